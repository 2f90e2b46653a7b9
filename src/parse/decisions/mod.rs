//! What was put to the meeting, and how each state voted.

mod corrections;
mod named;
mod tally;
mod votes;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::model::{
    DocumentKind, Draft, DraftDecision, DraftVote, How, Outcome, ParagraphKind, Place, Position, Problem, Read,
};
use crate::parse::patterns::{Found, Patterns};
use crate::parse::sentences::sentences;
use crate::reference::Reference;
use crate::rules::decisions as rules;
use tally::Tally;

static OUTCOMES: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::OUTCOMES));
static THINGS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::THINGS));
static NO_THINGS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::NO_THINGS));
static ADOPTED_AS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::ADOPTED_AS));
static VOTES_TAKEN: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::VOTES_TAKEN));
static QUESTIONS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::QUESTIONS));

/// How many paragraphs back the question stands to which "It was so decided" answers.
const QUESTION_WITHIN: usize = 4;

/// Reads it into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    if matches!(draft.kind, DocumentKind::VerbatimRecord | DocumentKind::SummaryRecord) {
        let date = draft.header.year();
        let mut meeting = Meeting::of(draft, reference, date.as_deref());
        meeting.read();
        let (decisions, problems) = (meeting.decisions, meeting.problems);
        draft.decisions = decisions;
        draft.problems.extend(problems);
    }
}

/// A record read from its beginning, with what is pending at each place.
struct Meeting<'a> {
    draft: &'a Draft,
    reference: &'a Reference,
    date: Option<&'a str>,
    /// Paragraphs in which the presiding officer speaks.
    chair: BTreeSet<usize>,
    /// Headings that open agenda items.
    openings: BTreeSet<usize>,
    /// Where the item in hand begins.
    item: usize,
    /// The paragraph behind the last decision.
    since: usize,
    /// The lists of a vote that awaits its outcome.
    votes: Vec<DraftVote>,
    /// The first paragraph of the vote that awaits its outcome.
    vote_from: Option<usize>,
    /// Whether that vote was taken by roll-call or recorded.
    recorded: bool,
    /// The result of that vote, where the record tells it before the outcome.
    counted: Option<Tally>,
    decisions: Vec<DraftDecision>,
    problems: Vec<Problem>,
}

impl<'a> Meeting<'a> {
    fn of(draft: &'a Draft, reference: &'a Reference, date: Option<&'a str>) -> Self {
        let presides = |statement: &&crate::model::DraftStatement| {
            statement.speakers.iter().any(crate::model::DraftSpeaker::goes_by_office)
        };
        let chair = draft
            .statements
            .iter()
            .filter(presides)
            .flat_map(|statement| statement.parts.iter().map(|part| part.paragraph))
            .collect();
        let openings = draft.agenda.iter().filter_map(|item| item.read.place.map(|place| place.paragraph)).collect();
        Meeting {
            draft,
            reference,
            date,
            chair,
            openings,
            item: 0,
            since: 0,
            votes: Vec::new(),
            vote_from: None,
            recorded: false,
            counted: None,
            decisions: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn read(&mut self) {
        let mut at = 0;
        while let Some(paragraph) = self.draft.paragraphs.get(at) {
            let kind = paragraph.kind;
            if paragraph.flow != 0 || matches!(kind, ParagraphKind::Masthead | ParagraphKind::Footnote) {
                if kind == ParagraphKind::Footnote {
                    self.correct(at);
                }
                at += 1;
                continue;
            }
            if kind == ParagraphKind::Heading {
                if self.openings.contains(&at) {
                    (self.item, self.since) = (at, at);
                }
                at += 1;
                continue;
            }
            if kind == ParagraphKind::RecordNote {
                at = self.note(at);
            } else {
                if self.chair.contains(&at) {
                    self.words_of_the_chair(at);
                }
                at += 1;
            }
        }
    }

    /// Reads a paragraph that the record itself says; the next paragraph to read.
    fn note(&mut self, at: usize) -> usize {
        let text = self.draft.paragraphs[at].text.text.as_str();
        let lead = text.len() - text.trim_start().len();
        if votes::head(&text[lead..]).is_some() {
            let (votes, next) = votes::lists(self.draft, at, self.reference, self.date);
            self.listed(at, votes);
            return next.max(at + 1);
        }
        if let Some(taken) = VOTES_TAKEN.first(text) {
            self.vote_from = Some(at);
            self.votes.clear();
            self.counted = None;
            let words = taken.range();
            self.recorded = text[words].contains("record") || text.contains("roll-call");
        }
        if self.correct(at) {
            return at + 1;
        }
        if self.draft.paragraphs[at].rule == "verbatim.note.result" {
            self.counted = tally::tally(text);
            return at + 1;
        }
        if self.draft.paragraphs[at].rule == "verbatim.note.decided" {
            self.so_decided(at);
        } else {
            for sentence in sentences(text) {
                if let Some(found) = OUTCOMES.first(&text[sentence.clone()]) {
                    self.decide(at, &sentence, &found);
                }
            }
        }
        at + 1
    }

    /// Keeps the lists that begin at a paragraph for the outcome to come, or adds them to the one that was told right before.
    fn listed(&mut self, at: usize, votes: Vec<DraftVote>) {
        let told = self.since > 0 && at <= self.since + 1 && self.vote_from.is_none();
        let bare = |decision: &&mut DraftDecision| decision.votes.is_empty() && decision.in_favour.is_some();
        if let Some(decision) = self.decisions.last_mut().filter(|_| told).filter(bare) {
            decision.votes = votes;
            decision.how = How::RecordedVote;
            return;
        }
        // A second list of those in favour is that of another vote.
        if votes.iter().any(|vote| vote.position == Position::InFavour) {
            self.votes.clear();
        }
        self.votes.extend(votes);
        self.vote_from.get_or_insert(at);
    }

    /// Reads the presiding officer's words: the outcome of a vote that was taken, or that they count.
    fn words_of_the_chair(&mut self, at: usize) {
        let text = self.draft.paragraphs[at].text.text.as_str();
        let counted = tally::tally(text).is_some();
        if !counted && self.vote_from.is_none() {
            return;
        }
        for sentence in sentences(text) {
            let words = &text[sentence.clone()];
            let words = words.split_once(": ").map_or(words, |(_, after)| after);
            let found = OUTCOMES.first(words).filter(|found| counted || found.rule.id == "decision.has-been");
            if let Some(found) = found {
                let start = sentence.end - words.len();
                self.decide(at, &(start..sentence.end), &found);
                return;
            }
        }
    }

    /// Adds the decision that a sentence tells.
    fn decide(&mut self, at: usize, sentence: &Range<usize>, found: &Found) {
        let Some(what) = found.group("what") else {
            return;
        };
        if THINGS.id(what.as_str()).is_none() || NO_THINGS.id(what.as_str()).is_some() {
            return;
        }
        let text = self.draft.paragraphs[at].text.text.as_str();
        let denied = found.group("not").is_some();
        let outcome = match (denied, found.group("outcome").map_or("", |outcome| outcome.as_str())) {
            (_, "withdrawn") => Outcome::Withdrawn,
            (false, "adopted" | "retained" | "approved" | "carried" | "upheld") => Outcome::Adopted,
            _ => Outcome::NotAdopted,
        };
        let rejected = found.group("outcome").is_some_and(|outcome| outcome.as_str() == "rejected");
        let tally = tally::tally(text).map(|tally| if rejected { self.of_a_rejection(tally, text) } else { tally });
        let tally = tally.or_else(|| self.counted.take());
        let how = self.how(text, tally, outcome);
        let subject = Place { paragraph: at, start: sentence.start + what.start(), end: sentence.start + what.end() };
        self.add(at, subject, found.rule.id, outcome, how, tally.unwrap_or_default());
    }

    /// The tally of a thing that was rejected "by 60 votes to 40": the votes that rejected it come first.
    fn of_a_rejection(&self, tally: Tally, text: &str) -> Tally {
        let listed = |position| self.votes.iter().filter(|vote| vote.position == position).count() as u32;
        let (favour, against) = (listed(Position::InFavour), listed(Position::Against));
        let turned = match self.votes.is_empty() {
            true => tally.in_favour > tally.against && tally.against.is_some() && !text.contains("in favour"),
            false => tally.in_favour == Some(against) && tally.against == Some(favour),
        };
        if turned { Tally { in_favour: tally.against, against: tally.in_favour, ..tally } } else { tally }
    }

    /// How a thing was decided.
    fn how(&self, text: &str, tally: Option<Tally>, outcome: Outcome) -> How {
        let voted = if self.votes.is_empty() { How::Vote } else { How::RecordedVote };
        match tally::way(text) {
            _ if tally.is_some() || !self.votes.is_empty() => voted,
            Some("decision.way.without-vote") => How::WithoutVote,
            _ if self.vote_from.is_some() && self.recorded => How::RecordedVote,
            Some("decision.way.vote") => How::Vote,
            _ if self.vote_from.is_some() || outcome == Outcome::NotAdopted => How::Vote,
            _ => How::WithoutVote,
        }
    }

    /// Reads "It was so decided": a decision where the question before it was to adopt a draft.
    fn so_decided(&mut self, at: usize) {
        let first = at.saturating_sub(QUESTION_WITHIN).max(self.since);
        let questions = (first..at).rev().filter(|index| {
            let paragraph = &self.draft.paragraphs[*index];
            paragraph.flow == 0 && !matches!(paragraph.kind, ParagraphKind::Footnote | ParagraphKind::Heading)
        });
        let Some(asked) = questions.take(1).next() else {
            return;
        };
        let text = self.draft.paragraphs[asked].text.text.as_str();
        let Some(sentence) = sentences(text).last() else {
            return;
        };
        let Some(what) =
            QUESTIONS.first(&text[sentence.clone()]).and_then(|found| found.group("what").map(|what| what.range()))
        else {
            return;
        };
        let subject = Place { paragraph: asked, start: sentence.start + what.start, end: sentence.start + what.end };
        self.add(at, subject, "decision.question", Outcome::Adopted, How::WithoutVote, Tally::default());
    }

    /// Adds a decision, or several where the subject names several things.
    fn add(&mut self, at: usize, subject: Place, rule: &'static str, outcome: Outcome, how: How, tally: Tally) {
        let paragraph = &self.draft.paragraphs[subject.paragraph];
        let words = &paragraph.text.text[subject.start..subject.end];
        let things = self.things(words, subject);
        let numbers = self.adopted_as(at, things.len());
        let from = self.vote_from.unwrap_or(subject.paragraph).min(subject.paragraph);
        let parts: Vec<Place> = (from..=at).filter_map(|index| self.part(index, subject)).collect();
        let before = self.before(self.item, subject);
        let votes = std::mem::take(&mut self.votes);
        for (index, what) in things.into_iter().enumerate() {
            let title = named::title(&what, &before).or_else(|| named::title(&what, words));
            self.decisions.push(DraftDecision {
                what: Read { text: what, place: Some(subject), page: paragraph.page_at(subject.start), rule },
                title,
                adopted_as: numbers.get(index).cloned(),
                outcome,
                how,
                in_favour: tally.in_favour,
                against: tally.against,
                abstaining: tally.abstaining,
                votes: votes.clone(),
                corrections: Vec::new(),
                parts: parts.clone(),
                rule,
            });
        }
        self.vote_from = None;
        self.counted = None;
        self.recorded = false;
        self.since = at + 1;
    }

    /// The names of what a subject names, by the symbols in the words before where it gives none.
    fn things(&self, words: &str, subject: Place) -> Vec<String> {
        let recent = named::things(words, &self.before(self.since, subject));
        if recent.iter().any(|name| name.contains('/')) {
            return recent;
        }
        let earlier = named::things(words, &self.before(self.item, subject));
        let decided = |name: &String| self.decisions.iter().any(|decision| decision.what.text == *name);
        if earlier.iter().any(|name| name.contains('/') && !decided(name)) { earlier } else { recent }
    }

    /// The words from a paragraph to the subject.
    fn before(&self, from: usize, subject: Place) -> String {
        let mut words = String::new();
        for paragraph in
            self.draft.paragraphs.iter().take(subject.paragraph).skip(from).filter(|paragraph| paragraph.flow == 0)
        {
            words.push_str(&paragraph.text.text);
            words.push('\n');
        }
        words.push_str(&self.draft.paragraphs[subject.paragraph].text.text[..subject.start]);
        words
    }

    /// The part of a paragraph that tells the decision.
    fn part(&self, index: usize, subject: Place) -> Option<Place> {
        let paragraph = &self.draft.paragraphs[index];
        let end = paragraph.text.text.trim_end().len();
        let start = if index == subject.paragraph {
            subject.start
        } else {
            paragraph.text.text.len() - paragraph.text.text.trim_start().len()
        };
        let told = paragraph.flow == 0 && !matches!(paragraph.kind, ParagraphKind::Footnote | ParagraphKind::Heading);
        (told && start < end).then_some(Place { paragraph: index, start, end })
    }

    /// The numbers under which things were adopted; none where the record gives fewer or more numbers than things.
    fn adopted_as(&self, at: usize, things: usize) -> Vec<Read> {
        let paragraph = &self.draft.paragraphs[at];
        let Some(found) = ADOPTED_AS.first(&paragraph.text.text) else {
            return Vec::new();
        };
        let Some(number) = found.group("number") else {
            return Vec::new();
        };
        let read = |text: &str, start: usize| Read {
            text: text.to_string(),
            place: Some(Place { paragraph: at, start, end: start + text.len() }),
            page: paragraph.page_at(start),
            rule: found.rule.id,
        };
        if things == 1 {
            return vec![read(number.as_str().trim_end(), number.start())];
        }
        let parts: Vec<&str> = number.as_str().split(" and ").flat_map(|part| part.split(", ")).collect();
        let reads: Vec<Read> = parts
            .iter()
            .map(|part| read(part.trim(), number.start() + number.as_str().find(part.trim()).unwrap_or(0)))
            .collect();
        if reads.len() == things { reads } else { Vec::new() }
    }

    /// Adds what delegations said afterwards of their votes to the decision before; whether the paragraph says such a thing.
    fn correct(&mut self, at: usize) -> bool {
        let paragraph = &self.draft.paragraphs[at];
        let corrections = corrections::read(paragraph, at, self.reference, self.date);
        if corrections.is_empty() {
            return false;
        }
        let decision = match corrections::asterisks(paragraph) {
            None => self.decisions.last_mut(),
            Some(marks) => {
                let meant =
                    |decision: &&mut DraftDecision| corrections::may_mean(decision, marks, paragraph, self.draft);
                let mut meant = self.decisions.iter_mut().filter(meant);
                meant.next().filter(|_| meant.next().is_none())
            }
        };
        match decision {
            Some(decision) => decision.corrections.extend(corrections),
            None => self.problems.push(corrections::without_a_decision(paragraph)),
        }
        true
    }
}

#[cfg(test)]
mod tests;
