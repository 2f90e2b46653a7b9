//! Arguments, progress, messages, exit code.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::{run, source};

/// Turns archives of United Nations documents into datasets.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    extract: Extract,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads documents and writes tables.
    Extract(Extract),
}

#[derive(Debug, Args)]
struct Extract {
    /// Files, folders or globs.
    #[arg(value_name = "INPUT", default_value = "input")]
    inputs: Vec<PathBuf>,
    /// The folder for the tables.
    #[arg(short, long, default_value = "output")]
    output: PathBuf,
    /// Threads (default: one a processor).
    #[arg(short, long)]
    jobs: Option<usize>,
}

/// Runs the program.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let extract = match arguments.command {
        Some(Command::Extract(extract)) => extract,
        None => arguments.extract,
    };
    let found = match source::find(&extract.inputs, Some(&extract.output)) {
        Ok(found) => found,
        Err(error) => {
            eprintln!("rapporteur: {error}");
            return ExitCode::from(2);
        }
    };
    let jobs = extract.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let mut failed = 0;
    let done = run::run(&found, &extract.output, jobs, |outcome| {
        if let Some(error) = &outcome.error {
            failed += 1;
            eprintln!("rapporteur: {}: {error}", outcome.path);
        }
    });
    match done {
        Ok(()) => ExitCode::from(u8::from(failed > 0)),
        Err(error) => {
            eprintln!("rapporteur: {error}");
            ExitCode::from(2)
        }
    }
}
