//! What of the ledger has no cell in the workbook: whole records by their names, else how many values of which field; and
//! every such value with its place, for whoever wants the list.

use std::collections::BTreeMap;

use super::compare::{is_heading, is_named};
use super::pairs::Pairs;
use super::{Left, Missing};
use crate::exchange::out::Scope;
use crate::json::{Kind, Pointer, Value};
use crate::ledger::field::field;
use crate::ledger::year::FiscalYear;
use crate::ledger::{Ledger, label};

/// Everything that stays out. `is_reached`: whether a place of the ledger has a cell.
pub(super) fn of(
    ledger: &Ledger,
    root: Value<'_>,
    scope: &Scope,
    pairs: &Pairs,
    is_reached: impl Fn(&str) -> bool,
) -> (Vec<Left>, Vec<Missing>) {
    let mut labels = label::Labels::new(ledger.doc());
    let mut found = Found {
        left: Vec::new(),
        values: Vec::new(),
        counts: true,
        fields: BTreeMap::new(),
        years: BTreeMap::new(),
        is_reached: &is_reached,
    };
    let projects = root.get("projects").map(|projects| projects.items().collect::<Vec<_>>()).unwrap_or_default();
    for index in scope.indexes(ledger) {
        let Some(project) = projects.get(index) else { continue };
        let at = Pointer::root().key("projects").index(index);
        if !pairs.found.contains(at.as_str()) {
            found.row(labels.describe(&at), "様式に行がありません");
            found.whole(&at, *project);
            continue;
        }
        found.walk(&at, *project, &["reviews"]);
        for (n, review) in project.get("reviews").into_iter().flat_map(Value::items).enumerate() {
            let at = at.key("reviews").index(n);
            if !pairs.found.contains(at.as_str()) {
                let said = review.get("fiscal_year").and_then(Value::str).unwrap_or_default();
                let year = FiscalYear::parse(&said);
                // Of other years than the one that was asked for nothing is to be written.
                if scope.year.is_none() || scope.year == year {
                    let year = year.map_or_else(|| said.into_owned(), |year| year.to_string());
                    *found.years.entry(year).or_insert(0) += 1;
                    found.whole(&at, review);
                }
                continue;
            }
            found.walk(&at, review, &["kpis"]);
            for (n, kpi) in review.get("kpis").into_iter().flat_map(Value::items).enumerate() {
                let at = at.key("kpis").index(n);
                match pairs.found.contains(at.as_str()) {
                    true => found.walk(&at, kpi, &[]),
                    false => {
                        found.row(labels.describe(&at), "様式に指標の行がありません");
                        found.whole(&at, kpi);
                    }
                }
            }
        }
    }
    if scope.projects.is_none() {
        for member in root.members().filter(|member| member.key() != "projects") {
            let at = Pointer::root().key(&member.key());
            if !is_heading(at.as_str()) {
                found.walk(&at, member.value, &[]);
            }
        }
    }
    for (year, count) in std::mem::take(&mut found.years) {
        found.row(format!("{year}の効果検証 {count}件"), "様式にこの年度の欄がありません");
    }
    let fields: Vec<_> = found.fields.values().map(|(label, count)| format!("{label} {count}件")).collect();
    if !fields.is_empty() {
        found.row(fields.join("、"), "様式に欄がありません");
    }
    (found.left, found.values)
}

struct Found<'f> {
    left: Vec<Left>,
    values: Vec<Missing>,
    /// Whether what is found is counted by its field: not what is in a row that is named as a whole.
    counts: bool,
    /// How many reviews of which year have no place.
    years: BTreeMap<String, usize>,
    /// By a field's pattern: what it is called, and how often.
    fields: BTreeMap<&'static str, (&'static str, usize)>,
    is_reached: &'f dyn Fn(&str) -> bool,
}

impl Found<'_> {
    fn row(&mut self, label: String, why: &str) {
        self.left.push(Left { place: String::new(), label, why: why.to_owned() });
    }

    /// A record of which no row is in the form.
    fn whole(&mut self, at: &Pointer, value: Value<'_>) {
        self.counts = false;
        self.walk(at, value, &[]);
        self.counts = true;
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
                if !blank {
                    self.values.push(Missing { at: at.clone(), value: value.raw().to_owned() });
                }
                if let Some(field) = field(at).filter(|_| !blank && self.counts) {
                    self.fields.entry(field.pattern).or_insert((field.label, 0)).1 += 1;
                }
            }
            _ => {}
        }
    }
}
