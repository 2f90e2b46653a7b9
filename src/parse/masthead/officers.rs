//! Officers in the chair: whom the masthead names, and who takes the Chair later.

use std::sync::LazyLock;

use crate::model::{DraftHeader, DraftParagraph, DraftSpeaker, ParagraphKind, Place, Read};
use crate::parse::patterns::{Found, Patterns};
use crate::parse::sheet::SheetLine;
use crate::reference::Reference;
use crate::rules::masthead as rules;

static OFFICER: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::OFFICER));
static CHAIRED: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::CHAIRED));
static CHAIR: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::CHAIR));

/// Whether a line names an officer with a colon, as mastheads do.
pub fn is_officer(text: &str) -> bool {
    OFFICER.id(text.trim()).is_some()
}

/// Reads a line such as "President: Mr. Eliasson . . . (Sweden)"; whether it was one.
pub fn president(header: &mut DraftHeader, line: &SheetLine) -> bool {
    let Some(found) = OFFICER.first(&line.text) else { return false };
    let group = |name: &str| found.group(name).map(|m| m.as_str().trim().to_owned()).filter(|text| !text.is_empty());
    let Some(name) = group("name") else { return false };
    let name = name.trim_end_matches(['.', ' ', '…']).to_owned();
    let role = group("office").or_else(|| group("rank")).or_else(|| group("role"));
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
            let named = officer.affiliation.is_some();
            if !known && (named || !header.presiding.is_empty()) {
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

/// Who a summary says chaired the session that it tells of.
pub fn read_chaired(paragraphs: &[DraftParagraph], header: &mut DraftHeader, reference: &Reference) {
    let body = paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.kind == ParagraphKind::Paragraph);
    for (index, paragraph) in body.take(3) {
        let Some(found) = CHAIRED.first(&paragraph.text.text) else { continue };
        let Some(who) = found.group("who") else { continue };
        let role = found.group("role").map(|role| role.as_str().to_owned());
        for name in reference.names_in(who.as_str(), None) {
            let (start, end) = (who.start() + name.start, who.start() + name.end);
            let text = paragraph.text.text[start..end].to_owned();
            let place = Some(Place { paragraph: index, start, end });
            let read = Read { text: text.clone(), place, page: paragraph.page_at(start), rule: found.rule.id };
            header.presiding.push(DraftSpeaker {
                as_written: read,
                name: None,
                role: role.clone(),
                affiliation: Some(text),
            });
        }
        return;
    }
}
