//! The formats of a dataset: each has the rows of the others.

mod extract;

use std::fs::{self, File};
use std::path::Path;

use extract::extracted_with;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use rapporteur::emit::rows::{self, Value};
use rapporteur::emit::table::Table;
use rapporteur::emit::tables;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

const ALL: &[&str] = &["--format", "csv,jsonl,parquet,sqlite,texts"];

/// The rows of a table's CSV as values of its columns' types.
fn csv(output: &Path, table: &Table) -> Vec<Vec<String>> {
    let text = fs::read(output.join(format!("{}.csv", table.name))).unwrap();
    let names = text.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    let mut all = Vec::new();
    rows::each(table, &text[names..], |values| {
        all.push(values.iter().map(|value| format!("{value:?}")).collect());
        Ok(())
    })
    .unwrap();
    all
}

fn parquet(output: &Path, table: &Table) -> Vec<Vec<String>> {
    let file = File::open(output.join(format!("{}.parquet", table.name))).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let value = |field: &Field| match field {
        Field::Null => format!("{:?}", Value::Absent),
        Field::Str(text) => format!("{:?}", Value::Text(text.into())),
        Field::Long(number) => format!("{:?}", Value::Whole(*number)),
        Field::Bool(flag) => format!("{:?}", Value::Flag(*flag)),
        other => panic!("{other:?}"),
    };
    let row = |row: parquet::record::Row| row.get_column_iter().map(|(_, field)| value(field)).collect::<Vec<_>>();
    let rows = reader.get_row_iter(None).unwrap().map(|read| row(read.unwrap())).collect();
    let columns = reader.metadata().file_metadata().schema_descr().columns().to_vec();
    let names: Vec<_> = columns.iter().map(|column| column.name().to_owned()).collect();
    assert_eq!(names, table.columns.iter().map(|column| column.name).collect::<Vec<_>>());
    rows
}

fn sqlite(database: &Connection, table: &Table) -> Vec<Vec<String>> {
    let names: Vec<_> = table.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let query = format!("SELECT {} FROM {} ORDER BY rowid", names.join(","), table.name);
    let mut query = database.prepare(&query).unwrap();
    let flag = |place: usize| matches!(table.columns[place].kind, rapporteur::emit::table::Type::Flag);
    let value = |place: usize, value: ValueRef| match value {
        ValueRef::Null => format!("{:?}", Value::Absent),
        ValueRef::Text(text) => format!("{:?}", Value::Text(String::from_utf8_lossy(text))),
        ValueRef::Integer(number) if flag(place) => format!("{:?}", Value::Flag(number == 1)),
        ValueRef::Integer(number) => format!("{:?}", Value::Whole(number)),
        other => panic!("{other:?}"),
    };
    let rows = query
        .query_map([], |row| Ok((0..names.len()).map(|place| value(place, row.get_ref(place).unwrap())).collect()));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_format_has_the_rows_of_the_csv() {
    let folder = extracted_with(&["input"], 2, ALL);
    let output = folder.path().join("output");
    let database = Connection::open(output.join("dataset.sqlite")).unwrap();
    for table in tables::ALL {
        let rows = csv(&output, table);
        assert!(rows == parquet(&output, table), "{}.parquet", table.name);
        assert!(rows == sqlite(&database, table), "{} in the database", table.name);
    }
}

#[test]
fn the_database_keeps_its_links_and_finds_words_in_statements() {
    let folder = extracted_with(&["input"], 2, &["--format", "sqlite"]);
    let path = folder.path().join("output/dataset.sqlite");
    let database = Connection::open(&path).unwrap();
    let count = |query: &str| database.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert!(count("SELECT count(*) FROM pragma_foreign_key_list('votes')") > 0);
    assert!(count("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'") > 10);
    database.execute_batch("VACUUM").unwrap();
    let found = "SELECT count(*) FROM statements_search JOIN statements ON statements.rowid = statements_search.rowid \
                 WHERE statements_search MATCH 'pacific teachers' AND statements.text LIKE '%teachers in the Pacific%'";
    assert_eq!(count(found), 1);
    let check: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
}

#[test]
fn offsets_count_into_the_texts() {
    let folder = extracted_with(&["input"], 2, ALL);
    let output = folder.path().join("output");
    let lines = fs::read_to_string(output.join("documents.jsonl")).unwrap();
    for line in lines.lines() {
        let document: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = fs::read_to_string(output.join(format!("texts/{}.txt", document["id"].as_str().unwrap()))).unwrap();
        let text: Vec<char> = text.chars().collect();
        for paragraph in document["paragraphs"].as_array().unwrap() {
            let [start, end] = ["start", "end"].map(|name| paragraph[name].as_u64().unwrap() as usize);
            assert_eq!(text[start..end].iter().collect::<String>(), paragraph["text"].as_str().unwrap());
        }
    }
}

#[test]
fn what_is_not_asked_for_is_not_there_and_what_an_earlier_run_wrote_goes() {
    let folder = extracted_with(&["input/bulletin.md"], 1, ALL);
    let output = folder.path().join("output");
    fs::write(output.join("notes.csv"), "mine").unwrap();
    fs::write(output.join("texts/notes.txt"), "mine").unwrap();
    extract::extract_into(folder.path(), &["input/bulletin.md"], 1, &["--format", "parquet"]);
    let mut names: Vec<_> =
        fs::read_dir(&output).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let mut expected: Vec<_> = tables::ALL.iter().map(|table| format!("{}.parquet", table.name)).collect();
    expected
        .extend([".rapporteur", "codebook.md", "datapackage.json", "notes.csv", "run.json", "texts"].map(String::from));
    expected.sort();
    assert_eq!(names, expected);
    let texts: Vec<_> = fs::read_dir(output.join("texts")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(texts, ["notes.txt"]);
}

#[test]
fn every_format_has_the_same_bytes_at_any_number_of_threads() {
    let files = |folder: &tempfile::TempDir| {
        let mut files = extract::files(&folder.path().join("output"));
        files.extend(extract::files(&folder.path().join("output/texts")));
        files
    };
    let one = extracted_with(&["input"], 1, ALL);
    for jobs in [2, 8] {
        let more = extracted_with(&["input"], jobs, ALL);
        for ((name, bytes), (other, others)) in files(&one).iter().zip(&files(&more)) {
            assert_eq!(name, other);
            assert!(bytes == others, "{name} at {jobs} threads");
        }
    }
}
