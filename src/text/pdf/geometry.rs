//! Where glyphs stand: matrices, and glyphs in a row to runs.

use crate::model::{Origin, Page, Run, Stroke, Style};

use super::fonts::Reading;

/// A gap wider than this part of the type size is a space.
const SPACE_GAP: f32 = 0.15;
/// A gap wider than this many times the type size parts two runs.
const RUN_GAP: f32 = 1.5;
/// Baselines nearer than this part of the type size are one.
const SAME_BASELINE: f32 = 0.1;
/// A glyph may stand this part of the type size before the end of the one before it.
const OVERLAP: f32 = 0.5;
/// More strokes than this on one page are left out.
const STROKES_KEPT: usize = 8192;
/// A filled box no thicker than this is a line, in points.
const THIN: f32 = 2.5;

/// A transformation of the plane: x' = a x + c y + e, y' = b x + d y + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f32; 6]);

impl Matrix {
    /// Leaves everything where it is.
    pub(super) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this one, then the other.
    pub(super) fn then(&self, next: &Matrix) -> Matrix {
        let ([a, b, c, d, e, f], n) = (self.0, &next.0);
        Matrix([
            a * n[0] + b * n[2],
            a * n[1] + b * n[3],
            c * n[0] + d * n[2],
            c * n[1] + d * n[3],
            e * n[0] + f * n[2] + n[4],
            e * n[1] + f * n[3] + n[5],
        ])
    }

    /// Where a point goes.
    pub(super) fn apply(&self, x: f32, y: f32) -> (f32, f32) {
        let m = &self.0;
        (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
    }
}

/// How the glyphs of one show operator are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Manner {
    /// The direction of the baseline, a unit vector on the page.
    pub(super) direction: (f32, f32),
    /// The baseline's distance across the direction.
    pub(super) across: f32,
    /// Size of the type in points.
    pub(super) size: f32,
    /// Width of a space in points.
    pub(super) space: f32,
    /// Bold, italic, raised.
    pub(super) style: Style,
    /// Where it comes from.
    pub(super) origin: Origin,
}

impl Manner {
    fn continues(&self, other: &Manner) -> bool {
        self.style == other.style
            && self.origin == other.origin
            && (self.size - other.size).abs() <= 0.04 * self.size
            && (self.across - other.across).abs() <= SAME_BASELINE * self.size
            && (self.direction.0 - other.direction.0).abs() < 0.02
            && (self.direction.1 - other.direction.1).abs() < 0.02
    }
}

/// The run that is being written.
#[derive(Debug)]
struct Open {
    start: usize,
    manner: Manner,
    /// Where it begins, along the direction.
    from: f32,
    /// Where its last visible glyph ends.
    to: f32,
    /// Where the pen stood after the last glyph, spaces included.
    pen: f32,
    /// Where its last glyph began, and which it was.
    last: (f32, char),
    /// Whether a space is due before the next glyph, and whether the source wrote it.
    space: bool,
}

/// Takes glyphs and lines, and makes a page of them.
#[derive(Debug)]
pub(super) struct Canvas {
    /// The page so far.
    pub(super) page: Page,
    open: Option<Open>,
    manner: Manner,
    joins: bool,
}

impl Canvas {
    /// An empty page.
    pub(super) fn new(page: Page) -> Self {
        let manner = Manner {
            direction: (1.0, 0.0),
            across: 0.0,
            size: 1.0,
            space: 0.25,
            style: Style::default(),
            origin: Origin::Visible,
        };
        Canvas { page, open: None, manner, joins: false }
    }

    /// Says how the next glyphs are set.
    pub(super) fn set(&mut self, manner: Manner) {
        self.joins = self.open.as_ref().is_some_and(|open| open.manner.continues(&manner));
        self.manner = manner;
    }

    /// Sets one glyph: where it begins along the direction, and how far it advances.
    pub(super) fn glyph(&mut self, reading: Reading, at: f32, advance: f32) {
        let (first, blank) = match reading {
            Reading::Char(char) => (char, char.is_whitespace()),
            Reading::Text(text) => (text.chars().next().unwrap_or(' '), text.chars().all(char::is_whitespace)),
            Reading::Unreadable => ('\u{FFFD}', false),
        };
        if blank {
            if let Some(open) = self.open.as_mut().filter(|_| self.joins) {
                open.space = true;
                open.pen = at + advance;
            }
            return;
        }
        let size = self.manner.size;
        let mut lead = false;
        match &mut self.open {
            Some(open) if self.joins => {
                let gap = at - open.to;
                if advance > 0.1 * size && (at - open.last.0).abs() < 0.08 * size && open.last.1 == first {
                    return;
                }
                let wide = if open.space && (at - open.pen).abs() < SPACE_GAP * size { 2.0 * RUN_GAP } else { RUN_GAP };
                if gap > wide * size || gap < -OVERLAP * size {
                    self.close();
                } else {
                    lead = open.space || gap > SPACE_GAP * size;
                }
            }
            Some(_) => self.close(),
            None => {}
        }
        let open = self.open.get_or_insert_with(|| Open {
            start: self.page.text.len(),
            manner: self.manner,
            from: at,
            to: at,
            pen: at,
            last: (at, first),
            space: false,
        });
        if lead {
            self.page.text.push(' ');
        }
        match reading {
            Reading::Char(char) => self.page.text.push(char),
            Reading::Text(text) => self.page.text.push_str(text),
            Reading::Unreadable => {
                self.page.text.push('\u{FFFD}');
                self.page.unreadable += 1;
            }
        }
        open.last = (at, first);
        open.to = open.to.max(at + advance);
        open.pen = at + advance;
        open.space = false;
        self.joins = true;
    }

    /// Ends the open run.
    pub(super) fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let manner = open.manner;
        let end = self.page.text.len();
        let point = |along: f32| {
            let (ux, uy) = manner.direction;
            (along * ux - manner.across * uy, along * uy + manner.across * ux)
        };
        let ((x0, y0), (x1, _)) = (point(open.from), point(open.to));
        if open.space {
            self.page.text.push(' ');
        }
        self.page.runs.push(Run {
            start: open.start as u32,
            end: if open.space { end + 1 } else { end } as u32,
            x: x0.min(x1),
            y: y0,
            width: (x1 - x0).abs(),
            size: manner.size,
            space: manner.space,
            style: manner.style,
            origin: manner.origin,
        });
    }

    /// Draws a straight line.
    pub(super) fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        let (dx, dy) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
        let straight = dx.min(dy) <= 0.5 && dx.max(dy) >= 2.0;
        if straight && self.page.strokes.len() < STROKES_KEPT {
            self.page.strokes.push(Stroke {
                x0: from.0.min(to.0),
                y0: from.1.min(to.1),
                x1: from.0.max(to.0),
                y1: from.1.max(to.1),
            });
        }
    }

    /// Draws the four sides of a box between two opposite corners.
    pub(super) fn outline(&mut self, one: (f32, f32), other: (f32, f32)) {
        if (one.0 - other.0).abs() <= THIN || (one.1 - other.1).abs() <= THIN {
            return self.fill(one, other);
        }
        let (three, four) = ((one.0, other.1), (other.0, one.1));
        for (from, to) in [(one, three), (three, other), (other, four), (four, one)] {
            self.line(from, to);
        }
    }

    /// Fills a box between two opposite corners; a thin one is a line.
    pub(super) fn fill(&mut self, one: (f32, f32), other: (f32, f32)) {
        let (dx, dy) = ((one.0 - other.0).abs(), (one.1 - other.1).abs());
        let (x, y) = ((one.0 + other.0) / 2.0, (one.1 + other.1) / 2.0);
        if dy <= THIN && dx > dy {
            self.line((one.0, y), (other.0, y));
        } else if dx <= THIN && dy > dx {
            self.line((x, one.1), (x, other.1));
        }
    }
}
