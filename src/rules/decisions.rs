//! What was put to the meeting, how it was decided, how each state voted.

use super::Rule;

/// Numbers in words, as tallies print them.
pub const COUNTS: &[(&str, u32)] = &[
    ("none", 0),
    ("no", 0),
    ("nil", 0),
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
];

/// Sentences that tell what became of a thing: `what` is its name, `outcome` the verb, `not` a denial.
pub const OUTCOMES: &[Rule] = &[
    Rule {
        id: "decision.was",
        pattern: r"^(?:\[|At the \S+ meeting, |By \d+ votes to \d+, with \d+ abstentions?, |(?:A|The) (?:\S+ )?vote was taken[^.;]{0,60}?,? and )?(?P<what>(?:[^.;:?!]|[.;:]\S){3,260}?)(?:,? as (?:orally |further |verbally )*(?:amended|revised|corrected|modified|a whole)(?: and (?:orally )?(?:amended|revised|corrected))?)*,? (?:was|were) (?:then |also |therefore |thus |accordingly |thereby )*(?P<not>not )?(?P<outcome>adopted|rejected|retained|deleted|approved|carried|lost|upheld|withdrawn|defeated)\b",
        example: "Draft resolution A/61/L.67, as orally amended, was adopted by 143 votes to 4, with 11 abstentions (resolution 61/295).",
        near_miss: "The Assembly was pleased to see the text.",
    },
    Rule {
        id: "decision.has-been",
        pattern: r"(?i)^(?:i declare (?:that )?|consequently,? |accordingly,? |therefore,? |as a result,? |thus,? )?(?P<what>(?:the |this |that |an? )?[^.;:?!]{0,20}?(?:draft|amendment|proposal|motion|text|resolution|decision|paragraph|ruling)(?:[^.;:?!]|\.\S){0,160}?),? (?:has|have|is|are) (?:therefore |thus |accordingly |then )*(?P<not>not )?(?:therefore |thus )?(?:been )?(?:therefore |thus )?(?P<outcome>adopted|rejected|carried|lost|defeated|withdrawn|approved)\b",
        example: "The draft resolution has been adopted unanimously as resolution 2448 (2018).",
        near_miss: "The draft resolution will be adopted today.",
    },
];

/// What a thing must be called to be one that is put to the meeting.
pub const THINGS: &[Rule] = &[Rule {
    id: "decision.thing",
    pattern: r"(?i)\b(?:draft|amendments?|sub-?amendments?|motions?|proposals?|ruling|(?:preambular|operative|sub-?)? ?paragraphs?|resolutions?|decisions?|text|declaration|phrase|sentence|section)\b|/L\.\d",
    example: "The fourth preambular paragraph",
    near_miss: "The agenda",
}];

/// What is no decision though it is "adopted".
pub const NO_THINGS: &[Rule] = &[Rule {
    id: "decision.no-thing",
    pattern: r"(?i)^(?:the )?(?:provisional )?(?:agenda|programme of work|report|list of speakers|proposed programme|organization of work|proposals? (?:of|made by) the (?:chair|president))\b|\b(?:to (?:defer|close|take note)|adoption of the agenda)\b",
    example: "The provisional agenda",
    near_miss: "The draft programme budget",
}];

/// How many voted how.
pub const TALLIES: &[Rule] = &[
    Rule {
        id: "decision.tally.to",
        pattern: r"(?i)\bby (?:a (?:recorded |roll-call |separate )?vote of )?(?P<for>\d{1,3}|\p{L}+)(?: votes?)?(?: in favour)? (?:to|against) (?P<against>\d{1,3}|\p{L}+)(?: votes?)?(?: against)?(?:,? ?(?:with|and|;)? ?(?P<abstaining>\d{1,3}|\p{L}+) abstentions?)?",
        example: "adopted by 143 votes to 4, with 11 abstentions",
        near_miss: "adopted by consensus",
    },
    Rule {
        id: "decision.tally.unopposed",
        pattern: r"(?i)\bby (?P<for>\d{1,3}|\p{L}+) votes?(?: in favour)?,? with (?P<abstaining>\d{1,3}|\p{L}+) abstentions?",
        example: "adopted by 48 votes, with 8 abstentions",
        near_miss: "adopted by 48 votes to 8",
    },
    Rule {
        id: "decision.tally.received",
        pattern: r"(?i)\b(?P<for>\d{1,3}|\p{L}+) (?:votes? |members? |delegations? )?(?:were |was )?(?:cast )?in favour(?:(?:,| and|;) ?(?P<against>\d{1,3}|\p{L}+) (?:votes? )?(?:were |was )?against)?(?:(?:,|;| and|, and) ?(?:with )?(?P<abstaining>\d{1,3}|\p{L}+) abst(?:entions?|aining|ained))?",
        example: "received 13 votes in favour, none against and two abstentions",
        near_miss: "The result was in doubt",
    },
];

/// The number under which a thing was adopted.
pub const ADOPTED_AS: &[Rule] = &[
    Rule {
        id: "decision.adopted-as.brackets",
        pattern: r"\((?:(?:General Assembly|Security Council|Economic and Social Council|Council|Human Rights Council) )?(?:resolutions?|decisions?) (?P<number>\d[^()]*(?:\([^()]*\)[^()]*)?)\)",
        example: "was adopted (resolution 61/295).",
        near_miss: "was adopted (see A/61/L.67).",
    },
    Rule {
        id: "decision.adopted-as.named",
        pattern: r"\badopted (?:unanimously |by consensus )?as (?:Security Council |General Assembly )?(?:resolution|decision) (?P<number>\d+ ?\(\d{4}\)|[\dS][\dA-Z/-]+(?: ?\(\d{4}\))?)",
        example: "has been adopted as resolution 2448 (2018).",
        near_miss: "was adopted as the basis of work",
    },
];

/// Ways of deciding that are named.
pub const WAYS: &[Rule] = &[
    Rule {
        id: "decision.way.without-vote",
        pattern: r"(?i)\b(?:without (?:a )?(?:vote|objection)|by (?:consensus|acclamation|common accord))\b",
        example: "was adopted without a vote",
        near_miss: "was adopted by 4 votes to 1",
    },
    Rule {
        id: "decision.way.unanimous",
        pattern: r"(?i)\bunanimously\b",
        example: "has been adopted unanimously",
        near_miss: "has been adopted",
    },
    Rule {
        id: "decision.way.vote",
        pattern: r"(?i)\b(?:by (?:a |an )?(?:recorded |roll-call |non-recorded |secret )*(?:vote|ballot|show of hands)|negative vote|required majority|number of votes)\b",
        example: "was adopted by a non-recorded vote",
        near_miss: "was adopted by consensus",
    },
];

/// A vote is announced to have been taken.
pub const VOTES_TAKEN: &[Rule] = &[Rule {
    id: "decision.vote-taken",
    pattern: r"(?i)\b(?:a|the) (?:(?:recorded|roll-call|separate|single|second|third) )*vote was (?:then )?taken\b|\ba vote (?:was )?(?:taken )?by (?:show of hands|roll-call)\b",
    example: "A recorded vote was taken.",
    near_miss: "A recorded vote was requested.",
}];

/// Heads of the lists of those who voted.
pub const LISTS: &[Rule] = &[
    Rule {
        id: "vote.in-favour",
        pattern: r"^(?i:in favou?r|vot(?:ing|es?) in favou?r|votes? for|for|ayes?)\s*(?:\(\d+\))?\s*[:;]\s*",
        example: "In favour: Austria",
        near_miss: "In favour of this, we",
    },
    Rule {
        id: "vote.against",
        pattern: r"^(?i:against|vot(?:ing|es?) against|noes)\s*(?:\(\d+\))?\s*[:;]\s*",
        example: "Against: None",
        near_miss: "Against this",
    },
    Rule {
        id: "vote.abstaining",
        pattern: r"^(?i:abstaining|abstentions?|abstained)\s*(?:\(\d+\))?\s*[:;]\s*",
        example: "Abstaining:",
        near_miss: "Abstaining from the vote",
    },
    Rule {
        id: "vote.not-participating",
        pattern: r"^(?i:present and not voting|not participating(?: in the vot(?:e|ing))?|did not participate(?: in the vot(?:e|ing))?|not voting|absent)\s*[:;]\s*",
        example: "Present and not voting: China",
        near_miss: "Present at the meeting: China",
    },
    Rule {
        id: "vote.not-participating.told",
        pattern: r"^(?:\d+|\p{Lu}\p{Ll}+) (?:members?|States?|delegations?) \((?P<states>[^()]+(?:\([^()]*\)[^()]*)*)\) did not (?:participate|take part) in the vot(?:e|ing)",
        example: "One member (Ruritania) did not participate in the voting.",
        near_miss: "Some members did not participate in the voting.",
    },
];

/// How a delegation says afterwards that it had meant to vote: `states` are those, the other group tells the vote.
pub const INTENTIONS: &[Rule] = &[Rule {
    id: "vote.intended",
    pattern: r"(?i)\b(?:delegations?|representatives?|permanent missions?) of (?P<states>[^;\[\]]+?),? (?:(?:subsequently|later|afterwards) )?(?:(?:advised|informed|notified) the [^;]{3,40}? )?(?:that )?(?:,? ?had (?:it|they) been present,? )?(?:(?:it|they) )?(?:(?P<absent>(?:had |have )?(?:not intended to (?:participate|take part|vote\b(?: ?$|[.;\]]))|intended (?:not to|to not) (?:participate|take part|vote)|not participated))|(?:(?:had (?:been )?intended|intended|had meant|wished)(?: to have)?(?: (?:its|their) votes? recorded)?(?: to vote| to be recorded)?(?: as (?:having )?(?:been|voted|voting))?|would have(?: voted)?)(?: to)? (?:(?P<favour>in favou?r)|(?P<against>against)|(?P<abstain>abstain(?:ed|ing)?))\b)",
    example: "[Subsequently the delegation of Ruritania advised the Secretariat that it had intended to vote in favour.]",
    near_miss: "The delegation of Ruritania voted in favour.",
}];

/// What stands between two delegations that are named together.
pub const BETWEEN_DELEGATIONS: &[Rule] = &[Rule {
    id: "vote.between-delegations",
    pattern: r",? and (?:that |those )?of |,? and the (?:delegations?|representatives?) of |, (?:the )?(?:delegations?|representatives?) of ",
    example: "Ruritania and the delegation of Graustark",
    near_miss: "Ruritania and Graustark",
}];

/// A draft named by its symbol in the words before it is decided.
pub const DRAFTS: &[Rule] = &[
    Rule {
        id: "decision.draft.symbol",
        pattern: r#"(?i:draft (?P<type>resolution|decision|presidential statement|declaration)s?),? (?:entitled (?:“[^”]{3,240}”|"[^"]{3,240}"),? )?(?i:(?:which is |as |that is )?(?:contained |issued |circulated |submitted |reproduced )?(?:in |as )?(?:document )?)[(\[]?(?P<symbol>[A-Z]{1,6}(?:\.[0-9A-Z]+)?(?:/[A-Z0-9][A-Za-z0-9.()-]*)+(?:/Rev\.\d+)?)"#,
        example: "draft resolution contained in document S/2018/1016",
        near_miss: "draft resolution contained in paragraph 64 of the report (A/64/903)",
    },
    Rule {
        id: "decision.draft.document",
        pattern: r"(?i:documents?) (?P<symbol>[A-Z]{1,6}(?:\.[0-9A-Z]+)?(?:/[A-Z0-9][A-Za-z0-9.()-]*)+(?:/Rev\.\d+)?),? (?i:(?:which )?(?:contain(?:s|ing)|sets out|setting out|reproduces|is|which is))[^.;?]{0,60}?(?i:draft (?P<type>resolution|decision|presidential statement))",
        example: "document S/2018/1016, which contains the text of a draft resolution submitted by France",
        near_miss: "document S/2018/1016, which contains the report",
    },
    Rule {
        id: "decision.draft.limited",
        pattern: r"(?P<symbol>[A-Z]{1,6}(?:\.[0-9A-Z]+)?(?:/[A-Z0-9][A-Za-z0-9.()-]*)*/(?:L|CRP)\.\d+[A-Z]?(?:/Rev\.\d+)?)",
        example: "introduce A/61/L.66.",
        near_miss: "see A/61/436.",
    },
];

/// Adopting a draft, in the words of the presiding officer's question.
pub const QUESTIONS: &[Rule] = &[Rule {
    id: "decision.question",
    pattern: r"(?i)\b(?:adopts?|adopting|approves?|approving) (?P<what>(?:the |this |that |these |those |both )?(?:draft (?:resolution|decision|declaration|conclusions)s?|[A-Z]+/[^ ]*/L\.\d+|amendment|draft (?:political )?declaration|text of the draft)(?:[^.?]|\.\S){0,160})",
    example: "May I take it that the Assembly decides to adopt draft resolution A/64/L.72?",
    near_miss: "May I take it that the Assembly decides to defer the item?",
}];

/// An amendment that goes by a symbol of its own: the words before the symbol.
pub const AMENDMENTS: &[Rule] = &[Rule {
    id: "decision.amendment",
    pattern: r"(?i)^(?:oral |proposed |draft |sub-?)*amendments? (?:as )?(?:(?:contained|set out|submitted|circulated|issued|proposed) )?(?:in )?(?:document )?[(\[]?$",
    example: "amendment contained in document ",
    near_miss: "amendment to draft resolution ",
}];

/// A title behind the name of a draft.
pub const TITLES: &[Rule] = &[Rule {
    id: "decision.title",
    pattern: r#"^[^.;?“"]{0,60}?\bentitled (?:“(?P<title>[^”]{3,400}?),?”|"(?P<plain>[^"]{3,400}?),?")"#,
    example: ", entitled “Financing for peacebuilding”.",
    near_miss: ". The item entitled “Peacebuilding” is closed.",
}];

/// Drafts counted with roman numerals, letters or figures, several at once.
pub const SEVERAL: &[Rule] = &[Rule {
    id: "decision.several",
    pattern: r"^(?i:the )?(?P<type>(?i:draft (?:resolution|decision)))s (?P<first>[IVXL]+|[A-Z]|\d+)(?P<more>(?:, (?:[IVXL]+|[A-Z]|\d+))*),? (?P<link>and|to) (?P<last>[IVXL]+|[A-Z]|\d+)$",
    example: "Draft resolutions I to III",
    near_miss: "Draft resolution I",
}];
