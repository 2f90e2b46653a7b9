//! `furniture.csv`.

use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{Document, FurniturePiece};

table! {
    "furniture", "a piece of the page that is no running text",
    key ["doc_id", "seq"],
    links [DOCUMENT],
    (document: &Document, piece: &FurniturePiece)
    "doc_id" Text, required, "The document." => document.id;
    "seq" Whole, required, "1 for the first." => piece.seq;
    "page" Whole, required, "Page." => piece.page;
    "reason" Text, required, "Why it was set aside: `running-head`, `page-number`, `job-number`, `barcode` and the like." => piece.reason;
    "text" Text, optional, "The text as printed." => piece.text;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    document.furniture.iter().for_each(|piece| row(out, document, piece));
}
