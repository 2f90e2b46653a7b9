//! The masthead: what a document says of itself.

mod bulletin;
mod kinds;
mod officers;
mod titles;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::{DraftHeader, Flow, FurnitureReason, Read, Setting};
use crate::reference::lexicon::Lexicon;
use crate::reference::tokens::is_han;
use crate::reference::{Reference, Resolution, calendar, items};
use crate::rules::masthead as rules;

use super::patterns::Patterns;
use super::sheet::{self, SheetLine};

pub use kinds::{agenda_item, without_continued};

use kinds::LineKind;
pub use officers::{is_officer, read_chaired, read_chairs};

/// What was read from the masthead.
#[derive(Debug, Clone, Default)]
pub struct Masthead {
    /// The fields; places name blocks of the flow.
    pub header: DraftHeader,
    /// The blocks that are masthead.
    pub blocks: BTreeSet<usize>,
    /// The lines of the masthead, as printed.
    pub lines: Vec<String>,
    /// Titles of items without a number that stand under "Agenda".
    pub items: Vec<Read>,
}

impl Masthead {
    /// Index of the first block after the masthead.
    pub fn end(&self) -> usize {
        self.blocks.last().map_or(0, |last| last + 1)
    }
}

static BODY: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::BODY));
static HELD: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::HELD));
static RECORD_OF: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::RECORD_OF));
static PROVENANCE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::PROVENANCE));
static JOB_NUMBER: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::JOB_NUMBER));

/// A line with what it is.
struct Told {
    line: SheetLine,
    kind: LineKind,
}

/// Reads the masthead of a flow.
pub fn read(flow: &Flow, reference: &Reference) -> Masthead {
    let mut masthead = Masthead::default();
    if let Some(front) = bulletin::front_matter(flow) {
        masthead = front;
    } else {
        let told = head(flow, settled(tell(sheet::lines(flow, 1))));
        let told = without_heading(flow, told, reference);
        masthead.blocks = told.iter().map(|told| told.line.block).collect();
        masthead.lines = told.iter().map(|told| told.line.text.clone()).collect();
        fields(flow, told, &mut masthead);
        overleaf(flow, &mut masthead);
    }
    job_number(flow, &mut masthead.header);
    running_symbol(flow, &mut masthead.header);
    masthead
}

fn tell(lines: Vec<SheetLine>) -> Vec<Told> {
    let lexicon = Lexicon::in_force();
    let mut told: Vec<Told> = Vec::with_capacity(lines.len());
    for line in lines {
        if let Some(last) = told.last_mut().filter(|last| last.line.page == line.page && !line.cell) {
            // "GENERAL / ASSEMBLY", "141st / PLENARY MEETING": one name on two lines.
            let both = format!("{} {}", last.line.text, line.text);
            let body = last.line.block == line.block && lexicon.is_organ(&both);
            let figure = last.line.text.starts_with(|c: char| c.is_ascii_digit()) && !last.line.text.contains(' ');
            let meeting = figure && lexicon.is_label("meeting", &line.text) && kinds::kind(&both) == LineKind::Meeting;
            if body || meeting {
                last.line.text = both;
                last.kind = if body { LineKind::Organ } else { LineKind::Meeting };
                if last.line.block == line.block {
                    last.line.end = line.end;
                }
                continue;
            }
        }
        told.push(Told { kind: kinds::kind(&line.text), line });
    }
    told
}

/// A date, a body or a meeting that carries on a free line in the same paragraph is part of that line's sentence.
fn settled(mut told: Vec<Told>) -> Vec<Told> {
    for index in 1..told.len() {
        let (before, rest) = told.split_at_mut(index);
        let (Some(last), Some(this)) = (before.last(), rest.first_mut()) else { continue };
        let loose = matches!(this.kind, LineKind::Date | LineKind::Occasion | LineKind::Organ | LineKind::Meeting);
        let close = this.line.block == last.line.block
            || this.line.gap < 0.4 * this.line.size && this.line.block == last.line.block + 1;
        let same = close && this.line.bold == last.line.bold && (this.line.size - last.line.size).abs() < 0.6;
        if loose && same && !this.line.cell && last.kind == LineKind::Free && titles::runs_on(&last.line, &this.line) {
            this.kind = LineKind::Free;
        }
        let small = this.line.text.chars().next().is_some_and(char::is_lowercase);
        let carried = small && (loose || this.kind == LineKind::Free) || loose && last.line.block == this.line.block;
        if last.kind == LineKind::Act && close && carried {
            this.kind = LineKind::Act;
        }
    }
    told
}

/// The lines before the body, and those that stand beside them at the top of the page.
fn head(flow: &Flow, told: Vec<Told>) -> Vec<Told> {
    let anchors = told.iter().rposition(|told| is_anchor(&told.kind)).map_or(0, |at| at + 1);
    let officer = told.iter().position(|told| is_officer(&told.line.text));
    let end = told.iter().enumerate().position(|(index, Told { line, kind })| {
        if line.row && *kind == LineKind::Free {
            return index >= anchors && officer.is_none_or(|officer| index < officer);
        }
        *kind == LineKind::Free
            && line.opens
            && !line.row
            && (BODY.id(&line.text).is_some() || is_prose(flow, line, index >= anchors))
    });
    let Some(end) = end else { return told };
    let lowest = told[..end].iter().filter(|told| is_anchor(&told.kind)).map(|told| told.line.y).fold(0.0, f32::max);
    let beside = |told: &Told| told.line.y < lowest && !matches!(told.kind, LineKind::Free);
    let mut index = 0;
    told.into_iter()
        .filter(|told| {
            index += 1;
            index <= end || flow.setting == Setting::Printed && beside(told)
        })
        .collect()
}

/// In typed text, whose type tells nothing, a short line between the title and the text is the text's first heading.
fn without_heading(flow: &Flow, mut told: Vec<Told>, reference: &Reference) -> Vec<Told> {
    let is_loose = |told: &Told| told.kind == LineKind::Free && PROVENANCE.id(&told.line.text).is_none();
    let anchors = told.iter().rposition(|told| !is_loose(told)).map_or(0, |at| at + 1);
    let anchored = anchors.checked_sub(1).and_then(|at| told.get(at)).map(|told| told.line.block);
    let mut blocks: BTreeSet<usize> = told[anchors..].iter().map(|told| told.line.block).collect();
    blocks.retain(|block| Some(*block) != anchored);
    let named = told
        .iter()
        .filter(|told| told.kind == LineKind::AgendaItem)
        .filter_map(|told| kinds::agenda_item(&told.line.text).map(|item| items::leading(&item.numbers).numbers.len()));
    let titles = 1 + named.sum::<usize>();
    let all = blocks.last().is_none_or(|last| last + 1 >= flow.blocks.len());
    let Some(last) = told.last().filter(|_| flow.setting == Setting::Typed && blocks.len() > titles && !all) else {
        return told;
    };
    let block = last.line.block;
    let text = flow.blocks[block].text.text.trim();
    let entity = || matches!(reference.resolve(text, None), Resolution::One(_));
    if text.split_whitespace().count() <= 8
        && !text.ends_with(['.', ':', ',', ';', '。', '：'])
        && !titles::stands_under_title(text)
        && !told[anchors..].iter().any(|told| is_officer(&told.line.text) || titles::names_sponsors(&told.line.text))
        && !entity()
    {
        told.retain(|told| told.line.block != block);
    }
    told
}

/// Whether a kind of line stands in mastheads and nowhere else.
fn is_anchor(kind: &LineKind) -> bool {
    !matches!(kind, LineKind::Free | LineKind::Organ | LineKind::Date | LineKind::Occasion | LineKind::Meeting)
}

/// Whether a block is running text: many words, not bold, not all capitals, not centred.
fn is_prose(flow: &Flow, line: &SheetLine, past_anchors: bool) -> bool {
    let block = &flow.blocks[line.block];
    let text = block.text.text.trim();
    let words = text.split_whitespace().count().max(text.chars().filter(|c| is_han(*c)).count() / 2);
    // Scripts without capitals have no small letters either.
    let capitals = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    let plain = !block.text.is_bold() && !block.centred && !capitals;
    let ends = text.ends_with(['.', ';', '。', '!', '?', '”']) || text.ends_with([':', ',']) && words > 12;
    // A typed line is a whole paragraph: a sentence shows itself in fewer words than where a title may run over lines.
    let sentence = if flow.setting == Setting::Typed { 6 } else { 14 };
    plain && (words >= sentence && ends && past_anchors || words >= 45)
}

/// The value of each field, from the lines.
fn fields(flow: &Flow, told: Vec<Told>, masthead: &mut Masthead) {
    let header = &mut masthead.header;
    let edges: Vec<f32> = told.iter().filter(|told| is_right_cell(&told.kind)).map(|told| told.line.x0).collect();
    let mut free: Vec<SheetLine> = Vec::new();
    let mut zone = titles::Zones::default();
    let mut awaits_distribution = false;
    let (mut officers_seen, mut agenda_of_meeting, mut after_occasion) = (false, false, false);
    let mut meeting_items: Vec<SheetLine> = Vec::new();
    let mut acts: Vec<SheetLine> = Vec::new();
    let lexicon = Lexicon::in_force();
    for Told { line, kind } in told {
        match kind {
            LineKind::House | LineKind::OfficialRecords | LineKind::Year => {}
            LineKind::Symbol => header.symbols.push(line.read(line.text.clone(), "masthead.symbol")),
            LineKind::Distribution(Some(word)) => {
                header.distribution.get_or_insert(line.read(word, "masthead.distribution"));
            }
            LineKind::Distribution(None) => awaits_distribution = true,
            LineKind::DistributionWord(word) => {
                if awaits_distribution || word == "provisional" {
                    header.distribution.get_or_insert(line.read(word, "masthead.distribution"));
                }
            }
            LineKind::Date => {
                let beside = edges.is_empty() || edges.iter().any(|x| (x - line.x0).abs() < 12.0);
                if header.date.is_none() && (beside || zone.session.is_none()) {
                    header.date = Some(line.read(line.text.clone(), "masthead.date"));
                } else if header.dates.is_none() && zone.session.is_some() {
                    header.dates = Some(line.read(line.text.clone(), "masthead.occasion"));
                }
            }
            LineKind::Language(_) => {}
            LineKind::Act => acts.push(line),
            LineKind::Original(codes) => {
                if header.original_languages.is_empty() {
                    header.original_languages =
                        codes.into_iter().map(|code| line.read(code, "masthead.original")).collect();
                }
            }
            LineKind::Organ if line.row || agenda_of_meeting => {}
            LineKind::Organ => {
                zone.close_organs(header, &mut free);
                zone.organ(header, &line);
            }
            LineKind::Session => {
                zone.close_organs(header, &mut free);
                zone.session = Some(line.clone());
                if let Some((_, meeting)) = line.text.split_once(", ")
                    && kinds::kind(meeting) == LineKind::Meeting
                {
                    let name = meeting.split(" (").next().unwrap_or(meeting);
                    header.meeting.get_or_insert(line.read(name, "masthead.meeting"));
                }
                header.session.get_or_insert(line.read(line.text.clone(), "masthead.session"));
            }
            LineKind::Meeting => {
                zone.close_organs(header, &mut free);
                zone.session = Some(line.clone());
                let dated = calendar::first(&line.text);
                let name = dated.as_ref().map_or(line.text.as_str(), |found| &line.text[..found.start]);
                let text = join_raised(name.trim_matches([' ', ':', ',']));
                header.meeting.get_or_insert(line.read(text, "masthead.meeting"));
                if let Some(found) = dated {
                    header.dates.get_or_insert(line.read(&line.text[found.start..found.end], "masthead.meeting"));
                }
            }
            LineKind::Occasion => {
                if !free.is_empty() && header.session.is_none() && header.meeting.is_none() {
                    zone.close_organs(header, &mut free);
                }
                zone.session.get_or_insert(line.clone());
                occasion(header, &line);
                after_occasion = true;
            }
            LineKind::AgendaItem => {
                zone.close_organs(header, &mut free);
                zone.item_line(header, &line);
            }
            LineKind::Free => {
                if officers::president(header, &line) {
                    officers_seen = true;
                } else if line.row || PROVENANCE.id(&line.text).is_some() {
                } else if held(header, &line) || record_of(header, &line) {
                    zone.session.get_or_insert(line);
                } else if after_occasion && bare_hour(header, &line) {
                } else if std::mem::take(&mut after_occasion) && is_bare_place(header, &line) {
                    header.place = Some(line.read(line.text.clone(), "masthead.place"));
                } else if lexicon.is_label("agenda", &line.text) && (officers_seen || header.meeting.is_some()) {
                    agenda_of_meeting = true;
                } else if agenda_of_meeting {
                    if line.text.chars().any(char::is_alphabetic) {
                        meeting_items.push(line);
                    }
                } else {
                    free.push(line);
                }
            }
        }
    }
    masthead.items = titles::meeting_items(meeting_items);
    let header = &mut masthead.header;
    titles::acts(header, acts);
    titles::read(flow, header, &zone, free);
}

/// Cells at the right of the head, under which the document's date stands.
fn is_right_cell(kind: &LineKind) -> bool {
    matches!(kind, LineKind::Symbol | LineKind::Distribution(_) | LineKind::Original(_))
}

/// "Held at Headquarters, New York, on Tuesday, 8 October 2019, at 10 a.m.", or its first line.
fn held(header: &mut DraftHeader, line: &SheetLine) -> bool {
    let Some(found) = HELD.first(&line.text) else { return false };
    if let Some(place) = found.group("place") {
        let text = place.as_str().trim_matches([' ', ',']);
        header.place.get_or_insert(line.read(text, found.rule.id));
    }
    if let Some(dates) = calendar::first(&line.text) {
        header.dates.get_or_insert(line.read(&line.text[dates.start..dates.end], found.rule.id));
        if let Some(hour) = calendar::hour(&line.text[dates.end..]) {
            let after = &line.text[dates.end..];
            header.time.get_or_insert(line.read(&after[hour.start..hour.end], found.rule.id));
        }
    }
    true
}

/// "Summary record of the 12th meeting".
fn record_of(header: &mut DraftHeader, line: &SheetLine) -> bool {
    let Some(found) = RECORD_OF.first(&line.text) else { return false };
    if let Some(name) = found.group("name") {
        header.meeting.get_or_insert(line.read(join_raised(name.as_str()), found.rule.id));
    }
    true
}

/// Records with a cover name the day, the place and the officer on the page after it.
fn overleaf(flow: &Flow, masthead: &mut Masthead) {
    let header = &mut masthead.header;
    let record = header.meeting.is_some() && header.presiding.is_empty() && flow.setting == Setting::Printed;
    if !record || header.time.is_some() {
        return;
    }
    for line in sheet::lines(flow, 2).iter().take(12) {
        // A name may run over the line: the block is asked where the line alone tells nothing.
        let whole = || SheetLine { text: flow.blocks[line.block].text.text.clone(), ..line.clone() };
        let read = held(header, line)
            || officers::president(header, line)
            || line.opens && officers::president(header, &whole());
        if read {
            masthead.blocks.insert(line.block);
        }
    }
}

/// "8422 nd meeting", where a raised ending came apart.
fn join_raised(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let ending = matches!(word, "st" | "nd" | "rd" | "th");
        match words.last_mut() {
            Some(last) if ending && last.ends_with(|c: char| c.is_ascii_digit()) => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

/// A place, dates and an hour on one line.
fn occasion(header: &mut DraftHeader, line: &SheetLine) {
    let Some(found) = calendar::first(&line.text) else { return };
    let (before, after) = (calendar::without_from(&line.text[..found.start]), &line.text[found.end..]);
    let dates = &line.text[found.start..found.end];
    header.dates.get_or_insert(line.read(dates, "masthead.occasion"));
    let place = before.trim_matches(|c: char| c.is_whitespace() || ",،，–-".contains(c));
    let place = Some(place).filter(|place| !place.is_empty()).or_else(|| kinds::place_behind(after));
    if let Some(place) = place.filter(|_| header.place.is_none()) {
        header.place = Some(line.read(place, "masthead.place"));
    }
    if let Some(hour) = calendar::hour(after) {
        header.time.get_or_insert(line.read(&after[hour.start..hour.end], "masthead.time"));
    }
}

/// An hour on the line after the date ("at 3 p.m.").
fn bare_hour(header: &mut DraftHeader, line: &SheetLine) -> bool {
    let Some(hour) = calendar::hour(&line.text).filter(|_| header.time.is_none()) else { return false };
    let rest = format!("{}{}", &line.text[..hour.start], &line.text[hour.end..]);
    if rest.split(|c: char| !c.is_alphanumeric()).any(|word| word.chars().count() > 2) {
        return false;
    }
    header.time = Some(line.read(&line.text[hour.start..hour.end], "masthead.time"));
    true
}

/// A short line right after the date and hour of a meeting is its place.
fn is_bare_place(header: &DraftHeader, line: &SheetLine) -> bool {
    let dated = header.dates.is_some() && header.meeting.is_some();
    let words = line.text.split_whitespace().count();
    let plain = !line.text.contains([':', '(', '.', ';']) && !line.text.chars().any(|c| c.is_ascii_digit());
    dated && header.place.is_none() && (1..=5).contains(&words) && plain
}

/// The job number stands among what was set aside.
fn job_number(flow: &Flow, header: &mut DraftHeader) {
    let pieces = flow.furniture.iter().filter(|piece| piece.reason == FurnitureReason::JobNumber);
    for piece in pieces {
        if let Some(found) = JOB_NUMBER.first(&piece.text)
            && let Some(job) = found.group("job")
        {
            let text = job.as_str().replace(' ', "");
            header.job_number = Some(Read { text, place: None, page: piece.page, rule: found.rule.id });
            return;
        }
    }
}

/// Where the masthead prints no symbol, the running head may.
fn running_symbol(flow: &Flow, header: &mut DraftHeader) {
    if !header.symbols.is_empty() || flow.setting == Setting::Typed {
        return;
    }
    let heads = flow.furniture.iter().filter(|piece| piece.reason == FurnitureReason::RunningHead);
    let mut found: Vec<(String, u32, usize)> = Vec::new();
    for piece in heads {
        for part in [piece.text.as_str()].into_iter().chain(piece.text.split_whitespace()) {
            if kinds::kind(part) == LineKind::Symbol {
                let bare = part.trim_end_matches('*').replace(' ', "");
                match found.iter_mut().find(|(symbol, ..)| *symbol == bare) {
                    Some((.., count)) => *count += 1,
                    None => found.push((bare, piece.page, 1)),
                }
                break;
            }
        }
    }
    // Nothing is taken from heads that name several documents.
    if let [(symbol, page, _)] = found.as_slice() {
        header.symbols.push(Read { text: symbol.clone(), place: None, page: *page, rule: "masthead.running-head" });
    }
}

/// The name of the document's own language, where the masthead prints it.
pub fn stated_language(masthead: &Masthead) -> Option<String> {
    let lexicon = Lexicon::in_force();
    masthead.lines.iter().find_map(|line| lexicon.language_code(line).map(str::to_owned))
}

/// A state's name alone is no title: it stands under the title that the paper would have.
pub fn country_is_subtitle(header: &mut DraftHeader, reference: &Reference) {
    let Some(title) = &header.title else { return };
    let names = reference.names_in(&title.text, None);
    if header.subtitle.is_none()
        && names.len() == 1
        && names.iter().all(|name| name.end - name.start == title.text.len())
    {
        header.subtitle = header.title.take();
    }
}
