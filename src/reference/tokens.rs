//! A line of text as numbers, words and signs, whatever the script of its digits.

use super::lexicon::{Lexicon, NumberKind, fold};

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A number, with the count of its digits (0 for Chinese numerals).
    Number(u32, usize),
    /// A word, folded.
    Word(String),
    /// Any other sign.
    Sign(char),
}

/// A token and its place in the text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The token.
    pub token: Token,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset after its last character.
    pub end: usize,
}

/// Whether a character is Chinese.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇')
}

/// The value of a decimal digit of any of the scripts in use.
pub fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

fn han_numeral(lexicon: &Lexicon, c: char) -> Option<(u32, NumberKind)> {
    let mut buffer = [0u8; 4];
    let folded = fold(c.encode_utf8(&mut buffer));
    lexicon
        .numbers()
        .iter()
        .find(|word| matches!(word.kind, NumberKind::Digit | NumberKind::Multiplier) && word.folded == folded)
        .map(|word| (word.value, word.kind))
}

/// The value of a run of Chinese numerals, positional (二〇一九) or multiplied (七十七).
fn han_number(parts: &[(u32, NumberKind)]) -> Option<u32> {
    if parts.iter().all(|(_, kind)| *kind == NumberKind::Digit) {
        return parts.iter().try_fold(0u32, |sum, (value, _)| sum.checked_mul(10)?.checked_add(*value));
    }
    let (mut sum, mut pending) = (0u32, None);
    for (value, kind) in parts {
        if *kind == NumberKind::Multiplier {
            sum = sum.checked_add(pending.take().unwrap_or(1) * value)?;
        } else {
            pending = Some(*value);
        }
    }
    sum.checked_add(pending.unwrap_or(0))
}

/// Takes a text apart. White space and invisible signs stand in no token.
pub fn tokens(text: &str) -> Vec<Placed> {
    let lexicon = Lexicon::in_force();
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let end_of = |index: usize| characters.get(index).map_or(text.len(), |(at, _)| *at);
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(&(start, c)) = characters.get(index) {
        let from = index;
        let run = |mut at: usize, belongs: &dyn Fn(char) -> bool| {
            while characters.get(at).is_some_and(|(_, c)| belongs(*c)) {
                at += 1;
            }
            at
        };
        if digit(c).is_some() {
            index = run(index, &|c| digit(c).is_some());
            let value = characters[from..index]
                .iter()
                .filter_map(|(_, c)| digit(*c))
                .try_fold(0u32, |sum, digit| sum.checked_mul(10)?.checked_add(digit));
            let token = value.map_or(Token::Sign('#'), |value| Token::Number(value, index - from));
            found.push(Placed { token, start, end: end_of(index) });
        } else if is_han(c) {
            let numerals: Vec<_> =
                characters[from..].iter().map_while(|(_, c)| han_numeral(lexicon, *c)).take(12).collect();
            let (token, length) = match han_number(&numerals) {
                Some(value) if !numerals.is_empty() => (Token::Number(value, 0), numerals.len()),
                _ => (Token::Word(c.to_string()), 1),
            };
            index += length;
            found.push(Placed { token, start, end: end_of(index) });
        } else if c.is_alphabetic() {
            index = run(index, &|c| (c.is_alphabetic() || fold_away(c)) && !is_han(c));
            found.push(Placed { token: Token::Word(fold(&text[start..end_of(index)])), start, end: end_of(index) });
        } else {
            index += 1;
            if !c.is_whitespace() && !fold_away(c) {
                found.push(Placed { token: Token::Sign(c), start, end: end_of(index) });
            }
        }
    }
    found
}

/// Marks that belong to the letter before them, and invisible signs.
fn fold_away(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let mut buffer = [0u8; 4];
    let text: &str = c.encode_utf8(&mut buffer);
    fold(text).is_empty()
}

/// How many tokens a phrase takes up if it stands at the head of the tokens.
pub fn phrase_at(tokens: &[Placed], phrase: &str) -> Option<usize> {
    let mut rest = phrase;
    let mut count = 0;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return (count > 0).then_some(count) };
        match &tokens.get(count)?.token {
            // Most phrases begin with another letter.
            Token::Word(word) if word.as_bytes().first() != rest.as_bytes().first() => return None,
            Token::Word(word) => rest = rest.strip_prefix(word.as_str())?,
            Token::Sign(sign) if *sign == first || (*sign == '’' && first == '\'') => {
                rest = &rest[first.len_utf8()..]
            }
            // "星期一": a numeral that is part of a word.
            Token::Number(value, 0) => {
                let numeral = han_numeral(Lexicon::in_force(), first).filter(|(digit, _)| digit == value);
                rest = numeral.map(|_| &rest[first.len_utf8()..])?;
            }
            Token::Number(value, _) => rest = rest.strip_prefix(value.to_string().as_str())?,
            Token::Sign(_) => return None,
        }
        // A phrase must not end within a word of the text; a word of the text was taken whole above.
        count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_script_are_read() {
        let numbers = |text| {
            tokens(text)
                .into_iter()
                .filter_map(|placed| if let Token::Number(value, _) = placed.token { Some(value) } else { None })
                .collect::<Vec<_>>()
        };
        assert_eq!(numbers("15-18 April 2013"), [15, 18, 2013]);
        assert_eq!(numbers("٤–١٥ نوفمبر ٢٠١٩"), [4, 15, 2019]);
        assert_eq!(numbers("二〇一九年十一月四日"), [2019, 11, 4]);
        assert_eq!(numbers("第七十七届会议"), [77]);
        assert_eq!(numbers("第一百二十一次"), [121]);
    }
}
