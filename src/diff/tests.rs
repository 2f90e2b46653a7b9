//! Two datasets of a few rows, before and after.

use std::collections::BTreeMap;

use super::*;

type Files = BTreeMap<String, String>;
/// Cells of a row, by their columns.
type Cells<'a> = &'a [(&'a str, &'a str)];

/// A dataset with these lines behind the first of its tables, each of which is written with the columns that it has today.
fn dataset(rows: &[(&str, &[Cells])]) -> Files {
    let mut files = Files::new();
    for table in tables::ALL {
        let names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        let mut text = names.join(",") + "\n";
        for row in rows.iter().filter(|(name, _)| *name == table.name).flat_map(|(_, rows)| *rows) {
            let cell = |name: &&str| row.iter().find(|(column, _)| column == name).map_or("", |(_, value)| *value);
            text += &(names.iter().map(cell).collect::<Vec<_>>().join(",") + "\n");
        }
        files.insert(format!("{}.csv", table.name), text);
    }
    files
}

fn compared(old: &Files, new: &Files) -> Diff {
    let read = |files: &Files, name: &str| {
        files.get(name).map(|text| text.clone().into_bytes()).ok_or_else(|| io::Error::other("not there"))
    };
    diff(|name| read(old, name), |name| read(new, name)).unwrap()
}

/// Changes as `table key change field old new`.
fn lines(diff: &Diff) -> Vec<String> {
    let line = |change: &Change| {
        let parts = [&change.table, &change.key, change.change.as_str(), &change.field, &change.old, &change.new];
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
    };
    diff.changes.iter().map(line).collect()
}

const A: &[(&str, &str)] = &[("doc_id", "a1"), ("path", "a.pdf"), ("kind", "report")];

fn statement<'a>(seq: &'a str, id: &'a str, text: &'a str, iso3: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("statement_id", id), ("doc_id", "a1"), ("seq", seq), ("mode", "verbatim"), ("text", text), ("iso3", iso3)]
}

#[test]
fn a_row_that_comes_between_others_is_one_change() {
    let (one, two) = (statement("1", "a1-s1", "Yes", "FRA"), statement("2", "a1-s2", "No", "DEU"));
    let (between, moved) = (statement("2", "a1-s2", "Perhaps", "ITA"), statement("3", "a1-s3", "No", "DEU"));
    let old = dataset(&[("documents", &[A]), ("statements", &[&one, &two])]);
    let new = dataset(&[("documents", &[A]), ("statements", &[&one, &between, &moved])]);
    assert_eq!(lines(&compared(&old, &new)), ["statements a1-s2 came Perhaps"]);
    assert_eq!(lines(&compared(&new, &old)), ["statements a1-s2 went Perhaps"]);
    assert_eq!(lines(&compared(&old, &old)), [""; 0]);
}

#[test]
fn a_value_that_changes_is_told_by_its_field() {
    let (before, after) = (statement("1", "a1-s1", "Yes", ""), statement("1", "a1-s1", "Yes", "FRA"));
    let old = dataset(&[("documents", &[A]), ("statements", &[&before])]);
    let new = dataset(&[("documents", &[A]), ("statements", &[&after])]);
    assert_eq!(lines(&compared(&old, &new)), ["statements a1-s1 changed iso3 FRA"]);
}

#[test]
fn a_document_with_other_bytes_is_the_same_under_its_path_and_others_come_and_go_whole() {
    let before: &[(&str, &str)] = &[("doc_id", "b1"), ("path", "b.pdf"), ("kind", "note")];
    let gone: &[(&str, &str)] = &[("doc_id", "c1"), ("path", "c.pdf"), ("kind", "note")];
    let after: &[(&str, &str)] = &[("doc_id", "b2"), ("path", "b.pdf"), ("kind", "letter")];
    let symbol: &[(&str, &str)] = &[("doc_id", "c1"), ("seq", "1"), ("symbol", "A/1")];
    let old = dataset(&[("documents", &[A, before, gone]), ("symbols", &[symbol])]);
    let new = dataset(&[("documents", &[A, after])]);
    let expected =
        ["documents c1 went c.pdf", "documents b2 changed doc_id b1 b2", "documents b2 changed kind note letter"];
    assert_eq!(lines(&compared(&old, &new)), expected);
    assert_eq!(compared(&old, &new).documents, 2);
}

#[test]
fn a_column_that_only_one_has_is_named_and_not_compared() {
    let old = dataset(&[("documents", &[A])]);
    let mut new = old.clone();
    let documents = new.get_mut("documents.csv").unwrap();
    *documents = documents.replacen(",language,", ",tongue,", 1);
    let diff = compared(&old, &new);
    assert_eq!(diff.uncompared, ["documents.language", "documents.tongue"]);
    assert_eq!(lines(&diff), [""; 0]);
}
