//! What was read is not read again, what was interrupted goes on, and what was in place stays until all of the new is there.

mod extract;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use extract::files;
use rapporteur::emit::datapackage::About;
use rapporteur::emit::export::Export;
use rapporteur::model::Limits;
use rapporteur::run::{self, Dataset, Disk, FOLDER, Hands, Plan, Store};
use rapporteur::source;
use tempfile::TempDir;

/// Runs the program in a folder.
fn rapporteur(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).current_dir(folder).arg("extract").args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap() + &String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder `input` with so many texts.
fn archive(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("input")).unwrap();
    (0..count).for_each(|number| text(folder.path(), number, "The meeting will open at ten."));
    folder
}

fn text(folder: &Path, number: usize, words: &str) {
    let text = format!("Note by the secretariat {number}\n\n{words}\n");
    fs::write(folder.join(format!("input/{number:02}.txt")), text).unwrap();
}

/// The tables that a run without anything kept writes.
fn fresh(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let output = TempDir::new().unwrap();
    let done = rapporteur(folder, &["-o", output.path().to_str().unwrap(), "--no-cache", "-q"]);
    assert!(matches!(done.status.code(), Some(0 | 1)), "{done:?}");
    assert!(!output.path().join(FOLDER).exists());
    files(output.path())
}

fn changed(folder: &Path) -> String {
    said(&rapporteur(folder, &["--changed-only"]))
}

#[test]
fn only_what_has_changed_is_read_again_and_the_tables_are_those_of_a_fresh_run() {
    let folder = archive(5);
    let (path, output) = (folder.path(), folder.path().join("output"));
    fs::write(path.join("input/empty.pdf"), "").unwrap();
    fs::copy(path.join("input/01.txt"), path.join("input/copy.txt")).unwrap();
    assert_eq!(changed(path).lines().count(), 7);
    assert_eq!(rapporteur(path, &[]).status.code(), Some(1));
    assert_eq!(changed(path), "");
    let again = rapporteur(path, &[]);
    assert!(again.status.code() == Some(1) && said(&again).contains("nothing has changed"), "{again:?}");
    assert!(said(&again).contains("input/empty.pdf: the file is empty"), "{again:?}");

    text(path, 2, "The meeting will open at noon.");
    fs::remove_file(path.join("input/04.txt")).unwrap();
    fs::remove_file(path.join("input/01.txt")).unwrap();
    fs::write(path.join("input/new.md"), "# Agenda\n").unwrap();
    // The copy had been told by the digest of what is gone, and was not read.
    assert_eq!(changed(path), "input/02.txt\ninput/copy.txt\ninput/new.md\n");
    assert!(!said(&rapporteur(path, &[])).contains("nothing has changed"));
    assert!(files(&output) == fresh(path));

    let verified = rapporteur(path, &["--verify"]);
    assert!(!said(&verified).contains("nothing has changed"));
    assert!(files(&output) == fresh(path));
}

#[test]
fn other_options_and_other_tables_read_everything_again() {
    let folder = archive(2);
    let path = folder.path();
    rapporteur(path, &[]);
    fs::create_dir(path.join("own")).unwrap();
    fs::write(path.join("own/errata.csv"), "symbol,field,printed,correct,why\n").unwrap();
    assert_eq!(said(&rapporteur(path, &["--changed-only", "--max-pages", "9"])).lines().count(), 2);
    rapporteur(path, &["--reference", "own"]);
    assert_eq!(said(&rapporteur(path, &["--changed-only", "--reference", "own"])), "");
    fs::write(path.join("own/errata.csv"), "symbol,field,printed,correct,why\nA/1,date,x,y,z\n").unwrap();
    assert_eq!(said(&rapporteur(path, &["--changed-only", "--reference", "own"])).lines().count(), 2);
}

#[test]
fn a_table_that_was_altered_or_removed_is_written_anew() {
    let folder = archive(2);
    let (path, table) = (folder.path(), folder.path().join("output/documents.csv"));
    rapporteur(path, &[]);
    let whole = fs::read(&table).unwrap();
    fs::write(&table, "altered").unwrap();
    rapporteur(path, &[]);
    assert!(fs::read(&table).unwrap() == whole);
    fs::remove_file(&table).unwrap();
    rapporteur(path, &[]);
    assert!(fs::read(&table).unwrap() == whole);
}

#[test]
fn a_run_that_was_interrupted_goes_on_with_its_inputs() {
    let folder = archive(6);
    let (path, output) = (folder.path(), folder.path().join("output"));
    let nothing = rapporteur(path, &["--resume"]);
    assert!(nothing.status.code() == Some(2) && said(&nothing).contains("no run into output was interrupted"));
    rapporteur(path, &["input/0*.txt"]);
    let done = rapporteur(path, &["--resume"]);
    assert!(done.status.code() == Some(2), "a run that has finished is no interrupted one: {done:?}");
    let expected = files(&output);

    // As a loss of power leaves it: the last lines torn off, the tables half there, a folder of half-written ones.
    let (journal, results) = (output.join(FOLDER).join("journal"), output.join(FOLDER).join("results"));
    let (lines, bytes) = (fs::read(&journal).unwrap(), fs::read(&results).unwrap());
    let ends: Vec<usize> = (0..lines.len()).filter(|&at| lines[at] == b'\n').collect();
    for cut in [ends[1] + 1, ends[3] + 9, ends[ends.len() - 2] + 1] {
        fs::write(&journal, &lines[..cut]).unwrap();
        fs::write(&results, &bytes[..bytes.len() * cut / lines.len()]).unwrap();
        fs::remove_file(output.join("votes.csv")).unwrap();
        fs::create_dir_all(output.join(".rapporteur-torn")).unwrap();
        let other = rapporteur(path, &["--resume", "--max-pages", "9", "-o", "elsewhere"]);
        assert_eq!(other.status.code(), Some(2));
        let resumed = rapporteur(path, &["--resume"]);
        assert_eq!(resumed.status.code(), Some(0), "{resumed:?}");
        assert!(files(&output) == expected && !output.join(".rapporteur-torn").exists());
    }
}

#[test]
fn what_was_kept_and_is_no_longer_whole_is_read_again() {
    let folder = archive(4);
    let (path, output) = (folder.path(), folder.path().join("output"));
    rapporteur(path, &[]);
    let expected = files(&output);
    let results = output.join(FOLDER).join("results");
    let mut bytes = fs::read(&results).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x20;
    fs::write(&results, bytes).unwrap();
    fs::remove_file(output.join("documents.csv")).unwrap();
    assert_eq!(rapporteur(path, &[]).status.code(), Some(0));
    assert!(files(&output) == expected);
}

#[test]
fn two_runs_do_not_write_to_one_folder() {
    let folder = archive(1);
    let output = folder.path().join("output");
    let store = Store::open(&output, "a version", &Disk::default()).unwrap();
    let second = rapporteur(folder.path(), &[]);
    assert!(
        second.status.code() == Some(2) && said(&second).contains("another run is writing to output"),
        "{second:?}"
    );
    drop(store);
    assert_eq!(rapporteur(folder.path(), &[]).status.code(), Some(0));
}

/// One run on a disk. Gives whether it went through.
fn run_on(disk: &Disk, input: &Path, output: &Path) -> std::io::Result<()> {
    let found = source::find(&[input.to_path_buf()], &[], Some(output)).unwrap();
    let plan = Plan { jobs: 1, largest: source::LARGEST, limits: Limits::default(), ocr: None };
    let hands = Hands::Threads(None);
    let mut store = Store::open(output, "a version", disk)?;
    let mut dataset = Dataset::begin_on(output, Export::ALL, About::default(), disk.clone())?;
    store.begin(run::Begun::default())?;
    let summary = run::run(&found, &plan, &hands, Some(&mut store), &mut dataset, |_| {})?;
    dataset.finish(&"")?;
    store.finish(run::inputs(&found, ""), &summary)
}

#[test]
fn whatever_call_of_the_disk_fails_the_old_tables_stay_whole_and_the_next_run_goes_through() {
    let folder = archive(4);
    let (input, output) = (folder.path().join("input"), folder.path().join("output"));
    run_on(&Disk::default(), &input, &output).unwrap();
    let old = files(&output);
    text(folder.path(), 1, "The meeting will open at noon.");
    let wanted = folder.path().join("wanted");
    run_on(&Disk::default(), &input, &wanted).unwrap();
    let new = files(&wanted);
    assert!(old != new);
    let kept: Vec<_> =
        ["journal", "results"].map(|name| (name, fs::read(output.join(FOLDER).join(name)).unwrap())).into();
    let mut calls = 0;
    loop {
        let disk = Disk::failing_at(calls);
        let done = run_on(&disk, &input, &output);
        if !disk.has_failed() {
            done.unwrap();
            break;
        }
        // The last calls keep the journal of a dataset that is in place already.
        let now = files(&output);
        assert!(done.is_err() && (now == old || now == new), "call {calls}");
        calls += 1;
        run_on(&Disk::default(), &input, &output).unwrap();
        assert!(files(&output) == new, "after call {calls}");
        for (name, bytes) in &kept {
            fs::write(output.join(FOLDER).join(name), bytes).unwrap();
        }
        old.iter().for_each(|(name, bytes)| fs::write(output.join(name), bytes).unwrap());
    }
    println!("{calls} calls, each failed once");
    assert!(calls > 60 && files(&output) == new, "{calls} calls");
}

/// An archive of these texts.
fn tarred(texts: &[(&str, &str)]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, text) in texts {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        tar.append_data(&mut header, name, text.as_bytes()).unwrap();
    }
    tar.into_inner().unwrap()
}

#[test]
fn members_of_an_archive_are_read_again_only_where_the_archive_has_changed() {
    let folder = archive(1);
    let path = folder.path();
    let write = |second: &str| {
        let texts = [("a.txt", "Note one.\n"), ("b.txt", second)];
        fs::write(path.join("input/notes.tar"), tarred(&texts)).unwrap();
    };
    write("Note two.\n");
    assert_eq!(changed(path), "input/00.txt\ninput/notes.tar!/a.txt\ninput/notes.tar!/b.txt\n");
    assert_eq!(rapporteur(path, &[]).status.code(), Some(0));
    assert_eq!(changed(path), "");
    write("Note six.\n");
    assert_eq!(changed(path), "input/notes.tar!/a.txt\ninput/notes.tar!/b.txt\n");
    rapporteur(path, &[]);
    assert!(files(&path.join("output")) == fresh(path));
}

#[test]
fn inputs_of_a_file_of_settings_do_not_stand_in_the_way_of_going_on() {
    let folder = archive(1);
    fs::write(folder.path().join("rapporteur.toml"), "inputs = ['input']\n").unwrap();
    let told = said(&rapporteur(folder.path(), &["--resume"]));
    assert!(told.contains("no run into output was interrupted"), "{told}");
}
