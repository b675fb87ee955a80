//! The book: the record that is worked on, the one in the file, what was done in between, and what is derived from
//! them: the projects in brief, their sums, the fields that are unsaved, and what was found.
//!
//! Its fields are private and its verbs few, so that no part of it is changed without the others. Whoever derives more
//! from it keeps the [`Book::revision`] beside, and makes it anew when that is another one.

use std::sync::Arc;

use crate::change::follow::follow;
use crate::change::history::{History, Moved, Step, Walked};
use crate::change::unsaved::{Change, changes, pending};
use crate::check::Findings;
use crate::json::{Doc, Edit, EditError, Pointer, edit};
use crate::ledger::Ledger;
use crate::ledger::year::FiscalYear;
use crate::page::Tally;
use crate::page::brief::Brief;
use crate::rules::Table;

/// The record with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Book {
    table: &'static Table,
    ledger: Ledger,
    saved: Ledger,
    history: History,
    supposed: Vec<(Pointer, String)>,
    briefs: Vec<Brief>,
    /// What the briefs were taken of, and in which year.
    briefed: Option<(Ledger, Option<FiscalYear>)>,
    tally: Tally,
    changes: Vec<Change>,
    findings: Option<Arc<Findings>>,
    /// Counts up with each look through it.
    looked: u64,
    revision: u64,
}

/// Reading.
impl Book {
    /// An empty book, judged by a table.
    pub(super) fn new(table: &'static Table) -> Book {
        Book {
            table,
            ledger: Ledger::empty(),
            saved: Ledger::empty(),
            history: History::default(),
            supposed: Vec::new(),
            briefs: Vec::new(),
            briefed: None,
            tally: Tally::default(),
            changes: Vec::new(),
            findings: None,
            looked: 0,
            revision: 0,
        }
    }

    /// Counts up with everything that happens to the book, but for new findings.
    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    /// The record with every change made so far, saved or not; what is only supposed isn't in it.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The text of [`Book::ledger`], to be edited and looked up by pointer.
    pub fn doc(&self) -> &Doc {
        self.ledger.doc()
    }

    /// The record as it is in the file.
    pub fn saved(&self) -> &Ledger {
        &self.saved
    }

    /// What was done since.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Values supposed in place of the printed ones (仮), by the place of the value.
    pub fn supposed(&self) -> &[(Pointer, String)] {
        &self.supposed
    }

    /// The projects in brief, in the file's order.
    pub fn briefs(&self) -> &[Brief] {
        &self.briefs
    }

    /// Sums over all projects.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The fields that differ from the file.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether a project differs from the file.
    pub fn is_changed(&self, project: usize) -> bool {
        if self.changes.is_empty() {
            return false;
        }
        let at = Pointer::root().key("projects").index(project);
        self.changes.iter().any(|change| change.mark.is_in(&at))
    }

    /// What is wrong or odd; `None` until it has been looked through, which is not the same as nothing.
    pub fn findings(&self) -> Option<&Findings> {
        self.findings.as_deref()
    }
}

/// Reading a file, piece by piece: the book grows by itself, and none of that is anybody's change.
impl Book {
    /// Takes what stands before the projects, or the whole ledger.
    pub(super) fn begin(&mut self, ledger: Ledger) {
        self.ledger = ledger;
    }

    /// Takes more projects, and them in brief. `anew`: the briefs are those of all projects.
    pub(super) fn extend(&mut self, items: Vec<Arc<str>>, briefs: Vec<Brief>, anew: bool) {
        self.ledger.extend(items);
        if anew {
            self.briefs.clear();
            self.tally = Tally::default();
        }
        for brief in briefs {
            self.tally.add(&brief);
            self.briefs.push(brief);
        }
        self.revision += 1;
    }

    /// All that there is to read has been read.
    pub(super) fn arrived(&mut self) {
        self.saved = self.ledger.clone();
        self.briefed = Some((self.ledger.clone(), self.ledger.front().front().fiscal_year()));
        self.revision += 1;
    }

    /// A ledger that has been read as a whole, with its projects in brief.
    pub fn of(ledger: Ledger, table: &'static Table) -> Book {
        let mut book = Book::new(table);
        book.open(ledger);
        book
    }

    /// Takes a whole ledger at once.
    pub(super) fn open(&mut self, ledger: Ledger) {
        self.saved = ledger.clone();
        self.ledger = ledger;
        self.settle();
    }

    /// Counts up with new findings.
    pub fn looked(&self) -> u64 {
        self.looked
    }

    /// Takes new findings; gives the ones before.
    pub(super) fn renew_findings(&mut self, findings: Arc<Findings>) -> Option<Arc<Findings>> {
        self.looked += 1;
        self.findings.replace(findings)
    }
}

/// Changing.
impl Book {
    /// Makes edits as one step; gives the move for the journal.
    ///
    /// # Errors
    /// Where an edit doesn't fit; then nothing has happened.
    pub(super) fn commit(&mut self, label: String, edits: &[Edit]) -> Result<Moved, EditError> {
        let step = Step::make(label, edits, &mut self.ledger)?;
        self.follow(&step.edits);
        let moved = self.history.push(step);
        self.settle();
        Ok(moved)
    }

    /// Makes steps one after the other, or none of them where one doesn't fit; says whether they were made.
    pub(super) fn commit_all<'a>(&mut self, steps: impl Iterator<Item = &'a Step>) -> bool {
        let mut ledger = self.ledger.clone();
        let made: Result<Vec<Step>, _> = steps
            .map(|step| {
                let made = Step::make(step.label.clone(), &step.edits, &mut ledger);
                made.map(|made| made.with_origin(step.origin.clone()))
            })
            .collect();
        let Ok(made) = made else { return false };
        for step in made.into_iter().filter(|step| !step.edits.is_empty()) {
            self.follow(&step.edits);
            self.history.push(step);
        }
        self.ledger = ledger;
        self.settle();
        true
    }

    /// Takes the last step back, or makes the one taken back last once more; with it all that came from files together.
    pub(super) fn walk(&mut self, redo: bool) -> Option<Result<Vec<Walked>, EditError>> {
        let mut all = Vec::new();
        loop {
            let walked = match redo {
                true => self.history.redo(&mut self.ledger),
                false => self.history.undo(&mut self.ledger),
            };
            match walked {
                Some(Ok(walked)) => {
                    self.follow(&walked.edits);
                    all.push(walked);
                }
                // One that is refused behind others is told of when its own turn comes.
                _ if !all.is_empty() => break,
                walked => return walked.map(|walked| walked.map(|walked| vec![walked])),
            }
            if !self.history.goes_on(redo) {
                break;
            }
        }
        self.settle();
        Some(Ok(all))
    }

    /// Goes on from someone else's text with our changes on top. What was done stays undoable as far as it holds there,
    /// and a supposition stays with its row while the row says what it said.
    pub(super) fn adopt(&mut self, theirs: Ledger, ledger: Ledger, now: u64) {
        let value = |doc: &Doc, at: &Pointer| doc.get(at).ok();
        let supposed = self.supposed.iter().filter_map(|(at, supposed)| {
            let to = follow(self.ledger.doc(), ledger.doc(), at)?;
            (value(self.ledger.doc(), at) == value(ledger.doc(), &to)).then(|| (to, supposed.clone()))
        });
        self.supposed = supposed.collect();
        let history = self.history.carried_over(&self.ledger, &ledger);
        self.history = match history.leads(&theirs, &ledger) {
            true => history,
            // Made anew, each change still says which file it came from.
            false => {
                let origins = self.origins(&ledger);
                let mut steps = pending(&theirs, &ledger, now);
                for step in &mut steps {
                    let of_step = |(at, _): &&(Pointer, String)| step.edits.iter().any(|edit| edit.pointer == *at);
                    step.origin = origins.iter().find(of_step).map(|(_, origin)| origin.clone());
                }
                History::of(steps)
            }
        };
        (self.saved, self.ledger) = (theirs, ledger);
        self.settle();
    }

    /// The places of what isn't saved yet and came from files, as they are in another ledger, with those files and cells.
    fn origins(&self, there: &Ledger) -> Vec<(Pointer, String)> {
        let steps = self.history.unsaved();
        let from_files = steps.iter().filter_map(|step| Some((step, step.origin.as_ref()?)));
        let places = from_files.flat_map(|(step, origin)| {
            step.edits.iter().filter_map(|edit| {
                let to = follow(self.ledger.doc(), there.doc(), &edit.pointer)?;
                Some((to, origin.clone()))
            })
        });
        places.collect()
    }

    /// Puts another ledger in the place of the one at hand; what differs are unsaved edits now. Gives their number.
    pub(super) fn replace(&mut self, ledger: Ledger, now: u64) -> usize {
        let steps = pending(&self.ledger, &ledger, now);
        let count = steps.len();
        steps.into_iter().for_each(|step| drop(self.history.push(step)));
        self.ledger = ledger;
        self.settle();
        count
    }

    /// The file holds this ledger now: all but the last `held` steps.
    pub(super) fn mark_saved(&mut self, ledger: Ledger, held: usize) {
        self.saved = ledger;
        self.history.mark_saved(held);
        self.settle();
    }

    /// Gives up everything that isn't in the file.
    pub(super) fn give_up(&mut self) {
        self.ledger = self.saved.clone();
        self.history = History::default();
        self.settle();
    }

    /// Supposes a value, or no longer.
    pub(super) fn suppose(&mut self, pointer: Pointer, value: Option<String>) {
        let old = self.supposed.iter().find(|(at, _)| *at == pointer).map(|(_, value)| value);
        if old == value.as_ref() {
            return;
        }
        self.supposed.retain(|(at, _)| *at != pointer);
        self.supposed.extend(value.map(|value| (pointer, value)));
        self.revision += 1;
    }

    /// Forgets every supposed value; gives their number.
    pub(super) fn forget_supposed(&mut self) -> usize {
        let count = std::mem::take(&mut self.supposed).len();
        self.revision += u64::from(count > 0);
        count
    }

    /// Keeps suppositions with their rows after edits; one whose row has gone, or whose value was really written, ends.
    fn follow(&mut self, edits: &[Edit]) {
        let followed = self.supposed.drain(..).filter_map(|(at, value)| Some((edit::follow(&at, edits)?, value)));
        self.supposed = followed.collect();
    }

    /// Makes anew what is derived: the briefs of the projects that have changed since they were taken, the sums, the
    /// unsaved fields.
    fn settle(&mut self) {
        let ledger = self.ledger.clone();
        let year = ledger.front().front().fiscal_year();
        let of = |index| ledger.record(index).map(|record| Brief::in_year(record.project(), year, self.table));
        let (len, before) = (ledger.len(), self.briefed.take());
        match before {
            Some((old, old_year)) if old_year == year && old.len() == len && self.briefs.len() == len => {
                for index in (0..len).filter(|&index| !ledger.doc().same_item(index, old.doc(), index)) {
                    if let (Some(new), Some(brief)) = (of(index), self.briefs.get_mut(index)) {
                        let old = std::mem::replace(brief, new);
                        self.tally.replace(&old, brief);
                    }
                }
                self.tally.settle(&self.briefs);
            }
            // Projects came or went: those before and behind them are the same.
            Some((old, old_year)) if old_year == year && old.len() == self.briefs.len() => {
                let same = |at: usize, old_at: usize| ledger.doc().same_item(at, old.doc(), old_at);
                let least = len.min(old.len());
                let head = (0..least).take_while(|&at| same(at, at)).count();
                let tail = (1..=least - head).take_while(|&back| same(len - back, old.len() - back)).count();
                let new: Vec<Brief> = (head..len - tail).filter_map(of).collect();
                self.briefs.splice(head..old.len() - tail, new);
                self.tally = Tally::of(&self.briefs);
            }
            _ => {
                self.briefs = (0..len).filter_map(of).collect();
                self.tally = Tally::of(&self.briefs);
            }
        }
        self.briefed = Some((ledger, year));
        self.changes = changes(&self.saved, &self.ledger);
        self.revision += 1;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn sums_kept_up_by_edits_are_the_sums_added_up_anew() {
        let opened = |ledger: Ledger| {
            let mut book = Book::new(Table::embedded());
            book.open(ledger);
            book
        };
        let mut book = opened(Ledger::read(crate::ledger::EMBEDDED).unwrap());
        let edits = [
            ("/projects/0/reviews/0/cost", "99999999999"),
            ("/projects/1/department", "\"新しい課\""),
            ("/projects/2/reviews/0/effect/rating", "null"),
            ("/projects/3/reviews/0/kpis/0/actual", "\"確認中\""),
            ("/projects/0/reviews/0/cost", "1"),
            ("/projects/4/reviews/0/fiscal_year", "\"R5\""),
            ("/fiscal_year", "\"R5\""),
        ];
        for (at, value) in edits {
            let at = Pointer::parse(at).unwrap();
            let old = book.doc().get(&at).unwrap();
            book.commit(String::new(), &[Edit::replace(at.clone(), old, value, 0)]).unwrap();
            let anew = opened(book.ledger().clone());
            assert_eq!((book.briefs(), book.tally()), (anew.briefs(), anew.tally()), "{at}");
        }
        // Projects that come and go.
        let project = book.doc().get(&Pointer::parse("/projects/2").unwrap()).unwrap();
        for (at, comes) in [(7, true), (0, true), (3, false), (0, false), (6, false), (1, true)] {
            let at = Pointer::root().key("projects").index(at);
            let edit = match comes {
                true => Edit::insert(at.clone(), project.clone(), 0),
                false => Edit::remove(at.clone(), book.doc().get(&at).unwrap(), 0),
            };
            book.commit(String::new(), &[edit]).unwrap();
            let anew = opened(book.ledger().clone());
            assert_eq!((book.briefs(), book.tally()), (anew.briefs(), anew.tally()), "{at}");
        }
    }
}
