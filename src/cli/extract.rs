//! `rapporteur extract`: documents to tables.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::{INTERRUPTED, READ, SOME_UNREAD};
use crate::model::SCHEMA_VERSION;
use crate::reference::Reference;
use crate::run::{self, Counts, Dataset, Summary};
use crate::source::{self, Found};

/// Arguments of the command.
#[derive(Debug, Args)]
pub struct Extract {
    /// Files, folders (with all their folders) or patterns such as 'archive/**/*.pdf'
    #[arg(value_name = "INPUT", default_value = "input")]
    inputs: Vec<PathBuf>,
    /// Folder for the tables; made where it does not exist
    #[arg(short, long, default_value = "output")]
    output: PathBuf,
    /// How many files to read at a time [default: one a processor]
    #[arg(short, long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
    /// Folder with tables of your own, laid over the shipped ones: names of states, words, errata
    #[arg(long, value_name = "DIR")]
    reference: Option<PathBuf>,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

/// This run, for `run.json`.
#[derive(Debug, Serialize)]
struct Journal<'a> {
    version: &'a str,
    schema_version: u32,
    options: Options<'a>,
    counts: &'a Counts,
    seconds: f64,
    failed: Vec<Failed<'a>>,
}

#[derive(Debug, Serialize)]
struct Options<'a> {
    inputs: Vec<String>,
    output: String,
    jobs: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    quiet: &'a bool,
}

#[derive(Debug, Serialize)]
struct Failed<'a> {
    path: &'a str,
    message: &'a str,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn extract(arguments: &Extract) -> Result<u8, String> {
    let begun = Instant::now();
    let own = arguments.reference.as_deref().map(Reference::load).transpose().map_err(|error| error.to_string())?;
    let reference = own.as_ref().unwrap_or_else(|| Reference::builtin());
    let found = found(arguments)?;
    let unwritable = |error: io::Error| {
        let output = arguments.output.display();
        let error = error.to_string().to_lowercase();
        format!("cannot write to {output}: {error}; give another folder with -o")
    };
    let mut dataset = Dataset::begin(&arguments.output).map_err(unwritable)?;
    leave_nothing_behind(&dataset);
    let jobs = arguments.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from);
    let bar = bar(found.len(), arguments.quiet);
    silence_panics();
    let summary = run::run(&found, jobs, reference, &mut dataset, |file| {
        bar.inc(1);
        bar.set_message(file.path.clone());
    })
    .map_err(unwritable)?;
    bar.finish_and_clear();
    let seconds = begun.elapsed().as_secs_f64();
    dataset.finish(&journal(arguments, jobs, &summary, seconds)).map_err(unwritable)?;
    report(arguments, &summary, seconds);
    Ok(if summary.failed.is_empty() { READ } else { SOME_UNREAD })
}

fn found(arguments: &Extract) -> Result<Vec<Found>, String> {
    let found = source::find(&arguments.inputs, Some(&arguments.output)).map_err(|error| error.to_string())?;
    if found.is_empty() {
        let names: Vec<_> = arguments.inputs.iter().map(|input| input.display().to_string()).collect();
        return Err(format!("no files in {}: put documents there, or give another folder", names.join(", ")));
    }
    Ok(found)
}

/// An interrupted run takes its half-written files along.
fn leave_nothing_behind(dataset: &Dataset) {
    let aside = dataset.aside().to_path_buf();
    let _ = ctrlc::set_handler(move || {
        let _ = std::fs::remove_dir_all(&aside);
        eprintln!("rapporteur: interrupted, nothing was written");
        std::process::exit(INTERRUPTED);
    });
}

/// A fault on one input is a row of `problems.csv`, not a page of text on the terminal.
fn silence_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

fn bar(files: usize, quiet: bool) -> ProgressBar {
    if quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{pos}/{len} {bar:30} {eta} {wide_msg}");
    let bar = ProgressBar::new(files as u64);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn journal<'a>(arguments: &'a Extract, jobs: usize, summary: &'a Summary, seconds: f64) -> Journal<'a> {
    Journal {
        version: env!("CARGO_PKG_VERSION"),
        schema_version: SCHEMA_VERSION,
        options: Options {
            inputs: arguments.inputs.iter().map(|input| input.display().to_string()).collect(),
            output: arguments.output.display().to_string(),
            jobs,
            reference: arguments.reference.as_ref().map(|folder| folder.display().to_string()),
            quiet: &arguments.quiet,
        },
        counts: &summary.counts,
        seconds: (seconds * 1000.0).round() / 1000.0,
        failed: summary.failed.iter().map(|(path, message)| Failed { path, message }).collect(),
    }
}

/// One line for each input that was not read, up to a few, and one for all.
fn report(arguments: &Extract, summary: &Summary, seconds: f64) {
    const SHOWN: usize = 10;
    for (path, message) in summary.failed.iter().take(SHOWN) {
        eprintln!("rapporteur: {path}: {message}");
    }
    if summary.failed.len() > SHOWN {
        let more = summary.failed.len() - SHOWN;
        eprintln!("rapporteur: and {more} more that were not read: see files.csv");
    }
    if arguments.quiet {
        return;
    }
    let Counts { files, documents, statements, problems, .. } = summary.counts;
    let tables = arguments.output.join("documents.csv");
    let line = format!(
        "{files} files, {documents} documents, {statements} statements, {problems} problems in {seconds:.1} s: see {}",
        tables.display()
    );
    // A reader that has gone away needs no summary.
    let _ = writeln!(io::stdout(), "{line}");
}
