//! Actors: who a phrase of a sentence names, with office, person and those for whom it is said.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::words::Word;
use crate::model::EntityKind;
use crate::parse::patterns::Patterns;
use crate::reference::{Reference, Resolution};
use crate::rules::reported::*;

/// What a rapporteur's text is read with.
#[derive(Debug)]
pub struct Context<'a> {
    /// The names of the world.
    pub reference: &'a Reference,
    /// Date of the document, ISO 8601.
    pub date: Option<String>,
    /// Surnames of the persons whom the document has introduced, with the state or organisation for which they speak.
    pub people: HashMap<String, Option<String>>,
    /// The organisation whose secretariat serves the meeting.
    pub secretariat: Option<String>,
    /// The organisations whose session the document reports: their chairs speak for the meeting.
    pub hosts: Vec<String>,
    /// Whether bold alone opens a statement.
    pub bold: bool,
}

impl Context<'_> {
    /// The name under which the tables know a label; the label in small letters where they do not.
    pub fn identity(&self, label: &str) -> String {
        match self.reference.resolve(label, self.date.as_deref()) {
            Resolution::One(entity) => entity.name.clone(),
            _ => label.to_lowercase(),
        }
    }
}

/// How an actor is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// By a name that the tables know.
    Known,
    /// By a name in capitals or bold that they do not know.
    Capitals,
    /// By an office.
    Office,
    /// By a person's name alone or before an office.
    Person,
    /// A body of the meeting, which takes no floor.
    Body,
}

/// One actor.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Where its label stands in the paragraph.
    pub label: Range<usize>,
    /// The person.
    pub name: Option<String>,
    /// The office.
    pub role: Option<String>,
    /// The state, organisation or group.
    pub affiliation: Option<String>,
    /// For whom it speaks.
    pub behalf: Vec<Range<usize>>,
    /// How it is named.
    pub sort: Sort,
}

/// A sentence and what is known of its paragraph.
#[derive(Debug)]
pub struct Scene<'t> {
    /// The paragraph.
    pub text: &'t str,
    /// The sentence's words.
    pub words: Vec<Word<'t>>,
    /// Known names in the paragraph: end by start.
    pub names: &'t BTreeMap<usize, usize>,
    /// Bold stretches of the paragraph: end by start.
    pub bold: &'t BTreeMap<usize, usize>,
    /// What the text is read with.
    pub context: &'t Context<'t>,
}

fn set(words: &[&'static str]) -> HashSet<&'static str> {
    words.iter().copied().collect()
}

static SAYS: LazyLock<HashSet<&str>> = LazyLock::new(|| set(SAYING));
static ACTS: LazyLock<HashSet<&str>> = LazyLock::new(|| set(ACTING));
static SILENT: LazyLock<HashSet<&str>> = LazyLock::new(|| set(NOT_SAID));
static NOBODY: LazyLock<HashSet<&str>> = LazyLock::new(|| set(NO_PERSON));
static STANDS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(STANDING));
static FUNCTION: LazyLock<HashSet<&str>> = LazyLock::new(|| set(FUNCTION_WORDS));
static BODY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(BODIES.pattern).ok());

/// Longest office with its qualifiers, in words.
const LONGEST_OFFICE: usize = 9;
/// Longest predicate that tells where one stands, in words.
const LONGEST_STANDING: usize = 9;
/// Longest phrase between commas that is looked through, in words.
const LONGEST_INSERT: usize = 40;

impl<'t> Scene<'t> {
    /// The text of a word; empty after the end.
    pub fn at(&self, index: usize) -> &'t str {
        self.words.get(index).map_or("", |word| word.text)
    }

    /// The same in small letters.
    pub fn small(&self, index: usize) -> String {
        self.at(index).to_lowercase()
    }

    fn capital(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(Word::is_capital)
    }

    /// Byte range of words `from..to`.
    pub fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.words.get(from).map_or(0, |word| word.start);
        let end = to.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.end);
        start..end.max(start)
    }

    /// The text of words `from..to`.
    pub fn span(&self, from: usize, to: usize) -> &'t str {
        &self.text[self.range(from, to)]
    }

    /// The first word at or after a byte offset.
    fn index_after(&self, offset: usize) -> usize {
        self.words.partition_point(|word| word.start < offset)
    }

    /// The actors that a phrase names which begins at a word, and the word after it.
    pub fn actor(&self, at: usize) -> Option<(Vec<Actor>, usize)> {
        let from = if self.small(at) == "the" { at + 1 } else { at };
        if self.context.bold
            && ![at, from]
                .iter()
                .any(|&index| self.words.get(index).is_some_and(|word| self.bold.contains_key(&word.start)))
        {
            return None;
        }
        self.unmarked(from)
    }

    /// The actors that a phrase names, whether or not it is set in bold.
    pub fn unmarked(&self, from: usize) -> Option<(Vec<Actor>, usize)> {
        let mut found = self.office(from).or_else(|| self.person(from)).or_else(|| self.named(from))?;
        found.1 = self.behalf(found.1, &mut found.0);
        (!self.at(found.1).starts_with(['\'', '’'])).then_some(found)
    }

    /// Whether a word is the verb of a saying, after adverbs: its index.
    pub fn verb(&self, at: usize, sort: Sort) -> Option<usize> {
        let mut at = at;
        for _ in 0..5 {
            let word = self.small(at);
            if ADVERBS.contains(&word.as_str()) || word.ends_with("ly") || word == "inter" || word == "alia" {
                at += 1;
            } else {
                break;
            }
        }
        if matches!(self.at(at), "was" | "were") && self.at(at + 1) == "among" && self.at(at + 2) == "those" {
            return (at + 3..at + 8).find(|&at| SAYS.contains(self.at(at)));
        }
        let word = self.at(at);
        let passive = self.at(at + 1) == "by" && word.ends_with("ed");
        let said = SAYS.contains(word) && word != "joined";
        let known = matches!(sort, Sort::Known | Sort::Office | Sort::Person);
        let acted = known
            && (ACTS.contains(word)
                || word == "did" && self.at(at + 1) == "not"
                || word == "held" && self.at(at + 1) == "that");
        let other = matches!(sort, Sort::Known | Sort::Capitals) && word.len() > 4 && word.ends_with("ed");
        let stands = || matches!(sort, Sort::Known | Sort::Office) && self.stands(at);
        let is_verb =
            word.starts_with(char::is_lowercase) && (acted || !SILENT.contains(word) && (said || other) || stands());
        (is_verb && !passive).then_some(at)
    }

    /// Whether a word begins a predicate that tells where one stands: "was concerned", "had difficulty". What another says
    /// of it ("noted that the US was concerned") is not its own.
    fn stands(&self, at: usize) -> bool {
        let content = || (0..at).any(|index| matches!(self.at(index), "that" | "whether" | "if"));
        STANDS.id(&self.plain(at, self.words.len().min(at + LONGEST_STANDING))).is_some() && !content()
    }

    /// The text of some words with single spaces.
    pub fn plain(&self, from: usize, to: usize) -> String {
        self.span(from, to).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether a word is a past tense of any kind, or "will": what a rapporteur tells.
    pub fn is_told(&self, at: usize) -> bool {
        let word = self.at(at);
        let lower = word.starts_with(char::is_lowercase);
        lower
            && (SAYS.contains(word)
                || ACTS.contains(word)
                || SILENT.contains(word)
                || word.len() > 4 && word.ends_with("ed"))
    }

    /// A known name, or words in capitals or bold.
    pub fn named(&self, at: usize) -> Option<(Vec<Actor>, usize)> {
        let start = self.words.get(at)?.start;
        let known = self.names.get(&start).map(|&end| self.index_after(end));
        let bold = self.bold.get(&start).filter(|_| self.context.bold);
        let marked = bold
            .filter(|&&end| known.is_none() || self.resolves(&self.text[start..end]))
            .map(|&end| self.index_after(end));
        let capitals = self.capitals(at).map(|end| self.joined(at, end));
        let known = known.or_else(|| self.label(at).filter(|_| capitals.is_none()));
        let mut end = known.max(capitals).max(marked)?;
        while self.at(end) == "("
            && self.words.get(end + 1).is_some_and(Word::is_all_capitals)
            && self.at(end + 2) == ")"
        {
            end += 3;
            end = self.capitals(end).unwrap_or(end);
        }
        while known.is_some()
            && self.capital(end)
            && !self.names.contains_key(&self.words[end].start)
            && !FUNCTION.contains(self.small(end).as_str())
        {
            end += 1;
        }
        let label = self.span(at, end);
        let bare = label.trim_end_matches(|c: char| c.is_ascii_punctuation());
        let resolved =
            !matches!(self.context.reference.resolve(label, self.context.date.as_deref()), Resolution::Unknown);
        let plural = bare.ends_with('s') && known.is_none() && !resolved && !bare.contains(' ');
        let sort = if plural || BODY.as_ref().is_some_and(|body| body.is_match(&bare.to_uppercase())) {
            Sort::Body
        } else if known.is_some() || resolved {
            Sort::Known
        } else {
            Sort::Capitals
        };
        let actor = Actor {
            label: self.range(at, end),
            name: None,
            role: None,
            affiliation: Some(label.to_owned()),
            behalf: Vec::new(),
            sort,
        };
        Some((vec![actor], end))
    }

    /// The end of words with capitals that are a known label by themselves, though running text alone would not tell.
    fn label(&self, at: usize) -> Option<usize> {
        let names = |index: usize| self.capital(index) && !FUNCTION.contains(self.small(index).as_str());
        let end = (at..at + 6).find(|&index| !names(index))?;
        (at + 1..=end).rev().find(|&to| self.resolves(self.span(at, to)))
    }

    /// The end of a stretch in capitals.
    fn capitals(&self, at: usize) -> Option<usize> {
        if !self.words.get(at).is_some_and(Word::is_all_capitals) || is_roman(self.at(at)) {
            return None;
        }
        let mut end = at + 1;
        loop {
            let Some(word) = self.words.get(end) else { return Some(end) };
            let figures = word.text.chars().all(|c| c.is_ascii_digit())
                && self.words.get(end + 1).is_some_and(Word::is_all_capitals);
            let ampersand = word.text == "&";
            let spaced = self.words[end - 1].end < word.start || ampersand;
            if spaced && (word.is_all_capitals() && word.is_word() || figures || ampersand) {
                end += 1;
            } else {
                return Some(end);
            }
        }
    }

    /// The end of a name in capitals, where "and" joins two halves of one name or parts two names.
    fn joined(&self, at: usize, end: usize) -> usize {
        if self.resolves(self.span(at, end)) {
            return end;
        }
        if matches!(self.at(end), "and" | "&") && self.words.get(end + 1).is_some_and(Word::is_all_capitals) {
            let whole = (end + 2..end + 4).rev().find(|&to| self.resolves(self.span(at, to)));
            return whole.unwrap_or(end);
        }
        let part = (at + 1..end).find(|&index| self.at(index) == "AND" && self.resolves(self.span(at, index)));
        part.unwrap_or(end)
    }

    /// Whether an office and its holder stand at a word.
    pub fn is_held(&self, at: usize) -> bool {
        self.office(at).is_some()
            || self.person(at).is_some_and(|(actors, _)| actors.iter().any(|actor| actor.affiliation.is_some()))
    }

    /// An office, with the person or persons who hold it.
    fn office(&self, at: usize) -> Option<(Vec<Actor>, usize)> {
        let mut noun = (at..at + LONGEST_OFFICE)
            .take_while(|&index| index == at || self.qualifies(index - 1))
            .find(|&index| self.is_office(index))?;
        while self.is_office(noun + 1) || matches!(self.at(noun + 1), "General" | "Designate" | "General-designate") {
            noun += 1;
        }
        let chair = CHAIRS.contains(&self.small(noun).as_str());
        let qualifier = self.qualifier(at, noun).filter(|label| !(chair && self.is_host(label)));
        let mut actor = Actor {
            label: self.range(at, noun + 1),
            name: None,
            role: Some(self.span(at, noun + 1).to_owned()),
            affiliation: qualifier,
            behalf: Vec::new(),
            sort: Sort::Office,
        };
        if self.at(noun).eq_ignore_ascii_case("secretariat") {
            actor.role = None;
            actor.affiliation = actor
                .affiliation
                .or_else(|| self.context.secretariat.clone())
                .or_else(|| Some(self.at(noun).to_owned()));
            return Some((vec![actor], noun + 1));
        }
        if let Some(end) = self.name(noun + 1, 1) {
            return Some(self.holders(actor, noun + 1, end, chair));
        }
        let (end, of) = self.complement(noun + 1, chair);
        actor.affiliation = of.or(actor.affiliation);
        if actor.affiliation.is_none() && self.span(at, noun + 1).ends_with("Executive Secretary") {
            actor.affiliation.clone_from(&self.context.secretariat);
        }
        actor.label = self.range(at, end);
        if end > noun + 1
            && self.at(end) == ","
            && let Some(stop) = self.name(end + 1, 2)
            && self.at(stop) == ","
        {
            actor.name = Some(self.span(end + 1, stop).to_owned());
            actor.label = self.range(at, stop);
            let next = self.bracket(stop + 1).map_or(stop + 1, |(_, after)| after);
            return Some((vec![actor], next));
        }
        let standing = chair || self.capital(noun) || actor.affiliation.is_some();
        standing.then(|| (vec![actor], end))
    }

    fn is_office(&self, at: usize) -> bool {
        let word = self.small(at);
        !word.is_empty() && (CHAIRS.contains(&word.as_str()) || OFFICES.contains(&word.as_str()))
    }

    /// Whether a word may stand before an office.
    fn qualifies(&self, at: usize) -> bool {
        let word = self.small(at);
        let Some(placed) = self.words.get(at) else { return false };
        let figures = placed.text.chars().all(|c| c.is_ascii_digit());
        let numbered =
            placed.text.starts_with(|c: char| c.is_ascii_digit()) && placed.text.contains(char::is_uppercase);
        !FUNCTION.contains(word.as_str())
            && (placed.is_capital() || figures || numbered || QUALIFIERS.contains(&word.as_str()))
    }

    /// The state or organisation among the words before an office.
    fn qualifier(&self, at: usize, noun: usize) -> Option<String> {
        for from in at..noun {
            for to in (from + 1..=noun).rev() {
                let label = self.span(from, to);
                let body = BODY.as_ref().is_some_and(|body| body.is_match(&label.to_uppercase()));
                if !body && self.capital(from) && self.resolves(label) {
                    return Some(label.to_owned());
                }
            }
        }
        None
    }

    /// Whether a label names an organisation whose own session this is.
    fn is_host(&self, label: &str) -> bool {
        match self.context.reference.resolve(label, self.context.date.as_deref()) {
            Resolution::One(entity) => self.context.hosts.contains(&entity.name),
            _ => false,
        }
    }

    fn resolves(&self, label: &str) -> bool {
        matches!(self.context.reference.resolve(label, self.context.date.as_deref()), Resolution::One(_))
    }

    /// The end of a person's name of so many words at least.
    fn name(&self, at: usize, least: usize) -> Option<usize> {
        let mut end = at;
        let mut count = 0;
        let mut addressed = false;
        while FORMS_OF_ADDRESS.contains(&self.small(end).as_str()) {
            end += 1;
            addressed = true;
        }
        while count < 7 {
            let word = self.words.get(end)?;
            let small = word.text.to_lowercase();
            let glued = end > at && self.words[end - 1].end == word.start;
            if PARTICLES.contains(&small.as_str()) && self.capital(end + 1) && !glued {
                end += 1;
            } else if word.is_capital()
                && word.is_word()
                && !NOBODY.contains(small.as_str())
                && !FUNCTION.contains(small.as_str())
                && !self.is_office(end)
            {
                end += 1;
                count += 1;
            } else {
                break;
            }
        }
        let surname = count == 1 && self.context.people.contains_key(self.at(end - 1));
        (count >= least || count > 0 && (addressed || surname)).then_some(end)
    }

    /// The surnames of persons whom the sentence names with their state, "Ana Rao (India)", or with a form of address.
    pub fn introduced(&self) -> Vec<String> {
        let mut surnames = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let addressed = FORMS_OF_ADDRESS.contains(&self.small(at).as_str());
            let name = self.capital(at).then(|| self.name(at, 2)).flatten();
            if let Some(end) = name
                && (addressed || self.bracket(end).is_some_and(|(home, _)| self.resolves(home)))
            {
                surnames.push(self.at(end - 1).to_owned());
            }
            at = name.unwrap_or(at + 1).max(at + 1);
        }
        surnames
    }

    /// The persons who hold an office, from the first name on.
    fn holders(&self, office: Actor, at: usize, end: usize, chair: bool) -> (Vec<Actor>, usize) {
        let noun = office.role.clone().unwrap_or_default();
        let plural = chair && noun.ends_with('s');
        let role = if plural { noun.trim_end_matches('s').to_owned() } else { noun };
        let mut names = vec![(at, end)];
        let mut next = end;
        let mut country = None;
        loop {
            if let Some((label, after)) = self.bracket(next) {
                country = country.or(Some(label.to_owned()));
                next = after;
            }
            let step = match (self.at(next), self.at(next + 1)) {
                ("and", _) if plural => 1,
                (",", "and") if plural => 2,
                (",", _) if plural => 1,
                _ => 0,
            };
            match (step > 0).then(|| self.name(next + step, 1)).flatten() {
                Some(stop) => {
                    names.push((next + step, stop));
                    next = stop;
                }
                None => break,
            }
        }
        let (mut stop, of) = self.complement(next, chair);
        let mut affiliation =
            if chair { office.affiliation } else { office.affiliation.or(country) }.or(of.filter(|_| !chair));
        if let Some((label, after)) = self.apposed(stop) {
            affiliation = if chair { affiliation } else { affiliation.or(Some(label.to_owned())) };
            stop = after;
        }
        let label = office.label.start..self.range(at, stop).end;
        let holder = |&(from, to): &(usize, usize)| Actor {
            label: label.clone(),
            name: Some(self.span(from, to).to_owned()),
            role: Some(role.clone()),
            affiliation: affiliation.clone(),
            behalf: Vec::new(),
            sort: Sort::Office,
        };
        (names.iter().map(holder).collect(), stop)
    }

    /// What stands in brackets, and the word after them.
    fn bracket(&self, at: usize) -> Option<(&'t str, usize)> {
        if self.at(at) != "(" {
            return None;
        }
        let end = (at + 1..at + 12).find(|&index| self.at(index) == ")")?;
        Some((self.span(at + 1, end), end + 1))
    }

    /// A known name between commas, and the word after the second.
    fn apposed(&self, at: usize) -> Option<(&'t str, usize)> {
        if self.at(at) != "," {
            return None;
        }
        let from = if self.at(at + 1) == "the" { at + 2 } else { at + 1 };
        let (_, end) = self.named(from)?;
        (self.at(end) == "," && self.verb(end + 1, Sort::Office).is_some()).then(|| (self.span(from, end), end + 1))
    }

    /// "of the …", "for …", "from …" up to a verb or a comma, and the state or organisation in it.
    fn complement(&self, at: usize, chair: bool) -> (usize, Option<String>) {
        if !matches!(self.at(at), "of" | "for" | "from" | "to") {
            return (at, None);
        }
        let Some(end) = (at + 1..at + 16)
            .find(|&index| self.verb(index, Sort::Office).is_some() || matches!(self.at(index), "," | ":" | ";" | ""))
        else {
            return (at, None);
        };
        if self.at(end).is_empty() || end == at + 1 {
            return (at, None);
        }
        let from = if self.at(at + 1) == "the" { at + 2 } else { at + 1 };
        let whole = self.span(from, end);
        if self.resolves(whole) {
            return (end, Some(whole.to_owned()));
        }
        if !chair && whole.ends_with("Secretariat") && self.context.secretariat.is_some() {
            return (end, self.context.secretariat.clone());
        }
        let tail = (from..end).rev().find(|&index| {
            self.names.contains_key(&self.words[index].start)
                && matches!(self.at(index - 1), "of" | "for" | "from" | "the")
        });
        (
            end,
            tail.filter(|_| !chair).map(|index| self.span(index, end).to_owned()).filter(|label| self.resolves(label)),
        )
    }

    /// A person, with what tells the office or country.
    fn person(&self, at: usize) -> Option<(Vec<Actor>, usize)> {
        let first = self.words.get(at)?;
        let addressed = FORMS_OF_ADDRESS.contains(&self.small(at).as_str());
        let capitals = first.is_all_capitals() && self.capitals(at).is_some() && !self.known_surname(at);
        if self.names.contains_key(&first.start) || capitals && !addressed {
            return None;
        }
        let end = self.name(at, 2)?;
        if self.resolves(self.span(at, end)) || self.is_abbreviated(at, end) {
            return None;
        }
        let mut actor = Actor {
            label: self.range(at, end),
            name: Some(self.span(at, end).to_owned()),
            role: None,
            affiliation: None,
            behalf: Vec::new(),
            sort: Sort::Person,
        };
        if let Some((label, after)) = self.bracket(end) {
            actor.affiliation = Some(label.to_owned());
            actor.label = self.range(at, after);
            return Some((vec![actor], after));
        }
        if matches!(self.at(end), "from" | "of" | "at" | "with") {
            let (after, of) = self.complement(end, false);
            actor.affiliation = of;
            actor.label = self.range(at, after);
            let home = actor.affiliation.is_some() || self.at(end) == "from";
            if after > end && home {
                return Some((vec![actor], after));
            }
            return self.described(end, &mut actor).map(|after| (vec![actor], after));
        }
        if self.at(end) == ","
            && let Some(after) = self.described(end, &mut actor)
        {
            return Some((vec![actor], after));
        }
        actor.affiliation = self.context.people.get(self.at(end - 1)).cloned().flatten();
        let said = self.verb(end, Sort::Person).is_some_and(|verb| SAYS.contains(self.at(verb)));
        let joined = matches!(self.at(end), "and" | "on" | ",");
        (said || joined).then(|| (vec![actor], end))
    }

    /// Whether brackets after words hold their initials: "Observation Systems (GCOS)" is the end of a long name, no person.
    fn is_abbreviated(&self, at: usize, end: usize) -> bool {
        let initials: String = (at..end).filter_map(|index| self.at(index).chars().next()).collect();
        self.bracket(end).is_some_and(|(short, _)| {
            let letters = short.trim_end_matches('s');
            letters.len() > 1 && letters.chars().all(char::is_uppercase) && letters.ends_with(&initials)
        })
    }

    fn known_surname(&self, at: usize) -> bool {
        self.context.people.contains_key(self.at(at))
    }

    /// What stands between commas after a person: office, country, for whom. The word after the second comma.
    fn described(&self, comma: usize, actor: &mut Actor) -> Option<usize> {
        let end = (comma + 2..comma + LONGEST_INSERT).find(|&index| {
            self.at(index) == ","
                && (self.verb(index + 1, Sort::Person).is_some() || matches!(self.at(index + 1), "was" | "will"))
        })?;
        let stop = (comma + 1..end)
            .find(|&index| self.at(index) == "on" && self.at(index + 1) == "behalf" || self.at(index) == "speaking")
            .unwrap_or(end);
        let stop = if stop > comma + 1 && self.at(stop - 1) == "," { stop - 1 } else { stop };
        let told =
            (comma + 1..stop).any(|index| self.is_office(index) || self.names.contains_key(&self.words[index].start));
        let article = matches!(self.at(comma + 1), "a" | "an" | "the");
        let capital = self.capital(comma + 1);
        if !(told || article || capital) {
            return None;
        }
        if stop < end {
            let for_whom = (stop..end).find(|&index| matches!(self.at(index), "of" | "for"))?;
            actor.behalf.extend(self.entities(for_whom + 1, end));
        }
        let commas: Vec<usize> =
            (comma..=stop).filter(|&index| index == comma || index == stop || self.at(index) == ",").collect();
        let last = commas[commas.len().saturating_sub(2)] + 1;
        let (role, affiliation) = if self.resolves(self.span(last, stop)) {
            (if last > comma + 1 { self.span(comma + 1, last - 1) } else { "" }, Some(self.span(last, stop).to_owned()))
        } else if last > comma + 1
            && let Some(whole) = self.whole_of(last, stop)
        {
            (self.span(comma + 1, last - 1), Some(whole))
        } else {
            self.office_and_home(comma + 1, stop)
        };
        actor.role = (!role.is_empty()).then(|| role.to_owned());
        actor.affiliation = affiliation;
        actor.label = self.range(self.index_after(actor.label.start), stop);
        Some(end + 1)
    }

    /// The organisation whose part a phrase without an office names: "IPCC Inventories Task Force".
    fn whole_of(&self, from: usize, to: usize) -> Option<String> {
        let plain = (from..to).all(|index| self.capital(index) && !self.is_office(index));
        let end = (from + 1..to).rev().find(|&end| plain && self.is_organisation(self.span(from, end)))?;
        Some(self.span(from, end).to_owned())
    }

    fn is_organisation(&self, label: &str) -> bool {
        matches!(self.context.reference.resolve(label, self.context.date.as_deref()),
            Resolution::One(entity) if entity.kind == EntityKind::Organisation)
    }

    /// "UNFCCC Executive Secretary", "Chancellor of Germany": the office, and whose.
    fn office_and_home(&self, from: usize, to: usize) -> (&'t str, Option<String>) {
        let of = (from + 1..to).rev().filter(|&index| matches!(self.at(index), "of" | "from" | "for" | "at"));
        for index in of {
            let home = if self.at(index + 1) == "the" { index + 2 } else { index + 1 };
            if home < to && self.resolves(self.span(home, to)) {
                return (self.span(from, index), Some(self.span(home, to).to_owned()));
            }
        }
        for end in (from + 1..to).rev() {
            if self.capital(from) && self.resolves(self.span(from, end)) {
                return (self.span(end, to), Some(self.span(from, end).to_owned()));
            }
        }
        (self.span(from, to), None)
    }

    /// "Chad, Mali and Niger (SAHEL)": the group that a row of its members closes with, and the word after it.
    fn bracketed_group(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let open = (at..at + 14).find(|&index| self.at(index) == "(")?;
        let row = (at..open).all(|index| self.capital(index) || matches!(self.at(index), "," | "and" | "the"));
        let several = (at..open).any(|index| self.at(index) == ",");
        let short = self.words.get(open + 1)?.is_all_capitals() && self.at(open + 2) == ")";
        (row && several && short && self.resolves(self.at(open + 1)))
            .then(|| (self.range(open + 1, open + 2), open + 3))
    }

    /// "Chile, Colombia and Peru" before a comma: the places of three states or more, and the word after them. Where one
    /// speaks "for" a state, those after it are no speakers.
    fn states_in_a_row(&self, at: usize) -> Option<(Vec<Range<usize>>, usize)> {
        let mut places = Vec::new();
        let mut next = at;
        loop {
            let from = if self.small(next) == "the" { next + 1 } else { next };
            let (actors, end) = self.named(from)?;
            let label = actors.first()?.label.clone();
            if !self.is_state(&self.text[label.clone()]) {
                return None;
            }
            places.push(label);
            let closing = self.at(next.saturating_sub(1)) == "and";
            if closing && places.len() > 2 {
                let done = self.at(end) == "," && self.verb(end + 1, Sort::Known).is_some();
                return done.then_some((places, end));
            }
            next = match (self.at(end), self.at(end + 1)) {
                (",", "and") => end + 2,
                (",", _) | ("and", _) => end + 1,
                _ => return None,
            };
        }
    }

    fn is_state(&self, label: &str) -> bool {
        matches!(self.context.reference.resolve(label, self.context.date.as_deref()),
            Resolution::One(entity) if entity.kind == EntityKind::State)
    }

    /// The places of the names in words `from..to`.
    fn entities(&self, from: usize, to: usize) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let mut at = from;
        while at < to {
            match self.named(at) {
                Some((actors, end)) if end <= to => {
                    places.extend(actors.into_iter().map(|actor| actor.label));
                    at = end;
                }
                _ => at += 1,
            }
        }
        places
    }

    /// "for the …", "on behalf of …", between commas, in brackets or bare, added to the last actor. The word after it.
    pub fn behalf(&self, at: usize, actors: &mut [Actor]) -> usize {
        let comma = matches!(self.at(at), "," | "(");
        let mut from = if comma { at + 1 } else { at };
        while matches!(self.at(from), "also" | "speaking" | "and" | "again") {
            from += 1;
        }
        from += match (self.at(from), self.at(from + 1), self.at(from + 2)) {
            ("for", _, _) => 1,
            ("on", "behalf", "of") => 3,
            _ => return at,
        };
        let first = if self.at(from) == "the" { from + 1 } else { from };
        let holder = || {
            self.office(first)
                .or_else(|| self.person(first))
                .filter(|(actors, _)| actors.iter().any(|actor| actor.name.is_some()))
        };
        if let Some((place, end)) = self.bracketed_group(first) {
            if let Some(last) = actors.last_mut() {
                last.behalf.push(place);
            }
            return end + usize::from(self.at(end) == ")");
        }
        let Some((found, mut end)) = self.named(first).or_else(holder) else {
            let close =
                (from..from + 16).find(|&index| matches!(self.at(index), "," | ")") || self.at(index).is_empty());
            return match close {
                Some(close) if comma && !self.at(close).is_empty() => close + usize::from(self.at(close) == ")"),
                _ => at,
            };
        };
        let person = found.iter().any(|actor| actor.name.is_some());
        let mut places: Vec<Range<usize>> = found.into_iter().map(|actor| actor.label).collect();
        if let Some((more, stop)) = self.states_in_a_row(first) {
            (places, end) = (more, stop);
        }
        while matches!(self.at(end), "and" | "&" | "/") {
            let next = if self.at(end + 1) == "the" { end + 2 } else { end + 1 };
            let Some((more, stop)) = self.named(next) else { break };
            if !matches!(self.at(stop), "," | ")") && (comma || self.verb(stop, Sort::Known).is_none()) {
                break;
            }
            places.extend(more.into_iter().map(|actor| actor.label));
            end = stop;
        }
        let closed = matches!(self.at(end), "," | ")" | "and" | ";") || self.verb(end, Sort::Known).is_some();
        if !(comma || closed) {
            return at;
        }
        // "on behalf of the VISEGRAD Group of central European countries,", "for Chair Ana Rao (India),"
        let more = self.capital(end).then(|| (end..end + LONGEST_OFFICE).find(|&at| matches!(self.at(at), "," | ")")));
        if let Some(close) = more.flatten().filter(|_| !closed) {
            end = close;
        } else if person && let Some((_, after)) = self.bracket(end) {
            end = after;
        }
        if let Some(last) = actors.last_mut() {
            last.behalf.extend(places);
        }
        end + usize::from(self.at(end) == ")")
    }
}

/// Whether a word is a Roman figure.
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "IVX".contains(c))
}
