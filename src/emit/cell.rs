//! Values to cells of a CSV table.

use std::borrow::Cow;

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
    if acts(text) { Cow::Owned(format!("'{}", plain(text))) } else { plain(text) }
}

/// Whether a text would be taken for a formula, or looks like one that was made safe.
pub(super) fn acts(text: &str) -> bool {
    // Every such sign begins with one of these bytes.
    let may =
        matches!(text.as_bytes().first(), Some(b'\'' | b'=' | b'+' | b'-' | b'@' | b'\t' | b'\n' | b'\r' | 0 | 0xef));
    may && text.trim_start_matches('\'').starts_with(FORMULA)
}

/// Whether a text must stand in quotes in a file of CSV, and whether [`plain`] may change it: most texts neither, which one pass
/// over their bytes tells.
pub(super) fn signs(text: &str) -> (bool, bool) {
    let found = text.bytes().fold(0, |found, byte| found | SIGNS[usize::from(byte)]);
    (found & QUOTED != 0, found & LOOKED_AT != 0)
}

const QUOTED: u8 = 1;
const LOOKED_AT: u8 = 2;

/// What each byte tells. Every character that [`steers`] holds a byte that is looked at: its last where its first are those of
/// the quotes and dashes, which most texts have.
const SIGNS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'"' | b',' | b'\n' => QUOTED,
            b'\r' => QUOTED | LOOKED_AT,
            0..=8 | 0xb..=0x1f | 0x7f | 0xc2 | 0xa6..=0xae | b'\\' => LOOKED_AT,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// A text with what steers a terminal or turns the direction of what follows written `\u{1b}`.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !any_steers(text) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        // A text that has such an escape of its own is told apart by its backslash.
        if steers(character) || character == '\\' && escape(&text[at..]).is_some() {
            safe.extend(character.escape_unicode());
        } else {
            safe.push(character);
        }
    }
    Cow::Owned(safe)
}

/// The character that an escape at the start of a text stands for, and the escape's length in bytes.
fn escape(text: &str) -> Option<(char, usize)> {
    let (code, _) = text.strip_prefix("\\u{")?.split_once('}')?;
    let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
    (steers(character) || character == '\\').then_some((character, code.len() + 4))
}

/// A text as it was before [`guard`].
pub fn unguarded(cell: &str) -> Cow<'_, str> {
    let text = match cell.strip_prefix('\'') {
        Some(rest) if acts(&unescaped(rest)) => rest,
        _ => cell,
    };
    unescaped(text)
}

fn unescaped(cell: &str) -> Cow<'_, str> {
    if !cell.contains("\\u{") {
        return Cow::Borrowed(cell);
    }
    let mut rest = cell;
    let mut text = String::with_capacity(cell.len());
    while let Some(at) = rest.find("\\u{") {
        let (before, escaped) = rest.split_at(at);
        text.push_str(before);
        let (read, length) = escape(escaped).unwrap_or(('\\', 1));
        text.push(read);
        rest = &escaped[length..];
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Whether a character of a text steers, or begins what looks like an escape. Only bytes with which such a character can begin are
/// looked at closely.
fn any_steers(text: &str) -> bool {
    let mut from = 0;
    while let Some(ahead) = text.as_bytes()[from..].iter().position(|&byte| MAY_STEER[usize::from(byte)]) {
        let rest = &text[from + ahead..];
        if rest.starts_with(steers) || rest.starts_with("\\u{") {
            return true;
        }
        from += ahead + 1;
    }
    false
}

/// Bytes with which such a character can begin.
const MAY_STEER: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte as u8, 0..=8 | 0xb..=0x1f | 0x7f | 0xc2 | 0xe2 | b'\\');
        byte += 1;
    }
    table
};

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

impl Cell for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Cell for u64 {
    fn write(&self, out: &mut String) {
        // Half of all cells are numbers, and `Display` takes longer.
        out.push_str(itoa::Buffer::new().format(*self));
    }
}

macro_rules! whole {
    ($($type:ty)+) => { $(impl Cell for $type {
        fn write(&self, out: &mut String) {
            (*self as u64).write(out);
        }
    })+ };
}

whole! { u8 u16 u32 usize }

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
        for text in [
            "=1",
            "- a",
            "\0x\rz",
            "a\u{1b}[2J\u{202e}b",
            "\rx",
            "'a",
            "\\u{41} \\u{",
            "plain",
            "'=1",
            "''-",
            "\\u{1b}",
            "'\\u{0}",
            "\\u{5c}",
            "a\\\u{1b}",
        ] {
            assert_eq!(unguarded(&guard(text)), text);
        }
        for character in (0..0x3000).filter_map(char::from_u32).filter(|&character| steers(character)) {
            assert!(signs(character.encode_utf8(&mut [0; 4])).1, "{character:?}");
        }
        for text in ["", "– a list", "1 = 1", "a\tb\nc", "مجلس\u{200f}", "'a"] {
            assert!(matches!(guard(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn values_have_one_form_each() {
        assert_eq!(text("as it is"), "as it is");
        assert_eq!(text(&None::<u32>), "");
        assert_eq!(text(&Some(12u32)), "12");
        for number in [0, 7, 10, 909, 65_536, u64::MAX] {
            assert_eq!(text(&number), number.to_string());
        }
        assert_eq!(text(&true), "true");
        assert_eq!(text(&vec!["8", "9(a)"]), "8 | 9(a)");
        assert_eq!(text(&Mode::Verbatim), "verbatim");
    }
}
