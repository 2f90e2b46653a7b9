//! Whom a speaker speaks for beyond its own entity, and with whom it aligns itself.

use super::Rule;

/// Own words that say for whom one speaks: the names begin where the match ends.
pub const OWN_WORDS: &[Rule] = &[
    Rule {
        id: "on-behalf.opening",
        pattern: r"^(?:(?:and|also|first|firstly|first of all|finally|lastly|at the outset|today|once again|in conclusion|to conclude|again|sir|madam|mr\. president|madam president|mr\. chairman|mr\. chair|madam chair|excellencies),? ){0,3}(?i:on behalf of|in the name of) ",
        example: "On behalf of the Ruritanian Group, I thank you.",
        near_miss: "The statement made on behalf of the Group",
    },
    Rule {
        id: "on-behalf.speaking",
        pattern: r"(?i)(?:^|, )speaking (?:today |here |now |also |this (?:morning|afternoon) )?(?:in my capacity as [^,.;]{3,60} and )?(?:on behalf of|in the name of|for) ",
        example: "Speaking on behalf of the Group of Friends, I should like",
        near_miss: "He was speaking about those on behalf of whom we act",
    },
    Rule {
        id: "on-behalf.first-person",
        pattern: r"(?i)\b(?:I|we|I’m|I'm|I am|my delegation|my country|our delegation)\b(?P<between>(?:[^.;:?]|[.:]\S){0,180}?)\b(?:on behalf of|in the name of) ",
        example: "I have the honour to speak on behalf of the Group of 77",
        near_miss: "The representative spoke on behalf of the Group",
    },
    Rule {
        id: "on-behalf.honour",
        pattern: r"(?i)\b(?:it is|has|have|had|take|takes|with)\b (?:my |our |a |an |the |also |indeed |now |once again |thus |therefore ){0,4}(?:\p{L}+ )?(?:honou?r|pleasure|privilege|duty|opportunity|floor)(?P<between>(?:[^.;:?]|[.:]\S){0,160}?)\b(?:on behalf of|in the name of) ",
        example: "Ruritania has the honour to deliver this statement on behalf of the Group of 77",
        near_miss: "Ruritania spoke on behalf of the Group of 77",
    },
    Rule {
        id: "on-behalf.this-statement",
        pattern: r"(?i)\b(?:this|the following|the present|our|my) (?:joint |brief |short )?(?:statement|intervention|explanation of (?:vote|position)|message|address|remarks?) (?:is|are|will be|is being) (?:also |being )?(?:made |delivered |given |presented |read )?(?:on behalf of|in the name of) ",
        example: "This statement is made on behalf of the Nordic countries",
        near_miss: "The statement that was made on behalf of the Nordic countries",
    },
    Rule {
        id: "on-behalf.capacity",
        pattern: r"(?i)\b(?:speak|speaking|take the floor|taking the floor|address|addressing|deliver|make|making|statement|intervention)\b[^.;:?]{0,80}? (?:in (?:my|our|its) capacity )?as (?:the )?(?:current |present |outgoing |incoming |acting )?(?:chair|chairman|chairperson|chairwoman|co-?ordinator|president|presidency|spokesperson|pro tempore president|president pro tempore) (?:and spokesperson )?of (?:the )?",
        example: "I speak in my capacity as Chair of the Group of 77",
        near_miss: "He thanked the Chair of the Group of 77",
    },
    Rule {
        id: "on-behalf.we-in",
        pattern: r"\b[Ww]e,? (?:in|of|the members of|the member States of|the States members of) the ",
        example: "we in the Group of 77 pledge our support",
        near_miss: "we met in the Group of 77",
    },
];

/// Words between the subject and "on behalf of" that make it another's behalf.
pub const OTHERS_WORDS: &[Rule] = &[Rule {
    id: "on-behalf.others",
    pattern: r"\b(?i:who|whom|which|that (?:was|were|is|has|have|will)|made|delivered|given|to be (?:delivered|made|read|given)|just read|earlier|spoke|spoken|presented by|call[a-z]* (?:up)?on the|give the floor|floor to|thank[a-z]* [^,]*\b(?:for|representative|ambassador|minister)|delegation of|efforts?|work(?:ing|ed|s)?|act(?:s|ed|ions?|ing)?|expended|sufferings?|interven(?:ed|es|ing)|initiatives?|assistance|struggle|programmes?)\b|\b(?i:align|associat|support|endors|subscrib|echo|invit|activit|undertak|sacrific|advoca|appeal|engage|campaign)|\bby (?:the|an?|his|her|our|my|its|\p{Lu})",
    example: "support the statement made",
    near_miss: "have the honour to speak",
}];

/// Words between the subject and "on behalf of" that say that a statement is being made.
pub const SPEAKING_WORDS: &[Rule] = &[Rule {
    id: "on-behalf.speaks",
    pattern: r"(?i)\b(?:speak|speaking|say|saying|address|addressing|deliver|delivering|make|making|take|taking|read|reading|present|presenting|introduce|introducing|submit|convey|conveying|express|expressing|thank|wish|would like|should like|have the honou?r|have the pleasure|have the privilege|am honou?red|am pleased|am privileged|extend|congratulate|welcome|pay|offer|statement|intervention|explanation|remarks|statement|floor|intervene|propose|request|reaffirm|reiterate|warmly|sincerely|today|now|also|honou?r)\b|^\s*$",
    example: " have the honour to speak ",
    near_miss: " came to town ",
}];

/// What follows "on behalf of" where one speaks for oneself or for a person.
pub const OWN_SELF: &[Rule] = &[Rule {
    id: "on-behalf.self",
    pattern: r"(?i)^(?:my|our|his|her|its|us|all|both|everyone|each|every|those|these|myself|me|humanity|mankind|many|millions|whom|which|the (?:people|peoples|government|governments|delegation|president|king|queen|prime minister|minister|emir|secretary-general|secretariat|bureau|assembly|general assembly|council|security council|committee|chair|chairman|entire|whole|united nations|international community|victims|children|women|future|citizens|nation|head|co-|sponsors|main sponsors|authors|state of [\p{L}]+, my)|his excellency|her excellency|mr\.|mrs\.|ms\.|ambassador|president |the host country|humankind|peace|democracy|human)\b",
    example: "my Government",
    near_miss: "the African Group",
}];

/// With whom a delegation aligns itself: the names begin where the match ends.
pub const ALIGNED: &[Rule] = &[
    Rule {
        id: "aligned.on-behalf",
        pattern: r"(?i)\b(?:align(?:s|ed|ing)?|associate(?:s|d)?|associating|identif(?:y|ies)|subscribe(?:s|d)?|endorse(?:s|d)?|support(?:s|ed)?|join(?:s|ed)?|concur(?:s|red)?|echo(?:es|ed)?)\b(?: fully| itself| ourselves| myself| himself| herself| themselves| also| full)*[^.;]{0,40}?\b(?:with|to|in|by)?\b[^.;]{0,60}?\b(?:statements?|explanations? of (?:vote|position)|remarks|interventions?|positions?|words|views|declaration)\b[^.;]{0,160}?\bon behalf of ",
        example: "My delegation aligns itself with the statement made by the representative of Ruritania on behalf of the African Group",
        near_miss: "I speak on behalf of the African Group",
    },
    Rule {
        id: "aligned.statement-of",
        pattern: r"(?i)\b(?:align(?:s|ed|ing)?|associate(?:s|d)?)\b (?:fully |also )*(?:itself|ourselves|myself|himself|herself|themselves)? ?(?:fully )?with (?:the )?(?:statements?|explanations? of (?:vote|position)|remarks|positions?|views) (?:just |previously |earlier )?(?:made |delivered |given |expressed )?(?:earlier )?(?:by|of) (?:the )?",
        example: "We align ourselves with the statement of the European Union.",
        near_miss: "We welcome the statement of the European Union.",
    },
];

/// What a presiding officer says when giving the floor to one who speaks for others: the names begin where the match ends.
pub const ANNOUNCED: &[Rule] = &[
    Rule {
        id: "on-behalf.announced",
        pattern: r"(?i)\b(?:floor|call on|call upon|invite|next speaker|hear|speaker)\b(?:[^.?!]|\.\S){0,160}?\b(?:who|and who)\b (?:[^.?!]|\.\S){0,60}?\b(?:speak|speaks|speaking|address|make|deliver|introduce|statement|intervene|submit|present)\b(?:[^.?!]|\.\S){0,160}?\b(?:on behalf of|in the name of) ",
        example: "I now call on the representative of Ruritania, who will speak on behalf of the African Group.",
        near_miss: "I thank the representative of Ruritania, who spoke on behalf of the African Group.",
    },
    Rule {
        id: "on-behalf.announced-speaking",
        pattern: r"(?i)\b(?:give the floor|call on|call upon|floor is given)\b(?:[^.?!]|\.\S){0,160}?(?:,| to) (?:speak(?:ing)?|make a statement|deliver a statement|introduce[^.?!,]{0,100}?|making a statement|address the [\p{L} ]{4,30})(?: also)? (?:on behalf of|in the name of) ",
        example: "I give the floor to the representative of Ruritania, speaking on behalf of the African Group.",
        near_miss: "He gave the floor to those on behalf of whom we act.",
    },
];

/// A word for states that are listed behind it.
pub const NAMELY: &[Rule] = &[Rule {
    id: "on-behalf.namely",
    pattern: r"^(?i:the |a |our )?[^.;:“(]{3,90}?(?:\([^()]{1,20}\))?(?:, namely,? |, that is,? |: )",
    example: "three African members of the Council, namely, Ruritania and Graustark",
    near_miss: "three African members of the Council, who thank you",
}];

/// What follows the name of a group where a part of it is meant.
pub const PART: &[Rule] = &[Rule {
    id: "on-behalf.part",
    pattern: r"^ (?:that|which|who) (?:are|were|have|had|sit|serve|belong)\b",
    example: " that are members of the Security Council",
    near_miss: ", which are grateful",
}];

/// Words that stand before a name and belong to the list, not to the name.
pub const BEFORE_NAMES: &[Rule] = &[Rule {
    id: "on-behalf.before-name",
    pattern: r"(?i)^(?:the |a |an |its |all |both |also |as well as |and,? |in addition,? |my (?:own )?country,? |(?:potential )?candidate countr(?:y|ies) |potential candidates? |countr(?:y|ies) of the stabili[sz]ation and association process(?: and potential candidates?)? |namely |that is |including |of |delegations? of |representatives? of |(?:members?|states|countries|member states|states members|member countries|participating states|states parties|representatives|following states|following countries|co-sponsors|delegations|missions|permanent missions|governments?) (?:that are |which are )?(?:members )?(?:of )?|group of |\d+ (?:members?|states|countries|delegations|african|arab|european|asian|caribbean) |(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen) )",
    example: "the States members of the Alliance",
    near_miss: "Alliance",
}];
