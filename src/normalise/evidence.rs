//! Where each value was read, by the field's path.

use std::collections::BTreeMap;

use super::offsets::Offsets;
use crate::model::{Evidence, Place, Read};

/// The evidence of one document, as it is gathered.
#[derive(Debug)]
pub struct Trail<'a> {
    offsets: &'a Offsets<'a>,
    found: BTreeMap<String, Evidence>,
}

impl<'a> Trail<'a> {
    /// No evidence yet.
    pub fn new(offsets: &'a Offsets<'a>) -> Self {
        Trail { offsets, found: BTreeMap::new() }
    }

    /// Notes where a value as printed was read.
    pub fn read(&mut self, field: impl Into<String>, read: &Read) {
        self.note(field, read.page, read.place, read.rule);
    }

    /// Notes where a value was read if something came of it.
    pub fn kept<T>(&mut self, field: &str, read: Option<&Read>, value: Option<&T>) {
        self.maybe(field, read.filter(|_| value.is_some()));
    }

    /// Notes where a value was read if there is one.
    pub fn maybe(&mut self, field: &str, read: Option<&Read>) {
        if let Some(read) = read {
            self.read(field, read);
        }
    }

    /// Notes where each value of a list was read, under `field[0]`, `field[1]` and so on.
    pub fn list<'r>(&mut self, field: &str, reads: impl IntoIterator<Item = &'r Read>) {
        for (index, read) in reads.into_iter().enumerate() {
            self.read(format!("{field}[{index}]"), read);
        }
    }

    /// Notes a page, a place where there is one, and a rule.
    pub fn note(&mut self, field: impl Into<String>, page: u32, place: Option<Place>, rule: &'static str) {
        let stretch = place.and_then(|place| self.offsets.stretch(place));
        let (start, end) = (stretch.map(|s| s.start), stretch.map(|s| s.end));
        self.found.insert(field.into(), Evidence { page, start, end, rule });
    }

    /// All of it.
    pub fn finish(self) -> BTreeMap<String, Evidence> {
        self.found
    }
}
