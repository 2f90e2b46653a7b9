//! `votes.csv`.

use super::decisions::{DECISION, positions};
use super::{iso3, name};
use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{Decision, Document, Vote};

table! {
    "votes", "one state's vote in one recorded vote",
    key ["doc_id", "decision_seq", "seq"],
    links [DOCUMENT, DECISION],
    (document: &Document, decision: &Decision, seq: usize, vote: &Vote)
    "doc_id" Text, required, "The document." => document.id;
    "decision_seq" Whole, required, "`seq` of the decision." => decision.seq;
    "seq" Whole, required, "1 for the first state listed." => seq;
    "as_written" Text, required, "The state as printed." => vote.as_written;
    "entity" Text, optional, "The state; empty where the label names none that is known." => name(&vote.entity);
    "iso3" Iso3, optional, "Its code." => iso3(&vote.entity);
    "position" OneOf(positions), required, "How it voted." => vote.position;
    "intended" OneOf(positions), optional, "How it later said that it had meant to vote: its row of vote_corrections.csv." => vote.intended;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    for decision in &document.decisions {
        decision.votes.iter().zip(1..).for_each(|(vote, seq)| row(out, document, decision, seq, vote));
    }
}
