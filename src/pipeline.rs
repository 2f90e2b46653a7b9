//! One source through the stages. It knows no other source.

use crate::check;
use crate::error::Error;
use crate::layout;
use crate::model::{Document, Origin, Pages, Severity, Source, Status};
use crate::normalise;
use crate::parse;
use crate::reference::Reference;
use crate::text::{self, Format};

/// A source that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// How far the reading came.
    pub status: Status,
}

/// Takes the bytes of one source through the stages.
pub fn read(path: &str, sha256: &str, bytes: &[u8], format: Format, reference: &Reference) -> Result<Reading, Error> {
    let pages = text::read(bytes, format)?;
    let source = source(path, sha256, bytes.len() as u64, format, &pages);
    let status = status(&pages);
    let flow = layout::flow(pages);
    let draft = parse::draft(flow, reference);
    let mut document = normalise::document(draft, source, reference);
    check::document(&mut document, status == Status::NoText);
    Ok(Reading { document, status })
}

fn source(path: &str, sha256: &str, bytes: u64, format: Format, pages: &Pages) -> Source {
    Source {
        path: path.to_owned(),
        sha256: sha256.to_owned(),
        bytes,
        format: format.as_str(),
        pages: pages.page_count,
        text_source: text_source(pages),
    }
}

/// Characters of the pages that can be seen, by where they come from.
#[derive(Debug, Default)]
struct Seen {
    readable: usize,
    recognised: usize,
    unreadable: usize,
}

fn seen(pages: &Pages) -> Seen {
    let mut seen = Seen::default();
    for page in &pages.pages {
        for run in &page.runs {
            for character in page.text_of(run).chars().filter(|c| !c.is_whitespace()) {
                match (character, run.origin) {
                    ('\u{fffd}', _) => seen.unreadable += 1,
                    (_, Origin::Recognised) => seen.recognised += 1,
                    _ => seen.readable += 1,
                }
            }
        }
    }
    seen
}

/// Where most of the text comes from.
fn text_source(pages: &Pages) -> &'static str {
    match seen(pages) {
        Seen { readable: 0, recognised: 0, .. } => "none",
        Seen { readable, recognised, .. } if recognised > readable => "recognised",
        _ => "embedded",
    }
}

/// A font is taken as unreadable where more characters have no reading than have one.
fn status(pages: &Pages) -> Status {
    let seen = seen(pages);
    let readable = seen.readable + seen.recognised;
    if seen.unreadable > readable {
        Status::UnreadableFont
    } else if pages.problems.iter().any(|problem| problem.severity == Severity::Error) {
        Status::Partial
    } else if readable == 0 {
        Status::NoText
    } else if pages.repaired {
        Status::Repaired
    } else {
        Status::Ok
    }
}
