//! Headings: which blocks are, and what stands under which.

use std::cmp::Ordering;
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

/// The deepest level of a heading.
const DEEPEST: u8 = 6;

/// Points from which two sizes of type are told apart.
const OTHER_SIZE: f32 = 0.9;

/// The headings in force.
#[derive(Debug)]
pub struct Outline {
    kind: DocumentKind,
    body_size: f32,
    open: Vec<Open>,
}

/// A heading in force.
#[derive(Debug)]
struct Open {
    level: u8,
    text: String,
    look: Look,
}

impl Open {
    /// Whether it is the title of a table of contents, under which no heading stands.
    fn is_contents(&self) -> bool {
        CONTENTS.id(&self.text).is_some()
    }
}

/// How a heading is set.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    size: f32,
    bold: bool,
    capitals: bool,
    upright: bool,
}

impl Look {
    /// That of a block.
    pub fn of(block: &Block) -> Look {
        let text = &block.text;
        Look {
            size: block.size(),
            bold: is_set(block, |style| style.bold),
            capitals: is_capitals(&text.text),
            upright: !is_set(block, |style| style.italic),
        }
    }

    /// Which of two stands over the other by its size, then by its weight, its capitals and its slant.
    fn rank(&self, other: &Look) -> Ordering {
        if (self.size - other.size).abs() >= OTHER_SIZE {
            return self.size.total_cmp(&other.size);
        }
        let weight = |look: &Look| (look.bold, look.capitals, look.upright);
        weight(self).cmp(&weight(other))
    }
}

/// Whether the whole text of a block is of a style. The mark of a footnote behind a heading is set plain.
fn is_set(block: &Block, has: fn(Style) -> bool) -> bool {
    let whole = block.text.all(0..block.text.text.len(), |style| has(style) || style.raised);
    whole && block.text.pieces.iter().any(|piece| has(piece.style))
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
        // The heads of tables are set smaller than the text, headings are not.
        if self.body_size > 0.0 && block.size() < self.body_size - OTHER_SIZE {
            return None;
        }
        let bold = is_set(block, |style| style.bold);
        let ends = text.ends_with(['.', ';', ',', '。']) && !is_number_only(text);
        if ends && !bold {
            return None;
        }
        let italic = is_set(block, |style| style.italic);
        let capitals = is_capitals(text);
        let large = self.body_size > 0.0 && block.size() > self.body_size + OTHER_SIZE;
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
            return Some((self.level_of_plain(block, capitals || large), "heading.set-apart"));
        }
        let under_line = italic && short && block.lines.len() <= 2 && self.takes_italic() && !text.ends_with(':');
        under_line.then(|| (self.level_of_plain(block, false), "heading.italic"))
    }

    fn is_record(&self) -> bool {
        matches!(self.kind, DocumentKind::VerbatimRecord | DocumentKind::SummaryRecord)
    }

    /// Whether the letter before a heading follows that of one in force: "I." behind "H." is no Roman figure.
    fn goes_on_in_letters(&self, text: &str) -> bool {
        let letter = letter_of(text).map(u32::from);
        let before = |open: &Open| open.level == LETTER.0 && letter_of(&open.text).map(|c| u32::from(c) + 1) == letter;
        letter.is_some() && self.open.iter().any(before)
    }

    /// In records italic is what the record itself says.
    fn takes_italic(&self) -> bool {
        !self.is_record() && !matches!(self.kind, DocumentKind::Resolution | DocumentKind::DraftResolution)
    }

    /// The level of a heading without a number: beside the last one that is set alike, under the last one that has a number or is
    /// set more strongly.
    fn level_of_plain(&self, block: &Block, strong: bool) -> u8 {
        if self.is_record() {
            let under_item =
                self.open.first().is_some_and(|open| HEADING.id(&open.text) == Some("heading.1.agenda-item"));
            return if under_item { 2 } else { 1 };
        }
        let look = Look::of(block);
        // A typed text has no sizes to compare.
        let printed = look.size > 0.0;
        for open in self.open.iter().rev().filter(|open| !open.is_contents()) {
            let under = (open.level + 1).min(DEEPEST);
            match look.rank(&open.look) {
                _ if HEADING.id(&open.text).is_some() => return under,
                Ordering::Less if printed => return under,
                Ordering::Equal if printed => return open.level,
                _ => {}
            }
        }
        if strong { 1 } else { 2 }
    }

    /// The headings above one of a level.
    pub fn above(&self, level: u8) -> Vec<String> {
        self.open.iter().filter(|open| open.level < level).map(|open| open.text.clone()).collect()
    }

    /// The headings in force.
    pub fn all(&self) -> Vec<String> {
        self.open.iter().map(|open| open.text.clone()).collect()
    }

    /// Opens a heading, which closes those of its level and below, and the table of contents.
    pub fn open(&mut self, level: u8, text: &str, look: Look) {
        self.open.retain(|open| open.level < level && !open.is_contents());
        self.open.push(Open { level, text: text.to_owned(), look });
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
    use crate::model::Line;

    #[test]
    fn a_numbered_paragraph_in_bold_is_no_heading() {
        assert!(is_clause("64. The recommendations that follow have been examined and accepted:"));
        assert!(is_clause("18. To include such a perspective in the process. (Slovenia)"));
        assert!(is_clause(&format!("12. To go on with {} (Canada, Italy)", "its efforts ".repeat(20))));
        assert!(!is_clause("2. Interactive dialogue and responses by the State under review"));
        assert!(!is_clause("3. Recommendations:"));
    }

    fn bold(text: &str) -> Block {
        sized(text, 10.0)
    }

    fn sized(text: &str, size: f32) -> Block {
        let mut block = Block::default();
        block.text.push(text, Style { bold: true, ..Style::default() });
        block.lines.push(Line { start: 0, page: 1, column: 0, x0: 0.0, x1: 0.0, y: 0.0, size, words: 0 });
        block
    }

    fn levels(texts: &[&str]) -> Vec<u8> {
        let mut outline = Outline::new(DocumentKind::Report, 10.0);
        let level = |text: &&str| {
            let level = outline.heading(&bold(text)).map_or(0, |(level, _)| level);
            outline.open(level, text, Look::of(&bold(text)));
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
    fn headings_without_numbers_stand_under_those_that_are_set_more_strongly() {
        let mut outline = Outline::new(DocumentKind::Report, 10.0);
        let headings = [("A. Plan", 14.0), ("Orientation", 14.0), ("Mandates", 12.0), ("Result", 10.0), ("Work", 14.0)];
        let levels = headings.map(|(text, size)| {
            let block = sized(text, size);
            let level = outline.heading(&block).map_or(0, |(level, _)| level);
            outline.open(level, text, Look::of(&block));
            level
        });
        assert_eq!(levels, [2, 3, 4, 5, 3]);
        assert_eq!(outline.heading(&sized("Category", 7.0)), None);
    }

    #[test]
    fn nothing_stands_under_the_table_of_contents() {
        assert_eq!(levels(&["CONTENTS", "SUMMARY", "Means"]), [1, 1, 2]);
        let mut outline = Outline::new(DocumentKind::Report, 10.0);
        outline.open(1, "Contents", Look::default());
        outline.open(2, "A. Orientation", Look::default());
        assert_eq!(outline.all(), ["A. Orientation"]);
    }
}
