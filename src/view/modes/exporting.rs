//! What is to be written and where, and how far that is.

use super::super::bar;
use super::super::canvas::Canvas;
use crate::app::State;
use crate::app::modes::exporting::{Asking, Running};
use crate::app::modes::table::{self, Wording};

/// The prompt, below a line with the kind.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, asking: &Asking) -> Option<(u16, u16)> {
    let keys = table::in_one_line(&Asking::hints(), &state.setup.keymap, Wording::Short);
    let words = match &state.notice {
        Some(notice) => notice.words.clone(),
        None => format!("{}  {keys}", asking.label()),
    };
    bar::above(canvas, state, Some(&words));
    bar::prompt(canvas, state, &asking.asked(), &asking.line)
}

/// How far it is.
pub(super) fn running(canvas: &mut Canvas<'_>, state: &State, running: &Running) {
    let (done, total) = running.done;
    let keys = table::in_one_line(&Running::hints(), &state.setup.keymap, Wording::Short);
    bar::words(canvas, state, &format!("書き出しています… {}%  {keys}", done * 100 / total.max(1)));
}
