//! A page as lines and cells: what the masthead is read from.

use super::masthead::is_officer;
use crate::model::{Flow, Read, Role, Setting};

/// A line, or one cell of it, on the first pages of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetLine {
    /// The text, trimmed, without footnote marks.
    pub text: String,
    /// Index of its block in the flow.
    pub block: usize,
    /// Byte offset of its first character in the block's text.
    pub start: usize,
    /// Byte offset after its last character.
    pub end: usize,
    /// The page.
    pub page: u32,
    /// Left edge in points.
    pub x0: f32,
    /// Right edge in points.
    pub x1: f32,
    /// Baseline in points from the top.
    pub y: f32,
    /// Size of its type in points.
    pub size: f32,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Whether all of it is italic.
    pub italic: bool,
    /// Whether its block is centred.
    pub centred: bool,
    /// Whether it is the first line of its block.
    pub opens: bool,
    /// Whether it is a cell that follows another on the same line.
    pub cell: bool,
    /// White space above it in points, where it opens its block; 0 elsewhere.
    pub gap: f32,
    /// Whether it is a row of a table.
    pub row: bool,
}

impl SheetLine {
    /// Whether its letters are capitals: at least four, and no small one.
    pub fn is_capitals(&self) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 4 && !self.text.chars().any(char::is_lowercase) && self.text.chars().any(char::is_uppercase)
    }

    /// The line as a value that a rule read.
    pub fn read(&self, text: impl Into<String>, rule: &'static str) -> Read {
        let place = crate::model::Place { paragraph: self.block, start: self.start, end: self.end };
        Read { text: text.into(), place: Some(place), page: self.page, rule }
    }
}

/// How many blocks of a document may belong to its masthead and cover.
const BLOCKS: usize = 120;

/// The lines of a page.
pub fn lines(flow: &Flow, page: u32) -> Vec<SheetLine> {
    let mut lines = Vec::new();
    for (index, block) in flow.blocks.iter().enumerate().take(BLOCKS) {
        if block.page_start() > page || block.flow > 0 {
            break;
        }
        if block.page_start() < page || block.role == Role::Footnote {
            continue;
        }
        // The cells of a row are lines of their own.
        let count = if block.role == Role::Row { 1 } else { block.lines.len() };
        for line in 0..count {
            cells(flow, index, line, &mut lines);
        }
    }
    lines
}

fn cells(flow: &Flow, index: usize, number: usize, lines: &mut Vec<SheetLine>) {
    let block = &flow.blocks[index];
    let line = &block.lines[number];
    let next = block.lines.get(number + 1).filter(|_| block.role != Role::Row);
    let end = next.map_or(block.text.text.len(), |next| next.start);
    let officer = is_officer(&block.text.text[line.start..end].replace('\t', " "));
    let cuts = if officer { Vec::new() } else { cuts(&block.text, line.start, end, flow.setting == Setting::Typed) };
    let mut from = line.start;
    let mut cell = false;
    for cut in cuts.into_iter().chain([end]) {
        let Some(whole) = block.text.text.get(from..cut) else { continue };
        let start = from + (whole.len() - whole.trim_start().len());
        let stop = from + whole.trim_end().len();
        from = cut;
        if start >= stop {
            continue;
        }
        let text = without_marks(&block.text.slice(start..stop));
        if text.is_empty() {
            continue;
        }
        lines.push(SheetLine {
            text,
            block: index,
            start,
            end: stop,
            page: line.page,
            x0: line.x0,
            x1: line.x1,
            y: line.y,
            size: line.size,
            bold: block.text.all(start..unmarked(&block.text.text, start, stop), |style| style.bold),
            italic: block.text.all(start..unmarked(&block.text.text, start, stop), |style| style.italic),
            centred: block.centred,
            opens: number == 0 && !cell,
            cell,
            gap: if number == 0 && !cell { block.gap } else { 0.0 },
            row: block.role == Role::Row,
        });
        cell = true;
    }
}

/// Where cells end within a line: at tabs; in typed text also where two words or two styles stand glued.
fn cuts(text: &crate::model::Styled, start: usize, end: usize, typed: bool) -> Vec<usize> {
    let mut cuts: Vec<usize> =
        text.text[start..end].char_indices().filter(|(_, c)| *c == '\t').map(|(at, _)| start + at).collect();
    if typed {
        cuts.extend(glued(&text.text[start..end]).into_iter().map(|at| start + at));
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Where a small letter is followed by a capital within one word of some length ("PartiesGeneva").
fn glued(text: &str) -> Vec<usize> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let word = |from: usize, back: bool| {
        let step = |n: usize| if back { from.checked_sub(n) } else { Some(from + n) };
        (0..4).all(|n| step(n).and_then(|at| characters.get(at)).is_some_and(|(_, c)| c.is_alphabetic()))
    };
    (1..characters.len())
        .filter(|&at| {
            characters[at - 1].1.is_lowercase()
                && characters[at].1.is_uppercase()
                && word(at - 1, true)
                && word(at, false)
        })
        .map(|at| characters[at].0)
        .collect()
}

/// The end of a stretch without the stars at its end.
fn unmarked(text: &str, start: usize, stop: usize) -> usize {
    start + text[start..stop].trim_end_matches(['*', '∗', ' ']).len()
}

/// The text without raised figures and stars, and without stars at its end.
fn without_marks(styled: &crate::model::Styled) -> String {
    let mut text = String::new();
    for piece in &styled.pieces {
        let part = &styled.text[piece.start..piece.end];
        let is_mark = piece.style.raised && !part.chars().any(char::is_alphabetic);
        if !is_mark {
            text.push_str(part);
        }
    }
    let text = text.trim().trim_end_matches(['*', '∗', ' ']);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
