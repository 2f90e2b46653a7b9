//! `codebook.md`: every table and column in words, as the README has them too.

use std::fmt::Write;

use super::cell::SEPARATOR;
use super::table::{Table, Type};
use super::tables;

/// How texts are made safe.
const SAFE: &str = "\
A text or list that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab, a line end or NUL, or with a
full-width form of these signs) has a `'` before it. Control characters, but for tabs and line feeds, and characters that embed,
override or isolate the direction of writing are written as `\\u{1b}`. documents.jsonl has every text as it was read, and so have the
tables in other formats.

Tables are written as CSV and, where asked for, as Parquet (`files.parquet`) and in `dataset.sqlite`, with the same columns and rows:
whole numbers as integers, true or false as booleans (0 and 1 in SQLite), everything else as text, an absent value as null. A list is one text
in all of them.

";

/// The codebook, a Markdown text.
pub fn text() -> String {
    let mut out = String::from("# Codebook\n\n");
    out.push_str("What rapporteur writes, table by table. ");
    let _ = writeln!(out, "A column marked * is never empty. Items of a list are parted by `{SEPARATOR}`.\n");
    out.push_str(SAFE);
    out.push_str(&columns("##"));
    out
}

/// The tables of columns alone, each under a heading that begins with `level`.
pub fn columns(level: &str) -> String {
    let mut out = String::new();
    for table in tables::ALL {
        let _ = write!(out, "{level} {}.csv\n\nOne row is {}.", table.name, table.row);
        out.push_str(&key(table));
        out.push_str("\n\n| column | type | meaning |\n|---|---|---|\n");
        for column in table.columns {
            let star = if column.required { " *" } else { "" };
            let meaning = column.description().replace('|', "\\|");
            let _ = writeln!(out, "| `{}`{star} | {} | {meaning} |", column.name, kind(column.kind));
        }
        out.push('\n');
    }
    out
}

fn key(table: &Table) -> String {
    match table.key {
        [] => String::new(),
        key => format!(" Key: {}.", key.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
    }
}

fn kind(kind: Type) -> &'static str {
    match kind {
        Type::Text => "text",
        Type::Whole => "whole number",
        Type::Flag => "true or false",
        Type::Date => "date",
        Type::Time => "hour",
        Type::Iso3 => "code",
        Type::List => "list",
        Type::OneOf(_) => "one of",
    }
}
