//! Verbatim records: turns from speakers' labels.

use crate::model::Draft;
use crate::reference::Reference;

/// Reads the statements into the draft.
pub fn read(_draft: &mut Draft, _reference: &Reference) {}
