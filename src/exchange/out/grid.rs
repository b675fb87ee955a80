//! The form laid out: boxes that reach over rows and columns, the same for the workbook and the web page.
//!
//! A review is a block of its own under its own header row, as the towns print it: what belongs to the project reaches over
//! the rows of its KPIs; 事業効果 and 今後の方針 hold the choice, a label, and the text below it; the three boxes of 課題 stand
//! underneath. Widths are shares of a page, in cells of half a full-width character.

use crate::ledger::view::Project;

use super::form::{Form, Part, Review, Value, label, labelled, of_review};

/// What a box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// The header of a column.
    Head,
    /// The label of what stands right of it or below it.
    Label,
    /// A value: text at the left, numbers at the right.
    Value,
    /// A value in the middle: a number of the list, a mark.
    Middle,
    /// A value that the eye should find.
    Strong,
}

/// A box: where it begins (from 0), how far it reaches, and what stands in it.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// Its first row.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// How many rows it takes.
    pub rows: usize,
    /// How many columns it takes.
    pub columns: usize,
    /// What it is.
    pub(crate) role: Role,
    /// What stands in it.
    pub value: Value<'a>,
    /// 達成率 in per mille, drawn as a bar where there is room for one.
    pub(crate) bar: Option<i128>,
}

/// A table of boxes, in the order of rows and columns; every place belongs to one box.
#[derive(Clone, Debug, Default)]
pub struct Grid<'a> {
    /// What the table is about, for who can't see it.
    pub(crate) caption: String,
    /// The columns' widths.
    pub(crate) widths: Vec<u16>,
    /// How many rows there are.
    pub rows: usize,
    /// The boxes.
    pub cells: Vec<Cell<'a>>,
}

impl<'a> Grid<'a> {
    /// A grid of columns with these widths.
    pub(crate) fn new(caption: impl Into<String>, widths: Vec<u16>) -> Grid<'a> {
        Grid { caption: caption.into(), widths, rows: 0, cells: Vec::new() }
    }

    fn put(&mut self, (row, column): (usize, usize), (rows, columns): (usize, usize), role: Role, value: Value<'a>) {
        self.cells.push(Cell { row, column, rows, columns, role, value, bar: None });
    }

    fn words(&mut self, at: (usize, usize), size: (usize, usize), role: Role, words: impl Into<String>) {
        self.put(at, size, role, Value::Text(words.into().into()));
    }

    /// A row of single boxes at the end.
    pub(crate) fn row(&mut self, role: Role, values: impl IntoIterator<Item = Value<'a>>) {
        let row = self.rows;
        for (column, value) in values.into_iter().enumerate() {
            self.put((row, column), (1, 1), role, value);
        }
        self.rows += 1;
    }
}

/// Where the columns of a review stand, and what stands over them.
#[derive(Clone, Debug)]
pub struct Columns {
    widths: Vec<u16>,
    head: Vec<String>,
    /// How many columns the KPIs take, beginning with the name at [`FIRST_KPI`].
    kpis: usize,
    /// Whether units have a column.
    units: bool,
}

const FIRST_KPI: usize = 5;

impl Columns {
    /// Those of a form.
    pub fn of(form: &Form<'_>) -> Columns {
        let names = form.kpi_head();
        let kpis = names.len();
        let extra = kpis - 3;
        let narrow = |width: u16| width.saturating_sub(u16::try_from(extra * 3).unwrap_or(u16::MAX)).max(width * 2 / 3);
        let mut widths = vec![5, 18, narrow(50), 13, 13, 28];
        widths.extend(form.units.then_some(6));
        widths.extend([13, 13]);
        widths.extend(std::iter::repeat_n(11, kpis + FIRST_KPI - widths.len()));
        widths.extend([narrow(29), narrow(31)]);
        let mut head =
            vec!["No".to_owned(), label("/projects/*/name").to_owned(), of_review!("achievements").to_owned()];
        head.extend([of_review!("cost"), of_review!("grant")].map(|label| format!("{label}\n(円)")));
        head.extend(names.into_iter().map(str::to_owned));
        head.extend([of_review!("effect/rating"), of_review!("policy/decision")].map(str::to_owned));
        Columns { widths, head, kpis, units: form.units }
    }

    /// The columns' widths.
    pub(crate) fn widths(&self) -> &[u16] {
        &self.widths
    }

    /// Where the actual stands among the KPIs' columns.
    fn actual(&self) -> usize {
        2 + usize::from(self.units)
    }
}

/// The 効果検証 of a project.
pub fn review<'a>(columns: &'a Columns, review: Review<'a>) -> Grid<'a> {
    let name = review.name.shown();
    let caption = format!("{} {} {name}", labelled!("/projects/*/reviews"), review.number.shown());
    let mut grid = Grid::new(caption, columns.widths.clone());
    // The choice, its label and its text take three rows at least.
    let body = review.kpis.len().max(3);
    grid.cells.reserve(columns.head.len() + 11 + body * columns.kpis + 6 + review.more.len() * 2);
    let target = FIRST_KPI + columns.actual() - 1;
    grid.row(
        Role::Head,
        columns.head.iter().enumerate().map(|(i, words)| match review.other_year.filter(|_| i == target) {
            Some(year) => Value::Text(format!("{words}({})", year.short()).into()),
            None => Value::Text(words.into()),
        }),
    );

    let mut whole = name.into_owned();
    for line in &review.beneath {
        whole.push('\n');
        whole.push_str(line);
    }
    grid.put((1, 0), (body, 1), Role::Middle, review.number);
    grid.words((1, 1), (body, 1), Role::Value, whole);
    grid.put((1, 2), (body, 1), Role::Value, review.achievements);
    grid.put((1, 3), (body, 1), Role::Value, review.cost);
    grid.put((1, 4), (body, 1), Role::Value, review.grant);
    let last = FIRST_KPI + columns.kpis;
    let mut kpis = review.kpis.into_iter();
    let mut beside = [
        (1, Role::Strong, [review.rating, review.decision]),
        (
            1,
            Role::Label,
            [of_review!("effect/comment"), of_review!("policy/reason")].map(|text| Value::Text(text.into())),
        ),
        (body - 2, Role::Value, [review.comment, review.reason]),
    ]
    .into_iter();
    for row in 1..=body {
        match kpis.next() {
            Some(kpi) => {
                let unit = columns.units.then_some(kpi.unit);
                let values = [kpi.name].into_iter().chain(unit).chain([kpi.target, kpi.actual]).chain(kpi.optional);
                for (i, value) in values.enumerate() {
                    grid.put((row, FIRST_KPI + i), (1, 1), Role::Value, value);
                    if let Some(cell) = grid.cells.last_mut().filter(|_| i == columns.actual()) {
                        cell.bar = kpi.rate.map(|rate| rate.percent().tenths());
                    }
                }
            }
            None => (FIRST_KPI..last).for_each(|column| grid.put((row, column), (1, 1), Role::Value, Value::Blank)),
        }
        if let Some((rows, role, values)) = beside.next() {
            for (column, value) in (last..).zip(values) {
                grid.put((row, column), (rows, 1), role, value);
            }
        }
    }
    grid.rows = body + 1;
    below(&mut grid, review.issues, review.more);
    grid
}

/// The three boxes of 課題 and what few records have, under the rows of the KPIs.
fn below<'a>(grid: &mut Grid<'a>, issues: [Part<'a>; 3], more: Vec<Part<'a>>) {
    let last = grid.widths.len();
    let cuts = [0, 3, last.saturating_sub(3).max(FIRST_KPI + 1), last];
    let (labels, values): (Vec<_>, Vec<_>) =
        issues.into_iter().map(|part| (Value::Text(part.label), part.value)).unzip();
    for (role, values) in [(Role::Label, labels), (Role::Value, values)] {
        for (cut, value) in cuts.windows(2).zip(values) {
            grid.put((grid.rows, cut[0]), (1, cut[1] - cut[0]), role, value);
        }
        grid.rows += 1;
    }
    for Part { label, value } in more {
        grid.put((grid.rows, 0), (1, 2), Role::Label, Value::Text(label));
        grid.put((grid.rows, 2), (1, last - 2), Role::Value, value);
        grid.rows += 1;
    }
}

/// The widths of a plan's columns.
pub(crate) const PLAN: [u16; 4] = [24, 62, 28, 62];

/// A project's 事業概要: short boxes two in a row, long ones alone.
pub fn plan<'a>(heading: &str, parts: Vec<Part<'a>>) -> Grid<'a> {
    let mut grid = Grid::new(heading, PLAN.to_vec());
    let mut open: Option<Part<'a>> = None;
    let alone = |grid: &mut Grid<'a>, part: Part<'a>| {
        grid.put((grid.rows, 0), (1, 1), Role::Label, Value::Text(part.label));
        grid.put((grid.rows, 1), (1, 3), Role::Value, part.value);
        grid.rows += 1;
    };
    for part in parts {
        let short = {
            let shown = part.value.shown();
            !shown.contains('\n') && shown.chars().count() <= 30
        };
        match (open.take(), short) {
            (None, true) => open = Some(part),
            (None, false) => alone(&mut grid, part),
            (Some(first), true) => {
                for (column, part) in [(0, first), (2, part)] {
                    grid.put((grid.rows, column), (1, 1), Role::Label, Value::Text(part.label));
                    grid.put((grid.rows, column + 1), (1, 1), Role::Value, part.value);
                }
                grid.rows += 1;
            }
            (Some(first), false) => {
                alone(&mut grid, first);
                alone(&mut grid, part);
            }
        }
    }
    if let Some(part) = open {
        alone(&mut grid, part);
    }
    grid
}

/// 交付金の概要.
pub(crate) fn programs<'a>(form: &Form<'a>) -> Option<Grid<'a>> {
    let rows = form.programs();
    let count = rows.first()?.1.len();
    let share = u16::try_from(160 / count.max(1)).unwrap_or(20).max(12);
    let mut widths = vec![14];
    widths.extend(std::iter::repeat_n(share, count));
    let mut grid = Grid::new("交付金の概要", widths);
    for (label, values) in rows {
        let row = grid.rows;
        grid.words((row, 0), (1, 1), Role::Label, label);
        for (i, value) in values.into_iter().enumerate() {
            grid.put((row, i + 1), (1, 1), Role::Value, value);
        }
        grid.rows += 1;
    }
    Some(grid)
}

/// The list of projects without its rows: they are made one by one.
pub(crate) fn list<'a>(form: &Form<'_>) -> Grid<'a> {
    let head = form.list_head();
    let mut grid = Grid::new("事業の一覧", list_widths(head.len()));
    grid.row(Role::Head, head.into_iter().map(|words| Value::Text(words.into())));
    grid
}

/// A project's row of the list, as a grid of its own.
pub fn list_row<'p>(form: &Form<'_>, project: Project<'p>) -> Grid<'p> {
    list_line(form.list_row(project))
}

/// A row of the list, as a grid of its own.
pub(crate) fn list_line<'p>(row: impl IntoIterator<Item = Value<'p>>) -> Grid<'p> {
    let mut grid = Grid::new("", Vec::new());
    grid.row(Role::Value, row);
    grid.widths = list_widths(grid.cells.len());
    if let Some(number) = grid.cells.first_mut() {
        number.role = Role::Middle;
    }
    grid
}

fn list_widths(columns: usize) -> Vec<u16> {
    let mut widths = vec![8, 84, 12, 14, 26];
    widths.extend(std::iter::repeat_n(30, columns.saturating_sub(widths.len())));
    widths
}

/// A list of words and what they mean.
pub(crate) fn criteria<'a>(heading: &str, rows: Vec<[Value<'a>; 2]>) -> Grid<'a> {
    let mut grid = Grid::new(heading, vec![48, 120]);
    for [word, meaning] in rows {
        let row = grid.rows;
        grid.put((row, 0), (1, 1), Role::Label, word);
        grid.put((row, 1), (1, 1), Role::Value, meaning);
        grid.rows += 1;
    }
    grid
}

/// Who verified, and when.
pub(crate) fn verifications<'a>(form: &Form<'a>) -> Option<Grid<'a>> {
    let (head, rows) = form.verifications();
    if rows.is_empty() {
        return None;
    }
    let mut grid = Grid::new(label("/verifications"), vec![60, 24, 24]);
    grid.row(Role::Head, head.into_iter().map(|words| Value::Text(words.into())));
    rows.into_iter().for_each(|row| grid.row(Role::Value, row));
    Some(grid)
}
