//! How well a run agrees with labels made by hand: precision, recall and F1 by field and by whole record.

mod agenda;
mod align;
mod decisions;
mod figures;
mod fold;
mod header;
mod names;
mod paragraphs;
mod spans;
mod statements;

use std::collections::HashMap;

use serde_json::Value;

pub use figures::{Figures, Tally};
pub use names::Names;

/// The labels of one document, as a JSON value in the form of the gold files.
#[derive(Debug, Clone)]
pub struct Gold {
    /// What the document is called in the list of disagreements.
    pub name: String,
    /// The labels.
    pub labels: Value,
}

impl Gold {
    /// The SHA-256 of the source, by which the document is found in the output; absent where the labels do not say it.
    pub fn sha256(&self) -> Option<&str> {
        self.labels["source"]["sha256"].as_str()
    }
}

/// One place where label and output differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement {
    /// [`Gold::name`] of the document.
    pub document: String,
    /// The field, or what is amiss.
    pub what: String,
    /// What the label says; null where it says nothing.
    pub gold: Value,
    /// What the output says; null where it says nothing.
    pub found: Value,
}

/// What a run is worth.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// How many documents are labelled.
    pub documents: u64,
    /// Figures by name, in the order in which they were first met.
    pub figures: Figures,
    /// Every disagreement, in the order of the labels.
    pub disagreements: Vec<Disagreement>,
}

/// One document under comparison: its label, what was found, and where the outcome is noted down.
struct Comparison<'a> {
    gold: &'a Value,
    found: &'a Value,
    names: &'a Names,
    document: &'a str,
    score: &'a mut Score,
}

impl Comparison<'_> {
    fn tally(&mut self, name: &str) -> &mut Tally {
        self.score.figures.tally(name)
    }

    fn note(&mut self, what: &str, gold: impl Into<Value>, found: impl Into<Value>) {
        let document = self.document.to_owned();
        let (gold, found) = (gold.into(), found.into());
        self.score.disagreements.push(Disagreement { document, what: what.to_owned(), gold, found });
    }
}

/// Scores the documents of a run, by the SHA-256 of their sources, against labels. A document that the run lacks is all missed.
pub fn score(golds: &[Gold], found: &HashMap<String, Value>) -> Score {
    let names = Names::learned(golds);
    let mut score = Score::default();
    let nothing = Value::Null;
    for gold in golds {
        score.documents += 1;
        let before = score.disagreements.len();
        let document = gold.sha256().and_then(|digest| found.get(digest));
        let mut comparison = Comparison {
            gold: &gold.labels,
            found: document.unwrap_or(&nothing),
            names: &names,
            document: &gold.name,
            score: &mut score,
        };
        if document.is_none() {
            comparison.note("document", gold.labels["source"]["path"].clone(), "not in the output");
        }
        compare(&mut comparison);
        let right = score.disagreements.len() == before;
        score.figures.tally("documents (whole)").count(u64::from(right), 1, 1);
    }
    score
}

fn compare(comparison: &mut Comparison) {
    header::compare(comparison);
    agenda::compare(comparison);
    paragraphs::compare(comparison);
    statements::compare(comparison);
    decisions::compare(comparison);
    paragraphs::compare_edges(comparison);
}

/// The items of a list; none where the value is no list.
fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

/// The text of a value, empty where it is none.
fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests;
