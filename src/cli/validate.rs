//! `rapporteur validate`: whether an output folder keeps what the definitions of its tables promise.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::{BROKEN, READ, say};
use crate::validate;

/// Examples below the help.
pub const EXAMPLES: &str = "\
Examples:
  rapporteur validate output
  rapporteur validate tables | head

Every file is compared with datapackage.json, size and SHA-256; tables that were written as CSV are looked into.
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
    say::out(told);
    Ok(if failures.is_empty() { READ } else { BROKEN })
}
