//! No bad input crashes the program, hangs it or passes in silence: each file of the hostile suite has the status and the problem of
//! `hostile.csv`.

mod extract;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use extract::{extracted, shared};

/// Files up to so many bytes are read in every run of the tests, larger ones where they are asked for.
const SMALL: u64 = 300_000;

/// The suite, made once; absent where it cannot be made.
static SUITE: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    let craft = shared("the hostile suite")?.join("hostile/craft.py");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let made = folder.join("made");
    if !made.is_file() {
        let run = Command::new("python3").arg(craft).arg(&folder).output();
        if !run.is_ok_and(|run| run.status.success()) {
            println!("left out: the hostile suite (it needs python3 and qpdf)");
            return None;
        }
        fs::write(made, "").unwrap();
    }
    Some(folder)
});

/// Values of two columns of a table of the output, row by row.
fn columns(table: &Path, names: [&str; 2]) -> Vec<[String; 2]> {
    let mut reader = csv::Reader::from_path(table).unwrap();
    let head = reader.headers().unwrap().clone();
    let [first, second] = names.map(|name| head.iter().position(|column| column == name).unwrap());
    reader.records().map(|row| row.unwrap()).map(|row| [row[first].to_owned(), row[second].to_owned()]).collect()
}

/// Reads the files of the suite whose size is wanted and compares what they gave with the table.
fn assert_told(wanted: impl Fn(u64) -> bool) {
    let Some(suite) = SUITE.as_ref() else { return };
    let mut table = csv::Reader::from_reader(include_str!("hostile.csv").as_bytes());
    let rows: Vec<[String; 3]> = table.deserialize().map(|row| row.unwrap()).collect();
    let path = |file: &str| suite.join(file).to_str().unwrap().to_owned();
    let rows: Vec<_> =
        rows.iter().filter(|[file, ..]| fs::metadata(path(file)).is_ok_and(|data| wanted(data.len()))).collect();
    assert!(!rows.is_empty());
    let paths: Vec<String> = rows.iter().map(|[file, ..]| path(file)).collect();
    let folder = extracted(&paths.iter().map(String::as_str).collect::<Vec<_>>(), 2);
    let output = folder.path().join("output");
    let statuses: HashMap<String, String> = columns(&output.join("files.csv"), ["path", "status"])
        .into_iter()
        .map(|[path, status]| (path, status))
        .collect();
    let problems: HashSet<[String; 2]> = columns(&output.join("problems.csv"), ["path", "code"]).into_iter().collect();
    assert_eq!(statuses.len(), rows.len(), "one row a file");
    let mut wrong = Vec::new();
    for [file, status, code] in rows {
        let given = statuses.get(&path(file)).map_or("no row", String::as_str);
        if given != status || !code.is_empty() && !problems.contains(&[path(file), code.clone()]) {
            wrong.push(format!("{file}: {given}, not {status} with {code:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_hostile_file_has_its_status_and_its_problem() {
    assert_told(|bytes| bytes <= SMALL);
}

#[test]
#[ignore = "slow without optimisation: cargo test --release --test hostile -- --ignored"]
fn every_large_hostile_file_has_its_status_and_its_problem() {
    assert_told(|bytes| bytes > SMALL);
}

#[test]
fn every_table_is_one_that_a_spreadsheet_and_a_terminal_can_be_shown() {
    let Some(suite) = SUITE.as_ref() else { return };
    let texts =
        ["t06_bidi.txt", "t07_formula.txt", "t18_terminal_escapes.txt"].map(|name| suite.join("text").join(name));
    let folder = extracted(&texts.each_ref().map(|path| path.to_str().unwrap()), 1);
    for table in fs::read_dir(folder.path().join("output")).unwrap().map(|entry| entry.unwrap().path()) {
        if table.extension().is_none_or(|ending| ending != "csv") {
            continue;
        }
        let mut reader = csv::Reader::from_path(&table).unwrap();
        for cell in reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠']), "{cell:?}");
            assert!(!cell.contains(|c: char| c.is_control() && !"\t\n".contains(c)), "{cell:?}");
            assert!(!cell.contains(['\u{202a}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2069}']), "{cell:?}");
        }
    }
}
