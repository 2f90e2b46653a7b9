//! One source through the stages. It knows no other source.

use crate::check::{self, Legibility};
use crate::error::Error;
use crate::layout;
use crate::model::{Document, Format, Source, Status};
use crate::normalise;
use crate::parse;
use crate::reference::Reference;
use crate::text;

/// A source that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// How far the reading came.
    pub status: Status,
}

/// Takes the bytes of one source through the stages.
///
/// `path` and `sha256` are handed through to the document. Fails where nothing of the source can be read.
pub fn read(path: &str, sha256: &str, bytes: &[u8], format: Format, reference: &Reference) -> Result<Reading, Error> {
    let _words = reference.lexicon().enforce();
    let mut pages = text::read(bytes, format)?;
    let Legibility { status, text_source, problems } = check::legibility(&pages);
    pages.problems.extend(problems);
    let source = Source {
        path: path.to_owned(),
        sha256: sha256.to_owned(),
        bytes: bytes.len() as u64,
        format: format.as_str(),
        pages: pages.page_count,
        text_source,
    };
    let flow = layout::flow(pages);
    let draft = parse::draft(flow, reference);
    let mut document = normalise::document(draft, source, reference);
    check::document(&mut document);
    Ok(Reading { document, status })
}
