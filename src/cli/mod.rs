//! Arguments, progress, messages, exit code.

mod cache;
mod config;
mod diff;
mod ending;
mod export;
mod extract;
mod inspect;
mod line;
mod manual;
mod merge;
mod ocr;
mod progress;
mod report;
mod say;
mod score;
mod validate;
mod work;

pub use work::means;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};

/// Turns archives of United Nations documents into datasets.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    voice: Voice,
}

/// How much is said, and how.
#[derive(Debug, Args)]
struct Voice {
    /// Print nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print a line for each file
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Colours on the terminal
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads documents and writes tables; what is done where no command is named
    #[command(after_help = extract::EXAMPLES)]
    Extract(Box<extract::Extract>),
    /// Puts the folders of shards together to what one run over everything would write
    #[command(after_help = merge::EXAMPLES)]
    Merge(merge::Arguments),
    /// Tells what changed between two written folders, by table, document and field
    #[command(after_help = diff::EXAMPLES)]
    Diff(diff::Arguments),
    /// Checks a written folder against its descriptor and the definitions of its tables
    #[command(after_help = validate::EXAMPLES)]
    Validate(validate::Arguments),
    /// Makes a page for the browser of a written folder: an overview, and every document with its values marked
    #[command(after_help = report::EXAMPLES)]
    Report(report::Arguments),
    /// Compares what a run wrote with labels made by hand: precision, recall and F1
    #[command(after_help = score::EXAMPLES)]
    Score(score::Arguments),
    /// Shows what the layout of one file was read as
    #[command(after_help = inspect::EXAMPLES)]
    Inspect(inspect::Inspect),
    /// Prints a script that completes commands and options in a shell
    #[command(after_help = manual::COMPLETIONS)]
    Completions(manual::Completions),
    /// Prints a manual page
    #[command(after_help = manual::MAN)]
    Man(manual::Man),
    /// Reads what its parent sends
    #[command(name = work::WORKER, hide = true)]
    Worker(work::Worker),
    /// Runs another program within limits
    #[command(name = work::CONFINED, hide = true)]
    Confined(ocr::Confined),
}

const EXAMPLES: &str = "\
Examples:
  rapporteur                                       read input/, write output/
  rapporteur extract archive -o tables             a folder with all its folders
  rapporteur extract --help                        all options of the reading, with examples
  rapporteur validate tables && rapporteur diff last-year tables

Exit codes: 0 every input was read, 1 some were not (files.csv says why), 2 could not run, 3 the output could not be
written, 4 an input has no row (a fault of the program), 130 interrupted.";

/// What a command ends with when every input was read.
const READ: u8 = 0;
/// When some were not, or there are problems that were asked to count.
const SOME_UNREAD: u8 = 1;
/// When a figure is below what was asked for.
const FELL_SHORT: u8 = 1;
/// When a folder does not keep what its tables promise.
const BROKEN: u8 = 1;
/// When two folders differ.
const DIFFERS: u8 = 1;
/// When it could not run.
const COULD_NOT_RUN: u8 = 2;
/// When the output could not be written in the course of the run.
const UNWRITTEN: u8 = 3;
/// When there are not as many rows as inputs.
const MISCOUNTED: u8 = 4;
/// When it was interrupted.
const INTERRUPTED: i32 = 130;

/// Runs the program.
pub fn main() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    let color = line::color(&given);
    say::in_color(color);
    let code = parsed(&given, color).and_then(|arguments| run(&arguments));
    ExitCode::from(code.unwrap_or_else(|message| {
        say::complaint(&message);
        COULD_NOT_RUN
    }))
}

/// The arguments, with the settings of a file laid under those of the line. Ends the program where only help was asked for or the line
/// makes no sense.
fn parsed(given: &[OsString], color: ColorChoice) -> Result<Arguments, String> {
    let command = || Arguments::command().color(color);
    let line = line::with_command(given, &command());
    let matches = command().try_get_matches_from(&line).unwrap_or_else(|error| error.exit());
    let line = config::completed(line, &command(), &matches)?;
    let matches = match line {
        None => matches,
        Some((line, file)) => command().try_get_matches_from(&line).map_err(|error| config::unfit(&file, &error))?,
    };
    Arguments::from_arg_matches(&matches).map_err(|error| error.to_string())
}

fn run(arguments: &Arguments) -> Result<u8, String> {
    match &arguments.command {
        Command::Extract(extract) => extract::extract(extract, &arguments.voice),
        Command::Merge(merge) => merge::merge(merge, &arguments.voice),
        Command::Diff(diff) => diff::diff(diff),
        Command::Validate(validate) => validate::validate(validate),
        Command::Score(score) => score::score(score),
        Command::Inspect(inspect) => inspect::inspect(inspect),
        Command::Report(report) => report::report(report, &arguments.voice),
        Command::Completions(completions) => Ok(manual::completions(completions, Arguments::command())),
        Command::Man(man) => manual::man(man, Arguments::command()),
        Command::Worker(worker) => work::worker(worker),
        Command::Confined(confined) => ocr::confined(confined),
    }
}

/// A fault on one input is a row of `problems.csv`, not a page of text on the terminal.
fn silence_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples() {
        for command in Arguments::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains("Example"), "{} has none", command.get_name());
        }
    }
}
