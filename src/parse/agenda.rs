//! Agenda items that a document states, lists or opens.

use crate::model::Draft;

/// Reads them into the draft.
pub fn read(_draft: &mut Draft) {}
