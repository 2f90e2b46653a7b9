//! The seams between lines: spaces, broken words, Chinese characters.

use std::collections::HashSet;

use super::lines::TypedLine;
use super::printed;
use crate::model::{Block, Style, Styled};

/// The words of a text, to tell a word broken at a line's end from one with a hyphen of its own.
#[derive(Debug, Default)]
pub struct Seams {
    words: HashSet<String>,
}

impl Seams {
    /// The words of all lines, where any line ends in a hyphen.
    pub fn of(lines: &[TypedLine]) -> Seams {
        if !lines.iter().any(|line| line.text.text.ends_with('-')) {
            return Seams::default();
        }
        let all = lines.iter().flat_map(|line| line.text.text.split(|c: char| !c.is_alphanumeric()));
        Seams { words: all.map(str::to_lowercase).collect() }
    }

    /// Adds a line to a block.
    pub fn join(&self, block: &mut Block, line: &TypedLine) {
        let before = &block.text.text;
        let next = &line.text.text;
        let (last, first) = (before.chars().next_back().unwrap_or(' '), next.chars().next().unwrap_or(' '));
        if last == '\u{AD}' || last == '-' && self.is_broken(before, next) {
            let end = before.len() - last.len_utf8();
            block.text.truncate(end);
        } else if !(is_chinese(last) && is_chinese(first) || ends_in_open_hyphen(before) && hyphen_holds(next)) {
            let style = block.text.pieces.last().map_or_else(Style::default, |piece| piece.style);
            block.text.push(" ", style);
        }
        let start = block.text.text.len();
        block.text.push_styled(&line.text);
        if block.lines.len() == 1 {
            block.hang = line.x;
        }
        block.lines.push(printed(line, start));
    }

    /// Whether the word parted by a hyphen stands elsewhere without one.
    fn is_broken(&self, before: &str, next: &str) -> bool {
        let head = before[..before.len() - 1].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let tail = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let whole = |a: &str, b: &str| self.words.contains(&format!("{a}{b}").to_lowercase());
        !head.is_empty() && next.starts_with(char::is_lowercase) && whole(head, tail)
    }
}

/// Words after which a hyphen that hangs in the air stays there: "short- and long-term".
const HANGING: &[&str] = &["and", "or", "to", "nor", "et", "ou", "y", "und"];

fn ends_in_open_hyphen(text: &str) -> bool {
    text.strip_suffix(['-', '/']).is_some_and(|rest| rest.ends_with(char::is_alphanumeric))
}

/// Whether the text after a hyphen belongs to the same word.
fn hyphen_holds(next: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    !word.is_empty() && !HANGING.contains(&word.to_lowercase().as_str())
}

/// Whether a character is Chinese, Japanese or a mark of their script.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A line with its white space put in order: none at the edges, one space between words, or one tab where tabs are kept.
/// Where doubled spaces show that lines were joined before, a hyphen and a space are a word that was broken over two of them.
pub fn clean(raw: &Styled, tabs: bool) -> Styled {
    let rejoined = raw.text.trim().contains("  ");
    let mut text = Styled::default();
    let mut blank: Option<&str> = None;
    for piece in &raw.pieces {
        let mut from = piece.start;
        for (at, c) in raw.text[piece.start..piece.end].char_indices().map(|(at, c)| (at + piece.start, c)) {
            if c != '\u{A0}' && c.is_whitespace() {
                text.push(&raw.text[from..at], piece.style);
                blank = Some(if tabs && (c == '\t' || blank == Some("\t")) { "\t" } else { " " });
                from = at + c.len_utf8();
            } else if let Some(space) = blank.take() {
                let held = rejoined && ends_in_open_hyphen(&text.text) && hyphen_holds(&raw.text[at..]);
                if !held && !text.text.is_empty() {
                    text.push(space, piece.style);
                }
            }
        }
        text.push(&raw.text[from..piece.end], piece.style);
    }
    text
}
