//! Predefined maps of composite fonts: their codes are those of a national encoding or of Unicode.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS};

/// How the codes of a predefined map are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Codes {
    /// Two bytes are one unit of UTF-16.
    Utf16,
    /// One or two bytes are one character of a national encoding.
    National(&'static Encoding),
    /// Two bytes are row and cell of JIS X 0208.
    RowCell,
}

/// The codes of a predefined map, by its name; absent for the identity and for names that are not known.
pub(super) fn codes(name: &str) -> Option<Codes> {
    let has = |part: &str| name.contains(part);
    Some(if has("-UCS2-") || has("-UTF16-") {
        Codes::Utf16
    } else if name.starts_with("GB") {
        Codes::National(GB18030)
    } else if has("B5") {
        Codes::National(BIG5)
    } else if name.starts_with("KSC") {
        Codes::National(EUC_KR)
    } else if has("RKSJ") {
        Codes::National(SHIFT_JIS)
    } else if name == "EUC-H" || name == "EUC-V" {
        Codes::National(EUC_JP)
    } else if name == "H" || name == "V" {
        Codes::RowCell
    } else {
        return None;
    })
}

impl Codes {
    /// How many bytes the next code takes.
    pub(super) fn length(self, bytes: &[u8]) -> usize {
        let first = bytes.first().copied().unwrap_or_default();
        let two = match self {
            Codes::Utf16 | Codes::RowCell => true,
            Codes::National(encoding) if encoding == SHIFT_JIS => matches!(first, 0x81..=0x9F | 0xE0..=0xFC),
            Codes::National(_) => first >= 0x81,
        };
        if two { 2.min(bytes.len()) } else { 1 }
    }

    /// The character of a code; absent where the encoding has none.
    pub(super) fn char_of(self, code: u32, length: usize) -> Option<char> {
        let pair = [(code >> 8) as u8, code as u8];
        let bytes = if length == 2 { &pair[..] } else { &pair[1..] };
        let decode = |encoding: &'static Encoding, bytes: &[u8]| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
            let mut chars = text.chars();
            chars.next().filter(|_| chars.next().is_none())
        };
        match self {
            Codes::Utf16 => char::from_u32(code),
            Codes::National(encoding) => decode(encoding, bytes),
            Codes::RowCell => decode(EUC_JP, &[pair[0] | 0x80, pair[1] | 0x80]),
        }
    }
}
