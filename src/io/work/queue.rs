//! Pieces that several threads make and one of them takes, in order.
//!
//! Whoever takes them makes some too as long as the next one isn't there: a processor that only waited would be missing. So
//! many pieces are on their way, no more; what is made is never in memory as a whole.

use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use super::pool::InOrder;
use crate::io::locked;

/// The pieces `0..count`.
pub(super) struct Queue<T> {
    count: usize,
    /// How many are on their way at most.
    most: usize,
    state: Mutex<State<T>>,
    changed: Condvar,
}

struct State<T> {
    /// How many somebody makes or has made.
    claimed: usize,
    taken: usize,
    made: InOrder<T>,
    /// Nobody takes or makes any more.
    ended: bool,
}

/// What is next for whoever takes the pieces.
pub(super) enum Next<T> {
    Take(T),
    /// The next one is still being made, and this one by nobody.
    Make(usize),
    /// All are taken, or somebody came to a bad end.
    End,
}

impl<T> Queue<T> {
    pub(super) fn new(count: usize, most: usize) -> Queue<T> {
        let state = State { claimed: 0, taken: 0, made: InOrder::default(), ended: false };
        Queue { count, most, state: Mutex::new(state), changed: Condvar::new() }
    }

    /// The next piece to be made by whoever only makes them; waits while enough are on their way.
    pub(super) fn claim(&self) -> Option<usize> {
        let mut state = locked(&self.state);
        loop {
            if state.ended || state.claimed == self.count {
                return None;
            }
            if let Some(piece) = self.free(&mut state) {
                return Some(piece);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Brings a piece that was claimed.
    pub(super) fn put(&self, piece: usize, made: T) {
        locked(&self.state).made.put(piece, made);
        self.changed.notify_all();
    }

    /// What whoever takes the pieces does next; waits where there is nothing to do.
    pub(super) fn next(&self) -> Next<T> {
        let mut state = locked(&self.state);
        loop {
            if let Some(made) = state.made.next() {
                state.taken += 1;
                self.changed.notify_all();
                return Next::Take(made);
            }
            if state.ended || state.taken == self.count {
                return Next::End;
            }
            if let Some(piece) = self.free(&mut state) {
                return Next::Make(piece);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn free(&self, state: &mut State<T>) -> Option<usize> {
        let piece = state.claimed;
        let is_free = piece < self.count.min(state.taken + self.most);
        state.claimed += usize::from(is_free);
        is_free.then_some(piece)
    }
}

/// Ends a queue for all when it is dropped: by whoever takes the pieces, or by whoever makes them in a panic. Else the others would
/// wait for what doesn't come.
pub(super) struct Ends<'q, T> {
    pub queue: &'q Queue<T>,
    pub in_a_panic_only: bool,
}

impl<T> Drop for Ends<'_, T> {
    fn drop(&mut self) {
        if !self.in_a_panic_only || thread::panicking() {
            locked(&self.queue.state).ended = true;
            self.queue.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::super::pool::in_order;
    use super::*;

    #[test]
    fn whoever_takes_the_pieces_makes_some_and_few_are_on_their_way() {
        for threads in [1, 2, 3, 7] {
            for count in [0, 1, 2, 3, 50, 400] {
                let (made, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
                let make = |piece: usize| {
                    let ahead = made.fetch_add(1, Ordering::SeqCst) + 1 - taken.load(Ordering::SeqCst);
                    assert!(ahead <= threads * 3 + 1, "{ahead} of {threads}");
                    piece
                };
                let mut seen = Vec::new();
                in_order(threads, "test", count, make, |piece| {
                    taken.fetch_add(1, Ordering::SeqCst);
                    seen.push(piece);
                    Ok::<(), ()>(())
                })
                .unwrap();
                assert_eq!(seen, (0..count).collect::<Vec<_>>(), "{threads}");
            }
        }
        // The other one waits with its first piece until the taker has made one.
        let (taker, has_made) = (thread::current().id(), AtomicUsize::new(0));
        let make = |_| {
            if thread::current().id() == taker {
                has_made.store(1, Ordering::SeqCst);
            }
            let waited = (0..10_000).take_while(|_| has_made.load(Ordering::SeqCst) == 0);
            waited.for_each(|_| thread::sleep(Duration::from_millis(1)));
        };
        in_order(2, "test", 4, make, |()| Ok::<(), ()>(())).unwrap();
        assert_eq!(has_made.into_inner(), 1);
    }

    #[test]
    fn an_error_or_a_bad_end_is_everybodys_end() {
        let made = AtomicUsize::new(0);
        let make = |piece: usize| {
            made.fetch_add(1, Ordering::SeqCst);
            piece
        };
        let failed = in_order(3, "test", 10_000, make, |piece| if piece == 20 { Err(piece) } else { Ok(()) });
        assert!(failed == Err(20) && made.into_inner() < 60);
        for bad in 0..4 {
            let make = |piece: usize| {
                thread::sleep(Duration::from_millis(1));
                assert_ne!(piece, bad, "a bad end");
            };
            let told = std::panic::catch_unwind(|| in_order(2, "test", 30, make, |()| Ok::<(), ()>(())));
            assert!(told.is_err(), "{bad}");
        }
    }
}
