//! `vote_corrections.csv`.

use super::decisions::{DECISION, positions};
use super::{iso3, name};
use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{Correction, Decision, Document};

table! {
    "vote_corrections", "what one delegation said afterwards of its vote, in the record's own note",
    key ["doc_id", "decision_seq", "seq"],
    links [DOCUMENT, DECISION],
    (document: &Document, decision: &Decision, seq: usize, correction: &Correction)
    "doc_id" Text, required, "The document." => document.id;
    "decision_seq" Whole, required, "`seq` of the decision." => decision.seq;
    "seq" Whole, required, "1 for the first delegation named." => seq;
    "as_written" Text, required, "The state as printed; it may stand in no list of votes.csv." => correction.as_written;
    "entity" Text, optional, "The state; empty where the label names none that is known." => name(&correction.entity);
    "iso3" Iso3, optional, "Its code." => iso3(&correction.entity);
    "intended" OneOf(positions), required, "How it said that it had meant to vote; the tally stays as it was." => correction.intended;
    "page" Whole, required, "Page." => correction.page;
    "start" Whole, required, "Offset of the first character that tells it in the document's text." => correction.start;
    "end" Whole, required, "Offset after the last." => correction.end;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    for decision in &document.decisions {
        let corrections = decision.corrections.iter().zip(1..);
        corrections.into_iter().for_each(|(correction, seq)| row(out, document, decision, seq, correction));
    }
}
