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
    bar::question(canvas, state, &[""], (&mode.hints(), &[]), canvas.look.theme.warn);
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
            let (sign, ink) = if i == mode.at { ("後:＞", Ink::Strong) } else { ("　 　", Ink::Text) };
            (ink, 0, format!("{sign}{name}"))
        })),
    }
    window_of(canvas, " 提案の評価を取り入れる ", &lines)
}
