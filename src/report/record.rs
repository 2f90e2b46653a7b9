//! What the report reads: a line of `documents.jsonl`, a row of `files.csv` and of `unresolved.csv`.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::emit::cell::unguarded;

/// A document as it was written. What a line lacks is empty here.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Its identifier.
    pub id: String,
    /// Its source.
    pub source: Source,
    /// What it is.
    pub kind: String,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// Its header, field by field.
    pub header: Value,
    /// Its agenda items.
    pub agenda: Vec<AgendaItem>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Its statements.
    pub statements: Vec<Statement>,
    /// Its decisions.
    pub decisions: Vec<Decision>,
    /// Its recommendations.
    pub recommendations: Vec<Recommendation>,
    /// States and organisations that it mentions.
    pub mentions: Vec<Mention>,
    /// Pieces of its pages that are no running text.
    pub furniture: Vec<Piece>,
    /// The ledger of its words.
    pub coverage: Coverage,
    /// Where each value was read.
    pub evidence: BTreeMap<String, Evidence>,
    /// What went wrong or looks wrong.
    pub problems: Vec<Problem>,
}

/// A source file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Source {
    /// The recorded path.
    pub path: String,
    /// Its digest in hex digits.
    pub sha256: String,
    /// Its format.
    pub format: String,
    /// Its pages.
    pub pages: u32,
    /// Where its text comes from.
    pub text_source: String,
}

/// A state, an organisation or a group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(default)]
pub struct Entity {
    /// Its name.
    pub name: String,
    /// `state`, `organisation` or `group`.
    pub kind: String,
    /// Its code.
    pub iso3: Option<String>,
    /// Its number in the list M49, by which maps know it.
    pub m49: Option<u16>,
}

/// An agenda item.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct AgendaItem {
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The page.
    pub page: u32,
}

/// A block of running text.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Paragraph {
    /// What it is.
    pub kind: String,
    /// Its number, left out of the text.
    pub number: Option<String>,
    /// Its mark, left out of the text.
    pub marker: Option<String>,
    /// Level of a heading.
    pub level: u8,
    /// The text.
    pub text: String,
    /// First page.
    pub page_start: u32,
    /// Offset of its first character.
    pub start: u32,
}

/// A speaker, an officer in the chair, a recommending state or a voter.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Named {
    /// The label as printed.
    pub as_written: String,
    /// Whom it names.
    pub entity: Option<Entity>,
    /// How it voted, of a voter.
    pub position: String,
}

/// An intervention.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Statement {
    /// 1 for the first.
    pub seq: u32,
    /// Whose words.
    pub mode: String,
    /// Headings above it.
    pub headings: Vec<String>,
    /// Items in force.
    pub agenda_items: Vec<String>,
    /// Who speaks.
    pub speakers: Vec<Named>,
    /// For whom beyond the speakers' own entities.
    pub on_behalf_of: Vec<Entity>,
    /// Language named in the label.
    pub spoken_language: Option<String>,
    /// The text.
    pub text: String,
    /// First page.
    pub page_start: u32,
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last.
    pub end: u32,
}

/// A thing put to the meeting.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// 1 for the first.
    pub seq: u32,
    /// What was put to it.
    pub what: String,
    /// Its title.
    pub title: Option<String>,
    /// Its number when adopted.
    pub adopted_as: Option<String>,
    /// What became of it.
    pub outcome: String,
    /// How it was decided.
    pub how: String,
    /// Votes in favour.
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstaining: Option<u32>,
    /// The page.
    pub page: u32,
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last.
    pub end: u32,
    /// The states' votes.
    pub votes: Vec<Named>,
}

/// A recommendation.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Recommendation {
    /// Its number.
    pub number: String,
    /// The recommending states.
    pub states: Vec<Named>,
    /// The response to it.
    pub response: Option<String>,
    /// The page.
    pub page: u32,
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last.
    pub end: u32,
}

/// A mention.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Mention {
    /// Whom it names.
    pub entity: Entity,
    /// Offset of its first character.
    pub start: u32,
    /// Offset after its last.
    pub end: u32,
}

/// A piece of furniture.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Piece {
    /// 1 for the first.
    pub seq: u32,
    /// The text as printed.
    pub text: String,
    /// Why it was set aside.
    pub reason: String,
    /// The page.
    pub page: u32,
}

/// The ledger of a document's words, or of many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Coverage {
    /// Words of the source.
    pub source_words: u64,
    /// Words in paragraphs.
    pub paragraph_words: u64,
    /// Words in furniture.
    pub furniture_words: u64,
    /// Words in neither.
    pub lost_words: u64,
}

/// Where a value was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Evidence {
    /// The page.
    pub page: u32,
    /// Offset of its first character; absent where it stands in no paragraph.
    pub start: Option<u32>,
    /// Offset after its last.
    pub end: Option<u32>,
    /// The rule that read it.
    pub rule: String,
}

/// What went wrong or looks wrong.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Problem {
    /// How much it matters.
    pub severity: String,
    /// What it is.
    pub code: String,
    /// One sentence.
    pub message: String,
    /// The page.
    pub page: Option<u32>,
}

/// A row of `files.csv`.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct FileRow {
    /// The path.
    pub path: String,
    /// How far the reading came.
    pub status: String,
    /// Its document; absent after an error.
    pub doc_id: Option<String>,
    /// What went wrong, or what to do.
    pub message: Option<String>,
}

/// A row of `unresolved.csv`.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Unresolved {
    /// The label as printed.
    pub label: String,
    /// Where it was met.
    pub roles: String,
    /// Why it names no entity.
    pub reason: String,
    /// How often it was met.
    pub count: u64,
    /// The first document.
    pub doc_id: String,
    /// The page there.
    pub page: u32,
}

/// A row with texts that were made safe for spreadsheets.
pub trait Guarded: DeserializeOwned {
    /// Makes the texts what they were.
    fn unguard(&mut self);
}

impl Guarded for FileRow {
    fn unguard(&mut self) {
        self.path = unguarded(&self.path).into_owned();
        self.message = self.message.as_deref().map(|message| unguarded(message).into_owned());
    }
}

impl Guarded for Unresolved {
    fn unguard(&mut self) {
        self.label = unguarded(&self.label).into_owned();
    }
}

/// The rows of a table. Fails with one line that says what is wrong with which row.
pub fn rows<T: Guarded>(bytes: &[u8]) -> Result<Vec<T>, String> {
    let rows = csv::Reader::from_reader(bytes).into_deserialize::<T>();
    rows.map(|row| {
        let mut row = row.map_err(|error| error.to_string().to_lowercase())?;
        row.unguard();
        Ok(row)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_the_names_of_their_columns_and_are_as_they_were_before_they_were_made_safe() {
        let table = b"status,path,bytes,message\nerror,'=a.pdf,12,\nok,b\\u{1b}.md,,fine\n";
        let rows: Vec<FileRow> = rows(table).unwrap();
        assert_eq!((rows[0].path.as_str(), rows[0].message.as_deref()), ("=a.pdf", None));
        assert_eq!((rows[1].path.as_str(), rows[1].status.as_str()), ("b\u{1b}.md", "ok"));
    }

    #[test]
    fn a_line_that_lacks_fields_is_read_and_a_row_that_is_none_is_told() {
        let record: Record = serde_json::from_str(r#"{"id":"d","statements":[{"seq":1,"text":"x"}]}"#).unwrap();
        assert_eq!((record.id.as_str(), record.statements[0].text.as_str()), ("d", "x"));
        assert!(rows::<Unresolved>(b"label,count\nx,many\n").unwrap_err().contains("line: 2"));
    }
}
