//! Speakers and their entities.

use super::entities::Labels;
use crate::model::{DraftSpeaker, Speaker};

/// The speakers of a statement, or the officers in the chair.
pub fn speakers(drafts: &[DraftSpeaker], labels: &mut Labels<'_>) -> Vec<Speaker> {
    drafts.iter().map(|draft| speaker(draft, labels)).collect()
}

fn speaker(draft: &DraftSpeaker, labels: &mut Labels<'_>) -> Speaker {
    let page = draft.as_written.page;
    let parts = draft.affiliation.as_deref().and_then(|label| labels.office_and_state(label));
    let label = parts.map(|(_, state)| state).or(draft.affiliation.as_deref());
    Speaker {
        as_written: draft.as_written.text.clone(),
        name: draft.name.clone(),
        role: draft.role.clone().or_else(|| parts.map(|(office, _)| office.to_owned())),
        entity: label.and_then(|label| labels.entity(label, "speaker", page)),
    }
}
