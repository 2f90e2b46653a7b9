//! The command line: what it writes, what it says, how it ends.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

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
    assert!(!line.starts_with(char::is_uppercase), "{line}");
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
    expected.extend(
        [".rapporteur", "codebook.md", "datapackage.json", "documents.jsonl", "documents.schema.json", "run.json"]
            .map(String::from),
    );
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
    let help = rapporteur(folder.path(), &["extract", "--help"]);
    assert!(String::from_utf8(help.stdout).unwrap().contains("find archive"));
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
    assert!(told.contains("documents.csv: has other bytes than datapackage.json says"), "{told}");
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

#[test]
fn options_of_every_command_may_stand_before_it() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes())]);
    let output = rapporteur(folder.path(), &["-q", "extract", "input"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    assert_eq!(rapporteur(folder.path(), &["--color", "never", "validate"]).status.code(), Some(0));
    let verbose = rapporteur(folder.path(), &["-v", "input", "--no-cache"]);
    assert_eq!(String::from_utf8(verbose.stderr).unwrap(), "input/a.txt: ok\n");
}

#[test]
fn archives_are_read_in_place() {
    let folder = folder(&[("more/b.txt", b"Other text.\n")]);
    let file = fs::File::create(folder.path().join("more/records.tgz")).unwrap();
    let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(file, flate2::Compression::fast()));
    let mut header = tar::Header::new_gnu();
    header.set_size(NOTE.len() as u64);
    tar.append_data(&mut header, "deep/a.txt", NOTE.as_bytes()).unwrap();
    tar.into_inner().unwrap().finish().unwrap();
    fs::write(folder.path().join("more/broken.zip"), b"no zip").unwrap();
    assert_eq!(rapporteur(folder.path(), &["more"]).status.code(), Some(1));
    let expected =
        [pair("more/b.txt", "ok"), pair("more/broken.zip", "error"), pair("more/records.tgz!/deep/a.txt", "ok")];
    assert_eq!(statuses(folder.path()), expected);
    assert_eq!(rapporteur(folder.path(), &["validate"]).status.code(), Some(0));
}

/// Runs the program in a folder with something on its standard input.
fn told(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.current_dir(folder).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_list_of_paths_on_standard_input_is_read_and_what_is_not_there_has_its_row() {
    let folder = folder(&[("in/a.txt", NOTE.as_bytes()), ("in/b [1].txt", b"Other text.\n"), ("in/c.txt", b"No.\n")]);
    let output = told(folder.path(), &["extract", "-"], "in/b [1].txt\nin/a.txt\nin/none.txt\n");
    assert_eq!(output.status.code(), Some(1));
    let expected = [pair("in/a.txt", "ok"), pair("in/b [1].txt", "ok"), pair("in/none.txt", "error")];
    assert_eq!(statuses(folder.path()), expected);
    assert_eq!(told(folder.path(), &["extract", "-"], "").status.code(), Some(2));
}

#[test]
fn a_dry_run_lists_and_writes_nothing() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes()), ("input/b.xlsx", b"PK")]);
    let output = rapporteur(folder.path(), &["--dry-run"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("input/a.txt: text\ninput/b.xlsx: not read: "), "{said}");
    assert!(said.contains("1 of 2 files would be read; csv, jsonl would be written to output"), "{said}");
    assert!(!folder.path().join("output").exists());
}

#[test]
fn a_limit_takes_the_first_inputs() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes()), ("input/b.txt", b"Other text.\n")]);
    rapporteur(folder.path(), &["--limit", "1"]);
    assert_eq!(statuses(folder.path()), [pair("input/a.txt", "ok")]);
}

#[test]
fn what_ends_with_1_can_be_chosen() {
    // A text that is no UTF-8 is an information, a character that is lost a warning.
    let folder = folder(&[("input/a.txt", "déjà vu à Genève \u{FFFD}\n".as_bytes())]);
    let code = |arguments: &[&str]| rapporteur(folder.path(), arguments).status.code();
    assert_eq!(code(&["--fail-on", "warning"]), Some(1));
    assert_eq!(code(&["--fail-on", "error"]), Some(0));
    fs::write(folder.path().join("input/b.xlsx"), b"PK").unwrap();
    assert_eq!(code(&[]), Some(1));
    assert_eq!(code(&["--fail-on", "error"]), Some(1));
    assert_eq!(code(&["--fail-on", "never"]), Some(0));
}

#[test]
fn progress_for_a_scheduler_is_json_line_by_line() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes()), ("input/b.xlsx", b"PK")]);
    let output = rapporteur(folder.path(), &["--progress", "json"]);
    let lines: Vec<serde_json::Value> =
        String::from_utf8(output.stderr).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let events: Vec<_> = lines.iter().map(|line| line["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["begin", "file", "file", "end"]);
    assert_eq!((&lines[0]["files"], &lines[2]["done"]), (&2.into(), &2.into()));
    assert_eq!((&lines[2]["status"], &lines[3]["failed"]), (&"error".into(), &1.into()));
    assert_eq!(lines[3]["counts"]["documents"], 1);
}

#[test]
fn settings_of_a_file_hold_where_the_line_says_nothing() {
    let settings = "inputs = ['in']\noutput = 'tables'\nformat = ['jsonl']\nquiet = true\nlimit = 1\n";
    let folder = folder(&[
        ("in/a.txt", NOTE.as_bytes()),
        ("in/b.txt", b"Other text.\n"),
        ("rapporteur.toml", settings.as_bytes()),
    ]);
    let output = rapporteur(folder.path(), &[]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{output:?}");
    assert!(folder.path().join("tables/documents.jsonl").is_file());
    assert!(!folder.path().join("tables/documents.csv").exists());
    rapporteur(folder.path(), &["in/b.txt", "--format", "csv", "-o", "output"]);
    assert_eq!(statuses(folder.path()), [pair("in/b.txt", "ok")]);
}

#[test]
fn settings_that_make_no_sense_are_told_in_one_line_with_the_file() {
    for (settings, told) in [
        ("jbos = 2\n", "rapporteur.toml: there is no setting 'jbos'; there are allow-http, changed-only, color, "),
        ("limit = 'many'\n", "rapporteur.toml"),
        ("a = \n", "rapporteur.toml: line 1: "),
        ("quiet = 1\n", "rapporteur.toml: quiet is true or false"),
    ] {
        let folder = folder(&[("input/a.txt", NOTE.as_bytes()), ("rapporteur.toml", settings.as_bytes())]);
        let output = rapporteur(folder.path(), &[]);
        assert_eq!(output.status.code(), Some(2), "{settings}");
        let line = complaint(&output);
        assert!(line.contains(told), "{line}");
    }
}

#[test]
fn completions_and_manual_pages_are_printed() {
    let folder = folder(&[]);
    let printed = |arguments: &[&str]| String::from_utf8(rapporteur(folder.path(), arguments).stdout).unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(printed(&["completions", shell]).contains("rapporteur"), "{shell}");
    }
    assert!(printed(&["man"]).contains(".TH rapporteur"));
    assert!(printed(&["man", "extract"]).contains("\\-\\-fail\\-on"));
    assert!(complaint(&rapporteur(folder.path(), &["man", "nothing"])).contains("there is no command 'nothing'"));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes())]);
    for arguments in [&["completions", "bash"][..], &["--help"], &[], &["validate"], &["--dry-run"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.current_dir(folder.path()).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}: {output:?}");
    }
}

#[test]
fn two_folders_are_compared_and_differ_or_not() {
    let folder = folder(&[("input/a.txt", NOTE.as_bytes())]);
    rapporteur(folder.path(), &["-o", "old"]);
    rapporteur(folder.path(), &["-o", "same"]);
    fs::write(folder.path().join("input/a.txt"), NOTE.replace("ten", "nine")).unwrap();
    fs::write(folder.path().join("input/b.txt"), b"Other text.\n").unwrap();
    rapporteur(folder.path(), &["-o", "new"]);
    let diff = |arguments: &[&str]| {
        let output = rapporteur(folder.path(), &[&["diff"], arguments].concat());
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(diff(&["old", "same"]), (Some(0), "documents: 0 came, 0 went, 1 in both\nno differences\n".to_owned()));
    let (code, told) = diff(&["old", "new"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("documents: 1 came, 0 went, 1 in both"), "{told}");
    assert!(told.contains("paragraphs: 0 rows came, 0 went\n  text: 1 changed"), "{told}");
    let (_, rows) = diff(&["old", "new", "--format", "csv"]);
    assert!(rows.starts_with("table,path,doc_id,key,change,field,old,new\n"), "{rows}");
    assert!(rows.contains("changed,text,The meeting will open at ten.,The meeting will open at nine."), "{rows}");
    let (_, json) = diff(&["old", "new", "--format", "json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&json).unwrap().as_array().unwrap().len() > 1);
    assert_eq!(diff(&["old", "nowhere"]).0, Some(2));
}

#[test]
fn what_lies_beyond_a_limit_is_left_out_and_told() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/verbatim-record.pdf");
    let record = fs::read(sample).unwrap();
    let long = "The meeting will open at ten.\n".repeat(50_000);
    let folder = folder(&[("input/long.txt", long.as_bytes()), ("input/record.pdf", &record)]);
    let codes = |options: &[&str]| {
        let output = rapporteur(folder.path(), &[&["extract", "-q"], options].concat());
        assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
        let rows = rows(folder.path(), "problems.csv").into_iter();
        rows.filter(|row| row[3] == "error").map(|row| format!("{} {}", row[0], row[4])).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[]), [""; 0]);
    for isolation in ["process", "thread"] {
        let codes = |option: &str, value: &str| codes(&["--isolation", isolation, option, value]);
        assert_eq!(codes("--max-pages", "1"), ["input/record.pdf limit-pages"]);
        assert!(codes("--max-operators", "20").contains(&"input/record.pdf limit-operators".to_owned()));
        assert_eq!(codes("--max-file-size", "1"), ["input/long.txt limit-size"]);
        assert_eq!(codes("--max-text", "1"), ["input/long.txt limit-text"]);
    }
}

#[test]
fn a_line_without_end_is_refused_and_not_held() {
    let folder =
        folder(&[("input/endless.txt", &b"State Ohio 123 ".repeat(2_000_000)), ("input/a.txt", NOTE.as_bytes())]);
    assert_eq!(rapporteur(folder.path(), &[]).status.code(), Some(1));
    assert_eq!(statuses(folder.path()), [pair("input/a.txt", "ok"), pair("input/endless.txt", "error")]);
    assert_eq!(rows(folder.path(), "problems.csv").last().unwrap()[4], "limit-line");
    assert_eq!(rows(folder.path(), "files.csv")[1][2], "30000000");
}

#[cfg(unix)]
#[test]
fn a_link_that_the_user_names_is_followed() {
    let folder = folder(&[("elsewhere/blob", NOTE.as_bytes())]);
    std::os::unix::fs::symlink("elsewhere/blob", folder.path().join("note.txt")).unwrap();
    assert_eq!(rapporteur(folder.path(), &["extract", "note.txt"]).status.code(), Some(0));
    assert_eq!(statuses(folder.path()), [pair("note.txt", "ok")]);
}

#[cfg(not(feature = "stores"))]
#[test]
fn a_build_without_object_stores_says_so() {
    let folder = folder(&[]);
    let line = complaint(&rapporteur(folder.path(), &["extract", "s3://records/"]));
    assert!(line.starts_with("this build has no object stores: install it with the feature stores"), "{line}");
}

#[cfg(feature = "stores")]
#[test]
fn an_address_that_is_not_encrypted_is_not_asked_unless_that_is_allowed() {
    let folder = folder(&[]);
    let line = complaint(&rapporteur(folder.path(), &["extract", "http://127.0.0.1:9/a.pdf"]));
    assert!(line.contains("not encrypted: give an address with https, or allow it with --allow-http"), "{line}");
    assert!(!folder.path().join("output").exists());
}
