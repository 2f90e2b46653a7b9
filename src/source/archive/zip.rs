//! The members of a zip, by its directory.

use std::fs::File;
use std::io::BufReader;

use zip::{CompressionMethod, ZipArchive};

use super::{Body, Listed, MEMBERS, Member, RATIO, broken};
use crate::error::Error;

/// Lists the files of a zip.
pub(super) fn list(file: File, body: &Body, listed: &mut Vec<Listed>) -> Result<(), Error> {
    let length = file.metadata().map_err(|error| broken("cannot be read", &error))?.len();
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| broken("cannot be read", &error))?;
    let mut total = 0u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| broken("cannot be read whole", &error))?;
        if entry.is_dir() {
            continue;
        }
        total = total.saturating_add(entry.size());
        if listed.len() == MEMBERS || total / RATIO > length {
            return Err(Error::new(
                "limit-archive",
                format!("more than {MEMBERS} files, or {RATIO} times its own size: it is no archive of documents"),
            ));
        }
        let refused = refusal(&entry);
        let member = match (refused, entry.data_start()) {
            (Some(error), _) => Err(error),
            (None, None) => Err(broken("does not say where the file is", &"no offset")),
            (None, Some(start)) => Ok(Member {
                body: body.clone(),
                start,
                stored: entry.compressed_size(),
                size: entry.size(),
                deflated: entry.compression() == CompressionMethod::Deflated,
                crc32: Some(entry.crc32()),
            }),
        };
        listed.push(Listed { name: entry.name_raw().to_vec(), member });
    }
    Ok(())
}

fn refusal<R: std::io::Read + ?Sized>(entry: &zip::read::ZipFile<'_, R>) -> Option<Error> {
    let stored = matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated);
    if entry.encrypted() {
        Some(Error::new("encrypted", "locked with a password: unpack the archive first"))
    } else if entry.is_symlink() {
        Some(Error::new("link", "a link inside an archive is not followed: unpack the archive first"))
    } else if !stored {
        let method = entry.compression().to_string().to_lowercase();
        Some(Error::new("unknown-compression", format!("compressed by {method}: unpack the archive first")))
    } else {
        None
    }
}
