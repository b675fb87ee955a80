//! What is typed into a field as an edit of the record: the words of the format as officials say them, values as
//! they are written in the file, and blank rows as the format wants them. What is merely odd is taken, and said.

use std::borrow::Cow;

use crate::change::follow::follow;
use crate::json::{Doc, Edit, Kind as Json, Pointer, Value};
use crate::ledger::adding::adding;
use crate::ledger::date::{self, Written};
use crate::ledger::entry::{Refusal, entry, number};
use crate::ledger::field::{Choice, Field, Kind, field};
use crate::ledger::printed::{Printed, State};
use crate::ledger::said;
use crate::ledger::view::printed;
use crate::ledger::year::FiscalYear;
use crate::rules::Table;

/// The identifier and the name of each programme of the ledger that has both.
pub(crate) fn programs(doc: &Doc) -> Vec<(String, String)> {
    let text = |program: Value<'_>, key: &str| program.get(key).and_then(|value| value.str()).map(Cow::into_owned);
    let read = |list: Value<'_>| list.items().filter_map(|one| Some((text(one, "id")?, text(one, "name")?))).collect();
    doc.find(&Pointer::root().key("programs"), read).unwrap_or_default()
}

/// What was typed into a field of a kind as the format has it.
fn coded(doc: &Doc, kind: Kind, typed: &str) -> String {
    let code = match kind {
        Kind::Choice(Choice::Program) => {
            programs(doc).into_iter().find(|(_, name)| name == typed.trim()).map(|(id, _)| id)
        }
        _ => said::code(kind, typed).map(str::to_owned),
    };
    code.unwrap_or_else(|| typed.to_owned())
}

/// The text of a value as it is edited: no code and no identifier.
pub(crate) fn shown_text(doc: &Doc, pointer: &Pointer, kind: Kind) -> String {
    let text = doc.find(pointer, value_text).unwrap_or_default();
    match kind {
        Kind::Choice(Choice::Program) => {
            programs(doc).into_iter().find(|(id, _)| *id == text).map_or(text, |(_, name)| name)
        }
        _ => said::words(kind, &text).map_or(text, str::to_owned),
    }
}

/// What the field at a place offers, in the words of the officials; nothing where anything can be written.
pub(crate) fn offered(doc: &Doc, kind: Kind, table: &Table) -> Vec<String> {
    match kind {
        Kind::Choice(Choice::Rating) => table.ratings.iter().map(|rating| rating.name.clone()).collect(),
        Kind::Choice(Choice::Decision) => table.policies.iter().map(|policy| policy.name.clone()).collect(),
        Kind::Choice(Choice::Program) => programs(doc).into_iter().map(|(_, name)| name).collect(),
        Kind::Choice(choice) => said::offered(choice).map(str::to_owned).collect(),
        Kind::Flag => ["true", "false"].iter().filter_map(|code| said::words(kind, code)).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// How text that isn't what the field is for is read; [`None`] where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A KPI's value that is neither a number nor one of the words in place of one.
    NoNumber,
    /// A date that no calendar has.
    NoSuchDay,
    /// No date.
    NoDate,
    /// A word that isn't on the list.
    OffList,
}

impl Unread {
    /// What is odd about a text in a field of a kind; it is taken all the same.
    pub(crate) fn of(kind: Kind, text: &str, offered: &[String]) -> Option<Unread> {
        match kind {
            _ if text.trim().is_empty() => None,
            Kind::Printed => {
                let taken = number(text).map_or(Printed::Text(text.into()).state(), |_| State::Fixed);
                (taken == State::Text).then_some(Unread::NoNumber)
            }
            Kind::Date => match date::written(text) {
                Written::Date => None,
                Written::NoSuchDay => Some(Unread::NoSuchDay),
                Written::Other => Some(Unread::NoDate),
            },
            Kind::Choice(_) => (!offered.iter().any(|word| word == text)).then_some(Unread::OffList),
            _ => None,
        }
    }

    /// What becomes of it, before it is taken.
    pub fn before(self) -> &'static str {
        match self {
            Unread::NoNumber => "数として読めません。文字のまま記録します。",
            Unread::NoSuchDay => "暦にない日付です。書いたとおりに記録します。",
            Unread::NoDate => "日付として読めません。書いたとおりに記録します。",
            Unread::OffList => "一覧にない言葉です。書いたとおりに記録します。",
        }
    }

    /// The same once it is taken.
    fn after(self) -> &'static str {
        match self {
            Unread::NoNumber => "数として読めないため、文字のまま記録しました。",
            Unread::NoSuchDay => "暦にない日付ですが、書いたとおりに記録しました。",
            Unread::NoDate => "日付として読めないため、書いたとおりに記録しました。",
            Unread::OffList => "一覧にない言葉ですが、書いたとおりに記録しました。",
        }
    }
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
            None => entry(kind, &coded(doc, kind, typed), old.as_deref().unwrap_or("null"), needed, doc.habits())?,
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
    match kind {
        Kind::Printed => {
            let state = doc.find(pointer, |value| printed(Some(value)).state()).ok()?;
            (state == State::Text).then(|| Unread::NoNumber.after().to_owned())
        }
        Kind::Date | Kind::Choice(_) => {
            let shown = shown_text(doc, pointer, kind);
            Unread::of(kind, &shown, &offered(doc, kind, table)).map(|unread| unread.after().to_owned())
        }
        Kind::Yen | Kind::Whole if text.starts_with('-') => Some("負の値ですが、そのまま記録しました。".to_owned()),
        Kind::Year if pattern.starts_with("/projects/*/period/") => {
            let (period, _) = pointer.parent()?;
            let year = |key: &str| FiscalYear::parse(&doc.find(&period.key(key), value_text).ok()?);
            let (from, to) = (year("from")?, year("to")?);
            (from > to).then(|| format!("開始({from})が終了({to})より後ですが、そのまま記録しました。"))
        }
        _ => None,
    }
}
