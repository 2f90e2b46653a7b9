//! Files written aside are put in their place: all of them, or none. What an earlier run left and this one did not write goes.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::share::{FINDINGS, LINES};
use crate::emit::tables;

/// The file of whole documents.
pub(super) const NESTED: &str = "documents.jsonl";
/// The schema of its lines.
pub(super) const SCHEMA: &str = "documents.schema.json";
/// The database.
pub(super) const DATABASE: &str = "dataset.sqlite";
/// The folder of texts.
pub(super) const TEXTS: &str = "texts";
/// Folder, within the one aside, that keeps what stood in the files' place until all are there.
const BEFORE: &str = "before";

/// Moves every file of `aside` to `output`. Where one cannot be moved, what stood there before is put back.
pub(super) fn publish(aside: &Path, output: &Path, disk: &Disk) -> io::Result<()> {
    let fresh = files(aside)?;
    fresh.iter().try_for_each(|file| disk.sync(&aside.join(file)))?;
    let stale = stale(&fresh, output)?;
    let before = aside.join(BEFORE);
    fs::create_dir_all(before.join(TEXTS))?;
    for file in &fresh {
        // A file system without links cannot keep the old file; there a loss of power amid the renames leaves some old, some new.
        let _ = fs::hard_link(output.join(file), before.join(file));
    }
    if fresh.iter().any(|file| file.starts_with(TEXTS)) {
        fs::create_dir_all(output.join(TEXTS))?;
    }
    let comes = fresh.iter().map(|file| (aside.join(file), output.join(file)));
    let goes = stale.iter().map(|file| (output.join(file), before.join(file)));
    let moved = comes.chain(goes).try_for_each(|(from, to)| disk.rename(&from, &to));
    let texts = output.join(TEXTS);
    let synced = moved.and_then(|()| if texts.is_dir() { disk.sync(&texts) } else { Ok(()) });
    let done = synced.and_then(|()| disk.sync(output)).inspect_err(|_| put_back(&fresh, &stale, aside, output));
    // A folder that holds something, ours or not, stays.
    let _ = fs::remove_dir(texts);
    done
}

/// The files of a dataset in a folder, from there.
fn files(folder: &Path) -> io::Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = PathBuf::from(entry.file_name());
        match entry.file_type()?.is_dir() {
            false => drop(files.insert(name)),
            true if name == Path::new(TEXTS) => {
                for text in fs::read_dir(entry.path())? {
                    files.insert(name.join(text?.file_name()));
                }
            }
            true => {}
        }
    }
    Ok(files)
}

/// Files that a run may write, that are there and that this one did not write. They would tell of other documents than those beside them.
fn stale(fresh: &BTreeSet<PathBuf>, output: &Path) -> io::Result<Vec<PathBuf>> {
    let of_tables = tables::ALL.iter().flat_map(|table| ["csv", "parquet"].map(|end| format!("{}.{end}", table.name)));
    let ours: BTreeSet<PathBuf> =
        of_tables.chain([NESTED, SCHEMA, DATABASE, LINES, FINDINGS].map(str::to_owned)).map(PathBuf::from).collect();
    let old = files(output)?;
    Ok(old.into_iter().filter(|file| (ours.contains(file) || is_text(file)) && !fresh.contains(file)).collect())
}

/// Whether a file is a document's text. What else lies in the folder of texts is none of ours.
fn is_text(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let id = name.strip_suffix(".txt").unwrap_or_default();
    file.parent() == Some(Path::new(TEXTS)) && id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Undoes what was moved: what came goes, what went comes back.
fn put_back(fresh: &BTreeSet<PathBuf>, stale: &[PathBuf], aside: &Path, output: &Path) {
    let before = aside.join(BEFORE);
    for file in fresh.iter().filter(|file| !aside.join(file).exists()) {
        let (old, new) = (before.join(file), output.join(file));
        let _ = if old.exists() { fs::rename(old, new) } else { fs::remove_file(new) };
    }
    for file in stale.iter().filter(|file| before.join(file).exists()) {
        let _ = fs::rename(before.join(file), output.join(file));
    }
}
