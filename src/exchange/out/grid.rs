//! The form laid out: boxes that reach over rows and columns, the same for the workbook and the web page.
//!
//! A review is a block of its own under its own header row, as the towns print it: what belongs to the project reaches over
//! the rows of its KPIs; 事業効果 and 今後の方針 hold the choice, a label, and the text below it; the three boxes of 課題 stand
//! underneath. Widths are shares of a page, in cells of half a full-width character.

use crate::ledger::view::Project;

use super::form::{Form, Part, Review, Value, label};

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

    /// The boxes brought into the order of rows and columns.
    fn sorted(mut self) -> Grid<'a> {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self
    }
}

/// Where the columns of a review stand.
#[derive(Clone, Debug)]
pub struct Columns {
    widths: Vec<u16>,
    /// How many columns the KPIs take, beginning with the name at [`FIRST_KPI`].
    kpis: usize,
}

const FIRST_KPI: usize = 5;

impl Columns {
    /// Those of a form.
    pub fn of(form: &Form<'_>) -> Columns {
        let kpis = form.kpi_head().len();
        let extra = kpis - 3;
        let narrow = |width: u16| width.saturating_sub(u16::try_from(extra * 3).unwrap_or(u16::MAX)).max(width * 2 / 3);
        let mut widths = vec![5, 18, narrow(50), 13, 13, 28];
        widths.extend(form.units.then_some(6));
        widths.extend([13, 13]);
        widths.extend(std::iter::repeat_n(11, kpis + FIRST_KPI - widths.len()));
        widths.extend([narrow(29), narrow(31)]);
        Columns { widths, kpis }
    }

    /// The columns' widths.
    pub(crate) fn widths(&self) -> &[u16] {
        &self.widths
    }
}

/// The 効果検証 of a project.
pub fn review<'a>(form: &Form<'_>, columns: &Columns, review: &Review<'a>) -> Grid<'a> {
    let name = review.name.shown().into_owned();
    let caption = format!("{} {} {name}", label("/projects/*/reviews"), review.number.shown());
    let mut grid = Grid::new(caption, columns.widths.clone());
    let (rating, policy) = (FIRST_KPI + columns.kpis, FIRST_KPI + columns.kpis + 1);
    let of = |key: &str| label(&format!("/projects/*/reviews/*/{key}"));
    let mut head: Vec<String> =
        vec!["No".to_owned(), label("/projects/*/name").to_owned(), of("achievements").to_owned()];
    head.extend(["cost", "grant"].map(|key| format!("{}\n(円)", of(key))));
    for (i, words) in form.kpi_head().into_iter().enumerate() {
        let target = usize::from(form.units) + 1;
        let year =
            review.other_year.filter(|_| i == target).map_or(String::new(), |year| format!("({})", year.short()));
        head.push(format!("{words}{year}"));
    }
    head.extend(["effect/rating", "policy/decision"].map(|key| of(key).to_owned()));
    grid.row(Role::Head, head.into_iter().map(|words| Value::Text(words.into())));

    // The choice, its label and its text take three rows at least.
    let body = review.kpis.len().max(3);
    grid.put((1, 0), (body, 1), Role::Middle, review.number.clone());
    let mut whole = name;
    review.beneath.iter().for_each(|line| whole.push_str(&format!("\n{line}")));
    grid.words((1, 1), (body, 1), Role::Value, whole);
    grid.put((1, 2), (body, 1), Role::Value, review.achievements.clone());
    grid.put((1, 3), (body, 1), Role::Value, review.cost.clone());
    grid.put((1, 4), (body, 1), Role::Value, review.grant.clone());
    for row in 0..body {
        let Some(kpi) = review.kpis.get(row) else {
            (0..columns.kpis).for_each(|i| grid.put((row + 1, FIRST_KPI + i), (1, 1), Role::Value, Value::Blank));
            continue;
        };
        let unit = form.units.then(|| kpi.unit.clone());
        let values = [kpi.name.clone()].into_iter().chain(unit).chain([kpi.target.clone(), kpi.actual.clone()]);
        for (i, value) in values.chain(kpi.optional.iter().cloned()).enumerate() {
            grid.put((row + 1, FIRST_KPI + i), (1, 1), Role::Value, value);
            if let Some(cell) = grid.cells.last_mut().filter(|_| i == 2 + usize::from(form.units)) {
                cell.bar = kpi.rate.map(|rate| rate.percent().tenths());
            }
        }
    }
    for (column, choice, words, text) in [
        (rating, &review.rating, of("effect/comment"), &review.comment),
        (policy, &review.decision, of("policy/reason"), &review.reason),
    ] {
        grid.put((1, column), (1, 1), Role::Strong, choice.clone());
        grid.words((2, column), (1, 1), Role::Label, words);
        grid.put((3, column), (body - 2, 1), Role::Value, text.clone());
    }
    grid.rows = body + 1;
    below(&mut grid, review);
    grid.sorted()
}

/// The three boxes of 課題 and what few records have, under the rows of the KPIs.
fn below<'a>(grid: &mut Grid<'a>, review: &Review<'a>) {
    let last = grid.widths.len();
    let cuts = [0, 3, last.saturating_sub(3).max(FIRST_KPI + 1), last];
    for (i, Part { label, value }) in review.issues.iter().enumerate() {
        let (from, to) = (cuts[i], cuts[i + 1]);
        grid.put((grid.rows, from), (1, to - from), Role::Label, Value::Text(label.clone()));
        grid.put((grid.rows + 1, from), (1, to - from), Role::Value, value.clone());
    }
    grid.rows += 2;
    for Part { label, value } in &review.more {
        grid.put((grid.rows, 0), (1, 2), Role::Label, Value::Text(label.clone()));
        grid.put((grid.rows, 2), (1, last - 2), Role::Value, value.clone());
        grid.rows += 1;
    }
}

/// A project's 事業概要: short boxes two in a row, long ones alone.
pub fn plan<'a>(heading: &str, parts: Vec<Part<'a>>) -> Grid<'a> {
    let mut grid = Grid::new(heading, vec![24, 62, 28, 62]);
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
pub(crate) fn list_line(row: Vec<Value<'_>>) -> Grid<'_> {
    let mut grid = Grid::new("", list_widths(row.len()));
    grid.row(Role::Value, row);
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
