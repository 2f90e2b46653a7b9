//! Marks of footnotes taken out of the running text.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{DraftParagraph, Piece, Styled};

/// Takes raised figures, letters and stars out. Endings of ordinals ("121st") stay.
pub fn take_out(paragraph: &mut DraftParagraph) {
    let pieces = &paragraph.text.pieces;
    if !pieces.iter().any(|piece| piece.style.raised) {
        return;
    }
    let marks: Vec<Piece> = pieces.iter().copied().filter(|piece| is_mark(&paragraph.text, *piece)).collect();
    cut(paragraph, marks.iter().map(|mark| mark.start..mark.end).collect());
}

/// Takes out marks of the old kind, a figure and a stroke on the line ("2/"), where the document has notes that begin so.
pub fn take_out_strokes(paragraph: &mut DraftParagraph, notes: &HashSet<String>) {
    let text = paragraph.text.text.as_str();
    let mut found = Vec::new();
    for (stroke, _) in text.match_indices('/') {
        let start = text[..stroke].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let before = text[..start].chars().next_back();
        let after = text[stroke + 1..].chars().next();
        let apart = before.is_some_and(|c| c.is_whitespace() || ".,;:\"”)".contains(c))
            && after.is_none_or(|c| c.is_whitespace() || ".,;:)".contains(c));
        if apart && notes.contains(&text[start..stroke]) {
            found.push(start..stroke + 1);
        }
    }
    if !found.is_empty() {
        cut(paragraph, found);
    }
}

/// Cuts stretches out of a paragraph, in order.
fn cut(paragraph: &mut DraftParagraph, marks: Vec<Range<usize>>) {
    let mut kept = Styled::default();
    let mut from = 0;
    let mut removed: Vec<(usize, usize)> = Vec::new();
    for mark in marks {
        // White space before the mark goes with it where more follows after it.
        let before = &paragraph.text.text[from..mark.start];
        let end = from + before.trim_end().len();
        let after = paragraph.text.text[mark.end..].chars().next();
        let start = if after.is_none_or(|c| c.is_whitespace() || ".,;:)".contains(c)) { end } else { mark.start };
        kept.push_styled(&paragraph.text.slice(from..start));
        removed.push((start, mark.end - start));
        from = mark.end;
    }
    kept.push_styled(&paragraph.text.slice(from..paragraph.text.text.len()));
    for (start, _) in &mut paragraph.pages {
        let shift: usize =
            removed.iter().filter(|(at, _)| at < start).map(|(at, length)| (*length).min(*start - at)).sum();
        *start -= shift;
    }
    paragraph.text = kept;
}

fn is_mark(text: &Styled, piece: Piece) -> bool {
    if !piece.style.raised {
        return false;
    }
    let mark = text.text[piece.start..piece.end].trim();
    let before = text.text[..piece.start].trim_end().chars().next_back();
    let figures = mark.chars().all(|c| c.is_ascii_digit() || "*∗†‡, -–".contains(c));
    let letter = mark.chars().count() <= 3
        && mark.split(',').all(|part| part.trim().len() == 1)
        && mark.chars().all(|c| c.is_ascii_lowercase() || c == ',');
    let after_digit = before.is_some_and(|c| c.is_ascii_digit());
    !mark.is_empty() && before.is_some() && (figures && !unit_power(text, piece) || letter && !after_digit)
}

/// "m²", "km³": a power of a unit.
fn unit_power(text: &Styled, piece: Piece) -> bool {
    let mark = &text.text[piece.start..piece.end];
    let word = text.text[..piece.start].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(mark.trim(), "2" | "3") && matches!(word, "m" | "km" | "cm" | "mm")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, ParagraphKind, Style};

    #[test]
    fn a_figure_and_a_stroke_are_a_mark_where_a_note_has_it() {
        let mut text = Styled::default();
        text.push("Noting the report 2/, the letter 3/ and part 9/ of it; 2/", Style::default());
        let block = Block { text, ..Block::default() };
        let mut paragraph = super::super::plain(block, ParagraphKind::Paragraph, "test");
        let notes: HashSet<String> = ["2", "3"].map(str::to_owned).into();
        take_out_strokes(&mut paragraph, &notes);
        assert_eq!(paragraph.text.text, "Noting the report, the letter and part 9/ of it;");
    }
}
