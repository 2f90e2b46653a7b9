//! Runs the program for a test and finds the labelled corpus where there is one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program on inputs, from the checkout, with so many threads. The dataset stands in `output` of the folder.
#[allow(dead_code)]
pub fn extracted(inputs: &[&str], jobs: usize) -> TempDir {
    extracted_with(inputs, jobs, &[])
}

/// The same, with more options.
#[allow(dead_code)]
pub fn extracted_with(inputs: &[&str], jobs: usize, options: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    extract_into(folder.path(), inputs, jobs, options);
    folder
}

/// The same, into `output` of a folder that is there.
pub fn extract_into(folder: &Path, inputs: &[&str], jobs: usize, options: &[&str]) {
    let output = folder.join("output");
    let jobs = jobs.to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.current_dir(root()).arg("extract").args(inputs).arg("-o").arg(&output).args(["--quiet", "--jobs", &jobs]);
    let done = command.args(options).output().unwrap();
    assert!(matches!(done.status.code(), Some(0 | 1)), "{done:?}");
}

/// The shared corpus beside the checkout. Where there is none, says that what was to be tested with it was left out.
#[allow(dead_code)]
pub fn shared(what: &str) -> Option<PathBuf> {
    let shared = root().join("../shared");
    if shared.is_dir() {
        return Some(shared);
    }
    println!("left out: {what} (there is no ../shared)");
    None
}

/// The files of a dataset with their bytes, but for `run.json`, which alone differs from run to run.
#[allow(dead_code)]
pub fn files(output: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(output)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && !path.ends_with("run.json"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}
