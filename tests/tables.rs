//! The tables keep what their definition promises, and what is written about them says the same.

mod extract;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use rapporteur::emit::datapackage::{About, Named, Stored};
use rapporteur::emit::table::{Column, Table, Type};
use rapporteur::emit::{codebook, datapackage, tables};

/// Columns of one table, by name, row by row.
type Rows = Vec<BTreeMap<String, String>>;

fn read(output: &Path, table: &Table) -> Rows {
    let mut reader = csv::Reader::from_path(output.join(format!("{}.csv", table.name))).unwrap();
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(names, table.columns.iter().map(|column| column.name).collect::<Vec<_>>(), "{}", table.name);
    let row = |row: csv::StringRecord| names.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn key(row: &BTreeMap<String, String>, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| row[*column].clone()).collect()
}

fn date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    [&[4][..], &[4, 2], &[4, 2, 2]].contains(&&lengths[..]) && parts.iter().all(|part| part.parse::<u16>().is_ok())
}

fn fits(column: &Column, value: &str) -> bool {
    if value.is_empty() {
        return !column.required;
    }
    match column.kind {
        Type::Text | Type::List => true,
        Type::Whole => value.parse::<u64>().is_ok(),
        Type::Flag => ["true", "false"].contains(&value),
        Type::Date => date(value),
        Type::Time => value.len() == 5 && value.as_bytes()[2] == b':',
        Type::Iso3 => value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_uppercase()),
        Type::OneOf(values) => values().contains(&value),
    }
}

/// Every cell fits its column, every key is one row's own, every link leads to a row.
fn assert_kept(output: &Path) {
    let rows: BTreeMap<&str, Rows> = tables::ALL.iter().map(|table| (table.name, read(output, table))).collect();
    for table in tables::ALL {
        for (row, line) in rows[table.name].iter().zip(2..) {
            for column in table.columns {
                let value = &row[column.name];
                assert!(fits(column, value), "{}.csv row {line}: {} may not be {value:?}", table.name, column.name);
            }
        }
        let mut met = HashSet::new();
        for row in rows[table.name].iter().filter(|_| !table.key.is_empty()) {
            let key = key(row, table.key);
            assert!(met.insert(key.clone()), "{}.csv: two rows have the key {key:?}", table.name);
        }
        for link in table.links {
            let there: HashSet<_> = rows[link.table].iter().map(|row| key(row, link.key)).collect();
            for here in rows[table.name].iter().map(|row| key(row, link.columns)) {
                let empty = here.iter().all(String::is_empty);
                assert!(empty || there.contains(&here), "{}.csv: {here:?} is not in {}.csv", table.name, link.table);
            }
        }
    }
}

#[test]
fn the_sample_s_tables_keep_their_definition() {
    assert_kept(&extract::extracted(&["input"], 2).path().join("output"));
}

#[test]
fn the_corpus_s_tables_keep_their_definition() {
    if let Some(shared) = extract::shared("the tables of the corpus") {
        let (dev, seeds) = (shared.join("corpus/dev"), shared.join("corpus/seeds"));
        assert_kept(&extract::extracted(&[dev.to_str().unwrap(), seeds.to_str().unwrap()], 2).path().join("output"));
    }
}

#[test]
fn definitions_are_sound() {
    let mut names = HashSet::new();
    for table in tables::ALL {
        assert!(names.insert(table.name), "{} stands twice", table.name);
        let columns: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        let own: HashSet<_> = columns.iter().collect();
        assert_eq!(own.len(), columns.len(), "{} has a column twice", table.name);
        assert!(table.key.iter().all(|name| own.contains(name)), "{}: key", table.name);
        let keyed = |name: &&str| table.columns.iter().any(|column| column.name == *name && column.required);
        assert!(table.key.iter().all(keyed), "{}: a key may be empty", table.name);
        for link in table.links {
            let other = tables::ALL.iter().find(|other| other.name == link.table).unwrap();
            assert!(link.columns.iter().all(|name| own.contains(name)), "{}: link", table.name);
            assert_eq!(link.key, other.key, "{}: a link leads to a key", table.name);
        }
        for column in table.columns {
            assert!(column.meaning.ends_with('.'), "{}.{}: one sentence", table.name, column.name);
        }
    }
    for (table, _) in tables::OF_DOCUMENT {
        assert!(names.contains(table.name), "{} is not listed", table.name);
    }
}

/// Files of a dataset in these formats, by their endings.
fn stored(endings: &[&str]) -> Vec<Stored> {
    let names = tables::ALL.iter().flat_map(|table| endings.iter().map(|end| format!("{}.{end}", table.name)));
    names.map(|path| Stored { path, bytes: 1, sha256: "ab".to_owned() }).collect()
}

#[test]
fn the_descriptor_names_every_table_and_column_in_the_formats_that_are_there() {
    for (endings, suffix) in [(&["csv"][..], ""), (&["parquet"], ""), (&["csv", "parquet"], "-parquet")] {
        let descriptor = datapackage::descriptor(&About::default(), &stored(endings));
        let resources = descriptor["resources"].as_array().unwrap();
        assert_eq!(resources.len(), tables::ALL.len() * endings.len());
        for table in tables::ALL {
            let name = format!("{}{suffix}", table.name);
            let resource = resources.iter().find(|resource| resource["name"] == name).unwrap();
            let fields = resource["schema"]["fields"].as_array().unwrap();
            assert_eq!(fields.len(), table.columns.len(), "{}", table.name);
            assert_eq!(resource["hash"], "sha256:ab");
            for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
                let other = key["reference"]["resource"].as_str().unwrap();
                assert!(resources.iter().any(|resource| resource["name"] == other), "{name} leads to {other}");
            }
        }
    }
}

#[test]
fn the_descriptor_tells_of_title_licences_and_sources_where_they_are_said() {
    let named = |name: &str, url: Option<&str>| Named { name: name.to_owned(), url: url.map(str::to_owned) };
    let about = About {
        title: Some("Records".to_owned()),
        licences: vec![named("CC-BY-4.0", Some("https://creativecommons.org/licenses/by/4.0/"))],
        sources: vec![named("archive", None)],
    };
    let descriptor = datapackage::descriptor(&about, &stored(&["csv"]));
    assert_eq!(descriptor["title"], "Records");
    assert_eq!(descriptor["licenses"][0]["name"], "CC-BY-4.0");
    assert_eq!(descriptor["licenses"][0]["path"], "https://creativecommons.org/licenses/by/4.0/");
    assert_eq!(descriptor["sources"][0]["title"], "archive");
    assert!(datapackage::descriptor(&About::default(), &[]).get("licenses").is_none());
}

#[test]
fn the_readme_has_the_codebook_s_columns() {
    const BEGIN: &str = "<!-- columns: written from src/emit/tables by `UPDATE=1 cargo test --test tables` -->\n";
    const END: &str = "<!-- end of columns -->";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let start = readme.find(BEGIN).expect("the README lost the mark before its columns") + BEGIN.len();
    let end = readme.find(END).expect("the README lost the mark after its columns");
    let columns = format!("\n{}", codebook::columns("###"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{}{columns}{}", &readme[..start], &readme[end..])).unwrap();
    } else {
        assert!(readme[start..end] == columns, "the README's columns lag: UPDATE=1 cargo test --test tables");
    }
}
