//! What the record itself says between the speakers, told from what they say.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::label::{self, Labels};
use crate::model::{Draft, DraftParagraph, DraftSpeaker, ParagraphKind, Place, Read};
use crate::parse::patterns::Patterns;
use crate::rules::verbatim_record::{FOOT, NOTES};

static RULES: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(NOTES));

static FEET: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(FOOT));

/// Longest paragraph, in bytes, that is a note by its italics alone.
const LONGEST_ITALIC: usize = 500;
/// Longest paragraph, in bytes, that is a note by its words.
const LONGEST_NOTE: usize = 900;

/// Marks the record's own paragraphs.
pub fn mark(draft: &mut Draft, labels: &Labels) {
    let italics =
        draft.paragraphs.iter().any(|paragraph| is_italic(paragraph) && RULES.id(&paragraph.text.text).is_some());
    let mut listing = false;
    let mut marked: BTreeSet<String> = BTreeSet::new();
    for paragraph in &mut draft.paragraphs {
        if matches!(paragraph.kind, ParagraphKind::Masthead | ParagraphKind::Footnote) {
            continue;
        }
        // The masthead's own pieces at the foot of the first page of older records.
        if let Some(foot) = FEET.id(paragraph.text.text.trim()).filter(|_| paragraph.page_start() == 1) {
            (paragraph.kind, paragraph.level, paragraph.rule) = (ParagraphKind::Masthead, 0, foot);
            continue;
        }
        let labelled = labels.read(&paragraph.text).is_some();
        let rule = if labelled { None } else { rule_of(paragraph, italics, listing) };
        listing = match rule {
            Some("verbatim.note.lists" | "verbatim.note.lists-filled" | "verbatim.note.listed") => true,
            None if listing && paragraph.kind == ParagraphKind::Footnote => true,
            _ => false,
        };
        if let Some(rule) = rule {
            if paragraph.kind == ParagraphKind::Heading {
                marked.insert(paragraph.text.text.clone());
            }
            paragraph.kind = ParagraphKind::RecordNote;
            paragraph.level = 0;
            paragraph.rule = rule;
        }
    }
    if !marked.is_empty() {
        for paragraph in &mut draft.paragraphs {
            paragraph.headings.retain(|heading| !marked.contains(heading));
        }
    }
}

/// The rule by which a paragraph is the record's own.
fn rule_of(paragraph: &DraftParagraph, italics: bool, listing: bool) -> Option<&'static str> {
    let text = paragraph.text.text.trim();
    let short = text.len() <= LONGEST_NOTE || text.starts_with(['[', 'I', 'A']);
    if let Some(rule) = RULES.id(text).filter(|rule| short && (certain(rule) || !italics || opens_italic(paragraph))) {
        return Some(rule);
    }
    if listing && lists_names(text) {
        return Some("verbatim.note.listed");
    }
    let quoted = text.starts_with(['“', '"', '«', '‘']);
    let heading = paragraph.kind == ParagraphKind::Heading;
    let whole = italics && is_italic(paragraph) && text.len() <= LONGEST_ITALIC && text.ends_with(['.', ']', ')']);
    (whole && !quoted && !heading && paragraph.kind != ParagraphKind::Quote).then_some("verbatim.note.italic")
}

/// Whether a rule's words are the record's in any type.
fn certain(rule: &str) -> bool {
    let rules = ["lists", "lists-filled", "decided", "afterwards"];
    rule.strip_prefix("verbatim.note.").is_some_and(|name| rules.contains(&name))
}

/// Whether a paragraph under "In favour:" goes on listing: names parted by commas, and no sentence.
fn lists_names(text: &str) -> bool {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphabetic())).collect();
    let small = |word: &&&str| word.chars().next().is_some_and(char::is_lowercase) && !word.contains(['’', '\'']);
    let lower = words.iter().filter(small).filter(|word| !matches!(**word, "and" | "of" | "the" | "da" | "et")).count();
    let sentence = text.contains(". ") || text.contains(['?', ':', '“']);
    !words.is_empty() && lower * 20 <= words.len() && !sentence && text.chars().next().is_some_and(char::is_alphabetic)
}

/// Whether most letters of a paragraph are italic.
pub fn is_italic(paragraph: &DraftParagraph) -> bool {
    let text = &paragraph.text;
    let (mut all, mut italic) = (0usize, 0usize);
    for piece in &text.pieces {
        let letters = text.text[piece.start..piece.end].chars().filter(|c| c.is_alphabetic()).count();
        all += letters;
        italic += if piece.style.italic { letters } else { 0 };
    }
    all > 0 && italic * 10 >= all * 6
}

/// Whether the first word of a paragraph is italic.
fn opens_italic(paragraph: &DraftParagraph) -> bool {
    let text = &paragraph.text;
    text.text.char_indices().find(|(_, c)| c.is_alphabetic()).is_some_and(|(at, _)| text.style_at(at).italic)
}

/// Adds the officers who take the Chair in the course of the meeting.
pub fn read_chairs(draft: &mut Draft) {
    let mut found = Vec::new();
    for (index, paragraph) in draft.paragraphs.iter().enumerate() {
        if paragraph.kind == ParagraphKind::RecordNote && paragraph.rule == "verbatim.note.chair" && paragraph.flow == 0
        {
            found.extend(chair_of(paragraph, index));
        }
    }
    for speaker in found {
        let known =
            draft.header.presiding.iter().any(|officer| officer.name == speaker.name && officer.role == speaker.role);
        if !known {
            draft.header.presiding.push(speaker);
        }
    }
}

/// Reads the masthead's pieces at the foot of the first page: how the record is distributed, and its own date.
pub fn read_foot(draft: &mut Draft) {
    let header = &mut draft.header;
    let found = |index: usize, paragraph: &DraftParagraph, group: &str| {
        let found = FEET.first(paragraph.text.text.trim_end())?;
        let piece = if group.is_empty() { found.range() } else { found.group(group)?.range() };
        let text = paragraph.text.text.get(piece.clone())?.to_owned();
        let place = Some(Place { paragraph: index, start: piece.start, end: piece.end });
        Some(Read { text, place, page: paragraph.page_at(piece.start), rule: found.rule.id })
    };
    let mut distributed = false;
    for (index, paragraph) in draft.paragraphs.iter().enumerate() {
        match paragraph.rule {
            "verbatim.foot.distribution" => {
                distributed = true;
                if let Some(mut read) = found(index, paragraph, "word").filter(|_| header.distribution.is_none()) {
                    read.text = read.text.to_lowercase();
                    header.distribution = Some(read);
                }
            }
            // Until here the only date was that of the meeting.
            "verbatim.foot.date" if distributed && (header.date.is_none() || header.date == header.dates) => {
                header.date = found(index, paragraph, "");
            }
            _ => {}
        }
    }
}

/// The officer of a note "Mr. Roe (Ruritania), Vice-President, took the Chair."
fn chair_of(paragraph: &DraftParagraph, index: usize) -> Option<DraftSpeaker> {
    let text = &paragraph.text.text;
    let found = RULES.first(text)?;
    let who = found.group("who")?;
    let start = who.start();
    let whole = label::squeeze(who.as_str());
    let (name, state) = match whole.split_once(" (") {
        Some((name, rest)) => (name.to_string(), rest.strip_suffix(')').map(str::to_string)),
        None => (whole.clone(), None),
    };
    if name.starts_with("The ") || name.split_whitespace().count() > 12 {
        return None;
    }
    let place = Place { paragraph: index, start, end: start + who.as_str().len() };
    Some(DraftSpeaker {
        as_written: Read {
            text: name.clone(),
            place: Some(place),
            page: paragraph.page_at(start),
            rule: found.rule.id,
        },
        name: Some(name),
        role: found.group("office").map(|office| label::squeeze(office.as_str())),
        affiliation: state,
    })
}
