//! Files, folders, archives and globs to a sorted list of inputs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::GlobBuilder;
use walkdir::WalkDir;

use super::Identity;
use super::archive::{self, Member};
use super::name::shown;
use crate::error::Error;

/// An input that was found, readable or not.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its path as it is written in the tables; that of a member of an archive stands behind the archive's and `!/`.
    pub shown: String,
    /// Where its bytes are.
    pub place: Place,
    /// Why it is not to be opened: a link, a device, an entry that could not be looked at. Absent for an ordinary file.
    pub refused: Option<Error>,
}

/// Where an input's bytes are.
#[derive(Debug, Clone)]
pub enum Place {
    /// In a file of their own.
    File(OnDisk),
    /// In an archive.
    Member(OnDisk, Member),
    /// In an object store.
    #[cfg(feature = "stores")]
    Object(super::Object),
    /// Here: the program that asks has them.
    Memory(Arc<[u8]>),
}

/// A file on disk.
#[derive(Debug, Clone)]
pub struct OnDisk {
    /// Where it is.
    pub path: PathBuf,
    /// Whether the user named it: then it may be a link, which is followed.
    pub named: bool,
}

impl Found {
    /// An input whose bytes are here, under a name.
    pub fn here(name: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        Found { shown: shown(Path::new(name)), place: Place::Memory(bytes.into()), refused: None }
    }

    /// A file, or something in it, that is not to be opened.
    pub(super) fn refused(shown: &str, file: &OnDisk, error: Error) -> Self {
        Found { shown: shown.to_owned(), place: Place::File(file.clone()), refused: Some(error) }
    }

    /// By what it is known again: a member of an archive by what the archive was when it was listed. Absent where nothing tells.
    pub fn identity(&self) -> Option<Identity> {
        match &self.place {
            Place::File(file) => file.path.metadata().ok().map(|metadata| Identity::of(&metadata, metadata.len())),
            Place::Member(_, member) => Some(Identity::of(member.archive(), member.size())),
            #[cfg(feature = "stores")]
            Place::Object(object) => object.identity(),
            Place::Memory(_) => None,
        }
    }

    /// Whether its bytes have to be fetched from elsewhere.
    pub fn is_remote(&self) -> bool {
        match self.place {
            #[cfg(feature = "stores")]
            Place::Object(_) => self.refused.is_none(),
            _ => false,
        }
    }

    /// The name that may tell its format.
    pub(super) fn name(&self) -> &Path {
        match &self.place {
            #[cfg(feature = "stores")]
            Place::Object(object) => Path::new(object.name()),
            _ => Path::new(&self.shown),
        }
    }
}

/// Finds the inputs that the arguments name, sorted by path, each once. Whatever lies below `except` (the output) is left out.
///
/// Fails when an argument names nothing: a folder or file that does not exist, a glob without a match. What a list names that
/// does not exist is an entry that says so: one of many is no reason to read none.
pub fn find(arguments: &[PathBuf], listed: &[PathBuf], except: Option<&Path>) -> Result<Vec<Found>, Error> {
    let except = except.and_then(|path| path.canonicalize().ok());
    let mut found = Vec::new();
    for argument in arguments {
        let before = found.len();
        if argument.is_dir() {
            walk(argument, except.as_deref(), |_| true, &mut found);
            first_error(argument, &found[before..])?;
        } else if argument.exists() {
            take(entry(argument.clone(), true), &mut found);
        } else if is_glob(argument) {
            matching(argument, except.as_deref(), &mut found)?;
        } else {
            let name = shown(argument);
            return Err(Error::new("no-input", format!("no file or folder {name}: check the path, or give another")));
        }
    }
    for path in listed {
        match path.is_dir() {
            true => walk(path, except.as_deref(), |_| true, &mut found),
            false => take(entry(path.clone(), true), &mut found),
        }
    }
    found.sort_by(|a, b| a.shown.cmp(&b.shown));
    found.dedup_by(|a, b| a.shown == b.shown);
    Ok(found)
}

/// A folder that cannot be read at all is no archive with one bad file: it ends the run.
fn first_error(folder: &Path, found: &[Found]) -> Result<(), Error> {
    match found {
        [only] if matches!(&only.place, Place::File(file) if file.path == folder) => {
            let why = only.refused.as_ref().map_or("cannot be read", |error| error.message.as_str());
            Err(Error::new(
                "unreadable",
                format!("{} {why}: give another folder, or yourself the right to read it", only.shown),
            ))
        }
        _ => Ok(()),
    }
}

/// Adds the entries below a folder that are wanted and no folders themselves.
fn walk(folder: &Path, except: Option<&Path>, wanted: impl Fn(&Path) -> bool, found: &mut Vec<Found>) {
    let outside = |path: &Path| except.is_none_or(|except| path.canonicalize().map_or(true, |path| path != except));
    let entries = WalkDir::new(folder).follow_links(false).into_iter();
    for item in entries.filter_entry(|item| !item.file_type().is_dir() || outside(item.path())) {
        match item {
            Ok(item) if item.file_type().is_dir() || !wanted(item.path()) => {}
            Ok(item) => take(entry(item.into_path(), false), found),
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                let why = error.io_error().map_or_else(|| "cannot be looked at".to_owned(), ToString::to_string);
                let error = Error::new("unreadable", format!("cannot be read: {}", why.to_lowercase()));
                found.push(Found::refused(&shown(&path), &OnDisk { path, named: false }, error));
            }
        }
    }
}

/// One entry; a link is followed only where the user named it.
fn entry(path: PathBuf, named: bool) -> Found {
    let kind = if named { path.metadata() } else { path.symlink_metadata() }.map(|data| data.file_type());
    let refused = match kind {
        Ok(kind) if kind.is_file() => None,
        Ok(kind) if kind.is_symlink() => {
            Some(Error::new("link", "a link inside a folder is not followed: give the file that it points to"))
        }
        Ok(_) => Some(Error::new("not-a-file", "a device, pipe or socket, no file: leave it out")),
        Err(error) => {
            Some(Error::new("unreadable", format!("cannot be looked at: {}", error.to_string().to_lowercase())))
        }
    };
    Found { shown: shown(&path), place: Place::File(OnDisk { path, named }), refused }
}

/// Adds an entry, or the members of one that is an archive.
fn take(entry: Found, found: &mut Vec<Found>) {
    match &entry.place {
        Place::File(file) if entry.refused.is_none() && archive::is_archive(&file.path) => {
            found.extend(archive::members(&entry.shown, file));
        }
        _ => found.push(entry),
    }
}

fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// Adds the files that a glob matches. `*` stays within a folder, `**` goes below.
fn matching(pattern: &Path, except: Option<&Path>, found: &mut Vec<Found>) -> Result<(), Error> {
    let text = pattern.to_string_lossy();
    let bad = |error: globset::Error| {
        Error::new("bad-glob", format!("cannot understand the pattern {}: {error}", shown(pattern)))
    };
    let glob = GlobBuilder::new(&text).literal_separator(true).build().map_err(bad)?.compile_matcher();
    let root: PathBuf = pattern.components().take_while(|part| !is_glob(Path::new(part.as_os_str()))).collect();
    let here = root.as_os_str().is_empty();
    let root = if here { PathBuf::from(".") } else { root };
    let before = found.len();
    if root.is_dir() {
        let plain = |path: &Path| path.strip_prefix("./").map_or_else(|_| path.to_path_buf(), Path::to_path_buf);
        walk(&root, except, |path| glob.is_match(if here { plain(path) } else { path.to_path_buf() }), found);
        if here {
            for item in &mut found[before..] {
                item.shown = plain(Path::new(&item.shown)).to_string_lossy().into_owned();
            }
        }
    }
    if found.len() == before {
        return Err(Error::new(
            "no-input",
            format!("no file matches {}: check the pattern, or give a folder", shown(pattern)),
        ));
    }
    Ok(())
}
