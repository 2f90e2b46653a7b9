//! One input through the pipeline: what came of it, whatever happens.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::Error;
use crate::model::{Document, Problem, Severity};
use crate::pipeline::{self, Reading, Status};
use crate::reference::Reference;
use crate::source::{self, Found};

/// What came of one input.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The path as it is written in the tables.
    pub path: String,
    /// SHA-256 of the bytes; absent where they could not be read.
    pub sha256: Option<String>,
    /// Size in bytes; absent where it is not known.
    pub bytes: Option<u64>,
    /// The format; absent where it is none of those that are read.
    pub format: Option<&'static str>,
    /// How far the reading came.
    pub status: Status,
    /// The document; absent after an error and for a duplicate.
    pub document: Option<Document>,
    /// What ended the reading.
    pub error: Option<Error>,
}

impl Outcome {
    /// The error as a problem.
    pub fn problem(&self) -> Option<Problem> {
        self.error.as_ref().map(|error| Problem::new(Severity::Error, error.code, error.message.clone()))
    }
}

/// Opens an input and reads it. A fault of the program on one input is that input's error and ends nothing else.
pub fn outcome(found: &Found, reference: &Reference, claim: impl Fn(&str) -> bool) -> Outcome {
    let opened = source::open(found);
    let mut outcome = Outcome {
        path: found.shown.clone(),
        sha256: opened.sha256,
        bytes: opened.size,
        format: opened.format.as_ref().ok().map(|format| format.as_str()),
        status: Status::Error,
        document: None,
        error: None,
    };
    let (format, sha256) = match (opened.format, &outcome.sha256) {
        (Ok(format), Some(sha256)) => (format, sha256.clone()),
        (Err(error), _) => return Outcome { error: Some(error), ..outcome },
        (Ok(_), None) => return outcome,
    };
    if !claim(&sha256) {
        outcome.status = Status::Duplicate;
        return outcome;
    }
    let reading = || pipeline::read(&outcome.path, &sha256, &opened.bytes, format, reference);
    match catch_unwind(AssertUnwindSafe(reading)).unwrap_or_else(|_| Err(fault())) {
        Ok(Reading { document, status }) => {
            outcome.status = status;
            outcome.document = Some(document);
        }
        Err(error) => outcome.error = Some(error),
    }
    outcome
}

fn fault() -> Error {
    Error::new("internal", "a fault of the program ended the reading: please report this file")
}
