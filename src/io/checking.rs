//! Looking for what is wrong behind the screen.
//!
//! What was found in a project is kept until its text changes, so that after an edit only the changed project is looked
//! at again, and what concerns projects together. Edits that follow each other closely are waited out. A first look
//! through many projects takes every processor, and says now and then how far it has come.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::app::Action;
use crate::app::state::Progress;
use crate::check::{Across, Finding, check_project};
use crate::ledger::Ledger;
use crate::rules::Table;

/// How long an edit waits for the next one.
const REST: Duration = Duration::from_millis(250);

/// More projects than this aren't looked through after every single edit at once.
const SMALL: usize = 64;

/// Projects that a thread takes at a time.
const BLOCK: usize = 16;

/// How long a look goes on before it says how far it is, and then again.
const TELL: Duration = Duration::from_millis(300);

/// A lock that a panic elsewhere doesn't spoil.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

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
    /// Looks through a ledger behind the screen, and hands on how far it is and what is found unless a newer look has
    /// begun.
    pub fn begin(&self, ledger: Ledger, table: &'static Table, send: impl Fn(Action) + Send + Sync + 'static) {
        let id = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let (newest, known) = (Arc::clone(&self.newest), Arc::clone(&self.known));
        let look = move || {
            let wanted = || newest.load(Ordering::Relaxed) == id;
            if id > 1 && ledger.len() > SMALL {
                std::thread::sleep(REST);
            }
            // An older look gives way at its next project.
            let mut known = lock(&known);
            let told = Mutex::new(Instant::now());
            let tell = |progress| {
                let mut told = lock(&told);
                if told.elapsed() >= TELL && wanted() {
                    *told = Instant::now();
                    send(Action::Checking(progress));
                }
            };
            if let Some(findings) = known.look(&ledger, table, wanted, tell) {
                send(Action::Checked(findings));
            }
        };
        let _ = std::thread::Builder::new().name("check".into()).spawn(look);
    }
}

impl Known {
    fn look(
        &mut self,
        ledger: &Ledger,
        table: &Table,
        wanted: impl Fn() -> bool + Sync,
        tell: impl Fn(Progress) + Sync,
    ) -> Option<Vec<Finding>> {
        let front = ledger.front();
        let old = self.ledger.take().filter(|old| old.doc().frame() == ledger.doc().frame());
        let mut found = std::mem::take(&mut self.found);
        found.resize_with(ledger.len(), Vec::new);
        let done = AtomicUsize::new(0);
        let blocks = Mutex::new(found.chunks_mut(BLOCK).enumerate());
        let check = || {
            let front = ledger.front();
            loop {
                let Some((block, found)) = lock(&blocks).next() else { return };
                for (index, found) in (block * BLOCK..).zip(found.iter_mut()) {
                    if !wanted() {
                        return;
                    }
                    let same = old.as_ref().is_some_and(|old| old.doc().same_item(index, ledger.doc(), index));
                    if !same && let Some(record) = ledger.record(index) {
                        *found = check_project(front.front(), index, record.project(), table);
                    }
                }
                let done = done.fetch_add(found.len(), Ordering::Relaxed) + found.len();
                tell(Progress { done: done as u64, total: ledger.len() as u64 });
            }
        };
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        let others = if ledger.len() > SMALL { count - 1 } else { 0 };
        let mut across = Across::new();
        std::thread::scope(|scope| {
            (0..others).for_each(|_| drop(scope.spawn(check)));
            for index in (0..ledger.len()).take_while(|_| wanted()) {
                if let Some(record) = ledger.record(index) {
                    across.add(index, record.project());
                }
            }
            check();
        });
        if !wanted() {
            return None;
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
        let first = known.look(&ledger, table, || true, drop).unwrap();
        assert!(!first.is_empty());
        let at = Pointer::parse("/projects/2/reviews/0/cost").unwrap();
        let edit = Edit::replace(at.clone(), ledger.doc().get(&at).unwrap(), "1", 0);
        ledger.apply(&edit).unwrap();
        let again = known.look(&ledger, table, || true, drop).unwrap();
        assert_ne!(again, first);
        assert_eq!(again, Known::default().look(&ledger, table, || true, drop).unwrap());
        assert_eq!(known.look(&ledger, table, || false, drop), None);
        assert_eq!(again, known.look(&ledger, table, || true, drop).unwrap());
    }

    #[test]
    fn many_projects_are_looked_through_by_all_and_how_far_is_told() {
        let text = crate::cli::EMBEDDED;
        let small = Ledger::read(text).unwrap();
        let doc = small.doc();
        let (head, tail) = doc.frame().split_at(doc.cut().unwrap());
        let items: Vec<&str> = (0..doc.len()).map(|at| doc.item(at)).collect();
        let ledger = Ledger::read(&format!("{head}{}{tail}", vec![items.join(","); 12].join(","))).unwrap();
        assert!(ledger.len() > SMALL);
        let (told, table) = (Mutex::new(Vec::new()), Table::embedded());
        let found = Known::default().look(&ledger, table, || true, |progress| lock(&told).push(progress)).unwrap();
        let mut one_by_one = Across::new();
        let front = ledger.front();
        let mut expected = Vec::new();
        for index in 0..ledger.len() {
            let record = ledger.record(index).unwrap();
            one_by_one.add(index, record.project());
            expected.extend(check_project(front.front(), index, record.project(), table));
        }
        expected.extend(one_by_one.finish(front.front(), table));
        expected.sort_by_key(|finding| finding.project);
        assert_eq!(found, expected);
        let told = told.into_inner().unwrap();
        assert!(told.len() > 1 && told.iter().all(|progress| progress.total == ledger.len() as u64));
        assert_eq!(told.iter().map(|progress| progress.done).max(), Some(ledger.len() as u64));
    }
}
