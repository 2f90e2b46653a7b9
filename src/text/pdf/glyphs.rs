//! Names of glyphs to the characters that they stand for.

use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("data/glyphs.csv");
const ENCODINGS: &str = include_str!("data/encodings.csv");

/// The lists of names by code that fonts may call upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// Adobe standard.
    Standard,
    /// Windows code page 1252.
    WinAnsi,
    /// Macintosh Roman.
    MacRoman,
    /// Macintosh expert.
    MacExpert,
    /// The font Symbol.
    Symbol,
    /// The font Zapf Dingbats.
    ZapfDingbats,
}

/// The names of one encoding by code; empty where a code has none.
pub(super) type Names = [&'static str; 256];

static ENCODING_TABLES: LazyLock<[Names; 6]> = LazyLock::new(|| {
    let mut tables = [[""; 256]; 6];
    for line in ENCODINGS.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split(',');
        let Some(code) = cells.next().and_then(|cell| cell.parse::<u8>().ok()) else { continue };
        for (table, name) in tables.iter_mut().zip(cells) {
            table[code as usize] = name;
        }
    }
    // What Annex D says in its notes: in WinAnsi the no-break space and the soft hyphen are a space and a hyphen in
    // another place, and unused codes above 32 are bullets; in MacRoman 202 is the no-break space.
    tables[Base::WinAnsi as usize][160] = "nbspace";
    tables[Base::WinAnsi as usize][173] = "softhyphen";
    for name in tables[Base::WinAnsi as usize][33..].iter_mut().filter(|name| name.is_empty()) {
        *name = "bullet";
    }
    tables[Base::MacRoman as usize][202] = "nbspace";
    tables
});

static LISTED: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    LIST.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(',')).collect()
});

/// The names of an encoding by code.
pub(super) fn names(base: Base) -> &'static Names {
    &ENCODING_TABLES[base as usize]
}

/// Adds the characters that a glyph's name stands for; false where the name tells none.
pub(super) fn read_name(name: &str, out: &mut String) -> bool {
    let before = out.len();
    let stem = name.split('.').next().unwrap_or_default();
    for part in stem.split('_') {
        if !read_part(part, out) {
            out.truncate(before);
            return false;
        }
    }
    out.len() > before
}

fn read_part(name: &str, out: &mut String) -> bool {
    if let Some(codes) = LISTED.get(name) {
        for code in codes.split(' ') {
            out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        }
        return true;
    }
    if let Some(digits) = name.strip_prefix("uni").filter(|digits| digits.len() >= 4 && digits.len() % 4 == 0) {
        return read_hex(digits, 4, out);
    }
    match name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())) {
        Some(digits) => read_hex(digits, digits.len(), out),
        None => false,
    }
}

fn read_hex(digits: &str, each: usize, out: &mut String) -> bool {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return false;
    }
    (0..digits.len()).step_by(each).all(|at| {
        let read = u32::from_str_radix(&digits[at..at + each], 16).ok().and_then(char::from_u32);
        out.extend(read);
        read.is_some()
    })
}
