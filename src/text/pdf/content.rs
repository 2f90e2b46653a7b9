//! The content of a page: runs its operators and hands glyphs and lines to the canvas.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Object};

use super::budget::{Budget, Refused};
use super::fonts::{self, Font};
use super::geometry::{Canvas, Manner, Matrix};
use super::lexer::{Lexer, Operand};
use super::objects::Objects;
use super::strings;
use crate::model::{Limits, Origin, Page, Style};

/// Forms within forms deeper than this are left out.
const FORM_DEPTH: usize = 24;
/// Graphics states saved deeper than this are not kept.
const STATE_DEPTH: usize = 512;

/// As many fonts that pages have named are remembered by their names.
const NAMED: usize = 16;

/// Why a page was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Too many operators.
    Operators,
    /// Too many bytes.
    Bytes,
    /// Too many levels.
    Depth,
    /// A stream could not be decoded.
    Damaged,
}

/// A font that a page has named: where its name stands, and the font's index.
#[derive(Debug)]
struct Named {
    resources: Option<*const Dictionary>,
    name: Vec<u8>,
    font: usize,
}

/// What one document's pages share.
pub(super) struct Shared<'a> {
    /// The document.
    pub(super) document: &'a Objects<'a>,
    /// What may still be decoded.
    pub(super) budget: Budget,
    /// How much is read.
    pub(super) limits: Limits,
    fonts: Vec<Font<'a>>,
    known: HashMap<*const Dictionary, usize>,
    named: Vec<Named>,
    forms: HashMap<*const Dictionary, Rc<Vec<u8>>>,
}

impl<'a> Shared<'a> {
    /// Nothing read yet.
    pub(super) fn new(document: &'a Objects<'a>, limits: &Limits) -> Self {
        Shared {
            document,
            budget: Budget::new(limits),
            limits: *limits,
            fonts: vec![Font::missing()],
            known: HashMap::new(),
            named: Vec::new(),
            forms: HashMap::new(),
        }
    }

    /// The index of a font by its name; 0 where the page names none such.
    fn font(&mut self, resources: Option<&'a Dictionary>, name: &[u8]) -> usize {
        let place = resources.map(std::ptr::from_ref);
        if let Some(named) = self.named.iter().rev().find(|named| named.resources == place && named.name == name) {
            return named.font;
        }
        let find = || {
            let fonts = fonts::entry(self.document, resources?, b"Font")?.as_dict().ok()?;
            fonts::entry(self.document, fonts, name)?.as_dict().ok()
        };
        let font = find().map_or(0, |dictionary| self.font_of(dictionary));
        if self.named.len() == NAMED {
            self.named.clear();
        }
        self.named.push(Named { resources: place, name: name.to_vec(), font });
        font
    }

    fn font_of(&mut self, dictionary: &'a Dictionary) -> usize {
        let key = std::ptr::from_ref(dictionary);
        if let Some(&index) = self.known.get(&key) {
            return index;
        }
        let font = Font::load(self.document, dictionary, &mut self.budget);
        self.fonts.push(font);
        self.known.insert(key, self.fonts.len() - 1);
        self.fonts.len() - 1
    }
}

/// What `q` saves and `Q` brings back.
#[derive(Debug, Clone, Copy)]
struct State {
    matrix: Matrix,
    font: usize,
    size: f32,
    char_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
    mode: u8,
    line_width: f32,
}

/// A level of marked content.
#[derive(Debug)]
struct Mark {
    artifact: bool,
    /// Whether a text stands for the level's glyphs.
    replaced: bool,
}

/// A page as far as it was read.
pub(super) struct Read {
    /// The page.
    pub(super) page: Page,
    /// Why it was not read further.
    pub(super) cut: Option<Cut>,
    /// Quarter turns clockwise that put most of its text upright.
    pub(super) turns: u8,
}

/// Reads one page.
pub(super) struct Reader<'a, 's> {
    shared: &'s mut Shared<'a>,
    canvas: Canvas,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    marks: Vec<Mark>,
    artifacts: usize,
    replaced: usize,
    path: Vec<[(f32, f32); 2]>,
    boxes: Vec<[(f32, f32); 2]>,
    at: (f32, f32),
    opened: (f32, f32),
    operators: usize,
    active: Vec<*const Dictionary>,
    cut: Option<Cut>,
}

impl<'a, 's> Reader<'a, 's> {
    /// A reader of a page whose space is put upright by the matrix.
    pub(super) fn new(shared: &'s mut Shared<'a>, canvas: Canvas, matrix: Matrix) -> Self {
        let state = State {
            matrix,
            font: 0,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            line_width: 1.0,
        };
        Reader {
            shared,
            canvas,
            state,
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            marks: Vec::new(),
            artifacts: 0,
            replaced: 0,
            path: Vec::new(),
            boxes: Vec::new(),
            at: (0.0, 0.0),
            opened: (0.0, 0.0),
            operators: 0,
            active: Vec::new(),
            cut: None,
        }
    }

    /// The page as far as it was read.
    pub(super) fn finish(mut self) -> Read {
        Read { turns: self.canvas.turns(), page: self.canvas.finish(), cut: self.cut }
    }

    /// Runs one stream of operators.
    pub(super) fn run(&mut self, data: &[u8], resources: Option<&'a Dictionary>) {
        let mut lexer = Lexer::new(data);
        let floor = self.saved.len();
        lexer.limit = self.shared.limits.operators.saturating_sub(self.operators);
        while let Some(operator) = lexer.next_operator() {
            self.operators += 1;
            match operator {
                b"Tj" | b"TJ" | b"'" | b"\"" => self.show_operator(operator, &lexer),
                b"Do" => {
                    self.paint(&lexer, resources);
                    lexer.limit = self.shared.limits.operators.saturating_sub(self.operators);
                }
                b"Tf" => {
                    if let (Some(name), Some(size)) = (lexer.name(0), lexer.number(1)) {
                        self.state.font = self.shared.font(resources, name);
                        self.state.size = size;
                    }
                }
                b"BI" => {}
                b"ID" => {
                    self.canvas.page.has_images = true;
                    lexer.skip_inline_image();
                }
                b"BDC" | b"BMC" => self.begin_mark(&lexer, resources),
                b"EMC" => self.end_mark(),
                b"gs" => self.graphics_state(&lexer, resources),
                b"q" => {
                    if self.saved.len() < STATE_DEPTH {
                        self.saved.push(self.state);
                    }
                }
                b"Q" => {
                    if self.saved.len() > floor {
                        self.state = self.saved.pop().unwrap_or(self.state);
                    }
                }
                _ => self.state_operator(operator, &lexer),
            }
        }
        self.operators += lexer.read;
        if self.operators > self.shared.limits.operators {
            self.cut = Some(Cut::Operators);
        } else if lexer.damaged {
            self.cut = Some(Cut::Damaged);
        }
        if self.saved.len() > floor {
            self.state = self.saved[floor];
            self.saved.truncate(floor);
        }
    }

    fn state_operator(&mut self, operator: &[u8], lexer: &Lexer) {
        match operator {
            b"BT" => {
                self.text = Matrix::IDENTITY;
                self.line = Matrix::IDENTITY;
            }
            b"Tm" => {
                if let Some(values) = lexer.numbers::<6>() {
                    self.text = Matrix(values);
                    self.line = self.text;
                }
            }
            b"Td" | b"TD" => {
                if let Some([x, y]) = lexer.numbers::<2>() {
                    if operator == b"TD" {
                        self.state.leading = -y;
                    }
                    self.next_line(x, y);
                }
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tc" => self.state.char_space = lexer.number(0).unwrap_or(self.state.char_space),
            b"Tw" => self.state.word_space = lexer.number(0).unwrap_or(self.state.word_space),
            b"Tz" => self.state.scale = lexer.number(0).map_or(self.state.scale, |percent| percent / 100.0),
            b"TL" => self.state.leading = lexer.number(0).unwrap_or(self.state.leading),
            b"Ts" => self.state.rise = lexer.number(0).unwrap_or(self.state.rise),
            b"Tr" => self.state.mode = lexer.number(0).map_or(self.state.mode, |mode| mode as u8),
            b"cm" => {
                if let Some(values) = lexer.numbers::<6>() {
                    self.state.matrix = Matrix(values).then(&self.state.matrix);
                }
            }
            b"w" => self.state.line_width = lexer.number(0).unwrap_or(self.state.line_width),
            _ => self.path_operator(operator, lexer),
        }
    }

    fn path_operator(&mut self, operator: &[u8], lexer: &Lexer) {
        match operator {
            b"m" | b"l" => {
                let Some([x, y]) = lexer.numbers::<2>() else { return };
                let point = self.state.matrix.apply(x, y);
                if operator == b"l" {
                    self.segment(self.at, point);
                } else {
                    self.opened = point;
                }
                self.at = point;
            }
            b"c" | b"v" | b"y" => {
                if let Some([x, y]) = lexer.numbers::<2>() {
                    self.at = self.state.matrix.apply(x, y);
                }
            }
            b"h" => {
                self.segment(self.at, self.opened);
                self.at = self.opened;
            }
            b"re" => {
                if let Some([x, y, width, height]) = lexer.numbers::<4>() {
                    let one = self.state.matrix.apply(x, y);
                    let other = self.state.matrix.apply(x + width, y + height);
                    if self.boxes.len() < 65_536 {
                        self.boxes.push([one, other]);
                    }
                    (self.at, self.opened) = (one, one);
                }
            }
            b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => {
                if matches!(operator, b"s" | b"b" | b"b*") {
                    self.segment(self.at, self.opened);
                }
                for [from, to] in self.path.drain(..) {
                    self.canvas.line(from, to);
                }
                for [one, other] in self.boxes.drain(..) {
                    self.canvas.outline(one, other);
                }
            }
            b"f" | b"F" | b"f*" => {
                for [one, other] in self.boxes.drain(..) {
                    self.canvas.fill(one, other);
                }
                self.fill_path();
            }
            b"n" => {
                self.path.clear();
                self.boxes.clear();
            }
            _ => {}
        }
    }

    fn segment(&mut self, from: (f32, f32), to: (f32, f32)) {
        if self.path.len() < 65_536 {
            self.path.push([from, to]);
        }
    }

    /// A filled path of three or four sides is taken for the box around it.
    fn fill_path(&mut self) {
        if (3..=4).contains(&self.path.len()) {
            let points = self.path.iter().flatten();
            let start = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
            let (low, high) = points.fold(start, |(low, high), point| {
                ((low.0.min(point.0), low.1.min(point.1)), (high.0.max(point.0), high.1.max(point.1)))
            });
            self.canvas.fill(low, high);
        }
        self.path.clear();
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(&self.line);
        self.text = self.line;
    }

    fn graphics_state(&mut self, lexer: &Lexer, resources: Option<&'a Dictionary>) {
        let document = self.shared.document;
        let font = || {
            let states = fonts::entry(document, resources?, b"ExtGState")?.as_dict().ok()?;
            let state = fonts::entry(document, states, lexer.name(0)?)?.as_dict().ok()?;
            let pair = fonts::entry(document, state, b"Font")?.as_array().ok()?;
            let font = fonts::resolve(document, pair.first()?).as_dict().ok()?;
            Some((font, fonts::number(document, pair.get(1)?)?))
        };
        if let Some((font, size)) = font() {
            self.state.font = self.shared.font_of(font);
            self.state.size = size;
        }
    }

    fn begin_mark(&mut self, lexer: &Lexer, resources: Option<&'a Dictionary>) {
        let artifact = lexer.name(0) == Some(b"Artifact");
        let actual = self.actual_text(lexer, resources);
        let replaced = actual.is_some();
        if let Some(text) = actual.filter(|_| self.replaced == 0) {
            self.canvas.hold(text);
        }
        self.artifacts += usize::from(artifact);
        self.replaced += usize::from(replaced);
        self.marks.push(Mark { artifact, replaced });
    }

    /// The text that the producer says a level's glyphs stand for, from the operands or the page's properties.
    fn actual_text(&self, lexer: &Lexer, resources: Option<&'a Dictionary>) -> Option<String> {
        if let Some(name) = lexer.name(1) {
            let document = self.shared.document;
            let properties = fonts::entry(document, resources?, b"Properties")?.as_dict().ok()?;
            let list = fonts::entry(document, properties, name)?.as_dict().ok()?;
            return match fonts::entry(document, list, b"ActualText")? {
                Object::String(bytes, _) => Some(strings::decode(bytes)),
                _ => None,
            };
        }
        let key = lexer
            .operands
            .iter()
            .position(|operand| matches!(operand, Operand::Name(slice) if lexer.bytes(*slice) == b"ActualText"))?;
        match lexer.operands.get(key + 1)? {
            Operand::Text(slice) => Some(strings::decode(lexer.bytes(*slice))),
            _ => None,
        }
    }

    fn end_mark(&mut self) {
        if let Some(mark) = self.marks.pop() {
            self.artifacts -= usize::from(mark.artifact);
            self.replaced -= usize::from(mark.replaced);
            if mark.replaced && self.replaced == 0 {
                self.canvas.release();
            }
        }
    }

    fn paint(&mut self, lexer: &Lexer, resources: Option<&'a Dictionary>) {
        let document = self.shared.document;
        let object = resources
            .and_then(|resources| fonts::entry(document, resources, b"XObject"))
            .and_then(|objects| objects.as_dict().ok())
            .and_then(|objects| fonts::entry(document, objects, lexer.name(0)?));
        let Some(Object::Stream(stream)) = object else { return };
        match stream.dict.get(b"Subtype").map(|subtype| fonts::resolve(document, subtype)) {
            Ok(Object::Name(name)) if name == b"Image" => return self.canvas.page.has_images = true,
            Ok(Object::Name(name)) if name == b"Form" => {}
            _ => return,
        }
        let key = std::ptr::from_ref(&stream.dict);
        if self.active.contains(&key) || self.active.len() >= FORM_DEPTH {
            self.cut = Some(Cut::Depth);
            return;
        }
        let data = match self.shared.forms.get(&key) {
            Some(data) => Rc::clone(data),
            None => match self.shared.budget.decode(stream) {
                Ok(data) => {
                    let data = Rc::new(data);
                    if data.len() < 1 << 20 {
                        self.shared.forms.insert(key, Rc::clone(&data));
                    }
                    data
                }
                Err(refused) => {
                    self.cut = Some(Cut::from(refused));
                    return;
                }
            },
        };
        let own = fonts::entry(document, &stream.dict, b"Resources").and_then(|object| object.as_dict().ok());
        self.active.push(key);
        let outer = (self.state, self.text, self.line);
        self.state.matrix = form_matrix(document, &stream.dict).then(&self.state.matrix);
        self.run(&data, own.or(resources));
        (self.state, self.text, self.line) = outer;
        self.active.pop();
    }

    // Of its own, so that the loop over glyphs has the registers for itself.
    #[inline(never)]
    fn show_operator(&mut self, operator: &[u8], lexer: &Lexer) {
        match operator {
            b"'" => self.next_line(0.0, -self.state.leading),
            b"\"" => {
                self.state.word_space = lexer.number(0).unwrap_or(self.state.word_space);
                self.state.char_space = lexer.number(1).unwrap_or(self.state.char_space);
                self.next_line(0.0, -self.state.leading);
            }
            _ => {}
        }
        let state = self.state;
        let Some(font) = self.shared.fonts.get_mut(state.font) else { return };
        let place = self.text.then(&state.matrix);
        let [a, b, c, d, ..] = place.0;
        let stretch = (a * a + b * b).sqrt();
        let size = state.size * (c * c + d * d).sqrt();
        if !(stretch > 0.0 && stretch.is_finite() && size.is_finite()) {
            return;
        }
        let across = state.size * state.scale;
        let sign = if across < 0.0 { -1.0 } else { 1.0 };
        let direction = (a / stretch * sign, b / stretch * sign);
        let along = stretch * sign;
        let origin = place.apply(0.0, state.rise);
        let origin_along = origin.0 * direction.0 + origin.1 * direction.1;
        let style = Style { bold: font.bold || state.mode % 4 == 2, italic: font.italic, raised: state.rise > 0.0 };
        self.canvas.set(Manner {
            direction,
            across: origin.1 * direction.0 - origin.0 * direction.1,
            size: size.abs(),
            space: font.space * across * along,
            style,
            origin: match state.mode {
                3 | 7 => Origin::Recognised,
                _ if self.artifacts > 0 => Origin::Artifact,
                _ => Origin::Visible,
            },
        });
        let pace = Pace {
            across,
            along,
            origin: origin_along,
            space: state.char_space * state.scale,
            word: (state.char_space + state.word_space) * state.scale,
            kern: if operator == b"TJ" { across / 1000.0 } else { 0.0 },
        };
        let (mut pieces, mut pen) = (Pieces { lexer, operands: lexer.operands.iter(), bytes: &[] }, 0f32);
        loop {
            pen = follow(&mut self.canvas, font, &mut pieces, pen, &pace);
            if pieces.bytes.is_empty() {
                break;
            }
            let (glyph, code, length) = font.next_glyph(pieces.bytes, &mut self.shared.budget);
            pieces.bytes = pieces.bytes.get(length.max(1)..).unwrap_or_default();
            let advance = glyph.width * across;
            self.canvas.glyph(font.reading(glyph), pace.origin + pen * along, advance * along);
            pen += advance + if code == 32 && length == 1 { pace.word } else { pace.space };
        }
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, pen, 0.0]).then(&self.text);
    }
}

/// How the pen moves while one operator shows.
struct Pace {
    /// From the width of a glyph to the way of the pen.
    across: f32,
    /// From the way of the pen to the way on the page.
    along: f32,
    /// Where the pen begins on the page.
    origin: f32,
    /// What stands between any two characters.
    space: f32,
    /// The same behind a code that parts words.
    word: f32,
    /// How far back a number among the strings moves the pen.
    kern: f32,
}

/// What one operator has still to show.
struct Pieces<'l> {
    lexer: &'l Lexer<'l>,
    operands: std::slice::Iter<'l, Operand>,
    /// What is left of the string before them.
    bytes: &'l [u8],
}

impl Pieces<'_> {
    /// Goes on to the next string where one is at its end, by the numbers before it. Where the pen is then.
    #[inline]
    fn advance(&mut self, mut pen: f32, pace: &Pace) -> f32 {
        while self.bytes.is_empty() {
            match self.operands.next() {
                Some(Operand::Text(slice)) => self.bytes = self.lexer.bytes(*slice),
                Some(Operand::Number(shift)) => pen -= shift * pace.kern,
                Some(_) => {}
                None => break,
            }
        }
        pen
    }
}

/// Sets characters as long as each plainly follows the one before, as nearly all do. Where the pen is then.
#[inline]
fn follow(canvas: &mut Canvas, font: &Font, pieces: &mut Pieces, mut pen: f32, pace: &Pace) -> f32 {
    pen = pieces.advance(pen, pace);
    let (Some(mut following), Some(plain)) = (canvas.following(), font.plain()) else { return pen };
    while let Some((char, width, length)) = plain.glyph(pieces.bytes) {
        let (advance, at) = (width * pace.across, pace.origin + pen * pace.along);
        if char == b' ' {
            following.blank(at, advance * pace.along);
        } else if !following.takes(char, at, advance * pace.along) {
            break;
        }
        pen += advance + if length == 1 && pieces.bytes[0] == b' ' { pace.word } else { pace.space };
        pieces.bytes = &pieces.bytes[length..];
        pen = pieces.advance(pen, pace);
    }
    canvas.followed(&following);
    pen
}

impl From<Refused> for Cut {
    fn from(refused: Refused) -> Cut {
        match refused {
            Refused::TooLarge => Cut::Bytes,
            Refused::Damaged => Cut::Damaged,
        }
    }
}

fn form_matrix(document: &Objects, dictionary: &Dictionary) -> Matrix {
    let values = fonts::entry(document, dictionary, b"Matrix").and_then(|object| object.as_array().ok());
    let mut matrix = Matrix::IDENTITY;
    if let Some(values) = values.filter(|values| values.len() >= 6) {
        for (slot, object) in matrix.0.iter_mut().zip(values) {
            *slot = fonts::number(document, object).unwrap_or(*slot);
        }
    }
    matrix
}
