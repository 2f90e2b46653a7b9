//! `rapporteur extract`: documents to tables.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::export::Exports;
use super::progress::{Progress, Show};
use super::{INTERRUPTED, READ, SOME_UNREAD, Voice, say};
use crate::model::SCHEMA_VERSION;
use crate::reference::Reference;
use crate::run::{self, Counts, Dataset, Summary};
use crate::source::{self, Found};

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  rapporteur extract archive -o tables             a folder with all its folders
  rapporteur extract archive.zip records.tar.gz    archives, read in place
  rapporteur extract 'archive/**/*PV*.pdf' -o pv   only what a pattern matches
  find archive -newer last.txt | rapporteur extract - -o tables
  rapporteur extract archive --format parquet,sqlite --jobs 2
  rapporteur extract archive --dry-run             what would be read, and what not

Options may stand in rapporteur.toml, in the folder where the program is run, by the same names:
  inputs = [\"archive\"]
  format = [\"csv\", \"sqlite\"]
  jobs = 4

Exit codes: 0 every input was read, 1 some were not (files.csv says why), 2 could not run, 130 interrupted.";

/// Arguments of the command.
#[derive(Debug, Args)]
pub struct Extract {
    /// Files, folders (with all their folders), .zip and .tar.gz archives, patterns such as 'archive/**/*.pdf', or - for a
    /// list of paths on standard input
    #[arg(value_name = "INPUT", default_value = "input")]
    inputs: Vec<PathBuf>,
    /// Folder for the tables; made where it does not exist
    #[arg(short, long, default_value = "output")]
    output: PathBuf,
    #[command(flatten)]
    exports: Exports,
    /// How many files to read at a time [default: one a processor]
    #[arg(short, long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
    /// Folder with tables of your own, laid over the shipped ones: names of states, words, errata
    #[arg(long, value_name = "DIR")]
    reference: Option<PathBuf>,
    /// Read only the first so many inputs
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// List what would be read, and what not and why; write nothing
    #[arg(long)]
    dry_run: bool,
    /// What ends the program with 1
    #[arg(long, value_name = "WHAT", default_value = "unread")]
    fail_on: FailOn,
    /// How progress is shown
    #[arg(long, value_name = "HOW", default_value = "auto")]
    progress: Show,
    /// File of options, in place of rapporteur.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// What ends the program with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum FailOn {
    /// A problem that is a warning or an error, or an input that was not read
    Warning,
    /// A problem that is an error, or an input that was not read
    Error,
    /// An input that was not read
    Unread,
    /// Nothing that a document can do
    Never,
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
    format: Vec<&'static str>,
    jobs: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
    quiet: &'a bool,
}

#[derive(Debug, Serialize)]
struct Failed<'a> {
    path: &'a str,
    message: &'a str,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn extract(arguments: &Extract, voice: &Voice) -> Result<u8, String> {
    let begun = Instant::now();
    let own = arguments.reference.as_deref().map(Reference::load).transpose().map_err(|error| error.to_string())?;
    let reference = own.as_ref().unwrap_or_else(|| Reference::builtin());
    let found = found(arguments)?;
    if arguments.dry_run {
        return Ok(dry_run(arguments, &found));
    }
    let unwritable = |error: io::Error| {
        let output = arguments.output.display();
        let error = error.to_string().to_lowercase();
        format!("cannot write to {output}: {error}; give another folder with -o")
    };
    let about = arguments.exports.about(&names(&arguments.inputs));
    let mut dataset = Dataset::begin(&arguments.output, &arguments.exports.format, about).map_err(unwritable)?;
    leave_nothing_behind(&dataset);
    let jobs = arguments.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from);
    let mut progress = Progress::new(arguments.progress, found.len(), voice.quiet, voice.verbose);
    silence_panics();
    let summary = run::run(&found, jobs, reference, &mut dataset, |file| progress.seen(file)).map_err(unwritable)?;
    let seconds = begun.elapsed().as_secs_f64();
    let failed = failed(arguments.fail_on, &summary, &dataset);
    dataset.finish(&journal(arguments, jobs, voice, &summary, seconds)).map_err(unwritable)?;
    progress.end(&summary, seconds);
    if !progress.is_json() {
        report(arguments, voice, &summary, seconds);
    }
    Ok(if failed { SOME_UNREAD } else { READ })
}

/// Whether the run ends with 1.
fn failed(on: FailOn, summary: &Summary, dataset: &Dataset) -> bool {
    let unread = !summary.failed.is_empty() && on != FailOn::Never;
    unread || on <= FailOn::Error && dataset.errors() > 0 || on == FailOn::Warning && dataset.warnings() > 0
}

fn names(inputs: &[PathBuf]) -> Vec<String> {
    inputs.iter().map(|input| input.display().to_string()).collect()
}

fn found(arguments: &Extract) -> Result<Vec<Found>, String> {
    let (lists, inputs): (Vec<PathBuf>, Vec<PathBuf>) =
        arguments.inputs.iter().cloned().partition(|input| input == Path::new("-"));
    let mut list = Vec::new();
    if !lists.is_empty() {
        let unreadable =
            |error: io::Error| format!("cannot read the list on standard input: {}", error.to_string().to_lowercase());
        io::stdin().lock().read_to_end(&mut list).map_err(unreadable)?;
    }
    let listed = source::listed(&list);
    let mut found = source::find(&inputs, &listed, Some(&arguments.output)).map_err(|error| error.to_string())?;
    if found.is_empty() {
        let names = names(&arguments.inputs);
        return Err(format!("no files in {}: put documents there, or give another folder", names.join(", ")));
    }
    found.truncate(arguments.limit.unwrap_or(usize::MAX));
    Ok(found)
}

/// Lists the inputs with their formats, or why they are not read.
fn dry_run(arguments: &Extract, found: &[Found]) -> u8 {
    let mut unread = 0;
    for input in found {
        match source::open(input).format {
            Ok(format) => say::out(format!("{}: {}\n", input.shown, format.as_str())),
            Err(error) => {
                unread += 1;
                say::out(format!("{}: not read: {error}\n", input.shown));
            }
        }
    }
    let (all, formats, output) = (found.len(), arguments.exports.names().join(", "), arguments.output.display());
    say::out(format!("{} of {all} files would be read; {formats} would be written to {output}\n", all - unread));
    if unread > 0 && arguments.fail_on != FailOn::Never { SOME_UNREAD } else { READ }
}

/// An interrupted run takes its half-written files along.
fn leave_nothing_behind(dataset: &Dataset) {
    let aside = dataset.aside().to_path_buf();
    let _ = ctrlc::set_handler(move || {
        let _ = std::fs::remove_dir_all(&aside);
        say::complaint("interrupted, nothing was written");
        std::process::exit(INTERRUPTED);
    });
}

/// A fault on one input is a row of `problems.csv`, not a page of text on the terminal.
pub(super) fn silence_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

fn journal<'a>(
    arguments: &'a Extract,
    jobs: usize,
    voice: &'a Voice,
    summary: &'a Summary,
    seconds: f64,
) -> Journal<'a> {
    Journal {
        version: env!("CARGO_PKG_VERSION"),
        schema_version: SCHEMA_VERSION,
        options: Options {
            inputs: names(&arguments.inputs),
            output: arguments.output.display().to_string(),
            format: arguments.exports.names(),
            jobs,
            reference: arguments.reference.as_ref().map(|folder| folder.display().to_string()),
            limit: arguments.limit,
            quiet: &voice.quiet,
        },
        counts: &summary.counts,
        seconds: (seconds * 1000.0).round() / 1000.0,
        failed: summary.failed.iter().map(|(path, message)| Failed { path, message }).collect(),
    }
}

/// One line for each input that was not read, up to a few, and one for all.
fn report(arguments: &Extract, voice: &Voice, summary: &Summary, seconds: f64) {
    const SHOWN: usize = 10;
    for (path, message) in summary.failed.iter().take(SHOWN) {
        say::complaint(&format!("{path}: {message}"));
    }
    if summary.failed.len() > SHOWN {
        let more = summary.failed.len() - SHOWN;
        say::complaint(&format!("and {more} more that were not read: see files.csv"));
    }
    if voice.quiet {
        return;
    }
    let Counts { files, documents, statements, problems, .. } = summary.counts;
    let place = match arguments.exports.names().contains(&"csv") {
        true => arguments.output.join("documents.csv"),
        false => arguments.output.clone(),
    };
    say::out(format!(
        "{files} files, {documents} documents, {statements} statements, {problems} problems in {seconds:.1} s: see {}\n",
        place.display()
    ));
}
