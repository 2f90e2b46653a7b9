//! What the page of one document holds: its pages as they are drawn, and every row of it with its place.

use serde::Serialize;

use super::drawing::{Drawing, drawings};
use super::fields::{Field, fields};
use super::places::places;
use super::record::{Decision, Entity, Evidence, Named, Paragraph, Piece, Problem, Recommendation, Record, Statement};
use crate::layout;
use crate::model::Format;
use crate::text;

/// The page of one document. Places are offsets in its text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Sheet {
    /// Why the pages are not drawn; absent where they are.
    pub note: Option<String>,
    /// The pages.
    pub pages: Vec<Drawing>,
    /// The paragraphs: kind, level, number or mark, text, offset, page.
    pub paragraphs: Vec<(String, u8, Option<String>, String, u32, u32)>,
    /// The values of the header.
    pub fields: Vec<Field>,
    /// The agenda items.
    pub agenda: Vec<Item>,
    /// The statements.
    pub statements: Vec<Said>,
    /// The decisions.
    pub decisions: Vec<Decided>,
    /// The recommendations.
    pub recommendations: Vec<Recommended>,
    /// The mentions: start, end, index of the entity.
    pub mentions: Vec<(u32, u32, usize)>,
    /// The entities that are mentioned, by name.
    pub entities: Vec<Entity>,
    /// The furniture.
    pub furniture: Vec<Piece>,
    /// The problems.
    pub problems: Vec<Problem>,
}

/// An agenda item with its place.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    number: Option<String>,
    title: Option<String>,
    page: u32,
    read: Option<Evidence>,
}

/// A label with whom it names and where it stands.
#[derive(Debug, Clone, Serialize)]
pub struct Label {
    label: String,
    name: Option<String>,
    iso3: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    position: String,
    read: Option<Evidence>,
}

/// A statement with its place.
#[derive(Debug, Clone, Serialize)]
pub struct Said {
    seq: u32,
    mode: String,
    speakers: Vec<Label>,
    on_behalf_of: Vec<String>,
    headings: Vec<String>,
    agenda_items: Vec<String>,
    spoken_language: Option<String>,
    page: u32,
    start: u32,
    end: u32,
    rule: Option<String>,
    /// Its text, where that is not what stands between start and end.
    text: Option<String>,
}

/// A decision with its place.
#[derive(Debug, Clone, Serialize)]
pub struct Decided {
    seq: u32,
    what: String,
    title: Option<String>,
    adopted_as: Option<String>,
    outcome: String,
    how: String,
    tally: [Option<u32>; 3],
    page: u32,
    start: u32,
    end: u32,
    rule: Option<String>,
    votes: Vec<Label>,
}

/// A recommendation with its place.
#[derive(Debug, Clone, Serialize)]
pub struct Recommended {
    number: String,
    states: Vec<Label>,
    response: Option<String>,
    page: u32,
    start: u32,
    end: u32,
    rule: Option<String>,
}

/// Makes the page of a document. `source` is its file's bytes with their format, or why there are none.
pub fn sheet(record: &Record, source: Result<(&[u8], Format), String>) -> Sheet {
    let drawn = source.and_then(|(bytes, format)| draw(record, bytes, format));
    let (pages, note) = match drawn {
        Ok(pages) => (pages, None),
        Err(why) => (Vec::new(), Some(why)),
    };
    let mut entities: Vec<Entity> = record.mentions.iter().map(|mention| mention.entity.clone()).collect();
    entities.sort();
    entities.dedup();
    let index = |entity: &Entity| entities.binary_search(entity).unwrap_or_default();
    Sheet {
        note,
        pages,
        paragraphs: record.paragraphs.iter().map(paragraph).collect(),
        fields: fields(&record.header, &record.evidence),
        agenda: items(record),
        statements: record.statements.iter().enumerate().map(|(at, one)| said(record, at, one)).collect(),
        decisions: record.decisions.iter().enumerate().map(|(at, one)| decided(record, at, one)).collect(),
        recommendations: record
            .recommendations
            .iter()
            .enumerate()
            .map(|(at, one)| recommended(record, at, one))
            .collect(),
        mentions: record.mentions.iter().map(|one| (one.start, one.end, index(&one.entity))).collect(),
        furniture: record.furniture.clone(),
        problems: record.problems.clone(),
        entities,
    }
}

/// The pages of a source that has pages. A source that is typed in lines has none: its text is shown, and nothing is wanting.
fn draw(record: &Record, bytes: &[u8], format: Format) -> Result<Vec<Drawing>, String> {
    if format != Format::Pdf {
        return Ok(Vec::new());
    }
    let pages = text::read(bytes, format).map_err(|error| format!("the source cannot be read: {error}"))?;
    let drawn = pages.pages.clone();
    let flow = layout::flow(pages);
    let texts = record.paragraphs.iter().map(|paragraph| (paragraph.start, paragraph.text.as_str()));
    let places = places(&drawn, &flow, texts);
    Ok(drawings(&drawn, &flow, &places, &record.furniture))
}

fn paragraph(paragraph: &Paragraph) -> (String, u8, Option<String>, String, u32, u32) {
    let Paragraph { kind, number, marker, level, text, page_start, start } = paragraph.clone();
    (kind, level, number.or(marker), text, start, page_start)
}

fn evidence(record: &Record, key: &str) -> Option<Evidence> {
    record.evidence.get(key).cloned()
}

fn rule(record: &Record, key: &str) -> Option<String> {
    evidence(record, key).map(|evidence| evidence.rule)
}

fn items(record: &Record) -> Vec<Item> {
    let items = record.agenda.iter().enumerate();
    items
        .map(|(at, item)| Item {
            number: item.number.clone(),
            title: item.title.clone(),
            page: item.page,
            read: evidence(record, &format!("agenda[{at}]")),
        })
        .collect()
}

/// Labels of a list, which the evidence knows under `key`.
fn labels(record: &Record, key: &str, named: &[Named]) -> Vec<Label> {
    let all = named.iter().enumerate();
    all.map(|(at, one)| Label {
        label: one.as_written.clone(),
        name: one.entity.as_ref().map(|entity| entity.name.clone()),
        iso3: one.entity.as_ref().and_then(|entity| entity.iso3.clone()),
        position: one.position.clone(),
        read: evidence(record, &format!("{key}[{at}]")),
    })
    .collect()
}

fn said(record: &Record, at: usize, one: &Statement) -> Said {
    Said {
        seq: one.seq,
        mode: one.mode.clone(),
        speakers: labels(record, &format!("statements[{at}].speakers"), &one.speakers),
        on_behalf_of: one.on_behalf_of.iter().map(|entity| entity.name.clone()).collect(),
        headings: one.headings.clone(),
        agenda_items: one.agenda_items.clone(),
        spoken_language: one.spoken_language.clone(),
        page: one.page_start,
        start: one.start,
        end: one.end,
        rule: rule(record, &format!("statements[{at}].text")),
        text: (between(record, one.start, one.end) != one.text).then(|| one.text.clone()),
    }
}

fn decided(record: &Record, at: usize, one: &Decision) -> Decided {
    Decided {
        seq: one.seq,
        what: one.what.clone(),
        title: one.title.clone(),
        adopted_as: one.adopted_as.clone(),
        outcome: one.outcome.clone(),
        how: one.how.clone(),
        tally: [one.in_favour, one.against, one.abstaining],
        page: one.page,
        start: one.start,
        end: one.end,
        rule: rule(record, &format!("decisions[{at}].outcome")),
        votes: labels(record, &format!("decisions[{at}].votes"), &one.votes),
    }
}

fn recommended(record: &Record, at: usize, one: &Recommendation) -> Recommended {
    Recommended {
        number: one.number.clone(),
        states: labels(record, &format!("recommendations[{at}].states"), &one.states),
        response: one.response.clone(),
        page: one.page,
        start: one.start,
        end: one.end,
        rule: rule(record, &format!("recommendations[{at}].text")),
    }
}

/// The document's text between two offsets.
fn between(record: &Record, start: u32, end: u32) -> String {
    let after = record.paragraphs.partition_point(|paragraph| paragraph.start <= start);
    let mut parts: Vec<String> = Vec::new();
    for paragraph in &record.paragraphs[after.saturating_sub(1)..] {
        if paragraph.start >= end {
            break;
        }
        let skipped = start.saturating_sub(paragraph.start) as usize;
        let wanted = (end - paragraph.start.max(start)) as usize;
        parts.push(paragraph.text.chars().skip(skipped).take(wanted).collect());
    }
    parts.join("\n\n")
}
