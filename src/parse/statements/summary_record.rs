//! Summary records: runs of numbered paragraphs of one speaker.

use super::behalf::Names;
use super::label::{Labels, Setting};
use super::{notes, told};
use crate::model::Draft;
use crate::reference::Reference;

/// Reads the statements into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    notes::mark(draft, &Labels { setting: Setting::Bold, states: Vec::new() });
    notes::read_chairs(draft);
    notes::read_foot(draft);
    let year = draft.header.year();
    draft.statements = told::read(draft, Names { reference, date: year.as_deref() }, false);
}
