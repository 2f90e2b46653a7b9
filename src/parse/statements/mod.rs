//! Who said what: one reader a way of recording.

mod behalf;
mod bulletin;
mod coverage;
mod dialogue;
mod in_force;
mod label;
mod notes;
mod quotes;
mod reported;
mod session_summary;
mod summary_record;
mod told;
mod verbatim;

use crate::model::{DocumentKind, Draft};
use crate::reference::Reference;

/// Reads the statements of a draft whose paragraphs and header are there.
pub fn read(draft: &mut Draft, reference: &Reference) {
    match draft.kind {
        DocumentKind::VerbatimRecord => verbatim::read(draft, reference),
        DocumentKind::SummaryRecord => summary_record::read(draft, reference),
        DocumentKind::Report => dialogue::read(draft, reference),
        DocumentKind::SessionSummary => session_summary::read(draft, reference),
        DocumentKind::Bulletin => bulletin::read(draft, reference),
        DocumentKind::MeetingCoverage => coverage::read(draft, reference),
        _ => {}
    }
}

/// The year of a document, as its header prints it: the date with which names are looked up.
fn year_of(draft: &Draft) -> Option<String> {
    let header = &draft.header;
    let printed = [&header.date, &header.dates].into_iter().flatten().map(|read| read.text.as_str());
    printed
        .flat_map(|text| text.split(|c: char| !c.is_ascii_digit()))
        .find(|digits| digits.len() == 4)
        .map(str::to_string)
}
