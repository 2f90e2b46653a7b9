//! A batch: the list of sources, workers, ordered results.

mod dataset;
mod order;
mod outcome;
mod place;
mod rendered;
mod shelf;

use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::model::{FileRecord, Problem, Severity, Status};
use crate::reference::Reference;
use crate::source::Found;

pub use dataset::Dataset;
pub use order::in_order;
pub use outcome::{Outcome, outcome};
pub use rendered::Rendered;

/// What a run read and wrote, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Inputs found.
    pub files: usize,
    /// Documents written.
    pub documents: usize,
    /// Inputs with the bytes of another.
    pub duplicates: usize,
    /// Statements of all documents.
    pub statements: usize,
    /// Decisions of all documents.
    pub decisions: usize,
    /// Problems, of files and of documents.
    pub problems: usize,
}

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// In numbers.
    pub counts: Counts,
    /// Inputs that were not read, with the reason.
    pub failed: Vec<(String, String)>,
}

/// What came of one input, ready to be written.
#[derive(Debug)]
struct Read {
    file: FileRecord,
    /// Absent after an error and for a duplicate.
    rendered: Option<Rendered>,
    problem: Option<Problem>,
}

/// Inputs by digest while a run goes on: which index came first.
type Claims = Mutex<HashMap<String, usize>>;

/// Reads all inputs by the tables of `reference` and adds them to the dataset in their order, telling `seen` of each.
/// The dataset has the same bytes whatever the number of threads.
pub fn run(
    found: &[Found],
    jobs: usize,
    reference: &Reference,
    dataset: &mut Dataset,
    mut seen: impl FnMut(&FileRecord),
) -> io::Result<Summary> {
    let claims = Claims::default();
    let mut ledger = Ledger::default();
    let work = |index: usize| {
        let outcome = outcome(&found[index], reference, |sha256| claim(&claims, sha256, index));
        let Outcome { file, document, problem } = outcome;
        let rendered = document.as_ref().map(Rendered::of).transpose()?;
        Ok(Read { file, rendered, problem })
    };
    order::in_order(found.len(), jobs, work, |read: io::Result<Read>| {
        let read = ledger.settle(read?);
        seen(&read.file);
        dataset.file(&read.file, read.problem.as_ref())?;
        read.rendered.map_or(Ok(()), |rendered| dataset.document(&rendered))
    })?;
    Ok(ledger.summary)
}

/// Whether no input before this one has the same bytes, as far as is known by now.
fn claim(claims: &Claims, sha256: &str, index: usize) -> bool {
    let mut claims = claims.lock().unwrap_or_else(PoisonError::into_inner);
    let first = claims.entry(sha256.to_owned()).or_insert(index);
    *first = index.min(*first);
    *first == index
}

/// What came of each digest so far, in the order of the inputs.
#[derive(Debug, Default)]
struct Ledger {
    summary: Summary,
    met: HashMap<String, (FileRecord, Option<Problem>)>,
}

impl Ledger {
    /// Counts what came of an input. One whose bytes came before becomes a duplicate, or fails as the first did.
    fn settle(&mut self, read: Read) -> Read {
        let digest = read.file.sha256.clone();
        let read = match digest.as_deref().and_then(|digest| self.met.get(digest)) {
            Some((first, problem)) => duplicate(read.file, first, problem.as_ref()),
            None => read,
        };
        if let Some(digest) = digest {
            self.met.entry(digest).or_insert_with(|| (read.file.clone(), read.problem.clone()));
        }
        self.count(&read);
        read
    }

    fn count(&mut self, read: &Read) {
        let counts = &mut self.summary.counts;
        counts.files += 1;
        counts.duplicates += usize::from(read.file.status == Status::Duplicate);
        counts.problems += usize::from(read.problem.is_some());
        if let Some(rendered) = &read.rendered {
            counts.documents += 1;
            counts.statements += rendered.statement_count;
            counts.decisions += rendered.decision_count;
            counts.problems += rendered.problem_count;
        }
        if read.file.status == Status::Error {
            let message = read.file.message.clone().unwrap_or_default();
            self.summary.failed.push((read.file.path.clone(), message));
        }
    }
}

fn duplicate(file: FileRecord, first: &FileRecord, problem: Option<&Problem>) -> Read {
    let same = FileRecord { path: file.path, sha256: file.sha256, bytes: file.bytes, ..first.clone() };
    let (status, message, problem) = match problem {
        Some(problem) => {
            let again = Problem::new(Severity::Error, problem.code, problem.message.clone());
            (Status::Error, first.message.clone(), Some(again))
        }
        None => (Status::Duplicate, Some(format!("the same bytes as {}", first.path)), None),
    };
    Read { file: FileRecord { status, message, ..same }, rendered: None, problem }
}
