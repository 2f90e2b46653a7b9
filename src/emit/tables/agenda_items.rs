//! `agenda_items.csv`.

use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{AgendaItem, Document};

table! {
    "agenda_items", "an agenda item that the document states, lists or opens",
    key ["doc_id", "seq"],
    links [DOCUMENT],
    (document: &Document, seq: usize, item: &AgendaItem)
    "doc_id" Text, required, "The document." => document.id;
    "seq" Whole, required, "1 for the first." => seq;
    "number" Text, optional, "Number in normal form (`8(e)`); empty where the item has none." => item.number;
    "title" Text, optional, "Title." => item.title;
    "continued" Flag, required, "Whether the record marks it as continued." => item.continued;
    "page" Whole, required, "Page." => item.page;
    "annotation" List, optional, "`seq` of the paragraphs that annotate it." => item.annotation;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    document.agenda.iter().zip(1..).for_each(|(item, seq)| row(out, document, seq, item));
}
