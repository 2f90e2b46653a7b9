//! `statements.csv`.

use super::{iso3s, names};
use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{Document, Mode, Statement, words};

fn modes() -> Vec<&'static str> {
    Mode::ALL.iter().map(|mode| mode.as_str()).collect()
}

table! {
    "statements", "one intervention, spoken or reported",
    key ["statement_id"],
    links [DOCUMENT],
    (document: &Document, statement: &Statement)
    "statement_id" Text, required, "The document's id, `-s` and the sequence number." => statement.id;
    "doc_id" Text, required, "The document." => document.id;
    "seq" Whole, required, "1 for the document's first." => statement.seq;
    "mode" OneOf(modes), required, "`verbatim`: the speaker's words; `reported`: a rapporteur's, who tells what was said." => statement.mode;
    "headings" List, optional, "Headings above it, outermost first." => statement.headings;
    "agenda_items" List, optional, "Agenda items in force, in normal form." => statement.agenda_items;
    "speakers" List, optional, "Who speaks, as printed; statement_speakers.csv has a row for each." => statement.speakers.iter().map(|speaker| &speaker.as_written).collect::<Vec<_>>();
    "iso3" List, optional, "Codes of the states that it is made for." => iso3s(statement.speakers.iter().filter_map(|speaker| speaker.entity.as_ref()));
    "on_behalf_of" List, optional, "States, organisations and groups spoken for beyond the speakers' own." => names(&statement.on_behalf_of);
    "on_behalf_of_iso3" List, optional, "Codes of the states among them." => iso3s(&statement.on_behalf_of);
    "aligned_with" List, optional, "With whose statement the speaker aligns itself." => names(&statement.aligned_with);
    "spoken_language" Text, optional, "ISO 639-1 code of the language that the label names." => statement.spoken_language;
    "note" Text, optional, "A remark of the record on the whole statement." => statement.note;
    "text" Text, required, "The text; paragraphs are parted by a blank line." => statement.text;
    "words" Whole, required, "Stretches of it between white space." => words(&statement.text);
    "quote_count" Whole, required, "Quotations in it, where it is verbatim; documents.jsonl has them with their places." => statement.quotes.len();
    "paragraph_numbers" List, optional, "Numbers of the paragraphs that it covers." => statement.paragraph_numbers;
    "page_start" Whole, required, "First page." => statement.page_start;
    "page_end" Whole, required, "Last page." => statement.page_end;
    "start" Whole, required, "Offset of its first character in the document's text." => statement.start;
    "end" Whole, required, "Offset after its last character." => statement.end;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    document.statements.iter().for_each(|statement| row(out, document, statement));
}
