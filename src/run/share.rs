//! What the folder of a shard has beside its tables, so that the shards can be put together: `shard.jsonl` and `shard.findings`.
//!
//! The first line of `shard.jsonl` tells of which archive the shard is a part, the last has a checksum of those before it. Between them is a
//! line an input of the shard, in the order of the whole list, that says where what was found stands in `shard.findings` (a frame
//! each). In the first shard the inputs of the others have a line, too, so that one which nobody has taken can be named.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::disk::{Disk, Writing};
use super::finding::Finding;
use super::journal::Place;
use super::ledger::Settled;
use super::shard::Shard;
use crate::emit::datapackage::About;
use crate::emit::export::Export;
use crate::model::{FileRecord, Format, Status};
use crate::source::Found;

/// The file of lines.
pub const LINES: &str = "shard.jsonl";
/// The file of findings.
pub const FINDINGS: &str = "shard.findings";

/// A line of `shard.jsonl`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    /// The first.
    Header(Header),
    /// An input of this shard.
    Input(Input),
    /// An input of another.
    Elsewhere {
        /// Its place in the whole list, from 0.
        number: usize,
        /// Its path as it is written in the tables.
        path: String,
    },
    /// The last: the CRC-32 of all bytes before it.
    End { crc: u32 },
}

/// Of what a shard is a part, and under what it was read. But for its number, the shards of an archive have it in common.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// Which shard it is.
    #[serde(flatten)]
    pub shard: Shard,
    /// Inputs of all shards together.
    pub inputs: usize,
    /// Digest of their paths.
    pub list: String,
    /// The program that wrote it.
    pub program: String,
    /// Digest of the program, its tables and the options that change what is read.
    pub version: String,
    /// The formats that were asked for.
    pub formats: Vec<Export>,
    /// What the dataset says of itself.
    pub about: About,
}

/// An input of a shard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Input {
    /// Its place in the whole list, from 0.
    pub(super) number: usize,
    /// Its path as it is written in the tables.
    pub(super) path: String,
    /// Digest of its bytes; absent where they could not be read.
    pub(super) sha256: Option<String>,
    /// Its size; absent where it is not known.
    pub(super) bytes: Option<u64>,
    /// Its format; absent where it is none that can be read.
    pub(super) format: Option<Format>,
    /// Where what was found in it stands; absent for a duplicate.
    pub(super) finding: Option<Place>,
}

/// Digest of the paths of all inputs.
pub fn list(found: &[Found]) -> String {
    let mut digest = Sha256::new();
    for found in found {
        digest.update((found.shown.len() as u64).to_le_bytes());
        digest.update(&found.shown);
    }
    crate::source::hex(&digest.finalize())
}

/// The two files while they are written.
#[derive(Debug)]
pub(super) struct Sharing {
    names_all: bool,
    lines: BufWriter<Writing>,
    crc: crc32fast::Hasher,
    findings: BufWriter<Writing>,
    end: u64,
}

impl Sharing {
    /// Begins the files in a folder.
    pub(super) fn begin(disk: &Disk, folder: &Path, header: &Header) -> io::Result<Self> {
        let file = |name| Ok::<_, io::Error>(BufWriter::with_capacity(1 << 16, disk.create(&folder.join(name))?));
        let names_all = header.shard.number == 1;
        let (lines, findings) = (file(LINES)?, file(FINDINGS)?);
        let mut sharing = Sharing { names_all, lines, crc: crc32fast::Hasher::new(), findings, end: 0 };
        sharing.line(&Line::Header(header.clone()))?;
        Ok(sharing)
    }

    /// Adds an input. Of one that is no duplicate, what was found is kept.
    pub(super) fn input(&mut self, number: usize, settled: Settled) -> io::Result<()> {
        let Settled { file, problem, rendered } = settled;
        let FileRecord { path, sha256, bytes, format, pages, status, message, .. } = file;
        let format = Format::ALL.iter().copied().find(|known| Some(known.as_str()) == format);
        let failure = problem.map(|problem| problem.code.into_owned());
        let finding = match status {
            Status::Duplicate => None,
            _ => Some(self.finding(&Finding { status, pages, message, failure, rendered })?),
        };
        self.line(&Line::Input(Input { number, path, sha256, bytes, format, finding }))
    }

    fn finding(&mut self, finding: &Finding) -> io::Result<Place> {
        let bytes = finding.framed()?;
        let place = Place::of(self.end, &bytes);
        self.end += place.length;
        self.findings.write_all(&bytes)?;
        Ok(place)
    }

    /// Passes an input of another shard.
    pub(super) fn elsewhere(&mut self, number: usize, path: &str) -> io::Result<()> {
        if self.names_all { self.line(&Line::Elsewhere { number, path: path.to_owned() }) } else { Ok(()) }
    }

    fn line(&mut self, line: &Line) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.crc.update(&bytes);
        self.lines.write_all(&bytes)
    }

    /// Ends the files.
    pub(super) fn finish(mut self) -> io::Result<()> {
        let crc = self.crc.clone().finalize();
        self.line(&Line::End { crc })?;
        self.lines.flush()?;
        self.findings.flush()
    }
}
