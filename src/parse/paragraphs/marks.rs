//! Marks of footnotes taken out of the running text.

use crate::model::{DraftParagraph, Piece, Styled};

/// Takes raised figures, letters and stars out. Endings of ordinals ("121st") stay.
pub fn take_out(paragraph: &mut DraftParagraph) {
    let pieces = &paragraph.text.pieces;
    if !pieces.iter().any(|piece| piece.style.raised) {
        return;
    }
    let marks: Vec<Piece> = pieces.iter().copied().filter(|piece| is_mark(&paragraph.text, *piece)).collect();
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
