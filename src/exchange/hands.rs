//! Who does the work of a way in or out.
//!
//! What can be made by itself is made wherever there are hands for it, and taken in its order: the projects of an export, a
//! few at a time, and the texts of a file that comes in. Only so many pieces are on their way, so that a ledger of any length
//! takes the same room. This room has one pair of hands, [`Alone`]; the world has one for each processor.

/// Makes pieces, and hands them on in their order.
pub trait Hands {
    /// How many projects it takes at a time: between two such blocks it hears whether to go on.
    fn at_a_time(&self) -> usize;

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
    ) -> Result<(), E>;

    /// Does two things, the second on the caller's thread; the first is done when this ends.
    fn both<A: Send, B>(&self, first: impl Fn() -> A + Sync, second: impl FnOnce() -> B) -> (A, B);
}

/// The caller's own thread does everything.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Alone;

impl Hands for Alone {
    fn at_a_time(&self) -> usize {
        1
    }

    fn in_order<T: Send, E>(
        &self,
        count: usize,
        make: impl Fn(usize) -> T + Sync,
        take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        (0..count).map(make).try_for_each(take)
    }

    fn both<A: Send, B>(&self, first: impl Fn() -> A + Sync, second: impl FnOnce() -> B) -> (A, B) {
        (first(), second())
    }
}
