//! The workers of a run: who is free, who is let go, who is to blame when one dies.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Rendered;
use super::finding::Finding;
use super::rooms::Rooms;
use super::serve::{self, Request};
use super::starter::Starter;
use super::worker::{Death, Orders, Worker};

/// Sources after which a worker is let go.
const MOST_ANSWERS: u32 = 1000;
/// Bytes of memory above which it is: it keeps what it once had.
const MOST_MEMORY: u64 = 256 << 20;
/// After how many answers its memory is looked at.
const LOOKED_AT: u32 = 4;
/// How often workers that read one source may be ended from outside before it is put off.
const MOST_KILLED: u32 = 32;
/// How many workers in a row may fail to start.
const MOST_UNBORN: u32 = 3;

/// Code of a source whose workers were ended by something else than this program. Another run may well read it.
pub const KILLED: &str = "killed";

fn unstarted(why: &str) -> io::Error {
    io::Error::other(format!("no worker process can be started ({why}): read in threads with --isolation thread"))
}

/// Worker processes that read sources, one each at a time.
#[derive(Debug)]
pub struct Crew {
    starter: Starter,
    memory: u64,
    idle: Mutex<Vec<Worker>>,
    /// In which answers stood.
    rooms: Rooms,
}

impl Crew {
    /// A crew that has no worker yet: they are started when they are needed. `memory` is what each may use, in bytes.
    pub fn new(orders: Orders, memory: u64) -> Self {
        Crew { starter: Starter::new(orders), memory, idle: Mutex::default(), rooms: Rooms::default() }
    }

    /// Has a source read. Fails only where no worker can be started.
    ///
    /// A worker that dies is no proof against the source that it read: what came before may have harmed it. The source is read once
    /// more, by a worker that has read nothing else; where that dies too, the source is to blame. A worker that takes too long is
    /// believed at once, and one that was ended from outside counts for nothing.
    pub fn read(&self, request: &Request, parts: &[&[u8]]) -> io::Result<Finding> {
        let (mut died, mut killed) = (false, 0);
        loop {
            let mut worker = self.worker(died)?;
            match worker.ask(request, parts, self.timeout(), self.rooms.take()) {
                Ok(finding) => {
                    self.keep(worker);
                    return Ok(finding);
                }
                Err(Death::FromOutside) if killed < MOST_KILLED => killed += 1,
                Err(Death::OutOfMemory | Death::StackOverflow | Death::Crashed | Death::Garbled) if !died => {
                    died = true
                }
                Err(death) => return Ok(self.verdict(death)),
            }
        }
    }

    /// Takes back what a finding added to the dataset, for the room in which it stood.
    pub(super) fn take_back(&self, rendered: Rendered) {
        self.rooms.give(rendered.into_parts());
    }

    /// A worker that can be asked: one that is free, else a new one.
    fn worker(&self, fresh: bool) -> io::Result<Worker> {
        let mut unborn = 0;
        loop {
            let free = if fresh { None } else { self.free() };
            let new = free.is_none();
            let start = || self.starter.start().map_err(|error| unstarted(&error.to_string()));
            let mut worker = free.map_or_else(start, Ok)?;
            match worker.ready(self.timeout()) {
                Ok(()) => return Ok(worker),
                Err(_) if !new => {}
                Err(Death::FromOutside) if unborn < MOST_KILLED => unborn += 1,
                Err(_) if unborn < MOST_UNBORN => unborn += 1,
                Err(death) => return Err(unstarted(&format!("{death:?}").to_lowercase())),
            }
        }
    }

    fn timeout(&self) -> Duration {
        self.starter.orders().timeout
    }

    fn free(&self) -> Option<Worker> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep(&self, worker: Worker) {
        let swollen =
            worker.answered().is_multiple_of(LOOKED_AT) && worker.memory().is_some_and(|bytes| bytes >= MOST_MEMORY);
        if worker.answered() < MOST_ANSWERS && !swollen {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        }
    }

    /// What is said of a source that no worker could answer for.
    fn verdict(&self, death: Death) -> Finding {
        let (code, message) = match death {
            Death::Overdue => {
                let seconds = self.timeout().as_secs_f64();
                (
                    "limit-time",
                    format!("reading it took longer than {seconds} s: allow more with --timeout, or split the file"),
                )
            }
            Death::OutOfMemory => {
                let memory = self.memory >> 20;
                (
                    "limit-memory",
                    format!(
                        "reading it takes more than {memory} MiB of memory: allow more with --memory, or split the file"
                    ),
                )
            }
            Death::TooLarge => return serve::too_large(),
            Death::StackOverflow => {
                ("stack-overflow", "it is nested too deep and was not read: please report this file".to_owned())
            }
            Death::Crashed | Death::Garbled => {
                ("crash", "a fault of the program ended the reading: please report this file".to_owned())
            }
            Death::FromOutside => (
                KILLED,
                "something else ended the reading, perhaps the system for want of memory: run it again".to_owned(),
            ),
        };
        Finding::failed(code, message)
    }
}
