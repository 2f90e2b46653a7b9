//! Text with its type style.

use std::ops::Range;

/// How a stretch of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    /// Bold, from the font's name, descriptor or flags, or from markup.
    pub bold: bool,
    /// Italic or oblique, likewise.
    pub italic: bool,
    /// Raised above the line: an ordinal's ending or a footnote's mark.
    pub raised: bool,
}

/// A stretch of one style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Byte offset of the first character.
    pub start: usize,
    /// Byte offset after the last character.
    pub end: usize,
    /// The style of the whole stretch.
    pub style: Style,
}

/// A text and the style of its every part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Styled {
    /// The text.
    pub text: String,
    /// Stretches of one style, in order; together they cover the text.
    pub pieces: Vec<Piece>,
}

impl Styled {
    /// Adds text of one style at the end.
    pub fn push(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        match self.pieces.last_mut() {
            Some(last) if last.style == style => last.end = end,
            _ => self.pieces.push(Piece { start, end, style }),
        }
    }

    /// Adds another styled text at the end.
    pub fn push_styled(&mut self, other: &Styled) {
        for piece in &other.pieces {
            self.push(&other.text[piece.start..piece.end], piece.style);
        }
    }

    /// Cuts the text off at a byte offset, which must be a character boundary.
    pub fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        while self.pieces.last().is_some_and(|last| last.start >= length) {
            self.pieces.pop();
        }
        if let Some(last) = self.pieces.last_mut() {
            last.end = last.end.min(length);
        }
    }

    /// The part between two byte offsets, which must be character boundaries.
    pub fn slice(&self, range: Range<usize>) -> Styled {
        let mut part = Styled::default();
        for piece in &self.pieces {
            let (start, end) = (piece.start.max(range.start), piece.end.min(range.end));
            if start < end {
                part.push(&self.text[start..end], piece.style);
            }
        }
        part
    }

    /// The style at a byte offset; plain after the end.
    pub fn style_at(&self, offset: usize) -> Style {
        let index = self.pieces.partition_point(|piece| piece.end <= offset);
        self.pieces.get(index).map_or_else(Style::default, |piece| piece.style)
    }

    /// Whether every visible character between two byte offsets has the property; false where there is none.
    pub fn all(&self, range: Range<usize>, has: impl Fn(Style) -> bool) -> bool {
        let mut seen = false;
        for piece in &self.pieces {
            let (start, end) = (piece.start.max(range.start), piece.end.min(range.end));
            if start < end && self.text[start..end].chars().any(|c| !c.is_whitespace()) {
                if !has(piece.style) {
                    return false;
                }
                seen = true;
            }
        }
        seen
    }

    /// Whether the whole text is bold.
    pub fn is_bold(&self) -> bool {
        self.all(0..self.text.len(), |style| style.bold)
    }

    /// Whether the whole text is italic.
    pub fn is_italic(&self) -> bool {
        self.all(0..self.text.len(), |style| style.italic)
    }
}
