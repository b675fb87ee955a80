//! `kensho diff`: what differs between two ledgers, in the officials' words; and one ledger as lines for git's own diff.

use serde_json::{Value, json};

use super::output::answer;
use super::{Exit, Failure};
use crate::io::load;
use crate::io::source::Source;
use crate::ledger::diff::{Change, ChangeKind, diff};
use crate::ledger::{Ledger, label};

/// Compares two files, or writes one as lines.
pub fn run(files: &[String], json: bool, textconv: bool) -> Result<Exit, Failure> {
    match files {
        [file] if textconv => lines(file),
        [one, two] if !textconv && one == "-" && two == "-" => {
            Err(Failure::new(Exit::Usage, "標準入力(-)は片方だけに使えます。もう一方はファイルを指定してください。"))
        }
        [one, two] if !textconv => {
            compare(&load::source(&Source::named(one))?, &load::source(&Source::named(two))?, json)
        }
        _ if textconv => Err(Failure::new(Exit::Usage, "--textconv には台帳を1つ指定してください。")),
        _ => Err(Failure::new(Exit::Usage, "比べる台帳を2つ指定してください(例 kensho diff 前.json 後.json)。")),
    }
}

fn compare(a: &Ledger, b: &Ledger, json: bool) -> Result<Exit, Failure> {
    let changes = diff(a.doc(), b.doc());
    let exit = if changes.is_empty() { Exit::Fine } else { Exit::Findings };
    if json {
        let list: Vec<_> = changes.iter().map(|change| as_json(b, change)).collect();
        answer(|out| out.json(&list.into()))?;
    } else {
        answer(|out| text(b, &changes).iter().try_for_each(|line| out.line(line)))?;
    }
    Ok(exit)
}

/// Under each project (and year) its differences.
fn text(b: &Ledger, changes: &[Change]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut under = None;
    for change in changes {
        let project = match change.kind {
            // A project that is gone has its name in the label only.
            ChangeKind::Removed => None,
            _ => label::describe_project(b.doc(), change.pointer()),
        };
        if project != under {
            lines.extend(project.clone());
            under = project;
        }
        let short = match &under {
            Some(_) => Change { label: label::describe_short(b.doc(), change.pointer()), ..change.clone() },
            None => change.clone(),
        };
        let indent = if under.is_some() { "  " } else { "" };
        lines.push(format!("{indent}{}", short.sentence(b.doc())));
    }
    if !lines.is_empty() {
        lines.push(format!("違い {}件", changes.len()));
    }
    lines
}

fn as_json(b: &Ledger, change: &Change) -> Value {
    let value = |raw: &Option<String>| raw.as_deref().and_then(|raw| serde_json::from_str::<Value>(raw).ok());
    let (before, after) = change.shown(b.doc());
    json!({
        "kind": change.kind,
        "label": change.label,
        "pointer_a": change.pointer_a,
        "pointer_b": change.pointer_b,
        "before": value(&change.before),
        "after": value(&change.after),
        "written": { "before": change.before, "after": change.after },
        "shown": { "before": before, "after": after },
    })
}

/// A line for each field. What is no ledger is passed on as it is, but to a terminal: git then compares it as it would have without us.
fn lines(file: &str) -> Result<Exit, Failure> {
    let source = Source::named(file);
    match load::source(&source) {
        Ok(ledger) => {
            let mut lines = Vec::new();
            label::lines(ledger.doc(), |line| lines.push(line.to_owned()));
            answer(|out| lines.iter().try_for_each(|line| out.line(line)))
        }
        Err(failure) if source == Source::Stdin => Err(failure),
        Err(failure) => match std::fs::read(file) {
            Ok(bytes) => answer(|out| out.foreign(&bytes)),
            Err(_) => Err(failure),
        },
    }
}
