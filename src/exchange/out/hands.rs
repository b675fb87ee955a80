//! Who does the work of an export.
//!
//! The projects are taken a few at a time; what comes of each such block is made by itself, wherever there are hands for it,
//! and written in the order of the ledger. Only so many blocks are on their way, so that a ledger of any length takes the
//! same room. This room has one pair of hands, [`Alone`]; the world has one for each processor.

use super::{Stopped, Watch};

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
}

/// Makes what comes of each block of these projects and takes it in order. `watch` hears how many are done before each.
pub(super) fn in_blocks<T: Send, E: From<Stopped>>(
    hands: &impl Hands,
    indexes: &[usize],
    watch: Watch<'_>,
    make: impl Fn(&[usize]) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let size = hands.at_a_time().max(1);
    let blocks: Vec<&[usize]> = indexes.chunks(size).collect();
    let mut done = 0;
    hands.in_order(
        blocks.len(),
        |n| make(blocks.get(n).copied().unwrap_or_default()),
        |made| {
            if !watch(done) {
                return Err(Stopped::Cancelled.into());
            }
            done = (done + size).min(indexes.len());
            take(made)
        },
    )
}
