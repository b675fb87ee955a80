//! `kensho diff`: what differs between two ledgers, in the officials' words; and one ledger as lines for git's own diff.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::output::{Out, answer};
use crate::change::diff::Change;
use crate::change::diff::ChangeKind;
use crate::change::diff::diff;
use crate::failure::{Exit, Failure};
use crate::io::load;
use crate::io::source::Source;
use crate::ledger::Ledger;
use crate::ledger::label::{self, Labels};

/// Compares two files, or writes one as lines.
pub fn run(files: &[PathBuf], json: bool, textconv: bool) -> Result<Exit, Failure> {
    match files {
        [file] if textconv => lines(file),
        [one, two] if !textconv && [one, two].iter().all(|file| Source::named(file) == Source::Stdin) => {
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
    let labels = Labels::new(b.doc());
    if json {
        answer(|out| out.json_rows(&changes, |change, out| out.json_row(&as_json(&labels, change))))?;
    } else {
        answer(|out| text(out, labels, &changes))?;
    }
    Ok(exit)
}

/// Under each project (and year) its differences.
fn text(out: &mut Out, mut labels: Labels<'_>, changes: &[Change]) -> std::io::Result<()> {
    let mut under = None;
    for change in changes {
        let project = match change.kind {
            // A project that is gone has its name in the label only.
            ChangeKind::Removed => None,
            _ => labels.describe_project(change.pointer()),
        };
        if project != under {
            project.iter().try_for_each(|project| out.line(project))?;
            under = project;
        }
        match &under {
            Some(_) => {
                let short = labels.describe_short(change.pointer());
                out.line(&format!("  {}", change.sentence(&short, &labels)))?;
            }
            None => out.line(&change.sentence(&change.label, &labels))?,
        }
    }
    if changes.is_empty() { Ok(()) } else { out.line(&format!("違い {}件", changes.len())) }
}

fn as_json(labels: &Labels<'_>, change: &Change) -> Value {
    let value = |raw: &Option<String>| raw.as_deref().and_then(|raw| serde_json::from_str::<Value>(raw).ok());
    let (before, after) = change.shown(labels);
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
fn lines(file: &Path) -> Result<Exit, Failure> {
    let source = Source::named(file);
    match load::source(&source) {
        Ok(ledger) => answer(|out| label::lines(ledger.doc(), |line| out.line(line))),
        // What is read only once is gone.
        Err(failure) if source.is_stream() => Err(failure),
        Err(failure) => match std::fs::read(file) {
            Ok(bytes) => answer(|out| out.foreign(&bytes)),
            Err(_) => Err(failure),
        },
    }
}
