//! What was changed, step by step: undo and redo, across saves.
//!
//! A step is a list of edits in the form that takes back exactly; undoing applies their inverses from the last to the
//! first. The ledger refuses an edit whose `before` isn't what is written there, so a step that someone else's change
//! has overtaken can't do harm: it is refused and said so.

use serde::{Deserialize, Serialize};

use crate::json::{Edit, EditError};
use crate::ledger::Ledger;

/// What one action of the user changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was done, in the officials' words.
    pub label: String,
    /// The edits, in the order in which they were made.
    pub edits: Vec<Edit>,
}

impl Step {
    /// Makes the edits on a ledger, all of them or none.
    ///
    /// # Errors
    /// Why the ledger refuses one of them.
    pub fn make(label: impl Into<String>, edits: &[Edit], ledger: &mut Ledger) -> Result<Step, EditError> {
        let mut changed = ledger.clone();
        let mut made = Vec::with_capacity(edits.len());
        for edit in edits {
            made.push(changed.apply(edit)?.inverse());
        }
        *ledger = changed;
        Ok(Step { label: label.into(), edits: made })
    }

    /// The step that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Step {
        Step { label: self.label.clone(), edits: self.edits.iter().rev().map(Edit::inverse).collect() }
    }
}

/// The steps made and taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// How many of `done` are in the saved file; more than there are when some of them were taken back since.
    saved: usize,
}

/// What the journal is told of a move through the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// A step was made (or an old, saved one was taken back by its inverse).
    Made(Step),
    /// The last unsaved step was taken back.
    TakenBack,
}

/// A step back or forth through the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walked {
    /// What the step was about, in the officials' words.
    pub label: String,
    /// What the journal is told.
    pub moved: Moved,
    /// The edits that were made on the ledger.
    pub edits: Vec<Edit>,
}

impl History {
    /// Adds a step that was just made.
    pub fn push(&mut self, step: Step) -> Moved {
        self.undone.clear();
        self.done.push(step.clone());
        Moved::Made(step)
    }

    /// Takes the last step back; `None` when there is none.
    ///
    /// # Errors
    /// Why the ledger refuses; nothing has changed then.
    pub fn undo(&mut self, ledger: &mut Ledger) -> Option<Result<Walked, EditError>> {
        let step = self.done.last()?;
        let inverse = step.inverse();
        if let Err(error) = Step::make("", &inverse.edits, ledger) {
            return Some(Err(error));
        }
        let (label, edits) = (step.label.clone(), inverse.edits.clone());
        let moved = if self.done.len() > self.saved {
            Moved::TakenBack
        } else {
            Moved::Made(Step { label: format!("取り消し: {label}"), ..inverse })
        };
        self.undone.extend(self.done.pop());
        Some(Ok(Walked { label, moved, edits }))
    }

    /// Makes the step that was taken back last once more; `None` when there is none.
    ///
    /// # Errors
    /// Why the ledger refuses; nothing has changed then.
    pub fn redo(&mut self, ledger: &mut Ledger) -> Option<Result<Walked, EditError>> {
        let step = self.undone.last()?.clone();
        if let Err(error) = Step::make("", &step.edits, ledger) {
            return Some(Err(error));
        }
        self.undone.pop();
        let (label, edits) = (step.label.clone(), step.edits.clone());
        self.done.push(step.clone());
        // A saved step that was taken back stands in the journal as its inverse; redoing it takes that back.
        let moved = if self.done.len() <= self.saved { Moved::TakenBack } else { Moved::Made(step) };
        Some(Ok(Walked { label, moved, edits }))
    }

    /// Everything made so far is in the file now.
    pub fn mark_saved(&mut self) {
        self.saved = self.done.len();
    }

    /// The steps that aren't in the file, oldest first; saved ones that were taken back appear as their inverse.
    pub fn unsaved(&self) -> Vec<Step> {
        if self.done.len() >= self.saved {
            return self.done[self.saved..].to_vec();
        }
        let back = self.saved - self.done.len();
        let taken_back = self.undone.iter().rev().take(back).map(Step::inverse);
        let mut steps: Vec<Step> = taken_back.collect();
        steps.reverse();
        steps
    }

    /// Forgets everything: the places that the steps speak of are not the same any more.
    pub fn forget(&mut self) {
        *self = History::default();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::json::Pointer;

    fn ledger() -> Ledger {
        Ledger::read("{\"format\": \"kensho-ledger/1\", \"title\": \"a\", \"projects\": [{\"number\": 1}]}").unwrap()
    }

    fn set(ledger: &mut Ledger, from: &str, to: &str) -> Step {
        let pointer = Pointer::parse("/projects/0/number").unwrap();
        Step::make(to, &[Edit::replace(pointer, from, to, 0)], ledger).unwrap()
    }

    fn text(ledger: &Ledger) -> String {
        ledger.doc().to_text()
    }

    #[test]
    fn undo_and_redo_go_across_saves() {
        let mut ledger = ledger();
        let mut history = History::default();
        let first = text(&ledger);
        let step = set(&mut ledger, "1", "2");
        history.push(step);
        history.mark_saved();
        let step = set(&mut ledger, "2", "3");
        history.push(step);
        assert_eq!(history.unsaved().len(), 1);
        assert_eq!(history.undo(&mut ledger).unwrap().unwrap().moved, Moved::TakenBack);
        assert!(history.unsaved().is_empty());
        let moved = history.undo(&mut ledger).unwrap().unwrap().moved;
        assert!(matches!(moved, Moved::Made(_)), "a saved step is taken back by its inverse");
        assert_eq!(text(&ledger), first);
        assert_eq!(history.unsaved().len(), 1);
        assert!(history.undo(&mut ledger).is_none());
        assert_eq!(history.redo(&mut ledger).unwrap().unwrap().moved, Moved::TakenBack);
        assert!(history.unsaved().is_empty());
        history.redo(&mut ledger).unwrap().unwrap();
        assert_eq!(ledger.record(0).unwrap().project().number(), Some(3));
        assert!(history.redo(&mut ledger).is_none());
    }

    #[test]
    fn a_step_that_was_overtaken_is_refused() {
        let mut mine = ledger();
        let mut history = History::default();
        let step = set(&mut mine, "1", "2");
        history.push(step);
        set(&mut mine, "2", "9");
        let before = text(&mine);
        assert!(history.undo(&mut mine).unwrap().is_err());
        assert_eq!(text(&mine), before);
    }
}
