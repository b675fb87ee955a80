//! `kensho log`: what was saved, by whom, newest first, field by field; and taking a saved change back.
//!
//! An entry keeps the records that it changed, so that what it changed can be said in the officials' words (as a
//! difference of before and after), and taken back where its rows stand now: a merge, not a write to an old place.

use std::path::Path;

use serde_json::json;

use super::output::{answer, tell};
use super::source::to_save;
use crate::app::effect::Saving;
use crate::app::modes::saving::Outcome;
use crate::change::diff::Change;
use crate::change::history::Noted;
use crate::change::history::Step;
use crate::change::trail::{Changed, origin, whence};
use crate::failure::{Exit, Failure};
use crate::io::desk::Desk;
use crate::io::load;
use crate::io::names;
use crate::io::source::Source;
use crate::io::store::audit::Entry;
use crate::io::store::audit::Trail;
use crate::io::store::places::Places;
use crate::io::store::who;
use crate::io::store::{self, Disk};
use crate::json::Doc;
use crate::ledger::label::Labels;
use crate::ledger::whole::PROJECTS;
use crate::text::fold;

/// Prints the history of a ledger; `about`: only changes of places whose name holds these words.
pub fn run(file: &Path, about: Option<&str>, json: bool) -> Result<Exit, Failure> {
    let trail = trail(file)?;
    let like = like(file);
    let wanted = about.map(|words| fold(words).text);
    let is_wanted = |label: &str| wanted.as_ref().is_none_or(|wanted| fold(label).text.contains(wanted));
    if json {
        let entries: Vec<_> =
            trail.newest_first().filter_map(|(number, entry)| as_json(number, &entry, &like, &is_wanted)).collect();
        return answer(|out| out.json(&entries.into()));
    }
    answer(|out| {
        let mut any = false;
        for (number, entry) in trail.newest_first() {
            let lines = lines(number, &entry, &like, &is_wanted);
            if wanted.is_some() && lines.is_empty() {
                continue;
            }
            any = true;
            let (when, who) = (who::in_full(&entry.at), &entry.who);
            out.line(&format!("{number:>4}  {when}  {} さん ({})", who.user, who.host))?;
            lines.iter().try_for_each(|line| out.line(line))?;
        }
        match (any, about) {
            (true, _) => Ok(()),
            (false, Some(words)) => out.line(&format!("「{words}」に当てはまる変更の記録はありません。")),
            (false, None) => out.line("この台帳を kensho で保存した記録はありません。"),
        }
    })
}

/// The lines of an entry: a number that takes back just that, the place, from, to.
fn lines(number: usize, entry: &Entry<Noted>, like: &Doc, is_wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
    let Some(changed) = Changed::of(&entry.edits, like) else { return vec![format!("      {}", entry.label)] };
    let changes = (1..).zip(&changed.changes).filter(|(_, change)| is_wanted(&change.label));
    let labels = Labels::new(&changed.after);
    let mut lines: Vec<String> = changes
        .map(|(which, change)| {
            format!(
                "      {number}.{which}  {}{}",
                change.sentence(&change.label, &labels),
                whence(&entry.edits, change)
            )
        })
        .collect();
    // Where values came from a file, its name and cells are part of the history.
    if entry.label.starts_with("取り込み: ") && !lines.is_empty() {
        lines.insert(0, format!("      {}", entry.label));
    }
    lines
}

/// Takes a saved change back, as an ordinary change that is saved and kept in the history itself. `number`: of a save,
/// or of one change in it (`3.2`).
pub fn revert(path: &Path, number: &str) -> Result<Exit, Failure> {
    let source = to_save(path)?;
    let file = &*source.to_string();
    let unknown = || {
        let words = format!("番号「{number}」の記録はありません。kensho log {file} で確かめてください。");
        Failure::new(Exit::Usage, words)
    };
    let (save, which) = match number.split_once('.') {
        Some((save, which)) => (save, Some(which.parse::<usize>().map_err(|_| unknown())?)),
        None => (number, None),
    };
    let entry = save.parse().ok().and_then(|save| trail(path).ok()?.entry(save)).ok_or_else(unknown)?;
    let refused = |words: String| Failure::new(Exit::Refused, format!("{file}: 取り消していません。{words}"));
    let (mut desk, base) = Desk::open(source.clone())?;
    let changed = Changed::of(&entry.edits, base.doc())
        .ok_or_else(|| refused("この記録には、取り消しに必要な内容が残っていません。".into()))?;
    let (which, label) = match which {
        None => (None, entry.label.clone()),
        Some(which) => {
            let at = which.checked_sub(1).ok_or_else(unknown)?;
            let change = changed.changes.get(at).ok_or_else(unknown)?;
            (Some(at), change.label.clone())
        }
    };
    let merged = changed
        .taken_back(which, base.doc())
        .ok_or_else(|| refused("この1件だけを元に戻すことはできません。保存ごと取り消してください。".into()))?;
    if let Some(conflict) = merged.conflicts.first() {
        let [_, now, old] = conflict.shown(&merged.doc);
        return Err(refused(format!(
            "その後に別の変更があります。{}は今 {now} で、取り消すと {old} になります。画面で確かめて直してください。",
            conflict.label
        )));
    }
    if merged.edits.is_empty() {
        tell(&format!("{file}: すでに取り消した内容と同じです。変更していません。"));
        return Ok(Exit::Fine);
    }
    let label = format!("取り消し: {label}");
    let mut ledger = base.clone();
    let step = Step::make(label.clone(), &merged.edits, &mut ledger).map_err(|error| refused(error.to_string()))?;
    match desk.save(&Saving { base, ledger, path: None, steps: vec![step], held: Vec::new(), label }) {
        Outcome::Saved { .. } => Ok(Exit::Fine),
        Outcome::Theirs(_) => Err(refused("ほかの人が同時に保存しました。もう一度実行してください。".into())),
        Outcome::Failed(words) => Err(Failure::new(Exit::Refused, words)),
    }
}

/// What stands around the projects, for names; where the file is no ledger just now, nothing does.
fn like(file: &Path) -> Doc {
    let ledger = load::source(&Source::named(file)).ok();
    ledger.map_or_else(
        || Doc::parse(&format!("{{\"{PROJECTS}\": []}}"), PROJECTS).unwrap_or_else(|_| Doc::empty()),
        |ledger| ledger.doc().clone(),
    )
}

fn trail(file: &Path) -> Result<Trail<Noted>, Failure> {
    let unread = |words: String| Failure::new(Exit::NotALedger, words);
    let places = Places::find().map_err(|_| unread("記録の場所(HOME)がわかりません。".into()))?;
    let (_, path) = store::locate(&Disk, file).map_err(|error| unread(error.to_string()))?;
    Trail::read(&places.ledger(&path))
        .map_err(|error| unread(format!("{}: 記録を読めません({})。", names::shown(file), store::error::cause(&error))))
}

/// An entry for scripts; `None` where nothing of it is wanted. Places are those of the ledger at that time.
fn as_json(
    number: usize,
    entry: &Entry<Noted>,
    like: &Doc,
    is_wanted: &dyn Fn(&str) -> bool,
) -> Option<serde_json::Value> {
    let changed = Changed::of(&entry.edits, like);
    let (changes, after) = changed.as_ref().map_or((&[][..], like), |changed| (&changed.changes, &changed.after));
    let labels = Labels::new(after);
    let change = |(which, change): (usize, &Change)| {
        let (before, after) = change.shown(&labels);
        json!({
            "number": format!("{number}.{which}"),
            "kind": change.kind,
            "label": change.label,
            "origin": origin(&entry.edits, change),
            "pointer": Noted::in_ledger(&entry.edits, change.pointer()).as_str(),
            "before": change.before,
            "after": change.after,
            "shown": { "before": before, "after": after },
        })
    };
    let list: Vec<_> = (1..).zip(changes).filter(|(_, change)| is_wanted(&change.label)).map(change).collect();
    (!list.is_empty() || is_wanted("")).then(|| {
        json!({
            "number": number,
            "at": entry.at,
            "user": entry.who.user,
            "host": entry.who.host,
            "label": entry.label,
            "changes": list,
        })
    })
}
