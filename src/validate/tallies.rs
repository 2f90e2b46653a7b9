//! Tallies: a document has as many rows as it counts, and a vote as many states as it counts, or a problem says that not.

use std::collections::{HashMap, HashSet};

use super::rows::of;
use super::{Failure, Rows};

/// Counts of documents.csv, with the table whose rows they count.
const COUNTS: &[(&str, &str)] = &[
    ("agenda_count", "agenda_items"),
    ("paragraph_count", "paragraphs"),
    ("statement_count", "statements"),
    ("decision_count", "decisions"),
    ("mention_count", "mentions"),
];
/// Tallies of decisions.csv, with the position that they count.
const TALLIES: &[(&str, &str)] = &[("in_favour", "in_favour"), ("against", "against"), ("abstaining", "abstaining")];
/// The code of the problem that tells of a tally that its list does not bear out.
const TOLD: &str = "vote-tally";

/// Checks them.
pub fn check(all: &[Rows], failures: &mut Vec<Failure>) {
    counts(all, failures);
    votes(all, failures);
    words(all, failures);
}

fn counts(all: &[Rows], failures: &mut Vec<Failure>) {
    let Some(documents) = of(all, "documents") else { return };
    for (column, table) in COUNTS {
        let Some(rows) = of(all, table) else { continue };
        let mut counted: HashMap<&str, usize> = HashMap::new();
        rows.iter().for_each(|(_, row)| *counted.entry(row.cell("doc_id")).or_default() += 1);
        for (line, row) in documents.iter() {
            let there = counted.get(row.cell("doc_id")).copied().unwrap_or_default();
            if row.whole(column).is_some_and(|stated| stated != there) {
                let message = format!("says {}, and {table}.csv has {there} rows of the document", row.cell(column));
                failures.push(documents.failure(Some(line), &[column], message));
            }
        }
    }
}

fn votes(all: &[Rows], failures: &mut Vec<Failure>) {
    let (Some(decisions), Some(votes), Some(problems)) = (of(all, "decisions"), of(all, "votes"), of(all, "problems"))
    else {
        return;
    };
    let told: HashSet<&str> =
        problems.iter().filter(|(_, row)| row.cell("code") == TOLD).map(|(_, row)| row.cell("doc_id")).collect();
    let mut listed: HashMap<Vec<&str>, usize> = HashMap::new();
    for (_, row) in votes.iter() {
        *listed.entry(row.cells(&["doc_id", "decision_seq", "position"])).or_default() += 1;
        *listed.entry(row.cells(&["doc_id", "decision_seq"])).or_default() += 1;
    }
    let count = |key: &[&str]| listed.get(key).copied().unwrap_or_default();
    for (line, row) in decisions.iter() {
        let (document, seq) = (row.cell("doc_id"), row.cell("seq"));
        if count(&[document, seq]) == 0 || told.contains(document) {
            continue;
        }
        for (column, position) in TALLIES {
            let there = count(&[document, seq, position]);
            if row.whole(column).is_some_and(|stated| stated != there) {
                let message = format!("says {}, and votes.csv lists {there}; no problem says so", row.cell(column));
                failures.push(decisions.failure(Some(line), &[column], message));
            }
        }
    }
}

/// Every word of the source stands in a paragraph or in furniture, or is counted as lost.
fn words(all: &[Rows], failures: &mut Vec<Failure>) {
    let Some(documents) = of(all, "documents") else { return };
    for (line, row) in documents.iter() {
        let [Some(source), Some(paragraphs), Some(furniture), Some(lost)] =
            ["source_words", "paragraph_words", "furniture_words", "lost_words"].map(|column| row.whole(column))
        else {
            continue;
        };
        if source > paragraphs.saturating_add(furniture).saturating_add(lost) {
            let message = format!("{source} are more than {paragraphs} + {furniture} + {lost} lost");
            failures.push(documents.failure(Some(line), &["source_words"], message));
        }
    }
}
