//! Where glyphs stand: matrices, and glyphs in a row to runs.

use crate::model::{Origin, Page, Run, Stroke, Style};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::bidi;
use super::fonts::Reading;

/// A gap wider than this part of the type size is a space.
const SPACE_GAP: f32 = 0.15;
/// The same between a Chinese character and a figure or a letter, which programs set a little apart by themselves.
const SPACE_GAP_BESIDE_CHINESE: f32 = 0.4;
/// A gap wider than this many times the type size parts two runs.
pub(super) const RUN_GAP: f32 = 1.5;
/// The same before a figure: the cells of tables stand closer than stretched words.
const FIGURE_GAP: f32 = 1.0;
/// Baselines nearer than this part of the type size are one.
const SAME_BASELINE: f32 = 0.1;
/// A glyph may stand this part of the type size before the end of the one before it.
const OVERLAP: f32 = 0.5;
/// The same words within this part of the type size are one print of them.
const OVERPRINT: f32 = 0.08;
/// As many plain characters are held before they are written to the page.
const PLAIN_HELD: usize = 64;
/// As many runs before one are looked at for the same words.
const LATEST: usize = 64;
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

    /// Whether both stand on one line of print, raised figures included.
    fn same_line(&self, other: &Manner) -> bool {
        (self.across - other.across).abs() <= 0.6 * self.size.max(other.size)
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

/// Where the open run ends while plain characters follow each other, and the characters, of ASCII all.
#[derive(Debug)]
pub(super) struct Following {
    size: f32,
    last: (f32, char),
    to: f32,
    pen: f32,
    space: bool,
    letters: [u8; PLAIN_HELD],
    count: usize,
}

impl Following {
    /// Has a character of ASCII follow where it stands close to the one before, or to the space between them, and is no second print of
    /// it. False, and nothing done, where it does not, and where no more are held.
    #[inline]
    pub(super) fn takes(&mut self, char: u8, at: f32, advance: f32) -> bool {
        let (gap, near) = (at - self.to, SPACE_GAP * self.size);
        let follows = if self.space {
            (at - self.pen).abs() < near && (-OVERLAP * self.size..=FIGURE_GAP * self.size).contains(&gap)
        } else {
            gap.abs() < near
        };
        let again = self.last.1 == char::from(char) && (at - self.last.0).abs() < OVERPRINT * self.size;
        if !follows || again || self.count + 2 > PLAIN_HELD {
            return false;
        }
        if self.space {
            self.hold(b' ');
            self.space = false;
        }
        self.hold(char);
        self.last = (at, char.into());
        self.pen = at + advance;
        if self.pen > self.to {
            self.to = self.pen;
        }
        true
    }

    #[inline]
    fn hold(&mut self, char: u8) {
        self.letters[self.count] = char;
        self.count += 1;
    }

    /// Has a space follow.
    #[inline]
    pub(super) fn blank(&mut self, at: f32, advance: f32) {
        self.space = true;
        self.pen = at + advance;
    }
}

/// Glyphs that a text stands for.
#[derive(Debug)]
struct Held {
    text: String,
    manner: Option<Manner>,
    from: f32,
    to: f32,
}

/// Takes glyphs and lines, and makes a page of them.
#[derive(Debug)]
pub(super) struct Canvas {
    /// The page so far.
    pub(super) page: Page,
    open: Option<Open>,
    held: Option<Held>,
    manner: Manner,
    /// Whether the manner of the next glyph is that of the open run.
    joins: bool,
    /// Whether a character was set that runs from right to left.
    leftward: bool,
    /// Whether a character was set that may need composing.
    composes: bool,
    /// Bytes of text by the quarter turns clockwise that would put it upright.
    by_turns: [usize; 4],
    /// Where the latest runs begin, each at its number less whole rounds.
    latest: [f32; LATEST],
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
        Canvas {
            page,
            open: None,
            held: None,
            manner,
            joins: false,
            leftward: false,
            composes: false,
            by_turns: [0; 4],
            latest: [f32::NAN; LATEST],
        }
    }

    /// Quarter turns clockwise that put most of the text upright.
    pub(super) fn turns(&mut self) -> u8 {
        self.release();
        self.close();
        let all: usize = self.by_turns.iter().sum();
        (1..4).find(|&turns| 2 * self.by_turns[usize::from(turns)] > all).unwrap_or(0)
    }

    /// The finished page.
    pub(super) fn finish(mut self) -> Page {
        self.release();
        self.close();
        self.drop_hidden();
        if self.leftward {
            bidi::arrange(&mut self.page);
        }
        raise(&mut self.page.runs);
        self.page
    }

    /// Says how the next glyphs are set.
    pub(super) fn set(&mut self, manner: Manner) {
        self.joins = self.open.as_ref().is_some_and(|open| open.manner.continues(&manner));
        self.manner = manner;
    }

    /// From here on, glyphs are only measured: the text stands for them.
    pub(super) fn hold(&mut self, mut text: String) {
        text.retain(|char| !char.is_control());
        if self.held.is_none() {
            self.held = Some(Held { text, manner: None, from: 0.0, to: 0.0 });
        }
    }

    /// Sets the text that stands for the glyphs since [`Canvas::hold`].
    pub(super) fn release(&mut self) {
        let Some(held) = self.held.take() else { return };
        let Some(manner) = held.manner.filter(|_| !held.text.is_empty()) else { return };
        self.set(manner);
        let mut from = held.from;
        let each = (held.to - held.from) / held.text.chars().count().max(1) as f32;
        for char in held.text.chars() {
            self.glyph(Reading::Char(char), from, each);
            from += each;
        }
        self.joins = false;
    }

    /// The place from which plain characters may follow on in the open run; absent where more is to be decided for each.
    #[inline]
    pub(super) fn following(&self) -> Option<Following> {
        let open = self.open.as_ref().filter(|_| self.joins && !self.leftward && self.held.is_none())?;
        Some(Following {
            size: self.manner.size,
            last: open.last,
            to: open.to,
            pen: open.pen,
            space: open.space,
            letters: [0; PLAIN_HELD],
            count: 0,
        })
    }

    /// Ends what was begun with [`Canvas::following`].
    #[inline]
    pub(super) fn followed(&mut self, following: &Following) {
        let Some(open) = &mut self.open else { return };
        self.page.text.push_str(std::str::from_utf8(&following.letters[..following.count]).unwrap_or_default());
        (open.last, open.to) = (following.last, following.to);
        (open.pen, open.space) = (following.pen, following.space);
    }

    /// Sets one glyph: where it begins along the direction, and how far it advances.
    pub(super) fn glyph(&mut self, reading: Reading, at: f32, advance: f32) {
        if self.held.is_some() {
            return self.measure(at, advance);
        }
        let first = match reading {
            Reading::Char(char) => char,
            Reading::Text(text) => text.chars().next().unwrap_or(' '),
            Reading::Unreadable => '\u{FFFD}',
            Reading::Stretch => return self.stretch(at, advance),
        };
        if first.is_whitespace() {
            return self.blank(at, advance);
        }
        let size = self.manner.size;
        let mut lead = false;
        match &self.open {
            Some(open) if self.joins => {
                let gap = at - open.to;
                if open.last.1 == first && advance > 0.1 * size && (at - open.last.0).abs() < OVERPRINT * size {
                    return;
                }
                let typed_space = open.space && (at - open.pen).abs() < SPACE_GAP * size;
                let wide = match first {
                    '0'..='9' | '(' | '–' | '-' if !open.last.1.is_alphabetic() => FIGURE_GAP,
                    _ if typed_space => 2.0 * RUN_GAP,
                    _ => RUN_GAP,
                };
                if gap > wide * size || gap < -OVERLAP * size {
                    self.close();
                } else if self.leftward && (at - open.pen).abs() > SPACE_GAP * size {
                    // What another font paints later may belong into the gap.
                    self.part(at);
                } else {
                    lead = open.space || gap > space_gap(open.last.1, first) * size;
                }
            }
            Some(_) => self.part(at),
            None => {}
        }
        if lead {
            self.page.text.push(' ');
        }
        let start = self.page.text.len();
        self.write(reading, first);
        let manner = self.manner;
        let open =
            self.open.get_or_insert(Open { start, manner, from: at, to: at, pen: at, last: (at, first), space: false });
        open.last = (at, first);
        open.to = open.to.max(at + advance);
        open.pen = at + advance;
        open.space = false;
        self.joins = true;
    }

    fn write(&mut self, reading: Reading, first: char) {
        if first >= '\u{300}' {
            self.composes |= first != '\u{FFFD}' && !('\u{2000}'..'\u{2100}').contains(&first);
            self.leftward |= bidi::runs_left(first);
        }
        match reading {
            Reading::Char(char) => self.page.text.push(char),
            // What is painted from left to right is turned round later; what one glyph stands for must not be.
            Reading::Text(text) if bidi::runs_left(first) => self.page.text.extend(text.chars().rev()),
            Reading::Text(text) => self.page.text.push_str(text),
            Reading::Stretch => {}
            Reading::Unreadable => {
                self.page.text.push('\u{FFFD}');
                self.page.unreadable += 1;
            }
        }
    }

    /// A stroke between two letters: it fills the gap and says nothing.
    fn stretch(&mut self, at: f32, advance: f32) {
        if let Some(open) = self.open.as_mut().filter(|_| self.joins) {
            open.to = open.to.max(at + advance);
            open.pen = at + advance;
        }
    }

    fn measure(&mut self, at: f32, advance: f32) {
        let manner = self.manner;
        let Some(held) = &mut self.held else { return };
        if held.manner.is_none() {
            (held.manner, held.from, held.to) = (Some(manner), at, at);
        }
        if held.manner.is_some_and(|held| held.continues(&manner)) {
            held.from = held.from.min(at);
            held.to = held.to.max(at + advance);
        }
    }

    /// A space that the source wrote: due before the next glyph, whatever its style, if that stands on the same line.
    fn blank(&mut self, at: f32, advance: f32) {
        let manner = self.manner;
        let parted = |open: &Open| self.joins && at - open.pen > SPACE_GAP * manner.size;
        if self.leftward && self.open.as_ref().is_some_and(parted) {
            return self.part(at);
        }
        if let Some(open) = &mut self.open
            && (self.joins || (open.manner.same_line(&manner) && (at - open.pen).abs() < 0.5 * manner.size))
        {
            open.space = true;
            open.pen = at + advance;
        }
    }

    /// Ends the open run before a glyph that is set in another manner. Where it stands beside the run, a space that the
    /// source wrote between them stays at the end of the run.
    fn part(&mut self, at: f32) {
        let size = self.manner.size;
        if let Some(open) = &self.open {
            let beside = open.manner.same_line(&self.manner) && (-0.5 * size..RUN_GAP * size).contains(&(at - open.to));
            if open.space && beside {
                self.page.text.push(' ');
            }
        }
        self.close();
    }

    /// Ends the open run.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let manner = open.manner;
        let point = |along: f32| {
            let (ux, uy) = manner.direction;
            (along * ux - manner.across * uy, along * uy + manner.across * ux)
        };
        let ((x0, y0), (x1, _)) = (point(open.from), point(open.to));
        let turns = match manner.direction {
            (x, _) if x > 0.7 => 0,
            (x, _) if x < -0.7 => 2,
            (_, y) if y > 0.0 => 3,
            _ => 1,
        };
        self.by_turns[turns] += self.page.text.len() - open.start;
        if std::mem::take(&mut self.composes) {
            compose(&mut self.page.text, open.start);
        }
        let run = Run {
            start: open.start as u32,
            end: self.page.text.len() as u32,
            x: x0.min(x1),
            y: y0,
            width: (x1 - x0).abs(),
            size: manner.size,
            space: manner.space,
            style: manner.style,
            origin: manner.origin,
        };
        if self.is_overprint(&run) {
            let dropped = self.page.text[open.start..].chars().filter(|&char| char == '\u{FFFD}').count() as u32;
            self.page.unreadable = self.page.unreadable.saturating_sub(dropped);
            self.page.text.truncate(open.start);
        } else {
            self.latest[self.page.runs.len() % LATEST] = run.x;
            self.page.runs.push(run);
        }
    }

    /// Drops runs that lie outside the page altogether, where no reader of the page can see them, such as the edge of the
    /// facing page in a scan. Text that reaches into the page, by however little, is kept; and a page that would hide all of
    /// its text is taken to be measured wrongly and keeps it.
    fn drop_hidden(&mut self) {
        let (width, height) = (self.page.width, self.page.height);
        let hidden = |run: &Run| {
            let reach = run.width.max(run.size);
            let beside = run.x + reach < 0.0 || run.x > width;
            beside || run.y + 0.3 * run.size < 0.0 || run.y - run.size > height
        };
        let count = self.page.runs.iter().filter(|run| hidden(run)).count();
        if count == 0 || count == self.page.runs.len() {
            return;
        }
        let text = std::mem::take(&mut self.page.text);
        let runs = std::mem::take(&mut self.page.runs);
        for mut run in runs.into_iter().filter(|run| !hidden(run)) {
            let part = &text[run.start as usize..run.end as usize];
            run.start = self.page.text.len() as u32;
            self.page.text.push_str(part);
            run.end = self.page.text.len() as u32;
            self.page.runs.push(run);
        }
        self.page.unreadable = self.page.text.chars().filter(|&char| char == '\u{FFFD}').count() as u32;
    }

    /// Whether the same words stand at the same place already: producers print twice for bold or for shadow.
    fn is_overprint(&mut self, run: &Run) -> bool {
        let Page { text, runs, .. } = &mut self.page;
        let near = OVERPRINT * run.size;
        // Most runs begin where no other does, which is told of many at a time.
        if !self.latest.iter().fold(false, |found, x| found | ((x - run.x).abs() < near)) {
            return false;
        }
        let earlier = runs.iter_mut().rev().take(LATEST).find(|earlier| {
            (earlier.x - run.x).abs() < near
                && (earlier.y - run.y).abs() < near
                && (earlier.width - run.width).abs() < near
                && text[earlier.start as usize..earlier.end as usize].trim_end()
                    == text[run.start as usize..run.end as usize].trim_end()
        });
        if let Some(earlier) = earlier {
            let shift = (earlier.x - run.x).abs() + (earlier.y - run.y).abs();
            earlier.style.bold |= shift > 0.002 * run.size && earlier.origin == run.origin;
            return true;
        }
        false
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

/// The part of the type size from which a gap between two characters is a space.
fn space_gap(before: char, after: char) -> f32 {
    let chinese = |char| matches!(char, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}');
    if before.max(after) >= '\u{2E80}' && chinese(before) != chinese(after) {
        SPACE_GAP_BESIDE_CHINESE
    } else {
        SPACE_GAP
    }
}

/// Composes letters and marks from a byte offset on (Unicode's form C).
fn compose(text: &mut String, start: usize) {
    if is_nfc_quick(text[start..].chars()) != IsNormalized::Yes {
        let composed: String = text[start..].nfc().collect();
        text.truncate(start);
        text.push_str(&composed);
    }
}

/// Marks small figures and letters that stand above the line beside them.
fn raise(runs: &mut [Run]) {
    for index in 0..runs.len() {
        let run = runs[index];
        let before = index.checked_sub(1).and_then(|before| runs.get(before));
        let after = runs.get(index + 1);
        let raised = |beside: &Run, gap: f32| {
            let lift = (beside.y - run.y) / beside.size;
            run.size < 0.85 * beside.size && (0.12..0.7).contains(&lift) && (-0.3..1.0).contains(&(gap / beside.size))
        };
        if before.is_some_and(|before| raised(before, run.x - before.x - before.width))
            || after.is_some_and(|after| raised(after, after.x - run.x - run.width))
        {
            runs[index].style.raised = true;
        }
    }
}
