//! `unresolved.csv`: labels that found no entity, over all documents.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::emit::table::{DOCUMENT, Type::*, table};
use crate::model::Unresolved;

fn reasons() -> Vec<&'static str> {
    vec!["unknown", "ambiguous"]
}

/// One label that a document met, as far as the table needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// The label as printed.
    pub label: String,
    /// Where it was met.
    pub role: Cow<'static, str>,
    /// Why it found no entity.
    pub reason: Cow<'static, str>,
    /// The page.
    pub page: u32,
}

impl Met {
    /// What the table needs of it.
    pub fn of(met: &Unresolved) -> Self {
        let Unresolved { label, role, page, reason } = met;
        Met { label: label.clone(), role: (*role).into(), reason: (*reason).into(), page: *page }
    }
}

/// A label with how often and where first it was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    text: String,
    roles: Vec<Cow<'static, str>>,
    reason: Cow<'static, str>,
    count: u64,
    doc_id: String,
    page: u32,
}

table! {
    "unresolved", "one label that found no entity, with how often and where first: the most frequent first, as a list of work",
    key ["label"],
    links [DOCUMENT],
    (label: &Label)
    "label" Text, required, "The label as printed." => label.text;
    "roles" List, required, "Where it was met: `speaker`, `on_behalf_of`, `vote`, `submitter`, `recommendation` and the like." => label.roles;
    "reason" OneOf(reasons), required, "`unknown`: no entity has the name; `ambiguous`: several have it." => label.reason;
    "count" Whole, required, "How often, over all documents." => label.count;
    "doc_id" Text, required, "The first document." => label.doc_id;
    "page" Whole, required, "The page there." => label.page;
}

/// All labels met so far, in the order in which they were met.
#[derive(Debug, Default)]
pub struct Labels {
    labels: Vec<Label>,
    places: HashMap<String, usize>,
}

impl Labels {
    /// Adds those of a document.
    pub fn add(&mut self, doc_id: &str, unresolved: &[Met]) {
        for met in unresolved {
            let index = *self.places.entry(met.label.clone()).or_insert_with(|| {
                self.labels.push(Label {
                    text: met.label.clone(),
                    roles: Vec::new(),
                    reason: met.reason.clone(),
                    count: 0,
                    doc_id: doc_id.to_owned(),
                    page: met.page,
                });
                self.labels.len() - 1
            });
            let Some(label) = self.labels.get_mut(index) else { continue };
            label.count += 1;
            if !label.roles.contains(&met.role) {
                label.roles.push(met.role.clone());
            }
        }
    }

    /// The rows: the most frequent label first, those that are as frequent by their text.
    pub fn rows(&self, out: &mut Rows) {
        let mut labels: Vec<&Label> = self.labels.iter().collect();
        labels.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        labels.into_iter().for_each(|label| row(out, label))
    }
}
