//! The cross-reference table: where each object of a PDF stands. A table that is not as the format asks is refused: lopdf repairs it.

use std::collections::HashSet;

use lopdf::{Dictionary, Stream};

use super::objects::stream;
use super::syntax::Syntax;

/// More objects than this are left to lopdf.
const MOST: usize = 1 << 22;
/// Sections more than this, too: each may lead to a stream that is large once decoded.
const MOST_SECTIONS: usize = 1024;
/// Bytes at the end among which the table's place must be named, and how far before the end's mark.
const TAIL: usize = 1024;
const BEFORE_END: usize = 25;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Entry {
    /// The table does not say.
    #[default]
    Unknown,
    /// Nowhere: it was deleted.
    Free,
    /// At a byte offset, with this generation.
    At(u64, u16),
    /// In a stream of objects.
    In(u32),
}

/// A whole table, the newest entry of each object.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// By the objects' numbers.
    pub(super) entries: Vec<Entry>,
    /// Of its newest section.
    pub(super) trailer: Dictionary,
}

/// One section's entries, and its trailer.
type Section = (Vec<(u32, Entry)>, Dictionary);

impl Table {
    /// Reads the sections of a table, the newest first.
    pub(super) fn read(bytes: &[u8], limit: usize) -> Option<Table> {
        let mut table = Table::default();
        let (mut next, mut seen) = (Some(start(bytes)?), HashSet::new());
        while let Some(at) = next {
            if !seen.insert(at) || seen.len() > MOST_SECTIONS {
                return None;
            }
            let (entries, trailer) = section(bytes, at, limit)?;
            let hybrid = match offset(&trailer, b"XRefStm")? {
                Some(at) => section(bytes, at, limit)?.0,
                None => Vec::new(),
            };
            table.add(&entries, &hybrid)?;
            next = offset(&trailer, b"Prev")?;
            if table.trailer.is_empty() {
                table.trailer = trailer;
            }
        }
        Some(table)
    }

    /// Adds a section older than all before. Of its entries for one object the last counts; those of its stream serve where its own say
    /// nothing or that the object is free.
    fn add(&mut self, entries: &[(u32, Entry)], hybrid: &[(u32, Entry)]) -> Option<()> {
        let most = entries.iter().chain(hybrid).map(|(number, _)| *number as usize + 1).max().unwrap_or(0);
        if most > MOST {
            return None;
        }
        self.entries.resize(most.max(self.entries.len()), Entry::Unknown);
        let mut freed = HashSet::new();
        for &(number, entry) in entries.iter().rev() {
            let known = &mut self.entries[number as usize];
            if *known == Entry::Unknown {
                *known = entry;
                if entry == Entry::Free && !hybrid.is_empty() {
                    freed.insert(number);
                }
            }
        }
        for &(number, entry) in hybrid.iter().rev() {
            let known = &mut self.entries[number as usize];
            if *known == Entry::Unknown || (*known == Entry::Free && freed.contains(&number)) {
                *known = entry;
            }
        }
        Some(())
    }
}

/// Where the newest section stands, as the end of the file says.
fn start(bytes: &[u8]) -> Option<usize> {
    let end = memchr::memmem::rfind(bytes, b"%%EOF").filter(|&end| end + TAIL > bytes.len())?;
    let tail = &bytes[..end];
    let from = tail.len().checked_sub(BEFORE_END)?;
    let at = from + memchr::memmem::rfind(&tail[from..], b"startxref")?;
    let mut syntax = Syntax::new(bytes, at + b"startxref".len())?;
    syntax.line_end()?;
    usize::try_from(syntax.digits()?).ok()
}

/// The offset that a trailer names; refused where what it names is none.
fn offset(trailer: &Dictionary, key: &[u8]) -> Option<Option<usize>> {
    match trailer.get(key) {
        Ok(object) => Some(Some(usize::try_from(object.as_i64().ok()?).ok()?)),
        Err(_) => Some(None),
    }
}

fn section(bytes: &[u8], at: usize, limit: usize) -> Option<Section> {
    let mut syntax = Syntax::new(bytes, at)?;
    let section = match syntax.word(b"xref") {
        Some(()) => written(&mut syntax)?,
        None if bytes[at].is_ascii_digit() => {
            syntax.header()?;
            let dictionary = syntax.dictionary()?;
            syntax.space();
            syntax.word(b"stream")?;
            packed(&stream(dictionary, &mut syntax, |_| None)?, limit)?
        }
        None => return None,
    };
    section.1.get(b"Size").ok()?.as_i64().ok()?;
    Some(section)
}

/// A section written out, twenty bytes an entry.
fn written(syntax: &mut Syntax) -> Option<Section> {
    let mut entries = Vec::new();
    syntax.word(b" ");
    syntax.line_end()?;
    while syntax.rest().first()?.is_ascii_digit() {
        let first = syntax.digits()?;
        syntax.word(b" ")?;
        let count = usize::try_from(syntax.digits()?).ok()?;
        syntax.word(b" ");
        syntax.line_end()?;
        let rows = syntax.rest().get(..count.checked_mul(20)?)?;
        if entries.len() + count > MOST {
            return None;
        }
        for (number, row) in (first..).zip(rows.chunks_exact(20)) {
            entries.push((u32::try_from(number).ok()?, entry(row)?));
        }
        syntax.skip(rows.len())?;
    }
    syntax.word(b"trailer")?;
    syntax.space();
    Some((entries, syntax.dictionary()?))
}

fn entry(row: &[u8]) -> Option<Entry> {
    let mut syntax = Syntax::new(row, 0)?;
    let offset = syntax.digits()?;
    syntax.word(b" ")?;
    let generation = syntax.digits()?;
    match syntax.rest() {
        b" n \r" | b" n \n" | b" n\r\n" => Some(Entry::At(offset, u16::try_from(generation).ok()?)),
        b" f \r" | b" f \n" | b" f\r\n" => Some(Entry::Free),
        _ => None,
    }
}

/// A section packed into a stream.
fn packed(stream: &Stream, limit: usize) -> Option<Section> {
    let whole = |key: &[u8]| -> Option<Vec<usize>> {
        let array = stream.dict.get(key).ok()?.as_array().ok()?;
        array.iter().map(|object| usize::try_from(object.as_i64().ok()?).ok()).collect()
    };
    let &[kind, place, more] = whole(b"W")?.as_slice() else { return None };
    let width = kind.checked_add(place)?.checked_add(more)?;
    if [kind, place, more].iter().any(|&width| width > 8) || width < 3 || place == 0 {
        return None;
    }
    let size = usize::try_from(stream.dict.get(b"Size").ok()?.as_i64().ok()?).ok()?;
    let index = if stream.dict.has(b"Index") { whole(b"Index")? } else { vec![0, size] };
    let data = stream.decompressed_content_with_limit(limit).ok()?;
    let mut rows = data.chunks_exact(width);
    if rows.len() > MOST {
        return None;
    }
    let mut entries = Vec::with_capacity(rows.len());
    for part in index.chunks(2) {
        let &[first, count] = part else { return None };
        if count > rows.len() {
            return None;
        }
        for (number, row) in (first..).zip(rows.by_ref().take(count)) {
            let number = u32::try_from(number).ok()?;
            let field = |from: usize, width: usize| big_endian(&row[from..from + width]);
            let (at, last) = (field(kind, place), field(kind + place, more));
            entries.push((
                number,
                match if kind == 0 { 1 } else { field(0, kind) } {
                    0 => Entry::Free,
                    1 => Entry::At(at, u16::try_from(last).ok()?),
                    2 => Entry::In(u32::try_from(at).ok()?),
                    _ => return None,
                },
            ));
        }
    }
    Some((entries, stream.dict.clone()))
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, &byte| value << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_entry_counts_and_a_stream_fills_what_its_section_leaves_free() {
        let mut table = Table::default();
        let newest = [(1, Entry::Free), (2, Entry::At(9, 0)), (4, Entry::Free)];
        table.add(&newest, &[(1, Entry::In(7)), (2, Entry::In(7)), (3, Entry::In(7))]).unwrap();
        table.add(&[(0, Entry::Free), (2, Entry::At(5, 0)), (4, Entry::At(6, 0))], &[(4, Entry::In(7))]).unwrap();
        let expected = [Entry::Free, Entry::In(7), Entry::At(9, 0), Entry::In(7), Entry::Free];
        assert_eq!(table.entries, expected);
    }

    #[test]
    fn a_table_that_is_not_as_it_should_be_is_refused() {
        let table = |rows: &str, tail: &str| {
            format!("%PDF-1.4\nxref\n0 2\n{rows}trailer\n<</Size 2>>\nstartxref\n{tail}%%EOF\n")
        };
        let read = |text: String| Table::read(text.as_bytes(), 100);
        let rows = "0000000000 65535 f \n0000000005 00000 n \n";
        assert_eq!(read(table(rows, "9\n")).unwrap().entries, [Entry::Free, Entry::At(5, 0)]);
        for (rows, tail) in [(&rows[..39], "9\n"), (rows, "8\n"), (rows, "999\n"), (&rows.replace('n', "x"), "9\n")] {
            assert!(read(table(rows, tail)).is_none(), "{rows}{tail}");
        }
        assert!(read(table(rows, "9\n").replace("<</Size 2>>", "<</Size 2/Prev 9>>")).is_none());
    }

    #[test]
    fn a_table_of_many_sections_is_refused() {
        let sections = |count: usize| {
            let mut text = String::from("%PDF-1.4\n");
            let mut before = None;
            for _ in 0..count {
                let at = text.len();
                let previous = before.map_or(String::new(), |before| format!("/Prev {before}"));
                text += &format!("xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1{previous}>>\n");
                before = Some(at);
            }
            text += &format!("startxref\n{}\n%%EOF\n", before.unwrap_or_default());
            Table::read(text.as_bytes(), 100)
        };
        assert!(sections(MOST_SECTIONS).is_some());
        assert!(sections(MOST_SECTIONS + 1).is_none());
    }
}
