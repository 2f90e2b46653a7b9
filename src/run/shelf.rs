//! One file of the dataset while it is written: its bytes are counted and hashed as they pass.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::disk::{Disk, Writing};
use crate::emit::datapackage::Stored;
use crate::emit::parquet::Sheet;
use crate::emit::rows;
use crate::emit::sqlite;
use crate::emit::table::{Rows, Table};

/// A file that counts and hashes what is written to it.
pub(super) struct Written {
    path: String,
    file: BufWriter<Writing>,
    bytes: u64,
    digest: Sha256,
}

impl Written {
    /// Begins a file in a folder.
    pub(super) fn new(disk: &Disk, folder: &Path, path: &str) -> io::Result<Self> {
        let file = BufWriter::with_capacity(1 << 16, disk.create(&folder.join(path))?);
        Ok(Written { path: path.to_owned(), file, bytes: 0, digest: Sha256::new() })
    }

    /// Ends the file and says what was written.
    pub(super) fn finish(mut self) -> io::Result<Stored> {
        self.file.flush()?;
        Ok(Stored { path: self.path, bytes: self.bytes, sha256: crate::source::hex(&self.digest.finalize()) })
    }
}

impl std::fmt::Debug for Written {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Written({:?}, {} bytes)", self.path, self.bytes)
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.file.write(bytes)?;
        self.digest.update(&bytes[..length]);
        self.bytes += length as u64;
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What is known of a file that something else wrote.
pub(super) fn stored(folder: &Path, path: &str) -> io::Result<Stored> {
    let mut digest = Sha256::new();
    let bytes = io::copy(&mut File::open(folder.join(path))?, &mut Digesting(&mut digest))?;
    Ok(Stored { path: path.to_owned(), bytes, sha256: crate::source::hex(&digest.finalize()) })
}

struct Digesting<'a>(&'a mut Sha256);

impl Write for Digesting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One table in the formats that have a file for each.
#[derive(Debug)]
pub(super) struct Shelf {
    table: &'static Table,
    csv: Option<Written>,
    parquet: Option<Sheet<Written>>,
}

impl Shelf {
    /// Begins a table's files.
    pub(super) fn new(disk: &Disk, folder: &Path, table: &'static Table, csv: bool, parquet: bool) -> io::Result<Self> {
        let file = |ending: &str| Written::new(disk, folder, &format!("{}.{ending}", table.name));
        let mut shelf = Shelf { table, csv: None, parquet: None };
        if csv {
            let mut rows = Rows::default();
            rows.head(table);
            let mut csv = file("csv")?;
            csv.write_all(&rows.take())?;
            shelf.csv = Some(csv);
        }
        if parquet {
            shelf.parquet = Some(Sheet::new(table, file("parquet")?)?);
        }
        Ok(shelf)
    }

    /// Adds rows, given as CSV.
    pub(super) fn add(&mut self, bytes: &[u8], database: Option<&rusqlite::Connection>) -> io::Result<()> {
        if let Some(csv) = &mut self.csv {
            csv.write_all(bytes)?;
        }
        if self.parquet.is_none() && database.is_none() {
            return Ok(());
        }
        rows::each(self.table, bytes, |values| {
            self.parquet.as_mut().map_or(Ok(()), |sheet| sheet.row(values))?;
            database.map_or(Ok(()), |database| sqlite::row(database, self.table, values)).map_err(io::Error::other)
        })
    }

    /// Ends the table's files: the CSV, then the Parquet.
    pub(super) fn finish(self) -> io::Result<(Option<Stored>, Option<Stored>)> {
        let csv = self.csv.map(Written::finish).transpose()?;
        let parquet = self.parquet.map(|sheet| sheet.finish().and_then(Written::finish)).transpose()?;
        Ok((csv, parquet))
    }
}
