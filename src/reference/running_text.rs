//! Names of entities in running text.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::names::{Claim, Verdict, decide};
use super::period::Period;

/// The names of one language, ready to be searched for.
#[derive(Debug)]
pub struct Finder {
    automaton: Option<AhoCorasick>,
    /// Claims to each pattern; none where the words name no entity.
    claims: Vec<Vec<Claim>>,
    titles: Vec<String>,
}

/// Collects the names of one language.
#[derive(Debug, Default)]
pub struct FinderBuilder {
    patterns: Vec<String>,
    claims: Vec<Vec<Claim>>,
    by_pattern: HashMap<String, usize>,
    titles: Vec<String>,
}

impl FinderBuilder {
    /// Adds a name as printed, and the same in capitals.
    pub fn name(&mut self, name: &str, claim: Claim) {
        for pattern in printings(name) {
            let index = self.index(pattern);
            if let Some(claims) = self.claims.get_mut(index)
                && !claims.contains(&claim)
            {
                claims.push(claim);
            }
        }
    }

    /// Adds words that contain a name and name no entity.
    pub fn not_name(&mut self, phrase: &str) {
        printings(phrase).into_iter().for_each(|pattern| {
            self.index(pattern);
        });
    }

    /// Adds a word that stands before the name of a person.
    pub fn title(&mut self, title: &str) {
        self.titles.push(title.trim_end_matches('.').to_owned());
    }

    fn index(&mut self, pattern: String) -> usize {
        let next = self.patterns.len();
        *self.by_pattern.entry(pattern).or_insert_with_key(|pattern| {
            self.patterns.push(pattern.clone());
            self.claims.push(Vec::new());
            next
        })
    }

    /// The finder. Without patterns, or where the automaton cannot be built, it finds nothing.
    pub fn build(self) -> Finder {
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&self.patterns).ok();
        Finder { automaton, claims: self.claims, titles: self.titles }
    }
}

/// The ways in which a name is printed: with either apostrophe and hyphen, and in capitals.
fn printings(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    for (plain, other) in [('\'', "’"), ('\'', "‟"), ('-', "\u{2011}"), ('-', "- ")] {
        if name.contains(plain) {
            forms.push(name.replace(plain, other));
        }
    }
    forms.extend(forms.clone().iter().map(|form| form.to_uppercase()));
    forms.sort_unstable();
    forms.dedup();
    forms
}

impl Finder {
    /// Calls back with the byte offsets of each name in a text, and the index of its entity, in order and without overlap.
    pub fn find(&self, text: &str, date: Period, mut found: impl FnMut(usize, usize, usize)) {
        let Some(automaton) = &self.automaton else { return };
        for hit in automaton.find_iter(text) {
            let (start, end) = (hit.start(), hit.end());
            let Some(claims) = self.claims.get(hit.pattern().as_usize()).filter(|claims| !claims.is_empty()) else {
                continue;
            };
            if !stands_alone(text, start, end) || self.is_of_a_person(text, start, end) {
                continue;
            }
            if let Verdict::One(entity) = decide(claims, date) {
                found(start, end, entity);
            }
        }
    }

    /// Whether a title stands before a name of one word, with at most two more names between: "Mr. Jordan", "Ms. Anna Chad".
    fn is_of_a_person(&self, text: &str, start: usize, end: usize) -> bool {
        if text.get(start..end).is_none_or(|name| name.contains(' ')) {
            return false;
        }
        let mut before = text.get(..start).unwrap_or_default();
        for _ in 0..3 {
            let Some(rest) = before.strip_suffix([' ', '\u{a0}']) else { return false };
            let word_start = rest
                .rfind(|c: char| c.is_whitespace())
                .map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
            let word = rest.get(word_start..).unwrap_or_default();
            if self.titles.iter().any(|title| title == word.trim_end_matches('.').trim_start_matches(['(', '"', '“']))
            {
                return true;
            }
            if !word.starts_with(char::is_uppercase) || !word.ends_with(|c: char| c.is_alphanumeric() || c == '.') {
                return false;
            }
            before = rest.get(..word_start).unwrap_or_default();
        }
        false
    }
}

/// Whether a name stands between word boundaries. Scripts that are written without spaces have none.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let first = text.get(start..).and_then(|rest| rest.chars().next());
    if first.is_some_and(is_unspaced) {
        return true;
    }
    let before = text.get(..start).and_then(|rest| rest.chars().next_back());
    let after = text.get(end..).and_then(|rest| rest.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Whether a character is of a script written without spaces.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
