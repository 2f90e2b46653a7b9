//! The report as the command line makes it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SAID: &str =
    "# A meeting\n\n*States Parties*\n\n**France** said that </script><script>alert(1)</script> is no argument.\n";

/// Runs the program in a folder.
fn rapporteur(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).current_dir(folder).args(arguments).output().unwrap()
}

/// A folder with a document and the tables that were made of it.
fn read() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("input")).unwrap();
    fs::write(folder.path().join("input/a.md"), SAID).unwrap();
    assert_eq!(rapporteur(folder.path(), &[]).status.code(), Some(0));
    folder
}

#[test]
fn it_is_one_file_that_no_document_can_break_out_of() {
    let folder = read();
    let output = rapporteur(folder.path(), &["report"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "1 documents: open output/report.html\n");
    let page = fs::read_to_string(folder.path().join("output/report.html")).unwrap();
    assert!(page.contains("is no argument") && !page.contains("<script>alert"));
    assert!(!folder.path().join("output/report").exists());
    let again = rapporteur(folder.path(), &["report", "output", "-o", "elsewhere/", "--quiet"]);
    assert!(again.stdout.is_empty(), "{again:?}");
    assert_eq!(fs::read_to_string(folder.path().join("elsewhere/report.html")).unwrap(), page);
}

#[test]
fn what_is_no_written_folder_is_told_in_one_line() {
    let folder = read();
    let told = |arguments: &[&str]| {
        let output = rapporteur(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(told(&["report", "none"]), "rapporteur: none is no folder: give one that rapporteur has written\n");
    assert!(told(&["report", "input"]).starts_with("rapporteur: cannot read input/files.csv: "));
    assert!(told(&["report", "--inputs", "none"]).contains("none is no folder: give the one with the documents"));
    fs::write(folder.path().join("output/documents.jsonl"), "{\"id\":\"../../x\"}\n").unwrap();
    assert!(told(&["report"]).contains("documents.jsonl, line 1: it has no id of letters and figures"));
    assert!(!folder.path().join("output/report.html").exists());
}
