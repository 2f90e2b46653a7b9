//! Quotations inside a text.

use std::ops::Range;

use crate::model::{Draft, ParagraphKind, Place};

/// Pairs of quotation marks that open and close a quotation.
const MARKS: &[(char, char)] = &[('“', '”'), ('«', '»'), ('„', '“')];
/// Fewest words that make a quotation, not a term in quotation marks.
const FEWEST_WORDS: usize = 4;

/// Byte ranges of what stands between quotation marks, the marks left out; quotations inside quotations are part of the outer one.
pub fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char, char, usize)> = None;
    for (at, c) in text.char_indices() {
        open = match open {
            None => MARKS.iter().find(|(mark, _)| *mark == c).map(|&(mark, close)| (at + c.len_utf8(), mark, close, 0)),
            Some((start, mark, close, 0)) if c == close => {
                if text[start..at].split_whitespace().count() >= FEWEST_WORDS {
                    found.push(start..at);
                }
                let _ = mark;
                None
            }
            Some((start, mark, close, depth)) if c == close => Some((start, mark, close, depth - 1)),
            Some((start, mark, close, depth)) if c == mark => Some((start, mark, close, depth + 1)),
            other => other,
        };
    }
    found
}

/// The quotations of a part of a statement: a quotation set apart is one as a whole.
pub fn in_part(draft: &Draft, part: &Place) -> Vec<Place> {
    let paragraph = &draft.paragraphs[part.paragraph];
    if paragraph.kind == ParagraphKind::Quote {
        let text = &paragraph.text.text[part.start..part.end];
        let marks = |c: char| c == '"' || MARKS.iter().any(|&(open, close)| c == open || c == close);
        let start = part.start + text.len() - text.trim_start_matches(marks).len();
        let end = part.start + text.trim_end_matches(['.', ';', ',', ' ']).trim_end_matches(marks).len();
        return if start < end { vec![Place { start, end, ..*part }] } else { Vec::new() };
    }
    let place = |range: Range<usize>| Place {
        paragraph: part.paragraph,
        start: part.start + range.start,
        end: part.start + range.end,
    };
    quotes(&paragraph.text.text[part.start..part.end]).into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::quotes;

    #[test]
    fn a_quotation_stands_between_its_marks() {
        let text = "He said “we shall go “home” at last” and a “term” besides; “never closed and on";
        let found: Vec<&str> = quotes(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["we shall go “home” at last"]);
    }
}
