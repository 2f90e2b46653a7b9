//! A batch: the list of sources, workers, ordered results.

mod dataset;
mod order;
mod outcome;

use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::model::{FileRecord, Problem, Severity, Status};
use crate::reference::Reference;
use crate::source::Found;

pub use dataset::{Dataset, Rendered};
pub use outcome::{Outcome, outcome};

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
        let rendered = outcome.document.as_ref().map(Rendered::of).transpose();
        (outcome, rendered)
    };
    order::in_order(found.len(), jobs, work, |(outcome, rendered)| {
        let outcome = ledger.settle(outcome);
        seen(&outcome.file);
        dataset.file(&outcome.file, outcome.problem.as_ref())?;
        match (&outcome.document, rendered?) {
            (Some(document), Some(rendered)) => dataset.document(document, &rendered),
            _ => Ok(()),
        }
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
    /// Counts an outcome. One whose bytes came before becomes a duplicate, or fails as the first did.
    fn settle(&mut self, outcome: Outcome) -> Outcome {
        let digest = outcome.file.sha256.clone();
        let outcome = match digest.as_deref().and_then(|digest| self.met.get(digest)) {
            Some((first, problem)) => duplicate(outcome.file, first, problem.as_ref()),
            None => outcome,
        };
        if let Some(digest) = digest {
            self.met.entry(digest).or_insert_with(|| (outcome.file.clone(), outcome.problem.clone()));
        }
        self.count(&outcome);
        outcome
    }

    fn count(&mut self, outcome: &Outcome) {
        let counts = &mut self.summary.counts;
        counts.files += 1;
        counts.duplicates += usize::from(outcome.file.status == Status::Duplicate);
        counts.problems += usize::from(outcome.problem.is_some());
        if let Some(document) = &outcome.document {
            counts.documents += 1;
            counts.statements += document.statements.len();
            counts.decisions += document.decisions.len();
            counts.problems += document.problems.len();
        }
        if outcome.file.status == Status::Error {
            let message = outcome.file.message.clone().unwrap_or_default();
            self.summary.failed.push((outcome.file.path.clone(), message));
        }
    }
}

fn duplicate(file: FileRecord, first: &FileRecord, problem: Option<&Problem>) -> Outcome {
    let same = FileRecord { path: file.path, sha256: file.sha256, bytes: file.bytes, ..first.clone() };
    let (status, message, problem) = match problem {
        Some(problem) => {
            let again = Problem::new(Severity::Error, problem.code, problem.message.clone());
            (Status::Error, first.message.clone(), Some(again))
        }
        None => (Status::Duplicate, Some(format!("the same bytes as {}", first.path)), None),
    };
    Outcome { file: FileRecord { status, message, ..same }, document: None, problem }
}
