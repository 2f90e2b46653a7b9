//! `paragraphs.csv`.

use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{Document, Paragraph, ParagraphKind};

fn kinds() -> Vec<&'static str> {
    ParagraphKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

table! {
    "paragraphs", "a block of running text",
    key ["doc_id", "seq"],
    links [DOCUMENT],
    (document: &Document, paragraph: &Paragraph)
    "doc_id" Text, required, "The document." => document.id;
    "seq" Whole, required, "1 for the first." => paragraph.seq;
    "kind" OneOf(kinds), required, "What it is; `record_note` is what a record itself says between speakers." => paragraph.kind;
    "number" Text, optional, "Number of a numbered paragraph (`12`, `88.1`), left out of the text." => paragraph.number;
    "marker" Text, optional, "Mark of a list item or footnote (`(a)`, `3`), left out of the text." => paragraph.marker;
    "level" Whole, required, "Level of a heading or list item from 1; 0 for other text." => paragraph.level;
    "headings" List, optional, "Headings above it, outermost first." => paragraph.headings;
    "text" Text, optional, "The text, in one line." => paragraph.text;
    "page_start" Whole, required, "First page." => paragraph.page_start;
    "page_end" Whole, required, "Last page." => paragraph.page_end;
    "start" Whole, required, "Offset of its first character in the document's text: all paragraphs joined by a blank line." => paragraph.start;
    "end" Whole, required, "Offset after its last character." => paragraph.end;
    "flow" Whole, required, "0 for the main text, 1 for the second language of bilingual pages." => paragraph.flow;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    document.paragraphs.iter().for_each(|paragraph| row(out, document, paragraph));
}
