//! The front matter of a Markdown file: title, date, address.

use std::sync::LazyLock;

use crate::model::{DraftHeader, Flow, Place, Read, Setting};
use crate::parse::patterns::Patterns;
use crate::reference::calendar;
use crate::rules::masthead as rules;

use super::Masthead;

static SUMMARY: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::BULLETIN_SUMMARY));
static NAME: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::BULLETIN_NAME));
static MEETS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::BULLETIN_MEETS));
static FIELD: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::FRONT_MATTER));
static TITLE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::BULLETIN_TITLE));

/// Reads the front matter with which a typed file begins; absent where there is none.
pub fn front_matter(flow: &Flow) -> Option<Masthead> {
    if flow.setting != Setting::Typed {
        return None;
    }
    let mut header = DraftHeader::default();
    let mut lines = Vec::new();
    let mut blocks = 0;
    'blocks: for (index, block) in flow.blocks.iter().enumerate().take(60) {
        for number in 0..block.lines.len() {
            let text = block.line_text(number).trim();
            if block.gap > 0.0 && index > 0 || FIELD.id(text).is_none() && text != "---" {
                break 'blocks;
            }
            blocks = index + 1;
            lines.push(text.to_owned());
            let start = block.lines[number].start;
            field(&mut header, text, Place { paragraph: index, start, end: start + text.len() });
        }
    }
    let fields = lines.iter().filter(|line| FIELD.id(line).is_some()).count();
    let blocks = (0..blocks).collect();
    // A title may be empty; three fields are no chance.
    let front = fields >= 2 && header.title.is_some() || fields >= 3 && lines.iter().any(|line| line == "---");
    front.then_some(Masthead { header, blocks, lines, items: Vec::new() })
}

fn field(header: &mut DraftHeader, text: &str, place: Place) {
    let Some(found) = FIELD.first(text) else { return };
    let (Some(key), Some(value)) = (found.group("key"), found.group("value")) else { return };
    let read = |text: &str| Some(Read { text: text.to_owned(), place: Some(place), page: 1, rule: found.rule.id });
    let value = value.as_str().trim();
    if value.is_empty() {
        return;
    }
    match key.as_str() {
        "title" => {
            header.title = read(value);
            meeting(header, value, place);
        }
        "date" => header.date = read(value),
        _ => {}
    }
}

/// The meeting that a summary is of, and its days, which end the title: "SUMMARY OF THE FIRST MEETING, 4-6 MAY 2009".
fn span(header: &mut DraftHeader, title: &str, place: Place) {
    let Some(found) = calendar::first(title).filter(|found| found.dates.start != found.dates.end) else { return };
    let before = title[..found.start].trim_end();
    let Some(name) = before.strip_suffix([',', ':']).filter(|_| title[found.end..].trim().is_empty()) else { return };
    let read =
        |text: &str| Some(Read { text: text.to_owned(), place: Some(place), page: 1, rule: "bulletin.title.span" });
    header.dates = read(&title[found.start..found.end]);
    if header.meeting.is_none()
        && let Some(found) = SUMMARY.first(name)
        && let Some(name) = found.group("name")
    {
        header.meeting = read(name.as_str().trim_end_matches([' ', ':', ',']));
    }
}

/// The meeting and, where nothing else tells it, the day that a bulletin's title names.
fn meeting(header: &mut DraftHeader, title: &str, place: Place) {
    let read = |text: &str, rule| Some(Read { text: text.to_owned(), place: Some(place), page: 1, rule });
    if let Some(found) = TITLE.first(title) {
        let name = found.group("before").or_else(|| found.group("after"));
        let name = name.map_or("", |name| name.as_str()).trim_matches([' ', ':', ',']);
        // "DOHA HIGHLIGHTS": a place is no meeting's name.
        if MEETS.id(name).is_some() {
            header.meeting = read(name, found.rule.id);
        }
    }
    span(header, title, place);
    if header.meeting.is_none()
        && let Some(found) = NAME.first(title)
        && let Some(name) = found.group("name")
    {
        header.meeting = read(name.as_str(), found.rule.id);
    }
    if header.date.is_none()
        && let Some(found) = calendar::first(title)
        && found.dates.start == found.dates.end
    {
        header.date = read(&title[found.start..found.end], "bulletin.title.date");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting_of(title: &str) -> Option<String> {
        let mut header = DraftHeader::default();
        meeting(&mut header, title, Place { paragraph: 0, start: 0, end: title.len() });
        header.meeting.map(|read| read.text)
    }

    #[test]
    fn a_place_is_no_meeting() {
        assert_eq!(meeting_of("DOHA HIGHLIGHTS: TUESDAY, 4 MAY 2031"), None);
        assert_eq!(meeting_of("SB 34 AND AWG HIGHLIGHTS").as_deref(), Some("SB 34 AND AWG"));
    }

    #[test]
    fn what_stands_around_the_name_is_no_part_of_it() {
        assert_eq!(
            meeting_of("REPORT OF THE SECOND SESSION OF THE RIVER GROUP:: 3-7 MARCH 2031").as_deref(),
            Some("SECOND SESSION OF THE RIVER GROUP")
        );
        assert_eq!(meeting_of("HIGHLIGHTS FROM THE RIVER GROUP 31 JULY 2031").as_deref(), Some("RIVER GROUP"));
    }
}
