//! Records of a few paragraphs, and the decisions that they tell.

use super::*;
use crate::model::{Flow, Position};
use crate::parse::paragraphs::sample as paragraph;

/// A record of paragraphs, each the record's own or somebody's.
fn record(paragraphs: &[(ParagraphKind, &'static str, &str)]) -> Draft {
    let mut draft =
        crate::parse::paragraphs::draft(Flow::default(), Default::default(), DocumentKind::VerbatimRecord, "kind.none");
    draft.paragraphs = paragraphs.iter().map(|(kind, rule, text)| paragraph(*kind, rule, text)).collect();
    draft
}

const NOTE: ParagraphKind = ParagraphKind::RecordNote;
const SAID: ParagraphKind = ParagraphKind::Paragraph;

#[test]
fn a_recorded_vote_has_its_lists_tally_and_number() {
    let mut draft = record(&[
        (SAID, "", "The President: We take up draft resolution A/61/L.67, entitled “Rights”."),
        (NOTE, "verbatim.note.vote-taken", "A recorded vote was taken."),
        (NOTE, "verbatim.note.lists", "In favour:"),
        (NOTE, "verbatim.note.listed", "Kenya, Trinidad and Tobago"),
        (NOTE, "verbatim.note.lists-filled", "Against: Chad"),
        (NOTE, "verbatim.note.outcome", "The draft resolution was adopted by 2 votes to 1 (resolution 61/295)."),
        (
            NOTE,
            "verbatim.note.afterwards",
            "[Subsequently, the delegations of Chad and Mali advised the Secretariat that they had intended to abstain.]",
        ),
    ]);
    read(&mut draft, Reference::builtin());
    let [decision] = draft.decisions.as_slice() else { panic!("{:?}", draft.decisions) };
    assert_eq!(
        (decision.what.text.as_str(), decision.how, decision.outcome),
        ("A/61/L.67", How::RecordedVote, Outcome::Adopted)
    );
    assert_eq!((decision.in_favour, decision.against, decision.abstaining), (Some(2), Some(1), None));
    assert_eq!(decision.adopted_as.as_ref().map(|read| read.text.as_str()), Some("61/295"));
    assert_eq!(decision.title.as_deref(), Some("Rights"));
    assert_eq!(decision.votes.len(), 3);
    let corrections = decision.corrections.iter().map(|read| (read.label.text.as_str(), read.intended));
    assert_eq!(corrections.collect::<Vec<_>>(), [("Chad", Position::Abstaining), ("Mali", Position::Abstaining)]);
}

#[test]
fn so_decided_is_a_decision_on_a_draft_alone() {
    let mut draft = record(&[
        (SAID, "", "The President: May I take it that the Assembly wishes to adopt draft decision A/64/L.70?"),
        (NOTE, "verbatim.note.decided", "It was so decided."),
        (SAID, "", "The President: May I take it that the Assembly wishes to defer the item?"),
        (NOTE, "verbatim.note.decided", "It was so decided."),
        (NOTE, "verbatim.note.agenda", "The agenda was adopted."),
    ]);
    read(&mut draft, Reference::builtin());
    let named: Vec<&str> = draft.decisions.iter().map(|decision| decision.what.text.as_str()).collect();
    assert_eq!(named, ["A/64/L.70"]);
    assert_eq!(draft.decisions[0].how, How::WithoutVote);
}

#[test]
fn a_veto_and_a_vote_on_a_paragraph() {
    let mut draft = record(&[
        (NOTE, "verbatim.note.outcome", "Operative paragraph 5 was retained by 120 votes to 2, with 3 abstentions."),
        (
            NOTE,
            "verbatim.note.outcome",
            "The draft resolution contained in document S/2018/321 has not been adopted, owing to the negative vote of a permanent member.",
        ),
    ]);
    read(&mut draft, Reference::builtin());
    let read: Vec<(&str, Outcome, How)> =
        draft.decisions.iter().map(|decision| (decision.what.text.as_str(), decision.outcome, decision.how)).collect();
    assert_eq!(
        read,
        [("Operative paragraph 5", Outcome::Adopted, How::Vote), ("S/2018/321", Outcome::NotAdopted, How::Vote)]
    );
}

#[test]
fn a_correction_without_a_vote_before_it_is_told() {
    let note = "[Subsequently, the delegation of Chad advised the Secretariat that it had intended to abstain.]";
    let mut draft = record(&[(NOTE, "verbatim.note.afterwards", note)]);
    read(&mut draft, Reference::builtin());
    assert_eq!(draft.problems.iter().map(|problem| problem.code.as_ref()).collect::<Vec<_>>(), ["vote-correction"]);
}

/// What each decision is, how it came out, with its tally and the number of states listed.
fn decided(paragraphs: &[(ParagraphKind, &'static str, &str)]) -> Vec<String> {
    let mut draft = record(paragraphs);
    read(&mut draft, Reference::builtin());
    let number = |number: Option<u32>| number.map_or("-".to_owned(), |number| number.to_string());
    let line = |decision: &DraftDecision| {
        let (what, votes) = (&decision.what.text, decision.votes.len());
        let tally = [decision.in_favour, decision.against, decision.abstaining].map(number).join("-");
        format!("{what}: {:?} {:?} {tally}, {votes} listed", decision.outcome, decision.how)
    };
    draft.decisions.iter().map(line).collect()
}

#[test]
fn a_roll_call_of_the_seventies() {
    let paragraphs = [
        (SAID, "", "The PRESIDENT: We shall vote on draft resolution A/31/L.12. A roll-call vote has been requested."),
        (NOTE, "verbatim.note.vote-taken", "A vote was taken by roll call."),
        (
            NOTE,
            "verbatim.note.drawn-by-lot",
            "Mali, having been drawn by lot by the President, was called upon to vote first.",
        ),
        (NOTE, "verbatim.note.lists-filled", "In favour: Mali, Zaire, Upper Volta."),
        (NOTE, "verbatim.note.lists-filled", "Against: Chad."),
        (NOTE, "verbatim.note.not-voting", "One member (China) did not participate in the voting."),
        (NOTE, "verbatim.note.result", "The result of the vote was 3 in favour, 1 against, and no abstentions."),
        (NOTE, "verbatim.note.outcome", "The draft resolution was adopted."),
    ];
    assert_eq!(decided(&paragraphs), ["A/31/L.12: Adopted RecordedVote 3-1-0, 5 listed"]);
}

#[test]
fn the_votes_that_reject_a_thing_come_first() {
    let rejected = [(NOTE, "verbatim.note.outcome", "The motion was rejected by 60 votes to 40, with 3 abstentions.")];
    assert_eq!(decided(&rejected), ["motion: NotAdopted Vote 40-60-3, 0 listed"]);
    let failed = [(NOTE, "verbatim.note.outcome", "The motion was not adopted by 60 votes to 40.")];
    assert_eq!(decided(&failed), ["motion: NotAdopted Vote 60-40--, 0 listed"]);
    let few = [(NOTE, "verbatim.note.outcome", "The amendment (A/61/L.5) was rejected by 2 votes to 7.")];
    assert_eq!(decided(&few), ["A/61/L.5: NotAdopted Vote 2-7--, 0 listed"]);
}

#[test]
fn lists_may_follow_the_outcome() {
    let text = "A vote was taken by show of hands, and the proposal was rejected by seven votes to two.";
    let paragraphs =
        [(NOTE, "verbatim.note.vote-taken", text), (NOTE, "verbatim.note.lists-filled", "Votes for: Poland, Chad.")];
    assert_eq!(decided(&paragraphs), ["proposal: NotAdopted RecordedVote 2-7--, 2 listed"]);
}

#[test]
fn a_footnote_corrects_the_vote_that_its_asterisks_mean() {
    let outcome = "verbatim.note.outcome";
    let note = "* Subsequently the delegation of Chad advised the Secretariat that it had intended to abstain.";
    let mut draft = record(&[
        (NOTE, "verbatim.note.lists-filled", "In favour: Mali"),
        (NOTE, outcome, "Draft resolution A/40/L.1 was adopted by 1 vote to none (resolution 40/1).*"),
        (NOTE, "verbatim.note.lists-filled", "In favour: Mali"),
        (NOTE, outcome, "Draft resolution A/40/L.2 was adopted by 1 vote to none (resolution 40/2).**"),
        (NOTE, "verbatim.note.afterwards", note),
    ]);
    read(&mut draft, Reference::builtin());
    assert_eq!(draft.decisions.iter().map(|decision| decision.corrections.len()).collect::<Vec<_>>(), [1, 0]);
}
