//! Lists of those who voted, state by state.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::{Draft, DraftVote, ParagraphKind, Place, Position, Read};
use crate::parse::enumeration::states;
use crate::parse::patterns::Patterns;
use crate::reference::Reference;
use crate::rules::decisions::{INTENTIONS, LISTS};

static HEADS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(LISTS));
static MEANT: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(INTENTIONS));

/// The position that a list's head gives, with the byte offset behind the head.
pub fn head(text: &str) -> Option<(Position, usize, &'static str)> {
    let found = HEADS.first(text)?;
    let position = match found.rule.id {
        "vote.in-favour" => Position::InFavour,
        "vote.against" => Position::Against,
        "vote.abstaining" => Position::Abstaining,
        _ => Position::NotParticipating,
    };
    Some((position, found.range().end, found.rule.id))
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
            Some((found, end, rule)) => {
                position = Some((found, rule));
                lead + end
            }
            None if passed => {
                at += 1;
                continue;
            }
            None if position.is_some() && paragraph.rule == "verbatim.note.listed" => lead,
            None => break,
        };
        if let Some((position, rule)) = position {
            let place = |range: Range<usize>| Place { paragraph: at, start: body + range.start, end: body + range.end };
            votes.extend(states(&text[body..], reference, date).into_iter().map(place).map(|place| DraftVote {
                label: Read {
                    text: text[place.start..place.end].to_string(),
                    place: Some(place),
                    page: paragraph.page_at(place.start),
                    rule,
                },
                position,
                intended: None,
            }));
        }
        at += 1;
    }
    (votes, at)
}

/// What states said afterwards: pairs of a state as printed and the vote that it had meant to cast.
pub fn intentions(text: &str, reference: &Reference, date: Option<&str>) -> Vec<(String, Position)> {
    let mut found = Vec::new();
    for hit in MEANT.all(text) {
        let (Some(list), Some(intended)) = (hit.group("states"), hit.group("intended")) else {
            continue;
        };
        let position = match intended.as_str().chars().next().map(|c| c.to_ascii_lowercase()) {
            Some('i') => Position::InFavour,
            Some('a') if intended.as_str().eq_ignore_ascii_case("against") => Position::Against,
            Some('a') => Position::Abstaining,
            _ => Position::NotParticipating,
        };
        let list = list.as_str().replace(" and of ", ", ").replace(" and the delegation of ", ", ");
        found.extend(
            states(&list, reference, date)
                .into_iter()
                .map(|range| (list[range].trim_start_matches("the ").to_string(), position)),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_name_positions() {
        assert_eq!(head("In favour: Kenya").map(|(position, end, _)| (position, end)), Some((Position::InFavour, 11)));
        assert_eq!(head("Abstaining:").map(|(position, ..)| position), Some(Position::Abstaining));
        assert_eq!(head("In favour of this"), None);
    }

    #[test]
    fn a_correction_tells_what_was_meant() {
        let text = "[Subsequently, the delegations of Kenya and Chad advised the Secretariat that they had intended to vote in favour; the delegation of Mali had intended to abstain.]";
        assert_eq!(
            intentions(text, Reference::builtin(), None),
            [
                ("Kenya".to_string(), Position::InFavour),
                ("Chad".to_string(), Position::InFavour),
                ("Mali".to_string(), Position::Abstaining)
            ]
        );
    }
}
