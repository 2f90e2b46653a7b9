//! Agenda items that a document states, lists or opens.

use std::sync::LazyLock;

use crate::model::{DocumentKind, Draft, DraftAgendaItem, DraftParagraph, ParagraphKind, Place, Read};
use crate::reference::items;
use crate::reference::lexicon::Lexicon;
use crate::rules::agenda as rules;

use super::masthead;
use super::patterns::Patterns;

static NO_TITLE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::NO_TITLE));
static LISTED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::LISTED));

/// Reads them into the draft; `unnumbered` are titles that the masthead lists under "Agenda".
pub fn read(draft: &mut Draft, unnumbered: &[Read]) {
    for title in unnumbered {
        let read = title.clone();
        draft.agenda.push(item(None, Some(title.text.clone()), false, read));
    }
    stated(draft);
    match draft.kind {
        DocumentKind::VerbatimRecord | DocumentKind::SummaryRecord => opened(draft),
        DocumentKind::Agenda => listed(draft),
        _ => {}
    }
}

fn item(number: Option<String>, title: Option<String>, continued: bool, read: Read) -> DraftAgendaItem {
    DraftAgendaItem { number, title, continued, read, reopened: Vec::new(), annotation: Vec::new() }
}

/// The items of the masthead, with their titles where these can be told apart.
fn stated(draft: &mut Draft) {
    let header = &draft.header;
    let numbers: Vec<(String, Read)> = header
        .agenda_items
        .iter()
        .flat_map(|read| items::leading(&read.text).numbers.into_iter().map(|number| (number, read.clone())))
        .collect();
    let titles: Vec<String> = header.agenda_titles.iter().map(|read| read.text.clone()).collect();
    let (one, alike) = (numbers.len() == 1, numbers.len() == titles.len());
    let found: Vec<DraftAgendaItem> = numbers
        .into_iter()
        .enumerate()
        .map(|(index, (number, read))| {
            let title = if one { titles.last().cloned() } else { titles.get(index).filter(|_| alike).cloned() };
            item(Some(number), title, false, read)
        })
        .collect();
    draft.agenda.extend(found);
}

fn read_of(index: usize, paragraph: &DraftParagraph, rule: &'static str) -> Read {
    let text = paragraph.text.text.clone();
    let place = Some(Place { paragraph: index, start: 0, end: text.len() });
    Read { text, place, page: paragraph.page_start(), rule }
}

/// Items that a record opens: "Agenda item 53 (continued)" and the headings under it.
fn opened(draft: &mut Draft) {
    let lexicon = Lexicon::in_force();
    let paragraphs = &draft.paragraphs;
    let mut found: Vec<DraftAgendaItem> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let heads =
            matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::ListItem | ParagraphKind::Paragraph);
        let set_apart = paragraph.kind == ParagraphKind::Heading || paragraph.text.is_bold();
        if !heads || !set_apart || paragraph.number.is_some() {
            continue;
        }
        let text = paragraph.text.text.trim();
        let Some(line) = masthead::agenda_item(text) else { continue };
        let numbers = items::leading(&line.numbers).numbers;
        let mut titles = titles_after(paragraphs, index);
        if line.rest.chars().any(char::is_alphabetic) {
            let (continued, rest) =
                masthead::without_continued(lexicon, line.rest.trim_start_matches([':', '.', ' ', '-', '–']));
            let _ = continued;
            titles.insert(0, (None, rest));
        }
        let rule = "agenda.opened";
        let (subs, mains): (Vec<_>, Vec<_>) = titles.into_iter().partition(|(mark, _)| mark.is_some());
        for (at, number) in numbers.iter().enumerate() {
            let title = match numbers.len() {
                1 => mains.first(),
                count if mains.len() >= count => mains.get(at),
                _ => None,
            };
            let title = title.map(|(_, text)| text.clone());
            found.push(item(Some(number.clone()), title, line.continued, read_of(index, paragraph, rule)));
        }
        if let [number] = numbers.as_slice() {
            for (mark, text) in subs {
                let number = format!("{number}{}", mark.unwrap_or_default());
                found.push(item(Some(number), Some(text), line.continued, read_of(index, paragraph, rule)));
            }
        }
    }
    let once = draft.kind == DocumentKind::SummaryRecord;
    for item in found {
        // A summary record lists its items under "Contents" and opens them again in the text.
        let known = draft.agenda.iter_mut().find(|known| once && known.number == item.number);
        match known {
            Some(known) => {
                known.continued |= item.continued;
                known.reopened.extend(item.read.place.map(|place| place.paragraph));
            }
            None => draft.agenda.push(item),
        }
    }
}

/// The titles under a heading that opens items: the mark of a sub-item and the text.
fn titles_after(paragraphs: &[DraftParagraph], index: usize) -> Vec<(Option<String>, String)> {
    let lexicon = Lexicon::in_force();
    let mut titles = Vec::new();
    for paragraph in paragraphs.iter().skip(index + 1).take(12) {
        let bold = paragraph.text.is_bold() || paragraph.kind == ParagraphKind::Heading;
        let text = paragraph.text.text.trim();
        let kind =
            matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::ListItem | ParagraphKind::Paragraph);
        if !bold || !kind || NO_TITLE.id(text).is_some() || masthead::agenda_item(text).is_some() {
            break;
        }
        let (_, title) = masthead::without_continued(lexicon, text);
        let found = LISTED.first(&title);
        let mark = paragraph.marker.clone().filter(|mark| mark.starts_with('('));
        let inline = found.as_ref().and_then(|found| {
            Some((found.group("mark")?.as_str().to_owned(), found.group("title")?.as_str().to_owned()))
        });
        match (mark, inline) {
            (Some(mark), _) => titles.push((Some(mark), title)),
            (None, Some((mark, title))) => titles.push((Some(mark), title)),
            (None, None) => titles.push((None, title)),
        }
    }
    titles
}

/// The items that an agenda lists, and the paragraphs that annotate them.
fn listed(draft: &mut Draft) {
    let lexicon = Lexicon::in_force();
    let mut found: Vec<DraftAgendaItem> = std::mem::take(&mut draft.agenda);
    let mut open: Option<usize> = None;
    let mut main = String::new();
    for (index, paragraph) in draft.paragraphs.iter().enumerate() {
        let text = paragraph.text.text.trim();
        let told = match paragraph.kind {
            ParagraphKind::Masthead | ParagraphKind::Footnote => continue,
            ParagraphKind::ListItem if !main.is_empty() => paragraph
                .marker
                .as_deref()
                .filter(|mark| mark.starts_with('('))
                .map(|mark| (format!("{main}{mark}"), text.to_owned())),
            _ => number_and_title(paragraph, text),
        };
        let short = text.split_whitespace().count() <= 60;
        match told.filter(|_| short) {
            Some((number, title)) => {
                if !number.contains('(') {
                    main.clone_from(&number);
                }
                let (continued, title) = masthead::without_continued(lexicon, title.trim_end_matches(['.', ';', '。']));
                match found.iter().position(|item| item.number.as_deref() == Some(number.as_str())) {
                    Some(known) => open = Some(known),
                    None => {
                        let title = Some(title).filter(|title| !title.is_empty());
                        found.push(item(Some(number), title, continued, read_of(index, paragraph, "agenda.listed")));
                        open = Some(found.len() - 1);
                    }
                }
            }
            None => {
                if let Some(item) = open.and_then(|open| found.get_mut(open))
                    && paragraph.kind != ParagraphKind::Heading
                {
                    item.annotation.push(index);
                }
            }
        }
    }
    draft.agenda.extend(found);
}

/// "5. Adoption of the agenda", "Item 5. Adoption of the agenda".
fn number_and_title(paragraph: &DraftParagraph, text: &str) -> Option<(String, String)> {
    if let Some(number) = paragraph.number.as_ref().filter(|number| number.chars().all(|c| c.is_ascii_digit())) {
        return Some((number.clone(), text.to_owned()));
    }
    if paragraph.kind != ParagraphKind::Heading {
        return None;
    }
    if let Some(line) = masthead::agenda_item(text) {
        let number = items::leading(&line.numbers).numbers.into_iter().next()?;
        return Some((number, line.rest.trim_start_matches(['.', ':', ' ', '–', '-']).to_owned()));
    }
    let found = LISTED.first(text)?;
    let number = found.group("number")?.as_str().to_owned();
    Some((number, found.group("rest")?.as_str().to_owned()))
}
