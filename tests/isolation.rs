//! Whatever a worker does, its file has one row with the right problem, and no other file has another row for it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rapporteur::emit::datapackage::About;
use rapporteur::emit::export::Export;
use rapporteur::model::Limits;
use rapporteur::run::{self, Dataset, Hands, Orders, Plan};
use rapporteur::source;
use tempfile::TempDir;

fn codes(output: &Path) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_path(output.join("problems.csv")).unwrap();
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| (Path::new(&row[0]).file_stem().unwrap().to_str().unwrap().to_owned(), row[4].to_owned())).collect()
}

/// The path of an interpreter that can play a worker.
fn python() -> Option<String> {
    let python = Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output();
    let Some(python) = python.ok().filter(|done| done.status.success()) else {
        println!("left out: workers that misbehave (they need python3)");
        return None;
    };
    Some(String::from_utf8(python.stdout).unwrap().trim().to_owned())
}

#[test]
fn a_worker_that_misbehaves_costs_its_file_and_no_other() {
    let Some(python) = python() else { return };
    let folder = TempDir::new().unwrap();
    let expected = BTreeMap::from(
        [
            ("sleep", "limit-time"),
            ("spin", "limit-time"),
            ("alloc", "limit-memory"),
            ("stack", "stack-overflow"),
            ("abort", "crash"),
            ("exit", "crash"),
            ("garbage", "crash"),
            ("other", "crash"),
            ("half-exit", "crash"),
            ("half-sleep", "limit-time"),
            ("huge", "limit-answer"),
            ("hang-after", "read"),
            ("hang-after-too", "read"),
            ("killed-once", "read"),
            ("killed-ever", "killed"),
            ("a", "read"),
            ("m", "read"),
            ("z", "read"),
        ]
        .map(|(name, code)| (name.to_owned(), code.to_owned())),
    );
    let input = folder.path().join("input");
    fs::create_dir(&input).unwrap();
    for name in expected.keys() {
        fs::write(input.join(format!("{name}.txt")), format!("Text of {name}.\n")).unwrap();
    }
    let found = source::find(&[input], &[], None).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mock_worker.py");
    for jobs in [1, 3] {
        let output = folder.path().join(format!("output-{jobs}"));
        let mark = folder.path().join(format!("killed-{jobs}"));
        let arguments: Vec<OsString> = vec![script.clone().into(), mark.into()];
        let orders = Orders { program: python.clone().into(), arguments, timeout: Duration::from_millis(700) };
        let hands = Hands::processes(orders, 1 << 30);
        let plan = Plan { jobs, largest: source::LARGEST, limits: Limits::default(), ocr: None };
        let mut dataset = Dataset::begin(&output, &[Export::Csv], About::default()).unwrap();
        let summary = run::run(&found, &plan, &hands, None, &mut dataset, |_| {}).unwrap();
        dataset.finish(&"").unwrap();
        assert_eq!(summary.counts.files, expected.len());
        assert_eq!(codes(&output), expected, "{jobs} at a time");
    }
}

#[test]
fn workers_read_side_by_side() {
    let Some(python) = python() else { return };
    let folder = TempDir::new().unwrap();
    let input = folder.path().join("input");
    fs::create_dir(&input).unwrap();
    let jobs = 6;
    for number in 0..jobs {
        fs::write(input.join(format!("sleep-{number}.txt")), format!("Text {number}.\n")).unwrap();
    }
    let found = source::find(&[input], &[], None).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mock_worker.py");
    let arguments: Vec<OsString> = vec![script.into(), folder.path().join("killed").into()];
    let timeout = Duration::from_millis(1500);
    let hands = Hands::processes(Orders { program: python.into(), arguments, timeout }, 1 << 30);
    let plan = Plan { jobs, largest: source::LARGEST, limits: Limits::default(), ocr: None };
    let mut dataset = Dataset::begin(&folder.path().join("output"), &[Export::Csv], About::default()).unwrap();
    let begun = Instant::now();
    let summary = run::run(&found, &plan, &hands, None, &mut dataset, |_| {}).unwrap();
    let taken = begun.elapsed();
    assert_eq!(summary.failed.len(), jobs);
    // One after the other, each would wait for the deadlines of all before it.
    assert!(taken < timeout * jobs as u32 / 2, "{taken:?}");
}

#[test]
fn a_program_that_is_no_worker_ends_the_run() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), "Text.\n").unwrap();
    let found = source::find(&[folder.path().to_path_buf()], &[], None).unwrap();
    for program in ["/nonexistent/worker", "/bin/true"] {
        let orders = Orders { program: program.into(), arguments: Vec::new(), timeout: Duration::from_secs(5) };
        let hands = Hands::processes(orders, 1 << 30);
        let plan = Plan { jobs: 1, largest: source::LARGEST, limits: Limits::default(), ocr: None };
        let mut dataset = Dataset::begin(&folder.path().join("output"), &[Export::Csv], About::default()).unwrap();
        let error = run::run(&found, &plan, &hands, None, &mut dataset, |_| {}).unwrap_err();
        assert!(error.to_string().contains("no worker process can be started"), "{error}");
    }
}
