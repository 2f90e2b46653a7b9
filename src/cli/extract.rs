//! `rapporteur extract`: documents to tables.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::cache::Cache;
use super::export::Exports;
use super::progress::{Progress, Show};
use super::work::{self, Work};
use super::{INTERRUPTED, MISCOUNTED, READ, SOME_UNREAD, UNWRITTEN, Voice, say, silence_panics};
use crate::emit::export::Export;
use crate::model::SCHEMA_VERSION;
use crate::run::{self, Counts, Dataset, Hands, Plan, Store, Summary};
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
  rapporteur extract -o tables --resume            go on with a run that was interrupted

Options may stand in rapporteur.toml, in the folder where the program is run, by the same names:
  inputs = [\"archive\"]
  format = [\"csv\", \"sqlite\"]
  jobs = 4

Exit codes: 0 every input was read, 1 some were not (files.csv says why), 2 could not run, 3 the output could not be
written, 4 an input has no row (a fault of the program), 130 interrupted.";

/// The input that is a list of paths on standard input.
const LIST: &str = "-";

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
    #[command(flatten)]
    cache: Cache,
    #[command(flatten)]
    work: Work,
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
    options: Options,
    counts: &'a Counts,
    seconds: f64,
    failed: Vec<Failed<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct Options {
    inputs: Vec<String>,
    output: String,
    format: Vec<&'static str>,
    jobs: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
    quiet: bool,
}

#[derive(Debug, Serialize)]
struct Failed<'a> {
    path: &'a str,
    message: &'a str,
}

/// What a run sets out with.
struct Start {
    inputs: Vec<PathBuf>,
    found: Vec<Found>,
    store: Option<Store>,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn extract(arguments: &Extract, voice: &Voice) -> Result<u8, String> {
    let begun = Instant::now();
    let program = work::program()?;
    let hands = arguments.work.hands(arguments.reference.as_deref(), &program)?;
    if arguments.dry_run {
        return Ok(dry_run(arguments, &found(arguments, &arguments.inputs)?));
    }
    let mut start = start(arguments)?;
    if let (true, Some(store)) = (arguments.cache.changed_only, &start.store) {
        return Ok(list_changed(&start.found, store));
    }
    let plan = arguments.work.plan(&program)?;
    let options = options(arguments, &start.inputs, plan.jobs, voice);
    let lasting = lasting(arguments, &options);
    let mut progress = Progress::new(arguments.progress, start.found.len(), voice.quiet, voice.verbose);
    if let Some(summary) = start.store.as_ref().and_then(|store| store.unchanged(&start.found, &lasting)) {
        progress.end(summary, begun.elapsed().as_secs_f64());
        report(arguments, (voice, &progress), summary, ", nothing has changed since they were read");
        return Ok(code(arguments.fail_on, summary));
    }
    let about = arguments.exports.about(&names(&start.inputs));
    let dataset = Dataset::begin(&arguments.output, &arguments.exports.format, about)
        .map_err(|error| unwritable(&arguments.output, &error))?;
    leave_nothing_behind(&dataset);
    let digest = run::inputs(&start.found, &lasting);
    let (summary, seconds) =
        match written(&mut start, (&plan, &hands), dataset, (options, digest), &mut progress, begun) {
            Ok(written) => written,
            Err(error) if error.kind() == io::ErrorKind::Other => return Err(error.to_string()),
            Err(error) => {
                say::complaint(&unwritable(&arguments.output, &error));
                return Ok(UNWRITTEN);
            }
        };
    progress.end(&summary, seconds);
    report(arguments, (voice, &progress), &summary, &format!(" in {seconds:.1} s"));
    let (rows, found) = (rows(arguments, &summary), start.found.len());
    if rows != Some(found) {
        let rows = rows.unwrap_or(0);
        say::complaint(&format!("{found} inputs were found and files.csv has {rows} rows: please report this"));
        return Ok(MISCOUNTED);
    }
    Ok(code(arguments.fail_on, &summary))
}

/// Finds the inputs and opens what is kept of earlier runs.
fn start(arguments: &Extract) -> Result<Start, String> {
    let Extract { inputs, output, cache, reference, work, .. } = arguments;
    // The inputs are looked for before the output folder is made: a wrong one leaves nothing behind.
    let named = if cache.resume { None } else { Some(found(arguments, inputs)?) };
    let store = cache.open(output, reference.as_deref(), &work.reading())?;
    let inputs = cache.inputs(store.as_ref(), output)?.unwrap_or_else(|| inputs.clone());
    let found = named.map_or_else(|| found(arguments, &inputs), Ok)?;
    Ok(Start { inputs, found, store })
}

/// Reads the inputs and puts the dataset in place. The options come with the digest of all that it depends on.
fn written(
    start: &mut Start,
    (plan, hands): (&Plan, &Hands),
    mut dataset: Dataset,
    (options, digest): (Options, String),
    progress: &mut Progress,
    begun: Instant,
) -> io::Result<(Summary, f64)> {
    let Start { inputs, found, store } = start;
    store.as_mut().map_or(Ok(()), |store| store.begin(texts(inputs)))?;
    silence_panics();
    let summary = run::run(found, plan, hands, store.as_mut(), &mut dataset, |file| progress.seen(file))?;
    let seconds = begun.elapsed().as_secs_f64();
    dataset.finish(&journal(options, &summary, seconds))?;
    store.as_mut().map_or(Ok(()), |store| store.finish(digest, &summary))?;
    Ok((summary, seconds))
}

/// What the run ends with.
fn code(on: FailOn, summary: &Summary) -> u8 {
    let unread = !summary.failed.is_empty() && on != FailOn::Never;
    let failed = unread || on <= FailOn::Error && summary.errors > 0 || on == FailOn::Warning && summary.warnings > 0;
    if failed { SOME_UNREAD } else { READ }
}

fn unwritable(output: &Path, error: &io::Error) -> String {
    let error = error.to_string().to_lowercase();
    format!("cannot write to {}: {error}; give another folder with -o", output.display())
}

/// Rows of `files.csv`, as they stand on disk where that is asked for; none where they cannot be read.
fn rows(arguments: &Extract, summary: &Summary) -> Option<usize> {
    if !arguments.exports.format.contains(&Export::Csv) {
        return Some(summary.counts.files);
    }
    let mut reader = csv::Reader::from_path(arguments.output.join("files.csv")).ok()?;
    let mut row = csv::ByteRecord::new();
    let mut count = 0;
    while reader.read_byte_record(&mut row).ok()? {
        count += 1;
    }
    Some(count)
}

/// The arguments as text; none where one is no UTF-8, or a list that was read once.
fn texts(inputs: &[PathBuf]) -> Option<Vec<String>> {
    inputs.iter().map(|input| input.to_str().filter(|input| *input != LIST).map(str::to_owned)).collect()
}

fn list_changed(found: &[Found], store: &Store) -> u8 {
    let changed = found.iter().filter(|found| store.is_changed(found));
    say::out(changed.map(|found| format!("{}\n", found.shown)).collect::<String>());
    READ
}

fn names(inputs: &[PathBuf]) -> Vec<String> {
    inputs.iter().map(|input| input.display().to_string()).collect()
}

fn found(arguments: &Extract, inputs: &[PathBuf]) -> Result<Vec<Found>, String> {
    let (lists, named): (Vec<PathBuf>, Vec<PathBuf>) =
        inputs.iter().cloned().partition(|input| input == Path::new(LIST));
    let mut list = Vec::new();
    if !lists.is_empty() {
        let unreadable =
            |error: io::Error| format!("cannot read the list on standard input: {}", error.to_string().to_lowercase());
        io::stdin().lock().read_to_end(&mut list).map_err(unreadable)?;
    }
    let listed = source::listed(&list);
    let mut found = source::find(&named, &listed, Some(&arguments.output)).map_err(|error| error.to_string())?;
    if found.is_empty() {
        let names = names(inputs);
        return Err(format!("no files in {}: put documents there, or give another folder", names.join(", ")));
    }
    found.truncate(arguments.limit.unwrap_or(usize::MAX));
    Ok(found)
}

/// Lists the inputs with their formats, or why they are not read.
fn dry_run(arguments: &Extract, found: &[Found]) -> u8 {
    let mut unread = 0;
    for input in found {
        match source::open(input, arguments.work.largest()).format {
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
        say::complaint("interrupted: the tables are as they were; run it again to go on");
        std::process::exit(INTERRUPTED);
    });
}

fn options(arguments: &Extract, inputs: &[PathBuf], jobs: usize, voice: &Voice) -> Options {
    Options {
        inputs: names(inputs),
        output: arguments.output.display().to_string(),
        format: arguments.exports.names(),
        jobs,
        reference: arguments.reference.as_ref().map(|folder| folder.display().to_string()),
        limit: arguments.limit,
        quiet: voice.quiet,
    }
}

/// The options on which what is written depends, as one text.
fn lasting(arguments: &Extract, options: &Options) -> String {
    let lasting = Options { output: String::new(), jobs: 0, quiet: false, ..options.clone() };
    let lasting = serde_json::to_string(&lasting).unwrap_or_default();
    format!("{lasting} {:?}", arguments.exports)
}

fn journal(options: Options, summary: &Summary, seconds: f64) -> Journal<'_> {
    Journal {
        version: env!("CARGO_PKG_VERSION"),
        schema_version: SCHEMA_VERSION,
        options,
        counts: &summary.counts,
        seconds: (seconds * 1000.0).round() / 1000.0,
        failed: summary.failed.iter().map(|(path, message)| Failed { path, message }).collect(),
    }
}

/// One line for each input that was not read, up to a few, and one for all.
fn report(arguments: &Extract, (voice, progress): (&Voice, &Progress), summary: &Summary, how: &str) {
    const SHOWN: usize = 10;
    if progress.is_json() {
        return;
    }
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
        "{files} files, {documents} documents, {statements} statements, {problems} problems{how}: see {}\n",
        place.display()
    ));
}
