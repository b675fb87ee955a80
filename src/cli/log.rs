//! `kensho log`: what was saved, by whom, newest first; and taking a saved change back.

use std::path::PathBuf;

use serde_json::json;

use super::output::answer;
use super::{Exit, Failure};
use crate::app::effect::Saving;
use crate::app::history::Step;
use crate::app::saving::Outcome;
use crate::io::audit::{Entry, Trail};
use crate::io::desk::Desk;
use crate::io::places::Places;
use crate::io::source::Source;
use crate::io::store::{self, Disk};
use crate::io::who;
use crate::json::string::decode;

/// Prints the history of a ledger.
pub fn run(file: &str, json: bool) -> Result<Exit, Failure> {
    let trail = trail(file)?;
    if json {
        let entries: Vec<_> = trail.newest_first().map(|(number, entry)| as_json(number, &entry)).collect();
        return answer(|out| out.json(&entries.into()));
    }
    answer(|out| {
        let mut any = false;
        for (number, entry) in trail.newest_first() {
            any = true;
            out.line(&format!(
                "{number:>4}  {}  {} さん ({})",
                who::in_words(&entry.at),
                entry.who.user,
                entry.who.host
            ))?;
            for step in &entry.edits {
                out.line(&format!("      {}", step.label))?;
                for edit in &step.edits {
                    out.line(&format!("        {} → {}", value(edit.before.as_deref()), value(edit.after.as_deref())))?;
                }
            }
        }
        if any { Ok(()) } else { out.line("この台帳を kensho で保存した記録はありません。") }
    })
}

/// Takes a saved change back, as an ordinary change that is saved and kept in the history itself.
pub fn revert(file: &str, number: usize) -> Result<Exit, Failure> {
    let entry = trail(file)?.entry(number).ok_or_else(|| {
        Failure::new(Exit::Usage, format!("番号 {number} の記録はありません。kensho log {file} で確かめてください。"))
    })?;
    let (mut desk, base) = Desk::open(Source::File(PathBuf::from(file)))?;
    let mut ledger = base.clone();
    let mut steps = Vec::new();
    for step in entry.edits.iter().rev() {
        let inverse = step.inverse();
        let label = format!("取り消し: {}", step.label);
        let made = Step::make(label, &inverse.edits, &mut ledger).map_err(|error| {
            let words = format!("{file}: 取り消していません。その後に別の変更があります。{error}");
            Failure::new(Exit::Refused, words)
        })?;
        steps.push(made);
    }
    let saving = Saving { base, ledger, path: None, steps, label: format!("取り消し: {}", entry.label) };
    match desk.save(&saving) {
        Outcome::Saved { .. } => Ok(Exit::Fine),
        Outcome::Theirs(_) => Err(Failure::new(
            Exit::Refused,
            format!("{file}: ほかの人が同時に保存しました。もう一度実行してください。"),
        )),
        Outcome::Failed(words) => Err(Failure::new(Exit::Refused, words)),
    }
}

fn trail(file: &str) -> Result<Trail<Step>, Failure> {
    let unread = |words: String| Failure::new(Exit::NotALedger, words);
    let places = Places::find().map_err(|_| unread("記録の場所(HOME)がわかりません。".into()))?;
    let (_, path) = store::locate(&Disk, &PathBuf::from(file)).map_err(|error| unread(error.to_string()))?;
    Trail::read(&places.ledger(&path))
        .map_err(|error| unread(format!("{file}: 記録を読めません({})。", store::error::cause(&error))))
}

fn value(raw: Option<&str>) -> String {
    match raw {
        None => "(なし)".to_owned(),
        Some("null") => "(空欄)".to_owned(),
        Some(raw) if raw.starts_with('"') => {
            let text = decode(raw);
            let fitted = crate::text::fit(&text, 60);
            format!("「{}{}」", fitted.text, if fitted.ellipsis { "…" } else { "" })
        }
        Some(raw) => crate::text::fit(raw, 60).text.to_owned(),
    }
}

fn as_json(number: usize, entry: &Entry<Step>) -> serde_json::Value {
    json!({
        "number": number,
        "at": entry.at,
        "user": entry.who.user,
        "host": entry.who.host,
        "label": entry.label,
        "changes": entry.edits.iter().flat_map(|step| step.edits.iter().map(|edit| json!({
            "label": step.label,
            "pointer": edit.pointer.as_str(),
            "before": edit.before,
            "after": edit.after,
        }))).collect::<Vec<_>>(),
    })
}
