//! Meeting coverage: press releases on a meeting.

use super::behalf::Names;
use super::{told, year_of};
use crate::model::Draft;
use crate::reference::Reference;

/// Reads the statements into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    let year = year_of(draft);
    draft.statements = told::read(draft, Names { reference, date: year.as_deref() }, true);
}
