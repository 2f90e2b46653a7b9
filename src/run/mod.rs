//! A batch: the list of sources, workers, ordered results.

mod crew;
mod dataset;
mod disk;
mod finding;
pub mod frame;
pub mod journal;
mod ledger;
mod limits;
mod ocr;
mod order;
mod outcome;
mod publish;
mod reader;
mod rendered;
mod serve;
mod shelf;
mod store;
mod worker;

use std::io;

use crate::model::{FileRecord, Limits};
use crate::reference::Reference;
use crate::source::Found;

pub use dataset::Dataset;
pub use disk::Disk;
pub use finding::Finding;
use ledger::{Claims, Ledger};
pub use ledger::{Counts, Summary};
pub use limits::{Allowance, WORKER_FILE, WORKER_FILES, confine};
pub use ocr::Ocr;
pub use order::in_order;
use reader::{Read, Reader};
pub use rendered::Rendered;
pub use serve::{Request, serve};
pub use store::{FOLDER, Store, inputs};
pub use worker::Orders;

/// Where sources are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Isolation {
    /// In threads of this process. No deadline holds, and a source that exhausts the memory or the stack ends the whole run.
    Threads,
    /// In processes of their own, started by these orders, each of which may use so many bytes of memory.
    Processes(Orders, u64),
}

/// How a run goes about its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How many sources are read at a time.
    pub jobs: usize,
    /// Where they are read.
    pub isolation: Isolation,
    /// The largest input that is read, in bytes.
    pub largest: u64,
    /// How much of each is read.
    pub limits: Limits,
    /// How pages that are pictures are recognised; absent where they are not.
    pub ocr: Option<Ocr>,
}

/// Reads all inputs by the tables of `reference` and adds them to the dataset in their order, telling `seen` of each.
/// What `store` keeps is not read again. The dataset has the same bytes whatever the plan and the store.
pub fn run(
    found: &[Found],
    plan: &Plan,
    reference: &Reference,
    store: Option<&mut Store>,
    dataset: &mut Dataset,
    mut seen: impl FnMut(&FileRecord),
) -> io::Result<Summary> {
    let (kept, mut log) = store.map(|store| (&store.kept, &mut store.log)).unzip();
    let reader = Reader::new(plan, reference, kept);
    let claims = Claims::default();
    let mut ledger = Ledger::default();
    let work = |index: usize| reader.read(&found[index], |sha256| claims.claim(sha256, index));
    order::in_order(found.len(), plan.jobs, work, |read| {
        let Read { file, finding, news } = read?;
        if let (Some(log), Some(news)) = (log.as_deref_mut(), news) {
            news.keep(log, &file, finding.as_ref())?;
        }
        let settled = ledger.settle(file, finding);
        seen(&settled.file);
        dataset.file(&settled.file, settled.problem.as_ref())?;
        settled.rendered.map_or(Ok(()), |rendered| dataset.document(&rendered))
    })?;
    Ok(ledger.summary)
}
