//! A document as its rules read it: strings as printed, each with its place and the rule that read it.

use super::{DocumentKind, Furniture, How, Mode, Outcome, ParagraphKind, Place, Position, Problem, Styled};

/// A value as printed, with its place and the rule that read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The value as printed.
    pub text: String,
    /// Where it stands; absent where it was read from furniture or from a file's front matter.
    pub place: Option<Place>,
    /// The page on which it stands.
    pub page: u32,
    /// Identifier of the rule that read it.
    pub rule: &'static str,
}

/// A paragraph with its style.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftParagraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// The number of a numbered paragraph ("12", "88.1"), left out of the text.
    pub number: Option<String>,
    /// The mark of a list item or footnote ("(a)", "•", "3"), left out of the text.
    pub marker: Option<String>,
    /// Level of a heading or list item from 1; 0 for other text.
    pub level: u8,
    /// The headings above it, outermost first.
    pub headings: Vec<String>,
    /// The text, with its style; footnote marks are taken out.
    pub text: Styled,
    /// Byte offset in the text at which each page of it begins, with the page; the first is at 0.
    pub pages: Vec<(usize, u32)>,
    /// 0 for the main text, 1 for the second language of a bilingual page.
    pub flow: u8,
    /// Words of the source in it, its number and marks included.
    pub words: u32,
    /// Identifier of the rule that told its kind.
    pub rule: &'static str,
}

impl DraftParagraph {
    /// The page at a byte offset of the text.
    pub fn page_at(&self, offset: usize) -> u32 {
        let index = self.pages.partition_point(|&(start, _)| start <= offset);
        self.pages.get(index.saturating_sub(1)).map_or(1, |&(_, page)| page)
    }

    /// The page on which it begins.
    pub fn page_start(&self) -> u32 {
        self.pages.first().map_or(1, |&(_, page)| page)
    }

    /// The page on which it ends.
    pub fn page_end(&self) -> u32 {
        self.pages.last().map_or(1, |&(_, page)| page)
    }
}

/// A speaker as the document names it.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftSpeaker {
    /// The label as printed ("Mr. Macron (France)", "The President", "Costa Rica").
    pub as_written: Read,
    /// The person ("Mr. Macron").
    pub name: Option<String>,
    /// The office under which the person speaks ("President").
    pub role: Option<String>,
    /// The state, organisation or group that the statement is made for, as printed.
    pub affiliation: Option<String>,
}

impl DraftSpeaker {
    /// Whether the label opens with the office, not with a name: "The President", "The Co-Chair (Ms. Roe)".
    pub fn goes_by_office(&self) -> bool {
        let named = |name: &String| self.as_written.text.starts_with(name.as_str());
        self.role.is_some() && !self.name.as_ref().is_some_and(named)
    }
}

/// One uninterrupted taking of the floor.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftStatement {
    /// Whose words.
    pub mode: Mode,
    /// The headings above it, outermost first.
    pub headings: Vec<String>,
    /// The items in force, as printed or in normal form.
    pub agenda_items: Vec<String>,
    /// Who speaks.
    pub speakers: Vec<DraftSpeaker>,
    /// For whom beyond the speaker's own entity, as printed.
    pub on_behalf_of: Vec<Read>,
    /// With whom the speaker aligns itself, as printed.
    pub aligned_with: Vec<Read>,
    /// The language named in the label, as printed ("French").
    pub spoken_language: Option<Read>,
    /// What the record remarks on the whole statement, such as where it was delivered.
    pub note: Option<String>,
    /// The text, a stretch of a paragraph each, in order.
    pub parts: Vec<Place>,
    /// Quotations inside it.
    pub quotes: Vec<Place>,
    /// Identifier of the rule that opened it.
    pub rule: &'static str,
}

impl DraftStatement {
    /// A statement that is told, of which nothing is read yet but who speaks.
    pub fn reported(rule: &'static str, headings: Vec<String>, speakers: Vec<DraftSpeaker>) -> Self {
        DraftStatement {
            mode: Mode::Reported,
            headings,
            agenda_items: Vec::new(),
            speakers,
            on_behalf_of: Vec::new(),
            aligned_with: Vec::new(),
            spoken_language: None,
            note: None,
            parts: Vec::new(),
            quotes: Vec::new(),
            rule,
        }
    }
}

/// An agenda item as stated, listed or opened.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftAgendaItem {
    /// The number in normal form ("8(e)"), absent where the item has none.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Whether the record marks it as continued.
    pub continued: bool,
    /// Where it stands.
    pub read: Read,
    /// The paragraphs that open it again, by index: a summary record lists its items before it opens them.
    pub reopened: Vec<usize>,
    /// The paragraphs that annotate it, by index.
    pub annotation: Vec<usize>,
}

/// One state's vote, as listed.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftVote {
    /// The state as printed.
    pub label: Read,
    /// How it voted.
    pub position: Position,
}

/// What a delegation said afterwards of its vote.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftCorrection {
    /// The state as printed.
    pub label: Read,
    /// How it had meant to vote.
    pub intended: Position,
    /// The words that tell it.
    pub told: Place,
}

/// One thing put to the meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftDecision {
    /// The draft's symbol, or what it is called.
    pub what: Read,
    /// Its title.
    pub title: Option<String>,
    /// The number under which it was adopted, as printed.
    pub adopted_as: Option<Read>,
    /// What became of it.
    pub outcome: Outcome,
    /// How it was decided.
    pub how: How,
    /// Votes in favour, as the record counts them.
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstaining: Option<u32>,
    /// The lists.
    pub votes: Vec<DraftVote>,
    /// What delegations said afterwards of their votes.
    pub corrections: Vec<DraftCorrection>,
    /// The text that tells it, from the first word to the last.
    pub parts: Vec<Place>,
    /// Identifier of the rule.
    pub rule: &'static str,
}

/// One recommendation of a report of the Universal Periodic Review. One in parts, each of which has states of its own, is several of the
/// same number.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftRecommendation {
    /// Its number ("88.12").
    pub number: String,
    /// Its text, without the states in brackets.
    pub text: Read,
    /// The recommending states, as printed.
    pub states: Vec<Read>,
    /// The response that the report gives to it: `supported`, `noted`, `pending` and the like, absent where it gives none.
    pub response: Option<String>,
}

/// The header as printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DraftHeader {
    /// Symbols, the document's own first.
    pub symbols: Vec<Read>,
    /// Bodies, from the top.
    pub organs: Vec<Read>,
    /// The word after "Distr.".
    pub distribution: Option<Read>,
    /// The document's date.
    pub date: Option<Read>,
    /// The languages after "Original:".
    pub original_languages: Vec<Read>,
    /// The session ("Seventy-seventh session").
    pub session: Option<Read>,
    /// The meeting ("Seventh Meeting of States Parties", "5th plenary meeting").
    pub meeting: Option<Read>,
    /// The place of the meeting or session.
    pub place: Option<Read>,
    /// The dates of the meeting or session, as one line ("4–6 September 2017").
    pub dates: Option<Read>,
    /// The hour ("3 p.m.").
    pub time: Option<Read>,
    /// The lines that name the items under which it is issued.
    pub agenda_items: Vec<Read>,
    /// Whether they are of the provisional agenda; absent where no item is named.
    pub agenda_provisional: Option<bool>,
    /// Titles of those items.
    pub agenda_titles: Vec<Read>,
    /// The title.
    pub title: Option<Read>,
    /// The line under it.
    pub subtitle: Option<Read>,
    /// Who submits it.
    pub submitted_by: Option<Read>,
    /// The officers in the chair.
    pub presiding: Vec<DraftSpeaker>,
    /// The job number as printed.
    pub job_number: Option<Read>,
}

impl DraftHeader {
    /// The year of the document as its date, or that of the meeting, prints it: the date with which names are looked up.
    pub fn year(&self) -> Option<String> {
        let printed = [&self.date, &self.dates].into_iter().flatten().map(|read| read.text.as_str());
        printed
            .flat_map(|text| text.split(|c: char| !c.is_ascii_digit()))
            .find(|digits| digits.len() == 4)
            .map(str::to_string)
    }
}

/// A document as its rules read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What it is.
    pub kind: DocumentKind,
    /// Identifier of the rule that told the kind; `kind.none` where none did.
    pub kind_rule: &'static str,
    /// ISO 639-1 code of the language of the main text, where it could be told.
    pub language: Option<String>,
    /// The header.
    pub header: DraftHeader,
    /// Agenda items.
    pub agenda: Vec<DraftAgendaItem>,
    /// Paragraphs: every word of the source that is no furniture.
    pub paragraphs: Vec<DraftParagraph>,
    /// Statements.
    pub statements: Vec<DraftStatement>,
    /// Decisions.
    pub decisions: Vec<DraftDecision>,
    /// Recommendations.
    pub recommendations: Vec<DraftRecommendation>,
    /// Furniture.
    pub furniture: Vec<Furniture>,
    /// Words of the source.
    pub source_words: u32,
    /// What went wrong so far.
    pub problems: Vec<Problem>,
}
