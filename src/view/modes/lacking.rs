//! What can be added.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines};
use crate::app::State;
use crate::app::modes::lacking::Lacking;
use crate::page::Ink;

/// The window; the selected one is marked without colour too.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, lacking: &Lacking) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Lacking::hints());
    // A low screen shows from the selected one on.
    let room = usize::from(canvas.whole().height.saturating_sub(3)).max(1);
    let top = (lacking.at + 1).saturating_sub(room);
    let shown: Vec<Line> = lacking
        .labels()
        .enumerate()
        .skip(top)
        .map(|(i, label)| {
            let here = i == lacking.at;
            (if here { Ink::Strong } else { Ink::Text }, 0, format!("{} {label}", if here { ">" } else { " " }))
        })
        .collect();
    lines(canvas, " 加えるもの ", &shown).map(|(x, y)| (x, y + (lacking.at - top) as u16))
}
