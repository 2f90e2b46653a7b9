//! A draft to a document: dates, symbols, entities in normal form, the printed form kept.

use crate::model::{Document, Draft, Source};
use crate::reference::Reference;

/// Brings a draft into normal form.
pub fn document(draft: Draft, source: Source, _reference: &Reference) -> Document {
    Document {
        schema_version: crate::model::SCHEMA_VERSION,
        id: source.sha256.chars().take(16).collect(),
        source,
        kind: draft.kind,
        language: draft.language,
        header: Default::default(),
        agenda: Vec::new(),
        paragraphs: Vec::new(),
        statements: Vec::new(),
        decisions: Vec::new(),
        recommendations: Vec::new(),
        mentions: Vec::new(),
        unresolved: Vec::new(),
        furniture: Vec::new(),
        coverage: Default::default(),
        evidence: Default::default(),
        problems: draft.problems,
    }
}
