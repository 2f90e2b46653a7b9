//! Meeting coverage: press releases on a meeting. A statement runs from the name to the next, a heading or the end.

use std::sync::LazyLock;

use regex::Match;

use crate::model::{Draft, DraftParagraph, DraftSpeaker, DraftStatement, Mode, ParagraphKind, Place, Read};
use crate::parse::patterns::Patterns;
use crate::reference::{Reference, Resolution};
use crate::rules::meeting_coverage::{FOR_WHOM, OF_THE_MEETING, OPENINGS, SILENT_SECTIONS};

static OPENS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(OPENINGS));
static BEHALF: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(FOR_WHOM));
static ENDS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(OF_THE_MEETING));
static SILENT: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(SILENT_SECTIONS));

/// How far into a paragraph its opening may reach, in bytes.
const LONGEST_OPENING: usize = 900;

/// Reads the statements into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    let mut statements: Vec<DraftStatement> = Vec::new();
    let mut open = false;
    for (index, paragraph) in draft.paragraphs.iter().enumerate() {
        let running =
            matches!(paragraph.kind, ParagraphKind::Paragraph | ParagraphKind::ListItem | ParagraphKind::Quote);
        let silent = paragraph.headings.last().is_some_and(|heading| SILENT.id(heading.trim()).is_some());
        if !running || silent {
            open = false;
            continue;
        }
        if let Some(statement) = opening(index, paragraph, reference) {
            statements.push(statement);
            open = true;
        } else if ENDS.id(&paragraph.text.text).is_some() {
            open = false;
        } else if let Some(last) = statements.last_mut().filter(|_| open) {
            last.parts.push(whole(index, paragraph));
        }
    }
    draft.statements = statements;
}

fn whole(index: usize, paragraph: &DraftParagraph) -> Place {
    Place { paragraph: index, start: 0, end: paragraph.text.text.len() }
}

/// The beginning of a text, cut at a character.
fn head(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_OPENING);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A paragraph that opens a statement.
fn opening(index: usize, paragraph: &DraftParagraph, reference: &Reference) -> Option<DraftStatement> {
    let text = head(&paragraph.text.text);
    let found = OPENS.first(text)?;
    let read = |part: Match<'_>| Read {
        text: part.as_str().to_owned(),
        place: Some(Place { paragraph: index, start: part.start(), end: part.end() }),
        page: paragraph.page_start(),
        rule: found.rule.id,
    };
    let office = found.group("office").map(|office| office.as_str().trim_matches([',', ' ']).to_owned());
    let named = found.group("name").is_some();
    let country = found.group("country").map(|country| country.as_str().to_owned());
    let (role, home) = match (&country, office) {
        (None, Some(office)) if named => described(&office, reference),
        _ => (None, None),
    };
    let label = found.group("label")?;
    let state = label.as_str();
    let alone =
        named && country.is_none() && home.is_none() && matches!(reference.resolve(state, None), Resolution::One(_));
    let speaker = DraftSpeaker {
        as_written: read(label),
        name: found.group("name").filter(|_| !alone).map(|name| name.as_str().to_owned()),
        role,
        affiliation: if alone { Some(state.to_owned()) } else { country.or(home) },
    };
    let sentence = text.find(". ").map_or(text, |end| &text[..end + 1]);
    Some(DraftStatement {
        mode: Mode::Reported,
        headings: paragraph.headings.clone(),
        agenda_items: Vec::new(),
        speakers: vec![speaker],
        on_behalf_of: BEHALF.first(sentence).and_then(|found| found.group("whom").map(read)).into_iter().collect(),
        aligned_with: Vec::new(),
        spoken_language: None,
        note: None,
        parts: vec![whole(index, paragraph)],
        quotes: Vec::new(),
        rule: found.rule.id,
    })
}

/// The office of a person, and the state or organisation in it: "Minister for Foreign Affairs of Chad".
fn described(office: &str, reference: &Reference) -> (Option<String>, Option<String>) {
    let role = |text: &str| Some(text.trim_matches([',', ' ']).to_owned());
    for cut in [", ", " of the ", " of ", " for ", " from "] {
        if let Some((head, tail)) = office.rsplit_once(cut)
            && matches!(reference.resolve(tail, None), Resolution::One(_))
        {
            return (role(head), Some(tail.to_owned()));
        }
    }
    (role(office), None)
}
