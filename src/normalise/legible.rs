//! Nothing is made of text whose characters have no reading: what would hold U+FFFD is left out, and said.

use crate::model::{Draft, DraftHeader, DraftParagraph, DraftStatement, Place, Problem, Read, Severity, is_spoiled};

/// Stands for a character that has no reading.
const UNREADABLE: char = '\u{fffd}';

/// Leaves out what was read from illegible text: values of the header, items' titles, speakers with their statements, decisions,
/// recommendations. The text itself stays in the paragraphs.
pub fn keep(draft: &mut Draft, problems: &mut Vec<Problem>) {
    header(&mut draft.header, problems);
    for item in &mut draft.agenda {
        if item.title.as_ref().is_some_and(|title| title.contains(UNREADABLE)) {
            item.title = None;
            problems.push(told("the title of an agenda item", item.read.page));
        }
    }
    let paragraphs = &draft.paragraphs;
    draft.statements.retain(|statement| {
        let keep = is_legible(statement, paragraphs);
        if !keep {
            let page = statement.speakers.first().map_or(1, |speaker| speaker.as_written.page);
            problems.push(told("a statement", page));
        }
        keep
    });
    draft.decisions.retain(|decision| {
        let keep = legible(&decision.what) && !decision.parts.iter().any(|&part| is_spoiled_part(part, paragraphs));
        if !keep {
            problems.push(told("a decision", decision.what.page));
        }
        keep
    });
    draft.recommendations.retain(|recommendation| {
        let keep = !spoiled(&recommendation.text.text);
        if !keep {
            problems.push(told("a recommendation", recommendation.text.page));
        }
        keep
    });
}

/// Whether a text has so many characters without a reading that what is left makes no sense.
pub fn spoiled(text: &str) -> bool {
    let unreadable = text.matches(UNREADABLE).count();
    unreadable > 0 && is_spoiled(unreadable, text.chars().filter(|c| !c.is_whitespace()).count() - unreadable)
}

fn legible(read: &Read) -> bool {
    !read.text.contains(UNREADABLE)
}

fn is_legible(statement: &DraftStatement, paragraphs: &[DraftParagraph]) -> bool {
    statement.speakers.iter().all(|speaker| legible(&speaker.as_written))
        && statement.on_behalf_of.iter().chain(&statement.aligned_with).all(legible)
        && !statement.parts.iter().any(|&part| is_spoiled_part(part, paragraphs))
}

fn is_spoiled_part(part: Place, paragraphs: &[DraftParagraph]) -> bool {
    let text = paragraphs.get(part.paragraph).and_then(|paragraph| paragraph.text.text.get(part.start..part.end));
    text.is_some_and(spoiled)
}

fn header(header: &mut DraftHeader, problems: &mut Vec<Problem>) {
    let ones = [
        ("distribution", &mut header.distribution),
        ("date", &mut header.date),
        ("session", &mut header.session),
        ("meeting", &mut header.meeting),
        ("place", &mut header.place),
        ("dates", &mut header.dates),
        ("time", &mut header.time),
        ("title", &mut header.title),
        ("subtitle", &mut header.subtitle),
        ("submitted_by", &mut header.submitted_by),
        ("job_number", &mut header.job_number),
    ];
    for (name, value) in ones {
        if let Some(read) = value.take_if(|read| !legible(read)) {
            problems.push(told(name, read.page));
        }
    }
    let lists = [
        ("symbols", &mut header.symbols),
        ("organs", &mut header.organs),
        ("original_languages", &mut header.original_languages),
        ("agenda_items", &mut header.agenda_items),
        ("agenda_titles", &mut header.agenda_titles),
    ];
    for (name, values) in lists {
        for read in values.extract_if(.., |read| !legible(read)) {
            problems.push(told(name, read.page));
        }
    }
    for speaker in header.presiding.extract_if(.., |speaker| !legible(&speaker.as_written)) {
        problems.push(told("presiding", speaker.as_written.page));
    }
}

fn told(what: &str, page: u32) -> Problem {
    let message = format!("{what}: characters of it have no reading, it is left out; the page needs OCR");
    Problem::new(Severity::Warning, "unreadable-value", message).on_page(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Read {
        Read { text: text.to_owned(), place: None, page: 1, rule: "test" }
    }

    #[test]
    fn a_value_with_a_character_without_a_reading_is_left_out_and_said() {
        let mut head = DraftHeader {
            title: Some(read("Rep\u{fffd}rt")),
            subtitle: Some(read("Note")),
            symbols: vec![read("A/77/\u{fffd}"), read("A/77/1")],
            ..DraftHeader::default()
        };
        let mut problems = Vec::new();
        header(&mut head, &mut problems);
        assert_eq!((head.title, head.symbols), (None, vec![read("A/77/1")]));
        assert_eq!(head.subtitle, Some(read("Note")));
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn one_lost_letter_in_a_long_text_spoils_nothing() {
        assert!(spoiled("M\u{fffd}. \u{fffd}l\u{fffd}a"));
        assert!(!spoiled("A bullet \u{fffd} before an item of some length"));
        assert!(!spoiled(""));
    }
}
