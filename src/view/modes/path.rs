//! The place of a new file.

use super::super::bar;
use super::super::canvas::Canvas;
use crate::app::State;
use crate::app::modes::path::Path;

/// The prompt.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Path) -> Option<(u16, u16)> {
    bar::above(canvas, state, None);
    bar::prompt(canvas, state, "保存する場所 ", &mode.line)
}
