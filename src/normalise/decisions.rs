//! Decisions and votes in normal form.

use super::entities::Labels;
use super::evidence::Trail;
use super::offsets::Offsets;
use super::passage::passage;
use crate::model::{Correction, Decision, Draft, DraftCorrection, DraftDecision, DraftVote, Vote};

/// The decisions of a draft.
pub fn decisions(
    draft: &Draft,
    offsets: &Offsets<'_>,
    labels: &mut Labels<'_>,
    trail: &mut Trail<'_>,
) -> Vec<Decision> {
    let read = draft.decisions.iter().enumerate();
    read.map(|(index, decision)| {
        trace(decision, index, trail);
        self::decision(decision, draft, index, offsets, labels)
    })
    .collect()
}

fn decision(
    read: &DraftDecision,
    draft: &Draft,
    index: usize,
    offsets: &Offsets<'_>,
    labels: &mut Labels<'_>,
) -> Decision {
    let mut votes: Vec<Vote> = read.votes.iter().map(|read| vote(read, labels)).collect();
    let corrections: Vec<Correction> = read.corrections.iter().map(|read| correction(read, offsets, labels)).collect();
    for correction in &corrections {
        let voter = votes.iter_mut().find(|vote| is_of(correction, vote));
        voter.into_iter().for_each(|vote| vote.intended = Some(correction.intended));
    }
    let passage = passage(&read.parts, &draft.paragraphs, offsets).unwrap_or_default();
    Decision {
        seq: index as u32 + 1,
        what: read.what.text.clone(),
        title: read.title.clone(),
        adopted_as: read.adopted_as.as_ref().map(|read| read.text.clone()),
        outcome: read.outcome,
        how: read.how,
        in_favour: read.in_favour,
        against: read.against,
        abstaining: read.abstaining,
        page: if passage.page_start > 0 { passage.page_start } else { read.what.page },
        start: passage.start,
        end: passage.end,
        votes,
        corrections,
    }
}

fn vote(read: &DraftVote, labels: &mut Labels<'_>) -> Vote {
    let named = labels.named(&read.label, "vote");
    Vote { as_written: named.as_written, entity: named.entity, position: read.position, intended: None }
}

fn correction(read: &DraftCorrection, offsets: &Offsets<'_>, labels: &mut Labels<'_>) -> Correction {
    let named = labels.named(&read.label, "vote");
    let (start, end) = offsets.stretch(read.told).map_or((0, 0), |told| (told.start, told.end));
    let (as_written, entity) = (named.as_written, named.entity);
    Correction { as_written, entity, intended: read.intended, page: read.label.page, start, end }
}

/// Whether a correction is that of a vote's state.
fn is_of(correction: &Correction, vote: &Vote) -> bool {
    vote.as_written == correction.as_written || (vote.entity.is_some() && vote.entity == correction.entity)
}

fn trace(read: &DraftDecision, index: usize, trail: &mut Trail<'_>) {
    let field = format!("decisions[{index}]");
    trail.note(format!("{field}.outcome"), read.what.page, read.parts.first().copied(), read.rule);
    trail.read(format!("{field}.what"), &read.what);
    trail.maybe(&format!("{field}.adopted_as"), read.adopted_as.as_ref());
    trail.list(&format!("{field}.votes"), read.votes.iter().map(|vote| &vote.label));
    trail.list(&format!("{field}.corrections"), read.corrections.iter().map(|correction| &correction.label));
}
