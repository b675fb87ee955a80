//! `kensho check`: what a careful official would want to see before publication.

use serde_json::json;

use super::output::answer;
use super::source::open;
use super::{Exit, Failure};
use crate::check::{Finding, check_ledger, codes};
use crate::ledger::label;

/// Prints the findings; exit code 1 while some of them wait for somebody.
pub fn run(file: Option<&str>, rules: Option<&str>, json: bool) -> Result<Exit, Failure> {
    let table = super::rules::table(rules)?;
    let opened = open(file, table)?;
    let findings = check_ledger(&opened.ledger, table);
    let number =
        |finding: &Finding| finding.project.and_then(|index| opened.briefs.get(index)).and_then(|brief| brief.number);
    let pending: usize = findings.iter().filter(|finding| finding.is_pending()).map(Finding::count).sum();
    let total: usize = findings.iter().map(Finding::count).sum();
    if json {
        let row = |finding: &Finding| {
            let mut row = json!({
                "code": finding.code,
                "severity": finding.severity.word(),
                "project": number(finding),
                "pointer": finding.pointer.as_str(),
                "message": &*finding.message,
                "quote": &*finding.quote,
                "accepted": finding.accepted.as_deref(),
            });
            // Only where findings are left out: the row says how many it stands for besides itself.
            if finding.more > 0 {
                row["more"] = finding.more.into();
            }
            Ok(row)
        };
        answer(|out| out.json_rows(findings.iter().map(row)))?;
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
            out.line(&format!("指摘 {}件 (対応が必要なもの {pending}件)", total))
        })?;
    }
    Ok(if pending > 0 { Exit::Findings } else { Exit::Fine })
}
