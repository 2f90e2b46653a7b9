//! Errata: what a document prints wrongly in its masthead, and what is right.

use serde::Deserialize;

use super::tables::{Check, empty, one_of};

/// Fields of a header that an erratum can correct, by their names in the dataset. `meeting.dates` is the line of the days.
pub const ERRATUM_FIELDS: &[&str] = &[
    "symbols",
    "organs",
    "distribution",
    "date",
    "original_languages",
    "session",
    "meeting.name",
    "meeting.place",
    "meeting.dates",
    "meeting.time",
    "agenda_items",
    "agenda_titles",
    "title",
    "subtitle",
    "submitted_by",
    "job_number",
];

/// A row of `errata.csv`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ErratumRow {
    /// Symbol of the document.
    pub symbol: String,
    /// The field of its header: one of [`ERRATUM_FIELDS`].
    pub field: String,
    /// The value as the document prints it.
    pub printed: String,
    /// What it should print.
    pub correct: String,
    /// How one knows.
    pub why: String,
}

impl Check for ErratumRow {
    fn fault(&self) -> Option<String> {
        empty("symbol", &self.symbol)
            .or_else(|| one_of("field", &self.field, ERRATUM_FIELDS))
            .or_else(|| empty("printed", &self.printed))
            .or_else(|| empty("correct", &self.correct))
            .or_else(|| empty("why", &self.why))
    }
}
