//! What does not add up: doubts as data.

use crate::model::{Document, Problem, Severity};

/// Looks a document over and adds what it doubts to its problems.
pub fn document(document: &mut Document, no_text: bool) {
    if no_text {
        let message = "the source has pages and no text: it needs optical recognition (OCR) first";
        document.problems.push(Problem::new(Severity::Error, "no-text", message));
    }
}
