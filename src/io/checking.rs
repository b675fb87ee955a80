//! Looking for what is wrong behind the screen.
//!
//! What was found in a project is kept until its text changes, so that after an edit only the changed project is looked
//! at again, and what concerns projects together. Edits that follow each other closely are waited out.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::check::{Across, Finding, check_project};
use crate::ledger::Ledger;
use crate::rules::Table;

/// How long an edit waits for the next one.
const REST: Duration = Duration::from_millis(250);

/// More projects than this aren't looked through after every single edit at once.
const SMALL: usize = 64;

#[derive(Default)]
struct Known {
    ledger: Option<Ledger>,
    /// What was found in each project of it.
    found: Vec<Vec<Finding>>,
}

/// The looks at one ledger, one after the other.
#[derive(Default)]
pub struct Checker {
    known: Arc<Mutex<Known>>,
    /// The look begun last; older ones stop.
    newest: Arc<AtomicU64>,
}

impl Checker {
    /// Looks through a ledger in a thread, and hands on what is found unless a newer look has begun.
    pub fn begin(&self, ledger: Ledger, table: &'static Table, send: impl FnOnce(Vec<Finding>) + Send + 'static) {
        let id = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let (newest, known) = (Arc::clone(&self.newest), Arc::clone(&self.known));
        let look = move || {
            let wanted = || newest.load(Ordering::Relaxed) == id;
            if id > 1 && ledger.len() > SMALL {
                std::thread::sleep(REST);
            }
            // An older look gives way at its next project.
            let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(findings) = known.look(&ledger, table, wanted) {
                send(findings);
            }
        };
        let _ = std::thread::Builder::new().name("check".into()).spawn(look);
    }
}

impl Known {
    fn look(&mut self, ledger: &Ledger, table: &Table, wanted: impl Fn() -> bool) -> Option<Vec<Finding>> {
        let front = ledger.front();
        let old = self.ledger.take().filter(|old| old.doc().frame() == ledger.doc().frame());
        let mut found = std::mem::take(&mut self.found);
        found.resize_with(ledger.len(), Vec::new);
        let mut across = Across::new();
        for (index, found) in found.iter_mut().enumerate() {
            if !wanted() {
                return None;
            }
            let Some(record) = ledger.record(index) else { continue };
            across.add(index, record.project());
            let same = old.as_ref().is_some_and(|old| old.doc().same_item(index, ledger.doc(), index));
            if !same {
                *found = check_project(front.front(), index, record.project(), table);
            }
        }
        let mut findings: Vec<Finding> = found.iter().flatten().cloned().collect();
        findings.extend(across.finish(front.front(), table));
        findings.sort_by_key(|finding| finding.project);
        (self.ledger, self.found) = (Some(ledger.clone()), found);
        Some(findings)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::json::{Edit, Pointer};

    #[test]
    fn what_is_kept_and_what_is_looked_at_again_make_what_a_first_look_finds() {
        let table = Table::embedded();
        let mut ledger = Ledger::read(crate::cli::EMBEDDED).unwrap();
        let mut known = Known::default();
        let first = known.look(&ledger, table, || true).unwrap();
        assert!(!first.is_empty());
        let at = Pointer::parse("/projects/2/reviews/0/cost").unwrap();
        let edit = Edit::replace(at.clone(), ledger.doc().get(&at).unwrap(), "1", 0);
        ledger.apply(&edit).unwrap();
        let again = known.look(&ledger, table, || true).unwrap();
        assert_ne!(again, first);
        assert_eq!(again, Known::default().look(&ledger, table, || true).unwrap());
        assert_eq!(known.look(&ledger, table, || false), None);
        assert_eq!(again, known.look(&ledger, table, || true).unwrap());
    }
}
