//! From bytes of a draft's paragraph to characters of the document's text.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::model::Place;

/// A paragraph's text as it is written, with the way from the draft's bytes to its characters.
#[derive(Debug)]
struct Written {
    /// The text in NFC.
    text: String,
    /// Offset of its first character in the document's text.
    start: u32,
    /// For each byte of the draft's text, and for its end: the byte and the character of `text`.
    /// Empty where the draft's text is ASCII: then bytes are characters.
    places: Vec<(u32, u32)>,
}

/// The document's text: paragraphs joined by a blank line, counted in characters.
#[derive(Debug, Default)]
pub struct Offsets {
    paragraphs: Vec<Written>,
}

/// A stretch of the document's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// The text, in NFC.
    pub text: &'a str,
    /// Offset of its first character in the document's text.
    pub start: u32,
    /// Offset after its last character.
    pub end: u32,
}

impl Offsets {
    /// Counts the paragraphs' texts, each once.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut paragraphs: Vec<Written> = Vec::new();
        let mut start = 0;
        for text in texts {
            let written = written(text, start);
            start = written.end() + 2;
            paragraphs.push(written);
        }
        Offsets { paragraphs }
    }

    /// A whole paragraph.
    pub fn paragraph(&self, index: usize) -> Option<Stretch<'_>> {
        self.paragraphs.get(index).map(|p| Stretch { text: &p.text, start: p.start, end: p.end() })
    }

    /// A stretch of a paragraph, without white space at its edges. Absent where it holds nothing else.
    pub fn stretch(&self, place: Place) -> Option<Stretch<'_>> {
        let paragraph = self.paragraphs.get(place.paragraph)?;
        let (first, start) = paragraph.at(place.start);
        let (last, end) = paragraph.at(place.end);
        let text = paragraph.text.get(first..last)?;
        let leading = count(text) - count(text.trim_start());
        let trailing = count(text) - count(text.trim_end());
        let trimmed = text.trim();
        let (start, end) = (paragraph.start + start + leading, paragraph.start + end - trailing);
        (!trimmed.is_empty()).then_some(Stretch { text: trimmed, start, end })
    }
}

fn count(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.chars().count() as u32 }
}

impl Written {
    fn end(&self) -> u32 {
        self.start + self.places.last().map_or(self.text.len() as u32, |&(_, characters)| characters)
    }

    /// The byte and character of the written text that a byte of the draft's text became.
    fn at(&self, byte: usize) -> (usize, u32) {
        if self.places.is_empty() {
            let byte = byte.min(self.text.len());
            (byte, byte as u32)
        } else {
            let (byte, character) = self.places[byte.min(self.places.len() - 1)];
            (byte as usize, character)
        }
    }
}

/// One pass over a paragraph: a starter and the marks after it are composed together, and every byte of them leads to the
/// first character of what they became.
fn written(text: &str, start: u32) -> Written {
    if text.is_ascii() {
        return Written { text: text.to_owned(), start, places: Vec::new() };
    }
    if is_composed(text) {
        return Written { text: text.to_owned(), start, places: places_of_characters(text) };
    }
    let mut out = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    let (mut characters, mut from) = (0, 0);
    let mut boundaries = text.char_indices().skip(1);
    while from < text.len() {
        let to = boundaries.find(|&(_, c)| !is_joined(c)).map_or(text.len(), |(at, _)| at);
        places.resize(to, (out.len() as u32, characters));
        let before = out.len();
        out.extend(text[from..to].nfc());
        characters += out[before..].chars().count() as u32;
        from = to;
    }
    places.push((out.len() as u32, characters));
    Written { text: out, start, places }
}

/// Where the bytes of a text that is written as it is lead: each to the first byte and the number of its character.
fn places_of_characters(text: &str) -> Vec<(u32, u32)> {
    let mut places = Vec::with_capacity(text.len() + 1);
    let mut characters = 0;
    for (at, character) in text.char_indices() {
        places.resize(at + character.len_utf8(), (at as u32, characters));
        characters += 1;
    }
    places.push((text.len() as u32, characters));
    places
}

/// A text in NFC.
pub fn composed(text: &str) -> String {
    if is_composed(text) { text.to_owned() } else { text.nfc().collect() }
}

/// Whether a text is in NFC. Letters before U+0300 and the marks of punctuation are told at once.
fn is_composed(text: &str) -> bool {
    let plain = |c: char| c < '\u{300}' || matches!(c, '\u{2010}'..='\u{2027}');
    text.chars().all(plain) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// Whether a character may combine with what stands before it: a mark, or a Hangul vowel or final consonant.
fn is_joined(character: char) -> bool {
    canonical_combining_class(character) != 0 || is_nfc_quick(std::iter::once(character)) != IsNormalized::Yes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(paragraph: usize, start: usize, end: usize) -> Place {
        Place { paragraph, start, end }
    }

    #[test]
    fn paragraphs_are_joined_by_a_blank_line() {
        let offsets = Offsets::new(["Première", "two"]);
        assert_eq!(offsets.paragraph(0).unwrap().end, 8);
        assert_eq!(offsets.paragraph(1).unwrap(), Stretch { text: "two", start: 10, end: 13 });
    }

    #[test]
    fn a_stretch_loses_the_space_at_its_edges_and_keeps_its_place() {
        let offsets = Offsets::new(["é  ok — là  "]);
        let stretch = offsets.stretch(place(0, 2, 15)).unwrap();
        assert_eq!(stretch, Stretch { text: "ok — là", start: 3, end: 10 });
        assert_eq!(offsets.stretch(place(0, 2, 4)), None);
    }

    #[test]
    fn marks_are_composed_and_counted_once() {
        let decomposed = "Ko\u{30b}ro\u{308}si said";
        let offsets = Offsets::new([decomposed]);
        let whole = offsets.paragraph(0).unwrap();
        assert_eq!((whole.text, whole.end), ("Kőrösi said", 11));
        let said = decomposed.find("said").unwrap();
        let stretch = offsets.stretch(place(0, said, decomposed.len())).unwrap();
        assert_eq!(stretch, Stretch { text: "said", start: 7, end: 11 });
    }

    #[test]
    fn places_outside_the_text_give_nothing() {
        let offsets = Offsets::new(["a", ""]);
        assert_eq!(offsets.stretch(place(0, 5, 9)), None);
        assert_eq!(offsets.stretch(place(1, 0, 1)), None);
        assert_eq!(offsets.stretch(place(7, 0, 1)), None);
        assert_eq!(offsets.stretch(place(0, 1, 0)), None);
    }
}
