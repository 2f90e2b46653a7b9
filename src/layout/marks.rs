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
    // Few words end so, which is sooner told than the rest.
    (is_bullet(first) || first.ends_with(['.', ')', '．']) && (is_number(first) || is_bracketed(first)))
        && !rest.trim().is_empty()
}

/// Whether a text begins with the number of a paragraph of a section, without a point behind it: `10.6 The`, `29D.46 The`.
pub(super) fn begins_with_section_number(text: &str) -> bool {
    let Some((first, rest)) = text.trim_start().split_once(' ') else { return false };
    let opens = rest.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '«'));
    first.contains('.') && !first.ends_with('.') && opens && is_number(first)
}

fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(c), None)
        if matches!(c, '•' | '▪' | '■' | '□' | '●' | '○' | '◦' | '·' | '–' | '—' | '-' | '*' | '§' | '\u{E000}'..='\u{F8FF}'))
}

/// `29D.46`, `31.I.2`: a section with a letter, a part in Roman figures, and the paragraph.
fn is_section_number(text: &str) -> bool {
    let Some((section, rest)) = text.split_once('.') else { return false };
    let figures = |part: &str| (1..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    let roman = |part: &str| (1..=5).contains(&part.len()) && part.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    match rest.split_once('.') {
        Some((part, number)) => figures(section) && roman(part) && figures(number),
        None => section.strip_suffix(|c: char| c.is_ascii_uppercase()).is_some_and(figures) && figures(rest),
    }
}

/// `12`, `12.`, `10.6`, `88.12.`, `12)`, `(12)`.
fn is_number(text: &str) -> bool {
    if is_section_number(text) {
        return true;
    }
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

/// The small Roman figures of items.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// The marks that may stand right before (or behind) the bracketed mark with which a text begins: "(h)" before "(i)", "(ii)" or
/// "(j)" behind it.
pub(super) fn beside(text: &str, before: bool) -> impl Iterator<Item = String> {
    let mark = text.split_whitespace().next().filter(|mark| is_bracketed(mark)).unwrap_or_default();
    let inner = mark.trim_start_matches('(').trim_end_matches(')');
    let opening = if mark.starts_with('(') { "(" } else { "" };
    let moved = |number: u32| if before { number.checked_sub(1) } else { number.checked_add(1) };
    let figure = inner.parse().ok().and_then(moved).map(|number: u32| number.to_string());
    let letter = inner.bytes().next().filter(|letter| inner.len() == 1 && letter.is_ascii_lowercase());
    let letter =
        letter.and_then(|letter| moved(letter.into())).and_then(char::from_u32).filter(char::is_ascii_lowercase);
    let place = ROMAN.iter().position(|roman| *roman == inner).and_then(|place| moved(place as u32));
    let roman = place.and_then(|place| ROMAN.get(place as usize)).map(|roman| (*roman).to_owned());
    let texts = [figure, letter.map(String::from), roman].into_iter().flatten();
    texts.map(move |inner| format!("{opening}{inner})"))
}

/// Whether a mark stands in the midst of a line: words before it, and more behind it.
pub(super) fn stands_within(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let (before, behind) = (&line[..at], &line[at + mark.len()..]);
        before.ends_with(' ') && before.contains(char::is_alphabetic) && behind.starts_with(' ')
    })
}

/// A text without the mark with which it begins.
pub(super) fn without_mark(text: &str) -> &str {
    match text.trim_start().split_once(' ') {
        Some((first, rest)) if is_mark(first) => rest,
        _ => text,
    }
}

/// Whether a line is a heading of one word and its number, such as `Article 12` or `PART IV`, under which the title stands.
pub(super) fn is_numbered_heading(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(word), Some(number), None) = (words.next(), words.next(), words.next()) else { return false };
    let number = number.trim_end_matches(['.', ':']);
    word.chars().all(char::is_alphabetic)
        && (number.chars().all(char::is_numeric) || number.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_have_neighbours() {
        let all = |text, before| beside(text, before).collect::<Vec<_>>();
        assert_eq!(all("(g) devised a plan", true), ["(f)"]);
        assert_eq!(all("i) devised", true), ["h)"]);
        assert_eq!(all("(i) devised", false), ["(j)", "(ii)"]);
        assert_eq!(all("(3) devised", true), ["(2)"]);
        assert!(all("(a) devised", true).is_empty() && all("devised (b)", true).is_empty());
        assert!(stands_within("the State had (a) ratified it; (b) begun", "(a)"));
        assert!(!stands_within("12. (a) The State had ratified it", "(a)"));
        assert!(!stands_within("(a) The State had ratified it", "(a)"));
    }

    #[test]
    fn numbers_of_sections_and_parts_are_marks() {
        assert!(["29D.46", "31.I.2", "10.6", "12."].into_iter().all(is_mark));
        assert!(begins_with_section_number("29D.46 The work went on"));
        assert!(!begins_with_section_number("14.5 per cent of them"));
        assert!(!["29DD.46", "A.46", "31.I", "1.B.3.4"].into_iter().any(is_mark));
    }
}
