//! The rows of a table, one after the other.
//!
//! A row's project is read first, then its KPI, then all other cells, whatever order the columns stand in: a value belongs to
//! the last project and KPI named at or above it. A row that is no data (a total, a note, a hidden row, the rest of a cell
//! above) is told from one before anything of it becomes a value. What becomes of a single value is in `value.rs`.

use std::ops::Range;

use super::free_text::{is_legend, is_note};
use super::left::Left;
use super::totals::is_total;
use super::{Column, Walk};
use crate::exchange::cells::{Raw, Sheet};
use crate::exchange::place::{As, is_answered};
use crate::exchange::values::{self, whole};
use crate::exchange::words::{squeezed, unified};

/// What the columns of a table say about all of its rows.
#[derive(Clone)]
pub(super) struct Shape<'c> {
    pub columns: &'c [Column],
    pub body: &'c [u32],
    /// The latest year of results.
    pub latest: Option<u16>,
    /// The year whose review it fills.
    pub year: u16,
    /// Whether a column names KPIs, and one projects, their numbers, results.
    pub kpis: bool,
    pub projects: bool,
    pub numbers: bool,
    pub actuals: bool,
    /// Whether the rows say what and the columns when.
    pub cross: bool,
    pub target_years: Vec<u16>,
    /// Whether each row says itself of which year it is.
    pub years: bool,
    /// Whether the rows say of which kind the words beside are: 「区分 | 内容」.
    pub kinds: bool,
    /// Whether its amounts are the parts of costs, and whether its results say of which year they are.
    pub items: bool,
    pub result_years: bool,
    /// Whether what was spent stands in the rows of projects and KPIs, once for each project.
    pub money: bool,
    /// Whether a row says a single value, and in another column what it is.
    pub single: bool,
    /// Whether a row says by a number which KPI it is about.
    pub by_number: bool,
    /// Whether a column has remarks.
    pub notes: bool,
    /// Whether rows say what the years' values are, 「目標」 and 「実績」: what a word that nobody knows says there is neither.
    pub told: bool,
}

/// What was read of some rows.
pub(super) struct Read {
    /// Before which row the table ends.
    pub used: usize,
    /// The rows that are about something.
    pub about: Vec<u32>,
}

/// A row while it is read.
#[derive(Clone, Copy)]
pub(super) struct Row<'r> {
    /// Its number in the body.
    pub n: usize,
    pub cells: &'r [usize],
}

impl<'c> Shape<'c> {
    /// Whether a column has results of a year.
    pub fn has_results(&self, year: u16) -> bool {
        self.columns.iter().any(|column| column.concept == "actual" && column.year == Some(year))
    }

    /// Whether several columns have the same verdict of several years: 「事業の評価 | R4 | R5 | R6」.
    pub fn has_verdicts(&self, concept: &str) -> bool {
        let mut years = self.columns.iter().filter(|column| column.concept == concept).map(|column| column.year);
        let first = years.next().flatten();
        first.is_some() && years.any(|year| year.is_some() && year != first)
    }

    fn of(sheet: &Sheet, columns: &'c [Column], body: &'c [u32]) -> Shape<'c> {
        let has = |concept: &str| columns.iter().any(|column| column.concept == concept);
        let years = |concept: &'static str| {
            columns.iter().filter(move |column| column.concept == concept).filter_map(|column| column.year)
        };
        // Below 「指標１ | 指標２」 a row names the KPIs.
        let counted = columns.iter().filter(|column| column.concept == "value").count() > 1;
        let (kpis, projects) = (has("kpi") || counted, has("project"));
        // A heading over several columns says its year once.
        let mut dated: Vec<_> =
            columns.iter().filter(|column| column.year.is_some()).map(|column| column.heading).collect();
        dated.dedup();
        // 「R6決算額 | R7予算額」 and 「単位 | 目標（R6） | 実績（R6）」 stand over values; a label of rows would be in front of the years.
        let of_kpi = ["unit", "target", "actual", "baseline", "goal", "rate"];
        let first = columns.iter().position(|column| column.heading.is_some()).unwrap_or_default();
        let label = |of: &Column| of.year.is_none() && !of_kpi.contains(&of.concept);
        let room = || body.iter().any(|row| sheet.row(*row).first().is_some_and(|cell| (cell.column as usize) < first));
        let labels = columns.get(first).is_some_and(label) || room();
        Shape {
            columns,
            body,
            // What was counted partway through a year is no result, but of that year all the same.
            latest: years("actual").chain(years("interim")).max(),
            year: 0,
            kpis,
            projects,
            numbers: has("number"),
            actuals: has("actual"),
            cross: !kpis && !projects && labels && dated.len() >= 2,
            target_years: years("target").collect(),
            years: has("year"),
            kinds: has("scope") && has("summary"),
            items: has("cost_item"),
            result_years: has("actual_year"),
            money: has("kpi") && has("project") && !has("year") && (has("cost") || has("grant")),
            single: has("value") && !has("target") && !has("actual"),
            by_number: false,
            notes: has("note"),
            told: false,
        }
    }
}

impl Walk<'_, '_> {
    /// Reads the rows of a table; gives how many of them belong to it.
    pub(super) fn table(&mut self, columns: &[Column], body: &[u32]) -> usize {
        self.keep_years(columns);
        let mut shape = Shape::of(self.sheet, columns, body);
        let undated = columns.iter().all(|column| column.year.is_none());
        shape.by_number = self.is_of_numbers(columns, body);
        shape.told = self.rows_tell(columns, body);
        (shape.kpis, shape.cross) = (shape.kpis || shape.by_number, shape.cross && !shape.by_number);
        shape.year =
            self.over_year.filter(|_| undated).unwrap_or_else(|| self.review_year(columns, body, shape.latest));
        if shape.kpis {
            self.table_year = Some(shape.year);
        }
        self.broken = self.broken_rows(&shape);
        let mut left = Left::above(&shape);
        left.above = std::mem::take(&mut self.above);
        left.band = self.goal.filter(|_| shape.projects);
        let read = self.in_halves(&mut shape, &mut left);
        if left.named_at.len() > 1 || columns.iter().any(|column| column.refers) {
            self.listed = Some(self.project);
        }
        self.above = left.above;
        // Columns of choices get a mark.
        let answers = (0_u32..).zip(columns).filter(|(_, column)| is_answered(column.concept) && !column.choice);
        self.maker.room.tables.push((self.index, answers.map(|(at, _)| at).collect(), read.about));
        read.used
    }

    /// Reads some rows of a table.
    pub(super) fn rows(&mut self, shape: &mut Shape<'_>, left: &mut Left, rows: Range<usize>) -> Read {
        let undated = shape.columns.iter().all(|column| column.year.is_none());
        let mut about = Vec::new();
        let (mut used, mut cells) = (rows.end, Vec::new());
        for (n, &number) in shape.body.iter().enumerate().take(rows.end).skip(rows.start) {
            cells.clear();
            cells.extend(self.sheet.row_indexes(number).filter(|&cell| self.is_in_strip(cell)));
            if cells.is_empty() {
                continue;
            }
            if shape.cross {
                cells = self.without_group(cells);
            }
            let row = Row { n, cells: &cells };
            if self.is_of_year(number) {
                shape.year = self.over_year.filter(|_| undated).unwrap_or(shape.year);
                continue;
            }
            if self.is_year_of_costs(shape, row) || self.is_amounts_of_years(shape, row) {
                about.push(number);
                continue;
            }
            if self.explains_kpi(shape, left, row) || self.says_between_kpis(shape, row) {
                continue;
            }
            if self.is_of_others(shape, row) {
                cells.iter().for_each(|&cell| self.say(cell, As::Unplaced, "ほかの団体の値(比較)"));
                continue;
            }
            if self.ends(shape, row) || self.is_below_all(shape, left, row) {
                used = n;
                break;
            }
            if cells.iter().all(|cell| self.done.contains(cell)) {
                continue;
            }
            if self.is_page_head(row)
                || self.is_outline(shape, left, row)
                || self.is_band(shape, left, row)
                || self.is_apart(shape, row)
                || self.is_alone(shape, left, row)
                || self.is_example(shape, row)
            {
                continue;
            }
            if self.is_listed_again(shape, row) {
                continue;
            }
            if self.is_sum(shape, row) {
                about.push(number);
                continue;
            }
            if self.is_hidden_row(shape, left, row) {
                continue;
            }
            about.push(number);
            if let Some(year) = self.year_of(shape, row) {
                shape.year = year;
            }
            let (number_of_row, number) = (number, self.number_of(shape, row));
            if self.project_among_kpis(shape, row) {
                left.kpi.clear();
                continue;
            }
            if self.is_note_row(shape, row, number) {
                continue;
            }
            let more = self.says_more_of_project(shape, left, row, number);
            let rest_of_name = if more { None } else { self.goes_on_with_name(shape, row) };
            let name_goes_on = more || rest_of_name.is_some();
            if !more && self.goes_on(shape, left, row, number)
                || !name_goes_on && self.is_displaced(shape, left, row, number)
            {
                continue;
            }
            match rest_of_name {
                _ if more => {}
                Some(name) => self.say(name, As::Label, "上の事業名の続き"),
                None => self.name_project(shape, left, row, number),
            }
            if self.is_of_another(shape, left, row) {
                continue;
            }
            if shape.by_number {
                self.turn_to_number(shape, left, row);
            }
            self.name_kpis(shape, left, row);
            self.keep_number(shape, left, row);
            if self.maker.given.unfilled && (!shape.projects || self.named(shape, row).is_some()) {
                self.unmarked(shape.columns, number_of_row, shape.year);
            }
            if self.row_kind(shape, row).is_some() {
                let of_kind = |cell: &usize| self.column(shape.columns, *cell).is_some_and(|of| of.concept == "scope");
                let kinds: Vec<usize> = cells.iter().copied().filter(of_kind).collect();
                kinds.into_iter().for_each(|cell| self.say(cell, As::Label, "行の見出し"));
            }
            let row_says = self.row_says(shape, row).or_else(|| self.line_says(left, number_of_row));
            let row_says = row_says.or_else(|| self.of_pair(shape, row).map(|pair| pair.says));
            for &cell in &cells {
                if !self.done.contains(&cell) {
                    self.value(shape, left, row, cell, row_says);
                }
            }
        }
        Read { used, about }
    }

    /// A row apart from the KPIs above it that names none: counts of marks, remarks, a sum without a word. Nothing of it is
    /// the last KPI's.
    fn is_apart(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let (Some(before), Some(&number)) = (row.n.checked_sub(1).map(|n| shape.body[n]), shape.body.get(row.n)) else {
            return false;
        };
        let names = |cell: &usize| {
            let column = self.column(shape.columns, *cell);
            column.is_some_and(|column| matches!(column.concept, "project" | "kpi" | "number" | "strategy"))
        };
        let says = |cell: &usize| is_total(&self.sheet.cells[*cell].text);
        let calculated = |cell: &usize| self.sheet.cells[*cell].formula().is_some();
        if !shape.kpis
            || number <= before + 1
            || (row.cells.len() < 2 && !row.cells.iter().all(calculated))
            || self.landmarks.is_beside(number)
            || row.cells.iter().any(|cell| names(cell) || says(cell))
        {
            return false;
        }
        for &cell in row.cells {
            self.say(cell, As::Unplaced, "表から離れた行の書き込み");
        }
        true
    }

    /// A row of one cell that is no data: words without columns, a note, a heading.
    fn is_alone(&mut self, shape: &Shape<'_>, left: &Left, row: Row<'_>) -> bool {
        let &[cell] = row.cells else { return self.is_note_beside(shape, row) };
        !self.is_run_on(shape, left, row)
            && (self.spaced(cell, shape.columns)
                || self.project_extra(cell)
                || (!self.is_data(cell, shape.columns, row.n) && self.free_text(cell, false, true)))
    }

    fn number_of(&self, shape: &Shape<'_>, row: Row<'_>) -> Option<usize> {
        let is_number = |cell: &usize| {
            let of_numbers = self.column(shape.columns, *cell).is_some_and(|column| column.concept == "number");
            of_numbers && !unified(&self.sheet.cells[*cell].text).starts_with('<')
        };
        row.cells.iter().copied().find(is_number)
    }

    fn is_run_on(&self, shape: &Shape<'_>, left: &Left, row: Row<'_>) -> bool {
        let above = row.n.checked_sub(1).and_then(|n| left.rows.get(n));
        let number = shape.body.get(row.n).copied().unwrap_or_default();
        let broken = self.maker.book.pasted || self.broken.contains(&number);
        let Some(&above) = above.filter(|_| broken) else { return false };
        let of_above: Vec<usize> = self.sheet.row_indexes(above).collect();
        // Below values in the middle of a name, its rest goes on with the row above them.
        let before = row.n.checked_sub(2).and_then(|n| left.rows.get(n)).copied();
        let begins = before.filter(|&before| before + 1 == above && self.are_beside(shape.columns, before, &of_above));
        !self.is_short(shape, &of_above)
            && !self.begins_names(shape.columns, shape.body, row.n)
            && self.runs_on(row.cells, shape.columns, begins.unwrap_or(above))
    }

    /// A row of a pasted table that only goes on with the cells above.
    fn goes_on(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>, number: Option<usize>) -> bool {
        if number.is_some() || !self.is_run_on(shape, left, row) {
            return false;
        }
        for &cell in row.cells {
            let words = self.sheet.cells[cell].text.clone();
            self.say(cell, As::Label, format!("上のセルの続き「{words}」"));
        }
        left.rows[row.n] = left.rows[row.n - 1];
        true
    }

    pub(super) fn named(&self, shape: &Shape<'_>, row: Row<'_>) -> Option<usize> {
        let names = |cell: &usize| self.column(shape.columns, *cell).is_some_and(|c| c.concept == "project");
        row.cells.iter().copied().find(names)
    }

    fn name_project(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>, number: Option<usize>) {
        if let Some(cell) = self.named(shape, row).filter(|&cell| values::is_ditto(&self.sheet.cells[cell].text)) {
            let name = self.project.filter(|_| left.own).map(|project| self.maker.projects[project].name.clone());
            match name {
                Some(name) => self.say(cell, As::Repeated, format!("上の事業「{name}」を指す")),
                None => {
                    self.project = None;
                    self.say(cell, As::Unplaced, "「〃」が何を指すか分からない");
                }
            }
            left.kpi.clear();
            left.parts.clear();
        } else if let Some(cell) = self.named(shape, row) {
            let full = self.joined(cell, shape.columns, shape.body, row.n);
            let struck = self.unstruck_name(cell);
            let full = struck.clone().unwrap_or(full);
            let text = number.and_then(|cell| whole(&self.sheet.cells[cell].text));
            let before = self.project;
            let apart = self.apart(shape, left, row, &full, text.as_deref());
            self.project_cell(cell, &full, text.as_deref(), apart);
            left.own = true;
            if struck.is_some() {
                self.ask_struck_name(cell, &full);
            }
            if let Some(project) = self.project {
                left.named_at.entry(project).or_insert(row.n);
            }
            if before != self.project {
                self.place_in_band(left);
                self.spanned(shape, left, row, before);
                if shape.columns.iter().all(|column| column.concept != "department") {
                    self.take_department();
                }
            }
            if self.maker.book.plain || number.is_some() {
                left.kpi.clear();
                left.parts.clear();
                left.sub.clear();
            }
        } else if let Some(cell) = number.filter(|&cell| !shape.projects && self.counts_projects(shape, cell)) {
            let known = whole(&self.sheet.cells[cell].text).and_then(|number| self.maker.numbered(&number));
            (self.project, left.own) = (known, true);
            if known.is_some() {
                self.say(cell, As::Repeated, "番号の事業は先に出ている");
            }
        } else if number.is_some_and(|cell| left.own && (self.maker.book.pasted || self.is_of_all(cell))) {
            self.project = None;
        } else if number.is_some_and(|cell| self.is_unnamed(shape, left, row, cell)) {
            self.project = None;
            left.kpi.clear();
            left.parts.clear();
        }
    }

    /// Whether a column of numbers says which of the projects that were named before its rows are about: 「事業No.」.
    fn counts_projects(&self, shape: &Shape<'_>, cell: usize) -> bool {
        self.column(shape.columns, cell).is_some_and(|column| column.refers || column.lowest().contains("事業"))
    }

    /// 「目標値」 or 「実績値」 in the row itself says what the years' values are.
    fn row_says(&mut self, shape: &Shape<'_>, row: Row<'_>) -> Option<&'static str> {
        let says = |cell: usize| {
            let unit = shape.single && self.concept(cell) == "unit";
            unit || matches!(self.concept(cell), "target" | "actual" | "interim" | "rate" | "baseline" | "goal")
        };
        let cell = row.cells.iter().copied().find(|&cell| {
            let says = says(cell);
            (says || shape.told)
                && match self.column(shape.columns, cell) {
                    Some(column) => column.concept == "scope" || says && column.concept == "kind",
                    None => says,
                }
        })?;
        // 「見込」 among 「目標」 and 「実績」.
        let said = if says(cell) { self.concept(cell) } else { "value" };
        self.say(cell, As::Label, "行の見出し");
        Some(said)
    }

    /// Whether rows say by turns that the years' values beside them are targets and results.
    fn rows_tell(&self, columns: &[Column], body: &[u32]) -> bool {
        let of_years = columns.iter().any(|of| of.year.is_some() && matches!(of.concept, "target" | "actual"));
        let kinds = columns.iter().position(|column| column.concept == "scope").filter(|_| of_years);
        let kind = |row: &u32| {
            let cell = self.sheet.row_indexes(*row).find(|&cell| Some(self.sheet.cells[cell].column as usize) == kinds);
            cell.map_or("", |cell| self.concept(cell))
        };
        kinds.is_some() && ["target", "actual"].iter().all(|says| body.iter().take(12).any(|row| kind(row) == *says))
    }

    /// Whether a cell that is alone in its row belongs to its column rather than being a note under the table.
    fn is_data(&self, cell: usize, columns: &[Column], n: usize) -> bool {
        let Some(column) = self.column(columns, cell) else { return false };
        let of = &self.sheet.cells[cell];
        let first = columns.iter().position(|column| !column.concept.is_empty());
        let flat = squeezed(&of.text);
        let mark = flat.starts_with(['※', '注']) || is_note(&flat) || is_legend(&flat);
        let long = matches!(column.concept, "current" | "obstacles" | "revisions" | "opinion" | "achievements");
        // In a form that isn't filled in yet an indicator's name is all that its row says.
        let named = self.maker.given.unfilled
            && column.concept == "kpi"
            && self.concept(cell).is_empty()
            && flat.chars().count() <= 60
            && !flat.ends_with('。');
        !mark && (named || first != Some(of.column as usize) || (n == 0 && long))
    }

    pub(super) fn zero_by_formula(&mut self, cell: usize) -> bool {
        let is = self.is_zero_by_formula(cell);
        if is {
            let (id, project) = (self.id(cell), self.project);
            let why = "空のセルを参照する式が 0 と見えている。何もない、でよいか";
            self.maker.ask(id, ("zero-formula", ""), why, project, Vec::new());
        }
        is
    }

    pub(super) fn is_zero_by_formula(&self, cell: usize) -> bool {
        let of = &self.sheet.cells[cell];
        of.formula().is_some() && of.raw == Raw::Number && squeezed(&of.text) == "0"
    }
}

/// The lines of a text that say something.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}
