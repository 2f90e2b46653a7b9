//! A batch: the list of sources, workers, ordered results.

mod order;
mod outcome;

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::emit;
use crate::reference::Reference;
use crate::source::Found;

pub use outcome::{Outcome, outcome};

/// Reads all inputs and writes the tables.
pub fn run(found: &[Found], output: &Path, jobs: usize, mut seen: impl FnMut(&Outcome)) -> io::Result<()> {
    fs::create_dir_all(output)?;
    let mut json = BufWriter::new(fs::File::create(output.join("documents.jsonl"))?);
    let reference = Reference::builtin();
    order::in_order(
        found.len(),
        jobs,
        |index| {
            let outcome = outcome(&found[index], reference, |_| true);
            let mut bytes = Vec::new();
            if let Some(document) = &outcome.document {
                let _ = emit::json::line(document, &mut bytes);
            }
            (outcome, bytes)
        },
        |(outcome, bytes)| {
            seen(&outcome);
            json.write_all(&bytes)
        },
    )?;
    json.flush()
}
