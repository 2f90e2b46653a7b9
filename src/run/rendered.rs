//! What one document adds to the dataset, as bytes and numbers: after this the document itself is no longer needed.

use std::io;

use serde::{Deserialize, Serialize};

use crate::emit::json;
use crate::emit::table::Rows;
use crate::emit::tables::unresolved::Met;
use crate::emit::tables::{self, OF_DOCUMENT};
use crate::model::{Document, Severity};

/// What one document adds to the dataset. It can be sent from one process to another: the bytes in parts of their own, the rest as JSON.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Rendered {
    /// The document's id.
    pub doc_id: String,
    /// Its line of `documents.jsonl`.
    #[serde(skip)]
    pub json: Vec<u8>,
    /// Its rows of each table of [`OF_DOCUMENT`], in that order, as CSV.
    #[serde(skip)]
    pub tables: Vec<Vec<u8>>,
    /// Its rows of `problems.csv`.
    #[serde(skip)]
    pub problems: Vec<u8>,
    /// Its labels that found no entity.
    pub unresolved: Vec<Met>,
    /// How many statements it has.
    pub statement_count: usize,
    /// How many decisions.
    pub decision_count: usize,
    /// How many problems.
    pub problem_count: usize,
    /// How many of them are errors.
    pub error_count: usize,
    /// How many are warnings.
    pub warning_count: usize,
}

impl Rendered {
    /// The bytes, in the order of a [finding's parts](super::finding::Finding::parts), its head left empty.
    pub(super) fn into_parts(self) -> Vec<Vec<u8>> {
        [Vec::new(), self.json, self.problems].into_iter().chain(self.tables).collect()
    }

    /// A document's line, rows, labels and counts.
    pub fn of(document: &Document) -> io::Result<Self> {
        // The longest table is that of the paragraphs.
        let length: usize = document.paragraphs.iter().map(|paragraph| paragraph.text.len() + 128).sum();
        let mut rows = Rows::with_room(length);
        let mut bytes = |write: tables::Writer| {
            write(document, &mut rows);
            rows.take()
        };
        let tables: Vec<Vec<u8>> = OF_DOCUMENT.iter().map(|(_, write)| bytes(*write)).collect();
        // The line repeats what the tables have, with the names of the fields.
        let mut json = Vec::with_capacity(2 * tables.iter().map(Vec::len).sum::<usize>());
        let problems = |severity| document.problems.iter().filter(|problem| problem.severity == severity).count();
        json::line(document, &mut json)?;
        Ok(Rendered {
            doc_id: document.id.clone(),
            json,
            tables,
            problems: bytes(tables::problems::rows),
            unresolved: document.unresolved.iter().map(Met::of).collect(),
            statement_count: document.statements.len(),
            decision_count: document.decisions.len(),
            problem_count: document.problems.len(),
            error_count: problems(Severity::Error),
            warning_count: problems(Severity::Warning),
        })
    }
}
