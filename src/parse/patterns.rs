//! A table of rules, compiled once and asked in its order.

use regex::{Captures, Regex};

use crate::rules::Rule;

/// A compiled table of rules.
#[derive(Debug)]
pub struct Patterns {
    rules: Vec<(Regex, &'static Rule)>,
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
    /// Compiles a table. A rule that does not compile is left out here and fails the test of the tables.
    pub fn new(rules: &'static [Rule]) -> Self {
        Patterns { rules: rules.iter().filter_map(|rule| Some((Regex::new(rule.pattern).ok()?, rule))).collect() }
    }

    /// The first rule of the table that matches.
    pub fn first<'t>(&self, text: &'t str) -> Option<Found<'t>> {
        self.rules.iter().find_map(|(regex, rule)| Some(Found { rule, groups: regex.captures(text)? }))
    }

    /// The first rule of the table that matches, by its identifier alone.
    pub fn id(&self, text: &str) -> Option<&'static str> {
        self.rules.iter().find(|(regex, _)| regex.is_match(text)).map(|(_, rule)| rule.id)
    }

    /// Every match of every rule, in the order of the text; where two begin together, in the order of the table.
    pub fn all<'t>(&self, text: &'t str) -> Vec<Found<'t>> {
        let mut found: Vec<Found<'t>> = self
            .rules
            .iter()
            .flat_map(|(regex, rule)| regex.captures_iter(text).map(move |groups| Found { rule, groups }))
            .collect();
        found.sort_by_key(|found| found.range().start);
        found
    }
}
