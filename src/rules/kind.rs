//! What tells the kind of a document. An identifier's second part says where to look (`symbol`, `line` of the masthead,
//! `title` with its subtitle, `opening` of the body, `submitted`), its third part is the kind. The first match of the table wins.

use super::Rule;

macro_rules! rule {
    ($id:literal, $pattern:literal, $example:literal, $near_miss:literal) => {
        Rule { id: $id, pattern: $pattern, example: $example, near_miss: $near_miss }
    };
}

/// The rules, in their order.
pub const KIND: &[Rule] = &[
    rule!("kind.symbol.verbatim_record", r"/PV\.?\d", "A/64/PV.121", "A/64/PVC/1"),
    rule!("kind.symbol.summary_record", r"/SR\.?\d", "CCPR/C/SR.2154", "CCPR/C/SRB/1"),
    rule!(
        "kind.line.verbatim_record",
        r"(?i)^(?:provisional |final )?(?:verbatim record|record of the|compte rendu sténographique|acta (?:literal|taquigráfica))|^stenographic",
        "PROVISIONAL VERBATIM RECORD OF THE 3046th MEETING",
        "Official Records"
    ),
    rule!(
        "kind.line.summary_record",
        r"(?i)^(?:provisional )?(?:summary record|compte rendu analytique|acta resumida|краткий отч[её]т|محضر موجز|简要记录)",
        "Summary record of the 12th meeting",
        "Summary of the session"
    ),
    rule!("kind.symbol.resolution", r"(?:^|/)RES/", "S/RES/2561(2021)", "A/REST/1"),
    rule!("kind.symbol.decision", r"/DEC/", "A/DEC/55/402", "A/DECL/1"),
    rule!(
        "kind.line.draft_resolution",
        r"(?i)(?:^|[:：] ?)\*{0,3}(?:revised |amended )*(?:draft resolution|projet de résolution|proyecto de resolución|проект резолюции|مشروع قرار|决议草案)s?\*{0,3}(?: [IVX]+)?$",
        "Australia and Belize: draft resolution*",
        "Report on the draft resolution adopted"
    ),
    rule!(
        "kind.line.draft_decision",
        r"(?i)(?:^|[:：] ?)\*{0,3}(?:revised |amended )*(?:draft decision|projet de décision|proyecto de decisión|проект решения|مشروع مقرر|决定草案)s?\*{0,3}(?: [IVX]+)?$",
        "Australia and Belize: draft decision**",
        "the draft decision of the Committee"
    ),
    rule!(
        "kind.line.resolution",
        r"(?i)^(?:resolutions? adopted by|résolutions? adoptée?s? |resolutions? \d+/\d+|resolución aprobada|резолюция,? принятая|резолюция \d+|القرار \d+|قرار اتخذته|resolution \d+ \(\d{4}\)|résolution \d+ \(\d{4}\)|resolución \d+ \(\d{4}\)|第\d+\S*号决议|принятая советом)",
        "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY",
        "Draft resolution adopted by nobody"
    ),
    rule!(
        "kind.line.decision",
        r"(?i)^(?:decisions? adopted by|décisions? adoptée?s? |decisión aprobada|решение,? принятое)",
        "Decision adopted by the Human Rights Council",
        "Draft decision"
    ),
    rule!("kind.symbol.budget", r"^A/\d+/6\(Sect", "A/81/6(Sect.10)/PartA", "A/81/604"),
    rule!(
        "kind.title.budget",
        r"(?i)^(?:proposed (?:programme budget|strategic framework)|programme budget for|projet de budget-programme|proyecto de presupuesto por programas|предлагаемый бюджет)",
        "Proposed programme budget for 2027",
        "Budget performance of the Mission"
    ),
    rule!(
        "kind.title.agenda",
        r"(?i)^(?:annotated |revised |draft |provisional |supplementary )*(?:agenda(?: and (?:annotations|organization|programme).*)?|list of items?.*|programme of work)(?: of the .*| for the .*)?$|^journal of the|^ordre du jour|^(?:liste préliminaire|programa provisional|temario|предварительная повестка|повестка дня|جدول الأعمال|临时议程|议程$)",
        "Provisional agenda",
        "Agenda item 8"
    ),
    rule!(
        "kind.title.participants",
        r"(?i)^(?:provisional |final |preliminary )*list of (?:participants|delegations|attendees)|^liste des participants|^lista de participantes|^список участников|^participants$|^قائمة المشاركين|^与会者名单",
        "Provisional list of participants",
        "Participants in the debate"
    ),
    rule!(
        "kind.title.letter",
        r"(?i)^(?:identical )?letters? dated|^note verbale dated|^(?:lettres? (?:identiques )?(?:datée?s?|en date)|note verbale datée)|^(?:cartas? (?:idénticas )?de fecha|nota verbal de fecha)|^(?:идентичные )?письм[оа]|^вербальная нота|^رسال(?:ة|تان) |^مذكرة شفوية|日给.*的(?:信|普通照会)|的信$",
        "Letter dated 3 August 1993 from the Permanent Representative",
        "Letters of credence"
    ),
    rule!(
        "kind.title.treaty",
        r"(?i)^(?:agreement|convention|treaty|protocol|covenant|statute|accord|traité|protocole|convenio|convención|tratado|protocolo|acuerdo|соглашение|конвенция|договор|протокол|اتفاق|اتفاقية|معاهدة|بروتوكول|协定|公约|条约|议定书)\b.*(?:\b(?:on|of|for|under|relating|concerning|relatif|relative|sur|pour|portant|se rapportant|sobre|relativ[oa]|en el marco|para|о|об|по|в соответствии|в рамках)\b|بشأن|في إطار|关于|根据)",
        "AGREEMENT FOR THE IMPLEMENTATION OF THE PROVISIONS",
        "Agreements reached"
    ),
    rule!(
        "kind.line.meeting_coverage",
        r"(?i)^(?:meetings coverage|press release|for information media|couverture des réunions|communiqué de presse)",
        "Meetings Coverage",
        "Press conference"
    ),
    rule!(
        "kind.title.statement",
        r"(?i)^(?:opening |closing |joint )?(?:statement|remarks|address|intervention|déclaration|declaración|выступление|заявление|كلمة) (?:by|of|delivered|de |du |prononcée|del )",
        "Statement by Brazil",
        "Statements of account"
    ),
    rule!(
        "kind.title.session_summary",
        r"(?i)^summary (?:of|from) (?:the )?(?:session|meeting|discussion|debate|statements|plenary|day)s?\b",
        "Summary of the session on universalization",
        "Summary of Stakeholders’ submissions on Italy"
    ),
    rule!(
        "kind.title.report",
        r"(?i)^(?:draft |interim |annual |final |progress |periodic |initial |national |consolidated |midterm |combined |(?:first|second|third|fourth|fifth|sixth) )*(?:and \S+ )?(?:reports?|national report) (?:of|by|on|submitted|pursuant|for|to)\b|^summary of (?:other )?stakeholders|^compilation (?:of|on|prepared)|^(?:projet de |deuxième |troisième |quatrième |\S+ )?rapports? |^(?:proyecto de )?informe|^национальный доклад|^(?:\S+ )?доклад|^(?:ال)?تقرير|的报告$|报告$|^concluding observations|^communication",
        "Report of the Secretary-General",
        "Reporting on the Report"
    ),
    rule!(
        "kind.title.note",
        r"(?i)^note (?:by|of|du|de la|d[’'])|^nota (?:de|del) |^записка |^مذكرة (?:من|مقدمة)|的说明$",
        "Note by the Secretariat",
        "Notes on the text"
    ),
    rule!("kind.submitted.working_paper", r"\S", "President of the Meeting", " "),
    rule!(
        "kind.title.working_paper",
        r"(?i)^(?:working|conference room|non-|discussion|background|position) ?-?paper|^document de travail|^documento de trabajo|^рабочий документ|^ورقة (?:عمل|غرفة)|工作文件$",
        "Working paper on verification",
        "Paper working"
    ),
    rule!(
        "kind.opening.report",
        r"(?i)^(?:\d+\.? )?the working group on the universal periodic review,? established",
        "1. The Working Group on the Universal Periodic Review, established in accordance with",
        "The Working Group on the Universal Periodic Review met"
    ),
    rule!(
        "kind.opening.letter",
        r"(?i)^(?:I have the honour to|J[’']ai l[’']honneur|Tengo el honor|Имею честь|يشرفني|谨)",
        "I have the honour to transmit",
        "We have the honour"
    ),
    rule!(
        "kind.opening.treaty",
        r"(?i)^(?:the )?(?:states )?parties to (?:this|the present) |^les (?:états )?parties (?:au|à la) présente?|^los estados partes en|^государства-участники настоящ",
        "The States Parties to this Agreement,",
        "The parties met"
    ),
];
