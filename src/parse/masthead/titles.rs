//! Bodies, agenda titles, title, subtitle and submitter: lines that only their place tells.

use std::sync::LazyLock;

use crate::model::{DraftHeader, Flow, Read, Setting};
use crate::parse::patterns::Patterns;
use crate::parse::sheet::SheetLine;
use crate::reference::lexicon::{Lexicon, fold};
use crate::rules::masthead as rules;

use super::kinds;

static ACT: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::ACT));
static ACT_TITLE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::ACT_TITLE));
static SUBMITTED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::SUBMITTED));
static MEETING_NAME: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::MEETING_NAME));
static SUBTITLE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::SUBTITLE));

/// How far the masthead has been read.
#[derive(Debug, Default)]
pub struct Zones {
    /// The line of the session, meeting or dates.
    pub session: Option<SheetLine>,
    /// The line of the agenda item.
    pub item: Option<SheetLine>,
    /// How many items it names.
    pub items: usize,
}

impl Zones {
    /// A known body.
    pub fn organ(&self, header: &mut DraftHeader, line: &SheetLine) {
        let folded = fold(&line.text);
        if !header.organs.iter().any(|organ| fold(&organ.text) == folded) {
            header.organs.push(line.read(line.text.clone(), "masthead.organ"));
        }
    }

    /// Lines that stood free before the session are bodies.
    pub fn close_organs(&mut self, header: &mut DraftHeader, free: &mut Vec<SheetLine>) {
        if self.session.is_some() || self.item.is_some() {
            return;
        }
        for unit in joined(std::mem::take(free)) {
            if let Some(rule) =
                MEETING_NAME.id(&unit.text).filter(|_| header.meeting.is_none() && !header.organs.is_empty())
            {
                header.meeting = Some(unit.read(unit.text.clone(), rule));
                continue;
            }
            let words = unit.text.split_whitespace().count();
            if Lexicon::in_force().is_label("press", &unit.text) {
                continue;
            }
            let noise = has_session_word(&unit.text)
                || unit.text.contains(|c: char| "/{}[]|<>=~\\".contains(c) || c.is_ascii_digit());
            if words <= 30 && !unit.text.ends_with('.') && !noise {
                self.organ(header, &unit);
            }
        }
    }

    /// A line that names items.
    pub fn item_line(&mut self, header: &mut DraftHeader, line: &SheetLine) {
        let Some(item) = kinds::agenda_item(&line.text) else {
            self.item.get_or_insert(line.clone());
            return;
        };
        header.agenda_items.push(line.read(item.numbers.clone(), "masthead.agenda-item"));
        self.items += crate::reference::items::leading(&item.numbers).numbers.len();
        if header.agenda_provisional.is_none() {
            header.agenda_provisional = item.provisional;
        }
        if item.rest.chars().filter(|c| c.is_alphabetic()).count() > 5 {
            header.agenda_titles.push(line.read(item.rest, "masthead.agenda-title"));
        }
        self.item = Some(line.clone());
    }
}

/// Lines of one body's name, or of one title, joined: a line is carried on by one that begins small, or where it ends in
/// a word that calls for more, or where the next word had no room on it.
fn joined(lines: Vec<SheetLine>) -> Vec<SheetLine> {
    let widest = lines.iter().map(|line| line.x1).fold(0.0, f32::max);
    let mut units: Vec<(SheetLine, SheetLine)> = Vec::new();
    for line in lines {
        match units.last_mut() {
            Some((unit, last)) if carries_on(last, &line, widest) => {
                unit.text = format!("{} {}", unit.text, line.text);
                if unit.block == line.block {
                    unit.end = line.end;
                }
                *last = line;
            }
            _ => units.push((line.clone(), line)),
        }
    }
    units.into_iter().map(|(unit, _)| unit).collect()
}

fn carries_on(last: &SheetLine, line: &SheetLine, widest: f32) -> bool {
    let same = last.block == line.block && last.bold == line.bold && (last.size - line.size).abs() < 0.6;
    if line.cell || !same {
        return false;
    }
    let small = line.text.chars().next().is_some_and(char::is_lowercase);
    let lexicon = Lexicon::in_force();
    let tail = last.text.split_whitespace().next_back().map(fold).unwrap_or_default();
    let calls = !lexicon.stop_word_languages(&tail).is_empty() || last.text.ends_with([',', '-', '–']);
    small || calls || is_full(last, line, widest) && line.x0 > last.x0 + 3.0
}

/// Whether a line goes on in the next: the next begins small, or this one calls for more, or is full.
pub fn runs_on(last: &SheetLine, line: &SheetLine) -> bool {
    let widest = last.x1.max(line.x1);
    carries_on(last, line, widest) || is_full(last, line, widest)
}

/// Whether a line's words tell that it belongs to the masthead: a subtitle, a submitter, an act.
pub fn stands_under_title(text: &str) -> bool {
    SUBTITLE.id(text).is_some() || SUBMITTED.id(text).is_some() || ACT.id(text).is_some()
}

/// Whether a line names the sponsors of a draft, under which its title stands.
pub fn names_sponsors(text: &str) -> bool {
    SUBMITTED.id(text) == Some("masthead.submitted.sponsors")
}

/// Titles under "Agenda", one a paragraph.
pub fn meeting_items(lines: Vec<SheetLine>) -> Vec<Read> {
    units(lines).into_iter().map(|unit| unit.read(unit.text.clone(), "masthead.agenda")).collect()
}

/// Whether the next line's first word had no room on this one.
fn is_full(last: &SheetLine, line: &SheetLine, widest: f32) -> bool {
    let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let characters = last.text.chars().count().max(1);
    let advance = (last.x1 - last.x0) / characters as f32;
    last.x1 + advance * (word + 1) as f32 > widest
}

/// Reads the lines that stand free after the items, or after the session where there is no item.
pub fn read(flow: &Flow, header: &mut DraftHeader, zone: &Zones, free: Vec<SheetLine>) {
    let mut rest = free;
    if let Some(item) = &zone.item {
        rest = agenda_titles(flow, header, zone, item, rest);
    }
    let mut titles: Vec<SheetLine> = Vec::new();
    for unit in units(rest) {
        if ACT.id(&unit.text).is_some() || unit.text.len() < 3 {
            act(header, &unit);
            continue;
        }
        if let Some(found) = ACT_TITLE.first(&unit.text) {
            let title = found.group("title").map_or("", |title| title.as_str()).to_owned();
            header.title = Some(unit.read(title, found.rule.id));
            continue;
        }
        if let Some(found) = SUBMITTED.first(&unit.text) {
            let by = found.group("by").map_or("", |by| by.as_str());
            header.submitted_by.get_or_insert(unit.read(without_article(by), found.rule.id));
            continue;
        }
        titles.push(unit);
    }
    title(header, titles);
}

/// Titles of the items, told from the title by their left edge, or by being the first of several.
fn agenda_titles(
    flow: &Flow,
    header: &mut DraftHeader,
    zone: &Zones,
    item: &SheetLine,
    free: Vec<SheetLine>,
) -> Vec<SheetLine> {
    if flow.setting == Setting::Typed {
        return typed_agenda_titles(header, free, zone.items);
    }
    let (before, after): (Vec<_>, Vec<_>) = free.into_iter().partition(|line| line.block < item.block);
    drop(before);
    let at_edge = |line: &SheetLine| (line.x0 - item.x0).abs() < 5.0 && !line.centred;
    let count = after.iter().take_while(|line| at_edge(line)).count();
    let mut rest = after;
    let titles: Vec<SheetLine> = rest.drain(..count).collect();
    if titles.is_empty() {
        return centred_agenda_title(header, rest);
    }
    let levels = Levels { items: zone.items, marked: item.text.contains(['(', ')']), dotted: is_dotted(&item.text) };
    for title in split_titles(titles, levels) {
        header.agenda_titles.push(title);
    }
    rest
}

/// A centred line of capitals before others is the item's title.
fn centred_agenda_title(header: &mut DraftHeader, mut rest: Vec<SheetLine>) -> Vec<SheetLine> {
    let groups = units(rest.clone());
    let [first, second, ..] = groups.as_slice() else { return rest };
    let told = |unit: &SheetLine| {
        ACT.id(&unit.text).is_some() || ACT_TITLE.id(&unit.text).is_some() || SUBMITTED.id(&unit.text).is_some()
    };
    let others = groups.iter().skip(1).filter(|unit| SUBTITLE.id(&unit.text).is_none() || groups.len() > 2).count();
    if told(first) || told(second) || !first.is_capitals() || second.is_capitals() || others == 0 {
        return rest;
    }
    header.agenda_titles.push(first.read(first.text.clone(), "masthead.agenda-title"));
    let first = first.clone();
    rest.retain(|line| line.block > first.block || line.block == first.block && line.start >= first.end);
    rest
}

/// In typed text the first paragraphs after the items are their titles, if one more stands before the body: the title, which
/// is the last before the submitter or the subtitle. One paragraph that has a line an item is a title a line.
fn typed_agenda_titles(header: &mut DraftHeader, free: Vec<SheetLine>, items: usize) -> Vec<SheetLine> {
    let first = free.first().map_or(0, |line| line.block);
    let lines = free.iter().take_while(|line| line.block == first).count();
    let begins = |line: &SheetLine| !line.text.chars().next().is_some_and(char::is_lowercase);
    let apart = items > 1 && lines == items && lines < free.len() && free[..lines].iter().all(begins);
    let mut units = if apart { free[..lines].to_vec() } else { Vec::new() };
    let known = units.len();
    units.extend(self::units(free.into_iter().skip(known).collect()));
    let submitted = units.iter().position(|unit| SUBMITTED.id(&unit.text).is_some());
    // The title of a draft stands under its sponsors, that of a paper above its submitter.
    let drafted = submitted.filter(|&at| at + 1 < units.len() && names_sponsors(&units[at].text));
    let under = units.iter().skip(known.max(2)).position(|unit| SUBTITLE.id(&unit.text).is_some());
    let under = under.map(|at| at + known.max(2));
    let titles = match (drafted, submitted.into_iter().chain(under).min()) {
        (Some(at), _) => at,
        (None, Some(at)) => at.saturating_sub(1),
        (None, None) if apart => known,
        (None, None) => units.len().saturating_sub(1),
    };
    for unit in units.drain(..titles) {
        header.agenda_titles.push(unit.read(unit.text.clone(), "masthead.agenda-title"));
    }
    units
}

/// What the numbers of the items tell of the count of titles under them.
#[derive(Debug, Clone, Copy)]
struct Levels {
    /// How many items are named.
    items: usize,
    /// Whether one has a sub-item in brackets.
    marked: bool,
    /// Whether one has a number of several figures ("14.1.1").
    dotted: bool,
}

fn is_dotted(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit()) && word.len() > 2)
}

/// Lines of agenda titles to titles. Several items have a title each; a title that ends in a colon with room left on its
/// line is followed by that of the sub-item.
fn split_titles(lines: Vec<SheetLine>, levels: Levels) -> Vec<Read> {
    let widest = lines.iter().map(|line| line.x1).fold(0.0, f32::max);
    // The title of a sub-item stands behind a colon, or else as a paragraph of its own.
    let told = lines.iter().any(|line| line.text.contains([':', '：']));
    let mut titles: Vec<Read> = Vec::new();
    let mut last: Option<SheetLine> = None;
    for line in lines {
        let breaks = last.as_ref().is_none_or(|last| {
            let free = !is_full(last, &line, widest);
            let colon = last.text.ends_with([':', '：']);
            let capital = !line.text.chars().next().is_some_and(char::is_lowercase);
            let tail = last.text.split_whitespace().next_back().map(fold).unwrap_or_default();
            let calls = !Lexicon::in_force().stop_word_languages(&tail).is_empty() || last.text.ends_with(',');
            let several = (free || line.opens) && (colon || levels.items > 1);
            capital && !calls && (several || levels.marked && (free || line.opens && !told) || levels.dotted && colon)
        });
        match titles.last_mut() {
            Some(title) if !breaks => {
                title.text = format!("{} {}", title.text, line.text);
                if let Some(place) = title.place.as_mut().filter(|place| place.paragraph == line.block) {
                    place.end = line.end;
                }
            }
            _ => titles.push(line.read(line.text.clone(), "masthead.agenda-title")),
        }
        last = Some(line);
    }
    for title in &mut titles {
        title.text = title.text.trim_end_matches([':', '：', ' ']).to_owned();
    }
    titles
}

/// Lines that belong to one paragraph in one style.
fn units(lines: Vec<SheetLine>) -> Vec<SheetLine> {
    let mut units: Vec<(SheetLine, SheetLine)> = Vec::new();
    for line in lines {
        match units.last_mut() {
            Some((unit, last)) if same_unit(last, &line) => {
                let glue = if unit.text.ends_with(is_han) && line.text.starts_with(is_han) { "" } else { " " };
                unit.text = format!("{}{glue}{}", unit.text, line.text);
                if unit.block == line.block {
                    unit.end = line.end;
                }
                unit.bold &= line.bold;
                *last = line;
            }
            _ => units.push((line.clone(), line)),
        }
    }
    units.into_iter().map(|(unit, _)| unit).collect()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}')
}

fn same_unit(last: &SheetLine, line: &SheetLine) -> bool {
    let act = |text: &str| ACT.id(text).is_some_and(|id| id != "masthead.act.adopted");
    let printed_together = last.page == line.page
        && line.block == last.block + 1
        && line.gap < 0.55 * line.size
        && line.y > last.y
        && last.x1 > last.x0
        && line.y - last.y < 2.2 * line.size;
    (last.block == line.block || printed_together)
        && !line.row
        && !line.cell
        && last.bold == line.bold
        && (last.size - line.size).abs() < 1.1
        && !act(&line.text)
        && ACT_TITLE.id(&line.text).is_none()
        && SUBMITTED.id(&line.text).is_none()
        && (last.is_capitals() == line.is_capitals() || last.bold)
}

/// The lines of an act: a paragraph is read as a whole.
pub fn acts(header: &mut DraftHeader, lines: Vec<SheetLine>) {
    for unit in units(lines) {
        act(header, &unit);
    }
}

/// A session whose ordinal cannot be read is no body.
fn has_session_word(text: &str) -> bool {
    let folded = fold(text);
    let words = Lexicon::in_force().label("session").iter();
    words.filter(|word| word.folded.chars().count() > 3).any(|word| folded.ends_with(word.folded.as_str()))
}

/// The day and the meeting that the act's line names.
fn act(header: &mut DraftHeader, unit: &SheetLine) {
    if header.meeting.is_some() {
        return;
    }
    let lexicon = Lexicon::in_force();
    let folded = fold(&unit.text);
    for word in lexicon.label("meeting") {
        let Some(at) = folded.find(word.folded.as_str()) else { continue };
        let chars_before = folded[..at].chars().count();
        let before: String = unit.text.chars().take(chars_before).collect();
        let name: String = unit.text.chars().skip(chars_before).take(word.folded.chars().count()).collect();
        let ordinal = before.split_whitespace().next_back().unwrap_or("");
        let after: String = unit.text.chars().skip(chars_before + word.folded.chars().count()).collect();
        let number = |text: &str| text.chars().any(|c| c.is_ascii_digit());
        let text = if number(ordinal) {
            format!("{ordinal} {name}")
        } else if let Some(figure) = after.split_whitespace().next().filter(|word| number(word)) {
            format!("{name} {}", figure.trim_matches([',', '،']))
        } else {
            continue;
        };
        header.meeting = Some(unit.read(text, "masthead.act.meeting"));
        if let Some(found) = crate::reference::calendar::first(&unit.text) {
            header.dates.get_or_insert(unit.read(&unit.text[found.start..found.end], "masthead.act.meeting"));
        }
        return;
    }
}

/// The title is the first unit, the subtitle the next.
fn title(header: &mut DraftHeader, mut units: Vec<SheetLine>) {
    units.retain(|unit| {
        let small = unit.text.chars().next().is_some_and(char::is_lowercase);
        !small && unit.text.chars().filter(|c| c.is_alphabetic()).count() > 2
    });
    let mut units = units.into_iter();
    if header.title.is_none()
        && let Some(first) = units.next()
    {
        header.title = Some(first.read(first.text.clone(), "masthead.title"));
    }
    if let Some(second) = units.next() {
        let rule = SUBTITLE.id(&second.text).unwrap_or("masthead.subtitle.second");
        header.subtitle = Some(second.read(second.text.clone(), rule));
    }
}

/// A text without the article at its head.
fn without_article(text: &str) -> String {
    let text = text.trim().trim_end_matches(['*', '∗', ' ', '.']);
    let lexicon = Lexicon::in_force();
    for article in lexicon.label("article") {
        let elided = article.folded.ends_with('\'');
        let Some(rest) = fold(text).strip_prefix(article.folded.as_str()).map(str::len) else { continue };
        let kept: String = text.chars().skip(article.folded.chars().count()).collect();
        if elided || rest > 0 && kept.starts_with(' ') {
            return kept.trim().to_owned();
        }
    }
    text.to_owned()
}
