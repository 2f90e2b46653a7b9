//! Mentions of states and organisations in the running text.

use crate::model::{Mention, Paragraph, Statement};
use crate::reference::Reference;

/// The mentions in the paragraphs, in order, each with the statement in which it stands.
pub fn mentions(
    _paragraphs: &[Paragraph],
    _statements: &[Statement],
    _reference: &Reference,
    _date: Option<&str>,
) -> Vec<Mention> {
    Vec::new()
}
