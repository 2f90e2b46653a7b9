//! What a press release on a meeting looks like.

use super::Rule;

/// Openings of a paragraph that tells what one speaker said: the name in capitals, the country in brackets or after a comma.
pub const OPENINGS: &[Rule] = &[
    Rule {
        id: "meeting-coverage.opening.person",
        pattern: r"^(?P<label>(?P<name>(?:[\p{Lu}][\p{L}\p{M}.'’\-]*\s+){0,5}?[\p{Lu}][\p{Lu}\p{M}'’\-]+(?:\s+[\p{Lu}][\p{Lu}\p{M}'’\-]+){0,4})(?:\s*\((?P<country>[^()]{2,60}(?:\([^()]*\)[^()]{0,40})?)\))?)(?P<office>,\s[^,]{3,160}(?:,\s[^,]{3,80}){0,4}?)?,?\s(?:(?:also|then|further|again|, however)\s)?(?:said|stressed|noted|called|expressed|thanked|welcomed|recalled|pointed|underscored|underlined|emphasized|highlighted|stated|warned|urged|asked|voiced|responded|replied|agreed|added|explained|introduced|presented|reported|outlined|described|associated|aligned|speaking|delivering|taking|responding|making|noting|citing|announced|reaffirmed|reiterated|commended|condemned|drew|spoke|opened|requested|proposed|supported|objected|cautioned|echoed|observed|detailed|declared|affirmed|also|addressed|acknowledged|appealed|cited|concluded|congratulated|encouraged|identified|informed|joined|praised|referred|rejected|shared|suggested|told)\b",
        example: "ANA MARÍA RUIZ (Chad), speaking on behalf of the African Group, said peace was needed.",
        near_miss: "The Assembly said that peace was needed.",
    },
    Rule {
        id: "meeting-coverage.opening.representative",
        pattern: r"^(?P<label>The (?P<office>representative|delegate|observer|speaker) (?:of|for|from) (?:the )?(?P<country>[\p{Lu}][^,.;:]{2,70}?))(?:,\s[^.]{3,200}?,)?\s(?:also\s|then\s|further\s)?(?:said|stressed|noted|called|expressed|asked|thanked|welcomed|recalled|pointed|underscored|underlined|emphasized|highlighted|stated|warned|urged|voiced|responded|replied|agreed|added|explained|introduced|announced|reaffirmed|reiterated|spoke|requested|proposed|supported|objected|cautioned|echoed|observed|declared|drew|took|made|rejected|wondered|queried|disagreed|commended|condemned|cited|described|outlined)\b",
        example: "The representative of Togo, speaking in explanation of vote, said her country had abstained.",
        near_miss: "The representatives of Togo and Chad spoke in exercise of the right of reply.",
    },
];

/// For whom a speaker speaks.
pub const FOR_WHOM: &[Rule] = &[Rule {
    id: "meeting-coverage.on-behalf",
    pattern: r"\b(?:speaking|spoke|delivering a statement|making a statement|speaking also)?\s?(?:also )?(?:on behalf of|(?:speaking|spoke)(?: also)? for) (?:the )?(?P<whom>[\p{Lu}][^,.;:()]{1,90}?)(?:\s\([^)]*\))?(?:,| and (?:associating|aligning)|\ssaid\b)",
    example: "ANA RUIZ (Chad), speaking on behalf of the African Group, said",
    near_miss: "ANA RUIZ (Chad), speaking on behalf of her delegation, said",
}];

/// Paragraphs that tell of the meeting and end the statement before.
pub const OF_THE_MEETING: &[Rule] = &[Rule {
    id: "meeting-coverage.meeting",
    pattern: r"^(?:The (?:Assembly|Council|Committee|Commission|Board|meeting|session|representatives? of [^.]{3,300} (?:spoke|also spoke|delivered|took the floor))|Also (?:speaking|participating|delivering)|Speaking in (?:exercise|explanation)|Delivering statements|In other (?:business|matters)|At the outset|When the (?:Committee|Assembly|Council) met|Following (?:that|the)|By (?:a|the) (?:terms|recorded|vote)|The (?:draft )?resolution|Right of reply|Next,|Then,|Action on)",
    example: "The representatives of Togo and Chad spoke in exercise of the right of reply.",
    near_miss: "He said the Council had acted.",
}];

/// Headings under which nobody is reported to take the floor.
pub const SILENT_SECTIONS: &[Rule] = &[Rule {
    id: "meeting-coverage.section.silent",
    pattern: r"(?i)^(?:background|summary|for information media|action(?: on (?:texts?|drafts?))?|full text|the full text)\b",
    example: "Background",
    near_miss: "Statements",
}];
