//! Words of which a text must have one for a rule to match: they spare most texts the search for most rules.

use aho_corasick::AhoCorasick;
use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{AssertionKind, Ast};
use regex_syntax::hir::{Hir, HirKind, Look};

/// Fewest bytes of a word that is worth looking for.
const SHORTEST: usize = 3;
/// Rules of a table that are told apart; all behind them are always searched for.
const MOST_RULES: usize = 128;
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

impl Needles {
    /// The needles of a table's rules.
    pub fn new<'p>(patterns: impl Iterator<Item = &'p str>) -> Needles {
        let mut needles = Needles { automaton: None, opens: vec![u128::MAX; FOLDED.len()], always: 0 };
        let mut words: Vec<String> = FOLDED.iter().map(|letter| (*letter).to_owned()).collect();
        for (index, pattern) in patterns.enumerate().take(MOST_RULES) {
            match required(pattern) {
                Some(required) => {
                    needles.opens.extend(required.iter().map(|_| 1 << index));
                    words.extend(required);
                }
                None => needles.always |= 1 << index,
            }
        }
        if words.len() > FOLDED.len() {
            needles.automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(&words).ok();
        }
        needles
    }

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

/// Words of which every text that a pattern matches has one, in small letters. None where there are none, or where the pattern
/// is tied to the beginning of the text, so that it fails at once by itself.
fn required(pattern: &str) -> Option<Vec<String>> {
    if is_tied(pattern) {
        return None;
    }
    let hir = regex_syntax::parse(pattern).ok()?;
    if hir.properties().look_set_prefix().contains(Look::Start) {
        return None;
    }
    required_by(&hir).filter(|words| shortest(words) >= SHORTEST)
}

/// Whether a pattern is plainly tied to the beginning of the text: told before its classes are made, which is dear.
fn is_tied(pattern: &str) -> bool {
    let parsed = Parser::new().parse(pattern);
    let Ok(Ast::Concat(parts)) = &parsed else { return false };
    let first = parts.asts.iter().find(|part| !matches!(part, Ast::Flags(_)));
    matches!(first, Some(Ast::Assertion(first)) if first.kind == AssertionKind::StartLine)
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
        let required = |pattern| required(pattern).unwrap_or_default();
        assert_eq!(required(r"(?i)\bon behalf of\b"), ["on behalf of"]);
        assert_eq!(required(r"(?:.{0,9}thanks|welcomes) x"), ["thanks", "welcomes"]);
        assert_eq!(required(r"(?i)\b(?:asks?|seeks)\b"), ["ask", "seeks"]);
        assert!(required(r"^tied to the beginning").is_empty());
        assert!(required(r"(?:perhaps)?\d+").is_empty());
    }

    #[test]
    fn letters_that_fold_to_others_open_every_rule() {
        let needles = Needles::new(["(?i)asks"].into_iter());
        assert!(needles.candidates("A\u{17F}\u{212A}s").have(0));
        assert!(!needles.candidates("tells").have(0));
    }
}
