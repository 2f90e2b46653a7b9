//! Arguments, progress, messages, exit code.

mod extract;
mod inspect;
mod score;
mod validate;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turns archives of United Nations documents into datasets.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    extract: extract::Extract,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads documents and writes tables (the default)
    #[command(after_help = EXAMPLES)]
    Extract(extract::Extract),
    /// Shows what the layout of one file was read as
    Inspect(inspect::Inspect),
    /// Compares what a run wrote with labels made by hand: precision, recall and F1
    #[command(after_help = score::EXAMPLES)]
    Score(score::Arguments),
    /// Checks a written folder against the definitions of its tables
    #[command(after_help = validate::EXAMPLES)]
    Validate(validate::Arguments),
}

const EXAMPLES: &str = "\
Examples:
  rapporteur                                       read input/, write output/
  rapporteur extract archive -o tables             a folder with all its folders
  rapporteur extract 'archive/**/*PV*.pdf' -o pv   only what a pattern matches
  rapporteur extract a.pdf b.md -o tables --jobs 2

Exit codes: 0 every input was read, 1 some were not (files.csv says why), 2 could not run, 130 interrupted.";

/// What a command ends with when every input was read.
const READ: u8 = 0;
/// When some were not.
const SOME_UNREAD: u8 = 1;
/// When a figure is below what was asked for.
const FELL_SHORT: u8 = 1;
/// When a folder does not keep what its tables promise.
const BROKEN: u8 = 1;
/// When it could not run.
const COULD_NOT_RUN: u8 = 2;
/// When it was interrupted.
const INTERRUPTED: i32 = 130;

/// Runs the program.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let code = match arguments.command {
        Some(Command::Extract(arguments)) => extract::extract(&arguments),
        Some(Command::Inspect(arguments)) => inspect::inspect(&arguments),
        Some(Command::Score(arguments)) => score::score(&arguments),
        Some(Command::Validate(arguments)) => validate::validate(&arguments),
        None => extract::extract(&arguments.extract),
    };
    ExitCode::from(code.unwrap_or_else(|message| {
        eprintln!("rapporteur: {message}");
        COULD_NOT_RUN
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
