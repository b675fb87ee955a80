//! The question whether to leave with something unsaved.

use super::super::bar;
use super::super::canvas::Canvas;
use crate::app::State;
use crate::app::modes::leaving::Leaving;

/// The question.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: Leaving) {
    bar::question(canvas, state, mode.question(), (&mode.hints(), &[]), canvas.look.theme.warn);
}
