//! The header in normal form.

use super::dates;
use super::entities::Labels;
use super::speakers;
use super::symbols;
use crate::model::{DraftHeader, Header, Meeting, Problem, Read, Severity};
use crate::reference::{items, ordinals};

/// The header of a draft. What cannot be read as a date, a number or a language is left out and becomes a problem.
pub fn header(draft: &DraftHeader, labels: &mut Labels<'_>, problems: &mut Vec<Problem>) -> Header {
    let texts = |reads: &[Read]| reads.iter().map(|read| read.text.clone()).collect::<Vec<_>>();
    let text = |read: &Option<Read>| read.as_ref().map(|read| read.text.clone());
    let symbols: Vec<String> = unique(draft.symbols.iter().map(|read| symbols::normal(&read.text)));
    let numbers = draft.agenda_items.iter().flat_map(|read| items::leading(&read.text).numbers);
    Header {
        symbol_parts: symbols.iter().map(|symbol| symbols::parts(symbol)).collect(),
        symbols,
        organ: draft.organs.first().map(|read| read.text.clone()),
        organs: texts(&draft.organs),
        distribution: text(&draft.distribution),
        date: draft.date.as_ref().and_then(|read| iso(read, problems)),
        original_languages: unique(draft.original_languages.iter().map(|read| read.text.clone())),
        session: draft.session.as_ref().and_then(|read| ordinal(read, problems)),
        meeting: meeting(draft, problems),
        agenda_items: unique(numbers),
        agenda_provisional: draft.agenda_provisional.filter(|_| !draft.agenda_items.is_empty()),
        agenda_titles: texts(&draft.agenda_titles),
        title: text(&draft.title),
        subtitle: text(&draft.subtitle),
        submitted_by: text(&draft.submitted_by),
        submitters: labels.submitters(draft.submitted_by.as_ref()),
        presiding: speakers::speakers(&draft.presiding, labels),
        job_number: text(&draft.job_number),
    }
}

fn unique(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen
}

fn meeting(draft: &DraftHeader, problems: &mut Vec<Problem>) -> Meeting {
    let dates = draft.dates.as_ref().and_then(|read| dates::dates(&read.text));
    if let (Some(read), None) = (&draft.dates, &dates) {
        doubt(problems, "unread-date", read);
    }
    if let (Some(read), Some(dates)) = (&draft.dates, &dates)
        && let (Some(printed), Some(day)) = (dates.weekday, dates.start.weekday())
        && printed != day
    {
        let message = format!("{:?} names a day of the week on which that date does not fall", read.text);
        problems.push(Problem::new(Severity::Warning, "weekday-differs", message).on_page(read.page));
    }
    Meeting {
        name: draft.meeting.as_ref().map(|read| read.text.clone()),
        number: draft.meeting.as_ref().and_then(|read| meeting_number(&read.text)),
        place: draft.place.as_ref().map(|read| read.text.clone()),
        start: dates.map(|dates| dates.start.iso()),
        end: dates.map(|dates| dates.end.iso()),
        time: draft.time.as_ref().and_then(|read| dates::hour(&read.text)),
    }
}

/// The ordinal of a meeting: it leads the name; in scripts without capitals it may follow ("الجلسة 9836").
fn meeting_number(name: &str) -> Option<u32> {
    let latin = name.chars().any(|c| c.is_ascii_alphabetic());
    ordinals::leading(name).map(|(number, _)| number).or_else(|| ordinals::first(name).filter(|_| !latin))
}

fn iso(read: &Read, problems: &mut Vec<Problem>) -> Option<String> {
    let date = dates::date(&read.text);
    if date.is_none() {
        doubt(problems, "unread-date", read);
    }
    date
}

fn ordinal(read: &Read, problems: &mut Vec<Problem>) -> Option<u32> {
    let number = ordinals::first(&read.text);
    if number.is_none() {
        doubt(problems, "unread-number", read);
    }
    number
}

fn doubt(problems: &mut Vec<Problem>, code: &'static str, read: &Read) {
    let message = format!("{:?} could not be read", read.text);
    problems.push(Problem::new(Severity::Warning, code, message).on_page(read.page));
}

/// The date by which names are resolved: the document's, else the first day of its meeting (ISO 8601, possibly cut).
pub fn date(draft: &DraftHeader) -> Option<String> {
    let reads = [&draft.date, &draft.dates];
    reads.into_iter().flatten().find_map(|read| dates::date(&read.text))
}
