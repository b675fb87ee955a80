//! Moving about: projects, tabs, years, fields, the page under the cursor, the mouse.
//!
//! The policy in the panel: the field that is read is read to its end before the cursor goes on, so j alone reads a
//! whole page; a table's columns are kept while moving through its rows; nothing moves that the user didn't move.

use crate::json::Pointer;
use crate::ledger::field::Tab;

use super::modes::Mode;
use super::shelf::{self, ListRow};
use super::state::{Focus, Panel, State};

pub(super) fn show_tab(state: &mut State, tab: Tab) {
    if state.place.tab != tab || state.place.panel != Panel::Project {
        state.place.tab = tab;
        state.place.panel = Panel::Project;
        to_page_top(state);
    }
}

/// Lets the page be seen that was just chosen, where the list alone is on the screen. The keys stay with the list: they mean
/// the same on a screen of any size.
pub(super) fn peek(state: &mut State) {
    if state.layout.panel.width == 0 && state.place.panel == Panel::Project && !state.is_empty() {
        state.place.peeking = true;
    }
}

pub(super) fn to_page_top(state: &mut State) {
    state.place.field = 0;
    state.place.top = 0;
    state.search.at = None;
    state.pointed = None;
}

/// The project with a printed number, else the one at that position.
pub fn number_to_index(state: &State, number: usize) -> usize {
    let printed = state.book.briefs().iter().position(|brief| brief.number == i64::try_from(number).ok());
    printed.unwrap_or(number.saturating_sub(1))
}

/// Selects a project; the tab stays, the page begins at its top.
pub(super) fn select_project(state: &mut State, index: usize) {
    let index = index.min(state.projects().saturating_sub(1));
    if index != state.place.project || state.place.panel == Panel::Whole {
        state.place.project = index;
        if state.place.panel != Panel::Meeting {
            state.place.panel = Panel::Project;
        }
        state.place.year = None;
        to_page_top(state);
    }
}

/// So many half screens on: of the projects where there are more than fit, else of what the page still has to say.
pub(super) fn page_by(state: &mut State, halves: i64) {
    let (list, page) = (state.layout.list_rows.height, state.layout.page.height);
    let rows = |height: u16| {
        let screen = i64::from(height.saturating_sub(1).max(1)).saturating_mul(halves);
        screen / 2 + screen % 2
    };
    let all_fit = page > 0 && list > 0 && state.list_len() <= state.projects_in_sight();
    if state.in_panel() || state.is_peeking() || all_fit {
        scroll_by(state, rows(page))
    } else {
        step_project(state, rows(list))
    }
}

/// Selects the project so many rows down the list.
pub(super) fn step_project(state: &mut State, by: i64) {
    let at = state.selected_row();
    if !state.is_several() {
        let last = state.list_len().saturating_sub(1) as i64;
        return go_to_row(state, (at as i64).saturating_add(by).clamp(0, last.max(0)) as usize);
    }
    let rows: &mut dyn Iterator<Item = usize> =
        if by > 0 { &mut (at + 1..state.list_len()) } else { &mut (0..at).rev() };
    let most = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    if let Some(row) = rows.filter(|&row| state.is_stop(row)).take(most).last() {
        go_to_row(state, row);
    }
}

/// Selects what a row of the list shows: a project, or a ledger of which none is listed.
pub(super) fn go_to_row(state: &mut State, row: usize) {
    match state.list_row(row) {
        Some(ListRow::Project(which, project)) => {
            shelf::turn(state, which);
            select_project(state, project);
        }
        Some(ListRow::Town(which)) => shelf::turn(state, which),
        None => {}
    }
}

/// Scrolls the page; the selected field follows so that it stays in sight.
pub(super) fn scroll_by(state: &mut State, rows: i64) {
    let height = state.layout.laid.height as usize;
    let last = state.shown.page.rows.len().saturating_sub(height);
    let top = (state.place.top as i64).saturating_add(rows).clamp(0, last as i64) as usize;
    state.place.top = top;
    let fields = &state.shown.page.fields;
    let seen = |rows: &std::ops::Range<usize>| rows.start < top + height && rows.end > top;
    if fields.get(state.place.field).is_some_and(|field| seen(&field.rows)) {
        return;
    }
    let found =
        if rows > 0 { fields.iter().position(|f| seen(&f.rows)) } else { fields.iter().rposition(|f| seen(&f.rows)) };
    if let Some(found) = found {
        state.place.field = found;
    }
}

/// One down in the panel: first what is left of the field that is being read, then the next line of fields.
pub(super) fn field_down(state: &mut State) -> bool {
    let height = state.layout.laid.height as usize;
    let bottom = state.place.top + height;
    let page = &state.shown.page;
    let Some(field) = page.fields.get(state.place.field) else {
        let before = state.place.top;
        scroll_by(state, 1);
        return state.place.top != before;
    };
    if field.rows.end > bottom {
        state.place.top += 1;
        return true;
    }
    let line = page.fields.iter().map(|f| f.line).filter(|&line| line > field.line).min();
    let next = line.and_then(|line| nearest(state, line));
    let Some(next) = next.filter(|&next| page.fields[next].context <= bottom) else {
        // Rows that belong to no field are read as well, a row at a time, however low the window is.
        let before = state.place.top;
        state.place.top = (before + 1).min(page.rows.len().saturating_sub(height));
        return state.place.top != before;
    };
    state.place.field = next;
    reveal(state);
    true
}

pub(super) fn field_up(state: &mut State) -> bool {
    let page = &state.shown.page;
    let Some(field) = page.fields.get(state.place.field) else {
        let before = state.place.top;
        scroll_by(state, -1);
        return state.place.top != before;
    };
    if field.rows.start < state.place.top {
        state.place.top -= 1;
        return true;
    }
    let line = page.fields.iter().map(|f| f.line).filter(|&line| line < field.line).max();
    let next = line.and_then(|line| nearest(state, line));
    let height = state.layout.laid.height as usize;
    let Some(next) = next.filter(|&next| page.fields[next].rows.end + height > state.place.top) else {
        let before = state.place.top;
        state.place.top = before.saturating_sub(1);
        return state.place.top != before;
    };
    state.place.field = next;
    let (rows, before) = (state.shown.page.fields[next].rows.clone(), state.place.top);
    if rows.start < before {
        // A long field above is read from its end, and what stands between comes along.
        let top = rows.start.max(rows.end.max(before).saturating_sub(height));
        state.place.top = top.min(before.saturating_sub(1));
    }
    true
}

/// The field of a line whose column is nearest to the selected one's.
fn nearest(state: &State, line: usize) -> Option<usize> {
    let page = &state.shown.page;
    let column = page.fields.get(state.place.field).map_or(0, |field| field.column);
    let candidates = page.fields.iter().enumerate().filter(|(_, field)| field.line == line);
    candidates.min_by_key(|(_, field)| field.column.abs_diff(column)).map(|(i, _)| i)
}

/// Scrolls so that the selected field can be seen: whole if it fits, else from its first row; what stands above it as
/// its label comes along where there is room.
pub(super) fn reveal(state: &mut State) {
    let height = state.layout.laid.height as usize;
    let Some(field) = state.shown.page.fields.get(state.place.field) else { return };
    let rows = field.rows.clone();
    let from = if rows.end - field.context.min(rows.start) <= height { field.context } else { rows.start };
    if from < state.place.top {
        state.place.top = if from < rows.start { from } else { rows.start.saturating_sub(1) };
    } else if rows.end > state.place.top + height {
        state.place.top = (rows.end - height).min(from);
    }
}

/// Selects the first field of the page whose place is one, and brings it into sight; says whether there is one.
pub(super) fn select_field(state: &mut State, is: impl Fn(&Pointer) -> bool) -> bool {
    let at = state.shown.page.fields.iter().position(|field| is(&field.pointer));
    if let Some(at) = at {
        state.place.field = at;
        reveal(state);
    }
    at.is_some()
}

/// Brings the selected field back into sight where nothing of it is.
pub(super) fn keep_in_sight(state: &mut State) {
    let shown = state.place.top..state.place.top + state.layout.laid.height as usize;
    let field = state.shown.page.fields.get(state.place.field);
    if field.is_some_and(|field| field.rows.end <= shown.start || field.rows.start >= shown.end) {
        reveal(state);
    }
}

pub(super) fn step_field(state: &mut State, by: i64) {
    let last = state.shown.page.fields.len().saturating_sub(1) as i64;
    state.place.field = (state.place.field as i64).saturating_add(by).clamp(0, last) as usize;
    reveal(state);
}

pub(super) fn step_tab(state: &mut State, by: i64) {
    let at = Tab::ALL.iter().position(|&tab| tab == state.place.tab).unwrap_or(0) as i64;
    let to = at.saturating_add(by).rem_euclid(Tab::ALL.len() as i64) as usize;
    show_tab(state, Tab::ALL[to]);
}

/// Whether the project has a sheet of a year after the one shown (`by` 1), or before it (−1).
pub(crate) fn has_year(state: &State, by: i64) -> bool {
    let years = &state.shown.years;
    let now = state.with_subject(state.place.project, |s| s.review.and_then(|(_, r)| r.fiscal_year())).flatten();
    let at = now.and_then(|now| years.iter().position(|&year| year == now)).unwrap_or(0) as i64;
    usize::try_from(at + by).is_ok_and(|to| to < years.len())
}

pub(super) fn step_year(state: &mut State, by: i64) {
    let years = &state.shown.years;
    let now = state.with_subject(state.place.project, |s| s.review.and_then(|(_, r)| r.fiscal_year())).flatten();
    let at = now.and_then(|now| years.iter().position(|&year| year == now)).unwrap_or(0) as i64;
    let to = at.saturating_add(by).clamp(0, years.len().saturating_sub(1) as i64) as usize;
    let Some(&year) = years.get(to) else {
        return state.tell("この事業には、年度ごとの検証がまだありません。");
    };
    if Some(year) != now {
        state.place.year = Some(year);
        return to_page_top(state);
    }
    state.tell(match years.len() {
        1 => format!("この事業の検証は{year}だけです。ほかの年度はありません。"),
        _ if by > 0 => format!("{year}より後の検証はありません。"),
        _ => format!("{year}より前の検証はありません。"),
    });
}

pub(super) fn toggle_whole(state: &mut State) {
    state.place.panel = match state.place.panel {
        Panel::Whole => Panel::Project,
        Panel::Project | Panel::Meeting => Panel::Whole,
    };
    to_page_top(state);
}

pub(super) fn enter(state: &mut State) {
    if state.place.panel == Panel::Whole {
        // A project's line in the whole-ledger view leads to the project, a value's line to the value.
        let Some(pointer) = state.selected_field().cloned() else { return };
        let Some(project) = project_of(&pointer) else { return };
        if pointer.tokens().nth(2).is_some_and(|token| token == "name") {
            return select_project(state, project);
        }
        crate::app::modes::search::go_to(state, Some(project), &pointer, super::going::Then::Stay);
    }
    state.place.focus = Focus::Panel;
    state.place.peeking = false;
}

/// Whether [`enter`] leads anywhere.
pub(super) fn leads_in(state: &State) -> bool {
    match state.place.panel {
        Panel::Whole => state.selected_field().and_then(project_of).is_some(),
        Panel::Project => state.place.focus == Focus::List && !state.is_empty(),
        Panel::Meeting => false,
    }
}

/// The index of the project that a pointer leads into.
pub fn project_of(pointer: &Pointer) -> Option<usize> {
    let mut tokens = pointer.tokens();
    (tokens.next()? == "projects").then(|| tokens.next()?.parse().ok())?
}

pub(super) fn leave(state: &mut State) {
    state.count = None;
    state.pointed = None;
    if state.place.panel == Panel::Meeting {
        crate::app::modes::meeting::leave(state);
    } else if state.place.panel == Panel::Whole {
        toggle_whole(state);
    } else if state.place.focus == Focus::Panel {
        state.place.focus = Focus::List;
    } else if state.is_peeking() {
        state.place.peeking = false;
    } else {
        state.end_search();
    }
}

pub(super) fn click(state: &mut State, x: u16, y: u16) {
    if !matches!(state.mode, Mode::Browse) {
        return;
    }
    if state.layout.list_rows.holds(x, y) {
        let row = (y - state.layout.list_rows.y) as usize / state.rows_each() + state.place.list_top;
        // A heading leads to what stands below it.
        let row = if state.is_several() && !state.is_stop(row) { row + 1 } else { row };
        if state.list_row(row).is_some() {
            state.place.focus = Focus::List;
            go_to_row(state, row);
        }
    } else if state.layout.page.holds(x, y) {
        let row = (y - state.layout.page.y) as usize + state.place.top;
        let cell = x - state.layout.page.x;
        let on = |f: &crate::page::PageField| f.rows.contains(&row) && cell >= f.x && cell < f.x + f.width;
        if let Some(found) = state.shown.page.fields.iter().position(on) {
            state.place.field = found;
        }
        if state.place.panel == Panel::Project {
            state.place.focus = Focus::Panel;
        }
    } else if state.layout.panel.width > 0
        && y == state.layout.panel.y
        && let Some(tab) = super::tabs::at(state.layout, x)
    {
        show_tab(state, tab);
    }
}

pub(super) fn wheel(state: &mut State, x: u16, y: u16, steps: i32) {
    if !matches!(state.mode, Mode::Browse) {
        super::modes::wheel(state, i64::from(steps));
    } else if state.layout.list.holds(x, y) {
        step_project(state, i64::from(steps));
    } else {
        scroll_by(state, 3 * i64::from(steps));
    }
}
