//! `kensho merge --index` and `--conflicts`: a file that git has left to be decided.
//!
//! git keeps three versions of such a file in its index: what both started from, ours and theirs. Where kensho is set up as
//! the merge driver, the file in the working tree is a whole ledger with the user's own values. Where it isn't, git has put
//! its marks into it, and it is no ledger any more; then the same merge is made from the three versions.

use std::io::{BufRead, Write};
use std::path::Path;

use super::merge::{Held, nothing, prove, report, save, say_sides};
use super::output::{aside, tell};
use crate::change::merge::{Merged, merge};
use crate::change::sides::Sides;
use crate::failure::{Exit, Failure};
use crate::io::git;
use crate::io::git::state;
use crate::io::names;
use crate::io::source::{Source, complaint, quoted};
use crate::io::store;
use crate::json::marks::conflict_marks;
use crate::ledger::Ledger;
use crate::text::shown;

/// The three versions put together, and whose is whose.
fn put_together(path: &Path) -> Result<(Merged, Sides), Failure> {
    let file = &*names::shown(path);
    let no_git = |error: std::io::Error| {
        Failure::new(Exit::Refused, format!("{file}: git を起動できません({})。", store::error::cause(&error)))
    };
    let stage = |stage| git::stage(path, stage).map_err(no_git);
    let (base, ours, theirs) = (stage(1)?, stage(2)?, stage(3)?);
    let (ours, theirs) = match (ours, theirs) {
        (Some(ours), Some(theirs)) => (ours, theirs),
        (None, None) => {
            let words = format!("{file}: git で合わせている途中の、食い違いのあるファイルではありません。");
            return Err(Failure::new(Exit::Usage, words));
        }
        (ours, _) => return Err(deleted(file, ours.is_some(), &state::left_open(path))),
    };
    let sides = state::left_open(path);
    let ledger = |text: &str| {
        Ledger::read(text)
            .map_err(|error| Failure::new(Exit::NotALedger, complaint(&Source::File(path.to_owned()), text, &error)))
    };
    let base = match base {
        Some(text) => ledger(&text)?.doc().clone(),
        None => nothing()?,
    };
    let (mine, other) = sides.sorted(ledger(&ours)?, ledger(&theirs)?);
    Ok((merge(&base, mine.doc(), other.doc()), sides))
}

/// One side has deleted the whole file: there is nothing to be put together.
fn deleted(file: &str, ours_is_there: bool, sides: &Sides) -> Failure {
    let (ours, theirs) = sides.sorted("自分", "相手");
    let (left, gone) = if ours_is_there { (ours, theirs) } else { (theirs, ours) };
    let name = quoted(file);
    let words = format!(
        "{file}: {gone}がこのファイルを削除し、{left}が直しています。残すなら git add {name}、削除するなら git rm {name} です。{sides}"
    );
    Failure::new(Exit::Refused, words)
}

/// What the file in the working tree is by now.
fn held(path: &Path) -> Result<Held, Failure> {
    let source = Source::File(path.to_owned());
    let text = source.read_text().map_err(|error| Failure::new(Exit::NotALedger, error.to_string()))?;
    match Ledger::read(&text) {
        Ok(ledger) => Ok(Held::Later(Box::new(ledger.doc().clone()))),
        Err(_) if conflict_marks(&text).is_some() => Ok(Held::Marks),
        Err(error) => Err(Failure::new(Exit::NotALedger, complaint(&source, &text, &error))),
    }
}

/// Lists the conflicts of a merge that git is in the middle of once more.
pub fn conflicts(path: &Path) -> Result<Exit, Failure> {
    let (merged, sides) = put_together(path)?;
    let held = held(path)?;
    let file = &*names::shown(path);
    if !merged.conflicts.is_empty() {
        report(&merged, file, true, &sides, &held);
        return Ok(Exit::Findings);
    }
    say_sides(&sides);
    if matches!(held, Held::Marks) {
        let name = quoted(file);
        tell(&format!(
            "{file}: 項目ごとの食い違いはありませんが、git の印(<<<<<<<)が入っています。kensho merge --index {name} で合わせられます。"
        ));
        return Ok(Exit::Findings);
    }
    tell(&format!("{file}: 食い違いはありません。"));
    Ok(Exit::Fine)
}

/// Puts the three versions of git's index together and saves the result in place of the file.
pub fn index(path: &Path) -> Result<Exit, Failure> {
    let (merged, sides) = put_together(path)?;
    let now = held(path).ok();
    let file = &*names::shown(path);
    if let Some(Held::Later(now)) = now
        && now.to_text() != merged.doc.to_text()
    {
        let name = quoted(file);
        let words = format!(
            "{file}: すでに台帳になっていて、そのあとの変更があるため、何も書いていません。食い違いは kensho merge --conflicts {name} で見られます。"
        );
        return Err(Failure::new(Exit::Refused, words));
    }
    prove(&merged.doc)?;
    save(path, None, &merged.doc)?;
    merged.notes.iter().for_each(|note| tell(&note.to_string()));
    if merged.conflicts.is_empty() {
        say_sides(&sides);
        tell(&format!("{file}: 項目ごとに合わせました。食い違いはありません。git add {} で完了します。", quoted(file)));
        return Ok(Exit::Fine);
    }
    report(&merged, file, true, &sides, &Held::Mine);
    Ok(Exit::Findings)
}

/// A file with git's marks was to be opened on the screen: asks whether to merge it first. Says whether it was.
///
/// # Errors
/// Why it couldn't be.
pub fn offer(path: &Path) -> Result<bool, Failure> {
    let marked = Source::File(path.to_owned()).read_text().is_ok_and(|text| conflict_marks(&text).is_some());
    if !marked || !git::is_left_open(path) {
        return Ok(false);
    }
    aside(&format!("kensho: {}: git で合わせている途中の印(<<<<<<<)が入っています。", shown(&names::shown(path))));
    say_sides(&state::left_open(path));
    if !asked(
        "git に残る3つの版を項目ごとに合わせて開きますか(自分の値を残し、食い違いを一覧にします)。 y はい / n いいえ: ",
    ) {
        return Ok(false);
    }
    if index(path)? == Exit::Findings {
        asked("食い違いは画面で直せます。Enter で開きます: ");
    }
    Ok(true)
}

/// Asks on the terminal; whether the answer is yes.
fn asked(question: &str) -> bool {
    let mut err = std::io::stderr();
    if write!(err, "{question}").and_then(|()| err.flush()).is_err() {
        return false;
    }
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim(), "y" | "Y" | "ｙ" | "はい")
}
