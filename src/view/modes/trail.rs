//! What was saved, by whom and when, with every change of it.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::window;
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::trail::{Line, Trail};
use crate::text;

/// The list, and the selected change in full.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Trail) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Trail::hints());
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
    let below = text::wrap(&whole_words, usize::from(inner.width).max(2));
    let detail = (below.len() as u16).min(inner.height / 2);
    let list = Area { height: inner.height.saturating_sub(detail + 1), ..inner };
    let top = (mode.at + 1).saturating_sub(list.height.max(1) as usize);
    for ((i, line), y) in lines.iter().enumerate().skip(top).take(list.height as usize).zip(list.y..) {
        let (x, style) = if matches!(line, Line::Save(_)) { (0, theme.heading) } else { (2, theme.text) };
        canvas.fitted(list, list.x + x, y, list.width.saturating_sub(x), &words(line).unwrap_or_default(), style);
        if i == mode.at {
            canvas.restyle(Area { y, height: 1, ..list }, theme.selected);
        }
    }
    let y = list.y + list.height;
    canvas.rule(inner, inner.x, y, inner.width, theme.dim);
    for (row, y) in below.iter().take(detail as usize).zip(y + 1..) {
        canvas.text(inner, inner.x, y, whole_words[row.range.clone()].trim_end(), theme.text);
    }
    Some((list.x, list.y + (mode.at - top) as u16))
}
