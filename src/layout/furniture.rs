//! Running heads and feet, page numbers, job numbers, barcodes and notices: told by their words, their place and their return.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use regex::RegexSet;
use rustc_hash::{FxHashMap, FxHasher};

use super::lines::Strip;
use super::marks;
use super::sheet::Sheet;
use crate::model::{Furniture, FurnitureReason};
use crate::reference::lexicon::Lexicon;
use crate::reference::phrases::Worded;
use crate::rules::Rule;
use crate::rules::furniture::{LINES, MARGINS, NOTICES};

static WHOLE_LINES: Worded<Reasons> = Worded::new();
static IN_MARGINS: Worded<Reasons> = Worded::new();
static NOTICE_STARTS: Worded<Reasons> = Worded::new();

/// Share of the page's height that the head or the foot takes at most.
const MARGIN: f32 = 0.135;
/// Points by which a running head may lie apart on two pages.
const SAME_PLACE: f32 = 3.0;

/// A table of rules asked all at once, and the reason that each gives.
struct Reasons {
    patterns: RegexSet,
    reasons: Vec<Option<FurnitureReason>>,
}

impl Reasons {
    fn new(rules: &[Rule], lexicon: &Lexicon) -> Self {
        Reasons {
            patterns: RegexSet::new(rules.iter().map(|rule| lexicon.worded(rule.pattern))).unwrap_or_default(),
            reasons: rules.iter().map(|rule| reason(rule.id)).collect(),
        }
    }

    /// The reason of the first rule that matches.
    fn told(&self, text: &str) -> Option<FurnitureReason> {
        // Most texts match none, and that is told sooner than which.
        if !self.patterns.is_match(text) {
            return None;
        }
        self.patterns.matches(text).iter().find_map(|index| self.reasons[index])
    }
}

/// Why a text is furniture wherever it stands; absent where it may be text.
pub(super) fn whole_line(text: &str) -> Option<FurnitureReason> {
    WHOLE_LINES.get(|lexicon| Reasons::new(LINES, lexicon)).told(text)
}

/// The second part of a rule's identifier is the reason.
fn reason(id: &str) -> Option<FurnitureReason> {
    use FurnitureReason::*;
    let name = id.split('.').nth(1)?;
    [RunningHead, PageNumber, JobNumber, Barcode, Recycle, CorrectionsNotice, Ornament, Continuation]
        .into_iter()
        .find(|reason| reason.as_str() == name)
}

/// Where a text stands: page, baseline, size.
type Place = (u32, f32, f32);

/// What returns from page to page, and which numbers count the pages.
struct Returning {
    /// Margin and text, numbers that count the pages made alike, to the places where it stands.
    texts: FxHashMap<u64, Vec<Place>>,
    /// Difference between a number in the margin and its page, to how often it is seen.
    counters: FxHashMap<i64, u32>,
    pages: usize,
}

/// Takes the furniture out of all pages.
pub(super) fn set_aside(sheets: &mut [Sheet]) -> Vec<Furniture> {
    let returning = returning(sheets);
    let mut all = Vec::new();
    for sheet in sheets.iter_mut() {
        let mut reasons: Vec<Option<FurnitureReason>> = vec![None; sheet.strips.len()];
        let rows = sheet.rows();
        mark_lines(sheet, &mut reasons);
        mark_notice(sheet, &mut reasons);
        mark_head(sheet, &rows, &returning, &mut reasons);
        mark_foot(sheet, &rows, &returning, &mut reasons);
        let mut strips = std::mem::take(&mut sheet.strips);
        let mut reasons = reasons.into_iter();
        strips.retain_mut(|strip| match reasons.next().flatten() {
            Some(reason) => {
                all.push(furniture(sheet, strip, reason));
                false
            }
            None => true,
        });
        sheet.strips = strips;
    }
    all
}

fn furniture(sheet: &Sheet, strip: &mut Strip, reason: FurnitureReason) -> Furniture {
    let x = sheet.printed_x(strip.x0, strip.x1).0;
    Furniture {
        text: std::mem::take(&mut strip.text.text),
        reason,
        page: strip.page,
        x,
        y: strip.y,
        words: strip.words,
    }
}

/// A text without spaces and case. A number is taken less the number of its page, so that texts that count the pages are alike.
fn key(text: &str, page: u32, head: bool) -> u64 {
    let mut hasher = FxHasher::default();
    head.hash(&mut hasher);
    let mut number: Option<i64> = None;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if let Some(digit) = c.to_digit(10) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(i64::from(digit)));
            continue;
        }
        if let Some(number) = number.take() {
            number.saturating_sub(i64::from(page)).hash(&mut hasher);
        }
        if c.is_ascii() {
            c.to_ascii_lowercase().hash(&mut hasher);
        } else {
            c.to_lowercase().for_each(|c| c.hash(&mut hasher));
        }
    }
    if let Some(number) = number {
        number.saturating_sub(i64::from(page)).hash(&mut hasher);
    }
    hasher.finish()
}

/// Both readings of a text: as it stands, and with its numbers counting the pages.
fn keys(strip: &Strip, head: bool) -> [u64; 2] {
    [key(strip.as_str(), 0, head), key(strip.as_str(), strip.page, head)]
}

fn returning(sheets: &[Sheet]) -> Returning {
    let mut returning = Returning { texts: FxHashMap::default(), counters: FxHashMap::default(), pages: sheets.len() };
    for sheet in sheets {
        for strip in &sheet.strips {
            let Some(head) = sheet.margin(strip.y, MARGIN) else { continue };
            let place = (strip.page, strip.y, strip.size);
            let [plain, counted] = keys(strip, head);
            returning.texts.entry(plain).or_default().push(place);
            if counted != plain {
                returning.texts.entry(counted).or_default().push(place);
            }
            if let Some(number) = counter(strip.as_str()) {
                *returning.counters.entry(number - i64::from(strip.page)).or_default() += 1;
            }
        }
    }
    returning
}

/// The number of the page in a text like `12`, `- 12 -` or `12/31`.
fn counter(text: &str) -> Option<i64> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    let digits = text.split('/').next()?.trim();
    if digits.len() > 4 { None } else { digits.parse().ok() }
}

impl Returning {
    /// Whether the strip's text stands in the same place on other pages, the first aside, on at least so many.
    fn elsewhere(&self, strip: &Strip, head: bool, least: usize) -> bool {
        let [plain, counted] = keys(strip, head);
        // Articles that begin at the top of pages may count as the pages do, by chance.
        let counts = counted != plain && !marks::is_numbered_heading(strip.as_str());
        let stands = |key: u64| self.others(key, strip).take(least).count() >= least;
        stands(plain) || counts && stands(counted)
    }

    /// The places of a text on other pages, the first aside, at the same height.
    fn others(&self, key: u64, strip: &Strip) -> impl Iterator<Item = &Place> {
        let there = |(page, y, size): &&Place| {
            *page != strip.page && *page != 1 && (y - strip.y).abs() <= SAME_PLACE && (size - strip.size).abs() < 0.6
        };
        self.texts.get(&key).into_iter().flatten().filter(there)
    }

    /// Why a strip in a margin is furniture, if it is.
    fn reason(&self, strip: &Strip, head: bool) -> Option<FurnitureReason> {
        let text = strip.as_str();
        let margins = IN_MARGINS.get(|lexicon| Reasons::new(MARGINS, lexicon));
        match margins.told(text).or_else(|| whole_line(text)) {
            Some(FurnitureReason::PageNumber) => {
                let counts = counter(text)
                    .is_none_or(|number| self.counters.get(&(number - i64::from(strip.page))).is_some_and(|&n| n > 1));
                let one_page = self.pages == 1 && text.contains('/');
                // The first page often has no number, so that of the second may be the only one.
                let its_own = strip.page == 2 && counter(text) == Some(2);
                (counts || one_page || its_own).then_some(FurnitureReason::PageNumber)
            }
            Some(reason) => Some(reason),
            None => {
                let least = if self.pages < 5 { 1 } else { 2 };
                let worded = text.chars().any(char::is_alphabetic);
                (worded && self.elsewhere(strip, head, least)).then_some(FurnitureReason::RunningHead)
            }
        }
    }
}

/// Lines that are furniture wherever they stand.
fn mark_lines(sheet: &Sheet, reasons: &mut [Option<FurnitureReason>]) {
    for (index, strip) in sheet.strips.iter().enumerate() {
        let Some(reason) = whole_line(strip.as_str()) else { continue };
        let alone = (index == 0 || sheet.strips[index - 1].row != strip.row)
            && sheet.strips.get(index + 1).is_none_or(|next| next.row != strip.row);
        if reason != FurnitureReason::Ornament || alone {
            reasons[index] = Some(reason);
        }
    }
}

/// The notice on corrections runs from its first words to the end of its small type.
fn mark_notice(sheet: &Sheet, reasons: &mut [Option<FurnitureReason>]) {
    let mut open: Option<(f32, f32, f32)> = None;
    let starts = NOTICE_STARTS.get(|lexicon| Reasons::new(NOTICES, lexicon));
    for (index, strip) in sheet.strips.iter().enumerate() {
        if strip.y < 0.45 * sheet.height || reasons[index].is_some() {
            continue;
        }
        let goes_on = open.is_some_and(|(x0, y, size)| {
            (strip.size - size).abs() < 0.6
                && strip.y - y <= 2.6 * size
                && (strip.x0 - x0).abs() < 3.0 * size
                && strip.y > y
        });
        if goes_on || starts.told(strip.as_str()).is_some() {
            reasons[index] = Some(FurnitureReason::CorrectionsNotice);
            let x0 = open.map_or(strip.x0, |(x0, _, _)| x0);
            open = Some((x0, strip.y, strip.size));
        }
    }
}

fn mark_head(sheet: &Sheet, rows: &[Range<usize>], returning: &Returning, reasons: &mut [Option<FurnitureReason>]) {
    if sheet.number == 1 {
        for (index, strip) in sheet.strips.iter().enumerate() {
            if sheet.margin(strip.y, MARGIN) == Some(true) && returning.elsewhere(strip, true, 2) {
                reasons[index].get_or_insert(FurnitureReason::RunningHead);
            }
        }
        return;
    }
    let rows = || rows.iter().take_while(|row| sheet.row_in(row, true, MARGIN));
    if let Some(under) = sheet.head_stroke(MARGIN) {
        let strips = |row: &Range<usize>| sheet.strips[row.clone()].iter();
        let above: Vec<&Range<usize>> = rows().filter(|row| !strips(row).any(|strip| strip.y > under + 1.0)).collect();
        let sure = above.iter().any(|row| strips(row).any(|strip| returning.reason(strip, true).is_some()));
        if sure && above.len() <= 4 {
            mark_above(sheet, above, returning, reasons);
            return;
        }
    }
    for row in rows().take(4) {
        if !mark_row(sheet, row, returning, true, reasons) {
            break;
        }
    }
}

/// Marks the rows above the line drawn under a running head.
fn mark_above(sheet: &Sheet, rows: Vec<&Range<usize>>, returning: &Returning, reasons: &mut [Option<FurnitureReason>]) {
    for index in rows.into_iter().cloned().flatten() {
        let reason = returning.reason(&sheet.strips[index], true);
        reasons[index].get_or_insert(reason.unwrap_or(FurnitureReason::RunningHead));
    }
}

fn mark_foot(sheet: &Sheet, rows: &[Range<usize>], returning: &Returning, reasons: &mut [Option<FurnitureReason>]) {
    for row in rows.iter().rev().take_while(|row| sheet.row_in(row, false, MARGIN)).take(5) {
        if !mark_row(sheet, row, returning, false, reasons) {
            break;
        }
    }
}

/// Marks what is furniture in a row of a margin. False where something in it is not: the text begins there.
fn mark_row(
    sheet: &Sheet,
    row: &Range<usize>,
    returning: &Returning,
    head: bool,
    reasons: &mut [Option<FurnitureReason>],
) -> bool {
    let told: Vec<Option<FurnitureReason>> =
        row.clone().map(|index| reasons[index].or_else(|| returning.reason(&sheet.strips[index], head))).collect();
    if told.iter().any(Option::is_none) {
        return false;
    }
    for (index, reason) in row.clone().zip(told) {
        reasons[index] = reasons[index].or(reason);
    }
    true
}
