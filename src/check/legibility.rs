//! How much of the pages can be read at all.

use crate::model::{Origin, Page, Pages, Problem, Severity, Status, is_spoiled, visible};

/// Code of the problem that a damaged structure had to be rebuilt.
pub const REPAIRED: &str = "repaired";

/// What the pages of a source tell before anything is arranged.
#[derive(Debug, Clone, PartialEq)]
pub struct Legibility {
    /// How far the reading came.
    pub status: Status,
    /// `embedded`, `recognised` or `none`.
    pub text_source: &'static str,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Visible characters, by where they come from.
#[derive(Debug, Default, Clone, Copy)]
struct Seen {
    set: usize,
    recognised: usize,
    unreadable: usize,
}

impl Seen {
    fn of(page: &Page) -> Self {
        let mut seen = Seen::default();
        for run in &page.runs {
            let text = page.text_of(run);
            let unreadable = text.matches('\u{fffd}').count();
            let readable = visible(text) - unreadable;
            seen.unreadable += unreadable;
            *(if run.origin == Origin::Recognised { &mut seen.recognised } else { &mut seen.set }) += readable;
        }
        seen.unreadable = seen.unreadable.max(page.unreadable as usize);
        seen
    }

    fn readable(self) -> usize {
        self.set + self.recognised
    }

    /// Whether so many characters have no reading that what is left makes no sense.
    fn is_spoiled(self) -> bool {
        is_spoiled(self.unreadable, self.readable())
    }

    fn and(self, other: Seen) -> Seen {
        Seen {
            set: self.set + other.set,
            recognised: self.recognised + other.recognised,
            unreadable: self.unreadable + other.unreadable,
        }
    }
}

/// Judges the pages of a source.
pub fn legibility(pages: &Pages) -> Legibility {
    let mut whole = Seen::default();
    let mut problems = Vec::new();
    let mut spoiled = 0;
    for page in &pages.pages {
        let seen = Seen::of(page);
        spoiled += usize::from(seen.is_spoiled());
        problems.extend(picture(page, seen));
        whole = whole.and(seen);
    }
    if spoiled > 0 {
        problems.push(unreadable(spoiled, pages.pages.len()));
    }
    if pages.repaired {
        let message = "a damaged structure was rebuilt: fetch the file again if a part is missing";
        problems.push(Problem::new(Severity::Warning, REPAIRED, message));
    }
    let status = status(pages, whole, &problems);
    if status == Status::NoText {
        problems = vec![no_text(pages)];
    }
    Legibility { status, text_source: text_source(whole), problems }
}

fn unreadable(spoiled: usize, pages: usize) -> Problem {
    let message =
        format!("the fonts do not tell which letters they draw on {spoiled} of {pages} pages: recognise (OCR) them");
    Problem::new(Severity::Error, "unreadable-font", message)
}

/// A page of a readable source that shows a picture and no text.
fn picture(page: &Page, seen: Seen) -> Option<Problem> {
    let message = "the page shows a picture and no text: recognise (OCR) it if it matters";
    let silent = page.has_images && seen.readable() + seen.unreadable == 0;
    silent.then(|| Problem::new(Severity::Warning, "picture-page", message).on_page(page.number))
}

fn no_text(pages: &Pages) -> Problem {
    let message = if pages.pages.iter().any(|page| page.has_images) {
        "the pages are pictures without text: recognise (OCR) them first"
    } else {
        "the file has no text: look whether it is the right one"
    };
    Problem::new(Severity::Error, "no-text", message)
}

fn text_source(seen: Seen) -> &'static str {
    match seen {
        Seen { set: 0, recognised: 0, .. } => "none",
        Seen { set, recognised, .. } if recognised > set => "recognised",
        _ => "embedded",
    }
}

fn status(pages: &Pages, seen: Seen, found: &[Problem]) -> Status {
    let mut all = pages.problems.iter().chain(found);
    if seen.is_spoiled() {
        Status::UnreadableFont
    } else if all.any(|problem| problem.severity == Severity::Error) {
        Status::Partial
    } else if seen.readable() == 0 {
        Status::NoText
    } else if pages.repaired {
        Status::Repaired
    } else {
        Status::Ok
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Run, Style};

    fn page(text: &str, origin: Origin) -> Page {
        let run = Run {
            start: 0,
            end: text.len() as u32,
            x: 0.0,
            y: 0.0,
            width: 1.0,
            size: 10.0,
            space: 2.5,
            style: Style::default(),
            origin,
        };
        Page { number: 1, text: text.to_owned(), runs: vec![run], ..Page::default() }
    }

    fn judged(page: Page) -> (Status, &'static str) {
        let judged = legibility(&Pages { pages: vec![page], page_count: 1, ..Pages::default() });
        (judged.status, judged.text_source)
    }

    #[test]
    fn a_scan_without_text_is_never_ok() {
        assert_eq!(judged(Page { has_images: true, ..Page::default() }), (Status::NoText, "none"));
        assert_eq!(judged(page("  ", Origin::Visible)), (Status::NoText, "none"));
    }

    #[test]
    fn letters_without_a_reading_are_told_from_text() {
        assert_eq!(judged(page("\u{fffd}\u{fffd}\u{fffd}a", Origin::Visible)), (Status::UnreadableFont, "embedded"));
        assert_eq!(judged(page("many letters and \u{fffd}", Origin::Visible)), (Status::Ok, "embedded"));
    }

    #[test]
    fn the_text_layer_of_a_scan_is_named_as_such() {
        assert_eq!(judged(page("S/PV.492", Origin::Recognised)), (Status::Ok, "recognised"));
    }

    #[test]
    fn a_page_that_failed_makes_the_source_partial() {
        let problems = vec![Problem::new(Severity::Error, "limit-operators", "too much").on_page(2)];
        let pages = Pages { pages: vec![page("text", Origin::Visible)], page_count: 2, problems, ..Pages::default() };
        assert_eq!(legibility(&pages).status, Status::Partial);
    }
}
