//! Verbatim records: turns from speakers' labels.

use std::sync::LazyLock;

use super::behalf::{self, Named, Names};
use super::in_force::InForce;
use super::label::{self, Label, Labels, Setting};
use super::{notes, quotes, told};
use crate::model::{Draft, DraftParagraph, DraftSpeaker, DraftStatement, Mode, ParagraphKind, Place, Read};
use crate::parse::patterns::Patterns;
use crate::parse::sentences::sentences;
use crate::reference::Reference;
use crate::rules::verbatim_record::{ADDRESSES, CAPACITY};

static CAPACITIES: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(CAPACITY));
static HEADINGS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(ADDRESSES));

/// Reads the statements into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    let year = draft.header.year();
    let names = Names { reference, date: year.as_deref() };
    let labels = labels_of(draft, names);
    notes::mark(draft, &labels);
    notes::read_chairs(draft);
    notes::read_foot(draft);
    let mut statements = turns(draft, &labels);
    if statements.is_empty() {
        // The first sessions' records tell what was said: they are verbatim by their symbols alone.
        statements = told::read(draft, names, false);
    } else {
        speak_for(&mut statements, draft, names);
    }
    draft.statements = statements;
}

/// How the record sets its labels, with the states that the readable ones name where some are not.
fn labels_of(draft: &Draft, names: Names) -> Labels {
    let setting = setting_of(draft);
    if setting != Setting::Recognised {
        return Labels { setting, states: Vec::new() };
    }
    let plain = draft
        .paragraphs
        .iter()
        .filter(|paragraph| speaks(paragraph))
        .filter_map(|paragraph| label::read(&paragraph.text, Setting::Plain));
    let mut states: Vec<String> =
        plain.filter_map(|label| label.affiliation).filter(|state| names.entity(state).is_some()).collect();
    states.sort();
    states.dedup();
    Labels { setting, states }
}

/// How the record sets its labels.
fn setting_of(draft: &Draft) -> Setting {
    let count = |setting: Setting, bold: bool| {
        let told = draft
            .paragraphs
            .iter()
            .filter(|paragraph| speaks(paragraph) && label::opens_bold(&paragraph.text, 0) == bold);
        told.filter(|paragraph| label::read(&paragraph.text, setting).is_some()).count()
    };
    let (bold, plain) = (count(Setting::Bold, true), count(Setting::Plain, false));
    // A few bold words are no style of labels where most labels are plain.
    if bold > 0 && bold * 2 >= plain {
        return Setting::Bold;
    }
    let marred = Labels { setting: Setting::Recognised, states: Vec::new() };
    let some = draft.paragraphs.iter().any(|paragraph| {
        speaks(paragraph)
            && label::read(&paragraph.text, Setting::Plain).is_none()
            && marred.read(&paragraph.text).is_some()
    });
    if some { Setting::Recognised } else { Setting::Plain }
}

/// Whether a paragraph can hold what somebody says.
fn speaks(paragraph: &DraftParagraph) -> bool {
    use ParagraphKind::{ListItem, Paragraph, Quote, Table};
    paragraph.flow == 0 && matches!(paragraph.kind, Paragraph | ListItem | Quote | Table)
}

/// The turns: from a label to the next, headings and the record's own words left out.
fn turns(draft: &Draft, labels: &Labels) -> Vec<DraftStatement> {
    let in_force = InForce::of(draft);
    let mut statements: Vec<DraftStatement> = Vec::new();
    // Whether the paragraph in hand belongs to a run of headings, such as a sub-item in bold under its item.
    let (mut open, mut heads) = (false, false);
    for (index, paragraph) in draft.paragraphs.iter().enumerate() {
        if paragraph.rule == "verbatim.note.meeting" && paragraph.kind == ParagraphKind::RecordNote {
            open = open && !ends_meeting(&paragraph.text.text);
        }
        heads = paragraph.kind == ParagraphKind::Heading || (heads && paragraph.text.is_bold());
        if !speaks(paragraph) || heads {
            continue;
        }
        let end = paragraph.text.text.trim_end().len();
        if let Some(label) = labels.read(&paragraph.text) {
            let mut statement = opened(draft, index, &label);
            statement.agenda_items = in_force.at(index, &paragraph.headings);
            if label.end < end {
                statement.parts.push(Place { paragraph: index, start: label.end, end });
            }
            statements.push(statement);
            open = true;
        } else if let Some(statement) = statements.last_mut().filter(|_| open && end > 0) {
            let start = paragraph.text.text.len() - paragraph.text.text.trim_start().len();
            statement.parts.push(Place { paragraph: index, start, end });
        }
    }
    statements.retain(|statement| !statement.parts.is_empty());
    for statement in &mut statements {
        statement.quotes = quotes::of(statement, draft);
    }
    statements
}

/// Whether a note on the meeting ends it.
fn ends_meeting(note: &str) -> bool {
    note.contains(" rose") || note.contains("adjourned") || note.contains("closed")
}

/// A statement that a label opens.
fn opened(draft: &Draft, index: usize, label: &Label) -> DraftStatement {
    let paragraph = &draft.paragraphs[index];
    let page = paragraph.page_start();
    let read = |text: &str, start: usize, end: usize| Read {
        text: text.to_string(),
        place: Some(Place { paragraph: index, start, end }),
        page,
        rule: label.rule,
    };
    let affiliation = label.affiliation.clone().or_else(|| announced_state(paragraph, label));
    DraftStatement {
        mode: Mode::Verbatim,
        headings: paragraph.headings.clone(),
        agenda_items: Vec::new(),
        speakers: vec![DraftSpeaker {
            as_written: read(&label.as_written, 0, label.label_end),
            name: label.name.clone(),
            role: label.role.clone(),
            affiliation,
        }],
        on_behalf_of: Vec::new(),
        aligned_with: Vec::new(),
        spoken_language: label.language.as_ref().map(|(language, start, end)| read(language, *start, *end)),
        note: None,
        parts: Vec::new(),
        quotes: Vec::new(),
        rule: label.rule,
    }
}

/// The state that the heading above gives to the one who speaks: "Address by Mr. Roe, President of Ruritania".
fn announced_state(paragraph: &DraftParagraph, label: &Label) -> Option<String> {
    let surname = label.name.as_deref()?.split_whitespace().last()?.to_lowercase();
    let heading = paragraph.headings.last()?;
    let found = HEADINGS.first(heading)?;
    let named = found.group("who")?.as_str().to_lowercase().contains(&surname);
    named.then(|| found.group("state").map(|state| state.as_str().trim().to_string())).flatten()
}

/// Fills in for whom each statement is made.
fn speak_for(statements: &mut [DraftStatement], draft: &Draft, names: Names) {
    let mut carried: Option<(String, Vec<Read>)> = None;
    for statement in statements {
        let presides =
            statement.speakers.iter().any(|speaker| speaker.goes_by_office() && speaker.affiliation.is_none());
        let before = carried.take();
        if presides {
            let national = own_capacity(statement, draft, names);
            if national {
                own_words(statement, draft, names);
            }
            carried = announcement(statement, draft, names);
            continue;
        }
        if let Some((_, behalf)) = before.filter(|(sentence, _)| calls(sentence, statement, names)) {
            extend(statement, behalf, names);
        }
        own_words(statement, draft, names);
    }
}

/// Gives a presiding officer who speaks for a state that state. Whether it does so.
fn own_capacity(statement: &mut DraftStatement, draft: &Draft, names: Names) -> bool {
    for part in &statement.parts {
        let text = &draft.paragraphs[part.paragraph].text.text[part.start..part.end];
        for sentence in sentences(text) {
            let Some(found) = CAPACITIES.first(&text[sentence.clone()]) else {
                continue;
            };
            let state = match found.group("state") {
                Some(state) => behalf::state_at(state.as_str(), names).map(str::to_string),
                None => presiding_state(draft, statement),
            };
            if state.is_some() {
                if let Some(speaker) = statement.speakers.first_mut() {
                    speaker.affiliation = state;
                }
                return true;
            }
        }
    }
    false
}

/// The state of the officer whom the masthead names, where it names one and nobody else has taken the Chair.
fn presiding_state(draft: &Draft, statement: &DraftStatement) -> Option<String> {
    let acting =
        statement.speakers.iter().any(|speaker| speaker.role.as_deref().is_some_and(|role| role.starts_with("Acting")));
    match draft.header.presiding.as_slice() {
        [officer] if !acting => officer.affiliation.clone(),
        _ => None,
    }
}

/// For whom the presiding officer says that the next speaker will speak, with the sentence that says so.
fn announcement(statement: &DraftStatement, draft: &Draft, names: Names) -> Option<(String, Vec<Read>)> {
    let part = statement.parts.last()?;
    let text = &draft.paragraphs[part.paragraph].text.text[part.start..part.end];
    let (sentence, found) = behalf::announced(text, names)?;
    let last = sentences(text).last()?;
    // A later sentence that gives the floor to another takes the announcement's place.
    (sentence.end == last.end || !text[sentence.end..].contains("floor"))
        .then(|| (text[sentence].to_string(), reads(found, draft, part)))
}

/// Whether the sentence that gives the floor calls this speaker.
fn calls(sentence: &str, statement: &DraftStatement, names: Names) -> bool {
    let Some(speaker) = statement.speakers.first() else {
        return false;
    };
    let surname = speaker.name.as_deref().and_then(|name| name.split_whitespace().last());
    let Some(affiliation) = speaker.affiliation.as_deref() else {
        return surname.is_some_and(|surname| sentence.contains(surname));
    };
    let entity = names.entity(affiliation);
    let called = names.reference.names_in(sentence, names.date).iter().any(|name| Some(name.entity) == entity);
    called || sentence.contains(affiliation) || surname.is_some_and(|surname| sentence.contains(surname))
}

/// Adds those whom the speaker names in its own words.
fn own_words(statement: &mut DraftStatement, draft: &Draft, names: Names) {
    for part in statement.parts.clone() {
        let text = &draft.paragraphs[part.paragraph].text.text[part.start..part.end];
        let aligned = behalf::aligned(text, names);
        let own: Vec<Named> = behalf::own(text, names)
            .into_iter()
            .filter(|own| !aligned.iter().any(|other| other.range == own.range))
            .collect();
        extend(statement, reads(own, draft, &part), names);
        for read in reads(aligned, draft, &part) {
            if !has(&statement.aligned_with, &read, names) {
                statement.aligned_with.push(read);
            }
        }
    }
}

/// Adds names to those for whom a statement is made: once each, and never the speaker's own.
pub fn extend(statement: &mut DraftStatement, reads: Vec<Read>, names: Names) {
    for read in reads {
        let own = statement.speakers.iter().filter_map(|speaker| speaker.affiliation.as_deref());
        let entity = names.entity(&read.text);
        let is_own = own.clone().any(|own| own == read.text || (entity.is_some() && names.entity(own) == entity));
        if !is_own && !has(&statement.on_behalf_of, &read, names) {
            statement.on_behalf_of.push(read);
        }
    }
}

/// Whether a list has a name, or another name of the same entity.
fn has(list: &[Read], read: &Read, names: Names) -> bool {
    let entity = names.entity(&read.text);
    list.iter().any(|other| {
        other.text.eq_ignore_ascii_case(&read.text) || (entity.is_some() && names.entity(&other.text) == entity)
    })
}

/// Names found in a part of a statement, as printed.
pub fn reads(found: Vec<Named>, draft: &Draft, part: &Place) -> Vec<Read> {
    let paragraph = &draft.paragraphs[part.paragraph];
    let read = |named: Named| {
        let (start, end) = (part.start + named.range.start, part.start + named.range.end);
        Read {
            text: paragraph.text.text[start..end].to_string(),
            place: Some(Place { paragraph: part.paragraph, start, end }),
            page: paragraph.page_at(start),
            rule: named.rule,
        }
    };
    found.into_iter().map(read).collect()
}
