//! Numbered paragraphs follow one another.

use crate::model::{Document, Paragraph, Problem, Severity};

/// A paragraph's number: what stands before its last part, and that part (`88.` and 12 of "88.12").
fn parts(number: &str) -> Option<(&str, u32)> {
    let at = number.rfind('.').map_or(0, |dot| dot + 1);
    Some((number.get(..at)?, number.get(at..)?.parse().ok()?))
}

/// Numbers that are left out, and numbers that come again. A count that begins again at 1 is that of an annex.
pub fn paragraph_numbers(document: &Document, problems: &mut Vec<Problem>) {
    let mut last: Option<(&str, u32)> = None;
    for paragraph in document.paragraphs.iter().filter(|paragraph| paragraph.flow == 0) {
        let Some((series, number)) = paragraph.number.as_deref().and_then(parts) else { continue };
        if let Some((_, before)) = last.filter(|&(same, _)| same == series) {
            problems.extend(doubt(series, before, number, paragraph));
        }
        last = Some((series, number));
    }
}

fn doubt(series: &str, before: u32, number: u32, paragraph: &Paragraph) -> Option<Problem> {
    let page = paragraph.page_start;
    let problem = |code, message| Some(Problem::new(Severity::Warning, code, message).on_page(page));
    match number {
        1 => None,
        _ if number == before.saturating_add(1) => None,
        _ if number > before => {
            problem("paragraph-gap", format!("paragraph {series}{number} follows {series}{before}"))
        }
        _ => problem("paragraph-repeat", format!("paragraph {series}{number} comes again after {series}{before}")),
    }
}
