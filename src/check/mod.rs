//! What does not add up: doubts as data.

mod labels;
mod legibility;
mod masthead;
mod numbering;
mod recognition;
mod running;
mod tally;
mod told;
mod words;

use crate::model::{Document, Problem};

pub use legibility::{Legibility, REPAIRED, legibility};
pub use recognition::recognition;

/// A look at a document that adds what it doubts.
type Check = fn(&Document, &mut Vec<Problem>);

/// Every check, in the order in which their problems are listed where they stand on one page.
const CHECKS: &[Check] = &[
    words::lost_text,
    told::unknown_language,
    masthead::meeting_and_symbol,
    masthead::session_and_symbol,
    masthead::job_number_and_date,
    masthead::job_number_and_symbol,
    running::running_symbol,
    running::pages_and_total,
    numbering::paragraph_numbers,
    tally::vote_tally,
    tally::listed_twice,
    labels::unresolved_labels,
];

/// Looks a document over and adds what it doubts to its problems, which are then sorted: those of the whole source first,
/// then page by page.
pub fn document(document: &mut Document) {
    let mut problems = std::mem::take(&mut document.problems);
    for check in CHECKS {
        check(document, &mut problems);
    }
    problems.sort_by_key(|problem| problem.page);
    document.problems = problems;
}
