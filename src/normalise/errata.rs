//! Errata of the tables: what a document misprints in its masthead is put right, and said.

use super::symbols;
use crate::model::{DraftHeader, Problem, Read, Severity};
use crate::reference::{ErratumRow, Reference};

/// Puts right what the errata name of this document. A row counts only where the document prints what the row says it does.
pub fn correct(header: &mut DraftHeader, reference: &Reference, problems: &mut Vec<Problem>) {
    let own: Vec<String> = header.symbols.iter().map(|read| symbols::normal(&read.text)).collect();
    let rows = &reference.tables().errata;
    for row in rows.iter().filter(|row| own.contains(&symbols::normal(&row.symbol))) {
        let printed = reads(header, &row.field).into_iter().filter(|read| same(&read.text, &row.printed));
        for read in printed {
            problems.push(Problem::new(Severity::Info, "erratum", told(row)).on_page(read.page));
            read.text.clone_from(&row.correct);
        }
    }
}

fn told(row: &ErratumRow) -> String {
    let ErratumRow { field, printed, correct, why, .. } = row;
    format!("{field}: \"{correct}\" stands for \"{printed}\", as printed: {why}")
}

/// Whether two strings are one, white space aside.
fn same(printed: &str, row: &str) -> bool {
    printed.split_whitespace().eq(row.split_whitespace())
}

/// What was read of a field, by its name in `errata.csv`.
fn reads<'a>(header: &'a mut DraftHeader, field: &str) -> Vec<&'a mut Read> {
    let one = |read: &'a mut Option<Read>| read.iter_mut().collect();
    match field {
        "symbols" => header.symbols.iter_mut().collect(),
        "organs" => header.organs.iter_mut().collect(),
        "distribution" => one(&mut header.distribution),
        "date" => one(&mut header.date),
        "original_languages" => header.original_languages.iter_mut().collect(),
        "session" => one(&mut header.session),
        "meeting.name" => one(&mut header.meeting),
        "meeting.place" => one(&mut header.place),
        "meeting.dates" => one(&mut header.dates),
        "meeting.time" => one(&mut header.time),
        "agenda_items" => header.agenda_items.iter_mut().collect(),
        "agenda_titles" => header.agenda_titles.iter_mut().collect(),
        "title" => one(&mut header.title),
        "subtitle" => one(&mut header.subtitle),
        "submitted_by" => one(&mut header.submitted_by),
        "job_number" => one(&mut header.job_number),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::ERRATUM_FIELDS;

    fn read(text: &str) -> Read {
        Read { text: text.to_owned(), place: None, page: 1, rule: "test" }
    }

    #[test]
    fn every_field_of_the_table_is_a_field_of_the_header() {
        for field in ERRATUM_FIELDS {
            let some = || Some(read("x"));
            let mut header = DraftHeader {
                symbols: vec![read("x")],
                organs: vec![read("x")],
                distribution: some(),
                date: some(),
                original_languages: vec![read("x")],
                session: some(),
                meeting: some(),
                place: some(),
                dates: some(),
                time: some(),
                agenda_items: vec![read("x")],
                agenda_titles: vec![read("x")],
                title: some(),
                subtitle: some(),
                submitted_by: some(),
                job_number: some(),
                ..DraftHeader::default()
            };
            assert_eq!(reads(&mut header, field).len(), 1, "{field}");
        }
    }
}
