//! The help.

use super::super::canvas::Canvas;
use super::super::popup::window;
use crate::app::State;
use crate::app::help::{self, HelpRow};
use crate::app::modes::help::Help;
use crate::app::modes::table::{self, Wording};

/// The keys and what they do.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Help) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let rows = help::rows(whole.width as usize, &state.setup.keymap);
    let inner = window(
        canvas,
        whole.width.min(help::WINDOW),
        whole.height,
        " キーの説明 ",
        &table::in_one_line(&Help::hints(), &state.setup.keymap, Wording::Short),
    );
    let theme = canvas.look.theme;
    let key_cells = help::key_cells(inner.width.into()) as u16;
    for (i, row) in rows.iter().skip(mode.top).take(inner.height as usize).enumerate() {
        let y = inner.y + i as u16;
        match row {
            HelpRow::Heading(words) => drop(canvas.text(inner, inner.x, y, words, theme.heading)),
            HelpRow::Keys(keys, label) => {
                canvas.fitted(inner, inner.x + 1, y, key_cells.saturating_sub(2), keys, theme.key);
                let width = inner.width.saturating_sub(key_cells);
                canvas.fitted(inner, inner.x + key_cells, y, width, label, theme.text);
            }
            HelpRow::Words(words) => drop(canvas.text(inner, inner.x, y, words, theme.dim)),
            HelpRow::Blank => {}
        }
    }
    Some((inner.x, inner.y))
}
