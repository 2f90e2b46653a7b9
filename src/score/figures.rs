//! Counts of what was found rightly, found wrongly and missed, and the figures made of them.

use std::collections::HashSet;
use std::hash::Hash;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

/// Counts of one figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Labelled and found.
    pub hit: i64,
    /// Found, not labelled.
    pub extra: i64,
    /// Labelled, not found.
    pub missed: i64,
}

impl Tally {
    /// Compares two sets.
    pub(super) fn compare<T: Eq + Hash>(&mut self, gold: &HashSet<T>, found: &HashSet<T>) {
        let hit = gold.intersection(found).count() as u64;
        self.count(hit, gold.len() as u64, found.len() as u64);
    }

    /// Adds so many right ones of so many labelled and so many found.
    pub(super) fn count(&mut self, right: u64, gold: u64, found: u64) {
        self.hit += right as i64;
        self.missed += gold as i64 - right as i64;
        self.extra += found as i64 - right as i64;
    }

    /// How many are labelled.
    pub fn gold(&self) -> i64 {
        self.hit + self.missed
    }

    /// How many were found.
    pub fn found(&self) -> i64 {
        self.hit + self.extra
    }

    /// The share of what was found that is right; absent where nothing was found.
    pub fn precision(&self) -> Option<f64> {
        share(self.hit, self.found())
    }

    /// The share of what is labelled that was found; absent where nothing is labelled.
    pub fn recall(&self) -> Option<f64> {
        share(self.hit, self.gold())
    }

    /// The harmonic mean of both; absent where there is neither.
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.hit, self.gold() + self.found())
    }
}

fn share(part: i64, whole: i64) -> Option<f64> {
    (whole != 0).then(|| part as f64 / whole as f64)
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Tally", 5)?;
        row.serialize_field("precision", &self.precision())?;
        row.serialize_field("recall", &self.recall())?;
        row.serialize_field("f1", &self.f1())?;
        row.serialize_field("gold", &self.gold())?;
        row.serialize_field("found", &self.found())?;
        row.end()
    }
}

/// Tallies by name, in the order in which they were first met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures(Vec<(String, Tally)>);

impl Figures {
    /// The tally of a name, made where there is none.
    pub(super) fn tally(&mut self, name: &str) -> &mut Tally {
        let index = self.0.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            self.0.push((name.to_owned(), Tally::default()));
            self.0.len() - 1
        });
        &mut self.0[index].1
    }

    /// The tally of a name; absent where nothing of the kind is labelled.
    pub fn get(&self, name: &str) -> Option<Tally> {
        self.iter().find(|(known, _)| *known == name).map(|(_, tally)| tally)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Tally)> {
        self.0.iter().map(|(name, tally)| (name.as_str(), *tally))
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, tally) in &self.0 {
            map.serialize_entry(name, tally)?;
        }
        map.end()
    }
}
