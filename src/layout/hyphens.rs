//! Lines made one text: words broken at a line's end joined, real hyphens kept.

use rustc_hash::FxHashMap;

use super::lines::{Strip, drop_last, is_ideograph};
use crate::model::{Style, Styled};
use crate::rules::hyphens::{FIRST_PARTS, LAST_PARTS};

/// Letters of the shortest word that tells by itself that a hyphen is real.
const LEAST_WORD: usize = 4;

/// How often the source prints a word whole, and a compound with its hyphen.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    whole: FxHashMap<u64, u32>,
    hyphened: FxHashMap<u64, u32>,
}

impl Lexicon {
    /// Reads the words of all strips. Empty where no line ends in a hyphen, as nothing will be asked.
    pub fn new<'a>(strips: impl Iterator<Item = &'a Strip> + Clone) -> Lexicon {
        let mut lexicon = Lexicon::default();
        if !strips.clone().any(|strip| strip.as_str().ends_with(['-', '\u{2010}', '\u{2011}'])) {
            return lexicon;
        }
        strips.for_each(|strip| lexicon.add(strip.as_str()));
        lexicon
    }

    /// Reads the words of a text, case aside.
    fn add(&mut self, text: &str) {
        // The part of a word that is being read, by itself and behind the part before its hyphen.
        let (mut part, mut joined) = (None, None);
        let mut hyphened = false;
        for c in text.chars().chain([' ']) {
            if c.is_alphanumeric() {
                part = Some(with(part.unwrap_or(EMPTY), c));
                joined = joined.map(|hash| with(hash, c));
                continue;
            }
            match (part, joined) {
                (Some(_), Some(joined)) => *self.hyphened.entry(joined).or_default() += 1,
                (Some(whole), None) if !hyphened && !is_hyphen(c) => *self.whole.entry(whole).or_default() += 1,
                _ => {}
            }
            hyphened = is_hyphen(c);
            (part, joined) = (None, part.filter(|_| hyphened));
        }
    }

    /// Whether the hyphen between two parts belongs to the word.
    fn keeps(&self, first: &str, second: &str) -> bool {
        let seen = |map: &FxHashMap<u64, u32>, parts: &[&str]| map.get(&hash(parts)).copied().unwrap_or(0);
        let (hyphened, whole) = (seen(&self.hyphened, &[first, second]), seen(&self.whole, &[first, second]));
        if hyphened != whole {
            return hyphened > whole;
        }
        // Two words of the document, and no third that is both in one, are a compound.
        let word = |part: &str| part.chars().count() >= LEAST_WORD && seen(&self.whole, &[part]) > 0;
        if word(first) && word(second) {
            return true;
        }
        let (first, second) = (first.to_lowercase(), second.to_lowercase());
        FIRST_PARTS.contains(&first.as_str()) || LAST_PARTS.contains(&second.as_str())
    }
}

/// The hash of a word without letters: Fowler, Noll and Vo's, 64 bits.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a word that has one more letter, case aside.
fn with(hash: u64, letter: char) -> u64 {
    let add = |hash: u64, c: char| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    if letter.is_ascii() { add(hash, letter.to_ascii_lowercase()) } else { letter.to_lowercase().fold(hash, add) }
}

/// The parts as one word.
fn hash(parts: &[&str]) -> u64 {
    parts.iter().flat_map(|part| part.chars()).fold(EMPTY, with)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Adds a line to a text. Gives back the offset where the line begins.
pub(super) fn join(text: &mut Styled, line: &Styled, lexicon: &Lexicon) -> usize {
    if ends_in_break(&text.text, &line.text, lexicon) {
        drop_last(text);
    } else if needs_space(&text.text, &line.text) {
        let style = text.pieces.last().map_or_else(Style::default, |piece| Style { raised: false, ..piece.style });
        text.push(" ", style);
    }
    let start = text.text.len();
    text.push_styled(line);
    start
}

/// Whether the last character is a hyphen that only breaks a word.
fn ends_in_break(text: &str, line: &str, lexicon: &Lexicon) -> bool {
    let Some(last) = text.chars().next_back() else { return false };
    if last == '\u{AD}' {
        return true;
    }
    if !is_hyphen(last) {
        return false;
    }
    let first = text[..text.len() - last.len_utf8()].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let second = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let letters = first.chars().all(char::is_alphabetic) && second.chars().all(char::is_alphabetic);
    let broken = letters && !first.is_empty() && second.starts_with(|c: char| c.is_lowercase() || !c.is_uppercase());
    broken && second.chars().count() > 1 && !lexicon.keeps(first, second)
}

/// Whether a space stands between two lines.
fn needs_space(text: &str, line: &str) -> bool {
    let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next()) else { return false };
    if last.is_whitespace() || last == '\u{AD}' || is_ideograph(last) && is_ideograph(first) {
        return false;
    }
    let before = text.chars().rev().nth(1).unwrap_or(' ');
    match last {
        '-' | '\u{2010}' | '\u{2011}' => !(before.is_alphanumeric() && first.is_alphanumeric()),
        '–' => !(before.is_numeric() && first.is_numeric()),
        '/' => !(before.is_alphanumeric() && first.is_alphanumeric()),
        '—' => before.is_whitespace(),
        _ => true,
    }
}
