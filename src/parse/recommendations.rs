//! Recommendations of reports of the Universal Periodic Review.

use crate::model::Draft;
use crate::reference::Reference;

/// Reads it into the draft.
pub fn read(_draft: &mut Draft, _reference: &Reference) {}
