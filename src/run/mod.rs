//! A batch: the list of sources, workers, ordered results.

mod crew;
mod dataset;
mod disk;
mod finding;
pub mod frame;
pub mod journal;
mod ledger;
mod limits;
mod merge;
mod ocr;
mod order;
mod outcome;
mod part;
mod publish;
mod reader;
mod rendered;
mod rooms;
mod serve;
mod shard;
mod share;
mod shelf;
mod starter;
mod store;
mod turns;
mod worker;

use std::io;

use crate::model::{FileRecord, Limits};
use crate::reference::Reference;
use crate::source::Found;

use crew::Crew;
pub use dataset::Dataset;
pub use disk::Disk;
pub use finding::Finding;
pub use journal::Begun;
use ledger::{Claims, Ledger};
pub use ledger::{Counts, Settled, Summary};
pub use limits::{Allowance, WORKER_FILE, WORKER_FILES, confine, open_many};
pub use merge::Shards;
pub use ocr::Ocr;
pub use order::in_order;
use reader::{Read, Reader};
pub use rendered::Rendered;
pub use serve::{Request, serve};
pub use shard::Shard;
pub use share::{Header, list};
pub use store::{FOLDER, Store, inputs};
use turns::Turns;
pub use worker::Orders;

/// What reads sources. It can be kept from run to run.
#[derive(Debug)]
pub enum Hands {
    /// Threads of this process, by these tables, or by the shipped ones. No deadline holds, and a source that exhausts the memory or the
    /// stack ends the whole process.
    Threads(Option<Box<Reference>>),
    /// Processes of their own.
    Processes(Crew),
}

impl Hands {
    /// Processes started by these orders, each of which may use so many bytes of memory.
    pub fn processes(orders: Orders, memory: u64) -> Self {
        Hands::Processes(Crew::new(orders, memory))
    }

    /// Takes back what was added to the dataset.
    fn take_back(&self, settled: Settled) {
        if let (Hands::Processes(crew), Some(rendered)) = (self, settled.rendered) {
            crew.take_back(rendered);
        }
    }
}

/// How a run goes about its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How many sources are read at a time.
    pub jobs: usize,
    /// The largest input that is read, in bytes.
    pub largest: u64,
    /// How much of each is read.
    pub limits: Limits,
    /// How pages that are pictures are recognised; absent where they are not.
    pub ocr: Option<Ocr>,
}

/// Reads all inputs and adds them to the dataset in their order, telling `seen` of each. What `store` keeps is not read again.
/// The dataset has the same bytes whatever the plan, the hands and the store.
pub fn run(
    found: &[Found],
    plan: &Plan,
    hands: &Hands,
    store: Option<&mut Store>,
    dataset: &mut Dataset,
    mut seen: impl FnMut(&FileRecord),
) -> io::Result<Summary> {
    each(found, plan, hands, store, |settled| {
        seen(&settled.file);
        dataset.add(&settled)?;
        hands.take_back(settled);
        Ok(())
    })
}

/// Reads the inputs that fall to a shard and adds them to the dataset in their order, telling `seen` of each, and of each that is left to
/// another shard that there was one. What `store` keeps is neither read nor, to tell where it belongs, opened again.
pub fn share(
    (found, shard): (&[Found], Shard),
    plan: &Plan,
    hands: &Hands,
    store: Option<&mut Store>,
    dataset: &mut Dataset,
    mut seen: impl FnMut(Option<&FileRecord>),
) -> io::Result<Summary> {
    walk(found, Some(shard), plan, hands, store, |number, settled| {
        seen(settled.as_ref().map(|settled| &settled.file));
        match settled {
            Some(settled) => dataset.add_shared(number, settled),
            None => dataset.pass(number, &found[number].shown),
        }
    })
}

/// Reads all inputs and hands over what came of each, in their order.
pub fn each(
    found: &[Found],
    plan: &Plan,
    hands: &Hands,
    store: Option<&mut Store>,
    mut take: impl FnMut(Settled) -> io::Result<()>,
) -> io::Result<Summary> {
    walk(found, None, plan, hands, store, |_, settled| settled.map_or(Ok(()), &mut take))
}

/// Goes through the inputs and hands over each by its number with what came of it; nothing comes of one that belongs to another shard.
fn walk(
    found: &[Found],
    shard: Option<Shard>,
    plan: &Plan,
    hands: &Hands,
    store: Option<&mut Store>,
    mut take: impl FnMut(usize, Option<Settled>) -> io::Result<()>,
) -> io::Result<Summary> {
    let (kept, mut log) = store.map(|store| (&store.kept, &mut store.log)).unzip();
    // While some are read, the next are on their way.
    let fetchers = if found.iter().any(Found::is_remote) { plan.jobs } else { 0 };
    let turns = (fetchers > 0).then(|| Turns::new(plan.jobs));
    let reader = Reader::new(plan, hands, kept, shard, turns.as_ref());
    let claims = Claims::default();
    let mut ledger = Ledger::default();
    let work = |index: usize| reader.read(&found[index], |sha256| claims.claim(sha256, index));
    let mut number = 0..;
    order::in_order(found.len(), plan.jobs + fetchers, work, |read| {
        let Read { file, finding, elsewhere, news } = read?;
        if let (Some(log), Some(news)) = (log.as_deref_mut(), news) {
            news.keep(log, &file, finding.as_ref())?;
        }
        take(number.next().unwrap_or_default(), (!elsewhere).then(|| ledger.settle(file, finding)))
    })?;
    Ok(ledger.summary)
}

/// Reads all inputs, each as if there were no other, and hands over what came of each, in their order: none is a duplicate.
pub fn apart(
    found: &[Found],
    plan: &Plan,
    hands: &Hands,
    mut take: impl FnMut(Settled) -> io::Result<()>,
) -> io::Result<()> {
    let reader = Reader::new(plan, hands, None, None, None);
    let work = |index: usize| reader.read(&found[index], |_| true);
    order::in_order(found.len(), plan.jobs, work, |read| {
        let Read { file, finding, .. } = read?;
        take(Ledger::default().settle(file, finding))
    })
}
