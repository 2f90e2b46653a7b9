//! The inputs of a run as they are settled, in order: counted, and told apart from those that came before with the same bytes.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::Rendered;
use super::crew::KILLED;
use super::finding::Finding;
use crate::model::{FileRecord, Problem, Status};
use crate::source::UNFETCHED;

/// What a run read and wrote, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// In numbers.
    pub counts: Counts,
    /// Inputs that were not read, with the reason.
    pub failed: Vec<(String, String)>,
    /// Problems that are errors.
    pub errors: usize,
    /// Problems that are warnings.
    pub warnings: usize,
    /// Inputs of which another run may well read more, though nothing of them has changed.
    #[serde(default)]
    pub unsettled: usize,
}

/// One input with its row, its own problem and what it adds to the dataset.
#[derive(Debug)]
pub struct Settled {
    /// Its row of `files.csv`.
    pub file: FileRecord,
    /// What ended the reading; absent where it did not end early.
    pub problem: Option<Problem>,
    /// What its document adds to the dataset; absent after an error and for a duplicate.
    pub rendered: Option<Rendered>,
}

/// Inputs by digest while a run goes on: which index came first.
#[derive(Debug, Default)]
pub(super) struct Claims(Mutex<HashMap<String, usize>>);

impl Claims {
    /// Whether no input before this one has the same bytes, as far as is known by now.
    pub(super) fn claim(&self, sha256: &str, index: usize) -> bool {
        let mut claims = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let first = claims.entry(sha256.to_owned()).or_insert(index);
        *first = index.min(*first);
        *first == index
    }
}

/// What came of each digest so far, in the order of the inputs.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub(super) summary: Summary,
    met: HashMap<String, Met>,
}

/// What is kept of the first input with its bytes.
#[derive(Debug)]
struct Met {
    path: String,
    pages: Option<u32>,
    doc_id: Option<String>,
    message: Option<String>,
    failure: Option<String>,
}

impl Ledger {
    /// Takes an input with what was found in it; nothing for one whose bytes another had claimed.
    /// One whose bytes came before becomes a duplicate, or fails as the first did.
    pub(super) fn settle(&mut self, mut file: FileRecord, finding: Option<Finding>) -> Settled {
        let first = file.sha256.as_ref().and_then(|digest| self.met.get(digest));
        let (problem, rendered) = match (first, finding) {
            (Some(first), _) => (first.again(&mut file), None),
            (None, None) => (None, None),
            (None, Some(finding)) => {
                let problem = finding.problem();
                file.status = finding.status;
                file.pages = finding.pages;
                file.doc_id = finding.rendered.as_ref().map(|rendered| rendered.doc_id.clone());
                file.message = finding.message;
                self.meet(&file, finding.failure);
                (problem, finding.rendered)
            }
        };
        let settled = Settled { file, problem, rendered };
        self.count(&settled);
        settled
    }

    fn meet(&mut self, file: &FileRecord, failure: Option<String>) {
        let Some(digest) = &file.sha256 else { return };
        let FileRecord { path, pages, doc_id, message, .. } = file.clone();
        self.met.insert(digest.clone(), Met { path, pages, doc_id, message, failure });
    }

    fn count(&mut self, settled: &Settled) {
        let code = settled.problem.as_ref().map(|problem| problem.code.as_ref());
        let unsettled = code.is_some_and(|code| code == KILLED || UNFETCHED.contains(&code));
        self.summary.unsettled += usize::from(unsettled);
        self.summary.errors += usize::from(settled.problem.is_some());
        let counts = &mut self.summary.counts;
        counts.files += 1;
        counts.duplicates += usize::from(settled.file.status == Status::Duplicate);
        counts.problems += usize::from(settled.problem.is_some());
        if let Some(rendered) = &settled.rendered {
            counts.documents += 1;
            counts.statements += rendered.statement_count;
            counts.decisions += rendered.decision_count;
            counts.problems += rendered.problem_count;
            self.summary.errors += rendered.error_count;
            self.summary.warnings += rendered.warning_count;
        }
        if settled.file.status == Status::Error {
            let message = settled.file.message.clone().unwrap_or_default();
            self.summary.failed.push((settled.file.path.clone(), message));
        }
    }
}

impl Met {
    /// Makes another input with the same bytes a duplicate, or gives it the problem of the first.
    fn again(&self, file: &mut FileRecord) -> Option<Problem> {
        file.pages = self.pages;
        file.doc_id = self.doc_id.clone();
        if let Some(code) = &self.failure {
            file.status = Status::Error;
            file.message = self.message.clone();
            return Finding::failed(code, self.message.clone().unwrap_or_default()).problem();
        }
        file.status = Status::Duplicate;
        file.message = Some(format!("the same bytes as {}", self.path));
        None
    }
}
