//! The words that narrow the findings, below the list.

use super::super::bar;
use super::super::canvas::Canvas;
use super::findings;
use crate::app::State;
use crate::app::modes::looking::Looking;
use crate::app::prompt;

/// The prompt below the list.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Looking) -> Option<(u16, u16)> {
    findings::list(canvas, state, mode.at);
    bar::right(canvas, state, &bar::way_out(state, &prompt::keys::<Looking>()));
    let caret = bar::prompt(canvas, state, "指摘を探す /", &mode.line);
    if state.notice.is_some() {
        bar::above(canvas, state, None);
    }
    caret
}
