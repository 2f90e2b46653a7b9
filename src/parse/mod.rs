//! A flow to a draft: the engine that runs the rules of [`rules`](crate::rules).

mod agenda;
mod decisions;
mod kind;
mod masthead;
mod paragraphs;
mod patterns;
mod recommendations;
mod sentences;
mod statements;

use crate::model::{Draft, Flow};
use crate::reference::Reference;

/// Reads a flow by the rules of its kind.
pub fn draft(flow: Flow, reference: &Reference) -> Draft {
    let (kind, kind_rule) = kind::kind(&flow);
    let mut draft = paragraphs::draft(flow, kind, kind_rule);
    masthead::read(&mut draft, reference);
    agenda::read(&mut draft);
    statements::read(&mut draft, reference);
    decisions::read(&mut draft, reference);
    recommendations::read(&mut draft, reference);
    draft
}
