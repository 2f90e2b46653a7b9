//! Lines of a masthead that are told by their form; those told by words of a language stand in the reference tables.

use super::Rule;

/// A symbol on a line of its own.
pub const SYMBOL: &[Rule] = &[Rule {
    id: "masthead.symbol",
    pattern: r"^(?:[A-Z]{1,8}(?:\.\d+)?|ECE|UNW?|[A-Z][A-Za-z]{1,12}) ?/ ?[A-Za-z0-9][A-Za-z0-9.\-/ ]*?(?: ?\([^()]{1,18}\))?(?:/[A-Za-z0-9.\- /]+)?(?: ?[*∗]+)?$",
    example: "A/81/6 (Sect. 10)/Part A*",
    near_miss: "Original: English/French",
}];

/// A job number, wherever it stands.
pub const JOB_NUMBER: &[Rule] = &[Rule {
    id: "masthead.job-number",
    pattern: r"\b(?P<job>(?:[A-Z]{1,3}\. ?)?\d{2}-\d{4,6}[A-Z]?)\b",
    example: "GE.17-11214(E)",
    near_miss: "resolution 2-1",
}];

/// Where the body begins: a line that belongs to no masthead.
pub const BODY: &[Rule] = &[
    Rule {
        id: "masthead.body.numbered",
        pattern: r"^(?:\d{1,3}(?:\.\d{1,3})*\.(?:\s|$)|\d{1,2}\.\d{1,3}\s|\d{1,3} ?[-–] +\D|[IVX]{1,4}\.\s|[A-Z]\.\s)",
        example: "1. In paragraph 1 of its resolution",
        near_miss: "14 April 2026",
    },
    Rule {
        id: "masthead.body.opening",
        pattern: r"^(?:‹record_opens›|‹chair_absent›|‹the_chair›(?: \(|[:：])|‹chair_alone› ?[(（])",
        example: "The meeting was called to order at 3.10 p.m.",
        near_miss: "The meeting of States Parties",
    },
    Rule {
        id: "masthead.body.preamble",
        pattern: r"^‹acting_body›",
        example: "The General Assembly,",
        near_miss: "General Assembly",
    },
    Rule {
        id: "masthead.body.section",
        pattern: r"^(?i:‹first_section›|‹annex›(?: [IVX]+)?)$",
        example: "Contents",
        near_miss: "Summary of Stakeholders’ submissions",
    },
    Rule {
        id: "masthead.body.sentence",
        pattern: r"^‹sentence_opens› .{30,}",
        example: "In accordance with paragraph 15 of the annex to resolution 5/1",
        near_miss: "In conclusion",
    },
];

/// Lines that name the act: what follows is the act's own title, if anything.
pub const ACT: &[Rule] = &[
    Rule {
        id: "masthead.act.adopted",
        pattern: r"^(?i:‹act_adopted›)",
        example: "Resolution adopted by the General Assembly",
        near_miss: "Resolution of disputes",
    },
    Rule {
        id: "masthead.act.number",
        pattern: r"^‹act› ?\d{1,4}(?: ?[(（]\d{4}[)）]| ?\([IVXLC]+\))?(?:‹act_after_number›)?$",
        example: "Resolution 2561 (2021)",
        near_miss: "resolution 1863 (2009)",
    },
    Rule {
        id: "masthead.act.reference",
        pattern: r"^\[[^\]]{0,300}\]?$|^[^\[]{0,120}\)\]$",
        example: "[without reference to a Main Committee (A/73/L.3)]",
        near_miss: "Agenda item 75 (c)",
    },
];

/// A resolution's or decision's number before its title.
pub const ACT_TITLE: &[Rule] = &[Rule {
    id: "masthead.title.act",
    pattern: r"^(?P<number>\d{1,4}/\d{1,4}(?: ?[A-Z])?)\.? +(?P<title>\S.*)$",
    example: "78/272. Agreement under the United Nations Convention",
    near_miss: "1. Agreement",
}];

/// Who submits.
pub const SUBMITTED: &[Rule] = &[
    Rule {
        id: "masthead.submitted.sponsors",
        pattern: r"^(?P<by>[^:]{3,}?)\s?[:：]\s?\*{0,3}(?i:(?:‹draft_quality›\s?)*‹draft›).{0,30}$",
        example: "Australia and Belize: draft decision",
        near_miss: "Oceans and the law of the sea: Agreement under the Convention",
    },
    Rule {
        id: "masthead.submitted.by",
        pattern: r"^(?i:(?:‹paper› )?‹submitted_by›)\s+(?P<by>\S.*)$",
        example: "Submitted by the President of the Seventh Meeting of States Parties",
        near_miss: "Submitted in accordance with rule 5",
    },
    Rule {
        id: "masthead.submitted.behind",
        pattern: r"^(?P<by>\S.{1,60}?)‹submitted_after›$",
        example: "联合王国提交的工作文件",
        near_miss: "提交",
    },
];

/// Lines that stand under a title and name the kind of paper, an officer or a part.
pub const SUBTITLE: &[Rule] = &[Rule {
    id: "masthead.subtitle",
    pattern: r"^(?i:(?:‹report_quality› )?‹subtitle_opens›|‹paper›$|.{2,30}‹subtitle_ends›$|‹numbered_part› (?:[IVX]+|\d+))",
    example: "Report of the Secretary-General",
    near_miss: "Reporting obligations",
}];

/// The officer whom the masthead names.
pub const OFFICER: &[Rule] = &[
    Rule {
        id: "masthead.officer",
        pattern: r"^(?P<role>(?:(?:‹officer_quality›[\s-]?)*‹officer›|‹officer_later›)(?:\s\([^)]*\))?)\s?[:：]\s*(?P<name>[^.…(:（]*(?:(?:\b‹title›|\b(?:H\.E|J|[A-Z]))\.[^.…(:]*)*)[\s.…·]*(?:\((?P<rank>‹deputy›)\)[\s.…·]*)?(?:[(（](?P<state>(?:[^()（）]|\([^()]*\))+)[)）])?[\s.…·]*(?P<office>‹deputy›)?[\s.…]*$",
        example: "President: Mr. Eliasson . . . . . . . . . (Sweden)",
        near_miss: "The President: I call on the representative of Zimbabwe.",
    },
    // Recognition takes n for u, e for c, i for l. The office stays empty, since its word does not stand there.
    Rule {
        id: "masthead.officer.recognised",
        pattern: r"^Pr[eco]s[il1]d[eco][nu]t\s?[:;]\s*(?P<name>(?:Mr|Ms|Mrs|Dr)\.[^.…(:]*(?:\b[A-Z]\.[^.…(:]*)*?)\s*\((?P<state>(?:[^()]|\([^()]*\))+)\)[\s.…·]*$",
        example: "Presideut: Mr. A. BEISPIEL (Austria) .",
        near_miss: "Presidents: Mr. A. BEISPIEL (Austria)",
    },
];

/// Who takes the Chair while a meeting goes on.
pub const CHAIR: &[Rule] = &[
    Rule {
        id: "masthead.chair.took",
        pattern: r"(?:^|[,.] )(?:(?i:‹article›)\s?)?(?P<name>(?:‹title›|H\.E)\.? [^(),]{2,60}?) \((?P<state>(?:[^()]|\([^()]*\))+)\), (?P<role>(?:‹chair_rank› )?‹takes_chair_as›),? ‹takes_chair›",
        example: "Mr. Akram (Pakistan), Vice-President, took the Chair.",
        near_miss: "Mr. Akram (Pakistan) took the floor.",
    },
    // Where the verb stands before the name.
    Rule {
        id: "masthead.chair.taken-by",
        pattern: r"(?:^|[,.،] )‹chair_taken_by› (?P<name>‹title›\.? [^(),،]{2,60}?) ?\((?P<state>(?:[^()]|\([^()]*\))+)\)[,،] ?(?P<role>‹takes_chair_as›)",
        example: "Место Председателя занимает г-н Вали (Нигерия), заместитель Председателя.",
        near_miss: "Место в Совете занимает г-н Вали (Нигерия), заместитель Председателя.",
    },
    Rule {
        id: "masthead.chair.bare",
        pattern: r"^(?P<name>‹title›\.? [^(),]{2,60}?), (?P<role>(?:‹chair_rank› )?‹deputy›), ‹takes_chair›\.?$",
        example: "Mr. Illueca, Vice-President, took the Chair.",
        near_miss: "Mr. Illueca took the floor.",
    },
];

/// Sessions of which a summary says who chaired them.
pub const CHAIRED: &[Rule] = &[
    Rule {
        id: "masthead.chaired",
        pattern: r"^The (?:session|meeting|discussion|debate) was (?:co-)?(?:chaired|led|facilitated|moderated) by (?P<who>.{3,200}?)(?:,? as (?P<role>[A-Z][A-Za-z-]+))?(?:,? (?:of|on|in) [^.]*)?\.",
        example: "The session was chaired by Ghana and Portugal as Co-Coordinators of the working group.",
        near_miss: "The session was closed by Ghana.",
    },
    Rule {
        id: "masthead.chaired.opened",
        pattern: r"^(?P<who>[^.]{3,120}?) opened the (?:session|meeting|discussion|debate) as (?P<role>(?:Co-|Vice-)?(?:Chair|Coordinator|Facilitator|Moderator|President)[a-z]{0,6})\b[^.]*\.",
        example: "Ghana opened the session as Coordinator on universalization and welcomed all.",
        near_miss: "Ghana opened the session with a film.",
    },
];

/// A meeting without an ordinal, by name.
pub const MEETING_NAME: &[Rule] = &[Rule {
    id: "masthead.meeting.named",
    pattern: r"^(?i:(?:‹meeting_quality› )*‹meeting_name›(?: ‹meeting_of›.{3,120})?)$",
    example: "INTERSESSIONAL MEETING",
    near_miss: "Meeting room 3 is closed today.",
}];

/// The meeting whose record a line names.
pub const RECORD_OF: &[Rule] = &[Rule {
    id: "masthead.meeting.record-of",
    pattern: r"(?i)\b‹record_of› (?:\(?‹record_part›[^0-9]{0,30}\)? ?)?(?P<name>\d{1,5} ?-?(?:‹ordinal_ending›)? ?(?:\([A-Za-z ]+\) ?)?(?:‹sitting_quality› )?‹sitting›(?: ‹sitting_quality›)?)",
    example: "Summary record of the 12th meeting",
    near_miss: "Record of the meeting",
}];

/// Where and when a meeting was held.
pub const HELD: &[Rule] = &[Rule {
    id: "masthead.occasion.held",
    pattern: r"(?i)^‹held› ‹held_at› (?P<place>[^0-9]{3,80}?),?(?: ‹date_on›(?: [\p{L}-]+,)? ?\d| ‹date_on› [\p{L}-]+,? (?:‹date_on› )?\d|,? \p{L}+,? \d|$)",
    example: "Held at Headquarters, New York, on Tuesday, 8 October 2019, at 10 a.m.",
    near_miss: "Held over until 8 October",
}];

/// Where a typed text says that it was taken from.
pub const PROVENANCE: &[Rule] = &[Rule {
    id: "masthead.provenance",
    pattern: r"^(?i:source|url|retrieved from|downloaded from|from|link)\s?:\s?<?(?:https?://|www\.)",
    example: "source: https://www.example.org/news",
    near_miss: "Source: Central bank",
}];

/// Fields of a Markdown file's front matter.
pub const FRONT_MATTER: &[Rule] = &[Rule {
    id: "front-matter.field",
    pattern: r#"^(?P<key>[a-z_]{2,20}):\s*"?(?P<value>.*?)"?\s*$"#,
    example: "title: \"UNFCCC COP-6 PART II HIGHLIGHTS\"",
    near_miss: "The title: what it is",
}];

/// The meeting in a bulletin's title.
pub const BULLETIN_TITLE: &[Rule] = &[Rule {
    id: "bulletin.title.meeting",
    pattern: r"^(?i:HIGHLIGHTS (?:FROM|OF) (?:THE )?(?P<after>.+?)(?:\s+\d{1,2} [A-Z]+ \d{4})?|(?P<before>.+?) HIGHLIGHTS)(?:\s?[,:]|\s*$)",
    example: "UNFCCC COP-6 PART II HIGHLIGHTS, THURSDAY, 26 JULY 2001",
    near_miss: "SUMMARY OF THE BANGKOK CLIMATE CHANGE TALKS",
}];

/// What a bulletin's title has of a meeting's name, where it is more than a place: a noun for a meeting, a body, a number.
pub const BULLETIN_MEETS: &[Rule] = &[Rule {
    id: "bulletin.title.meets",
    pattern: r"(?i)\d|\b(?:sessions?|meetings?|conference|summit|workshops?|seminar|talks|dialogue|forum|consultations?|convention|protocol|bod(?:y|ies)|group|committee|council|panel|assembly)\b|\b[A-Z]{2,6}-[A-Z]{2,4}\b|^(?:UN|FCCC|UNFCCC|COP|CMP|SB|SBI|SBSTA|AWG|ADP|INC|IPCC)\b",
    example: "AWG-LCA AND AWG-KP",
    near_miss: "DOHA",
}];

/// A bulletin's title that is the name of the meeting and no more.
pub const BULLETIN_NAME: &[Rule] = &[Rule {
    id: "bulletin.title.name",
    pattern: r"^(?i:summary of )?(?i:the )?(?P<name>(?i:[^:,]{3,80} conference|[^:,]{3,80} talks|\d{1,3}(?:st|nd|rd|th) (?:session|meeting) of .{3,120}))$",
    example: "Summary of the Bangkok Climate Change Conference",
    near_miss: "A year after the conference: what is left",
}];

/// The meeting that a summary bulletin is of.
pub const BULLETIN_SUMMARY: &[Rule] = &[Rule {
    id: "bulletin.title.summary",
    pattern: r"^(?i:(?:(?:summary )?report|summary) (?:of|from) (?:the )?)?(?P<name>.*\b(?i:sessions?|meetings?|conference|workshop|seminar|talks|dialogue|forum|consultations?)\b.*)$",
    example: "SUMMARY OF THE BANGKOK CLIMATE CHANGE TALKS",
    near_miss: "UNFCCC COP-6 PART II",
}];
