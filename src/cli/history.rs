//! `kensho history`: a project over the years.

use std::ffi::OsString;
use std::path::Path;

use serde_json::{Value, json};

use super::output::answer;
use super::show;
use super::source::{Opened, file_and_which, open};
use crate::failure::{Exit, Failure};
use crate::json::Pointer;
use crate::ledger::field::Tab;
use crate::ledger::whole::PROJECTS;
use crate::ledger::years::{Years, said};
use crate::page;
use crate::rules::Table;

/// Shows the years of the project that WHICH means.
pub fn run(words: &[OsString], rules: Option<&Path>, json: bool) -> Result<Exit, Failure> {
    let (file, which) = file_and_which(words)?;
    let file = file.as_deref();
    if which.trim().is_empty() {
        let words = "どの事業かを、番号か検索の語で指定してください(例 kensho history 6)。";
        return Err(Failure::new(Exit::Usage, words));
    }
    let table = super::rules::table(rules, file)?;
    let opened = open(file, table)?;
    let index = show::one(&opened, &which, table)?;
    if json { answer(|out| out.json(&as_json(&opened, index))) } else { as_text(&opened, index, table) }
}

fn as_text(opened: &Opened, index: usize, table: &Table) -> Result<Exit, Failure> {
    answer(|out| {
        let width = out.width.min(100);
        let page = show::with_subject(&opened.ledger, index, table, |subject| {
            (page::full_name(subject), page::page(subject, Tab::History, width))
        });
        let Some((name, page)) = page else { return Ok(()) };
        out.line(&name.replace('\n', " "))?;
        out.page(&page)
    })
}

/// The project as one object of an array: its years, its KPI with a row a year, what was said.
fn as_json(opened: &Opened, index: usize) -> Value {
    let Some(record) = opened.ledger.record(index) else { return json!([]) };
    let project = record.project();
    let at = Pointer::root().key(PROJECTS).index(index);
    let years = Years::of(project);
    let year = |sheet: usize| years.sheets.get(sheet).map(|sheet| sheet.year.short());
    let sheets = years.sheets.iter().map(|sheet| {
        let review = sheet.review;
        json!({
            "fiscal_year": sheet.year.short(), "basis": review.basis(), "cost": review.cost(), "grant": review.grant(),
            "rating": review.rating(), "decision": review.decision(),
        })
    });
    let kpis = years.lines.iter().map(|line| {
        let rows = line.rows.iter().map(|row| {
            let place = years.place(&at, row);
            let raw = |key: &str| {
                let raw = opened.ledger.doc().get(&place.key(key)).ok();
                raw.and_then(|raw| serde_json::from_str::<Value>(&raw).ok()).unwrap_or(Value::Null)
            };
            let rate = row.kpi.rate().map(|rate| rate.percent().to_string());
            json!({
                "fiscal_year": year(row.sheet), "pointer": place.as_str(), "name": row.kpi.name, "unit": row.kpi.unit(),
                "target": raw("target"), "actual": raw("actual"), "state": row.kpi.values().actual.0.label(), "rate": rate,
            })
        });
        let proposed = line.proposed.and_then(|(other, alike)| {
            Some(json!({ "name": years.lines.get(other)?.name(), "likeness": alike }))
        });
        let id = line.rows.iter().rev().find_map(|row| row.id.as_deref());
        json!({ "name": line.name(), "id": id, "years": rows.collect::<Vec<_>>(), "proposed": proposed })
    });
    let said = said(&years).into_iter().map(|one| {
        let answers = one.links.iter().map(|(sheet, _, opinion)| {
            json!({ "fiscal_year": year(*sheet), "response": opinion.response(), "open": opinion.is_open() })
        });
        json!({
            "fiscal_year": one.year.short(), "by": one.opinion.by(), "text": one.opinion.text(), "open": one.is_open(),
            "answers": answers.collect::<Vec<_>>(),
        })
    });
    json!([{
        "project": project.number(), "id": project.id(), "name": project.name(),
        "years": sheets.collect::<Vec<_>>(), "kpis": kpis.collect::<Vec<_>>(), "opinions": said.collect::<Vec<_>>(),
    }])
}
