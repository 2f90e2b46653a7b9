//! Runs to strips: stretches of one baseline between gaps wide enough to part columns or cells.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{self, Page, Run, Style, Styled};

/// A stretch of one baseline. Positions are those of the page, turned over left to right where the script runs from the right.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    /// The page, 1 for the first.
    pub page: u32,
    /// Number of its baseline on the page, from the top.
    pub row: u32,
    /// Edge where reading starts.
    pub x0: f32,
    /// Edge where reading ends.
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Commonest size of the type.
    pub size: f32,
    /// Width of a space.
    pub space: f32,
    /// The text, white space as single spaces.
    pub text: Styled,
    /// Stretches between white space in its runs.
    pub words: u32,
    /// Where the text begins after a mark that hangs before it (a number, a bullet); otherwise `x0`.
    pub body_x0: f32,
    /// Cell of a row of a table, 0 for the first.
    pub cell: u16,
    /// Whether dots led from it to the next cell; the text is without them.
    pub leader: bool,
}

impl Strip {
    /// The plain text.
    pub fn as_str(&self) -> &str {
        &self.text.text
    }

    /// Width in points.
    pub fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    /// Width of its first word, told by the share of its characters.
    pub fn first_word_width(&self) -> f32 {
        let all = self.as_str().chars().count().max(1) as f32;
        let first = first_word(self.as_str()).chars().count() as f32;
        self.width() * first / all
    }

    /// Adds a strip that follows on the same line.
    pub fn append(&mut self, next: &Strip) {
        let style = self.text.pieces.last().map_or_else(Style::default, |piece| Style { raised: false, ..piece.style });
        self.text.push(" ", style);
        self.text.push_styled(&next.text);
        self.words += next.words;
        self.x0 = self.x0.min(next.x0);
        self.x1 = self.x1.max(next.x1);
        if next.text.text.chars().count() * 2 > self.text.text.chars().count() {
            self.size = next.size;
        }
    }
}

/// A strip while it is gathered: the runs of a row, most of them as they stand there, with the marks that touch them.
struct Gathered<'r> {
    row: u32,
    y: f32,
    size: f32,
    x0: f32,
    x1: f32,
    /// None in one that another has taken in.
    runs: Cow<'r, [Run]>,
}

/// Share of the size by which baselines of one line may lie apart.
const WANDER: f32 = 0.3;
/// Points by which sizes may differ that are one.
const SAME_SIZE: f32 = 0.3;
/// Gap in ems from which a line is split.
const GAP_EMS: f32 = 1.0;
/// Share of a space from which a gap is one.
const SPACE_SHARE: f32 = 0.5;

/// The strips of a page from top to bottom, each baseline in reading direction.
pub(super) fn strips(page: &Page, from_right: bool) -> Vec<Strip> {
    let (row_of, runs): (Vec<u32>, Vec<Run>) = rows(page, from_right).into_iter().unzip();
    let mut parts: Vec<Gathered> = Vec::with_capacity(runs.len());
    let mut from = 0;
    for row in row_of.chunk_by(|a, b| a == b) {
        split(page, row[0], &runs[from..from + row.len()], &mut parts);
        from += row.len();
    }
    absorb_small(page, &mut parts);
    let mut rows: Vec<&[Gathered]> = parts.chunk_by(|a, b| a.row == b.row).collect();
    rows.sort_by(|a, b| a[0].y.total_cmp(&b[0].y));
    let mut strips = Vec::with_capacity(parts.len());
    for (row, parts) in rows.into_iter().enumerate() {
        let of_row = parts.iter().map(|part| strip(page, row as u32, part, from_right));
        strips.extend(of_row.filter(|strip| !strip.text.text.is_empty()));
    }
    strips
}

/// Where each row begins and ends in a list of strips.
pub(super) fn rows_of(strips: &[Strip]) -> Vec<Range<usize>> {
    let mut rows = Vec::with_capacity(strips.len());
    let mut from = 0;
    for row in strips.chunk_by(|a, b| a.row == b.row) {
        rows.push(from..from + row.len());
        from += row.len();
    }
    rows
}

/// A row while its runs are gathered.
struct Row {
    y: f32,
    last_y: f32,
    last_size: f32,
}

/// The runs that show something, each with the number of its row: row by row from the top, each from the left.
fn rows(page: &Page, from_right: bool) -> Vec<(u32, Run)> {
    let mut runs: Vec<(u32, Run)> = Vec::with_capacity(page.runs.len());
    runs.extend(page.runs.iter().filter(|run| !page.text_of(run).trim_start().is_empty()).map(|run| (0, *run)));
    for (_, run) in &mut runs {
        if from_right {
            run.x = page.width - run.x - run.width;
        }
        if !(run.x.is_finite() && run.y.is_finite() && run.width.is_finite() && run.size.is_finite()) {
            (run.x, run.y, run.width, run.size) = (0.0, 0.0, 0.0, 1.0);
        }
    }
    runs.sort_by(|(_, a), (_, b)| a.y.total_cmp(&b.y).then_with(|| a.x.total_cmp(&b.x)));
    let mut rows: Vec<Row> = Vec::with_capacity(runs.len());
    for (row, run) in &mut runs {
        // Only the latest rows can be near enough; there are few of them within the height of a letter.
        let latest = rows.len().saturating_sub(6);
        let near = rows[latest..].iter().rposition(|row| {
            let least = row.last_size.min(run.size);
            (run.y - row.last_y).abs() <= WANDER * least && (run.y - row.y).abs() <= 0.5 * run.size
        });
        let at = near.map_or(rows.len(), |near| latest + near);
        match rows.get_mut(at) {
            Some(row) => (row.last_y, row.last_size) = (run.y, run.size),
            None => rows.push(Row { y: run.y, last_y: run.y, last_size: run.size }),
        }
        *row = at as u32;
    }
    runs.sort_by(|(row, a), (other, b)| row.cmp(other).then_with(|| a.x.total_cmp(&b.x)));
    runs
}

/// Adds the parts of a row between wide gaps.
fn split<'r>(page: &Page, row: u32, runs: &'r [Run], parts: &mut Vec<Gathered<'r>>) {
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let mut x1 = first.x + first.width;
        let mut many = 1;
        while let Some(run) = rest.get(many)
            && run.x - x1 <= (GAP_EMS * first.size.min(run.size)).max(2.2 * run.space)
        {
            x1 = x1.max(run.x + run.width);
            many += 1;
        }
        let (runs, behind) = rest.split_at(many);
        let (size, y) = settled(page, runs);
        parts.push(Gathered { row, y, size, x0: first.x, x1, runs: Cow::Borrowed(runs) });
        rest = behind;
    }
}

/// Size and baseline of the type in which most of a strip is set; leaders and blanks have little weight.
fn settled(page: &Page, runs: &[Run]) -> (f32, f32) {
    let Some(first) = runs.first() else { return (0.0, 0.0) };
    if runs.iter().all(|run| (first.size - run.size).abs() < SAME_SIZE) {
        return (first.size, first.y);
    }
    let mut widths: Vec<(f32, f32, f32)> = Vec::new();
    for run in runs {
        let letters = page.text_of(run).chars().filter(|c| c.is_alphanumeric()).count() as f32 + 0.01;
        match widths.iter_mut().find(|(size, _, _)| (*size - run.size).abs() < SAME_SIZE) {
            Some(entry) => entry.1 += letters,
            None => widths.push((run.size, letters, run.y)),
        }
    }
    let most = widths.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    most.map_or((first.size, first.y), |&(size, _, y)| (size, y))
}

/// Puts raised and lowered marks, which stand on baselines of their own, into the line that they touch, and makes two strips
/// one that such a mark between them has brought together.
fn absorb_small(page: &Page, parts: &mut Vec<Gathered>) {
    let largest = parts.iter().map(|part| part.size).fold(f32::NEG_INFINITY, f32::max);
    for at in 0..parts.len() {
        if !is_small(&parts[at], largest) {
            continue;
        }
        if let Some(home) = home(parts, at) {
            let part = parts[at].take();
            parts[home].take_in(part);
        }
    }
    parts.retain(|part| !part.runs.is_empty());
    parts.dedup_by(|part, last| {
        let near = part.row == last.row && part.x0 - last.x1 <= GAP_EMS * last.size.min(part.size);
        if near {
            last.x1 = last.x1.max(part.x1);
            last.runs.to_mut().extend_from_slice(&part.runs);
            (last.size, last.y) = settled(page, &last.runs);
        }
        near
    });
}

/// The first part that another one touches, in the three rows before its own and the three behind it.
fn home(parts: &[Gathered], at: usize) -> Option<usize> {
    let part = &parts[at];
    let is_host = |host: &Gathered| host.row != part.row && !host.runs.is_empty() && touches(host, part);
    let before = parts[..at].iter().rev().take_while(|host| host.row + 3 >= part.row).count();
    let first = at - before;
    let near = parts[first..].iter().take_while(|host| host.row <= part.row + 3);
    near.enumerate().find(|(_, host)| is_host(host)).map(|(index, _)| first + index)
}

/// Whether a part is small enough to be a mark beside type of a size.
fn is_small(part: &Gathered, size: f32) -> bool {
    part.size <= 0.85 * size && part.x1 - part.x0 <= 4.0 * size
}

fn touches(host: &Gathered, part: &Gathered) -> bool {
    let rise = host.y - part.y;
    if !is_small(part, host.size) {
        return false;
    }
    if !(-0.3 * host.size..=0.65 * host.size).contains(&rise) {
        return false;
    }
    let reach = 0.45 * host.size;
    if part.x1 <= host.x0 {
        // The mark of a note stands a little before its text.
        return host.x0 - part.x1 < if rise > 0.0 { 2.2 * host.size } else { reach };
    }
    part.x0 <= host.x1 + reach
}

impl<'r> Gathered<'r> {
    /// What is to stand in another part; nothing is left of this one.
    fn take(&mut self) -> Gathered<'r> {
        Gathered { runs: std::mem::take(&mut self.runs), ..*self }
    }

    /// Takes in a raised or lowered mark.
    fn take_in(&mut self, mark: Gathered) {
        let raised = self.y - mark.y > 0.12 * self.size;
        let runs = self.runs.to_mut();
        runs.extend(mark.runs.iter().map(|run| {
            let style = Style { raised: run.style.raised || raised, ..run.style };
            Run { style, ..*run }
        }));
        runs.sort_by(|a, b| a.x.total_cmp(&b.x));
        self.x0 = self.x0.min(mark.x0);
        self.x1 = self.x1.max(mark.x1);
    }
}

fn strip(page: &Page, row: u32, part: &Gathered, from_right: bool) -> Strip {
    let mut strip = Strip {
        page: page.number,
        row,
        x0: part.x0,
        x1: part.x1,
        body_x0: part.x0,
        y: part.y,
        size: part.size,
        ..Strip::default()
    };
    // A space may stand before each run.
    strip.text.text.reserve(part.runs.iter().map(|run| (run.end - run.start) as usize + 1).sum());
    let mut end = f32::NEG_INFINITY;
    for run in reading_order(page, part, from_right).iter() {
        strip.space = strip.space.max(run.space);
        let text = page.text_of(run);
        let raised = run.style.raised || (run.size < 0.8 * part.size && part.y - run.y > 0.12 * part.size);
        let style = Style { raised, ..run.style };
        let gap = if from_right { (run.x - end).abs() } else { run.x - end };
        let mark = style.raised && gap < run.space.max(0.15 * part.size);
        if !strip.text.text.is_empty() && gap > SPACE_SHARE * run.space.max(0.1 * run.size) && !mark {
            push_space(&mut strip.text);
        }
        strip.words += push_text(&mut strip.text, text, style);
        end = run.x + run.width;
    }
    trim_end(&mut strip.text);
    strip
}

/// The runs of a strip in the order of reading: stretches of Latin and digits keep their own direction in a line from the right.
fn reading_order<'a>(page: &Page, part: &'a Gathered<'_>, from_right: bool) -> Cow<'a, [Run]> {
    if !from_right {
        return Cow::Borrowed(&part.runs);
    }
    let mut runs = part.runs.to_vec();
    let mut start = 0;
    while start < runs.len() {
        let mut end = start + 1;
        if !reads_from_right(page.text_of(&runs[start])) {
            while end < runs.len() && !reads_from_right(page.text_of(&runs[end])) {
                end += 1;
            }
            runs[start..end].reverse();
        }
        start = end;
    }
    Cow::Owned(runs)
}

/// Whether a text has letters of a script that runs from the right.
pub(super) fn reads_from_right(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
}

fn push_space(text: &mut Styled) {
    if text.text.is_empty() || ends_with_space(&text.text) {
        return;
    }
    let style = text.pieces.last().map_or_else(Style::default, |piece| Style { raised: false, ..piece.style });
    text.push(" ", style);
}

/// Adds a run's text with its white space made single spaces and soft hyphens within the line dropped. Gives back how many
/// words it has.
fn push_text(to: &mut Styled, text: &str, style: Style) -> u32 {
    if let Some(words) = plain_words(text).filter(|_| !style.raised && !ends_with_soft_hyphen(&to.text)) {
        to.push(text, style);
        return words;
    }
    let mut rest = text;
    while !rest.is_empty() {
        let word_end = rest.find(is_blank).unwrap_or(rest.len());
        push_word(to, &rest[..word_end], style);
        rest = &rest[word_end..];
        let trimmed = rest.trim_start_matches(is_blank);
        if trimmed.len() < rest.len() {
            push_space(to);
        }
        rest = trimmed;
    }
    model::words(text) as u32
}

/// How many words a text has that is set as it will stand: words between single spaces, without soft hyphens and controls.
/// Absent where it may not be so.
fn plain_words(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    // Passes without a branch for each byte: words are short, and where they end cannot be foreseen.
    let signs = bytes.iter().fold(0, |signs, &byte| signs | SIGNS[usize::from(byte)]);
    let edges = [bytes.first()?, bytes.last()?];
    let pairs = bytes.iter().zip(&bytes[1..]);
    let doubled = pairs.fold(false, |doubled, (one, next)| doubled | ((*one == b' ') & (*next == b' ')));
    if signs & ODD != 0 || doubled || edges.contains(&&b' ') {
        return None;
    }
    // Of the block where the other spaces stand, only quotes and dashes.
    let plain = |at: usize| model::is_quote_or_dash(&bytes[at + 1..]);
    if signs & QUOTE != 0 && !memchr::memchr_iter(0xe2, bytes).all(plain) {
        return None;
    }
    Some(bytes.iter().map(|&byte| u32::from(byte == b' ')).sum::<u32>() + 1)
}

/// A control, a soft hyphen, or what another space than that of ASCII may begin with.
const ODD: u8 = 1;
/// What quotes and dashes begin with.
const QUOTE: u8 = 2;

const SIGNS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            0..=0x1f | 0x7f | 0xc2 | 0xe1 | 0xe3 => ODD,
            0xe2 => QUOTE,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// Whether a character shows nothing: white space, or a control character that a producer left in.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn push_word(to: &mut Styled, word: &str, style: Style) {
    if ends_with_soft_hyphen(&to.text) && !word.is_empty() {
        drop_last(to);
    }
    let last = word.char_indices().next_back().map_or(0, |(at, _)| at);
    let mut from = 0;
    for (at, c) in word.char_indices() {
        if c == '\u{AD}' && at != last {
            to.push(&word[from..at], style);
            from = at + c.len_utf8();
        }
    }
    to.push(&word[from..], style);
}

/// Takes the last character away.
pub(super) fn drop_last(text: &mut Styled) {
    let Some(c) = text.text.pop() else { return };
    if let Some(piece) = text.pieces.last_mut() {
        piece.end -= c.len_utf8();
        if piece.end == piece.start {
            text.pieces.pop();
        }
    }
}

fn trim_end(text: &mut Styled) {
    while ends_with_space(&text.text) {
        drop_last(text);
    }
}

/// What `ends_with` tells, by a byte instead of a comparison of texts: it is asked for every run.
fn ends_with_space(text: &str) -> bool {
    text.as_bytes().last() == Some(&b' ')
}

/// Likewise.
fn ends_with_soft_hyphen(text: &str) -> bool {
    matches!(text.as_bytes(), [.., 0xc2, 0xad])
}

/// The first word, or the first character of a script without spaces.
fn first_word(text: &str) -> &str {
    match text.char_indices().find(|&(_, c)| c == ' ' || is_ideograph(c)) {
        Some((0, c)) => &text[..c.len_utf8()],
        Some((at, _)) => &text[..at],
        None => text,
    }
}

/// Whether a character belongs to a script that is set without spaces.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}')
}
