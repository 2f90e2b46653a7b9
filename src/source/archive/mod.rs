//! Archives (`.zip`, `.tar`, `.tar.gz`, `.tgz`) as inputs: their members, each with where its bytes are. Nothing is unpacked to a place
//! that a member names.

mod tar;
mod zip;

use std::collections::HashMap;
use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use flate2::{Crc, read::DeflateDecoder};

use super::name::shown;
use super::read::regular;
use super::{Found, OnDisk, Place};
use crate::error::Error;

/// What parts an archive's name from a member's.
pub const INSIDE: &str = "!/";

/// The most members that are taken from one archive.
const MEMBERS: usize = 1_000_000;

/// The most that an archive may hold for each of its bytes: no honest one exceeds what its compression can do.
const RATIO: u64 = 1100;

/// The largest that a compressed tar may become.
const LARGEST_TAR: u64 = 32 << 30;

/// An archive that was listed.
#[derive(Debug, Clone)]
struct Body {
    /// What the system said of its file before that was looked into.
    metadata: Arc<Metadata>,
    /// The nameless file to which a compressed tar was written; absent where the bytes are read in the archive's own.
    spool: Option<Arc<Mutex<File>>>,
}

/// A member's bytes.
#[derive(Debug, Clone)]
pub struct Member {
    body: Body,
    /// Where they begin.
    start: u64,
    /// How many there are.
    stored: u64,
    /// How many there are when they are inflated.
    size: u64,
    deflated: bool,
    /// Their check sum, where the archive has one.
    crc32: Option<u32>,
}

impl Member {
    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// How many bytes of the archive it takes.
    pub fn stored(&self) -> u64 {
        self.stored
    }

    /// What the system said of the archive when it was listed.
    pub fn archive(&self) -> &Metadata {
        &self.body.metadata
    }
}

/// A member as an archive lists it.
struct Listed {
    name: Vec<u8>,
    member: Result<Member, Error>,
}

/// Whether a file is taken for an archive, by its name.
pub fn is_archive(path: &Path) -> bool {
    kind(path).is_some()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Zip,
    Tar,
    TarGz,
}

fn kind(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let endings = [(".zip", Kind::Zip), (".tar", Kind::Tar), (".tar.gz", Kind::TarGz), (".tgz", Kind::TarGz)];
    endings.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| *kind)
}

/// The members of an archive, which is `shown` so. What of it cannot be read is an entry of its own, under the archive's name.
pub fn members(shown: &str, archive: &OnDisk) -> Vec<Found> {
    let mut listed = Vec::new();
    let ended = list(archive, &mut listed);
    let mut met: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<Found> = listed.into_iter().map(|listed| entry(shown, archive, listed, &mut met)).collect();
    let refused = match ended {
        Err(error) => Some(error),
        Ok(()) if found.is_empty() => Some(Error::new("empty", "the archive holds no files: leave it out")),
        Ok(()) => None,
    };
    found.extend(refused.map(|error| Found::refused(shown, archive, error)));
    found
}

fn list(archive: &OnDisk, listed: &mut Vec<Listed>) -> Result<(), Error> {
    let file = regular(archive).map_err(|(_, error)| error)?;
    let metadata = file.metadata().map_err(|error| broken("cannot be opened", &error))?;
    let body = Body { metadata: Arc::new(metadata), spool: None };
    match kind(&archive.path) {
        Some(Kind::Zip) => zip::list(file, &body, listed),
        Some(Kind::Tar) => tar::list(file, &body, listed),
        _ => {
            let spool = tar::inflate(file)?;
            let copy = spool.try_clone().map_err(|error| broken("cannot be opened", &error))?;
            tar::list(copy, &Body { spool: Some(Arc::new(Mutex::new(spool))), ..body }, listed)
        }
    }
}

fn broken(what: &str, error: &dyn std::fmt::Display) -> Error {
    let error = error.to_string().to_lowercase();
    Error::new("broken-archive", format!("the archive {what}: {error}; fetch it again, or unpack it"))
}

fn entry(name: &str, archive: &OnDisk, listed: Listed, met: &mut HashMap<String, usize>) -> Found {
    let inner = inner(&listed.name);
    let times = met.entry(inner.clone()).or_default();
    *times += 1;
    let again = if *times > 1 { format!("#{times}") } else { String::new() };
    let nested = is_archive(Path::new(&inner));
    let shown = format!("{name}{INSIDE}{inner}{again}");
    match listed.member {
        Ok(_) if nested => Found::refused(
            &shown,
            archive,
            Error::new("nested-archive", "an archive within an archive: unpack it first"),
        ),
        Ok(member) => Found { shown, place: Place::Member(archive.clone(), member), refused: None },
        Err(error) => Found::refused(&shown, archive, error),
    }
}

/// A member's name as text.
#[cfg(unix)]
fn inner(name: &[u8]) -> String {
    use std::os::unix::ffi::OsStrExt;
    shown(Path::new(std::ffi::OsStr::from_bytes(name)))
}

/// A member's name as text.
#[cfg(not(unix))]
fn inner(name: &[u8]) -> String {
    shown(Path::new(String::from_utf8_lossy(name).as_ref()))
}

/// The bytes of a member of the archive in `file`.
pub fn read(mut file: File, member: &Member) -> io::Result<Vec<u8>> {
    let stored = match &member.body.spool {
        None => section(&mut file, member)?,
        Some(file) => section(&mut file.lock().unwrap_or_else(PoisonError::into_inner), member)?,
    };
    let bytes = if member.deflated { inflated(&stored, member.size)? } else { stored };
    let mut crc = Crc::new();
    crc.update(&bytes);
    match member.crc32 {
        Some(sum) if sum != crc.sum() => Err(io::Error::other("its check sum is wrong")),
        _ if bytes.len() as u64 != member.size => Err(io::Error::other("it has another size than the archive says")),
        _ => Ok(bytes),
    }
}

fn section(file: &mut File, member: &Member) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(member.start))?;
    let mut bytes = Vec::new();
    file.take(member.stored).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// At most one byte more than the archive promised.
fn inflated(stored: &[u8], size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(stored).take(size.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
