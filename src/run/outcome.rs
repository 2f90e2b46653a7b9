//! One input through the pipeline: what came of it, whatever happens.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::check;
use crate::error::Error;
use crate::model::{Document, FileRecord, Problem, Severity, Status};
use crate::pipeline::{self, Reading};
use crate::reference::Reference;
use crate::source::{self, Found};

/// What came of one input.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its row.
    pub file: FileRecord,
    /// The document; absent after an error and for a duplicate.
    pub document: Option<Document>,
    /// What ended the reading, as a problem.
    pub problem: Option<Problem>,
}

impl Outcome {
    fn failed(mut file: FileRecord, error: &Error) -> Self {
        file.message = Some(error.message.clone());
        let problem = Problem::new(Severity::Error, error.code, error.message.clone());
        Outcome { file, document: None, problem: Some(problem) }
    }
}

/// Opens an input and reads it, unless `claim` says that another input with its digest comes before it.
/// A fault of the program on one input is that input's error and ends nothing else.
pub fn outcome(found: &Found, reference: &Reference, claim: impl Fn(&str) -> bool) -> Outcome {
    let opened = source::open(found);
    let mut file = FileRecord {
        path: found.shown.clone(),
        sha256: opened.sha256,
        bytes: opened.size,
        format: opened.format.as_ref().ok().map(|format| format.as_str()),
        pages: None,
        status: Status::Error,
        doc_id: None,
        message: None,
    };
    if !file.sha256.as_deref().is_none_or(claim) {
        file.status = Status::Duplicate;
        return Outcome { file, document: None, problem: None };
    }
    let sha256 = file.sha256.as_deref().unwrap_or_default();
    let reading = || pipeline::read(&file.path, sha256, &opened.bytes, opened.format?, reference);
    match catch_unwind(AssertUnwindSafe(reading)).unwrap_or_else(|_| Err(fault())) {
        Ok(reading) => read(file, reading),
        Err(error) => Outcome::failed(file, &error),
    }
}

fn read(mut file: FileRecord, reading: Reading) -> Outcome {
    let Reading { document, status } = reading;
    file.status = status;
    file.pages = Some(document.source.pages);
    file.doc_id = Some(document.id.clone());
    file.message = (status != Status::Ok).then(|| reason(&document, status)).flatten();
    Outcome { file, document: Some(document), problem: None }
}

/// What a document that is not plainly ok has to say: the problem that made it so.
fn reason(document: &Document, status: Status) -> Option<String> {
    let wanted = |problem: &&Problem| match status {
        Status::Repaired => problem.code == check::REPAIRED,
        _ => problem.severity == Severity::Error,
    };
    document.problems.iter().find(wanted).map(|problem| problem.message.clone())
}

fn fault() -> Error {
    Error::new("internal", "a fault of the program ended the reading: please report this file")
}
