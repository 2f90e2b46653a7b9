//! Pages of positioned text, as a reader of one format found them.

use super::{Problem, Style};

/// Where a run of text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// Painted on the page, or typed in a text file.
    #[default]
    Visible,
    /// Painted invisibly: the text layer that optical recognition laid under a scan.
    Recognised,
    /// Marked by the producer as an artifact of pagination, such as a running head.
    Artifact,
}

/// A stretch of text on one baseline, in one style and size, without a gap wide enough to part columns or cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// Byte offset of its first character in [`Page::text`].
    pub start: u32,
    /// Byte offset after its last character.
    pub end: u32,
    /// Left edge in points from the left edge of the page.
    pub x: f32,
    /// Baseline in points from the top edge of the page, growing downwards.
    pub y: f32,
    /// Width in points.
    pub width: f32,
    /// Size of the type in points, as it stands on the page.
    pub size: f32,
    /// Width of a space in this font and size, in points.
    pub space: f32,
    /// Bold, italic, raised.
    pub style: Style,
    /// Where it comes from.
    pub origin: Origin,
}

/// A thin straight line drawn on the page: above footnotes, around tables.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Left end, in points from the left edge.
    pub x0: f32,
    /// Upper end, in points from the top edge.
    pub y0: f32,
    /// Right end.
    pub x1: f32,
    /// Lower end.
    pub y1: f32,
}

/// One page: its runs in the order of the source, upright, in points from the top left corner.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// 1 for the first page of the file.
    pub number: u32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The text of all runs, one after another.
    pub text: String,
    /// The runs.
    pub runs: Vec<Run>,
    /// Thin lines drawn on the page.
    pub strokes: Vec<Stroke>,
    /// Characters that have no reading: U+FFFD stands for each of them in the text.
    pub unreadable: u32,
    /// Whether the page paints pictures, which may hold text that was not read.
    pub has_images: bool,
}

impl Page {
    /// The text of one of the page's runs.
    pub fn text_of(&self, run: &Run) -> &str {
        &self.text[run.start as usize..run.end as usize]
    }
}

/// How text was set down: on pages with positions, or typed in lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// Set on pages; positions are those of the page.
    #[default]
    Printed,
    /// Typed in lines (plain text, Markdown): one run a stretch of one style, `y` twelve times the number of the line,
    /// `x` six times the column of the first character; markup is taken out and told by the style.
    Typed,
}

/// All pages of a source, and what went wrong while they were read.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// How the text was set down.
    pub setting: Setting,
    /// Pages that the source says it has, whether or not they could be read.
    pub page_count: u32,
    /// Whether a damaged structure had to be rebuilt before anything could be read.
    pub repaired: bool,
    /// What went wrong without ending the reading.
    pub problems: Vec<Problem>,
}

/// A text in which one character in so many has no reading makes no sense any more: every second word has such a one.
const SPOILED_ONE_IN: usize = 12;

/// Whether so many characters of a text have no reading that what is left makes no sense.
pub fn is_spoiled(unreadable: usize, readable: usize) -> bool {
    unreadable > 0 && unreadable * SPOILED_ONE_IN >= unreadable + readable
}
