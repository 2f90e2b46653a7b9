//! A page's strips, and what can be asked of their place.

use std::ops::Range;

use super::lines::{self, Strip};
use crate::model::{Page, Stroke};

/// A page as strips. Where the script runs from the right, all positions are turned over left to right.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// 1 for the first page of the file.
    pub number: u32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Strips from the top, each row in reading direction.
    pub strips: Vec<Strip>,
    /// Thin lines drawn on the page.
    pub strokes: Vec<Stroke>,
    /// Whether positions are turned over.
    pub from_right: bool,
}

impl Sheet {
    /// The sheet of a page.
    pub fn new(page: &Page, from_right: bool) -> Sheet {
        let turned = |stroke: &Stroke| Stroke { x0: page.width - stroke.x1, x1: page.width - stroke.x0, ..*stroke };
        Sheet {
            number: page.number,
            width: page.width,
            height: page.height,
            strips: lines::strips(page, from_right),
            strokes: whole(page.strokes.iter().map(|s| if from_right { turned(s) } else { *s }).collect()),
            from_right,
        }
    }

    /// Both edges as they stand on the page.
    pub fn printed_x(&self, x0: f32, x1: f32) -> (f32, f32) {
        if self.from_right { (self.width - x1, self.width - x0) } else { (x0, x1) }
    }

    /// Whether a height lies in the head (true) or the foot (false) of the page. They are as high where the page lies on its side.
    pub fn margin(&self, y: f32, share: f32) -> Option<bool> {
        let margin = share * self.height.max(self.width);
        if y < margin {
            Some(true)
        } else if y > self.height - margin {
            Some(false)
        } else {
            None
        }
    }

    /// Indices of the strips of each row, from the top.
    pub fn rows(&self) -> Vec<Range<usize>> {
        lines::rows_of(&self.strips)
    }

    /// Whether a row lies in the head or the foot.
    pub fn row_in(&self, row: &Range<usize>, head: bool, share: f32) -> bool {
        self.strips[row.clone()].first().is_some_and(|strip| self.margin(strip.y, share) == Some(head))
    }

    /// Height of the first line drawn under the head across most of the page.
    pub fn head_stroke(&self, share: f32) -> Option<f32> {
        self.long_strokes().into_iter().find(|&y| y < share * self.height)
    }

    /// Heights of the lines drawn across most of the page, from the top.
    pub fn long_strokes(&self) -> Vec<f32> {
        let mut heights: Vec<f32> = self
            .strokes
            .iter()
            .filter(|s| (s.y1 - s.y0).abs() < 4.0 && s.x1 - s.x0 > 0.6 * self.width)
            .map(|s| s.y0)
            .collect();
        heights.sort_by(f32::total_cmp);
        heights.dedup_by(|a, b| (*a - *b).abs() < 1.0);
        heights
    }
}

/// Level strokes drawn in pieces, cell by cell, made whole.
fn whole(strokes: Vec<Stroke>) -> Vec<Stroke> {
    let (mut level, mut others): (Vec<Stroke>, Vec<Stroke>) =
        strokes.into_iter().partition(|s| (s.y1 - s.y0).abs() < 2.0 && s.x1 > s.x0);
    level.sort_by(|a, b| a.y0.round().total_cmp(&b.y0.round()).then(a.x0.total_cmp(&b.x0)));
    let mut joined: Vec<Stroke> = Vec::with_capacity(level.len());
    for stroke in level {
        match joined.last_mut() {
            Some(last) if (last.y0 - stroke.y0).abs() < 1.5 && stroke.x0 - last.x1 < 3.0 => {
                last.x1 = last.x1.max(stroke.x1)
            }
            _ => joined.push(stroke),
        }
    }
    joined.append(&mut others);
    joined
}
