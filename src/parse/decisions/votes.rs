//! Lists of those who voted, state by state.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::{Draft, DraftVote, ParagraphKind, Place, Position, Read};
use crate::parse::patterns::Patterns;
use crate::reference::{Reference, Resolution};
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

/// The states of a list, as byte ranges: parted at commas, semicolons and the last "and", but not inside a name.
pub fn states(text: &str, reference: &Reference, date: Option<&str>) -> Vec<Range<usize>> {
    let known = |range: &Range<usize>| matches!(reference.resolve(&text[range.clone()], date), Resolution::One(_));
    let mut found: Vec<Range<usize>> = Vec::new();
    let pieces = pieces(text);
    let mut at = 0;
    while at < pieces.len() {
        let piece = pieces[at].clone();
        // A name that holds a comma: "Venezuela, Bolivarian Republic of".
        let joined =
            pieces.get(at + 1).map(|next| piece.start..next.end).filter(|joined| !known(&piece) && known(joined));
        if let Some(joined) = joined {
            found.push(joined);
            at += 2;
            continue;
        }
        found.extend(parted_at_and(text, piece, &known));
        at += 1;
    }
    found.retain(|range| !matches!(text[range.clone()].to_lowercase().as_str(), "none" | "nil" | "none."));
    found
}

/// Stretches between commas and semicolons outside brackets.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    for (at, c) in text.char_indices().chain([(text.len(), ',')]) {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 || at == text.len() => {
                found.extend(trimmed(text, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// A stretch without the white space, full stop and "and" around it.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let whole = &text[range.clone()];
    let mut start = range.start + (whole.len() - whole.trim_start().len());
    if text[start..range.end].starts_with("and ") {
        start += 4;
    }
    let end = range.start + whole.trim_end().trim_end_matches('.').len();
    (start < end).then_some(start..end)
}

/// Two states joined by "and", where both sides are names and the whole is none.
fn parted_at_and(text: &str, piece: Range<usize>, known: &impl Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    if known(&piece) {
        return vec![piece];
    }
    for (at, link) in text[piece.clone()].match_indices(" and ") {
        let (left, right) = (piece.start..piece.start + at, piece.start + at + link.len()..piece.end);
        if known(&left) && known(&right) {
            return vec![left, right];
        }
    }
    vec![piece]
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

    fn read(text: &str) -> Vec<&str> {
        states(text, Reference::builtin(), None).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_list_is_parted_between_names_only() {
        assert_eq!(
            read(
                "Bolivia (Plurinational State of), Bosnia and Herzegovina, Trinidad and Tobago, United Kingdom of Great Britain and Northern Ireland and United States of America"
            ),
            [
                "Bolivia (Plurinational State of)",
                "Bosnia and Herzegovina",
                "Trinidad and Tobago",
                "United Kingdom of Great Britain and Northern Ireland",
                "United States of America"
            ]
        );
        assert_eq!(read("China and Russian Federation"), ["China", "Russian Federation"]);
        assert_eq!(read("None"), Vec::<&str>::new());
        assert_eq!(read("Ruritania and Strelsau, Kenya."), ["Ruritania and Strelsau", "Kenya"]);
    }

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
