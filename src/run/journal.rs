//! The journal of the runs into one folder: lines that are only ever added, each with a checksum.
//!
//! A line is the CRC-32 of what follows the space, in hex digits, a space, a record as JSON, and a line feed. A line that is torn, as a loss of
//! power leaves it, ends the journal: it and what follows are dropped.

use std::io::{self, Read, Seek, SeekFrom};

use serde::{Deserialize, Serialize};

use super::ledger::Summary;
use super::shard::Shard;
use crate::source::Identity;

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// The first line: what all results after it depend on.
    Under {
        /// Digest of the program, its tables and the options that change what is read.
        version: String,
    },
    /// A run begins.
    Begun(Begun),
    /// An input was read.
    Read(Entry),
    /// The run's dataset is in place.
    Finished(Finished),
}

/// A run that begins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Begun {
    /// Its inputs as they were given; absent where they are no UTF-8.
    pub inputs: Option<Vec<String>>,
    /// The part of them that it reads; absent where it reads all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<Shard>,
}

/// An input that was read, or was looked at and left to another shard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its path as it is written in the tables.
    pub path: String,
    /// The file that was read.
    pub identity: Identity,
    /// Digest of its bytes.
    pub sha256: String,
    /// Its format; absent where it is none that can be read.
    pub format: Option<String>,
    /// Where what was found stands; absent for the bytes of another input, and for an input of another shard.
    pub place: Option<Place>,
}

/// Where a finding stands in the file of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The first byte.
    pub start: u64,
    /// How many there are.
    pub length: u64,
    /// Their checksum.
    pub crc: u32,
}

impl Place {
    /// That of bytes which are written from `start` on.
    pub(super) fn of(start: u64, bytes: &[u8]) -> Self {
        Place { start, length: bytes.len() as u64, crc: crc32fast::hash(bytes) }
    }

    /// What stands there; absent where it is no longer whole.
    pub(super) fn bytes(self, file: &mut (impl Read + Seek)) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(self.start)).ok()?;
        file.take(self.length).read_to_end(&mut bytes).ok()?;
        (Place::of(self.start, &bytes) == self).then_some(bytes)
    }
}

/// A dataset that is in place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finished {
    /// Digest of the inputs' paths and identities, and of all options of the run.
    pub inputs: String,
    /// Digest of the names, sizes and times of the files that were written.
    pub outputs: String,
    /// What the run did.
    pub summary: Summary,
}

/// A record as a line.
pub fn line(record: &Record) -> io::Result<Vec<u8>> {
    let json = serde_json::to_vec(record)?;
    let mut line = format!("{:08x} ", crc32fast::hash(&json)).into_bytes();
    line.extend(json);
    line.push(b'\n');
    Ok(line)
}

/// The records of a journal up to the first line that is not whole, and the bytes that they fill.
pub fn records(bytes: &[u8]) -> (Vec<Record>, usize) {
    let (mut records, mut good) = (Vec::new(), 0);
    while let Some(end) = memchr::memchr(b'\n', &bytes[good..]) {
        let Some(record) = record(&bytes[good..good + end]) else { break };
        records.push(record);
        good += end + 1;
    }
    (records, good)
}

fn record(line: &[u8]) -> Option<Record> {
    let (crc, json) = (line.get(..8)?, line.get(9..)?);
    let crc = u32::from_str_radix(std::str::from_utf8(crc).ok()?, 16).ok()?;
    if line[8] != b' ' || crc32fast::hash(json) != crc {
        return None;
    }
    serde_json::from_slice(json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> Record {
        let identity = Identity { size: 4, changed: -5, touched: 6, number: 7, device: 8 };
        let place = Some(Place { start: 0, length: 12, crc: 1 });
        let (path, sha256) = (path.to_owned(), "ab".to_owned());
        Record::Read(Entry { path, identity, sha256, format: Some("pdf".into()), place })
    }

    #[test]
    fn a_torn_line_ends_the_journal_and_harms_no_other() {
        let written = [Record::Begun(Begun::default()), entry("a\nb"), entry("c")];
        let bytes: Vec<u8> = written.iter().flat_map(|record| line(record).unwrap()).collect();
        assert_eq!(records(&bytes), (written.to_vec(), bytes.len()));
        for cut in 0..bytes.len() {
            let (read, good) = records(&bytes[..cut]);
            assert!(good <= cut && read == written[..read.len()], "cut at {cut}");
        }
        for at in 0..bytes.len() {
            let mut harmed = bytes.clone();
            harmed[at] ^= 0x55;
            let (read, _) = records(&harmed);
            assert!(read == written[..read.len()] && read.len() < 3, "harmed at {at}");
        }
    }

    #[test]
    fn what_is_no_journal_has_no_records() {
        assert_eq!(records(b"\n\n"), (Vec::new(), 0));
        assert_eq!(records("00000000 é\u{0}\n".as_bytes()), (Vec::new(), 0));
        assert_eq!(records(b"path,sha256\nb.pdf,00\n"), (Vec::new(), 0));
    }
}
