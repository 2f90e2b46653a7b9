//! What a masthead says twice must be the same.

use crate::model::{Document, Problem, Severity};

/// The number of a meeting against the number in the record's symbol ("121st plenary meeting", `A/64/PV.121`).
pub fn meeting_and_symbol(document: &Document, problems: &mut Vec<Problem>) {
    let Some(parts) = document.header.symbol_parts.first() else { return };
    let record = matches!(parts.series.as_deref(), Some("PV" | "SR"));
    let numbered = parts.number.as_deref().and_then(|number| number.parse::<u32>().ok());
    if let (true, Some(number), Some(meeting)) = (record, numbered, document.header.meeting.number)
        && number != meeting
    {
        let message = format!("the masthead names meeting {meeting} and the symbol {} meeting {number}", parts.symbol);
        problems.push(Problem::new(Severity::Warning, "meeting-differs", message).on_page(1));
    }
}

/// The session against the session in the symbol of an Assembly document.
pub fn session_and_symbol(document: &Document, problems: &mut Vec<Problem>) {
    let Some(parts) = document.header.symbol_parts.first() else { return };
    let counted =
        parts.session.as_deref().and_then(|session| session.parse::<u32>().ok()).filter(|number| *number < 1900);
    if let (Some(symbol), Some(session)) = (counted, document.header.session)
        && symbol != session
    {
        let message = format!("the masthead names session {session} and the symbol {} session {symbol}", parts.symbol);
        problems.push(Problem::new(Severity::Warning, "session-differs", message).on_page(1));
    }
}

/// The year in the job number against the year of the document: a job is given in the document's year or the one beside it.
pub fn job_number_and_date(document: &Document, problems: &mut Vec<Problem>) {
    let header = &document.header;
    let (Some(job), Some(date)) = (&header.job_number, &header.date) else { return };
    let head = job.rsplit('.').next().unwrap_or(job);
    let (Some(job_year), Some(year)) = (two_digits(head.get(..2)), two_digits(date.get(2..4))) else { return };
    let apart = job_year.abs_diff(year).min(100 - job_year.abs_diff(year));
    if apart > 1 {
        let message = format!("the job number {job} is of another year than the date {date}");
        problems.push(Problem::new(Severity::Warning, "job-year-differs", message).on_page(1));
    }
}

/// The year in the job number against the year that the symbol prints in the place of a session ("CCM/MSP/2017/8").
pub fn job_number_and_symbol(document: &Document, problems: &mut Vec<Problem>) {
    let header = &document.header;
    let (Some(job), Some(parts)) = (&header.job_number, header.symbol_parts.first()) else { return };
    let head = job.rsplit('.').next().unwrap_or(job);
    let year = parts.session.as_deref().filter(|session| session.len() == 4);
    let (Some(job_year), Some(year)) = (two_digits(head.get(..2)), two_digits(year.and_then(|year| year.get(2..4))))
    else {
        return;
    };
    // The papers of a meeting are often out in the year before it.
    if job_year.abs_diff(year).min(100 - job_year.abs_diff(year)) > 1 {
        let message = format!("the job number {job} is of another year than the symbol {}", parts.symbol);
        problems.push(Problem::new(Severity::Warning, "job-year-differs", message).on_page(1));
    }
}

fn two_digits(text: Option<&str>) -> Option<u32> {
    text?.parse().ok()
}
