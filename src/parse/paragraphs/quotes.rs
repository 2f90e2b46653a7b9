//! Quotations set apart: paragraphs that stand in quotation marks from their first character to their last.

use crate::model::{DraftParagraph, ParagraphKind};

/// Pairs of marks; those of a typewriter are alike at both ends.
const MARKS: &[(char, char)] = &[('“', '”'), ('«', '»'), ('„', '“'), ('"', '"')];
/// Fewest words of a quotation that is no term or title in quotation marks.
const FEWEST_WORDS: usize = 4;

/// How far the mark at a paragraph's head reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// It closes at the paragraph's end, but for a source in brackets.
    Whole(char),
    /// It does not close here: the quotation goes on in the next paragraph, which opens with the mark again.
    Open(char),
}

/// Gives quotations their kind, from the last paragraph to the first: one that goes on does so in another.
pub fn tell(paragraphs: &mut [DraftParagraph]) {
    let mut next: Option<(char, u8)> = None;
    for paragraph in paragraphs.iter_mut().rev() {
        if paragraph.kind == ParagraphKind::Footnote {
            continue;
        }
        let plain = paragraph.kind == ParagraphKind::Paragraph && paragraph.number.is_none();
        let reach = if plain { reach(paragraph.text.text.trim()) } else { None };
        let mark = match reach {
            Some(Reach::Whole(mark)) => Some(mark),
            Some(Reach::Open(mark)) => next.filter(|next| *next == (mark, paragraph.flow)).map(|(mark, _)| mark),
            None => None,
        };
        if mark.is_some() {
            (paragraph.kind, paragraph.rule) = (ParagraphKind::Quote, "paragraph.quote");
        }
        next = mark.map(|mark| (mark, paragraph.flow));
    }
}

/// How far the mark at the head of a text reaches; none where there is no mark, or where it closes within the text.
fn reach(text: &str) -> Option<Reach> {
    let first = text.chars().next()?;
    let &(open, close) = MARKS.iter().find(|(open, _)| *open == first)?;
    let inner = text.trim_end_matches(|c: char| ".,;:)*".contains(c) || c.is_whitespace());
    let mut depth = 0usize;
    for (at, c) in inner.char_indices() {
        if c == close && depth > 0 {
            depth -= 1;
            if depth == 0 {
                let end = at + c.len_utf8();
                let long = inner[..end].split_whitespace().count() >= FEWEST_WORDS;
                return (long && (end == inner.len() || is_source(&text[end..]))).then_some(Reach::Whole(open));
            }
        } else if c == open {
            depth += 1;
        }
    }
    Some(Reach::Open(open))
}

/// Whether a text is one pair of brackets: "(A/60/1, para. 4)".
fn is_source(text: &str) -> bool {
    let mut depth = 0usize;
    let mut outside = text.chars().filter(|c| {
        let inside = depth > 0;
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        !inside && !c.is_whitespace()
    });
    outside.next() == Some('(') && outside.all(|c| ".,;:*".contains(c)) && depth == 0
}

#[cfg(test)]
mod tests {
    use super::{Reach, reach};

    #[test]
    fn a_quotation_set_apart_stands_in_its_marks_as_a_whole() {
        assert_eq!(reach("“Nothing in the Charter shall impair that right.”"), Some(Reach::Whole('“')));
        assert_eq!(reach("« Rien dans la Charte ne porte atteinte à ce droit »."), Some(Reach::Whole('«')));
        assert_eq!(reach("\"Decides to invite a representative of the Government.\""), Some(Reach::Whole('"')));
        assert_eq!(reach("“It spoke of “common concern” and of duty"), Some(Reach::Open('“')));
    }

    #[test]
    fn a_source_in_brackets_is_part_of_what_is_quoted() {
        assert_eq!(reach("“No one was left in that state.” (A/60/1, para. 4 (a))"), Some(Reach::Whole('“')));
        assert_eq!(reach("« Rien ne porte atteinte à ce droit » (résolution 60/1)."), Some(Reach::Whole('«')));
        assert_eq!(reach("“Nothing shall impair that right” (Article 51) is what the Charter says."), None);
        assert_eq!(reach("“Nothing shall impair that right” (Article 51) (as amended)"), None);
        assert_eq!(reach("“Common concern” (A/60/1, para. 4)"), None);
    }

    #[test]
    fn a_term_in_marks_is_no_quotation() {
        assert_eq!(reach("“Fault” means an abnormal condition that can cause a component to fail."), None);
        assert_eq!(reach("“Common concern”"), None);
        assert_eq!(reach("“One” and “the other”"), None);
        assert_eq!(reach("The “common concern” of all"), None);
    }
}
