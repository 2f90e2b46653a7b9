//! Meeting coverage: press releases on a meeting. A statement runs from the name to the next, a heading or the end.

use std::ops::Range;
use std::sync::LazyLock;

use super::behalf::{self, Named, Names};
use super::{reported, verbatim};
use crate::model::{Draft, DraftParagraph, DraftSpeaker, DraftStatement, Mode, ParagraphKind, Place, Read};
use crate::parse::patterns::{Group, Patterns};
use crate::reference::{Reference, Resolution};
use crate::rules::meeting_coverage::{FOR_WHOM, OF_THE_MEETING, OPENINGS, SILENT_SECTIONS};

static OPENS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(OPENINGS));
static BEHALF: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(FOR_WHOM));
static ENDS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(OF_THE_MEETING));
static SILENT: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(SILENT_SECTIONS));

/// Reads the statements into the draft.
pub fn read(draft: &mut Draft, reference: &Reference) {
    let mut statements: Vec<DraftStatement> = Vec::new();
    let mut open = false;
    let year = draft.header.year();
    for (index, paragraph) in draft.paragraphs.iter().enumerate() {
        let running =
            matches!(paragraph.kind, ParagraphKind::Paragraph | ParagraphKind::ListItem | ParagraphKind::Quote);
        let silent = paragraph.headings.last().is_some_and(|heading| SILENT.id(heading.trim()).is_some());
        if !running || silent {
            open = false;
            continue;
        }
        for (position, range) in reported::sentences(&paragraph.text.text).into_iter().enumerate() {
            if let Some(mut statement) = opening(index, paragraph, range.clone(), reference) {
                speak_for(&mut statement, draft, Names { reference, date: year.as_deref() });
                statements.push(statement);
                open = true;
            } else if position == 0 && ENDS.id(&paragraph.text.text).is_some() {
                open = false;
            } else if let Some(last) = statements.last_mut().filter(|_| open) {
                reported::extend(last, index, range);
            }
        }
    }
    draft.statements = statements;
}

/// A sentence that opens a statement.
fn opening(
    index: usize,
    paragraph: &DraftParagraph,
    range: Range<usize>,
    reference: &Reference,
) -> Option<DraftStatement> {
    let text = &paragraph.text.text[range.clone()];
    let found = OPENS.first(text)?;
    let read = |part: Group<'_>| Read {
        text: part.as_str().to_owned(),
        place: Some(Place { paragraph: index, start: range.start + part.start(), end: range.start + part.end() }),
        page: paragraph.page_at(range.start),
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
    Some(DraftStatement {
        mode: Mode::Reported,
        headings: paragraph.headings.clone(),
        agenda_items: Vec::new(),
        speakers: vec![speaker],
        on_behalf_of: Vec::new(),
        aligned_with: Vec::new(),
        spoken_language: None,
        note: None,
        parts: vec![Place { paragraph: index, start: range.start, end: range.end }],
        quotes: Vec::new(),
        rule: found.rule.id,
    })
}

/// Fills in for whom a statement is made, and with whom its speaker aligns itself, as its first sentence tells.
fn speak_for(statement: &mut DraftStatement, draft: &Draft, names: Names) {
    let Some(part) = statement.parts.first().copied() else { return };
    let text = &draft.paragraphs[part.paragraph].text.text[part.start..part.end];
    let aligned = behalf::aligned(text, names);
    let found = BEHALF.first(text).and_then(|found| Some((found.group("whom")?.start(), found.rule.id)));
    let own = found.into_iter().flat_map(|(start, rule)| {
        let ranges = behalf::names_after(&text[start..], names, false).into_iter();
        ranges.map(move |range| Named { range: start + range.start..start + range.end, rule })
    });
    let own = own.filter(|own| !aligned.iter().any(|other| other.range == own.range)).collect();
    verbatim::extend(statement, verbatim::reads(own, draft, &part), names);
    statement.aligned_with = verbatim::reads(aligned, draft, &part);
}

/// The office of a person, and the state or organisation in it: "Minister for Foreign Affairs of Chad".
fn described(office: &str, reference: &Reference) -> (Option<String>, Option<String>) {
    let role = |text: &str| Some(text.trim_matches([',', ' ']).to_owned());
    // A member of a delegation has no office: "of the European Union delegation".
    let delegation = office.strip_prefix("of ").and_then(|body| body.strip_suffix(" delegation"));
    if let Some(body) = delegation.map(|body| body.trim_start_matches("the "))
        && matches!(reference.resolve(body, None), Resolution::One(_))
    {
        return (None, Some(body.to_owned()));
    }
    for cut in [", ", " of the ", " of ", " for ", " from "] {
        if let Some((head, tail)) = office.rsplit_once(cut)
            && matches!(reference.resolve(tail, None), Resolution::One(_))
        {
            return (role(head), Some(tail.to_owned()));
        }
    }
    (role(office), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Format;
    use crate::{layout, text};

    #[test]
    fn from_the_name_to_the_next_name() {
        let body = "ANA RUIZ (Chad), speaking on behalf of the African Group, said peace was needed. She asked for boats.\n\n\
            Her country would pay.\n\n\
            JON BERG, Minister for Rivers of Norway, agreed. The representative of Togo said no.\n\n\
            The Assembly then adopted the text.\n\nIt rose at noon.";
        let mut flow = layout::flow(text::read(body.as_bytes(), Format::Text).unwrap());
        let mut draft = crate::parse::draft(std::mem::take(&mut flow), Reference::builtin());
        draft.paragraphs.iter_mut().for_each(|paragraph| paragraph.kind = ParagraphKind::Paragraph);
        read(&mut draft, Reference::builtin());
        let text = |place: &Place| draft.paragraphs[place.paragraph].text.text[place.start..place.end].to_owned();
        let said: Vec<(Option<&str>, String)> = draft
            .statements
            .iter()
            .map(|s| (s.speakers[0].affiliation.as_deref(), s.parts.iter().map(text).collect::<Vec<_>>().join(" ")))
            .collect();
        assert_eq!(said[0].0, Some("Chad"));
        assert!(said[0].1.ends_with("Her country would pay."));
        assert_eq!(draft.statements[0].on_behalf_of[0].text, "African Group");
        assert_eq!(said[1], (Some("Norway"), "JON BERG, Minister for Rivers of Norway, agreed.".to_owned()));
        assert_eq!(said[2], (Some("Togo"), "The representative of Togo said no.".to_owned()));
        assert_eq!(said.len(), 3);
    }
}
