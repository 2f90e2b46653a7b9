//! Names of entities in running text.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;

use super::guard::{Guard, Titles, is_part_of_a_symbol, stands_alone};
use super::names::{Claim, Verdict, decide};
use super::period::Period;

/// The names of one language, ready to be searched for.
#[derive(Debug)]
pub struct Finder {
    automaton: Option<AhoCorasick>,
    patterns: Vec<Pattern>,
    titles: Titles,
}

/// What one printed form stands for.
#[derive(Debug, Default)]
struct Pattern {
    /// Claims to it; none where the words name no entity or may mean other things, and are searched for so that no shorter name is
    /// found in them.
    claims: Vec<Claim>,
    guard: Guard,
}

/// Collects the names of one language.
#[derive(Debug, Default)]
pub struct FinderBuilder {
    texts: Vec<String>,
    patterns: Vec<Pattern>,
    by_text: FxHashMap<String, usize>,
    titles: Titles,
}

impl FinderBuilder {
    /// Adds a name as printed, and the same in capitals.
    pub fn name(&mut self, name: &str, claim: Claim, guard: Guard) {
        for text in printings(name) {
            let pattern = self.pattern(text);
            pattern.guard = guard;
            if !pattern.claims.contains(&claim) {
                pattern.claims.push(claim);
            }
        }
    }

    /// Adds words that contain a name and are not counted.
    pub fn passed_over(&mut self, phrase: &str) {
        printings(phrase).into_iter().for_each(|text| {
            self.pattern(text);
        });
    }

    /// Adds a word that stands before the name of a person.
    pub fn title(&mut self, title: &str) {
        self.titles.insert(title);
    }

    fn pattern(&mut self, text: String) -> &mut Pattern {
        let next = self.patterns.len();
        let index = *self.by_text.entry(text).or_insert_with_key(|text| {
            self.texts.push(text.clone());
            self.patterns.push(Pattern::default());
            next
        });
        &mut self.patterns[index]
    }

    /// The finder. Without names, or where the automaton cannot be built, it finds nothing.
    pub fn build(self) -> Finder {
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&self.texts).ok();
        Finder { automaton, patterns: self.patterns, titles: self.titles }
    }
}

/// The ways in which a name is printed: with any apostrophe and hyphen, and in capitals.
fn printings(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    for (plain, others) in [('\'', ["’", "‘", "‟"]), ('-', ["\u{2011}", "–", "- "])] {
        if name.contains(plain) {
            forms.extend(others.iter().map(|other| name.replace(plain, other)));
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
            let Some(pattern) =
                self.patterns.get(hit.pattern().as_usize()).filter(|pattern| !pattern.claims.is_empty())
            else {
                continue;
            };
            let Verdict::One(entity) = decide(&pattern.claims, date) else { continue };
            if stands_alone(text, start, end)
                && !is_part_of_a_symbol(text, start, end)
                && pattern.guard.admits(text, start, end)
                && !self.titles.stand_before(text, start, end)
            {
                found(start, end, entity);
            }
        }
    }
}
