//! The lines of typed pages: their text with its style, and what each is by its own shape.

use std::sync::LazyLock;

use regex::Regex;

use super::seam::clean;
use crate::layout::furniture::whole_line;
use crate::model::{self, FurnitureReason, Page, Pages, Run, Styled};

/// Size of running text in typed pages, in points.
pub const BODY: f32 = 12.0;

/// What a line is by its own shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Running text, a title, anything else.
    Text,
    /// A Markdown heading of a level.
    Heading(u8),
    /// The first line of a list item.
    Item,
    /// A row of cells parted by tabs.
    Row,
    /// A rule of the front matter, or the first line of an entry in it.
    Entry,
    /// A further line of an entry of the front matter.
    EntryRest,
    /// No running text.
    Furniture(FurnitureReason),
}

/// A line as typed.
#[derive(Debug, Clone)]
pub struct TypedLine {
    /// Its text, white space at the edges taken off.
    pub text: Styled,
    /// What it is.
    pub class: Class,
    /// Whether a blank line, the start of the page or a line break that was lost stands before it.
    pub apart: bool,
    /// White space above it, in points.
    pub gap: f32,
    /// Whether it ends in a hard break.
    pub hard: bool,
    /// Number of its characters.
    pub width: usize,
    /// The page.
    pub page: u32,
    /// Left edge in points.
    pub x: f32,
    /// Right edge in points.
    pub end: f32,
    /// Baseline in points.
    pub y: f32,
    /// Size of its type in points.
    pub size: f32,
    /// Words of the source in it.
    pub words: u32,
}

/// The lines of all pages that have any words.
pub fn lines(pages: &Pages) -> Vec<TypedLine> {
    let mut lines = Vec::new();
    for page in &pages.pages {
        let mut above = 0.0;
        for runs in page.runs.chunk_by(|a, b| a.y == b.y) {
            for (index, part) in broken(page, runs).into_iter().enumerate() {
                let gap = if index > 0 || runs[0].y <= above + BODY { 0.0 } else { runs[0].y - above - BODY };
                let line = line(page, part, gap, index > 0 || gap > 0.0 || above == 0.0);
                if line.words > 0 {
                    above = line.y;
                    lines.push(line);
                }
            }
        }
    }
    front_matter(&mut lines);
    lines
}

/// The runs of one line, parted where a conversion lost a line break: emphasis closed and opened again with nothing
/// between, or emphasis to the end of the line that begins with a capital right after a word.
fn broken<'r>(page: &Page, runs: &'r [Run]) -> Vec<&'r [Run]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in 1..runs.len() {
        let (before, after) = (page.text_of(&runs[at - 1]), page.text_of(&runs[at]));
        if before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace) {
            continue;
        }
        let same = runs[at - 1].style == runs[at].style && before.chars().count() > 1;
        let last = at + 1 == runs.len() && after.contains(' ') && after.starts_with(char::is_uppercase);
        if same || last && !runs[at - 1].style.bold && before.ends_with(char::is_lowercase) {
            parts.push(&runs[from..at]);
            from = at;
        }
    }
    parts.push(&runs[from..]);
    parts
}

fn line(page: &Page, runs: &[Run], gap: f32, apart: bool) -> TypedLine {
    let mut raw = Styled::default();
    for run in runs {
        raw.push(page.text_of(run), run.style);
    }
    let mut text = clean(&raw, true);
    let (first, last) = (runs[0], runs[runs.len() - 1]);
    let class = class(&text.text, first.size);
    if class != Class::Row && text.text.contains('\t') {
        text = clean(&raw, false);
    }
    let lead = raw.text.chars().take_while(|c| c.is_whitespace()).count() as f32 * first.space;
    TypedLine {
        class,
        apart,
        gap,
        hard: raw.text.ends_with("  "),
        width: text.text.chars().count(),
        page: page.number,
        x: first.x + lead,
        end: last.x + last.width,
        y: first.y,
        size: first.size,
        words: runs.iter().map(|run| model::words(page.text_of(run)) as u32).sum(),
        text,
    }
}

fn class(text: &str, size: f32) -> Class {
    static ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[-*+•·▪●◦–—]\s+\S").ok());
    static NUMBERED: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^(?:\(?[\dA-Za-z]{1,4}[.)]|\d{1,3}|\([a-z]{1,4}\))\t[^\t]*$").ok());
    let matches = |rule: &LazyLock<Option<Regex>>| rule.as_ref().is_some_and(|rule| rule.is_match(text));
    if size > BODY {
        return Class::Heading((BODY + 7.0 - size) as u8);
    }
    if let Some(reason) = furniture(text) {
        return Class::Furniture(reason);
    }
    if matches(&ITEM) {
        Class::Item
    } else if text.contains('\t') && !matches(&NUMBERED) {
        Class::Row
    } else {
        Class::Text
    }
}

/// Why a line is no running text, where its words tell.
fn furniture(text: &str) -> Option<FurnitureReason> {
    if text.len() > 200 { None } else { whole_line(text) }
}

/// Marks the entries of the front matter, which stands between two rules at the head of the file.
fn front_matter(lines: &mut [TypedLine]) {
    if lines.first().is_none_or(|line| line.text.text != "---") {
        return;
    }
    let Some(end) = lines.iter().skip(1).position(|line| line.text.text == "---" && line.class != Class::Text) else {
        return;
    };
    lines[0].class = Class::Entry;
    lines[end + 1].class = Class::Entry;
    for line in &mut lines[1..=end] {
        let key = line.text.text.split_once(':').map(|(key, _)| key);
        let entry =
            key.is_some_and(|key| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-'));
        line.class = if entry { Class::Entry } else { Class::EntryRest };
    }
}
