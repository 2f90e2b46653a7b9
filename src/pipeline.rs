//! One source through the stages. It knows no other source.

use crate::check::{self, Legibility};
use crate::error::Error;
use crate::layout;
use crate::model::{Document, Format, Limits, Pages, Recognition, Source, Status};
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

/// Takes the bytes of one source through the stages, within the usual limits.
///
/// `path` and `sha256` are handed through to the document. Fails where nothing of the source can be read.
pub fn read(path: &str, sha256: &str, bytes: &[u8], format: Format, reference: &Reference) -> Result<Reading, Error> {
    read_within(path, sha256, bytes, format, reference, &Limits::default())
}

/// Takes as much of one source through the stages as the limits allow.
pub fn read_within(
    path: &str,
    sha256: &str,
    bytes: &[u8],
    format: Format,
    reference: &Reference,
    limits: &Limits,
) -> Result<Reading, Error> {
    let source = Source {
        path: path.to_owned(),
        sha256: sha256.to_owned(),
        bytes: bytes.len() as u64,
        format: format.as_str(),
        pages: 0,
        text_source: "none",
        ocr: None,
    };
    Ok(read_pages(text::read_within(bytes, format, limits)?, source, reference))
}

/// Takes a scan through the stages whose pages were recognised: each a PDF of one page with the words.
///
/// `source` says of the scan what is known; its pages and the source of its text are told anew.
pub fn read_recognised(
    layers: &[&[u8]],
    recognition: Recognition,
    source: Source,
    reference: &Reference,
    limits: &Limits,
) -> Result<Reading, Error> {
    let mut pages = text::pdf::layers(layers, limits)?;
    pages.problems.extend(check::recognition(&recognition));
    let mut reading = read_pages(pages, Source { ocr: Some(recognition), ..source }, reference);
    if reading.document.source.text_source != "none" {
        reading.document.source.text_source = "ocr";
    }
    Ok(reading)
}

fn read_pages(mut pages: Pages, source: Source, reference: &Reference) -> Reading {
    let _words = reference.lexicon().enforce();
    let Legibility { status, text_source, problems } = check::legibility(&pages);
    pages.problems.extend(problems);
    let source = Source { pages: pages.page_count, text_source, ..source };
    let flow = layout::flow(pages);
    let draft = parse::draft(flow, reference);
    let mut document = normalise::document(draft, source, reference);
    check::document(&mut document);
    Reading { document, status }
}
