//! The panel: tabs, the project's name, the page, and what the page says of the selected field.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use crate::app::State;
use crate::app::pointed;
use crate::app::state::{Focus, Panel};
use crate::app::tabs;
use crate::page::Body;
use crate::page::Row;
use crate::text;

/// Draws the panel and gives the cursor's place when the panel has the focus.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) -> Option<(u16, u16)> {
    let theme = canvas.look.theme;
    let layout = state.layout;
    let whole = state.place.panel == Panel::Whole;
    let focused = state.place.focus == Focus::Panel || whole;
    if layout.framed {
        let title = if whole { " 台帳全体 " } else { "" };
        canvas.frame(layout.panel, title, if focused { theme.frame_focus } else { theme.frame }, theme.strong);
        frame_words(canvas, state, whole);
    }
    if layout.title.height > 0 {
        let title = Rect::from(layout.title);
        canvas.fitted(title, title.x, title.y, title.width, &state.shown.name, theme.strong);
        if title.height > 1 {
            canvas.fitted(title, title.x, title.y + 1, title.width, &state.shown.facts, theme.dim);
        }
    }
    let summary = Rect::from(layout.summary);
    if summary.height > 0 && !state.shown.summary.is_empty() {
        rows(canvas, state, state.shown.summary.iter(), summary, false);
        if summary.height > 1 {
            canvas.rule(summary_line(summary), summary.x, summary.bottom(), summary.width, theme.dim);
        }
    }
    if let Some(words) = state.broken.as_deref().filter(|_| state.is_several() && state.is_empty()) {
        let area = Rect::from(layout.page);
        let laid = text::wrap(words, usize::from(area.width).max(2));
        for (y, row) in (area.y..area.bottom()).zip(&laid) {
            canvas.text(area, area.x, y, words[row.range.clone()].trim_end(), theme.warn);
        }
    }
    let page = &state.shown.page;
    let shown = page.rows.iter().skip(state.place.top);
    rows(canvas, state, shown, layout.page.into(), true);
    changed_fields(canvas, state);
    let detail = page.detail(state.place.field);
    if layout.detail.height > 0 && !detail.is_empty() {
        let area = Rect::from(layout.detail);
        canvas.rule(area, area.x, area.y, area.width, theme.dim);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        rows(canvas, state, detail.iter(), below, false);
    }
    selected_field(canvas, state, focused)
}

/// The row below the summary.
fn summary_line(summary: Rect) -> Rect {
    Rect { y: summary.bottom(), height: 1, ..summary }
}

fn frame_words(canvas: &mut Canvas<'_>, state: &State, whole: bool) {
    let theme = canvas.look.theme;
    let panel = Rect::from(state.layout.panel);
    if !whole {
        for spot in tabs::spots(state.layout) {
            let style = if spot.tab == state.place.tab { theme.selected } else { theme.text };
            canvas.text(panel, spot.x, panel.y, &spot.words, style);
        }
    }
    let (height, length) = (state.layout.page.height as usize, state.shown.page.rows.len());
    if length > height && height > 0 {
        let words = scroll_words(state.place.top, height, length);
        let x = panel.right().saturating_sub(text::cells(&words) as u16 + 2);
        canvas.text(panel, x, panel.bottom() - 1, &words, theme.dim);
    }
}

/// Where the page stands: `先頭`, `42%`, `末尾`.
pub(super) fn scroll_words(top: usize, height: usize, length: usize) -> String {
    let left = length.saturating_sub(top + height);
    match (top, left) {
        (0, _) => format!(" 先頭 あと{left}行 "),
        (_, 0) => " 末尾 ".to_owned(),
        _ => format!(" {}% あと{left}行 ", top * 100 / (length - height)),
    }
}

/// Draws rows into an area, as many as it holds.
pub(super) fn rows<'a>(
    canvas: &mut Canvas<'_>,
    state: &State,
    rows: impl Iterator<Item = &'a Row>,
    area: Rect,
    with_hits: bool,
) {
    let theme = canvas.look.theme;
    for (i, row) in rows.take(area.height as usize).enumerate() {
        let y = area.y + i as u16;
        for span in row {
            let x = area.x.saturating_add(span.x);
            let style = theme.ink(span.ink);
            match &span.body {
                Body::Text { text, from: Some((field, offset)) } if with_hits && !state.shown.hits.is_empty() => {
                    let hits = &state.shown.hits;
                    let hit = |at: usize| hits.iter().any(|(f, range)| f == field && range.contains(&(offset + at)));
                    canvas.text_with(area, x, y, text, |at| if hit(at) { theme.hit } else { style });
                }
                Body::Text { text, .. } => {
                    canvas.text(area, x, y, text, style);
                }
                Body::Bar(bar) => canvas.bar(area, x, y, *bar, theme.bar(span.ink), theme.text),
                Body::Rule(cells) => canvas.rule(area, x, y, *cells, style),
            }
        }
    }
}

/// A star before every field that differs from the file.
fn changed_fields(canvas: &mut Canvas<'_>, state: &State) {
    let area = Rect::from(state.layout.page);
    let style = canvas.look.theme.warn;
    let fields = state.shown.page.fields.iter().zip(&state.shown.changed);
    for (field, _) in fields.filter(|(_, changed)| **changed) {
        let Some(row) = field.rows.start.checked_sub(state.place.top) else { continue };
        if row < area.height as usize && area.x + field.x > 0 {
            let margin = Rect { x: area.x.saturating_sub(1), width: area.width + 1, ..area };
            canvas.text(margin, area.x + field.x - 1, area.y + row as u16, "*", style);
        }
    }
}

/// Marks the selected field in the margin and gives the cursor's place beside it.
fn selected_field(canvas: &mut Canvas<'_>, state: &State, focused: bool) -> Option<(u16, u16)> {
    if !focused {
        return None;
    }
    let area = Rect::from(state.layout.page);
    let field = state.shown.page.fields.get(state.place.field)?;
    let top = state.place.top;
    let seen = field.rows.start.max(top)..field.rows.end.min(top + area.height as usize);
    if seen.is_empty() {
        return None;
    }
    let theme = canvas.look.theme;
    let x = area.x + field.x;
    for row in seen.clone() {
        let y = area.y + (row - top) as u16;
        mark(canvas, x, y, theme.selected);
    }
    let y = area.y + (seen.start - top) as u16;
    if field.rows.len() == 1 {
        let cells = text::cells(&field.text).clamp(1, field.width as usize) as u16;
        canvas.restyle(Rect { x, y, width: cells.min(area.right().saturating_sub(x)), height: 1 }, theme.selected);
    }
    // The cursor stands beside the selection, where it hides no glyph of it; on marked words it stands on the first of them.
    let cursor = pointed(state, &seen).unwrap_or((x.saturating_sub(u16::from(x > 0)), y));
    // A page narrower than its columns has fields beyond its edge.
    Some((cursor.0.min(area.right().saturating_sub(1)), cursor.1))
}

/// Where the first of the words that a finding is about stand, where they are in sight.
fn pointed(state: &State, seen: &std::ops::Range<usize>) -> Option<(u16, u16)> {
    let (area, page, id) = (state.layout.page, &state.shown.page, state.place.field);
    let field = page.fields.get(id)?;
    let at = pointed::caret(state, &field.pointer, &field.text)?;
    seen.clone().find_map(|row| {
        page.rows.get(row)?.iter().find_map(|span| match &span.body {
            Body::Text { text, from: Some((of, from)) } if *of == id => {
                let before = text.get(..at.checked_sub(*from)?).filter(|before| before.len() < text.len())?;
                let x = area.x + span.x + text::cells(before) as u16;
                Some((x, area.y + (row - state.place.top) as u16))
            }
            _ => None,
        })
    })
}

/// The mark stands in the cell before the field, which every page leaves free.
fn mark(canvas: &mut Canvas<'_>, x: u16, y: u16, style: Style) {
    if x > 0 {
        canvas.restyle(Rect { x: x - 1, y, width: 1, height: 1 }, style);
    }
}
