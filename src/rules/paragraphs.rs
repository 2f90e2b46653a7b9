//! Numbers, marks and headings with which paragraphs begin.

use super::Rule;

/// The number of a numbered paragraph.
pub const NUMBER: &[Rule] = &[
    Rule {
        id: "paragraph.number.part",
        pattern: r"^(?P<number>\d{1,3}(?:[A-Z]|\.[IVX]{1,5})\.\d{1,3})\.?\s+\S",
        example: "31.I.1 The Commission was established",
        near_miss: "31. I.1 applies",
    },
    Rule {
        id: "paragraph.number.dotted",
        pattern: r"^(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})(?:\.(?:\s+|$)|\.(?P<glued>\p{Lu}))",
        example: "129.1. Ratify the Convention",
        near_miss: "1987. In that year",
    },
    Rule {
        id: "paragraph.number.margin",
        pattern: r#"^(?P<number>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)\s+[\p{Lu}“"(«\[]"#,
        example: "10.1 The Office of the High Representative",
        near_miss: "14.5 per cent of the posts",
    },
    Rule {
        id: "paragraph.number.dash",
        pattern: r"^(?P<number>\d{1,3})\s?[-–](?:\s+|$)",
        example: "5 - يقرر",
        near_miss: "5-year plan",
    },
    Rule {
        id: "paragraph.number.wide",
        pattern: r"^(?P<number>\d{1,3})[．、]\s*",
        example: "12．大会",
        near_miss: "12大会",
    },
];

/// The mark of a list item.
pub const MARK: &[Rule] = &[
    Rule {
        id: "paragraph.mark.quotes",
        pattern: r"^(?P<mark>[’‘'](?:\d{1,2}|[ivx]{1,5})[’‘'])(?:\s+|$)",
        example: "’1‘ يلاحظ",
        near_miss: "’90s",
    },
    Rule {
        id: "paragraph.mark.bracket",
        pattern: r"^(?P<mark>\((?:[a-z]{1,2}|[ivxlc]{1,6}|\d{1,2}|[а-я]|[أ-ي])\)|（[a-z一二三四五六七八九十]{1,2}）|(?:[a-z]|[ivx]{2,5})\))(?:\s+|$)",
        example: "(a) During its 174th session",
        near_miss: "(see para. 43 below)",
    },
    Rule {
        id: "paragraph.mark.bullet",
        pattern: r"^(?P<mark>[•●▪■◦‣·*\-–—\u{f0b7}\u{f0a7}\u{2010}])(?:\s+|$)",
        example: "• Universalization",
        near_miss: "-5 degrees",
    },
];

/// The mark of a footnote.
pub const NOTE_MARK: &[Rule] = &[Rule {
    id: "paragraph.note.mark",
    pattern: r"^(?P<mark>\d{1,3}/|\d{1,3}\b|\*{1,4}|∗{1,4}|[a-z]/|[a-z] )\s*",
    example: "1/ Official Records",
    near_miss: "Official Records",
}];

/// Headings by their number or word.
pub const HEADING: &[Rule] = &[
    Rule {
        id: "heading.1.roman",
        pattern: r"^(?:[IVX]|[IVXLC]{2,6})\.\s+\S",
        example: "II. Budget performance report",
        near_miss: "It. is",
    },
    Rule {
        id: "heading.1.part",
        pattern: r"^(?i:‹division›|‹division_before›.{1,3}‹division_after›)[ \u{a0}]*(?:[IVXLC]{1,6}|\d{1,2}|[A-Z])?(?:\s?[.:—–-].{0,120})?$",
        example: "PART I",
        near_miss: "Part of the reason was that it had been late",
    },
    Rule {
        id: "heading.2.letter",
        pattern: r"^[A-Z]\.\s+\S",
        example: "A. Presentation by the State under review",
        near_miss: "A presentation",
    },
    Rule {
        id: "heading.2.article",
        pattern: r"^(?i:‹treaty_article›|‹treaty_article_before›.{1,4}‹treaty_article_after›)\s?(?:\d{1,3}|[IVXLC]{1,6}|premier|primero)?\s*(?:bis|ter)?$",
        example: "Article 12",
        near_miss: "Article 12 of the Charter says",
    },
    Rule {
        id: "heading.3.figure",
        pattern: r"^\d{1,2}\.\s+\p{Lu}.{0,140}[^.;:,]$",
        example: "2. Interactive dialogue and responses",
        near_miss: "2. The Council met.",
    },
    Rule {
        id: "heading.1.agenda-item",
        pattern: r"^(?i:‹agenda_item›)\s*\d",
        example: "Agenda item 13",
        near_miss: "Agenda for peace",
    },
];

/// What a record itself says.
pub const RECORD_NOTE: &[Rule] = &[Rule {
    id: "record-note.words",
    pattern: r"^(?:‹record_opens›|‹record_note›)|^(?:The )?[Dd]raft (?:resolution|decision|amendment).{0,120} was (?:adopted|rejected|withdrawn)",
    example: "It was so decided.",
    near_miss: "It was so decided that the item be deferred",
}];

/// Lines of a table of contents.
pub const CONTENTS_LINE: &[Rule] = &[
    Rule {
        id: "contents.leader",
        pattern: r"(?:\. ?){4}\.|……",
        example: "I. Introduction . . . . . . . . . 3",
        near_miss: "and so on...",
    },
    Rule {
        id: "contents.columns",
        pattern: r"^(?i:‹contents_column›)(?:\s+(?i:‹contents_column›))*$",
        example: "Paragraphs Page",
        near_miss: "Page 4",
    },
];

/// The title of a table of contents.
pub const CONTENTS: &[Rule] = &[Rule {
    id: "contents.title",
    pattern: r"^(?i:‹contents_title›)$",
    example: "Table of contents",
    near_miss: "Contents of the agreement",
}];
