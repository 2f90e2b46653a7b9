//! Statements that a rapporteur tells: from the name that opens one to the next name or heading.

use std::ops::Range;
use std::sync::LazyLock;

use super::behalf::{self, Named, Names};
use super::in_force::InForce;
use super::{label, quotes, verbatim};
use crate::model::{Draft, DraftParagraph, DraftSpeaker, DraftStatement, ParagraphKind, Place, Read};
use crate::parse::enumeration::states;
use crate::parse::patterns::{Found, Patterns};
use crate::parse::sentences::sentences;
use crate::rules::summary_record::{CAPITALS, NAMED_TOGETHER, OPENINGS, TOLD_BEHALF};

static PLAIN: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(OPENINGS));
static PRESS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(CAPITALS));
static OTHERS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(NAMED_TOGETHER));
static TOLD: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(TOLD_BEHALF));

/// Most words of a name in bold.
const MOST_WORDS: usize = 14;

/// An opening of a statement.
struct Opening {
    /// Byte offset in the paragraph.
    start: usize,
    speakers: Vec<DraftSpeaker>,
    rule: &'static str,
}

/// Reads the statements of a record or a press release.
pub fn read(draft: &Draft, names: Names, press: bool) -> Vec<DraftStatement> {
    let in_force = InForce::of(draft);
    let bold =
        draft.paragraphs.iter().filter(|paragraph| tells(paragraph) && bold_name(paragraph, 0).is_some()).count() > 1;
    let mut statements: Vec<DraftStatement> = Vec::new();
    let mut open = false;
    for (index, paragraph) in draft.paragraphs.iter().enumerate() {
        match paragraph.kind {
            ParagraphKind::Heading | ParagraphKind::RecordNote if paragraph.flow == 0 => open = false,
            _ => {}
        }
        if !tells(paragraph) {
            continue;
        }
        let end = paragraph.text.text.trim_end().len();
        let openings = openings(index, paragraph, names, bold, press);
        let first = openings.first().map_or(end, |opening| opening.start);
        if let Some(last) = statements.last_mut().filter(|_| open && first > 0) {
            last.parts.push(Place { paragraph: index, start: 0, end: paragraph.text.text[..first].trim_end().len() });
            last.parts.retain(|part| part.start < part.end);
        }
        let starts: Vec<usize> = openings.iter().map(|opening| opening.start).chain([end]).collect();
        for (opening, next) in openings.into_iter().zip(starts.into_iter().skip(1)) {
            let mut statement = opened(draft, index, opening.speakers, opening.rule);
            statement.agenda_items = in_force.at(index, &paragraph.headings);
            statement.parts.push(Place {
                paragraph: index,
                start: opening.start,
                end: paragraph.text.text[..next].trim_end().len(),
            });
            statements.push(statement);
            open = true;
        }
    }
    for statement in &mut statements {
        statement.quotes = quotes::of(statement, draft);
        speak_for(statement, draft, names);
    }
    join_runs(statements)
}

/// Joins a statement to the one right before it where the same speaker goes on.
fn join_runs(statements: Vec<DraftStatement>) -> Vec<DraftStatement> {
    let mut joined: Vec<DraftStatement> = Vec::new();
    let key = |statement: &DraftStatement| -> Vec<(Option<String>, Option<String>, Option<String>)> {
        statement
            .speakers
            .iter()
            .map(|speaker| (speaker.name.clone(), speaker.role.clone(), speaker.affiliation.clone()))
            .collect()
    };
    for statement in statements {
        match joined.last_mut() {
            Some(last) if key(last) == key(&statement) && follows(last, &statement) => {
                last.parts.extend(statement.parts);
                last.quotes.extend(statement.quotes);
                last.aligned_with.extend(statement.aligned_with);
                let known: Vec<String> = last.on_behalf_of.iter().map(|read| read.text.clone()).collect();
                last.on_behalf_of.extend(statement.on_behalf_of.into_iter().filter(|read| !known.contains(&read.text)));
            }
            _ => joined.push(statement),
        }
    }
    joined
}

/// Whether a statement begins where the other ends, in the same paragraph or the next.
fn follows(first: &DraftStatement, second: &DraftStatement) -> bool {
    let (Some(end), Some(start)) = (first.parts.last(), second.parts.first()) else {
        return false;
    };
    start.paragraph <= end.paragraph + 1 && first.headings == second.headings
}

/// Whether a paragraph can tell what somebody said.
fn tells(paragraph: &DraftParagraph) -> bool {
    use ParagraphKind::{ListItem, Paragraph, Quote};
    paragraph.flow == 0 && matches!(paragraph.kind, Paragraph | ListItem | Quote)
}

/// The openings in a paragraph: at its head and at the head of its sentences.
fn openings(index: usize, paragraph: &DraftParagraph, names: Names, bold: bool, press: bool) -> Vec<Opening> {
    let text = paragraph.text.text.as_str();
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let opening = opening_at(index, paragraph, sentence.start, names, bold, press);
        found.extend(opening.filter(|opening| bold || opening.start == 0 || opening.rule != "reported.opening.member"));
    }
    found
}

/// The opening at an offset, where there is one.
fn opening_at(
    index: usize,
    paragraph: &DraftParagraph,
    start: usize,
    names: Names,
    bold: bool,
    press: bool,
) -> Option<Opening> {
    let text = &paragraph.text.text[start..];
    if let Some((who, rule)) = bold_name(paragraph, start).filter(|_| bold) {
        let rest = &text[who.end..];
        let bracket = bracket_at(rest).map(|range| range.start + who.end..range.end + who.end);
        // A heading that is set as a paragraph: "Human rights questions (continued)".
        if bracket.as_ref().is_some_and(|bracket| label::is_remark(&text[bracket.clone()])) {
            return None;
        }
        let mut opening = opening(index, paragraph, start, who, bracket, rule, names);
        together(&mut opening, index, paragraph, names);
        return Some(opening);
    }
    let found = PRESS
        .first(text)
        .filter(|_| press)
        .or_else(|| PLAIN.first(text).filter(|found| !bold || found.rule.id == "reported.opening.representative"))?;
    let who = found.group("who")?.range();
    let state = found.group("state").map(|state| state.range());
    let office = found.group("office").map(|office| office.range());
    let mut opening = opening(index, paragraph, start, who, state, found.rule.id, names);
    if let (Some(office), Some(speaker)) = (office, opening.speakers.first_mut()) {
        speaker.role = Some(label::squeeze(&text[office.clone()]));
        let known = names.reference.names_in(&text[office.clone()], names.date);
        speaker.affiliation =
            known.last().map(|name| text[office.start + name.start..office.start + name.end].to_string());
    }
    together(&mut opening, index, paragraph, names);
    // "The representative of Ruritania’s staff" names no state.
    let represents = found.rule.id == "reported.opening.representative";
    let nobody = || {
        opening
            .speakers
            .iter()
            .all(|speaker| speaker.affiliation.as_deref().and_then(|label| names.entity(label)).is_none())
    };
    if represents && nobody() { None } else { Some(opening) }
}

/// Adds the others who are named with the first: "Mr. Roe (Chad), Ms. Poe (Mali) and Mr. Doe (Togo) said".
fn together(opening: &mut Opening, index: usize, paragraph: &DraftParagraph, names: Names) {
    let text = paragraph.text.text.as_str();
    let first = opening.speakers.first().and_then(|speaker| speaker.as_written.place);
    let (Some(first), false) = (first, opening.rule == "reported.opening.representative") else { return };
    let mut at = first.end;
    let mut others = Vec::new();
    while let Some(found) = OTHERS.first(&text[at..]) {
        let (Some(who), Some(state)) = (found.group("who"), found.group("state")) else { break };
        others.extend(
            self::opening(index, paragraph, at, who.range(), Some(state.range()), opening.rule, names).speakers,
        );
        at += found.range().end;
    }
    opening.speakers.extend(others);
}

/// A name or office in bold at an offset: its range behind the offset, with the rule.
fn bold_name(paragraph: &DraftParagraph, start: usize) -> Option<(Range<usize>, &'static str)> {
    let text = &paragraph.text;
    let rest = &text.text[start..];
    let end =
        rest.char_indices().find(|(at, c)| !c.is_whitespace() && !text.style_at(start + at).bold).map(|(at, _)| at)?;
    let who = rest[..end].trim_end().trim_end_matches([',', '(']).trim_end();
    let words = who.split_whitespace().count();
    let name = who.chars().next().is_some_and(char::is_uppercase)
        && (1..=MOST_WORDS).contains(&words)
        && who.chars().count() > 2;
    // A run-in heading ends in a full stop or a colon, or goes on with a new sentence.
    let heading = who.ends_with(['.', ':', ';', '?']) || rest[end..].starts_with(|c: char| c.is_uppercase());
    (name && !heading && !who.contains([':', ';']) && !rest[end..].trim_start().starts_with([':', '.']))
        .then_some((0..who.len(), "reported.opening.bold"))
}

/// What stands in the brackets with which a text begins.
fn bracket_at(rest: &str) -> Option<Range<usize>> {
    let lead = rest.len() - rest.trim_start().len();
    let inner = rest[lead..].strip_prefix('(')?;
    let mut depth = 1;
    for (at, c) in inner.char_indices() {
        depth = match c {
            '(' => depth + 1,
            ')' => depth - 1,
            _ => depth,
        };
        if depth == 0 {
            return Some(lead + 1..lead + 1 + at);
        }
    }
    None
}

/// An opening of the speaker or speakers that a name and a bracket tell.
fn opening(
    index: usize,
    paragraph: &DraftParagraph,
    start: usize,
    who: Range<usize>,
    state: Option<Range<usize>>,
    rule: &'static str,
    names: Names,
) -> Opening {
    let text = &paragraph.text.text[start..];
    let name = label::squeeze(&text[who.clone()]);
    let read = |range: Range<usize>, words: String| Read {
        text: words,
        place: Some(Place { paragraph: index, start: start + range.start, end: start + range.end }),
        page: paragraph.page_at(start + range.start),
        rule,
    };
    let represents = rule == "reported.opening.representative";
    let speakers = match state {
        Some(state) if represents => states(&text[state.clone()], names.reference, names.date)
            .into_iter()
            .map(|range| state.start + range.start..state.start + range.end)
            .map(|range| {
                let label = text[range.clone()].to_string();
                DraftSpeaker {
                    as_written: read(range, label.clone()),
                    name: None,
                    role: None,
                    affiliation: Some(label.trim_start_matches("the ").to_string()),
                }
            })
            .collect(),
        state => {
            let affiliation = state.as_ref().map(|state| label::squeeze(&text[state.clone()]));
            let whole = affiliation.as_ref().map_or(name.clone(), |affiliation| format!("{name} ({affiliation})"));
            let end = state.map_or(who.end, |state| state.end + 1);
            let represented = name.strip_prefix("The ").filter(|name| label::body(name).len() < name.len());
            let affiliation = affiliation.as_deref().or(represented).map(label::body);
            let office = label::office_in(&name).filter(|_| represented.is_none());
            vec![DraftSpeaker {
                as_written: read(who.start..end, whole),
                name: (office.is_none() && represented.is_none()).then(|| name.clone()),
                role: office,
                affiliation,
            }]
        }
    };
    Opening { start, speakers, rule }
}

/// A reported statement without parts yet.
fn opened(draft: &Draft, index: usize, speakers: Vec<DraftSpeaker>, rule: &'static str) -> DraftStatement {
    DraftStatement::reported(rule, draft.paragraphs[index].headings.clone(), speakers)
}

/// Fills in for whom a statement is made: as its first sentence tells.
fn speak_for(statement: &mut DraftStatement, draft: &Draft, names: Names) {
    let Some(part) = statement.parts.first().copied() else {
        return;
    };
    let text = &draft.paragraphs[part.paragraph].text.text[part.start..part.end];
    let presides = statement.speakers.iter().any(DraftSpeaker::goes_by_office);
    let Some(first) = sentences(text).next().filter(|_| !presides) else {
        return;
    };
    let words = &text[first.clone()];
    let own = |found: &Found| found.group("between").is_none_or(|between| !behalf::another(between.as_str()));
    let told = TOLD.first(words).filter(own).map(|found| {
        let end = found.range().end;
        let ranges = behalf::names_after(&words[end..], names, false).into_iter();
        ranges
            .map(|range| Named {
                range: first.start + end + range.start..first.start + end + range.end,
                rule: found.rule.id,
            })
            .collect::<Vec<_>>()
    });
    if let Some(told) = told {
        verbatim::extend(statement, verbatim::reads(told, draft, &part), names);
    }
    for part in statement.parts.clone() {
        let text = &draft.paragraphs[part.paragraph].text.text[part.start..part.end];
        let aligned = verbatim::reads(behalf::aligned(text, names), draft, &part);
        statement.aligned_with.extend(aligned);
    }
}
