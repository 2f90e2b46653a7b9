//! Columns of a page, found from its white space, and the order in which its parts are read.

use std::collections::HashMap;

use super::leaders;
use super::lines::Strip;
use super::sheet::Sheet;

/// A part of a page that is read from top to bottom: a column between two lines that cross it, or lines over the whole width.
#[derive(Debug, Clone, Default)]
pub(super) struct Region {
    /// 0 for the first column or the whole width.
    pub column: u8,
    /// Columns of the page where it stands.
    pub columns: u8,
    /// Whether it runs over the whole width of a page that has columns.
    pub full: bool,
    /// Whether it is a cell of the masthead, where lines side by side are never a table.
    pub masthead: bool,
    /// Left edge of the text.
    pub left: f32,
    /// Right edge of the text.
    pub right: f32,
    /// Where most of its lines begin.
    pub body_left: f32,
    /// Its strips from the top.
    pub strips: Vec<Strip>,
}

/// Width of a bin of the histogram of white space, in points.
const BIN: f32 = 2.0;
/// Points by which a line may reach over the gutter without crossing it.
const OVERHANG: f32 = 8.0;
/// Lines that a column must have for a page to have columns of its own.
const LEAST_LINES: usize = 8;

/// The gutters of each sheet, from left to right. A page with little text takes the gutter of the others.
pub(super) fn gutters(sheets: &[Sheet]) -> Vec<Vec<f32>> {
    let mut found: Vec<Vec<f32>> = sheets
        .iter()
        .map(|sheet| {
            let strips: Vec<&Strip> = sheet.strips.iter().collect();
            let mut gutters = Vec::new();
            find(&strips, 0.0, sheet.width, 2, &mut gutters);
            gutters.sort_by(f32::total_cmp);
            gutters
        })
        .collect();
    let with_text = sheets.iter().filter(|sheet| sheet.strips.len() >= 2 * LEAST_LINES).count();
    let single: Vec<f32> = found.iter().filter(|gutters| gutters.len() == 1).map(|gutters| gutters[0]).collect();
    for index in 0..found.len() {
        if found[index].is_empty() {
            let near = |x: f32| single.iter().filter(|other| (x - **other).abs() < 12.0).count();
            let commonest =
                single.iter().copied().max_by_key(|&x| near(x)).filter(|&x| near(x) > 1 && near(x) * 3 > with_text);
            found[index] = commonest.filter(|&x| parts(&sheets[index], x)).into_iter().collect();
        }
    }
    found
}

/// Whether a known gutter parts lines of a page that has few.
fn parts(sheet: &Sheet, gutter: f32) -> bool {
    let left = sheet.strips.iter().filter(|s| s.x1 <= gutter + OVERHANG).count();
    let right = sheet.strips.iter().filter(|s| s.x0 >= gutter - OVERHANG).count();
    let crossing = sheet.strips.len().saturating_sub(left + right);
    left >= 2 && right >= 1 && crossing <= left + right
}

fn find(strips: &[&Strip], low: f32, high: f32, depth: u8, gutters: &mut Vec<f32>) {
    let Some(gutter) = best_gutter(strips, low, high) else { return };
    let left: Vec<&Strip> = strips.iter().copied().filter(|s| s.x1 <= gutter + OVERHANG).collect();
    let right: Vec<&Strip> = strips.iter().copied().filter(|s| s.x0 >= gutter - OVERHANG).collect();
    if !is_prose(&left) || !is_prose(&right) {
        return;
    }
    gutters.push(gutter);
    if depth > 0 {
        find(&left, low, gutter, depth - 1, gutters);
        find(&right, gutter, high, depth - 1, gutters);
    }
}

/// The middle of the white space that most lines leave between them.
fn best_gutter(strips: &[&Strip], low: f32, high: f32) -> Option<f32> {
    let bins = ((high - low) / BIN) as usize + 2;
    if strips.len() < 2 * LEAST_LINES || bins > 10_000 {
        return None;
    }
    let bin = |x: f32| (((x - low) / BIN).max(0.0) as usize).min(bins - 1);
    let (mut ends, mut starts) = (vec![0_usize; bins], vec![0_usize; bins]);
    for strip in strips {
        ends[bin(strip.x1)] += 1;
        starts[bin(strip.x0)] += 1;
    }
    let mut before = 0;
    let mut after: usize = strips.len();
    let mut best: Option<(usize, usize, usize)> = None;
    for at in 0..bins {
        // `before` lines end in bins left of this one, `after` lines begin in this one or right of it.
        let least = before.min(after);
        let crossing = strips.len().saturating_sub(before + after);
        let inner = at as f32 * BIN > 0.2 * (high - low) && (at as f32 * BIN) < 0.8 * (high - low);
        if inner && least >= LEAST_LINES && crossing * 5 <= least * 2 {
            let score = least.saturating_sub(crossing);
            match &mut best {
                Some((score_then, _, last)) if score == *score_then && *last + 1 == at => *last = at,
                Some((score_then, ..)) if score <= *score_then => {}
                _ => best = Some((score, at, at)),
            }
        }
        before += ends[at];
        after -= starts[at];
    }
    best.map(|(_, first, last)| low + (first + last) as f32 * 0.5 * BIN)
}

/// Whether strips are lines of running text: most reach over most of their column.
fn is_prose(strips: &[&Strip]) -> bool {
    let mut starts: Vec<f32> = strips.iter().map(|s| s.x0).collect();
    let mut ends: Vec<f32> = strips.iter().map(|s| s.x1).collect();
    starts.sort_by(f32::total_cmp);
    ends.sort_by(f32::total_cmp);
    let (Some(&left), Some(&right)) = (starts.get(strips.len() / 10), ends.get(strips.len() * 9 / 10)) else {
        return false;
    };
    let mut rows: Vec<(u32, f32, f32, usize)> = Vec::new();
    for strip in strips {
        let letters = strip.as_str().chars().filter(|c| c.is_alphabetic()).count();
        match rows.last_mut() {
            Some(row) if row.0 == strip.row => {
                row.2 = strip.x1;
                row.3 += letters;
            }
            _ => rows.push((strip.row, strip.x0, strip.x1, letters)),
        }
    }
    let full = rows.iter().filter(|row| row.2 - row.1 >= 0.72 * (right - left)).count();
    let letters: usize = rows.iter().map(|row| row.3).sum();
    right - left > 90.0 && full * 5 >= rows.len() * 2 && letters >= 14 * rows.len()
}

/// The parts of a page in reading order.
pub(super) fn regions(sheet: &mut Sheet, gutters: &[f32]) -> Vec<Region> {
    let mut strips = std::mem::take(&mut sheet.strips);
    let mut regions = Vec::new();
    if sheet.number == 1 {
        let rest = masthead(sheet, strips, &mut regions);
        strips = rest;
    }
    body(strips, gutters, &mut regions);
    regions
}

fn body(strips: Vec<Strip>, gutters: &[f32], regions: &mut Vec<Region>) {
    if gutters.is_empty() {
        if !strips.is_empty() {
            regions.push(Region { columns: 1, strips, ..Region::default() });
        }
        return;
    }
    let columns = gutters.len() as u8 + 1;
    let mut band: Vec<Vec<Strip>> = vec![Vec::new(); gutters.len() + 1];
    let mut across: Vec<Strip> = Vec::new();
    for row in by_row(strips) {
        let crosses =
            row.iter().any(|s| gutters.iter().any(|&gutter| s.x0 < gutter - OVERHANG && s.x1 > gutter + OVERHANG));
        if crosses {
            flush_band(&mut band, columns, regions);
            across.extend(row);
        } else {
            flush_across(&mut across, columns, regions);
            for strip in row {
                let middle = (strip.x0 + strip.x1) / 2.0;
                let column = gutters.iter().filter(|&&gutter| middle > gutter).count();
                band[column].push(strip);
            }
        }
    }
    flush_band(&mut band, columns, regions);
    flush_across(&mut across, columns, regions);
}

fn flush_band(band: &mut [Vec<Strip>], columns: u8, regions: &mut Vec<Region>) {
    for (column, strips) in band.iter_mut().enumerate() {
        if !strips.is_empty() {
            let strips = std::mem::take(strips);
            regions.push(Region { column: column as u8, columns, strips, ..Region::default() });
        }
    }
}

fn flush_across(across: &mut Vec<Strip>, columns: u8, regions: &mut Vec<Region>) {
    if !across.is_empty() {
        let strips = std::mem::take(across);
        regions.push(Region { columns, full: true, strips, ..Region::default() });
    }
}

/// Strips gathered by their row.
pub(super) fn by_row(strips: Vec<Strip>) -> Vec<Vec<Strip>> {
    let mut rows: Vec<Vec<Strip>> = Vec::new();
    for strip in strips {
        match rows.last_mut() {
            Some(row) if row[0].row == strip.row => row.push(strip),
            _ => rows.push(vec![strip]),
        }
    }
    rows
}

/// Parts the cells of the masthead, which stand side by side at the head of the first page. Gives back what is below it.
fn masthead(sheet: &Sheet, strips: Vec<Strip>, regions: &mut Vec<Region>) -> Vec<Strip> {
    let bars: Vec<f32> = sheet.long_strokes().into_iter().filter(|&y| y < 0.5 * sheet.height).collect();
    let end = bars.last().copied().unwrap_or(0.5 * sheet.height);
    let mut rows = by_row(strips).into_iter().peekable();
    let mut rest = Vec::new();
    for bar in bars.iter().copied().chain(bars.is_empty().then_some(end)) {
        let mut chunk = Vec::new();
        while let Some(row) = rows.next_if(|row| row[0].y <= bar) {
            chunk.push(row);
        }
        let below = part_chunk(chunk, sheet.width, regions);
        if bars.is_empty() {
            rest.extend(below.into_iter().flatten());
        } else if !below.is_empty() {
            let strips: Vec<Strip> = below.into_iter().flatten().collect();
            regions.push(Region { columns: 1, masthead: true, strips, ..Region::default() });
        }
    }
    rest.extend(rows.flatten());
    rest
}

/// Splits the rows at the head of a chunk at the white space that runs down between them; gives back the rows below.
fn part_chunk(mut rows: Vec<Vec<Strip>>, width: f32, regions: &mut Vec<Region>) -> Vec<Vec<Strip>> {
    let mut covered: Vec<(f32, f32)> = Vec::new();
    let mut gap = None;
    let mut taken = 0;
    for row in &rows {
        if row.iter().any(|s| leaders::has_leader(s.as_str())) {
            break;
        }
        let mut with: Vec<(f32, f32)> = covered.clone();
        with.extend(row.iter().map(|s| (s.x0, s.x1)));
        with.sort_by(|a, b| a.0.total_cmp(&b.0));
        let found = widest_gap(&with, width);
        if found.is_none() && (gap.is_some() || with.len() > 12) {
            break;
        }
        if found.is_some() {
            gap = found;
        }
        covered = with;
        taken += 1;
    }
    let Some(gap) = gap else { return rows };
    let rest = rows.split_off(taken);
    let (left, right): (Vec<Strip>, Vec<Strip>) = rows.into_iter().flatten().partition(|s| (s.x0 + s.x1) / 2.0 < gap);
    for (column, strips) in [left, right].into_iter().enumerate() {
        if !strips.is_empty() {
            regions.push(Region { column: column as u8, columns: 2, masthead: true, strips, ..Region::default() });
        }
    }
    rest
}

/// The middle of the widest white space between stretches sorted by their start, right of the page's first fifth.
fn widest_gap(stretches: &[(f32, f32)], width: f32) -> Option<f32> {
    let mut end = stretches.first()?.1;
    let mut best: Option<(f32, f32)> = None;
    for &(x0, x1) in &stretches[1..] {
        let wide = x0 - end;
        if wide > 14.0 && x0 > 0.35 * width && best.is_none_or(|(widest, _)| wide > widest) {
            best = Some((wide, end + wide / 2.0));
        }
        end = end.max(x1);
    }
    best.map(|(_, middle)| middle)
}

/// Sets the edges of all regions: those that many lines of the same column hold, over all left or all right pages.
pub(super) fn set_edges(pages: &mut [Vec<Region>]) {
    let mut kinds: HashMap<Kind, (Vec<f32>, Vec<f32>)> = HashMap::new();
    for region in pages.iter().flatten().filter(|region| !region.masthead) {
        for side in [Some(region.side()), None] {
            let entry = kinds.entry((region.columns, region.column, region.full, side)).or_default();
            entry.0.extend(region.strips.iter().map(|s| s.x0));
            entry.1.extend(region.strips.iter().map(|s| s.x1));
        }
    }
    let edges: HashMap<Kind, (f32, f32, f32)> = kinds
        .into_iter()
        .filter(|(kind, (starts, _))| kind.3.is_none() || starts.len() >= LEAST_ON_SIDE)
        .map(|(kind, (starts, ends))| {
            let body_left = commonest(&starts);
            (kind, (held_edge(starts), -held_edge(ends.into_iter().map(|x| -x).collect()), body_left))
        })
        .collect();
    for region in pages.iter_mut().flatten() {
        let own_left = region.strips.iter().map(|s| s.x0).fold(f32::INFINITY, f32::min);
        let own_right = region.strips.iter().map(|s| s.x1).fold(f32::NEG_INFINITY, f32::max);
        let edge = |side| edges.get(&(region.columns, region.column, region.full, side)).filter(|_| !region.masthead);
        let own = (own_left, own_right, own_left);
        (region.left, region.right, region.body_left) =
            edge(Some(region.side())).or(edge(None)).copied().unwrap_or(own);
    }
}

/// Columns, column, whether over the whole width, and the side of the page where it matters.
type Kind = (u8, u8, bool, Option<u32>);

/// Lines that the pages of one side must have for edges of their own.
const LEAST_ON_SIDE: usize = 24;

impl Region {
    /// 0 for left pages, 1 for right ones.
    fn side(&self) -> u32 {
        self.strips.first().map_or(0, |strip| strip.page % 2)
    }
}

/// The least value that a fair share of all values come near.
fn held_edge(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    let least = (values.len() / 30).max(1);
    let mut end = 0;
    for start in 0..values.len() {
        end = end.max(start);
        while end < values.len() && values[end] - values[start] <= 3.0 {
            end += 1;
        }
        if end - start >= least {
            return values[start];
        }
    }
    values.first().copied().unwrap_or(0.0)
}

/// The value that most values come near, within a point.
fn commonest(values: &[f32]) -> f32 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f32::total_cmp);
    let (mut best, mut value, mut end) = (0, sorted.first().copied().unwrap_or(0.0), 0);
    for start in 0..sorted.len() {
        while end < sorted.len() && sorted[end] - sorted[start] <= 1.0 {
            end += 1;
        }
        if end - start > best {
            (best, value) = (end - start, sorted[start]);
        }
    }
    value
}
