//! The manual.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{reading, window};
use crate::app::State;
use crate::app::modes::manual::Manual;
use crate::app::modes::table::{self, Wording};
use crate::page::Body;

/// The window's title.
const TITLE: &str = " 手引き ";

/// As much of the manual as there is room for.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Manual) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let width = Manual::width(whole.width);
    let keys = table::in_one_line(&Manual::hints(), &state.setup.keymap, Wording::Short);
    let inner = window(canvas, width as u16 + 4, whole.height, TITLE, &keys);
    reading(canvas, (inner, TITLE), (mode.top, mode.laid.page.rows.len()), mode.sought.place());
    for (row, y) in mode.laid.page.rows.iter().skip(mode.top).zip(inner.y..inner.y.saturating_add(inner.height)) {
        for span in row {
            let (x, style) = (inner.x.saturating_add(span.x), canvas.look.theme.ink(span.ink));
            match &span.body {
                Body::Text { text, .. } => {
                    let marks = mode.sought.marks(text);
                    let is_hit = |at: usize| marks.iter().any(|mark| mark.contains(&at));
                    let hit = canvas.look.theme.hit;
                    canvas.text_with(inner, x, y, text, |at| if is_hit(at) { hit } else { style });
                }
                Body::Rule(cells) => canvas.rule(inner, x, y, *cells, style),
                Body::Bar(_) => {}
            }
        }
    }
    if let Some(notice) = &state.notice {
        bar::notice(canvas, state, notice, 3);
    }
    Some((inner.x, inner.y))
}
