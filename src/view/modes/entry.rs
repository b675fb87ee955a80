//! The open field: edited where it stands, or, when its text is long, in the panel.

use super::super::bar;
use super::super::canvas::Canvas;
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::entry::{Entry, entry_size};
use crate::app::typing;
use crate::text;

/// The least cells that a one-line field is edited in.
const LEAST: u16 = 24;

/// Draws the open field and gives the caret's place, where input methods draw what is being composed.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, entry: &Entry) -> Option<(u16, u16)> {
    title(canvas, state, entry);
    let typed = words(canvas, state, entry);
    let caret = if entry.is_long() { long(canvas, state, entry) } else { one_line(canvas, state, entry) };
    typed.or(caret)
}

/// Which field of which project is open, in the panel's upper side; in the header where there is no panel.
fn title(canvas: &mut Canvas<'_>, state: &State, entry: &Entry) {
    let (panel, header, theme) = (state.layout.panel, state.layout.header, canvas.look.theme);
    if state.layout.framed && panel.width > 6 {
        let words = format!(" {} ", entry.title(state.book.doc(), usize::from(panel.width - 6)));
        if entry.is_long() {
            canvas.clear(panel);
        }
        canvas.frame(panel, &words, theme.frame_focus, theme.selected);
    } else if header.height > 0 {
        canvas.clear(header);
        canvas.restyle(header, theme.header);
        let words = entry.title(state.book.doc(), usize::from(header.width.saturating_sub(2)));
        canvas.fitted(header, header.x + 1, header.y, header.width.saturating_sub(1), &words, theme.header);
    }
}

/// What the keys do; or what is odd about what is typed, or why it can't be taken.
/// Gives the caret's place where something is looked for.
fn words(canvas: &mut Canvas<'_>, state: &State, entry: &Entry) -> Option<(u16, u16)> {
    if let Some(finding) = &entry.finding {
        let caret = bar::prompt(canvas, state, "探す ", &finding.line);
        let said = match (finding.line.text().is_empty(), finding.at) {
            (true, _) => String::new(),
            (false, None) => "一致なし".to_owned(),
            (false, at) => bar::hit_words(at, finding.hits.len()),
        };
        bar::right(canvas, state, &said);
        return caret;
    }
    let most = if entry.is_long() { 2 } else { rows_below_field(state) };
    if let Some(refusal) = &entry.refusal {
        bar::sentence(canvas, state.layout.bar, refusal, canvas.look.theme.warn, most);
    } else if entry.leaving {
        let question = ["変更を取り入れますか。 ", "変更を: "];
        bar::question(canvas, state, &question, (&entry.hints(), &[]), canvas.look.theme.warn);
    } else if let Some(notice) = &state.notice {
        // What was just said of the text (what a paste left out) comes before the keys, until the next one.
        bar::notice(canvas, state, notice, most);
    } else if let Some(unread) = entry.unread(state.book.doc(), state.table) {
        let question = [&*format!("{}  ", unread.before())];
        bar::question(canvas, state, &question, entry.hints().split_at(2), canvas.look.theme.warn);
    } else if entry.is_picking() {
        bar::question(canvas, state, &[""], entry.hints().split_at(2), canvas.look.theme.strong);
    } else {
        bar::question(canvas, state, &[""], (&entry.hints(), &typing::common()), canvas.look.theme.strong);
    }
    None
}

/// Rows from below the selected field to the bar.
fn rows_below_field(state: &State) -> usize {
    let field = state.shown.page.fields.get(state.place.field);
    let row = field.map_or(0, |field| field.rows.start.saturating_sub(state.place.top));
    (state.layout.bar.y as usize).saturating_sub(state.layout.page.y as usize + row)
}

fn long(canvas: &mut Canvas<'_>, state: &State, entry: &Entry) -> Option<(u16, u16)> {
    let (page, title) = (state.layout.page, state.layout.title);
    let (width, height) = entry_size(state);
    let area = Area { y: title.y.min(page.y), height: height as u16, ..page };
    if area.width == 0 || area.height == 0 {
        return None;
    }
    let theme = canvas.look.theme;
    let panel = state.layout.panel;
    if !state.layout.framed {
        canvas.clear(area);
    }
    let rows = entry.buffer.rows(width);
    let caret = entry.buffer.position_in(&rows, width);
    let top = caret.row.saturating_sub((area.height as usize).saturating_sub(1).min(caret.row));
    // The caret's row stands where it stood while there is room: only what doesn't fit scrolls.
    for (i, row) in rows.iter().enumerate().skip(top).take(area.height as usize) {
        let y = area.y + (i - top) as u16;
        let found = |at: usize| {
            let finding = entry.finding.as_ref()?;
            let hit = finding.hits.iter().position(|hit| hit.contains(&(row.range.start + at)))?;
            Some(if finding.at == Some(hit) { theme.selected } else { theme.hit })
        };
        let words = &entry.buffer.text()[row.range.clone()];
        canvas.text_with(area, area.x, y, words, |at| found(at).unwrap_or(theme.text));
    }
    if rows.len() > area.height as usize && state.layout.framed {
        let words = format!(" {}/{}行 ", caret.row + 1, rows.len());
        let x = (panel.x + panel.width).saturating_sub(text::cells(&words) as u16 + 2);
        canvas.text(panel, x, panel.y + panel.height - 1, &words, theme.dim);
    }
    // Behind a full row the caret stands in the margin, where there is one.
    let x = (area.x + caret.cell as u16).min(canvas.whole().width - 1);
    Some((x, area.y + (caret.row - top) as u16))
}

fn one_line(canvas: &mut Canvas<'_>, state: &State, entry: &Entry) -> Option<(u16, u16)> {
    let page = state.layout.page;
    let field = state.shown.page.fields.get(state.place.field)?;
    let row = field.rows.start.checked_sub(state.place.top).filter(|&row| row < page.height as usize)?;
    let y = page.y + row as u16;
    let right = page.x + page.width;
    // The field has the rest of its row while it is open, and where that is little, some cells before it.
    let x = (page.x + field.x).min(right.saturating_sub(LEAST)).max(page.x);
    let width = right - x;
    let area = Area { x, y, width, height: 1 };
    canvas.clear(area);
    let theme = canvas.look.theme;
    let style = if entry.supposing { theme.supposed } else { theme.field };
    canvas.restyle(area, style);
    // A value that is only supposed says so where it stands, open or not.
    let mark = if entry.supposing { canvas.text(area, x, y, "仮 ", style).min(width - 1) } else { 0 };
    let (x, width) = (x + mark, width - mark);
    let area = Area { x, width, ..area };
    let before = text::cells(&entry.buffer.text()[..entry.buffer.caret()]);
    let skip = before.saturating_sub(width as usize - 1);
    let (mut left, mut used) = (0, 0);
    for glyph in text::glyphs(entry.buffer.text()) {
        if left < skip {
            left += glyph.cells as usize;
            continue;
        }
        used += canvas.text(area, x + used, y, &entry.buffer.text()[glyph.source], style);
    }
    offers(canvas, state, entry, area);
    Some((x + (before.saturating_sub(left) as u16).min(width - 1), y))
}

/// What the field offers, in a window below it, or above where there is no room below.
fn offers(canvas: &mut Canvas<'_>, state: &State, entry: &Entry, field: Area) {
    if !entry.is_picking() {
        return;
    }
    let words: Vec<&str> = entry.choices.iter().map(String::as_str).chain(entry.writes()).collect();
    let theme = canvas.look.theme;
    let page = if state.layout.panel.width > 0 { state.layout.panel } else { state.layout.page };
    let widest = words.iter().map(|choice| text::cells(choice)).max().unwrap_or(0) as u16 + 4;
    let width = widest.min(page.width);
    let wanted = words.len() as u16 + 2;
    let below = field.y + 1;
    let (room_below, room_above) = ((page.y + page.height).saturating_sub(below), field.y.saturating_sub(page.y));
    let is_below = wanted <= room_below || room_below >= room_above;
    let height = wanted.min(if is_below { room_below } else { room_above });
    if height < 3 {
        return;
    }
    let y = if is_below { below } else { field.y - height };
    let x = field.x.saturating_sub(2).max(page.x).min((page.x + page.width).saturating_sub(width));
    let area = Area { x, y, width, height };
    canvas.clear(area);
    canvas.frame(area, "", theme.frame_focus, theme.text);
    let inner = area.inside(2, 1);
    // The picked one is always among those in sight.
    let top = (entry.choice.unwrap_or(0) + 1).saturating_sub(inner.height as usize);
    for (i, choice) in words.iter().enumerate().skip(top).take(inner.height as usize) {
        let y = inner.y + (i - top) as u16;
        canvas.fitted(inner, inner.x, y, inner.width, choice, theme.text);
        if entry.choice == Some(i) {
            canvas.restyle(Area { y, height: 1, ..inner }, theme.selected);
        }
    }
}
