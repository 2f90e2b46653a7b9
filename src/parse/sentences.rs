//! Where sentences end.

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::{memchr3, memmem};

/// Words that carry a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Messrs", "Dr", "Prof", "St", "Sr", "Jr", "Lt", "Col", "Gen", "Capt", "Maj", "Hon", "No", "Nos",
    "Art", "Arts", "para", "paras", "Add", "Rev", "Corr", "Vol", "vol", "Ch", "ch", "cf", "p", "pp", "Sect", "sect",
    "Chap", "Inc", "Ltd", "Co", "ed", "eds", "vs", "e.g", "i.e", "op", "cit", "ibid", "M", "MM", "Mme", "Mmes", "Mlle",
    "Sra", "Srta", "Rt", "Rev", "Msgr", "approx", "Fr", "Ph",
];

/// The sentences of a text, as byte ranges without the white space around them.
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let whole = text.trim_end().len();
    let mut start = text.len() - text.trim_start().len();
    iter::from_fn(move || {
        let sentence = start..end_of_sentence(text, start).unwrap_or(whole);
        start = text.len() - text[sentence.end..].trim_start().len();
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Where the sentence ends that goes on at `from`. Absent where no mark ends it.
fn end_of_sentence(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += next_mark(&text[at..])?;
        let mark = text[at..].chars().next()?;
        let mut end = at + mark.len_utf8();
        let closing = |c: &char| matches!(c, '.' | '?' | '!' | '"' | '”' | '’' | '»' | ')' | ']');
        end += text[end..].chars().take_while(closing).map(char::len_utf8).sum::<usize>();
        if ends_here(text, at, mark, end) {
            return Some(end);
        }
        at = end;
    }
}

/// Where the first mark stands that may end a sentence.
fn next_mark(text: &str) -> Option<usize> {
    static DOTS: LazyLock<memmem::Finder> = LazyLock::new(|| memmem::Finder::new("…"));
    let mark = memchr3(b'.', b'?', b'!', text.as_bytes());
    DOTS.find(&text.as_bytes()[..mark.unwrap_or(text.len())]).or(mark)
}

/// Whether the mark at `at` ends a sentence, the next beginning after `end`.
fn ends_here(text: &str, at: usize, mark: char, end: usize) -> bool {
    let rest = &text[end..];
    let next = rest.trim_start();
    if next.is_empty() {
        return true;
    }
    if rest.len() == next.len() {
        return false;
    }
    let opens = next.chars().next().is_some_and(|c| {
        c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '«' | '(' | '[' | '‘' | '¿' | '¡')
    });
    opens && (mark != '.' || !abbreviated(&text[..at]))
}

/// Whether the text ends in a word that carries its full stop along: an abbreviation or an initial.
fn abbreviated(before: &str) -> bool {
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '-')).next().unwrap_or("");
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    initial
        || ABBREVIATIONS.contains(&word)
        || (word.contains('.') && word.split('.').all(|part| part.chars().count() == 1))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn a_title_or_an_initial_ends_no_sentence() {
        assert_eq!(split("I thank Mr. Roe. He, J. Roe, spoke."), ["I thank Mr. Roe.", "He, J. Roe, spoke."]);
        assert_eq!(split("See A/60/L.1. It was so."), ["See A/60/L.1.", "It was so."]);
        assert_eq!(split("The U.S. delegation left."), ["The U.S. delegation left."]);
    }

    #[test]
    fn a_closing_mark_belongs_to_its_sentence() {
        assert_eq!(split("He said “yes.” Then (at last.) All rose"), ["He said “yes.”", "Then (at last.)", "All rose"]);
        assert!(split("   ").is_empty());
    }
}
