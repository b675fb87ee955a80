//! What lies over the screen for a moment: the help and the palette.

use super::canvas::Canvas;
use crate::app::State;
use crate::app::help::{self, HelpRow};
use crate::app::layout::Area;
use crate::app::moving::number_to_index;
use crate::app::update::{palette as matches, typed_number};
use crate::text::{self, Buffer};

/// The keys and what they do.
pub(super) fn help(canvas: &mut Canvas<'_>, state: &State, top: usize) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let rows = help::rows(whole.width as usize, &state.keymap);
    let inner = window(canvas, whole.width.min(84), whole.height, " キーの説明 ", "j/k 移動  Esc 閉じる");
    let theme = canvas.look.theme;
    let key_cells = 22.min(inner.width / 2);
    for (i, row) in rows.iter().skip(top).take(inner.height as usize).enumerate() {
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

/// All commands by name, narrowed by what is typed.
pub(super) fn palette(canvas: &mut Canvas<'_>, state: &State, line: &Buffer, at: usize) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let found = matches(line.text());
    let height = (found.len() as u16 + 3).clamp(5, whole.height.max(5));
    let inner = window(canvas, whole.width.min(64), height, " 操作 ", "Enter 実行  Esc 閉じる");
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
        let keys = state.keymap.words(entry);
        let key_cells = (text::cells(&keys) as u16).min(list.width / 3);
        let width = list.width.saturating_sub(key_cells + 1);
        let words = format!("{} ({})", entry.label, entry.name);
        canvas.fitted(list, list.x, y, width, &words, theme.text);
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
        let brief = state.briefs.get(number_to_index(state, number));
        return Some(
            brief.map_or_else(
                || format!("番号{number}の事業はありません"),
                |brief| format!("{number} {} へ", brief.name),
            ),
        );
    }
    typed.strip_prefix("w ").map(|path| format!("{} に保存する", path.trim()))
}

/// An emptied, framed window in the middle of the screen; gives its inside.
pub(super) fn window(canvas: &mut Canvas<'_>, width: u16, height: u16, title: &str, foot: &str) -> Area {
    let whole = canvas.whole();
    let (width, height) = (width.min(whole.width), height.min(whole.height));
    let area = Area { x: (whole.width - width) / 2, y: (whole.height - height) / 2, width, height };
    canvas.clear(area);
    let theme = canvas.look.theme;
    if width < 12 || height < 5 {
        return area;
    }
    canvas.frame(area, title, theme.frame_focus, theme.strong);
    let cells = text::cells(foot) as u16 + 2;
    if !foot.is_empty() && cells + 4 <= width {
        canvas.text(area, area.x + width - cells - 2, area.y + height - 1, &format!(" {foot} "), theme.dim);
    }
    area.inside(2, 1)
}
