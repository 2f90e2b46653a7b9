//! Lists of those who voted, state by state.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::{Draft, DraftVote, ParagraphKind, Place, Position, Read};
use crate::parse::enumeration::states;
use crate::parse::patterns::Patterns;
use crate::reference::Reference;
use crate::rules::decisions::LISTS;

static HEADS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(LISTS));

/// The head of a list: the position that it gives, and where its names begin and end.
#[derive(Debug, PartialEq, Eq)]
pub struct Head {
    /// How those behind it voted.
    pub position: Position,
    /// Byte offset of the first name.
    pub start: usize,
    /// Byte offset behind the last name, where the head's own sentence ends the list.
    pub end: Option<usize>,
    rule: &'static str,
}

/// The head with which a text begins.
pub fn head(text: &str) -> Option<Head> {
    let found = HEADS.first(text)?;
    let position = match found.rule.id {
        "vote.in-favour" => Position::InFavour,
        "vote.against" => Position::Against,
        "vote.abstaining" => Position::Abstaining,
        _ => Position::NotParticipating,
    };
    let told = found.group("states").map(|states| states.range());
    let start = told.as_ref().map_or(found.range().end, |states| states.start);
    Some(Head { position, start, end: told.map(|states| states.end), rule: found.rule.id })
}

/// The lists that begin at a paragraph: the votes, and the first paragraph behind them.
pub fn lists(draft: &Draft, from: usize, reference: &Reference, date: Option<&str>) -> (Vec<DraftVote>, usize) {
    let mut votes = Vec::new();
    let mut position = None;
    let mut at = from;
    while let Some(paragraph) = draft.paragraphs.get(at) {
        let text = paragraph.text.text.as_str();
        let lead = text.len() - text.trim_start().len();
        let passed = matches!(paragraph.kind, ParagraphKind::Footnote | ParagraphKind::Masthead) || paragraph.flow != 0;
        let body = match head(&text[lead..]) {
            Some(head) => {
                position = Some((head.position, head.rule));
                lead + head.start..head.end.map_or(text.len(), |end| lead + end)
            }
            None if passed => {
                at += 1;
                continue;
            }
            None if position.is_some() && paragraph.rule == "verbatim.note.listed" => lead..text.len(),
            None => break,
        };
        if let Some((position, rule)) = position {
            let place = |range: Range<usize>| Place {
                paragraph: at,
                start: body.start + range.start,
                end: body.start + range.end,
            };
            votes.extend(states(&text[body.clone()], reference, date).into_iter().map(place).map(|place| DraftVote {
                label: Read {
                    text: text[place.start..place.end].to_string(),
                    place: Some(place),
                    page: paragraph.page_at(place.start),
                    rule,
                },
                position,
            }));
        }
        at += 1;
    }
    (votes, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_name_positions() {
        assert_eq!(head("In favour: Kenya").map(|head| (head.position, head.start)), Some((Position::InFavour, 11)));
        assert_eq!(head("Abstaining:").map(|head| head.position), Some(Position::Abstaining));
        let told = head("One member (China) did not participate in the voting.").unwrap();
        assert_eq!((told.position, told.start, told.end), (Position::NotParticipating, 12, Some(17)));
        assert_eq!(head("In favour of this"), None);
    }
}
