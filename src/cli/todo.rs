//! `kensho todo`: what is open, by department, each with the sentence to send.

use std::path::Path;

use serde_json::json;

use super::output::answer;
use super::source::{one_in, open_taking};
use crate::check::Together;
use crate::check::todo::{Kind, Part, todo};
use crate::failure::{Exit, Failure};

/// Prints what each department, or one of them, has to do.
pub fn run(file: Option<&Path>, department: Option<&str>, rules: Option<&Path>, json: bool) -> Result<Exit, Failure> {
    let file = file.map(one_in).transpose()?;
    let file = file.as_deref();
    let table = super::rules::table(rules, file)?;
    let table = crate::io::words::criteria(table, None, &crate::io::settings::Settings::find())
        .map_err(|words| Failure::new(Exit::NotALedger, words))?;
    let (ledger, _) = open_taking(file, |_, _| ())?;
    let together = Together::of(&ledger, table);
    let places = std::iter::once(None).chain((0..ledger.len()).map(Some));
    let parts = todo(&ledger, places, |place| together.with(&ledger, place, table), department);
    if json {
        let rows: Vec<serde_json::Value> = parts.iter().flat_map(as_json).collect();
        return answer(|out| out.json(&rows.into()));
    }
    let year = ledger.front().front().fiscal_year();
    answer(|out| {
        if parts.is_empty() {
            let whose = department.map_or_else(String::new, |department| format!("「{department}」に"));
            return out.line(&format!("{whose}お願いすることはありません。"));
        }
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                out.line("")?;
            }
            if part.department.is_empty() {
                out.line(part.name())?;
                out.line("")?;
            }
            out.line(part.letter(year).trim_end())?;
        }
        Ok(())
    })
}

fn as_json(part: &Part) -> Vec<serde_json::Value> {
    let rows = part.items.iter().map(|item| {
        let (code, severity) = match item.kind {
            Kind::Finding(code, severity) => (Some(code), Some(severity.word())),
            Kind::Value | Kind::Opinion => (None, None),
        };
        json!({
            "department": part.department,
            "project": item.number,
            "name": item.name,
            "kind": item.kind.word(),
            "code": code,
            "severity": severity,
            "pointer": item.pointer.as_str(),
            "due": item.due,
            "sentence": item.sentence,
        })
    });
    rows.collect()
}
