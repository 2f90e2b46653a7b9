//! How a path is written in the tables: one line of plain UTF-8, whatever bytes the name has.

use std::path::Path;

/// A path as text. What would break a row or a terminal is escaped: control and direction characters as `\u{1b}`, bytes that
/// are no UTF-8 as `\xff`, the backslash itself as `\\`. Two different paths never give the same text.
pub fn shown(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\\' if std::path::MAIN_SEPARATOR == '\\' => text.push('/'),
                '\\' => text.push_str("\\\\"),
                _ if is_unsafe(character) => text.extend(character.escape_unicode()),
                _ => text.push(character),
            }
        }
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02x}"));
        }
    }
    text
}

/// Characters that move the cursor, break the line or turn the direction of what follows.
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}')
        || ('\u{202a}'..='\u{202e}').contains(&character)
        || ('\u{2066}'..='\u{2069}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_stays() {
        assert_eq!(shown(Path::new("input/A_76_PV.102 – é.pdf")), "input/A_76_PV.102 – é.pdf");
    }

    #[test]
    fn what_breaks_a_row_or_a_terminal_is_escaped() {
        assert_eq!(shown(Path::new("a\nb\u{1b}[2J\u{202e}.txt")), "a\\u{a}b\\u{1b}[2J\\u{202e}.txt");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_are_told_apart() {
        use std::os::unix::ffi::OsStrExt;
        let name = std::ffi::OsStr::from_bytes(b"a\xff\\.pdf");
        assert_eq!(shown(Path::new(name)), "a\\xff\\\\.pdf");
    }
}
