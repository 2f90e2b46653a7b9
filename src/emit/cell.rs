//! Values to cells of a CSV table.

use std::borrow::Cow;
use std::fmt::Write;

use crate::model::{
    DocumentKind, EntityKind, FurnitureReason, How, Mode, Outcome, ParagraphKind, Position, Severity, Status,
};

/// What parts the items of a list in one cell.
pub const SEPARATOR: &str = " | ";

/// Signs at the start of a text for which a spreadsheet takes it for a formula.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\n', '\r', '\0', '＝', '＋', '－', '＠'];

/// A text as it stands in a cell: one that a spreadsheet would take for a formula begins with `'`; characters that steer a
/// terminal or turn the direction of what follows are written `\u{1b}`. Tabs and line ends within the text stay.
pub fn guard(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) { Cow::Owned(format!("'{}", plain(text))) } else { plain(text) }
}

/// A text with what steers a terminal or turns the direction of what follows written `\u{1b}`.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !any_steers(text) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if steers(character) {
            safe.extend(character.escape_unicode());
        } else {
            safe.push(character);
        }
    }
    Cow::Owned(safe)
}

/// A text as it was before [`guard`].
pub fn unguarded(cell: &str) -> String {
    let formula = |text: &&str| text.starts_with(FORMULA) || text.starts_with("\\u{0}") || text.starts_with("\\u{d}");
    let mut rest = cell.strip_prefix('\'').filter(formula).unwrap_or(cell);
    let mut text = String::with_capacity(rest.len());
    while let Some(at) = rest.find("\\u{") {
        let (before, escaped) = rest.split_at(at);
        text.push_str(before);
        let code = escaped[3..].split_once('}').and_then(|(code, _)| u32::from_str_radix(code, 16).ok());
        let (read, length) = match code.and_then(char::from_u32).filter(|&c| steers(c)) {
            Some(character) => (character, escaped.find('}').map_or(escaped.len(), |end| end + 1)),
            None => ('\\', 1),
        };
        text.push(read);
        rest = &escaped[length..];
    }
    text.push_str(rest);
    text
}

/// Whether a character of a text steers. Only bytes with which such a character can begin are looked at closely.
fn any_steers(text: &str) -> bool {
    text.bytes().enumerate().any(|(at, byte)| match byte {
        b'\t' | b'\n' => false,
        0..=0x1f | 0x7f => true,
        0xc2 | 0xe2 => text[at..].starts_with(steers),
        _ => false,
    })
}

/// Controls but tab and line feed, and what embeds, overrides or isolates a direction.
fn steers(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A value that can stand in a cell. What is absent is an empty cell.
pub trait Cell {
    /// Appends the value's text.
    fn write(&self, out: &mut String);
}

impl Cell for str {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Cell for String {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Cell for Cow<'_, str> {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl<T: Cell + ?Sized> Cell for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl<T: Cell> Cell for Option<T> {
    fn write(&self, out: &mut String) {
        if let Some(value) = self {
            value.write(out);
        }
    }
}

impl<T: Cell> Cell for [T] {
    fn write(&self, out: &mut String) {
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.push_str(SEPARATOR);
            }
            item.write(out);
        }
    }
}

impl<T: Cell> Cell for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

macro_rules! displayed {
    ($($type:ty)+) => { $(impl Cell for $type {
        fn write(&self, out: &mut String) {
            let _ = write!(out, "{self}");
        }
    })+ };
}

displayed! { bool u8 u16 u32 u64 usize }

macro_rules! named {
    ($($type:ty)+) => { $(impl Cell for $type {
        fn write(&self, out: &mut String) {
            out.push_str(self.as_str());
        }
    })+ };
}

named! { DocumentKind EntityKind FurnitureReason How Mode Outcome ParagraphKind Position Severity Status }

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &(impl Cell + ?Sized)) -> String {
        let mut out = String::new();
        value.write(&mut out);
        out
    }

    #[test]
    fn texts_that_act_are_made_plain() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\nx", "＝1", "－ a list", "- a list"] {
            assert_eq!(guard(text), format!("'{text}"));
        }
        assert_eq!(guard("\0x\rz"), "'\\u{0}x\\u{d}z");
        assert_eq!(guard("a\u{1b}[2J\u{202e}b\u{9b}"), "a\\u{1b}[2J\\u{202e}b\\u{9b}");
        for text in ["=1", "- a", "\0x\rz", "a\u{1b}[2J\u{202e}b", "\rx", "'a", "\\u{41} \\u{", "plain"] {
            assert_eq!(unguarded(&guard(text)), text);
        }
        for text in ["", "– a list", "1 = 1", "a\tb\nc", "مجلس\u{200f}", "'=1"] {
            assert!(matches!(guard(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn values_have_one_form_each() {
        assert_eq!(text("as it is"), "as it is");
        assert_eq!(text(&None::<u32>), "");
        assert_eq!(text(&Some(12u32)), "12");
        assert_eq!(text(&true), "true");
        assert_eq!(text(&vec!["8", "9(a)"]), "8 | 9(a)");
        assert_eq!(text(&Mode::Verbatim), "verbatim");
    }
}
