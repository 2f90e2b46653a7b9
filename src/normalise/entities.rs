//! Labels to entities: one candidate or none.

use crate::model::{Entity, Named, Read, Unresolved};
use crate::reference::{Reference, Resolution};

/// Resolves the labels of one document and remembers those that found no entity.
#[derive(Debug)]
pub struct Labels<'a> {
    reference: &'a Reference,
    date: Option<String>,
    unresolved: Vec<Unresolved>,
}

impl<'a> Labels<'a> {
    /// For a document of a date.
    pub fn new(reference: &'a Reference, date: Option<String>) -> Self {
        Labels { reference, date, unresolved: Vec::new() }
    }

    /// The entity that a label names. A label without one is remembered with its role (`speaker`, `vote` …) and page.
    pub fn entity(&mut self, label: &str, role: &'static str, page: u32) -> Option<Entity> {
        let reason = match self.reference.resolve(label, self.date.as_deref()) {
            Resolution::One(entity) => return Some(entity.clone()),
            Resolution::Several => "ambiguous",
            Resolution::Unknown => "unknown",
        };
        self.unresolved.push(Unresolved { label: label.to_owned(), role, page, reason });
        None
    }

    /// The parts of a label that names an office before its state ("Co-facilitator, Luxembourg"); none of one that is known as a
    /// whole, or in which several parts are.
    pub fn office_and_state<'l>(&self, label: &'l str) -> Option<(&'l str, &'l str)> {
        let is_known = |label: &str| matches!(self.reference.resolve(label, self.date.as_deref()), Resolution::One(_));
        let (office, state) = label.rsplit_once(", ")?;
        let several = office.split(", ").any(is_known);
        (is_known(state) && !is_known(label) && !several).then_some((office, state))
    }

    /// The entities that the labels of a list name; those that name none are remembered and left out.
    pub fn entities(&mut self, labels: &[Read], role: &'static str) -> Vec<Entity> {
        labels.iter().filter_map(|label| self.entity(&label.text, role, label.page)).collect()
    }

    /// The states and organisations in a line that says who submits a document; none where it names an officer.
    pub fn submitters(&mut self, line: Option<&Read>) -> Vec<Entity> {
        let Some(line) = line else { return Vec::new() };
        let found = self.reference.names_in(&line.text, self.date.as_deref());
        let mut entities: Vec<Entity> = found.into_iter().map(|name| name.entity.clone()).collect();
        entities.dedup();
        entities
    }

    /// A label with its entity.
    pub fn named(&mut self, label: &Read, role: &'static str) -> Named {
        Named { as_written: label.text.clone(), entity: self.entity(&label.text, role, label.page) }
    }

    /// The labels that found no entity, in the order in which they were met.
    pub fn finish(self) -> Vec<Unresolved> {
        self.unresolved
    }
}
