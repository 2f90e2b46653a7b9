//! Per-state summaries of a session: from the name that opens a statement to the next, a heading or the end.

use std::ops::Range;
use std::sync::LazyLock;

use super::reported::{self, Actor, Clause, Context, Page, Sort, Told};
use crate::model::{Draft, DraftParagraph, DraftStatement, ParagraphKind};
use crate::parse::patterns::Patterns;
use crate::reference::Reference;
use crate::rules::reported::{CLOSING_NOTES, FOLLOWING};
use crate::rules::session_summary::{CHAIRED, NOTES};

static CHAIR: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(CHAIRED));
static NOTE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(NOTES));
static CLOSING: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(CLOSING_NOTES));
static FOLLOWS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(FOLLOWING));

/// Paragraphs with a name in bold, from which on bold alone opens a statement.
const BOLD_PARAGRAPHS: usize = 2;

/// Reads the statements into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    let mut context = reported::context(draft, reference);
    context.bold = draft.paragraphs.iter().filter(|paragraph| runs_bold(paragraph)).count() >= BOLD_PARAGRAPHS;
    let mut reader = Reader { context, statements: Vec::new(), open: None, chaired: None };
    for (index, paragraph) in draft.paragraphs.iter().enumerate() {
        reader.paragraph(index, paragraph);
    }
    draft.statements = reader.statements;
}

/// Whether a paragraph of running text has words in bold.
fn runs_bold(paragraph: &DraftParagraph) -> bool {
    let running = matches!(paragraph.kind, ParagraphKind::Paragraph | ParagraphKind::ListItem);
    running && !paragraph.text.is_bold() && paragraph.text.pieces.iter().any(|piece| piece.style.bold)
}

#[derive(Debug)]
struct Reader<'a> {
    context: Context<'a>,
    statements: Vec<DraftStatement>,
    open: Option<usize>,
    /// A sentence that named those in the chair, not yet followed by words of theirs.
    chaired: Option<(Clause, Range<usize>)>,
}

impl Reader<'_> {
    fn paragraph(&mut self, index: usize, paragraph: &DraftParagraph) {
        if !matches!(paragraph.kind, ParagraphKind::Paragraph | ParagraphKind::ListItem | ParagraphKind::Quote) {
            self.open = None;
            return;
        }
        let text = &paragraph.text.text;
        let page = Page::of(paragraph, &self.context);
        for (position, range) in reported::sentences(text).into_iter().enumerate() {
            let sentence = &text[range.clone()];
            if let Some(clause) = chair(sentence, range.start, &page) {
                self.open = None;
                self.chaired = Some((clause, range));
                continue;
            }
            let told = page.scene(range.clone(), &self.context).told();
            let follows = FOLLOWS.id(sentence).is_some();
            match (told, self.chaired.take()) {
                (Told::Said(clauses), _) => self.said(&clauses, index, paragraph, range),
                (_, Some((clause, before))) if follows => {
                    self.said(&[clause], index, paragraph, before.start..range.end)
                }
                (told, _) => {
                    let ends = position == 0 && !follows || CLOSING.id(sentence).is_some();
                    if ends || !self.context.bold && matches!(told, Told::Ends(_)) {
                        self.open = None;
                    }
                    if let Some(open) = self.open.and_then(|open| self.statements.get_mut(open)) {
                        reported::extend(open, index, range);
                    }
                }
            }
        }
    }

    fn said(&mut self, clauses: &[Clause], index: usize, paragraph: &DraftParagraph, range: Range<usize>) {
        for clause in clauses {
            let mut statement = reported::statement(clause, paragraph, index, range.clone());
            let note = NOTE.first(&paragraph.text.text[range.clone()]);
            statement.note = note.and_then(|found| Some(found.group("note")?.as_str().to_owned()));
            self.statements.push(statement);
            self.open = Some(self.statements.len() - 1);
        }
    }
}

/// Those whom a sentence names in the chair, with their office.
fn chair(sentence: &str, offset: usize, page: &Page<'_>) -> Option<Clause> {
    let found = CHAIR.first(sentence)?;
    let names = found.group("names")?.range();
    let role = found.group("role").map(|role| role.as_str().to_owned());
    let within = page.names.range(offset + names.start..offset + names.end);
    let actors: Vec<Actor> = within
        .map(|(&start, &end)| Actor {
            label: start..end,
            name: None,
            role: role.clone(),
            affiliation: Some(page.text[start..end].to_owned()),
            behalf: Vec::new(),
            sort: Sort::Office,
        })
        .collect();
    (!actors.is_empty()).then(|| Clause::of(actors, found.rule.id))
}

#[cfg(test)]
mod tests {
    use crate::layout;
    use crate::model::Format;
    use crate::parse;
    use crate::reference::Reference;
    use crate::text;

    /// The speakers of each statement, with those for whom they speak, and the first words of its text.
    fn told(body: &str) -> Vec<String> {
        let file = format!(
            "**CONVENTION ON FERRIES  \nOSLO, NORWAY, 5-8 MAY 2031**\n\n**SUMMARY of the SESSION ON LOCKS**\n\nThe session was held in the morning and dealt with the many old locks on the rivers of the north.\n\n{body}\n"
        );
        let flow = layout::flow(text::read(file.as_bytes(), Format::Text).unwrap());
        let mut draft = parse::draft(flow, Reference::builtin());
        super::read(&mut draft, Reference::builtin());
        let statement = |statement: &crate::model::DraftStatement| {
            let who = |s: &crate::model::DraftSpeaker| {
                let home = s.affiliation.clone().unwrap_or_default();
                s.name.as_ref().map_or(home.clone(), |name| format!("{name} ({home})"))
            };
            let behalf: Vec<&str> = statement.on_behalf_of.iter().map(|read| read.text.as_str()).collect();
            let whom = if behalf.is_empty() { String::new() } else { format!(" for {}", behalf.join(", ")) };
            let parts = statement.parts.iter();
            let mut text = parts.map(|part| &draft.paragraphs[part.paragraph].text.text[part.start..part.end]);
            let last = text.next_back().and_then(|text| text.split_whitespace().next_back()).unwrap_or("").to_owned();
            format!("{}{whom} … {last}", statement.speakers.iter().map(who).collect::<Vec<_>>().join("; "))
        };
        draft.statements.iter().map(statement).collect()
    }

    #[test]
    fn names_that_are_not_set_in_bold() {
        assert_eq!(
            told(
                "Chad said it has locks. It will build more.\n\nAustralia, Austria and Belgium announced funds. Peru asked for tolls."
            ),
            ["Chad … more.", "Australia; Austria; Belgium … funds.", "Peru … tolls."]
        );
        assert_eq!(
            told("Egypt (on behalf of the African Group) said so.\n\nSpeaking for the African Group, Egypt said more."),
            ["Egypt for African Group … so.", "Egypt for African Group … more."]
        );
        assert_eq!(
            told("Chad said so. States Parties that have locks should report. Peru agreed."),
            ["Chad … report.", "Peru … agreed."]
        );
        assert_eq!(
            told("Ana Petrov of the ICRC stressed the need for locks. She thanked Chad."),
            ["Ana Petrov (ICRC) … Chad."]
        );
    }

    #[test]
    fn names_in_bold_under_headings_of_groups() {
        assert_eq!(
            told(
                "## States Parties\n\n**Chad** said so. **Egypt**, on behalf of the **African Group**, agreed.\n\n## Organisations\n\n**ICRC** (Ana Petrov) welcomed this.\n\n**Australia**, **Austria** and **Belgium** announced funds."
            ),
            ["Chad … so.", "Egypt for African Group … agreed.", "ICRC … this.", "Australia; Austria; Belgium … funds."]
        );
    }

    #[test]
    fn from_the_name_to_the_next_name_a_heading_or_the_end() {
        let file = "**CONVENTION ON FERRIES  \nINTERSESSIONAL MEETING  \nOSLO, NORWAY, 5-8 MAY 2031**\n\n\
            **SUMMARY of the SESSION ON LOCKS**\n\n\
            The session was chaired by **Chad** and **Togo** as Coordinators of the group. They urged states to report.\n\n\
            *States not party*\n\n\
            **Fiji** said it has no locks. It stated that Tonga has some. **Peru** (speaking during the session on weirs) agreed.\n\n\
            *States Parties*\n\n\
            **Kenya** and **Ghana** outlined their plans. The **ICRC** welcomed them.\n\n\
            Speaking on behalf of the **CMC**, Ana Petrov said so. She thanked Chad.\n\n\
            Statements on locks are available at <http://example.org>";
        let flow = layout::flow(text::read(file.as_bytes(), Format::Text).unwrap());
        let mut draft = parse::draft(flow, Reference::builtin());
        super::read(&mut draft, Reference::builtin());
        let said: Vec<(String, String)> = draft
            .statements
            .iter()
            .map(|statement| {
                let part = statement.parts[0];
                let speakers = statement.speakers.iter().map(|s| s.affiliation.clone().unwrap_or_default());
                let text = &draft.paragraphs[part.paragraph].text.text[part.start..part.end];
                (speakers.collect::<Vec<_>>().join("; "), text.to_owned())
            })
            .collect();
        let want = [
            (
                "Chad; Togo",
                "The session was chaired by Chad and Togo as Coordinators of the group. They urged states to report.",
            ),
            ("Fiji", "Fiji said it has no locks. It stated that Tonga has some."),
            ("Peru", "Peru (speaking during the session on weirs) agreed."),
            ("Kenya; Ghana", "Kenya and Ghana outlined their plans."),
            ("ICRC", "The ICRC welcomed them."),
            ("CMC", "Speaking on behalf of the CMC, Ana Petrov said so. She thanked Chad."),
        ];
        assert_eq!(said, want.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert_eq!(draft.statements[2].note.as_deref(), Some("speaking during the session on weirs"));
        assert_eq!(draft.statements[5].speakers[0].name.as_deref(), Some("Ana Petrov"));
    }
}
