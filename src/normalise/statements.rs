//! Statements in normal form.

use super::entities::Labels;
use super::evidence::Trail;
use super::offsets::Offsets;
use super::passage::passage;
use super::{languages, speakers};
use crate::model::{Draft, DraftStatement, Quote, Statement};

/// The statements of a draft; one without a word is left out.
pub fn statements(
    draft: &Draft,
    id: &str,
    offsets: &Offsets<'_>,
    labels: &mut Labels<'_>,
    trail: &mut Trail<'_>,
) -> Vec<Statement> {
    let mut statements = Vec::with_capacity(draft.statements.len());
    for read in &draft.statements {
        if let Some(statement) = statement(read, draft, id, statements.len(), offsets, labels) {
            trace(read, statements.len(), trail);
            statements.push(statement);
        }
    }
    statements
}

fn statement(
    read: &DraftStatement,
    draft: &Draft,
    id: &str,
    index: usize,
    offsets: &Offsets<'_>,
    labels: &mut Labels<'_>,
) -> Option<Statement> {
    let passage = passage(&read.parts, &draft.paragraphs, offsets)?;
    let seq = index as u32 + 1;
    Some(Statement {
        id: format!("{id}-s{seq:04}"),
        seq,
        mode: read.mode,
        headings: read.headings.clone(),
        agenda_items: read.agenda_items.clone(),
        speakers: speakers::speakers(&read.speakers, labels),
        on_behalf_of: labels.entities(&read.on_behalf_of, "on_behalf_of"),
        aligned_with: labels.entities(&read.aligned_with, "aligned_with"),
        spoken_language: read.spoken_language.as_ref().and_then(|l| languages::code(&l.text)).map(str::to_owned),
        note: read.note.clone(),
        text: passage.text,
        quotes: quotes(read, offsets),
        paragraph_numbers: paragraph_numbers(read, draft),
        page_start: passage.page_start,
        page_end: passage.page_end,
        start: passage.start,
        end: passage.end,
    })
}

fn quotes(read: &DraftStatement, offsets: &Offsets<'_>) -> Vec<Quote> {
    let stretches = read.quotes.iter().filter_map(|&place| offsets.stretch(place));
    stretches.map(|s| Quote { text: s.text.to_owned(), start: s.start, end: s.end }).collect()
}

fn paragraph_numbers(read: &DraftStatement, draft: &Draft) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    let mut last = None;
    for part in read.parts.iter().filter(|part| last.replace(part.paragraph) != Some(part.paragraph)) {
        numbers.extend(draft.paragraphs.get(part.paragraph).and_then(|p| p.number.clone()));
    }
    numbers
}

fn trace(read: &DraftStatement, index: usize, trail: &mut Trail<'_>) {
    let field = format!("statements[{index}]");
    if let (Some(&first), Some(speaker)) = (read.parts.first(), read.speakers.first()) {
        trail.note(format!("{field}.text"), speaker.as_written.page, Some(first), read.rule);
    }
    trail.list(&format!("{field}.speakers"), read.speakers.iter().map(|s| &s.as_written));
    trail.list(&format!("{field}.on_behalf_of"), &read.on_behalf_of);
    trail.list(&format!("{field}.aligned_with"), &read.aligned_with);
    trail.maybe(&format!("{field}.spoken_language"), read.spoken_language.as_ref());
}
