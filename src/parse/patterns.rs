//! A table of rules, each compiled once, asked in their order.

use std::sync::OnceLock;

use regex::{Captures, Regex};

use super::needles::Needles;
use crate::rules::Rule;

/// A table of rules, ready to be asked.
#[derive(Debug)]
pub struct Patterns {
    rules: Vec<(OnceLock<Option<Regex>>, &'static Rule)>,
    needles: Needles,
}

/// A match of a rule.
pub struct Found<'t> {
    /// The rule.
    pub rule: &'static Rule,
    /// What its groups caught.
    pub groups: Captures<'t>,
}

impl Found<'_> {
    /// Byte range of the whole match.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.groups.get(0).map_or(0..0, |whole| whole.range())
    }

    /// What a named group caught; absent where it took no part.
    pub fn group(&self, name: &str) -> Option<regex::Match<'_>> {
        self.groups.name(name)
    }
}

impl Patterns {
    /// Makes a table ready. A rule is compiled when a text first may match it; one that does not compile matches nothing here and
    /// fails the test of the tables.
    pub fn new(rules: &'static [Rule]) -> Self {
        Patterns { rules: rules.iter().map(|rule| (OnceLock::new(), rule)).collect(), needles: Needles::new(rules) }
    }

    /// The first rule of the table that matches.
    pub fn first<'t>(&self, text: &'t str) -> Option<Found<'t>> {
        self.candidates(text).find_map(|(regex, rule)| Some(Found { rule, groups: regex.captures(text)? }))
    }

    /// The first rule of the table that matches, by its identifier alone.
    pub fn id(&self, text: &str) -> Option<&'static str> {
        self.candidates(text).find(|(regex, _)| regex.is_match(text)).map(|(_, rule)| rule.id)
    }

    /// Every match of every rule, in the order of the text; where two begin together, in the order of the table.
    pub fn all<'t>(&self, text: &'t str) -> Vec<Found<'t>> {
        let mut found: Vec<Found<'t>> = self
            .candidates(text)
            .flat_map(|(regex, rule)| regex.captures_iter(text).map(move |groups| Found { rule, groups }))
            .collect();
        found.sort_by_key(|found| found.range().start);
        found
    }

    /// The rules that may match a text, in the order of the table.
    fn candidates(&self, text: &str) -> impl Iterator<Item = (&Regex, &'static Rule)> {
        let candidates = self.needles.candidates(text);
        let rules = self.rules.iter().enumerate().filter(move |(index, _)| candidates.have(*index));
        rules.filter_map(|(_, (regex, rule))| {
            Some((regex.get_or_init(|| Regex::new(rule.pattern).ok()).as_ref()?, *rule))
        })
    }
}
