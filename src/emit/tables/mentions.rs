//! `mentions.csv`.

use super::entity_kinds;
use super::statement_speakers::STATEMENT;
use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{Document, Mention};

table! {
    "mentions", "one mention of a state or an organisation in the text",
    key ["doc_id", "start"],
    links [DOCUMENT, STATEMENT],
    (document: &Document, mention: &Mention)
    "doc_id" Text, required, "The document." => document.id;
    "start" Whole, required, "Offset of the first character in the document's text." => mention.start;
    "end" Whole, required, "Offset after the last character." => mention.end;
    "as_written" Text, required, "The words of the text." => mention.as_written;
    "entity" Text, required, "Whom they name." => mention.entity.name;
    "entity_kind" OneOf(entity_kinds), required, "What that is." => mention.entity.kind;
    "iso3" Iso3, optional, "Code of a state." => mention.entity.iso3;
    "statement_id" Text, optional, "The statement in which it stands." => mention.statement_id;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    document.mentions.iter().for_each(|mention| row(out, document, mention));
}
