//! Pages to a flow: lines, columns, furniture, blocks in reading order.
//!
//! Every run of a page goes into one strip (a stretch of one baseline), every strip into one group (a block to be) or aside as
//! furniture. Words are counted on the runs, so that what is joined later can change no count.

mod bilingual;
mod blocks;
mod columns;
mod footnotes;
mod furniture;
mod hyphens;
mod join;
mod leaders;
mod ledger;
mod lines;
mod marks;
mod sheet;
mod tables;
#[cfg(test)]
mod tests;
mod typed;

use rustc_hash::FxHashMap;

use self::blocks::{Group, Leading};
use self::columns::Region;
use self::hyphens::Lexicon;
use self::lines::Strip;
use self::sheet::Sheet;
use crate::model::{Flow, FurnitureReason, Origin, Page, Pages, Role, Setting};

/// Arranges the pages of a source in reading order.
pub fn flow(pages: Pages) -> Flow {
    match pages.setting {
        Setting::Printed => printed(pages),
        Setting::Typed => typed::flow(pages),
    }
}

fn printed(pages: Pages) -> Flow {
    let source_words = ledger::words(&pages);
    let from_right = reads_from_right(&pages);
    let noisy = is_recognised(&pages);
    let mut sheets: Vec<Sheet> = pages.pages.iter().map(|page| Sheet::new(page, from_right)).collect();
    let body_size = body_size(&sheets);
    let furniture = furniture::set_aside(&mut sheets);
    let gutters = columns::gutters(&sheets);
    let mut regions: Vec<Vec<Region>> =
        sheets.iter_mut().zip(&gutters).map(|(sheet, gutters)| columns::regions(sheet, gutters)).collect();
    columns::set_edges(&mut regions);
    let second = bilingual::second_column(&regions);
    let areas =
        sheets.iter().zip(&regions).flat_map(|(sheet, regions)| regions.iter().map(|r| r.area(sheet))).collect();
    let leading = Leading::new(regions.iter().flatten(), noisy);
    let (mut groups, mut notes): (Vec<Group>, Vec<Group>) = (Vec::new(), Vec::new());
    for (sheet, regions) in sheets.iter().zip(regions) {
        let mut breaks = footnotes::short_strokes(&sheet.strokes, sheet.width);
        let typed_rules = furniture.iter().filter(|f| f.page == sheet.number && f.reason == FurnitureReason::Ornament);
        breaks.extend(typed_rules.map(|f| f.y));
        for mut region in regions {
            let in_second = second.is_some_and(|column| region.columns == 2 && !region.full && region.column == column);
            let flow = u8::from(in_second);
            let strips = footnotes::split(&mut region, &breaks, body_size, sheet.height);
            let text = std::mem::take(&mut region.strips);
            let below = Region { strips, ..region.clone() };
            let region = Region { strips: text, ..region };
            groups.extend(blocks::groups(region, Role::Text, &leading).into_iter().map(|g| Group { flow, ..g }));
            notes.extend(blocks::groups(below, Role::Footnote, &leading).into_iter().map(|g| Group { flow, ..g }));
        }
    }
    let groups = arrange(groups, notes, noisy);
    let lexicon = Lexicon::new(groups.iter().map(|group| group.lines.as_slice()));
    let widths: FxHashMap<u32, f32> = sheets.iter().map(|sheet| (sheet.number, sheet.width)).collect();
    let printed_x = |strip: &Strip| {
        let width = widths.get(&strip.page).copied().unwrap_or(0.0);
        if from_right { (width - strip.x1, width - strip.x0) } else { (strip.x0, strip.x1) }
    };
    let blocks = groups.iter().map(|group| blocks::block(group, &lexicon, printed_x)).collect();
    Flow {
        blocks,
        furniture,
        areas,
        setting: pages.setting,
        pages: pages.page_count,
        source_words,
        body_size,
        problems: pages.problems,
    }
}

/// Each language whole, paragraphs joined over columns and pages, notes behind them.
fn arrange(groups: Vec<Group>, notes: Vec<Group>, noisy: bool) -> Vec<Group> {
    let mut arranged = Vec::with_capacity(groups.len() + notes.len());
    let (second, first): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(|group| group.flow == 1);
    let (second_notes, first_notes): (Vec<Group>, Vec<Group>) = notes.into_iter().partition(|group| group.flow == 1);
    for (groups, notes) in [(first, first_notes), (second, second_notes)] {
        arranged.extend(footnotes::place(join::over_columns(groups, noisy), notes));
    }
    arranged
}

/// Whether most letters of the source belong to a script that runs from the right.
fn reads_from_right(pages: &Pages) -> bool {
    // Every such letter begins with one of these bytes; most sources have none of them.
    let may = |page: &Page| page.text.bytes().fold(false, |may, byte| may | matches!(byte, 0xd6..=0xe0 | 0xef));
    if !pages.pages.iter().any(may) {
        return false;
    }
    let mut letters = (0_usize, 0_usize);
    for page in &pages.pages {
        for c in page.text.chars().filter(|c| c.is_alphabetic()) {
            let from_right = lines::reads_from_right(c.encode_utf8(&mut [0; 4]));
            if from_right { letters.1 += 1 } else { letters.0 += 1 }
        }
    }
    letters.1 > letters.0
}

/// Whether most of the text was recognised from pictures.
fn is_recognised(pages: &Pages) -> bool {
    let mut length = (0, 0);
    for run in pages.pages.iter().flat_map(|page| &page.runs) {
        let counter = if run.origin == Origin::Recognised { &mut length.1 } else { &mut length.0 };
        *counter += run.end.saturating_sub(run.start);
    }
    length.1 > length.0
}

/// The size in which most characters are set.
fn body_size(sheets: &[Sheet]) -> f32 {
    let mut sizes: FxHashMap<i32, usize> = FxHashMap::default();
    for strip in sheets.iter().flat_map(|sheet| &sheet.strips) {
        *sizes.entry((strip.size * 4.0).round() as i32).or_default() += strip.as_str().len();
    }
    sizes.into_iter().max_by_key(|&(size, n)| (n, size)).map_or(0.0, |(size, _)| size as f32 / 4.0)
}
