//! A table as a version of the program wrote it, with whatever columns that had.

use std::collections::HashMap;
use std::io;

use csv::{ReaderBuilder, StringRecord};

/// The rows of a table.
#[derive(Debug)]
pub(super) struct Sheet {
    columns: HashMap<String, usize>,
    names: Vec<String>,
    rows: Vec<StringRecord>,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    columns: &'a HashMap<String, usize>,
    cells: &'a StringRecord,
}

impl Sheet {
    /// Reads a table's file.
    pub(super) fn read(bytes: &[u8]) -> io::Result<Self> {
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
        let names: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
        let columns = names.iter().cloned().zip(0..).collect();
        Ok(Sheet { columns, names, rows: reader.records().collect::<Result<_, _>>()? })
    }

    /// Whether it has a column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// Columns that only one of the two has.
    pub(super) fn uncommon<'a>(&'a self, other: &'a Sheet) -> Vec<&'a str> {
        let here = self.names.iter().filter(|name| !other.has(name));
        here.chain(other.names.iter().filter(|name| !self.has(name))).map(String::as_str).collect()
    }

    /// All rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { columns: &self.columns, cells })
    }

    /// One of them.
    pub(super) fn row(&self, index: usize) -> Row<'_> {
        Row { columns: &self.columns, cells: &self.rows[index] }
    }
}

impl<'a> Row<'a> {
    /// The cell of a column; empty where there is none.
    pub(super) fn cell(&self, column: &str) -> &'a str {
        self.columns.get(column).and_then(|place| self.cells.get(*place)).unwrap_or_default()
    }
}
