//! What the cells of a plan say of which places of the ledger.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::Key;
use crate::exchange::cells::Book;
use crate::exchange::plan::{As, Entry, Plan};

/// What a cell of a plan says of a place: where, and as which JSON.
pub(super) struct Said<'p> {
    pub(super) key: Key,
    pub(super) pointer: Cow<'p, str>,
    pub(super) value: &'p str,
    /// The header over the cell says it, not the cell.
    pub(super) elsewhere: bool,
}

pub(super) fn key_of(book: &Book, entry: &Entry) -> Option<Key> {
    let sheet = book.sheets.iter().position(|sheet| sheet.name.as_deref() == entry.sheet.as_deref())?;
    Some((sheet, (entry.cell.row, entry.cell.column)))
}

pub(super) fn keyed(book: &Book, plan: &Plan, wanted: impl Fn(&Entry) -> bool) -> HashSet<Key> {
    let sheets = numbers(book);
    let key = |entry: &Entry| Some((*sheets.get(entry.sheet.as_deref()?)?, (entry.cell.row, entry.cell.column)));
    plan.entries.iter().filter(|entry| wanted(entry)).filter_map(key).collect()
}

/// What the cells of a plan say. A cell that only contradicts another one says its own value, unless it did so before
/// anything was put into the form.
pub(super) fn readings<'p>(book: &Book, plan: &'p Plan, asked_before: &HashSet<Key>) -> Vec<Said<'p>> {
    let sheets = numbers(book);
    let mut all = Vec::new();
    for entry in &plan.entries {
        let sheet = entry.sheet.as_deref().and_then(|name| sheets.get(name));
        let Some(key) = sheet.map(|sheet| (*sheet, (entry.cell.row, entry.cell.column))) else { continue };
        let contradicts = || {
            let asked = entry.question().filter(|question| question.kind == "two-values")?;
            (!asked_before.contains(&key) && !asked.about.is_empty()).then_some(())?;
            entry.options().last()?.1.first().map(|(pointer, value)| (Cow::Borrowed(pointer.as_str()), value.as_str()))
        };
        let said = match entry.kind {
            As::Value => entry.pointer.as_ref().map(|spot| spot.to_string().into()).zip(entry.value.as_deref()),
            As::Repeated => entry.repeats.as_deref().map(|(spot, value)| (spot.to_string().into(), value.as_str())),
            As::Ask => contradicts(),
            As::Label | As::Unplaced => None,
        };
        let elsewhere = entry.elsewhere;
        all.extend(said.map(|(pointer, value)| Said { key, pointer, value, elsewhere }));
    }
    all
}

/// The numbers of the sheets by their names.
pub(super) fn numbers(book: &Book) -> HashMap<&str, usize> {
    book.sheets.iter().enumerate().map(|(n, sheet)| (sheet.name.as_deref().unwrap_or_default(), n)).collect()
}
