//! Shards put together: their inputs in the order of the whole list, as one run over all of them would have settled them.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::io;
use std::path::PathBuf;

use super::Summary;
use super::dataset::Dataset;
use super::ledger::Ledger;
use super::part::{Part, damaged};
use super::share::{Header, Input, LINES};
use crate::model::{FileRecord, Status};

/// All shards of an archive.
#[derive(Debug)]
pub struct Shards {
    parts: Vec<Part>,
}

impl Shards {
    /// Opens the folders of shards, in any order. Fails, in one line, where they are not all shards of one archive, each once, read by the
    /// same program, which calls itself `program`, under the same options.
    pub fn open(folders: &[PathBuf], program: &str) -> io::Result<Self> {
        let mut parts = folders.iter().map(|folder| Part::open(folder)).collect::<io::Result<Vec<_>>>()?;
        if parts.is_empty() {
            return Err(io::Error::other("there is no shard: give the folders of all"));
        }
        let fault = another_program(&parts, program).or_else(|| unlike(&parts)).or_else(|| doubled(&parts));
        match fault.or_else(|| missing(&parts)) {
            Some(fault) => Err(io::Error::other(fault)),
            None => {
                parts.sort_by_key(|part| part.header.shard.number);
                Ok(Shards { parts })
            }
        }
    }

    /// What the shards have in common. The number is that of the first.
    pub fn header(&self) -> &Header {
        &self.parts[0].header
    }

    /// Adds all inputs to the dataset in the order of the whole list, telling `seen` of each. Of the findings one is held at a time.
    pub fn merge(mut self, dataset: &mut Dataset, mut seen: impl FnMut(&FileRecord)) -> io::Result<Summary> {
        let inputs = self.header().inputs;
        let mut ledger = Ledger::default();
        let mut heads: BinaryHeap<Reverse<(usize, usize)>> = BinaryHeap::new();
        let mut waiting: HashMap<usize, Input> = HashMap::new();
        for part in 0..self.parts.len() {
            self.advance(part, 0, &mut heads, &mut waiting)?;
        }
        for number in 0..inputs {
            let part = match heads.pop() {
                Some(Reverse((next, part))) if next == number => part,
                _ => return Err(self.taken_by_none(number)),
            };
            let Some(input) = waiting.remove(&part) else { return Err(self.damaged(part)) };
            if let Some(Reverse((_, other))) = heads.peek().filter(|head| head.0.0 == number) {
                return Err(self.taken_by_two(&input, part, *other));
            }
            let finding = self.parts[part].finding(&input)?;
            let settled = ledger.settle(record(&input), finding);
            if input.finding.is_none() != (settled.file.status == Status::Duplicate) {
                return Err(self.damaged(part));
            }
            seen(&settled.file);
            dataset.add(&settled)?;
            self.advance(part, number + 1, &mut heads, &mut waiting)?;
        }
        match heads.pop() {
            Some(Reverse((_, part))) => Err(self.damaged(part)),
            None => Ok(ledger.summary),
        }
    }

    /// Takes the next input of a part, which stands at `from` or behind it.
    fn advance(
        &mut self,
        part: usize,
        from: usize,
        heads: &mut BinaryHeap<Reverse<(usize, usize)>>,
        waiting: &mut HashMap<usize, Input>,
    ) -> io::Result<()> {
        match self.parts[part].next()? {
            Some(input) if input.number < from => Err(self.damaged(part)),
            Some(input) => {
                heads.push(Reverse((input.number, part)));
                waiting.insert(part, input);
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn damaged(&self, part: usize) -> io::Error {
        damaged(self.parts[part].folder(), LINES)
    }

    fn taken_by_none(&self, number: usize) -> io::Error {
        let path = self.parts[0].path(number).unwrap_or_else(|| format!("input {}", number + 1));
        io::Error::other(format!(
            "no shard has read {path}: its bytes changed while the shards were read; run all shards again"
        ))
    }

    fn taken_by_two(&self, input: &Input, one: usize, other: usize) -> io::Error {
        let (one, other) = (self.parts[one].folder().display(), self.parts[other].folder().display());
        let path = &input.path;
        io::Error::other(format!(
            "both {one} and {other} have read {path}: its bytes changed between the two; run these shards again"
        ))
    }
}

/// An input as its shard lists it, not yet settled.
fn record(input: &Input) -> FileRecord {
    let Input { path, sha256, bytes, format, .. } = input.clone();
    let format = format.map(|format| format.as_str());
    FileRecord { path, sha256, bytes, format, ..FileRecord::unread() }
}

fn another_program(parts: &[Part], program: &str) -> Option<String> {
    let part = parts.iter().find(|part| part.header.program != program)?;
    let (folder, theirs) = (part.folder().display(), &part.header.program);
    Some(format!("{folder} was written by {theirs}, and this is {program}: merge with that, or run the shards again"))
}

/// How a shard differs from the first in what all must have in common.
fn unlike(parts: &[Part]) -> Option<String> {
    let (first, rest) = parts.split_first()?;
    let told = |other: &Part| {
        let (a, b) = (&first.header, &other.header);
        let (x, y) = (first.folder().display(), other.folder().display());
        if a.shard.of != b.shard.of {
            Some(format!(
                "{x} is one of {} shards and {y} one of {}: give the shards of one run",
                a.shard.of, b.shard.of
            ))
        } else if a.inputs != b.inputs {
            Some(format!(
                "{x} is a part of {} inputs and {y} one of {}: run all shards over the same inputs",
                a.inputs, b.inputs
            ))
        } else if a.list != b.list {
            Some(format!("{x} and {y} are parts of inputs with other paths: run all shards over the same inputs"))
        } else if a.version != b.version {
            Some(format!(
                "{x} and {y} were read under other options or tables of one's own: run all shards under the same"
            ))
        } else if (&a.formats, &a.about) != (&b.formats, &b.about) {
            Some(format!(
                "{x} and {y} have another format, title, licence, source or inputs: run all shards with the same"
            ))
        } else {
            None
        }
    };
    rest.iter().find_map(told)
}

fn doubled(parts: &[Part]) -> Option<String> {
    let mut met = HashMap::new();
    parts.iter().find_map(|part| {
        let shard = part.header.shard;
        let (folder, before) = (part.folder(), met.insert(shard.number, part.folder())?);
        Some(format!("{} and {} are both shard {shard}: leave one out", before.display(), folder.display()))
    })
}

/// The numbers of the shards that are not there, neighbours as a range.
fn missing(parts: &[Part]) -> Option<String> {
    let of = parts.first()?.header.shard.of;
    let mut there: Vec<u32> = parts.iter().map(|part| part.header.shard.number).collect();
    there.sort_unstable();
    there.push(of + 1);
    let (mut gaps, mut count, mut next) = (Vec::new(), 0, 1);
    for number in there {
        match number - next {
            0 => {}
            1 => gaps.push(format!("{next}/{of}")),
            _ => gaps.push(format!("{next}/{of} to {}/{of}", number - 1)),
        }
        count += number - next;
        next = number + 1;
    }
    match count {
        0 => None,
        1 => Some(format!("shard {} is missing: give its folder, too", gaps.concat())),
        _ => Some(format!("shards {} are missing: give their folders, too", gaps.join(", "))),
    }
}
