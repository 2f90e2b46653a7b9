//! What stands on a page and is no running text, told by its words alone. The last part of an identifier is the reason.

use super::Rule;

/// Whole lines.
pub const LINES: &[Rule] = &[
    Rule {
        id: "furniture.job-number.geneva",
        pattern: r"^[A-Z]{2}\.\s?\d{2}-\d{4,6}\*{0,3}\s*(?:\([A-Z]\)\*?)?(?:\s+\d{6}(?:\s+\d{6})*)?$",
        example: "GE.17-11214(E)",
        near_miss: "GE.17-11214 was withdrawn",
    },
    Rule {
        id: "furniture.job-number.plain",
        pattern: r"^\d{2}-\d{5}\*{0,3}\s*\([A-Z]\)\*?(?:\s+\d{6}(?:\s+\d{6})*)?$",
        example: "24-13677* (E) 080824",
        near_miss: "24-13677",
    },
    Rule {
        id: "furniture.barcode",
        pattern: r"^\*\s?(?:[\dA-Z]\s?){6,14}\*$",
        example: "* 1 7 1 1 2 1 4 *",
        near_miss: "*Chad*",
    },
    Rule {
        id: "furniture.recycle",
        pattern: r"^‹recycle›\W*$",
        example: "Please recycle ♲",
        near_miss: "Please recycle the paper",
    },
    Rule {
        id: "furniture.ornament",
        pattern: r"^[\s\-–—=_*~·.•#|:+]{3,}$",
        example: "_______________",
        near_miss: "— Chad",
    },
    Rule {
        id: "furniture.continuation",
        pattern: r"^/\s?(?:\.\s?){3}$|^/…$",
        example: "/...",
        near_miss: "and/or ...",
    },
];

/// Pieces of a running head or foot. They hold only in the margins of a page, where whole lines of other words are text.
pub const MARGINS: &[Rule] = &[
    Rule {
        id: "furniture.page-number.plain",
        pattern: r"^[-–—]?\s?\d{1,4}\s?[-–—]?$",
        example: "- 12 -",
        near_miss: "12.",
    },
    Rule { id: "furniture.page-number.roman", pattern: r"^\(?[ivxl]{1,7}\)?$", example: "xvii", near_miss: "annex" },
    Rule {
        id: "furniture.page-number.of",
        pattern: r"^\d{1,4}\s?/\s?\d{1,4}$",
        example: "2/31",
        near_miss: "57/11 of",
    },
    Rule {
        id: "furniture.page-number.word",
        pattern: r"^(?i:‹page›\s*(?:[\divxl]{1,7}|[A-Z]?-?\d{1,4})|(?:‹page_before›)?\s*\d{1,4}\s*‹page_after›)$",
        example: "Page 4",
        near_miss: "Pages 4 and 5",
    },
    Rule {
        id: "furniture.running-head.symbol",
        pattern: r"^[A-Z]{1,6}\s?(?:/[A-Z0-9][0-9A-Za-z_.\-–()*]*|/\s?\([A-Z]\)){1,9}(?:\s?\([^()]{1,14}\))?(?:/[A-Z0-9][0-9A-Za-z_.\-()]*(?: [A-Z0-9(][0-9A-Za-z_.\-()]*)?)?\*{0,3}$",
        example: "A/81/6 (Sect. 10)",
        near_miss: "See A/81/6 (Sect. 10)",
    },
    Rule {
        id: "furniture.running-head.symbol-and-page",
        pattern: r"^[A-Z]{1,6}(?:/[A-Z0-9][0-9A-Za-z_.\-()*]*){1,9}\*{0,3},?\s(?i:‹page›)\s\d{1,4}$",
        example: "A/HRC/10/80 page 4",
        near_miss: "A/HRC/10/80, pages",
    },
    Rule {
        id: "furniture.running-head.date",
        pattern: r"^\d{1,2}/\d{1,2}/\d{4}$",
        example: "29/10/2024",
        near_miss: "29 October 2024",
    },
    Rule {
        id: "furniture.running-head.language",
        pattern: r"^‹running_language›$",
        example: "English",
        near_miss: "English only",
    },
    Rule {
        id: "furniture.job-number.dates",
        pattern: r"^\d{6}(?:\s+\d{6}){0,3}$",
        example: "080195 120195",
        near_miss: "1 080 195",
    },
    Rule {
        id: "furniture.job-number.bare",
        pattern: r"^(?:[A-Z]{2}\.\s?)?\d{2}-\d{4,6}[A-Z]?\*{0,3}(?:\s*\([A-Z]\)\*?)?(?:\s+\d{6})*(?:\s+/\s?\.\.\.)?(?:\s+\d{1,4}(?:/\d{1,4})?)?$",
        example: "95-27467S (E) 080195",
        near_miss: "95-27467S and others",
    },
];

/// How the notice on corrections at the foot of a record's first page begins, in every language of the records.
pub const NOTICES: &[Rule] = &[Rule {
    id: "furniture.corrections-notice.verbatim",
    pattern: r"^‹corrections_notice›",
    example: "This record contains the text of speeches delivered in English",
    near_miss: "This record of achievement",
}];

/// The symbol in a running head.
pub const RUNNING_SYMBOL: &[Rule] = &[Rule {
    id: "furniture.symbol",
    pattern: r"^(?P<symbol>[A-Z]{1,6}\s?(?:/\s?[A-Z0-9(][0-9A-Za-z_.\-–()*]*){1,9}(?:\s?\([^()]{1,14}\))?(?:/[A-Z0-9][0-9A-Za-z_.\-()]*)?\*{0,3})(?:,?\s(?i:‹page›)\s\d{1,4})?$",
    example: "A/HRC/10/80 page 4",
    near_miss: "See A/HRC/10/80",
}];

/// A page's number and the number of pages.
pub const TOTAL: &[Rule] = &[Rule {
    id: "furniture.total",
    pattern: r"^(?P<number>\d{1,4})\s?/\s?(?P<total>\d{1,4})$",
    example: "12/31",
    near_miss: "12",
}];
