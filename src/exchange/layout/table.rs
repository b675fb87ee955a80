//! The rows of a table, one after the other.
//!
//! A row's project is read first, then its KPI, then all other cells, whatever order the columns stand in: a value belongs to
//! the last project and KPI named at or above it. A row that is no data (a total, a note, a hidden row, the rest of a cell
//! above) is told from one before anything of it becomes a value. What becomes of a single value is in `value.rs`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::free_text::is_note;
use super::texts::Sign;
use super::totals::is_total;
use super::{Column, Walk};
use crate::exchange::cells::Raw;
use crate::exchange::place::{Around, As, Place, is_answered};
use crate::exchange::values::{self, whole};
use crate::exchange::words::{squeezed, unified};

/// What the columns of a table say about all of its rows.
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
    /// Whether a row says a single value, and in another column what it is.
    pub single: bool,
}

/// What the rows that were read have left for those below.
#[derive(Default)]
pub(super) struct Left {
    /// By column: the text last seen there, for a 〃.
    pub above: BTreeMap<u32, Arc<str>>,
    /// By block: the KPI whose row it is, with its unit.
    pub kpi: BTreeMap<usize, (usize, Option<Arc<str>>)>,
    /// By block: the KPIs that one cell counts up (「①… ②…」), by their number, with their units.
    pub parts: BTreeMap<usize, Vec<Part>>,
    /// The cell that named a project's KPI in a year.
    pub years: BTreeMap<(usize, usize, u16), usize>,
    /// By column: what a heading inside it says of the cells below (評価 → the reason).
    pub sub: BTreeMap<u32, &'static str>,
    /// By block: the year in which its KPI was named.
    pub named: BTreeMap<usize, u16>,
    /// The KPIs whose names stand in headings, by project, name and year.
    pub headed: HashMap<(usize, String, u16), usize>,
    /// The rows that the KPI named last takes up.
    pub lines: Option<(u32, u32)>,
    /// A heading over the rows below it that is no project's: their place in the strategy.
    pub band: Option<usize>,
    /// Whether the table has named a project of its own.
    pub own: bool,
    /// By column: the cell that said last where projects belong in the strategy, or which department they have.
    pub over: BTreeMap<u32, usize>,
    /// By project: the row of the table that named it first.
    pub named_at: HashMap<usize, usize>,
    /// Whether the rows' numbers count projects, where that was asked.
    pub counts_projects: Option<bool>,
    /// The amount whose rows are being read, where they stand among those of KPIs.
    pub money: Option<super::names_below::Money>,
    /// By number of a row: the row that it goes on with.
    rows: Vec<u32>,
}

/// One of several KPIs that a cell counts up.
#[derive(Clone)]
pub(super) struct Part {
    /// Its number in the cell.
    pub number: usize,
    pub kpi: usize,
    pub unit: Option<String>,
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

    fn of(columns: &'c [Column], body: &'c [u32]) -> Shape<'c> {
        let has = |concept: &str| columns.iter().any(|column| column.concept == concept);
        let years = |concept: &'static str| {
            columns.iter().filter(move |column| column.concept == concept).filter_map(|column| column.year)
        };
        let (kpis, projects) = (has("kpi"), has("project"));
        Shape {
            columns,
            body,
            latest: years("actual").max(),
            year: 0,
            kpis,
            projects,
            numbers: has("number"),
            actuals: has("actual"),
            cross: !kpis && !projects && columns.iter().filter(|column| column.year.is_some()).count() >= 2,
            target_years: years("target").collect(),
            years: has("year"),
            single: has("value") && !has("target") && !has("actual"),
        }
    }
}

impl Walk<'_, '_> {
    /// Reads the rows of a table; gives how many of them belong to it.
    pub(super) fn table(&mut self, columns: &[Column], body: &[u32]) -> usize {
        let mut shape = Shape::of(columns, body);
        let undated = columns.iter().all(|column| column.year.is_none());
        shape.year = self.over_year.filter(|_| undated).unwrap_or_else(|| self.review_year(columns, shape.latest));
        if shape.kpis {
            self.table_year = Some(shape.year);
        }
        let above = std::mem::take(&mut self.above);
        let band = self.goal.filter(|_| shape.projects);
        let mut left = Left { own: shape.projects, rows: body.to_vec(), above, band, ..Left::default() };
        let mut about = Vec::new();
        let (mut used, mut cells) = (body.len(), Vec::new());
        for (n, &number) in body.iter().enumerate() {
            cells.clear();
            cells.extend(self.sheet.row_indexes(number).filter(|&cell| self.is_in_strip(cell)));
            if cells.is_empty() {
                continue;
            }
            let row = Row { n, cells: &cells };
            if self.is_of_year(number) {
                shape.year = self.over_year.filter(|_| undated).unwrap_or(shape.year);
                continue;
            }
            if self.is_year_of_costs(&shape, row) {
                about.push(number);
                continue;
            }
            if self.ends(&shape, row) {
                used = n;
                break;
            }
            if self.is_page_head(row)
                || self.is_band(&shape, &mut left, row)
                || self.is_apart(&shape, row)
                || self.is_alone(&shape, &left, row)
                || self.is_example(&shape, row)
            {
                continue;
            }
            if self.is_listed_again(&shape, row) {
                continue;
            }
            if self.is_sum(&shape, row) {
                about.push(number);
                continue;
            }
            if self.is_hidden_row(&shape, row) {
                continue;
            }
            about.push(number);
            if let Some(year) = self.year_of(&shape, row) {
                shape.year = year;
            }
            let (number_of_row, number) = (number, self.number_of(&shape, row));
            if self.goes_on(&shape, &mut left, row, number) || self.is_displaced(&shape, &mut left, row, number) {
                continue;
            }
            self.name_project(&shape, &mut left, row, number);
            self.name_kpis(&shape, &mut left, row);
            if self.maker.given.unfilled && (!shape.projects || self.named(&shape, row).is_some()) {
                self.unmarked(shape.columns, number_of_row, shape.year);
            }
            let row_says = self.row_says(&shape, row).or_else(|| self.line_says(&left, number_of_row));
            for &cell in &cells {
                if !self.done.contains(&cell) {
                    self.value(&shape, &mut left, row, cell, row_says);
                }
            }
        }
        self.above = left.above;
        // Columns of choices get a mark.
        let answers = (0_u32..).zip(columns).filter(|(_, column)| is_answered(column.concept) && !column.choice);
        self.maker.room.tables.push((self.index, answers.map(|(at, _)| at).collect(), about));
        used
    }

    /// Whether the table has ended above this row: a label at the left says something that no column does.
    fn ends(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let (Some(&first), Some(&number)) = (row.cells.first(), shape.body.get(row.n)) else { return false };
        // A number in front of a label, where the table has no column, is the label's.
        let counted = self.column(shape.columns, first).is_none() && whole(&self.sheet.cells[first].text).is_some();
        let leftmost = row.cells.get(1).copied().filter(|_| counted).unwrap_or(first);
        let gap = row.n.checked_sub(1).and_then(|n| shape.body.get(n)).is_some_and(|above| number > above + 1);
        if gap && !shape.kpis && !shape.cross && !shape.projects {
            return true;
        }
        let label = matches!(
            self.concept(leftmost),
            "rating"
                | "mark"
                | "comment"
                | "policy"
                | "reason"
                | "opinion"
                | "outside"
                | "achievements"
                | "current"
                | "stage_one"
                | "stage_two"
                | "revised"
                | "project"
                | "summary"
                | "period"
                | "funding_group"
                | "program"
                | "budget"
                | "why"
                | "result"
                | "response"
                | "obstacles"
                | "revisions"
                | "viewpoint"
        );
        let of_text = matches!(self.concept(leftmost), "purpose" | "current" | "obstacles" | "revisions");
        if of_text
            && row.cells.len() == 1
            && self.column(shape.columns, leftmost).is_none_or(|column| column.concept != self.concept(leftmost))
        {
            return true;
        }
        let amounts = shape.cross && self.concept(leftmost) == "budget";
        let label = (label && !amounts) || (of_text && row.cells.len() <= 2);
        let of_column = matches!(
            shape.columns.get(self.sheet.cells[leftmost].column as usize).map(|column| column.concept),
            Some(
                "kind"
                    | "rating"
                    | "policy"
                    | "kpi_rating"
                    | "program"
                    | "budget"
                    | "comment"
                    | "achievements"
                    | "reason"
            )
        );
        let own = self.column(shape.columns, leftmost).is_some_and(|column| column.concept == self.concept(leftmost));
        let after_gap = gap && !self.concept(leftmost).is_empty() && row.cells.len() > 1 && !own;
        // 「実績額 | 5,150千円」 right below a table of KPIs or years of the sheet's own project.
        let of_money = matches!(self.concept(leftmost), "cost" | "grant" | "budget");
        let below_kpis = shape.columns.get(self.sheet.cells[leftmost].column as usize).map(|column| column.concept);
        if of_money && self.project.is_some() && !shape.projects && matches!(below_kpis, Some("year" | "kpi")) {
            return true;
        }
        // 「有効性 | 中 | 総合評価 | Ｂ」 below amounts of years: labels and their values.
        let pairs = row.cells.iter().skip(1).any(|&cell| !self.concept(cell).is_empty());
        ((label || after_gap) && !of_column) || (shape.cross && (self.concept(leftmost).is_empty() || pairs))
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
        let &[cell] = row.cells else { return false };
        !self.is_run_on(shape, left, row)
            && (self.spaced(cell, shape.columns)
                || self.project_extra(cell)
                || (!self.is_data(cell, shape.columns, row.n) && self.free_text(cell, false, true)))
    }

    /// A row of sums, or one whose columns are years.
    fn is_sum(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let total = row.cells.iter().copied().find(|&cell| self.texts.has(cell, &[Sign::Total]));
        match total {
            Some(total) => self.total(row.cells, total, shape.columns),
            None if shape.cross => self.cross(row.cells, shape.columns),
            None => return false,
        }
        true
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
        self.maker.book.pasted && above.is_some_and(|&above| self.runs_on(row.cells, shape.columns, above))
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
            let text = number.and_then(|cell| whole(&self.sheet.cells[cell].text));
            let before = self.project;
            let apart = self.apart(shape, left, row, &full, text.as_deref());
            self.project_cell(cell, &full, text.as_deref(), apart);
            left.own = true;
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
        }
    }

    /// Whether a column of numbers says which of the projects that were named before its rows are about: 「事業No.」.
    fn counts_projects(&self, shape: &Shape<'_>, cell: usize) -> bool {
        self.column(shape.columns, cell).is_some_and(|column| column.refers || column.lowest().contains("事業"))
    }

    fn name_kpis(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>) {
        for &cell in row.cells {
            let Some(column) = self.column(shape.columns, cell) else { continue };
            if column.concept == "kpi" && !self.done.contains(&cell) {
                self.name_kpi(shape, left, row, cell, column);
            }
        }
    }

    fn name_kpi(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>, cell: usize, column: &Column) {
        let text = self.joined(cell, shape.columns, shape.body, row.n);
        let plain = unified(&text);
        // Most names end otherwise; they aren't looked at any closer.
        let label = Some(&*plain).filter(|plain| plain.ends_with(|c: char| c.is_ascii_digit() || "標I".contains(c)));
        let label = label.map(|plain| plain.trim_start_matches("指標").trim_start_matches("KPI"));
        if label.is_some_and(|label| label.len() < plain.len() && label.bytes().all(|b| b.is_ascii_digit())) {
            return self.say(cell, As::Label, "指標の番号");
        }
        let Some(project) = self.project else { return };
        if self.names_money(shape, left, row, cell, column) {
            return;
        }
        if is_no_name(&plain) {
            left.kpi.remove(&column.block);
            left.parts.remove(&column.block);
            return self.say(cell, As::Unplaced, "指標がないという印");
        }
        self.done.insert(cell);
        let area = self.sheet.area(&self.sheet.cells[cell]);
        left.lines = Some((area.top, area.bottom));
        left.parts.remove(&column.block);
        if self.zero_by_formula(cell) {
            left.kpi.remove(&column.block);
            return;
        }
        if self.told_kpis(shape, left, (cell, column), project, &text) {
            return;
        }
        let parts = values::counted(&text);
        let counts = parts.len() > 1 || (parts.len() == 1 && self.counts_up(shape, cell));
        if counts && parts.iter().enumerate().all(|(n, (number, name))| n + 1 == *number && !name.is_empty()) {
            left.kpi.remove(&column.block);
            let one = |(number, name): (usize, &str)| {
                let kpi = self.one_kpi(shape, left, (cell, column), project, name);
                Part { number, kpi, unit: None }
            };
            let parts = parts.into_iter().map(one).collect();
            left.parts.insert(column.block, parts);
            return;
        }
        if shape.single
            && let Some(&known) = left.headed.get(&(project, text.to_string(), shape.year))
        {
            left.kpi.insert(column.block, (known, None));
            return self.say(cell, As::Repeated, "指標は先に出ている");
        }
        // The table of results below one of targets is about the same KPIs.
        let earlier = self.over.and_then(|_| self.maker.named_kpi(project, text.trim()));
        if let Some(known) = earlier.filter(|known| left.kpi.values().all(|(kpi, _)| kpi != known)) {
            let place =
                Place { project: Some(project), year: Some(shape.year), kpi: Some(known), field: "/name".into() };
            let id = self.id(cell);
            self.maker.set(id, place, values::string(text.trim()), "指標名");
            left.years.insert((project, known, shape.year), cell);
            left.kpi.insert(column.block, (known, None));
            return;
        }
        if let Some(known) = self.said_before(shape, row, column, project, text.trim()) {
            left.kpi.insert(column.block, (known, None));
            return self.say(cell, As::Repeated, "同じ名称・単位・目標値の指標は先に出ている");
        }
        let number = self.one_kpi(shape, left, (cell, column), project, &text);
        if shape.single {
            left.headed.insert((project, text.to_string(), shape.year), number);
        }
        left.kpi.insert(column.block, (number, None));
    }

    /// The KPI of the same name, unit and target that the project has in this year already: a row that says it again says more of
    /// it, or contradicts.
    fn said_before(&self, shape: &Shape<'_>, row: Row<'_>, of: &Column, project: usize, name: &str) -> Option<usize> {
        let says = |concept: &str| {
            let is = |cell: &usize| {
                let column = self.column(shape.columns, *cell);
                let own = |column: &Column| column.concept == concept && column.block == of.block;
                column.is_some_and(|column| own(column) && column.year.is_none_or(|year| year == shape.year))
            };
            row.cells.iter().copied().find(is).map(|cell| &*self.sheet.cells[cell].text)
        };
        let (unit, target) = (says("unit").map(values::string), values::printed(says("target")?));
        let is_same = |kpi: &usize| {
            let get = |field: &'static str| {
                let place =
                    Place { project: Some(project), year: Some(shape.year), kpi: Some(*kpi), field: field.into() };
                self.maker.get(&place).map(str::to_owned)
            };
            get("/target").as_deref() == Some(&*target) && (unit.is_none() || get("/unit") == unit)
        };
        let names = self.maker.projects[project].kpis.iter().enumerate();
        names.filter(|(_, known)| *known == name).map(|(kpi, _)| kpi).find(is_same)
    }

    /// The KPI of a name, with the value that may stand behind it in the same cell.
    fn one_kpi(
        &mut self,
        shape: &Shape<'_>,
        left: &mut Left,
        (cell, column): (usize, &Column),
        project: usize,
        text: &str,
    ) -> usize {
        let (id, year) = (self.id(cell), shape.year);
        if let Some((name, said)) = self.said_within(text) {
            let number = self.maker.kpi(id, project, year, name);
            left.named.insert(column.block, year);
            let (project, kpi, header) = (Some(project), Some(number), column.words.as_str());
            self.put_within(id, &said, Around { project, kpi, header, ..Around::default() }, year);
            left.years.insert((project.unwrap_or_default(), number, year), cell);
            return number;
        }
        let behind = column.trailing.then(|| text.trim().rsplit_once(char::is_whitespace)).flatten();
        let (name, quantity) = match behind {
            Some((name, quantity)) if quantity.chars().any(char::is_numeric) => (name.trim(), Some(quantity)),
            _ => (text, None),
        };
        let number = self.maker.kpi(id, project, year, name);
        left.named.insert(column.block, year);
        if let Some(quantity) = quantity {
            let concept = if column.year.is_some_and(|of| of > year) { "goal" } else { "target" };
            let (project, kpi, header) = (Some(project), Some(number), column.words.as_str());
            let around = Around { project, year: Some(year), kpi, header, ..Around::default() };
            self.maker.put(id, concept, quantity, around);
        }
        left.years.insert((project, number, year), cell);
        number
    }

    /// 「目標値」 or 「実績値」 in the row itself says what the years' values are.
    fn row_says(&mut self, shape: &Shape<'_>, row: Row<'_>) -> Option<&'static str> {
        let cell = row.cells.iter().copied().find(|&cell| {
            matches!(self.concept(cell), "target" | "actual" | "rate" | "baseline" | "goal")
                && self.column(shape.columns, cell).is_none_or(|column| matches!(column.concept, "kind" | "scope"))
        })?;
        self.say(cell, As::Label, "行の見出し");
        Some(self.concept(cell))
    }

    /// Whether a cell that is alone in its row belongs to its column rather than being a note under the table.
    fn is_data(&self, cell: usize, columns: &[Column], n: usize) -> bool {
        let Some(column) = self.column(columns, cell) else { return false };
        let of = &self.sheet.cells[cell];
        let first = columns.iter().position(|column| !column.concept.is_empty());
        let flat = squeezed(&of.text);
        let mark = flat.starts_with(['※', '注']) || is_note(&flat);
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
        let is = self.sheet.cells[cell].formula().is_some()
            && self.sheet.cells[cell].raw == Raw::Number
            && squeezed(&self.sheet.cells[cell].text) == "0";
        if is {
            let (id, project) = (self.id(cell), self.project);
            let why = "空のセルを参照する式が 0 と見えている。何もない、でよいか";
            self.maker.ask(id, ("zero-formula", ""), why, project, Vec::new());
        }
        is
    }
}

/// Whether a text where a KPI's name belongs says that there is none.
fn is_no_name(plain: &str) -> bool {
    let bare = plain.trim_matches(['(', ')', '[', ']']);
    values::is_dash(plain) || matches!(bare, "なし" | "無し" | "指標なし" | "該当なし" | "設定なし")
}
