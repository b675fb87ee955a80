//! The list of projects: number, name, a sign for each KPI, the published rating, and what the table makes of it where that
//! is something else.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::hits;
use super::theme::Theme;
use crate::app::State;
use crate::app::book::Book;
use crate::app::command::{self, Command};
use crate::app::shelf::{Beside, ListRow};
use crate::app::state::{Focus, Mode, Panel};
use crate::check::Findings;
use crate::page;
use crate::page::brief::Brief;
use crate::page::grouped;
use crate::page::listed::{self, Columns, Marks};
use crate::rules::{Agreement, Table, Verdict};
use crate::text;

/// Draws the list and gives the cursor's place when the list has the focus.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) -> Option<(u16, u16)> {
    let theme = canvas.look.theme;
    let focused = state.place.focus == Focus::List && state.place.panel == Panel::Project;
    let area = Rect::from(state.layout.list);
    let rows = Rect::from(state.layout.list_rows);
    if state.layout.framed {
        let (line, words) = if focused { (theme.frame_focus, theme.strong) } else { (theme.frame, theme.text) };
        canvas.frame(area, &title(state), line, words);
        let most = area.width.saturating_sub(18) as usize;
        let (name, kept) = (state.origin.name(), text::fit(state.origin.name(), most));
        if most >= text::cells(name).min(8) {
            let words = format!(" {}{} ", kept.text, if kept.ellipsis { "…" } else { "" });
            canvas.text(area, area.x + 2, area.bottom() - 1, &words, theme.dim);
        }
        if state.list_len() > rows.height as usize {
            let at = state.listed_before() as i64 + 1;
            let words = format!(" {}/{} ", grouped(at), grouped(state.listed() as i64));
            let x = area.right().saturating_sub(text::cells(&words) as u16 + 2);
            canvas.text(area, x, area.bottom() - 1, &words, theme.dim);
        }
    }
    if state.is_several() {
        // The headings say which ledgers are empty.
    } else if state.is_empty() && state.loading.is_none() {
        canvas.text(rows, rows.x, rows.y, "事業がありません。", theme.dim);
        if !state.is_closed() {
            canvas.text(rows, rows.x, rows.y + 1, "a で加えられます。", theme.dim);
            canvas.text(rows, rows.x, rows.y + 2, "I でExcelを読めます。", theme.dim);
        }
    } else if state.listed() == 0 {
        canvas.text(rows, rows.x, rows.y, "当てはまる事業はありません(f で戻る)。", theme.dim);
    }
    if let (Mode::Search(_), Some(query)) = (&state.mode, &state.search.query)
        && state.hit_place().1 > 0
    {
        hits::draw(canvas, state, rows, query);
        return None;
    }
    legend(canvas, state);
    let mut cursor = None;
    let each = state.rows_each() as u16;
    for i in 0..state.projects_in_sight() as u16 {
        let place = Rect { y: rows.y + i * each, height: each, ..rows };
        let row = state.place.list_top + i as usize;
        let named = match state.list_row(row) {
            Some(ListRow::Town(which)) => heading(canvas, state, which, place),
            Some(ListRow::Project(which, index)) => {
                let Beside { book, table, .. } = state.beside(which);
                let Some(brief) = book.briefs().get(index) else { break };
                let changed = book.is_changed(index);
                let supposed = which == state.shelf.in_hand() && state.supposes_about(index);
                let parts = state.columns.parts_at(row);
                let line = Line { book, table, brief, changed, supposed, parts };
                if each == 1 { line.short(canvas, place, &state.columns) } else { line.tall(canvas, place) }
            }
            None => break,
        };
        if row == state.selected_row() {
            let style = if focused { theme.selected } else { theme.selected_dim };
            canvas.restyle(Rect { height: named, ..place }, style);
            if focused {
                // At the beginning of the row: beside it stands the frame.
                cursor = Some((place.x, place.y));
            }
        }
    }
    cursor
}

/// The title of the list. While only some of the projects are listed it says so, and how all come back, in as many words as
/// there is room for.
fn title(state: &State) -> String {
    if !state.differing {
        return " 事業 ".to_owned();
    }
    let all: usize = (0..state.ledgers()).map(|which| state.beside(which).book.briefs().len()).sum();
    let counts = format!("事業 {}/{}", grouped(state.listed() as i64), grouped(all as i64));
    let key = command::of(Command::Differing).and_then(|entry| state.setup.keymap.keys(entry).first());
    let way = key.map_or_else(String::new, |key| format!("({key} で解く)"));
    let wordings = [
        format!(" {counts} 評価が違うもの {way} "),
        format!(" {counts} 違うもの{way} "),
        format!(" {counts} {way} "),
        format!(" {counts} 違うもの "),
    ];
    let room = usize::from(state.layout.list.width.saturating_sub(4));
    let [.., last] = &wordings;
    wordings.iter().find(|words| text::cells(words) <= room).unwrap_or(last).replace("  ", " ")
}

/// The heading of one of several ledgers: the town and year, what is wrong there, and the star of unsaved changes.
fn heading(canvas: &mut Canvas<'_>, state: &State, which: usize, area: Rect) -> u16 {
    let theme = canvas.look.theme;
    let beside = state.beside(which);
    let (file, end) = (beside.origin.name(), area.right());
    if beside.waiting || beside.broken.is_some() {
        let why = beside.broken.unwrap_or("読み込み中");
        let style = if beside.waiting { theme.dim } else { theme.warn };
        canvas.fitted(area, area.x, area.y, area.width, &format!("{file}: {}", without_file(why, file)), style);
        return 1;
    }
    let pending = beside.book.findings().map_or(0, Findings::pending);
    let right = match pending {
        _ if beside.book.briefs().is_empty() => "事業なし".to_owned(),
        0 => String::new(),
        pending => format!("要対応 {}", grouped(pending as i64)),
    };
    let cells = text::cells(&right) as u16;
    let x = area.x + canvas.text(area, area.x, area.y, "■", theme.heading);
    let star = if beside.book.changes().is_empty() { " " } else { "*" };
    let x = x + canvas.text(area, x, area.y, star, theme.warn);
    let year = beside.book.ledger().front().front().fiscal_year().map(|year| year.short()).unwrap_or_default();
    let name = format!("{} {year}", beside.short_town());
    let used = canvas.fitted(area, x, area.y, end.saturating_sub(x), &name, theme.heading);
    if x + used + 1 + cells <= end {
        canvas.text(area, end - cells, area.y, &right, theme.dim);
    }
    1
}

/// A sentence about a file without the file's name, which stands before it already.
fn without_file<'a>(sentence: &'a str, file: &str) -> &'a str {
    sentence.split_once(file).map_or(sentence, |(_, rest)| rest.trim_start_matches([':', ' ']))
}

/// One project of the list.
struct Line<'a> {
    book: &'a Book,
    table: &'a Table,
    brief: &'a Brief,
    changed: bool,
    supposed: bool,
    /// The byte at which its name parts from the one most alike.
    parts: usize,
}

impl Line<'_> {
    /// Its number and the star of an unsaved change; gives the column behind them.
    fn number(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let theme = canvas.look.theme;
        let number = self.brief.number.map_or_else(|| "?".to_owned(), |n| n.to_string());
        let widest = number_cells(self.book.briefs());
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

    /// In one row: from the right the published rating, marked where the suggestion is another one, and the KPI's marks, in
    /// the list's columns. Gives the rows that say its name.
    fn short(&self, canvas: &mut Canvas<'_>, area: Rect, columns: &Columns) -> u16 {
        let theme = canvas.look.theme;
        let end = area.right();
        let x = self.number(canvas, area);
        let width = usize::from(end.saturating_sub(x));
        let shape = columns.shape(width);
        let room = columns.name(shape, width);
        if room < 6 {
            canvas.fitted(area, x, area.y, end.saturating_sub(x), &self.brief.name, theme.text);
            return 1;
        }
        canvas.text(area, x, area.y, &listed::fitted(page::beginning(&self.brief.name), self.parts, room), theme.text);
        let mut at = x + room as u16 + 1;
        for (ink, words) in listed::marks(self.brief, shape.0) {
            at += canvas.text(area, at, area.y, &words, theme.ink(ink));
        }
        let at = end - columns.rating(shape) as u16;
        let style = self.style(theme);
        let used = canvas.text(area, at, area.y, &listed::published(self.table, self.brief, shape.1), style);
        if listed::differs(self.brief) {
            canvas.text(area, at + used, area.y, "！", style);
        }
        1
    }

    /// In several rows: the name, as much of it as all rows but the last hold; then the KPI and both ratings; then, or behind
    /// them, scope, period and department.
    fn tall(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let theme = canvas.look.theme;
        let end = area.right();
        let x = self.number(canvas, area);
        let room = end.saturating_sub(x);
        let name = page::beginning(&self.brief.name);
        let laid = text::first_rows(name, usize::from(room).max(2), usize::from(area.height - 1));
        let named = (laid.len() as u16).clamp(1, area.height - 1);
        for (y, row) in (area.y..).zip(laid.iter().take(usize::from(named))) {
            let last = y + 1 == area.y + named;
            let from = row.range.start;
            let words = if last { &name[from..] } else { &name[row.range.clone()] };
            let words = listed::fitted(words.trim_end(), self.parts.saturating_sub(from), usize::from(room));
            canvas.text(area, x, y, &words, theme.text);
        }
        let y = area.y + named;
        let mut at = x;
        for (ink, words) in listed::marks(self.brief, Marks::Signs) {
            at += canvas.fitted(area, at, y, end.saturating_sub(at), &words, theme.ink(ink));
        }
        at += u16::from(at > x);
        let published = listed::published(self.table, self.brief, true);
        let style = if self.brief.plan { theme.dim } else { self.style(theme) };
        at += canvas.fitted(area, at, y, end.saturating_sub(at), &published, style);
        // In words where they fit, else by the sign alone.
        let [long, short] = self.suggested();
        let fits = |words: &&String| at + text::cells(words) as u16 <= end;
        if let Some(words) = [&long, &short].into_iter().find(fits) {
            at += canvas.text(area, at, y, words, self.style(theme));
        }
        let known = listed::scope_and_period(self.brief);
        let blank = if known.is_empty() { "" } else { " " };
        let facts = format!("{known}{blank}{}", self.brief.department);
        if y + 1 < area.bottom() {
            canvas.fitted(area, x, y + 1, room, &facts, theme.dim);
            return named;
        }
        // The department is cut with a sign, where there is room for some of it or for the sign alone.
        let room = usize::from(end.saturating_sub(at + 2));
        if room >= text::cells(&facts).min(text::cells(&known) + 3) {
            let fitted = text::fit(&facts, room);
            let words = format!("{}{}", fitted.text, if fitted.ellipsis { "…" } else { "" });
            canvas.text(area, end - text::cells(&words) as u16, y, &words, theme.dim);
        }
        named
    }

    /// What is suggested where it isn't just what was published: what agrees needs no words. In words, and as a sign.
    fn suggested(&self) -> [String; 2] {
        let words = page::candidates(self.table, &self.brief.candidates);
        match (self.brief.agreement, words.is_empty()) {
            _ if self.brief.plan => Default::default(),
            (Agreement::Agrees, _) | (Agreement::None, true) => Default::default(),
            (Agreement::OffList, true) => Default::default(),
            (Agreement::Differs, true) => ["！".to_owned(), "！".to_owned()],
            (Agreement::Differs, false) => [format!("！提案は{words}"), "！".to_owned()],
            (Agreement::OffList | Agreement::Within | Agreement::None, _) => [format!(" 提案は{words}"), String::new()],
        }
    }

    fn style(&self, theme: Theme) -> Style {
        match self.brief.agreement {
            _ if self.brief.plan => theme.text,
            Agreement::Differs | Agreement::OffList => theme.warn,
            Agreement::Within => theme.open,
            _ => theme.text,
        }
    }
}

/// Cells of the numbers.
fn number_cells(briefs: &[Brief]) -> usize {
    briefs.last().and_then(|brief| brief.number).map_or(1, |number| number.to_string().len())
}

/// What the signs mean that stand in the list. Where there isn't room for all in whole words they are told in shorter ones.
fn legend(canvas: &mut Canvas<'_>, state: &State) {
    let area = Rect::from(state.layout.legend);
    if area.is_empty() {
        return;
    }
    let theme = canvas.look.theme;
    let shape = state.columns.shape(usize::from(area.width).saturating_sub(number_cells(state.book.briefs()) + 1));
    let meanings = [
        (Verdict::Achieved, "達成", "達成"),
        (Verdict::Missed, "未達", "未達"),
        (Verdict::Open, "未確定", "未定"),
        (Verdict::Excluded, "対象外", "除外"),
        (Verdict::Unusable, "判定不能", "不能"),
    ];
    let occurring = meanings.into_iter().filter(|(verdict, ..)| state.columns.has(*verdict));
    let signs = occurring.map(|(verdict, long, short)| {
        let (sign, ink) = page::sign(verdict);
        (sign, theme.ink(ink), [long, short])
    });
    let mut signs: Vec<_> = signs.collect();
    if shape.0 == Marks::Share && state.rows_each() == 1 {
        signs.retain(|(sign, ..)| {
            ![Verdict::Achieved, Verdict::Missed].map(|verdict| page::sign(verdict).0).contains(sign)
        });
        signs.insert(0, ("1/2", theme.text, ["達成/判定", "達成/判定"]));
    }
    if state.columns.any_differs() {
        signs.push(("！", theme.warn, ["提案と違う", "提案差"]));
    }
    // What is marked, before the marks: a number behind one says of how many KPI.
    let counted = state.rows_each() == 1 && shape.0 == Marks::Counts;
    let lead = if counted { "KPIの数" } else { "KPI" };
    let place = |(lead, wording): (&str, usize)| {
        let (mut x, mut y) = (area.x, area.y);
        x += if lead.is_empty() { 0 } else { text::cells(lead) as u16 + 1 };
        let places = signs.iter().map(|(sign, _, words)| {
            let cells = (text::cells(sign) + 1 + text::cells(words[wording])) as u16;
            if x + cells > area.right() {
                (x, y) = (area.x, y + 1);
            }
            let at = (x, y);
            x += cells + 1;
            (at, x - 1 <= area.right() && y < area.bottom())
        });
        places.collect::<Vec<_>>()
    };
    let whole = |said: &(&str, usize)| place(*said).iter().all(|(_, fits)| *fits);
    let ways = [(lead, 0), ("KPI", 0), ("", 0), (lead, 1), ("KPI", 1), ("", 1)];
    let said = ways.into_iter().find(whole).unwrap_or(("", 1));
    let (lead, wording) = said;
    if !signs.is_empty() {
        canvas.text(area, area.x, area.y, lead, theme.dim);
    }
    for ((sign, style, words), ((x, y), fits)) in signs.iter().zip(place(said)) {
        if fits {
            // The colon keeps a sign apart from its word: 未 is the first character of 未達.
            let x = x + canvas.text(area, x, y, sign, *style);
            let x = x + canvas.text(area, x, y, ":", theme.dim);
            canvas.text(area, x, y, words[wording], theme.dim);
        }
    }
}
