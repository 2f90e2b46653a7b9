//! `evidence.csv`: the evidence of `documents.jsonl` by table, key and column.

use crate::emit::cell::Cell;
use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::{Document, Evidence};

/// The cell that a path of the evidence leads to.
#[derive(Debug, PartialEq, Eq)]
pub struct Target {
    table: &'static str,
    key: String,
    field: String,
}

table! {
    "evidence", "where one value was read",
    key [],
    links [DOCUMENT],
    (document: &Document, target: &Target, evidence: &Evidence)
    "table" Text, required, "Table of the value." => target.table;
    "key" Text, required, "Key of its row; several columns are joined by `/`." => target.key;
    "field" Text, required, "Column of the value; an item of a list has its number behind it, from 1 (`organs/2`)." => target.field;
    "doc_id" Text, required, "The document." => document.id;
    "page" Whole, required, "Page." => evidence.page;
    "start" Whole, optional, "Offset of the first character in the document's text; empty where it stands in furniture or front matter." => evidence.start;
    "end" Whole, optional, "Offset after the last character." => evidence.end;
    "rule" Text, required, "Identifier of the rule that read it." => evidence.rule;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    let firsts = first_rows(document);
    let mut found: Vec<_> =
        document.evidence.iter().map(|(path, evidence)| (target(document, &firsts, path), evidence)).collect();
    found.sort_by_key(|(_, evidence)| (evidence.start, evidence.page));
    found.iter().for_each(|(target, evidence)| row(out, document, target, evidence));
}

/// One step of a path: a name and, in a list, an index from 0.
fn step(text: &str) -> (&str, Option<usize>) {
    let (name, index) = text.split_once('[').unwrap_or((text, ""));
    (name, index.strip_suffix(']').and_then(|index| index.parse().ok()))
}

/// A path such as `statements[3].speakers[0]` as a table, a key and a column.
fn target(document: &Document, firsts: &[usize], path: &str) -> Target {
    let id = &document.id;
    let mut steps = path.split('.').map(step);
    let (first, index) = steps.next().unwrap_or((path, None));
    let seq = index.map_or(1, |index| index + 1);
    let rest: Vec<_> = steps.collect();
    let inner = |name: &str| rest.first().filter(|(first, _)| *first == name).and_then(|(_, index)| *index);
    let statement = || document.statements.get(seq - 1).map_or_else(String::new, |statement| statement.id.clone());
    let (table, key) = match first {
        "agenda" => ("agenda_items", format!("{id}/{seq}")),
        "paragraphs" => ("paragraphs", format!("{id}/{seq}")),
        "statements" => match inner("speakers") {
            Some(speaker) => ("statement_speakers", format!("{}/{}", statement(), speaker + 1)),
            None => ("statements", statement()),
        },
        "decisions" => match (inner("votes"), inner("corrections")) {
            (Some(vote), _) => ("votes", format!("{id}/{seq}/{}", vote + 1)),
            (_, Some(correction)) => ("vote_corrections", format!("{id}/{seq}/{}", correction + 1)),
            _ => ("decisions", format!("{id}/{seq}")),
        },
        "recommendations" => {
            let first = firsts.get(seq - 1).copied().unwrap_or_default();
            ("recommendations", format!("{id}/{}", first + inner("states").unwrap_or(0)))
        }
        _ => ("documents", id.clone()),
    };
    Target { table, key, field: field(first, table, &rest) }
}

/// The `seq` of each recommendation's first row.
fn first_rows(document: &Document) -> Vec<usize> {
    let after = |next: &mut usize, rows: usize| Some(std::mem::replace(next, *next + rows));
    let rows = document.recommendations.iter().map(|recommendation| recommendation.states.len().max(1));
    rows.scan(1, after).collect()
}

/// The column. A row that a label opened has the label as its evidence.
fn field(first: &str, table: &str, rest: &[(&str, Option<usize>)]) -> String {
    let labelled = matches!(table, "statement_speakers" | "votes" | "vote_corrections")
        || rest.first().is_some_and(|(name, _)| *name == "states");
    match (first, rest) {
        (_, _) if labelled => "as_written".to_owned(),
        ("agenda", []) => "title".to_owned(),
        ("kind" | "language", []) => first.to_owned(),
        _ => {
            let mut names = String::new();
            for (name, index) in rest {
                if !names.is_empty() {
                    names.push('_');
                }
                names.push_str(name);
                if let Some(index) = index {
                    names.push('/');
                    (index + 1).write(&mut names);
                }
            }
            names
        }
    }
}
