//! `rapporteur validate`: whether an output folder keeps what the definitions of its tables promise.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::{BROKEN, READ};
use crate::validate;

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  rapporteur validate output
  rapporteur validate tables | head

Each failure is a line: file, row (1 is the row of names), column, and what is wrong.

Exit codes: 0 all is well, 1 there are failures, 2 could not run.";

/// Arguments of the command.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Folder that a run has written
    #[arg(value_name = "OUTPUT", default_value = "output")]
    output: PathBuf,
}

/// Runs the command. Gives the exit code, or the line that says why it could not run.
pub fn validate(arguments: &Arguments) -> Result<u8, String> {
    let output = &arguments.output;
    if !output.is_dir() {
        return Err(format!("{} is no folder: give one that rapporteur has written", output.display()));
    }
    let failures = validate::validate(|name| fs::read(output.join(name)));
    let mut told = String::new();
    for failure in &failures {
        let _ = writeln!(told, "{failure}");
    }
    let _ = match failures.len() {
        0 => writeln!(told, "{}: all is well", output.display()),
        count => writeln!(told, "{}: {count} failures", output.display()),
    };
    // A reader that has seen enough closes the pipe, which is no fault.
    let _ = std::io::stdout().lock().write_all(told.as_bytes());
    Ok(if failures.is_empty() { READ } else { BROKEN })
}
