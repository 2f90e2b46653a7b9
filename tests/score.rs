//! The score of the sample archive, and the score itself.

mod extract;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use extract::{extracted, root, shared};
use serde_json::Value;
use tempfile::TempDir;

fn scored(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).current_dir(root()).arg("score").args(arguments).output().unwrap()
}

/// Precision, recall and F1 by figure, of a file of figures.
fn figures(path: &Path) -> BTreeMap<String, [Option<f64>; 3]> {
    let value: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let figures = value["figures"].as_object().unwrap();
    let row = |row: &Value| ["precision", "recall", "f1"].map(|name| row[name].as_f64());
    figures.iter().map(|(name, value)| (name.clone(), row(value))).collect()
}

fn figures_of(gold: &Path, output: &Path) -> BTreeMap<String, [Option<f64>; 3]> {
    let folder = TempDir::new().unwrap();
    let json = folder.path().join("figures.json");
    let paths = [gold, output, &json].map(|path| path.to_str().unwrap());
    let done = scored(&[paths[0], paths[1], "--json", paths[2]]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    figures(&json)
}

#[test]
fn the_figures_are_those_of_the_scorer_that_stands_beside_the_labels() {
    let Some(shared) = shared("figures beside those of score.py") else { return };
    let folder = extracted(&[shared.join("corpus/dev").to_str().unwrap()], 2);
    let (gold, output) = (shared.join("gold/dev"), folder.path().join("output"));
    let json = folder.path().join("theirs.json");
    let script = shared.join("eval/score.py");
    let theirs = Command::new("python3").args([&script, &gold, &output]).arg("--json").arg(&json).output();
    let Ok(theirs) = theirs else {
        return println!("left out: figures beside those of score.py (there is no python3)");
    };
    assert!(theirs.status.success(), "{theirs:?}");
    let ours = figures_of(&gold, &output);
    for (name, theirs) in figures(&json) {
        let shown = |row: &[Option<f64>; 3]| row.map(|value| value.map(|value| format!("{value:.3}")));
        assert_eq!(ours.get(&name).map(shown), Some(shown(&theirs)), "{name}");
    }
}

/// The least F1 of every figure on the sample archive. It is made of what is to be found, so nothing may be missed.
const LEAST: f64 = 1.0;

#[test]
fn the_sample_archive_is_read_without_a_fault() {
    let folder = extracted(&["input"], 2);
    let output = folder.path().join("output");
    let done = scored(&["tests/gold", output.to_str().unwrap(), "--details"]);
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    let figures = figures_of(&root().join("tests/gold"), &output);
    for figure in ["headers (whole)", "statements (all right)", "paragraphs", "decisions", "votes", "documents (whole)"]
    {
        assert!(figures.contains_key(figure), "{figure} is not labelled");
    }
    for (name, [.., f1]) in figures {
        assert!(f1.is_none_or(|f1| f1 >= LEAST), "{name} is below {LEAST}:\n{told}");
    }
}

/// A label, and a document of an output, that agree in all but the title.
fn a_label_and_an_output() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("gold")).unwrap();
    let gold = r#"{"source": {"path": "a.pdf", "sha256": "aa"}, "kind": "letter", "header": {"title": "One", "date": "2031"}}"#;
    let found = r#"{"source": {"sha256": "aa"}, "kind": "letter", "header": {"title": "Two", "date": "2031"}}"#;
    fs::write(folder.path().join("gold/a.json"), gold).unwrap();
    fs::write(folder.path().join("documents.jsonl"), format!("{found}\n")).unwrap();
    folder
}

fn score_in(folder: &TempDir, options: &[&str]) -> (Option<i32>, String, String) {
    let gold = folder.path().join("gold");
    let paths = [gold.to_str().unwrap(), folder.path().to_str().unwrap()];
    let done = scored(&[&paths, options].concat());
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

#[test]
fn the_table_has_a_row_a_figure() {
    let (code, table, _) = score_in(&a_label_and_an_output(), &["--details"]);
    assert_eq!(code, Some(0));
    assert!(table.starts_with("a: header.title: gold \"One\", found \"Two\"\n1 documents\n"), "{table}");
    let row = format!("{:28}{:>8}{:>8}{:>8}{:>8}{:>8}", "header (all)", "0.500", "0.500", "0.500", 2, 2);
    assert!(table.lines().any(|line| line == row), "{table}");
    assert!(!score_in(&a_label_and_an_output(), &[]).1.contains("gold \"One\""));
}

#[test]
fn a_figure_below_its_bound_ends_with_one() {
    let folder = a_label_and_an_output();
    assert_eq!(score_in(&folder, &["--min", "header (all)=0.5", "--min", "kind=1"]).0, Some(0));
    let (code, _, complaint) = score_in(&folder, &["--min", "header (all)=0.51", "--min", "header.title=0.2"]);
    assert_eq!(code, Some(1));
    assert_eq!(complaint, "rapporteur: falls short: header (all) 0.500 < 0.51; header.title 0.000 < 0.2\n");
}

#[test]
fn what_cannot_be_scored_is_said_in_a_line() {
    let folder = a_label_and_an_output();
    let fails = |options: &[&str], part: &str| {
        let (code, _, complaint) = score_in(&folder, options);
        assert_eq!(code, Some(2), "{complaint}");
        assert!(complaint.contains(part), "{complaint}");
    };
    fails(&["--min", "titles=0.5"], "there is no figure 'titles': there are kind, header.date, ");
    fails(&["--min", "kind"], "as in 'agenda=0.9'");
    fails(&["--min", "kind=7"], "no number between 0 and 1");
    fs::write(folder.path().join("documents.jsonl"), "{\"source\": {\"sha256\": \"aa\"}\n").unwrap();
    fails(&[], "documents.jsonl, line 1: ");
    fs::remove_file(folder.path().join("documents.jsonl")).unwrap();
    fails(&[], "give a folder that rapporteur has written");
    fs::write(folder.path().join("gold/a.json"), "{}").unwrap();
    fails(&[], "source.sha256");
    fs::remove_file(folder.path().join("gold/a.json")).unwrap();
    fails(&[], "no labels in ");
}
