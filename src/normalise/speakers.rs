//! Speakers and their entities.

use super::entities::Labels;
use crate::model::{DraftSpeaker, Speaker};

/// The speakers of a statement, or the officers in the chair.
pub fn speakers(drafts: &[DraftSpeaker], labels: &mut Labels<'_>) -> Vec<Speaker> {
    drafts.iter().map(|draft| speaker(draft, labels)).collect()
}

fn speaker(draft: &DraftSpeaker, labels: &mut Labels<'_>) -> Speaker {
    let page = draft.as_written.page;
    Speaker {
        as_written: draft.as_written.text.clone(),
        name: draft.name.clone(),
        role: draft.role.clone(),
        entity: draft.affiliation.as_ref().and_then(|label| labels.entity(label, "speaker", page)),
    }
}
