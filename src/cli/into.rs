//! `kensho export --into`: the ledger's values in the cells of a town's own workbook.
//!
//! What is written and what isn't is said, cell by cell; `--dry-run` says it on standard output and writes nothing.

use super::output::{answer, tell};
use crate::exchange::into::{Left, Outcome, Written};
use crate::failure::{Exit, Failure};
use crate::io::names;
use crate::io::work::into::Job;

/// So many cells and reasons are told one by one where the whole list wasn't asked for.
const TOLD: usize = 20;

/// Says what would be written.
///
/// # Errors
/// Where the workbook can't be read.
pub(super) fn preview(job: &Job) -> Result<Exit, Failure> {
    let outcome = filled(job)?;
    answer(|out| {
        for written in &outcome.written {
            out.line(&line_of(written))?;
        }
        for left in &outcome.left {
            out.line(&reason_of(left))?;
        }
        out.line(&outcome.in_short())
    })
}

/// Writes the workbook.
///
/// # Errors
/// Where it can't be read or written.
pub(super) fn write(job: &Job) -> Result<Exit, Failure> {
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
    Ok(Exit::Fine)
}

fn filled(job: &Job) -> Result<Outcome, Failure> {
    let (outcome, notices) = job.fill()?;
    notices.iter().chain(&outcome.notices).for_each(|notice| tell(notice));
    Ok(outcome)
}

fn line_of(written: &Written) -> String {
    let one = |text: &str| text.replace(['\n', '\r', '\t'], " ");
    let before = if written.before.is_empty() { "（空欄）".to_owned() } else { one(&written.before) };
    let note = written.note.map_or_else(String::new, |note| format!(" ※{note}"));
    format!("書く\t{}\t{}\t{before} → {}{note}", written.place, one(&written.label), one(&written.after))
}

fn reason_of(left: &Left) -> String {
    let place = if left.place.is_empty() { "－" } else { &left.place };
    format!("書かない\t{place}\t{}\t{}", left.label.replace(['\n', '\r', '\t'], " "), left.why)
}
