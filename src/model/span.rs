//! Places in a text.

use serde::Serialize;

/// A stretch of a document's text, in Unicode characters: `paragraphs[].text` joined by a blank line (`"\n\n"`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// Offset of the first character.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
}

/// A stretch of one paragraph of a draft, in bytes of its text: what the rules work with before offsets are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index into [`Draft::paragraphs`](super::Draft::paragraphs).
    pub paragraph: usize,
    /// Byte offset of the first character in the paragraph's text.
    pub start: usize,
    /// Byte offset after the last character.
    pub end: usize,
}
