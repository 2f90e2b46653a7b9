//! `rapporteur diff`: what changed between two written folders.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{DIFFERS, READ, say};
use crate::diff::{Change, Diff, Kind, diff as compare};

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  rapporteur diff last-year this-year
  rapporteur diff old new --details | less
  rapporteur diff old new --format csv > changes.csv

Documents are matched by their bytes, else by their path; rows of a document by what they say, so that one that comes between others
changes none of them. Numbers and offsets of rows are not compared.

Exit codes: 0 the same, 1 there are differences, 2 could not run.";

/// Documents that are named in the summary.
const NAMED: usize = 10;

/// Arguments of the command.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Folder that a run has written, with its tables as CSV
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// Folder that a later run has written
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How the differences are told
    #[arg(short, long, value_name = "FORMAT", default_value = "summary")]
    format: Telling,
    /// Print every difference below the summary
    #[arg(long)]
    details: bool,
}

/// How the differences are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Telling {
    /// Counts by table, field and document
    Summary,
    /// A row each
    Csv,
    /// All in one list
    Json,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn diff(arguments: &Arguments) -> Result<u8, String> {
    for folder in [&arguments.old, &arguments.new] {
        if !folder.join("documents.csv").is_file() {
            return Err(format!(
                "{} has no documents.csv: give a folder that was written with the format csv",
                folder.display()
            ));
        }
    }
    let reader = |folder: &Path| {
        let folder = folder.to_path_buf();
        move |name: &str| {
            let path = folder.join(name);
            fs::read(&path)
                .map_err(|error| io::Error::other(format!("{}: {}", path.display(), error.to_string().to_lowercase())))
        }
    };
    let diff =
        compare(reader(&arguments.old), reader(&arguments.new)).map_err(|error| format!("cannot compare: {error}"))?;
    let told = match arguments.format {
        Telling::Summary => summary(&diff, arguments.details),
        Telling::Csv => rows(&diff.changes).map_err(|error| error.to_string())?,
        Telling::Json => serde_json::to_string_pretty(&diff.changes).map_err(|error| error.to_string())? + "\n",
    };
    say::out(told);
    Ok(if diff.changes.is_empty() { READ } else { DIFFERS })
}

fn rows(changes: &[Change]) -> io::Result<String> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    // The names stand there also where there is no row.
    writer.write_record(["table", "path", "doc_id", "key", "change", "field", "old", "new"])?;
    changes.iter().try_for_each(|change| writer.serialize(change))?;
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn summary(diff: &Diff, details: bool) -> String {
    let mut told = String::new();
    let whole = |kind| diff.changes.iter().filter(|change| is_document(change) && change.change == kind).count();
    let (came, went, both) = (whole(Kind::Came), whole(Kind::Went), diff.documents);
    let _ = writeln!(told, "documents: {came} came, {went} went, {both} in both");
    for column in &diff.uncompared {
        let _ = writeln!(told, "only one of them has {column}: not compared");
    }
    tables(diff, &mut told);
    documents(diff, &mut told);
    if details {
        diff.changes.iter().for_each(|change| detail(change, &mut told));
    }
    if diff.changes.is_empty() {
        told.push_str("no differences\n");
    }
    told
}

/// Whether a whole document came or went.
fn is_document(change: &Change) -> bool {
    change.table == "documents" && change.change != Kind::Changed
}

/// Counts by table, and by field of each.
fn tables(diff: &Diff, told: &mut String) {
    let mut tables: BTreeMap<&str, BTreeMap<(Kind, &str), usize>> = BTreeMap::new();
    for change in diff.changes.iter().filter(|change| !is_document(change)) {
        *tables.entry(&change.table).or_default().entry((change.change, &change.field)).or_default() += 1;
    }
    for (table, counts) in tables {
        let rows = |kind| counts.get(&(kind, "")).copied().unwrap_or_default();
        let _ = writeln!(told, "{table}: {} rows came, {} went", rows(Kind::Came), rows(Kind::Went));
        for ((_, field), count) in counts.iter().filter(|((kind, _), _)| *kind == Kind::Changed) {
            let _ = writeln!(told, "  {field}: {count} changed");
        }
    }
}

/// The documents with the most differences.
fn documents(diff: &Diff, told: &mut String) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for change in diff.changes.iter().filter(|change| !is_document(change)) {
        *counts.entry(&change.path).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().filter(|(path, _)| !path.is_empty()).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    for (path, count) in counts.iter().take(NAMED) {
        let _ = writeln!(told, "{path}: {count} differences");
    }
    if counts.len() > NAMED {
        let _ = writeln!(told, "and {} more documents with differences", counts.len() - NAMED);
    }
}

fn detail(change: &Change, told: &mut String) {
    let Change { table, path, key, change, field, old, new, .. } = change;
    let _ = match change {
        Kind::Came => writeln!(told, "+ {table} {path} {key}: {new:?}"),
        Kind::Went => writeln!(told, "- {table} {path} {key}: {old:?}"),
        Kind::Changed => writeln!(told, "~ {table} {path} {key} {field}: {old:?} -> {new:?}"),
    };
}
