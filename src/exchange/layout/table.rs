//! The rows of a table, one after the other.
//!
//! A row's project is read first, then its KPI, then all other cells, whatever order the columns stand in: a value belongs to
//! the last project and KPI named at or above it. A row that is no data (a total, a note, a hidden row, the rest of a cell
//! above) is told from one before anything of it becomes a value. What becomes of a single value is in `value.rs`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::free_text::is_note;
use super::running::says_whom_to_ask;
use super::sections::is_next_heading;
use super::texts::Sign;
use super::totals::is_total;
use super::{Column, Walk};
use crate::exchange::cells::{Raw, Sheet};
use crate::exchange::counted::Counted;
use crate::exchange::place::{As, is_answered};
use crate::exchange::values::{self, number as is_number, whole};
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
    /// Whether the rows say of which kind the words beside are: 「区分 | 内容」.
    pub kinds: bool,
    /// Whether its amounts are the parts of costs, and whether its results say of which year they are.
    pub items: bool,
    pub result_years: bool,
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
    /// The blocks whose KPIs stand in the lines of a cell: so do their values.
    pub by_lines: BTreeSet<usize>,
    /// The cell that named a project's KPI in a year.
    pub years: Counted<(usize, usize, u16), usize>,
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
    /// Those columns of them that say it in a row of its own above the projects.
    pub outlined: BTreeSet<u32>,
    /// By project: the row of the table that named it first.
    pub named_at: Counted<usize, usize>,
    /// Whether the rows' numbers count projects, where that was asked.
    pub counts_projects: Option<bool>,
    /// The amount whose rows are being read, where they stand among those of KPIs.
    pub money: Option<super::names_below::Money>,
    /// The last row that has a number or names a KPI, once it was looked for.
    last_named: Option<Option<usize>>,
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
            latest: years("actual").max(),
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
            single: has("value") && !has("target") && !has("actual"),
        }
    }
}

impl Walk<'_, '_> {
    /// Reads the rows of a table; gives how many of them belong to it.
    pub(super) fn table(&mut self, columns: &[Column], body: &[u32]) -> usize {
        let mut shape = Shape::of(self.sheet, columns, body);
        let undated = columns.iter().all(|column| column.year.is_none());
        let by_number = self.is_of_numbers(columns, body);
        (shape.kpis, shape.cross) = (shape.kpis || by_number, shape.cross && !by_number);
        shape.year =
            self.over_year.filter(|_| undated).unwrap_or_else(|| self.review_year(columns, body, shape.latest));
        if shape.kpis {
            self.table_year = Some(shape.year);
        }
        self.broken = self.broken_rows(&shape);
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
            if shape.cross {
                cells = self.without_group(cells);
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
            if self.explains_kpi(&shape, &left, row) {
                continue;
            }
            if self.is_of_others(&shape, row) {
                cells.iter().for_each(|&cell| self.say(cell, As::Unplaced, "ほかの団体の値(比較)"));
                continue;
            }
            if self.ends(&shape, row) || self.is_below_all(&shape, &mut left, row) {
                used = n;
                break;
            }
            if self.is_page_head(row)
                || self.is_outline(&shape, &mut left, row)
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
            if self.is_hidden_row(&shape, &mut left, row) {
                continue;
            }
            about.push(number);
            if let Some(year) = self.year_of(&shape, row) {
                shape.year = year;
            }
            let (number_of_row, number) = (number, self.number_of(&shape, row));
            if self.project_among_kpis(&shape, row) {
                left.kpi.clear();
                continue;
            }
            if self.is_note_row(&shape, row, number) {
                continue;
            }
            let more = self.says_more_of_project(&shape, &left, row, number);
            let name_goes_on = more || self.goes_on_with_name(&shape, row).is_some();
            if !more && self.goes_on(&shape, &mut left, row, number)
                || !name_goes_on && self.is_displaced(&shape, &mut left, row, number)
            {
                continue;
            }
            match self.goes_on_with_name(&shape, row) {
                _ if more => {}
                Some(name) => self.say(name, As::Label, "上の事業名の続き"),
                None => self.name_project(&shape, &mut left, row, number),
            }
            if by_number {
                self.turn_to_number(&shape, &mut left, row);
            }
            self.name_kpis(&shape, &mut left, row);
            self.keep_number(&shape, &left, row);
            if self.maker.given.unfilled && (!shape.projects || self.named(&shape, row).is_some()) {
                self.unmarked(shape.columns, number_of_row, shape.year);
            }
            if self.row_kind(&shape, row).is_some() {
                let of_kind = |cell: &usize| self.column(shape.columns, *cell).is_some_and(|of| of.concept == "scope");
                let kinds: Vec<usize> = cells.iter().copied().filter(of_kind).collect();
                kinds.into_iter().for_each(|cell| self.say(cell, As::Label, "行の見出し"));
            }
            let row_says = self.row_says(&shape, row).or_else(|| self.line_says(&left, number_of_row));
            let row_says = row_says.or_else(|| self.of_pair(&shape, row).map(|pair| pair.says));
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
        // In a report a line alone is none of the table's.
        if self.maker.book.running
            && row.cells.len() == 1
            && self.sheet.cells[first].column == 0
            && shape.columns.len() > 1
        {
            return true;
        }
        // A page that was copied says below its table whom to ask.
        if self.maker.book.plain && row.cells.len() == 1 && says_whom_to_ask(&self.sheet.cells[first].text) {
            return true;
        }
        // A number in front of a label, where the table has no column, is the label's.
        let counted = self.column(shape.columns, first).is_none() && whole(&self.sheet.cells[first].text).is_some();
        let leftmost = row.cells.get(1).copied().filter(|_| counted || self.is_group(row.cells)).unwrap_or(first);
        let gap = row.n.checked_sub(1).and_then(|n| shape.body.get(n)).is_some_and(|above| number > above + 1);
        if gap && !shape.kpis && !shape.cross && !shape.projects {
            return true;
        }
        // 「■集計」 apart from the rows: what follows counts them.
        let counts = |cell: usize| {
            squeezed(&self.sheet.cells[cell].text).trim_start_matches(['■', '●', '○', '◆']).contains("集計")
        };
        if gap && row.cells.len() == 1 && self.sheet.cells[first].text.chars().count() <= 16 && counts(first) {
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
        if (of_text || self.concept(leftmost) == "strategy")
            && row.cells.len() == 1
            && self.column(shape.columns, leftmost).is_none_or(|column| column.concept != self.concept(leftmost))
        {
            return true;
        }
        let amounts = shape.cross && self.concept(leftmost) == "budget";
        if shape.cross && self.texts.has(leftmost, &[Sign::Total]) && self.sums_sources(shape) {
            return false;
        }
        if self.is_part_of_sum(shape, row) || self.is_unknown_row(shape, row) {
            return false;
        }
        let apart = self.is_wider_heading(shape, row)
            || self.is_row_of_headings(shape, row)
            || self.is_label_and_value(shape, row)
            || self.is_label_below(shape, row)
            || self.is_label_of_kind(shape, row);
        if apart || self.heads_another(shape, row) || self.says_in_sentence(shape, row) {
            return true;
        }
        // 「進捗評価 | 順調 | 説明 | …」 below the KPIs of the sheet's own project: labels and their values.
        let of_names = self.column(shape.columns, leftmost).is_some_and(|column| column.concept == "kpi");
        let range = first..row.cells.last().map_or(first, |last| last + 1);
        if of_names && self.labelled && self.concept(leftmost) == "kpi_rating" && self.is_of_pairs(&range) {
            return true;
        }
        // 「総合評価 | B | A」 below 「推移 | R5 | R6」: a value for each year.
        let dated = |cell: &&usize| self.column(shape.columns, **cell).is_some_and(|column| column.year.is_some());
        let yearly = shape.cross && row.cells.iter().skip(1).filter(dated).count() >= 2;
        // 「平成29年度決算 | 8,200 | …」 says of which year the row is.
        let says_year = self.column(shape.columns, leftmost).is_some_and(|column| column.concept == "year")
            && self.heads[leftmost].as_ref().is_some_and(|head| head.year.is_some())
            && shape.columns.iter().all(|column| !matches!(column.concept, "kpi" | "target" | "actual"));
        let label = (label && !amounts && !yearly && !says_year) || (of_text && row.cells.len() <= 2);
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
        // A name that a copy has broken may go on with 「プロジェクト」: in the column of names, behind that of the numbers.
        if self.goes_on_with_name(shape, row).is_some_and(|name| name == leftmost) {
            return false;
        }
        let own = self.column(shape.columns, leftmost).is_some_and(|column| column.concept == self.concept(leftmost));
        let after_gap = gap && !self.concept(leftmost).is_empty() && row.cells.len() > 1 && !own;
        // 「実績額 | 5,150千円」 right below a table of KPIs or years of the sheet's own project.
        let of_money = matches!(self.concept(leftmost), "cost" | "grant" | "budget");
        let below_kpis = shape.columns.get(self.sheet.cells[leftmost].column as usize).map(|column| column.concept);
        // 「年度 | R5決算額 | R6決算額」 over 「事業費 | …」: the row says what, the columns when.
        let below_own = matches!(below_kpis, Some("year" | "kpi")) && !yearly && !says_year;
        if self.is_money_of_years(shape, row) || self.is_money_among_kpis(shape, row) {
            return false;
        }
        if of_money && self.project.is_some() && !shape.projects && below_own {
            return true;
        }
        // 「成果指標２ | …」 below the years of the KPI before it.
        let names_next = || row.cells.len() > 1 && self.names_kpi(leftmost);
        if (shape.years || shape.cross || shape.actuals) && !shape.kpis && !shape.projects && names_next() {
            return true;
        }
        // 「■評価」 after 「■指標」 over the table of the sheet's own KPIs.
        if let (Some(heading), &[cell], true) = (self.heading, row.cells, self.project.is_some() && !shape.projects)
            && is_next_heading(&self.sheet.cells[heading].text, &self.sheet.cells[cell].text)
        {
            let next = shape.body.get(row.n + 1).map(|row| self.sheet.row_indexes(*row)).unwrap_or_default();
            let values = next.clone().filter(|&cell| is_number(&self.sheet.cells[cell].text).is_some()).count();
            return values == 0 || (next.start < next.end && !self.concept(next.start).is_empty());
        }
        // 「備考 | …」 below the years of a KPI or of costs.
        if shape.cross && self.concept(leftmost) == "note" && row.cells.len() == 2 {
            return true;
        }
        // 「有効性 | 中 | 総合評価 | Ｂ」 below amounts of years: labels and their values.
        let pairs = row.cells.iter().skip(1).any(|&cell| !self.concept(cell).is_empty());
        // 「事業の内容 | …」 below a row of amounts.
        let texts = ["summary", "achievements", "result", "comment", "current", "obstacles", "revisions"];
        let of_column = of_column && !(below_kpis == Some("budget") && texts.contains(&self.concept(leftmost)));
        // 「手段 | …」 below 「区分 | 内容 | 指標名」.
        let of_column = of_column || self.row_kind(shape, row).is_some();
        let next_money = after_gap && of_money && self.project.is_some() && !shape.projects;
        ((label || after_gap) && !of_column)
            || next_money
            || (shape.cross && (self.concept(leftmost).is_empty() || pairs))
    }

    /// Whether a text alone where numbers or projects stand is written below the table: all projects above have a number, and no
    /// row from here on has one or names a KPI.
    fn is_below_all(&self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>) -> bool {
        let &[cell] = row.cells else { return false };
        let of = self.column(shape.columns, cell).map_or("", |column| column.concept);
        if !shape.numbers || !shape.projects || !matches!(of, "number" | "project") || self.is_merged(cell) {
            return false;
        }
        let last = *left.last_named.get_or_insert_with(|| {
            let names = |cell: usize| {
                let concept = self.column(shape.columns, cell).map_or("", |column| column.concept);
                let text = &self.sheet.cells[cell].text;
                (concept == "number" && whole(text).is_some()) || (concept == "kpi" && self.heads[cell].is_none())
            };
            let mut rows = shape.body.iter();
            rows.rposition(|row| self.sheet.row_indexes(*row).any(names))
        });
        let numbered = |row: &u32| {
            let of = |cell: usize| self.column(shape.columns, cell).map_or("", |column| column.concept);
            let mut cells = self.sheet.row_indexes(*row);
            !cells.clone().any(|cell| of(cell) == "project") || cells.any(|cell| of(cell) == "number")
        };
        last.is_some_and(|last| row.n > last) && shape.body[..row.n].iter().all(numbered)
    }

    fn is_merged(&self, cell: usize) -> bool {
        let area = self.sheet.area(&self.sheet.cells[cell]);
        area.right > area.left || area.bottom > area.top
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
        let cell = row.cells.iter().copied().find(|&cell| {
            let unit = shape.single && self.concept(cell) == "unit";
            (unit || matches!(self.concept(cell), "target" | "actual" | "rate" | "baseline" | "goal"))
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
