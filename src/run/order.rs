//! Work spread over threads, results taken in order, few of them waiting at a time.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;

use rayon::ThreadPoolBuilder;

/// Stack of a worker: enough for the deepest structure that the readers allow.
const STACK: usize = 16 * 1024 * 1024;

/// Results that may wait for an earlier one, for each worker.
const AHEAD: usize = 4;

/// Lets `jobs` threads do the work on `count` items and hands the results to `take` in the order of the items.
///
/// No item is begun far ahead of the first that is missing, so that memory stays bounded however many there are.
/// Ends early when `take` fails, with its error.
pub fn in_order<R: Send>(
    count: usize,
    jobs: usize,
    work: impl Fn(usize) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let jobs = jobs.clamp(1, count.max(1));
    let pool = ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build().map_err(io::Error::other)?;
    let (send, receive) = mpsc::channel();
    pool.in_place_scope_fifo(|scope| {
        let mut waiting = BTreeMap::new();
        let (mut begun, mut taken) = (0, 0);
        while taken < count {
            while begun < count.min(taken + jobs * AHEAD) {
                let (index, send, work) = (begun, send.clone(), &work);
                // A panic is sent like a result: the taker would wait for ever for one that never came.
                scope.spawn_fifo(move |_| {
                    let _ = send.send((index, catch_unwind(AssertUnwindSafe(|| work(index)))));
                });
                begun += 1;
            }
            let (index, result) = receive.recv().map_err(io::Error::other)?;
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&taken) {
                take(result.unwrap_or_else(|panic| resume_unwind(panic)))?;
                taken += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;
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

    #[test]
    fn a_worker_that_panics_ends_the_work_and_does_not_hang_it() {
        let work = |index: usize| if index == 3 { resume_unwind(Box::new("fault")) } else { index };
        assert!(catch_unwind(AssertUnwindSafe(|| in_order(10, 2, work, |_| Ok(())))).is_err());
    }
}
