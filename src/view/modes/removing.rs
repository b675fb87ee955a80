//! What goes with a project that is to be taken away.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines};
use crate::app::State;
use crate::app::modes::removing::Removing;
use crate::page::Ink;

/// The window.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, removing: &Removing) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Removing::hints());
    let mut shown: Vec<Line> = vec![(Ink::Strong, 0, removing.name.clone())];
    shown.extend(removing.goes.iter().map(|line| (Ink::Text, 2, line.clone())));
    shown.push((Ink::Dim, 0, "取り除いても、保存するまでファイルは変わりません。".to_owned()));
    lines(canvas, " この事業を取り除きます ", &shown)
}
