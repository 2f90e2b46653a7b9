//! One worker process, seen from the parent: asked, watched, and buried with a reason.

use std::ffi::OsString;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::finding::Finding;
use super::serve::{LARGEST_ANSWER, READY, Request};
use super::{frame, limits};

/// Bytes that are kept of what a worker says on its standard error, from the end.
const TAIL: usize = 4096;
/// What a worker's allocator is told: to ask the system for so much address space at a time, not for a GiB, since a worker may have no more
/// than that; and to keep what one source no longer needs, for the next, instead of giving it back (a delay without end).
const ALLOCATOR: [(&str, &str); 2] = [("MIMALLOC_ARENA_RESERVE", "32M"), ("MIMALLOC_PURGE_DELAY", "-1")];
/// How long a new worker may take until it can be asked.
const START: Duration = Duration::from_secs(30);
/// The part of its deadline for which a worker is not looked at.
const GRACE: u32 = 16;
/// How many times its deadline a worker that is kept waiting for a processor may take.
const PATIENCE: u32 = 4;

/// How workers are started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orders {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// How long one source may take.
    pub timeout: Duration,
}

/// Why a worker ended before it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Death {
    /// It took too long and was ended.
    Overdue,
    /// Something other than its parent ended it.
    FromOutside,
    /// It asked for more memory than it may have.
    OutOfMemory,
    /// Its stack was too small.
    StackOverflow,
    /// It ended itself, by a fault or without a word.
    Crashed,
    /// Its answer was none.
    Garbled,
    /// Its answer was too large.
    TooLarge,
}

/// A running worker.
#[derive(Debug)]
pub struct Worker {
    child: Arc<Mutex<Child>>,
    process: u32,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    tail: Option<JoinHandle<Vec<u8>>>,
    watch: Sender<Watch>,
    overdue: Arc<AtomicBool>,
    answered: u32,
}

/// What the watch over a worker is told.
#[derive(Debug)]
enum Watch {
    Begin(Duration),
    End,
}

impl Worker {
    /// Starts a worker. Nothing of the parent's environment goes with it.
    pub fn start(orders: &Orders) -> io::Result<Self> {
        let mut command = Command::new(&orders.program);
        command.args(&orders.arguments).env_clear().envs(ALLOCATOR);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let gone = || io::Error::other("a worker has no streams");
        let (input, output) = (child.stdin.take().ok_or_else(gone)?, child.stdout.take().ok_or_else(gone)?);
        let errors = child.stderr.take().ok_or_else(gone)?;
        limits::widen(&input);
        limits::widen(&output);
        let (process, child) = (child.id(), Arc::new(Mutex::new(child)));
        let overdue = Arc::new(AtomicBool::new(false));
        let (watch, told) = mpsc::channel();
        let (watched, flag) = (Arc::clone(&child), Arc::clone(&overdue));
        thread::Builder::new().stack_size(64 << 10).spawn(move || keep_watch(&told, &watched, process, &flag))?;
        let tail = thread::Builder::new().stack_size(64 << 10).spawn(move || tail(errors))?;
        let output = BufReader::with_capacity(64 << 10, output);
        Ok(Worker { child, process, input: Some(input), output, tail: Some(tail), watch, overdue, answered: 0 })
    }

    /// Waits until the worker can be asked: one that has answered before should be so at once.
    pub fn ready(&mut self, timeout: Duration) -> Result<(), Death> {
        let _ = self.watch.send(Watch::Begin(if self.answered == 0 { START } else { timeout }));
        let said = frame::read(&mut self.output, 64);
        let _ = self.watch.send(Watch::End);
        match said {
            Ok(Some(parts)) if parts == [READY] => Ok(()),
            Ok(Some(_)) => Err(Death::Garbled),
            Ok(None) => Err(self.bury(None)),
            Err(error) => Err(self.bury(Some(&error))),
        }
    }

    /// Has a worker that is [`ready`](Worker::ready) read a source. The answer stands in the room of an earlier one.
    pub fn ask(
        &mut self,
        request: &Request,
        parts: &[&[u8]],
        timeout: Duration,
        room: Vec<Vec<u8>>,
    ) -> Result<Finding, Death> {
        let _ = self.watch.send(Watch::Begin(timeout));
        let answer = self.exchange(request, parts, room);
        let _ = self.watch.send(Watch::End);
        match answer {
            Ok(Some(finding)) => {
                self.answered += 1;
                Ok(finding)
            }
            Ok(None) => Err(self.bury(None)),
            Err(error) => Err(self.bury(Some(&error))),
        }
    }

    fn exchange(&mut self, request: &Request, parts: &[&[u8]], mut room: Vec<Vec<u8>>) -> io::Result<Option<Finding>> {
        let head = serde_json::to_vec(request)?;
        if let Some(input) = &mut self.input {
            frame::write(input, &[&[head.as_slice()], parts].concat())?;
        }
        let answered = frame::read_over(&mut self.output, LARGEST_ANSWER, &mut room)?;
        answered.then(|| Finding::from_parts(room)).transpose()
    }

    /// Sources that it has answered for.
    pub fn answered(&self) -> u32 {
        self.answered
    }

    /// Bytes of memory that it has in use, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        limits::memory_of(self.process)
    }

    /// Ends a worker that gave no answer and tells why.
    fn bury(&mut self, error: Option<&io::Error>) -> Death {
        let kind = error.map(io::Error::kind);
        if kind.is_some_and(|kind| matches!(kind, io::ErrorKind::InvalidData | io::ErrorKind::FileTooLarge)) {
            self.end();
            return if kind == Some(io::ErrorKind::FileTooLarge) { Death::TooLarge } else { Death::Garbled };
        }
        let status = self.last_status();
        let said = self.tail.take().and_then(|tail| tail.join().ok()).unwrap_or_default();
        if self.overdue.load(Ordering::SeqCst) {
            return Death::Overdue;
        }
        if status.as_ref().is_some_and(is_from_outside) {
            return Death::FromOutside;
        }
        let said = String::from_utf8_lossy(&said);
        if said.contains("memory allocation of") || said.contains("out of memory") {
            Death::OutOfMemory
        } else if said.contains("overflowed its stack") {
            Death::StackOverflow
        } else {
            Death::Crashed
        }
    }

    /// The status of a worker that has closed its output: it is about to end, or is made to.
    fn last_status(&mut self) -> Option<ExitStatus> {
        for _ in 0..100 {
            if let Ok(Some(status)) = lock(&self.child).try_wait() {
                return Some(status);
            }
            thread::sleep(Duration::from_millis(5));
        }
        self.end();
        None
    }

    fn end(&mut self) {
        self.input = None;
        let mut child = lock(&self.child);
        let _ = child.kill();
        let _ = child.wait();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

fn lock(child: &Mutex<Child>) -> MutexGuard<'_, Child> {
    child.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a signal that nobody in this program sends for a fault ended the process.
#[cfg(unix)]
fn is_from_outside(status: &ExitStatus) -> bool {
    use rustix::process::Signal;
    let signal = std::os::unix::process::ExitStatusExt::signal(status);
    [Signal::KILL, Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT]
        .iter()
        .any(|outside| signal == Some(outside.as_raw()))
}

#[cfg(not(unix))]
fn is_from_outside(_: &ExitStatus) -> bool {
    false
}

/// Ends the worker where it takes too long. One that the machine keeps waiting is given more time, within [`PATIENCE`].
fn keep_watch(told: &Receiver<Watch>, child: &Mutex<Child>, process: u32, overdue: &AtomicBool) {
    while let Ok(word) = told.recv() {
        let Watch::Begin(limit) = word else { continue };
        // Nearly all are read before there is anything to watch.
        let grace = limit / GRACE;
        match told.recv_timeout(grace) {
            Ok(_) => continue,
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let used = || limits::progress_of(process);
        let before = used().map_or(0.0, |(_, seconds)| seconds);
        let (mut waited, mut step) = (grace, limit - grace);
        loop {
            match told.recv_timeout(step) {
                Ok(_) => break,
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => waited += step,
            }
            let starved = used().is_some_and(|(runs, now)| runs && now - before < (limit - grace).as_secs_f64());
            if !starved || waited >= limit * PATIENCE {
                overdue.store(true, Ordering::SeqCst);
                let _ = lock(child).kill();
                break;
            }
            step = limit / 4;
        }
    }
}

/// Reads a stream to its end and keeps the last of it.
fn tail(mut errors: ChildStderr) -> Vec<u8> {
    let (mut kept, mut block) = (Vec::new(), [0; 1024]);
    while let Ok(count @ 1..) = errors.read(&mut block) {
        kept.extend_from_slice(&block[..count]);
        let over = kept.len().saturating_sub(TAIL);
        kept.drain(..over);
    }
    kept
}
