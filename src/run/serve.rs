//! The worker's side: bytes come in, findings go out, one at a time, until the input ends.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use super::finding::Finding;
use super::{frame, outcome};
use crate::model::{Format, Limits, Recognition};
use crate::reference::Reference;

/// The largest answer of a worker, in bytes. A document of a hundred megabytes of text stays below it.
pub const LARGEST_ANSWER: u64 = 512 << 20;
/// The largest request: a source of the largest size with what is said of it.
const LARGEST_REQUEST: u64 = 4 << 30;
/// What a worker says when it can take a source.
pub(super) const READY: &[u8] = b"ready";

/// What is said of a source whose bytes follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its path as it is written in the tables.
    pub path: String,
    /// The digest of its bytes.
    pub sha256: String,
    /// Its format.
    pub format: Format,
    /// How much of it is read.
    pub limits: Limits,
    /// How it was recognised: then the parts are its pages, each a PDF of its words. Absent where they are its own bytes.
    pub recognition: Option<Recognition>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Answers requests until the input ends. Says that it is ready before each.
///
/// Fails where the streams do, and where what comes is no request: the parent is another version, or gone.
pub fn serve(input: &mut impl Read, output: &mut impl Write, reference: &Reference) -> io::Result<()> {
    let mut parts = Vec::new();
    loop {
        frame::write(output, &[READY])?;
        if !frame::read_over(input, LARGEST_REQUEST, &mut parts)? {
            return Ok(());
        }
        let [head, parts @ ..] = parts.as_slice() else {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the frame is no request"));
        };
        let request: Request = serde_json::from_slice(head)?;
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        let mut finding = outcome::finding(&request, &parts, reference);
        let mut head = finding.head()?;
        if finding.parts(&head).iter().map(|part| part.len() as u64 + 16).sum::<u64>() > LARGEST_ANSWER {
            finding = too_large();
            head = finding.head()?;
        }
        frame::write(output, &finding.parts(&head))?;
    }
}

/// A finding in place of one that cannot be sent.
pub(super) fn too_large() -> Finding {
    let message = format!("what was read of it is larger than {} MiB: split the file", LARGEST_ANSWER >> 20);
    Finding::failed("limit-answer", message)
}
