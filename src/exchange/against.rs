//! A file's values beside those of a ledger that is there: the diff that is shown before anything is taken.
//!
//! Rows are found by what they are (a project's name, a review's year, a KPI's name), never by their position. What the
//! ledger has no row for is told and left: rows are added by hand, so that a spelling mistake makes no second project.

use serde_json::Value;

use super::plan::{As, Plan};
use super::words::squeezed;
use crate::json::{Edit, Pointer};
use crate::ledger::year::FiscalYear;

/// A value that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where it stands in the ledger.
    pub pointer: Pointer,
    /// What the ledger says, as JSON; `None`: no such member yet.
    pub before: Option<String>,
    /// What the file says, as JSON.
    pub after: String,
    /// Sheet and cell: `KPI!E12`.
    pub cell: String,
}

/// A file beside a ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Against {
    /// What differs.
    pub differences: Vec<Difference>,
    /// Cells whose project, year or KPI the ledger doesn't have, with what is missing.
    pub missing: Vec<(String, String)>,
    /// How many values are the same in both.
    pub same: usize,
    /// That it may be the wrong file.
    pub warnings: Vec<String>,
}

/// Compares a plan with a ledger's text.
pub fn against(plan: &Plan, ledger: &str) -> Against {
    let mut found = Against::default();
    let Some(made) = plan.ledger.as_deref().and_then(|text| serde_json::from_str::<Value>(text).ok()) else {
        return found;
    };
    let Ok(theirs) = serde_json::from_str::<Value>(ledger.trim_start_matches('\u{feff}')) else { return found };
    for (key, what) in [("municipality", "自治体"), ("fiscal_year", "年度")] {
        let of = |value: &Value| {
            let text = value.get(key).and_then(Value::as_str).unwrap_or_default();
            FiscalYear::parse(text).map_or_else(|| squeezed(text), FiscalYear::short)
        };
        let (ours, file) = (of(&theirs), of(&made));
        let inside = ours.contains(&file) || file.contains(&ours);
        if !ours.is_empty() && !file.is_empty() && !inside {
            found.warnings.push(format!(
                "{what}が違います(台帳は {ours}、ファイルは {file})。ファイルを間違えていないか確かめてください。"
            ));
        }
    }
    for entry in plan.entries.iter().filter(|entry| entry.kind == As::Value) {
        let (Some(pointer), Some(after)) = (&entry.pointer, &entry.value) else { continue };
        let place = entry.sheet.as_ref().map_or(entry.cell.clone(), |sheet| format!("{sheet}!{}", entry.cell));
        let keys: Vec<&str> = pointer.split('/').skip(1).collect();
        let last = keys.last().copied().unwrap_or_default();
        if keys.first() != Some(&"projects")
            || matches!(last, "name" | "id" | "fiscal_year")
            || keys.contains(&"name_variants")
        {
            continue;
        }
        match located(&keys, &made, &theirs) {
            Err(missing) => found.missing.push((place, missing)),
            Ok((at, value)) => {
                let file: Value = serde_json::from_str(after).unwrap_or_default();
                match value {
                    Some(value) if same(value, &file) => found.same += 1,
                    value => found.differences.push(Difference {
                        pointer: at,
                        before: value.map(Value::to_string),
                        after: after.clone(),
                        cell: place,
                    }),
                }
            }
        }
    }
    found
}

/// The place in `theirs` that means the same as `keys` in `made`, and what stands there.
fn located<'t>(keys: &[&str], made: &Value, theirs: &'t Value) -> Result<(Pointer, Option<&'t Value>), String> {
    let (mut ours, mut at, mut pointer) = (made, Some(theirs), Pointer::root());
    for (n, key) in keys.iter().enumerate() {
        let list = if n > 0 { keys[n - 1] } else { "" };
        match key.parse::<usize>() {
            Ok(index) => {
                let rows = ours.as_array().map_or(&[][..], Vec::as_slice);
                let Some(row) = rows.get(index) else { return Err("行がない".into()) };
                let names = match list {
                    "projects" | "kpis" => "name",
                    "reviews" => "fiscal_year",
                    _ => "",
                };
                let said = |row: &Value| row.get(names).and_then(Value::as_str).map(squeezed);
                let have = at.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
                let found = if names.is_empty() {
                    (index < have.len()).then_some(index)
                } else {
                    let before = rows[..index].iter().filter(|other| said(other) == said(row)).count();
                    let mut matching = have.iter().enumerate().filter(|(_, other)| {
                        said(other) == said(row) || (list == "projects" && named_otherwise(other, said(row).as_deref()))
                    });
                    matching.nth(before).map(|(index, _)| index)
                };
                let Some(found) = found else {
                    let what = match list {
                        "projects" => "事業",
                        "reviews" => "年度",
                        "kpis" => "指標",
                        _ => "行",
                    };
                    return Err(format!("台帳にない{what}「{}」", said(row).unwrap_or_default()));
                };
                (ours, at, pointer) = (row, have.get(found), pointer.index(found));
            }
            Err(_) => {
                ours = ours.get(key).unwrap_or(&Value::Null);
                let below = at.and_then(|at| at.get(key));
                if below.is_none() && n + 1 < keys.len() {
                    return Err(format!("台帳にまだない欄「{key}」"));
                }
                (at, pointer) = (below, pointer.key(key));
            }
        }
    }
    Ok((pointer, at))
}

fn named_otherwise(project: &Value, name: Option<&str>) -> bool {
    let variants = project.get("name_variants").and_then(Value::as_array);
    variants
        .is_some_and(|names| names.iter().filter_map(Value::as_str).any(|other| Some(squeezed(other).as_str()) == name))
}

/// Whether two values say the same; years and numbers may be written otherwise.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::String(a), Value::String(b)) => a.trim() == b.trim(),
        _ => a == b,
    }
}

impl Difference {
    /// The edit that takes the file's value. `before` is the JSON as it is written in the ledger.
    pub fn edit(&self, before: Option<String>, at: u64) -> Edit {
        match before {
            Some(before) => Edit::replace(self.pointer.clone(), before, self.after.clone(), at),
            None => Edit::insert(self.pointer.clone(), self.after.clone(), at),
        }
    }
}
