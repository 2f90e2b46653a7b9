//! What each kind of document looks like: tables of patterns, each with an example and a near miss. No code. Words of a language
//! stand in `reference/phrases.csv`: a pattern names their role, `‹submitted_by›`.

pub mod agenda;
pub mod decisions;
pub mod furniture;
pub mod hyphens;
pub mod kind;
pub mod masthead;
pub mod meeting_coverage;
pub mod on_behalf;
pub mod paragraphs;
pub mod reported;
pub mod session_summary;
pub mod stopwords;
pub mod summary_record;
pub mod upr_report;
pub mod verbatim_record;

/// One pattern of one thing, with a text that it must match and one that it must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its identifier, as the output's evidence names it ("verbatim.label.chair").
    pub id: &'static str,
    /// A regular expression; its named groups are what it reads.
    pub pattern: &'static str,
    /// A text that it must match.
    pub example: &'static str,
    /// A text much like it that it must not match.
    pub near_miss: &'static str,
}

/// Every table of rules, with the name of its file: a table that is not listed here is not tested.
pub const TABLES: &[(&str, &[Rule])] = &[
    ("furniture.lines", furniture::LINES),
    ("decisions.outcomes", decisions::OUTCOMES),
    ("decisions.things", decisions::THINGS),
    ("decisions.no_things", decisions::NO_THINGS),
    ("decisions.tallies", decisions::TALLIES),
    ("decisions.adopted_as", decisions::ADOPTED_AS),
    ("decisions.ways", decisions::WAYS),
    ("decisions.votes_taken", decisions::VOTES_TAKEN),
    ("decisions.lists", decisions::LISTS),
    ("decisions.intentions", decisions::INTENTIONS),
    ("decisions.between_delegations", decisions::BETWEEN_DELEGATIONS),
    ("decisions.drafts", decisions::DRAFTS),
    ("decisions.questions", decisions::QUESTIONS),
    ("decisions.amendments", decisions::AMENDMENTS),
    ("decisions.titles", decisions::TITLES),
    ("decisions.several", decisions::SEVERAL),
    ("on_behalf.own_words", on_behalf::OWN_WORDS),
    ("on_behalf.others_words", on_behalf::OTHERS_WORDS),
    ("on_behalf.speaking_words", on_behalf::SPEAKING_WORDS),
    ("on_behalf.own_self", on_behalf::OWN_SELF),
    ("on_behalf.aligned", on_behalf::ALIGNED),
    ("on_behalf.announced", on_behalf::ANNOUNCED),
    ("on_behalf.namely", on_behalf::NAMELY),
    ("on_behalf.part", on_behalf::PART),
    ("on_behalf.before_names", on_behalf::BEFORE_NAMES),
    ("summary_record.openings", summary_record::OPENINGS),
    ("summary_record.named_together", summary_record::NAMED_TOGETHER),
    ("summary_record.capitals", summary_record::CAPITALS),
    ("summary_record.told_behalf", summary_record::TOLD_BEHALF),
    ("upr_report.under_review", upr_report::UNDER_REVIEW),
    ("upr_report.sections", upr_report::SECTIONS),
    ("upr_report.nobody", upr_report::NOBODY),
    ("upr_report.delegation", upr_report::DELEGATION),
    ("upr_report.replies", upr_report::REPLIES),
    ("upr_report.by_adjective", upr_report::BY_ADJECTIVE),
    ("upr_report.by_office", upr_report::BY_OFFICE),
    ("upr_report.presenters", upr_report::PRESENTERS),
    ("upr_report.unknown_speaker", upr_report::UNKNOWN_SPEAKER),
    ("upr_report.told_behind_comma", upr_report::TOLD_BEHIND_COMMA),
    ("upr_report.made_recommendations", upr_report::MADE_RECOMMENDATIONS),
    ("upr_report.according_to", upr_report::ACCORDING_TO),
    ("upr_report.responses", upr_report::RESPONSES),
    ("upr_report.announcements", upr_report::ANNOUNCEMENTS),
    ("upr_report.goes_on", upr_report::GOES_ON),
    ("verbatim_record.speakers", verbatim_record::SPEAKERS),
    ("verbatim_record.marred_labels", verbatim_record::MARRED_LABELS),
    ("verbatim_record.remarks", verbatim_record::REMARKS),
    ("verbatim_record.languages", verbatim_record::LANGUAGES),
    ("verbatim_record.no_labels", verbatim_record::NO_LABELS),
    ("verbatim_record.represents", verbatim_record::REPRESENTS),
    ("verbatim_record.offices", verbatim_record::OFFICES),
    ("verbatim_record.notes", verbatim_record::NOTES),
    ("verbatim_record.capacity", verbatim_record::CAPACITY),
    ("verbatim_record.addresses", verbatim_record::ADDRESSES),
    ("verbatim_record.foot", verbatim_record::FOOT),
    ("verbatim_record.out_of_item", verbatim_record::OUT_OF_ITEM),
    ("furniture.margins", furniture::MARGINS),
    ("furniture.notices", furniture::NOTICES),
    ("furniture.running-symbol", furniture::RUNNING_SYMBOL),
    ("furniture.total", furniture::TOTAL),
    ("agenda.no-title", agenda::NO_TITLE),
    ("agenda.listed", agenda::LISTED),
    ("kind", kind::KIND),
    ("masthead.symbol", masthead::SYMBOL),
    ("masthead.job-number", masthead::JOB_NUMBER),
    ("masthead.body", masthead::BODY),
    ("masthead.act", masthead::ACT),
    ("masthead.act-title", masthead::ACT_TITLE),
    ("masthead.submitted", masthead::SUBMITTED),
    ("masthead.subtitle", masthead::SUBTITLE),
    ("masthead.officer", masthead::OFFICER),
    ("masthead.chair", masthead::CHAIR),
    ("masthead.chaired", masthead::CHAIRED),
    ("masthead.meeting-name", masthead::MEETING_NAME),
    ("masthead.record-of", masthead::RECORD_OF),
    ("masthead.held", masthead::HELD),
    ("masthead.provenance", masthead::PROVENANCE),
    ("masthead.front-matter", masthead::FRONT_MATTER),
    ("masthead.bulletin-title", masthead::BULLETIN_TITLE),
    ("masthead.bulletin-summary", masthead::BULLETIN_SUMMARY),
    ("masthead.bulletin-name", masthead::BULLETIN_NAME),
    ("masthead.bulletin-meets", masthead::BULLETIN_MEETS),
    ("paragraphs.number", paragraphs::NUMBER),
    ("paragraphs.mark", paragraphs::MARK),
    ("paragraphs.note-mark", paragraphs::NOTE_MARK),
    ("paragraphs.heading", paragraphs::HEADING),
    ("paragraphs.record-note", paragraphs::RECORD_NOTE),
    ("paragraphs.contents-line", paragraphs::CONTENTS_LINE),
    ("meeting_coverage.openings", meeting_coverage::OPENINGS),
    ("meeting_coverage.for_whom", meeting_coverage::FOR_WHOM),
    ("meeting_coverage.of_the_meeting", meeting_coverage::OF_THE_MEETING),
    ("meeting_coverage.silent", meeting_coverage::SILENT_SECTIONS),
    ("session_summary.chaired", session_summary::CHAIRED),
    ("session_summary.notes", session_summary::NOTES),
    ("reported.silent", reported::SILENT_SECTIONS),
    ("reported.following", reported::FOLLOWING),
    ("reported.following-one", reported::FOLLOWING_ONE),
    ("reported.standing", reported::STANDING),
    ("reported.collectives", reported::COLLECTIVES),
    ("reported.outcomes", reported::OUTCOMES),
    ("reported.bodies", &[reported::BODIES]),
    ("reported.closing", reported::CLOSING_NOTES),
];
