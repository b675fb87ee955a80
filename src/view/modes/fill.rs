//! Several pasted values, each with the row that it would go to.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines as window_of};
use crate::app::State;
use crate::app::modes::fill::Fill;
use crate::ledger::label::BLANK;
use crate::page::Ink;

/// The rows, before and after.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Fill) -> Option<(u16, u16)> {
    bar::question(canvas, state, &[""], (&Fill::hints(), &[]), canvas.look.theme.warn);
    let mut lines: Vec<Line> =
        vec![(Ink::Text, 0, "貼り付けた値がいくつもあります。下の行にそれぞれ入れますか。".into())];
    if mode.left > 0 {
        lines.push((Ink::Strong, 0, format!("行が足りないため、{}個の値は入りません。", mode.left)));
    }
    for row in mode.rows.iter().skip(mode.top) {
        lines.push((Ink::Strong, 0, row.label.clone()));
        let before = if row.before.is_empty() { BLANK } else { &row.before };
        lines.push(match &row.refusal {
            Some(why) => (Ink::Dim, 2, format!("{} は入りません。{why}", row.after)),
            None if row.before == row.after => (Ink::Dim, 2, format!("{before} のまま")),
            None => (Ink::Text, 2, format!("{before} → {}", row.after)),
        });
    }
    window_of(canvas, &format!(" 貼り付け {}行 ", mode.rows.len()), &lines)
}
