//! A draft to a document: dates, symbols, entities in normal form, the printed form kept.

mod dates;
mod decisions;
mod entities;
mod errata;
mod evidence;
mod header;
mod languages;
mod legible;
mod mentions;
mod offsets;
mod paragraphs;
mod passage;
mod recommendations;
mod speakers;
mod statements;
mod symbols;
mod trace;

use crate::model::{AgendaItem, Coverage, Document, Draft, FurniturePiece, SCHEMA_VERSION, Source};
use crate::reference::Reference;

use entities::Labels;
use evidence::Trail;
use offsets::Offsets;

/// Brings a draft into normal form.
pub fn document(mut draft: Draft, source: Source, reference: &Reference) -> Document {
    let id: String = source.sha256.chars().take(16).collect();
    let mut problems = std::mem::take(&mut draft.problems);
    legible::keep(&mut draft, &mut problems);
    errata::correct(&mut draft.header, reference, &mut problems);
    let offsets = Offsets::new(draft.paragraphs.iter().map(|paragraph| paragraph.text.text.as_str()));
    let date = header::date(&draft.header);
    let mut labels = Labels::new(reference, date.clone());
    let mut trail = Trail::new(&offsets);

    let header = header::header(&draft.header, &mut labels, &mut problems);
    trace::kind(&draft, &mut trail);
    trace::header(&draft.header, &header, &mut trail);
    let agenda = agenda(&draft, &mut trail);
    let paragraphs = paragraphs::paragraphs(&draft.paragraphs, &offsets);
    let statements = statements::statements(&draft, &id, &offsets, &mut labels, &mut trail);
    let decisions = decisions::decisions(&draft, &offsets, &mut labels, &mut trail);
    let under_review = recommendations::under_review(&header, reference, date.as_deref());
    let recommendations =
        recommendations::recommendations(&draft, under_review.as_ref(), &offsets, &mut labels, &mut trail);
    let language = draft.language.as_deref();
    let mentions = mentions::mentions(&paragraphs, &statements, reference, language, date.as_deref());

    Document {
        schema_version: SCHEMA_VERSION,
        id,
        source,
        kind: draft.kind,
        language: draft.language.clone(),
        header,
        agenda,
        paragraphs,
        statements,
        decisions,
        recommendations,
        mentions,
        unresolved: labels.finish(),
        furniture: furniture(&draft),
        coverage: coverage(&draft),
        evidence: trail.finish(),
        problems,
    }
}

fn agenda(draft: &Draft, trail: &mut Trail<'_>) -> Vec<AgendaItem> {
    let items = draft.agenda.iter().enumerate();
    items
        .map(|(index, item)| {
            trail.read(format!("agenda[{index}]"), &item.read);
            AgendaItem {
                number: item.number.clone(),
                title: item.title.clone(),
                continued: item.continued,
                page: item.read.page,
                annotation: item.annotation.iter().map(|&paragraph| paragraph as u32 + 1).collect(),
            }
        })
        .collect()
}

fn furniture(draft: &Draft) -> Vec<FurniturePiece> {
    let pieces = draft.furniture.iter().zip(1..);
    pieces
        .map(|(piece, seq)| FurniturePiece { seq, text: piece.text.clone(), reason: piece.reason, page: piece.page })
        .collect()
}

/// The ledger: what the source had against what came out.
fn coverage(draft: &Draft) -> Coverage {
    let paragraph_words = draft.paragraphs.iter().map(|paragraph| paragraph.words).sum();
    let furniture_words = draft.furniture.iter().map(|piece| piece.words).sum();
    let kept: u32 = paragraph_words + furniture_words;
    let lost_words = draft.source_words.saturating_sub(kept);
    Coverage { source_words: draft.source_words, paragraph_words, furniture_words, lost_words }
}
