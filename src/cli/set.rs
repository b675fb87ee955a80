//! `kensho set`: one value changed, and no other byte.

use std::path::Path;

use super::output::tell;
use super::source::to_save;
use crate::app::effect::Saving;
use crate::app::modes::saving::Outcome;
use crate::change::history::Step;
use crate::failure::{Exit, Failure};
use crate::io::desk::Desk;
use crate::json::{Edit, FindError, Pointer, validate};
use crate::ledger::label;

/// How often someone else's save in between is gone along with.
const ATTEMPTS: usize = 20;

/// Sets the value at a place and saves as the screen does: compared, backed up, synced, read back, in the history.
pub fn run(file: &Path, pointer: &str, value: &str) -> Result<Exit, Failure> {
    let source = to_save(file)?;
    let file = &*source.to_string();
    let pointer = Pointer::parse(pointer).map_err(|error| {
        Failure::new(Exit::Usage, format!("{file}: 変更していません。場所「{pointer}」を読めません。{error}"))
    })?;
    let value = value.trim();
    validate(value).map_err(|error| {
        let words = format!(
            "{file}: 変更していません。値「{value}」はJSONではありません。{error}。文字列は '\"…\"' のように二重引用符で囲んでください。"
        );
        Failure::new(Exit::Usage, words)
    })?;
    // Someone else may save in between, elsewhere in the ledger: then it is tried again on theirs, as long as the
    // value is still the one that was there at first.
    let mut first = None;
    for _ in 0..ATTEMPTS {
        let (mut desk, base) = Desk::open(source.clone())?;
        let old = base.doc().get(&pointer).map_err(|error| not_there(file, &error))?;
        if first.get_or_insert_with(|| old.clone()) != &old {
            let words =
                format!("{file}: 変更していません。ほかの人が同じ値を先に変えました。確かめてから実行してください。");
            return Err(Failure::new(Exit::Refused, words));
        }
        if old == value {
            tell(&format!("{file}: すでにその値です。変更していません。"));
            return Ok(Exit::Fine);
        }
        if value.contains('\u{FFFD}') && !old.contains('\u{FFFD}') {
            tell(&format!("{file}: {}", crate::app::typing::lost(value)));
        }
        let mut ledger = base.clone();
        let edit = Edit::replace(pointer.clone(), old, value, crate::io::store::who::millis());
        let words = label::describe(base.doc(), &pointer);
        let step = Step::make(words.clone(), &[edit], &mut ledger)
            .map_err(|error| Failure::new(Exit::Refused, format!("{file}: 変更していません。{error}")))?;
        let saving = Saving { base, ledger, path: None, steps: vec![step], held: Vec::new(), label: words };
        match desk.save(&saving) {
            Outcome::Saved { notes, ledger, .. } => {
                notes.iter().for_each(|note| tell(&note.to_string()));
                // The system takes the memory back faster than piece by piece.
                std::mem::forget((saving, ledger));
                return Ok(Exit::Fine);
            }
            Outcome::Theirs(_) => {}
            Outcome::Failed(words) => return Err(Failure::new(Exit::Refused, words)),
        }
    }
    let words = format!("{file}: 変更していません。ほかの人の保存が続いています。もう一度実行してください。");
    Err(Failure::new(Exit::Refused, words))
}

fn not_there(file: &str, error: &FindError) -> Failure {
    let exit = if matches!(error, FindError::Duplicate { .. }) { Exit::Refused } else { Exit::Usage };
    Failure::new(exit, format!("{file}: 変更していません。{error}"))
}
