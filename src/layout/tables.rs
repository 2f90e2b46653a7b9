//! Rows of a region: gaps inside a justified line healed, marks that hang before their text joined to it, cells of tables told apart.

use std::ops::Range;

use super::columns::Region;
use super::leaders;
use super::lines::{self, Strip};
use super::marks;
use crate::model;

/// What stands on one baseline of a region.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// One line of text.
    Line(Strip),
    /// A row of a table, its cells in order; the lines of one cell follow each other.
    Row(Vec<Strip>),
}

impl Default for Item {
    fn default() -> Self {
        Item::Row(Vec::new())
    }
}

/// The lines and rows of a region, from the top.
pub(super) fn items(region: &Region, strips: Vec<Strip>, notes: bool) -> Vec<Item> {
    let healed = heal(region, leaders::split(strips));
    if region.masthead || notes {
        return healed.into_iter().map(Item::Line).collect();
    }
    let rows = lines::rows_of(&healed);
    let tabled = tabled(&rows.iter().map(|row| &healed[row.clone()]).collect::<Vec<_>>(), region.list);
    let mut items: Vec<Item> = Vec::with_capacity(healed.len());
    let mut strips = healed.into_iter();
    for (row, in_table) in rows.into_iter().zip(tabled) {
        let row = strips.by_ref().take(row.len());
        if !in_table {
            items.extend(row.map(Item::Line));
            continue;
        }
        let row: Vec<Strip> = row.collect();
        if let (1, Some(above)) = (row.len(), wrapped(&items, &row[0])) {
            add_to_cell(&mut items[above], row);
        } else if region.list && items.last().is_some_and(|item| follows(item, &row)) {
            let last = items.len() - 1;
            add_to_cell(&mut items[last], row);
        } else {
            items.push(Item::Row(number_cells(row)));
        }
    }
    items
}

/// The baseline of a row, and the edges of its strips.
type Extent<'a> = (f32, &'a [(f32, f32)]);

/// Baselines of the rows of a region, and where their strips begin and end.
struct Extents {
    /// The baseline of each row, and which edges are its.
    rows: Vec<(f32, Range<usize>)>,
    edges: Vec<(f32, f32)>,
}

impl Extents {
    fn of(strips: &[Strip]) -> Extents {
        let rows = lines::rows_of(strips).into_iter().map(|row| (strips[row.start].y, row)).collect();
        Extents { rows, edges: strips.iter().map(|s| (s.x0, s.x1)).collect() }
    }

    fn get(&self, row: usize) -> Option<Extent<'_>> {
        self.rows.get(row).map(|(y, row)| (*y, &self.edges[row.clone()]))
    }

    /// The rows above and below, where there are any.
    fn near(&self, row: usize) -> [Option<Extent<'_>>; 2] {
        [row.checked_sub(1).and_then(|above| self.get(above)), self.get(row + 1)]
    }
}

/// Joins strips of one row that belong to one line.
fn heal(region: &Region, strips: Vec<Strip>) -> Vec<Strip> {
    let extents = Extents::of(&strips);
    if extents.rows.len() == strips.len() {
        return strips;
    }
    let mut healed: Vec<Strip> = Vec::with_capacity(strips.len());
    let mut rest = strips.into_iter();
    for (index, (_, row)) in extents.rows.iter().enumerate() {
        let strips = &rest.as_slice()[..row.len()];
        let end = strips.last().map_or(0.0, |s| s.x1);
        let even = is_evenly_stretched(region, strips, index, &extents);
        let begun = healed.len();
        for strip in rest.by_ref().take(row.len()) {
            let first = healed.len() == begun + 1;
            match healed[begun..].last_mut() {
                Some(last) if first && hangs(last, &strip) => {
                    last.body_x0 = strip.x0;
                    last.append(&strip);
                }
                Some(last) if !last.leader && (even || is_stretched(region, last, &strip, end, index, &extents)) => {
                    last.append(&strip);
                }
                _ => healed.push(strip),
            }
        }
    }
    healed
}

/// Whether a strip is a mark that hangs before the text: a number, a letter in brackets, a bullet.
fn hangs(mark: &Strip, text: &Strip) -> bool {
    let wide = text.x0 - mark.x1;
    wide < 5.0 * text.size.max(8.0)
        && (marks::is_mark(mark.as_str()) || marks::is_note_mark(mark.as_str()))
        && text.as_str().chars().any(char::is_alphabetic)
}

/// Whether a row of words fills a justified line: all gaps alike, both edges those of the line above or below. Where both of them
/// are the short last lines of paragraphs, several gaps of one width and the edge of the column tell it.
fn is_evenly_stretched(region: &Region, row: &[Strip], index: usize, extents: &Extents) -> bool {
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return false };
    let gaps = || row.windows(2).map(|pair| pair[1].x0 - pair[0].x1);
    let (least, most) = gaps().fold((f32::INFINITY, 0.0_f32), |(least, most), gap| (least.min(gap), most.max(gap)));
    let words = row.iter().all(|s| s.as_str().chars().any(char::is_alphabetic));
    if row.len() < 2 || !words || most > 5.0 * first.size || most > 1.5 * least + 1.0 {
        return false;
    }
    let fills_column = row.len() > 2 && most - least < 0.1 * first.size && (last.x1 - region.right).abs() < 3.0;
    extents.near(index).into_iter().flatten().any(|(y, stretches)| {
        let (Some(start), Some(end)) = (stretches.first(), stretches.last()) else { return false };
        (y - first.y).abs() < 1.7 * first.size
            && (start.0 - first.x0).abs() < 3.5 * first.size
            && ((end.1 - last.x1).abs() < 3.0 || fills_column && stretches.len() == 1)
            && stretches.len() != row.len()
    })
}

/// Whether the gap between two strips only comes from justifying the line: the lines above and below run across it.
fn is_stretched(region: &Region, last: &Strip, next: &Strip, end: f32, index: usize, extents: &Extents) -> bool {
    let gap = next.x0 - last.x1;
    // Figures side by side are two cells, however near: made one they would be another number.
    if gap > 9.0 * next.size || is_figure(last.as_str()) && is_figure(next.as_str()) {
        return false;
    }
    let near = extents.near(index).into_iter().flatten().filter(|(y, _)| (y - next.y).abs() < 1.7 * next.size);
    let sides: Vec<(bool, bool)> = near
        .map(|(_, stretches)| {
            let across = stretches.iter().any(|&(x0, x1)| x0 < last.x1 + 1.0 && x1 > next.x0 - 1.0);
            let reaches = stretches.last().is_some_and(|&(_, x1)| (x1 - end).abs() < 4.0);
            (across, reaches)
        })
        .collect();
    let all_across = !sides.is_empty() && sides.iter().all(|&(across, _)| across);
    let justified = (end - region.right).abs() < 4.0 || sides.iter().any(|&(_, reaches)| reaches);
    all_across && (justified || gap < 2.0 * next.size)
        || gap < 1.3 * next.size && !sides.iter().any(|&(across, _)| !across)
}

/// Whether a text is a figure of a table: `17 238`, `(1 814.9)`, a dash for none.
fn is_figure(text: &str) -> bool {
    text.chars().all(|c| model::is_of_figures(c) || matches!(c, '(' | ')'))
}

/// Which rows belong to a table: several rows of cells that stand under each other, and what stands between them.
fn tabled(rows: &[&[Strip]], list: bool) -> Vec<bool> {
    let mut tabled = vec![false; rows.len()];
    let mut index = 0;
    while index < rows.len() {
        if rows[index].len() < 2 {
            index += 1;
            continue;
        }
        let mut end = index;
        let mut many = 1;
        let mut next = index + 1;
        while next < rows.len() && next - end <= 4 && rows[next][0].y - rows[next - 1][0].y < 3.2 * rows[next][0].size {
            if rows[next].len() >= 2 {
                if !aligned(rows[end], rows[next]) {
                    break;
                }
                end = next;
                many += 1;
            }
            next += 1;
        }
        let leaders = rows[index].iter().any(|s| s.leader);
        if list || many >= 3 || (many == 2 && rows[index].len() + rows[end].len() >= 4) || leaders {
            while end + 1 < rows.len() && ends_table(rows[end], rows[end + 1]) {
                end += 1;
            }
            tabled[index..=end].fill(true);
        }
        index = end + 1;
    }
    tabled
}

/// Whether a row is one strip that goes on with a cell of the last row, other than the first cell.
fn ends_table(above: &[Strip], row: &[Strip]) -> bool {
    let [strip] = row else { return false };
    let beside_first = above.len() == 1 || above.iter().skip(1).any(|cell| (cell.x0 - strip.x0).abs() < 2.0);
    let under = above.iter().any(|cell| (cell.x0 - strip.x0).abs() < 2.0);
    under && beside_first && strip.y - above[0].y <= 1.35 * strip.size && (strip.size - above[0].size).abs() < 0.6
}

/// Whether a cell of one row, other than the first, stands under one of the other.
fn aligned(above: &[Strip], below: &[Strip]) -> bool {
    below.iter().skip(1).any(|b| {
        above.iter().skip(1).any(|a| {
            (a.x0 - b.x0).abs() < 4.0
                || (a.x1 - b.x1).abs() < 4.0
                || ((a.x0 + a.x1) - (b.x0 + b.x1)).abs() < 6.0
                || (b.x0 >= a.x0 - 2.0 && b.x1 <= a.x1 + 2.0)
        })
    })
}

/// Whether a row of a list goes on with both cells of the item above: items stand further apart than lines.
fn follows(above: &Item, row: &[Strip]) -> bool {
    let Item::Row(cells) = above else { return false };
    let bottom = cells.iter().map(|cell| cell.y).fold(f32::NEG_INFINITY, f32::max);
    cells.len() > 1 && row.iter().all(|strip| strip.y - bottom <= 1.35 * strip.size && home(cells, strip).is_some())
}

/// The row above with a cell that a lone strip goes on with. Other cells of its neighbours may have lines in between.
fn wrapped(items: &[Item], strip: &Strip) -> Option<usize> {
    items
        .iter()
        .enumerate()
        .rev()
        .take(5)
        .take_while(|(_, item)| matches!(item, Item::Row(_)))
        .find(|(_, item)| matches!(item, Item::Row(cells) if wraps(cells, strip)))
        .map(|(index, _)| index)
}

/// Whether a lone strip goes on with a cell of a row.
fn wraps(cells: &[Strip], strip: &Strip) -> bool {
    let Some(home) = home(cells, strip) else { return false };
    let last = &cells[home];
    strip.y - last.y <= 1.35 * strip.size
        && (strip.size - last.size).abs() < 0.6
        && !last.leader
        && strip.text.is_bold() == last.text.is_bold()
        && !marks::begins_with_mark(strip.as_str())
}

/// The last line of the cell over which a strip stands.
fn home(cells: &[Strip], strip: &Strip) -> Option<usize> {
    let under = |cell: &Strip| (strip.x0 - cell.body_x0).abs() < 3.0 * strip.size.max(6.0) && strip.x0 < cell.x1;
    let found = cells.iter().position(under)?;
    let cell = cells[found].cell;
    cells.iter().rposition(|other| other.cell == cell)
}

fn add_to_cell(item: &mut Item, row: Vec<Strip>) {
    let Item::Row(cells) = item else { return };
    for mut strip in row {
        let at = home(cells, &strip).unwrap_or(cells.len().saturating_sub(1));
        strip.cell = cells.get(at).map_or(0, |cell| cell.cell);
        cells.insert((at + 1).min(cells.len()), strip);
    }
}

fn number_cells(row: Vec<Strip>) -> Vec<Strip> {
    row.into_iter()
        .enumerate()
        .map(|(index, mut strip)| {
            strip.cell = index as u16;
            strip
        })
        .collect()
}
