//! The palette.

use super::super::canvas::Canvas;
use super::super::popup::window;
use crate::app::layout::Area;
use crate::app::modes::palette::{Palette, found, typed_number};
use crate::app::modes::table::{self, Wording};
use crate::app::moving::number_to_index;
use crate::app::{State, keys};
use crate::text;

/// All commands by name, narrowed by what is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Palette) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let (line, at) = (&mode.line, mode.at);
    let found = found(line.text());
    let height = (found.len() as u16 + 3).clamp(5, whole.height.max(5));
    let inner = window(
        canvas,
        whole.width.min(64),
        height,
        " 操作 ",
        &table::in_one_line(&Palette::hints(), &state.setup.keymap, Wording::Short),
    );
    let theme = canvas.look.theme;
    let x = inner.x + canvas.text(inner, inner.x, inner.y, ":", theme.key);
    canvas.text(inner, x, inner.y, line.text(), theme.text);
    if let Some(words) = typed_in_full(state, line.text()) {
        canvas.fitted(inner, inner.x, inner.y + 1, inner.width, &words, theme.selected);
    }
    let list = Area { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    let top = (at + 1).saturating_sub(list.height as usize);
    for (i, entry) in found.iter().enumerate().skip(top).take(list.height as usize) {
        let y = list.y + (i - top) as u16;
        let keys = state.setup.keymap.words(entry);
        let key_cells = (text::cells(&keys) as u16).min(list.width / 3);
        let width = list.width.saturating_sub(key_cells + 1);
        // The settings' name of a command is for those who ask for it in its letters.
        let in_letters = !line.text().trim().is_empty() && line.text().is_ascii();
        let words = if in_letters { format!("{} ({})", entry.label, entry.name) } else { entry.label.to_owned() };
        // What can't be done now is there to be found, but isn't offered.
        let refused = entry.changes() && keys::is_closed(state, entry);
        canvas.fitted(list, list.x, y, width, &words, if refused { theme.dim } else { theme.text });
        canvas.fitted(list, list.x + list.width - key_cells, y, key_cells, &keys, theme.key);
        if i == at {
            canvas.restyle(Area { y, height: 1, ..list }, theme.selected);
        }
    }
    let caret = x + text::cells(&line.text()[..line.caret()]) as u16;
    Some((caret.min(inner.x + inner.width.saturating_sub(1)), inner.y))
}

/// What Enter does with a number or a place to save to, which aren't commands of the table.
fn typed_in_full(state: &State, typed: &str) -> Option<String> {
    let typed = typed.trim();
    if let Some(number) = typed_number(typed) {
        let brief = state.book.briefs().get(number_to_index(state, number));
        return Some(
            brief.map_or_else(
                || format!("番号{number}の事業はありません"),
                |brief| format!("{number} {} へ", brief.name),
            ),
        );
    }
    typed.strip_prefix("w ").map(|path| format!("{} に保存する", path.trim()))
}
