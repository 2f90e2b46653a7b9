//! Names in a row: "Chad, Mali and Trinidad and Tobago".

use std::ops::Range;

use crate::reference::{Reference, Resolution};

/// The states of a list, as byte ranges: parted at commas, semicolons and the last "and", but not inside a name.
pub fn states(text: &str, reference: &Reference, date: Option<&str>) -> Vec<Range<usize>> {
    let known = |range: &Range<usize>| matches!(reference.resolve(&text[range.clone()], date), Resolution::One(_));
    let mut found: Vec<Range<usize>> = Vec::new();
    let pieces = pieces(text);
    let names: Vec<bool> = pieces.iter().map(known).collect();
    let mut at = 0;
    while at < pieces.len() {
        let piece = pieces[at].clone();
        // A name that holds a comma: "Venezuela, Bolivarian Republic of".
        let joined = pieces
            .get(at + 1)
            .filter(|_| !(names[at] && names[at + 1]))
            .map(|next| piece.start..next.end)
            .filter(known);
        if let Some(joined) = joined {
            found.push(joined);
            at += 2;
            continue;
        }
        if names[at] {
            found.push(piece);
        } else {
            found.extend(parted_at_and(text, piece, &known));
        }
        at += 1;
    }
    found.retain(|range| !matches!(text[range.clone()].to_lowercase().as_str(), "none" | "nil" | "none."));
    found
}

/// Stretches between commas and semicolons outside brackets.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    for (at, c) in text.char_indices().chain([(text.len(), ',')]) {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 || at == text.len() => {
                found.extend(trimmed(text, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// A stretch without the white space, full stop, mark of a footnote and "and" around it.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let whole = &text[range.clone()];
    let mut start = range.start + (whole.len() - whole.trim_start().len());
    if text[start..range.end].starts_with("and ") {
        start += 4;
    }
    let ends = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | '*');
    let end = range.start + whole.trim_end_matches(ends).len();
    (start < end).then_some(start..end)
}

/// Two states joined by "and", where both sides are names; the whole is none.
fn parted_at_and(text: &str, piece: Range<usize>, known: &impl Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    for (at, link) in text[piece.clone()].match_indices(" and ") {
        let (left, right) = (piece.start..piece.start + at, piece.start + at + link.len()..piece.end);
        if known(&left) && known(&right) {
            return vec![left, right];
        }
    }
    vec![piece]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        states(text, Reference::builtin(), None).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_list_is_parted_between_names_only() {
        assert_eq!(
            read(
                "Bolivia (Plurinational State of), Bosnia and Herzegovina, Trinidad and Tobago, United Kingdom of Great Britain and Northern Ireland and United States of America"
            ),
            [
                "Bolivia (Plurinational State of)",
                "Bosnia and Herzegovina",
                "Trinidad and Tobago",
                "United Kingdom of Great Britain and Northern Ireland",
                "United States of America"
            ]
        );
        assert_eq!(read("China and Russian Federation"), ["China", "Russian Federation"]);
        assert_eq!(read("None"), Vec::<&str>::new());
        assert_eq!(read("Ruritania and Strelsau, Kenya."), ["Ruritania and Strelsau", "Kenya"]);
    }
}
