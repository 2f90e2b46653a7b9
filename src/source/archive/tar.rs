//! The members of a tar, compressed or not.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};

use flate2::read::MultiGzDecoder;
use tar::{Archive, EntryType};

use super::{Body, LARGEST_TAR, Listed, MEMBERS, Member, broken};
use crate::error::Error;

/// Inflates a compressed tar into a nameless file, which is gone when the run ends.
pub(super) fn inflate(file: File) -> Result<File, Error> {
    let unwritable = |error: io::Error| {
        let error = error.to_string().to_lowercase();
        Error::new("unwritable", format!("cannot be inflated into a temporary file: {error}; unpack it"))
    };
    let spool = tempfile::tempfile().map_err(unwritable)?;
    let mut out = BufWriter::with_capacity(1 << 16, spool);
    let mut inflated = MultiGzDecoder::new(io::BufReader::new(file)).take(LARGEST_TAR + 1);
    let (mut buffer, mut total) = (vec![0; 1 << 16], 0u64);
    loop {
        let length = match inflated.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // What came before the fault is listed; the tar ends too early, and says so.
            Err(error) if total == 0 => return Err(broken("cannot be inflated", &error)),
            Err(_) => break,
        };
        total += length as u64;
        if total > LARGEST_TAR {
            let message = format!("larger than {} GiB when inflated: unpack it", LARGEST_TAR >> 30);
            return Err(Error::new("limit-archive", message));
        }
        out.write_all(&buffer[..length]).map_err(unwritable)?;
    }
    let mut spool = out.into_inner().map_err(|error| unwritable(error.into_error()))?;
    spool.rewind().map_err(unwritable)?;
    Ok(spool)
}

/// Lists the files of a tar.
pub(super) fn list(file: File, body: &Body, listed: &mut Vec<Listed>) -> Result<(), Error> {
    let length = file.metadata().map_err(|error| broken("cannot be read", &error))?.len();
    let mut archive = Archive::new(file);
    let entries = archive.entries_with_seek().map_err(|error| broken("cannot be read", &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| broken("cannot be read whole", &error))?;
        let kind = entry.header().entry_type();
        if kind.is_dir() || kind.is_pax_global_extensions() {
            continue;
        }
        if listed.len() == MEMBERS {
            return Err(Error::new("limit-archive", format!("more than {MEMBERS} files: unpack it")));
        }
        let (start, size) = (entry.raw_file_position(), entry.size());
        let member = match kind {
            EntryType::Regular | EntryType::Continuous if start.saturating_add(size) <= length => {
                Ok(Member { body: body.clone(), start, stored: size, size, deflated: false, crc32: None })
            }
            EntryType::Regular | EntryType::Continuous => Err(broken("ends within the file", &"cut short")),
            EntryType::Link | EntryType::Symlink => {
                Err(Error::new("link", "a link inside an archive is not followed: unpack the archive first"))
            }
            _ => Err(Error::new("not-a-file", "a device, a pipe or a sparse file, no plain one: leave it out")),
        };
        listed.push(Listed { name: entry.path_bytes().into_owned(), member });
    }
    Ok(())
}
