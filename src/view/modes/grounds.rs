//! Why the suggested rating is what it is, over the meeting.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines as window_of};
use crate::app::State;
use crate::app::modes::grounds::{Grounds, Sentence, sentences};
use crate::page::Ink;

/// The sentences from the first one shown on.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: Grounds) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Grounds::hints());
    let line = |sentence: Sentence| -> Line {
        match sentence {
            Sentence::Heading(words) => (Ink::Heading, 0, words.to_owned()),
            Sentence::Ground(words) => (Ink::Text, 0, format!("・{words}")),
            Sentence::Change(words) => (Ink::Text, 0, format!("＞{words}")),
        }
    };
    let lines: Vec<Line> = sentences(state).into_iter().skip(mode.top).map(line).collect();
    let title = if state.supposes_about(state.place.project) { " なぜ(仮の値による) " } else { " なぜ " };
    window_of(canvas, title, &lines)
}
