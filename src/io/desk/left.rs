//! The edits that earlier runs left: shown, gone on with, or given up. A run's journal stays until what was in it is written
//! down elsewhere, saved, or given up.

use super::*;
use crate::app::modes::recovery::Left;
use crate::change::history::Noted;
use crate::change::history::Step;
use crate::io::store::journal::Recovered;
use crate::ledger::Ledger;
use std::path::PathBuf;

impl Desk {
    /// The edits that earlier runs left, the oldest run first.
    pub fn left_behind(&self) -> Vec<Left> {
        let left = |run: &Recovered<Noted>| Left { steps: run.steps.clone(), stale: run.stale };
        self.recovered.iter().map(left).filter(|left| !left.steps.is_empty()).collect()
    }

    /// Goes on with what earlier runs left: these steps are pending now. Gives the sentence when that can't be written
    /// down; then their journals stay until it is, or until everything is saved or given up.
    pub fn adopt(&mut self, steps: &[Step], ledger: &Ledger) -> Option<String> {
        let steps = Noted::all(ledger.doc(), steps);
        let (Some(place), Some(journal)) = (&self.place, &mut self.journal) else { return None };
        let path = self.opened.as_ref().map_or_else(|| PathBuf::from(EMBEDDED_NAME), |opened| opened.path.clone());
        let header = header(&path, ledger, ledger.doc().digest());
        let drafts = |run: &Recovered<Noted>| -> Vec<Noted> {
            run.steps.iter().filter(|noted| noted.draft.is_some()).cloned().collect()
        };
        if self.recovered.iter().any(|run| !drafts(run).is_empty()) {
            // What was being typed stays in its own run's journal until it has been dealt with.
            let runs = std::mem::take(&mut self.recovered);
            if let Err(error) = journal.rebase(header.clone(), &steps) {
                self.taken_over = runs;
                return Some(unwritten(&error));
            }
            let (mut which, mut failed) = (0.., None);
            for run in runs {
                let drafts = drafts(&run);
                if drafts.is_empty() {
                    let _ = run.discard();
                    continue;
                }
                match run.adopt(place.clone(), header.clone(), &drafts) {
                    Ok(journal) => self.drafting.push((journal, which.by_ref().zip(drafts).collect())),
                    Err(back) => {
                        let (error, run) = *back;
                        failed = Some(unwritten(&error));
                        which.by_ref().take(drafts.len()).for_each(drop);
                        self.taken_over.push(run);
                    }
                }
            }
            return failed;
        }
        let mut left = std::mem::take(&mut self.recovered).into_iter();
        let first = left.next()?;
        match first.adopt(place.clone(), header, &steps) {
            Ok(adopted) => {
                // What was edited before is in it as well.
                let _ = std::mem::replace(journal, adopted).discard();
                self.unfinished = false;
                // Everything is in the first one now.
                left.for_each(|recovered| drop(recovered.discard()));
                None
            }
            Err(back) => {
                let (error, first) = *back;
                self.taken_over = std::iter::once(first).chain(left).collect();
                steps.iter().for_each(|step| drop(journal.apply(step)));
                Some(unwritten(&error))
            }
        }
    }

    /// A text that was being typed in an earlier run has been dealt with: taken, or given up.
    pub(crate) fn forget_draft(&mut self, which: usize, base: &Ledger) {
        let path = self.opened.as_ref().map_or_else(|| PathBuf::from(EMBEDDED_NAME), |opened| opened.path.clone());
        for (mut journal, mut drafts) in std::mem::take(&mut self.drafting) {
            let before = drafts.len();
            drafts.retain(|(at, _)| *at != which);
            if drafts.is_empty() {
                let _ = journal.discard();
                continue;
            }
            if drafts.len() < before {
                let rest: Vec<Noted> = drafts.iter().map(|(_, noted)| noted.clone()).collect();
                let _ = journal.rebase(header(&path, base, base.doc().digest()), &rest);
            }
            self.drafting.push((journal, drafts));
        }
    }

    /// Edits go on from another text: these are pending on it.
    pub fn rebase(&mut self, steps: &[Step], base: &Ledger) {
        let Some(path) = self.opened.as_ref().map(|opened| opened.path.clone()) else { return };
        if let Some(journal) = &mut self.journal {
            self.unfinished = false;
            let steps = Noted::all(base.doc(), steps);
            let _ = journal.rebase(header(&path, base, base.doc().digest()), &steps);
        }
    }

    /// Gives up the unsaved edits of this run.
    pub fn forget(&mut self) {
        self.end_taking_over();
        if let Some(journal) = self.journal.take() {
            let _ = journal.discard();
        }
    }

    /// What was taken over has been saved or given up.
    pub(super) fn end_taking_over(&mut self) {
        std::mem::take(&mut self.taken_over).into_iter().for_each(|recovered| drop(recovered.discard()));
    }

    /// Gives up what earlier runs left.
    pub fn forget_left(&mut self) {
        std::mem::take(&mut self.recovered).into_iter().for_each(|recovered| drop(recovered.discard()));
    }
}
