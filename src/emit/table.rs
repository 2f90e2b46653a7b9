//! What a table is, and the form in which each is defined once: its columns, their types and where their values come from.

use super::cell::{Cell, guard};

/// The type of a column.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// Any text.
    Text,
    /// A whole number, 0 or more.
    Whole,
    /// `true` or `false`.
    Flag,
    /// An ISO 8601 date, an open one cut (`2017-09`).
    Date,
    /// An hour, `15:05`.
    Time,
    /// Three capital letters of ISO 3166.
    Iso3,
    /// Texts parted by [`SEPARATOR`](super::cell::SEPARATOR).
    List,
    /// One of a few words.
    OneOf(fn() -> Vec<&'static str>),
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name in the first row.
    pub name: &'static str,
    /// Its type.
    pub kind: Type,
    /// Whether no cell of it is empty.
    pub required: bool,
    /// What it means, one sentence.
    pub meaning: &'static str,
}

impl Column {
    /// What it means, with the values that it may have where they are few.
    pub fn description(&self) -> String {
        match self.kind {
            Type::OneOf(values) => format!("{} One of {}.", self.meaning, values().join(", ")),
            _ => self.meaning.to_owned(),
        }
    }
}

/// Columns that point to the key of another table.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// The columns here.
    pub columns: &'static [&'static str],
    /// The other table.
    pub table: &'static str,
    /// Its columns, in the same order.
    pub key: &'static [&'static str],
}

/// A table of the output.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name; the file is the name with `.csv`.
    pub name: &'static str,
    /// What one row is.
    pub row: &'static str,
    /// The columns whose values name a row; empty where no row needs a name.
    pub key: &'static [&'static str],
    /// The columns that point to other tables.
    pub links: &'static [Link],
    /// The columns in order.
    pub columns: &'static [Column],
}

/// Every table with a `doc_id` points to its document so.
pub const DOCUMENT: Link = Link { columns: &["doc_id"], table: "documents", key: &["doc_id"] };

/// Rows of one table, as bytes of CSV.
#[derive(Debug)]
pub struct Rows {
    writer: csv::Writer<Vec<u8>>,
    cell: String,
}

impl Default for Rows {
    fn default() -> Self {
        let writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        Rows { writer, cell: String::new() }
    }
}

impl Rows {
    /// Adds a cell to the row. What may hold any text is made safe for spreadsheets and terminals.
    pub fn cell(&mut self, kind: Type, value: &(impl Cell + ?Sized)) -> csv::Result<()> {
        self.cell.clear();
        value.write(&mut self.cell);
        match kind {
            Type::Text | Type::List => self.writer.write_field(guard(&self.cell).as_ref()),
            _ => self.writer.write_field(&self.cell),
        }
    }

    /// Ends the row.
    pub fn end(&mut self) -> csv::Result<()> {
        self.writer.write_record(None::<&[u8]>)
    }

    /// The first row: the names of the columns.
    pub fn head(&mut self, table: &Table) -> csv::Result<()> {
        self.writer.write_record(table.columns.iter().map(|column| column.name))
    }

    /// The bytes of all rows.
    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// Defines a table once: `TABLE` describes it and `row` writes a row of it, both from the same list of columns.
macro_rules! table {
    (
        $name:literal, $row:literal,
        key [$($key:literal),*],
        links [$($link:expr),*],
        ($($argument:ident: $type:ty),+)
        $($column:literal $kind:expr, $need:ident, $meaning:literal => $value:expr;)+
    ) => {
        use $crate::emit::table::{Column, Rows, Table};

        /// The table.
        pub const TABLE: Table = Table {
            name: $name,
            row: $row,
            key: &[$($key),*],
            links: &[$($link),*],
            columns: &[$(Column {
                name: $column,
                kind: $kind,
                required: $crate::emit::table::table!(@$need),
                meaning: $meaning,
            }),+],
        };

        /// Writes a row.
        #[allow(clippy::too_many_arguments)]
        pub fn row(out: &mut Rows, $($argument: $type),+) -> csv::Result<()> {
            $(out.cell($kind, &$value)?;)+
            out.end()
        }
    };
    (@required) => { true };
    (@optional) => { false };
}
pub(crate) use table;
