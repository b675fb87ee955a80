//! A project being asked about.

use super::super::bar;
use super::super::canvas::Canvas;
use crate::app::State;
use crate::app::modes::adding::Adding;
use crate::app::modes::table::{self, Wording};

/// The prompt.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, adding: &Adding) -> Option<(u16, u16)> {
    let hint = table::in_one_line(&adding.hints(), &state.setup.keymap, Wording::Short);
    let words = state.notice.as_ref().map_or(hint, |notice| notice.words.clone());
    bar::above(canvas, state, Some(&words));
    bar::prompt(canvas, state, &adding.question(), adding.line())
}
