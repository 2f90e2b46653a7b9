//! The thread that starts workers. The system ends a worker together with the thread that started it, so that none is left behind where the
//! program is killed; threads that read come and go with each run.

use std::io;
use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::worker::{Orders, Worker};

/// Starts workers as long as it is there.
#[derive(Debug)]
pub struct Starter {
    asked: Mutex<Option<Sender<Reply>>>,
    orders: Orders,
}

type Reply = Sender<io::Result<Worker>>;

impl Starter {
    /// Starts workers by these orders. The thread is begun with the first.
    pub fn new(orders: Orders) -> Self {
        Starter { asked: Mutex::default(), orders }
    }

    /// The orders.
    pub fn orders(&self) -> &Orders {
        &self.orders
    }

    /// Starts a worker.
    pub fn start(&self) -> io::Result<Worker> {
        let (reply, started) = mpsc::channel();
        self.ask(reply)?;
        started.recv().map_err(io::Error::other)?
    }

    fn ask(&self, reply: Reply) -> io::Result<()> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.is_none() {
            *asked = Some(begin(self.orders.clone())?);
        }
        asked.as_ref().map_or(Ok(()), |asked| asked.send(reply).map_err(io::Error::other))
    }
}

fn begin(orders: Orders) -> io::Result<Sender<Reply>> {
    let (ask, asked) = mpsc::channel::<Reply>();
    let serve = move || {
        for reply in asked {
            let _ = reply.send(Worker::start(&orders));
        }
    };
    thread::Builder::new().name("starter".into()).stack_size(256 << 10).spawn(serve)?;
    Ok(ask)
}
