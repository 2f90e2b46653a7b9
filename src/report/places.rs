//! Which characters of a document's text stand in which run of which page.
//!
//! The dataset counts characters of paragraphs; pages are made of runs. Both hold the same words in the same order, but for what
//! paragraphs leave out (their numbers, the marks of notes, hyphens at ends of lines), so the two are walked side by side. This asks
//! nothing of the rooms that made the dataset, and holds for one that another version wrote.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::{Flow, Page};

/// Characters that stand in one run, one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Offset of the first in the document's text.
    pub start: u32,
    /// Where it stands in the run's text, counted as browsers count: in units of UTF-16.
    pub from: u32,
    /// How many they are.
    pub length: u32,
}

/// The segments of every run, by the index of the page and of the run on it.
pub type Places = Vec<Vec<Vec<Segment>>>;

/// A character of a run.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    letter: char,
    page: u32,
    run: u32,
    at: u32,
}

/// A character of the document's text.
#[derive(Debug, Clone, Copy)]
struct Letter {
    letter: char,
    offset: u32,
}

/// How far to look for the place where both go on together, and how many letters must then agree.
const LOOKS: &[(usize, usize)] = &[(12, 6), (60, 10), (400, 16)];
/// The same at the beginning of a paragraph that is not where it should be.
const FAR: (usize, usize) = (6000, 24);
/// Letters of the text that may lack in the runs at one place.
const LACKING: usize = 8;

/// Places the paragraphs, each with the offset of its first character, in the runs of the pages of which the flow was made.
pub fn places<'a>(pages: &[Page], flow: &Flow, paragraphs: impl Iterator<Item = (u32, &'a str)>) -> Places {
    let glyphs = glyphs(pages, flow);
    let mut places: Places = pages.iter().map(|page| vec![Vec::new(); page.runs.len()]).collect();
    let mut at = 0;
    for (start, text) in paragraphs {
        let letters = letters(start, text);
        at = beginning(&glyphs, at, &letters);
        at = walk(&glyphs, at, &letters, &mut places);
    }
    places
}

/// The letters of all runs that stand in lines of the flow, in its order.
fn glyphs(pages: &[Page], flow: &Flow) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let lines = lines_of(flow, page.number);
        for (run, line) in super::lines::of_runs(page, &lines) {
            runs.push((line, index, run));
        }
    }
    // Lines are numbered over the whole flow; runs of one line stay in the order in which they were found.
    runs.sort_by_key(|&(line, ..)| line);
    for (_, page, run) in runs {
        let mut at = 0;
        for c in pages[page].text_of(&pages[page].runs[run]).chars() {
            if let Some(letter) = folded(c) {
                glyphs.push(Glyph { letter, page: page as u32, run: run as u32, at });
            }
            at += c.len_utf16() as u32;
        }
    }
    glyphs
}

/// The lines of a page with their numbers in the flow.
fn lines_of(flow: &Flow, page: u32) -> Vec<(usize, crate::model::Line)> {
    let all = flow.blocks.iter().flat_map(|block| &block.lines).enumerate();
    all.filter(|(_, line)| line.page == page).map(|(number, line)| (number, *line)).collect()
}

fn letters(start: u32, text: &str) -> Vec<Letter> {
    let all = text.chars().zip(start..);
    all.filter_map(|(c, offset)| Some(Letter { letter: folded(c)?, offset })).collect()
}

/// A character without the marks on it; nothing for white space, soft hyphens and the marks themselves.
fn folded(c: char) -> Option<char> {
    if c.is_ascii() {
        return (!c.is_ascii_whitespace() && !c.is_ascii_control()).then_some(c);
    }
    let blank = c.is_whitespace() || c.is_control() || c == '\u{AD}' || is_combining_mark(c);
    (!blank).then(|| std::iter::once(c).nfd().next().unwrap_or(c))
}

fn agree(glyphs: &[Glyph], letters: &[Letter], count: usize) -> bool {
    let count = count.min(letters.len());
    count > 0 && glyphs.len() >= count && glyphs.iter().zip(letters).take(count).all(|(g, l)| g.letter == l.letter)
}

/// Where a paragraph begins: here, or further on where its first letters stand.
fn beginning(glyphs: &[Glyph], at: usize, letters: &[Letter]) -> usize {
    let (reach, count) = FAR;
    let near = || go_on(glyphs, at, letters).is_some_and(|(_, lacking)| lacking == 0);
    if letters.is_empty() || agree(&glyphs[at.min(glyphs.len())..], letters, LOOKS[0].1) || near() {
        return at;
    }
    let far =
        (at..glyphs.len().min(at + reach)).find(|&there| letters.len() >= 8 && agree(&glyphs[there..], letters, count));
    far.unwrap_or(at)
}

/// How many glyphs and how many letters to leave out until both go on together.
fn go_on(glyphs: &[Glyph], at: usize, letters: &[Letter]) -> Option<(usize, usize)> {
    LOOKS.iter().find_map(|&(reach, count)| {
        (0..LACKING.min(letters.len())).find_map(|lacking| {
            let end = glyphs.len().min(at + reach);
            let there = (at..end).find(|&there| agree(&glyphs[there..], &letters[lacking..], count))?;
            Some((there - at, lacking))
        })
    })
}

/// Walks through one paragraph and notes what stands where. Gives where the next one may begin.
fn walk(glyphs: &[Glyph], mut at: usize, letters: &[Letter], places: &mut Places) -> usize {
    let mut index = 0;
    while let Some(letter) = letters.get(index) {
        if let Some(glyph) = glyphs.get(at).filter(|glyph| glyph.letter == letter.letter) {
            note(&mut places[glyph.page as usize][glyph.run as usize], letter.offset, glyph.at);
            (at, index) = (at + 1, index + 1);
            continue;
        }
        match go_on(glyphs, at, &letters[index..]) {
            Some((skipped, lacking)) => (at, index) = (at + skipped, index + lacking),
            None => index += LACKING,
        }
    }
    at
}

/// Adds a character to the last segment where it follows it, with or without a space between.
fn note(segments: &mut Vec<Segment>, offset: u32, at: u32) {
    if let Some(last) = segments.last_mut() {
        let (ahead, beyond) = (offset.checked_sub(last.start), at.checked_sub(last.from));
        if ahead == beyond && ahead.is_some_and(|ahead| (last.length..=last.length + 1).contains(&ahead)) {
            last.length = ahead.unwrap_or_default() + 1;
            return;
        }
    }
    segments.push(Segment { start: offset, from: at, length: 1 });
}
