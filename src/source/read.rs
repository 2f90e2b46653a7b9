//! One input to bytes, with its digest and format.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{Found, archive};
use crate::error::Error;
use crate::model::Format;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// Bytes at the start of a file in which a PDF's header may stand.
const HEADER_WITHIN: usize = 1024;

/// An input that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its bytes; empty where it could not be read.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes in lower-case hex digits; absent where it could not be read.
    pub sha256: Option<String>,
    /// Its size in bytes, where it is known.
    pub size: Option<u64>,
    /// Its format, or why it is not read.
    pub format: Result<Format, Error>,
}

/// Opens an input, reads it whole and tells its format.
pub fn open(found: &Found) -> Opened {
    match bytes(found) {
        Err((size, error)) => Opened { bytes: Vec::new(), sha256: None, size, format: Err(error) },
        Ok(bytes) => {
            let format = format(&bytes, Path::new(&found.shown));
            Opened { sha256: Some(hex(&Sha256::digest(&bytes))), size: Some(bytes.len() as u64), bytes, format }
        }
    }
}

fn hex(digest: &[u8]) -> String {
    use std::fmt::Write;
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn bytes(found: &Found) -> Result<Vec<u8>, (Option<u64>, Error)> {
    if let Some(error) = &found.refused {
        return Err((None, error.clone()));
    }
    let unreadable = |error: std::io::Error| {
        (None, Error::new("unreadable", format!("cannot be opened: {}", error.to_string().to_lowercase())))
    };
    if let Some(member) = &found.member {
        return archive::read(&found.path, member).map_err(unreadable);
    }
    let file = File::open(&found.path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > LARGEST {
        return Err((Some(size), too_large()));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err((Some(bytes.len() as u64), too_large()));
    }
    Ok(bytes)
}

/// Why a file larger than [`LARGEST`] is not read.
pub(super) fn too_large() -> Error {
    Error::new("limit-size", format!("larger than {} MiB: split it into smaller files", LARGEST / 1024 / 1024))
}

/// Told by content first (a PDF names itself), by the name's ending where the content tells nothing.
fn format(bytes: &[u8], path: &Path) -> Result<Format, Error> {
    if bytes.is_empty() {
        return Err(Error::new("empty", "the file is empty: fetch it again"));
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
    let typed = match ending.as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "txt" | "text" => Some(Format::Text),
        _ => None,
    };
    match typed {
        _ if bytes.starts_with(b"%PDF-") => Ok(Format::Pdf),
        Some(format) => Ok(format),
        None if has_header(head) || (ending == "pdf" && has_header(bytes)) => Ok(Format::Pdf),
        None if ending == "pdf" => {
            Err(Error::new("not-pdf", "named .pdf and no PDF: it was cut short or is a web page; fetch it again"))
        }
        None => {
            Err(Error::new("unknown-format", "neither a PDF nor named .txt, .md or .markdown: convert or leave it out"))
        }
    }
}

fn has_header(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"%PDF-").is_some()
}
