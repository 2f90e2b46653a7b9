//! The objects of a PDF, each read when it is asked for: most of a tagged PDF's are never needed. What is damaged, encrypted or written
//! otherwise than the format asks is read whole by lopdf, which repairs it.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use rustc_hash::FxHashMap;

use super::budget::Inflater;
use super::syntax::Syntax;
use super::table::{Entry, Table};

/// Bytes of decoded object streams that are held; a file with more is left to lopdf.
const HELD: usize = 128 << 20;

/// The objects of a PDF.
#[derive(Debug)]
pub(super) struct Objects<'a> {
    /// What the file says of itself at its end.
    pub(super) trailer: Dictionary,
    /// Whether the table of objects had to be repaired.
    pub(super) repaired: bool,
    kept: Kept<'a>,
}

#[derive(Debug)]
enum Kept<'a> {
    Whole(BTreeMap<ObjectId, Object>),
    Asked(Asked<'a>),
}

/// Objects that are read when they are asked for.
#[derive(Debug)]
struct Asked<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    read: Vec<OnceCell<Option<Box<Object>>>>,
    containers: RefCell<FxHashMap<u32, Rc<Container>>>,
    inflater: RefCell<Inflater>,
    held: Cell<usize>,
    limit: usize,
    /// Whether an object was not as it should be: then nothing that was read can be trusted to be what a repair would give.
    broken: Cell<bool>,
}

/// A decoded stream of objects: its bytes, and where in them each object begins.
#[derive(Debug)]
struct Container {
    bytes: Vec<u8>,
    places: FxHashMap<u32, usize>,
}

impl<'a> Objects<'a> {
    /// The objects of a file whose table is as the format asks, and leads to a tree of pages. `limit` is how large one stream of objects
    /// may be once decoded.
    pub(super) fn asked(bytes: &'a [u8], limit: usize) -> Option<Self> {
        if !bytes.starts_with(b"%PDF-") {
            return None;
        }
        let Table { entries, trailer } = Table::read(bytes, limit)?;
        if trailer.has(b"Encrypt") {
            return None;
        }
        let asked = Asked {
            bytes,
            read: entries.iter().map(|_| OnceCell::new()).collect(),
            entries,
            containers: RefCell::default(),
            inflater: RefCell::default(),
            held: Cell::new(0),
            limit,
            broken: Cell::new(false),
        };
        let objects = Objects { trailer, repaired: false, kept: Kept::Asked(asked) };
        objects.has_pages().then_some(objects)
    }

    /// All objects of a file that lopdf has read.
    pub(super) fn whole(document: Document) -> Self {
        Objects {
            trailer: document.trailer,
            repaired: document.xref_recovery.is_some(),
            kept: Kept::Whole(document.objects),
        }
    }

    fn has_pages(&self) -> bool {
        let pages = || {
            let catalog = self.get(self.trailer.get(b"Root").ok()?.as_reference().ok()?)?.as_dict().ok()?;
            let root = self.get(catalog.get(b"Pages").ok()?.as_reference().ok()?)?.as_dict().ok()?;
            match root.get(b"Kids").ok()? {
                Object::Reference(id) => self.get(*id)?.as_array().ok(),
                kids => kids.as_array().ok(),
            }
        };
        pages().is_some() && !self.are_broken()
    }

    /// An object by its number and generation.
    pub(super) fn get(&self, id: ObjectId) -> Option<&Object> {
        match &self.kept {
            Kept::Whole(objects) => objects.get(&id),
            Kept::Asked(asked) => asked.get(id),
        }
    }

    /// Whether an object that was asked for was not as it should be: the file is to be read anew, whole.
    pub(super) fn are_broken(&self) -> bool {
        matches!(&self.kept, Kept::Asked(asked) if asked.broken.get())
    }
}

impl Asked<'_> {
    fn get(&self, id: ObjectId) -> Option<&Object> {
        let number = id.0 as usize;
        let (Some(&entry), Some(read)) = (self.entries.get(number), self.read.get(number)) else {
            self.broken.set(true);
            return None;
        };
        let object = match entry {
            Entry::At(offset, generation) if generation == id.1 => {
                read.get_or_init(|| self.at(offset, id).map(Box::new))
            }
            Entry::In(container) if id.1 == 0 => read.get_or_init(|| self.member(container, id.0).map(Box::new)),
            _ => &None,
        };
        self.broken.set(self.broken.get() || object.is_none());
        object.as_deref()
    }

    /// The object of its own at an offset.
    fn at(&self, offset: u64, id: ObjectId) -> Option<Object> {
        let mut syntax = Syntax::new(self.bytes, usize::try_from(offset).ok()?)?;
        if syntax.header()? != id {
            return None;
        }
        if !syntax.rest().starts_with(b"<<") {
            return syntax.object();
        }
        let dictionary = syntax.dictionary()?;
        syntax.space();
        match syntax.word(b"stream") {
            Some(()) => stream(dictionary, &mut syntax, |length| self.length(length)).map(Object::Stream),
            None => Some(Object::Dictionary(dictionary)),
        }
    }

    /// A stream's length that stands in an object of its own.
    fn length(&self, id: ObjectId) -> Option<usize> {
        let Entry::At(offset, _) = *self.entries.get(id.0 as usize)? else { return None };
        let mut syntax = Syntax::new(self.bytes, usize::try_from(offset).ok()?)?;
        if syntax.header()? != id {
            return None;
        }
        usize::try_from(syntax.object()?.as_i64().ok()?).ok()
    }

    /// An object in a stream of objects.
    fn member(&self, container: u32, number: u32) -> Option<Object> {
        let known = self.containers.borrow().get(&container).cloned();
        let container = match known {
            Some(known) => known,
            None => {
                let read = Rc::new(self.container(container)?);
                self.containers.borrow_mut().insert(container, Rc::clone(&read));
                read
            }
        };
        let mut syntax = Syntax::new(&container.bytes, *container.places.get(&number)?)?;
        syntax.space();
        syntax.object()
    }

    fn container(&self, number: u32) -> Option<Container> {
        let Entry::At(offset, 0) = *self.entries.get(number as usize)? else { return None };
        let Object::Stream(stream) = self.at(offset, (number, 0))? else { return None };
        if !stream.dict.has_type(b"ObjStm") {
            return None;
        }
        let inflated = self.inflater.borrow_mut().inflate(&stream, self.limit);
        let bytes = inflated.or_else(|| stream.get_plain_content_with_limit(self.limit).ok())?;
        self.held.set(self.held.get() + bytes.len());
        if self.held.get() > HELD {
            return None;
        }
        let entry = |key: &[u8]| usize::try_from(stream.dict.get(key).ok()?.as_i64().ok()?).ok();
        let (first, count) = (entry(b"First")?, entry(b"N")?);
        let mut index = Syntax::new(bytes.get(..first)?, 0)?;
        let mut places = FxHashMap::default();
        for _ in 0..count {
            index.space();
            let number = u32::try_from(index.digits()?).ok()?;
            index.space();
            let place = usize::try_from(index.digits()?).ok()?;
            places.insert(number, first.checked_add(place)?);
        }
        Some(Container { bytes, places })
    }
}

/// The stream whose dictionary and first word were read, where it is as long as the dictionary says; `length` tells a length that stands
/// elsewhere.
pub(super) fn stream(
    dictionary: Dictionary,
    syntax: &mut Syntax,
    length: impl Fn(ObjectId) -> Option<usize>,
) -> Option<Stream> {
    while syntax.word(b" ").or_else(|| syntax.word(b"\t")).is_some() {}
    syntax.line_end()?;
    let length = match dictionary.get(b"Length").ok()? {
        Object::Integer(length) => usize::try_from(*length).ok()?,
        Object::Reference(id) => length(*id)?,
        _ => return None,
    };
    let content = syntax.rest().get(..length)?;
    syntax.skip(length)?;
    syntax.line_end();
    syntax.word(b"endstream")?;
    Some(Stream::new(dictionary, content.to_vec()))
}
