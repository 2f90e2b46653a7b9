//! The documents of two datasets, matched: by their bytes, else by their path.

use std::collections::HashMap;

use super::sheet::{Row, Sheet};
use super::{Change, Kind};
use crate::emit::table::Table;

/// The documents of both.
#[derive(Debug, Default)]
pub(super) struct Documents {
    /// The name of each old document's group: the new id of the document, or its own where it went.
    old: HashMap<String, String>,
    /// The same of each new document.
    new: HashMap<String, String>,
    /// Path by id, of both.
    paths: HashMap<String, String>,
    came: Vec<String>,
    went: Vec<String>,
}

impl Documents {
    /// Matches the documents of two tables of documents.
    pub(super) fn new(before: &Sheet, after: &Sheet) -> Self {
        let mut documents = Documents::default();
        let ids = |sheet: &Sheet| -> Vec<(String, String)> {
            sheet.rows().map(|row| (row.cell("doc_id").to_owned(), row.cell("path").to_owned())).collect()
        };
        let (old, new) = (ids(before), ids(after));
        documents.paths = old.iter().chain(&new).cloned().collect();
        documents.new = new.iter().map(|(id, _)| (id.clone(), id.clone())).collect();
        let old_ids: HashMap<&str, ()> = old.iter().map(|(id, _)| (id.as_str(), ())).collect();
        // A path stands for a document whose bytes have changed, not for one that both have elsewhere.
        let by_path: HashMap<&str, &str> = new
            .iter()
            .filter(|(id, _)| !old_ids.contains_key(id.as_str()))
            .map(|(id, path)| (path.as_str(), id.as_str()))
            .collect();
        for (id, path) in &old {
            let same = documents.new.get(id).map(String::as_str).or_else(|| by_path.get(path.as_str()).copied());
            if same.is_none() {
                documents.went.push(id.clone());
            }
            documents.old.insert(id.clone(), same.unwrap_or(id).to_owned());
        }
        let matched: HashMap<&str, ()> = documents.old.values().map(|id| (id.as_str(), ())).collect();
        documents.came =
            new.iter().map(|(id, _)| id).filter(|id| !matched.contains_key(id.as_str())).cloned().collect();
        documents
    }

    /// How many both have.
    pub(super) fn in_both(&self) -> usize {
        self.old.len() - self.went.len()
    }

    /// Whole documents that came or went. Their rows are not told one by one.
    pub(super) fn changes(&self, changes: &mut Vec<Change>) {
        let one = |id: &String, change| {
            let path = self.paths.get(id).cloned().unwrap_or_default();
            let (old, new) =
                if change == Kind::Went { (path.clone(), String::new()) } else { (String::new(), path.clone()) };
            let (table, doc_id, key) = ("documents".to_owned(), id.clone(), id.clone());
            Change { table, path, doc_id, key, change, field: String::new(), old, new }
        };
        changes.extend(self.went.iter().map(|id| one(id, Kind::Went)));
        changes.extend(self.came.iter().map(|id| one(id, Kind::Came)));
    }

    /// The rows with which a row is compared; absent for a row of a document that only one of the two has.
    pub(super) fn group(&self, table: &Table, row: Row, old: bool) -> Option<String> {
        let id = row.cell("doc_id");
        match table.name {
            // An input is the same by its path, a label by its letters.
            "files" => return Some(row.cell("path").to_owned()),
            "unresolved" => return Some(row.cell("label").to_owned()),
            _ if id.is_empty() => return Some(format!("/{}", row.cell("path"))),
            _ => {}
        }
        let (known, gone) = if old { (&self.old, &self.went) } else { (&self.new, &self.came) };
        if gone.iter().any(|one| one == id) { None } else { known.get(id).cloned() }
    }

    /// The path of a row's document.
    pub(super) fn path<'a>(&'a self, row: Row<'a>) -> &'a str {
        let own = row.cell("path");
        if own.is_empty() { self.paths.get(row.cell("doc_id")).map_or("", String::as_str) } else { own }
    }
}
