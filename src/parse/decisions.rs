//! What was put to the meeting, and how each state voted.

use crate::model::Draft;
use crate::reference::Reference;

/// Reads it into the draft.
pub fn read(_draft: &mut Draft, _reference: &Reference) {}
