//! `kensho roll`: the next fiscal year's sheets.

use std::path::Path;

use super::output::{answer, tell};
use super::source::to_save;
use super::stepping;
use crate::change::roll::{Fate, Rolling, roll};
use crate::failure::{Exit, Failure};
use crate::io::source::Source;
use crate::io::{load, names};
use crate::ledger::Ledger;
use crate::ledger::year::FiscalYear;

/// Rolls FILE over to a year, or only says what that would do.
pub fn run(path: &Path, to: &str, dry_run: bool, force: bool) -> Result<Exit, Failure> {
    let to = super::new::year_of(to, "--to")?;
    let file = &*names::shown(path);
    if dry_run {
        let rolling = rolling(file, &load::source(&Source::named(path))?, to)?;
        return tell_all(&rolling);
    }
    let source = to_save(path)?;
    let mut done = None;
    let made = stepping::save(&source, |base| {
        let rolling = rolling(file, base, to)?;
        if let Some(from) = rolling.from.filter(|from| !force && is_far(*from, to)) {
            let why = format!(
                "{file}: 変更していません。{to}は、台帳の対象年度({from})から{}年度離れています。年度を確かめ、正しければ --force を付けてください。",
                to.0.saturating_sub(from.0)
            );
            return Err(Failure::new(Exit::Usage, why));
        }
        let edits = (!rolling.edits.is_empty()).then(|| (rolling.label(), rolling.edits.clone()));
        done = Some(rolling);
        Ok(edits)
    })?;
    if let Some(rolling) = &done {
        tell_all(rolling)?;
    }
    tell(&match made {
        true => format!("{file}: {to}に繰り越して保存しました。新しい事業は、画面の一覧で a を押すと加えられます。"),
        false => format!("{file}: {to}への繰り越しは済んでいます。何も変えていません。"),
    });
    Ok(Exit::Fine)
}

/// Whether a year is rather a slip of the pen than one that was left out: R99 for R9.
fn is_far(from: FiscalYear, to: FiscalYear) -> bool {
    to.0.saturating_sub(from.0) > 3
}

fn rolling(file: &str, ledger: &Ledger, to: FiscalYear) -> Result<Rolling, Failure> {
    roll(ledger, to, crate::io::store::who::millis())
        .map_err(|error| Failure::new(Exit::Usage, format!("{file}: 変更していません。{error}。")))
}

/// What is done, the ledger first, then project by project; those left out last.
fn tell_all(rolling: &Rolling) -> Result<Exit, Failure> {
    answer(|out| {
        rolling.front.iter().try_for_each(|words| out.line(words))?;
        let left_out = |fate: Fate| !fate.runs();
        let (out_of_it, within): (Vec<_>, Vec<_>) = rolling.projects.iter().partition(|one| left_out(one.fate));
        within.into_iter().chain(out_of_it).try_for_each(|one| out.line(&format!("{}: {}", one.name, one.fate)))
    })
}
