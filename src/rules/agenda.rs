//! Headings under an agenda item: which are titles of items and which name a draft, a report or a speaker.

use super::Rule;

/// Headings that are no title of an item.
pub const NO_TITLE: &[Rule] = &[Rule {
    id: "agenda.no-title",
    pattern: r"^(?i:‹no_item_title›)",
    example: "Draft resolution (A/64/L.72)",
    near_miss: "Report of the Secretary-General on the work of the Organization (A/60/1)",
}];

/// A sub-item, or a numbered item, on a line of its own.
pub const LISTED: &[Rule] = &[
    Rule {
        id: "agenda.listed.sub",
        pattern: r"^(?P<mark>\([a-z]{1,4}\)) (?P<title>\S.*)$",
        example: "(b) Follow-up to and implementation of the Mauritius Strategy",
        near_miss: "Follow-up (b) to it",
    },
    Rule {
        id: "agenda.listed.item",
        pattern: r"^(?P<number>\d{1,3})\.\s+(?P<rest>\S.*)$",
        example: "5. Adoption of the agenda",
        near_miss: "5 items",
    },
];
