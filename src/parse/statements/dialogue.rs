//! Reports with an interactive dialogue: the presentation, then one state a paragraph.

use std::ops::Range;
use std::sync::LazyLock;

use super::behalf::{self, Names};
use super::{under_review, verbatim};
use crate::model::{
    Draft, DraftParagraph, DraftSpeaker, DraftStatement, Entity, EntityKind, ParagraphKind, Place, Read,
};
use crate::parse::patterns::Patterns;
use crate::parse::sentences::sentences;
use crate::reference::Reference;
use crate::rules::upr_report as rules;

static UNDER_REVIEW: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::UNDER_REVIEW));
static SECTIONS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::SECTIONS));
static NOBODY: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::NOBODY));
static DELEGATION: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::DELEGATION));
static UNKNOWN: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::UNKNOWN_SPEAKER));
static RECOMMENDED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::MADE_RECOMMENDATIONS));
static TOLD: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::TOLD_BEHIND_COMMA));
static ACCORDING: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::ACCORDING_TO));
static PRESENTERS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::PRESENTERS));

/// How many paragraphs of the introduction may name the state under review.
const INTRODUCTION: usize = 60;
/// Longest heading in bytes.
const LONGEST_HEADING: usize = 140;

/// Parts of a report in which somebody speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    None,
    Presentation,
    Dialogue,
}

/// A state that a text names, with the range of its name.
type State<'a> = (Range<usize>, &'a Entity);

/// Who acts in a sentence.
#[derive(Debug, Clone, PartialEq)]
enum Actor<'a> {
    /// States.
    States(Vec<State<'a>>),
    /// The state under review, by its delegation, minister or government.
    UnderReview,
    /// Nobody with a name.
    Nobody,
    /// The sentence does not tell.
    Unsaid,
}

/// Reads the statements into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    let year = draft.header.year();
    let names = Names { reference, date: year.as_deref() };
    let Some((under_review, label)) = under_review(draft, names) else {
        return;
    };
    let statements =
        Dialogue { draft, names, under_review, label, statements: Vec::new(), open: false, delegation: false }.read();
    draft.statements = statements;
}

/// The state under review, with its name as the introduction prints it.
fn under_review<'a>(draft: &Draft, names: Names<'a>) -> Option<(&'a Entity, String)> {
    let introduction = draft.paragraphs.iter().take(INTRODUCTION).filter(|paragraph| paragraph.flow == 0);
    introduction.flat_map(|paragraph| UNDER_REVIEW.all(&paragraph.text.text)).find_map(|found| {
        let label = found.group("state")?.as_str().to_string();
        Some((names.entity(&label)?, label))
    })
}

/// The reading of one report.
struct Dialogue<'a> {
    draft: &'a Draft,
    names: Names<'a>,
    under_review: &'a Entity,
    /// The state under review as printed.
    label: String,
    statements: Vec<DraftStatement>,
    /// Whether a paragraph without an actor goes on with the last statement.
    open: bool,
    /// Whether that statement is the state's under review.
    delegation: bool,
}

impl<'a> Dialogue<'a> {
    fn read(mut self) -> Vec<DraftStatement> {
        let mut section = Section::None;
        for index in 0..self.draft.paragraphs.len() {
            let paragraph: &'a DraftParagraph = &self.draft.paragraphs[index];
            if paragraph.flow != 0 || matches!(paragraph.kind, ParagraphKind::Footnote | ParagraphKind::Masthead) {
                continue;
            }
            if let Some(next) = heading(paragraph) {
                section = next;
                self.open = false;
                continue;
            }
            if paragraph.kind == ParagraphKind::Heading
                || section == Section::None
                || paragraph.text.text.trim().is_empty()
            {
                continue;
            }
            match section {
                Section::Presentation => self.presented(index),
                Section::Dialogue => self.spoken(index),
                Section::None => {}
            }
        }
        self.statements
    }

    /// A paragraph of the presentation: all of it is one statement of the state under review.
    fn presented(&mut self, index: usize) {
        if self.open {
            self.go_on(index, None);
        } else {
            self.open_delegation(index, 0);
        }
    }

    /// A paragraph of the dialogue.
    fn spoken(&mut self, index: usize) {
        let paragraph: &'a DraftParagraph = &self.draft.paragraphs[index];
        let text = paragraph.text.text.as_str();
        if paragraph.number.is_none() {
            if self.open {
                self.go_on(index, None);
            }
            return;
        }
        let first = sentences(text).next().unwrap_or(0..text.len());
        match self.actor(&text[first.clone()]) {
            Actor::Nobody => self.open = false,
            Actor::States(states) if states.iter().any(|(_, entity)| *entity == self.under_review) => {
                self.delegation_speaks(index)
            }
            Actor::States(states) => self.states_speak(index, first.start, states),
            Actor::UnderReview => self.delegation_speaks(index),
            Actor::Unsaid => match self.unknown(text) {
                Some(name) => self.open_with(index, 0, vec![self.state_speaker(index, name)]),
                None if self.open => self.go_on(index, None),
                None => {}
            },
        }
    }

    /// The name of a speaker whom no table knows. What goes on with the delegation's own words speaks of offices and parliaments
    /// too; there only the recommendations at the end tell that it is another state.
    fn unknown(&self, text: &str) -> Option<Range<usize>> {
        let name = UNKNOWN.first(text)?.group("name")?.range();
        let other = self.open && !self.delegation || RECOMMENDED.id(text.trim_end()).is_some();
        (other && self.names.entity(&text[name.clone()]).is_none()).then_some(name)
    }

    /// Statements of states, which may hand over inside the paragraph.
    fn states_speak(&mut self, index: usize, offset: usize, states: Vec<State<'a>>) {
        let draft: &'a Draft = self.draft;
        let text = draft.paragraphs[index].text.text.as_str();
        let mut speaking: Vec<Entity> = states.iter().map(|(_, entity)| (*entity).clone()).collect();
        self.open_states(index, offset, offset, &states);
        for sentence in sentences(text).skip(1) {
            let words = &text[sentence.clone()];
            let opening = leading_states(words, &self.states_in(words));
            let others = opening.iter().all(|(_, entity)| **entity != *self.under_review && !speaking.contains(entity));
            if !opening.is_empty() && others && told(words, &opening) {
                speaking = opening.iter().map(|(_, entity)| (*entity).clone()).collect();
                if let Some(part) = self.statements.last_mut().and_then(|last| last.parts.last_mut()) {
                    part.end = text[..sentence.start].trim_end().len();
                }
                self.open_states(index, sentence.start, sentence.start, &opening);
            }
        }
    }

    /// A paragraph of the state under review: it goes on with its last statement, or begins one.
    fn delegation_speaks(&mut self, index: usize) {
        if self.open && self.delegation {
            self.go_on(index, None);
        } else {
            self.open_delegation(index, 0);
        }
    }

    /// Adds a paragraph to the last statement.
    fn go_on(&mut self, index: usize, from: Option<usize>) {
        let paragraph: &'a DraftParagraph = &self.draft.paragraphs[index];
        let place = Place { paragraph: index, start: from.unwrap_or(0), end: paragraph.text.text.trim_end().len() };
        if let Some(last) = self.statements.last_mut() {
            last.parts.push(place);
        }
    }

    /// Opens a statement of states.
    fn open_states(&mut self, index: usize, start: usize, offset: usize, states: &[State<'a>]) {
        let speakers = states
            .iter()
            .map(|(range, _)| self.state_speaker(index, offset + range.start..offset + range.end))
            .collect();
        self.open_with(index, start, speakers);
    }

    /// Opens a statement of speakers from elsewhere.
    fn open_with(&mut self, index: usize, start: usize, speakers: Vec<DraftSpeaker>) {
        let paragraph: &'a DraftParagraph = &self.draft.paragraphs[index];
        let mut statement = opened(paragraph, speakers, "upr.state");
        let part = Place { paragraph: index, start, end: paragraph.text.text.trim_end().len() };
        let text = &paragraph.text.text[part.start..part.end];
        let own = behalf::own(text, self.names);
        verbatim::extend(&mut statement, verbatim::reads(own, self.draft, &part), self.names);
        statement.aligned_with = verbatim::reads(behalf::aligned(text, self.names), self.draft, &part);
        statement.parts.push(part);
        self.statements.push(statement);
        (self.open, self.delegation) = (true, false);
    }

    fn state_speaker(&self, index: usize, range: Range<usize>) -> DraftSpeaker {
        let paragraph: &'a DraftParagraph = &self.draft.paragraphs[index];
        let text = paragraph.text.text[range.clone()].to_string();
        let place = Place { paragraph: index, start: range.start, end: range.end };
        let read =
            Read { text: text.clone(), place: Some(place), page: paragraph.page_at(range.start), rule: "upr.state" };
        DraftSpeaker { as_written: read, name: None, role: None, affiliation: Some(text) }
    }

    /// Opens a statement of the state under review.
    fn open_delegation(&mut self, index: usize, start: usize) {
        let paragraph: &'a DraftParagraph = &self.draft.paragraphs[index];
        let text = paragraph.text.text.as_str();
        let first = sentences(text).next().unwrap_or(0..text.len());
        let speaker = self.presenter(index, first);
        let mut statement = opened(paragraph, vec![speaker], "upr.state-under-review");
        statement.parts.push(Place { paragraph: index, start, end: text.trim_end().len() });
        self.statements.push(statement);
        (self.open, self.delegation) = (true, true);
    }

    /// Who speaks for the state under review, as the first sentence names the person and the office.
    fn presenter(&self, index: usize, sentence: Range<usize>) -> DraftSpeaker {
        let paragraph: &'a DraftParagraph = &self.draft.paragraphs[index];
        let words = &paragraph.text.text[sentence.clone()];
        let affiliation = Some(self.label.clone());
        let read = |range: Range<usize>, rule| Read {
            text: words[range.clone()].trim().to_string(),
            place: Some(Place {
                paragraph: index,
                start: sentence.start + range.start,
                end: sentence.start + range.end,
            }),
            page: paragraph.page_at(sentence.start + range.start),
            rule,
        };
        if let Some(found) = PRESENTERS.first(words) {
            let (name, role) = (found.group("name"), found.group("role"));
            let groups = [&name, &role];
            let ranges = groups.iter().filter_map(|group| group.as_ref().map(|group| group.range()));
            let whole = ranges.reduce(|all, range| all.start.min(range.start)..all.end.max(range.end)).unwrap_or(0..0);
            return DraftSpeaker {
                as_written: read(whole, found.rule.id),
                name: name.map(|name| name.as_str().trim().to_string()),
                role: role.map(|role| capitalised(role.as_str().trim())),
                affiliation,
            };
        }
        let named = self
            .names
            .reference
            .names_in(words, self.names.date)
            .into_iter()
            .find(|name| name.entity == self.under_review);
        let delegation = words.to_lowercase().find("the delegation").map(|at| at..at + "the delegation".len());
        let range = delegation.filter(|range| words.is_char_boundary(range.start) && words.is_char_boundary(range.end));
        let range = range.or_else(|| under_review::by_adjective(words, &self.label));
        let range = range.or(named.map(|name| name.start..name.end)).unwrap_or(0..0);
        let mut as_written = read(range.clone(), "upr.state-under-review");
        if range.is_empty() {
            (as_written.text, as_written.place) = (self.label.clone(), None);
        }
        DraftSpeaker { as_written, name: None, role: None, affiliation }
    }

    /// Who acts in the first sentence of a paragraph.
    fn actor(&self, sentence: &str) -> Actor<'a> {
        let known = self.states_in(sentence);
        let leading = leading_states(sentence, &known);
        if !leading.is_empty() {
            return Actor::States(leading);
        }
        if NOBODY.id(sentence).is_some() {
            return Actor::Nobody;
        }
        let inner = inner_state(sentence, &known);
        let delegation = DELEGATION.first(sentence).map(|found| found.range().end);
        match (inner, delegation) {
            (Some((range, entity)), Some(end)) if range.start < end && entity != self.under_review => {
                Actor::States(vec![(range, entity)])
            }
            (_, Some(end)) => {
                self.delegation_of(sentence, end, known).map_or(Actor::UnderReview, |state| Actor::States(vec![state]))
            }
            (Some(state), None) => Actor::States(vec![state]),
            (None, None) if self.replies(sentence, &known) => Actor::UnderReview,
            (None, None) => Actor::Unsaid,
        }
    }

    /// Whether a sentence that names no actor is the state's under review.
    fn replies(&self, sentence: &str, known: &[State]) -> bool {
        let opens = known
            .iter()
            .find(|(range, entity)| *entity == self.under_review && matches!(&sentence[..range.start], "" | "The "));
        under_review::replies(sentence)
            || under_review::by_adjective(sentence, &self.label).is_some()
            || opens.is_some_and(|(range, _)| under_review::by_office(&sentence[range.end..]))
    }

    /// Another state whose delegation or representative it is: "The delegation of Chad asked".
    fn delegation_of(&self, sentence: &str, end: usize, known: Vec<State<'a>>) -> Option<State<'a>> {
        let rest = sentence[end..].strip_prefix(" of ")?;
        let offset = sentence.len() - rest.len();
        let article = if rest.starts_with("the ") { 4 } else { 0 };
        let name = known.into_iter().find(|(range, _)| range.start == offset + article)?;
        (name.1 != self.under_review).then_some(name)
    }

    fn states_in(&self, text: &str) -> Vec<State<'a>> {
        let reference: &'a Reference = self.names.reference;
        let names = reference.names_in(text, self.names.date);
        let states = names.into_iter().filter(|name| name.entity.kind == EntityKind::State);
        states.map(|name| (name.start..name.end, name.entity)).collect()
    }
}

/// The states with whose names a sentence begins: "Chad and Mali".
fn leading_states<'a>(sentence: &str, known: &[State<'a>]) -> Vec<State<'a>> {
    let mut at = if sentence.starts_with("The ") { 4 } else { 0 };
    let mut found = Vec::new();
    while let Some(state) = known.iter().find(|(range, _)| range.start == at) {
        at = state.0.end;
        found.push(state.clone());
        let rest = &sentence[at..];
        let Some(link) = [", and the ", ", and ", " and the ", " and ", ", the ", ", "]
            .into_iter()
            .find(|link| rest.starts_with(link))
        else {
            break;
        };
        at += link.len();
    }
    let end = found.last().map_or(0, |(range, _)| range.end);
    if possessive(&sentence[end..]) { Vec::new() } else { found }
}

/// The state that acts behind a leading clause: "While noting the report, Chad asked".
fn inner_state<'a>(sentence: &str, known: &[State<'a>]) -> Option<State<'a>> {
    let given = ACCORDING.first(sentence).and_then(|found| Some(found.group("name")?.range()));
    let acts = |(range, _): &&State| {
        let before = sentence[..range.start].strip_suffix("the ").unwrap_or(&sentence[..range.start]);
        let rest = &sentence[range.end..];
        let told = || verb_follows(rest) || rest.strip_prefix(',').is_some_and(|rest| TOLD.id(rest).is_some());
        before.ends_with(", ") && told() || given.as_ref() == Some(range)
    };
    known.iter().find(acts).cloned()
}

/// The section that a heading opens.
fn heading(paragraph: &DraftParagraph) -> Option<Section> {
    let text = paragraph.text.text.trim();
    let can = paragraph.kind == ParagraphKind::Heading || (paragraph.number.is_none() && text.len() < LONGEST_HEADING);
    match can.then(|| SECTIONS.id(text)).flatten()? {
        "upr.section.presentation" => Some(Section::Presentation),
        "upr.section.dialogue" => Some(Section::Dialogue),
        _ => Some(Section::None),
    }
}

/// A statement without parts yet.
fn opened(paragraph: &DraftParagraph, speakers: Vec<DraftSpeaker>, rule: &'static str) -> DraftStatement {
    DraftStatement::reported(rule, paragraph.headings.clone(), speakers)
}

/// Whether a name goes on as an owner: "Chad’s efforts".
fn possessive(rest: &str) -> bool {
    rest.starts_with("’s") || rest.starts_with("'s") || rest.starts_with("’ ") || rest.starts_with('-')
}

/// Whether a small word follows that is no link: the verb of the name before.
fn verb_follows(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(' ') else {
        return false;
    };
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let small = word.chars().next().is_some_and(char::is_lowercase);
    small
        && !matches!(
            word,
            "and"
                | "or"
                | "of"
                | "in"
                | "to"
                | "for"
                | "on"
                | "with"
                | "by"
                | "as"
                | "at"
                | "from"
                | "that"
                | "which"
                | "who"
        )
}

/// Whether the states at the head of a sentence do something in it.
fn told(sentence: &str, states: &[State]) -> bool {
    states.last().is_some_and(|(range, _)| verb_follows(&sentence[range.end..]))
}

/// A phrase with its first letter in capitals.
fn capitalised(phrase: &str) -> String {
    let mut chars = phrase.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::PRESENTERS;

    /// The name and the office of who presents.
    fn presenter(words: &str) -> Option<(&str, &str)> {
        let found = PRESENTERS.first(words)?;
        let group = |name| found.group(name).map_or("", |group| &words[group.range()]);
        Some((group("name"), group("role")))
    }

    #[test]
    fn an_office_ends_before_the_verb_and_is_none() {
        let office = "Under-Secretary of State at the Ministry";
        assert_eq!(
            presenter(&format!("H.E. Mr. Rudolf Roe, {office} introduced it.")),
            Some(("Mr. Rudolf Roe", office))
        );
        assert_eq!(presenter(&format!("H.E. Mr. Rudolf Roe, {office}, spoke.")), Some(("Mr. Rudolf Roe", office)));
        assert_eq!(presenter("In reply, Mr. Rudolf Roe, stated that"), Some(("Mr. Rudolf Roe", "")));
        assert_eq!(presenter("It called on other European States, to ratify it."), None);
    }
}
