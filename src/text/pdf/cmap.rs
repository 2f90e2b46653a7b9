//! Maps inside a file: from codes to Unicode (`ToUnicode`) and from codes to glyph numbers (embedded CMaps).

use super::lexer::{Lexer, Operand};

/// What a code maps to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Target {
    /// A character or number, counted up along the range.
    Value(u32),
    /// A string of several characters, by its index.
    Text(u32),
}

/// One stretch of codes.
#[derive(Debug, Clone, Copy)]
struct Range {
    low: u32,
    high: u32,
    target: Target,
}

/// A length of code and the codes of that length, compared byte by byte.
#[derive(Debug, Clone, Copy)]
struct Codespace {
    bytes: usize,
    low: u32,
    high: u32,
}

/// A map from codes to characters or to glyph numbers.
#[derive(Debug, Default)]
pub(super) struct CMap {
    codespaces: Vec<Codespace>,
    ranges: Vec<Range>,
    texts: Vec<String>,
}

/// More ranges than this in one map are read over.
const RANGES_KEPT: usize = 200_000;
/// More stretches of codes of one length than this are read over: each is asked for every code, and no map needs as many.
const CODESPACES_KEPT: usize = 256;

impl CMap {
    /// A map from codes to Unicode.
    pub(super) fn to_unicode(data: &[u8]) -> CMap {
        CMap::parse(data, true)
    }

    /// A map from codes to glyph numbers.
    pub(super) fn to_glyphs(data: &[u8]) -> CMap {
        CMap::parse(data, false)
    }

    fn parse(data: &[u8], unicode: bool) -> CMap {
        let mut map = CMap::default();
        let mut lexer = Lexer::new(data);
        while let Some(operator) = lexer.next_operator() {
            match operator {
                b"endcodespacerange" => map.read_codespaces(&lexer),
                b"endbfchar" if unicode => map.read_characters(&lexer),
                b"endbfrange" if unicode => map.read_ranges(&lexer),
                b"endcidchar" if !unicode => map.read_glyphs(&lexer, 2),
                b"endcidrange" if !unicode => map.read_glyphs(&lexer, 3),
                _ => {}
            }
            if map.ranges.len() > RANGES_KEPT {
                break;
            }
        }
        // Of two entries for one code the later counts, as it does where a map is filled in order.
        map.ranges.reverse();
        map.ranges.sort_by_key(|range| range.low);
        map
    }

    /// Whether it maps nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    fn read_codespaces(&mut self, lexer: &Lexer) {
        for pair in lexer.operands.chunks_exact(2) {
            if self.codespaces.len() >= CODESPACES_KEPT {
                return;
            }
            if let (Some((low, bytes)), Some((high, _))) = (code(lexer, pair[0]), code(lexer, pair[1])) {
                self.codespaces.push(Codespace { bytes, low, high });
            }
        }
    }

    fn read_characters(&mut self, lexer: &Lexer) {
        for pair in lexer.operands.chunks_exact(2) {
            if let Some((low, _)) = code(lexer, pair[0]) {
                self.add(low, low, lexer, pair[1]);
            }
        }
    }

    fn read_ranges(&mut self, lexer: &Lexer) {
        let mut operands = lexer.operands.iter().copied();
        while let (Some(first), Some(last), Some(target)) = (operands.next(), operands.next(), operands.next()) {
            let (Some((low, _)), Some((high, _))) = (code(lexer, first), code(lexer, last)) else { return };
            if target == Operand::ArrayOpen {
                let members = operands.by_ref().take_while(|&operand| operand != Operand::ArrayClose);
                for (at, member) in (low..=high).zip(members.collect::<Vec<_>>()) {
                    self.add(at, at, lexer, member);
                }
            } else {
                self.add(low, high, lexer, target);
            }
        }
    }

    fn read_glyphs(&mut self, lexer: &Lexer, each: usize) {
        for row in lexer.operands.chunks_exact(each) {
            if let (Some((low, _)), Some((high, _)), Operand::Number(glyph)) =
                (code(lexer, row[0]), code(lexer, row[each - 2]), row[each - 1])
            {
                self.ranges.push(Range { low, high, target: Target::Value(glyph as u32) });
            }
        }
    }

    fn add(&mut self, low: u32, high: u32, lexer: &Lexer, target: Operand) {
        let Operand::Text(slice) = target else { return };
        let bytes = lexer.bytes(slice);
        let text = match bytes {
            [one] => String::from(char::from(*one)),
            _ => {
                let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{FFFD}')).collect()
            }
        };
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => {}
            (Some(only), None) => self.ranges.push(Range { low, high, target: Target::Value(only as u32) }),
            (Some(_), Some(_)) => {
                // In a range of strings the last character counts up.
                let last = text.chars().next_back().unwrap_or_default();
                let stem = &text[..text.len() - last.len_utf8()];
                for step in 0..=(high.saturating_sub(low)).min(255) {
                    let Some(next) = char::from_u32(last as u32 + step) else { break };
                    self.ranges.push(Range {
                        low: low + step,
                        high: low + step,
                        target: Target::Text(self.texts.len() as u32),
                    });
                    self.texts.push(format!("{stem}{next}"));
                }
            }
        }
    }

    /// What a code maps to; absent where the map has no entry for it.
    pub(super) fn get(&self, code: u32) -> Option<Target> {
        let after = self.ranges.partition_point(|range| range.low <= code);
        // Ranges seldom overlap; a few steps back find the one that holds the code.
        self.ranges[..after].iter().rev().take(8).find(|range| code <= range.high).map(|range| match range.target {
            Target::Value(value) => Target::Value(value.saturating_add(code - range.low)),
            text => text,
        })
    }

    /// A string by its index.
    pub(super) fn text(&self, index: u32) -> &str {
        self.texts.get(index as usize).map_or("", String::as_str)
    }

    /// The next code of a string with its length; codes of two bytes where the map names none.
    pub(super) fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        let mut value = 0u32;
        for length in 1..=bytes.len().min(4) {
            value = value << 8 | u32::from(bytes[length - 1]);
            if self.codespaces.iter().any(|space| space.bytes == length && within(space, value)) {
                return (value, length);
            }
        }
        let shortest = self.codespaces.iter().map(|space| space.bytes).min().unwrap_or(2).min(bytes.len().max(1));
        let value = bytes.iter().take(shortest).fold(0, |value, &byte| value << 8 | u32::from(byte));
        (value, shortest)
    }
}

fn within(space: &Codespace, value: u32) -> bool {
    (0..space.bytes).all(|index| {
        let byte = |number: u32| (number >> (8 * index)) & 0xFF;
        (byte(space.low)..=byte(space.high)).contains(&byte(value))
    })
}

/// A code as a number, with the count of its bytes.
fn code(lexer: &Lexer, operand: Operand) -> Option<(u32, usize)> {
    let Operand::Text(slice) = operand else { return None };
    let bytes = lexer.bytes(slice);
    (1..=4)
        .contains(&bytes.len())
        .then(|| (bytes.iter().fold(0, |value, &byte| value << 8 | u32::from(byte)), bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_of_very_many_stretches_of_codes_does_not_make_each_code_dear() {
        let stretches = "<0000> <0000> ".repeat(10_000);
        let map = CMap::to_unicode(format!("{stretches}endcodespacerange <00FF> <0041> endbfchar").as_bytes());
        assert_eq!(map.codespaces.len(), CODESPACES_KEPT);
        assert_eq!(map.next_code(b"\x00\xFF"), (0xFF, 2));
        assert_eq!(map.get(0xFF), Some(Target::Value(0x41)));
    }
}
