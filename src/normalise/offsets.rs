//! From bytes of a draft's paragraph to characters of the document's text.

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::model::{Place, characters, is_quote_or_dash};

/// A paragraph's text as it is written, with the way from the draft's bytes to its characters.
#[derive(Debug)]
struct Written<'a> {
    /// The text in NFC.
    text: Cow<'a, str>,
    /// Offset of its first character in the document's text.
    start: u32,
    /// Its characters.
    length: u32,
    places: Places,
}

/// The way from bytes of the draft's text to bytes and characters of the text as it is written.
#[derive(Debug)]
enum Places {
    /// Bytes are characters.
    Ascii,
    /// Bytes stay where they are: the characters before each [`BLOCK`] of them.
    Kept(Vec<u32>),
    /// For each byte, and for the end: the byte and the character.
    Composed(Vec<(u32, u32)>),
}

/// Bytes in which characters are counted anew for each place that is asked for.
const BLOCK: usize = 128;

/// The document's text: paragraphs joined by a blank line, counted in characters.
#[derive(Debug, Default)]
pub struct Offsets<'a> {
    paragraphs: Vec<Written<'a>>,
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

impl<'a> Offsets<'a> {
    /// Counts the paragraphs' texts, each once.
    pub fn new(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut paragraphs: Vec<Written<'a>> = Vec::new();
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
        let from_first = text.trim_start();
        let trimmed = from_first.trim_end();
        let leading = count(&text[..text.len() - from_first.len()]);
        let trailing = count(&from_first[trimmed.len()..]);
        let (start, end) = (paragraph.start + start + leading, paragraph.start + end - trailing);
        (!trimmed.is_empty()).then_some(Stretch { text: trimmed, start, end })
    }
}

fn count(text: &str) -> u32 {
    characters(text.as_bytes()) as u32
}

impl Written<'_> {
    fn end(&self) -> u32 {
        self.start + self.length
    }

    /// The byte and character of the written text that a byte of the draft's text became.
    fn at(&self, byte: usize) -> (usize, u32) {
        match &self.places {
            Places::Ascii => {
                let byte = byte.min(self.text.len());
                (byte, byte as u32)
            }
            Places::Kept(before) => {
                let mut byte = byte.min(self.text.len());
                while !self.text.is_char_boundary(byte) {
                    byte -= 1;
                }
                let block = byte / BLOCK;
                let counted = before.get(block).copied().unwrap_or_default();
                (byte, counted + characters(&self.text.as_bytes()[block * BLOCK..byte]) as u32)
            }
            Places::Composed(places) => {
                let at = places.get(byte).or(places.last());
                at.map_or((0, 0), |&(byte, character)| (byte as usize, character))
            }
        }
    }
}

/// One pass over a paragraph: a starter and the marks after it are composed together, and every byte of them leads to the
/// first character of what they became.
fn written(text: &str, start: u32) -> Written<'_> {
    if text.is_ascii() {
        return Written { text: Cow::Borrowed(text), start, length: text.len() as u32, places: Places::Ascii };
    }
    if is_composed(text) {
        let mut length = 0;
        let before = |block: &[u8]| {
            let before = length;
            length += characters(block) as u32;
            before
        };
        // The end of a text may stand at the beginning of a block without bytes.
        let blocks: Vec<u32> = text.as_bytes().chunks(BLOCK).chain([&[][..]]).map(before).collect();
        return Written { text: Cow::Borrowed(text), start, length, places: Places::Kept(blocks) };
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
    Written { text: Cow::Owned(out), start, length: characters, places: Places::Composed(places) }
}

/// A text in NFC.
pub fn composed(text: &str) -> String {
    if is_composed(text) { text.to_owned() } else { text.nfc().collect() }
}

/// Whether a text is in NFC. Letters before U+0300 and the marks of punctuation are told at once.
fn is_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let beyond = bytes.iter().fold(false, |beyond, &byte| beyond | ((byte >= 0xcc) & (byte != 0xe2)));
    let plain = !beyond && memchr::memchr_iter(0xe2, bytes).all(|at| is_quote_or_dash(&bytes[at + 1..]));
    plain || is_nfc_quick(text.chars()) == IsNormalized::Yes
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
    fn places_of_a_long_text_are_counted_from_near() {
        let text = "a “é” и ".repeat(100);
        for text in [text.as_str(), &text[..text.len() - 1], &format!("{text}o\u{308}")] {
            let offsets = Offsets::new([text]);
            for (character, (at, _)) in text.char_indices().enumerate().filter(|(_, (_, c))| *c != '\u{308}') {
                assert_eq!(offsets.paragraphs[0].at(at), (at, character as u32));
            }
            assert_eq!(offsets.paragraphs[0].at(usize::MAX).1, offsets.paragraphs[0].end());
        }
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
