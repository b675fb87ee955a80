//! What the rows of a table have left for those below them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::names_below::Money;
use super::table::Shape;
use crate::exchange::counted::Counted;

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
    /// The kind that a heading over the rows below it says of their KPIs, and of which project these are.
    pub kind: Option<(usize, Option<usize>)>,
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
    pub money: Option<Money>,
    /// The last row that has a number or names a KPI, once it was looked for.
    pub last_named: Option<Option<usize>>,
    /// By column: whether its percentages may be fractions.
    pub fractions: BTreeMap<u32, bool>,
    /// By number of a row: the row that it goes on with.
    pub rows: Vec<u32>,
}

/// One of several KPIs that a cell counts up.
#[derive(Clone)]
pub(super) struct Part {
    /// Its number in the cell.
    pub number: usize,
    pub kpi: usize,
    pub unit: Option<String>,
}

impl Left {
    /// Nothing stands above the first row.
    pub(super) fn above(shape: &Shape<'_>) -> Left {
        let mut left = Left { own: shape.projects, rows: shape.body.to_vec(), ..Left::default() };
        left.years.reserve(if shape.kpis { shape.body.len() } else { 0 });
        left
    }
}
