//! What a table is, and the form in which each is defined once: its columns, their types and where their values come from.

use std::borrow::Cow;

use super::cell::{self, Cell, guard};

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

/// Rows of one table as CSV: lines end in a line feed, and a cell stands in quotes where it must.
#[derive(Debug, Default)]
pub struct Rows {
    text: String,
    /// Whether the last row has a cell.
    begun: bool,
    /// A cell while it is made safe.
    cell: String,
}

impl Rows {
    /// No rows yet, and room for so many bytes.
    pub fn with_room(bytes: usize) -> Self {
        Rows { text: String::with_capacity(bytes), ..Rows::default() }
    }

    /// Adds a cell to the row. What may hold any text is made safe for spreadsheets and terminals.
    pub fn cell(&mut self, kind: Type, value: &(impl Cell + ?Sized)) {
        if self.begun {
            self.text.push(',');
        }
        self.begun = true;
        let start = self.text.len();
        value.write(&mut self.text);
        // Figures and the two words of a flag stand as they are.
        if !matches!(kind, Type::Whole | Type::Flag) {
            self.settle(start, matches!(kind, Type::Text | Type::List));
        }
    }

    /// Makes a cell of what was written as it is: most cells stay so.
    fn settle(&mut self, start: usize, any_text: bool) {
        let (quoted, looked_at) = cell::signs(&self.text[start..]);
        let guarded = any_text && (looked_at || cell::acts(&self.text[start..]));
        if !quoted && !guarded {
            return;
        }
        self.cell.clear();
        self.cell.push_str(&self.text[start..]);
        self.text.truncate(start);
        let safe = if guarded { guard(&self.cell) } else { Cow::Borrowed(self.cell.as_str()) };
        if quoted {
            quote(&safe, &mut self.text);
        } else {
            self.text.push_str(&safe);
        }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.text.push('\n');
        self.begun = false;
    }

    /// The first row: the names of the columns.
    pub fn head(&mut self, table: &Table) {
        table.columns.iter().for_each(|column| self.cell(Type::Text, column.name));
        self.end();
    }

    /// Takes the bytes of all rows out; what they stood in is kept for the next rows.
    pub fn take(&mut self) -> Vec<u8> {
        let bytes = self.text.as_bytes().to_vec();
        self.text.clear();
        bytes
    }
}

/// Appends a text in quotes, its own quotes doubled.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for (index, part) in text.split('"').enumerate() {
        out.push_str(if index > 0 { "\"\"" } else { "" });
        out.push_str(part);
    }
    out.push('"');
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
        pub fn row(out: &mut Rows, $($argument: $type),+) {
            $(out.cell($kind, &$value);)+
            out.end();
        }
    };
    (@required) => { true };
    (@optional) => { false };
}
pub(crate) use table;

#[cfg(test)]
mod tests {
    use super::{Rows, Type};

    #[test]
    fn cells_stand_in_quotes_where_a_reader_of_csv_needs_them() {
        let texts = ["", "a", "a,b", "\"", "a \"b\" c", "\"\"", "a\nb", "é, ’", ",", "a;b\tc", "'", "a\u{a0}b"];
        let (mut rows, mut writer) =
            (Rows::default(), csv::WriterBuilder::new().flexible(true).from_writer(Vec::new()));
        for text in texts {
            for kind in [Type::Text, Type::Date] {
                rows.cell(kind, text);
                writer.write_field(text).unwrap();
            }
            rows.end();
            writer.write_record(None::<&[u8]>).unwrap();
        }
        rows.cell(Type::Date, "a\rb");
        rows.cell(Type::Text, "=1,2");
        rows.cell(Type::Text, "a\u{1b}\"b");
        rows.end();
        writer.write_record(["a\rb", "'=1,2", "a\\u{1b}\"b"]).unwrap();
        assert_eq!(String::from_utf8(rows.take()), String::from_utf8(writer.into_inner().unwrap()));
        assert_eq!(rows.take(), b"");
    }
}
