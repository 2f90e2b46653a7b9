//! Marks of footnotes taken out of the running text.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{DraftParagraph, ParagraphKind, Piece, Styled};

/// Whether a text begins with the raised mark of a note and goes on: that of a table stands under it, not at the foot of the page.
pub fn opens_note(text: &Styled) -> bool {
    let Some(first) = text.pieces.first().filter(|piece| piece.style.raised) else { return false };
    let mark = text.text[first.start..first.end].trim();
    let goes_on = text.text[first.end..].chars().any(char::is_alphabetic);
    (1..=3).contains(&mark.len()) && mark.bytes().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase()) && goes_on
}

/// Takes raised figures, letters and stars out. Endings of ordinals ("121st") stay, and in tables all but what stands right behind
/// a word: there a mark may fill a cell, and a raised figure behind another be a power.
pub fn take_out(paragraph: &mut DraftParagraph) {
    let pieces = &paragraph.text.pieces;
    if !pieces.iter().any(|piece| piece.style.raised) {
        return;
    }
    let text = &paragraph.text;
    let in_table = paragraph.kind == ParagraphKind::Table;
    let (mut raised, mut behind_word) = (false, false);
    let mut is_held = |piece: &Piece| {
        // Of several marks the first one stands behind the word: "positionsa,b".
        if !raised {
            behind_word = text.text[..piece.start].ends_with(char::is_alphabetic);
        }
        raised = piece.style.raised;
        raised && (behind_word || !in_table)
    };
    let marks: Vec<Piece> = pieces.iter().copied().filter(|piece| is_held(piece) && is_mark(text, *piece)).collect();
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
    use crate::model::{Block, Style};

    const RAISED: Style = Style { bold: false, italic: false, raised: true };

    fn styled(parts: &[(&str, Style)]) -> Styled {
        let mut text = Styled::default();
        parts.iter().for_each(|(part, style)| text.push(part, *style));
        text
    }

    #[test]
    fn a_note_of_a_table_opens_with_its_mark() {
        let plain = Style::default();
        assert!(opens_note(&styled(&[("a", RAISED), (" Reflects the updated plan.", plain)])));
        assert!(!opens_note(&styled(&[("a Reflects the updated plan.", plain)])));
        assert!(!opens_note(&styled(&[("12", RAISED)])));
    }

    #[test]
    fn marks_of_a_table_go_where_they_stand_behind_a_word() {
        let plain = Style::default();
        let text = styled(&[
            ("Positions", plain),
            ("b", RAISED),
            ("\t10", plain),
            ("6", RAISED),
            ("\t", plain),
            ("c", RAISED),
        ]);
        let block = Block { text, ..Block::default() };
        let mut paragraph = super::super::plain(block, ParagraphKind::Table, "test");
        take_out(&mut paragraph);
        assert_eq!(paragraph.text.text, "Positions\t106\tc");
        let bold = Style { bold: true, ..RAISED };
        let text = styled(&[("2026", plain), ("a", RAISED), (",", bold), ("b", RAISED)]);
        paragraph.text = text;
        take_out(&mut paragraph);
        assert_eq!(paragraph.text.text, "2026a,b");
    }

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
