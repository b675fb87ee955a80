//! Values of the ledger that a file leaves out where it says them of others: a cell that came back empty.
//!
//! Nothing is ever taken out of the ledger by an empty cell, but whoever emptied it may have meant something, so it is said. A cell is
//! known by the row of the name (a KPI's, or the project's) and by the only column of its sheet that says the same of others in that
//! year.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::exchange::cells::Address;
use crate::exchange::plan::{As, Plan, place_of};
use crate::json::{Doc, Kind, Pointer, Value};
use crate::ledger::label;

/// What a KPI says in cells of its own.
const OF_KPI: [&str; 3] = ["baseline", "target", "actual"];

/// What a review says in cells of its own; of a list that it has rows.
const OF_REVIEW: [&str; 13] = [
    "program",
    "cost",
    "grant",
    "budget",
    "achievements",
    "effect/rating",
    "effect/comment",
    "issues/current",
    "issues/obstacles",
    "issues/revisions",
    "opinions",
    "policy/decision",
    "policy/reason",
];

/// What a project says in cells of its own.
const OF_PROJECT: [&str; 4] = ["department", "scope", "period/from", "period/to"];

/// The cells that came back empty are told by their place up to so many.
const TOLD: usize = 10;

/// A sheet's name.
type Sheet = Option<Arc<str>>;

/// Where a file's cells stand that say something of projects.
pub(super) struct Cleared {
    /// The year of a review by its pointer.
    years: HashMap<String, String>,
    /// By sheet, year and field: the column, `None` where there are several. What belongs to no year has an empty one.
    columns: HashMap<(Sheet, String, &'static str), Option<u32>>,
    /// The cells in which something stands, or that are told by now.
    filled: HashSet<(Sheet, Address)>,
    /// By the pointer of a KPI or a project: the sheet and row of its name.
    names: HashMap<String, (Sheet, u32)>,
    /// What was found, in words.
    found: Vec<String>,
}

impl Cleared {
    /// Looks at a file's cells.
    pub(super) fn of(plan: &Plan) -> Cleared {
        let values = || {
            let values = plan.entries.iter().filter(|entry| entry.kind == As::Value);
            values.filter_map(|entry| Some((entry, entry.pointer.as_ref()?.to_string())))
        };
        let years = values().filter_map(|(entry, pointer)| {
            let review = pointer.strip_suffix("/fiscal_year").filter(|review| !review.is_empty())?;
            Some((review.to_owned(), entry.value.as_deref()?.to_owned()))
        });
        let years: HashMap<String, String> = years.collect();
        let (mut columns, mut names) = (HashMap::new(), HashMap::new());
        let filled = plan.entries.iter().map(|entry| (entry.sheet.clone(), entry.cell)).collect();
        for (entry, pointer) in values() {
            let Some((row, rest)) = row_of(&pointer) else { continue };
            if rest == "name" {
                names.entry(row.to_owned()).or_insert((entry.sheet.clone(), entry.cell.row));
            }
            let is_it =
                |field: &&&str| rest.strip_prefix(**field).is_some_and(|more| more.is_empty() || more.starts_with('/'));
            let Some(&field) = fields(row).iter().find(is_it) else { continue };
            let Some(year) = year(row, &years) else { continue };
            let column = columns.entry((entry.sheet.clone(), year, field)).or_insert(Some(entry.cell.column));
            *column = column.filter(|column| *column == entry.cell.column);
        }
        Cleared { years, columns, filled, names, found: Vec::new() }
    }

    /// Notes which values of a row of the base (a project, a review, a KPI) that row of the file leaves empty. `at`: the row in the
    /// file; `of`: in the base.
    pub(super) fn look(&mut self, (at, row): (&Pointer, Value<'_>), base: &Doc, (of, before): (&Pointer, Value<'_>)) {
        let named = match at.as_str().split_once("/reviews/") {
            Some((project, review)) if !review.contains("/kpis/") => project,
            _ => at.as_str(),
        };
        let (Some((sheet, number)), Some(year)) = (self.names.get(named), year(at.as_str(), &self.years)) else {
            return;
        };
        for field in missing(at, row, before) {
            let Some(&Some(column)) = self.columns.get(&(sheet.clone(), year.clone(), field)) else { continue };
            let cell = Address { row: *number, column };
            // A cell that says two things (a period) is told once.
            if self.filled.insert((sheet.clone(), cell)) {
                let of = field.split('/').fold(of.clone(), |of, key| of.key(key));
                let said = |value: Value<'_>| label::inside(base, &of, value.raw());
                let value = said_in(before, field).map(said).unwrap_or_default();
                let value: Vec<String> = value.into_iter().map(|(_, value)| value).collect();
                let place = place_of(sheet.as_deref(), &cell.to_string());
                self.found.push(format!(
                    "{place}(台帳は {}、{})",
                    short(&value.join(" / ")),
                    label::describe(base, &of)
                ));
            }
        }
    }

    /// What there is to say of it, a sentence a cell.
    pub(super) fn told(self, file: &str) -> Vec<String> {
        let more = self.found.len().saturating_sub(TOLD);
        let told = self.found.into_iter().take(TOLD);
        let told = told.map(|cell| format!("{file}: 空欄で返ってきたセルです。台帳の値は変えません。{cell}"));
        let more = (more > 0).then(|| format!("{file}: 空欄で返ってきたセルは、ほかに{more}か所あります。"));
        told.chain(more).collect()
    }
}

/// What a row of the base says and that row of the file doesn't. `at`: the row in the file.
pub(super) fn missing<'v>(at: &Pointer, file: Value<'v>, base: Value<'v>) -> impl Iterator<Item = &'static str> + 'v {
    let fields = fields(at.as_str()).iter().copied();
    fields.filter(move |field| said_in(file, field).is_none() && said_in(base, field).is_some())
}

/// What a row says in a field, where it says anything.
fn said_in<'v>(row: Value<'v>, field: &str) -> Option<Value<'v>> {
    let value = field.split('/').try_fold(row, |value, key| value.get(key))?;
    let says = match value.kind() {
        Kind::Null => false,
        Kind::Array => value.items().next().is_some(),
        Kind::String => value.str().is_some_and(|text| !text.trim().is_empty()),
        _ => true,
    };
    says.then_some(value)
}

/// The fields of a row that stand in cells of their own, by its pointer.
fn fields(row: &str) -> &'static [&'static str] {
    match (row.contains("/kpis/"), row.contains("/reviews/"), row.starts_with("/projects/")) {
        (true, ..) => &OF_KPI,
        (_, true, _) => &OF_REVIEW,
        (.., true) => &OF_PROJECT,
        _ => &[],
    }
}

/// The row (a project, a review, a KPI) that a pointer leads into, and the rest of it.
fn row_of(pointer: &str) -> Option<(&str, &str)> {
    let inside = |list: &str| {
        let from = pointer.rfind(list)? + list.len();
        let end = from + pointer.get(from..)?.find('/')?;
        Some((pointer.get(..end)?, pointer.get(end + 1..)?))
    };
    inside("/kpis/").or_else(|| inside("/reviews/")).or_else(|| inside("/projects/"))
}

/// The year of the review that a row is or is in; of a project that belongs to no year, an empty one.
fn year(row: &str, years: &HashMap<String, String>) -> Option<String> {
    if !row.contains("/reviews/") {
        return Some(String::new());
    }
    let review = row.split_once("/kpis/").map_or(row, |(review, _)| review);
    years.get(review).cloned()
}

/// The beginning of a long text.
fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
