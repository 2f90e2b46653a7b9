//! Lines of a region gathered to paragraphs, headings and rows.

use rustc_hash::FxHashMap;

use super::columns::Region;
use super::hyphens::{self, Lexicon};
use super::lines::{Strip, is_ideograph};
use super::marks;
use super::tables::{self, Item};
use crate::model::{Began, Block, Line, Role, Style, Styled};

/// Lines that will be one block.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    /// What its place tells.
    pub role: Role,
    /// Why it begins here.
    pub began: Began,
    /// Its lines.
    pub lines: Vec<Strip>,
    /// Its region without the strips.
    pub region: Region,
    /// Left and right edge of the last line's region, which differs where the group goes on overleaf.
    pub last_edges: (f32, f32),
    /// White space above it.
    pub gap: f32,
    /// Which of two languages.
    pub flow: u8,
}

/// Lines of an item of an enumeration in running text in which the mark of the next one is looked for.
const LONGEST_ITEM: usize = 10;

/// Commonest distances of baselines by size of type, in halves of a point.
#[derive(Debug, Default)]
pub(super) struct Leading {
    by_size: FxHashMap<i32, f32>,
    /// Whether the text is recognised from a picture, so that sizes and places wander.
    pub noisy: bool,
}

impl Leading {
    /// Measures the distances in all regions.
    pub fn new<'a>(regions: impl Iterator<Item = &'a Region>, noisy: bool) -> Leading {
        let mut counts: FxHashMap<i32, FxHashMap<i32, u32>> = FxHashMap::default();
        for region in regions {
            for pair in region.strips.windows(2) {
                let step = pair[1].y - pair[0].y;
                let size = pair[0].size.min(pair[1].size);
                if (pair[0].size - pair[1].size).abs() < 0.6 && step > 0.8 * size && step < 2.6 * size {
                    *counts.entry(halves(size)).or_default().entry(halves(step)).or_default() += 1;
                }
            }
        }
        let by_size = counts
            .into_iter()
            .filter_map(|(size, steps)| {
                let most = steps.values().copied().max()?;
                // The least of the common distances: paragraphs are further apart than lines.
                let step = steps.into_iter().filter(|&(_, n)| n * 3 >= most).map(|(step, _)| step).min()?;
                Some((size, step as f32 / 2.0))
            })
            .collect();
        Leading { by_size, noisy }
    }

    fn of(&self, size: f32) -> f32 {
        let key = halves(size);
        [key, key - 1, key + 1].iter().find_map(|key| self.by_size.get(key)).copied().unwrap_or(1.2 * size).max(size)
    }
}

fn halves(points: f32) -> i32 {
    (points * 2.0).round() as i32
}

/// The groups of a region.
pub(super) fn groups(mut region: Region, role: Role, leading: &Leading) -> Vec<Group> {
    let strips = std::mem::take(&mut region.strips);
    let mut items = tables::items(&region, strips, role == Role::Footnote).into_iter();
    let mut groups: Vec<Group> = Vec::new();
    let mut bottom: Option<f32> = None;
    while let Some(item) = items.next() {
        let (role, began, lines) = match item {
            Item::Row(cells) => (Role::Row, Began::Table, cells),
            Item::Line(line) => {
                let began = match groups.last_mut() {
                    None => Began::Top,
                    Some(group) if group.role == Role::Row => Began::Table,
                    Some(group) => match opens(group, &line, After(items.as_slice()), leading) {
                        Some(began) => began,
                        None => {
                            bottom = Some(line.y);
                            group.lines.push(line);
                            continue;
                        }
                    },
                };
                (role, began, vec![line])
            }
        };
        let top = lines.first().map_or(0.0, |line| line.y - line.size);
        let gap = bottom.map_or(0.0, |bottom| (top - bottom).max(0.0));
        bottom = lines.iter().map(|line| line.y).reduce(f32::max);
        let last_edges = (region.left, region.right);
        groups.push(Group { role, began, lines, region: region.clone(), last_edges, gap, flow: 0 });
    }
    groups
}

/// What stands behind a line.
#[derive(Clone, Copy)]
struct After<'a>(&'a [Item]);

impl<'a> After<'a> {
    /// The next lines, as far as they are no rows of a table, three at most.
    fn lines(self) -> impl Iterator<Item = &'a Strip> {
        self.all().take(3)
    }

    /// The next lines, as far as they are no rows of a table.
    fn all(self) -> impl Iterator<Item = &'a Strip> {
        self.0.iter().map_while(|item| match item {
            Item::Line(line) => Some(line),
            Item::Row(_) => None,
        })
    }
}

/// Why a line begins a new group; absent where it belongs to the last one.
fn opens(group: &Group, next: &Strip, after: After, leading: &Leading) -> Option<Began> {
    let Some(last) = group.lines.last() else { return Some(Began::Top) };
    let (size, step) = (last.size.min(next.size), next.y - last.y);
    let unlike = if leading.noisy { 0.4 } else { 0.09 };
    if (last.size - next.size).abs() > unlike * last.size.max(next.size) {
        return Some(Began::Size);
    }
    if step < 0.5 * size {
        return Some(Began::Beside);
    }
    let regular = leading.of(last.size);
    if step > 1.3 * regular + if leading.noisy { 1.5 } else { 0.4 } {
        return Some(Began::Gap);
    }
    if group.role == Role::Footnote {
        let begins = begins_note(next) && next.x0 <= group.lines[0].x0 + 0.8 * size;
        let indented = ends_sentence(last.as_str()) && group.lines.len() > 1 && next.x0 > last.x0 + size;
        return begins.then_some(Began::Note).or(indented.then_some(Began::Indent));
    }
    if both_at_end(last, next, after, &group.region) {
        let room = group.region.right - group.region.left - last.width();
        return (next.first_word_width() + last.size < room).then_some(Began::Centred);
    }
    let (last_bold, next_bold) = (last.text.is_bold(), next.text.is_bold());
    let (last_centred, next_centred) = (centred(last, &group.region), centred(next, &group.region));
    let ended = ends_sentence(last.as_str());
    let marked = marks::begins_with_mark(next.as_str());
    let in_middle = last_centred || symmetric(last, &group.region) && !ended;
    if in_middle && next_centred && last_bold == next_bold && !marked {
        return marks::is_numbered_heading(last.as_str()).then_some(Began::Centred);
    }
    let all_italic = || italic(&group.lines[0]) && italic(last) && italic(next);
    let alike = last_bold && next_bold || !ended && !group.region.masthead && all_italic();
    if alike && !marked && is_heading(group) {
        let measure = group.region.left + 0.8 * (group.region.right - group.region.left);
        let chinese = next.as_str().starts_with(is_ideograph);
        let whole_fits = (chinese || !begins_small(next.as_str())) && last.x1 + next.width() < measure;
        let apart = |x0: f32| (next.x0 - x0).abs() > 4.0 * size;
        let elsewhere = apart(last.x0) && apart(last.body_x0) && !last_centred;
        return (whole_fits || elsewhere).then_some(Began::Heading);
    }
    if is_short(group, last, next, after, leading) {
        return Some(Began::Short);
    }
    if last_bold != next_bold && (ended || last_centred || last.text.is_italic() != next.text.is_italic()) {
        return Some(Began::Style);
    }
    if marked && (next.body_x0 > next.x0 + 1.0 || ends_clause(last.as_str()) && !enumerates(group, next, after)) {
        return Some(Began::Mark);
    }
    if begins_bold(&next.text) && !ends_bold(&last.text) && ended {
        return Some(Began::Label);
    }
    breaks_by_indent(group, last, next, after, ended, leading).then_some(Began::Indent)
}

/// A group of bold or italic lines that does not run over many.
fn is_heading(group: &Group) -> bool {
    group.lines.len() < 6 && !marks::without_mark(group.lines[0].as_str()).contains(". ")
}

/// Whether the mark with which a line begins goes on with an enumeration in running text: the line stands where the last one does,
/// and the mark before it, or the one behind it, in the midst of a line or where another line of the text begins.
fn enumerates(group: &Group, next: &Strip, after: After) -> bool {
    let Some((first, others)) = group.lines.split_first() else { return false };
    let aligned = (next.x0 - others.last().unwrap_or(first).x0).abs() < 0.3 * next.size;
    let within = |line: &Strip, mark: &str| marks::stands_within(line.as_str(), mark);
    let runs = |line: &Strip, mark: &str| within(line, mark) || line.as_str().starts_with(mark);
    let goes_on = |line: &&Strip| !marks::begins_with_mark(line.as_str());
    let ahead = || [next].into_iter().chain(after.all().take_while(goes_on).take(LONGEST_ITEM));
    let mut before = marks::beside(next.as_str(), true);
    let mut behind = marks::beside(next.as_str(), false);
    aligned
        && (before.any(|mark| within(first, &mark) || others.iter().any(|line| runs(line, &mark)))
            || behind.any(|mark| ahead().any(|line| within(line, &mark))))
}

fn italic(line: &Strip) -> bool {
    line.text.is_italic() && !line.text.is_bold()
}

/// Whether a line stands in the middle of its region, clear of both edges.
pub(super) fn centred(line: &Strip, region: &Region) -> bool {
    let (before, behind) = (line.x0 - region.left, region.right - line.x1);
    // Where numbers hang far out on both sides, whole lines of text stand in the middle, too.
    let as_text = (line.x0 - region.body_left).abs() < 1.5;
    !as_text && before > 1.5 * line.size && behind > 1.5 * line.size && (before - behind).abs() < 1.2 * line.size
}

/// Whether two lines end at the far edge of their region and begin in its far half, each at a place of its own, which the lines
/// of an indented paragraph do not.
fn both_at_end(last: &Strip, next: &Strip, after: After, region: &Region) -> bool {
    let at_end = |line: &Strip| (region.right - line.x1).abs() < 1.5 && line.x0 > (region.left + region.right) / 2.0;
    let apart = |other: &Strip| (other.x0 - next.x0).abs() > 0.2 * next.size;
    at_end(last) && at_end(next) && apart(last) && after.lines().next().is_none_or(apart)
}

/// Whether the white space before and behind a line is the same.
fn symmetric(line: &Strip, region: &Region) -> bool {
    ((line.x0 - region.left) - (region.right - line.x1)).abs() < 1.2 * line.size
}

/// Whether the next line's first word would still have fitted: the last line of a paragraph.
fn is_short(group: &Group, last: &Strip, next: &Strip, after: After, leading: &Leading) -> bool {
    let region = &group.region;
    let near = 4.5 * leading.of(next.size);
    let local = group
        .lines
        .iter()
        .rev()
        .take(4)
        .chain([next])
        .chain(after.lines().take_while(|line| line.y - next.y < near))
        .map(|line| line.x1)
        .fold(0.0, f32::max);
    let wide = local >= region.left + 0.72 * (region.right - region.left);
    let right = if wide { local.min(region.right) } else { region.right };
    if !would_fit(last, next, right, leading.noisy) {
        return false;
    }
    // Words that must not be parted are carried over together: in mid-sentence a line may end early.
    let reach = (last.x1 - region.left) / (region.right - region.left).max(1.0);
    let least = if begins_small(next.as_str()) { 0.6 } else { 0.8 };
    ends_sentence(last.as_str()) || reach < least
}

/// Whether the first word of a line would fit behind another one.
pub(super) fn would_fit(last: &Strip, next: &Strip, right: f32, noisy: bool) -> bool {
    let spare = if noisy { 2.0 } else { 0.4 } * last.size;
    last.x1 + last.space.max(0.2 * last.size) + next.first_word_width() + spare < right
}

fn breaks_by_indent(group: &Group, last: &Strip, next: &Strip, after: After, ended: bool, leading: &Leading) -> bool {
    let tolerance = if leading.noisy { 0.8 } else { 0.45 } * last.size.max(6.0);
    let shift = next.x0 - last.x0;
    if shift.abs() <= tolerance {
        return false;
    }
    if group.lines.len() > 1 {
        return !leading.noisy || ended || shift < -3.0 * last.size;
    }
    if shift < 0.0 {
        return -shift > 9.0 * last.size;
    }
    if last.body_x0 > last.x0 + 1.0 || marks::begins_with_mark(last.as_str()) {
        return (next.x0 - last.body_x0).abs() > 1.5 * tolerance && ended && last.body_x0 > last.x0 + 1.0;
    }
    if marks::begins_with_section_number(last.as_str()) {
        return false;
    }
    let goes_back = after.lines().next().is_some_and(|line| (line.x0 - last.x0).abs() <= tolerance);
    goes_back || ended || last.as_str().ends_with(':')
}

/// Whether a text ends a sentence, closing quotes, brackets and raised marks aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    ends_with_any(text, &['.', '!', '?', ':', ';', '。', '！', '？', '：', '；', '؟', '۔', '؛', '…'])
}

fn ends_clause(text: &str) -> bool {
    ends_sentence(text)
        || ends_with_any(text, &[',', '،', '，'])
        || text.ends_with(" and")
        || text.ends_with(" or")
        || text.ends_with(" et")
        || text.ends_with(" y")
        || text.ends_with(" и")
}

fn ends_with_any(text: &str, ends: &[char]) -> bool {
    let closing = |c: char| {
        c.is_whitespace()
            || c.is_ascii_digit()
            || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '）' | '」' | '*')
    };
    text.ends_with(ends) || text.trim_end_matches(closing).ends_with(ends)
}

/// Whether a text begins in bold.
pub(super) fn begins_bold(text: &Styled) -> bool {
    text.pieces.first().is_some_and(|piece| piece.style.bold)
}

/// Whether a text ends in bold.
pub(super) fn ends_bold(text: &Styled) -> bool {
    text.pieces.last().is_some_and(|piece| piece.style.bold)
}

/// Whether a strip begins with the mark of a note.
pub(super) fn begins_note(strip: &Strip) -> bool {
    let raised = strip.text.pieces.first().is_some_and(|piece| piece.style.raised);
    let text = strip.as_str();
    let first = text.split(' ').next().unwrap_or_default();
    raised
        || first.strip_suffix('/').is_some_and(|mark| {
            (1..=3).contains(&mark.len()) && mark.chars().all(|c| c.is_ascii_alphanumeric() || c == '*')
        })
        || (1..=3).contains(&first.len()) && first.chars().all(|c| c == '*')
        || strip.body_x0 > strip.x0 + 1.0 && marks::is_mark(first)
}

/// The block of a group.
pub(super) fn block(group: &Group, lexicon: &Lexicon, printed: impl Fn(&Strip) -> (f32, f32)) -> Block {
    let mut text = Styled::default();
    text.text.reserve(group.lines.iter().map(|line| line.as_str().len() + 1).sum());
    let mut lines: Vec<Line> = Vec::with_capacity(group.lines.len());
    let mut cell = None;
    for strip in &group.lines {
        let line = &strip.text;
        let start = if group.role == Role::Row && cell.is_some_and(|cell| cell != strip.cell) {
            text.push("\t", Style::default());
            let start = text.text.len();
            text.push_styled(line);
            start
        } else {
            hyphens::join(&mut text, line, lexicon)
        };
        cell = Some(strip.cell);
        let (x0, x1) = printed(strip);
        let column = group.region.column;
        lines.push(Line { start, page: strip.page, column, x0, x1, y: strip.y, size: strip.size, words: strip.words });
    }
    let left = group.region.left;
    let indent = group.lines.first().map_or(0.0, |line| line.x0 - left);
    let page = group.lines.first().map_or(0, |line| line.page);
    let hang = group.lines.iter().skip(1).filter(|line| line.page == page).map(|line| line.x0 - left).reduce(f32::min);
    Block {
        text,
        lines,
        role: group.role,
        began: group.began,
        flow: group.flow,
        indent,
        hang: hang.unwrap_or(indent),
        centred: group.role == Role::Text && group.lines.iter().all(|line| centred(line, &group.region)),
        gap: group.gap,
        heading: 0,
        list_mark: false,
    }
}

/// Whether a text begins with a small letter, opening quotes and brackets aside.
pub(super) fn begins_small(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_lowercase() || is_ideograph(c))
}
