//! Lines made one text: words broken at a line's end joined, real hyphens kept.

use rustc_hash::FxHashMap;

use super::lines::{Strip, drop_last, is_ideograph};
use crate::model::{Style, Styled};
use crate::rules::hyphens::{FIRST_PARTS, LAST_PARTS};

/// Letters of the shortest word that tells by itself that a hyphen is real.
const LEAST_WORD: usize = 4;

/// How often the source prints a word whole, and a compound with its hyphen, of the words that may be asked for.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    asked: Openings,
    whole: FxHashMap<u64, u32>,
    hyphened: FxHashMap<u64, u32>,
}

impl Lexicon {
    /// Reads the words of all blocks, given as their lines, as far as the ends of the lines will ask for them.
    pub fn new<'a>(blocks: impl Iterator<Item = &'a [Strip]> + Clone) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for pair in blocks.clone().flat_map(|lines| lines.windows(2)) {
            let (line, next) = (pair[0].as_str(), pair[1].as_str());
            if let Some(text) = line.strip_suffix(|c| is_hyphen(c) || c == '\u{AD}') {
                lexicon.asked.add([last_part(text), first_part(next)]);
            }
        }
        if !lexicon.asked.are_none() {
            blocks.flatten().for_each(|strip| lexicon.add(strip.as_str()));
        }
        lexicon
    }

    /// Reads the words of a text, case aside.
    fn add(&mut self, text: &str) {
        if text.is_ascii() {
            each_start(text.as_bytes(), |at| {
                let (before, word) = text.split_at(at);
                if self.asked.hold(word.as_bytes()) || before.as_bytes().last() == Some(&b'-') {
                    self.add_word(before, word);
                }
            });
        } else {
            let mut inside = false;
            for (at, c) in text.char_indices() {
                let part = is_part(c);
                if part && !inside {
                    self.add_word(&text[..at], &text[at..]);
                }
                inside = part;
            }
        }
    }

    /// Reads the word with which the rest of a text begins.
    fn add_word(&mut self, before: &str, rest: &str) {
        let word = first_part(rest);
        let held = |word: &str| self.asked.hold(word.as_bytes()) || !word.is_ascii();
        let Some(before) = before.strip_suffix(is_hyphen) else {
            if held(word) && !rest[word.len()..].starts_with(is_hyphen) {
                *self.whole.entry(hash(&[word])).or_default() += 1;
            }
            return;
        };
        // Two hyphens, or one with nothing before it, are none of a compound.
        let first = last_part(before);
        if !first.is_empty() && (held(first) || held(word)) {
            *self.hyphened.entry(hash(&[first, word])).or_default() += 1;
        }
    }

    /// Whether the hyphen between two parts belongs to the word, of which a hyphen may have parted the first from others already.
    fn keeps(&self, first: &str, second: &str, parted: bool) -> bool {
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
        // Of a word that has a hyphen already short ones tell, too, if the second stands not only here, at the head of a line:
        // "ambassador-at-large", but "non-at-tendance".
        if parted && seen(&self.whole, &[first]) > 0 && seen(&self.whole, &[second]) > 1 {
            return true;
        }
        let (first, second) = (first.to_lowercase(), second.to_lowercase());
        FIRST_PARTS.contains(&first.as_str()) || LAST_PARTS.contains(&second.as_str())
    }
}

/// How words of ASCII begin that may be asked for, case aside: by their first two letters. Other words always may.
#[derive(Debug)]
struct Openings {
    /// For each first letter a bit for each second one, the first bit for none, which is set where any is.
    seconds: [u128; 128],
    /// Whether nothing will be asked.
    none: bool,
}

impl Default for Openings {
    fn default() -> Self {
        Openings { seconds: [0; 128], none: true }
    }
}

impl Openings {
    /// Adds the parts of a word broken at a hyphen, and the word. Where the first part goes on from a line before, that line
    /// ends in a break, too, and has told how it begins.
    fn add(&mut self, [first, second]: [&str; 2]) {
        self.none = false;
        for mut letters in [first.chars().chain(second.chars()), second.chars().chain("".chars())] {
            let Some(one) = letters.next().and_then(lower) else { continue };
            let two = letters.next().and_then(lower).unwrap_or_default();
            if let Some(seconds) = self.seconds.get_mut(usize::from(one)) {
                *seconds |= 1 << two | 1;
            }
        }
    }

    fn are_none(&self) -> bool {
        self.none
    }

    /// Whether a word that begins as a text does may be asked for.
    fn hold(&self, text: &[u8]) -> bool {
        let (one, two) = match *text {
            [one @ ..0x80, two, ..] => (one, two),
            [one @ ..0x80] => (one, b' '),
            _ => return true,
        };
        let (one, two) = (LOWER[usize::from(one)], LOWER[usize::from(two)]);
        self.seconds[usize::from(one & 0x7f)] >> (two & 0x7f) & 1 == 1
    }
}

/// The letters and digits of ASCII in lower case, nothing for other bytes.
const LOWER: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Calls back with the place of each letter or digit of ASCII that follows none.
fn each_start(bytes: &[u8], mut found: impl FnMut(usize)) {
    if bytes.first().is_some_and(u8::is_ascii_alphanumeric) {
        found(0);
    }
    let mut marks = [0; 128];
    let (befores, nexts) = (bytes, bytes.get(1..).unwrap_or_default());
    for (piece, (nexts, befores)) in nexts.chunks(marks.len()).zip(befores.chunks(marks.len())).enumerate() {
        // Many bytes are marked at a time.
        for ((mark, next), before) in marks.iter_mut().zip(nexts).zip(befores) {
            *mark = u8::from(next.is_ascii_alphanumeric() & !before.is_ascii_alphanumeric());
        }
        let from = piece * marks.len() + 1;
        memchr::memchr_iter(1, &marks[..nexts.len()]).for_each(|at| found(from + at));
    }
}

/// A letter of ASCII in lower case; absent for another one.
fn lower(letter: char) -> Option<u8> {
    let mut lower = letter.to_lowercase();
    lower.next().and_then(|letter| u8::try_from(letter).ok()).filter(u8::is_ascii)
}

/// Whether a character is part of a word.
fn is_part(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

/// What stands before the first character of a text that is neither letter nor digit.
fn first_part(text: &str) -> &str {
    text.split(|c| !is_part(c)).next().unwrap_or_default()
}

/// What stands behind the last one.
fn last_part(text: &str) -> &str {
    text.rsplit(|c| !is_part(c)).next().unwrap_or_default()
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
    let before = &text[..text.len() - last.len_utf8()];
    let first = last_part(before);
    let second = first_part(line);
    let parted = before[..before.len() - first.len()].ends_with(is_hyphen);
    let letters = first.chars().all(char::is_alphabetic) && second.chars().all(char::is_alphabetic);
    let broken = letters && !first.is_empty() && second.starts_with(|c: char| c.is_lowercase() || !c.is_uppercase());
    broken && second.chars().count() > 1 && !lexicon.keeps(first, second, parted)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_where_no_letter_stands_before() {
        let long = "a-b c1 (d) ".repeat(40) + "Z";
        for text in ["", "a", " a", "--", "9 lives.X", long.as_str()] {
            let mut found = Vec::new();
            each_start(text.as_bytes(), |at| found.push(at));
            let part = |at: usize| text.as_bytes()[at].is_ascii_alphanumeric();
            let expected: Vec<usize> = (0..text.len()).filter(|&at| part(at) && (at == 0 || !part(at - 1))).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
