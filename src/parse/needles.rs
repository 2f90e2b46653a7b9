//! Words of which a text must have one for a rule to match: they spare most texts the search for most rules.

use aho_corasick::AhoCorasick;
use regex_syntax::hir::{Hir, HirKind};

/// Fewest bytes of a word that is worth looking for.
const SHORTEST: usize = 3;
/// Rules of a table that are told apart, one a bit; all behind them are always searched for.
const MOST_RULES: usize = u128::BITS as usize;
/// Letters that a pattern takes for `s` and `k` where case does not count. A text with one of them is searched for every rule.
const FOLDED: [&str; 2] = ["\u{17F}", "\u{212A}"];

/// The needles of a table.
#[derive(Debug, Default)]
pub(super) struct Needles {
    automaton: Option<AhoCorasick>,
    /// The rules to search for where a needle was found.
    opens: Vec<u128>,
    /// Rules to search for in any text.
    always: u128,
}

/// Collects the needles of a table.
#[derive(Debug, Default)]
pub(super) struct NeedlesBuilder {
    words: Vec<String>,
    opens: Vec<u128>,
    always: u128,
    rules: usize,
}

impl NeedlesBuilder {
    /// Adds those of the table's next rule.
    pub fn rule(&mut self, expression: Option<&Hir>) {
        let rule = 1u128.checked_shl(self.rules as u32).unwrap_or_default();
        self.rules += 1;
        match expression.and_then(required) {
            _ if rule == 0 => {}
            Some(required) => {
                self.opens.extend(required.iter().map(|_| rule));
                self.words.extend(required);
            }
            None => self.always |= rule,
        }
    }

    /// The needles.
    pub fn build(mut self) -> Needles {
        if self.words.is_empty() {
            return Needles { always: self.always, ..Needles::default() };
        }
        self.words.extend(FOLDED.map(str::to_owned));
        self.opens.extend(FOLDED.map(|_| u128::MAX));
        let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(&self.words).ok();
        Needles { automaton, opens: self.opens, always: self.always }
    }
}

impl Needles {
    /// The rules that may match a text, a bit each.
    pub fn candidates(&self, text: &str) -> Candidates {
        let Some(automaton) = &self.automaton else { return Candidates(u128::MAX) };
        let found = automaton.find_overlapping_iter(text).map(|hit| self.opens[hit.pattern().as_usize()]);
        Candidates(found.fold(self.always, |all, rules| all | rules))
    }
}

/// Rules that may match a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidates(u128);

impl Candidates {
    /// Whether a rule of the table is among them.
    pub fn have(self, index: usize) -> bool {
        index >= MOST_RULES || self.0 >> index & 1 == 1
    }
}

/// Words of which every text that an expression matches has one, in small letters. None where there are none.
fn required(expression: &Hir) -> Option<Vec<String>> {
    required_by(expression).filter(|words| shortest(words) >= SHORTEST)
}

fn required_by(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Capture(capture) => required_by(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required_by(&repetition.sub),
        HirKind::Alternation(branches) => {
            let each: Option<Vec<Vec<String>>> = branches.iter().map(required_by).collect();
            Some(each?.concat())
        }
        HirKind::Concat(parts) => required_by_parts(parts),
        _ => letters(hir).map(|word| vec![word]),
    }
}

/// The longest of the words that parts require, neighbouring letters read as one word.
fn required_by_parts(parts: &[Hir]) -> Option<Vec<String>> {
    let mut best: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut offer = |words: Vec<String>| {
        if shortest(&words) > shortest(&best) {
            best = words;
        }
    };
    for part in parts {
        match letters(part) {
            Some(letters) => word.push_str(&letters),
            None if matches!(part.kind(), HirKind::Look(_)) => {}
            None => {
                offer(vec![std::mem::take(&mut word)]);
                required_by(part).into_iter().for_each(&mut offer);
            }
        }
    }
    offer(vec![word]);
    (!best.is_empty()).then_some(best)
}

fn shortest(words: &[String]) -> usize {
    words.iter().map(String::len).min().unwrap_or(0)
}

/// The letters that an expression stands for, case aside; none where it may stand for others.
fn letters(hir: &Hir) -> Option<String> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(std::str::from_utf8(&literal.0).ok()?.to_ascii_lowercase()),
        HirKind::Class(regex_syntax::hir::Class::Unicode(class)) => {
            let letter = class.iter().next()?.start().to_ascii_lowercase();
            let folds = |c: char| {
                c.to_ascii_lowercase() == letter || matches!((letter, c), ('s', '\u{17F}') | ('k', '\u{212A}'))
            };
            let one = class.iter().all(|range| range.len() <= 2 && (range.start()..=range.end()).all(folds));
            one.then(|| letter.to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_without_which_nothing_matches() {
        let required = |pattern| required(&regex_syntax::parse(pattern).unwrap()).unwrap_or_default();
        assert_eq!(required(r"(?i)\bon behalf of\b"), ["on behalf of"]);
        assert_eq!(required(r"(?:.{0,9}thanks|welcomes) x"), ["thanks", "welcomes"]);
        assert_eq!(required(r"(?i)\b(?:asks?|seeks)\b"), ["ask", "seeks"]);
        assert_eq!(required(r"^.{3,90}, having been"), [", having been"]);
        assert!(required(r"(?:perhaps)?\d+").is_empty());
    }

    #[test]
    fn letters_that_fold_to_others_open_every_rule() {
        let mut needles = NeedlesBuilder::default();
        needles.rule(regex_syntax::parse("(?i)asks").ok().as_ref());
        let needles = needles.build();
        assert!(needles.candidates("A\u{17F}\u{212A}s").have(0));
        assert!(!needles.candidates("tells").have(0));
    }
}
