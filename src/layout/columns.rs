//! Columns of a page, found from its white space, and the order in which its parts are read.

use std::collections::HashMap;

use super::leaders;
use super::lines::Strip;
use super::sheet::Sheet;
use crate::model::{Area, AreaKind};

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
    /// Whether it is a column of a list within a page of one column.
    pub list: bool,
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
    starts.sort_unstable_by(f32::total_cmp);
    ends.sort_unstable_by(f32::total_cmp);
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
    part_lists(regions)
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

/// Sets the edges of all regions: those that many lines of the same column hold. Left and right pages may be shifted.
pub(super) fn set_edges(pages: &mut [Vec<Region>]) {
    let mut kinds: HashMap<Kind, [Ends; 2]> = HashMap::new();
    for region in pages.iter().flatten().filter(|region| !region.masthead) {
        let (starts, ends) = &mut kinds.entry(region.kind()).or_default()[region.side()];
        starts.extend(region.strips.iter().map(|s| s.x0));
        ends.extend(region.strips.iter().map(|s| s.x1));
    }
    let edges: HashMap<Kind, Edges> = kinds.into_iter().map(|(kind, sides)| (kind, edges(sides))).collect();
    for region in pages.iter_mut().flatten() {
        let own_left = region.strips.iter().map(|s| s.x0).fold(f32::INFINITY, f32::min);
        let own_right = region.strips.iter().map(|s| s.x1).fold(f32::NEG_INFINITY, f32::max);
        (region.left, region.right, region.body_left) = match edges.get(&region.kind()).filter(|_| !region.masthead) {
            Some(edges) => {
                let shift = edges.shift[region.side()];
                (edges.left + shift, edges.right + shift, edges.body_left + shift)
            }
            None => (own_left, own_right, own_left),
        };
    }
}

/// Where lines start and where they end.
type Ends = (Vec<f32>, Vec<f32>);

/// Edges of a kind of region on left pages, and by how much they are shifted on each side.
struct Edges {
    left: f32,
    right: f32,
    body_left: f32,
    shift: [f32; 2],
}

fn edges(mut sides: [Ends; 2]) -> Edges {
    for (starts, ends) in &mut sides {
        starts.sort_unstable_by(f32::total_cmp);
        ends.sort_unstable_by(f32::total_cmp);
    }
    let [left_pages, right_pages] = sides;
    let enough = left_pages.0.len() >= LEAST_ON_SIDE && right_pages.0.len() >= LEAST_ON_SIDE;
    let (by_start, by_end) =
        (commonest(&right_pages.0) - commonest(&left_pages.0), commonest(&right_pages.1) - commonest(&left_pages.1));
    // Pages bound on their inner side move both edges.
    let shift = if enough && by_start.abs() > 2.0 && (by_start - by_end).abs() < 4.0 { by_start } else { 0.0 };
    // Two sorted lists behind each other are soon one.
    let gather = |mut values: Vec<f32>, others: Vec<f32>| {
        values.extend(others.into_iter().map(|x| x - shift));
        values.sort_by(f32::total_cmp);
        values
    };
    let starts = gather(left_pages.0, right_pages.0);
    let ends = gather(left_pages.1, right_pages.1);
    let from_right: Vec<f32> = ends.iter().rev().map(|x| -x).collect();
    let (left, right) = (held_edge(&starts), -held_edge(&from_right));
    Edges { left, right, body_left: commonest(&starts), shift: [0.0, shift] }
}

/// Columns, column, whether over the whole width, whether of a list.
type Kind = (u8, u8, bool, bool);

/// Lines that the pages of one side must have for edges of their own.
const LEAST_ON_SIDE: usize = 24;

impl Region {
    /// What it was taken for and where it stands on the page.
    pub(super) fn area(&self, sheet: &Sheet) -> Area {
        let kind = match self {
            Region { masthead: true, .. } => AreaKind::Masthead,
            Region { list: true, column, .. } => AreaKind::List(*column),
            Region { full: true, .. } => AreaKind::Across,
            Region { columns: 0 | 1, .. } => AreaKind::Page,
            Region { column, .. } => AreaKind::Column(*column),
        };
        let (x0, x1) = sheet.printed_x(self.left, self.right);
        let (y0, y1) = self.strips.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), strip| {
            (top.min(strip.y - strip.size), bottom.max(strip.y))
        });
        Area { kind, page: sheet.number, x0, x1, y0, y1 }
    }

    /// 0 for left pages, 1 for right ones.
    fn side(&self) -> usize {
        self.strips.first().map_or(0, |strip| (strip.page % 2) as usize)
    }

    fn kind(&self) -> Kind {
        (self.columns, self.column, self.full, self.list)
    }
}

/// The least of sorted values that a fair share of them come near.
fn held_edge(values: &[f32]) -> f32 {
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

/// The one of sorted values that most of them come near, within a point.
fn commonest(sorted: &[f32]) -> f32 {
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

/// Lists set in two columns within a page of one: parted where their items do not stand on common lines, as those of a table do.
fn part_lists(regions: Vec<Region>) -> Vec<Region> {
    regions.into_iter().flat_map(part_list).collect()
}

/// Items that each column of a list must have.
const LEAST_ITEMS: usize = 4;

fn part_list(region: Region) -> Vec<Region> {
    if region.masthead || region.strips.len() < 2 * LEAST_LINES {
        return vec![region];
    }
    let Some(gutter) = list_gutter(&region.strips) else { return vec![region] };
    let Region { strips, .. } = region;
    let shell = Region { strips: Vec::new(), ..region };
    let mut bands: Vec<(bool, Vec<Vec<Strip>>)> = Vec::new();
    let mut bottom = f32::NEG_INFINITY;
    for row in by_row(strips) {
        let crosses = row.iter().any(|s| s.x0 < gutter && s.x1 > gutter);
        let apart = row[0].y - bottom > 1.95 * row[0].size;
        bottom = row[0].y;
        match bands.last_mut() {
            Some((across, rows)) if *across == crosses && (crosses || !apart) => rows.push(row),
            _ => bands.push((crosses, vec![row])),
        }
    }
    let twins = twins(bands.iter().filter(|(across, _)| !across).flat_map(|(_, rows)| rows).flatten(), gutter);
    let in_twins = |rows: &[Vec<Strip>]| twins.is_some_and(|twins| stands_in(rows, &twins));
    let lists: Vec<bool> =
        bands.iter().map(|(across, rows)| !across && (is_list(rows, gutter) || in_twins(rows))).collect();
    if !lists.contains(&true) {
        let strips = bands.into_iter().flat_map(|(_, rows)| rows).flatten().collect();
        return vec![Region { strips, ..shell }];
    }
    let mut parts: Vec<Region> = Vec::new();
    for ((across, rows), list) in bands.into_iter().zip(lists) {
        let strips: Vec<Strip> = rows.into_iter().flatten().collect();
        let both = strips.iter().any(|s| s.x0 > gutter) && strips.iter().any(|s| s.x1 < gutter);
        if list || !across && both && strips.len() < 2 * LEAST_ITEMS {
            let (left, right): (Vec<Strip>, Vec<Strip>) = strips.into_iter().partition(|s| s.x1 < gutter);
            let columns = [(left, shell.column), (right, shell.column + 1)];
            for (strips, column) in columns.into_iter().filter(|(strips, _)| !strips.is_empty()) {
                parts.push(Region { strips, list: true, column, ..shell.clone() });
            }
        } else if let Some(part) = parts.last_mut().filter(|part| !part.list) {
            // The last, short line of a paragraph does not reach the gutter and still belongs to it.
            part.strips.extend(strips);
        } else {
            parts.push(Region { strips, ..shell.clone() });
        }
    }
    parts
}

/// The place near the middle where most rows of several strips have a gap.
fn list_gutter(strips: &[Strip]) -> Option<f32> {
    let left = strips.iter().map(|s| s.x0).fold(f32::INFINITY, f32::min);
    let right = strips.iter().map(|s| s.x1).fold(f32::NEG_INFINITY, f32::max);
    let middle = |share: f32| left + share * (right - left);
    let mut edges: Vec<(f32, i32)> = Vec::new();
    for pair in strips.windows(2).filter(|pair| pair[0].row == pair[1].row) {
        let (from, to) = (pair[0].x1.max(middle(0.35)), pair[1].x0.min(middle(0.65)));
        if to - from > 8.0 {
            edges.push((from, 1));
            edges.push((to, -1));
        }
    }
    edges.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut depth = 0;
    let mut candidates: Vec<f32> = Vec::new();
    for pair in edges.windows(2) {
        let rising = pair[0].1 > 0;
        depth += pair[0].1;
        if rising && pair[1].1 < 0 && depth as usize >= LEAST_ITEMS {
            candidates.push((pair[0].0 + pair[1].0) / 2.0);
        }
    }
    let balance = |gutter: f32| {
        let letters = |right: bool| -> usize {
            let of_side = strips.iter().filter(|s| if right { s.x0 > gutter } else { s.x1 < gutter });
            of_side.map(|s| s.as_str().len()).sum()
        };
        let (before, behind) = (letters(false), letters(true));
        before.min(behind) as f32 / before.max(behind).max(1) as f32
    };
    let best = candidates.into_iter().take(64).max_by(|a, b| balance(*a).total_cmp(&balance(*b)));
    best.filter(|gutter| balance(*gutter) > 0.4)
}

/// Where the marks and the texts of a list in two columns begin, if both columns are set alike: `67/10  Cooperation …`.
fn twins<'a>(strips: impl Iterator<Item = &'a Strip> + Clone, gutter: f32) -> Option<[f32; 4]> {
    let pair = |right: bool| {
        let mut starts: Vec<f32> = strips.clone().map(|s| s.x0).filter(|&x| (x > gutter) == right).collect();
        starts.sort_unstable_by(f32::total_cmp);
        let first = commonest(&starts);
        starts.retain(|&x| !(-2.0..=3.0).contains(&(x - first)));
        let second = commonest(&starts);
        (starts.iter().filter(|&&x| (-1.0..=2.0).contains(&(x - second))).count() >= 2)
            .then_some((first.min(second), first.max(second)))
    };
    let ((left, left_text), (right, right_text)) = (pair(false)?, pair(true)?);
    let (one, other) = (left_text - left, right_text - right);
    // Columns at even distances are those of a table.
    let alike = (one - other).abs() < 3.0 && one > 20.0 && right - left_text > 1.3 * one;
    alike.then_some([left, left_text, right, right_text])
}

/// Whether a band of rows holds nothing but such items, and they have words.
fn stands_in(rows: &[Vec<Strip>], twins: &[f32; 4]) -> bool {
    let strips = || rows.iter().flatten();
    let (count, letters) = strips().fold((0, 0), |(count, letters), strip| {
        (count + 1, letters + strip.as_str().chars().filter(|c| c.is_alphabetic()).count())
    });
    let fits = strips().filter(|s| twins.iter().any(|x| (-3.0..=4.0).contains(&(s.x0 - x)))).count();
    count >= 3 && fits * 10 >= count * 9 && letters >= 8 * count
}

/// Whether the items on both sides of a gutter begin on lines of their own, and hold words.
fn is_list(rows: &[Vec<Strip>], gutter: f32) -> bool {
    let (mut sides, mut letters): ([Vec<(f32, f32)>; 2], [usize; 2]) = Default::default();
    for row in rows {
        for side in 0..2 {
            let of_side = || row.iter().filter(|s| (s.x0 > gutter) == (side == 1));
            if let Some(first) = of_side().next() {
                sides[side].push((first.y, first.size));
                letters[side] += of_side().flat_map(|s| s.as_str().chars()).filter(|c| c.is_alphabetic()).count();
            }
        }
    }
    let starts = |lines: &[(f32, f32)]| {
        let mut last = f32::NEG_INFINITY;
        let mut starts = Vec::new();
        for &(y, size) in lines {
            if y - last > 1.35 * size {
                starts.push(y);
            }
            last = y;
        }
        starts
    };
    let (left, right) = (starts(&sides[0]), starts(&sides[1]));
    let common = left.iter().filter(|y| right.iter().any(|other| (*y - other).abs() < 1.5)).count();
    let worded = (0..2).all(|side| letters[side] >= 12 * sides[side].len());
    worded && left.len() >= LEAST_ITEMS && right.len() >= LEAST_ITEMS && common * 10 < left.len().min(right.len()) * 6
}
