//! PDF to pages of runs, on lopdf's objects. No other room names lopdf.

mod bidi;
mod budget;
mod cmap;
mod content;
mod fonts;
mod geometry;
mod glyphs;
mod lexer;
mod metrics;
mod strings;
mod tree;

use lopdf::{Document, LoadOptions, Object};

use crate::error::Error;
use crate::model::{Page, Pages, Problem, Severity};
use content::{Cut, Reader, Shared};
use geometry::{Canvas, Matrix};
use tree::Leaf;

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<Pages, Error> {
    let document = load(bytes)?;
    let (leaves, cut) = tree::pages(&document);
    if leaves.is_empty() {
        return Err(Error::new("no-pages", "the PDF has no pages: it may be cut short; get the file anew"));
    }
    let mut pages = Pages {
        page_count: leaves.len() as u32,
        repaired: document.xref_recovery.is_some() || !bytes.starts_with(b"%PDF-"),
        ..Pages::default()
    };
    if cut {
        let message =
            format!("more than {} pages or too deep a tree of pages: the rest was not read", tree::PAGE_LIMIT);
        pages.problems.push(Problem::new(Severity::Error, "limit-depth", message));
    }
    let mut shared = Shared::new(&document);
    for (index, leaf) in leaves.iter().enumerate() {
        let number = index as u32 + 1;
        let (page, cut) = read_page(&mut shared, leaf, number);
        pages.problems.extend(cut.map(|cut| problem(cut).on_page(number)));
        pages.pages.push(page);
    }
    Ok(pages)
}

fn load(bytes: &[u8]) -> Result<Document, Error> {
    if bytes.is_empty() {
        return Err(Error::new("empty", "the file is empty"));
    }
    let head = &bytes[..bytes.len().min(4096)];
    if memchr::memmem::find(head, b"%PDF-").is_none() {
        return Err(Error::new("not-pdf", "the file does not begin as a PDF does"));
    }
    let options = LoadOptions { max_decompressed_size: Some(budget::STREAM_LIMIT), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => locked(),
        error => Error::new("parse", format!("not a readable PDF: {error}")),
    })?;
    if document.is_encrypted() {
        return Err(locked());
    }
    Ok(document)
}

fn locked() -> Error {
    Error::new("encrypted", "the PDF asks for a password: save a copy without one and read that")
}

fn read_page<'a>(shared: &mut Shared<'a>, leaf: &Leaf<'a>, number: u32) -> (Page, Option<Cut>) {
    let (matrix, width, height) = upright(leaf);
    let canvas = Canvas::new(Page { number, width, height, ..Page::default() });
    let mut damage = None;
    let data = contents(shared, leaf, &mut damage);
    let mut reader = Reader::new(shared, canvas, matrix);
    reader.run(&data, leaf.resources);
    let (page, cut) = reader.finish();
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
    let Some(object) = fonts::entry(document, leaf.dictionary, b"Contents") else { return Vec::new() };
    let parts = match object {
        Object::Array(parts) => parts.as_slice(),
        single => std::slice::from_ref(single),
    };
    let mut data = Vec::new();
    for part in parts {
        let Object::Stream(stream) = fonts::resolve(document, part) else { continue };
        match shared.budget.decode(stream) {
            Ok(decoded) if data.is_empty() => data = decoded,
            Ok(decoded) if data.len() + decoded.len() <= budget::STREAM_LIMIT => {
                data.push(b'\n');
                data.extend_from_slice(&decoded);
            }
            Ok(_) => *damage = Some(Cut::Bytes),
            Err(refused) => *damage = Some(Cut::from(refused)),
        }
    }
    data
}

fn problem(cut: Cut) -> Problem {
    let (code, message) = match cut {
        Cut::Operators => {
            ("limit-operators", "the page has more than a million operators: the rest of it was not read")
        }
        Cut::Bytes => ("limit-decompress", "the page is too large once decompressed: the rest of it was not read"),
        Cut::Depth => ("limit-depth", "the page's forms are nested in themselves or too deep: some were not read"),
        Cut::Damaged => ("page-error", "a part of the page could not be decoded: it was not read"),
    };
    Problem::new(Severity::Error, code, message)
}
