//! `recommendations.csv`.

use super::{entity_kinds, iso3, kind, name};
use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{Document, Named, Recommendation};

table! {
    "recommendations", "one recommendation of a UPR report, by one state",
    key ["doc_id", "seq"],
    links [DOCUMENT],
    (document: &Document, seq: usize, recommendation: &Recommendation, state: Option<&Named>)
    "doc_id" Text, required, "The document." => document.id;
    "seq" Whole, required, "1 for the first row of the document." => seq;
    "number" Text, required, "Number of the recommendation; one of several states has a row for each." => recommendation.number;
    "as_written" Text, optional, "The recommending state as printed; empty where none is named." => state.map(|state| &state.as_written);
    "entity" Text, optional, "The recommending state; empty where the label names none that is known." => state.and_then(|state| name(&state.entity));
    "entity_kind" OneOf(entity_kinds), optional, "What that is." => state.and_then(|state| kind(&state.entity));
    "iso3" Iso3, optional, "Its code." => state.and_then(|state| iso3(&state.entity));
    "under_review" Text, optional, "The state under review." => name(&recommendation.state_under_review);
    "under_review_iso3" Iso3, optional, "Its code." => iso3(&recommendation.state_under_review);
    "response" Text, optional, "Response of the state under review, where the report gives it." => recommendation.response;
    "text" Text, required, "The recommendation, without the states in brackets; of one in parts those that the state made." => recommendation.text;
    "page" Whole, required, "Page." => recommendation.page;
    "start" Whole, required, "Offset of the first character in the document's text." => recommendation.start;
    "end" Whole, required, "Offset after the last character." => recommendation.end;
}

/// The rows of a document; a recommendation without a state has one row.
pub fn rows(document: &Document, out: &mut Rows) {
    let mut seq = 0;
    for recommendation in &document.recommendations {
        let states = recommendation.states.iter().map(Some);
        let none = recommendation.states.is_empty().then_some(None);
        for state in states.chain(none) {
            seq += 1;
            row(out, document, seq, recommendation, state);
        }
    }
}
