//! The meeting's screen: a header with the stopwatch, and one project on an otherwise empty screen.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::panel;
use crate::app::State;
use crate::page::grouped;
use crate::text;

/// Draws the header and the page.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) {
    header(canvas, state);
    let rows = state.shown.page.rows.iter().skip(state.place.top);
    panel::rows(canvas, state, rows, state.layout.page.into(), false);
    selected(canvas, state);
}

/// The value that would be supposed is marked where it can be seen.
fn selected(canvas: &mut Canvas<'_>, state: &State) {
    let page = Rect::from(state.layout.page);
    let Some(field) = state.shown.page.fields.get(state.place.field) else { return };
    let Some(row) = field.rows.start.checked_sub(state.place.top).filter(|row| *row < usize::from(page.height)) else {
        return;
    };
    let value = Rect { x: page.x + field.x, y: page.y + row as u16, width: field.width, height: 1 };
    canvas.restyle(value.intersection(page), canvas.look.theme.selected_dim);
}

fn header(canvas: &mut Canvas<'_>, state: &State) {
    let area = Rect::from(state.layout.header);
    if area.height == 0 {
        return;
    }
    let style = canvas.look.theme.header;
    canvas.restyle(area, style);
    let mut end = area.right();
    let mut right = |canvas: &mut Canvas<'_>, words: &str| {
        let cells = text::cells(words) as u16 + 1;
        if cells < end.saturating_sub(area.x) {
            end -= cells;
            canvas.text(area, end, area.y, words, style);
            end = end.saturating_sub(2);
        }
    };
    if !state.book.supposed().is_empty() {
        right(canvas, &format!("仮 {}", state.book.supposed().len()));
    }
    if let Some(words) = state.meeting.watch.words(state.now) {
        right(canvas, &words);
    }
    let below = state.shown.page.rows.len().saturating_sub(state.place.top + state.layout.page.height as usize);
    if below > 0 {
        right(canvas, &format!("下にあと{below}行(j)"));
    }
    let at = grouped(state.listed_before() as i64 + 1);
    let front = state.book.ledger().front();
    let front = front.front();
    let municipality = front.municipality().unwrap_or_default();
    let year = front.fiscal_year().map(|y| y.to_string()).unwrap_or_default();
    let words = format!("{at}/{}  {municipality} {year} 効果検証", grouped(state.listed() as i64));
    canvas.fitted(area, area.x + 1, area.y, end.saturating_sub(area.x + 1), &words, style);
}
