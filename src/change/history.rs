//! What was changed, step by step: undo and redo, across saves.
//!
//! A step is a list of edits in the form that takes back exactly; undoing applies their inverses from the last to the
//! first. The ledger refuses an edit whose `before` isn't what is written there, so a step that someone else's change
//! has overtaken can't do harm: it is refused and said so.

use serde::{Deserialize, Serialize};

use crate::change::excerpt::Excerpt;
use crate::change::follow::follow;
use crate::json::{Doc, Edit, EditError, Pointer};
use crate::ledger::Ledger;

/// What one action of the user changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was done, in the officials' words.
    pub label: String,
    /// The edits, in the order in which they were made.
    pub edits: Vec<Edit>,
    /// Where the values came from, where that is a file: 「回答_学校教育課.xlsx KPI!E12」.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
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
        Ok(Step { label: label.into(), edits: made, origin: None })
    }

    /// The step with where its values came from.
    #[must_use]
    pub(crate) fn with_origin(self, origin: Option<String>) -> Step {
        Step { origin, ..self }
    }

    /// Whether both came from files with one import: its steps were made at one moment.
    fn came_with(&self, other: &Step) -> bool {
        let moment = |step: &Step| step.edits.first().filter(|_| step.origin.is_some()).map(|edit| edit.at);
        moment(self).is_some_and(|at| moment(other) == Some(at))
    }

    /// The step that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Step {
        let edits = self.edits.iter().rev().map(Edit::inverse).collect();
        Step { label: self.label.clone(), edits, origin: self.origin.clone() }
    }
}

/// A text that was being typed when the program had to end, and that its field can't take as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The field.
    pub pointer: Pointer,
    /// What was typed.
    pub text: String,
}

/// A step as it is kept for later: with the records that it touches, so that its rows can be found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The step.
    pub step: Step,
    /// A text that isn't one yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) draft: Option<Draft>,
    /// What it touches, as the text that it belongs to has it (the saved one, before any of the unsaved steps).
    #[serde(default)]
    pub(crate) record: Excerpt,
}

impl Noted {
    /// A step on its own.
    pub(crate) fn of(base: &Doc, step: Step) -> Noted {
        Noted { record: Excerpt::of(base, &step.edits), draft: None, step }
    }

    /// A text that was being typed into the field that `label` names.
    pub fn draft(base: &Doc, label: String, draft: Draft) -> Noted {
        let there = Edit::replace(draft.pointer.clone(), "", "", 0);
        Noted {
            record: Excerpt::of(base, [&there]),
            draft: Some(draft),
            step: Step { label, edits: Vec::new(), origin: None },
        }
    }

    /// Steps that are kept together: each record once.
    pub fn all(base: &Doc, steps: &[Step]) -> Vec<Noted> {
        let mut known = Excerpt::default();
        let noted = steps.iter().map(|step| {
            let record = Excerpt::of(base, &step.edits);
            let new = record.clone().without(&known);
            known.add(&record);
            Noted { step: step.clone(), draft: None, record: new }
        });
        noted.collect()
    }

    /// A place in the ledger as one in the record.
    pub(crate) fn in_record(&self, pointer: &Pointer) -> Option<Pointer> {
        self.record.moved(&Edit::replace(pointer.clone(), "", "", 0)).map(|edit| edit.pointer)
    }

    /// A place in the record of steps that were kept together as one in the ledger that they belong to.
    pub(crate) fn in_ledger(noted: &[Noted], pointer: &Pointer) -> Pointer {
        let mut record = Excerpt::default();
        noted.iter().for_each(|noted| record.add(&noted.record));
        record.moved_back(pointer)
    }

    /// What steps that were kept together touch, before them and after them; the text around the projects as in `like`
    /// where they leave it alone. `None` where that can't be told.
    pub(crate) fn around(noted: &[Noted], like: &Doc) -> Option<(Doc, Doc)> {
        let mut record = Excerpt::default();
        noted.iter().for_each(|noted| record.add(&noted.record));
        record.around(noted.iter().flat_map(|noted| &noted.step.edits), like)
    }
}

/// The steps made and taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// How many of `done` are in the saved file; more than there are when some of them were taken back since.
    saved: usize,
    /// Saved steps that were taken back before a new one was made, as their inverses: nothing leads back to them any more,
    /// and the file has yet to be told.
    left: Vec<Step>,
}

/// What the journal is told of a move through the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// A step was made (or an old, saved one was taken back by its inverse).
    Made(Step),
    /// The program has to end while a text is being typed that is no step: the field in words, and the text.
    Draft(String, Draft),
    /// The last unsaved step was taken back.
    TakenBack,
}

/// A step back or forth through the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Walked {
    /// What the step was about, in the officials' words.
    pub label: String,
    /// What the journal is told.
    pub moved: Moved,
    /// The edits that were made on the ledger.
    pub edits: Vec<Edit>,
}

impl History {
    /// Adds a step that was just made.
    pub(crate) fn push(&mut self, step: Step) -> Moved {
        self.left.extend(self.taken_back());
        self.saved = self.saved.min(self.done.len());
        self.undone.clear();
        self.done.push(step.clone());
        Moved::Made(step)
    }

    /// Takes the last step back; `None` when there is none.
    ///
    /// # Errors
    /// Why the ledger refuses; nothing has changed then.
    pub(crate) fn undo(&mut self, ledger: &mut Ledger) -> Option<Result<Walked, EditError>> {
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
    pub(crate) fn redo(&mut self, ledger: &mut Ledger) -> Option<Result<Walked, EditError>> {
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

    /// After a step back (or made once more): whether the next one came with it from files. What one key took, one key takes back.
    pub(crate) fn goes_on(&self, redo: bool) -> bool {
        let (next, walked) = if redo { (&self.undone, &self.done) } else { (&self.done, &self.undone) };
        next.last().zip(walked.last()).is_some_and(|(next, walked)| next.came_with(walked))
    }

    /// Everything made so far is in the file now, but for the last `held` steps.
    pub(crate) fn mark_saved(&mut self, held: usize) {
        self.saved = self.done.len().saturating_sub(held);
        self.left.clear();
    }

    /// What is unsaved without the last `held` steps, which come apart, and the ledger without them.
    pub(crate) fn holding(&self, ledger: &Ledger, held: usize) -> (Ledger, Vec<Step>, Vec<Step>) {
        let mut steps = self.unsaved();
        let mut without = ledger.clone();
        let back = steps
            .iter()
            .rev()
            .take(held)
            .try_for_each(|step| Step::make("", &step.inverse().edits, &mut without).map(drop));
        match back {
            Ok(()) => {
                let held = steps.split_off(steps.len().saturating_sub(held));
                (without, steps, held)
            }
            Err(_) => (ledger.clone(), steps, Vec::new()),
        }
    }

    /// The history as it is for someone who works on `new` in place of `old`, as far back as its steps hold there:
    /// their rows are followed, and a step that can't be taken back there ends it. What was taken back is forgotten.
    #[must_use]
    pub(crate) fn carried_over(&self, old: &Ledger, new: &Ledger) -> History {
        let (mut old, mut new) = (old.clone(), new.clone());
        let (saved, unsaved) = self.done.split_at(self.saved.min(self.done.len()));
        let made = all_carried(unsaved, MOST_CARRIED, &mut old, &mut new);
        if made.len() < unsaved.len() {
            return History { done: made, ..History::default() };
        }
        // What was taken back of the file was taken back of what the saved steps made.
        let left = [&*self.left, &*self.taken_back()].concat();
        let left = all_carried(&left, left.len(), &mut old.clone(), &mut new.clone());
        let mut done = all_carried(saved, MOST_CARRIED - made.len(), &mut old, &mut new);
        let saved = done.len();
        done.extend(made);
        History { done, undone: Vec::new(), saved, left }
    }

    /// Whether there is nothing to take back.
    pub(crate) fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Whether unsaved steps are known that lead from one ledger to the other.
    pub(crate) fn leads(&self, from: &Ledger, to: &Ledger) -> bool {
        makes(from, &self.unsaved(), to)
    }

    /// The steps that aren't in the file, oldest first; saved ones that were taken back appear as their inverse.
    pub fn unsaved(&self) -> Vec<Step> {
        let made = self.done.get(self.saved..).unwrap_or_default();
        [&*self.left, &*self.taken_back(), made].concat()
    }

    /// The inverses of the saved steps that are taken back, in the order in which they were.
    fn taken_back(&self) -> Vec<Step> {
        let back = self.saved.saturating_sub(self.done.len());
        let mut steps: Vec<Step> = self.undone.iter().rev().take(back).map(Step::inverse).collect();
        steps.reverse();
        steps
    }

    /// The history whose only steps are these, none of them saved.
    pub(crate) fn of(steps: Vec<Step>) -> History {
        History { done: steps, ..History::default() }
    }
}

/// Steps that are carried over to someone else's text: each costs a comparison of the lists that it leads through.
const MOST_CARRIED: usize = 500;

/// Whether the steps make the one ledger of the other, byte for byte.
pub(crate) fn makes(from: &Ledger, steps: &[Step], to: &Ledger) -> bool {
    let mut made = from.clone();
    steps.iter().flat_map(|step| &step.edits).all(|edit| made.apply(edit).is_ok())
        && made.doc().chunks().flat_map(str::bytes).eq(to.doc().chunks().flat_map(str::bytes))
}

/// As many of the last of these steps, up to `most`, as `new` can be given in place of `old`; both are taken back by them.
fn all_carried(steps: &[Step], most: usize, old: &mut Ledger, new: &mut Ledger) -> Vec<Step> {
    let mut all: Vec<Step> = steps.iter().rev().take(most).map_while(|step| carried(step, old, new)).collect();
    all.reverse();
    all
}

/// A step that `old` has behind it as one that `new` has behind it; both are taken back by it.
fn carried(step: &Step, old: &mut Ledger, new: &mut Ledger) -> Option<Step> {
    let mut edits = Vec::with_capacity(step.edits.len());
    for edit in step.edits.iter().rev() {
        let pointer = place_of(edit, old.doc(), new.doc())?;
        old.apply(&edit.inverse()).ok()?;
        let back = Edit { pointer, ..edit.inverse() };
        edits.push(new.apply(&back).ok()?);
    }
    edits.reverse();
    Some(Step { label: step.label.clone(), edits, origin: step.origin.clone() })
}

/// Where what an edit has left behind in `old` stands in `new`; for a row that it has taken away: behind the row that
/// stood before it.
fn place_of(edit: &Edit, old: &Doc, new: &Doc) -> Option<Pointer> {
    if edit.after.is_some() {
        return follow(old, new, &edit.pointer);
    }
    let (list, last) = edit.pointer.parent()?;
    let is_list = old.find(&list, |value| value.kind() == crate::json::Kind::Array).unwrap_or(false);
    match last.parse::<usize>() {
        Ok(index) if is_list => match index.checked_sub(1) {
            None => Some(follow(old, new, &list)?.index(0)),
            Some(before) => {
                let before = follow(old, new, &list.index(before))?;
                let (list, before) = before.parent()?;
                Some(list.index(before.parse::<usize>().ok()? + 1))
            }
        },
        _ => Some(follow(old, new, &list)?.key(&last)),
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
        history.mark_saved(0);
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
    fn what_was_taken_back_of_the_file_is_unsaved_when_something_else_was_done_since() {
        let mut ledger = ledger();
        let mut history = History::default();
        for (from, to) in [("1", "2"), ("2", "3"), ("3", "4")] {
            let step = set(&mut ledger, from, to);
            history.push(step);
        }
        history.mark_saved(0);
        let saved = ledger.clone();
        history.undo(&mut ledger).unwrap().unwrap();
        history.undo(&mut ledger).unwrap().unwrap();
        let step = set(&mut ledger, "2", "9");
        history.push(step);
        let unsaved = history.unsaved();
        assert_eq!(unsaved.len(), 3);
        assert!(history.leads(&saved, &ledger), "{unsaved:?}");
        // So it is on somebody else's text, and further back.
        let theirs = |ledger: &Ledger| Ledger::read(&text(ledger).replace("\"a\"", "\"b\"")).unwrap();
        let carried = history.carried_over(&ledger, &theirs(&ledger));
        assert!(carried.leads(&theirs(&saved), &theirs(&ledger)), "{carried:?}");
        for number in [2, 1] {
            history.undo(&mut ledger).unwrap().unwrap();
            assert_eq!(ledger.record(0).unwrap().project().number(), Some(number));
            assert!(history.leads(&saved, &ledger));
            let carried = history.carried_over(&ledger, &theirs(&ledger));
            assert!(carried.leads(&theirs(&saved), &theirs(&ledger)), "{carried:?}");
        }
        history.redo(&mut ledger).unwrap().unwrap();
        history.redo(&mut ledger).unwrap().unwrap();
        assert_eq!(history.unsaved(), unsaved);
        history.mark_saved(0);
        assert!(history.unsaved().is_empty());
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
