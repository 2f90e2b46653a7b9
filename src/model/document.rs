//! A document in normal form: the contract's record, field by field.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DocumentKind, EntityKind, FurnitureReason, How, Mode, Outcome, ParagraphKind, Position, Problem};

/// Version of the record's shape.
pub const SCHEMA_VERSION: u32 = 1;

/// A source file.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Source {
    /// The path as it was given or found.
    pub path: String,
    /// SHA-256 of the bytes, in lower-case hex digits.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
    /// `pdf`, `text` or `markdown`.
    pub format: &'static str,
    /// Number of pages; 1 for text without pages.
    pub pages: u32,
    /// `embedded`, `recognised` (an earlier recognition's text layer), `ocr` (recognised for this run) or `none`.
    pub text_source: &'static str,
    /// The recognition; absent where the text is the file's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ocr: Option<Recognition>,
}

/// How a scan was recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Recognition {
    /// The program with its version.
    pub engine: String,
    /// Languages in which it was told to read, by the program's own codes.
    pub languages: Vec<String>,
    /// How sure it is of the words of each page, in per cent; null where it found none.
    pub confidence: Vec<Option<u8>>,
}

impl Recognition {
    /// How sure the program is of the whole, in per cent: the mean of the pages that have words.
    pub fn mean(&self) -> Option<u8> {
        let sure: Vec<u32> = self.confidence.iter().flatten().map(|&sure| u32::from(sure)).collect();
        (!sure.is_empty()).then(|| (sure.iter().sum::<u32>() / sure.len() as u32) as u8)
    }
}

/// A state, an organisation or a group.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Entity {
    /// Its name in the reference tables.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// ISO 3166-1 alpha-3 code, or the former code of a state that is gone; null for all but states.
    pub iso3: Option<String>,
    /// UN M49 code; null where there is none.
    pub m49: Option<u16>,
}

/// Where a value was read.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Evidence {
    /// The page.
    pub page: u32,
    /// Offset of the first character in the document's text; null for furniture and front matter.
    pub start: Option<u32>,
    /// Offset after the last character.
    pub end: Option<u32>,
    /// Identifier of the rule that read it.
    pub rule: &'static str,
}

/// The meeting or session to which a document belongs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Meeting {
    /// As printed, with its ordinal.
    pub name: Option<String>,
    /// The ordinal.
    pub number: Option<u32>,
    /// Where it is held.
    pub place: Option<String>,
    /// First day, ISO 8601.
    pub start: Option<String>,
    /// Last day, ISO 8601.
    pub end: Option<String>,
    /// The hour announced in the masthead, `15:05`.
    pub time: Option<String>,
}

/// Parts of a symbol, after the grammar of UN document symbols.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct SymbolParts {
    /// The symbol that is taken apart.
    pub symbol: String,
    /// The organ or convention: the leading part ("A", "S", "CCM").
    pub organ: Option<String>,
    /// The committee or subsidiary body ("C.1", "HRC", "WG.6").
    pub committee: Option<String>,
    /// The session ("76") or, for organs that count by years, the year.
    pub session: Option<String>,
    /// The series ("PV", "RES", "L").
    pub series: Option<String>,
    /// The number in the series.
    pub number: Option<String>,
    /// Number of the addendum.
    pub addendum: Option<String>,
    /// Number of the revision.
    pub revision: Option<String>,
    /// Number of the corrigendum.
    pub corrigendum: Option<String>,
    /// Number of the resumption.
    pub resumption: Option<String>,
    /// Whether the distribution is limited (an L series).
    pub limited: bool,
}

/// What a document says of itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Header {
    /// As printed in the masthead, without spaces and reissue stars; its own first.
    pub symbols: Vec<String>,
    /// The same, taken apart.
    pub symbol_parts: Vec<SymbolParts>,
    /// The first of `organs`.
    pub organ: Option<String>,
    /// Bodies named in the masthead, from the top.
    pub organs: Vec<String>,
    /// `general`, `limited`, `restricted` or `provisional`.
    pub distribution: Option<String>,
    /// ISO 8601 date of the document.
    pub date: Option<String>,
    /// ISO 639-1 codes after "Original:".
    pub original_languages: Vec<String>,
    /// Number of the session.
    pub session: Option<u32>,
    /// The meeting.
    pub meeting: Meeting,
    /// Items under which the document is issued, in normal form.
    pub agenda_items: Vec<String>,
    /// Whether they are of the provisional agenda; null where no item is named.
    pub agenda_provisional: Option<bool>,
    /// Titles of those items.
    pub agenda_titles: Vec<String>,
    /// The title.
    pub title: Option<String>,
    /// The line under it.
    pub subtitle: Option<String>,
    /// Who submits the document, as printed.
    pub submitted_by: Option<String>,
    /// The states and organisations among them.
    pub submitters: Vec<Entity>,
    /// Officers in the chair.
    pub presiding: Vec<Speaker>,
    /// Job number without its language suffix.
    pub job_number: Option<String>,
}

/// An agenda item that the document states, lists or opens.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AgendaItem {
    /// In normal form; null where the item has none.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Whether the record marks it as continued.
    pub continued: bool,
    /// The page.
    pub page: u32,
    /// Sequence numbers of the paragraphs that annotate it.
    pub annotation: Vec<u32>,
}

/// A block of running text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Paragraph {
    /// 1 for the first.
    pub seq: u32,
    /// What it is.
    pub kind: ParagraphKind,
    /// Number of a numbered paragraph.
    pub number: Option<String>,
    /// Mark of a list item or footnote.
    pub marker: Option<String>,
    /// Level of a heading or list item from 1; 0 for other text.
    pub level: u8,
    /// Headings above it, outermost first.
    pub headings: Vec<String>,
    /// The text.
    pub text: String,
    /// First page.
    pub page_start: u32,
    /// Last page.
    pub page_end: u32,
    /// Offset of the first character in the document's text.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
    /// 0 for the main text, 1 for the second language of bilingual pages.
    pub flow: u8,
}

/// A speaker of a statement, or an officer in the chair.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Speaker {
    /// The label as printed.
    pub as_written: String,
    /// The person.
    pub name: Option<String>,
    /// The office under which the person speaks.
    pub role: Option<String>,
    /// The state, organisation or group for which it is said.
    pub entity: Option<Entity>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Quote {
    /// The quoted words.
    pub text: String,
    /// Offset of the first character in the document's text.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
}

/// One intervention.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Statement {
    /// The document's id, `-s` and the sequence number in four digits.
    pub id: String,
    /// 1 for the first.
    pub seq: u32,
    /// Whose words.
    pub mode: Mode,
    /// Headings above it.
    pub headings: Vec<String>,
    /// Items in force, in normal form.
    pub agenda_items: Vec<String>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// For whom beyond the speakers' own entities.
    pub on_behalf_of: Vec<Entity>,
    /// With whom the speaker aligns itself.
    pub aligned_with: Vec<Entity>,
    /// ISO 639-1 code of the language named in the label.
    pub spoken_language: Option<String>,
    /// A remark of the record on the whole statement.
    pub note: Option<String>,
    /// The text.
    pub text: String,
    /// Quotations inside it.
    pub quotes: Vec<Quote>,
    /// Numbers of the paragraphs that it covers.
    pub paragraph_numbers: Vec<String>,
    /// First page.
    pub page_start: u32,
    /// Last page.
    pub page_end: u32,
    /// Offset of the first character in the document's text.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
}

/// One state's vote.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Vote {
    /// The state as printed.
    pub as_written: String,
    /// The state.
    pub entity: Option<Entity>,
    /// How it voted.
    pub position: Position,
    /// How it later said that it had meant to vote: its correction, where the decision has one.
    pub intended: Option<Position>,
}

/// What a delegation said afterwards of its vote, whether it stands in the lists or not.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Correction {
    /// The state as printed.
    pub as_written: String,
    /// The state.
    pub entity: Option<Entity>,
    /// How it had meant to vote.
    pub intended: Position,
    /// The page.
    pub page: u32,
    /// Offset of the first character that tells it in the document's text.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
}

/// One thing put to the meeting.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Decision {
    /// 1 for the first.
    pub seq: u32,
    /// The draft's symbol, or what it is called.
    pub what: String,
    /// Its title.
    pub title: Option<String>,
    /// The number under which it was adopted.
    pub adopted_as: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// How it was decided.
    pub how: How,
    /// Votes in favour.
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstaining: Option<u32>,
    /// The page.
    pub page: u32,
    /// Offset of the first character in the document's text.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
    /// The lists.
    pub votes: Vec<Vote>,
    /// What delegations said afterwards of their votes.
    pub corrections: Vec<Correction>,
}

/// One recommendation of a report of the Universal Periodic Review.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Recommendation {
    /// Its number.
    pub number: String,
    /// Its text.
    pub text: String,
    /// The recommending states.
    pub states: Vec<Named>,
    /// The state under review.
    pub state_under_review: Option<Entity>,
    /// The response of the state under review, where the report gives it.
    pub response: Option<String>,
    /// The page.
    pub page: u32,
    /// Offset of the first character in the document's text.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
}

/// A label and the entity that it names.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Named {
    /// The label as printed.
    pub as_written: String,
    /// The entity; null where the label names none that is known, or several.
    pub entity: Option<Entity>,
}

/// One mention of a state or an organisation in the text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Mention {
    /// The words of the text.
    pub as_written: String,
    /// Whom they name.
    pub entity: Entity,
    /// Offset of the first character in the document's text.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
    /// The statement in which it stands.
    pub statement_id: Option<String>,
}

/// A label that names a speaker, voter, submitter or group and found no entity.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Unresolved {
    /// The label as printed.
    pub label: String,
    /// Where it was met: `speaker`, `on_behalf_of`, `vote`, `submitter`, `recommendation`.
    pub role: &'static str,
    /// The page where it first stands.
    pub page: u32,
    /// `unknown` where no entity has the name, `ambiguous` where several have it.
    pub reason: &'static str,
}

/// The ledger of a document's words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coverage {
    /// Words of the text as first extracted.
    pub source_words: u32,
    /// Words that stand in a paragraph.
    pub paragraph_words: u32,
    /// Words that stand in a piece of furniture.
    pub furniture_words: u32,
    /// Words that stand in neither.
    pub lost_words: u32,
}

/// A piece of a page that is no running text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FurniturePiece {
    /// 1 for the first.
    pub seq: u32,
    /// The text as printed.
    pub text: String,
    /// Why it was set aside.
    pub reason: FurnitureReason,
    /// The page.
    pub page: u32,
}

/// A whole document.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Document {
    /// Version of the record's shape.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    pub schema_version: u32,
    /// The first 16 hex digits of the source's SHA-256.
    pub id: String,
    /// The source.
    pub source: Source,
    /// What it is.
    pub kind: DocumentKind,
    /// ISO 639-1 code of its language; null where it could not be told.
    pub language: Option<String>,
    /// What it says of itself.
    pub header: Header,
    /// Agenda items.
    pub agenda: Vec<AgendaItem>,
    /// Paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Statements.
    pub statements: Vec<Statement>,
    /// Decisions.
    pub decisions: Vec<Decision>,
    /// Recommendations.
    pub recommendations: Vec<Recommendation>,
    /// Mentions.
    pub mentions: Vec<Mention>,
    /// Labels that found no entity.
    pub unresolved: Vec<Unresolved>,
    /// Furniture.
    pub furniture: Vec<FurniturePiece>,
    /// The ledger.
    pub coverage: Coverage,
    /// Where each value was read, by the field's path (`header.date`).
    pub evidence: BTreeMap<String, Evidence>,
    /// What went wrong or looks wrong.
    pub problems: Vec<Problem>,
}
