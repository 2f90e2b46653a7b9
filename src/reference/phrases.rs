//! Words of the tables set into the patterns of rules: `‹submitted_by›` stands for every phrase of that role, in every language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::lexicon::Lexicon;

/// Opens the name of a role in a pattern.
const OPENS: char = '‹';
/// Closes it.
const CLOSES: char = '›';
/// What `…` in a phrase stands for: up to three words between spaces, else anything.
const SPACED_GAP: &str = r"(?:\S+ ){0,3}";
const GAP: &str = ".*?";
/// What `*` in a phrase stands for: letters, by their blocks alone, since the classes of Unicode are dear to compile.
const LETTERS: &str = r"[^\x00-@\[-`{-¿\u{2000}-\u{206f}\u{3000}-\u{303f}\u{ff00}-\u{ff0f}]*";

/// Phrases by role, the longest first.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    roles: BTreeMap<String, Vec<String>>,
}

impl Phrases {
    /// Groups phrases by their role.
    pub(super) fn of<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Phrases {
        let mut roles: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (role, phrase) in rows {
            roles.entry(role.to_owned()).or_default().push(phrase.to_owned());
        }
        roles.values_mut().for_each(|phrases| phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len())));
        Phrases { roles }
    }

    /// Any phrase of a role, as an expression. A role without phrases matches nothing.
    fn any(&self, role: &str) -> String {
        let branches: Vec<String> =
            self.roles.get(role).into_iter().flatten().map(|phrase| expression(phrase)).collect();
        if branches.is_empty() { "[^\\s\\S]".to_owned() } else { format!("(?:{})", branches.join("|")) }
    }
}

/// A phrase as an expression: `*` is the rest of a word, `…` some words; apostrophes, hyphens and spaces are those of any print.
fn expression(phrase: &str) -> String {
    let mut text = String::with_capacity(phrase.len() + 8);
    let mut rest = phrase;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix(" … ") {
            text.push(' ');
            text.push_str(SPACED_GAP);
            rest = after;
            continue;
        }
        match c {
            '*' => text.push_str(LETTERS),
            '…' => text.push_str(GAP),
            '\'' => text.push_str("['’]"),
            ' ' => text.push_str("[ \u{a0}]"),
            '-' => text.push_str("[-\u{2011}]"),
            c => {
                text.extend(regex_syntax::is_meta_character(c).then_some('\\'));
                text.push(c);
            }
        }
        rest = &rest[c.len_utf8()..];
    }
    // A word ends where the phrase ends; scripts without spaces have no such ends.
    if phrase.chars().next_back().is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c)) {
        text.push_str(r"\b");
    }
    text
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{9fff}' | '\u{e00}'..='\u{eff}')
}

impl Lexicon {
    /// A pattern with the phrases of each role that it names. A role without phrases matches nothing.
    pub fn worded<'p>(&self, pattern: &'p str) -> Cow<'p, str> {
        if !names_role(pattern) {
            return Cow::Borrowed(pattern);
        }
        let mut text = String::with_capacity(pattern.len() * 4);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once(OPENS) {
            let Some((role, after)) = after.split_once(CLOSES) else { break };
            text.push_str(before);
            text.push_str(&self.phrases().any(role));
            rest = after;
        }
        text.push_str(rest);
        Cow::Owned(text)
    }

    /// Whether a rule may name a role: there is a phrase of it.
    pub fn has_phrases(&self, role: &str) -> bool {
        self.phrases().roles.contains_key(role)
    }

    /// The roles of which there are phrases.
    pub fn phrase_roles(&self) -> impl Iterator<Item = &str> {
        self.phrases().roles.keys().map(String::as_str)
    }
}

/// Whether a pattern names a role.
pub fn names_role(pattern: &str) -> bool {
    pattern.contains(OPENS)
}

/// The roles that a pattern names.
pub fn roles_in(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split(OPENS).skip(1).filter_map(|part| part.split_once(CLOSES).map(|(role, _)| role))
}

/// What is made of the words in force, once for each set of them.
#[derive(Debug, Default)]
pub struct Worded<T: 'static> {
    first: OnceLock<(&'static Lexicon, T)>,
    others: Mutex<Vec<(&'static Lexicon, &'static T)>>,
}

impl<T> Worded<T> {
    /// Nothing made yet.
    pub const fn new() -> Self {
        Worded { first: OnceLock::new(), others: Mutex::new(Vec::new()) }
    }

    /// What belongs to the words in force on this thread, made where it is not there yet.
    pub fn get(&self, make: impl Fn(&Lexicon) -> T) -> &T {
        let lexicon = Lexicon::in_force();
        let (words, first) = self.first.get_or_init(|| (lexicon, make(lexicon)));
        if std::ptr::eq(*words, lexicon) {
            return first;
        }
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, other)) = others.iter().find(|(words, _)| std::ptr::eq(*words, lexicon)) {
            return other;
        }
        let other: &'static T = Box::leak(Box::new(make(lexicon)));
        others.push((lexicon, other));
        other
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrases, expression};
    use regex::Regex;

    fn matches(phrase: &str, text: &str) -> bool {
        Regex::new(&format!("^{}", expression(phrase))).unwrap().is_match(text)
    }

    #[test]
    fn a_phrase_ends_with_its_word() {
        assert!(matches("report of", "report of the Committee"));
        assert!(!matches("report of", "report official"));
        assert!(matches("представлен*", "представленный делегацией"));
        assert!(matches("大会…通过", "大会2021年12月24日决议通过"));
        assert!(matches("第", "第2561号决议"));
    }

    #[test]
    fn words_may_stand_in_a_gap_and_need_not() {
        assert!(matches("The … meeting was opened", "The meeting was opened at 10 a.m."));
        assert!(matches("The … meeting was opened", "The closed meeting was opened at 10 a.m."));
        assert!(!matches("The … meeting was opened", "The meeting of Parties was closed"));
    }

    #[test]
    fn an_apostrophe_is_one_of_any_print() {
        assert!(matches("Lettre de l'Envoyé", "Lettre de l’Envoyé"));
    }

    #[test]
    fn the_longest_phrase_is_tried_first() {
        let phrases = Phrases::of([("a", "note"), ("a", "note by"), ("b", "x")].into_iter());
        assert_eq!(phrases.any("a"), "(?:note[ \u{a0}]by\\b|note\\b)");
    }
}
