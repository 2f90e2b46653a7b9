//! `documents.jsonl`, of which each line is read when it is wanted.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::unable;
use crate::report::Record;

/// The lines of a file, of which each is read when it is wanted.
pub struct Lines {
    path: PathBuf,
    places: Vec<(u64, usize)>,
}

impl Lines {
    /// Finds the lines of a file.
    pub fn of(path: &Path) -> Result<Self, String> {
        let file = File::open(path).map_err(|error| {
            format!(
                "{}; give a folder that rapporteur has written with --format csv,jsonl",
                unable("read", path, &error)
            )
        })?;
        let (mut reader, mut places, mut start, mut line) = (BufReader::new(file), Vec::new(), 0, Vec::new());
        loop {
            line.clear();
            match reader.read_until(b'\n', &mut line).map_err(|error| unable("read", path, &error))? {
                0 => return Ok(Lines { path: path.to_path_buf(), places }),
                length => {
                    places.push((start, length));
                    start += length as u64;
                }
            }
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// The document of a line. Fails with one line that says which is broken, and how.
    pub fn record(&self, index: usize) -> Result<Record, String> {
        let (start, length) = self.places[index];
        let mut line = vec![0; length];
        let mut file = File::open(&self.path).map_err(|error| unable("read", &self.path, &error))?;
        let read = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_exact(&mut line));
        read.map_err(|error| unable("read", &self.path, &error))?;
        let broken = |what: &dyn std::fmt::Display| format!("{}, line {}: {what}", self.path.display(), index + 1);
        let record: Record = serde_json::from_slice(&line).map_err(|error| broken(&error))?;
        let plain = !record.id.is_empty() && record.id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if plain {
            Ok(record)
        } else {
            Err(broken(&"it has no id of letters and figures; run rapporteur extract anew"))
        }
    }
}
