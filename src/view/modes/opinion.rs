//! Somebody's opinion.

use super::super::bar;
use super::super::canvas::Canvas;
use crate::app::State;
use crate::app::modes::opinion::Opinion;
use crate::app::modes::table::{self, Wording};

/// The prompt.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, opinion: &Opinion) -> Option<(u16, u16)> {
    let words = if opinion.saying { format!("{}の意見 ", opinion.by.text().trim()) } else { "述べた人 ".into() };
    let caret = bar::prompt(canvas, state, &words, opinion.line());
    let hint = match &state.notice {
        Some(notice) => notice.words.clone(),
        None => table::in_one_line(&opinion.hints(), &state.setup.keymap, Wording::Short),
    };
    bar::right(canvas, state, &hint);
    caret
}
