//! The rows of the flat tables: what a ledger has for each of their columns.
//!
//! A cell says what stands there and nothing else: what isn't there, or has another shape than its column, is empty and never
//! a 0, and a text that isn't the number it should be stays in the column for the printed text. Cells borrow from the
//! project that is being read; a row is gone when it was handed on.

use std::borrow::Cow;

use super::{Cell, HEAD, KPIS, REVIEWS, Row, Table, Town};
use crate::json::{Kind as Json, Value};
use crate::ledger::decimal::Decimal;
use crate::ledger::kpi::Kpi;
use crate::ledger::printed::{Printed, Readings, State};
use crate::ledger::view::{self, KpiRow, Project, ReviewRow};
use crate::ledger::year::FiscalYear;

/// Hands on the rows of a project for each of these tables, as [`Table::each_row`] does for one, with the table's place.
///
/// # Errors
/// Those of `row`.
pub(crate) fn each_row_of<E>(
    tables: &[Table],
    town: &Town,
    project: Project<'_>,
    year: Option<FiscalYear>,
    mut row: impl FnMut(usize, Row<'_, '_>) -> Result<(), E>,
) -> Result<(), E> {
    let wanted = |found: Option<FiscalYear>| year.is_none() || found == year;
    let sheets: Vec<_> = project
        .reviews()
        .map(|(_, review)| ReviewRow::of(review.0))
        .filter(|review| wanted(read_year(review.fiscal_year)))
        .map(|review| (head_of(town, project, review.fiscal_year), review))
        .collect();
    for (at, table) in tables.iter().enumerate() {
        if *table == Table::Costs {
            let Some(plan) = project.plan().map(|plan| plan.0) else { continue };
            let plan_year = plan.get("year_cost").and_then(|cost| cost.get("fiscal_year"));
            if !wanted(read_year(plan_year)) {
                continue;
            }
            let head = head_of(town, project, plan_year);
            for (i, item) in items(plan.get("cost_items")).enumerate() {
                let [group, what, account, sum, subtotal, details] =
                    item.pick(&["group", "item", "account", "amount", "subtotal", "details"]);
                let own = [
                    nth(i),
                    said(group),
                    said(what),
                    said(account),
                    amount(sum),
                    subtotal.and_then(Value::bool).map_or(Cell::Empty, Cell::Flag),
                    said(details),
                ];
                row(at, Row { sheet: sheets.len(), head: &head, own: &own })?;
            }
            continue;
        }
        for (sheet, (head, review)) in sheets.iter().enumerate() {
            let mut hand_on = |own: &[Cell<'_>]| row(at, Row { sheet, head, own });
            match table {
                Table::Reviews => hand_on(&review_cells(town, project, review))?,
                Table::Kpis => {
                    let department = member(project.0, "department");
                    for (i, value) in items(review.kpis).enumerate() {
                        let row = KpiRow::of(value);
                        let goal = row.goal.map_or([None; 2], |goal| goal.pick(&["value", "by"]));
                        let goal_value = view::printed(goal[0]);
                        hand_on(&kpi_cells(&department, review, (i, &row, &row.kpi()), (goal, &goal_value)))?;
                    }
                }
                Table::Achievements => {
                    for (i, value) in items(review.achievements).enumerate() {
                        let [heading, body] = value.pick(&["heading", "body"]);
                        hand_on(&[nth(i), said(heading), said(body)])?;
                    }
                }
                Table::Opinions => {
                    for (i, value) in items(review.opinions).enumerate() {
                        let [by, at, text, response, state] = value.pick(&["by", "at", "text", "response", "state"]);
                        hand_on(&[nth(i), said(by), said(at), said(text), said(response), said(state)])?;
                    }
                }
                Table::Costs => {}
            }
        }
    }
    Ok(())
}

/// Begins a row anew with the head's columns.
pub(in crate::exchange) fn head<'a>(
    cells: &mut Vec<Cell<'a>>,
    town: &'a Town,
    project: Project<'a>,
    year: Option<Value<'a>>,
) {
    cells.clear();
    cells.extend(head_of(town, project, year));
}

fn head_of<'a>(town: &'a Town, project: Project<'a>, year: Option<Value<'a>>) -> [Cell<'a>; HEAD] {
    let [code, prefecture, municipality] =
        [&town.code, &town.prefecture, &town.municipality].map(|text| of_str(text.as_deref()));
    let [western, japanese] = years(year);
    let number = project.number().map_or(Cell::Empty, Cell::Whole);
    let [id, name] = ["id", "name"].map(|key| member(project.0, key));
    [code, prefecture, municipality, western, japanese, id, number, name]
}

fn review_cells<'a>(town: &'a Town, project: Project<'a>, review: &ReviewRow<'a>) -> Vec<Cell<'a>> {
    let [scope, period, department, strategy] = project.0.pick(&["scope", "period", "department", "strategy"]);
    let mut cells = Vec::with_capacity(REVIEWS.len());
    cells.push(said(scope));
    for year in period.map_or([None; 2], |period| period.pick(&["from", "to"])) {
        cells.extend(years(year));
    }
    cells.push(said(department));
    // One level a line: a level is one line of text.
    let levels: Vec<_> = items(strategy).filter_map(|level| level.str()).collect();
    cells.push(if levels.is_empty() { Cell::Empty } else { Cell::Text(levels.join("\n").into()) });
    cells.extend([said(review.basis), said(review.program)]);
    cells.push(match review.program.and_then(Value::str) {
        Some(Cow::Borrowed(id)) => of_str(Some(town.program(id))),
        Some(Cow::Owned(id)) => Cell::Text(town.program(&id).to_owned().into()),
        None => Cell::Empty,
    });
    cells.extend([review.cost, review.grant, review.budget].map(amount));
    cells.push(nth_count(items(review.kpis).count()));
    let texts = |record: Option<Value<'a>>, names| record.map_or([None; 2], |value| value.pick(names));
    let [rating, comment] = texts(review.effect, &["rating", "comment"]);
    let [decision, reason] = texts(review.policy, &["decision", "reason"]);
    cells.extend([rating, comment, decision, reason].map(said));
    let issues = review.issues.map_or([None; 3], |value| value.pick(&["current", "obstacles", "revisions"]));
    cells.extend(issues.map(said));
    match project.plan() {
        Some(plan) => {
            let [applicant, first, cost, kind, field] =
                plan.0.pick(&["applicant", "first_adopted", "total_cost", "type", "field"]);
            cells.extend([said(applicant), said(first), amount(cost), said(kind), said(field)]);
        }
        None => cells.extend([const { Cell::Empty }; 5]),
    }
    cells
}

fn kpi_cells<'k>(
    department: &Cell<'k>,
    review: &ReviewRow<'k>,
    (index, row, kpi): (usize, &KpiRow<'k>, &'k Kpi<'k>),
    ([goal, goal_by], goal_value): ([Option<Value<'k>>; 2], &'k Printed<'k>),
) -> Vec<Cell<'k>> {
    let unit = kpi.unit();
    let values = kpi.values();
    let mut cells = Vec::with_capacity(KPIS.len());
    cells.extend([department.clone(), nth(index), said(row.id), said(row.name), of_str(unit)]);
    cells.extend(printed(row.target, &values.target));
    cells.extend(printed(row.actual, &values.actual));
    cells.extend(printed(row.baseline, &values.baseline));
    cells.push(said(row.baseline_year));
    cells.extend(printed(goal, &goal_value.read(unit)));
    cells.push(said(goal_by));
    let tenths = kpi.rate_of(&values).and_then(|rate| Decimal::new(rate.percent().tenths(), 1));
    cells.push(tenths.map_or(Cell::Empty, Cell::Decimal));
    cells.push(said(row.direction));
    cells.push(Cell::Flag(kpi.is_reference_by(values.target.0)));
    cells.extend([row.accumulation, row.kind, row.rating, row.department, row.due, row.note, row.source].map(said));
    cells.push(said(review.basis));
    cells.push(review.effect.map_or(Cell::Empty, |value| member(value, "rating")));
    cells.push(review.policy.map_or(Cell::Empty, |value| member(value, "decision")));
    cells
}

/// A printed value as number, unit of the number, printed text and state.
fn printed<'a>(value: Option<Value<'a>>, (state, readings): &(State, Readings<'a>)) -> [Cell<'a>; 4] {
    let one = match &readings[..] {
        [reading] => Some(reading.in_base()),
        _ => None,
    };
    let text = match value {
        Some(value) if value.kind() == Json::Number => of_str(Some(value.raw())),
        value => said(value),
    };
    let unit = one.and_then(|(_, unit)| unit).map(|unit| unit.name);
    [one.map_or(Cell::Empty, |(number, _)| Cell::Decimal(number)), of_str(unit), text, of_str(Some(state.label()))]
}

/// A year in two columns: western, and as the Japanese say it. What isn't a year stays the text that is printed.
fn years<'a>(value: Option<Value<'a>>) -> [Cell<'a>; 2] {
    match read_year(value) {
        Some(year) => [Cell::Whole(i64::from(year.0)), Cell::Text(year.to_string().into())],
        None => [Cell::Empty, said(value)],
    }
}

fn read_year(value: Option<Value<'_>>) -> Option<FiscalYear> {
    let value = value?;
    FiscalYear::parse(value.number().map(Cow::Borrowed).or_else(|| value.str())?.as_ref())
}

fn items<'a>(list: Option<Value<'a>>) -> impl Iterator<Item = Value<'a>> {
    list.into_iter().flat_map(Value::items)
}

pub(in crate::exchange) fn member<'a>(value: Value<'a>, key: &str) -> Cell<'a> {
    said(value.get(key))
}

fn said(value: Option<Value<'_>>) -> Cell<'_> {
    value.and_then(Value::str).map_or(Cell::Empty, Cell::Text)
}

pub(in crate::exchange) fn of_str<'a>(text: Option<&'a str>) -> Cell<'a> {
    text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
}

fn amount<'a>(value: Option<Value<'_>>) -> Cell<'a> {
    let number = value.and_then(Value::number);
    number.and_then(crate::ledger::decimal::whole).map_or(Cell::Empty, Cell::Whole)
}

/// A position, counted from 1.
fn nth<'a>(index: usize) -> Cell<'a> {
    nth_count(index + 1)
}

pub(in crate::exchange) fn nth_count<'a>(count: usize) -> Cell<'a> {
    i64::try_from(count).map_or(Cell::Empty, Cell::Whole)
}
