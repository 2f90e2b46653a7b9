//! Facts about the world as CSV rows with their source, and their loaders.

pub mod calendar;
pub mod lexicon;
pub mod ordinals;
pub mod tokens;

use crate::model::Entity;

/// What a label names.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution<'a> {
    /// One entity.
    One(&'a Entity),
    /// Several entities, or one name borne by several at that date.
    Several,
    /// No entity that is known.
    Unknown,
}

/// A name of an entity found in running text.
#[derive(Debug, Clone, PartialEq)]
pub struct NameFound<'a> {
    /// Byte offset of the first character.
    pub start: usize,
    /// Byte offset after the last character.
    pub end: usize,
    /// Whom it names.
    pub entity: &'a Entity,
}

/// The reference tables: entities with their names.
#[derive(Debug, Default)]
pub struct Reference {}

impl Reference {
    /// The tables that the program ships.
    pub fn builtin() -> &'static Reference {
        static BUILTIN: std::sync::LazyLock<Reference> = std::sync::LazyLock::new(Reference::default);
        &BUILTIN
    }

    /// What a label names in a document of a date (ISO 8601, possibly cut; today's names where it is absent).
    /// The label may carry a leading article, capitals, a bracketed abbreviation.
    pub fn resolve(&self, _label: &str, _date: Option<&str>) -> Resolution<'_> {
        Resolution::Unknown
    }

    /// The names of entities in a text, longest match first, in order and without overlap.
    pub fn names_in(&self, _text: &str, _date: Option<&str>) -> Vec<NameFound<'_>> {
        Vec::new()
    }
}
