//! What is typed into a field as an edit of the record: the words of the format as officials say them, values as
//! they are written in the file, and blank rows as the format wants them. What is merely odd is taken, and said.

use crate::change::follow::follow;
use crate::json::{Doc, Edit, Kind as Json, Pointer, Value};
use crate::ledger::adding::adding;
use crate::ledger::entry::{Refusal, entry};
use crate::ledger::field::{Choice, Field, Kind, field};
use crate::ledger::year::FiscalYear;
use crate::rules::Table;

/// Words of the format that are shown as officials say them.
const WORDS: [(&str, &str); 6] = [
    ("up", "多いほど良い"),
    ("down", "少ないほど良い"),
    ("open", "対応待ち"),
    ("answered", "対応済み"),
    ("true", "はい"),
    ("false", "いいえ"),
];

/// A word of the format as officials say it.
pub fn in_words(word: &str) -> &str {
    WORDS.iter().find(|(format, _)| *format == word).map_or(word, |(_, words)| words)
}

/// Whether the field holds words of the format. Any other text is what it says.
fn has_words(kind: Kind) -> bool {
    matches!(kind, Kind::Choice(Choice::Direction | Choice::OpinionState) | Kind::Flag)
}

/// What was typed into a field of a kind as the format has it.
fn from_words(kind: Kind, typed: &str) -> &str {
    let said = WORDS.iter().find(|(_, said)| has_words(kind) && *said == typed.trim());
    said.map_or(typed, |(format, _)| format)
}

/// The text of a value as it is edited.
pub(crate) fn shown_text(doc: &Doc, pointer: &Pointer, kind: Kind) -> String {
    let text = doc.find(pointer, value_text).unwrap_or_default();
    if has_words(kind) { in_words(&text).to_owned() } else { text }
}

/// The text of a value for editing: what the string says, a number's own digits, nothing for null.
pub fn value_text(value: Value<'_>) -> String {
    match value.kind() {
        Json::String => value.str().unwrap_or_default().into_owned(),
        Json::Number | Json::Bool => value.raw().to_owned(),
        _ => String::new(),
    }
}

/// The edit that writes typed text into a field; `None` when nothing would change. Where the record that the field
/// belongs to is missing or null, it is made. What reads as the value that is there, or as the one in the file, is that
/// value, byte for byte: whoever types the old text again gets the old bytes.
///
/// # Errors
/// Why the field can't hold it.
pub fn write(
    doc: &Doc,
    saved: &Doc,
    pointer: &Pointer,
    kind: Kind,
    typed: &str,
    at: u64,
) -> Result<Option<Edit>, Refusal> {
    let pattern = field(pointer).map_or("", |field| field.pattern);
    if pattern.ends_with("/*") && typed.trim().is_empty() {
        return Err(Refusal::BlankRow);
    }
    let needed = matches!(pattern, "/projects/*/name" | "/projects/*/id" | "/format");
    let old = doc.get(pointer).ok();
    let in_file = || {
        let there = follow(doc, saved, pointer)?;
        (!typed.is_empty() && shown_text(saved, &there, kind) == typed).then(|| saved.get(&there).ok())?
    };
    let raw = match old.as_ref().filter(|_| !typed.is_empty() && shown_text(doc, pointer, kind) == typed) {
        Some(same) => same.clone(),
        None => match in_file() {
            Some(saved) => saved,
            None => entry(kind, from_words(kind, typed), old.as_deref().unwrap_or("null"), needed, doc.habits())?,
        },
    };
    if let Some(old) = old {
        return Ok((old != raw).then(|| Edit::replace(pointer.clone(), old, raw, at)));
    }
    if raw == "null" {
        return Ok(None);
    }
    Ok(adding(doc, &behind_the_last(doc, pointer), raw, at).ok())
}

/// A row of a list that is typed into before it is there comes behind the last one, whatever place it was shown at.
fn behind_the_last(doc: &Doc, pointer: &Pointer) -> Pointer {
    let mut place = pointer.clone();
    let mut below: Vec<String> = Vec::new();
    while let Some((parent, name)) = place.parent() {
        match doc.find(&parent, |found| found.kind()) {
            Ok(Json::Array) => return below.iter().rev().fold(parent.key("-"), |at: Pointer, name| at.key(name)),
            Ok(_) => break,
            Err(_) => {
                below.push(name);
                place = parent;
            }
        }
    }
    pointer.clone()
}

/// What is odd about the value at a place, in a sentence; `None` where nothing is. Odd values are taken all the same.
pub fn oddity(doc: &Doc, pointer: &Pointer, table: &Table) -> Option<String> {
    let Field { pattern, kind, .. } = *field(pointer)?;
    let text = doc.find(pointer, value_text).ok().filter(|text| !text.trim().is_empty())?;
    let off_list = |list: &[&str]| {
        let words = list.join("・");
        (!list.contains(&text.as_str()))
            .then(|| format!("「{text}」は一覧({words})にない言葉です。そのまま記録しました。"))
    };
    let names: Vec<&str> = match kind {
        Kind::Choice(Choice::Rating) => table.ratings.iter().map(|rating| rating.name.as_str()).collect(),
        Kind::Choice(Choice::Decision) => table.policies.iter().map(|policy| policy.name.as_str()).collect(),
        Kind::Choice(choice) => choice.values().to_vec(),
        _ => Vec::new(),
    };
    match kind {
        // The table's own names are sentences: naming them all would fill the screen.
        Kind::Choice(Choice::Rating | Choice::Decision) => {
            (!names.contains(&text.as_str())).then(|| "判断基準の一覧にない言葉です。そのまま記録しました。".to_owned())
        }
        Kind::Choice(_) => off_list(&names),
        Kind::Yen | Kind::Whole if text.starts_with('-') => Some("負の値です。そのまま記録しました。".to_owned()),
        Kind::Year if pattern.starts_with("/projects/*/period/") => {
            let (period, _) = pointer.parent()?;
            let year = |key: &str| FiscalYear::parse(&doc.find(&period.key(key), value_text).ok()?);
            let (from, to) = (year("from")?, year("to")?);
            (from > to).then(|| format!("開始({from})が終了({to})より後です。そのまま記録しました。"))
        }
        _ => None,
    }
}
