//! The reason for which a finding is kept, below the list.

use super::super::bar;
use super::super::canvas::Canvas;
use super::findings;
use crate::app::State;
use crate::app::modes::reason::Reason;

/// The prompt below the list.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Reason) -> Option<(u16, u16)> {
    bar::above(canvas, state, None);
    let caret = bar::prompt(canvas, state, "了承する理由 ", &mode.line);
    findings::list(canvas, state, mode.at);
    caret
}
