//! All tables as one SQLite database: keys, links, indexes, and a full-text search over the statements.

use std::fmt::Write;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Result, ToSql};

use super::rows::Value;
use super::table::{Column, Table, Type};
use super::tables;
use crate::model::SCHEMA_VERSION;

/// The table with a full-text search, the name of the search, and the columns that are searched.
const SEARCHED: (&str, &str, &[&str]) = ("statements", "statements_search", &["text", "speakers", "headings"]);

/// Makes the tables, empty. Keys are looked after when all rows are there: the links go both ways.
pub fn begin(database: &Connection) -> Result<()> {
    let mut all = String::from("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;\n");
    let _ = writeln!(all, "PRAGMA user_version = {SCHEMA_VERSION};\nBEGIN;");
    for table in tables::ALL {
        definition(table, &mut all);
    }
    database.execute_batch(&all)
}

/// Adds a row.
pub fn row(database: &Connection, table: &Table, values: &[Value]) -> Result<()> {
    let names: Vec<_> = table.columns.iter().map(|column| quoted(column.name)).collect();
    let marks = vec!["?"; names.len()].join(",");
    let insert = format!("INSERT INTO {} ({}) VALUES ({marks})", quoted(table.name), names.join(","));
    let mut insert = database.prepare_cached(&insert)?;
    for (value, index) in values.iter().zip(1..) {
        insert.raw_bind_parameter(index, value)?;
    }
    insert.raw_execute()?;
    Ok(())
}

/// Makes the indexes and the search, when all rows are there.
pub fn finish(database: &Connection) -> Result<()> {
    let mut all = String::new();
    for table in tables::ALL {
        indexes(table, &mut all);
    }
    let (content, search, columns) = SEARCHED;
    let columns = columns.join(", ");
    let _ = writeln!(
        all,
        "CREATE VIRTUAL TABLE {search} USING fts5({columns}, content='{content}', content_rowid='rowid', \
         tokenize='unicode61 remove_diacritics 2');"
    );
    let _ = writeln!(all, "INSERT INTO {search}({search}) VALUES ('rebuild');\nCOMMIT;");
    database.execute_batch(&all)
}

fn definition(table: &Table, out: &mut String) {
    let _ = writeln!(out, "CREATE TABLE {} ( -- One row is {}.", quoted(table.name), table.row);
    let searched = table.name == SEARCHED.0;
    if searched {
        // Rows keep their numbers, by which the search finds them, through a VACUUM.
        let _ = writeln!(out, "  rowid INTEGER PRIMARY KEY,");
    }
    for (column, place) in table.columns.iter().zip(1..) {
        let comma = if place == table.columns.len() && !constrained(table) { "" } else { "," };
        let _ = writeln!(out, "  {}{comma} -- {}", typed(column), column.description());
    }
    let _ = writeln!(out, "{}\n) STRICT;", constraints(table, if searched { "UNIQUE" } else { "PRIMARY KEY" }));
}

fn constrained(table: &Table) -> bool {
    !table.key.is_empty() || !table.links.is_empty()
}

fn constraints(table: &Table, key: &str) -> String {
    let key = (!table.key.is_empty()).then(|| format!("  {key} ({})", list(table.key)));
    let links = table.links.iter().map(|link| {
        format!("  FOREIGN KEY ({}) REFERENCES {} ({})", list(link.columns), quoted(link.table), list(link.key))
    });
    key.into_iter().chain(links).collect::<Vec<_>>().join(",\n")
}

fn typed(column: &Column) -> String {
    let name = quoted(column.name);
    let required = if column.required { " NOT NULL" } else { "" };
    match column.kind {
        Type::Whole => format!("{name} INTEGER{required} CHECK ({name} >= 0)"),
        Type::Flag => format!("{name} INTEGER{required} CHECK ({name} IN (0, 1))"),
        Type::OneOf(values) => format!("{name} TEXT{required} CHECK ({name} IN ('{}'))", values().join("', '")),
        _ => format!("{name} TEXT{required}"),
    }
}

/// An index for each link that the key does not begin with, and for each code of a state.
fn indexes(table: &Table, out: &mut String) {
    let links = table.links.iter().map(|link| link.columns).filter(|columns| !table.key.starts_with(columns));
    let codes = table.columns.iter().filter(|column| matches!(column.kind, Type::Iso3));
    let names: Vec<Vec<&str>> = links.map(<[_]>::to_vec).chain(codes.map(|column| vec![column.name])).collect();
    for columns in names {
        let name = quoted(&format!("{}_{}", table.name, columns.join("_")));
        let _ = writeln!(out, "CREATE INDEX {name} ON {} ({});", quoted(table.name), list(&columns));
    }
}

fn list(columns: &[&str]) -> String {
    columns.iter().map(|column| quoted(column)).collect::<Vec<_>>().join(", ")
}

/// A name that may be a word of SQL's own, such as `end`.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Absent => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Whole(whole) => ToSqlOutput::Borrowed(ValueRef::Integer(*whole)),
            Value::Flag(flag) => ToSqlOutput::Borrowed(ValueRef::Integer((*flag).into())),
        })
    }
}
