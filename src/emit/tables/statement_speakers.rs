//! `statement_speakers.csv`.

use super::{entity_kinds, iso3, kind, m49, name};
use crate::emit::table::{DOCUMENT, Link, Type::*, table};
use crate::model::{Document, Speaker, Statement};

/// A table with a `statement_id` points to its statement so.
pub const STATEMENT: Link = Link { columns: &["statement_id"], table: "statements", key: &["statement_id"] };

table! {
    "statement_speakers", "one speaker of one statement",
    key ["statement_id", "seq"],
    links [STATEMENT, DOCUMENT],
    (document: &Document, statement: &Statement, seq: usize, speaker: &Speaker)
    "statement_id" Text, required, "The statement." => statement.id;
    "seq" Whole, required, "1 for the first speaker; a joint statement has several." => seq;
    "doc_id" Text, required, "The document." => document.id;
    "as_written" Text, required, "The label as printed." => speaker.as_written;
    "name" Text, optional, "The person." => speaker.name;
    "role" Text, optional, "The office under which the person speaks." => speaker.role;
    "entity" Text, optional, "State, organisation or group that the statement is made for; empty where the text names none that is known." => name(&speaker.entity);
    "entity_kind" OneOf(entity_kinds), optional, "What that is." => kind(&speaker.entity);
    "iso3" Iso3, optional, "ISO 3166-1 alpha-3 code of a state, or the former code of one that is gone." => iso3(&speaker.entity);
    "m49" Whole, optional, "UN M49 code." => m49(&speaker.entity);
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    for statement in &document.statements {
        statement.speakers.iter().zip(1..).for_each(|(speaker, seq)| row(out, document, statement, seq, speaker));
    }
}
