//! Officers in the chair: whom the masthead names, and who takes the Chair later.

use std::sync::LazyLock;

use crate::model::{DraftHeader, DraftParagraph, DraftSpeaker, ParagraphKind, Place, Read};
use crate::parse::patterns::{Found, Patterns};
use crate::parse::sheet::SheetLine;
use crate::rules::masthead as rules;

static OFFICER: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::OFFICER));
static CHAIR: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::CHAIR));

/// Reads a line such as "President: Mr. Eliasson . . . (Sweden)"; whether it was one.
pub fn president(header: &mut DraftHeader, line: &SheetLine) -> bool {
    let Some(found) = OFFICER.first(&line.text) else { return false };
    let group = |name: &str| found.group(name).map(|m| m.as_str().trim().to_owned()).filter(|text| !text.is_empty());
    let Some(name) = group("name") else { return false };
    let name = name.trim_end_matches(['.', ' ', '…']).to_owned();
    let role = group("office").or_else(|| group("role"));
    header.presiding.push(DraftSpeaker {
        as_written: line.read(name.clone(), found.rule.id),
        name: Some(name),
        role: role.map(|role| title_case(&role)),
        affiliation: group("state"),
    });
    true
}

fn title_case(role: &str) -> String {
    if role.chars().any(char::is_lowercase) {
        return role.to_owned();
    }
    let mut characters = role.chars();
    characters.next().map_or_else(String::new, |first| first.to_string() + &characters.as_str().to_lowercase())
}

/// Those who take the Chair while the meeting goes on.
pub fn read_chairs(paragraphs: &[DraftParagraph], header: &mut DraftHeader) {
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let text = &paragraph.text.text;
        if text.len() > 400 || paragraph.kind == ParagraphKind::Masthead {
            continue;
        }
        let Some(found) = CHAIR.first(text) else { continue };
        if let Some(officer) = chair(index, paragraph, &found) {
            let known = header.presiding.iter().any(|other| other.name == officer.name);
            if !known {
                header.presiding.push(officer);
            }
        }
    }
}

fn chair(index: usize, paragraph: &DraftParagraph, found: &Found<'_>) -> Option<DraftSpeaker> {
    let name = found.group("name")?;
    let read = Read {
        text: name.as_str().to_owned(),
        place: Some(Place { paragraph: index, start: name.start(), end: name.end() }),
        page: paragraph.page_at(name.start()),
        rule: found.rule.id,
    };
    let group = |name: &str| found.group(name).map(|m| m.as_str().trim().to_owned());
    Some(DraftSpeaker {
        name: Some(read.text.clone()),
        as_written: read,
        role: group("role"),
        affiliation: group("state"),
    })
}
