//! What tells the kind of a document. An identifier's second part says where to look (`symbol`, `line` of the masthead,
//! `title` with its subtitle, `opening` of the body, `submitted`), its third part is the kind. The first match of the table wins.

use super::Rule;

macro_rules! rule {
    ($id:literal, $pattern:literal, $example:literal, $near_miss:literal) => {
        Rule { id: $id, pattern: $pattern, example: $example, near_miss: $near_miss }
    };
}

/// The rules, in their order.
pub const KIND: &[Rule] = &[
    rule!("kind.symbol.verbatim_record", r"/PV\.?\d", "A/64/PV.121", "A/64/PVC/1"),
    rule!("kind.symbol.summary_record", r"/SR\.?\d", "CCPR/C/SR.2154", "CCPR/C/SRB/1"),
    rule!(
        "kind.line.verbatim_record",
        r"(?i)^‹verbatim_record›",
        "PROVISIONAL VERBATIM RECORD OF THE 3046th MEETING",
        "Official Records"
    ),
    rule!(
        "kind.line.summary_record",
        r"(?i)^‹summary_record›",
        "Summary record of the 12th meeting",
        "Summary of the session"
    ),
    rule!("kind.symbol.resolution", r"(?:^|/)RES/", "S/RES/2561(2021)", "A/REST/1"),
    rule!("kind.symbol.decision", r"/DEC/", "A/DEC/55/402", "A/DECL/1"),
    rule!(
        "kind.line.draft_resolution",
        r"(?i)(?:^|[:：] ?)\*{0,3}(?:‹draft_quality› ?)*‹draft_resolution›\*{0,3}(?: [IVX]+)?$",
        "Australia and Belize: draft resolution*",
        "Report on the draft resolution adopted"
    ),
    rule!(
        "kind.line.draft_decision",
        r"(?i)(?:^|[:：] ?)\*{0,3}(?:‹draft_quality› ?)*‹draft_decision›\*{0,3}(?: [IVX]+)?$",
        "Australia and Belize: draft decision**",
        "the draft decision of the Committee"
    ),
    rule!(
        "kind.line.resolution",
        r"(?i)^(?:‹resolution_line›|‹resolution_numbered› (?:\d+/\d+|\d+ ?\(\d{4}\))|第\d+\S*号决议)",
        "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY",
        "Draft resolution adopted by nobody"
    ),
    rule!(
        "kind.line.decision",
        r"(?i)^‹decision_line›",
        "Decision adopted by the Human Rights Council",
        "Draft decision"
    ),
    rule!("kind.symbol.budget", r"^A/\d+/6\(Sect", "A/81/6(Sect.10)/PartA", "A/81/604"),
    rule!(
        "kind.title.budget",
        r"(?i)^‹budget›",
        "Proposed programme budget for 2027",
        "Budget performance of the Mission"
    ),
    rule!(
        "kind.title.agenda",
        r"(?i)^(?:(?:‹agenda_quality› )*‹agenda_title›(?: ‹agenda_title_of›.*)?$|‹agenda_opens›|‹agenda_whole›$)",
        "Provisional agenda",
        "Agenda item 8"
    ),
    rule!(
        "kind.title.participants",
        r"(?i)^(?:‹participants›|‹participants_whole›$)",
        "Provisional list of participants",
        "Participants in the debate"
    ),
    rule!(
        "kind.title.letter",
        r"(?i)(?:^‹letter›|‹letter_ends›$)",
        "Letter dated 3 August 1993 from the Permanent Representative",
        "Letters of credence"
    ),
    rule!(
        "kind.title.treaty",
        r"(?i)^‹treaty›.*(?:\b‹treaty_on›|\p{Han}‹treaty_on›)",
        "AGREEMENT FOR THE IMPLEMENTATION OF THE PROVISIONS",
        "Agreements reached"
    ),
    rule!("kind.line.meeting_coverage", r"(?i)^‹coverage›", "Meetings Coverage", "Press conference"),
    rule!(
        "kind.title.statement",
        r"(?i)^(?:‹statement_quality› )?‹statement_title›",
        "Statement by Brazil",
        "Statements of account"
    ),
    rule!(
        "kind.title.session_summary",
        r"(?i)^‹summary_of› ‹summary_what›",
        "Summary of the session on universalization",
        "Summary of Stakeholders’ submissions on Italy"
    ),
    rule!(
        "kind.title.report",
        r"(?i)^(?:‹report_rank› )*(?:and \S+ )?(?:‹report›|‹report_first›)|^(?:\S+ )?‹report_second›|‹report_ends›$",
        "Report of the Secretary-General",
        "Reporting on the Report"
    ),
    rule!("kind.title.note", r"(?i)^‹note›|‹note_ends›$", "Note by the Secretariat", "Notes on the text"),
    rule!("kind.submitted.working_paper", r"\S", "President of the Meeting", " "),
    rule!(
        "kind.title.working_paper",
        r"(?i)^‹working_paper›|‹working_paper_ends›$",
        "Working paper on verification",
        "Paper working"
    ),
    rule!(
        "kind.opening.report",
        r"(?i)^(?:\d+\.? )?the working group on the universal periodic review,? established",
        "1. The Working Group on the Universal Periodic Review, established in accordance with",
        "The Working Group on the Universal Periodic Review met"
    ),
    rule!("kind.opening.letter", r"(?i)^‹letter_opening›", "I have the honour to transmit", "We have the honour"),
    rule!("kind.opening.treaty", r"(?i)^‹treaty_opening›", "The States Parties to this Agreement,", "The parties met"),
];
