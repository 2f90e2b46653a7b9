//! Lines of a masthead that are told by their form; those told by words of a language stand in the reference tables.

use super::Rule;

/// A symbol on a line of its own.
pub const SYMBOL: &[Rule] = &[Rule {
    id: "masthead.symbol",
    pattern: r"^(?:[A-Z]{1,8}(?:\.\d+)?|ECE|UNW?|[A-Z][A-Za-z]{1,12}) ?/ ?[A-Za-z0-9][A-Za-z0-9.\-/ ]*?(?: ?\([^()]{1,18}\))?(?:/[A-Za-z0-9.\- /]+)?(?: ?[*∗]+)?$",
    example: "A/81/6 (Sect. 10)/Part A*",
    near_miss: "Original: English/French",
}];

/// A job number, wherever it stands.
pub const JOB_NUMBER: &[Rule] = &[Rule {
    id: "masthead.job-number",
    pattern: r"\b(?P<job>(?:[A-Z]{1,3}\. ?)?\d{2}-\d{4,6}[A-Z]?)\b",
    example: "GE.17-11214(E)",
    near_miss: "resolution 2-1",
}];

/// Where the body begins: a line that belongs to no masthead.
pub const BODY: &[Rule] = &[
    Rule {
        id: "masthead.body.numbered",
        pattern: r"^(?:\d{1,3}(?:\.\d{1,3})*\.(?:\s|$)|\d{1,2}\.\d{1,3}\s|[IVX]{1,4}\.\s|[A-Z]\.\s)",
        example: "1. In paragraph 1 of its resolution",
        near_miss: "14 April 2026",
    },
    Rule {
        id: "masthead.body.opening",
        pattern: r"^(?:The (?:[a-z]+ )?(?:meeting|session) (?:was|is) (?:called to order|opened|resumed)|La (?:séance|réunion) est (?:ouverte|reprise)|Se (?:abre|declara abierta|reanuda) la sesión|Заседание (?:открывается|возобновляется)|افتتحت الجلسة|استؤنفت الجلسة|(?:上午|下午).*(?:开会|復会|复会)|In the absence of|The PRESIDENT|The President(?: \(|:))",
        example: "The meeting was called to order at 3.10 p.m.",
        near_miss: "The meeting of States Parties",
    },
    Rule {
        id: "masthead.body.preamble",
        pattern: r"^(?:The (?:States Parties|Parties|High Contracting Parties|General Assembly|Security Council|Economic and Social Council|Human Rights Council|Conference|Commission|Committee|Governing Council)\b.*,|L[’'](?:Assemblée générale),?|Le Conseil (?:de sécurité|économique et social|des droits de l[’']homme),?|La Asamblea General,?|El Consejo (?:de Seguridad|Económico y Social|de Derechos Humanos),?|(?:Генеральная Ассамблея|Совет Безопасности|Совет по правам человека),|إن (?:الجمعية العامة|مجلس الأمن|مجلس حقوق الإنسان)|(?:大会|安全理事会|人权理事会)，)",
        example: "The General Assembly,",
        near_miss: "General Assembly",
    },
    Rule {
        id: "masthead.body.section",
        pattern: r"^(?i:contents|table of contents|summary|introduction|abstract|executive summary|table des matières|sommaire|résumé|índice|resumen|introducción|содержание|резюме|введение|المحتويات|موجز|مقدمة|目录|摘要|导言|annex(?: [IVX]+)?|annexe|anexo)$",
        example: "Contents",
        near_miss: "Summary of Stakeholders’ submissions",
    },
    Rule {
        id: "masthead.body.sentence",
        pattern: r"^(?:In|At|On|By|The present|Pursuant to|In accordance with|Following|I have the honour|Upon|Le présent|La présente|Conformément|El presente|Настоящ\w+) .{30,}",
        example: "In accordance with paragraph 15 of the annex to resolution 5/1",
        near_miss: "In conclusion",
    },
];

/// Lines that name the act: what follows is the act's own title, if anything.
pub const ACT: &[Rule] = &[
    Rule {
        id: "masthead.act.adopted",
        pattern: r"^(?i:resolution|decision|résolution|décision|resolución|decisión|resolutions?) (?i:adopted by|adoptée? par|adoptee par|aprobada por)|^(?i:adopted by the|adoptée par|aprobada por|принятая|резолюция,? принятая)\b|^الذي اتخذه|^الذي اتخذته|^قرار اتخذته|^安全理事会.*通过|^.{0,4}大会.{0,14}通过",
        example: "Resolution adopted by the General Assembly",
        near_miss: "Resolution of disputes",
    },
    Rule {
        id: "masthead.act.number",
        pattern: r"^(?:Resolution|RESOLUTION|Résolution|RÉSOLUTION|Resolución|RESOLUCIÓN|Резолюция|РЕЗОЛЮЦИЯ|القرار|第) ?\d{1,4}(?: ?\(\d{4}\)| ?\([IVXLC]+\))?(?:号决议)?$",
        example: "Resolution 2561 (2021)",
        near_miss: "resolution 1863 (2009)",
    },
    Rule {
        id: "masthead.act.reference",
        pattern: r"^\[[^\]]{0,300}\]?$|^[^\[]{0,120}\)\]$",
        example: "[without reference to a Main Committee (A/73/L.3)]",
        near_miss: "Agenda item 75 (c)",
    },
];

/// A resolution's or decision's number before its title.
pub const ACT_TITLE: &[Rule] = &[Rule {
    id: "masthead.title.act",
    pattern: r"^(?P<number>\d{1,4}/\d{1,4}(?: ?[A-Z])?)\.? +(?P<title>\S.*)$",
    example: "78/272. Agreement under the United Nations Convention",
    near_miss: "1. Agreement",
}];

/// Who submits.
pub const SUBMITTED: &[Rule] = &[
    Rule {
        id: "masthead.submitted.sponsors",
        pattern: r"^(?P<by>[^:]{3,}?)\s?[:：]\s?\*{0,3}(?i:revised |amended |projet de |proyecto de |проект |مشروع |订正)*(?i:draft (?:resolution|decision|declaration|proposal)|amendments?|résolution|décision|resolución|decisión|решени\w|резолюци\w|working paper|document de travail|documento de trabajo|рабочий документ|قرار|مقرر|决议草案|决定草案|proposal)s?\b?.{0,30}$",
        example: "Australia and Belize: draft decision",
        near_miss: "Oceans and the law of the sea: Agreement under the Convention",
    },
    Rule {
        id: "masthead.submitted.by",
        pattern: r"^(?i:(?:working paper |proposal |note |document |report |draft (?:resolution|decision) |explanatory note )?(?:jointly )?(?:submitted|prepared|presented|transmitted|introduced) by|(?:document de travail |document |proposition |note )?(?:présentée?|soumise?|établie?) par|(?:documento (?:de trabajo )?|propuesta |nota )?(?:presentad[oa]|preparad[oa]) por|(?:рабочий документ, )?представлен\w*(?: документ\w*)?|(?:ورقة عمل )?مقدمة? من)\s+(?P<by>\S.*)$",
        example: "Submitted by the President of the Seventh Meeting of States Parties",
        near_miss: "Submitted in accordance with rule 5",
    },
    Rule {
        id: "masthead.submitted.zh",
        pattern: r"^(?P<by>\p{Han}.{1,60})(?:提交|编写)(?:的工作文件)?$",
        example: "联合王国提交的工作文件",
        near_miss: "提交",
    },
];

/// Lines that stand under a title and name the kind of paper, an officer or a part.
pub const SUBTITLE: &[Rule] = &[Rule {
    id: "masthead.subtitle",
    pattern: r"^(?i:(?:interim |annual |final |progress |revised )?report (?:of|by) |note (?:by|of) |rapport d|note d[eu] |informe de|nota de |доклад |записка |تقرير |مذكرة |.{2,30}的(?:报告|说明)$|秘书(?:长|处)的|addendum|corrigendum|additif|rectificatif|adición|corrección|добавление|исправление|إضافة|تصويب|增编|更正|revision|part [IVX\d]+|section \d+|programme \d+)",
    example: "Report of the Secretary-General",
    near_miss: "Reporting obligations",
}];

/// The officer whom the masthead names.
pub const OFFICER: &[Rule] = &[
    Rule {
        id: "masthead.officer",
        pattern: r"^(?P<role>(?:(?:Acting|Temporary|Interim|Vice-|Co-)?\s?-?(?:President|Chair(?:person|man|woman|s)?)|Vice-President|Président(?:e)?(?: par intérim| provisoire)?|Vice-Président(?:e)?|President[ea](?: interin[oa])?|Vicepresident[ea]|Председатель|الرئيس|الرئيسة|主席|代理主席|later|puis|luego|затем|PRESIDENT|CHAIRMAN|CHAIRPERSON|Chairperson)(?:\s\([^)]*\))?)\s?[:：]\s*(?P<name>[^.…(:]*(?:\b(?:Mr|Ms|Mrs|Dr|Sr|Sra|M|H\.E|J|[A-Z])\.[^.…(:]*)*)[\s.…·]*(?:\((?P<state>(?:[^()]|\([^()]*\))+)\))?[\s.…·]*(?P<office>(?:Vice-President|Vice-Chair\w*|Vice-Président\w*|Vicepresident\w+))?[\s.…]*$",
        example: "President: Mr. Eliasson . . . . . . . . . (Sweden)",
        near_miss: "The President: I call on the representative of Zimbabwe.",
    },
    // Recognition takes n for u, e for c, i for l. The office stays empty, since its word does not stand there.
    Rule {
        id: "masthead.officer.recognised",
        pattern: r"^Pr[eco]s[il1]d[eco][nu]t\s?[:;]\s*(?P<name>(?:Mr|Ms|Mrs|Dr)\.[^.…(:]*(?:\b[A-Z]\.[^.…(:]*)*?)\s*\((?P<state>(?:[^()]|\([^()]*\))+)\)[\s.…·]*$",
        example: "Presideut: Mr. A. BEISPIEL (Austria) .",
        near_miss: "Presidents: Mr. A. BEISPIEL (Austria)",
    },
];

/// Who takes the Chair while a meeting goes on.
pub const CHAIR: &[Rule] = &[
    Rule {
        id: "masthead.chair.took",
        pattern: r"(?:^|[,.] )(?P<name>(?:Mr|Ms|Mrs|Miss|Dr|Sir|Dame|Prince|Princess|Sheikh|Sheikha|Archbishop|Baroness|Lord|H\.E)\.? [^(),]{2,60}?) \((?P<state>(?:[^()]|\([^()]*\))+)\), (?P<role>(?:Acting |Temporary |First |Second )?(?:Vice-President|Vice-Chair\w*|President|Chair\w*|Rapporteur|Co-Chair\w*)), (?:took|in) the Chair",
        example: "Mr. Akram (Pakistan), Vice-President, took the Chair.",
        near_miss: "Mr. Akram (Pakistan) took the floor.",
    },
    Rule {
        id: "masthead.chair.took.fr",
        pattern: r"(?:^|[,.] )(?P<name>(?:M|Mme|Mlle|Mgr|Sir|Dr)\.? [^(),]{2,60}?) \((?P<state>(?:[^()]|\([^()]*\))+)\), (?P<role>(?:[Vv]ice-[Pp]résident\w*|[Pp]résident\w*)),? (?:assume la présidence|prend la présidence|préside)",
        example: "M. Wali (Nigéria), Vice-Président, assume la présidence.",
        near_miss: "M. Wali (Nigéria) prend la parole.",
    },
    Rule {
        id: "masthead.chair.took.es",
        pattern: r"(?:^|[,.] )(?:[EeLl][la] )?(?P<name>(?:Sr|Sra|Srta|Dr)\.? [^(),]{2,60}?) \((?P<state>(?:[^()]|\([^()]*\))+)\), (?P<role>(?:Vicepresident[ea]|President[ea])), (?:ocupa|asume) la Presidencia",
        example: "La Sra. Asmady (Indonesia), Vicepresidenta, ocupa la Presidencia.",
        near_miss: "La Sra. Asmady (Indonesia) toma la palabra.",
    },
    Rule {
        id: "masthead.chair.bare",
        pattern: r"^(?P<name>(?:Mr|Ms|Mrs|Miss|Dr|Sir)\.? [^(),]{2,60}?), (?P<role>(?:Acting |Temporary )?(?:Vice-President|Vice-Chair\w*)), (?:took|in) the Chair\.?$",
        example: "Mr. Illueca, Vice-President, took the Chair.",
        near_miss: "Mr. Illueca took the floor.",
    },
];

/// Sessions of which a summary says who chaired them.
pub const CHAIRED: &[Rule] = &[
    Rule {
        id: "masthead.chaired",
        pattern: r"^The (?:session|meeting|discussion|debate) was (?:co-)?(?:chaired|led|facilitated|moderated) by (?P<who>.{3,200}?)(?:,? as (?P<role>[A-Z][A-Za-z-]+))?(?:,? (?:of|on|in) [^.]*)?\.",
        example: "The session was chaired by Ghana and Portugal as Co-Coordinators of the working group.",
        near_miss: "The session was closed by Ghana.",
    },
    Rule {
        id: "masthead.chaired.opened",
        pattern: r"^(?P<who>[^.]{3,120}?) opened the (?:session|meeting|discussion|debate) as (?P<role>(?:Co-|Vice-)?(?:Chair|Coordinator|Facilitator|Moderator|President)[a-z]{0,6})\b[^.]*\.",
        example: "Ghana opened the session as Coordinator on universalization and welcomed all.",
        near_miss: "Ghana opened the session with a film.",
    },
];

/// A meeting without an ordinal, by name.
pub const MEETING_NAME: &[Rule] = &[Rule {
    id: "masthead.meeting.named",
    pattern: r"^(?i:(?:(?:annual|intersessional|inter-sessional|preparatory|special|extraordinary|informal|formal|resumed|regional|organizational) )*(?:meeting|conference|assembly|review conference|preparatory committee)s?(?: (?:of|for) .{3,120})?|réunion (?:intersessions|préparatoire|annuelle|des .{3,100})|conférence d.{3,100}|reunión (?:entre períodos.*|preparatoria|anual|de .{3,100})|совещание .{3,100})$",
    example: "INTERSESSIONAL MEETING",
    near_miss: "Meeting room 3 is closed today.",
}];

/// The meeting whose record a line names.
pub const RECORD_OF: &[Rule] = &[Rule {
    id: "masthead.meeting.record-of",
    pattern: r"(?i)\b(?:record of the|compte rendu (?:analytique|sténographique)[^0-9]{0,40}de la|acta (?:resumida|literal)[^0-9]{0,40}de la|отч[её]т о) (?:\(?(?:first|second|third|closed|public|opening|closing|partial|part)[^0-9]{0,30}\)? ?)?(?P<name>\d{1,5} ?-?(?:st|nd|rd|th|e|re|ère|ème|a|ª|-?м)? ?(?:\([A-Za-z ]+\) ?)?(?:plenary |closed |formal |открытом |пленарном )?(?:meeting|séance|sesión|заседании)(?: plénière| plenaria)?)",
    example: "Summary record of the 12th meeting",
    near_miss: "Record of the meeting",
}];

/// Where and when a meeting was held.
pub const HELD: &[Rule] = &[Rule {
    id: "masthead.occasion.held",
    pattern: r"(?i)^(?:held|tenue|celebrada|состоявшемся|состоявшееся) (?:at|in|à|en|au|в|на) (?P<place>[^0-9]{3,80}?),?(?: (?:on|le|el|в)(?: [\p{L}-]+,)? ?\d| (?:on|le|el|в) [\p{L}-]+,? (?:le )?\d|,? \p{L}+,? \d|$)",
    example: "Held at Headquarters, New York, on Tuesday, 8 October 2019, at 10 a.m.",
    near_miss: "Held over until 8 October",
}];

/// Where a typed text says that it was taken from.
pub const PROVENANCE: &[Rule] = &[Rule {
    id: "masthead.provenance",
    pattern: r"^(?i:source|url|retrieved from|downloaded from|from|link)\s?:\s?<?(?:https?://|www\.)",
    example: "source: https://www.example.org/news",
    near_miss: "Source: Central bank",
}];

/// Fields of a Markdown file's front matter.
pub const FRONT_MATTER: &[Rule] = &[Rule {
    id: "front-matter.field",
    pattern: r#"^(?P<key>[a-z_]{2,20}):\s*"?(?P<value>.*?)"?\s*$"#,
    example: "title: \"UNFCCC COP-6 PART II HIGHLIGHTS\"",
    near_miss: "The title: what it is",
}];

/// The meeting in a bulletin's title.
pub const BULLETIN_TITLE: &[Rule] = &[Rule {
    id: "bulletin.title.meeting",
    pattern: r"^(?:HIGHLIGHTS FROM (?:THE )?(?P<after>.+?)|(?P<before>.+?) HIGHLIGHTS)(?:\s?[,:]|\s*$)",
    example: "UNFCCC COP-6 PART II HIGHLIGHTS, THURSDAY, 26 JULY 2001",
    near_miss: "SUMMARY OF THE BANGKOK CLIMATE CHANGE TALKS",
}];

/// The meeting that a summary bulletin is of.
pub const BULLETIN_SUMMARY: &[Rule] = &[Rule {
    id: "bulletin.title.summary",
    pattern: r"^(?i:summary (?:report )?(?:of|from) (?:the )?)?(?P<name>.*\b(?i:sessions?|meetings?|conference|workshop|seminar|talks|dialogue|forum|consultations?)\b.*)$",
    example: "SUMMARY OF THE BANGKOK CLIMATE CHANGE TALKS",
    near_miss: "UNFCCC COP-6 PART II",
}];
