//! Summary records and press releases: who is reported to speak, at the head of a paragraph or sentence.

use super::Rule;

/// Openings of reported statements, in plain type: `who` is the name or office, `state` what stands in brackets.
pub const OPENINGS: &[Rule] = &[
    Rule {
        id: "reported.opening.person",
        pattern: r"^(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Prince|Princess|Sheikh|Sheikha|Archbishop|Monsignor|Cardinal|Judge|Justice|Professor|Prof|Ambassador|General|Count|Nana|Chief|U|Daw)\.? (?:[\p{L}\p{M}.’'-]+ ?){1,7}?) ?\((?P<state>[^()]*(?:\([^()]*\))?[^()]*)\),? (?:[a-z]|(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\b)",
        example: "Mr. Rassendyll (Ruritania), speaking on behalf of the Group, said that",
        near_miss: "Mr. Rassendyll (Ruritania): I thank you.",
    },
    Rule {
        id: "reported.opening.member",
        pattern: r"^(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.? [\p{L}\p{M}.’'-]+(?: [\p{L}\p{M}.’'-]+){0,4}?)(?:, [a-z][^.;]{3,120},)? (?:said|asked|noted|stressed|thanked|welcomed|expressed|recalled|observed|suggested|proposed|agreed|wondered|explained|added|replied|requested|pointed|drew|supported|endorsed|considered|believed|felt|wished|introduced|presented|recommended|inquired|enquired|emphasized|reiterated|commended|congratulated|reported|announced|remarked|read|took|referred|concurred|invited|declared)\b",
        example: "Mr. Rassendyll asked whether the State party",
        near_miss: "Mr. Rassendyll’s report was late.",
    },
    Rule {
        id: "reported.opening.office",
        pattern: r"^(?P<who>The (?:Acting |Temporary |Vice-|Deputy |Assistant |Under-|Co-|First |Interim )*(?:Chair|Chairman|Chairperson|Chairwoman|Chairs|President|Vice-President|Rapporteur|Secretary|Secretary-General|Special Rapporteur|High Commissioner|Director-General|Executive Director|Facilitator|Coordinator|Moderator|Controller|Legal Counsel|Independent Expert|(?:ACTING |TEMPORARY |VICE-)?(?:CHAIR(?:MAN|PERSON|WOMAN)?|PRESIDENT|RAPPORTEUR|SECRETARY(?:-GENERAL)?)))(?: of (?:the )?[^,.;]{3,80})?(?:, [^.;]{3,160},)? (?:said|asked|noted|stressed|thanked|welcomed|expressed|recalled|observed|suggested|proposed|invited|announced|drew|took|declared|explained|added|replied|requested|reported|informed|introduced|presented|opened|closed|adjourned|read|ruled|urged|appealed|pointed|encouraged|reminded|wished|put|called|made|gave|congratulated|paid|agreed|referred|summarized|proposed)\b",
        example: "The Chair invited the Committee to take action",
        near_miss: "The Chair of the Group of Experts on Roads",
    },
    Rule {
        id: "reported.opening.representative",
        pattern: r"^(?P<who>The (?:representative|delegate|observer|delegation|speaker|representatives|delegates|observers|Permanent Representative|Minister for Foreign Affairs|Prime Minister)s? (?:of|for|from) (?:the )?(?P<state>\p{Lu}[^.;:!?0-9“”]{2,160}?))(?:, [a-z][^.;]{3,160}?,)?,? (?:also |then |however |again |strongly |further )*(?:said|asked|noted|stressed|thanked|welcomed|expressed|recalled|observed|suggested|proposed|introduced|announced|drew|took|declared|explained|added|replied|requested|reported|informed|presented|read|urged|appealed|pointed|called|made|emphasized|underscored|underlined|supported|agreed|echoed|highlighted|voiced|described|reiterated|warned|cited|affirmed|outlined|spoke|commended|endorsed|acknowledged|regretted|pledged|referred|condemned|rejected|criticized|questioned|reaffirmed|joined|associated|associating|speaking|citing|noting|recalling|outlining)\b",
        example: "The representative of Ruritania, speaking on behalf of the Group, said",
        near_miss: "The representative of the staff said",
    },
];

/// Another who is named together with the first, behind a comma or "and".
pub const NAMED_TOGETHER: &[Rule] = &[Rule {
    id: "reported.opening.together",
    pattern: r"^(?:, and |, | and )(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Prince|Princess|Sheikh|Sheikha|Archbishop|Monsignor|Cardinal|Ambassador)\.? (?:(?:\p{Lu}[\p{L}\p{M}.’'-]*|\p{Ll}{1,2}[-’']\p{Lu}[\p{L}\p{M}’'-]*|d[aeiou]s?|del|l[ae]|v[ao]n|der|den|al|el|bin|ben|ould|zu|ter|[yei]) ?){1,7}?) ?\((?P<state>[^()]*(?:\([^()]*\))?[^()]*)\)",
    example: ", Mr. Roe (Ruritania) and Ms. Poe (Graustark) said",
    near_miss: ", Mr. Roe said that Ms. Poe (Graustark) had gone",
}];

/// Openings of press releases: a name in capitals, then an office or a state.
pub const CAPITALS: &[Rule] = &[
    Rule {
        id: "coverage.opening.state",
        pattern: r"^(?P<who>(?:\p{Lu}[\p{Lu}\p{M}.’'-]*,? ){1,6}\p{Lu}[\p{Lu}\p{M}.’'-]+) \((?P<state>[^()]*(?:\([^()]*\))?[^()]*)\),? [a-z]",
        example: "RUDOLF RASSENDYLL (Ruritania) said that",
        near_miss: "UNITED NATIONS (New York) Headquarters",
    },
    Rule {
        id: "coverage.opening.office",
        pattern: r"^(?P<who>(?:\p{Lu}[\p{Lu}\p{M}.’'-]* ){1,6}\p{Lu}[\p{Lu}\p{M}.’'-]+), (?P<office>[^.;]{4,220}?),? (?:said|asked|noted|stressed|thanked|welcomed|expressed|recalled|introduced|presented|reported|recounted|described|underscored|emphasized|outlined|speaking|delivering|briefed|opened|pointed|warned|spoke|called|urged|cited|highlighted|read|added|associated|voiced|observed)\b",
        example: "ANTONIA MAUBAN, Minister for Foreign Affairs of Ruritania, said",
        near_miss: "NEW YORK, 5 May — The Council met",
    },
];

/// For whom one speaks, as a rapporteur tells it in the first sentence: the names begin where the match ends.
pub const TOLD_BEHALF: &[Rule] = &[
    Rule {
        id: "on-behalf.told-for",
        pattern: r"\bspeaking for ",
        example: "speaking for the Group of 77, said",
        near_miss: "speaking of the Group",
    },
    Rule {
        id: "on-behalf.told",
        pattern: r"(?i)(?:speaking|speaks|spoke|said|stated|made a statement|delivered a statement|taking the floor|introducing|introduced|presenting|presented|submitting|delivering|intervening)\b(?P<between>(?:[^.;]|\.\S){0,160}?),? (?:also )?(?:on behalf of|in the name of) ",
        example: "Mr. Roe (Ruritania), speaking on behalf of the Group of 77, said",
        near_miss: "Mr. Roe said that he had gone",
    },
];
