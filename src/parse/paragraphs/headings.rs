//! Headings: which blocks are, and what stands under which.

use std::sync::LazyLock;

use crate::model::{Block, DocumentKind, Role, Style};
use crate::parse::patterns::Patterns;
use crate::rules::paragraphs as rules;

static HEADING: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::HEADING));
static CONTENTS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::CONTENTS));

/// Longest heading in words.
const LONGEST: usize = 60;

/// Longest heading with a figure before it, in words.
const LONGEST_NUMBERED: usize = 30;

/// The level and the rule of headings with a letter.
const LETTER: (u8, &str) = (2, "heading.2.letter");

/// The headings in force.
#[derive(Debug)]
pub struct Outline {
    kind: DocumentKind,
    body_size: f32,
    open: Vec<(u8, String)>,
}

impl Outline {
    /// No heading yet.
    pub fn new(kind: DocumentKind, body_size: f32) -> Self {
        Outline { kind, body_size, open: Vec::new() }
    }

    /// Whether a block is a heading: its level and the rule that told it.
    pub fn heading(&self, block: &Block) -> Option<(u8, &'static str)> {
        let text = block.text.text.trim();
        if block.heading > 0 {
            return Some((block.heading, "heading.typed"));
        }
        let worded = text.chars().any(char::is_alphabetic);
        if block.role != Role::Text || !worded || is_longer(text, LONGEST) || is_clause(text) {
            return None;
        }
        // The mark of a footnote behind a heading is set plain.
        let set = |has: fn(Style) -> bool| {
            let whole = block.text.all(0..block.text.text.len(), |style| has(style) || style.raised);
            whole && block.text.pieces.iter().any(|piece| has(piece.style))
        };
        let bold = set(|style| style.bold);
        let ends = text.ends_with(['.', ';', ',', '。']) && !is_number_only(text);
        if ends && !bold {
            return None;
        }
        let italic = set(|style| style.italic);
        let capitals = is_capitals(text);
        let large = self.body_size > 0.0 && block.size() > self.body_size + 0.9;
        let set_apart = bold || capitals || large || block.centred;
        if let Some(id) = HEADING.id(text) {
            let own =
                id.ends_with("article") || id.ends_with("part") || id.ends_with("agenda-item") && self.is_record();
            if set_apart || own {
                return Some(if self.goes_on_in_letters(text) { LETTER } else { (level_of(id), id) });
            }
        }
        if ends || !set_apart && !italic {
            return None;
        }
        let short = !is_longer(text, 40);
        if bold || capitals && short || large {
            return Some((self.level_of_plain(capitals || large), "heading.set-apart"));
        }
        let under_line = italic && short && block.lines.len() <= 2 && self.takes_italic() && !text.ends_with(':');
        under_line.then(|| (self.level_of_plain(false), "heading.italic"))
    }

    fn is_record(&self) -> bool {
        matches!(self.kind, DocumentKind::VerbatimRecord | DocumentKind::SummaryRecord)
    }

    /// Whether the letter before a heading follows that of one in force: "I." behind "H." is no Roman figure.
    fn goes_on_in_letters(&self, text: &str) -> bool {
        let letter = letter_of(text).map(u32::from);
        let before =
            |(level, open): &(u8, String)| *level == LETTER.0 && letter_of(open).map(|c| u32::from(c) + 1) == letter;
        letter.is_some() && self.open.iter().any(before)
    }

    /// In records italic is what the record itself says.
    fn takes_italic(&self) -> bool {
        !self.is_record() && !matches!(self.kind, DocumentKind::Resolution | DocumentKind::DraftResolution)
    }

    /// The level of a heading without a number: under the numbered one above it, beside the last of its kind.
    fn level_of_plain(&self, strong: bool) -> u8 {
        if self.is_record() {
            let under_item =
                self.open.first().is_some_and(|(_, text)| HEADING.id(text) == Some("heading.1.agenda-item"));
            return if under_item { 2 } else { 1 };
        }
        let numbered = self.open.iter().rev().find(|(_, text)| HEADING.id(text).is_some());
        match numbered {
            Some((level, _)) => (level + 1).min(6),
            None if strong => 1,
            None => 2,
        }
    }

    /// The headings above one of a level.
    pub fn above(&self, level: u8) -> Vec<String> {
        self.open.iter().filter(|(open, _)| *open < level).map(|(_, text)| text.clone()).collect()
    }

    /// The headings in force.
    pub fn all(&self) -> Vec<String> {
        self.open.iter().map(|(_, text)| text.clone()).collect()
    }

    /// Opens a heading, which closes those of its level and below, and the table of contents.
    pub fn open(&mut self, level: u8, text: &str) {
        self.open.retain(|(open, text)| *open < level && CONTENTS.id(text).is_none());
        self.open.push((level, text.to_owned()));
    }
}

/// The level in a rule's identifier ("heading.2.letter").
fn level_of(id: &str) -> u8 {
    id.split('.').nth(1).and_then(|level| level.parse().ok()).unwrap_or(1)
}

/// The capital letter with which a heading is numbered.
fn letter_of(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let letter = chars.next().filter(char::is_ascii_uppercase)?;
    (chars.next() == Some('.')).then_some(letter)
}

fn is_number_only(text: &str) -> bool {
    text.chars().all(|c| !c.is_lowercase()) && text.len() < 6
}

/// Whether a numbered text is too long for a heading, or leads to a list: a paragraph set in bold.
fn is_clause(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && (is_longer(text, LONGEST_NUMBERED) || text.ends_with(':') && is_longer(text, 8) || text.contains(". ("))
}

/// Whether a text has more words.
fn is_longer(text: &str, words: usize) -> bool {
    // Most texts are told by bytes, many at a time: those of the first lines have enough words that plainly begin behind a space,
    // or all of them too few that may be or begin white space.
    let head = &text.as_bytes()[..text.len().min(words * 12)];
    let behind = head.get(1..).unwrap_or_default();
    let plain = count(head, behind, |byte, next| (byte == b' ') & next.is_ascii_graphic());
    let may_part = |byte, _| matches!(byte, b'\t'..=b'\r' | b' ' | 0xc2 | 0xe1..=0xe3);
    plain > words
        || count(text.as_bytes(), text.as_bytes(), may_part) >= words && text.split_whitespace().nth(words).is_some()
}

/// How many pairs of bytes are of a kind. Sums of one byte, for as long as they hold, are added many at a time.
fn count(bytes: &[u8], others: &[u8], is: impl Fn(u8, u8) -> bool) -> usize {
    let most = usize::from(u8::MAX);
    let pieces = bytes.chunks(most).zip(others.chunks(most));
    let of_kind = |(bytes, others): (&[u8], &[u8])| {
        bytes.iter().zip(others).fold(0u8, |sum, (&byte, &other)| sum + u8::from(is(byte, other)))
    };
    pieces.map(|piece| usize::from(of_kind(piece))).sum()
}

fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_paragraph_in_bold_is_no_heading() {
        assert!(is_clause("64. The recommendations that follow have been examined and accepted:"));
        assert!(is_clause("18. To include such a perspective in the process. (Slovenia)"));
        assert!(is_clause(&format!("12. To go on with {} (Canada, Italy)", "its efforts ".repeat(20))));
        assert!(!is_clause("2. Interactive dialogue and responses by the State under review"));
        assert!(!is_clause("3. Recommendations:"));
    }

    fn bold(text: &str) -> Block {
        let mut block = Block::default();
        block.text.push(text, Style { bold: true, ..Style::default() });
        block
    }

    fn levels(texts: &[&str]) -> Vec<u8> {
        let mut outline = Outline::new(DocumentKind::Report, 10.0);
        let level = |text: &&str| {
            let level = outline.heading(&bold(text)).map_or(0, |(level, _)| level);
            outline.open(level, text);
            level
        };
        texts.iter().map(level).collect()
    }

    #[test]
    fn a_letter_that_is_a_roman_figure_follows_the_letter_before_it() {
        assert_eq!(levels(&["I. Mandate", "A. Overall", "B. Plans", "C. Assumptions", "D. Partners"]), [1, 2, 2, 2, 2]);
        assert_eq!(levels(&["IV. Results", "H. Posts", "I. Vehicles", "J. Travel", "V. Analysis"]), [1, 2, 2, 2, 1]);
        assert_eq!(levels(&["A. Overall", "I. Mandate", "II. Means"]), [2, 1, 1]);
    }

    #[test]
    fn figures_of_a_chart_are_no_headings() {
        assert_eq!(levels(&["97", "– −", "400 000 412 000", "12.5%"]), [0; 4]);
        assert_eq!(levels(&["Budget 2027"]), [2]);
    }

    #[test]
    fn nothing_stands_under_the_table_of_contents() {
        let mut outline = Outline::new(DocumentKind::Report, 10.0);
        outline.open(1, "Contents");
        outline.open(2, "A. Orientation");
        assert_eq!(outline.all(), ["A. Orientation"]);
    }
}
