//! `kensho set`: one value changed or added, and no other byte.

use std::path::Path;

use super::output::tell;
use super::source::to_save;
use super::stepping;
use crate::app::typing::{LOST, lost};
use crate::failure::{Exit, Failure};
use crate::json::{Doc, Edit, FindError, Pointer, validate};
use crate::ledger::adding::adding;
use crate::ledger::field::field;
use crate::ledger::label;

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
    // As long as the value is still the one that was there at first.
    let mut first = None;
    let made = stepping::save(&source, |base| {
        let doc = base.doc();
        let old = match doc.get(&pointer) {
            Ok(old) => Some(old),
            Err(FindError::Missing { .. }) => None,
            Err(error) => return Err(not_there(file, &error)),
        };
        if first.get_or_insert_with(|| old.clone()) != &old {
            let words =
                format!("{file}: 変更していません。ほかの人が同じ値を先に変えました。確かめてから実行してください。");
            return Err(Failure::new(Exit::Refused, words));
        }
        if old.as_deref() == Some(value) {
            return Ok(None);
        }
        if value.contains(LOST) && !old.as_ref().is_some_and(|old| old.contains(LOST)) {
            tell(&format!("{file}: {}", lost(value)));
        }
        let now = crate::io::store::who::millis();
        let edit = match old {
            Some(old) => Edit::replace(pointer.clone(), old, value, now),
            None => added(doc, &pointer, value, now).map_err(|error| not_there(file, &error))?,
        };
        Ok(Some((label::describe(doc, &pointer), vec![edit])))
    })?;
    if !made {
        tell(&format!("{file}: すでにその値です。変更していません。"));
    } else if field(&pointer).is_none() {
        tell(&format!("{file}: 「{pointer}」は kensho が使わない項目です。書かれたとおりに保存しました。"));
    }
    Ok(Exit::Fine)
}

/// The edit that adds what isn't there. A record that the table names is made for its member; a row of a list, which would
/// say nothing but this, never is.
fn added(doc: &Doc, pointer: &Pointer, value: &str, at: u64) -> Result<Edit, FindError> {
    let edit = adding(doc, pointer, value, at)?;
    let is_row = field(&edit.pointer).is_some_and(|field| field.pattern.ends_with("/*"));
    let made_whole =
        edit.pointer != *pointer && (is_row || edit.after.as_deref().is_some_and(|after| after.contains('[')));
    if made_whole { Err(FindError::Missing { at: pointer.clone() }) } else { Ok(edit) }
}

fn not_there(file: &str, error: &FindError) -> Failure {
    let exit = if matches!(error, FindError::Duplicate { .. }) { Exit::Refused } else { Exit::Usage };
    Failure::new(exit, format!("{file}: 変更していません。{error}"))
}
