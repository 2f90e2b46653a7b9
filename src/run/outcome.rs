//! One source's bytes through the pipeline: what came of them, whatever happens.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Rendered;
use super::finding::Finding;
use super::serve::Request;
use crate::check;
use crate::error::Error;
use crate::model::{Document, Problem, Severity, Source, Status};
use crate::pipeline::{self, Reading};
use crate::reference::Reference;

/// Reads a source and renders its document. A fault of the program is that source's error and ends nothing else.
///
/// The one part is its bytes; of a scan that was recognised, each is a page.
pub fn finding(request: &Request, parts: &[&[u8]], reference: &Reference) -> Finding {
    let reading = || {
        let Reading { document, status } = read(request, parts, reference)?;
        let rendered = Rendered::of(&document).map_err(|_| fault())?;
        let message = (status != Status::Ok).then(|| reason(&document, status)).flatten();
        Ok(Finding { status, pages: Some(document.source.pages), message, failure: None, rendered: Some(rendered) })
    };
    let read: Result<Finding, Error> = catch_unwind(AssertUnwindSafe(reading)).unwrap_or_else(|_| Err(fault()));
    read.unwrap_or_else(|error| Finding::from(&error))
}

fn read(request: &Request, parts: &[&[u8]], reference: &Reference) -> Result<Reading, Error> {
    let Request { path, sha256, format, limits, recognition, bytes } = request;
    if let Some(recognition) = recognition {
        let source = Source {
            path: path.clone(),
            sha256: sha256.clone(),
            bytes: *bytes,
            format: format.as_str(),
            pages: 0,
            text_source: "none",
            ocr: None,
        };
        return pipeline::read_recognised(parts, recognition.clone(), source, reference, limits);
    }
    let bytes = parts.first().copied().unwrap_or_default();
    pipeline::read_within(path, sha256, bytes, *format, reference, limits)
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
