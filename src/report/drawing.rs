//! A page as a browser can draw it: its runs and lines in tenths of a point, with the characters that each run holds.

use serde::Serialize;

use super::places::{Places, Segment};
use super::record::Piece;
use crate::model::{Flow, Furniture, Origin, Page, Run};

/// A page to be drawn. Lengths are whole tenths of a point from the top left corner.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Drawing {
    /// Its number.
    pub number: u32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Whether it has pictures, which are not drawn.
    pub pictures: bool,
    /// Its runs.
    pub runs: Vec<Drawn>,
    /// Its lines: left, upper, right and lower end of each.
    pub strokes: Vec<[i32; 4]>,
    /// Its furniture: the number of the piece and the indexes of its runs.
    pub furniture: Vec<(u32, Vec<usize>)>,
}

/// A run: left edge, baseline, size, width, style, text, and for each of its segments start, place in the text and length.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawn(i32, i32, i32, i32, u8, String, Vec<u32>);

/// Bits of a style.
const BOLD: u8 = 1;
const ITALIC: u8 = 2;
/// Text that was recognised and lies unseen over a picture.
const UNSEEN: u8 = 4;

/// The pages as drawings.
pub fn drawings(pages: &[Page], flow: &Flow, places: &Places, pieces: &[Piece]) -> Vec<Drawing> {
    let drawn = pages.iter().zip(places);
    drawn.map(|(page, segments)| drawing(page, segments, &furniture(page, segments, flow, pieces))).collect()
}

fn drawing(page: &Page, segments: &[Vec<Segment>], furniture: &[(u32, Vec<usize>)]) -> Drawing {
    Drawing {
        number: page.number,
        width: tenths(page.width),
        height: tenths(page.height),
        pictures: page.has_images,
        runs: page.runs.iter().zip(segments).map(|(run, segments)| drawn(page, run, segments)).collect(),
        strokes: page.strokes.iter().map(|s| [s.x0, s.y0, s.x1, s.y1].map(tenths)).collect(),
        furniture: furniture.to_vec(),
    }
}

fn drawn(page: &Page, run: &Run, segments: &[Segment]) -> Drawn {
    let mut style = 0;
    for (bit, has) in [(BOLD, run.style.bold), (ITALIC, run.style.italic), (UNSEEN, run.origin == Origin::Recognised)] {
        style |= if has { bit } else { 0 };
    }
    let numbers = segments.iter().flat_map(|segment| [segment.start, segment.from, segment.length]).collect();
    let (x, y, size, width) = (tenths(run.x), tenths(run.y), tenths(run.size), tenths(run.width));
    Drawn(x, y, size, width, style, page.text_of(run).to_owned(), numbers)
}

/// Tenths of a point; 0 for what is no number.
fn tenths(points: f32) -> i32 {
    (points * 10.0).round() as i32
}

/// The furniture of a page: each piece of the dataset with the runs that make it up.
fn furniture(page: &Page, segments: &[Vec<Segment>], flow: &Flow, pieces: &[Piece]) -> Vec<(u32, Vec<usize>)> {
    let own = flow.furniture.iter().zip(pieces).filter(|(set, piece)| {
        // A dataset of another version may set other pieces aside: those that do not agree are not shown.
        set.page == page.number && piece.page == page.number && set.text == piece.text
    });
    let free: Vec<usize> = (0..page.runs.len())
        .filter(|&run| segments[run].is_empty() && !page.text_of(&page.runs[run]).trim().is_empty())
        .collect();
    own.map(|(set, piece)| (piece.seq, free.iter().copied().filter(|&run| is_of(page, run, set)).collect())).collect()
}

fn is_of(page: &Page, run: usize, set: &Furniture) -> bool {
    let run = &page.runs[run];
    let near = (run.y - set.y).abs() <= 0.8 * run.size.max(6.0) && run.x >= set.x - 2.0;
    near && page.text_of(run).split_whitespace().all(|word| set.text.contains(word))
}
