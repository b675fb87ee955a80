//! `kensho export --into`: the ledger's values in the cells of a town's own workbook.
//!
//! What is written and what isn't is said, cell by cell; `--dry-run` says it on standard output and writes nothing.

use super::output::{answer, tell};
use crate::exchange::into::{Left, Outcome, Written};
use crate::exchange::values::string;
use crate::failure::{Exit, Failure};
use crate::io::names;
use crate::io::work::into::Job;
use crate::ledger::label::{self, BLANK, Labels};

/// So many cells and reasons are told one by one where the whole list wasn't asked for.
const TOLD: usize = 20;

/// Says what would be written.
///
/// # Errors
/// Where the workbook can't be read.
pub(super) fn preview(job: &Job, json: bool) -> Result<Exit, Failure> {
    let outcome = filled(job)?;
    if json {
        return listed(job, &outcome);
    }
    answer(|out| {
        for written in &outcome.written {
            out.line(&line_of(written))?;
        }
        for left in &outcome.left {
            out.line(&reason_of(left))?;
        }
        if outcome.missing.len() <= TOLD {
            let mut labels = Labels::new(job.ledger.doc());
            for value in &outcome.missing {
                let shown = label::shown(job.ledger.doc(), &value.at, &value.value);
                out.line(&format!("欄なし\t{}\t{}\t{}", value.at, labels.describe(&value.at), one(&shown)))?;
            }
        } else {
            out.line(&format!(
                "様式に欄のない値は {}件です。1件ずつの一覧は --json で見られます。",
                outcome.missing.len()
            ))?;
        }
        out.line(&outcome.in_short())
    })
}

/// What is written, what isn't, and what has no cell, as JSON: an object a cell or value.
fn listed(job: &Job, outcome: &Outcome) -> Result<Exit, Failure> {
    let mut labels = Labels::new(job.ledger.doc());
    let written = outcome.written.iter().map(|one| {
        let note = one.note.map_or_else(|| "null".to_owned(), string);
        format!(
            "{{\"as\":\"written\",\"cell\":{},\"label\":{},\"before\":{},\"after\":{},\"note\":{note}}}",
            string(&one.place),
            string(&one.label),
            string(&one.before),
            string(&one.after)
        )
    });
    let left = outcome.left.iter().map(|one| {
        let (place, label, why) = (string(&one.place), string(&one.label), string(&one.why));
        format!("{{\"as\":\"left\",\"cell\":{place},\"label\":{label},\"why\":{why}}}")
    });
    let missing = outcome.missing.iter().map(|one| {
        let (at, label) = (string(one.at.as_str()), string(&labels.describe(&one.at)));
        format!("{{\"as\":\"missing\",\"pointer\":{at},\"label\":{label},\"value\":{}}}", one.value)
    });
    let rows: Vec<String> = written.chain(left).chain(missing).collect();
    answer(|out| out.text(&format!("[\n{}\n]\n", rows.join(",\n"))))
}

/// Writes the workbook.
///
/// # Errors
/// Where it can't be read or written.
pub(super) fn write(job: &Job, json: bool) -> Result<Exit, Failure> {
    job.may_write()?;
    let outcome = filled(job)?;
    let noted: Vec<&Written> = outcome.written.iter().filter(|written| written.note.is_some()).collect();
    noted.iter().take(TOLD).for_each(|written| tell(&line_of(written)));
    outcome.left.iter().take(TOLD).for_each(|left| tell(&reason_of(left)));
    if noted.len() > TOLD || outcome.left.len() > TOLD {
        tell("すべての一覧は --dry-run で見られます。");
    }
    outcome.changed.words().iter().for_each(|words| tell(words));
    tell(&outcome.in_short());
    match &outcome.bytes {
        Some(bytes) => {
            let target = job.write(bytes)?;
            tell(&format!("{} に書きました。", names::shown(&target)));
        }
        None => tell("ファイルは作っていません。"),
    }
    if json { listed(job, &outcome) } else { Ok(Exit::Fine) }
}

fn filled(job: &Job) -> Result<Outcome, Failure> {
    let (outcome, notices) = job.fill()?;
    notices.iter().chain(&outcome.notices).for_each(|notice| tell(notice));
    Ok(outcome)
}

fn one(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

fn line_of(written: &Written) -> String {
    let before = if written.before.is_empty() { BLANK.to_owned() } else { one(&written.before) };
    let note = written.note.map_or_else(String::new, |note| format!(" ※{note}"));
    format!("書く\t{}\t{}\t{before} → {}{note}", written.place, one(&written.label), one(&written.after))
}

fn reason_of(left: &Left) -> String {
    let place = if left.place.is_empty() { "－" } else { &left.place };
    format!("書かない\t{place}\t{}\t{}", one(&left.label), left.why)
}
