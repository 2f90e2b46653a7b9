//! What stands on a page and is no running text, told by its words alone. The last part of an identifier is the reason.

use super::Rule;

/// Whole lines.
pub const LINES: &[Rule] = &[
    Rule {
        id: "furniture.job-number.geneva",
        pattern: r"^[A-Z]{2}\.\d{2}-\d{4,6}\*{0,3}\s*(?:\([A-Z]\)\*?)?(?:\s+\d{6}(?:\s+\d{6})*)?$",
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
        pattern: r"^Please recycle\W*$",
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
