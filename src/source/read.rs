//! One input to bytes, with its digest and format.

use std::fs::{File, OpenOptions};
use std::io::{self, Cursor, Read, Seek};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::archive;
use super::{Found, Identity, OnDisk, Place};
use crate::error::Error;
use crate::model::Format;

/// The largest file that is read where nothing else is said, in bytes.
pub const LARGEST: u64 = 256 << 20;

/// Bytes at the start of a file in which a PDF's header may stand.
const HEADER_WITHIN: usize = 1024;

/// Longest line of a typed text that is read, in bytes: more is no text that a person wrote.
pub const LONGEST_LINE: usize = 16 << 20;

/// Typed files above this size are looked through before they are taken into memory.
const LOOKED_THROUGH: u64 = LONGEST_LINE as u64;

/// An input that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its bytes; empty where it could not be read.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes in lower-case hex digits; absent where it could not be read.
    pub sha256: Option<String>,
    /// Its size in bytes, where it is known.
    pub size: Option<u64>,
    /// By what it is known again; absent where nothing tells, and where the file changed while it was read.
    pub identity: Option<Identity>,
    /// Its format, or why it is not read.
    pub format: Result<Format, Error>,
}

/// Opens an input, reads it whole where it has at most `largest` bytes, and tells its format.
pub fn open(found: &Found, largest: u64) -> Opened {
    open_into(found, largest, Vec::new())
}

/// The same with the room of bytes that are no longer needed.
pub fn open_into(found: &Found, largest: u64, room: Vec<u8>) -> Opened {
    match contents(found, largest, room) {
        Err((size, error)) => Opened { bytes: Vec::new(), sha256: None, size, identity: None, format: Err(error) },
        Ok((contents, identity)) => match contents {
            Contents::Whole(bytes) => {
                let format = format(&bytes, found.name());
                let size = Some(bytes.len() as u64);
                Opened { sha256: Some(hex(&Sha256::digest(&bytes))), size, bytes, identity, format }
            }
            Contents::Endless { sha256, size } => {
                let message = format!("a line is longer than {LONGEST_LINE} bytes: break it into lines first");
                let format = Err(Error::new("limit-line", message));
                Opened { bytes: Vec::new(), sha256: Some(sha256), size: Some(size), identity, format }
            }
        },
    }
}

/// The format that an input will be found to have: one of an object store by its name, where that tells, without fetching it.
pub fn foreseen(found: &Found, largest: u64) -> Result<Format, Error> {
    let name = found.name();
    let named = if name.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        Some(Format::Pdf)
    } else {
        typed(name)
    };
    match (&found.place, named) {
        #[cfg(feature = "stores")]
        (Place::Object(object), Some(format))
            if found.refused.is_none() && object.size().is_some_and(|size| size > 0) =>
        {
            match object.size() {
                Some(size) if size > largest => Err(too_large(size, largest).1),
                _ => Ok(format),
            }
        }
        _ => open(found, largest).format,
    }
}

/// Bytes as hex digits.
pub(crate) fn hex(digest: &[u8]) -> String {
    use std::fmt::Write;
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What a file holds.
#[derive(Debug)]
enum Contents {
    Whole(Vec<u8>),
    /// A typed text with a line that is too long: it is not kept.
    Endless {
        sha256: String,
        size: u64,
    },
}

/// Why an input is not read, with its size where that is known.
pub(super) type Refused = (Option<u64>, Error);

fn contents(found: &Found, largest: u64, room: Vec<u8>) -> Result<(Contents, Option<Identity>), Refused> {
    if let Some(error) = &found.refused {
        return Err((None, error.clone()));
    }
    let name = found.name();
    match &found.place {
        Place::File(file) => in_file(file, name, largest, room),
        Place::Member(archive, member) => {
            if member.size().max(member.stored()) > largest {
                return Err(too_large(member.size(), largest));
            }
            let bytes = archive::read(regular(archive)?, member).map_err(unreadable)?;
            Ok((in_memory(bytes, name, largest)?, found.identity()))
        }
        #[cfg(feature = "stores")]
        Place::Object(object) => {
            let (bytes, identity) = object.fetch(largest)?;
            Ok((in_memory(bytes, name, largest)?, identity))
        }
        Place::Memory(bytes) if bytes.len() as u64 > largest => Err(too_large(bytes.len() as u64, largest)),
        Place::Memory(bytes) => Ok((in_memory(bytes.to_vec(), name, largest)?, None)),
    }
}

fn in_file(file: &OnDisk, name: &Path, largest: u64, room: Vec<u8>) -> Result<(Contents, Option<Identity>), Refused> {
    let mut file = regular(file)?;
    let before = file.metadata().map_err(unreadable)?;
    if before.len() > largest {
        return Err(too_large(before.len(), largest));
    }
    let contents = match endless(&mut file, before.len(), name, largest)? {
        Some(contents) => contents,
        None => Contents::Whole(whole(&mut file, before.len(), largest, room)?),
    };
    let after = file.metadata().map_err(unreadable)?;
    let same = after.len() == before.len() && after.modified().ok() == before.modified().ok();
    Ok((contents, same.then(|| Identity::of(&before, before.len()))))
}

fn in_memory(bytes: Vec<u8>, name: &Path, largest: u64) -> Result<Contents, Refused> {
    let endless = endless(&mut Cursor::new(&bytes), bytes.len() as u64, name, largest)?;
    Ok(endless.unwrap_or(Contents::Whole(bytes)))
}

/// Opens a file that is one: no pipe that would block, no device, no link that took its place since it was found.
pub(super) fn regular(file: &OnDisk) -> Result<File, Refused> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY | if file.named { OFlags::empty() } else { OFlags::NOFOLLOW };
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits() as i32);
    }
    let file = options.open(&file.path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_file() {
        Ok(file)
    } else {
        Err((None, Error::new("not-a-file", "a device, pipe or socket, no file: leave it out")))
    }
}

fn unreadable(error: io::Error) -> Refused {
    (None, Error::new("unreadable", format!("cannot be opened: {}", error.to_string().to_lowercase())))
}

/// Why an input of so many bytes is not read.
pub(super) fn too_large(size: u64, largest: u64) -> Refused {
    let message = format!("larger than {} MiB: allow more with --max-file-size, or split it", largest >> 20);
    (Some(size), Error::new("limit-size", message))
}

fn whole(file: &mut File, size: u64, largest: u64, mut bytes: Vec<u8>) -> Result<Vec<u8>, Refused> {
    bytes.clear();
    bytes.reserve(size as usize);
    file.take(largest + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > largest { Err(too_large(bytes.len() as u64, largest)) } else { Ok(bytes) }
}

/// A typed text in which a line is too long, as it is told before it is taken into memory.
fn endless(file: &mut (impl Read + Seek), size: u64, name: &Path, largest: u64) -> Result<Option<Contents>, Refused> {
    if size <= LOOKED_THROUGH || typed(name).is_none() {
        return Ok(None);
    }
    looked_through(file, largest).map_err(unreadable)
}

/// Looks for a line that is too long, block by block, and goes back to the start where there is none.
fn looked_through(file: &mut (impl Read + Seek), largest: u64) -> io::Result<Option<Contents>> {
    let (mut digest, mut block) = (Sha256::new(), vec![0; 1 << 18]);
    let (mut size, mut line, mut longest) = (0, 0, 0);
    loop {
        let count = file.read(&mut block)?;
        if count == 0 || size > largest {
            break;
        }
        let bytes = &block[..count];
        if size == 0 && bytes.starts_with(b"%PDF-") {
            break;
        }
        let mut from = 0;
        for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            longest = longest.max(line + end - from);
            (line, from) = (0, end + 1);
        }
        line += count - from;
        longest = longest.max(line);
        size += count as u64;
        digest.update(bytes);
    }
    if longest > LONGEST_LINE {
        return Ok(Some(Contents::Endless { sha256: hex(&digest.finalize()), size }));
    }
    file.rewind()?;
    Ok(None)
}

/// The format of typed text that a name's ending tells.
fn typed(path: &Path) -> Option<Format> {
    match path.extension()?.to_string_lossy().to_ascii_lowercase().as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "txt" | "text" => Some(Format::Text),
        _ => None,
    }
}

/// Told by content first (a PDF names itself), by the name's ending where the content tells nothing.
fn format(bytes: &[u8], path: &Path) -> Result<Format, Error> {
    if bytes.is_empty() {
        return Err(Error::new("empty", "the file is empty: fetch it again"));
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
    match typed(path) {
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
