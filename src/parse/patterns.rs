//! A table of rules, each compiled once, asked in their order.

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::Span;
use regex_automata::util::captures::Captures;

use super::expression::{self, Asked, Expression};
use super::needles::{Needles, NeedlesBuilder};
use crate::reference::lexicon::Lexicon;
use crate::reference::phrases::{Worded, names_role};
use crate::rules::Rule;

/// A table of rules, ready to be asked. Where rules name phrases of the tables, they are read with the words in force.
#[derive(Debug)]
pub struct Patterns {
    rules: &'static [Rule],
    /// Of a table that names no phrases.
    plain: OnceLock<Ready>,
    /// Of a table that does: made once for each set of words.
    worded: Option<Worded<Ready>>,
}

/// The rules with their expressions, in the words in force.
#[derive(Debug)]
struct Ready {
    rules: Vec<(Expression, &'static Rule)>,
    needles: Needles,
}

impl Ready {
    fn new(rules: &'static [Rule], lexicon: &Lexicon) -> Ready {
        let mut needles = NeedlesBuilder::default();
        let mut ready = |rule: &'static Rule| {
            let pattern = lexicon.worded(rule.pattern);
            let parsed = expression::parse(&pattern);
            needles.rule(parsed.as_ref());
            (Expression::parsed(pattern, parsed), rule)
        };
        let rules = rules.iter().map(&mut ready).collect();
        let needles = needles.build();
        Ready { rules, needles }
    }
}

/// A match of a rule.
pub struct Found<'t> {
    /// The rule.
    pub rule: &'static Rule,
    text: &'t str,
    groups: Captures,
}

/// What a group of a match caught.
#[derive(Debug, Clone, Copy)]
pub struct Group<'t> {
    text: &'t str,
    span: Span,
}

impl<'t> Group<'t> {
    /// Its text.
    pub fn as_str(&self) -> &'t str {
        &self.text[self.span.range()]
    }

    /// Byte offset of its first character.
    pub fn start(&self) -> usize {
        self.span.start
    }

    /// Byte offset after its last character.
    pub fn end(&self) -> usize {
        self.span.end
    }

    /// Byte range.
    pub fn range(&self) -> Range<usize> {
        self.span.range()
    }
}

impl<'t> Found<'t> {
    /// Byte range of the whole match.
    pub fn range(&self) -> Range<usize> {
        self.groups.get_match().map_or(0..0, |whole| whole.range())
    }

    /// What a named group caught; absent where it took no part.
    pub fn group(&self, name: &str) -> Option<Group<'t>> {
        self.groups.get_group_by_name(name).map(|span| Group { text: self.text, span })
    }
}

impl Patterns {
    /// Makes a table ready. A rule is compiled when a text first may match it; one that does not compile matches nothing here and
    /// fails the test of the tables.
    pub fn new(rules: &'static [Rule]) -> Self {
        let worded = rules.iter().any(|rule| names_role(rule.pattern)).then(Worded::new);
        Patterns { rules, plain: OnceLock::new(), worded }
    }

    /// The first rule of the table that matches.
    pub fn first<'t>(&self, text: &'t str) -> Option<Found<'t>> {
        let asked = Asked::new(text);
        self.candidates(text)
            .find_map(|(rule, expression)| Some(Found { rule, text, groups: expression.first(&asked)? }))
    }

    /// The first rule of the table that matches, by its identifier alone.
    pub fn id(&self, text: &str) -> Option<&'static str> {
        let asked = Asked::new(text);
        self.candidates(text).find(|(_, expression)| expression.is_match(&asked)).map(|(rule, _)| rule.id)
    }

    /// Every match of every rule, in the order of the text; where two begin together, in the order of the table.
    pub fn all<'t>(&self, text: &'t str) -> Vec<Found<'t>> {
        let asked = Asked::new(text);
        let matches = |(rule, expression): (&'static Rule, &Expression)| {
            expression.all(&asked).into_iter().map(move |groups| Found { rule, text, groups })
        };
        let mut found: Vec<Found<'t>> = self.candidates(text).flat_map(matches).collect();
        found.sort_by_key(|found| found.range().start);
        found
    }

    /// The rules that may match a text, in the order of the table.
    fn candidates(&self, text: &str) -> impl Iterator<Item = (&'static Rule, &Expression)> {
        let ready = self.ready();
        let candidates = ready.needles.candidates(text);
        let rules = ready.rules.iter().enumerate().filter(move |(index, _)| candidates.have(*index));
        rules.map(|(_, (expression, rule))| (*rule, expression))
    }

    fn ready(&self) -> &Ready {
        match &self.worded {
            Some(worded) => worded.get(|lexicon| Ready::new(self.rules, lexicon)),
            None => self.plain.get_or_init(|| Ready::new(self.rules, Lexicon::in_force())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Patterns;
    use crate::reference::lexicon::Lexicon;
    use crate::reference::phrases::roles_in;
    use crate::rules::TABLES;
    use regex::Regex;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_matches_its_example_and_not_its_near_miss() {
        let mut seen = BTreeSet::new();
        let mut wrong = Vec::new();
        for (table, rules) in TABLES {
            for rule in *rules {
                assert!(seen.insert(rule.id), "{table}: {} stands twice", rule.id);
                let pattern = Lexicon::builtin().worded(rule.pattern);
                let regex = Regex::new(&pattern).unwrap_or_else(|error| panic!("{table}: {}: {error}", rule.id));
                if !regex.is_match(rule.example) {
                    wrong.push(format!("{table}: {} must match {:?}", rule.id, rule.example));
                }
                if regex.is_match(rule.near_miss) {
                    wrong.push(format!("{table}: {} must not match {:?}", rule.id, rule.near_miss));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_rule_stands_among_the_candidates_of_its_example() {
        for (name, rules) in TABLES {
            let patterns = Patterns::new(rules);
            let ready = patterns.ready();
            for (index, rule) in rules.iter().enumerate() {
                assert!(ready.needles.candidates(rule.example).have(index), "{name}: {}", rule.id);
            }
        }
    }

    #[test]
    fn every_role_that_a_rule_names_has_phrases() {
        let rules = TABLES.iter().flat_map(|(_, rules)| rules.iter());
        for rule in rules {
            let missing = roles_in(rule.pattern).find(|role| !Lexicon::builtin().has_phrases(role));
            assert_eq!(missing, None, "{}", rule.id);
        }
    }
}
