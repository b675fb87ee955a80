//! The threads that work behind the screen and beside each other: the one place that starts them.
//!
//! Work takes them when there is work and gives them back when it is done, so that a start pays for none. `rayon` isn't used:
//! its threads are shared, and this program's work asks for more than a share of them. The reading stands still until the
//! first screen is drawn, the index is made at the lowest priority, which a Linux thread can't give back, and a search that is
//! typed must not queue behind either. Where the system has no thread to give, the caller does the work alone.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder, Scope};

use super::queue::{Ends, Next, Queue};
use crate::exchange::hands::Hands;

/// How many threads can work at the same time.
pub fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Starts a job that nobody waits for; the program's end doesn't either.
///
/// # Errors
/// Where the system has no thread to give.
pub fn behind(name: &str, job: impl FnOnce() + Send + 'static) -> io::Result<()> {
    Builder::new().name(name.into()).spawn(job).map(drop)
}

/// Starts a helper within a scope, and says whether the system had a thread to give.
pub fn help<'scope>(scope: &'scope Scope<'scope, '_>, name: &str, job: impl FnOnce() + Send + 'scope) -> bool {
    Builder::new().name(name.into()).spawn_scoped(scope, job).is_ok()
}

/// Does the same work on so many threads, this one among them, and waits for all. `work` is done when nothing is left.
pub fn together(threads: usize, name: &str, work: impl Fn() + Sync) {
    thread::scope(|scope| {
        (1..threads).for_each(|_| _ = help(scope, name, &work));
        work();
    });
}

/// Hands out `0..len` in blocks of `size`, in order, to so many threads, each with what `begin` gives it for all of its blocks.
/// `work` is told the block's number and what is in it, and says whether its thread goes on.
pub fn blocks<S>(
    threads: usize,
    name: &str,
    (len, size): (usize, usize),
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize, Range<usize>) -> bool + Sync,
) {
    let count = len.div_ceil(size);
    let next = AtomicUsize::new(0);
    together(threads.min(count), name, || {
        let mut own = begin();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            let start = block * size;
            if block >= count || !work(&mut own, block, start..(start + size).min(len)) {
                return;
            }
        }
    });
}

/// So many pieces for each thread are on their way.
const AHEAD: usize = 3;

/// Makes the pieces `0..count` on so many threads, this one among them, and gives them to `take` one after the other in their
/// order, on this one. Few are on their way at a time: what is made is never in memory as a whole, and an error of `take` ends all
/// of them.
///
/// # Errors
/// Those of `take`.
pub fn in_order<T: Send, E>(
    threads: usize,
    name: &str,
    count: usize,
    make: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.min(count);
    if threads <= 1 {
        return (0..count).map(make).try_for_each(take);
    }
    let queue = Queue::new(count, threads * AHEAD);
    let work = || {
        let _ends = Ends { queue: &queue, in_a_panic_only: true };
        while let Some(piece) = queue.claim() {
            queue.put(piece, make(piece));
        }
    };
    thread::scope(|scope| {
        let _ends = Ends { queue: &queue, in_a_panic_only: false };
        (1..threads).for_each(|_| _ = help(scope, name, work));
        loop {
            match queue.next() {
                Next::Take(made) => take(made)?,
                Next::Make(piece) => queue.put(piece, make(piece)),
                // Of a bad end the scope's end tells.
                Next::End => return Ok(()),
            }
        }
    })
}

/// Does two things beside each other, the second on this thread, and waits for both. Where there is one processor only, or no
/// thread to give, one is done after the other.
pub fn both<A: Send, B>(name: &str, first: impl Fn() -> A + Sync, second: impl FnOnce() -> B) -> (A, B) {
    let alone = processors() < 2;
    thread::scope(|scope| {
        let helper = (!alone).then(|| Builder::new().name(name.into()).spawn_scoped(scope, &first).ok()).flatten();
        match helper {
            Some(helper) => {
                let second = second();
                (helper.join().unwrap_or_else(|panic| resume_unwind(panic)), second)
            }
            None => (first(), second()),
        }
    })
}

/// Every processor's hands, for an export or an import.
#[derive(Clone, Copy, Debug)]
pub struct Processors;

impl Hands for Processors {
    /// Enough to be worth handing over, few enough to stay near the processor.
    fn at_a_time(&self) -> usize {
        16
    }

    /// A thread starts in less time than a tenth of these takes.
    fn long(&self) -> usize {
        if processors() < 2 { usize::MAX } else { 2000 }
    }

    fn in_order<T: Send, E>(
        &self,
        count: usize,
        make: impl Fn(usize) -> T + Sync,
        take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        in_order(processors(), "exchange", count, make, take)
    }

    fn beside(&self, first: &(dyn Fn() + Sync), second: &mut dyn FnMut()) {
        both("exchange", first, second);
    }
}

/// Brings what is done in any order back into its own.
#[derive(Debug)]
pub struct InOrder<T> {
    next: usize,
    early: BTreeMap<usize, T>,
}

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self { next: 0, early: BTreeMap::new() }
    }
}

impl<T> InOrder<T> {
    /// Takes what is number so and so, counted from 0; each comes once.
    pub fn put(&mut self, number: usize, done: T) {
        self.early.insert(number, done);
    }
}

/// Gives what stands next in order, as far as it has come; more may follow after a `None`.
impl<T> Iterator for InOrder<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let done = self.early.remove(&self.next)?;
        self.next += 1;
        Some(done)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Mutex;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_block_is_done_once_by_however_many(threads in 1_usize..5, len in 0_usize..200, size in 1_usize..40) {
            let done = Mutex::new(Vec::new());
            blocks(threads, "test", (len, size), || (), |(), block, range| {
                assert_eq!(range.start, block * size);
                done.lock().unwrap().extend(range);
                true
            });
            let mut done = done.into_inner().unwrap();
            done.sort_unstable();
            prop_assert_eq!(done, (0..len).collect::<Vec<_>>());
        }

        #[test]
        fn what_comes_in_any_order_goes_on_in_its_own(numbers in Just((0..50_usize).collect::<Vec<_>>()).prop_shuffle()) {
            let (mut order, mut out) = (InOrder::default(), Vec::new());
            for number in numbers {
                order.put(number, number);
                out.extend(order.by_ref());
            }
            prop_assert_eq!(out, (0..50).collect::<Vec<_>>());
        }
    }

    #[test]
    fn two_things_are_done_each_once_and_a_bad_end_is_told() {
        let done = AtomicUsize::new(0);
        let first = || done.fetch_add(1, Ordering::Relaxed);
        let (_, second) = both("test", first, || thread::current().id());
        assert_eq!((done.load(Ordering::Relaxed), second), (1, thread::current().id()));
        let told = std::panic::catch_unwind(|| both("test", || assert_eq!(1, 2, "a bad end"), || ()));
        assert!(told.is_err());
    }

    #[test]
    fn a_thread_that_says_so_takes_no_more() {
        let done = Mutex::new(Vec::new());
        blocks(
            1,
            "test",
            (100, 10),
            || (),
            |(), block, _| {
                done.lock().unwrap().push(block);
                block < 3
            },
        );
        assert_eq!(done.into_inner().unwrap(), [0, 1, 2, 3]);
    }
}
