//! What was saved, by whom and when, with every change of it.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{list_over_words, rows_in_sight, window};
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::trail::{Line, Trail};

/// The list, and the selected change in full.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Trail) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Trail::offered(state));
    if let Some(notice) = &state.notice {
        bar::notice(canvas, state, notice, 2);
    }
    let whole = canvas.whole();
    let theme = canvas.look.theme;
    let title = format!(" {}変更の記録 {}回の保存 ", state.titled(), mode.saves.len());
    let inner = window(canvas, whole.width, whole.height.saturating_sub(1), &title, "");
    let lines = mode.lines();
    let words = |line: &Line| match *line {
        Line::Save(s) => mode
            .saves
            .get(s)
            .map(|(saved, _)| format!("{} {} さん ({})  {}", saved.at, saved.user, saved.host, saved.label)),
        Line::Change(s, c) => mode.saves.get(s).and_then(|(_, changes)| changes.get(c)).cloned(),
    };
    let whole_words = lines.get(mode.at).and_then(words).unwrap_or_default();
    let draw = |canvas: &mut Canvas<'_>, row: Area, i: usize| {
        let Some(line) = lines.get(i) else { return };
        let (x, style) = if matches!(line, Line::Save(_)) { (0, theme.heading) } else { (2, theme.text) };
        canvas.fitted(row, row.x + x, row.y, row.width.saturating_sub(x), &words(line).unwrap_or_default(), style);
    };
    let in_sight = |height| rows_in_sight((mode.at, lines.len()), height);
    Some(list_over_words(canvas, inner, mode.at, &whole_words, in_sight, draw))
}
