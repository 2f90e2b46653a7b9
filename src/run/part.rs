//! The folder of a shard as it is read again: its header, its inputs in order, what was found in each.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::finding::Finding;
use super::share::{FINDINGS, Header, Input, LINES, Line};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 16 << 20;

/// A shard's folder while it is read.
#[derive(Debug)]
pub(super) struct Part {
    folder: PathBuf,
    pub(super) header: Header,
    lines: BufReader<File>,
    crc: crc32fast::Hasher,
    findings: File,
}

impl Part {
    /// Opens a folder and reads the header.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        let shown = folder.display();
        let none = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => io::Error::other(format!(
                "{shown} is no shard: it has no {LINES}; give folders that rapporteur extract --shard has written"
            )),
            _ => io::Error::other(format!("cannot read {shown}: {}", error.to_string().to_lowercase())),
        };
        let lines = BufReader::new(File::open(folder.join(LINES)).map_err(none)?);
        let findings = File::open(folder.join(FINDINGS)).map_err(|_| damaged(folder, FINDINGS))?;
        let (mut lines, mut crc) = (lines, crc32fast::Hasher::new());
        match line(&mut lines, &mut crc) {
            Some(Line::Header(header)) if header.shard.is_one() => {
                Ok(Part { folder: folder.to_path_buf(), header, lines, crc, findings })
            }
            _ => Err(damaged(folder, LINES)),
        }
    }

    /// As the user named it.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The next input of the shard; none after the last.
    pub(super) fn next(&mut self) -> io::Result<Option<Input>> {
        loop {
            let before = self.crc.clone().finalize();
            match line(&mut self.lines, &mut self.crc) {
                Some(Line::Input(input)) => return Ok(Some(input)),
                Some(Line::Elsewhere { .. }) => {}
                Some(Line::End { crc }) if crc == before => return Ok(None),
                _ => return Err(damaged(&self.folder, LINES)),
            }
        }
    }

    /// What was found in an input that is no duplicate.
    pub(super) fn finding(&mut self, input: &Input) -> io::Result<Option<Finding>> {
        let Some(place) = input.finding else { return Ok(None) };
        let finding = place.bytes(&mut self.findings).and_then(|bytes| Finding::unframed(&bytes));
        finding.map(Some).ok_or_else(|| damaged(&self.folder, FINDINGS))
    }

    /// The path of any input of the whole list, where this shard tells it.
    pub(super) fn path(&self, wanted: usize) -> Option<String> {
        let mut lines = BufReader::new(File::open(self.folder.join(LINES)).ok()?);
        loop {
            match line(&mut lines, &mut crc32fast::Hasher::new())? {
                Line::Elsewhere { number, path } if number == wanted => return Some(path),
                Line::End { .. } => return None,
                _ => {}
            }
        }
    }
}

/// What is said of a file that is not what was written.
pub(super) fn damaged(folder: &Path, file: &str) -> io::Error {
    io::Error::other(format!("{} is damaged: run this shard again", folder.join(file).display()))
}

/// The next line; absent where there is none that is whole.
fn line(lines: &mut impl BufRead, crc: &mut crc32fast::Hasher) -> Option<Line> {
    let mut bytes = Vec::new();
    lines.take(LONGEST).read_until(b'\n', &mut bytes).ok()?;
    crc.update(&bytes);
    serde_json::from_slice(bytes.strip_suffix(b"\n")?).ok()
}
