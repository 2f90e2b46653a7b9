//! What a document says twice and differently is a row of problems with both readings.

use rapporteur::check;
use rapporteur::model::{Document, Format, FurniturePiece, FurnitureReason};
use rapporteur::pipeline;
use rapporteur::reference::Reference;

const RECORD: &str = "United Nations\n\nA/86/PV.61\n\nGeneral Assembly\n\nEighty-sixth session\n\n\
    61st plenary meeting\n\nMonday, 15 December 2031, 10 a.m.\n\nNew York\n\nOfficial Records\n\n\
    The meeting was called to order at 10.05 a.m.\n";

const PAPER: &str = "United Nations\n\nCCM/MSP/2031/8\n\nDistr.: General\n6 July 2031\nOriginal: English\n\n\
    On clearance\n\nSubmitted by Chile\n\n1. The parties met in May to speak of clearance and of its cost.\n\n\
    2. They will meet again in June to speak of what was found by then.\n";

fn read(text: &str) -> Document {
    pipeline::read("a.txt", "", text.as_bytes(), Format::Text, Reference::builtin()).unwrap().document
}

/// Codes of the problems, after a change of what was read.
fn codes(text: &str, change: impl Fn(&mut Document)) -> Vec<String> {
    let mut document = read(text);
    change(&mut document);
    check::document(&mut document);
    document.problems.iter().map(|problem| problem.code.to_string()).collect()
}

fn foot(text: &str, reason: FurnitureReason) -> FurniturePiece {
    FurniturePiece { seq: 1, text: text.to_owned(), reason, page: 2 }
}

#[test]
fn a_document_that_agrees_with_itself_raises_no_doubt() {
    for text in [RECORD, PAPER] {
        let codes = codes(text, |_| {});
        assert!(!codes.iter().any(|code| code.ends_with("differs") || code.starts_with("paragraph")), "{codes:?}");
    }
}

#[test]
fn what_a_masthead_says_twice_is_compared() {
    for (from, to, code) in [
        ("Monday, 15", "Tuesday, 15", "weekday-differs"),
        ("61st plenary", "62nd plenary", "meeting-differs"),
        ("Eighty-sixth", "Eighty-fifth", "session-differs"),
    ] {
        let codes = codes(&RECORD.replace(from, to), |_| {});
        assert!(codes.iter().any(|other| other == code), "{code}: {codes:?}");
    }
}

#[test]
fn the_year_of_a_job_number_is_that_of_the_date_and_of_the_symbol() {
    let with = |job: &'static str| move |document: &mut Document| document.header.job_number = Some(job.to_owned());
    let differs = |codes: Vec<String>| codes.iter().filter(|code| *code == "job-year-differs").count();
    assert_eq!(differs(codes(PAPER, with("GE.31-11214"))), 0);
    assert_eq!(differs(codes(PAPER, with("GE.17-11214"))), 2);
    let undated = PAPER.replace("6 July 2031\n", "");
    assert_eq!(differs(codes(&undated, with("GE.17-11214"))), 1);
}

#[test]
fn running_heads_and_feet_are_compared() {
    let head = |document: &mut Document| {
        document.furniture.push(foot("CCM/MSP/2031/9", FurnitureReason::RunningHead));
        document.source.pages = 2;
    };
    assert!(codes(PAPER, head).iter().any(|code| code == "symbol-differs"));
    let page = |document: &mut Document| {
        document.furniture.push(foot("2/4", FurnitureReason::PageNumber));
        document.source.pages = 2;
    };
    assert!(codes(PAPER, page).iter().any(|code| code == "pages-differ"));
}

#[test]
fn numbers_of_paragraphs_that_are_left_out_or_come_again_are_told() {
    let gap = codes(&PAPER.replace("2. They", "4. They"), |_| {});
    assert!(gap.iter().any(|code| code == "paragraph-gap"), "{gap:?}");
    let repeat = codes(&format!("{PAPER}\n2. They went on to speak of it in the week after that.\n"), |_| {});
    assert!(repeat.iter().any(|code| code == "paragraph-repeat"), "{repeat:?}");
}

#[test]
fn a_count_goes_on_behind_the_list_inside_it() {
    let list = "3. The following recommendations were made:\n\n1. Clear the land of what is left in it.\n\n\
        2. Destroy the stocks that are kept in the north.\n";
    let goes_on = codes(&format!("{PAPER}\n{list}\n4. All of them will be answered in June.\n"), |_| {});
    assert!(!goes_on.iter().any(|code| code.starts_with("paragraph")), "{goes_on:?}");
    let leaps = codes(&format!("{PAPER}\n{list}\n5. All of them will be answered in June.\n"), |_| {});
    assert!(leaps.iter().any(|code| code == "paragraph-gap"), "{leaps:?}");
}
