//! How a run over documents ends: what run.json keeps of it, what is said of it, and the exit code.

use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;

use super::progress::Progress;
use super::{MISCOUNTED, READ, SOME_UNREAD, Voice, say};
use crate::emit::export::Export;
use crate::model::SCHEMA_VERSION;
use crate::run::{Counts, Summary};

/// What ends the program with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum FailOn {
    /// A problem that is a warning or an error, or an input that was not read
    Warning,
    /// A problem that is an error, or an input that was not read
    Error,
    /// An input that was not read
    Unread,
    /// Nothing that a document can do
    Never,
}

/// A run, for `run.json`.
#[derive(Debug, Serialize)]
pub(super) struct Journal<'a, Options> {
    version: &'a str,
    schema_version: u32,
    options: Options,
    counts: &'a Counts,
    seconds: f64,
    failed: Vec<Failed<'a>>,
}

#[derive(Debug, Serialize)]
struct Failed<'a> {
    path: &'a str,
    message: &'a str,
}

impl<'a, Options> Journal<'a, Options> {
    /// What run.json says of a run under these options.
    pub(super) fn of(options: Options, summary: &'a Summary, seconds: f64) -> Self {
        Journal {
            version: env!("CARGO_PKG_VERSION"),
            schema_version: SCHEMA_VERSION,
            options,
            counts: &summary.counts,
            seconds: (seconds * 1000.0).round() / 1000.0,
            failed: summary.failed.iter().map(|(path, message)| Failed { path, message }).collect(),
        }
    }
}

/// What was written, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    pub output: &'a Path,
    pub formats: &'a [Export],
    pub summary: &'a Summary,
}

impl Written<'_> {
    /// One line for each input that was not read, up to a few, and one for all, `which` files they are and `how` they were read.
    pub(super) fn report(self, (voice, progress): (&Voice, &Progress), which: &str, how: &str) {
        const SHOWN: usize = 10;
        let failed = &self.summary.failed;
        if progress.is_json() {
            return;
        }
        for (path, message) in failed.iter().take(SHOWN) {
            say::complaint(&format!("{path}: {message}"));
        }
        if failed.len() > SHOWN {
            let more = failed.len() - SHOWN;
            say::complaint(&format!("and {more} more that were not read: see files.csv"));
        }
        if voice.quiet {
            return;
        }
        let Counts { files, documents, statements, problems, .. } = self.summary.counts;
        let place = match self.formats.contains(&Export::Csv) {
            true => self.output.join("documents.csv"),
            false => self.output.to_path_buf(),
        };
        say::out(format!(
            "{files} files{which}, {documents} documents, {statements} statements, {problems} problems{how}: see {}\n",
            place.display()
        ));
    }

    /// What the run ends with, whose `inputs` all have a row.
    pub(super) fn code(self, inputs: usize, on: FailOn) -> u8 {
        let rows = self.rows();
        if rows != Some(inputs) {
            let rows = rows.unwrap_or(0);
            say::complaint(&format!("{inputs} inputs were found and files.csv has {rows} rows: please report this"));
            return MISCOUNTED;
        }
        code(on, self.summary)
    }

    /// Rows of `files.csv`, as they stand on disk where that is asked for; none where they cannot be read.
    fn rows(self) -> Option<usize> {
        if !self.formats.contains(&Export::Csv) {
            return Some(self.summary.counts.files);
        }
        let mut reader = csv::Reader::from_path(self.output.join("files.csv")).ok()?;
        let mut row = csv::ByteRecord::new();
        let mut count = 0;
        while reader.read_byte_record(&mut row).ok()? {
            count += 1;
        }
        Some(count)
    }
}

/// What a run ends with that has done this.
pub(super) fn code(on: FailOn, summary: &Summary) -> u8 {
    let unread = !summary.failed.is_empty() && on != FailOn::Never;
    let failed = unread || on <= FailOn::Error && summary.errors > 0 || on == FailOn::Warning && summary.warnings > 0;
    if failed { SOME_UNREAD } else { READ }
}

/// What is said of an output that cannot be written.
pub(super) fn unwritable(output: &Path, error: &std::io::Error) -> String {
    let error = error.to_string().to_lowercase();
    format!("cannot write to {}: {error}; give another folder with -o", output.display())
}

/// An interrupted run takes its half-written files along, which stand in the folder `aside`.
pub(super) fn leave_nothing_behind(aside: &Path) {
    let aside = aside.to_path_buf();
    let _ = ctrlc::set_handler(move || {
        let _ = std::fs::remove_dir_all(&aside);
        say::complaint("interrupted: the tables are as they were; run it again to go on");
        std::process::exit(super::INTERRUPTED);
    });
}
