//! Every word of the source stands in one place.

use crate::model::{Document, Problem, Severity};

/// Words that were read and stand nowhere, or that stand in two places.
pub fn lost_text(document: &Document, problems: &mut Vec<Problem>) {
    let coverage = document.coverage;
    let kept = coverage.paragraph_words + coverage.furniture_words;
    if coverage.lost_words > 0 {
        let message = format!(
            "{} of {} words stand in no paragraph and no furniture",
            coverage.lost_words, coverage.source_words
        );
        problems.push(Problem::new(Severity::Warning, "lost-text", message));
    } else if kept > coverage.source_words {
        let message = format!("{} words stand in two places", kept - coverage.source_words);
        problems.push(Problem::new(Severity::Warning, "repeated-text", message));
    }
}
