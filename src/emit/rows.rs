//! Rows of CSV as this program writes them, back to values of their columns' types: what the other formats are made of.

use std::borrow::Cow;
use std::io;

use csv::{ReaderBuilder, StringRecord};

use super::cell::unguarded;
use super::table::{Column, Table, Type};

/// A cell's value. A text is as it was before it was made safe for spreadsheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing.
    Absent,
    /// A text, a date, an hour, a code, one of a few words, or a list with its separators.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// True or false.
    Flag(bool),
}

/// Hands the values of each row of a table, in the order of its columns, to `take`. `bytes` are rows without the first, which
/// has the names.
pub fn each(table: &Table, bytes: &[u8], mut take: impl FnMut(&[Value]) -> io::Result<()>) -> io::Result<()> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record)? {
        let values: Vec<Value> =
            table.columns.iter().zip(&record).map(|(column, cell)| value(column, cell)).collect::<io::Result<_>>()?;
        take(&values)?;
    }
    Ok(())
}

fn value<'a>(column: &Column, cell: &'a str) -> io::Result<Value<'a>> {
    let wrong = || io::Error::other(format!("{cell:?} does not fit the column {}", column.name));
    Ok(match column.kind {
        _ if cell.is_empty() && !column.required => Value::Absent,
        Type::Whole => Value::Whole(cell.parse().map_err(|_| wrong())?),
        Type::Flag => Value::Flag(cell.parse().map_err(|_| wrong())?),
        Type::Text | Type::List => Value::Text(unguarded(cell)),
        Type::Date | Type::Time | Type::Iso3 | Type::OneOf(_) => Value::Text(Cow::Borrowed(cell)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::tables::votes;

    #[test]
    fn cells_become_values_again() {
        let row = b"d1,1,2,\"'=Iran, \"\"x\"\"\",,IRN,against,\n";
        let mut met = Vec::new();
        each(&votes::TABLE, row, |values| {
            met = values.iter().map(|value| format!("{value:?}")).collect();
            Ok(())
        })
        .unwrap();
        let text = |text: &str| format!("{:?}", Value::Text(Cow::Borrowed(text)));
        assert_eq!(met[..5], [text("d1"), "Whole(1)".into(), "Whole(2)".into(), text("=Iran, \"x\""), "Absent".into()]);
        assert_eq!(met[7], "Absent");
    }
}
