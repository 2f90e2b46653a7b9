//! A source in reading order: blocks of styled text, and what was set aside as furniture.

use super::{Problem, Setting, Styled};

/// What layout knows of a block from its shape and place alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Running text, a heading, a masthead line: the rules decide.
    #[default]
    Text,
    /// A row of a table: cells parted by a tab.
    Row,
    /// A note at the foot of a page.
    Footnote,
}

/// Why a block begins where it does and is no part of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Began {
    /// It is the first in its column, or typed text.
    #[default]
    Top,
    /// It is a row of a table, or follows one.
    Table,
    /// The type is of another size.
    Size,
    /// The line stands beside or above the last one.
    Beside,
    /// More white space than between lines.
    Gap,
    /// The mark of a note.
    Note,
    /// Both lines are set to the far edge or to the middle, each by itself.
    Centred,
    /// A bold line under one that had room for it.
    Heading,
    /// The line before had room for its first word.
    Short,
    /// Bold or italic begins or ends.
    Style,
    /// A number, a letter or a bullet.
    Mark,
    /// A bold label after a sentence's end.
    Label,
    /// Another indent.
    Indent,
}

impl Began {
    /// The reason in a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Began::Top => "top",
            Began::Table => "table",
            Began::Size => "size",
            Began::Beside => "beside",
            Began::Gap => "gap",
            Began::Note => "note",
            Began::Centred => "centred",
            Began::Heading => "heading",
            Began::Short => "short",
            Began::Style => "style",
            Began::Mark => "mark",
            Began::Label => "label",
            Began::Indent => "indent",
        }
    }
}

/// What a part of a page was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaKind {
    /// A page or part of one without columns.
    Page,
    /// A column: its number from the reading side, from 0.
    Column(u8),
    /// Lines across columns.
    Across,
    /// A cell of the masthead.
    Masthead,
    /// A column of a list within a page without columns.
    List(u8),
}

/// A part of a page that is read from top to bottom before the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// What it was taken for.
    pub kind: AreaKind,
    /// The page.
    pub page: u32,
    /// Left edge of its text in points.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
    /// Top of its first line.
    pub y0: f32,
    /// Baseline of its last line.
    pub y1: f32,
}

/// A line as printed, within its block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Byte offset in the block's text where the line begins.
    pub start: usize,
    /// The page, 1 for the first.
    pub page: u32,
    /// The column on the page from the reading side, 0 for the first or for what runs over the whole width.
    pub column: u8,
    /// Left edge in points.
    pub x0: f32,
    /// Right edge in points.
    pub x1: f32,
    /// Baseline in points from the top of the page.
    pub y: f32,
    /// Commonest size of the type in points.
    pub size: f32,
    /// Words of the source in this line: stretches between white space in the runs, before anything was joined.
    pub words: u32,
}

/// Lines that belong together: a paragraph, a heading, a cell of the masthead, a row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// The text: lines joined by a space (by nothing between Chinese characters), broken words joined, footnote marks kept as raised pieces.
    pub text: Styled,
    /// Its lines, in order; never empty.
    pub lines: Vec<Line>,
    /// What its place tells.
    pub role: Role,
    /// Why it begins here.
    pub began: Began,
    /// 0 for the main text, 1 for the second language of a bilingual page; blocks of flow 1 follow those of flow 0.
    pub flow: u8,
    /// Left indent of the first line against the column's edge, in points.
    pub indent: f32,
    /// Left indent of the further lines against the column's edge, in points; equal to `indent` where there is one line.
    pub hang: f32,
    /// Whether its lines stand in the middle of the column, or of the page where they cross columns.
    pub centred: bool,
    /// White space above it in points, from the line before in its column; 0 at the top of a column.
    pub gap: f32,
    /// Level of a Markdown heading (1 to 6); 0 for anything else.
    pub heading: u8,
    /// Mark of a Markdown list item, or 0 in printed text, where the rules find it.
    pub list_mark: bool,
}

impl Block {
    /// The page on which it begins.
    pub fn page_start(&self) -> u32 {
        self.lines.first().map_or(1, |line| line.page)
    }

    /// The page on which it ends.
    pub fn page_end(&self) -> u32 {
        self.lines.last().map_or(1, |line| line.page)
    }

    /// Commonest size of its type in points.
    pub fn size(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.size)
    }

    /// Words of the source in it.
    pub fn words(&self) -> u32 {
        self.lines.iter().map(|line| line.words).sum()
    }

    /// The text of one of its lines, without the space that joins it to the next.
    pub fn line_text(&self, index: usize) -> &str {
        let end = self.lines.get(index + 1).map_or(self.text.text.len(), |line| line.start);
        self.text.text[self.lines[index].start..end].trim_end()
    }
}

/// Why a piece of a page is no running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureReason {
    /// A running head or foot.
    RunningHead,
    /// A page number.
    PageNumber,
    /// The job number of the document.
    JobNumber,
    /// A barcode, or the digits under it.
    Barcode,
    /// The request to recycle.
    Recycle,
    /// The notice on corrections at the foot of a record's first page.
    CorrectionsNotice,
    /// A rule, ornament or leader that carries no words.
    Ornament,
    /// A mark that the text goes on overleaf.
    Continuation,
}

impl FurnitureReason {
    /// The reason as it is written in the tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            FurnitureReason::RunningHead => "running-head",
            FurnitureReason::PageNumber => "page-number",
            FurnitureReason::JobNumber => "job-number",
            FurnitureReason::Barcode => "barcode",
            FurnitureReason::Recycle => "recycle",
            FurnitureReason::CorrectionsNotice => "corrections-notice",
            FurnitureReason::Ornament => "ornament",
            FurnitureReason::Continuation => "continuation",
        }
    }
}

/// A piece of a page that is no running text.
#[derive(Debug, Clone, PartialEq)]
pub struct Furniture {
    /// The text as printed.
    pub text: String,
    /// Why it was set aside.
    pub reason: FurnitureReason,
    /// The page.
    pub page: u32,
    /// Left edge in points.
    pub x: f32,
    /// Baseline in points from the top of the page.
    pub y: f32,
    /// Words of the source in it.
    pub words: u32,
}

/// A source in reading order.
#[derive(Debug, Clone, Default)]
pub struct Flow {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// What was set aside, in the order of the pages.
    pub furniture: Vec<Furniture>,
    /// The parts of the pages in the order of reading; none for typed text.
    pub areas: Vec<Area>,
    /// How the text was set down.
    pub setting: Setting,
    /// Pages of the source.
    pub pages: u32,
    /// Words of the source, counted on the runs before anything was arranged.
    pub source_words: u32,
    /// Commonest size of the type in points, over the whole source.
    pub body_size: f32,
    /// What went wrong.
    pub problems: Vec<Problem>,
}
