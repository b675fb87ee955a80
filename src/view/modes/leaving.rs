//! The question whether to leave with something unsaved.

use super::super::bar;
use super::super::canvas::Canvas;
use crate::app::State;
use crate::app::modes::leaving::Leaving;

/// The question.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: Leaving) {
    let question = mode.question(state);
    let question: Vec<&str> = question.iter().map(String::as_str).collect();
    bar::question(canvas, state, &question, (&mode.hints(), &[]), canvas.look.theme.warn);
}
