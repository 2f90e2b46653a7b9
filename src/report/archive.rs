//! The overview of all documents: what was read, who spoke, what was decided, what is in doubt.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::record::{AgendaItem, Coverage, Decision, Entity, FileRow, Named, Record, Unresolved};

/// What the overview shows.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Archive {
    /// Inputs that were not read whole; the others are only counted.
    pub doubtful: Vec<FileRow>,
    /// How many inputs have each status.
    pub statuses: BTreeMap<String, u64>,
    /// The documents.
    pub documents: Vec<Summary>,
    /// Everyone who spoke, voted or recommended, in the order of the first time.
    pub actors: Vec<Actor>,
    /// The statements: document, number, page, actors.
    pub statements: Vec<(usize, u32, u32, Vec<usize>)>,
    /// The agenda items.
    pub agenda: Vec<Item>,
    /// The decisions.
    pub decisions: Vec<Decided>,
    /// The problems: document, severity, code, message, page.
    pub problems: Vec<(usize, String, String, String, Option<u32>)>,
    /// Labels that found no entity, the most frequent first.
    pub unresolved: Vec<Unresolved>,
    /// The ledger of all words.
    pub coverage: Coverage,
    #[serde(skip)]
    known: HashMap<Entity, usize>,
    #[serde(skip)]
    found: HashMap<String, FileRow>,
}

/// A document in a line.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Summary {
    id: String,
    path: String,
    kind: String,
    language: Option<String>,
    symbol: Option<String>,
    title: Option<String>,
    organ: Option<String>,
    date: Option<String>,
    format: String,
    pages: u32,
    status: String,
    statements: usize,
    decisions: usize,
    recommendations: usize,
    problems: usize,
    words: u64,
    lost: u64,
}

/// A state, an organisation or a group with what it did.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Actor {
    #[serde(flatten)]
    entity: Entity,
    /// Statements that it made, alone or with others.
    statements: u64,
    /// The same by year of the document; those of documents without a date are under ``.
    years: BTreeMap<String, u64>,
    /// Documents in which it spoke.
    documents: BTreeSet<usize>,
    /// Recommendations that it made.
    recommendations: u64,
    /// Its recorded votes by position.
    votes: BTreeMap<String, u64>,
}

/// An agenda item in a line.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Item {
    document: usize,
    number: Option<String>,
    title: Option<String>,
    page: u32,
    /// Statements under it; 0 where it has no number by which they could be told.
    statements: usize,
}

/// A decision in a line.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Decided {
    document: usize,
    seq: u32,
    what: String,
    title: Option<String>,
    adopted_as: Option<String>,
    outcome: String,
    how: String,
    tally: [Option<u32>; 3],
    page: u32,
}

impl Archive {
    /// An archive of which nothing is known yet but its inputs and the labels that found no entity.
    pub fn new(files: Vec<FileRow>, unresolved: Vec<Unresolved>) -> Self {
        let mut archive = Archive { unresolved, ..Archive::default() };
        for file in files {
            *archive.statuses.entry(file.status.clone()).or_default() += 1;
            if file.status != "ok" {
                archive.doubtful.push(file.clone());
            }
            archive.found.insert(file.path.clone(), file);
        }
        archive
    }

    /// Adds a document.
    pub fn add(&mut self, record: &Record) {
        let document = self.documents.len();
        let summary = summary(record, self.found.get(&record.source.path));
        let year: String = summary.date.iter().flat_map(|date| date.chars().take(4)).collect();
        self.documents.push(summary);
        self.coverage(&record.coverage);
        self.statements(document, record, &year);
        for recommendation in &record.recommendations {
            self.each(&recommendation.states, |actor, _| actor.recommendations += 1);
        }
        for decision in &record.decisions {
            self.each(&decision.votes, |actor, vote| *actor.votes.entry(vote.position.clone()).or_default() += 1);
            self.decisions.push(decided(document, decision));
        }
        for item in &record.agenda {
            let (number, title, statements) = (item.number.clone(), item.title.clone(), under(record, item));
            self.agenda.push(Item { document, number, title, page: item.page, statements });
        }
        for problem in record.problems.iter().cloned() {
            self.problems.push((document, problem.severity, problem.code, problem.message, problem.page));
        }
    }

    fn coverage(&mut self, own: &Coverage) {
        self.coverage.source_words += own.source_words;
        self.coverage.paragraph_words += own.paragraph_words;
        self.coverage.furniture_words += own.furniture_words;
        self.coverage.lost_words += own.lost_words;
    }

    fn statements(&mut self, document: usize, record: &Record, year: &str) {
        for statement in &record.statements {
            let actors = self.each(&statement.speakers, |actor, _| {
                actor.statements += 1;
                *actor.years.entry(year.to_owned()).or_default() += 1;
                actor.documents.insert(document);
            });
            self.statements.push((document, statement.seq, statement.page_start, actors));
        }
    }

    /// Lets each entity among the labels be counted, once however often it is named. Gives their indexes.
    fn each(&mut self, named: &[Named], mut count: impl FnMut(&mut Actor, &Named)) -> Vec<usize> {
        let mut indexes = Vec::new();
        for one in named {
            let Some(entity) = &one.entity else { continue };
            let index = self.actor(entity);
            if !indexes.contains(&index) {
                indexes.push(index);
                count(&mut self.actors[index], one);
            }
        }
        indexes
    }

    fn actor(&mut self, entity: &Entity) -> usize {
        if let Some(&index) = self.known.get(entity) {
            return index;
        }
        self.actors.push(Actor { entity: entity.clone(), ..Actor::default() });
        self.known.insert(entity.clone(), self.actors.len() - 1);
        self.actors.len() - 1
    }
}

fn summary(record: &Record, file: Option<&FileRow>) -> Summary {
    let text = |path: &str| record.header.pointer(path).and_then(|value| value.as_str()).map(str::to_owned);
    Summary {
        id: record.id.clone(),
        path: record.source.path.clone(),
        kind: record.kind.clone(),
        language: record.language.clone(),
        symbol: text("/symbols/0"),
        title: text("/title"),
        organ: text("/organ"),
        date: text("/date").or_else(|| text("/meeting/start")),
        format: record.source.format.clone(),
        pages: record.source.pages,
        status: file.map(|file| file.status.clone()).unwrap_or_default(),
        statements: record.statements.len(),
        decisions: record.decisions.len(),
        recommendations: record.recommendations.len(),
        problems: record.problems.len(),
        words: record.coverage.source_words,
        lost: record.coverage.lost_words,
    }
}

fn decided(document: usize, decision: &Decision) -> Decided {
    Decided {
        document,
        seq: decision.seq,
        what: decision.what.clone(),
        title: decision.title.clone(),
        adopted_as: decision.adopted_as.clone(),
        outcome: decision.outcome.clone(),
        how: decision.how.clone(),
        tally: [decision.in_favour, decision.against, decision.abstaining],
        page: decision.page,
    }
}

/// Statements under an agenda item; one without a number has none that could be told.
fn under(record: &Record, item: &AgendaItem) -> usize {
    let Some(number) = &item.number else { return 0 };
    record.statements.iter().filter(|statement| statement.agenda_items.contains(number)).count()
}
