//! Reading something longer than the screen in a window: how far it goes, for the help and the manual alike.

use crate::app::state::State;

/// Rows that such a window shows at a time: the screen without the frame's two.
pub(super) fn height(state: &State) -> usize {
    usize::from(state.size.1).saturating_sub(2).max(1)
}

/// The first row shown after going `by` rows on from `top`, of `rows` in all.
pub(super) fn scrolled(state: &State, top: usize, by: i64, rows: usize) -> usize {
    let last = rows.saturating_sub(height(state));
    (top as i64).saturating_add(by).clamp(0, last as i64) as usize
}
