//! Blocks to paragraphs: masthead, headings, numbered paragraphs, lists, notes.

use crate::model::{DocumentKind, Draft, DraftHeader, DraftParagraph, Flow, ParagraphKind};

/// A draft that has the flow's paragraphs and furniture and nothing else yet.
pub fn draft(flow: Flow, kind: DocumentKind, kind_rule: &'static str) -> Draft {
    let paragraphs = flow
        .blocks
        .into_iter()
        .map(|block| {
            let mut pages: Vec<(usize, u32)> = Vec::new();
            for line in &block.lines {
                if pages.last().is_none_or(|&(_, page)| page != line.page) {
                    pages.push((line.start, line.page));
                }
            }
            DraftParagraph {
                kind: ParagraphKind::Paragraph,
                number: None,
                marker: None,
                level: 0,
                headings: Vec::new(),
                words: block.words(),
                text: block.text,
                pages,
                flow: block.flow,
                rule: "paragraph.block",
            }
        })
        .collect();
    Draft {
        kind,
        kind_rule,
        language: None,
        header: DraftHeader::default(),
        agenda: Vec::new(),
        paragraphs,
        statements: Vec::new(),
        decisions: Vec::new(),
        recommendations: Vec::new(),
        furniture: flow.furniture,
        source_words: flow.source_words,
        problems: flow.problems,
    }
}
