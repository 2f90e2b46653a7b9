//! What an embedded font program says of its own glyphs, for fonts whose dictionary does not tell how to read them.

use std::collections::HashMap;

use super::glyphs;
use super::lexer::{Lexer, Operand};

/// More entries than this in one table are read over.
const ENTRIES_KEPT: usize = 70_000;

/// The tables of a TrueType program that tie codes, glyphs and characters together.
#[derive(Debug, Default)]
pub(super) struct TrueType {
    chars: HashMap<u16, char>,
    names: HashMap<u16, String>,
    codes: HashMap<u16, u16>,
    /// Whether the codes are those of Macintosh Roman: the program has a map from them and none from the codes of a symbol font,
    /// which are those of Windows.
    pub(super) mac: bool,
}

impl TrueType {
    /// Reads the tables; what is missing or damaged is left out.
    pub(super) fn read(data: &[u8]) -> TrueType {
        let mut program = TrueType::default();
        if let Some(table) = table(data, b"cmap") {
            program.read_maps(table);
        }
        if let Some(table) = table(data, b"post") {
            program.read_names(table);
        }
        program
    }

    /// The character of a glyph; absent where the program does not tell.
    pub(super) fn char_of(&self, glyph: u16) -> Option<char> {
        self.chars.get(&glyph).copied()
    }

    /// The name of a glyph; absent where the program does not tell.
    pub(super) fn name_of(&self, glyph: u16) -> Option<&str> {
        self.names.get(&glyph).map(String::as_str)
    }

    /// The glyph that a code of a symbolic font shows.
    pub(super) fn glyph_of(&self, code: u8) -> Option<u16> {
        self.codes.get(&u16::from(code)).copied()
    }

    fn read_maps(&mut self, table: &[u8]) {
        let (mut symbol, mut mac) = (None, None);
        let count = u16_at(table, 2).unwrap_or(0).min(64);
        for index in 0..usize::from(count) {
            let record = 4 + 8 * index;
            let (Some(platform), Some(encoding), Some(offset)) =
                (u16_at(table, record), u16_at(table, record + 2), u32_at(table, record + 4))
            else {
                break;
            };
            let Some(map) = table.get(offset as usize..) else { continue };
            match (platform, encoding) {
                (0, _) | (3, 1 | 10) => each_entry(map, |code, glyph| self.add_char(code, glyph)),
                (3, 0) => symbol = symbol.or(Some(map)),
                (1, 0) => mac = mac.or(Some(map)),
                _ => {}
            }
        }
        // ISO 32000-2, 9.6.5.4: the map of a symbol font comes before that of the Macintosh, wherever they stand.
        self.mac = symbol.is_none() && mac.is_some();
        for map in [symbol, mac].into_iter().flatten() {
            each_entry(map, |code, glyph| {
                if code < 0x100 || (0xF000..0xF100).contains(&code) {
                    self.codes.entry((code & 0xFF) as u16).or_insert(glyph);
                }
            });
        }
    }

    /// Of several characters that show one glyph the lowest is kept: a space rather than a no-break space.
    fn add_char(&mut self, code: u32, glyph: u16) {
        let private = (0xE000..0xF900).contains(&code) || code < 32;
        if let Some(char) = char::from_u32(code).filter(|_| glyph != 0 && !private) {
            let kept = self.chars.entry(glyph).or_insert(char);
            *kept = char.min(*kept);
        }
    }

    fn read_names(&mut self, table: &[u8]) {
        let mac = || glyphs::MAC_ORDER.split(' ');
        match u32_at(table, 0) {
            Some(0x0001_0000) => self.names = (0u16..).zip(mac().map(str::to_owned)).collect(),
            Some(0x0002_0000) => {
                let count = usize::from(u16_at(table, 32).unwrap_or(0));
                let mut own: Vec<String> = Vec::new();
                let mut at = 34 + 2 * count;
                while let Some(&length) = table.get(at) {
                    let name = table.get(at + 1..at + 1 + usize::from(length)).unwrap_or_default();
                    own.push(String::from_utf8_lossy(name).into_owned());
                    at += 1 + usize::from(length);
                }
                let standard: Vec<&str> = mac().collect();
                for glyph in 0..count {
                    let index = usize::from(u16_at(table, 34 + 2 * glyph).unwrap_or(0));
                    let name = match standard.get(index) {
                        Some(name) => Some((*name).to_owned()),
                        None => own.get(index - standard.len()).cloned(),
                    };
                    if let Some(name) = name {
                        self.names.insert(glyph as u16, name);
                    }
                }
            }
            _ => {}
        }
    }
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16_at(data, at)?) << 16 | u32::from(u16_at(data, at + 2)?))
}

fn table<'d>(data: &'d [u8], tag: &[u8; 4]) -> Option<&'d [u8]> {
    let count = usize::from(u16_at(data, 4)?).min(256);
    (0..count).map(|index| 12 + 16 * index).find(|&at| data.get(at..at + 4) == Some(&tag[..])).and_then(|at| {
        let (offset, length) = (u32_at(data, at + 8)? as usize, u32_at(data, at + 12)? as usize);
        data.get(offset..data.len().min(offset.saturating_add(length)))
    })
}

/// Calls for each code and its glyph in a table of format 0, 4, 6 or 12.
fn each_entry(map: &[u8], mut found: impl FnMut(u32, u16)) {
    let walk = |found: &mut dyn FnMut(u32, u16)| -> Option<()> {
        match u16_at(map, 0)? {
            0 => {
                for code in 0..256u32 {
                    found(code, u16::from(*map.get(6 + code as usize)?));
                }
            }
            4 => each_segment(map, found)?,
            6 => {
                let (first, count) = (u32::from(u16_at(map, 6)?), usize::from(u16_at(map, 8)?));
                for index in 0..count {
                    found(first + index as u32, u16_at(map, 10 + 2 * index)?);
                }
            }
            12 => {
                let groups = (u32_at(map, 12)? as usize).min(ENTRIES_KEPT);
                let mut left = ENTRIES_KEPT as u32;
                for at in (0..groups).map(|group| 16 + 12 * group) {
                    let (low, high, glyph) = (u32_at(map, at)?, u32_at(map, at + 4)?, u32_at(map, at + 8)?);
                    let length = high.checked_sub(low)?.min(left);
                    left -= length;
                    for step in 0..=length {
                        found(low.saturating_add(step), glyph.saturating_add(step) as u16);
                    }
                }
            }
            _ => {}
        }
        Some(())
    };
    let _ = walk(&mut found);
}

fn each_segment(map: &[u8], found: &mut dyn FnMut(u32, u16)) -> Option<()> {
    let double = usize::from(u16_at(map, 6)?) & !1;
    let mut left = ENTRIES_KEPT;
    for segment in (0..double).step_by(2) {
        let (end, start) = (u16_at(map, 14 + segment)?, u16_at(map, 16 + double + segment)?);
        let delta = u16_at(map, 16 + 2 * double + segment)?;
        let at = 16 + 3 * double + segment;
        let offset = usize::from(u16_at(map, at)?);
        for code in start..=end {
            left = left.checked_sub(1)?;
            let glyph = match offset {
                0 => code.wrapping_add(delta),
                _ => match u16_at(map, at + offset + 2 * usize::from(code - start)) {
                    Some(glyph) if glyph != 0 => glyph.wrapping_add(delta),
                    _ => continue,
                },
            };
            if glyph != 0 && code != 0xFFFF {
                found(u32::from(code), glyph);
            }
        }
    }
    Some(())
}

/// The names by code that a Type 1 program carries in its clear part; nothing where it says `StandardEncoding`.
pub(super) fn type1_names(data: &[u8]) -> Option<Vec<String>> {
    let clear = &data[..memchr::memmem::find(data, b"eexec").unwrap_or(data.len())];
    let start = memchr::memmem::find(clear, b"/Encoding")?;
    let mut names = vec![String::new(); 256];
    let mut lexer = Lexer::new(&clear[start..]);
    let mut any = false;
    while let Some(operator) = lexer.next_operator() {
        match operator {
            b"put" => {
                if let [.., Operand::Number(code), Operand::Name(name)] = lexer.operands[..]
                    && let Some(slot) = names.get_mut(code.max(0.0) as usize)
                {
                    *slot = String::from_utf8_lossy(lexer.bytes(name)).into_owned();
                    any = true;
                }
            }
            b"StandardEncoding" => return None,
            b"def" | b"readonly" if any => break,
            _ => {}
        }
    }
    any.then_some(names)
}
