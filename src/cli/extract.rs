//! `rapporteur extract`: documents to tables.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use serde::Serialize;

use super::cache::{self, Cache};
use super::ending::{FailOn, Journal, Written, code, leave_nothing_behind, unwritable};
use super::export::Exports;
use super::progress::{Progress, Show};
use super::work::{self, Work};
use super::{READ, SOME_UNREAD, UNWRITTEN, Voice, say, silence_panics};
use crate::error::Error;
use crate::run::{self, Begun, Dataset, Hands, Header, Plan, Shard, Store, Summary};
use crate::source::{self, Access, Found, Stores};

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  rapporteur extract archive -o tables             a folder with all its folders
  rapporteur extract archive.zip records.tar.gz    archives, read in place
  rapporteur extract 's3://bucket/2019/**/*.pdf' https://host/a.pdf     object stores
  rapporteur extract 'archive/**/*PV*.pdf' -o pv   only what a pattern matches
  find archive -newer last.txt | rapporteur extract - -o tables
  rapporteur extract archive --format parquet,sqlite --jobs 2
  rapporteur extract archive --dry-run             what would be read, and what not
  rapporteur extract -o tables --resume            go on with a run that was interrupted
  rapporteur extract archive -o part-3 --shard 3/8 an eighth of it: `rapporteur merge` puts the eight together

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
    /// Files, folders (with all their folders), .zip and .tar.gz archives, patterns such as 'archive/**/*.pdf', addresses of
    /// object stores (s3://, gs://, az://, https://), or - for a list of paths on standard input
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
    /// Read only the I-th of N parts of the inputs, which `rapporteur merge` puts together; files with the same bytes are in the same
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
    /// Allow stores and addresses without encryption (http://)
    #[arg(long)]
    allow_http: bool,
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

/// The options of a run, for `run.json`.
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
    #[serde(skip_serializing_if = "Option::is_none")]
    shard: Option<String>,
    quiet: bool,
}

/// What a run sets out with.
struct Start {
    inputs: Vec<PathBuf>,
    found: Vec<Found>,
    shard: Option<Shard>,
    store: Option<Store>,
}

impl Start {
    /// Of which files those are that were read.
    fn which(&self) -> String {
        self.shard.map_or_else(String::new, |shard| format!(" of the {} (shard {shard})", self.found.len()))
    }
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
        return Ok(list_changed(store.changed(&start.found, start.shard, arguments.work.largest())));
    }
    let plan = arguments.work.plan(&program)?;
    let options = options(arguments, &start, plan.jobs, voice);
    let lasting = lasting(arguments, &options);
    let which = start.which();
    let mut progress = Progress::new(arguments.progress, start.found.len(), voice.quiet, voice.verbose);
    if let Some(summary) = start.store.as_ref().and_then(|store| store.unchanged(&start.found, &lasting)) {
        progress.end(summary, begun.elapsed().as_secs_f64());
        let told = ", nothing has changed since they were read";
        written_of(arguments, summary).report((voice, &progress), &which, told);
        return Ok(code(arguments.fail_on, summary));
    }
    let dataset = dataset(arguments, &start)?;
    leave_nothing_behind(dataset.aside());
    let digest = run::inputs(&start.found, &lasting);
    let (summary, inputs, seconds) =
        match written(&mut start, (&plan, &hands), dataset, (options, digest), &mut progress, begun) {
            Ok(written) => written,
            Err(error) if error.kind() == io::ErrorKind::Other => return Err(error.to_string()),
            Err(error) => {
                say::complaint(&unwritable(&arguments.output, &error));
                return Ok(UNWRITTEN);
            }
        };
    progress.end(&summary, seconds);
    let written = written_of(arguments, &summary);
    written.report((voice, &progress), &which, &format!(" in {seconds:.1} s"));
    Ok(written.code(inputs, arguments.fail_on))
}

/// Finds the inputs and opens what is kept of earlier runs.
fn start(arguments: &Extract) -> Result<Start, String> {
    let Extract { inputs, output, cache, reference, work, .. } = arguments;
    // The inputs are looked for before the output folder is made: a wrong one leaves nothing behind.
    let named = if cache.resume { None } else { Some(found(arguments, inputs)?) };
    let store = cache.open(output, reference.as_deref(), &work.reading())?;
    let resumed = cache.resumed(store.as_ref(), output, arguments.shard)?;
    let shard = resumed.map_or(arguments.shard, |begun| begun.shard);
    let before = resumed.and_then(|begun| begun.inputs.as_ref());
    let inputs = before.map_or_else(|| inputs.clone(), |before| before.iter().map(PathBuf::from).collect());
    let found = named.map_or_else(|| found(arguments, &inputs), Ok)?;
    Ok(Start { inputs, found, shard, store })
}

/// Begins the dataset, which is that of a shard where only one is read.
fn dataset(arguments: &Extract, start: &Start) -> Result<Dataset, String> {
    let Extract { output, exports, reference, work, .. } = arguments;
    let about = exports.about(&names(&start.inputs));
    let failed = |error| unwritable(output, &error);
    let mut dataset = Dataset::begin(output, &exports.format, about.clone()).map_err(failed)?;
    if let Some(shard) = start.shard {
        let header = Header {
            shard,
            inputs: start.found.len(),
            list: run::list(&start.found),
            program: cache::program(),
            version: cache::version(reference.as_deref(), &work.reading())?,
            formats: exports.format.clone(),
            about,
        };
        dataset.share(&header).map_err(failed)?;
    }
    Ok(dataset)
}

/// Reads the inputs and puts the dataset in place. The options come with the digest of all that it depends on. Gives what was done, how
/// many of the inputs there were to read, and the seconds.
fn written(
    start: &mut Start,
    (plan, hands): (&Plan, &Hands),
    mut dataset: Dataset,
    (options, digest): (Options, String),
    progress: &mut Progress,
    begun: Instant,
) -> io::Result<(Summary, usize, f64)> {
    let Start { inputs, found, shard, store } = start;
    store.as_mut().map_or(Ok(()), |store| store.begin(Begun { inputs: texts(inputs), shard: *shard }))?;
    silence_panics();
    let mut elsewhere = 0;
    let summary = match *shard {
        None => run::run(found, plan, hands, store.as_mut(), &mut dataset, |file| progress.seen(file))?,
        Some(shard) => run::share((found, shard), plan, hands, store.as_mut(), &mut dataset, |file| match file {
            Some(file) => progress.seen(file),
            None => {
                elsewhere += 1;
                progress.passed();
            }
        })?,
    };
    let seconds = begun.elapsed().as_secs_f64();
    dataset.finish(&Journal::of(options, &summary, seconds))?;
    store.as_mut().map_or(Ok(()), |store| store.finish(digest, &summary))?;
    Ok((summary, found.len() - elsewhere, seconds))
}

fn written_of<'a>(arguments: &'a Extract, summary: &'a Summary) -> Written<'a> {
    Written { output: &arguments.output, formats: &arguments.exports.format, summary }
}

/// The arguments as text; none where one is no UTF-8, a list that was read once, or an address that holds a secret.
fn texts(inputs: &[PathBuf]) -> Option<Vec<String>> {
    let lasts = |input: &&str| *input != LIST && source::discreet(input) == *input;
    inputs.iter().map(|input| input.to_str().filter(lasts).map(str::to_owned)).collect()
}

fn list_changed(changed: Vec<&Found>) -> u8 {
    say::out(changed.into_iter().map(|found| format!("{}\n", found.shown)).collect::<String>());
    READ
}

fn names(inputs: &[PathBuf]) -> Vec<String> {
    inputs.iter().map(|input| source::discreet(&input.display().to_string())).collect()
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
    let (far, named): (Vec<PathBuf>, Vec<PathBuf>) = named.into_iter().partition(|input| source::is_remote(input));
    let (far_listed, listed): (Vec<PathBuf>, Vec<PathBuf>) =
        source::listed(&list).into_iter().partition(|path| source::is_remote(path));
    let mut found = source::find(&named, &listed, Some(&arguments.output)).map_err(|error| error.to_string())?;
    found.extend(fetched(arguments, &far, &far_listed).map_err(|error| error.to_string())?);
    found.sort_by(|a, b| a.shown.cmp(&b.shown));
    found.dedup_by(|a, b| a.shown == b.shown);
    if found.is_empty() {
        let names = names(inputs);
        return Err(format!("no files in {}: put documents there, or give another folder", names.join(", ")));
    }
    found.truncate(arguments.limit.unwrap_or(usize::MAX));
    Ok(found)
}

/// The objects at addresses. Nothing of stores is set up where there is none.
fn fetched(arguments: &Extract, named: &[PathBuf], listed: &[PathBuf]) -> Result<Vec<Found>, Error> {
    if named.is_empty() && listed.is_empty() {
        return Ok(Vec::new());
    }
    let texts =
        |paths: &[PathBuf]| paths.iter().filter_map(|path| path.to_str().map(str::to_owned)).collect::<Vec<_>>();
    let settings =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let access = Access { settings: settings.collect(), unencrypted: arguments.allow_http };
    Stores::open(access)?.find(&texts(named), &texts(listed))
}

/// Lists the inputs, or those of the shard, with their formats, or why they are not read.
fn dry_run(arguments: &Extract, found: &[Found]) -> u8 {
    let (mut all, mut unread) = (0, 0);
    for input in found {
        let largest = arguments.work.largest();
        let format = match arguments.shard {
            None => source::foreseen(input, largest),
            Some(shard) => {
                let opened = source::open(input, largest);
                if !shard.has(opened.sha256.as_deref(), &input.shown) {
                    continue;
                }
                opened.format
            }
        };
        all += 1;
        match format {
            Ok(format) => say::out(format!("{}: {}\n", input.shown, format.as_str())),
            Err(error) => {
                unread += 1;
                say::out(format!("{}: not read: {error}\n", input.shown));
            }
        }
    }
    let (formats, output) = (arguments.exports.names().join(", "), arguments.output.display());
    say::out(format!("{} of {all} files would be read; {formats} would be written to {output}\n", all - unread));
    if unread > 0 && arguments.fail_on != FailOn::Never { SOME_UNREAD } else { READ }
}

fn options(arguments: &Extract, start: &Start, jobs: usize, voice: &Voice) -> Options {
    Options {
        inputs: names(&start.inputs),
        output: arguments.output.display().to_string(),
        format: arguments.exports.names(),
        jobs,
        reference: arguments.reference.as_ref().map(|folder| folder.display().to_string()),
        limit: arguments.limit,
        shard: start.shard.map(|shard| shard.to_string()),
        quiet: voice.quiet,
    }
}

/// The options on which what is written depends, as one text.
fn lasting(arguments: &Extract, options: &Options) -> String {
    let lasting = Options { output: String::new(), jobs: 0, quiet: false, ..options.clone() };
    let lasting = serde_json::to_string(&lasting).unwrap_or_default();
    format!("{lasting} {:?}", arguments.exports)
}
