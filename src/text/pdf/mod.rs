//! PDF to pages of runs, on lopdf's objects. No other room names lopdf.
//!
//! A run ends in a space where the source wrote one between it and a run of another style beside it; all other space
//! between runs is told by their positions alone. Lines that run from right to left give their runs in the order of reading.

mod bidi;
mod budget;
mod cmap;
mod content;
mod fonts;
mod geometry;
mod glyphs;
mod legacy;
mod lexer;
mod metrics;
mod objects;
mod program;
mod strings;
mod syntax;
mod table;
#[cfg(test)]
mod tests;
mod tree;

use lopdf::{Document, LoadOptions, Object};

use crate::error::Error;
use crate::model::{Limits, Page, Pages, Problem, Severity};
use content::{Cut, Read, Reader, Shared};
use geometry::{Canvas, Matrix};
use objects::Objects;
use tree::Leaf;

/// Bytes among which the mark of a PDF must stand.
const HEAD: usize = 1 << 20;

/// Reads a PDF within the usual limits.
pub fn read(bytes: &[u8]) -> Result<Pages, Error> {
    read_within(bytes, &Limits::default())
}

/// Reads as much of a PDF as the limits allow.
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<Pages, Error> {
    if bytes.is_empty() {
        return Err(Error::new("empty", "the file is empty: get it anew"));
    }
    if memchr::memmem::find(&bytes[..bytes.len().min(HEAD)], b"%PDF-").is_none() {
        return Err(Error::new("not-pdf", "the file is not a PDF, whatever its name says: get it anew"));
    }
    read_asked(bytes, limits).unwrap_or_else(|| read_whole(bytes, limits))
}

/// Reads a PDF that is as the format asks, each object when it is needed. Absent where it is not, or only lopdf can tell.
fn read_asked(bytes: &[u8], limits: &Limits) -> Option<Result<Pages, Error>> {
    let objects = Objects::asked(bytes, limits.stream)?;
    let pages = read_objects(&objects, limits);
    (!objects.are_broken()).then_some(pages)
}

/// Reads a PDF by what lopdf makes of it, repaired where need be.
fn read_whole(bytes: &[u8], limits: &Limits) -> Result<Pages, Error> {
    let objects = Objects::whole(load(bytes, limits)?);
    let mut pages = read_objects(&objects, limits)?;
    pages.repaired = objects.repaired || !bytes.starts_with(b"%PDF-");
    Ok(pages)
}

fn read_objects<'a>(document: &'a Objects<'a>, limits: &Limits) -> Result<Pages, Error> {
    let tree::Leaves { leaves, too_many, too_deep, repeated } = tree::pages(document, limits);
    if leaves.is_empty() && document.trailer.has(b"Encrypt") {
        return Err(locked());
    }
    if leaves.is_empty() {
        return Err(Error::new("no-pages", "the PDF has no pages: it may be cut short; get the file anew"));
    }
    let mut pages = Pages { page_count: leaves.len() as u32, ..Pages::default() };
    if too_many {
        let message = format!("more than {} pages: the rest was not read; allow more with --max-pages", limits.pages);
        pages.problems.push(Problem::new(Severity::Error, "limit-pages", message));
    }
    if too_deep {
        let message =
            format!("more than {} levels of pages: some were not read; allow more with --max-depth", limits.depth);
        pages.problems.push(Problem::new(Severity::Error, "limit-depth", message));
    }
    if repeated > 0 {
        let message = format!("the tree of pages leads {repeated} times to what it has named before: it was read once");
        pages.problems.push(Problem::new(Severity::Warning, "page-repeats", message));
    }
    let mut shared = Shared::new(document, limits);
    let mut text = 0;
    for (index, leaf) in leaves.iter().enumerate() {
        if document.are_broken() {
            break;
        }
        let number = index as u32 + 1;
        let (page, cut) = read_page(&mut shared, leaf, number);
        pages.problems.extend(cut.map(|cut| problem(cut).on_page(number)));
        pages.problems.extend(unreadable(&page));
        text += page.text.len();
        if text > limits.text {
            let message = format!(
                "more than {} MiB of text: the rest was not read; allow more with --max-text",
                limits.text >> 20
            );
            pages.problems.push(Problem::new(Severity::Error, "limit-text", message).on_page(number));
            break;
        }
        pages.pages.push(page);
    }
    Ok(pages)
}

/// Reads the pages of a scan, each a PDF of one page with its words.
pub fn layers(layers: &[&[u8]], limits: &Limits) -> Result<Pages, Error> {
    let mut whole = Pages::default();
    for (layer, number) in layers.iter().zip(1..) {
        let mut pages = read_within(layer, limits)?;
        pages.pages.truncate(1);
        pages.pages.iter_mut().for_each(|page| page.number = number);
        pages
            .problems
            .iter_mut()
            .filter(|problem| problem.page.is_some())
            .for_each(|problem| problem.page = Some(number));
        whole.problems.append(&mut pages.problems);
        whole.pages.append(&mut pages.pages);
    }
    whole.page_count = layers.len() as u32;
    Ok(whole)
}

fn load(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let options = LoadOptions { max_decompressed_size: Some(limits.stream), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => {
            locked()
        }
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            let message =
                "the PDF's list of objects is too large once decompressed: allow more with --max-stream, or save it anew";
            Error::new("limit-decompress", message)
        }
        _ => Error::new("parse", unparsed(bytes)),
    })?;
    if document.is_encrypted() {
        return Err(locked());
    }
    Ok(document)
}

/// What is said of a PDF that could not be taken apart.
fn unparsed(bytes: &[u8]) -> &'static str {
    let tail = &bytes[bytes.len().saturating_sub(HEAD)..];
    if memchr::memmem::find(tail, b"%%EOF").is_none() {
        "the PDF has no end and too little of it is left: it was cut short; get the file anew"
    } else {
        "the PDF's structure is damaged and could not be rebuilt: get the file anew, or save it from a reader that opens it"
    }
}

fn locked() -> Error {
    Error::new("encrypted", "the PDF asks for a password: save a copy without one and read that")
}

fn read_page<'a>(shared: &mut Shared<'a>, leaf: &Leaf<'a>, number: u32) -> (Page, Option<Cut>) {
    let mut damage = None;
    let data = contents(shared, leaf, &mut damage);
    let mut read = |leaf: &Leaf<'a>| {
        let (matrix, width, height) = upright(leaf);
        let canvas = Canvas::new(Page { number, width, height, ..Page::default() });
        let mut reader = Reader::new(shared, canvas, matrix);
        reader.run(&data, leaf.resources);
        reader.finish()
    };
    let Read { mut page, mut cut, turns } = read(leaf);
    if turns != 0 {
        // Most of its lines run up, down or upside down: it is read as a reader would turn it.
        Read { page, cut, .. } = read(&Leaf { turns: (leaf.turns + turns) % 4, ..*leaf });
    }
    (page, cut.or(damage))
}

/// The matrix that puts a page's space upright with the origin at the top left, and the page's width and height.
fn upright(leaf: &Leaf) -> (Matrix, f32, f32) {
    let [left, bottom, right, top] = leaf.bounds;
    let (width, height) = (right - left, top - bottom);
    match leaf.turns {
        1 => (Matrix([0.0, 1.0, 1.0, 0.0, -bottom, -left]), height, width),
        2 => (Matrix([-1.0, 0.0, 0.0, 1.0, right, -bottom]), width, height),
        3 => (Matrix([0.0, -1.0, -1.0, 0.0, top, right]), height, width),
        _ => (Matrix([1.0, 0.0, 0.0, -1.0, -left, top]), width, height),
    }
}

/// The decoded bytes of a page's content, its streams parted by a line's end.
fn contents<'a>(shared: &mut Shared<'a>, leaf: &Leaf<'a>, damage: &mut Option<Cut>) -> Vec<u8> {
    let document = shared.document;
    let Some(object) = fonts::entry(document, leaf.dictionary, b"Contents") else {
        // A page without content is blank; one whose content is not to be found is not.
        *damage = leaf.dictionary.has(b"Contents").then_some(Cut::Damaged);
        return Vec::new();
    };
    let parts = match object {
        Object::Array(parts) => parts.as_slice(),
        single => std::slice::from_ref(single),
    };
    let mut data = Vec::new();
    for part in parts {
        let Object::Stream(stream) = fonts::resolve(document, part) else {
            *damage = Some(Cut::Damaged);
            continue;
        };
        match shared.budget.decode(stream) {
            Ok(decoded) if decoded.is_empty() => {
                let blank = fonts::entry(document, &stream.dict, b"Length").and_then(|length| length.as_i64().ok());
                *damage = damage.or((blank.is_none_or(|length| length > 16)).then_some(Cut::Damaged));
            }
            Ok(decoded) if data.is_empty() => data = decoded,
            Ok(decoded) if data.len() + decoded.len() <= shared.limits.stream => {
                data.push(b'\n');
                data.extend_from_slice(&decoded);
            }
            Ok(_) => *damage = Some(Cut::Bytes),
            Err(refused) => *damage = Some(Cut::from(refused)),
        }
    }
    data
}

/// A page where more than one character in a hundred has no reading: the rest of it cannot be trusted to be whole.
fn unreadable(page: &Page) -> Option<Problem> {
    if page.unreadable == 0 {
        return None;
    }
    let characters = page.text.chars().filter(|char| !char.is_whitespace()).count();
    let share = 100.0 * f64::from(page.unreadable) / characters.max(1) as f64;
    (share > 1.0).then(|| {
        let message =
            format!("the fonts do not tell what {share:.0} % of the page's characters are: the page needs OCR");
        Problem::new(Severity::Warning, "unreadable-font", message).on_page(page.number)
    })
}

fn problem(cut: Cut) -> Problem {
    let (code, message) = match cut {
        Cut::Operators => (
            "limit-operators",
            "the page has more operators than are read: the rest of it was left out; allow more with --max-operators",
        ),
        Cut::Bytes => (
            "limit-decompress",
            "the page, or the file up to it, is too large once decompressed: the rest was not read; allow more with --max-stream and --max-decoded",
        ),
        Cut::Depth => (
            "limit-depth",
            "the page's forms are nested in themselves or too deep: some were not read; print it to a new PDF",
        ),
        Cut::Damaged => ("page-error", "a part of the page could not be decoded: it was not read; get the file anew"),
    };
    Problem::new(Severity::Error, code, message)
}
