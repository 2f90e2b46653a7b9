//! Bytes of a text file to characters: byte order marks, UTF-8, Windows-1252, in composed form (NFC).

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use memchr::memchr;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::error::Error;
use crate::model::{Problem, Severity};
use crate::source::LONGEST_LINE;

/// The characters of a text file, and what was wrong with them.
pub fn decode(bytes: &[u8]) -> Result<(String, Vec<Problem>), Error> {
    let marked = Encoding::for_bom(bytes);
    let wide = marked.is_some_and(|(encoding, _)| encoding != UTF_8);
    if !wide && memchr(0, bytes).is_some() {
        return Err(Error::new(
            "binary",
            "the file has NUL bytes and no byte order mark: it is no text; convert it to UTF-8 first",
        ));
    }
    if bytes.split(|&byte| byte == b'\n' || byte == b'\r').any(|line| line.len() > LONGEST_LINE) {
        return Err(Error::new(
            "limit-line",
            format!("a line is longer than {LONGEST_LINE} bytes: break it into lines first"),
        ));
    }
    let mut problems = Vec::new();
    let text = match marked {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None => unmarked(bytes, &mut problems),
    };
    let replaced = text.matches('\u{FFFD}').count();
    if replaced > 0 {
        problems.push(Problem::new(
            Severity::Warning,
            "decode",
            format!("{replaced} characters could not be decoded and stand as U+FFFD"),
        ));
    }
    Ok((composed(text), problems))
}

/// UTF-8 where the bytes are that, or are that but for a few; else Windows-1252.
fn unmarked<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Cow<'a, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let (mut wrong, mut right) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    if right > wrong {
        return String::from_utf8_lossy(bytes);
    }
    problems.push(Problem::new(Severity::Info, "decode", "the file is not UTF-8; it was read as Windows-1252"));
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    Cow::Owned(text.chars().map(|c| if ('\u{80}'..='\u{9F}').contains(&c) { '\u{FFFD}' } else { c }).collect())
}

fn composed(text: Cow<'_, str>) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into_owned(),
        _ => text.nfc().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_encodings() {
        assert_eq!(decode(b"\xEF\xBB\xBFcaf\xC3\xA9").unwrap().0, "café");
        assert_eq!(decode(b"\xFF\xFEa\0b\0").unwrap().0, "ab");
        assert_eq!(decode(b"\xFE\xFF\0a\0b").unwrap().0, "ab");
        assert_eq!(decode(b"caf\xE9 \x96 d\xE9j\xE0").unwrap().0, "café – déjà");
        assert_eq!(decode("cafe\u{301}".as_bytes()).unwrap().0, "café");
    }

    #[test]
    fn nul_bytes_are_no_text() {
        assert_eq!(decode(b"a\0b").unwrap_err().code, "binary");
        assert_eq!(decode(b"\0a\0b").unwrap_err().code, "binary");
    }

    #[test]
    fn a_few_broken_bytes_do_not_turn_a_file_into_windows_1252() {
        let (text, problems) = decode("déjà vu à Genève \u{0}".replace('\u{0}', "").as_bytes()).unwrap();
        assert_eq!((text.as_str(), problems.len()), ("déjà vu à Genève ", 0));
        let mut bytes = "déjà vu à Genève ".as_bytes().to_vec();
        bytes.push(0xFF);
        let (text, problems) = decode(&bytes).unwrap();
        assert_eq!(text, "déjà vu à Genève \u{FFFD}");
        assert_eq!((&*problems[0].code, problems[0].severity), ("decode", Severity::Warning));
    }
}
