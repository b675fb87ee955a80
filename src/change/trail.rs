//! What was saved, and what taking it back comes to.
//!
//! A save keeps the records that it changed, so that what it changed can be said in the officials' words, and taken back where
//! its rows stand now: a merge of what is there with what was there before, not a write to an old place.

use super::diff::{Change, ChangeKind, diff};
use super::history::Noted;
use super::merge::{Merged, merge};
use crate::json::{Doc, Edit, move_element};

/// A save as the trail has it.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Its number in the trail, from 1.
    pub number: usize,
    /// When, as people say it.
    pub at: String,
    /// Who.
    pub user: String,
    /// Where.
    pub host: String,
    /// What was done, in words.
    pub label: String,
    /// The edits, oldest first.
    pub edits: Vec<Noted>,
}

/// What a save changed.
pub(crate) struct Changed {
    /// What it touched, before.
    pub before: Doc,
    /// And after.
    pub after: Doc,
    /// The differences.
    pub changes: Vec<Change>,
}

impl Changed {
    /// `None` where the save's record and its edits don't go together. `like`: a ledger with the names around the projects.
    pub fn of(edits: &[Noted], like: &Doc) -> Option<Changed> {
        let (before, after) = Noted::around(edits, like)?;
        let changes = diff(&before, &after);
        Some(Changed { before, after, changes })
    }

    /// A ledger with all of it, or one of its changes, taken back; `None` where that one can't be taken back alone.
    pub fn taken_back(&self, which: Option<usize>, now: &Doc) -> Option<Merged> {
        let target = match which {
            None => self.before.clone(),
            Some(which) => without(&self.after, self.changes.get(which)?)?,
        };
        Some(merge(&self.after, now, &target))
    }
}

/// The file and cell that a changed value came from.
pub(crate) fn origin<'e>(edits: &'e [Noted], change: &Change) -> Option<&'e str> {
    let at = change.pointer_b.as_ref().or(change.pointer_a.as_ref())?;
    let at = Noted::in_ledger(edits, at);
    let touches = |noted: &&Noted| {
        noted.step.edits.iter().any(|edit| at.starts_with(&edit.pointer) || edit.pointer.starts_with(&at))
    };
    edits.iter().filter(|noted| noted.step.origin.is_some()).find(touches)?.step.origin.as_deref()
}

/// The same in words, to stand behind the change; empty where it came from no file.
pub(crate) fn whence(edits: &[Noted], change: &Change) -> String {
    origin(edits, change).map(|origin| format!("  (取り込み元 {origin})")).unwrap_or_default()
}

/// A document as it would be without one change.
fn without(after: &Doc, change: &Change) -> Option<Doc> {
    let mut doc = after.clone();
    let row = |pointer: &crate::json::Pointer| Some((pointer.parent()?.0, pointer.parent()?.1.parse::<usize>().ok()?));
    let edits = match (change.kind, &change.pointer_a, &change.pointer_b) {
        (ChangeKind::Moved, Some(a), Some(b)) => {
            let ((_, from), (list, to)) = (row(a)?, row(b)?);
            move_element(&doc, &list, to, from, 0).ok()?.to_vec()
        }
        (ChangeKind::Removed, Some(a), _) => {
            let length = row(a).and_then(|(list, _)| after.find(&list, |rows| rows.len()).ok());
            let place = match (row(a), length) {
                (Some((list, index)), Some(length)) => list.index(index.min(length)),
                _ => a.clone(),
            };
            vec![Edit::insert(place, change.before.clone()?, 0)]
        }
        _ => {
            let (before, after) = (change.after.clone(), change.before.clone());
            vec![Edit { pointer: change.pointer().clone(), before, after, around: None, at: 0 }]
        }
    };
    edits.iter().try_for_each(|edit| doc.apply(edit).map(drop)).ok()?;
    Some(doc)
}
