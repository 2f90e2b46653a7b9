//! Mentions of states and organisations in the running text.

use super::legible;
use crate::model::{Mention, Paragraph, ParagraphKind, Statement};
use crate::reference::Reference;

/// The language whose names are looked for where the document's own could not be told.
const USUAL_LANGUAGE: &str = "en";

/// The mentions in the paragraphs, in order, each with the statement in which it stands. The masthead has none: the bodies that it
/// names are the header's; nor has a paragraph that cannot be read.
pub fn mentions(
    paragraphs: &[Paragraph],
    statements: &[Statement],
    reference: &Reference,
    language: Option<&str>,
    date: Option<&str>,
) -> Vec<Mention> {
    let language = language.unwrap_or(USUAL_LANGUAGE);
    let mut found = Vec::new();
    let mut passed = 0;
    let searched =
        |paragraph: &&Paragraph| paragraph.kind != ParagraphKind::Masthead && !legible::spoiled(&paragraph.text);
    for paragraph in paragraphs.iter().filter(searched) {
        passed += statements.iter().skip(passed).take_while(|statement| statement.end <= paragraph.start).count();
        let near = statements.get(passed..).unwrap_or_default();
        let speaks =
            !matches!(paragraph.kind, ParagraphKind::RecordNote | ParagraphKind::Heading | ParagraphKind::Footnote);
        let mut counter = Counter { text: &paragraph.text, bytes: 0, characters: paragraph.start };
        for name in reference.names_in_language(&paragraph.text, language, date) {
            let (start, end) = (counter.to(name.start), counter.to(name.end));
            let statement =
                near.iter().take_while(|statement| statement.start <= start).find(|statement| end <= statement.end);
            found.push(Mention {
                as_written: paragraph.text.get(name.start..name.end).unwrap_or_default().to_owned(),
                entity: name.entity.clone(),
                start,
                end,
                statement_id: statement.filter(|_| speaks).map(|statement| statement.id.clone()),
            });
        }
    }
    found
}

/// Counts characters of a text once, from byte offset to byte offset.
struct Counter<'t> {
    text: &'t str,
    bytes: usize,
    characters: u32,
}

impl Counter<'_> {
    /// Characters up to a byte offset, which must not lie before the one last asked for.
    fn to(&mut self, bytes: usize) -> u32 {
        let between = self.text.get(self.bytes..bytes).unwrap_or_default();
        self.characters += u32::try_from(between.chars().count()).unwrap_or(u32::MAX);
        self.bytes = bytes;
        self.characters
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mode;

    fn paragraph(kind: ParagraphKind, text: &str, start: u32) -> Paragraph {
        Paragraph {
            seq: 1,
            kind,
            number: None,
            marker: None,
            level: 0,
            headings: Vec::new(),
            text: text.to_owned(),
            page_start: 1,
            page_end: 1,
            start,
            end: start + text.chars().count() as u32,
            flow: 0,
        }
    }

    fn statement(id: &str, start: u32, end: u32) -> Statement {
        Statement {
            id: id.to_owned(),
            seq: 1,
            mode: Mode::Verbatim,
            headings: Vec::new(),
            agenda_items: Vec::new(),
            speakers: Vec::new(),
            on_behalf_of: Vec::new(),
            aligned_with: Vec::new(),
            spoken_language: None,
            note: None,
            text: String::new(),
            quotes: Vec::new(),
            paragraph_numbers: Vec::new(),
            page_start: 1,
            page_end: 1,
            start,
            end,
        }
    }

    #[test]
    fn offsets_count_characters_from_the_start_of_the_document() {
        let paragraphs = [
            paragraph(ParagraphKind::Masthead, "United Nations", 0),
            paragraph(ParagraphKind::Paragraph, "Côte d’Ivoire and Türkiye met Chad.", 16),
            paragraph(ParagraphKind::RecordNote, "Peru withdrew.", 53),
        ];
        let found =
            mentions(&paragraphs, &[statement("s1", 30, 67)], Reference::builtin(), Some("en"), Some("2023-01-01"));
        let seen: Vec<_> =
            found.iter().map(|m| (m.as_written.as_str(), m.start, m.end, m.statement_id.as_deref())).collect();
        let expected = [
            ("Côte d’Ivoire", 16, 29, None),
            ("Türkiye", 34, 41, Some("s1")),
            ("Chad", 46, 50, Some("s1")),
            ("Peru", 53, 57, None),
        ];
        assert_eq!(seen, expected);
    }
}
