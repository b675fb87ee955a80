//! The projects of an export, a few at a time: what comes of each such block is made by itself and written in the order of the
//! ledger.

use super::{Stopped, Watch};
use crate::exchange::hands::Hands;

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
