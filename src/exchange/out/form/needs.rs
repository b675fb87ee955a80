//! What few records have: a column or none, which all projects together decide before the first of them is written.

use super::nodes::items;
use super::{Value, list_row};
use crate::json::{Kind as Json, Value as Node};
use crate::ledger::view::{KpiRow, Project};
use crate::ledger::{Ledger, Reader};

/// The columns of a KPI that only some records have, as paths within the row, in the order of the form.
pub(super) const OPTIONAL: [&str; 13] = [
    "baseline",
    "baseline_year",
    "goal/value",
    "goal/by",
    "direction",
    "reference",
    "accumulation",
    "kind",
    "rating",
    "department",
    "due",
    "note",
    "source",
];

/// The columns of the list that only some records have.
pub(super) const LISTED: [&str; 2] = ["strategy", "contact"];

/// The members of a row's [`OPTIONAL`] columns.
pub(super) fn optional<'a>(row: &KpiRow<'a>) -> [Option<Node<'a>>; OPTIONAL.len()] {
    let [goal, by] = row.goal.map_or([None; 2], |goal| goal.pick(&["value", "by"]));
    let KpiRow { baseline, baseline_year, direction, reference, accumulation, kind, rating, department, .. } = *row;
    let KpiRow { due, note, source, .. } = *row;
    [baseline, baseline_year, goal, by, direction, reference, accumulation, kind, rating, department, due, note, source]
}

/// What some projects need the form to have, and their rows of the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needs {
    pub(super) units: bool,
    pub(super) optional: [bool; OPTIONAL.len()],
    pub(super) listed: [bool; LISTED.len()],
    pub(super) list: Vec<Vec<Value<'static>>>,
}

impl Needs {
    /// What these projects need; `published`: the review of a project that is published.
    pub(super) fn of(ledger: &Ledger, indexes: &[usize], published: impl Fn(Project<'_>) -> Option<Node<'_>>) -> Needs {
        let mut needs = Needs::default();
        let mut reader = Reader::default();
        for index in indexes {
            let Some(project) = reader.project(ledger, *index) else { continue };
            needs.list.push(list_row(project, [true; 2]).into_iter().map(Value::into_owned).collect());
            let Some(sheet) = published(project) else { continue };
            for (seen, key) in needs.listed.iter_mut().zip(LISTED) {
                *seen = *seen || has(project.0.get(key));
            }
            for row in items(sheet, "kpis") {
                let row = KpiRow::of(row);
                needs.units = needs.units || !states_its_unit(&row);
                for ((seen, path), value) in needs.optional.iter_mut().zip(OPTIONAL).zip(optional(&row)) {
                    *seen = *seen
                        || match path {
                            "direction" => value.and_then(Node::str).is_some_and(|word| word != "up"),
                            "reference" => is_marked_reference(&row),
                            _ => has(value),
                        };
                }
            }
        }
        needs
    }

    /// Adds those of the projects that follow.
    pub(super) fn add(&mut self, next: Needs) {
        self.units |= next.units;
        self.optional.iter_mut().zip(next.optional).for_each(|(own, next)| *own |= next);
        self.listed.iter_mut().zip(next.listed).for_each(|(own, next)| *own |= next);
        self.list.extend(next.list);
    }
}

/// Whether the form says a row's unit without a column for it: in the name, or with every value that is there.
pub(super) fn states_its_unit(row: &KpiRow<'_>) -> bool {
    let Some(unit) = row.unit.and_then(Node::str).filter(|unit| !unit.trim().is_empty()) else { return true };
    let name = row.name.and_then(Node::str).unwrap_or_default();
    let name = name.trim_end();
    if name.trim_end_matches([')', '）']).ends_with(unit.trim()) && name.ends_with([')', '）']) {
        return true;
    }
    // A word in place of a value (確認中) says no unit; where there is nothing but words, nothing says it.
    let mut said =
        [row.target, row.actual, row.baseline].into_iter().flatten().filter_map(|value| match value.kind() {
            Json::Number => Some(false),
            Json::String => {
                let text = value.str()?;
                text.contains(|c: char| c.is_numeric()).then(|| text.contains(unit.trim()))
            }
            _ => None,
        });
    said.next().is_some_and(|first| first && said.all(|said| said))
}

pub(super) fn has(value: Option<Node<'_>>) -> bool {
    value.is_some_and(|value| match value.kind() {
        Json::String => value.str().is_some_and(|text| !text.is_empty()),
        Json::Array | Json::Object => !value.is_empty(),
        Json::Null => false,
        _ => true,
    })
}

/// Whether a row is 参考 by its own mark, which its name doesn't say.
pub(super) fn is_marked_reference(row: &KpiRow<'_>) -> bool {
    row.reference.and_then(Node::bool) == Some(true) && !row.kpi().is_named_reference()
}
