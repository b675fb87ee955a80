//! What would be saved, and the save under way.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines as window_of};
use crate::app::State;
use crate::app::modes::saving::Review;
use crate::page::Ink;

/// What would be saved.
pub(super) fn review(canvas: &mut Canvas<'_>, state: &State, mode: &Review) -> Option<(u16, u16)> {
    let Review { changes, top, .. } = mode;
    bar::keys(canvas, state, &Review::hints());
    let mut lines: Vec<Line> = Vec::new();
    for change in changes.iter().skip(*top) {
        lines.push((Ink::Strong, 0, change.label.clone()));
        lines.push((Ink::Dim, 2, format!("前: {}", change.before)));
        lines.push((Ink::Text, 2, format!("後: {}", change.after)));
    }
    window_of(canvas, &format!(" {}保存する変更 {}件 ", state.titled(), changes.len()), &lines)
}

/// That a save is under way.
pub(super) fn saving(canvas: &mut Canvas<'_>, state: &State) {
    bar::words(canvas, state, "保存しています…");
}
