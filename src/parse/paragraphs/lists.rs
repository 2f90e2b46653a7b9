//! How deep the items of lists stand, told by their marks: "(i)" behind "(a)" is an item within that item.

use crate::model::{DraftParagraph, ParagraphKind};

/// The lists that are open, the outermost first.
#[derive(Debug, Default)]
pub struct Lists {
    open: Vec<(Marks, String)>,
}

/// What the marks of one list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    Letters,
    Capitals,
    Roman,
    Figures,
    Dashes,
    Sign(char),
}

impl Lists {
    /// The level of a list item among those before it. Other text ends all lists; notes and tables may stand between their items.
    pub fn level(&mut self, paragraph: &DraftParagraph) -> Option<u8> {
        match paragraph.kind {
            ParagraphKind::ListItem => Some(self.item(paragraph.marker.as_deref()?)),
            ParagraphKind::Footnote | ParagraphKind::Table => None,
            _ => {
                self.open.clear();
                None
            }
        }
    }

    fn item(&mut self, marker: &str) -> u8 {
        let mark = marker.trim_matches(|c: char| "()（）.’‘'".contains(c)).to_owned();
        let marks = self.marks(&mark);
        let depth = self.open.iter().position(|(open, _)| *open == marks).unwrap_or(self.open.len());
        self.open.truncate(depth);
        self.open.push((marks, mark));
        u8::try_from(self.open.len()).unwrap_or(u8::MAX)
    }

    fn marks(&self, mark: &str) -> Marks {
        let Some(first) = mark.chars().next() else { return Marks::Sign(' ') };
        let follows = |(marks, last): &(Marks, String)| *marks == Marks::Letters && is_next(last, first);
        // "(i)" is a letter behind "(h)", and "(v)" behind "(u)".
        let letter = mark.len() == 1 && self.open.iter().any(follows);
        match first {
            'i' | 'v' | 'x' if !letter && mark.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l')) => Marks::Roman,
            '-' | '–' | '—' | '\u{2010}' => Marks::Dashes,
            _ if first.is_numeric() => Marks::Figures,
            _ if first.is_uppercase() => Marks::Capitals,
            _ if first.is_alphabetic() => Marks::Letters,
            _ => Marks::Sign(first),
        }
    }
}

/// Whether a letter stands behind another one in the alphabet.
fn is_next(last: &str, letter: char) -> bool {
    let mut chars = last.chars();
    matches!((chars.next(), chars.next()), (Some(last), None) if u32::from(last) + 1 == u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParagraphKind::{Footnote, ListItem, Paragraph};

    fn levels(paragraphs: &[(ParagraphKind, &str)]) -> Vec<u8> {
        let mut lists = Lists::default();
        let item = |(kind, marker): &(ParagraphKind, &str)| DraftParagraph {
            marker: Some((*marker).to_owned()),
            ..super::super::sample(*kind, "test", "text")
        };
        paragraphs.iter().map(item).map(|paragraph| lists.level(&paragraph).unwrap_or(0)).collect()
    }

    #[test]
    fn roman_figures_stand_within_letters() {
        let items = ["(a)", "(i)", "(ii)", "(b)", "(i)", "•", "–", "—", "•", "(c)"].map(|mark| (ListItem, mark));
        assert_eq!(levels(&items), [1, 2, 2, 1, 2, 3, 4, 4, 3, 1]);
    }

    #[test]
    fn a_letter_that_is_a_roman_figure_follows_the_letter_before_it() {
        let items = ["(g)", "(h)", "(i)", "(j)", "(i)", "(ii)"].map(|mark| (ListItem, mark));
        assert_eq!(levels(&items), [1, 1, 1, 1, 2, 2]);
        assert_eq!(levels(&[(ListItem, "i)"), (ListItem, "ii)"), (ListItem, "a)")]), [1, 1, 2]);
    }

    #[test]
    fn text_ends_lists_and_notes_do_not() {
        let items = [(ListItem, "(a)"), (Footnote, "3"), (ListItem, "(i)"), (Paragraph, ""), (ListItem, "(i)")];
        assert_eq!(levels(&items), [1, 0, 2, 0, 1]);
    }
}
