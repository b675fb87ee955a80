//! Who does the work of a way in or out.
//!
//! What can be made by itself is made wherever there are hands for it, and taken in its order: the projects of an export, a
//! few at a time, and the texts of a file that comes in. Only so many pieces are on their way, so that a ledger of any length
//! takes the same room. This room has one pair of hands, [`Alone`]; the world has one for each processor.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Makes pieces, and hands them on in their order. What isn't said otherwise is done by the caller's thread alone.
pub trait Hands: Sync {
    /// How many projects it takes at a time: between two such blocks it hears whether to go on.
    fn at_a_time(&self) -> usize {
        1
    }

    /// How many rows of a table are worth another pair of hands.
    fn long(&self) -> usize {
        usize::MAX
    }

    /// Makes the pieces `0..count`, each once, and gives them to `take` one after the other, on the caller's thread; at the
    /// first error of `take` it ends.
    ///
    /// # Errors
    /// Those of `take`.
    fn in_order<T: Send, E>(
        &self,
        count: usize,
        make: impl Fn(usize) -> T + Sync,
        take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E>
    where
        Self: Sized,
    {
        (0..count).map(make).try_for_each(take)
    }

    /// Does two things, each once, the second on the caller's thread; both are done when this ends. The second may wait for the
    /// first, never the other way round.
    fn beside(&self, first: &(dyn Fn() + Sync), second: &mut dyn FnMut()) {
        first();
        second();
    }
}

/// Makes something while something else is done on the caller's thread; both are done when this ends.
pub(super) fn beside<A: Send>(hands: &dyn Hands, make: impl Fn() -> A + Sync, mut meanwhile: impl FnMut()) -> A {
    let made = Mutex::new(None);
    let keep = |new: A| *lock(&made) = Some(new);
    hands.beside(&|| keep(make()), &mut meanwhile);
    made.into_inner().unwrap_or_else(PoisonError::into_inner).unwrap_or_else(make)
}

/// Locks what several hands share; whoever panics with it in hand ends the whole, and nobody reads on.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The caller's own thread does everything.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Alone;

impl Hands for Alone {}
