//! The list of projects: number, name, how far the KPI came, the published rating and what the table makes of it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::State;
use crate::app::state::{Focus, Mode, Origin, Panel};
use crate::find::hits;
use crate::find::hits::HitLine;
use crate::ledger::year::FiscalYear;
use crate::page;
use crate::page::brief::Brief;
use crate::page::grouped;
use crate::rules::{Agreement, Outcome, Table};
use crate::text;

/// Draws the list and gives the cursor's place when the list has the focus.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) -> Option<(u16, u16)> {
    let theme = canvas.look.theme;
    let focused = state.place.focus == Focus::List && state.place.panel == Panel::Project;
    let area = Rect::from(state.layout.list);
    let rows = Rect::from(state.layout.list_rows);
    if state.layout.framed {
        let (line, words) = if focused { (theme.frame_focus, theme.strong) } else { (theme.frame, theme.text) };
        canvas.frame(area, " 事業 ", line, words);
        let most = area.width.saturating_sub(18) as usize;
        let (name, kept) = (file_name(&state.origin), text::fit(file_name(&state.origin), most));
        if most >= text::cells(name).min(8) {
            let words = format!(" {}{} ", kept.text, if kept.ellipsis { "…" } else { "" });
            canvas.text(area, area.x + 2, area.bottom() - 1, &words, theme.dim);
        }
        if state.listed() > rows.height as usize {
            let at = state.row_of_project(state.place.project) as i64 + 1;
            let words = format!(" {}/{} ", grouped(at), grouped(state.listed() as i64));
            let x = area.right().saturating_sub(text::cells(&words) as u16 + 2);
            canvas.text(area, x, area.bottom() - 1, &words, theme.dim);
        }
    }
    if state.is_empty() && state.loading.is_none() {
        canvas.text(rows, rows.x, rows.y, "事業がありません。", theme.dim);
        canvas.text(rows, rows.x, rows.y + 1, "a で加えられます。", theme.dim);
    } else if state.listed() == 0 {
        canvas.text(rows, rows.x, rows.y, "当てはまる事業はありません(f で戻る)。", theme.dim);
    }
    if let (Mode::Search(_), Some(query)) = (&state.mode, &state.search.query)
        && !state.search.hits.is_empty()
    {
        let (hits, at, most) = (&state.search.hits, state.search.at, usize::from(rows.height));
        found(canvas, state, rows, &hits::lines(state.book.doc(), state.book.briefs(), query, hits, at, most));
        return None;
    }
    let mut cursor = None;
    let each = state.rows_each() as u16;
    for i in 0..state.projects_in_sight() as u16 {
        let Some(index) = state.project_in_row(state.place.list_top + i as usize) else { break };
        let Some(brief) = state.book.briefs().get(index) else { break };
        let place = Rect { y: rows.y + i * each, height: each, ..rows };
        let line = Line { state, brief, changed: state.is_changed(index), supposed: state.supposes_about(index) };
        let named = if each == 1 { line.short(canvas, place) } else { line.tall(canvas, place) };
        if index == state.place.project {
            let style = if focused { theme.selected } else { theme.selected_dim };
            canvas.restyle(Rect { height: named, ..place }, style);
            if focused {
                cursor = Some((place.x, place.y));
            }
        }
    }
    cursor
}

/// The hits, while a search is typed: in place of the projects, or over the meeting.
pub(super) fn found(canvas: &mut Canvas<'_>, state: &State, rows: Rect, hits: &[HitLine]) {
    let theme = canvas.look.theme;
    canvas.clear(rows);
    let widest = hits.iter().map(|hit| text::cells(&hit.project)).max().unwrap_or(1);
    for (y, hit) in (rows.y..).zip(hits) {
        let end = rows.right();
        let mut x = rows.x + canvas.text(rows, rows.x, y, &pad_left(&hit.project, widest), theme.text) + 1;
        x += canvas.fitted(rows, x, y, rows.width / 3, hit.label, theme.dim) + 1;
        let kept = text::fit(&hit.text, usize::from(end.saturating_sub(x)));
        let marked = |at: usize| hit.marks.iter().any(|range| range.contains(&at));
        x += canvas.text_with(rows, x, y, kept.text, |at| if marked(at) { theme.hit } else { theme.text });
        if kept.ellipsis {
            canvas.text(rows, x, y, "…", theme.dim);
        }
        if hit.here {
            let mark = Rect { y, width: widest as u16, height: 1, ..rows };
            canvas.restyle(mark, theme.selected);
        }
    }
    if state.layout.framed {
        let area = Rect::from(state.layout.list);
        canvas.text(area, area.x + 1, area.y, " 一致 ", theme.strong);
    }
}

/// Which ledger is open.
fn file_name(origin: &Origin) -> &str {
    match origin {
        Origin::Embedded => "内蔵の台帳",
        Origin::Stdin => "標準入力",
        Origin::File(path) => path.rsplit('/').next().unwrap_or(path),
    }
}

/// One project of the list.
struct Line<'a> {
    state: &'a State,
    brief: &'a Brief,
    changed: bool,
    supposed: bool,
}

impl Line<'_> {
    /// Its number and the star of an unsaved change; gives the column behind them.
    fn number(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let theme = canvas.look.theme;
        let number = self.brief.number.map_or_else(|| "?".to_owned(), |n| n.to_string());
        let widest = self.state.book.briefs().last().and_then(|b| b.number).map_or(1, |n| n.to_string().len());
        let number = format!("{number:>widest$}");
        let x = area.x + canvas.text(area, area.x, area.y, &number, theme.text);
        let (star, style) = if self.changed { ("*", theme.warn) } else { (" ", theme.text) };
        let x = x + canvas.text(area, x, area.y, star, style);
        // While a supposed value stands, the project says so: what is listed of it is what is recorded.
        match self.supposed {
            true => x + canvas.text(area, x, area.y, "仮", theme.supposed) + 1,
            false => x,
        }
    }

    fn scope_and_period(&self) -> String {
        let (from, to) = self.brief.period;
        let short = |y: Option<FiscalYear>| y.map(|y| y.short()).unwrap_or_default();
        let period = format!("{}-{}", short(from), short(to).trim_start_matches('R'));
        format!("{} {period:<5}", self.brief.scope.get(..3).unwrap_or("　"))
    }

    fn style(&self, theme: Theme) -> Style {
        match (self.brief.agreement, self.brief.kpis.open) {
            (Agreement::Differs | Agreement::OffList, _) => theme.warn,
            (_, 1..) => theme.open,
            _ => theme.text,
        }
    }

    /// In one row: from the right the mark, the published rating's short form, how many KPI were met. Gives the rows
    /// that say its name.
    fn short(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let theme = canvas.look.theme;
        let end = area.right();
        let mut x = self.number(canvas, area);
        if area.width >= 40 {
            x += canvas.text(area, x, area.y, &self.scope_and_period(), theme.dim) + 1;
        }
        let mark = mark(self.brief.agreement, self.brief.outcome);
        let published = published(self.state.table, self.brief);
        let right = format!("{}{} {mark}", pad_left(&kpis(self.brief), 5), pad_right(&published, 5));
        let right_cells = text::cells(&right) as u16;
        let room = end.saturating_sub(x).saturating_sub(right_cells);
        if room < 6 {
            canvas.fitted(area, x, area.y, end.saturating_sub(x), &self.brief.name, theme.text);
            return 1;
        }
        canvas.fitted(area, x, area.y, room, &self.brief.name, theme.text);
        let style = self.style(theme);
        canvas.text(area, end - right_cells, area.y, &right, style);
        1
    }

    /// In several rows: the name, as much of it as all rows but the last hold; then the KPI and both ratings.
    fn tall(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let theme = canvas.look.theme;
        let end = area.right();
        let x = self.number(canvas, area);
        let room = end.saturating_sub(x);
        let name = page::beginning(&self.brief.name);
        let laid = text::wrap(name, usize::from(room).max(2));
        let named = (laid.len() as u16).clamp(1, area.height - 1);
        for (y, row) in (area.y..).zip(laid.iter().take(usize::from(named))) {
            let last = y + 1 == area.y + named;
            let words = if last { &name[row.range.start..] } else { &name[row.range.clone()] };
            canvas.fitted(area, x, y, room, words.trim_end(), theme.text);
        }
        let y = area.y + named;
        let style = self.style(theme);
        let facts =
            [format!("{} {}", self.scope_and_period(), self.brief.department), self.scope_and_period(), String::new()];
        let outcome = format!("{} {}", kpis(self.brief), self.ratings());
        let cells = text::cells(&outcome) as u16;
        if let Some(facts) = facts.iter().find(|facts| text::cells(facts) as u16 + cells < room) {
            canvas.text(area, x, y, facts, theme.dim);
        }
        canvas.text(area, end.saturating_sub(cells).max(x), y, &outcome, style);
        named
    }

    /// Published and suggested: `相当=相当`, `外!効果か効果`, or what was published alone where nothing is suggested.
    fn ratings(&self) -> String {
        let table = self.state.table;
        let published = published(table, self.brief);
        let suggested = match self.brief.candidates[..] {
            [] => String::new(),
            [one] => abbreviation(table, one),
            [first, second] => format!("{}/{}", abbreviation(table, first), abbreviation(table, second)),
            [first, .., last] => format!("{}-{}", abbreviation(table, first), abbreviation(table, last)),
        };
        format!("{published} {}{suggested}", mark(self.brief.agreement, self.brief.outcome))
    }
}

/// How many KPI were met, of how many, and how many aren't known yet.
fn kpis(brief: &Brief) -> String {
    let (met, scored, open) = (brief.kpis.achieved, brief.kpis.scored(), brief.kpis.open);
    match (brief.plan, scored, open) {
        (true, ..) => "計画".to_owned(),
        (_, 0, 0) => "-".to_owned(),
        (_, _, 0) => format!("{met}/{scored}"),
        _ => format!("{met}/{scored}?{open}"),
    }
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
fn published(table: &Table, brief: &Brief) -> String {
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
