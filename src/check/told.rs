//! What the document did not tell.

use crate::model::{Document, DocumentKind, Problem, Severity};

/// A kind that no rule could tell.
pub fn unknown_kind(document: &Document, problems: &mut Vec<Problem>) {
    if document.kind == DocumentKind::Other && !document.evidence.contains_key("kind") && has_text(document) {
        let message =
            "no rule could tell what kind of document this is: its paragraphs are there, its statements are not";
        problems.push(Problem::new(Severity::Warning, "unknown-kind", message));
    }
}

/// A language that could not be told.
pub fn unknown_language(document: &Document, problems: &mut Vec<Problem>) {
    if document.language.is_none() && has_text(document) {
        problems.push(Problem::new(Severity::Info, "unknown-language", "the language of the text could not be told"));
    }
}

fn has_text(document: &Document) -> bool {
    !document.paragraphs.is_empty()
}
