//! Where sentences end.

use std::ops::Range;

/// Words that carry a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Messrs", "Dr", "Prof", "St", "Sr", "Jr", "Lt", "Col", "Gen", "Capt", "Maj", "Hon", "No", "Nos",
    "Art", "Arts", "para", "paras", "Add", "Rev", "Corr", "Vol", "vol", "Ch", "ch", "cf", "p", "pp", "Sect", "sect",
    "Chap", "Inc", "Ltd", "Co", "ed", "eds", "vs", "e.g", "i.e", "op", "cit", "ibid", "M", "MM", "Mme", "Mmes", "Mlle",
    "Sra", "Srta", "Rt", "Rev", "Msgr", "approx", "Fr", "Ph",
];

/// The sentences of a text, as byte ranges without the white space around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = text.len() - text.trim_start().len();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '?' | '!' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(_, closing)) = chars.peek() {
            if !matches!(closing, '.' | '?' | '!' | '"' | '”' | '’' | '»' | ')' | ']') {
                break;
            }
            end += closing.len_utf8();
            chars.next();
        }
        if ends_here(text, at, c, end) {
            found.push(start..end);
            start = end + (text[end..].len() - text[end..].trim_start().len());
        }
    }
    let rest = text.trim_end().len();
    if start < rest {
        found.push(start..rest);
    }
    found
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
        sentences(text).into_iter().map(|range| &text[range]).collect()
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
