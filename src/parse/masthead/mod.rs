//! The masthead: what a document says of itself.

mod bulletin;
mod kinds;
mod officers;
mod titles;

use std::sync::LazyLock;

use crate::model::{DraftHeader, Flow, FurnitureReason, Read, Setting};
use crate::reference::calendar;
use crate::reference::lexicon::Lexicon;
use crate::rules::masthead as rules;

use super::patterns::Patterns;
use super::sheet::{self, SheetLine};

pub use kinds::{ItemLine, LineKind, agenda_item, without_continued};
pub use officers::read_chairs;

/// What was read from the masthead.
#[derive(Debug, Clone, Default)]
pub struct Masthead {
    /// The fields; places name blocks of the flow.
    pub header: DraftHeader,
    /// Number of blocks, from the first, that are masthead.
    pub blocks: usize,
    /// The lines of the masthead, as printed.
    pub lines: Vec<String>,
}

static BODY: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::BODY));
static JOB_NUMBER: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::JOB_NUMBER));

/// A line with what it is.
struct Told {
    line: SheetLine,
    kind: LineKind,
}

/// Reads the masthead of a flow.
pub fn read(flow: &Flow) -> Masthead {
    let mut masthead = Masthead::default();
    if let Some(front) = bulletin::front_matter(flow) {
        masthead = front;
    } else {
        let lines = sheet::lines(flow);
        let told: Vec<Told> = lines.into_iter().map(|line| Told { kind: kinds::kind(&line.text), line }).collect();
        let told = head(flow, told);
        masthead.blocks = told.last().map_or(0, |last| last.line.block + 1);
        masthead.lines = told.iter().map(|told| told.line.text.clone()).collect();
        fields(flow, told, &mut masthead.header);
    }
    job_number(flow, &mut masthead.header);
    running_symbol(flow, &mut masthead.header);
    masthead
}

/// The lines before the body.
fn head(flow: &Flow, mut told: Vec<Told>) -> Vec<Told> {
    let anchors = told.iter().rposition(|told| is_anchor(&told.kind)).map_or(0, |at| at + 1);
    let mut end = told.len();
    for (index, Told { line, kind }) in told.iter().enumerate() {
        if *kind != LineKind::Free || !line.opens {
            continue;
        }
        if BODY.id(&line.text).is_some() || is_prose(flow, line, index >= anchors) {
            end = index;
            break;
        }
    }
    told.truncate(end);
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
    let words = text.split_whitespace().count();
    let plain = !block.text.is_bold() && !block.centred && text.chars().any(char::is_lowercase);
    let ends = text.ends_with(['.', ';', '。', '!', '?', '”']) || text.ends_with([':', ',']) && words > 12;
    plain && (words >= 14 && ends && past_anchors || words >= 45)
}

/// The value of each field, from the lines.
fn fields(flow: &Flow, told: Vec<Told>, header: &mut DraftHeader) {
    let mut free: Vec<SheetLine> = Vec::new();
    let mut zone = titles::Zones::default();
    let mut awaits_distribution = false;
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
                let alone = header.date.is_none() && zone.session.is_none();
                if alone {
                    header.date = Some(line.read(line.text.clone(), "masthead.date"));
                } else if header.dates.is_none() && zone.session.is_some() {
                    header.dates = Some(line.read(line.text.clone(), "masthead.occasion"));
                }
            }
            LineKind::Language(_) => {}
            LineKind::Original(codes) => {
                if header.original_languages.is_empty() {
                    header.original_languages =
                        codes.into_iter().map(|code| line.read(code, "masthead.original")).collect();
                }
            }
            LineKind::Organ => {
                zone.organ(header, &line);
            }
            LineKind::Session => {
                zone.close_organs(header, &mut free);
                zone.session = Some(line.clone());
                header.session.get_or_insert(line.read(line.text.clone(), "masthead.session"));
            }
            LineKind::Meeting => {
                zone.close_organs(header, &mut free);
                zone.session = Some(line.clone());
                let text = join_raised(&line.text);
                header.meeting.get_or_insert(line.read(text, "masthead.meeting"));
            }
            LineKind::Occasion => {
                if !free.is_empty() && header.session.is_none() && header.meeting.is_none() {
                    zone.close_organs(header, &mut free);
                }
                zone.session.get_or_insert(line.clone());
                occasion(header, &line);
            }
            LineKind::AgendaItem => {
                zone.close_organs(header, &mut free);
                zone.item_line(header, &line);
            }
            LineKind::Free => {
                if officers::president(header, &line) {
                    continue;
                }
                if is_bare_place(header, &line) {
                    header.place = Some(line.read(line.text.clone(), "masthead.place"));
                    continue;
                }
                free.push(line);
            }
        }
    }
    titles::read(flow, header, &zone, free);
    if header.date.is_none() {
        header.date = header.dates.clone().filter(|_| header.meeting.is_some());
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
    let (before, after) = (&line.text[..found.start], &line.text[found.end..]);
    let dates = &line.text[found.start..found.end];
    header.dates.get_or_insert(line.read(dates, "masthead.occasion"));
    let place = before.trim_matches(|c: char| c.is_whitespace() || ",،，–-".contains(c));
    if !place.is_empty() && header.place.is_none() {
        header.place = Some(line.read(place, "masthead.place"));
    }
    if let Some(hour) = calendar::hour(after) {
        header.time.get_or_insert(line.read(&after[hour.start..hour.end], "masthead.time"));
    }
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
    let lexicon = Lexicon::builtin();
    masthead.lines.iter().find_map(|line| lexicon.language_code(line).map(str::to_owned))
}
