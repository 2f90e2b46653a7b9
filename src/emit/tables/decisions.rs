//! `decisions.csv`.

use crate::emit::table::{DOCUMENT, Link, Type::*, table};
use crate::model::{Decision, Document, How, Outcome, Position};

/// The link of a row to its decision.
pub const DECISION: Link = Link { columns: &["doc_id", "decision_seq"], table: "decisions", key: &["doc_id", "seq"] };

/// The ways to vote.
pub fn positions() -> Vec<&'static str> {
    Position::ALL.iter().map(|position| position.as_str()).collect()
}

fn outcomes() -> Vec<&'static str> {
    Outcome::ALL.iter().map(|outcome| outcome.as_str()).collect()
}

fn ways() -> Vec<&'static str> {
    How::ALL.iter().map(|how| how.as_str()).collect()
}

table! {
    "decisions", "one thing put to the meeting: a draft, an amendment, a paragraph, a motion",
    key ["doc_id", "seq"],
    links [DOCUMENT],
    (document: &Document, decision: &Decision)
    "doc_id" Text, required, "The document." => document.id;
    "seq" Whole, required, "1 for the first." => decision.seq;
    "what" Text, required, "The draft's symbol, else what it is called." => decision.what;
    "title" Text, optional, "Its title." => decision.title;
    "adopted_as" Text, optional, "Number under which it was adopted, as printed." => decision.adopted_as;
    "outcome" OneOf(outcomes), required, "What became of it." => decision.outcome;
    "how" OneOf(ways), required, "How it was decided; `recorded_vote`: the states are listed in votes.csv." => decision.how;
    "in_favour" Whole, optional, "Votes in favour, as the record counts them." => decision.in_favour;
    "against" Whole, optional, "Votes against." => decision.against;
    "abstaining" Whole, optional, "Abstentions." => decision.abstaining;
    "page" Whole, required, "Page." => decision.page;
    "start" Whole, required, "Offset of the first character that tells it in the document's text." => decision.start;
    "end" Whole, required, "Offset after the last." => decision.end;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    document.decisions.iter().for_each(|decision| row(out, document, decision));
}
