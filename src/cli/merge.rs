//! `rapporteur merge`: the folders of shards to the dataset that one run over all their inputs would write.

use std::io;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use serde::Serialize;

use super::ending::{FailOn, Journal, Written, leave_nothing_behind, unwritable};
use super::export::{Telling, formats};
use super::progress::{Progress, Show};
use super::{UNWRITTEN, Voice, cache, say};
use crate::emit::export::Export;
use crate::run::{self, Dataset, Header, Shards, Summary};

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  parallel rapporteur extract archive -o shards/{} --shard {}/8 ::: $(seq 8)
  rapporteur merge shards/* -o tables

As an array of Slurm, where a second job waits for the first:
  sbatch --array=1-64 --wrap 'rapporteur extract archive --shard $SLURM_ARRAY_TASK_ID/64 -o shards/$SLURM_ARRAY_TASK_ID'
  sbatch --dependency=afterany:JOB --wrap 'rapporteur merge shards/* -o tables'

As a matrix of GitHub, where a job that needs it has the folders by actions/download-artifact and merges them:
  strategy: {matrix: {shard: [1, 2, 3, 4]}}
  steps:
    - run: rapporteur extract archive --shard ${{ matrix.shard }}/4 -o shards/${{ matrix.shard }} --fail-on never
    - uses: actions/upload-artifact@v4
      with: {name: 'shard-${{ matrix.shard }}', path: 'shards/${{ matrix.shard }}'}

Every file but run.json has the bytes that one run over everything writes. The order of the folders does not matter.

Exit codes: 0 every input was read, 1 some were not (files.csv says why), 2 could not run, 3 the output could not be
written, 4 an input has no row (a fault of the program), 130 interrupted.";

/// Arguments of the command.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Folders that `rapporteur extract --shard` has written, all of one archive
    #[arg(value_name = "SHARD", required = true)]
    shards: Vec<PathBuf>,
    /// Folder for the tables; made where it does not exist
    #[arg(short, long, default_value = "output")]
    output: PathBuf,
    /// Formats of the dataset, parted by commas [default: those of the shards]
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',', value_parser = formats())]
    format: Vec<Export>,
    #[command(flatten)]
    telling: Telling,
    /// What ends the program with 1
    #[arg(long, value_name = "WHAT", default_value = "unread")]
    fail_on: FailOn,
    /// How progress is shown
    #[arg(long, value_name = "HOW", default_value = "auto")]
    progress: Show,
}

/// The options of the run, for `run.json`.
#[derive(Debug, Serialize)]
struct Options {
    shards: Vec<String>,
    output: String,
    format: Vec<&'static str>,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn merge(arguments: &Arguments, voice: &Voice) -> Result<u8, String> {
    let (begun, output) = (Instant::now(), &arguments.output);
    let same = |folder: &&PathBuf| output.canonicalize().is_ok_and(|output| folder.canonicalize().ok() == Some(output));
    if let Some(shard) = arguments.shards.iter().find(same) {
        return Err(format!("{} is one of the shards: give another folder with -o", shard.display()));
    }
    run::open_many();
    let shards = Shards::open(&arguments.shards, &cache::program()).map_err(|error| error.to_string())?;
    let Header { inputs, formats, about, .. } = shards.header().clone();
    let formats = if arguments.format.is_empty() { formats } else { arguments.format.clone() };
    let dataset = Dataset::begin(output, &formats, arguments.telling.over(about));
    let dataset = dataset.map_err(|error| unwritable(output, &error))?;
    leave_nothing_behind(dataset.aside());
    let mut progress = Progress::new(arguments.progress, inputs, voice.quiet, voice.verbose);
    let options = options(arguments, &formats);
    let (summary, seconds) = match merged(shards, dataset, options, &mut progress, begun) {
        Ok(merged) => merged,
        Err(error) if error.kind() == io::ErrorKind::Other => return Err(error.to_string()),
        Err(error) => {
            say::complaint(&unwritable(output, &error));
            return Ok(UNWRITTEN);
        }
    };
    progress.end(&summary, seconds);
    let written = Written { output, formats: &formats, summary: &summary };
    let which = format!(" of {} shards", arguments.shards.len());
    written.report((voice, &progress), &which, &format!(" in {seconds:.1} s"));
    Ok(written.code(inputs, arguments.fail_on))
}

fn merged(
    shards: Shards,
    mut dataset: Dataset,
    options: Options,
    progress: &mut Progress,
    begun: Instant,
) -> io::Result<(Summary, f64)> {
    let summary = shards.merge(&mut dataset, |file| progress.seen(file))?;
    let seconds = begun.elapsed().as_secs_f64();
    dataset.finish(&Journal::of(options, &summary, seconds))?;
    Ok((summary, seconds))
}

fn options(arguments: &Arguments, formats: &[Export]) -> Options {
    Options {
        shards: arguments.shards.iter().map(|folder| folder.display().to_string()).collect(),
        output: arguments.output.display().to_string(),
        format: formats.iter().map(|format| format.as_str()).collect(),
    }
}
