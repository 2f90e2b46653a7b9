//! Recommendations in normal form.

use super::entities::Labels;
use super::evidence::Trail;
use super::offsets::{Offsets, composed};
use crate::model::{Draft, DraftRecommendation, Entity, EntityKind, Header, Recommendation};
use crate::reference::{Reference, Resolution};

/// The state under review: the one that stands alone in the subtitle, or in the title where there is no such line.
pub fn under_review(header: &Header, reference: &Reference, date: Option<&str>) -> Option<Entity> {
    let lines = [header.subtitle.as_deref(), header.title.as_deref()];
    lines.into_iter().flatten().find_map(|line| match reference.resolve(line, date) {
        Resolution::One(entity) if entity.kind == EntityKind::State => Some(entity.clone()),
        _ => None,
    })
}

/// The recommendations of a draft to the state under review.
pub fn recommendations(
    draft: &Draft,
    under_review: Option<&Entity>,
    offsets: &Offsets<'_>,
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
    offsets: &Offsets<'_>,
    labels: &mut Labels<'_>,
) -> Recommendation {
    let stretch = read.text.place.and_then(|place| offsets.stretch(place));
    let paragraph = read.text.place.and_then(|place| offsets.paragraph(place.paragraph));
    let end = stretch.or(paragraph);
    Recommendation {
        number: read.number.clone(),
        text: composed(read.text.text.trim()),
        states: read.states.iter().map(|state| labels.named(state, "recommendation")).collect(),
        state_under_review: under_review.cloned(),
        response: read.response.clone(),
        page: read.text.page,
        start: end.map_or(0, |stretch| stretch.start),
        end: end.map_or(0, |stretch| stretch.end),
    }
}
