//! Marks that open a paragraph or an item: a number, a letter in brackets, a bullet.

/// Whether a text is nothing but such a mark.
pub(super) fn is_mark(text: &str) -> bool {
    let text = text.trim();
    is_bullet(text) || is_number(text) || is_letter(text)
}

/// Whether a text is nothing but the mark of a note: `1/`, `**`.
pub(super) fn is_note_mark(text: &str) -> bool {
    let text = text.trim();
    let stars = text.chars().all(|c| matches!(c, '*' | '†' | '‡'));
    let slashed =
        text.strip_suffix('/').is_some_and(|mark| mark.chars().all(|c| c.is_ascii_alphanumeric() || c == '*'));
    (1..=4).contains(&text.chars().count()) && (stars || slashed && text.len() > 1)
}

/// Whether a text begins with such a mark and goes on.
pub(super) fn begins_with_mark(text: &str) -> bool {
    let Some((first, rest)) = text.trim_start().split_once(' ') else { return false };
    !rest.trim().is_empty()
        && (is_bullet(first) || is_number(first) && first.ends_with(['.', ')', '．']) || is_bracketed(first))
}

fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(c), None)
        if matches!(c, '•' | '▪' | '■' | '□' | '●' | '○' | '◦' | '·' | '–' | '—' | '-' | '*' | '§' | '\u{E000}'..='\u{F8FF}'))
}

/// `12`, `12.`, `10.6`, `88.12.`, `12)`, `(12)`.
fn is_number(text: &str) -> bool {
    let inner = text.trim_start_matches('(').trim_end_matches(['.', ')', '．', '、', '*']);
    !inner.is_empty()
        && inner.len() <= 9
        && inner.chars().all(|c| c.is_numeric() || c == '.')
        && inner.starts_with(char::is_numeric)
        && inner.split('.').all(|part| !part.is_empty() && part.chars().count() <= 4)
}

/// `(a)`, `a)`, `(iv)`, `A.`, `IV.`, `(12)`.
fn is_letter(text: &str) -> bool {
    is_bracketed(text)
        || text.strip_suffix('.').is_some_and(|inner| {
            let letters = inner.chars().count();
            letters == 1 && inner.chars().all(char::is_alphabetic)
                || (1..=6).contains(&letters) && inner.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
        })
}

fn is_bracketed(text: &str) -> bool {
    let Some(inner) = text.strip_suffix(')') else { return false };
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let letters = inner.chars().count();
    letters == 1 && inner.chars().all(char::is_alphanumeric)
        || (1..=5).contains(&letters)
            && (inner.chars().all(|c| c.is_numeric())
                || inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'a'..='d')))
}

/// Whether a line is a heading of one word and its number, such as `Article 12` or `PART IV`, under which the title stands.
pub(super) fn is_numbered_heading(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(word), Some(number), None) = (words.next(), words.next(), words.next()) else { return false };
    let number = number.trim_end_matches(['.', ':']);
    word.chars().all(char::is_alphabetic)
        && (number.chars().all(char::is_numeric) || number.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')))
}
