//! `symbols.csv`: a document's symbols, taken apart.

use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{Document, SymbolParts};

table! {
    "symbols", "a symbol of a document's masthead, taken apart",
    key ["doc_id", "seq"],
    links [DOCUMENT],
    (document: &Document, seq: usize, parts: &SymbolParts)
    "doc_id" Text, required, "The document." => document.id;
    "seq" Whole, required, "1 for its own symbol." => seq;
    "symbol" Text, required, "The symbol, without spaces and reissue stars." => parts.symbol;
    "organ" Text, optional, "Leading part: the organ or convention (`A`, `S`, `CCM`)." => parts.organ;
    "committee" Text, optional, "Committee or subsidiary body (`C.1`, `HRC`, `WG.6`)." => parts.committee;
    "session" Text, optional, "Session, or the year for organs that count by years." => parts.session;
    "series" Text, optional, "Series (`PV`, `RES`, `L`)." => parts.series;
    "number" Text, optional, "Number in the series." => parts.number;
    "addendum" Text, optional, "Number of the addendum." => parts.addendum;
    "revision" Text, optional, "Number of the revision." => parts.revision;
    "corrigendum" Text, optional, "Number of the corrigendum." => parts.corrigendum;
    "resumption" Text, optional, "Number of the resumption." => parts.resumption;
    "limited" Flag, required, "Whether it is of an L series, whose distribution is limited." => parts.limited;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    document.header.symbol_parts.iter().zip(1..).for_each(|(parts, seq)| row(out, document, seq, parts));
}
