//! How a run goes on: a bar on a terminal, lines of JSON for a scheduler, a line a file for who wants to see it.

use std::fmt::Write;
use std::io::{IsTerminal, stderr};
use std::time::Duration;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use serde_json::{Value, json};

use super::say;
use crate::model::{FileRecord, Status};
use crate::run::Summary;

/// How progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Show {
    /// A bar with rate and time left, on a terminal
    Auto,
    /// A line of JSON on standard error for each file, one before and one after
    Json,
    /// Nothing
    None,
}

/// Progress while it is shown.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    json: bool,
    verbose: bool,
    files: usize,
    done: usize,
}

impl Progress {
    /// Begins to show how far a run over so many files is.
    pub(super) fn new(show: Show, files: usize, quiet: bool, verbose: bool) -> Self {
        let bar =
            if show == Show::Auto && !quiet && stderr().is_terminal() { bar(files) } else { ProgressBar::hidden() };
        let progress = Progress { bar, json: show == Show::Json, verbose, files, done: 0 };
        progress.event(|| json!({"event": "begin", "files": files}));
        progress
    }

    /// A file was read.
    pub(super) fn seen(&mut self, file: &FileRecord) {
        self.done += 1;
        self.bar.inc(1);
        self.bar.set_message(file.path.clone());
        let FileRecord { path, status, message, .. } = file;
        self.event(|| {
            let (done, files) = (self.done, self.files);
            json!({"event": "file", "done": done, "files": files, "path": path, "status": status.as_str(), "message": message})
        });
        if self.verbose && !self.json {
            let message =
                message.as_ref().filter(|_| *status != Status::Ok).map_or_else(String::new, |why| format!(": {why}"));
            self.bar.suspend(|| say::aside(&format!("{path}: {status}{message}")));
        }
    }

    /// A file was left to another shard.
    pub(super) fn passed(&mut self) {
        self.done += 1;
        self.bar.inc(1);
    }

    /// The run is over.
    pub(super) fn end(&self, summary: &Summary, seconds: f64) {
        self.bar.finish_and_clear();
        let seconds = (seconds * 1000.0).round() / 1000.0;
        self.event(
            || json!({"event": "end", "counts": summary.counts, "failed": summary.failed.len(), "seconds": seconds}),
        );
    }

    /// Whether nothing but JSON may stand on standard error.
    pub(super) fn is_json(&self) -> bool {
        self.json
    }

    fn event(&self, event: impl FnOnce() -> Value) {
        if self.json {
            say::aside(&event().to_string());
        }
    }
}

fn bar(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    bar.enable_steady_tick(Duration::from_millis(200));
    let rate = |state: &ProgressState, out: &mut dyn Write| {
        let _ = write!(out, "{:.1}/s", state.per_sec());
    };
    match ProgressStyle::with_template("{pos}/{len} {bar:30} {rate}, {eta} left {wide_msg}") {
        Ok(style) => bar.with_style(style.with_key("rate", rate)),
        Err(_) => bar,
    }
}
