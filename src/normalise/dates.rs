//! Dates and hours as printed to ISO 8601.

use crate::reference::calendar;

/// First and last day of the dates in a text, with the day of the week that is printed.
pub fn dates(text: &str) -> Option<calendar::Dates> {
    calendar::first(text).map(|found| found.dates).or_else(|| iso(text))
}

/// The date of a text that is one date.
pub fn date(text: &str) -> Option<String> {
    dates(text).map(|dates| dates.start.iso())
}

/// The hour on the clock of 24 hours.
pub fn hour(text: &str) -> Option<String> {
    calendar::hour(text).map(|hour| hour.clock)
}

/// "2001-07-26", "2001-07", "2001".
fn iso(text: &str) -> Option<calendar::Dates> {
    let mut parts = text.trim().split('-');
    let mut part = |length: usize| {
        let part = parts.next()?;
        (part.len() == length).then(|| part.parse::<u32>().ok()).flatten()
    };
    let year = part(4)?;
    let (month, day) = (part(2), part(2));
    let date = calendar::Date { year, month, day };
    (date.is_real() && parts.next().is_none()).then_some(calendar::Dates { start: date, end: date, weekday: None })
}
