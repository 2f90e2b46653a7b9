//! The command line: what it writes, what it says, how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const NOTE: &str = "Note by the secretariat\n\nThe meeting will open at ten.\n";

/// Runs the program in a folder.
fn rapporteur(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).current_dir(folder).args(arguments).output().unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn rows(folder: &Path, table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(folder.join("output").join(table)).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Paths and statuses of `files.csv`.
fn statuses(folder: &Path) -> Vec<(String, String)> {
    rows(folder, "files.csv").into_iter().map(|row| (row[0].clone(), row[5].clone())).collect()
}

fn pair(path: &str, status: &str) -> (String, String) {
    (path.to_owned(), status.to_owned())
}

/// The only line that a failed run says, which must be short, lower case and say something.
fn complaint(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(text.lines().count(), 1, "not one line: {text}");
    let line = text.trim_end().strip_prefix("rapporteur: ").unwrap().to_owned();
    assert!(line.chars().next().unwrap().is_lowercase(), "{line}");
    line
}

#[test]
fn without_arguments_it_reads_input_and_writes_output() {
    let folder = folder(&[("input/b.txt", NOTE.as_bytes()), ("input/a/deep.md", b"# Agenda\n\nText of the item.\n")]);
    let output = rapporteur(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(statuses(folder.path()), [pair("input/a/deep.md", "ok"), pair("input/b.txt", "ok")]);
    let last = String::from_utf8(output.stdout).unwrap();
    assert!(last.starts_with("2 files, 2 documents, "), "{last}");
    assert!(last.contains("output/documents.csv"), "{last}");
}

#[test]
fn every_file_of_the_contract_is_written_and_nothing_else() {
    let folder = folder(&[("input/b.txt", NOTE.as_bytes())]);
    rapporteur(folder.path(), &["--quiet"]);
    let mut names: Vec<_> = fs::read_dir(folder.path().join("output"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut expected: Vec<_> =
        rapporteur::emit::tables::ALL.iter().map(|table| format!("{}.csv", table.name)).collect();
    expected.extend(["codebook.md", "datapackage.json", "documents.jsonl", "run.json"].map(String::from));
    expected.sort();
    assert_eq!(names, expected);
}

#[test]
fn quiet_says_nothing() {
    let folder = folder(&[("input/b.txt", NOTE.as_bytes())]);
    let output = rapporteur(folder.path(), &["extract", "--quiet"]);
    assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn files_that_cannot_be_read_have_their_rows_and_end_with_1() {
    let folder = folder(&[
        ("input/empty.pdf", b""),
        ("input/good.txt", NOTE.as_bytes()),
        ("input/page.pdf", b"<html>not found</html>"),
        ("input/sheet.xlsx", b"PK\x03\x04"),
    ]);
    let output = rapporteur(folder.path(), &["extract"]);
    assert_eq!(output.status.code(), Some(1));
    let expected = [
        pair("input/empty.pdf", "error"),
        pair("input/good.txt", "ok"),
        pair("input/page.pdf", "error"),
        pair("input/sheet.xlsx", "error"),
    ];
    assert_eq!(statuses(folder.path()), expected);
    let codes: Vec<_> = rows(folder.path(), "problems.csv")
        .into_iter()
        .filter(|row| row[1].is_empty())
        .map(|row| row[4].clone())
        .collect();
    assert_eq!(codes, ["empty", "not-pdf", "unknown-format"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("input/sheet.xlsx: "), "{said}");
}

#[test]
fn the_same_bytes_twice_are_one_document() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes()), ("input/b.txt", NOTE.as_bytes())]);
    assert_eq!(rapporteur(folder.path(), &[]).status.code(), Some(0));
    let files = rows(folder.path(), "files.csv");
    assert_eq!(files[1][5], "duplicate");
    assert_eq!(files[0][6], files[1][6]);
    assert_eq!(rows(folder.path(), "documents.csv").len(), 1);
}

#[test]
fn a_missing_folder_is_told_in_one_line() {
    let folder = folder(&[]);
    let output = rapporteur(folder.path(), &["extract", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("nowhere"));
}

#[test]
fn an_empty_folder_is_told_in_one_line() {
    let folder = folder(&[]);
    fs::create_dir(folder.path().join("input")).unwrap();
    let output = rapporteur(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("no files in input"));
    assert!(!folder.path().join("output").exists());
}

#[test]
fn a_pattern_takes_what_it_matches_and_complains_of_nothing() {
    let folder =
        folder(&[("in/a.txt", NOTE.as_bytes()), ("in/b.md", b"# B\n\nText.\n"), ("in/deep/c.txt", b"Other text.\n")]);
    rapporteur(folder.path(), &["extract", "in/*.txt"]);
    assert_eq!(statuses(folder.path()), [pair("in/a.txt", "ok")]);
    rapporteur(folder.path(), &["extract", "in/**/*.txt"]);
    assert_eq!(statuses(folder.path()), [pair("in/a.txt", "ok"), pair("in/deep/c.txt", "ok")]);
    let output = rapporteur(folder.path(), &["extract", "in/*.pdf"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("in/*.pdf"));
}

#[test]
fn an_output_that_cannot_be_written_is_told_in_one_line() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes()), ("taken", b"a file")]);
    let output = rapporteur(folder.path(), &["extract", "-o", "taken"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("cannot write to taken"));
}

#[test]
fn an_output_within_the_input_is_not_read_again() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes())]);
    for _ in 0..2 {
        assert_eq!(rapporteur(folder.path(), &["extract", ".", "-o", "output"]).status.code(), Some(0));
    }
    assert_eq!(statuses(folder.path()), [pair("./input/a.txt", "ok")]);
}

#[test]
fn a_wrong_argument_ends_with_2_and_help_with_0() {
    let folder = folder(&[]);
    assert_eq!(rapporteur(folder.path(), &["--wrong"]).status.code(), Some(2));
    let help = rapporteur(folder.path(), &["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8(help.stdout).unwrap().contains("Examples:"));
}

#[cfg(unix)]
#[test]
fn links_inside_a_folder_are_refused_with_a_row_and_names_are_escaped() {
    let folder = folder(&[("input/a\nb.txt", NOTE.as_bytes()), ("outside.txt", b"secret\n")]);
    std::os::unix::fs::symlink("../outside.txt", folder.path().join("input/link.txt")).unwrap();
    std::os::unix::fs::symlink(".", folder.path().join("input/loop")).unwrap();
    assert_eq!(rapporteur(folder.path(), &[]).status.code(), Some(1));
    let expected = [pair("input/a\\u{a}b.txt", "ok"), pair("input/link.txt", "error"), pair("input/loop", "error")];
    assert_eq!(statuses(folder.path()), expected);
}

#[test]
fn a_written_folder_is_valid_until_it_is_broken() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes())]);
    rapporteur(folder.path(), &[]);
    let valid = rapporteur(folder.path(), &["validate"]);
    assert_eq!(valid.status.code(), Some(0), "{valid:?}");
    let path = folder.path().join("output/documents.csv");
    let broken = fs::read_to_string(&path).unwrap().replace("input/a.txt", "input/b.txt");
    fs::write(&path, broken).unwrap();
    let invalid = rapporteur(folder.path(), &["validate", "output"]);
    assert_eq!(invalid.status.code(), Some(1));
    let told = String::from_utf8(invalid.stdout).unwrap();
    assert!(told.contains("documents.csv, row 2, path: input/b.txt is no row of files.csv"), "{told}");
    let missing = rapporteur(folder.path(), &["validate", "nowhere"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(complaint(&missing).contains("is no folder"));
}

#[test]
fn inspect_draws_a_page_with_its_columns_blocks_and_furniture() {
    let folder = TempDir::new().unwrap();
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/verbatim-record.pdf");
    let record = record.to_str().unwrap();
    let output = rapporteur(folder.path(), &["inspect", record, "--page", "2", "--svg", "page.svg"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let listing = String::from_utf8(output.stdout).unwrap();
    assert!(listing.contains("p2.1 text ") && listing.contains(" paragraph.text "), "{listing}");
    let drawn = fs::read_to_string(folder.path().join("page.svg")).unwrap();
    for part in ["column 1", "column 2", "gap paragraph.text", "page-number"] {
        assert!(drawn.contains(part), "{part}");
    }
    let output = rapporteur(folder.path(), &["inspect", record, "--page", "999", "--svg", "none.svg"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(String::from_utf8(output.stderr).unwrap().trim_end().ends_with("has no page 999"));
}
