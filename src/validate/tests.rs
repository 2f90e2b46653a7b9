//! A dataset that was read from a page of our own, whole and broken in many ways.

use std::collections::HashMap;
use std::io;

use super::*;

/// The smallest dataset: a document of two paragraphs, a statement, a mention, a vote of two states.
fn dataset() -> HashMap<String, String> {
    let mut files: HashMap<String, String> = HashMap::new();
    for table in tables::ALL {
        let names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        files.insert(format!("{}.csv", table.name), names.join(",") + "\n");
    }
    let listed: Vec<_> = files.keys().map(|path| format!("{{\"path\": \"{path}\"}}")).collect();
    files.insert("datapackage.json".to_owned(), format!("{{\"resources\": [{}]}}", listed.join(",")));
    row(&mut files, "files", &[("path", "a.txt"), ("doc_id", "d"), ("status", "ok"), ("sha256", "d")]);
    row(
        &mut files,
        "documents",
        &[
            ("doc_id", "d"),
            ("path", "a.txt"),
            ("kind", "letter"),
            ("text_source", "embedded"),
            ("paragraph_count", "2"),
            ("statement_count", "1"),
            ("decision_count", "1"),
            ("mention_count", "1"),
        ],
    );
    row(&mut files, "paragraphs", &[("doc_id", "d"), ("seq", "1"), ("kind", "heading"), ("text", "Été"), ("end", "3")]);
    let second =
        [("doc_id", "d"), ("seq", "2"), ("kind", "paragraph"), ("text", "Chad spoke."), ("start", "5"), ("end", "16")];
    row(&mut files, "paragraphs", &second);
    let said = [
        ("statement_id", "d-s0001"),
        ("doc_id", "d"),
        ("seq", "1"),
        ("mode", "reported"),
        ("text", "Chad spoke."),
        ("start", "5"),
        ("end", "16"),
    ];
    row(&mut files, "statements", &said);
    let mention = [
        ("doc_id", "d"),
        ("start", "5"),
        ("end", "9"),
        ("as_written", "Chad"),
        ("entity", "Chad"),
        ("entity_kind", "state"),
        ("iso3", "TCD"),
        ("statement_id", "d-s0001"),
    ];
    row(&mut files, "mentions", &mention);
    let decision = [
        ("doc_id", "d"),
        ("seq", "1"),
        ("what", "A/1/L.2"),
        ("outcome", "adopted"),
        ("how", "recorded_vote"),
        ("in_favour", "1"),
        ("against", "1"),
        ("end", "3"),
    ];
    row(&mut files, "decisions", &decision);
    for (seq, name, position) in [("1", "Chad", "in_favour"), ("2", "Mali", "against")] {
        row(
            &mut files,
            "votes",
            &[("doc_id", "d"), ("decision_seq", "1"), ("seq", seq), ("as_written", name), ("position", position)],
        );
    }
    files
}

/// Adds a row; whole numbers that are not given are 0, other cells empty.
fn row(files: &mut HashMap<String, String>, name: &str, given: &[(&str, &str)]) {
    let Some(table) = tables::ALL.iter().find(|table| table.name == name) else { return };
    let cell = |column: &crate::emit::table::Column| {
        let value = given.iter().find(|(known, _)| *known == column.name).map(|(_, value)| *value);
        let zero = column.required && matches!(column.kind, crate::emit::table::Type::Whole);
        value.unwrap_or(if zero { "0" } else { "" }).to_owned()
    };
    let cells: Vec<String> = table.columns.iter().map(cell).collect();
    if let Some(file) = files.get_mut(&format!("{name}.csv")) {
        *file += &(cells.join(",") + "\n");
    }
}

fn told(files: &HashMap<String, String>) -> Vec<String> {
    let read = |name: &str| {
        files.get(name).map(|text| text.clone().into_bytes()).ok_or(io::Error::from(io::ErrorKind::NotFound))
    };
    validate(read).iter().map(Failure::to_string).collect()
}

/// What is told of a dataset after one change.
fn after(file: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = dataset();
    let text = &files[file];
    assert!(text.contains(from), "{text}");
    let changed = text.replacen(from, to, 1);
    files.insert(file.to_owned(), changed);
    told(&files)
}

fn assert_told(told: &[String], part: &str) {
    assert!(told.iter().any(|line| line.contains(part)), "{part:?} is not among {told:#?}");
}

#[test]
fn a_whole_dataset_has_no_failures() {
    assert_eq!(told(&dataset()), Vec::<String>::new());
}

#[test]
fn a_missing_file_and_another_header_are_told() {
    let mut files = dataset();
    files.remove("votes.csv");
    assert_told(&told(&files), "votes.csv: cannot be read");
    assert_told(&after("votes.csv", "position", "place"), "votes.csv, row 1: the columns must be doc_id,");
}

#[test]
fn cells_that_do_not_fit_are_told() {
    assert_told(&after("documents.csv", "letter", "novel"), "documents.csv, row 2, kind: \"novel\" is not one of ");
    assert_told(&after("mentions.csv", "TCD", "Tcd"), "mentions.csv, row 2, iso3: \"Tcd\" is not a code");
    assert_told(&after("votes.csv", "Chad", ""), "votes.csv, row 2, as_written: is empty and must not be");
    assert_told(&after("decisions.csv", "d,1,", "d,one,"), "decisions.csv, row 2, seq: \"one\" is not a whole number");
    assert_told(&after("votes.csv", "d,1,1", "d,1,1,1"), "votes.csv, row 2: has ");
}

#[test]
fn keys_that_name_two_rows_and_links_that_lead_nowhere_are_told() {
    assert_told(
        &after("votes.csv", "d,1,2", "d,1,1"),
        "votes.csv, row 3, doc_id,decision_seq,seq: d,1,1 is the key of row 2, too",
    );
    assert_told(
        &after("votes.csv", "d,1,2", "d,7,2"),
        "votes.csv, row 3, doc_id,decision_seq: d,7 is no row of decisions.csv",
    );
}

#[test]
fn spans_that_hold_another_text_are_told() {
    assert_told(
        &after("mentions.csv", "d,5,9", "d,4,8"),
        "mentions.csv, row 2, start,end: the text from 4 to 8 is not that of as_written",
    );
    assert_told(&after("mentions.csv", "d,5,9", "d,5,99"), "5 to 99 is no span of a text of 16 characters");
    assert_told(&after("statements.csv", "5,16", "5,15"), "statements.csv, row 2, start,end: ");
}

#[test]
fn counts_that_the_rows_do_not_bear_out_are_told_unless_a_problem_says_so() {
    let mut files = dataset();
    files.insert("mentions.csv".to_owned(), files["mentions.csv"].lines().take(1).collect::<String>() + "\n");
    assert_told(&told(&files), "documents.csv, row 2, mention_count: says 1, and mentions.csv has 0 rows");
    let mut files = dataset();
    let votes = files["votes.csv"].replacen("against", "in_favour", 1);
    files.insert("votes.csv".to_owned(), votes);
    assert_told(&told(&files), "decisions.csv, row 2, in_favour: says 1, and votes.csv lists 2");
    row(
        &mut files,
        "problems",
        &[("path", "a.txt"), ("doc_id", "d"), ("severity", "warning"), ("code", "vote-tally"), ("message", "m")],
    );
    assert_eq!(told(&files), Vec::<String>::new());
}

#[test]
fn a_file_has_the_bytes_that_the_descriptor_says() {
    let mut files = dataset();
    let size = files["votes.csv"].len();
    let listed = |end: &str| files["datapackage.json"].replace("\"votes.csv\"", &format!("\"votes.csv\", {end}"));
    let (long, other) = (listed("\"bytes\": 1"), listed(&format!("\"bytes\": {size}, \"hash\": \"sha256:00\"")));
    let absent = files["datapackage.json"].replace("[", "[{\"path\": \"documents.jsonl\"},");
    for (descriptor, wrong) in [(long, "says 1"), (other, "its hash is another"), (absent, "cannot be read")] {
        files.insert("datapackage.json".to_owned(), descriptor);
        let failures = validate(|name| {
            files.get(name).map(|text| text.clone().into_bytes()).ok_or(io::ErrorKind::NotFound.into())
        });
        assert_eq!(failures.len(), 1, "{failures:?}");
        assert!(failures[0].message.contains(wrong), "{failures:?}");
    }
}
