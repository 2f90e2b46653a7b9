//! How words are counted everywhere.

/// Words of a text: its stretches between white space.
pub fn words(text: &str) -> usize {
    if text.is_ascii() {
        return stretches(text.bytes().map(|byte| matches!(byte, b'\t'..=b'\r' | b' ')));
    }
    stretches(text.chars().map(char::is_whitespace))
}

fn stretches(blanks: impl Iterator<Item = bool>) -> usize {
    let begin = |(count, after_blank): (usize, bool), blank: bool| (count + usize::from(after_blank && !blank), blank);
    blanks.fold((0, true), begin).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_white_space_parts() {
        for text in ["", " ", "one", " one  two\u{b}three\t", "l’année\u{a0}2017 \u{3000}是", "\u{1c}a\u{85}b\u{200b}"]
        {
            assert_eq!(words(text), text.split_whitespace().count(), "{text:?}");
        }
    }
}
