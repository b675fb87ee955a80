//! The first page, and the questions that follow from it.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, cells_of_lines, lines};
use crate::app::State;
use crate::app::modes::starting::{Place, Starting};
use crate::app::modes::table::{self, Wording};
use crate::page::Ink;
use crate::text;

/// The page; the selected choice is marked without colour too.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, starting: &Starting) -> Option<(u16, u16)> {
    match &state.notice {
        // What there is to say at the start is said here too.
        Some(notice) => bar::notice(canvas, state, notice, 3),
        None => bar::keys(canvas, state, &starting.offered()),
    }
    // What doesn't fit beside its key goes on below its own beginning.
    let indent = |key: &str| text::cells(key) + 4;
    let room = |key: &str| cells_of_lines(canvas).saturating_sub(indent(key)).max(2);
    let (mut shown, mut selected): (Vec<Line>, u16) = (Vec::new(), 0);
    for (i, (_, key, words)) in Starting::choices(state).into_iter().enumerate() {
        let here = i == starting.at;
        let ink = if here { Ink::Strong } else { Ink::Text };
        if here {
            selected = shown.len() as u16;
        }
        let pieces = text::wrap(words, room(key)).into_iter().map(|row| words[row.range].trim_end());
        shown.extend(pieces.enumerate().map(|(n, piece)| match n {
            0 => (ink, 0, format!("{} {key}  {piece}", if here { ">" } else { " " })),
            _ => (ink, indent(key) as u16, piece.to_owned()),
        }));
    }
    lines(canvas, " kensho: どの台帳から始めますか ", &shown).map(|(x, y)| (x, y + selected))
}

/// A question.
pub(super) fn place(canvas: &mut Canvas<'_>, state: &State, place: &Place) -> Option<(u16, u16)> {
    let hint = table::in_one_line(&Place::hints(), &state.setup.keymap, Wording::Short);
    let words = state.notice.as_ref().map_or(hint, |notice| notice.words.clone());
    bar::above(canvas, state, Some(&words));
    bar::prompt(canvas, state, &place.question(), place.line()?)
}
