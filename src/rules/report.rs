//! The suggestion as other programs read it: the shape of `kensho suggest --json`.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::ledger::decimal::Decimal;

use super::explain::Ground;
use super::judge::{Case, Suggestion};
use super::table::Table;

/// One element of the array that `kensho suggest --json` prints.
#[derive(Serialize)]
pub struct Report<'a> {
    project: &'a str,
    number: Option<i64>,
    fiscal_year: Option<&'a str>,
    outcome: &'static str,
    candidates: Vec<&'a str>,
    published: Option<&'a str>,
    agreement: &'static str,
    kpis: Vec<KpiReport<'a>>,
    grounds: Vec<GroundReport<'a>>,
    would_change: &'a [String],
}

#[derive(Serialize)]
struct KpiReport<'a> {
    name: &'a str,
    state: &'static str,
    readings: Vec<Box<RawValue>>,
    unit: Option<&'a str>,
    rate: Option<Box<RawValue>>,
    verdict: &'static str,
    why: &'a str,
}

#[derive(Serialize)]
struct GroundReport<'a> {
    kind: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    setting: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kpis: Vec<&'a str>,
}

impl<'a> Report<'a> {
    /// `project` is the project's id or name; `rate` is printed as a percentage with one decimal (71.7), readings as the
    /// numbers that were read, with the digits printed and in the scale of the `unit` beside them: 2,584千人 is 2584000 in 人,
    /// 200万円 is 2000000 in 円.
    pub fn new(
        table: &'a Table,
        case: &Case<'a>,
        suggestion: &'a Suggestion,
        project: &'a str,
        number: Option<i64>,
        fiscal_year: Option<&'a str>,
    ) -> Self {
        let rating = |index: usize| table.ratings.get(index).map(|rating| rating.name.as_str());
        Self {
            project,
            number,
            fiscal_year,
            outcome: suggestion.outcome.code(),
            candidates: suggestion.candidates.iter().filter_map(|&index| rating(index)).collect(),
            published: case.published,
            agreement: suggestion.agreement.code(),
            kpis: case
                .kpis
                .iter()
                .zip(&suggestion.rows)
                .map(|(kpi, row)| KpiReport {
                    name: &kpi.name,
                    state: row.state.label(),
                    readings: row.readings.iter().filter_map(|reading| number_of(*reading)).collect(),
                    unit: row.unit.as_deref(),
                    rate: row.rate.and_then(|rate| RawValue::from_string(rate.percent().to_string()).ok()),
                    verdict: row.verdict.code(),
                    why: &row.why,
                })
                .collect(),
            grounds: suggestion
                .grounds
                .iter()
                .map(|ground: &Ground| GroundReport {
                    kind: ground.kind.code(),
                    text: &ground.text,
                    rating: ground.rating.and_then(rating),
                    setting: ground.setting.and_then(|index| table.settings.get(index)).map(|s| s.name.as_str()),
                    kpis: ground
                        .rows
                        .iter()
                        .filter_map(|&row| case.kpis.get(row))
                        .map(|kpi| kpi.name.as_ref())
                        .collect(),
                })
                .collect(),
            would_change: &suggestion.would_change,
        }
    }
}

/// A number with the digits it was printed with.
fn number_of(value: Decimal) -> Option<Box<RawValue>> {
    RawValue::from_string(value.plain().to_string()).ok()
}
