//! The list of projects: number, name, how far the KPI came, the published rating and what the table makes of it.

use super::canvas::Canvas;
use crate::app::State;
use crate::app::brief::Brief;
use crate::app::layout::Area;
use crate::app::page::grouped;
use crate::app::state::{Focus, Panel};
use crate::rules::{Agreement, Outcome, Table};
use crate::text;

/// Draws the list and gives the cursor's place when the list has the focus.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) -> Option<(u16, u16)> {
    let theme = canvas.look.theme;
    let focused = state.place.focus == Focus::List && state.place.panel == Panel::Project;
    let area = state.layout.list;
    let rows = state.layout.list_rows;
    if state.layout.framed {
        let (line, words) = if focused { (theme.frame_focus, theme.strong) } else { (theme.frame, theme.text) };
        canvas.frame(area, " 事業 ", line, words);
        if state.listed() > rows.height as usize {
            let at = state.row_of_project(state.place.project) as i64 + 1;
            let words = format!(" {}/{} ", grouped(at), grouped(state.listed() as i64));
            let x = (area.x + area.width).saturating_sub(text::cells(&words) as u16 + 2);
            canvas.text(area, x, area.y + area.height - 1, &words, theme.dim);
        }
    }
    let mut cursor = None;
    for i in 0..rows.height {
        let Some(index) = state.project_in_row(state.place.list_top + i as usize) else { break };
        let Some(brief) = state.briefs.get(index) else { break };
        let y = rows.y + i;
        let selected = index == state.place.project;
        row(canvas, state, rows, y, brief, state.is_changed(index));
        if selected {
            let style = if focused { theme.selected } else { theme.selected_dim };
            canvas.restyle(Area { y, height: 1, ..rows }, style);
            if focused {
                cursor = Some((rows.x, y));
            }
        }
    }
    cursor
}

fn row(canvas: &mut Canvas<'_>, state: &State, rows: Area, y: u16, brief: &Brief, changed: bool) {
    let theme = canvas.look.theme;
    let end = rows.x + rows.width;
    let number = brief.number.map_or_else(|| "?".to_owned(), |n| n.to_string());
    let widest = state.briefs.last().and_then(|b| b.number).map_or(1, |n| n.to_string().len());
    let number = format!("{number:>widest$}");
    let mut x = rows.x + canvas.text(rows, rows.x, y, &number, theme.text);
    let (star, style) = if changed { ("*", theme.warn) } else { (" ", theme.text) };
    x += canvas.text(rows, x, y, star, style);
    if rows.width >= 40 {
        x += canvas.text(rows, x, y, brief.scope.get(..3).unwrap_or("　"), theme.dim) + 1;
        let (from, to) = brief.period;
        let short = |y: Option<crate::ledger::year::FiscalYear>| y.map(|y| y.short()).unwrap_or_default();
        let period = format!("{}-{}", short(from), short(to).trim_start_matches('R'));
        x += canvas.text(rows, x, y, &format!("{period:<5}"), theme.dim) + 1;
    }
    // From the right: the mark, the published rating's short form, how many KPI were met.
    let mark = mark(brief.agreement, brief.outcome);
    let rating = short_rating(state.table, brief);
    let (met, scored, open) = (brief.kpis.achieved, brief.kpis.scored(), brief.kpis.open);
    let kpi = match (brief.plan, scored, open) {
        (true, ..) => "計画".to_owned(),
        (_, 0, 0) => "-".to_owned(),
        (_, _, 0) => format!("{met}/{scored}"),
        _ => format!("{met}/{scored}?{open}"),
    };
    let right = format!("{}{} {}", pad_left(&kpi, 5), pad_right(&rating, 5), mark);
    let right_cells = text::cells(&right) as u16;
    let name_width = end.saturating_sub(x).saturating_sub(right_cells);
    if name_width < 6 {
        canvas.fitted(rows, x, y, end.saturating_sub(x), &brief.name, theme.text);
        return;
    }
    canvas.fitted(rows, x, y, name_width, &brief.name, theme.text);
    let style = match (brief.agreement, open) {
        (Agreement::Differs | Agreement::OffList, _) => theme.warn,
        (_, 1..) => theme.open,
        _ => theme.text,
    };
    canvas.text(rows, end - right_cells, y, &right, style);
}

/// A sign for how published and suggested rating stand to each other; words are in the panel.
fn mark(agreement: Agreement, outcome: Outcome) -> &'static str {
    match (agreement, outcome) {
        (Agreement::Differs | Agreement::OffList, _) => "!",
        (_, Outcome::Range) => "~",
        (Agreement::Agrees, _) => "=",
        _ => " ",
    }
}

/// The published rating in two characters that no other rating of the table has.
fn short_rating(table: &Table, brief: &Brief) -> String {
    match &brief.rating {
        None => "―".to_owned(),
        Some(rating) => table.rating(rating).map_or_else(|| "外".to_owned(), |at| abbreviation(table, at)),
    }
}

/// The first two characters of a rating's short name; its last two where another begins alike (効果あり, 効果なし).
fn abbreviation(table: &Table, at: usize) -> String {
    let first = |name: &str| name.chars().take(2).collect::<String>();
    let names: Vec<&str> = table.ratings.iter().map(|rating| rating.short.as_str()).collect();
    let Some(name) = names.get(at) else { return String::new() };
    if names.iter().filter(|other| first(other) == first(name)).count() == 1 {
        return first(name);
    }
    let skipped = name.chars().count().saturating_sub(2);
    name.chars().skip(skipped).collect()
}

fn pad_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text::cells(text))))
}

fn pad_right(text: &str, width: usize) -> String {
    format!(" {text}{}", " ".repeat(width.saturating_sub(text::cells(text) + 1)))
}
