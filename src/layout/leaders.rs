//! Rows of dots that lead the eye from a label to its value.

use std::ops::Range;

use super::columns::by_row;
use super::lines::Strip;

/// Dots that make a leader anywhere.
const DOTS: usize = 4;
/// Spaced dots that make one between lines with leaders.
const DOTS_BETWEEN: usize = 2;
/// Characters of the longest value that a leader leads to on its own strip.
const VALUE: usize = 60;

/// Whether a text holds a leader.
pub(super) fn has_leader(text: &str) -> bool {
    leader(text, DOTS).is_some()
}

/// The byte range of the first leader of at least so many dots, with or without spaces between them.
fn leader(text: &str, least: usize) -> Option<Range<usize>> {
    if !may_lead(text) {
        return None;
    }
    let mut start = None;
    let mut dots = 0;
    for (at, c) in text.char_indices() {
        match c {
            '.' | '…' => {
                start.get_or_insert(at);
                dots += if c == '…' { 3 } else { 1 };
            }
            ' ' if start.is_some() => {}
            _ => {
                if dots >= least {
                    return start.map(|start| start..at);
                }
                (start, dots) = (None, 0);
            }
        }
    }
    start.filter(|_| dots >= least).map(|start| start..text.len())
}

/// Whether two dots stand together or a space apart, or one character stands for three.
fn may_lead(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'.', 0xe2, bytes).any(|at| match bytes.get(at + 1) {
        Some(b'.') => true,
        Some(b' ') => matches!(bytes.get(at + 2), None | Some(b'.' | b' ' | 0xe2)),
        _ => text[at..].starts_with('…'),
    })
}

/// The strips of a region with their leaders taken out and labels parted from values.
pub(super) fn split(strips: Vec<Strip>) -> Vec<Strip> {
    if !strips.iter().any(|strip| has_leader(strip.as_str())) {
        return strips;
    }
    let rows = by_row(strips);
    let led: Vec<bool> = rows.iter().map(|row| row.iter().any(|strip| has_leader(strip.as_str()))).collect();
    let near = |index: usize| index > 0 && led[index - 1] || led.get(index + 1).copied().unwrap_or(false);
    rows.into_iter()
        .enumerate()
        .flat_map(|(index, row)| match (led[index], near(index)) {
            (true, _) => part_row(row, DOTS),
            (false, true) => part_row(row, DOTS_BETWEEN),
            (false, false) => row,
        })
        .collect()
}

fn part_row(row: Vec<Strip>, least: usize) -> Vec<Strip> {
    let mut parted: Vec<Strip> = Vec::with_capacity(row.len() + 1);
    for strip in row {
        let spaced = |range: &Range<usize>| least >= DOTS || strip.as_str()[range.clone()].contains(". .");
        match leader(strip.as_str(), least).filter(spaced) {
            Some(range) if strip.as_str().len() - range.end <= VALUE => part(strip, range, &mut parted),
            _ => parted.push(strip),
        }
    }
    parted
}

/// Adds what stands before and behind a leader.
fn part(strip: Strip, range: Range<usize>, parted: &mut Vec<Strip>) {
    let text = strip.as_str();
    let label = strip.text.slice(0..text[..range.start].trim_end().len());
    let value = strip.text.slice(range.end..text.len());
    let value_words = (value.text.split_whitespace().count() as u32).min(strip.words);
    let value_width = (value.text.chars().count() as f32 * 0.45 * strip.size).min(strip.width());
    let mut words = strip.words - value_words;
    if label.text.is_empty() {
        // A leader on its own belongs to what stands before it.
        if let Some(last) = parted.last_mut() {
            last.words += words;
            last.leader = true;
            last.x1 = last.x1.max(strip.x1 - value_width);
            words = 0;
        }
    } else {
        parted.push(Strip { text: label, words, leader: true, x1: strip.x1 - value_width, ..strip.clone() });
        words = 0;
    }
    if !value.text.is_empty() {
        let x0 = strip.x1 - value_width;
        parted.push(Strip { text: value, words: words + value_words, x0, body_x0: x0, ..strip });
    } else if words > 0 {
        parted.push(strip);
    }
}
