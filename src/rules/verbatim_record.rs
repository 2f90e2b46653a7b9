//! Verbatim records: labels of speakers, and what the record itself says.

use super::Rule;

/// Who speaks, where no bold type tells it: the whole of what stands before the brackets and the colon.
pub const SPEAKERS: &[Rule] = &[
    Rule {
        id: "verbatim.label.office",
        pattern: r"^(?i:the) (?:(?i:acting|temporary|interim|deputy|assistant|under|vice|co|first|second|presiding|legal|outgoing|incoming)[ -])*(?i:president|chair|chairman|chairperson|chairwoman|chairs|co-chairs|presidency|secretary-general|secretary|rapporteur|vice-president|vice-chair|vice-chairman|facilitator|co-facilitator|coordinator|moderator|officer|counsel|high commissioner|director-general|executive secretary|executive director|observer|legal counsel|representative|spokesperson|prosecutor|registrar)(?: (?:of|for) [^.:;()0-9]{2,90})?$",
        example: "The Acting President",
        near_miss: "The President said",
    },
    Rule {
        id: "verbatim.label.person",
        pattern: r"^(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Msgr|Rev|M|MM|Mme|Mlle|Sr|Sra|Srta)\.? ?|(?:Miss|Mme|Mlle|Messrs\.?|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Count|Prince|Princess|Crown Prince|Sheikh|Shaikh|Sheikha|Shaikha|King|Queen|Emir|Sultan|Grand Duke|Nana|U|Daw|Ato|Chief|General|Lieutenant|Colonel|Major|Captain|Admiral|Archbishop|Bishop|Cardinal|Monsignor|Reverend|Father|Sister|Rabbi|Imam|Judge|Justice|Professor|Doctor|Ambassador|President|Prime Minister|Chairman|His|Her|Their|Tun|Tan Sri|Dato|Dato[’']|Datuk|Begum|Madam|Madame|Senator|Señor|Señora) )(?:[\p{L}\p{M}.'’‘`´-]+[ ,]?){1,14}$",
        example: "Nana Effah-Apenteng",
        near_miss: "In conclusion Mr. Roe",
    },
    Rule {
        id: "verbatim.label.capitals",
        pattern: r"^(?:\p{Lu}[\p{L}.'’-]* ){0,4}\p{Lu}[\p{Lu}'’-]{2,}(?: \p{Lu}[\p{L}.'’-]*){0,3}$",
        example: "Mahmoud FAWZI Bey",
        near_miss: "Mahmoud Fawzi Bey",
    },
];

/// Labels whose letters optical recognition has marred, brackets included.
pub const MARRED_LABELS: &[Rule] = &[
    Rule {
        id: "verbatim.label.president-marred",
        pattern: r#"^The (?P<who>(?:P[\S]{6,13}|[\S]{0,3}RES[\S]{4,10})(?: \S{1,3}){0,2}) ?[\(\{](?P<remark>\S{6,14} \S{2,5},? ?\S[^()\{\}]{3,12})[\)\}] ?[:;]"#,
        example: r#"The PRESIDE:"T (translated from Russian): The item"#,
        near_miss: "The Permanent Representative (of France) said:",
    },
    Rule {
        id: "verbatim.label.name-marred",
        pattern: r#"^(?P<who>\S{1,7}[.,]? (?:\S{1,3} )?\S{2,16}) ?[\(\{]{1,2} ?(?P<state>[^()\{\}:;]{3,48}?) ?[\)\}](?: ?[\(\{](?P<remark>[^()\{\}]{3,34})[\)\}])? ?[:;]"#,
        example: r#"~lr. TSI;\:\I; {China): The President has"#,
        near_miss: "The representative of China (Mr. Tsiang) said",
    },
];

/// Languages in which the records' speakers speak, to be known again where recognition has marred them.
pub const LANGUAGE_NAMES: &[&str] = &["Arabic", "Chinese", "English", "French", "Russian", "Spanish"];

/// What stands in brackets after a name and tells the language.
pub const LANGUAGES: &[Rule] = &[
    Rule {
        id: "verbatim.language.spoke",
        pattern: r"(?i)^‹spoke_in›\s?(?P<language>\p{L}+)",
        example: "spoke in Arabic; English text provided by the delegation",
        near_miss: "Department for General Assembly and Conference Management",
    },
    Rule {
        id: "verbatim.language.interpretation",
        pattern: r"(?i)^‹interpreted_from›\s?(?P<language>\p{L}+)",
        example: "interpretation from French",
        near_miss: "spoke in French",
    },
    Rule {
        id: "verbatim.language.in",
        pattern: r"^in\s+(?P<language>\p{Lu}\p{Ll}+)$",
        example: "in Spanish",
        near_miss: "in his national capacity",
    },
    Rule {
        id: "verbatim.language.marred",
        pattern: r"^t\S{7,10} fr\S{1,3} (?P<language>\p{Lu}\p{Ll}{4,9})$",
        example: "trallslated fram Russian",
        near_miss: "translator of Russian",
    },
];

/// What stands in brackets after a name and tells how it spoke, not for whom.
pub const REMARKS: &[Rule] = &[Rule {
    id: "verbatim.label.remark",
    pattern: r"^(?:(?:spoke|speaking|speaks|spoken) (?:by|via|through|from|with|on|for)\b|via (?:video|telephone)|by (?:video|telephone)|(?:continued|continuing|resumed|reading|concluded)$)",
    example: "spoke by video link",
    near_miss: "Speaker of Parliament",
}];

/// What stands before the name of the body for which somebody speaks.
pub const REPRESENTS: &[Rule] = &[Rule {
    id: "verbatim.label.represents",
    pattern: r"(?i)^(?:(?:permanent |acting |deputy )?(?:observer|representative|delegate)s? (?:for|of|from)|on behalf of|speaking for|for) (?:the )?",
    example: "Observer for the International Committee of the Red Cross",
    near_miss: "Office of the Observer",
}];

/// Labels that name an office and no person, by language.
pub const OFFICES: &[Rule] = &[
    Rule {
        id: "verbatim.office.english",
        pattern: r"^(?i:the) (?P<office>.+)$",
        example: "The Acting President",
        near_miss: "Theodore Roe",
    },
    Rule {
        id: "verbatim.office.french",
        pattern: r"^(?i:le|la|l[’'])\s*(?P<office>(?i:président|présidente|secrétaire|vice-président|haut|rapporteur|facilit|co)\S*.*)$",
        example: "Le Président par intérim",
        near_miss: "Le Duc Tho",
    },
    Rule {
        id: "verbatim.office.spanish",
        pattern: r"^(?i:el|la) (?P<office>(?i:president|secretari|vicepresident|relator|alto|co)\S*.*)$",
        example: "El Presidente interino",
        near_miss: "El Sayed Roe",
    },
    Rule {
        id: "verbatim.office.russian",
        pattern: r"^(?P<office>(?i:председател|исполняющ|генеральный секретарь|временный председатель|заместитель)\S*.*)$",
        example: "Председатель",
        near_miss: "Г-н Ростов",
    },
    Rule {
        id: "verbatim.office.chinese",
        pattern: r"^(?P<office>(?:代理|临时)?(?:主席|秘书长|副主席))$",
        example: "代理主席",
        near_miss: "王先生",
    },
];

/// Bold or capital openings with a colon that name no speaker.
pub const NO_LABELS: &[Rule] = &[Rule {
    id: "verbatim.no-label",
    pattern: r"(?i)^(?:in favour|against|abstain|abstention|present|draft (?:resolution|decision)|agenda|item\b|items\b|note\b|notes\b|annex|members?\b|symbol|document|report\b|contents|corrections|distr|original|also present|absent|statement by|address by|(?:mr|ms|mrs)\.? \w+ said$|he said|she said|vice-presidents?$|chapter|part\b|section|table|figure|question|answer|http)",
    example: "In favour",
    near_miss: "The President",
}];

/// What the record itself says, from the beginning of a paragraph on.
pub const NOTES: &[Rule] = &[
    Rule {
        id: "verbatim.note.meeting",
        pattern: r"^The (?:\S+ ){0,3}(?:meeting|sitting|session|plenary|conference) (?:was (?:called to order|suspended|resumed|adjourned|opened|closed|held|declared)|rose|resumed|began|opened|closed|adjourned)\b",
        example: "The meeting was called to order at 10.25 a.m.",
        near_miss: "The meeting was a success for us all.",
    },
    Rule {
        id: "verbatim.note.decided",
        pattern: r"^It was (?:so|therefore) (?:decided|agreed)\b.{0,60}$",
        example: "It was so decided (decision 76/423).",
        near_miss: "It was decided by the Council that we should go.",
    },
    Rule {
        id: "verbatim.note.vote-taken",
        pattern: r"^(?:A|The|Separate)(?: (?:recorded|roll-call|separate|second|third|single|secret))* (?:vote|votes|ballot|ballots|voting)(?: by [\p{L} -]+)? (?:was|were) (?:then )?taken\b",
        example: "A vote was taken by show of hands.",
        near_miss: "A vote was necessary in our view.",
    },
    Rule {
        id: "verbatim.note.vote-at-request",
        pattern: r"^At the request of (?:the |a )?(?:representatives?|delegations?|delegates?|observers?|members?|sponsors?|President|Chair\w*|\p{Lu}[\p{L}’'-]+)\b[^.;]{0,200}?, (?:a|the|separate)(?: (?:separate|recorded|roll-call|single))*,? votes? (?:was|were) (?:then )?taken\b",
        example: "At the request of the representative of Ruritania, a vote was taken by roll-call on the draft resolution.",
        near_miss: "At the request of my Government, a vote was put off.",
    },
    Rule {
        id: "verbatim.note.drawn-by-lot",
        pattern: r"^.{3,90}, having been drawn by lot\b",
        example: "Ruritania, having been drawn by lot by the President, was called upon to vote first.",
        near_miss: "The seat that was drawn by lot is ours.",
    },
    Rule {
        id: "verbatim.note.result",
        pattern: r"^The (?:result of the (?:vote|voting)|voting) (?:was|is|were) (?:as follows: ?)?\d+ ",
        example: "The result of the vote was 8 in favour, 3 against, and 2 abstentions.",
        near_miss: "The result of the vote was a surprise to us.",
    },
    Rule {
        id: "verbatim.note.not-voting",
        pattern: r"^(?:\d+|\p{Lu}\p{Ll}+) (?:members?|States?|delegations?|representatives?) \([^()]+(?:\([^()]*\)[^()]*)*\) (?:did not (?:participate|take part) in|was absent|were absent)\b",
        example: "One member (Ruritania) did not participate in the voting.",
        near_miss: "Some members did not participate in the voting.",
    },
    Rule {
        id: "verbatim.note.ballot",
        pattern: r"^A vote (?:was )?(?:taken )?by (?:secret ballot|show of hands|roll-call)\b",
        example: "A vote by secret ballot was taken.",
        near_miss: "A vote by the Assembly would help.",
    },
    Rule {
        id: "verbatim.note.lists",
        pattern: r"(?i)^(?:in favou?r|against|abstaining|abstentions?|abstained|present and not voting|not participating(?: in the voting?)?|did not participate|absent)\s*[:;.]?\s*$",
        example: "In favour:",
        near_miss: "Against that background, I wish to say:",
    },
    Rule {
        id: "verbatim.note.lists-filled",
        pattern: r"^(?:In favou?r|Votes? (?:for|against|in favou?r)|Against|Abstaining|Abstentions?|Abstained|Present and not voting|Not participating|Absent)\s*[:;]\s*\S",
        example: "Against: Australia, Canada",
        near_miss: "Against this backdrop we vote: yes",
    },
    Rule {
        id: "verbatim.note.outcome",
        pattern: r"^(?:The |An? |That |Those |These )?(?:\S+ ){0,12}?\(?(?:\S+ ){0,6}(?:was|were) (?:therefore |thus |then |also )?(?:not adopted|adopted|rejected|retained|deleted|approved|carried|lost|upheld|withdrawn|not retained|not carried)\b(?:,? (?:as (?:orally )?(?:amended|revised|corrected)|as a whole|unanimously|by acclamation|without a vote|without objection|by consensus|by (?:a recorded vote of )?\S+ (?:votes? )?(?:in favour )?to \S+|by \S+ votes?(?: (?:in favour )?to \S+)?|having|owing|on |with )[^.]{0,160})?(?: ?\([^()]{3,60}(?:\([^()]*\)[^()]*)?\))?\.?\s*[*†]*$",
        example: "Draft resolution A/61/L.67 was adopted by 143 votes to 4, with 11 abstentions (resolution 61/295).",
        near_miss: "The Declaration was adopted by the Human Rights Council after much work, and we regret that.",
    },
    Rule {
        id: "verbatim.note.silence",
        pattern: r"(?i)^the members of the .{3,60} (?:observed|stood)\b.{0,60}\bsilence",
        example: "The members of the General Assembly observed a minute of silence.",
        near_miss: "The members of the Council observed the elections.",
    },
    Rule {
        id: "verbatim.note.chair",
        pattern: r"^(?:In the absence of [^.]{3,80}, )?(?P<who>[^.,]{0,4}[^,]{2,80})(?:, (?P<office>[^,.;:0-9]{3,60}),)? (?:took|resumed|returned to|assumed|occupied|in) the [Cc]hair\b",
        example: "Mr. Wali (Nigeria), Vice-President, took the Chair.",
        near_miss: "The Chair took the view that it was late.",
    },
    Rule {
        id: "verbatim.note.escort",
        pattern: r"^.{3,300} (?:was|were) (?:then )?(?:escorted|conducted|ushered|accompanied)\b",
        example: "Mr. Roe, President of Ruritania, was escorted to the rostrum.",
        near_miss: "Mr. Roe was a friend of the Organization.",
    },
    Rule {
        id: "verbatim.note.invitation",
        pattern: r"^At the invitation of the (?:Acting )?(?:President|Chair|Chairman|Chairperson)\b",
        example: "At the invitation of the President, Mr. Roe (Ruritania) took a place at the Council table.",
        near_miss: "At the invitation of my Government, the team came.",
    },
    Rule {
        id: "verbatim.note.seats",
        pattern: r"^The (?:delegations?|representatives?|members of the delegation) of .{3,80} (?:withdrew|(?:took|resumed) (?:a |their )?(?:places?|seats?) at)\b.{0,60}$",
        example: "The delegation of Ruritania withdrew.",
        near_miss: "The delegation of Ruritania withdrew its objection to the text, which it had made at the meeting of the day before.",
    },
    Rule {
        id: "verbatim.note.agenda",
        pattern: r"^The (?:provisional )?agenda(?:, as (?:orally )?(?:amended|revised|corrected),)? was adopted\b.{0,40}$",
        example: "The agenda was adopted.",
        near_miss: "The agenda was adopted by our leaders in 2015 and it guides us still.",
    },
    Rule {
        id: "verbatim.note.afterwards",
        pattern: r"^[\[(]?\s*Subsequently,? the (?:delegations?|representatives?|Permanent Missions?)\b|^\[(?:The|Later|After) |^\*{0,3} ?The (?:delegations?|representatives?) of [^.]{3,240}? subsequently (?:informed|advised|notified|stated)\b",
        example: "[Subsequently the delegation of Ruritania advised the Secretariat that it had intended to vote in favour.]",
        near_miss: "Subsequently, we shall speak.",
    },
    Rule {
        id: "verbatim.note.shown",
        pattern: r"^(?:A|An) (?:pre-recorded |video |audio |short |musical |film )*(?:video|film|recording|message|clip|performance|interlude|presentation|statement)(?: message| statement| presentation| recording)? (?:was|were) (?:then )?(?:shown|screened|played|performed|displayed|projected)\b",
        example: "A video was shown in the General Assembly Hall.",
        near_miss: "A statement was made by my Minister last year.",
    },
    Rule {
        id: "verbatim.note.present",
        pattern: r"^(?:There being|Having been|The following|The procedure|Having obtained|The Assembly (?:heard|resumed|proceeded)|The Council (?:heard|resumed|proceeded)|The Committee (?:heard|resumed|proceeded))\b[^?]{3,300}(?:elected|objection|majority|addressed? the|session|members of|consideration)\b",
        example: "Having obtained the required majority, Ruritania was elected a member of the Council.",
        near_miss: "The following points matter to us.",
    },
];

/// What a presiding officer says before speaking for a state.
pub const CAPACITY: &[Rule] = &[
    Rule {
        id: "verbatim.capacity.representative",
        pattern: r"(?i)\b(?:in|under) my (?:national )?capacity as (?:the )?(?:permanent |deputy |acting |current |alternate )*(?:representative|delegate|ambassador|minister[^.;:!?0-9]{0,80}?|head of (?:the )?delegation|prime minister|president|chargé d[’']affaires) of (?:the )?(?P<state>[\p{L}][^.;:!?0-9“”]{2,80})",
        example: "I shall now make a statement in my capacity as the representative of Ruritania.",
        near_miss: "In my capacity as Chair, I thank him.",
    },
    Rule {
        id: "verbatim.capacity.as-representative",
        pattern: r"(?i)\b(?:speaking|speak|statement|say|observations?|remarks|position|declare|explain|here),? (?:a few words |now )?as (?:the )?representative of (?:the )?(?P<state>[\p{L}][^.;:!?0-9“”]{2,80})",
        example: "I should now like to make a statement as the representative of Ruritania.",
        near_miss: "He spoke well as the representative of his people.",
    },
    Rule {
        id: "verbatim.capacity.opening",
        pattern: r"^As (?:the )?representative of (?:the )?(?P<state>[\p{L}][^.;:!?0-9“”]{2,80})",
        example: "As representative of the KINGDOM OF RURITANIA, I wish to make a few remarks",
        near_miss: "As a representative of the young, I speak",
    },
    Rule {
        id: "verbatim.capacity.national",
        pattern: r"(?i)\b(?:shall|will|would like to|should like to|wish to|am going to) now\b[^.]{0,80}\bin my national capacity\b|\bspeaking (?:now )?in my national capacity\b|\bnow [^.]{0,60}\bin my national capacity\b",
        example: "I shall now make a statement in my national capacity.",
        near_miss: "I shall speak in my national capacity at the end of the meeting.",
    },
];

/// How a heading announces the one who speaks next.
pub const ADDRESSES: &[Rule] = &[Rule {
    id: "verbatim.heading.address",
    pattern: r"^(?i:address|statement)e?s? (?i:by|of) (?P<who>[^,]+), (?P<office>(?i:president|prime minister|king|queen|crown prince|prince|emir|amir|sultan|chancellor|premier|chairman|chairperson|minister|vice-president|secretary|captain regent|captains regent|co-prince|head|acting|interim|deputy|first|executive|constitutional|transitional|federal)[^,.;:]*?(?:, [^.;:]*?)?) of (?:the )?(?P<state>\p{Lu}[^.;:]+)$",
    example: "Address by Mr. Rudolf Elphberg, President of the Republic of Ruritania",
    near_miss: "Statement by the President",
}];

/// Headings that end the item above them: what stands under them is under no item.
pub const OUT_OF_ITEM: &[Rule] = &[Rule {
    id: "verbatim.heading.out-of-item",
    pattern: r"(?i)^(?:agenda items? remaining|programme of work|organization of (?:work|the session)|(?:opening|closing|closure|suspension|adjournment|resumption|conclusion) of|expressions? of|tribute|minute of silen|announcements?|statements? by the (?:acting |outgoing |incoming |temporary )?(?:president|chair|secretary-general)|other (?:matters|business)|date of|tentative programme|adoption of the agenda|welcome|scale of assessments for the apportionment of the expenses of the united nations \(|condolences|oral report|election of (?:the )?officers)",
    example: "Agenda items remaining for consideration during the session",
    near_miss: "Address by Mr. Rassendyll, President of Ruritania",
}];

/// Pieces of the masthead that stand at the foot of a first page, inside the run of text.
pub const FOOT: &[Rule] = &[
    Rule {
        id: "verbatim.foot.distribution",
        pattern: r"^(?i:distr\.)\s*:?\s*(?P<word>(?i:general|limited|restricted|provisional))?$",
        example: "Distr. GENERAL",
        near_miss: "Distribution of income",
    },
    Rule {
        id: "verbatim.foot.symbol",
        pattern: r"^[A-Z]{1,6}(?:/[A-Z0-9.-]+){1,4}/?(?:PV|SR|VR)[./]\d[\w./() -]{0,14}$",
        example: "A/48/PV.84",
        near_miss: "See A/48/PV.84 for the debate.",
    },
    Rule {
        id: "verbatim.foot.date",
        pattern: r"^\d{1,2} \p{L}+ (?:19|20)\d\d$",
        example: "13 December 1993",
        near_miss: "On 13 December 1993 we met.",
    },
    Rule {
        id: "verbatim.foot.language",
        pattern: r"^(?:(?i:original):? ?)?(?:ENGLISH|FRENCH|SPANISH|RUSSIAN|ARABIC|CHINESE)$",
        example: "ENGLISH",
        near_miss: "English is spoken.",
    },
];
