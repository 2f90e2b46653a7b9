//! Work spread over threads, results taken in order, few of them waiting at a time.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Stack of a worker: enough for the deepest structure that the readers allow.
const STACK: usize = 16 * 1024 * 1024;

/// Results that may wait for an earlier one, for each worker.
const AHEAD: usize = 4;

/// What the workers share: the next item to begin and the next result to take.
#[derive(Debug, Default)]
struct Turn {
    begun: usize,
    taken: usize,
    stopped: bool,
}

/// Lets `jobs` threads do the work on `count` items and hands the results to `take` in the order of the items.
///
/// No worker begins an item far ahead of the first that is missing, so that memory stays bounded however many there are.
/// Ends early when `take` fails, with its error.
pub fn in_order<R: Send>(
    count: usize,
    jobs: usize,
    work: impl Fn(usize) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let jobs = jobs.clamp(1, count.max(1));
    let turn = Mutex::new(Turn::default());
    let moved = Condvar::new();
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (send, turn, moved, work) = (send.clone(), &turn, &moved, &work);
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
                while let Some(index) = next(turn, moved, count, jobs * AHEAD) {
                    if send.send((index, work(index))).is_err() {
                        return;
                    }
                }
            })?;
        }
        drop(send);
        let result = collect(&receive, &turn, &moved, &mut take);
        lock(&turn).stopped = true;
        moved.notify_all();
        result
    })
}

/// The next item for a worker, once it is near enough to the first that is missing; none when all are begun.
fn next(turn: &Mutex<Turn>, moved: &Condvar, count: usize, ahead: usize) -> Option<usize> {
    let mut turn = lock(turn);
    while !turn.stopped && turn.begun < count && turn.begun >= turn.taken + ahead {
        turn = moved.wait(turn).unwrap_or_else(PoisonError::into_inner);
    }
    if turn.stopped || turn.begun >= count {
        return None;
    }
    turn.begun += 1;
    Some(turn.begun - 1)
}

fn collect<R>(
    receive: &mpsc::Receiver<(usize, R)>,
    turn: &Mutex<Turn>,
    moved: &Condvar,
    take: &mut impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let mut waiting = BTreeMap::new();
    let mut taken = 0;
    for (index, result) in receive {
        waiting.insert(index, result);
        while let Some(result) = waiting.remove(&taken) {
            take(result)?;
            taken += 1;
            lock(turn).taken = taken;
            moved.notify_all();
        }
    }
    Ok(())
}

fn lock(turn: &Mutex<Turn>) -> MutexGuard<'_, Turn> {
    turn.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_order_though_the_first_is_the_slowest() {
        let mut taken = Vec::new();
        let work = |index: usize| {
            thread::sleep(Duration::from_millis(if index == 0 { 30 } else { 0 }));
            index * 2
        };
        in_order(50, 4, work, |result| {
            taken.push(result);
            Ok(())
        })
        .unwrap();
        assert_eq!(taken, (0..50).map(|index| index * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_taker_that_fails_ends_the_work() {
        let result =
            in_order(1000, 3, |index| index, |index| if index == 5 { Err(io::Error::other("full")) } else { Ok(()) });
        assert_eq!(result.unwrap_err().to_string(), "full");
    }

    #[test]
    fn no_items_need_no_work() {
        in_order(0, 8, |index| index, |_| Ok(())).unwrap();
    }
}
