//! The first page, and the questions that follow from it.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines};
use crate::app::State;
use crate::app::modes::starting::{Place, Starting};
use crate::app::modes::table::{self, Wording};
use crate::page::Ink;

/// The page; the selected choice is marked without colour too.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, starting: &Starting) -> Option<(u16, u16)> {
    match &state.notice {
        // What there is to say at the start is said here too.
        Some(notice) => bar::notice(canvas, state, notice, 3),
        None => bar::keys(canvas, state, &Starting::hints()),
    }
    let shown: Vec<Line> = Starting::CHOICES
        .into_iter()
        .enumerate()
        .map(|(i, (_, key, words))| {
            let here = i == starting.at;
            (if here { Ink::Strong } else { Ink::Text }, 0, format!("{} {key}  {words}", if here { ">" } else { " " }))
        })
        .collect();
    lines(canvas, " kensho: どの台帳から始めますか ", &shown).map(|(x, y)| (x, y + starting.at as u16))
}

/// A question.
pub(super) fn place(canvas: &mut Canvas<'_>, state: &State, place: &Place) -> Option<(u16, u16)> {
    let hint = table::in_one_line(&Place::hints(), &state.setup.keymap, Wording::Short);
    let words = state.notice.as_ref().map_or(hint, |notice| notice.words.clone());
    bar::above(canvas, state, Some(&words));
    bar::prompt(canvas, state, &place.question(), place.line()?)
}
