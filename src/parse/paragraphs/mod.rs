//! Blocks to paragraphs: masthead, headings, numbered paragraphs, lists, notes.

mod headings;
mod lists;
mod marks;
mod quotes;

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::model::{Block, DocumentKind, Draft, DraftHeader, DraftParagraph, Flow, ParagraphKind, Place, Role, Styled};
use crate::rules::paragraphs as rules;

use super::masthead::Masthead;
use super::patterns::Patterns;

use headings::{Look, Outline};
use lists::Lists;

static NUMBER: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::NUMBER));
static MARK: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::MARK));
static NOTE_MARK: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::NOTE_MARK));
static RECORD_NOTE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::RECORD_NOTE));
static CONTENTS_LINE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::CONTENTS_LINE));

/// A draft that has the flow's header, paragraphs and furniture, and nothing else yet.
pub fn draft(flow: Flow, masthead: Masthead, kind: DocumentKind, kind_rule: &'static str) -> Draft {
    let body_size = flow.body_size;
    let typed = flow.setting == crate::model::Setting::Typed;
    let end = masthead.end();
    let blocks = joined(flow.blocks, end);
    let mut outline = Outline::new(kind, body_size);
    let mut lists = Lists::default();
    let strokes = stroke_notes(&blocks);
    let mut paragraphs = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.into_iter().enumerate() {
        let mut paragraph = if masthead.blocks.contains(&index) {
            masthead_paragraph(block)
        } else {
            paragraph(block, kind, &mut outline, typed)
        };
        paragraph.level = lists.level(&paragraph).unwrap_or(paragraph.level);
        paragraphs.push(paragraph);
    }
    let running = |kind| {
        matches!(
            kind,
            ParagraphKind::Paragraph | ParagraphKind::ListItem | ParagraphKind::Quote | ParagraphKind::Heading
        )
    };
    for paragraph in paragraphs.iter_mut().filter(|paragraph| !strokes.is_empty() && running(paragraph.kind)) {
        marks::take_out_strokes(paragraph, &strokes);
    }
    quotes::tell(&mut paragraphs);
    let mut header = masthead.header;
    if matches!(kind, DocumentKind::VerbatimRecord | DocumentKind::SummaryRecord) {
        (header.title, header.subtitle) = (None, None);
        if header.date.is_none() {
            header.date = header.dates.clone();
        }
    }
    shift_places(&mut header, &paragraphs);
    Draft {
        kind,
        kind_rule,
        language: None,
        header,
        agenda: Vec::new(),
        paragraphs,
        statements: Vec::new(),
        decisions: Vec::new(),
        recommendations: Vec::new(),
        furniture: flow.furniture,
        source_words: flow.source_words,
        problems: flow.problems,
    }
}

/// The marks of notes that are a figure and a stroke ("2/").
fn stroke_notes(blocks: &[Block]) -> HashSet<String> {
    let notes = blocks.iter().filter(|block| block.role == Role::Footnote);
    let marks = notes.filter_map(|block| block.text.text.trim_start().split_once('/'));
    let figure = |mark: &&str| (1..=3).contains(&mark.len()) && mark.chars().all(|c| c.is_ascii_digit());
    marks.map(|(mark, _)| mark).filter(figure).map(str::to_owned).collect()
}

/// A number that stands alone on its line belongs to the text after it.
fn joined(blocks: Vec<Block>, masthead: usize) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut pending: Option<Block> = None;
    for (index, block) in blocks.into_iter().enumerate() {
        let block = match pending.take() {
            Some(number) if block.flow == number.flow && block.role == Role::Text => together(number, block),
            Some(number) => {
                joined.push(number);
                block
            }
            None => block,
        };
        if index >= masthead && block.role == Role::Text && is_number_alone(&block) {
            pending = Some(block);
        } else {
            joined.push(block);
        }
    }
    joined.extend(pending);
    joined
}

fn is_number_alone(block: &Block) -> bool {
    let text = block.text.text.trim();
    let whole = |patterns: &Patterns| patterns.first(text).is_some_and(|found| found.range().end == text.len());
    text.len() <= 12 && (whole(&NUMBER) && !text.contains(|c: char| c.is_alphabetic()) || whole(&MARK))
}

fn together(mut first: Block, second: Block) -> Block {
    if !first.text.text.ends_with(char::is_whitespace) {
        let style = first.text.style_at(first.text.text.len().saturating_sub(1));
        first.text.push(" ", style);
    }
    let shift = first.text.text.len();
    first.text.push_styled(&second.text);
    first.lines.extend(second.lines.into_iter().map(|mut line| {
        line.start += shift;
        line
    }));
    first.hang = second.hang;
    first
}

fn pages(block: &Block) -> Vec<(usize, u32)> {
    let mut pages: Vec<(usize, u32)> = Vec::new();
    for line in &block.lines {
        if pages.last().is_none_or(|&(_, page)| page != line.page) {
            pages.push((line.start, line.page));
        }
    }
    pages
}

fn plain(block: Block, kind: ParagraphKind, rule: &'static str) -> DraftParagraph {
    DraftParagraph {
        kind,
        number: None,
        marker: None,
        level: 0,
        headings: Vec::new(),
        words: block.words(),
        pages: pages(&block),
        flow: block.flow,
        text: block.text,
        rule,
    }
}

fn masthead_paragraph(block: Block) -> DraftParagraph {
    plain(block, ParagraphKind::Masthead, "paragraph.masthead")
}

/// A paragraph of the body.
fn paragraph(block: Block, kind: DocumentKind, outline: &mut Outline, typed: bool) -> DraftParagraph {
    let told = tell(&block, kind, outline);
    let level = told.level;
    let look = (told.kind == ParagraphKind::Heading).then(|| Look::of(&block));
    let mut paragraph = plain(block, told.kind, told.rule);
    paragraph.level = level;
    paragraph.number = told.number;
    paragraph.marker = told.marker;
    cut_head(&mut paragraph, told.cut);
    if !typed {
        marks::take_out(&mut paragraph);
    }
    if let Some(look) = look {
        paragraph.headings = outline.above(level);
        outline.open(level, paragraph.text.text.trim(), look);
    } else {
        paragraph.headings = outline.all();
    }
    paragraph
}

/// What was told of a block.
struct Told {
    kind: ParagraphKind,
    rule: &'static str,
    number: Option<String>,
    marker: Option<String>,
    level: u8,
    cut: usize,
}

fn tell(block: &Block, kind: DocumentKind, outline: &Outline) -> Told {
    let text = block.text.text.as_str();
    let lead = text.len() - text.trim_start().len();
    let rest = &text[lead..];
    let told = |kind, rule| Told { kind, rule, number: None, marker: None, level: 0, cut: 0 };
    if block.role == Role::Footnote || block.role == Role::Text && marks::opens_note(&block.text) {
        let mark = NOTE_MARK.first(rest);
        let cut = mark.as_ref().map_or(0, |found| lead + found.range().end);
        let marker = mark.and_then(|found| Some(found.group("mark")?.as_str().trim().trim_end_matches('/').to_owned()));
        return Told { marker, cut, ..told(ParagraphKind::Footnote, "paragraph.footnote") };
    }
    if block.role == Role::Row || CONTENTS_LINE.id(rest).is_some() {
        return told(ParagraphKind::Table, "paragraph.table");
    }
    if let Some((level, rule)) = outline.heading(block) {
        return Told { level, ..told(ParagraphKind::Heading, rule) };
    }
    if let Some(found) = NUMBER.first(rest)
        && let Some(number) = found.group("number")
    {
        let end = found.group("glued").map_or_else(|| after_number(rest, number.end()), |glued| glued.start());
        let number = Some(number.as_str().to_owned());
        return Told { number, level: 1, cut: lead + end, ..told(ParagraphKind::Paragraph, found.rule.id) };
    }
    if block.list_mark || MARK.id(rest).is_some() && !is_figure(rest) {
        let found = MARK.first(rest);
        let cut = found.as_ref().map_or(0, |found| lead + found.range().end);
        let rule = found.as_ref().map_or("paragraph.mark.typed", |found| found.rule.id);
        let marker = found.and_then(|found| Some(found.group("mark")?.as_str().to_owned()));
        return Told { marker, level: 1, cut, ..told(ParagraphKind::ListItem, rule) };
    }
    if kind == DocumentKind::VerbatimRecord
        && let Some(rule) = RECORD_NOTE.id(rest).or_else(|| is_note(block).then_some("record-note.italic"))
    {
        return told(ParagraphKind::RecordNote, rule);
    }
    told(ParagraphKind::Paragraph, "paragraph.text")
}

/// Whether a text is a dash or a number of a table or a chart, alone or with others: "– 34.2", "400 000 412 000".
fn is_figure(text: &str) -> bool {
    text.chars().all(crate::model::is_of_figures)
}

/// What the record itself says is italic.
fn is_note(block: &Block) -> bool {
    block.text.is_italic() && !block.text.is_bold()
}

/// Where the text begins after a number: its point or dash and the white space taken off.
fn after_number(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let skipped: usize =
        rest.chars().take_while(|c| c.is_whitespace() || ".．、-–".contains(*c)).map(char::len_utf8).sum();
    end + skipped
}

/// Takes bytes off the head of a paragraph.
fn cut_head(paragraph: &mut DraftParagraph, cut: usize) {
    if cut == 0 {
        return;
    }
    let whole = std::mem::take(&mut paragraph.text);
    let mut text: Styled = whole.slice(cut..whole.text.len());
    let lead = text.text.len() - text.text.trim_start().len();
    if lead > 0 {
        text = text.slice(lead..text.text.len());
    }
    paragraph.text = text;
    let cut = cut + lead;
    let mut pages: Vec<(usize, u32)> = Vec::new();
    for &(start, page) in &paragraph.pages {
        let start = start.saturating_sub(cut);
        if let Some(last) = pages.last_mut().filter(|last| last.0 == start) {
            last.1 = page;
        } else {
            pages.push((start, page));
        }
    }
    paragraph.pages = pages;
}

/// Places of the header name blocks; masthead blocks are paragraphs of the same index.
fn shift_places(header: &mut DraftHeader, paragraphs: &[DraftParagraph]) {
    let fits = |place: Place| {
        paragraphs.get(place.paragraph).is_some_and(|paragraph| {
            let text = &paragraph.text.text;
            text.is_char_boundary(place.start) && text.is_char_boundary(place.end) && place.end <= text.len()
        })
    };
    let lists = [&mut header.symbols, &mut header.organs, &mut header.agenda_items, &mut header.agenda_titles];
    for read in lists.into_iter().flatten() {
        read.place = read.place.filter(|place| fits(*place));
    }
}

/// A paragraph for the tests of what reads them.
#[cfg(test)]
pub fn sample(kind: ParagraphKind, rule: &'static str, text: &str) -> DraftParagraph {
    let mut styled = crate::model::Styled::default();
    styled.push(text, Default::default());
    DraftParagraph {
        kind,
        number: None,
        marker: None,
        level: 0,
        headings: Vec::new(),
        text: styled,
        pages: vec![(0, 1)],
        flow: 0,
        words: 0,
        rule,
    }
}
