//! The masthead: what a document says of itself.

use crate::model::Draft;
use crate::reference::Reference;

/// Reads it into the draft.
pub fn read(_draft: &mut Draft, _reference: &Reference) {}
