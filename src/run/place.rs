//! The dataset's files into their places; what an earlier run left and this one did not write goes.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use crate::emit::tables;

/// The file of whole documents.
pub(super) const NESTED: &str = "documents.jsonl";
/// The schema of its lines.
pub(super) const SCHEMA: &str = "documents.schema.json";
/// The database.
pub(super) const DATABASE: &str = "dataset.sqlite";
/// The folder of texts.
pub(super) const TEXTS: &str = "texts";

/// Moves everything in `folder` to `output`.
pub(super) fn put(folder: &Path, output: &Path) -> io::Result<()> {
    let fresh = names(folder)?;
    for name in fresh.iter().filter(|name| *name != TEXTS) {
        fs::rename(folder.join(name), output.join(name))?;
    }
    for name in stale(&fresh) {
        gone(&output.join(name))?;
    }
    texts(&folder.join(TEXTS), &output.join(TEXTS))
}

fn names(folder: &Path) -> io::Result<BTreeSet<OsString>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
}

/// Files that a run may write and this one did not. They would tell of other documents than the files beside them.
fn stale(fresh: &BTreeSet<OsString>) -> Vec<String> {
    let of_tables = tables::ALL.iter().flat_map(|table| ["csv", "parquet"].map(|end| format!("{}.{end}", table.name)));
    let others = [NESTED, SCHEMA, DATABASE].map(str::to_owned);
    of_tables.chain(others).filter(|name| !fresh.contains(&OsString::from(name))).collect()
}

fn gone(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The texts, in place of those of an earlier run. A file that is none of ours stays.
fn texts(from: &Path, to: &Path) -> io::Result<()> {
    let ours = |name: &OsString| {
        let name = name.to_string_lossy();
        let id = name.strip_suffix(".txt").unwrap_or_default();
        id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    if to.is_dir() {
        for name in names(to)?.iter().filter(|name| ours(name)) {
            gone(&to.join(name))?;
        }
        // A folder that holds something else stays.
        let _ = fs::remove_dir(to);
    }
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for name in names(from)? {
            fs::rename(from.join(&name), to.join(&name))?;
        }
    }
    Ok(())
}
