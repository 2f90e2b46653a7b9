//! A flow to a draft: the engine that runs the rules of [`rules`](crate::rules).

mod agenda;
mod decisions;
mod enumeration;
mod expression;
mod kind;
mod language;
mod masthead;
mod needles;
mod paragraphs;
mod patterns;
mod recommendations;
mod sentences;
mod sheet;
mod statements;

use crate::model::{DocumentKind, Draft, Flow, Problem, Severity};
use crate::reference::Reference;

/// Reads a flow by the rules of its kind.
pub fn draft(flow: Flow, reference: &Reference) -> Draft {
    let mut masthead = masthead::read(&flow, reference);
    masthead::country_is_subtitle(&mut masthead.header, reference);
    let stated = masthead::stated_language(&masthead);
    let (kind, kind_rule) = kind::kind(&flow, &masthead, reference);
    let mut problems = Vec::new();
    let language = language::language(&flow, stated.as_deref(), &mut problems);
    let items = masthead.items.clone();
    let mut draft = paragraphs::draft(flow, masthead, kind, kind_rule);
    draft.language = language;
    draft.problems.append(&mut problems);
    if kind_rule == "kind.none" {
        let message = "no rule tells what kind of document this is";
        draft.problems.push(Problem::new(Severity::Warning, "unknown-kind", message).on_page(1));
    }
    masthead::read_chairs(&draft.paragraphs, &mut draft.header);
    if draft.kind == DocumentKind::SessionSummary {
        masthead::read_chaired(&draft.paragraphs, &mut draft.header, reference);
    }
    agenda::read(&mut draft, &items);
    statements::read(&mut draft, reference);
    decisions::read(&mut draft, reference);
    recommendations::read(&mut draft, reference);
    draft
}
