//! What rolling over would do.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines};
use crate::app::State;
use crate::app::modes::rolling::Rolling;
use crate::page::Ink;

/// The window.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, rolling: &Rolling) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Rolling::hints());
    let shown: Vec<Line> = rolling
        .lines()
        .into_iter()
        .skip(rolling.top)
        .map(|(heading, words)| if heading { (Ink::Strong, 0, words) } else { (Ink::Text, 2, words) })
        .collect();
    lines(canvas, &format!(" {}{}への繰り越し ", state.titled(), rolling.to), &shown)
}
