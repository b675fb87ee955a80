//! The open ledger's journal: what is done is written down before it is seen, and what earlier runs wrote is found again.
//!
//! A run that ended before it saved left its steps; a save that arrived, though its process ended before it could say so, is
//! told in the trail now, once. What is being typed is the journal's last step for as long as it is typed, and gives way to
//! what becomes of it.

use std::path::Path;

use super::{Desk, HOMELESS};
use crate::change::history::{Moved, Noted};
use crate::io::store::audit;
use crate::io::store::digest::Digest;
use crate::io::store::journal::{self, Header, Journal};
use crate::io::store::lock;
use crate::io::store::places::LedgerPlace;
use crate::io::store::{self, Disk, Pieces};
use crate::ledger::Ledger;

impl Desk {
    pub(super) fn begin_journal(&mut self, ledger: &Ledger, path: &Path) {
        let Some(place) = &self.place else {
            self.notices.push(HOMELESS.into());
            return;
        };
        let digest = self.opened.as_ref().map_or_else(|| ledger.doc().digest(), |opened| opened.digest);
        crate::io::editor::left(place, |draft| {
            let mut journal = Journal::new(place.clone(), header(path, ledger, digest));
            let written = journal.apply(&draft).is_ok();
            journal.leave();
            written
        });
        for run in journal::pending::<Noted>(place, digest).unwrap_or_default() {
            // A save that arrived, though its process ended before it could say so.
            if let Some((saved_as, steps)) = run.landed.as_ref().filter(|(_, steps)| !steps.is_empty()) {
                let (at, who) = (run.header.started.clone(), run.header.who.clone());
                let label = steps.first().map(|noted| noted.step.label.clone()).unwrap_or_default();
                let entry = audit::Entry { at, who, label, saved_as: *saved_as, edits: steps.clone() };
                // Once: its process may have told of it, or an earlier start that left the rest unanswered.
                if !is_told(place, &entry) {
                    let _ = audit::append(place, &entry);
                }
            }
            match run.steps.is_empty() {
                true => drop(run.discard()),
                false => self.recovered.push(run),
            }
        }
        if let Some(opened) = &self.opened {
            if store::save::read_only(&Disk, &opened.path).is_some() {
                self.notices
                    .push("このファイルは読み取り専用です。直した内容は、:w で別の場所に保存してください。".into());
            }
            self.present = lock::others(place).unwrap_or_default();
            self.notices.extend(lock::told(&self.present));
        }
        self.journal = Some(Journal::new(place.clone(), header(path, ledger, digest)));
    }

    /// Writes a move through the history down, synced; `base` is the saved ledger that it goes on from. Gives the
    /// sentence when it can't be.
    pub fn journal(&mut self, moved: &Moved, base: &Ledger) -> Option<String> {
        let typed = std::mem::take(&mut self.unfinished);
        let journal = self.journal.as_mut()?;
        let result = match noted(moved, base) {
            // It takes the place of what was being typed.
            Some(step) if typed => journal.amend(Some(&step)),
            Some(step) => journal.apply(&step),
            None if typed => journal.amend(None).and_then(|()| journal.undo()),
            None => journal.undo(),
        };
        result.err().map(|error| unwritten(&error))
    }

    /// Writes down what is being typed, in place of what was of it before. Gives the sentence when it can't be.
    pub(crate) fn write_unfinished(&mut self, moved: &Moved, base: &Ledger) -> Option<String> {
        let failed = self.journal(moved, base);
        self.unfinished = true;
        failed
    }

    /// Nothing is being typed any more.
    pub(crate) fn withdraw(&mut self) {
        if std::mem::take(&mut self.unfinished)
            && let Some(journal) = &mut self.journal
        {
            let _ = journal.amend(None);
        }
    }
}

pub(super) fn header(path: &Path, ledger: &Ledger, digest: Digest) -> Header {
    Header::new(path, ledger.doc().byte_len() as u64, digest)
}

/// A move through the history as the journal notes it; `None`: the last step is taken back.
fn noted(moved: &Moved, base: &Ledger) -> Option<Noted> {
    match moved {
        Moved::Made(step) => Some(Noted::of(base.doc(), step.clone())),
        Moved::Draft(label, draft) => Some(Noted::draft(base.doc(), label.clone(), draft.clone())),
        Moved::TakenBack => None,
    }
}

/// The journal can't be written just now.
pub(super) fn unwritten(error: &std::io::Error) -> String {
    let cause = store::error::cause(error);
    format!("変更の控えを書けません({cause})。画面の変更は残っています。早めに保存してください。")
}

/// Whether the trail has that save already: the same edits by the same process, not before it began.
fn is_told(place: &LedgerPlace, entry: &audit::Entry<Noted>) -> bool {
    let Ok(trail) = audit::Trail::<Noted>::read(place) else { return false };
    let since = trail.newest_first().take_while(|(_, told)| told.at >= entry.at);
    let mut same = since.filter(|(_, told)| told.saved_as == entry.saved_as && told.who == entry.who);
    let steps = |entry: &audit::Entry<Noted>| entry.edits.iter().map(|noted| noted.step.clone()).collect::<Vec<_>>();
    same.any(|(_, told)| steps(&told) == steps(entry))
}
