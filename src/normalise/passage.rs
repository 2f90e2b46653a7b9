//! Text assembled from stretches of paragraphs.

use super::offsets::Offsets;
use crate::model::{DraftParagraph, Place};

/// A text that runs over stretches of paragraphs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Stretches of one paragraph joined by a space, paragraphs by a blank line.
    pub text: String,
    /// Offset of the first character in the document's text.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
    /// First page.
    pub page_start: u32,
    /// Last page.
    pub page_end: u32,
}

/// Assembles a text. Absent where the stretches hold nothing but white space.
pub fn passage(parts: &[Place], paragraphs: &[DraftParagraph], offsets: &Offsets<'_>) -> Option<Passage> {
    let length = parts.iter().map(|part| part.end.saturating_sub(part.start) + 2).sum();
    let mut passage = Passage { text: String::with_capacity(length), ..Passage::default() };
    let mut last = None;
    for &part in parts {
        let (Some(stretch), Some(paragraph)) = (offsets.stretch(part), paragraphs.get(part.paragraph)) else {
            continue;
        };
        match last {
            None => {
                passage.start = stretch.start;
                passage.page_start = paragraph.page_at(first_visible(paragraph, part));
            }
            Some(index) if index == part.paragraph => passage.text.push(' '),
            Some(_) => passage.text.push_str("\n\n"),
        }
        passage.text.push_str(stretch.text);
        passage.end = stretch.end;
        passage.page_end = paragraph.page_at(last_visible(paragraph, part));
        last = Some(part.paragraph);
    }
    last.map(|_| passage)
}

/// Byte offset of the part's first visible character.
fn first_visible(paragraph: &DraftParagraph, part: Place) -> usize {
    let text = paragraph.text.text.get(part.start..part.end).unwrap_or_default();
    part.start + text.len() - text.trim_start().len()
}

/// Byte offset of the part's last visible character, or shortly before it.
fn last_visible(paragraph: &DraftParagraph, part: Place) -> usize {
    let text = paragraph.text.text.get(part.start..part.end).unwrap_or_default();
    (part.start + text.trim_end().len()).saturating_sub(1)
}
