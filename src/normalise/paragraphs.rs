//! Paragraphs in normal form, with their places in the document's text.

use super::offsets::Offsets;
use crate::model::{DraftParagraph, Paragraph};

/// The paragraphs of a draft.
pub fn paragraphs(drafts: &[DraftParagraph], offsets: &Offsets<'_>) -> Vec<Paragraph> {
    drafts.iter().enumerate().filter_map(|(index, draft)| paragraph(index, draft, offsets)).collect()
}

fn paragraph(index: usize, draft: &DraftParagraph, offsets: &Offsets<'_>) -> Option<Paragraph> {
    let whole = offsets.paragraph(index)?;
    Some(Paragraph {
        seq: index as u32 + 1,
        kind: draft.kind,
        number: draft.number.clone(),
        marker: draft.marker.clone(),
        level: draft.level,
        headings: draft.headings.clone(),
        text: whole.text.to_owned(),
        page_start: draft.page_start(),
        page_end: draft.page_end(),
        start: whole.start,
        end: whole.end,
        flow: draft.flow,
    })
}
