//! Recommendations in normal form.

use super::entities::Labels;
use super::evidence::Trail;
use super::offsets::Offsets;
use crate::model::{Draft, DraftRecommendation, Entity, Recommendation};

/// The recommendations of a draft to the state under review.
pub fn recommendations(
    draft: &Draft,
    under_review: Option<&Entity>,
    offsets: &Offsets,
    labels: &mut Labels<'_>,
    trail: &mut Trail<'_>,
) -> Vec<Recommendation> {
    let read = draft.recommendations.iter().enumerate();
    read.map(|(index, read)| {
        trail.read(format!("recommendations[{index}].text"), &read.text);
        trail.list(&format!("recommendations[{index}].states"), &read.states);
        recommendation(read, under_review, offsets, labels)
    })
    .collect()
}

fn recommendation(
    read: &DraftRecommendation,
    under_review: Option<&Entity>,
    offsets: &Offsets,
    labels: &mut Labels<'_>,
) -> Recommendation {
    let stretch = read.text.place.and_then(|place| offsets.stretch(place));
    let paragraph = read.text.place.and_then(|place| offsets.paragraph(place.paragraph));
    let end = stretch.or(paragraph);
    Recommendation {
        number: read.number.clone(),
        text: stretch.map_or_else(|| read.text.text.clone(), |stretch| stretch.text.to_owned()),
        states: read.states.iter().map(|state| labels.named(state, "recommendation")).collect(),
        state_under_review: under_review.cloned(),
        response: read.response.clone(),
        page: read.text.page,
        start: end.map_or(0, |stretch| stretch.start),
        end: end.map_or(0, |stretch| stretch.end),
    }
}
