//! Values of the ledger that a file leaves out where it says them of other KPIs: a cell that came back empty.
//!
//! Nothing is ever taken out of the ledger by an empty cell, but whoever emptied it may have meant something, so it is said. A cell is
//! known by the row of its KPI's name and by the only column of its sheet that says the same of other KPIs in that year.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::exchange::cells::Address;
use crate::exchange::plan::{As, Plan, place_of};
use crate::json::{Doc, Pointer, Value};
use crate::ledger::label;

/// What a KPI says in cells of its own.
pub(super) const FIELDS: [&str; 3] = ["baseline", "target", "actual"];

/// The cells that came back empty are told by their place up to so many.
const TOLD: usize = 10;

/// A sheet's name.
type Sheet = Option<Arc<str>>;

/// Where a file's cells stand that say something of KPIs.
pub(super) struct Cleared {
    /// The year of a review by its pointer.
    years: HashMap<String, String>,
    /// By sheet, year and field: the column, `None` where there are several.
    columns: HashMap<(Sheet, String, &'static str), Option<u32>>,
    /// The cells in which something stands.
    filled: HashSet<(Sheet, Address)>,
    /// By the pointer of a KPI: the sheet and row of its name.
    names: HashMap<String, (Sheet, u32)>,
    /// What was found, in words.
    found: Vec<String>,
}

impl Cleared {
    /// Looks at a file's cells.
    pub(super) fn of(plan: &Plan) -> Cleared {
        let values = || {
            let values = plan.entries.iter().filter(|entry| entry.kind == As::Value);
            values.filter_map(|entry| Some((entry, entry.pointer.as_ref()?)))
        };
        let years = values().filter(|(_, spot)| spot.key() == "fiscal_year");
        let years =
            years.filter_map(|(entry, spot)| Some((row_of(&spot.to_string())?, entry.value.as_deref()?.to_owned())));
        let years: HashMap<String, String> = years.collect();
        let (mut columns, mut names) = (HashMap::new(), HashMap::new());
        let filled = plan.entries.iter().map(|entry| (entry.sheet.clone(), entry.cell)).collect();
        for (entry, spot) in values() {
            let field = FIELDS.into_iter().find(|field| *field == spot.key());
            let kpi = (field.is_some() || spot.key() == "name").then(|| row_of(&spot.to_string())).flatten();
            let Some(kpi) = kpi.filter(|kpi| kpi.contains("/kpis/")) else { continue };
            match (field, review_of(&kpi).and_then(|review| years.get(review))) {
                (Some(field), Some(year)) => {
                    let column = columns.entry((entry.sheet.clone(), year.clone(), field));
                    let column = column.or_insert(Some(entry.cell.column));
                    *column = column.filter(|column| *column == entry.cell.column);
                }
                (None, _) => drop(names.entry(kpi).or_insert((entry.sheet.clone(), entry.cell.row))),
                _ => {}
            }
        }
        Cleared { years, columns, filled, names, found: Vec::new() }
    }

    /// Notes which values of a KPI of the base its row of the file leaves empty. `at`: the row in the file; `of`: in the base.
    pub(super) fn look(&mut self, (at, row): (&Pointer, Value<'_>), base: &Doc, (of, before): (&Pointer, Value<'_>)) {
        let Some((sheet, number)) = self.names.get(at.as_str()) else { return };
        let Some(year) = review_of(at.as_str()).and_then(|review| self.years.get(review)) else { return };
        for field in missing(row, before) {
            let Some(&Some(column)) = self.columns.get(&(sheet.clone(), year.clone(), field)) else { continue };
            let cell = Address { row: *number, column };
            if !self.filled.contains(&(sheet.clone(), cell)) {
                let of = of.key(field);
                let value = before.get(field).map(|value| label::shown(base, &of, value.raw())).unwrap_or_default();
                let place = cell.with(|cell| place_of(sheet.as_deref(), cell));
                self.found.push(format!("{place}(台帳は {value}、{})", label::describe(base, &of)));
            }
        }
    }

    /// What there is to say of it.
    pub(super) fn told(self, file: &str) -> Option<String> {
        let more = self.found.len().saturating_sub(TOLD);
        let more = if more > 0 { format!(" ほか{more}か所") } else { String::new() };
        let places: Vec<String> = self.found.into_iter().take(TOLD).collect();
        (!places.is_empty()).then(|| {
            format!("{file}: 空欄で返ってきたセルがあります。台帳の値は変えません。{}{more}", places.join("、"))
        })
    }
}

/// What a KPI of the base says and its row of the file doesn't.
pub(super) fn missing<'v>(file: Value<'v>, base: Value<'v>) -> impl Iterator<Item = &'static str> + 'v {
    let says = |row: Value<'_>, field: &str| row.get(field).is_some_and(|value| !value.is_null());
    FIELDS.into_iter().filter(move |field| !says(file, field) && says(base, field))
}

/// The pointer without its last key.
fn row_of(pointer: &str) -> Option<String> {
    pointer.rsplit_once('/').map(|(row, _)| row.to_owned())
}

/// The review that a KPI's pointer is in.
fn review_of(kpi: &str) -> Option<&str> {
    kpi.split_once("/kpis/").map(|(review, _)| review)
}
