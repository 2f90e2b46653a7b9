//! Text that runs from right to left: from the order in which it is painted to the order in which it is read.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_normalization::UnicodeNormalization;

use super::geometry::RUN_GAP;
use crate::model::{Page, Run};

/// Whether a character belongs to a script that runs from right to left.
pub(super) fn runs_left(char: char) -> bool {
    char >= '\u{590}' && matches!(bidi_class(char), BidiClass::R | BidiClass::AL)
}

/// Joins the pieces of each line that runs from right to left and puts its characters in the order of reading. Pieces of
/// other lines stay as they are.
pub(super) fn arrange(page: &mut Page) {
    let old = std::mem::take(&mut page.text);
    let runs = std::mem::take(&mut page.runs);
    let mut rest = &runs[..];
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|run| one_line(first, run)).count();
        let (line, after) = rest.split_at(length);
        rest = after;
        let leftward = line.iter().any(|run| text(&old, run).chars().any(runs_left));
        if leftward {
            arrange_line(page, &old, line);
        } else {
            for run in line {
                push(page, *run, text(&old, run).to_owned());
            }
        }
    }
}

fn one_line(one: &Run, other: &Run) -> bool {
    (one.y - other.y).abs() < 0.15 * one.size && (one.size - other.size).abs() < 0.1 * one.size
}

fn text<'t>(whole: &'t str, run: &Run) -> &'t str {
    whole.get(run.start as usize..run.end as usize).unwrap_or_default()
}

fn push(page: &mut Page, mut run: Run, text: String) {
    run.start = page.text.len() as u32;
    page.text.push_str(&text);
    run.end = page.text.len() as u32;
    page.runs.push(run);
}

/// The pieces of one line, from left to right, become runs, from right to left.
fn arrange_line(page: &mut Page, old: &str, line: &[Run]) {
    let mut pieces = line.to_vec();
    pieces.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut joined: Vec<(Run, String)> = Vec::new();
    for piece in pieces {
        let new = text(old, &piece);
        if let Some((run, text)) = joined.last_mut() {
            let gap = piece.x - (run.x + run.width);
            if run.style == piece.style && run.origin == piece.origin && gap < RUN_GAP * run.size {
                if (gap > 0.15 * run.size || new.starts_with(' ')) && !text.ends_with(' ') {
                    text.push(' ');
                }
                text.push_str(new.trim_start());
                run.width = run.width.max(piece.x + piece.width - run.x);
                continue;
            }
        }
        joined.push((piece, new.to_owned()));
    }
    for (run, text) in joined.into_iter().rev() {
        push(page, run, logical(&text));
    }
}

/// A text painted from left to right, in the order of reading, its letters' contextual forms folded.
pub(super) fn logical(painted: &str) -> String {
    let strong = |class: fn(BidiClass) -> bool| painted.chars().filter(|&char| class(bidi_class(char))).count();
    let leftward = strong(|class| matches!(class, BidiClass::R | BidiClass::AL));
    let rightward = strong(|class| class == BidiClass::L);
    if leftward == 0 {
        return painted.to_owned();
    }
    let ordered = if leftward >= rightward { turned_round(painted) } else { reordered(painted) };
    let mut folded = String::with_capacity(ordered.len());
    for char in ordered.chars() {
        match char {
            '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => folded.extend(char.nfkc()),
            _ => folded.push(char),
        }
    }
    folded.nfc().collect()
}

/// A line that runs from left to right, its words of the other direction turned round.
fn reordered(text: &str) -> String {
    let info = BidiInfo::new(text, Some(Level::ltr()));
    let lines = info.paragraphs.iter().map(|paragraph| info.reorder_line(paragraph, paragraph.range.clone()));
    lines.map(|line| line.into_owned()).collect()
}

/// A line that runs from right to left, turned round but for what runs from left to right in it.
fn turned_round(painted: &str) -> String {
    let chars: Vec<char> = painted.chars().collect();
    let stretches = rightward_stretches(&chars);
    let order = |turn: bool| -> String {
        let mut ordered = String::with_capacity(painted.len());
        let (mut end, mut rest) = (chars.len(), &stretches[..]);
        while end > 0 {
            match rest.split_last() {
                Some((stretch, before)) if stretch.end == end => {
                    ordered.extend(&chars[stretch.clone()]);
                    (end, rest) = (stretch.start, before);
                }
                _ => {
                    end -= 1;
                    ordered.push(if turn { mirrored(chars[end]) } else { chars[end] });
                }
            }
        }
        ordered
    };
    let ordered = order(false);
    if brackets_are_turned(&ordered) { order(true) } else { ordered }
}

/// Brackets within brackets deeper than this are not followed.
const BRACKETS_DEEP: usize = 8;

/// What runs from left to right in a line from the right: words with the figures behind them, and figures alone. Brackets
/// belong to such words only where both stand behind the first of them.
fn rightward_stretches(chars: &[char]) -> Vec<Range<usize>> {
    let arabic = chars.iter().any(|&char| bidi_class(char) == BidiClass::AL);
    let mut stretches = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = match bidi_class(chars[at]) {
            BidiClass::L => end_of_words(chars, at),
            BidiClass::EN | BidiClass::AN => end_of_figures(chars, at, arabic),
            _ => at,
        };
        if end > at {
            stretches.push(at..end);
        }
        at = end.max(at + 1);
    }
    stretches
}

fn end_of_words(chars: &[char], start: usize) -> usize {
    let mut end = start;
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, &char) in chars.iter().enumerate().skip(start) {
        if let Some(&(_, closing)) = BRACKETS.iter().find(|(opening, _)| *opening == char) {
            if open.len() == BRACKETS_DEEP {
                break;
            }
            open.push((closing, end));
        } else if BRACKETS.iter().any(|(_, closing)| *closing == char) {
            match open.pop() {
                Some((closing, _)) if closing == char => end = at + 1,
                _ => break,
            }
        } else {
            match bidi_class(char) {
                BidiClass::L | BidiClass::EN => end = at + 1,
                BidiClass::R | BidiClass::AL | BidiClass::AN => break,
                _ => {}
            }
        }
    }
    open.first().map_or(end, |&(_, before)| before)
}

/// The end of figures with the signs between them, and of letters that follow without a gap (`29th`, `9A`).
fn end_of_figures(chars: &[char], start: usize, arabic: bool) -> usize {
    let class = |at: usize| chars.get(at).map(|&char| bidi_class(char));
    let figure = |at: usize| matches!(class(at), Some(BidiClass::EN | BidiClass::AN));
    let mut end = start;
    loop {
        let joins = match class(end) {
            Some(BidiClass::CS) => true,
            Some(BidiClass::ES) => !arabic,
            _ => false,
        };
        if figure(end) || joins && figure(end + 1) {
            end += 1;
        } else if class(end) == Some(BidiClass::L) {
            return end_of_words(chars, end);
        } else {
            return end;
        }
    }
}

/// Opening and closing brackets that are drawn the other way about where text runs from right to left.
const BRACKETS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('‹', '›')];

/// Whether most brackets of a text in the order of reading open where they should close: some producers write down the
/// character, which is right, others the shape.
fn brackets_are_turned(ordered: &str) -> bool {
    let chars: Vec<char> = ordered.chars().collect();
    let inner = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|char| char.is_alphanumeric());
    let (mut right, mut turned) = (0, 0);
    for (at, char) in chars.iter().enumerate() {
        let (before, after) = (inner(at.checked_sub(1)), inner(Some(at + 1)));
        if before == after {
            continue;
        }
        for (opening, closing) in BRACKETS {
            right += usize::from(*char == opening && after || *char == closing && before);
            turned += usize::from(*char == opening && before || *char == closing && after);
        }
    }
    turned > right
}

/// A bracket the other way about; any other character as it is.
fn mirrored(char: char) -> char {
    match BRACKETS.iter().find(|(opening, closing)| char == *opening || char == *closing) {
        Some(&(opening, closing)) if char == opening => closing,
        Some(&(opening, _)) => opening,
        None => char,
    }
}

#[cfg(test)]
mod tests {
    use super::logical;

    #[test]
    fn brackets_are_read_by_character_or_by_shape() {
        let read = "السيد نداي (السنغال): قرارها 85/203 [A/86/311]";
        let by_shape = "[A/86/311] 85/203 اهرارق :(لاغنسلا) يادن ديسلا";
        let by_char = "]A/86/311[ 85/203 اهرارق :)لاغنسلا( يادن ديسلا";
        assert_eq!(logical(by_shape), read);
        assert_eq!(logical(by_char), read);
    }

    #[test]
    fn hebrew_figures_and_latin_words_keep_their_direction() {
        assert_eq!(logical(".1948 רבמבונ 29-ב (A/RES/181) 181 הטלחה"), "החלטה 181 (A/RES/181) ב-29 נובמבר 1948.");
    }
}
