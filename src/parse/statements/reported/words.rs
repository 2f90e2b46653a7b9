//! Words of a sentence, with the marks between them.

use std::ops::Range;

/// A word or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// Byte offset of its first character in the paragraph.
    pub start: usize,
    /// Byte offset after its last character.
    pub end: usize,
    /// Its text.
    pub text: &'t str,
}

impl Word<'_> {
    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is set in capitals, two at least; the plural of an abbreviation may end in a small s.
    pub fn is_all_capitals(&self) -> bool {
        let body = match self.text.strip_suffix('s') {
            Some(body) if body.chars().filter(|c| c.is_uppercase()).count() > 1 => body,
            _ => self.text,
        };
        let mut capitals = 0;
        for c in body.chars() {
            if c.is_lowercase() {
                return false;
            }
            capitals += usize::from(c.is_uppercase());
        }
        capitals > 1 || capitals == 1 && body.chars().any(|c| c.is_ascii_digit()) && body.len() > 2
    }

    /// Whether it begins with a letter or a figure.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric)
    }
}

/// The words and marks of a stretch of a text. A possessive ending is a word of its own.
pub fn words(text: &str, range: Range<usize>) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut from: Option<usize> = None;
    for (at, c) in text[range.clone()].char_indices().map(|(at, c)| (at + range.start, c)) {
        let inside = c.is_alphanumeric()
            || from.is_some() && "'’-‑/.&+".contains(c)
            || c == '\u{301}'
            || from.is_some() && c.is_control();
        match (inside, from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                push(&mut words, text, start, at);
                from = None;
            }
            _ => {}
        }
        if !inside && !c.is_whitespace() {
            words.push(Word { start: at, end: at + c.len_utf8(), text: &text[at..at + c.len_utf8()] });
        }
    }
    if let Some(start) = from {
        push(&mut words, text, start, range.end);
    }
    words
}

/// Adds a word, its possessive ending and the marks at its end.
fn push<'t>(words: &mut Vec<Word<'t>>, text: &'t str, start: usize, end: usize) {
    let word = &text[start..end];
    let bare = word.trim_end_matches(['.', '\'', '’', '-', '‑', '/', '&', '+']);
    let initial = bare.chars().count() == 1 && bare != "I" && bare.chars().all(char::is_uppercase);
    let dotted = initial && word[bare.len()..].starts_with('.')
        || word[bare.len()..].starts_with('.') && (bare.contains('.') || is_title(&word[..bare.len() + 1]));
    let mut stop = if dotted { start + bare.len() + 1 } else { start + bare.len() };
    let possessive = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| bare.strip_suffix(ending));
    if let Some(owner) = possessive.filter(|owner| !owner.is_empty()) {
        words.push(Word { start, end: start + owner.len(), text: owner });
        stop = start + bare.len();
        words.push(Word { start: start + owner.len(), end: stop, text: &text[start + owner.len()..stop] });
    } else if stop > start {
        words.push(Word { start, end: stop, text: &text[start..stop] });
    }
    for (at, c) in text[stop..end].char_indices() {
        words.push(Word {
            start: stop + at,
            end: stop + at + c.len_utf8(),
            text: &text[stop + at..stop + at + c.len_utf8()],
        });
    }
}

/// Whether a word with its period is a form of address.
fn is_title(word: &str) -> bool {
    crate::rules::reported::FORMS_OF_ADDRESS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_possessives_stand_apart() {
        let texts: Vec<&str> =
            words("The EU's text, Mr. D'Auvergne (G-77/CHINA).", 0..43).iter().map(|word| word.text).collect();
        assert_eq!(texts, ["The", "EU", "'s", "text", ",", "Mr.", "D'Auvergne", "(", "G-77/CHINA", ")", "."]);
    }

    #[test]
    fn capitals() {
        let is = |text| Word { start: 0, end: 0, text }.is_all_capitals();
        assert!(is("CHAD") && is("LDCs") && is("G-77") && is("US"));
        assert!(!is("Chad") && !is("A") && !is("As") && !is("I") && !is("77"));
    }
}
