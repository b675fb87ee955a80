//! What of the ledger has no cell in the workbook: whole records by their names, else how many values of which field.

use std::collections::BTreeMap;

use super::Left;
use super::compare::is_named;
use super::pairs::Pairs;
use crate::exchange::out::Scope;
use crate::json::{Kind, Pointer, Value};
use crate::ledger::field::field;
use crate::ledger::{Ledger, label};

/// Everything that stays out. `is_reached`: whether a place of the ledger has a cell.
pub(super) fn of(
    ledger: &Ledger,
    root: Value<'_>,
    scope: &Scope,
    pairs: &Pairs,
    is_reached: impl Fn(&str) -> bool,
) -> Vec<Left> {
    let mut labels = label::Labels::new(ledger.doc());
    let mut found = Found { left: Vec::new(), fields: BTreeMap::new(), is_reached: &is_reached };
    let projects = root.get("projects").map(|projects| projects.items().collect::<Vec<_>>()).unwrap_or_default();
    for index in scope.indexes(ledger) {
        let Some(project) = projects.get(index) else { continue };
        let at = Pointer::root().key("projects").index(index);
        if !pairs.found.contains(at.as_str()) {
            found.row(labels.describe(&at), "様式に行がありません");
            continue;
        }
        found.walk(&at, *project, &["reviews"]);
        for (n, review) in project.get("reviews").into_iter().flat_map(Value::items).enumerate() {
            let at = at.key("reviews").index(n);
            if !pairs.found.contains(at.as_str()) {
                continue;
            }
            found.walk(&at, review, &["kpis"]);
            for (n, kpi) in review.get("kpis").into_iter().flat_map(Value::items).enumerate() {
                let at = at.key("kpis").index(n);
                match pairs.found.contains(at.as_str()) {
                    true => found.walk(&at, kpi, &[]),
                    false => found.row(labels.describe(&at), "様式に指標の行がありません"),
                }
            }
        }
    }
    let fields: Vec<_> = found.fields.values().map(|(label, count)| format!("{label} {count}件")).collect();
    if !fields.is_empty() {
        found.row(fields.join("、"), "様式に欄がありません");
    }
    found.left
}

struct Found<'f> {
    left: Vec<Left>,
    /// By a field's pattern: what it is called, and how often.
    fields: BTreeMap<&'static str, (&'static str, usize)>,
    is_reached: &'f dyn Fn(&str) -> bool,
}

impl Found<'_> {
    fn row(&mut self, label: String, why: &str) {
        self.left.push(Left { place: String::new(), label, why: why.to_owned() });
    }

    fn walk(&mut self, at: &Pointer, value: Value<'_>, but: &[&str]) {
        match value.kind() {
            Kind::Object => {
                for member in value.members().filter(|member| !but.contains(&&*member.key())) {
                    if member.key() != "accepted" && member.key() != "name_variants" {
                        self.walk(&at.key(&member.key()), member.value, &[]);
                    }
                }
            }
            Kind::Array => value.items().enumerate().for_each(|(n, item)| self.walk(&at.index(n), item, &[])),
            Kind::String | Kind::Number if !is_named(at) && !(self.is_reached)(at.as_str()) => {
                let blank = value.kind() == Kind::String && value.str().is_none_or(|text| text.trim().is_empty());
                if let Some(field) = field(at).filter(|_| !blank) {
                    self.fields.entry(field.pattern).or_insert((field.label, 0)).1 += 1;
                }
            }
            _ => {}
        }
    }
}
