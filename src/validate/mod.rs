//! Whether a dataset keeps what the definitions of its tables promise.

mod cells;
mod keys;
mod package;
mod rows;
mod spans;
mod tallies;

use std::io;

use crate::emit::tables;
use package::Package;

pub use rows::Rows;

/// One place where a dataset breaks its promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file.
    pub file: String,
    /// Number of the row, 1 for the names of the columns; absent where the whole file is meant.
    pub row: Option<usize>,
    /// The column, or several parted by commas; absent where the whole row is meant.
    pub column: Option<String>,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(row) = self.row {
            write!(out, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(out, ", {column}")?;
        }
        write!(out, ": {}", self.message)
    }
}

/// Checks a dataset whose files are read by their names: that each is there as the descriptor says, and of the tables headers, types,
/// keys, links, spans and tallies. An empty list says that all is well. Tables that were not written as CSV are not looked into.
pub fn validate(read: impl Fn(&str) -> io::Result<Vec<u8>>) -> Vec<Failure> {
    let mut failures = Vec::new();
    let package = Package::read(read(package::FILE), &mut failures);
    let listed: Vec<&str> = package.iter().flat_map(Package::paths).collect();
    let others: Vec<&str> = listed.iter().filter(|path| !path.ends_with(".csv")).copied().collect();
    for path in &others {
        bytes(path, &read, package.as_ref(), &mut failures);
    }
    let as_csv = package.is_none() || others.len() < listed.len();
    let mut all = Vec::new();
    for table in tables::ALL.iter().filter(|_| as_csv) {
        let bytes = bytes(&format!("{}.csv", table.name), &read, package.as_ref(), &mut failures);
        all.extend(bytes.and_then(|bytes| Rows::read(table, &bytes, &mut failures)));
    }
    all.iter().for_each(|rows| cells::check(rows, &mut failures));
    keys::check(&all, &mut failures);
    spans::check(&all, &mut failures);
    tallies::check(&all, &mut failures);
    failures
}

/// A file's bytes, where it is there; whether they are those of the descriptor is checked.
fn bytes(
    file: &str,
    read: impl Fn(&str) -> io::Result<Vec<u8>>,
    package: Option<&Package>,
    failures: &mut Vec<Failure>,
) -> Option<Vec<u8>> {
    match read(file) {
        Ok(bytes) => {
            package.iter().for_each(|package| package.check(file, &bytes, failures));
            Some(bytes)
        }
        Err(error) => {
            let message = format!("cannot be read: {}", error.to_string().to_lowercase());
            failures.push(Failure { file: file.to_owned(), row: None, column: None, message });
            None
        }
    }
}

#[cfg(test)]
mod tests;
