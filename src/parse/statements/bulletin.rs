//! Daily negotiation bulletins: sentences, or runs of sentences, of the same actor.

use std::ops::Range;
use std::sync::LazyLock;

use super::reported::{self, Actor, Clause, Context, Page, Told};
use crate::model::{Draft, DraftParagraph, DraftStatement, ParagraphKind};
use crate::parse::patterns::Patterns;
use crate::reference::Reference;
use crate::rules::reported::{FOLLOWING, SILENT_SECTIONS};

/// Reads the statements into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    let context = reported::context(draft, reference);
    let mut reader = Reader { context, statements: Vec::new(), open: None, introduced: Vec::new() };
    for (index, paragraph) in draft.paragraphs.iter().enumerate() {
        reader.paragraph(index, paragraph);
    }
    draft.statements = reader.statements;
}

#[derive(Debug)]
struct Reader<'a> {
    context: Context<'a>,
    statements: Vec<DraftStatement>,
    /// The statement that the next sentence may go on with.
    open: Option<usize>,
    /// Persons whom the sentence before introduced without a word of theirs.
    introduced: Vec<Actor>,
}

static SILENT: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(SILENT_SECTIONS));
static FOLLOWS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(FOLLOWING));

impl Reader<'_> {
    fn paragraph(&mut self, index: usize, paragraph: &DraftParagraph) {
        let silent = paragraph.headings.iter().any(|heading| SILENT.id(heading.trim()).is_some());
        let running =
            matches!(paragraph.kind, ParagraphKind::Paragraph | ParagraphKind::ListItem | ParagraphKind::Quote);
        if silent || !running {
            self.open = None;
            return;
        }
        let text = &paragraph.text.text;
        let sentences = spoken(text);
        let goes_on = sentences.first().is_some_and(|first| FOLLOWS.id(&text[first.clone()]).is_some());
        if !goes_on {
            self.open = None;
        }
        self.introduced.clear();
        let page = Page::of(paragraph, &self.context);
        for range in sentences {
            let told = page.scene(range.clone(), &self.context).told();
            self.sentence(told, index, paragraph, range);
        }
    }

    fn sentence(&mut self, told: Told, index: usize, paragraph: &DraftParagraph, range: Range<usize>) {
        let introduced = std::mem::take(&mut self.introduced);
        match told {
            Told::Said(clauses) => self.said(&clauses, index, paragraph, range),
            Told::Joined(actors) => self.joined(actors, index, paragraph, range),
            Told::Ends(actors) => {
                self.meet(&actors);
                self.open = None;
                self.introduced = actors.into_iter().filter(|actor| actor.name.is_some()).collect();
            }
            Told::Follows if !introduced.is_empty() && FOLLOWS.id(&paragraph.text.text[range.clone()]).is_some() => {
                let clause = Clause { actors: introduced, leads: true, rule: "reported.introduced" };
                self.said(&[clause], index, paragraph, range);
            }
            Told::Follows => {
                if let Some(open) = self.open.and_then(|open| self.statements.get_mut(open)) {
                    reported::extend(open, index, range);
                }
            }
        }
    }

    fn said(&mut self, clauses: &[Clause], index: usize, paragraph: &DraftParagraph, range: Range<usize>) {
        let mut lead = None;
        for clause in clauses {
            self.meet(&clause.actors);
            let statement = reported::statement(clause, paragraph, index, range.clone());
            let open = self.open.filter(|_| clauses.len() == 1).and_then(|open| self.statements.get_mut(open));
            if let Some(open) = open.filter(|open| reported::same_voice(open, &statement)) {
                reported::extend(open, index, range.clone());
                return;
            }
            self.statements.push(statement);
            if clause.leads || lead.is_none() {
                lead = Some(self.statements.len() - 1);
            }
        }
        self.open = lead;
    }

    /// A statement of those who spoke before, and of others.
    fn joined(&mut self, actors: Vec<Actor>, index: usize, paragraph: &DraftParagraph, range: Range<usize>) {
        let clause = Clause { actors, leads: true, rule: "reported.joined" };
        let mut statement = reported::statement(&clause, paragraph, index, range);
        let Some(before) = self.open.and_then(|open| self.statements.get(open)) else { return };
        statement.speakers.splice(0..0, before.speakers.iter().cloned());
        self.statements.push(statement);
        self.open = Some(self.statements.len() - 1);
    }

    /// Remembers persons by their surnames, with those for whom they speak.
    fn meet(&mut self, actors: &[Actor]) {
        for actor in actors {
            let Some(name) = &actor.name else { continue };
            let home = self.context.people.entry(reported::surname(name).to_owned()).or_default();
            if home.is_none() {
                home.clone_from(&actor.affiliation);
            }
        }
    }
}

/// The sentences of a paragraph, without a heading that is run in at the head of one.
fn spoken(text: &str) -> Vec<Range<usize>> {
    let sentences = reported::sentences(text).into_iter();
    sentences.map(|range| range.start + run_in(&text[range.clone()])..range.end).collect()
}

/// Longest heading that is run into a paragraph, in words.
const LONGEST_RUN_IN: usize = 14;

/// Length of a heading run in before a sentence, with its colon: "Funding: The EU said". It has no small verb.
fn run_in(sentence: &str) -> usize {
    let Some(colon) = sentence.find(':') else { return 0 };
    let (heading, rest) = (&sentence[..colon], &sentence[colon + 1..]);
    let words: Vec<&str> = heading.split_whitespace().collect();
    let says = words.iter().any(|word| crate::rules::reported::SAYING.contains(word));
    let spaced = rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_uppercase);
    if words.is_empty() || words.len() > LONGEST_RUN_IN || says || !spaced {
        return 0;
    }
    colon + 1 + rest.len() - rest.trim_start().len()
}
