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
mod under_review;
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
