//! `kensho check`: what a careful official would want to see before publication.

use serde_json::json;

use super::output::answer;
use super::source::open;
use super::{Exit, Failure};
use crate::check::{Finding, check, codes};
use crate::ledger::Record;
use crate::ledger::label;

/// Prints the findings; exit code 1 while some of them wait for somebody.
pub fn run(file: Option<&str>, rules: Option<&str>, json: bool) -> Result<Exit, Failure> {
    let table = super::rules::table(rules)?;
    let opened = open(file, table)?;
    let front = opened.ledger.front();
    let records: Vec<Record> = (0..opened.ledger.len()).filter_map(|i| opened.ledger.record(i)).collect();
    let findings = check(front.front(), records.iter().map(Record::project), table);
    let number =
        |finding: &Finding| finding.project.and_then(|index| opened.briefs.get(index)).and_then(|brief| brief.number);
    let pending = findings.iter().filter(|finding| finding.is_pending()).count();
    if json {
        let rows: Vec<_> = findings
            .iter()
            .map(|finding| {
                json!({
                    "code": finding.code,
                    "severity": finding.severity.word(),
                    "project": number(finding),
                    "pointer": finding.pointer.as_str(),
                    "message": finding.message,
                    "quote": finding.quote,
                    "accepted": finding.accepted,
                })
            })
            .collect();
        answer(|out| out.json(&rows.into()))?;
    } else {
        answer(|out| {
            let mut labels = label::Labels::new(opened.ledger.doc());
            for finding in &findings {
                let what = codes::code(finding.code).map_or("", |code| code.title);
                let place = labels.describe(&finding.pointer);
                out.line(&format!("{} {} {what}", finding.code, finding.severity.label()))?;
                out.line(&format!("    場所: {place} ({})", finding.pointer))?;
                out.line(&format!("    {}", finding.message))?;
                if !finding.quote.is_empty() {
                    out.line(&format!("    「{}」", finding.quote))?;
                }
                if let Some(reason) = &finding.accepted {
                    out.line(&format!("    了承済み: {reason}"))?;
                }
            }
            out.line(&format!("指摘 {}件 (対応が必要なもの {pending}件)", findings.len()))
        })?;
    }
    Ok(if pending > 0 { Exit::Findings } else { Exit::Fine })
}
