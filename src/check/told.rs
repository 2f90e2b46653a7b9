//! What the document did not tell.

use crate::model::{Document, Problem, Severity};

/// A language that could not be told.
pub fn unknown_language(document: &Document, problems: &mut Vec<Problem>) {
    if document.language.is_none() && !document.paragraphs.is_empty() {
        problems.push(Problem::new(Severity::Info, "unknown-language", "the language of the text could not be told"));
    }
}
