//! Whether a dataset keeps what the definitions of its tables promise.

mod cells;
mod keys;
mod rows;
mod spans;
mod tallies;

use std::io;

use crate::emit::tables;

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

/// Checks the tables of a dataset, each read by its file's name: headers, types, keys, links, spans and tallies. An empty
/// list says that all is well.
pub fn validate(read: impl Fn(&str) -> io::Result<Vec<u8>>) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut all = Vec::new();
    for table in tables::ALL {
        let file = format!("{}.csv", table.name);
        match read(&file) {
            Ok(bytes) => all.push(Rows::read(table, &bytes, &mut failures)),
            Err(error) => {
                let message = format!("cannot be read: {}", error.to_string().to_lowercase());
                failures.push(Failure { file, row: None, column: None, message });
            }
        }
    }
    let all: Vec<Rows> = all.into_iter().flatten().collect();
    all.iter().for_each(|rows| cells::check(rows, &mut failures));
    keys::check(&all, &mut failures);
    spans::check(&all, &mut failures);
    tallies::check(&all, &mut failures);
    failures
}

#[cfg(test)]
mod tests;
