//! What delegations said afterwards of their votes: "Subsequently, the delegation of Chad advised the Secretariat …".

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::{
    Draft, DraftCorrection, DraftDecision, DraftParagraph, ParagraphKind, Place, Position, Problem, Read, Severity,
};
use crate::parse::enumeration::states;
use crate::parse::patterns::{Found, Patterns};
use crate::reference::Reference;
use crate::rules::decisions::{BETWEEN_DELEGATIONS, INTENTIONS};

static MEANT: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(INTENTIONS));
static BETWEEN: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(BETWEEN_DELEGATIONS));

/// The groups of a rule that tell a vote.
const VOTES: &[(&str, Position)] = &[
    ("favour", Position::InFavour),
    ("against", Position::Against),
    ("abstain", Position::Abstaining),
    ("absent", Position::NotParticipating),
];

/// Words that stand in no list of delegations.
const NO_NAMES: &[&str] = &["had", "have", "not", "that", "voted"];

/// The corrections that a paragraph tells, a delegation each.
pub fn read(paragraph: &DraftParagraph, at: usize, reference: &Reference, date: Option<&str>) -> Vec<DraftCorrection> {
    let mut found = Vec::new();
    for hit in MEANT.all(&paragraph.text.text) {
        let vote = VOTES.iter().find(|(group, _)| hit.group(group).is_some());
        let (Some(list), Some(&(_, intended))) = (hit.group("states"), vote) else { continue };
        // A list that runs into a verb is none: "the delegation of Ruritania had not intended to vote against".
        if list.as_str().split_whitespace().any(|word| NO_NAMES.contains(&word)) {
            continue;
        }
        let told = Place { paragraph: at, start: hit.range().start, end: hit.range().end };
        let labels = delegations(list.as_str(), reference, date).into_iter();
        found.extend(labels.map(|range| {
            let range = list.start() + range.start..list.start() + range.end;
            DraftCorrection { label: label(paragraph, at, range, &hit), intended, told }
        }));
    }
    found
}

fn label(paragraph: &DraftParagraph, at: usize, range: Range<usize>, hit: &Found) -> Read {
    Read {
        text: paragraph.text.text[range.clone()].to_string(),
        place: Some(Place { paragraph: at, start: range.start, end: range.end }),
        page: paragraph.page_at(range.start),
        rule: hit.rule.id,
    }
}

/// The states of a list in which "the delegation of" may stand again.
fn delegations(list: &str, reference: &Reference, date: Option<&str>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let links = BETWEEN.all(list).into_iter().map(|link| link.range());
    for link in links.chain(std::iter::once(list.len()..list.len())) {
        let piece = &list[start..link.start];
        found.extend(states(piece, reference, date).into_iter().map(|range| {
            let name = &piece[range.clone()];
            let article = name.len() - name.trim_start_matches("the ").len();
            start + range.start + article..start + range.end
        }));
        start = link.end;
    }
    found
}

/// The asterisks at the head of a note at the foot of the page; none of a note that stands behind its tally.
pub fn asterisks(paragraph: &DraftParagraph) -> Option<usize> {
    let text = paragraph.text.text.trim_start();
    let marker = paragraph.marker.as_deref().unwrap_or(text);
    let marks = marker.len() - marker.trim_start_matches('*').len();
    (paragraph.kind == ParagraphKind::Footnote || marks > 0).then_some(marks)
}

/// Whether a note at the foot of a page may mean a decision: one that is told on that page and has lists; where both print their
/// asterisks, as many of them.
pub fn may_mean(decision: &DraftDecision, marks: usize, note: &DraftParagraph, draft: &Draft) -> bool {
    let Some(told) = decision.parts.last().map(|part| &draft.paragraphs[part.paragraph]) else { return false };
    let text = told.text.text.trim_end();
    let printed = text.len() - text.trim_end_matches('*').len();
    let differ = printed > 0 && marks > 0 && printed != marks;
    !decision.votes.is_empty() && told.page_end() == note.page_start() && !differ
}

/// That a correction belongs to no decision that was read.
pub fn without_a_decision(paragraph: &DraftParagraph) -> Problem {
    let message = "a delegation corrects its vote, and which vote is not clear: the correction is in no table";
    Problem::new(Severity::Warning, "vote-correction", message).on_page(paragraph.page_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Position::*;

    fn told(text: &str) -> Vec<(String, Position)> {
        let paragraph = crate::parse::paragraphs::sample(crate::model::ParagraphKind::RecordNote, "", text);
        let read = read(&paragraph, 0, Reference::builtin(), None);
        read.into_iter().map(|correction| (correction.label.text, correction.intended)).collect()
    }

    fn wanted(votes: &[(&str, Position)]) -> Vec<(String, Position)> {
        votes.iter().map(|(state, position)| ((*state).to_owned(), *position)).collect()
    }

    #[test]
    fn every_printed_form_tells_what_was_meant() {
        let forms: &[(&str, &[(&str, Position)])] = &[
            (
                "[Subsequently, the delegations of Kenya and Chad advised the Secretariat that they had intended to vote in favour; the delegation of Mali had intended to abstain.]",
                &[("Kenya", InFavour), ("Chad", InFavour), ("Mali", Abstaining)],
            ),
            (
                "[Subsequently, the delegation of Georgia informed the Secretariat that it had intended to vote in favour.]",
                &[("Georgia", InFavour)],
            ),
            (
                "[Subsequently, the delegations of Chad, the Sudan and Trinidad and Tobago advised the Secretariat that they had intended to vote against.]",
                &[("Chad", Against), ("Sudan", Against), ("Trinidad and Tobago", Against)],
            ),
            (
                "[Subsequently, the delegation of Mali advised the Secretariat that it had intended to abstain from the voting.]",
                &[("Mali", Abstaining)],
            ),
            (
                "[Subsequently, the delegation of Peru advised the Secretariat that it had not intended to participate in the vote.]",
                &[("Peru", NotParticipating)],
            ),
            (
                "[Subsequently, the delegation of Peru advised the Secretariat that it had intended not to participate.]",
                &[("Peru", NotParticipating)],
            ),
            (
                "Subsequently, the delegation of Benin advised the Secretariat that it had intended to vote in favour, and the delegation of Togo that it had intended to abstain.",
                &[("Benin", InFavour), ("Togo", Abstaining)],
            ),
            (
                "[Subsequently, the delegation of Cuba and the delegation of Iran (Islamic Republic of) informed the Secretariat that they had intended to vote against.]",
                &[("Cuba", Against), ("Iran (Islamic Republic of)", Against)],
            ),
            (
                "The delegation of Haiti subsequently informed the Secretariat that, had it been present, it would have voted in favour of the draft resolution.",
                &[("Haiti", InFavour)],
            ),
            (
                "The representatives of Gabon and Togo subsequently informed the Secretariat that they wished to have their votes recorded as having been in favour of the draft resolution.",
                &[("Gabon", InFavour), ("Togo", InFavour)],
            ),
            (
                "[Subsequently, the delegation of Fiji advised the Secretariat that it wished to be recorded as having voted against the draft resolution.]",
                &[("Fiji", Against)],
            ),
        ];
        for (text, votes) in forms {
            assert_eq!(told(text), wanted(votes), "{text}");
        }
    }

    #[test]
    fn what_tells_no_vote_corrects_none() {
        for text in [
            "The delegation of Chad voted in favour.",
            "Subsequently, the delegation of Chad had not intended to vote against anybody.",
            "The delegation of Mali had intended to speak in favour of the draft.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
