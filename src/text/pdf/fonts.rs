//! Fonts: from the bytes of a shown string to characters and widths.

use std::borrow::Cow;

use lopdf::{Dictionary, Object, Stream};

use super::budget::Budget;
use super::cmap::{CMap, Target};
use super::glyphs::{self, Base};
use super::legacy::{self, Codes};
use super::metrics;
use super::objects::Objects;
use super::program::{self, TrueType};

/// What one code shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// A character, or one of the values below.
    reading: u32,
    /// Its advance in units of text space, for a type size of 1.
    pub(super) width: f32,
}

const FIRST_TEXT: u32 = 0x11_0000;
const UNREADABLE: u32 = u32::MAX;
const NOT_LOOKED_UP: u32 = u32::MAX - 1;
const STRETCH: u32 = u32::MAX - 2;

/// How a code is to be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reading<'a> {
    /// As one character.
    Char(char),
    /// As several.
    Text(&'a str),
    /// As nothing: a stroke that only lengthens the join of two letters.
    Stretch,
    /// Nothing tells how.
    Unreadable,
}

/// A font, as far as reading needs it.
#[derive(Debug, Default)]
pub(super) struct Font<'a> {
    /// Its name without the mark of a subset.
    name: String,
    /// Bold by its name, descriptor or flags.
    pub(super) bold: bool,
    /// Italic or oblique, likewise.
    pub(super) italic: bool,
    /// The width of a space, for a type size of 1.
    pub(super) space: f32,
    /// Whether codes have more than one byte.
    composite: bool,
    pages: Vec<Option<Box<[Glyph; 256]>>>,
    /// The names of a simple font's glyphs by code.
    names: Vec<Cow<'a, str>>,
    texts: Vec<String>,
    to_unicode: Option<CMap>,
    codes: Option<CMap>,
    predefined: Option<Codes>,
    widths: CidWidths,
    program: Program<'a>,
    /// Glyphs by number in the order of the program, two bytes each; empty where the numbers are the same.
    to_glyph: Vec<u8>,
}

/// The glyphs of plain characters, by codes of one byte or of two.
#[derive(Debug, Clone, Copy)]
pub(super) enum Plain<'f> {
    Single(&'f [Glyph; 256]),
    Pairs(&'f [Option<Box<[Glyph; 256]>>]),
}

impl Plain<'_> {
    /// The next glyph of a string, where it was looked up before and is a character of ASCII or a space: the character, its width, and how
    /// many bytes its code takes.
    #[inline]
    pub(super) fn glyph(self, bytes: &[u8]) -> Option<(u8, f32, usize)> {
        let (glyph, length) = match (self, bytes) {
            (Plain::Single(glyphs), [code, ..]) => (glyphs[usize::from(*code)], 1),
            (Plain::Pairs(pages), [high, low, ..]) => (pages.get(usize::from(*high))?.as_ref()?[usize::from(*low)], 2),
            _ => return None,
        };
        (0x20..=0x7E).contains(&glyph.reading).then_some((glyph.reading as u8, glyph.width, length))
    }
}

/// The program that draws a font, which is large and seldom asked.
#[derive(Debug, Default)]
enum Program<'a> {
    /// There is none that can be read.
    #[default]
    None,
    /// It has not been asked yet.
    Unread(&'a Stream),
    /// It was read.
    Read(TrueType),
}

impl<'a> Program<'a> {
    fn of(document: &'a Objects<'a>, descriptor: Option<&'a Dictionary>) -> Self {
        match descriptor.and_then(|descriptor| entry(document, descriptor, b"FontFile2")) {
            Some(Object::Stream(stream)) => Program::Unread(stream),
            _ => Program::None,
        }
    }

    /// The program, read when it is asked first.
    fn read(&mut self, budget: &mut Budget) -> Option<&TrueType> {
        if let Program::Unread(stream) = self {
            *self = budget.decode(stream).map_or(Program::None, |data| Program::Read(TrueType::read(&data)));
        }
        match self {
            Program::Read(program) => Some(program),
            _ => None,
        }
    }
}

/// Widths of a composite font's glyphs as ranges.
#[derive(Debug, Default)]
struct CidWidths {
    default: f32,
    ranges: Vec<(u32, u32, usize)>,
    values: Vec<f32>,
}

impl CidWidths {
    fn get(&self, cid: u32) -> f32 {
        let after = self.ranges.partition_point(|range| range.0 <= cid);
        match self.ranges[..after].last() {
            Some(&(low, high, at)) if cid <= high => {
                let step = if self.values.get(at).is_some_and(|value| value.is_nan()) {
                    at + 1
                } else {
                    at + (cid - low) as usize
                };
                self.values.get(step).copied().unwrap_or(self.default)
            }
            _ => self.default,
        }
    }

    fn read(array: &[Object], document: &Objects, default: f32) -> CidWidths {
        let mut widths = CidWidths { default, ..CidWidths::default() };
        let mut at = 0;
        while let Some(first) = array.get(at).and_then(|object| number(document, object)) {
            let first = first.max(0.0) as u32;
            match array.get(at + 1).map(|object| resolve(document, object)) {
                Some(Object::Array(list)) => {
                    let start = widths.values.len();
                    widths.values.extend(list.iter().map(|object| number(document, object).unwrap_or(0.0) / 1000.0));
                    if !list.is_empty() {
                        widths.ranges.push((first, first.saturating_add(list.len() as u32 - 1), start));
                    }
                    at += 2;
                }
                Some(second) => {
                    let (Some(last), Some(width)) =
                        (number(document, second), array.get(at + 2).and_then(|object| number(document, object)))
                    else {
                        break;
                    };
                    // A value that is not a number says that the next one serves the whole range.
                    widths.ranges.push((first, last.max(0.0) as u32, widths.values.len()));
                    widths.values.extend([f32::NAN, width / 1000.0]);
                    at += 3;
                }
                None => break,
            }
        }
        widths.ranges.sort_by_key(|range| range.0);
        widths
    }
}

/// Follows references to an object, a few steps.
pub(super) fn resolve<'a>(document: &'a Objects<'a>, object: &'a Object) -> &'a Object {
    let mut object = object;
    for _ in 0..16 {
        match object {
            Object::Reference(id) => match document.get(*id) {
                Some(next) => object = next,
                None => return &Object::Null,
            },
            _ => return object,
        }
    }
    &Object::Null
}

/// An entry of a dictionary, references followed; absent where it is missing or null.
pub(super) fn entry<'a>(document: &'a Objects<'a>, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let object = resolve(document, dictionary.get(key).ok()?);
    (!object.is_null()).then_some(object)
}

/// An object as a number.
pub(super) fn number(document: &Objects, object: &Object) -> Option<f32> {
    resolve(document, object).as_float().ok().filter(|value| value.is_finite())
}

impl<'a> Font<'a> {
    /// Reads a font's dictionary.
    pub(super) fn load(document: &'a Objects<'a>, dictionary: &'a Dictionary, budget: &mut Budget) -> Self {
        let mut font = Font::default();
        let to_unicode = match entry(document, dictionary, b"ToUnicode") {
            Some(Object::Stream(stream)) => budget.decode(stream).ok().map(|data| CMap::to_unicode(&data)),
            _ => None,
        };
        font.to_unicode = to_unicode.filter(|map| !map.is_empty());
        match entry(document, dictionary, b"Subtype").and_then(|object| object.as_name().ok()) {
            Some(b"Type0") => font.load_composite(document, dictionary, budget),
            subtype => font.load_simple(document, dictionary, subtype, budget),
        }
        font
    }

    fn load_style(&mut self, document: &Objects, name: &str, descriptor: Option<&Dictionary>) {
        let (bold, italic) = style_of_name(name);
        self.name = strip_subset(name).to_owned();
        let value = |key: &[u8]| {
            descriptor.and_then(|descriptor| descriptor.get(key).ok()).and_then(|object| number(document, object))
        };
        let flags = value(b"Flags").unwrap_or(0.0) as u32;
        self.bold = bold || flags & (1 << 18) != 0 || value(b"FontWeight").is_some_and(|weight| weight >= 600.0);
        self.italic = italic || flags & (1 << 6) != 0 || value(b"ItalicAngle").is_some_and(|angle| angle.abs() > 1.0);
    }

    fn load_composite(&mut self, document: &'a Objects<'a>, dictionary: &'a Dictionary, budget: &mut Budget) {
        self.composite = true;
        let descendant = entry(document, dictionary, b"DescendantFonts")
            .and_then(|object| object.as_array().ok())
            .and_then(|array| array.first())
            .and_then(|object| resolve(document, object).as_dict().ok());
        let descriptor = descendant
            .and_then(|font| entry(document, font, b"FontDescriptor"))
            .and_then(|object| object.as_dict().ok());
        self.load_style(document, &base_font(document, dictionary), descriptor);
        match entry(document, dictionary, b"Encoding") {
            Some(Object::Stream(stream)) => {
                self.codes = budget.decode(stream).ok().map(|data| CMap::to_glyphs(&data));
            }
            Some(Object::Name(name)) => {
                self.predefined = legacy::codes(&String::from_utf8_lossy(name));
            }
            _ => {}
        }
        if let Some(descendant) = descendant {
            let default =
                entry(document, descendant, b"DW").and_then(|object| number(document, object)).unwrap_or(1000.0);
            let array = entry(document, descendant, b"W").and_then(|object| object.as_array().ok());
            self.widths = CidWidths::read(array.map_or(&[][..], Vec::as_slice), document, default / 1000.0);
            self.program = Program::of(document, descriptor);
            if let Some(Object::Stream(stream)) = entry(document, descendant, b"CIDToGIDMap") {
                self.to_glyph = budget.decode(stream).unwrap_or_default();
            }
        }
        self.pages = (0..256).map(|_| None).collect();
        self.space = self.space_of_composite();
    }

    fn space_of_composite(&self) -> f32 {
        let map = self.to_unicode.as_ref();
        let code = map.and_then(|map| (0..256).find(|&code| map.get(code) == Some(Target::Value(32))));
        let width = code.map_or(0.0, |code| self.widths.get(self.cid(code)));
        if width > 0.05 && width < 1.0 { width } else { 0.25 }
    }

    fn cid(&self, code: u32) -> u32 {
        match self.codes.as_ref().and_then(|codes| codes.get(code)) {
            Some(Target::Value(cid)) => cid,
            _ => code,
        }
    }

    fn load_simple(
        &mut self,
        document: &'a Objects<'a>,
        dictionary: &'a Dictionary,
        subtype: Option<&[u8]>,
        budget: &mut Budget,
    ) {
        let name = base_font(document, dictionary);
        let descriptor = entry(document, dictionary, b"FontDescriptor").and_then(|object| object.as_dict().ok());
        self.load_style(document, &name, descriptor);
        let standard = metrics::standard(strip_subset(&name), self.bold, self.italic);
        let (mut names, told) = encoding(document, dictionary, &name);
        if !told && self.to_unicode.is_none() {
            if subtype == Some(b"TrueType") {
                self.program = Program::of(document, descriptor);
                let mac = self.program.read(budget).is_some_and(|program| program.mac);
                let base = if mac { Base::MacRoman } else { Base::WinAnsi };
                names = glyphs::names(base).iter().map(|&name| name.into()).collect();
            } else if let Some(own) = load_type1_names(document, descriptor, budget) {
                names = own
                    .into_iter()
                    .zip(names)
                    .map(|(own, name)| if own.is_empty() { name } else { own.into() })
                    .collect();
            }
        }
        let missing = descriptor
            .and_then(|descriptor| entry(document, descriptor, b"MissingWidth"))
            .and_then(|object| number(document, object));
        let widths = entry(document, dictionary, b"Widths").and_then(|object| object.as_array().ok());
        let first =
            entry(document, dictionary, b"FirstChar").and_then(|object| number(document, object)).unwrap_or(0.0);
        let unit = if subtype == Some(b"Type3") { type3_unit(document, dictionary) } else { 0.001 };
        let mut page = Box::new([Glyph { reading: NOT_LOOKED_UP, width: 0.0 }; 256]);
        for (code, glyph) in page.iter_mut().enumerate() {
            let listed = usize::try_from(code as i64 - first as i64)
                .ok()
                .and_then(|at| widths.and_then(|widths| widths.get(at)))
                .and_then(|object| number(document, object));
            let width = match widths {
                Some(_) => listed.or(missing).unwrap_or(0.0),
                None => standard.and_then(|font| metrics::width(font, &names[code])).or(missing).unwrap_or(500.0),
            };
            glyph.width = width * unit;
        }
        if let Some(code) = self.stretch(first as u32, widths.map_or(0, Vec::len)) {
            page[code].reading = STRETCH;
        }
        self.names = names;
        self.pages = vec![Some(page)];
        // Control codes read as spaces, too, but have the width of the sign for a missing glyph.
        let mut blank =
            |code| Some(self.simple_glyph(code, budget)).filter(|glyph| glyph.reading == 32 && glyph.width > 0.0);
        let space = blank(32).or_else(|| (0..=255).find_map(blank)).map_or(0.0, |glyph| glyph.width);
        self.space = if space > 0.05 && space < 1.0 { space } else { 0.25 };
    }

    /// The glyph of a simple font's code, its reading looked up when it is first asked for.
    fn simple_glyph(&mut self, code: u8, budget: &mut Budget) -> Glyph {
        let Some(Some(page)) = self.pages.first() else { return Glyph { reading: UNREADABLE, width: 0.0 } };
        let glyph = page[usize::from(code)];
        if glyph.reading != NOT_LOOKED_UP {
            return glyph;
        }
        let name = self.names.get(usize::from(code)).cloned().unwrap_or_default();
        let reading = self.reading_of(u32::from(code), &name, budget);
        if let Some(Some(page)) = self.pages.first_mut() {
            page[usize::from(code)].reading = reading;
        }
        Glyph { reading, ..glyph }
    }

    /// The code of the stroke with which a word processor justifies Arabic: it stands for no letter, so that the map of the
    /// font, which has all the others, leaves it out. Where more than one is left out, letters may be among them.
    fn stretch(&self, first: u32, count: usize) -> Option<usize> {
        let map = self.to_unicode.as_ref()?;
        let joins = |code| matches!(map.get(code), Some(Target::Value(0x620..0x700)));
        let codes = || first.max(1)..first.saturating_add(count as u32).min(256);
        let mut without = codes().filter(|&code| map.get(code).is_none());
        let only = without.next().filter(|_| without.next().is_none())?;
        codes().any(joins).then_some(only as usize)
    }

    fn reading_of(&mut self, code: u32, name: &str, budget: &mut Budget) -> u32 {
        if let Some(reading) = self.mapped(code) {
            return reading;
        }
        if let Some(glyph) = self.program.read(budget).and_then(|program| program.glyph_of(code as u8)) {
            let reading = self.reading_in_program(glyph, budget);
            if reading != UNREADABLE {
                return reading;
            }
        }
        if let Some(read) = glyphs::picture(&self.name, code as u8) {
            return read.map_or(UNREADABLE, |char| char as u32);
        }
        let mut text = String::new();
        if name.is_empty() || !glyphs::read_name(name, &mut text) {
            // Control codes that no encoding names are left by producers where a tab or a line's end was: they show nothing.
            return if code < 32 && (name.is_empty() || name == ".notdef") { 32 } else { UNREADABLE };
        }
        self.intern(text)
    }

    /// What the map to Unicode says of a code; absent where it says nothing that may stand in a text.
    fn mapped(&mut self, code: u32) -> Option<u32> {
        let map = self.to_unicode.as_ref()?;
        match map.get(code)? {
            Target::Value(value @ 0xF000..0xF100) => {
                Some(glyphs::of_private(&self.name, value).map_or(UNREADABLE, |char| char as u32))
            }
            Target::Value(value) => plausible(value).then_some(value),
            Target::Text(index) => {
                let text = map.text(index).to_owned();
                text.chars().all(|char| plausible(char as u32)).then(|| self.intern(text))
            }
        }
    }

    fn reading_in_program(&mut self, glyph: u16, budget: &mut Budget) -> u32 {
        let Some(program) = self.program.read(budget) else { return UNREADABLE };
        if let Some(char) = program.char_of(glyph) {
            return char as u32;
        }
        let mut text = String::new();
        if program.name_of(glyph).is_some_and(|name| glyphs::read_name(name, &mut text)) {
            return self.intern(text);
        }
        UNREADABLE
    }

    fn intern(&mut self, text: String) -> u32 {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => UNREADABLE,
            // A control code has no place in a text: it parts words, as a space does.
            (Some(only), None) if only.is_control() => 32,
            (Some(only), None) => only as u32,
            _ => {
                self.texts.push(text);
                FIRST_TEXT + self.texts.len() as u32 - 1
            }
        }
    }

    /// The glyphs of plain characters that were looked up before; absent where codes are of no fixed length.
    pub(super) fn plain(&self) -> Option<Plain<'_>> {
        match (self.composite, &self.codes, self.predefined) {
            (false, ..) => Some(Plain::Single(self.pages.first()?.as_ref()?)),
            (true, None, None) => Some(Plain::Pairs(&self.pages)),
            _ => None,
        }
    }

    /// The next code of a string: its glyph, and how many bytes it takes.
    pub(super) fn next_glyph(&mut self, bytes: &[u8], budget: &mut Budget) -> (Glyph, u32, usize) {
        if !self.composite {
            let code = bytes.first().copied().unwrap_or_default();
            return (self.simple_glyph(code, budget), u32::from(code), 1);
        }
        let (code, length) = match (&self.codes, self.predefined, bytes) {
            (Some(codes), ..) => codes.next_code(bytes),
            (None, Some(codes), _) => {
                let length = codes.length(bytes);
                (bytes.iter().take(length).fold(0, |code, &byte| code << 8 | u32::from(byte)), length)
            }
            (None, None, [high, low, ..]) => (u32::from(*high) << 8 | u32::from(*low), 2),
            (None, None, _) => (u32::from(bytes.first().copied().unwrap_or_default()), 1),
        };
        (self.composite_glyph(code, length, budget), code, length)
    }

    fn composite_glyph(&mut self, code: u32, length: usize, budget: &mut Budget) -> Glyph {
        let (high, low) = ((code >> 8) as usize, (code & 0xFF) as usize);
        if let Some(Some(page)) = self.pages.get(high)
            && page[low].reading != NOT_LOOKED_UP
        {
            return page[low];
        }
        let reading = match (self.mapped(code), self.predefined) {
            (Some(reading), _) => reading,
            (None, Some(codes)) => codes
                .char_of(code, length)
                .map(|char| char as u32)
                .filter(|&char| plausible(char))
                .unwrap_or(UNREADABLE),
            (None, None) => {
                self.glyph_number(self.cid(code)).map_or(UNREADABLE, |glyph| self.reading_in_program(glyph, budget))
            }
        };
        // The widths go by glyph number, which a predefined map does not tell: one byte is half as wide as two.
        let width = match self.predefined {
            Some(_) => self.widths.default * if length == 1 { 0.5 } else { 1.0 },
            None => self.widths.get(self.cid(code)),
        };
        let glyph = Glyph { reading, width };
        if let Some(page) = self.pages.get_mut(high) {
            page.get_or_insert_with(|| Box::new([Glyph { reading: NOT_LOOKED_UP, width: 0.0 }; 256]))[low] = glyph;
        }
        glyph
    }

    fn glyph_number(&self, cid: u32) -> Option<u16> {
        if self.to_glyph.is_empty() {
            return u16::try_from(cid).ok();
        }
        let at = 2 * cid as usize;
        Some(u16::from_be_bytes([*self.to_glyph.get(at)?, *self.to_glyph.get(at + 1)?]))
    }

    /// A font that is missing: nothing tells how to read its codes, nor how wide they are.
    pub(super) fn missing() -> Self {
        let page = Box::new([Glyph { reading: UNREADABLE, width: 0.5 }; 256]);
        Font { space: 0.25, pages: vec![Some(page)], ..Font::default() }
    }

    /// How a glyph is to be read.
    pub(super) fn reading(&self, glyph: Glyph) -> Reading<'_> {
        match glyph.reading {
            UNREADABLE => Reading::Unreadable,
            STRETCH => Reading::Stretch,
            value if value < FIRST_TEXT => char::from_u32(value).map_or(Reading::Unreadable, Reading::Char),
            value => match self.texts.get((value - FIRST_TEXT) as usize) {
                Some(text) => Reading::Text(text),
                None => Reading::Unreadable,
            },
        }
    }
}

/// Whether a number is a character that may stand in a text.
fn plausible(value: u32) -> bool {
    char::from_u32(value).is_some_and(|char| char != '\u{FFFD}' && (matches!(value, 9 | 10 | 13) || !char.is_control()))
}

/// The name of a font.
fn base_font(document: &Objects, dictionary: &Dictionary) -> String {
    let name = entry(document, dictionary, b"BaseFont").and_then(|object| object.as_name().ok()).unwrap_or_default();
    String::from_utf8_lossy(name).into_owned()
}

/// A font's name without the six letters that mark a subset.
fn strip_subset(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest,
        _ => name,
    }
}

/// Bold and italic, as a font's name tells them.
fn style_of_name(name: &str) -> (bool, bool) {
    let plain = strip_subset(name);
    let lower = plain.to_ascii_lowercase();
    let cut = plain.rsplit(['-', ',']).next().filter(|cut| cut.len() < plain.len()).unwrap_or_default();
    let bold = ["bold", "black", "heavy", "demi"].iter().any(|word| lower.contains(word)) || cut.contains("Bd");
    let italic = ["italic", "oblique", "kursiv"].iter().any(|word| lower.contains(word)) || cut.ends_with("It");
    (bold, italic)
}

fn type3_unit(document: &Objects, dictionary: &Dictionary) -> f32 {
    entry(document, dictionary, b"FontMatrix")
        .and_then(|object| object.as_array().ok())
        .and_then(|matrix| matrix.first())
        .and_then(|object| number(document, object))
        .map_or(0.001, f32::abs)
}

fn load_type1_names(document: &Objects, descriptor: Option<&Dictionary>, budget: &mut Budget) -> Option<Vec<String>> {
    match entry(document, descriptor?, b"FontFile")? {
        Object::Stream(stream) => program::type1_names(&budget.decode(stream).ok()?),
        _ => None,
    }
}

/// The names of a simple font's glyphs by code, and whether the font's dictionary told them.
fn encoding<'a>(document: &'a Objects<'a>, dictionary: &'a Dictionary, font: &str) -> (Vec<Cow<'a, str>>, bool) {
    let base_of = |name: &[u8]| match name {
        b"WinAnsiEncoding" => Some(Base::WinAnsi),
        b"MacRomanEncoding" => Some(Base::MacRoman),
        b"MacExpertEncoding" => Some(Base::MacExpert),
        b"StandardEncoding" => Some(Base::Standard),
        _ => None,
    };
    let object = entry(document, dictionary, b"Encoding");
    let base = match object {
        Some(Object::Name(name)) => base_of(name),
        Some(Object::Dictionary(encoding)) => {
            entry(document, encoding, b"BaseEncoding").and_then(|object| object.as_name().ok()).and_then(base_of)
        }
        _ => None,
    };
    let plain = strip_subset(font);
    let own = if plain.starts_with("ZapfDingbats") {
        Base::ZapfDingbats
    } else if plain.starts_with("Symbol") {
        Base::Symbol
    } else {
        Base::Standard
    };
    let mut names: Vec<Cow<str>> = glyphs::names(base.unwrap_or(own)).iter().map(|&name| name.into()).collect();
    let differences = object
        .and_then(|object| object.as_dict().ok())
        .and_then(|encoding| entry(document, encoding, b"Differences"))
        .and_then(|object| object.as_array().ok());
    let mut code = 0usize;
    for object in differences.into_iter().flatten() {
        match resolve(document, object) {
            Object::Name(name) => {
                if let Some(slot) = names.get_mut(code) {
                    *slot = String::from_utf8_lossy(name);
                }
                code = code.saturating_add(1);
            }
            object => code = object.as_float().unwrap_or(0.0) as usize,
        }
    }
    (names, base.is_some() || differences.is_some())
}
