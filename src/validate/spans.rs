//! Spans: the characters of the document's text between two offsets are those that the row states.

use std::collections::HashMap;

use super::rows::{Row, of};
use super::{Failure, Rows};

/// The columns of a span.
const SPAN: &[&str] = &["start", "end"];
/// Tables with spans, and the column that must stand there word for word where there is one.
const SPANS: &[(&str, Option<&str>)] = &[
    ("paragraphs", Some("text")),
    ("mentions", Some("as_written")),
    ("statements", None),
    ("decisions", None),
    ("vote_corrections", None),
    ("recommendations", None),
];

/// Checks the spans of every table that has them.
pub fn check(all: &[Rows], failures: &mut Vec<Failure>) {
    let Some(paragraphs) = of(all, "paragraphs") else { return };
    let texts = texts(paragraphs);
    let none = Vec::new();
    for (name, stated) in SPANS {
        let Some(rows) = of(all, name) else { continue };
        for (line, row) in rows.iter() {
            let text = texts.get(row.cell("doc_id")).unwrap_or(&none);
            let (Some(start), Some(end)) = (row.whole("start"), row.whole("end")) else { continue };
            if let Some(message) = misfit(row, text, start, end, *stated) {
                failures.push(rows.failure(Some(line), SPAN, message));
            }
        }
    }
}

/// The text of every document: its paragraphs joined by a blank line.
fn texts(paragraphs: &Rows) -> HashMap<&str, Vec<char>> {
    let mut texts: HashMap<&str, Vec<char>> = HashMap::new();
    for (_, row) in paragraphs.iter() {
        match texts.get_mut(row.cell("doc_id")) {
            Some(text) => text.extend("\n\n".chars().chain(row.cell("text").chars())),
            None => {
                texts.insert(row.cell("doc_id"), row.cell("text").chars().collect());
            }
        }
    }
    texts
}

fn misfit(row: Row, text: &[char], start: usize, end: usize, stated: Option<&str>) -> Option<String> {
    let Some(there) = text.get(start..end) else {
        return Some(format!("{start} to {end} is no span of a text of {} characters", text.len()));
    };
    let Some(column) = stated else {
        // What the record itself says in between is left out of a statement, so only its beginning and end are compared.
        let said: Vec<char> = row.cell("text").chars().collect();
        let edges = row.cell("statement_id").is_empty() || said.is_empty() || edges_agree(there, &said);
        return (!edges)
            .then(|| format!("the text from {start} to {end} does not begin and end as the statement does"));
    };
    let there: String = there.iter().collect();
    (there != row.cell(column)).then(|| format!("the text from {start} to {end} is not that of {column}"))
}

fn edges_agree(there: &[char], said: &[char]) -> bool {
    there.first() == said.first() && there.last() == said.last()
}
