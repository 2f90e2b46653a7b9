//! The count of words that no later step can change.

use crate::model::{self, Pages};

/// Words of the source: the stretches between white space within each run, added up. A word that is set in two runs counts twice,
/// here and in every line, so that the counts of all lines and of all furniture add up to this one.
pub(super) fn words(pages: &Pages) -> u32 {
    pages.pages.iter().flat_map(|page| page.runs.iter().map(|run| model::words(page.text_of(run)) as u32)).sum()
}
