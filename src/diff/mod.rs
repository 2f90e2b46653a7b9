//! What changed between two datasets: by table, document and field.

mod align;
mod documents;
mod sheet;

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use crate::emit::table::Table;
use crate::emit::tables;
use align::{Pair, pairs};
use documents::Documents;
use sheet::{Row, Sheet};

/// Columns that say where a row stands among others. They change with whatever stands before them, and count for nothing.
const PLACES: &[&str] = &["seq", "statement_id", "decision_seq", "start", "end", "annotation", "key"];

/// What happened to a row or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Only the new dataset has it.
    Came,
    /// Only the old one has it.
    Went,
    /// Both have it, with other values.
    Changed,
}

impl Kind {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Came => "came",
            Kind::Went => "went",
            Kind::Changed => "changed",
        }
    }
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The table.
    pub table: String,
    /// The file of the document; empty where the row is of none.
    pub path: String,
    /// The document's id in the new dataset, or in the old where that has none; empty where the row is of none.
    pub doc_id: String,
    /// Key of the row in the new dataset, or in the old where that has none; several columns are joined by `/`.
    pub key: String,
    /// What happened.
    pub change: Kind,
    /// The column whose value changed; empty where a whole row came or went.
    pub field: String,
    /// The value before; of a row that went, its most telling value.
    pub old: String,
    /// The value now; of a row that came, its most telling value.
    pub new: String,
}

/// All differences of two datasets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// One by one, by table, in the order of the documents.
    pub changes: Vec<Change>,
    /// Documents that both have, with the same bytes or under the same path.
    pub documents: usize,
    /// Columns that only one of the two has, as `table.column`; they are not compared.
    pub uncompared: Vec<String>,
}

/// Compares two datasets, each a way to read its files by name. Fails where a table cannot be read.
pub fn diff(old: impl Fn(&str) -> io::Result<Vec<u8>>, new: impl Fn(&str) -> io::Result<Vec<u8>>) -> io::Result<Diff> {
    let mut diff = Diff::default();
    let both = |table: &Table| -> io::Result<(Sheet, Sheet)> {
        let name = format!("{}.csv", table.name);
        Ok((Sheet::read(&old(&name)?)?, Sheet::read(&new(&name)?)?))
    };
    let (before, after) = both(&tables::documents::TABLE)?;
    let documents = Documents::new(&before, &after);
    diff.documents = documents.in_both();
    documents.changes(&mut diff.changes);
    for table in tables::ALL {
        let (before, after) = both(table)?;
        diff.uncompared.extend(before.uncommon(&after).iter().map(|column| format!("{}.{column}", table.name)));
        compare(table, &before, &after, &documents, &mut diff.changes);
    }
    Ok(diff)
}

/// Compares a table document by document.
fn compare(table: &Table, before: &Sheet, after: &Sheet, documents: &Documents, changes: &mut Vec<Change>) {
    let columns: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.name)
        .filter(|name| !PLACES.contains(name) && before.has(name) && after.has(name))
        .collect();
    let group = |sheet: &Sheet, old: bool| {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, row) in sheet.rows().enumerate() {
            if let Some(group) = documents.group(table, row, old) {
                groups.entry(group).or_default().push(index);
            }
        }
        groups
    };
    let (old, mut new) = (group(before, true), group(after, false));
    let mut all: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (name, rows) in old {
        let there = new.remove(&name).unwrap_or_default();
        all.insert(name, (rows, there));
    }
    all.extend(new.into_iter().map(|(name, rows)| (name, (Vec::new(), rows))));
    for (here, there) in all.into_values() {
        let old: Vec<Row> = here.iter().map(|index| before.row(*index)).collect();
        let new: Vec<Row> = there.iter().map(|index| after.row(*index)).collect();
        let told = Told { table, documents, columns: &columns };
        pairs(&old, &new, &columns).iter().for_each(|pair| told.pair(pair, changes));
    }
}

/// What is needed to tell of a row.
struct Told<'a> {
    table: &'a Table,
    documents: &'a Documents,
    columns: &'a [&'a str],
}

impl Told<'_> {
    fn pair(&self, pair: &Pair, changes: &mut Vec<Change>) {
        match *pair {
            Pair::Went(row) => changes.push(self.change(row, Kind::Went, "", self.telling(row), "")),
            Pair::Came(row) => changes.push(self.change(row, Kind::Came, "", "", self.telling(row))),
            Pair::Both(old, new) => {
                for column in self.columns.iter().filter(|column| self.differs(old, new, column)) {
                    changes.push(self.change(new, Kind::Changed, column, old.cell(column), new.cell(column)));
                }
            }
        }
    }

    /// A document that is known by its path has another id when its bytes have changed, which is told once.
    fn differs(&self, old: Row, new: Row, column: &str) -> bool {
        old.cell(column) != new.cell(column) && (column != "doc_id" || self.table.name == "documents")
    }

    fn change(&self, row: Row, change: Kind, field: &str, old: &str, new: &str) -> Change {
        Change {
            table: self.table.name.to_owned(),
            path: self.documents.path(row).to_owned(),
            doc_id: row.cell("doc_id").to_owned(),
            key: self.table.key.iter().map(|column| row.cell(column)).collect::<Vec<_>>().join("/"),
            change,
            field: field.to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
        }
    }

    /// The value that says best which row it is.
    fn telling<'a>(&self, row: Row<'a>) -> &'a str {
        const TELLING: &[&str] =
            &["text", "as_written", "title", "what", "symbol", "message", "label", "field", "path"];
        TELLING.iter().map(|column| row.cell(column)).find(|value| !value.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
