//! The suggested rating about to be taken: before and after.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines as window_of};
use crate::app::State;
use crate::app::modes::entry::place_in_short;
use crate::app::modes::taking::Taking;
use crate::ledger::label;
use crate::page::{BLANK, Ink};

/// What is published, and what it is to be.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Taking) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &mode.hints());
    let before = if mode.before.trim().is_empty() { BLANK } else { &mode.before };
    // Before and after are what has to be seen: on a low screen the name of the project makes room for them.
    let doc = state.book.doc();
    let what = match canvas.whole().height {
        ..16 => place_in_short(doc, &mode.pointer),
        _ => label::describe(doc, &mode.pointer),
    };
    let mut lines: Vec<Line> = vec![(Ink::Strong, 0, what), (Ink::Dim, 0, format!("前: {before}"))];
    match &mode.names[..] {
        [one] => lines.push((Ink::Text, 0, format!("後: {one}"))),
        several => lines.extend(several.iter().enumerate().map(|(i, name)| {
            let (sign, ink) = match mode.at {
                Some(at) if at == i => ("後:＞", Ink::Strong),
                None if i == 0 => ("後:　", Ink::Text),
                _ => ("　 　", Ink::Text),
            };
            (ink, 0, format!("{sign}{name}"))
        })),
    }
    // What is to be picked between is seen on every screen; why it isn't decided, below it.
    lines.extend(mode.undecided_by.iter().map(|words| (Ink::Open, 0, words.clone())));
    window_of(canvas, " 提案の評価を取り入れる ", &lines)
}
