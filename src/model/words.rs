//! How words are counted everywhere.

/// Words of a text: its stretches between white space.
pub fn words(text: &str) -> usize {
    if has_plain_spaces(text) {
        let bytes = text.as_bytes();
        let first = bytes.first().is_some_and(|&byte| !is_blank(byte));
        let behind = bytes.get(1..).unwrap_or_default();
        return usize::from(first) + count_pairs(bytes, behind, |before, byte| is_blank(before) & !is_blank(byte));
    }
    let begin = |(count, after_blank): (usize, bool), blank: bool| (count + usize::from(after_blank && !blank), blank);
    text.chars().map(char::is_whitespace).fold((0, true), begin).0
}

/// Characters of a text that are no white space.
pub fn visible(text: &str) -> usize {
    if has_plain_spaces(text) {
        return count(text.as_bytes(), |byte| begins_character(byte) & !is_blank(byte));
    }
    text.chars().filter(|character| !character.is_whitespace()).count()
}

/// Characters that begin in some bytes of a text.
pub fn characters(bytes: &[u8]) -> usize {
    count(bytes, begins_character)
}

/// Whether a character belongs to figures of a table or a chart, or to the dash that stands for none: "17 238", "– 34.2".
pub fn is_of_figures(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace() || ".,%-‒–—−".contains(c)
}

/// Whether all white space of a text is ASCII's, as far as that is told by bytes: the first of every other space, but of those
/// in the block of the quotes and dashes, is none of a letter's in common scripts.
fn has_plain_spaces(text: &str) -> bool {
    text.is_ascii()
        || memchr::memchr3(0xc2, 0xe1, 0xe3, text.as_bytes()).is_none()
            && memchr::memchr_iter(0xe2, text.as_bytes()).all(|at| is_quote_or_dash(&text.as_bytes()[at + 1..]))
}

/// Whether bytes behind 0xe2 are those of a quote or a dash.
pub fn is_quote_or_dash(behind: &[u8]) -> bool {
    matches!(behind, [0x80, 0x90..=0xa7, ..])
}

fn is_blank(byte: u8) -> bool {
    (byte.wrapping_sub(b'\t') < 5) | (byte == b' ')
}

fn begins_character(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// Bytes that are counted at once, without branches: so many that their count is a byte.
const AT_ONCE: usize = 255;

/// How many bytes a test holds for.
fn count(bytes: &[u8], test: impl Fn(u8) -> bool) -> usize {
    bytes.chunks(AT_ONCE).map(|chunk| usize::from(chunk.iter().map(|&byte| u8::from(test(byte))).sum::<u8>())).sum()
}

/// How many pairs of bytes at one place of two stretches a test holds for.
fn count_pairs(first: &[u8], second: &[u8], test: impl Fn(u8, u8) -> bool) -> usize {
    let of_chunks = |(first, second): (&[u8], &[u8])| {
        usize::from(first.iter().zip(second).map(|(&one, &other)| u8::from(test(one, other))).sum::<u8>())
    };
    first.chunks(AT_ONCE).zip(second.chunks(AT_ONCE)).map(of_chunks).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_white_space_parts() {
        for text in [
            "",
            " ",
            "one",
            " one  two\u{b}three\t",
            "l’année\u{a0}2017 \u{3000}是",
            "“l’année” — 2017…",
            "и\u{2003}я",
            "\u{1c}a\u{85}b\u{200b}",
        ] {
            for text in [text, &text.repeat(200)] {
                assert_eq!(words(text), text.split_whitespace().count(), "{text:?}");
                assert_eq!(visible(text), text.chars().filter(|c| !c.is_whitespace()).count(), "{text:?}");
                assert_eq!(characters(text.as_bytes()), text.chars().count(), "{text:?}");
            }
        }
    }
}
