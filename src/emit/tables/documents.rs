//! `documents.csv`: a document's header and counts.

use super::{iso3s, names};
use crate::emit::table::{Link, Type::*, table};
use crate::model::{Document, DocumentKind};

fn kinds() -> Vec<&'static str> {
    DocumentKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

fn text_sources() -> Vec<&'static str> {
    vec!["embedded", "recognised", "ocr", "none"]
}

fn distributions() -> Vec<&'static str> {
    vec!["general", "limited", "restricted", "provisional"]
}

const FILE: Link = Link { columns: &["path"], table: "files", key: &["path"] };

table! {
    "documents", "a document: its header and counts",
    key ["doc_id"],
    links [FILE],
    (document: &Document)
    "doc_id" Text, required, "First 16 hex digits of the file's SHA-256: the same on every machine." => document.id;
    "path" Text, required, "The file." => document.source.path;
    "kind" OneOf(kinds), required, "What it is; `other` where no rule could tell." => document.kind;
    "language" Text, optional, "ISO 639-1 code of the language of the main text." => document.language;
    "text_source" OneOf(text_sources), required, "`embedded`: set by the document's producer; `recognised`: the text layer that a scan came with; `ocr`: recognised for this run (`--ocr`); `none`: there is no text." => document.source.text_source;
    "symbol" Text, optional, "The document's own symbol, without spaces and reissue stars." => document.header.symbols.first();
    "symbols" List, optional, "All symbols of the masthead, its own first." => document.header.symbols;
    "organ" Text, optional, "The first body, convention or conference named in the masthead." => document.header.organ;
    "organs" List, optional, "All of them, from the top, as printed." => document.header.organs;
    "distribution" OneOf(distributions), optional, "The word after \"Distr.\"." => document.header.distribution;
    "date" Date, optional, "Date of the document; of a record without one, the date of the meeting." => document.header.date;
    "original_languages" List, optional, "ISO 639-1 codes after \"Original:\"." => document.header.original_languages;
    "session" Whole, optional, "Number of the session." => document.header.session;
    "meeting_name" Text, optional, "Name of the meeting as printed, with its ordinal." => document.header.meeting.name;
    "meeting_number" Whole, optional, "That ordinal." => document.header.meeting.number;
    "meeting_place" Text, optional, "Where the meeting or session is held." => document.header.meeting.place;
    "meeting_start" Date, optional, "First day of the meeting or session." => document.header.meeting.start;
    "meeting_end" Date, optional, "Last day; that of a meeting of one day is its first." => document.header.meeting.end;
    "meeting_time" Time, optional, "Hour that the masthead announces." => document.header.meeting.time;
    "agenda_items" List, optional, "Items under which the document is issued, in normal form." => document.header.agenda_items;
    "agenda_provisional" Flag, optional, "Whether they are of the provisional agenda; empty where no item is named." => document.header.agenda_provisional;
    "agenda_titles" List, optional, "Titles of those items." => document.header.agenda_titles;
    "title" Text, optional, "The document's own title." => document.header.title;
    "subtitle" Text, optional, "The line under it." => document.header.subtitle;
    "submitted_by" Text, optional, "Who submits it, as printed." => document.header.submitted_by;
    "submitters" List, optional, "Names of the states and organisations among them." => names(&document.header.submitters);
    "submitters_iso3" List, optional, "Codes of the states among them." => iso3s(&document.header.submitters);
    "presiding" List, optional, "Officers in the chair, as printed." => document.header.presiding.iter().map(|officer| &officer.as_written).collect::<Vec<_>>();
    "job_number" Text, optional, "Job number without its language suffix." => document.header.job_number;
    "agenda_count" Whole, required, "Rows in agenda_items.csv." => document.agenda.len();
    "paragraph_count" Whole, required, "Rows in paragraphs.csv." => document.paragraphs.len();
    "statement_count" Whole, required, "Rows in statements.csv." => document.statements.len();
    "decision_count" Whole, required, "Rows in decisions.csv." => document.decisions.len();
    "recommendation_count" Whole, required, "Recommendations; recommendations.csv has a row for each of their states." => document.recommendations.len();
    "mention_count" Whole, required, "Rows in mentions.csv." => document.mentions.len();
    "problem_count" Whole, required, "Rows in problems.csv." => document.problems.len();
    "source_words" Whole, required, "Words of the source as first extracted." => document.coverage.source_words;
    "paragraph_words" Whole, required, "Words of the source that stand in paragraphs." => document.coverage.paragraph_words;
    "furniture_words" Whole, required, "Words of the source that stand in furniture.csv." => document.coverage.furniture_words;
    "lost_words" Whole, required, "Words of the source that stand in neither; anything but 0 is a problem `lost-text`." => document.coverage.lost_words;
}
