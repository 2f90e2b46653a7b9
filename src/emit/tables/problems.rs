//! `problems.csv`: of files and of documents.

use crate::emit::table::{DOCUMENT, Link, Type::*, table};
use crate::model::{Document, Problem, Severity};

fn severities() -> Vec<&'static str> {
    Severity::ALL.iter().map(|severity| severity.as_str()).collect()
}

const FILE: Link = Link { columns: &["path"], table: "files", key: &["path"] };

table! {
    "problems", "one thing that went wrong or looks wrong",
    key [],
    links [FILE, DOCUMENT],
    (path: &str, doc_id: Option<&str>, problem: &Problem)
    "path" Text, required, "The file." => path;
    "doc_id" Text, optional, "The document; empty where the file gave none." => doc_id;
    "page" Whole, optional, "Page; empty where it concerns the whole file." => problem.page;
    "severity" OneOf(severities), required, "`error`: something was not read; `warning`: a value may be wrong or missing; `info`: worth knowing." => problem.severity;
    "code" Text, required, "What it is, such as `paragraph-gap`." => problem.code;
    "message" Text, required, "One sentence." => problem.message;
}

/// The rows of a document.
pub fn rows(document: &Document, out: &mut Rows) {
    let (path, id) = (&document.source.path, Some(document.id.as_str()));
    document.problems.iter().for_each(|problem| row(out, path, id, problem));
}
