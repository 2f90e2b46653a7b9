//! The tables, one file each, in the order in which the dataset lists them.

pub mod agenda_items;
pub mod decisions;
pub mod documents;
pub mod evidence;
pub mod files;
pub mod furniture;
pub mod mentions;
pub mod paragraphs;
pub mod problems;
pub mod recommendations;
pub mod statement_speakers;
pub mod statements;
pub mod symbols;
pub mod unresolved;
pub mod vote_corrections;
pub mod votes;

use super::table::{Rows, Table};
use crate::model::{Document, Entity, EntityKind};

/// Every table.
pub const ALL: &[&Table] = &[
    &files::TABLE,
    &documents::TABLE,
    &symbols::TABLE,
    &agenda_items::TABLE,
    &paragraphs::TABLE,
    &statements::TABLE,
    &statement_speakers::TABLE,
    &decisions::TABLE,
    &votes::TABLE,
    &vote_corrections::TABLE,
    &mentions::TABLE,
    &recommendations::TABLE,
    &unresolved::TABLE,
    &evidence::TABLE,
    &furniture::TABLE,
    &problems::TABLE,
];

/// Writes a document's rows of one table.
pub type Writer = fn(&Document, &mut Rows);

/// The tables that are views of one document, with what writes their rows.
pub const OF_DOCUMENT: &[(&Table, Writer)] = &[
    (&documents::TABLE, |document, out| documents::row(out, document)),
    (&symbols::TABLE, symbols::rows),
    (&agenda_items::TABLE, agenda_items::rows),
    (&paragraphs::TABLE, paragraphs::rows),
    (&statements::TABLE, statements::rows),
    (&statement_speakers::TABLE, statement_speakers::rows),
    (&decisions::TABLE, decisions::rows),
    (&votes::TABLE, votes::rows),
    (&vote_corrections::TABLE, vote_corrections::rows),
    (&mentions::TABLE, mentions::rows),
    (&recommendations::TABLE, recommendations::rows),
    (&evidence::TABLE, evidence::rows),
    (&furniture::TABLE, furniture::rows),
];

fn entity_kinds() -> Vec<&'static str> {
    EntityKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

fn name(entity: &Option<Entity>) -> Option<&str> {
    entity.as_ref().map(|entity| entity.name.as_str())
}

fn kind(entity: &Option<Entity>) -> Option<EntityKind> {
    entity.as_ref().map(|entity| entity.kind)
}

fn iso3(entity: &Option<Entity>) -> Option<&str> {
    entity.as_ref().and_then(|entity| entity.iso3.as_deref())
}

fn m49(entity: &Option<Entity>) -> Option<u16> {
    entity.as_ref().and_then(|entity| entity.m49)
}

fn names(entities: &[Entity]) -> Vec<&str> {
    entities.iter().map(|entity| entity.name.as_str()).collect()
}

fn iso3s<'a>(entities: impl IntoIterator<Item = &'a Entity>) -> Vec<&'a str> {
    entities.into_iter().filter_map(|entity| entity.iso3.as_deref()).collect()
}
