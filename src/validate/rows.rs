//! The rows of one table, with the columns that its definition names.

use csv::{ReaderBuilder, StringRecord};

use super::Failure;
use crate::emit::cell::unguarded;
use crate::emit::table::{Table, Type};

/// The rows of one table.
#[derive(Debug)]
pub struct Rows {
    /// The definition.
    pub table: &'static Table,
    rows: Vec<StringRecord>,
}

impl Rows {
    /// Reads a table's file. Where its header is another, that is a failure and there are no rows.
    pub(super) fn read(table: &'static Table, bytes: &[u8], failures: &mut Vec<Failure>) -> Option<Self> {
        let mut rows = Rows { table, rows: Vec::new() };
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut headed = false;
        for (record, line) in reader.records().zip(1..) {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    failures.push(rows.failure(Some(line), &[], format!("is no row: {error}")));
                    return None;
                }
            };
            if !headed {
                if !record.iter().eq(table.columns.iter().map(|column| column.name)) {
                    let names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
                    failures.push(rows.failure(Some(1), &[], format!("the columns must be {}", names.join(","))));
                    return None;
                }
                headed = true;
                continue;
            }
            if record.len() != table.columns.len() {
                let message = format!("has {} cells, not {}", record.len(), table.columns.len());
                failures.push(rows.failure(Some(line), &[], message));
            }
            rows.rows.push(bare(table, &record));
        }
        if !headed {
            failures.push(rows.failure(None, &[], "is empty: even the names of the columns are missing".to_owned()));
        }
        headed.then_some(rows)
    }

    /// The rows, each with its number in the file.
    pub fn iter(&self) -> impl Iterator<Item = (usize, Row<'_>)> {
        self.rows.iter().zip(2..).map(|(cells, line)| (line, Row { table: self.table, cells }))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn failure(&self, row: Option<usize>, columns: &[&str], message: String) -> Failure {
        let column = (!columns.is_empty()).then(|| columns.join(","));
        Failure { file: format!("{}.csv", self.table.name), row, column, message }
    }
}

/// A row with its texts as they were before they were made safe.
fn bare(table: &Table, record: &StringRecord) -> StringRecord {
    let kinds = table.columns.iter().map(|column| Some(column.kind)).chain(std::iter::repeat(None));
    let cells = record.iter().zip(kinds).map(|(cell, kind)| match kind {
        Some(Type::Text | Type::List) => unguarded(cell),
        _ => cell.into(),
    });
    cells.collect()
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'static Table,
    cells: &'a StringRecord,
}

impl<'a> Row<'a> {
    /// The cell of a column; empty where there is none.
    pub fn cell(&self, column: &str) -> &'a str {
        let at = self.table.columns.iter().position(|known| known.name == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or_default()
    }

    /// The cells of some columns.
    pub fn cells(&self, columns: &[&str]) -> Vec<&'a str> {
        columns.iter().map(|column| self.cell(column)).collect()
    }

    /// A cell as a whole number.
    pub fn whole(&self, column: &str) -> Option<usize> {
        self.cell(column).parse().ok()
    }
}

/// The rows of a table among all.
pub fn of<'a>(all: &'a [Rows], name: &str) -> Option<&'a Rows> {
    all.iter().find(|rows| rows.table.name == name)
}
