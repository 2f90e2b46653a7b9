//! Reports of the Universal Periodic Review: who presents, who speaks in the dialogue, what is recommended and answered.

use super::Rule;

/// The state under review, as the report's introduction names it.
pub const UNDER_REVIEW: &[Rule] = &[
    Rule {
        id: "upr.under-review.held",
        pattern: r"(?i)\bthe review of (?:the )?(?P<state>\p{L}[^;:!?0-9“”]{2,70}?) was (?:held|conducted|carried out)\b",
        example: "The review of Ruritania was held at the 5th meeting",
        near_miss: "The review of the report began late",
    },
    Rule {
        id: "upr.under-review.delegation",
        pattern: r"(?i)\bthe delegation of (?:the )?(?P<state>\p{L}[^;:!?0-9“”]{2,70}?) was (?:headed|led|composed)\b",
        example: "The delegation of Ruritania was headed by Ms. Roe.",
        near_miss: "The delegation of Ruritania asked for more",
    },
];

/// Headings and openings that part the report.
pub const SECTIONS: &[Rule] = &[
    Rule {
        id: "upr.section.presentation",
        pattern: r"(?i)^(?:[A-Z]\. ?)?(?:presentation|introduction|opening statement|statement) (?:by|of) the (?:state under review|state concerned|delegation)|^(?:[A-Z]\. ?)?presentation by (?:the )?\p{L}+$",
        example: "A. Presentation by the State under review",
        near_miss: "Presentation of the annual report",
    },
    Rule {
        id: "upr.section.dialogue",
        pattern: r"(?i)^(?:[A-Z]\. ?)?inter-?active dialogue\b.{0,80}$",
        example: "B. Interactive dialogue and responses by the State under review",
        near_miss: "During the interactive dialogue, 88 delegations made statements.",
    },
    Rule {
        id: "upr.section.recommendations",
        pattern: r"(?i)^(?:[IVX]+\.? ?)?conclusions?(?: and ?/? ?or| and|/) ?recommendations?\b.{0,40}$|^(?:[IVX]+\.? ?)?recommendations?$",
        example: "II. Conclusions and/or recommendations",
        near_miss: "The conclusions and recommendations of the Committee were sent to all.",
    },
    Rule {
        id: "upr.section.other",
        pattern: r"(?i)^(?:[IVX]+\.? ?)?(?:voluntary (?:pledges|commitments)|annex\b|composition of the delegation|introduction|summary of the proceedings)",
        example: "III. Voluntary pledges and commitments",
        near_miss: "The annexed documents were read",
    },
];

/// Openings of paragraphs in which nobody speaks.
pub const NOBODY: &[Rule] = &[Rule {
    id: "upr.nobody",
    pattern: r"(?i)^(?:(?:during|in the course of|throughout) the (?:ensuing |subsequent |following )?(?:interactive )?(?:dialogue|discussion|review)s?,? (?:\S+ ){0,3}(?:delegations?|statements?|recommendations?)\b|(?:a (?:large |great |significant )?number of|several|many|some|most|other|various|all|a few|numerous|additional|further|\S+-\S+|\d+) (?:\S+ ){0,2}(?:delegations|statements|speakers|countries|states|interventions)\b|(?:the )?(?:following )?(?:delegations|statements|speakers|interventions|recommendations|states)\b|additional statements|after the (?:initial |opening |introductory )?presentation,? \S+ (?:\S+ )?(?:delegations|states|countries)\b|the full (?:statements|version)|(?:due|owing) to (?:time|the lack|lack)|a total of|the (?:vice-)?president of (?:the )?(?:human rights council|council|working group)|the (?:vice-)?president (?:said|stated|reminded|recalled|asked|noted|thanked)\b|the troika|the chair\b)",
    example: "A number of delegations thanked Ruritania for its report.",
    near_miss: "The delegation of Ruritania thanked them.",
}];

/// Openings of a paragraph in which somebody speaks whose name no table knows: a misprint, an adjective for the state.
pub const UNKNOWN_SPEAKER: &[Rule] = &[Rule {
    id: "upr.speaker.unknown",
    pattern: r"^(?:The )?(?P<name>\p{Lu}[\p{L}\p{M}’'-]{3,}(?: (?:of|and|the|de|\p{Lu}[\p{L}\p{M}’'-]*)){0,9}),? (?:also |further |warmly |highly )?(?:acknowledged|applauded|appreciated|asked|commended|commented|complimented|congratulated|encouraged|enquired|expressed|highlighted|inquired|noted|observed|praised|raised|recognized|recommended|remarked|requested|stated|thanked|underlined|underscored|urged|voiced|welcomed|made (?:a|an|one|two|three|four|\d+ )? ?recommendations?)\b",
    example: "Ruritaniann noted the progress made.",
    near_miss: "It noted the progress made.",
}];

/// The verb of a speaker behind a stray comma: "Regarding returns, Chad, noted difficulties".
pub const TOLD_BEHIND_COMMA: &[Rule] = &[Rule {
    id: "upr.told.comma",
    pattern: r"^ (?:also |further )?(?:acknowledged|applauded|appreciated|asked|commended|congratulated|encouraged|enquired|expressed|highlighted|inquired|noted|observed|praised|recognized|recommended|requested|stated|thanked|underlined|underscored|urged|welcomed)\b",
    example: " noted difficulties in tracing them",
    near_miss: " which noted difficulties",
}];

/// What ends the paragraph of a state that is not under review.
pub const MADE_RECOMMENDATIONS: &[Rule] = &[Rule {
    id: "upr.made-recommendations",
    pattern: r"\bmade (?:\S+ ){0,2}recommendations?\.?$",
    example: "It noted the progress and made recommendations.",
    near_miss: "It made recommendations on prisons.",
}];

/// The state whose view a sentence gives without making it act.
pub const ACCORDING_TO: &[Rule] = &[Rule {
    id: "upr.according-to",
    pattern: r"^(?:According to|In the (?:view|opinion) of) (?:the )?(?P<name>\p{Lu}[^,;.]{2,60}),",
    example: "According to Ruritania, the report showed progress.",
    near_miss: "According to the report, progress was made.",
}];

/// The state under review, named by its delegation or office at the head of a sentence.
pub const DELEGATION: &[Rule] = &[
    Rule {
        id: "upr.delegation.subject",
        pattern: r"^(?:(?:In|On|Regarding|Concerning|With|As|Turning|Responding|Replying|Addressing|Referring|Following|To|For|Finally|Moreover|Furthermore|Also|Lastly|At|Answering|Commenting|Reacting|By|Noting|While|After|Speaking|Relating|About|Asked|Thanking|Concluding|Continuing|Closing|Recalling|Acknowledging)\b[^.;]{0,260}?, )?(?:[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts) (?:(?:[a-z-]+|Deputy|Vice|Attorney|Foreign|Prime|Permanent|State|Federal|Assistant) ){0,4}?(?:[Dd]elegation|[Dd]elegate|[Hh]ead of (?:(?:the |its )?(?:[\p{L}’]+ )?)[Dd]elegation|[Mm]inister|[Mm]inistry|[Rr]epresentatives?|[Aa]mbassador|[Gg]overnment|[Aa]ttorney[ -]General|[Dd]irector|[Ss]ecretary|[Cc]hairperson|[Ss]tate under review|[Cc]ommissioner|[Jj]ustice|[Pp]rosecutor|[Dd]eputy|[Pp]rofessor|[Mm]ember of (?:the )?delegation|[Pp]resident of|[Ss]enator|[Jj]udge)\b",
        example: "In response to the questions, the delegation stated that",
        near_miss: "The programme of the year was rich",
    },
    Rule {
        id: "upr.delegation.person",
        pattern: r"^(?:[^.;]{0,160}?, )?(?:[Hh]is|[Hh]er) Excellency\b|^(?:[^.;]{0,120}?, )?(?:(?:H\. ?E\.|Mr\.|Ms\.|Mrs\.|Dr\.) ?|(?:Minister|Ambassador) )\p{Lu}",
        example: "Her Excellency Ms. Roe presented the report.",
        near_miss: "The report was presented by her.",
    },
    Rule {
        id: "upr.delegation.it-was",
        pattern: r"^(?:(?:In|On|Regarding|Concerning|With|As|Finally|Furthermore)\b[^.;]{0,200}?, )?it was (?:stated|explained|noted|stressed|recalled|pointed out|indicated|emphasized|underlined|mentioned|reported|said|reaffirmed|reiterated|clarified|added)\b",
        example: "On prisons, it was explained that works had begun.",
        near_miss: "It was raining when we met.",
    },
];

/// Openings of paragraphs that reply to others.
pub const REPLIES: &[Rule] = &[Rule {
    id: "upr.replies",
    pattern: r"^(?:In (?:(?:his|her|its|their) )?(?:responses?|reply|replies|answers?)\b|(?:Responding|Replying|Answering)\b|Addressing (?:the |some )?(?:questions?|issues?|concerns?|comments?|points?)\b|[^.;]{3,200}\b(?:replied|responded) to (?:the |a |some )?(?:\p{L}+ )?(?:cluster|round|series|set|group|questions|issues|comments|points)\b)",
    example: "In his reply, the senior adviser stated that",
    near_miss: "It asked for replies to its questions.",
}];

/// A delegation or government that acts, told by an adjective.
pub const BY_ADJECTIVE: &[Rule] = &[Rule {
    id: "upr.delegation.adjective",
    pattern: r"^(?:[^.;]{0,260}?, )?(?P<who>[Tt]he (?P<adjective>\p{Lu}[\p{L}’'-]{3,}) (?:[Dd]elegation|[Gg]overnment))\b",
    example: "In closing, the Ruritanian delegation announced its plans.",
    near_miss: "Others thanked the Ruritanian delegation.",
}];

/// An officer of a state, behind its name.
pub const BY_OFFICE: &[Rule] = &[Rule {
    id: "upr.delegation.office-of",
    pattern: r"^(?:['’]s?|s['’]) (?:[Pp]ermanent [Rr]epresentative|[Mm]inister|[Aa]mbassador|[Dd]elegation|[Hh]ead of|[Rr]epresentative|[Aa]ttorney|[Gg]overnment|[Dd]eputy|[Ss]ecretary)\b",
    example: "’s Permanent Representative observed that",
    near_miss: "’s progress was noted",
}];

/// The person who presents, with the office.
pub const PRESENTERS: &[Rule] = &[
    Rule {
        id: "upr.presenter.excellency",
        pattern: r"\b(?:[Hh]is|[Hh]er|H\.? ?E\.?) ?(?:Excellency,? ?)?(?:the )?(?P<name>(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )*(?:\p{Lu}[\p{L}\p{M}.’'-]*)(?: (?:de|da|dos|del|la|el|bin|bint|al|von|van|ben|y|di|Al|[\p{Lu}][\p{L}\p{M}.’'-]*)){1,6})(?:, (?:the )?(?P<role>(?:\p{Lu}|head\b|minister|deputy\b|vice|permanent\b|ambassador|attorney|chief\b|secretary|director|representative)[^,;]{2,118}?)(?: (?:introduced|presented|stated|said|noted|expressed|thanked|indicated|emphasi[sz]ed|explained|highlighted|reiterated|recalled|reported|informed|opened|began|delivered|made|gave|underlined|underscored|stressed|welcomed|outlined|provided|described|affirmed|reaffirmed|pointed|started|responded|replied|answered|addressed|assured|observed|added|concluded|commended|referred|led|headed|who|which)\b|[,;.]|$))?",
        example: "Her Excellency Ms. Antonia Mauban, Minister for Justice, presented the report",
        near_miss: "The minister presented the report",
    },
    Rule {
        id: "upr.presenter.head",
        pattern: r"(?P<role>[Hh]ead of (?:the )?(?:\p{Lu}[\p{L}’]* )?delegation(?: of (?:the )?\p{Lu}[^,.;:0-9]{2,40})?|[Mm]inister[^,;.]{0,90}|[Aa]ttorney[ -]General|[Ss]ecretary[^,;.]{0,60}|[Aa]mbassador), (?P<name>(?:Mr|Ms|Mrs|Dr|H\.E\.|Prof)\.? \p{Lu}[\p{L}\p{M}.’'-]*(?: (?:de|da|dos|del|la|el|bin|bint|al|von|van|ben|y|di|[\p{Lu}][\p{L}\p{M}.’'-]*)){0,6})",
        example: "The head of Ruritania’s delegation, Ms. Antonia Mauban, said",
        near_miss: "The head of the delegation said",
    },
    Rule {
        id: "upr.presenter.title",
        pattern: r"(?P<name>(?:Mr|Ms|Mrs|Dr|Prof)\.? \p{Lu}[\p{L}\p{M}.’'-]*(?: (?:de|da|dos|del|la|el|bin|bint|al|von|van|ben|y|di|[\p{Lu}][\p{L}\p{M}.’'-]*)){0,6}), (?:(?:the )?(?P<role>(?:\p{Lu}|head\b|minister|deputy\b|vice|permanent\b|ambassador|attorney|chief\b|secretary|director|representative)[^,;.]{2,118}?)(?: (?:introduced|presented|stated|said|noted|expressed|thanked|indicated|emphasi[sz]ed|explained|highlighted|reiterated|recalled|reported|informed|opened|began|delivered|made|gave|underlined|underscored|stressed|welcomed|outlined|provided|described|affirmed|reaffirmed|pointed|started|responded|replied|answered|addressed|assured|observed|added|concluded|commended|referred|led|headed|who|which)\b|[,;.]|$)|(?:introduced|presented|stated|said|noted|expressed|thanked|indicated|emphasi[sz]ed|explained|highlighted|reiterated|recalled|reported|informed|opened|began|delivered|made|gave|underlined|underscored|stressed|welcomed|outlined|provided|described|affirmed|reaffirmed|pointed|started|responded|replied|answered|addressed|assured|observed|added|concluded|commended|referred|led|headed|who|which)\b)",
        example: "Ms. Antonia Mauban, Minister for Justice, presented",
        near_miss: "Ms. Mauban presented",
    },
    Rule {
        id: "upr.presenter.office",
        pattern: r"^(?:[^.;,]{0,80}, )?(?:[Tt]he )(?P<role>[Hh]ead of (?:the |its |[\p{L}]+’?s? )?[Dd]elegation|[Mm]inister[^,;.]{0,60}?|[Aa]ttorney[ -]General|[Aa]mbassador|[Pp]ermanent [Rr]epresentative)(?: of| stated| said| noted| presented| expressed| emphasized| explained|,|\b)",
        example: "The head of the delegation of Ruritania said",
        near_miss: "The report of the delegation said",
    },
];

/// What the state under review answers to the recommendations that follow.
pub const RESPONSES: &[Rule] = &[
    Rule {
        id: "upr.response.not-supported",
        pattern: r"(?i)\b(?:(?:did|do|does|would|could|can|has|have|will) ?not (?:yet )?(?:enjoy|support|accept|agree|been accepted|be accepted|find)|cannot (?:be )?(?:accept|support)|not (?:be )?(?:supported|accepted)|reject(?:s|ed)?|(?:do|does|did) not enjoy|without the support|unable to (?:accept|support)|not enjoy(?:ed|ing)?)",
        example: "The following recommendations did not enjoy the support of Ruritania:",
        near_miss: "The recommendations enjoy the support of Ruritania:",
    },
    Rule {
        id: "upr.response.pending",
        pattern: r"(?i)\b(?:(?:will|would|shall|to) be (?:further )?(?:examined|considered|reviewed)|will (?:be )?(?:examine|consider|respond|provide)|provide (?:its |their )?(?:responses?|replies|answers)|in due (?:time|course)|responses? .{0,120}will be (?:included|reflected|provided)|further (?:consideration|examination))\b",
        example: "The following recommendations will be examined by Ruritania, which will provide responses in due time:",
        near_miss: "The recommendations have been examined by Ruritania and enjoy its support:",
    },
    Rule {
        id: "upr.response.partly-supported",
        pattern: r"(?i)\b(?:partial(?:ly)?|in part)\b.{0,40}\b(?:support|accept)|(?:support|accept)\p{L}* (?:in part|partially)",
        example: "The following recommendations enjoy the partial support of Ruritania, that is, are supported in part:",
        near_miss: "The recommendations enjoy the support of Ruritania:",
    },
    Rule {
        id: "upr.response.supported",
        pattern: r"(?i)\b(?:enjoy(?:s|ed)?(?: also)? (?:the |its |their )?(?:full )?(?:support|agreement)|support(?:s|ed)? (?:by|the following)|has accepted|(?:are|were|been|be) (?:accepted|supported)|accepts?|(?:already )?(?:been )?(?:implemented|in the process of implementation))\b",
        example: "The recommendations listed below enjoy the support of Ruritania:",
        near_miss: "The recommendations listed below were made to Ruritania:",
    },
    Rule {
        id: "upr.response.noted",
        pattern: r"(?i)\b(?:(?:has|have|are|were|been|be) (?:duly )?noted|takes? note|took note|notes the following)\b",
        example: "The recommendations below have been noted by Ruritania:",
        near_miss: "A note of thanks was read",
    },
];

/// A paragraph that announces recommendations.
pub const ANNOUNCEMENTS: &[Rule] = &[Rule {
    id: "upr.recommendations.announced",
    pattern: r"(?i)\brecommend(?:ations?|ed|s)\b",
    example: "The following recommendations were made to Ruritania:",
    near_miss: "The delegation thanked all states.",
}];

/// What goes on with the recommendation before it, behind a semicolon, and is none of its own.
pub const GOES_ON: &[Rule] = &[Rule {
    id: "upr.recommendation.goes-on",
    pattern: r"^(?i:and |or )?(?:(?i:as|the|an?|its|their|this|these|those|such|all|any|others?|which|who|whose|that|so|with|without|of|on|for|by|from|at|in|under|including|inter|especially|particularly|notably|namely|thereby|where|while|if|both|establishment|convention|covenant|(?:optional )?protocols?|rome|articles?|paragraphs?)\b|(?i:international (?:conv|cov))|\p{L}{3,}ing\b|\p{Lu}[\p{Lu}\d-]+\b|[^\p{L}])",
    example: "the Optional Protocol thereto",
    near_miss: "ratify and implement the CED",
}];
