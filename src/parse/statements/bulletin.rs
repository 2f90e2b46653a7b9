//! Daily negotiation bulletins: sentences, or runs of sentences, of the same actor.

use std::ops::Range;
use std::sync::LazyLock;

use super::reported::{self, Actor, Clause, Context, Page, Sort, Told};
use crate::model::{Draft, DraftParagraph, DraftStatement, ParagraphKind};
use crate::parse::patterns::Patterns;
use crate::reference::{Reference, Resolution};
use crate::rules::reported::{FOLLOWING, FOLLOWING_ONE, SILENT_SECTIONS};

/// Reads the statements into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    let context = reported::context(draft, reference);
    let mut reader = Reader { context, statements: Vec::new(), open: None, introduced: Vec::new() };
    // Read twice: a surname may stand before the words that tell whose it is.
    for _ in 0..2 {
        reader.statements.clear();
        for (index, paragraph) in draft.paragraphs.iter().enumerate() {
            reader.paragraph(index, paragraph);
        }
    }
    draft.statements = reader.statements;
}

#[derive(Debug)]
struct Reader<'a> {
    context: Context<'a>,
    statements: Vec<DraftStatement>,
    /// The statement that the next sentence may go on with.
    open: Option<Open>,
    /// Persons whom the sentence before introduced without a word of theirs.
    introduced: Vec<Actor>,
}

/// A statement that may go on.
#[derive(Debug, Clone, Copy)]
struct Open {
    index: usize,
    /// How many of its speakers are the subject itself; those after them join it.
    heads: usize,
    /// For how many the first of its speakers speaks.
    behalf: usize,
}

impl Open {
    fn of(index: usize, clause: &Clause) -> Self {
        Open { index, heads: clause.heads, behalf: clause.actors.first().map_or(0, |actor| actor.behalf.len()) }
    }
}

static SILENT: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(SILENT_SECTIONS));
static FOLLOWS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(FOLLOWING));
static ONE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(FOLLOWING_ONE));

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
        let goes_on = sentences.first().is_some_and(|(first, _)| FOLLOWS.id(&text[first.clone()]).is_some());
        if !goes_on {
            self.open = None;
        }
        self.introduced.clear();
        let page = Page::of(paragraph, &self.context);
        let mut end = 0;
        let mut home = paragraph.headings.last().and_then(|heading| self.named(heading));
        for (position, (range, headed)) in sentences.into_iter().enumerate() {
            if headed {
                home = self.named(&text[end..range.start]);
            }
            end = range.end;
            if headed && position > 0 {
                self.open = None;
            }
            let scene = page.scene(range.clone(), &self.context);
            let (mut told, introduced) = (scene.told(), scene.introduced());
            for surname in introduced {
                self.context.people.entry(surname).or_default();
            }
            if let (Told::Said(clauses), Some(home)) = (&mut told, &home) {
                at_home(clauses, home);
            }
            self.sentence(told, index, paragraph, range);
        }
    }

    /// The state, organisation or group that a heading names and nothing else: "INDIA", "Chair of the IPCC:".
    fn named(&self, heading: &str) -> Option<String> {
        let heading = heading.trim().trim_end_matches(':').trim();
        let label = match heading.split_once(" of ") {
            Some((office, whole)) if reported::is_office(office) => whole.trim_start_matches("the "),
            _ => heading,
        };
        let known = self.context.reference.resolve(label, self.context.date.as_deref());
        matches!(known, Resolution::One(_)).then(|| label.to_owned())
    }

    fn sentence(&mut self, told: Told, index: usize, paragraph: &DraftParagraph, range: Range<usize>) {
        let introduced = std::mem::take(&mut self.introduced);
        match told {
            Told::Said(clauses) => self.said(&clauses, index, paragraph, range),
            Told::Joined { others, one } => self.joined(others, one, index, paragraph, range),
            Told::Ends(actors) => {
                self.meet(&actors);
                self.open = None;
                self.introduced = actors.into_iter().filter(|actor| actor.name.is_some()).collect();
            }
            Told::Of(actors) if !self.is_open_for(&actors) => self.open = None,
            Told::Follows if !introduced.is_empty() && FOLLOWS.id(&paragraph.text.text[range.clone()]).is_some() => {
                self.said(&[Clause::of(introduced, "reported.introduced")], index, paragraph, range);
            }
            Told::Follows | Told::Of(_) => {
                if ONE.id(&paragraph.text.text[range.clone()]).is_some() {
                    self.alone();
                }
                if let Some(open) = self.open_statement() {
                    reported::extend(open, index, range);
                }
            }
        }
    }

    fn open_statement(&mut self) -> Option<&mut DraftStatement> {
        self.statements.get_mut(self.open?.index)
    }

    /// "He" or "she" is one: the one whom the others joined goes on, and nobody where several spoke together.
    fn alone(&mut self) {
        let Some(open) = self.open else { return };
        let Some(before) = self.statements.get(open.index).filter(|before| before.speakers.len() > 1) else { return };
        if open.heads != 1 {
            self.open = None;
            return;
        }
        let mut statement = before.clone();
        statement.speakers.truncate(1);
        statement.on_behalf_of.truncate(open.behalf);
        statement.parts.clear();
        statement.rule = "reported.alone";
        self.statements.push(statement);
        self.open = Some(Open { index: self.statements.len() - 1, ..open });
    }

    /// Whether the open statement is made by one of these, or on behalf of one.
    fn is_open_for(&self, actors: &[Actor]) -> bool {
        let Some(open) = self.open.and_then(|open| self.statements.get(open.index)) else { return false };
        let speakers = open.speakers.iter().filter_map(|speaker| speaker.affiliation.as_deref());
        let voices: Vec<_> = speakers
            .chain(open.on_behalf_of.iter().map(|read| read.text.as_str()))
            .map(|label| self.context.identity(label))
            .collect();
        actors
            .iter()
            .filter_map(|actor| actor.affiliation.as_deref())
            .any(|l| voices.contains(&self.context.identity(l)))
    }

    fn said(&mut self, clauses: &[Clause], index: usize, paragraph: &DraftParagraph, range: Range<usize>) {
        let mut lead = None;
        for clause in clauses {
            self.meet(&clause.actors);
            let statement = reported::statement(clause, paragraph, index, range.clone());
            let open = self.open_statement().filter(|_| clauses.len() == 1);
            if let Some(open) = open.filter(|open| reported::same_voice(open, &statement)) {
                reported::extend(open, index, range.clone());
                return;
            }
            self.statements.push(statement);
            if clause.leads || lead.is_none() {
                lead = Some(Open::of(self.statements.len() - 1, clause));
            }
        }
        self.open = lead;
    }

    /// A statement of those who spoke before, and of others.
    fn joined(&mut self, actors: Vec<Actor>, one: bool, index: usize, paragraph: &DraftParagraph, range: Range<usize>) {
        let clause = Clause::of(actors, "reported.joined");
        let mut statement = reported::statement(&clause, paragraph, index, range);
        let Some(open) = self.open else { return };
        let Some(before) = self.statements.get(open.index) else { return };
        if one && before.speakers.len() > 1 && open.heads != 1 {
            self.open = None;
            return;
        }
        let told = if one { 1 } else { before.speakers.len() };
        statement.speakers.splice(0..0, before.speakers.iter().take(told).cloned());
        let behalf = if one { open.behalf } else { before.on_behalf_of.len() };
        statement.on_behalf_of.splice(0..0, before.on_behalf_of.iter().take(behalf).cloned());
        self.statements.push(statement);
        self.open = Some(Open { index: self.statements.len() - 1, heads: told, behalf: open.behalf });
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

/// Persons without a state or organisation of their own speak for the one in whose section they stand.
fn at_home(clauses: &mut [Clause], home: &str) {
    for actor in clauses.iter_mut().flat_map(|clause| &mut clause.actors) {
        if actor.sort == Sort::Person && actor.affiliation.is_none() && actor.role.is_none() {
            actor.affiliation = Some(home.to_owned());
        }
    }
}

/// The sentences of a paragraph, without a heading that is run in at the head of one, and whether there was one.
fn spoken(text: &str) -> Vec<(Range<usize>, bool)> {
    let sentences = reported::sentences(text).into_iter().map(|range| {
        let heading = run_in(&text[range.clone()]);
        (range.start + heading..range.end, heading > 0)
    });
    sentences.collect()
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

#[cfg(test)]
mod tests {
    use crate::layout;
    use crate::model::Format;
    use crate::parse;
    use crate::reference::Reference;
    use crate::text;

    /// The speakers of each statement, with those for whom they speak, and its text.
    fn statements(body: &str) -> Vec<(String, String)> {
        let file = format!(
            "---\ntitle: \"RIVERS TALKS HIGHLIGHTS\"\nid: a\nurl: http://example.org\ndate: 2031-05-05\nabstract: \"Talks.\"\n---\n\n# PLENARY\n\n{body}\n"
        );
        let flow = layout::flow(text::read(file.as_bytes(), Format::Markdown).unwrap());
        let draft = parse::draft(flow, Reference::builtin());
        let said = draft.statements.iter().map(|statement| {
            let speakers =
                statement.speakers.iter().map(|s| s.name.clone().unwrap_or_else(|| s.as_written.text.clone()));
            let behalf: Vec<&str> = statement.on_behalf_of.iter().map(|read| read.text.as_str()).collect();
            let whom = if behalf.is_empty() { String::new() } else { format!(" for {}", behalf.join(", ")) };
            let part = statement.parts[0];
            (
                format!("{}{whom}", speakers.collect::<Vec<_>>().join("; ")),
                draft.paragraphs[part.paragraph].text.text[part.start..part.end].to_owned(),
            )
        });
        said.collect()
    }

    fn speakers(body: &str) -> Vec<String> {
        statements(body).into_iter().map(|(speakers, _)| speakers).collect()
    }

    #[test]
    fn sentences_without_an_actor_go_on_and_nameless_actors_end() {
        let said = statements(
            "CHAD called for ferries. He added that bridges cost more. The river should be shared. Several delegates supported this. TOGO disagreed.",
        );
        let want = [
            ("CHAD", "CHAD called for ferries. He added that bridges cost more. The river should be shared."),
            ("TOGO", "TOGO disagreed."),
        ];
        assert_eq!(said, want.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn several_actors_with_a_verb_each_have_the_whole_sentence_each() {
        let body = "NORWAY called for locks, PERU preferred weirs, and KENYA suggested both.";
        let said = statements(body);
        assert_eq!(said.iter().map(|(who, _)| who.as_str()).collect::<Vec<_>>(), ["NORWAY", "PERU", "KENYA"]);
        assert!(said.iter().all(|(_, text)| text == body));
        assert_eq!(speakers("MALI said that NIGER and BENIN should be asked."), ["MALI"]);
    }

    #[test]
    fn those_who_support_join_and_those_who_oppose_speak_for_themselves() {
        assert_eq!(speakers("PERU, supported by CHILE and CUBA, proposed a list."), ["PERU; CHILE; CUBA"]);
        assert_eq!(speakers("PERU, with CHILE, proposed a list."), ["PERU; CHILE"]);
        assert_eq!(speakers("The EU, opposed by CHINA, said the text was ready."), ["EU", "CHINA"]);
        assert_eq!(speakers("CANADA emphasized tolls and, with JAPAN, asked for a study."), ["CANADA; JAPAN"]);
        assert_eq!(speakers("KENYA called for dredging, with GHANA asking for dams."), ["KENYA", "GHANA"]);
        assert_eq!(speakers("CANADA noted a gap. With JAPAN, he proposed a study."), ["CANADA", "CANADA; JAPAN"]);
    }

    #[test]
    fn those_who_join_in_the_course_of_a_turn() {
        assert_eq!(
            speakers("PERU, with CHILE, proposed a list. She asked for time and, with the EU, queried the figures."),
            ["PERU; CHILE", "PERU; EU"]
        );
        assert_eq!(
            speakers("MALI and CHAD disagreed. With TOGO, they proposed a list."),
            ["MALI; CHAD", "MALI; CHAD; TOGO"]
        );
        assert_eq!(
            speakers("Opposed by the EU and CUBA, MALI, with CHAD, asked for tolls."),
            ["MALI; CHAD", "EU; CUBA"]
        );
        assert_eq!(speakers("With PERU and MALI, the US asked for tolls."), ["US; PERU; MALI"]);
        assert_eq!(speakers("Supported by PERU, MALI and CHAD, the US asked for tolls."), ["US; PERU; MALI; CHAD"]);
        assert_eq!(speakers("PERU, opposed by the US, MALI, CHAD, proposed a list."), ["PERU", "US; MALI; CHAD"]);
    }

    #[test]
    fn names_in_what_is_discussed_speak_for_nobody() {
        assert_eq!(speakers("On links between LXY and LULUCF, BRAZIL, with TOGO, asked for time."), ["BRAZIL; TOGO"]);
        assert_eq!(speakers("Regarding River Gauge Systems (RRGS), the EU, with MALI, said so."), ["EU; MALI"]);
        assert!(speakers("The IPCC held its meeting in Lima. The IPCC decided to meet again.").is_empty());
    }

    #[test]
    fn actors_without_a_name_end_what_was_said() {
        let said =
            statements("TOGO disagreed. Several RIVER ORGANIZATIONS urged calm. CHAD agreed. Delegates heard music.");
        assert_eq!(said.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["TOGO disagreed.", "CHAD agreed."]);
    }

    #[test]
    fn persons_speak_for_the_state_of_their_section() {
        let file = "---\ntitle: \"RIVERS TALKS HIGHLIGHTS\"\nid: a\nurl: http://example.org\ndate: 2031-05-05\nabstract: \"Talks.\"\n---\n\n# PLENARY\n\n### INDIA\n\nAna Rao said tolls were high.\n\nChair of IPCC: Jon Berg noted the water.\n";
        let flow = layout::flow(text::read(file.as_bytes(), Format::Markdown).unwrap());
        let draft = parse::draft(flow, Reference::builtin());
        let homes: Vec<_> =
            draft.statements.iter().map(|statement| statement.speakers[0].affiliation.as_deref()).collect();
        assert_eq!(homes, [Some("INDIA"), Some("IPCC")]);
    }

    #[test]
    fn for_whom_a_speaker_speaks() {
        assert_eq!(speakers("TOGO, for Brazil, South Africa, India and China (BASIC), said so."), ["TOGO for BASIC"]);
        assert_eq!(speakers("TOGO, for BASIC (Brazil, South Africa, India and China), said so."), ["TOGO for BASIC"]);
        assert_eq!(speakers("Centre for Rivers and Lakes (CRL) said so."), ["Centre for Rivers and Lakes (CRL)"]);
        assert_eq!(speakers("Australia, for the UMBRELLA GROUP, called for calm."), ["Australia for UMBRELLA GROUP"]);
        assert_eq!(
            speakers("Maldives, for the LDCs, and Grenada, for AOSIS, challenged the figures."),
            ["Maldives; Grenada for LDCs, AOSIS"]
        );
        assert_eq!(speakers("On behalf of the AFRICAN GROUP, GHANA asked for time."), ["GHANA for AFRICAN GROUP"]);
        assert_eq!(speakers("Boats for All, for ENGOs, asked for time."), ["Boats for All for ENGOs"]);
    }

    #[test]
    fn for_whom_may_be_a_row_or_a_long_name() {
        assert_eq!(
            speakers("Peru, for Chile, Colombia and the Dominican Republic, asked for time."),
            ["Peru for Chile, Colombia, Dominican Republic"]
        );
        assert_eq!(
            speakers("Tuvalu, for AOSIS, Colombia and Peru, asked for time."),
            ["Tuvalu; Colombia; Peru for AOSIS"]
        );
        assert_eq!(
            speakers("SLOVAKIA, on behalf of the VISEGRAD Group of central European countries, said so."),
            ["SLOVAKIA for VISEGRAD"]
        );
    }

    #[test]
    fn what_another_tells_is_no_stand_and_no_outcome() {
        for going_on in [
            "He recalled that at its last session, AG13 had agreed to them.",
            "He noted that the US was concerned about locks.",
            "He added that, on locks, text will be placed in brackets.",
        ] {
            let body = format!("CHAD asked for tolls. {going_on}");
            assert_eq!(statements(&body), [("CHAD".to_owned(), body.clone())]);
        }
        assert_eq!(
            speakers("CHAD called for links to organizations such as the WTO and, with MALI, noted tolls."),
            ["CHAD; MALI"]
        );
    }

    #[test]
    fn a_body_that_no_table_knows_ends_a_statement() {
        assert_eq!(statements("CHAD agreed. River Watch urged calm.")[0].1, "CHAD agreed.");
        assert_eq!(statements("CHAD agreed. The River Task Force on Old Locks reported.")[0].1, "CHAD agreed.");
    }

    #[test]
    fn persons_and_offices() {
        assert_eq!(
            speakers("Ana Petrov, Minister of Rivers, Bulgaria, welcomed delegates. Petrov said the water was high."),
            ["Ana Petrov"]
        );
        assert_eq!(speakers("In the morning, Co-Chair Osei introduced a paper."), ["Osei"]);
        assert_eq!(
            speakers("Co-facilitators Ama Osei (Ghana) and Jon Berg (Norway) opened the workshop."),
            ["Ama Osei; Jon Berg"]
        );
        assert_eq!(
            speakers("Jon Berg, Minister of Rivers, Norway, was elected President. He thanked delegates."),
            ["Jon Berg"]
        );
        assert!(
            speakers("Chair Osei will consult informally. The COP adopted the agenda. Delegates agreed.").is_empty()
        );
    }

    #[test]
    fn names_among_the_nameless_and_in_the_passive() {
        assert_eq!(speakers("Several Parties, including CHINA and INDIA, said the text was long."), ["CHINA; INDIA"]);
        assert_eq!(speakers("The proposal was opposed by KUWAIT and OMAN."), ["KUWAIT; OMAN"]);
        assert!(speakers("The proposal of KUWAIT was long.").is_empty());
    }

    #[test]
    fn a_stand_is_a_statement_and_what_is_told_of_another_ends_one() {
        let said = statements(
            "CHAD called for tolls. For like reasons, MALI and TOGO also prefer May. NORWAY is flexible. KENYA has not voted. Tolls are low.",
        );
        let want = [
            ("CHAD", "CHAD called for tolls."),
            ("MALI; TOGO", "For like reasons, MALI and TOGO also prefer May."),
            ("NORWAY", "NORWAY is flexible."),
        ];
        assert_eq!(said, want.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert_eq!(
            statements("The EU called for tolls. The EU has many locks.")[0].1,
            "The EU called for tolls. The EU has many locks."
        );
        assert_eq!(speakers("CUBA was satisfied with this. OMAN had difficulty with it."), ["CUBA", "OMAN"]);
    }

    #[test]
    fn the_secretariat_is_that_of_the_meeting() {
        let home = |title: &str| {
            let file = format!(
                "---\ntitle: \"{title}\"\nid: a\nurl: http://example.org\ndate: 2031-05-05\nabstract: \"Talks.\"\n---\n\n# PLENARY\n\nThe GEF Secretariat was thanked. The Secretariat introduced a paper.\n"
            );
            let flow = layout::flow(text::read(file.as_bytes(), Format::Markdown).unwrap());
            let draft = parse::draft(flow, Reference::builtin());
            draft.statements[0].speakers[0].affiliation.clone().unwrap_or_default()
        };
        assert_eq!(home("RIVERS TALKS HIGHLIGHTS"), "Secretariat");
        assert_eq!(home("UNFCCC COP-6 HIGHLIGHTS"), "United Nations Framework Convention on Climate Change");
    }

    #[test]
    fn he_or_she_is_one_of_several() {
        assert_eq!(
            statements("PERU, supported by CHILE, asked for time. She urged calm. MALI and CHAD agreed. He left."),
            [
                ("PERU; CHILE".to_owned(), "PERU, supported by CHILE, asked for time.".to_owned()),
                ("PERU".to_owned(), "She urged calm.".to_owned()),
                ("MALI; CHAD".to_owned(), "MALI and CHAD agreed.".to_owned()),
            ]
        );
    }

    #[test]
    fn words_with_capitals_that_are_no_person() {
        assert!(speakers("The Coordinating Lead Authors explained the figures.").is_empty());
        assert_eq!(speakers("Ana Petrov explained the figures."), ["Ana Petrov"]);
    }

    #[test]
    fn rows_that_others_close() {
        assert_eq!(speakers("MALI, the EU and other developed countries opposed tolls."), ["MALI; EU"]);
        assert_eq!(speakers("PERU, generally supported by CHAD and MALI, called for tolls."), ["PERU; CHAD; MALI"]);
        assert_eq!(speakers("Spain with the US, Saint Lucia and others, requested tolls."), ["Spain; US; Saint Lucia"]);
        assert_eq!(speakers("Small States, such as Samoa, Vanuatu and Fiji, urged calm."), ["Samoa; Vanuatu; Fiji"]);
    }

    #[test]
    fn several_participles() {
        assert_eq!(speakers("Text was read, with SUDAN opposing it and CHINA proposing more."), ["SUDAN", "CHINA"]);
        assert_eq!(
            speakers("The UK proposed tolls, with SUDAN, KENYA and others preferring locks."),
            ["UK", "SUDAN; KENYA"]
        );
    }

    #[test]
    fn outcomes_are_told_by_nobody() {
        for outcome in [
            "This was adopted.",
            "After consultations, it was decided to wait.",
            "The agreed text retains the figures.",
            "Text was added to this effect.",
            "The document, which was later amended, was forwarded to the plenary.",
            "Early on Friday WGII agreed to wait.",
        ] {
            assert_eq!(statements(&format!("CHAD asked for tolls. {outcome}"))[0].1, "CHAD asked for tolls.");
        }
        let kept = "CHAD asked for tolls. The final text should retain the figures.";
        assert_eq!(statements(kept)[0].1, kept);
    }

    #[test]
    fn persons_whom_others_introduced() {
        assert_eq!(
            statements("CHAD asked Ana Rao (India) to help. In May, Rao reported a lack of consensus.")[1],
            ("Rao".to_owned(), "In May, Rao reported a lack of consensus.".to_owned())
        );
    }

    #[test]
    fn run_in_headings_are_no_part_of_what_is_said() {
        assert_eq!(statements("Locks and weirs: The EU said so.")[0].1, "The EU said so.");
        assert_eq!(statements("The EU said: Locks are old.")[0].1, "The EU said: Locks are old.");
    }
}
