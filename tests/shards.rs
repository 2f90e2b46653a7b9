//! An archive that is read in shards and put together is the dataset that one run over all of it writes.

mod extract;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use extract::root;
use rapporteur::run::FOLDER;
use rapporteur::validate::validate;
use tempfile::TempDir;

const ALL: &str = "csv,jsonl,parquet,sqlite,texts";

/// Runs the program in a folder.
fn rapporteur(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).current_dir(folder).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap() + &String::from_utf8(output.stderr.clone()).unwrap()
}

/// The one line with which a run that could not begin ends.
fn complaint(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(output.status.code() == Some(2) && text.lines().count() == 1, "{output:?}");
    text.trim_end().strip_prefix("rapporteur: ").unwrap().to_owned()
}

/// A folder `input` with so many texts, of which every third has the bytes of another.
fn archive(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("input")).unwrap();
    (0..count).for_each(|number| text(folder.path(), number, "The meeting will open at ten."));
    folder
}

fn text(folder: &Path, number: usize, words: &str) {
    let text = format!("Note by the secretariat {}\n\n{words}\n", number - number % 3 / 2);
    fs::write(folder.join(format!("input/{number:02}.txt")), text).unwrap();
}

/// Reads a shard into `shards/I`.
fn shard(folder: &Path, number: usize, of: usize, options: &[&str]) -> Output {
    let (name, output) = (format!("{number}/{of}"), format!("shards/{number}"));
    rapporteur(folder, &[&["extract", "-o", &output, "--shard", &name, "-j", "2"], options].concat())
}

fn shards(folder: &Path, of: usize, options: &[&str]) -> Vec<String> {
    let one = |number| {
        let done = shard(folder, number, of, options);
        assert!(matches!(done.status.code(), Some(0 | 1)), "{done:?}");
        format!("shards/{number}")
    };
    (1..=of).map(one).collect()
}

fn merge(folder: &Path, shards: &[String], options: &[&str]) -> Output {
    let shards: Vec<&str> = shards.iter().map(String::as_str).collect();
    rapporteur(folder, &[&["merge", "-o", "merged"], shards.as_slice(), options].concat())
}

/// All files of a dataset with their bytes, texts included, but for `run.json` and what is kept for the next run.
fn dataset(output: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for folder in [output.to_path_buf(), output.join("texts")].iter().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() && !path.ends_with("run.json") {
                files.push((path.strip_prefix(output).unwrap().to_path_buf(), fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn names(output: &Path) -> Vec<String> {
    dataset(output).into_iter().map(|(path, _)| path.display().to_string()).collect()
}

fn assert_same(one: &Path, other: &Path) {
    assert_eq!(names(one), names(other));
    for ((name, a), (_, b)) in dataset(one).into_iter().zip(dataset(other)) {
        assert!(a == b, "{} differs", name.display());
    }
}

fn rows(output: &Path) -> usize {
    csv::Reader::from_path(output.join("files.csv")).unwrap().records().count()
}

/// The sample archive with duplicates, an archive of some of its files, files that are no documents, and a link.
fn sample() -> TempDir {
    let folder = TempDir::new().unwrap();
    let input = folder.path().join("input");
    fs::create_dir(&input).unwrap();
    let mut members = tar::Builder::new(Vec::new());
    for entry in fs::read_dir(root().join("input")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        fs::copy(&path, input.join(name)).unwrap();
        if name.ends_with(".md") {
            fs::copy(&path, input.join(format!("a copy of {name}"))).unwrap();
            members.append_path_with_name(&path, name).unwrap();
        }
    }
    fs::write(input.join("members.tar"), members.into_inner().unwrap()).unwrap();
    fs::write(input.join("empty.pdf"), "").unwrap();
    fs::write(input.join("empty too.pdf"), "").unwrap();
    fs::write(input.join("page.pdf"), "<html>not found</html>").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("empty.pdf", input.join("link.pdf")).unwrap();
    folder
}

#[test]
fn eight_shards_put_together_are_one_run_byte_for_byte_in_every_format() {
    let folder = sample();
    let path = folder.path();
    let about = ["--title", "Records", "--licence", "CC0-1.0", "--format", ALL];
    let one = rapporteur(path, &[&["extract", "-o", "one", "-q"], about.as_slice()].concat());
    assert_eq!(one.status.code(), Some(1), "{one:?}");
    let mut parts = shards(path, 8, &[about.as_slice(), &["-q"]].concat());
    let all: usize = parts.iter().map(|part| rows(&path.join(part))).sum();
    assert_eq!(all, rows(&path.join("one")));
    for part in &parts {
        let failures = validate(|name| fs::read(path.join(part).join(name)));
        assert!(failures.is_empty(), "{failures:?}");
    }
    let merged = merge(path, &parts, &[]);
    assert_eq!(merged.status.code(), Some(1), "{merged:?}");
    assert_same(&path.join("one"), &path.join("merged"));
    assert_eq!(validate(|name| fs::read(path.join("merged").join(name))), []);
    let counts = |output: &str| -> serde_json::Value {
        let run: serde_json::Value =
            serde_json::from_slice(&fs::read(path.join(output).join("run.json")).unwrap()).unwrap();
        serde_json::json!([run["counts"], run["failed"]])
    };
    assert_eq!(counts("one"), counts("merged"));

    // Folders in any order, and other formats and words than the shards have.
    parts.reverse();
    let options = ["--format", "csv,parquet", "--title", "Other records", "--source", "an archive"];
    rapporteur(path, &[&["extract", "-o", "other", "--licence", "CC0-1.0"], options.as_slice()].concat());
    assert_eq!(merge(path, &parts, &options).status.code(), Some(1));
    assert_same(&path.join("other"), &path.join("merged"));
    let compared = rapporteur(path, &["diff", "one", "merged"]);
    assert_eq!(compared.status.code(), Some(0), "{compared:?}");
}

#[test]
fn more_shards_than_inputs_leave_some_empty_and_the_whole_whole() {
    let folder = archive(3);
    let path = folder.path();
    rapporteur(path, &["extract", "-o", "one"]);
    let parts = shards(path, 16, &["--no-cache"]);
    assert!(parts.iter().any(|part| rows(&path.join(part)) == 0));
    assert!(!path.join("shards/1").join(FOLDER).exists());
    assert_eq!(merge(path, &parts, &[]).status.code(), Some(0));
    assert_same(&path.join("one"), &path.join("merged"));
}

#[test]
fn what_is_no_shard_is_told_before_anything_is_read() {
    let folder = archive(2);
    for (wrong, why) in [
        ("0/8", "the shards of 8 are 1/8 to 8/8"),
        ("9/8", "the shards of 8 are 1/8 to 8/8"),
        ("x", "give which shard of how many, such as 3/8"),
        ("1/0", "there may be 1 to 65536 shards"),
    ] {
        let done = rapporteur(folder.path(), &["extract", "--shard", wrong]);
        assert!(done.status.code() == Some(2) && said(&done).contains(why), "{done:?}");
    }
    assert!(!folder.path().join("output").exists());
}

#[test]
fn shards_that_do_not_make_a_whole_are_told_in_one_line() {
    let folder = archive(12);
    let path = folder.path();
    let parts = shards(path, 8, &[]);
    let told = |parts: &[String]| complaint(&merge(path, parts, &[]));
    let without = |gone: &[usize]| -> Vec<String> {
        parts.iter().enumerate().filter(|(at, _)| !gone.contains(&(at + 1))).map(|(_, part)| part.clone()).collect()
    };
    assert_eq!(told(&without(&[3])), "shard 3/8 is missing: give its folder, too");
    let several = "shards 1/8, 3/8 to 5/8, 8/8 are missing: give their folders, too";
    assert_eq!(told(&without(&[1, 3, 4, 5, 8])), several);

    fs::create_dir(path.join("empty")).unwrap();
    let with = |more: &str| [parts.as_slice(), &[more.to_owned()]].concat();
    let none = "is no shard: it has no shard.jsonl; give folders that rapporteur extract --shard has written";
    assert_eq!(told(&with("empty")), format!("empty {none}"));
    assert_eq!(told(&with("nowhere")), format!("nowhere {none}"));
    assert_eq!(told(&with("input/00.txt")), format!("input/00.txt {none}"));
    assert_eq!(told(&with("shards/2")), "shards/2 and shards/2 are both shard 2/8: leave one out");

    let other = |options: &[&str]| {
        let done = rapporteur(path, &[&["extract", "-q", "-o", "other"], options].concat());
        assert_eq!(done.status.code(), Some(0), "{done:?}");
        told(&[without(&[3]), vec!["other".to_owned()]].concat())
    };
    let ours = other(&["--shard", "3/9"]);
    assert_eq!(ours, "shards/1 is one of 8 shards and other one of 9: give the shards of one run");
    let ours = other(&["--shard", "3/8", "--limit", "9"]);
    assert_eq!(ours, "shards/1 is a part of 12 inputs and other one of 9: run all shards over the same inputs");
    let ours = other(&["--shard", "3/8", "--max-pages", "9"]);
    assert!(ours.starts_with("shards/1 and other were read under other options"), "{ours}");
    let ours = other(&["--shard", "3/8", "--title", "Other"]);
    assert!(ours.starts_with("shards/1 and other have another format, title"), "{ours}");
    fs::rename(path.join("input/00.txt"), path.join("input/0.txt")).unwrap();
    let ours = other(&["--shard", "3/8"]);
    assert!(ours.starts_with("shards/1 and other are parts of inputs with other paths"), "{ours}");
    let ours = other(&[]);
    assert_eq!(ours, format!("other {none}"));
    fs::rename(path.join("input/0.txt"), path.join("input/00.txt")).unwrap();

    let into = rapporteur(
        path,
        &[&["merge", "-o", "./shards/2"], &parts.iter().map(String::as_str).collect::<Vec<_>>()[..]].concat(),
    );
    assert_eq!(complaint(&into), "shards/2 is one of the shards: give another folder with -o");
    assert!(!path.join("merged").exists());
    let program = fs::read_to_string(path.join("shards/2/shard.jsonl")).unwrap().replacen("(", "(0", 1);
    fs::write(path.join("shards/2/shard.jsonl"), program).unwrap();
    let ours = told(&parts);
    assert!(ours.starts_with("shards/2 was written by rapporteur ") && ours.contains("run the shards again"), "{ours}");
}

#[test]
fn whatever_byte_of_a_shard_is_damaged_nothing_wrong_is_written() {
    let folder = archive(9);
    let path = folder.path();
    let parts = shards(path, 2, &["-q"]);
    assert_eq!(merge(path, &parts, &["-q"]).status.code(), Some(0));
    let whole = dataset(&path.join("merged"));
    for name in ["shard.jsonl", "shard.findings"] {
        let file = path.join("shards/2").join(name);
        let bytes = fs::read(&file).unwrap();
        let harm = |spoilt: &[u8], what: &str| {
            fs::write(&file, spoilt).unwrap();
            let done = merge(path, &parts, &["-q"]);
            let told = complaint(&done);
            let named = told.contains(&format!("shards/2/{name} is damaged: run this shard again"));
            // A header that is a sound one of another archive cannot be told from it.
            let of_header = name == "shard.jsonl" && told.contains("shards/2");
            assert!(named || of_header, "{what}: {told}");
            assert!(dataset(&path.join("merged")) == whole, "{what}");
        };
        for at in (0..bytes.len()).step_by(bytes.len() / 20 + 1) {
            let mut harmed = bytes.clone();
            harmed[at] ^= 0x11;
            harm(&harmed, &format!("{name}, byte {at}"));
        }
        harm(&bytes[..bytes.len() / 2], &format!("{name}, cut"));
        fs::remove_file(&file).unwrap();
        let told = complaint(&merge(path, &parts, &["-q"]));
        assert!(told.starts_with("shards/2"), "{told}");
        fs::write(&file, &bytes).unwrap();
    }
    assert_eq!(merge(path, &parts, &["-q"]).status.code(), Some(0));
}

/// The digest of a text decides; this finds words that have it fall to a shard.
fn words_for(folder: &Path, number: usize, wanted: &str) {
    for time in 0.. {
        text(folder, number, &format!("The meeting will open at {time}."));
        let path = format!("input/{number:02}.txt");
        let listed = said(&rapporteur(folder, &["extract", &path, "--dry-run", "--shard", wanted]));
        if listed.contains("1 of 1 files") {
            return;
        }
    }
}

#[test]
fn an_input_that_changed_between_the_runs_is_named() {
    let folder = archive(4);
    let path = folder.path();
    words_for(path, 1, "1/2");
    let parts = shards(path, 2, &["-q"]);
    assert_eq!(merge(path, &parts, &[]).status.code(), Some(0));
    words_for(path, 1, "2/2");
    shard(path, 1, 2, &["-q"]);
    let told = complaint(&merge(path, &parts, &[]));
    assert!(told.starts_with("no shard has read input/01.txt: its bytes changed"), "{told}");
    words_for(path, 1, "1/2");
    shard(path, 1, 2, &["-q"]);
    words_for(path, 1, "2/2");
    shard(path, 2, 2, &["-q"]);
    let told = complaint(&merge(path, &parts, &[]));
    assert!(told.starts_with("both shards/1 and shards/2 have read input/01.txt: its bytes changed"), "{told}");
    assert!(told.ends_with("run these shards again"), "{told}");
    assert_eq!(merge(path, &shards(path, 2, &["-q"]), &[]).status.code(), Some(0));
}

#[test]
fn a_shard_that_is_run_again_reads_only_what_has_changed_of_its_own() {
    let folder = archive(9);
    let path = folder.path();
    let changed = |number| -> String { said(&shard(path, number, 2, &["--changed-only"])) };
    let (first, second) = (changed(1), changed(2));
    assert_eq!(first.lines().count() + second.lines().count(), 9);
    shards(path, 2, &["-q"]);
    assert_eq!((changed(1), changed(2)), (String::new(), String::new()));
    let again = said(&shard(path, 1, 2, &[]));
    assert!(again.contains("of the 9 (shard 1/2)") && again.contains("nothing has changed"), "{again}");

    words_for(path, 0, "1/2");
    assert_eq!((changed(1).as_str(), changed(2).as_str()), ("input/00.txt\n", ""));
    rapporteur(path, &["extract", "-o", "one", "-q"]);
    assert_eq!(merge(path, &shards(path, 2, &["-q"]), &["-q"]).status.code(), Some(0));
    assert_same(&path.join("one"), &path.join("merged"));

    // Another number of shards in the same folders, then none: what was another's is read, and nothing of a shard stays.
    let three = shards(path, 3, &["-q"]);
    assert_eq!(merge(path, &three, &["-q"]).status.code(), Some(0));
    assert_same(&path.join("one"), &path.join("merged"));
    assert!(path.join("shards/1/shard.jsonl").is_file());
    let whole = rapporteur(path, &["extract", "-o", "shards/1", "-q"]);
    assert_eq!(whole.status.code(), Some(0));
    assert_same(&path.join("one"), &path.join("shards/1"));
}

#[test]
fn an_interrupted_shard_goes_on_as_that_shard() {
    let folder = archive(9);
    let path = folder.path();
    let parts = shards(path, 2, &["-q"]);
    let output = path.join("shards/1");
    let expected = dataset(&output);
    let journal = output.join(FOLDER).join("journal");
    let lines = fs::read(&journal).unwrap();
    let ends: Vec<usize> = (0..lines.len()).filter(|&at| lines[at] == b'\n').collect();
    for cut in [ends[1] + 1, ends[3] + 9, ends[ends.len() - 2] + 1] {
        fs::write(&journal, &lines[..cut]).unwrap();
        fs::remove_file(output.join("votes.csv")).unwrap();
        let other = rapporteur(path, &["extract", "-o", "shards/1", "--resume", "--shard", "2/2"]);
        assert_eq!(complaint(&other), "the run into shards/1 was one over shard 1/2: leave out --shard, or --resume");
        let resumed = rapporteur(path, &["extract", "-o", "shards/1", "--resume"]);
        assert_eq!(resumed.status.code(), Some(0), "{resumed:?}");
        assert!(dataset(&output) == expected);
    }
    assert_eq!(merge(path, &parts, &[]).status.code(), Some(0));
}

#[test]
fn the_files_of_a_shard_are_the_same_whatever_the_number_of_jobs() {
    let folder = archive(12);
    let path = folder.path();
    for (output, jobs) in [("a", "1"), ("b", "4")] {
        rapporteur(path, &["extract", "--shard", "1/2", "-o", output, "-j", jobs, "-q"]);
    }
    assert!(names(&path.join("a")).contains(&"shard.findings".to_owned()));
    assert_same(&path.join("a"), &path.join("b"));
}

#[test]
fn a_dry_run_lists_the_inputs_of_the_shard() {
    let folder = archive(6);
    let listed = |shard: &str| said(&rapporteur(folder.path(), &["extract", "--dry-run", "--shard", shard]));
    let lines = |text: &str| text.lines().filter(|line| line.starts_with("input/")).count();
    let (one, other) = (listed("1/2"), listed("2/2"));
    assert_eq!(lines(&one) + lines(&other), 6, "{one}{other}");
    assert!(one.contains(&format!("{} of {0} files would be read", lines(&one))), "{one}");
}
