//! Facts about the world as CSV rows with their source, and their loaders.

pub mod calendar;
mod errata;
mod fold;
mod guard;
pub mod items;
pub mod lexicon;
mod names;
pub mod ordinals;
mod period;
pub mod phrases;
mod running_text;
mod tables;
pub mod tokens;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

pub use errata::{ERRATUM_FIELDS, ErratumRow};
pub use fold::fold;
pub use tables::{BodyRow, MemberRow, NameRow, NotNameRow, StateRow, Tables, TitleRow, TreatyRow};
pub use words::{
    LabelRow, LanguageRow, MonthRow, NumberRow, OrganRow, PhraseRow, StopWordRow, SymbolPartRow, WeekdayRow, Words,
};

use crate::error::Error;
use crate::model::{Entity, EntityKind};
use guard::Guard;
use lexicon::Lexicon;
use names::{Claim, Labels, Verdict};
use period::{Period, Stand};
use running_text::{Finder, FinderBuilder};

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
pub struct Reference {
    tables: Tables,
    entities: Vec<Entity>,
    /// When each entity exists.
    exists: Vec<Period>,
    /// Index of each entity by its key in the tables.
    by_key: HashMap<String, usize>,
    labels: Labels,
    /// By language, built when first asked for.
    finders: BTreeMap<String, OnceLock<Finder>>,
    /// The words; made once for a set of tables and kept as long as the program runs.
    lexicon: Option<&'static Lexicon>,
}

impl Reference {
    /// The tables that the program ships.
    pub fn builtin() -> &'static Reference {
        static BUILTIN: LazyLock<Reference> = LazyLock::new(|| {
            Tables::shipped()
                .and_then(Reference::from_tables)
                .unwrap_or_else(|error| unreachable!("shipped tables: {error}"))
        });
        &BUILTIN
    }

    /// The shipped tables with those of a folder laid over them. Files have the names of the shipped ones; a row with the same key
    /// stands in place of the shipped row, any other is added. A bad row is an error that names file and line.
    pub fn load(folder: &Path) -> Result<Reference, Error> {
        Tables::shipped()?.with_folder(folder).and_then(Reference::from_tables)
    }

    /// Makes a reference of tables. A row that refers to nothing is an error.
    pub fn from_tables(tables: Tables) -> Result<Reference, Error> {
        let mut reference =
            Reference { lexicon: Some(Lexicon::kept(&tables.words, &tables.titles)), ..Reference::default() };
        for row in &tables.states {
            let iso3 = (!row.iso3.is_empty()).then(|| row.iso3.clone());
            let entity = Entity { name: row.name.clone(), kind: EntityKind::State, iso3, m49: row.m49 };
            reference.add(&row.key, entity, Period::between(&row.from, &row.to), &tables)?;
        }
        for (rows, kind) in [(&tables.organisations, EntityKind::Organisation), (&tables.groups, EntityKind::Group)] {
            for row in rows {
                let entity = Entity { name: row.name.clone(), kind, iso3: None, m49: None };
                reference.add(&row.name, entity, Period::between(&row.from, &row.to), &tables)?;
            }
        }
        for cited in &tables.cited {
            reference.index(&cited.place, &cited.key)?;
        }
        reference.name_all(&tables)?;
        for row in &tables.members {
            reference.index("group_members.csv", &row.group)?;
            reference.index("group_members.csv", &row.key)?;
        }
        for row in &tables.treaty_status {
            reference.index("treaty_status.csv", &row.iso3)?;
        }
        reference.tables = tables;
        Ok(reference)
    }

    fn add(&mut self, key: &str, entity: Entity, exists: Option<Period>, tables: &Tables) -> Result<(), Error> {
        if self.by_key.insert(key.to_owned(), self.entities.len()).is_some() {
            let place = tables.cited.iter().rfind(|cited| cited.key == key).map(|cited| format!("{}: ", cited.place));
            let place = place.unwrap_or_default();
            let message = format!("{place}two rows of the reference tables have the key \"{key}\"");
            return Err(Error::new("reference-table", message));
        }
        self.entities.push(entity);
        self.exists.push(exists.unwrap_or(Period::ALWAYS));
        Ok(())
    }

    fn index(&self, file: &str, key: &str) -> Result<usize, Error> {
        self.by_key.get(key).copied().ok_or_else(|| {
            Error::new(
                "reference-table",
                format!("{file}: \"{key}\" is no key of states.csv, organisations.csv or groups.csv"),
            )
        })
    }

    fn name_all(&mut self, tables: &Tables) -> Result<(), Error> {
        let files = [
            ("state_names.csv", &tables.state_names),
            ("organisation_names.csv", &tables.organisation_names),
            ("group_names.csv", &tables.group_names),
        ];
        for (file, rows) in files {
            for row in rows.iter().filter(|row| row.usage != "never") {
                self.index(file, &row.key)?;
                self.finders.entry(row.language.clone()).or_default();
                if let Some(claim) = self.claim(&row.key, &row.from, &row.to) {
                    self.labels.insert(&row.name, claim);
                }
            }
        }
        for row in tables.organisations.iter().chain(&tables.groups) {
            if let Some(claim) = self.claim(&row.name, "", "") {
                self.labels.insert(&row.name, claim);
            }
        }
        Ok(())
    }

    fn claim(&self, key: &str, from: &str, to: &str) -> Option<Claim> {
        let entity = *self.by_key.get(key)?;
        Some(Claim { entity, period: Period::between(from, to)?, exists: self.exists.get(entity).copied()? })
    }

    /// What a label names in a document of a date (ISO 8601, possibly cut; today's names where it is absent).
    /// The label may carry a leading article, capitals, a bracketed abbreviation.
    pub fn resolve(&self, label: &str, date: Option<&str>) -> Resolution<'_> {
        match self.labels.resolve(label, when(date)) {
            Verdict::One(index) => self.entities.get(index).map_or(Resolution::Unknown, Resolution::One),
            Verdict::Several => Resolution::Several,
            Verdict::Nobody => Resolution::Unknown,
        }
    }

    /// The names of entities in an English text, longest match first, in order and without overlap.
    pub fn names_in(&self, text: &str, date: Option<&str>) -> Vec<NameFound<'_>> {
        self.names_in_language(text, "en", date)
    }

    /// The names of entities in a text of a language (ISO 639-1), longest match first, in order and without overlap.
    /// In a language of which the tables hold no names nothing is found.
    pub fn names_in_language(&self, text: &str, language: &str, date: Option<&str>) -> Vec<NameFound<'_>> {
        let mut names = Vec::new();
        if let Some(cell) = self.finders.get(language) {
            cell.get_or_init(|| self.finder(language)).find(text, when(date), |start, end, index| {
                names.extend(self.entities.get(index).map(|entity| NameFound { start, end, entity }));
            });
        }
        names
    }

    fn finder(&self, language: &str) -> Finder {
        let mut builder = FinderBuilder::default();
        let tables = &self.tables;
        let names = tables.state_names.iter().chain(&tables.organisation_names).chain(&tables.group_names);
        for row in names.filter(|row| row.language == language && row.usage != "never") {
            let guard = match row.usage.as_str() {
                "" => Guard::None,
                "word" => Guard::Word,
                "person" => Guard::Person,
                _ => {
                    builder.passed_over(&row.name);
                    continue;
                }
            };
            if let Some(claim) = self.claim(&row.key, &row.from, &row.to) {
                builder.name(&row.name, claim, guard);
            }
        }
        tables.not_names.iter().filter(|row| row.language == language).for_each(|row| builder.passed_over(&row.phrase));
        tables.titles.iter().filter(|row| row.language == language).for_each(|row| builder.title(&row.title));
        builder.build()
    }

    /// All entities, in the order of the tables.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity of a key: an alpha-3 code, or the name of an organisation or a group in the tables.
    pub fn entity(&self, key: &str) -> Option<&Entity> {
        self.by_key.get(key).and_then(|&index| self.entities.get(index))
    }

    /// The row of a state by its alpha-3 code: its codes in other lists, its dates and its successors.
    pub fn state(&self, iso3: &str) -> Option<&StateRow> {
        self.tables.states.iter().find(|row| row.iso3 == iso3)
    }

    /// The words of the documents' languages.
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon.unwrap_or_else(Lexicon::builtin)
    }

    /// The rows from which this reference was made.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The members of a group or an organisation at a date, as far as the tables know them.
    pub fn members(&self, group: &str, date: Option<&str>) -> Vec<&Entity> {
        let rows = self.tables.members.iter().filter(|row| row.group == group && holds(&row.from, &row.to, date));
        rows.filter_map(|row| self.entity(&row.key)).collect()
    }

    /// What a state is to a treaty at a date: the status of its last row before; absent where no row says.
    pub fn treaty_status(&self, treaty: &str, iso3: &str, date: Option<&str>) -> Option<&str> {
        let rows = self.tables.treaty_status.iter().filter(|row| row.treaty == treaty && row.iso3 == iso3);
        let begun = rows.filter(|row| holds(&row.from, "", date));
        begun.max_by(|a, b| a.from.cmp(&b.from)).map(|row| row.status.as_str())
    }
}

fn when(date: Option<&str>) -> Period {
    date.and_then(Period::of).unwrap_or(Period::TODAY)
}

fn holds(from: &str, to: &str, date: Option<&str>) -> bool {
    Period::between(from, to).is_some_and(|period| period.stands_to(when(date)) == Stand::Within)
}
