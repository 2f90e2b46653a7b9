//! Texts in which a rapporteur tells who said what: sentences, actors, verbs.

mod actors;
mod clauses;
mod sentences;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

pub use actors::{Actor, Context, Scene, Sort};
pub use clauses::{Clause, Told};
pub use sentences::sentences;
pub use words::words;

use crate::model::{Draft, DraftParagraph, DraftSpeaker, DraftStatement, EntityKind, Mode, ParagraphKind, Place, Read};
use crate::reference::{Reference, Resolution, calendar};
use crate::rules::reported::{CHAIRS, OFFICES};

/// A paragraph, ready to be read sentence by sentence.
#[derive(Debug)]
pub struct Page<'t> {
    /// Its text.
    pub text: &'t str,
    /// Known names in it: end by start.
    pub names: BTreeMap<usize, usize>,
    /// Bold stretches: end by start.
    pub bold: BTreeMap<usize, usize>,
}

impl<'t> Page<'t> {
    /// Of a paragraph.
    pub fn of(paragraph: &'t DraftParagraph, context: &Context<'_>) -> Page<'t> {
        let text = paragraph.text.text.as_str();
        let found = context.reference.names_in(text, context.date.as_deref());
        let names = found.iter().map(|name| (name.start, name.end)).collect();
        let bold = paragraph.text.pieces.iter().filter(|piece| piece.style.bold && !paragraph.text.is_bold());
        let bold = bold.map(|piece| trimmed(text, piece.start, piece.end)).filter(|(start, end)| start < end).collect();
        Page { text, names, bold }
    }

    /// One of its sentences.
    pub fn scene<'s>(&'s self, range: Range<usize>, context: &'s Context<'s>) -> Scene<'s> {
        Scene { text: self.text, words: words(self.text, range), names: &self.names, bold: &self.bold, context }
    }
}

/// A bold stretch without white space and marks at its edges.
fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let part = &text[start..end];
    let marks = |c: char| c.is_whitespace() || ",;:.".contains(c);
    let from = start + part.len() - part.trim_start_matches(marks).len();
    (from, from + part.trim_matches(marks).len())
}

/// What a draft is read with: its date, and the secretariat of which it speaks.
pub fn context<'a>(draft: &Draft, reference: &'a Reference) -> Context<'a> {
    let date =
        draft.header.date.as_ref().and_then(|date| calendar::first(&date.text)).map(|found| found.dates.start.iso());
    let hosts = hosts(draft, reference);
    Context {
        reference,
        date,
        people: HashMap::new(),
        secretariat: secretariat(draft, reference, &hosts),
        hosts,
        bold: false,
    }
}

/// The organisation whose secretariat serves the meeting: the one that its title or masthead names, or whose symbols its
/// documents bear. One that the text speaks of besides ("the GEF Secretariat") is not the one that "the Secretariat" means.
fn secretariat(draft: &Draft, reference: &Reference, hosts: &[String]) -> Option<String> {
    let titled: BTreeSet<&str> = hosts.iter().map(String::as_str).collect();
    let sources = [titled, masthead_bodies(draft, reference), symbol_bodies(draft, reference)];
    let one = sources.iter().find(|bodies| !bodies.is_empty()).filter(|bodies| bodies.len() == 1)?;
    one.first().map(|label| (*label).to_owned())
}

/// The organisations whose abbreviation begins a document symbol in the text.
fn symbol_bodies<'d>(draft: &'d Draft, reference: &Reference) -> BTreeSet<&'d str> {
    let words = draft
        .paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.text.text.split(|c: char| c.is_whitespace() || "()[]".contains(c)));
    let heads = words
        .filter_map(|word| word.split_once('/'))
        .filter(|(_, rest)| rest.contains('/') && rest.contains(|c: char| c.is_ascii_digit()));
    let capitals = heads.map(|(head, _)| head).filter(|head| head.len() > 2 && head.chars().all(char::is_uppercase));
    capitals.filter(|head| is_organisation(head, reference)).collect()
}

fn is_organisation(label: &str, reference: &Reference) -> bool {
    matches!(reference.resolve(label, None), Resolution::One(entity) if entity.kind == EntityKind::Organisation)
}

/// The organisations that the title names.
fn hosts(draft: &Draft, reference: &Reference) -> Vec<String> {
    let Some(title) = &draft.header.title else { return Vec::new() };
    let words = title
        .text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().filter(|c| c.is_uppercase()).count() > 2);
    let short = words.filter_map(|word| match reference.resolve(word, None) {
        Resolution::One(entity) => Some(entity),
        _ => None,
    });
    let whole = reference.names_in(&title.text, None).into_iter().map(|found| found.entity);
    short
        .chain(whole)
        .filter(|entity| entity.kind == EntityKind::Organisation)
        .map(|entity| entity.name.clone())
        .collect()
}

/// The organisations that the masthead names by abbreviations in capitals.
fn masthead_bodies<'d>(draft: &'d Draft, reference: &Reference) -> BTreeSet<&'d str> {
    let titles = draft.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Masthead);
    let words = titles.flat_map(|paragraph| paragraph.text.text.split(|c: char| !c.is_alphanumeric()));
    let capitals = words.filter(|word| word.len() > 3 && word.chars().all(char::is_uppercase));
    capitals.filter(|word| is_organisation(word, reference)).collect()
}

/// A statement of actors, as far as its speakers go.
pub fn statement(clause: &Clause, paragraph: &DraftParagraph, index: usize, range: Range<usize>) -> DraftStatement {
    let read = |place: &Range<usize>| Read {
        text: paragraph.text.text[place.clone()].to_owned(),
        place: Some(Place { paragraph: index, start: place.start, end: place.end }),
        page: paragraph.page_at(place.start),
        rule: clause.rule,
    };
    let speakers = clause.actors.iter().map(|actor| DraftSpeaker {
        as_written: read(&actor.label),
        name: actor.name.clone(),
        role: actor.role.clone(),
        affiliation: actor.affiliation.clone(),
    });
    DraftStatement {
        mode: Mode::Reported,
        headings: paragraph.headings.clone(),
        agenda_items: Vec::new(),
        speakers: speakers.collect(),
        on_behalf_of: clause.actors.iter().flat_map(|actor| &actor.behalf).map(read).collect(),
        aligned_with: Vec::new(),
        spoken_language: None,
        note: None,
        parts: vec![Place { paragraph: index, start: range.start, end: range.end }],
        quotes: Vec::new(),
        rule: clause.rule,
    }
}

/// Lets a statement go on to the end of a sentence.
pub fn extend(statement: &mut DraftStatement, paragraph: usize, range: Range<usize>) {
    match statement.parts.last_mut() {
        Some(last) if last.paragraph == paragraph => last.end = range.end,
        _ => statement.parts.push(Place { paragraph, start: range.start, end: range.end }),
    }
}

/// Whether two statements have the same speakers, who speak for the same. A person is the same under surname and full name.
pub fn same_voice(a: &DraftStatement, b: &DraftStatement) -> bool {
    let speaker = |speaker: &DraftSpeaker| match &speaker.name {
        Some(name) => surname(name).to_owned(),
        None => speaker
            .affiliation
            .as_ref()
            .or(speaker.role.as_ref())
            .map_or_else(String::new, |label| label.to_lowercase()),
    };
    let voice = |statement: &DraftStatement| {
        let behalf = statement.on_behalf_of.iter().map(|read| read.text.to_lowercase());
        (statement.speakers.iter().map(speaker).collect::<Vec<_>>(), behalf.collect::<Vec<_>>())
    };
    voice(a) == voice(b)
}

/// Whether words end in an office: "Executive-Director", "Vice-Chair".
pub fn is_office(words: &str) -> bool {
    let last = words.split(|c: char| c.is_whitespace() || c == '-').next_back().unwrap_or(words).to_lowercase();
    [CHAIRS, OFFICES].iter().any(|offices| offices.contains(&last.as_str()))
}

/// The last word of a person's name.
pub fn surname(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}
