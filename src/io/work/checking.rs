//! Looking for what is wrong behind the screen.
//!
//! How much was found in a project is kept until its text changes, so that after an edit only the changed project is looked
//! at again, and what concerns projects together. Edits that follow each other closely are waited out. A first look
//! through many projects takes every processor, and says now and then how far it has come.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::app::Action;
use crate::app::state::Progress;
use crate::check::{Across, Criteria, Findings, Shown, Together};
use crate::io::locked;
use crate::io::work::pool;
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

#[derive(Default)]
struct Known {
    ledger: Option<Ledger>,
    /// What each project of it shows.
    shown: Vec<Shown>,
}

/// The looks at one ledger, one after the other.
#[derive(Default)]
pub struct Checker {
    known: Arc<Mutex<Known>>,
    /// The look begun last; older ones stop.
    newest: Arc<AtomicU64>,
    /// What is asked instead of the decision table alone: the table with the office's words.
    office: Option<&'static dyn Criteria>,
}

impl Checker {
    /// Looks that ask these criteria.
    pub fn asking(office: &'static dyn Criteria) -> Checker {
        Checker { office: Some(office), ..Checker::default() }
    }

    /// The criteria that it asks: the office's, else those of the decision table.
    pub fn criteria(&self, table: &'static Table) -> &'static dyn Criteria {
        self.office.unwrap_or(table)
    }

    /// Looks through a ledger behind the screen, and hands on how far it is and what is found unless a newer look has
    /// begun.
    pub fn begin(&self, ledger: Ledger, table: &'static Table, send: impl Fn(Action) + Send + Sync + 'static) {
        let id = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let (newest, known) = (Arc::clone(&self.newest), Arc::clone(&self.known));
        let table = self.criteria(table);
        let look = move || {
            let wanted = || newest.load(Ordering::Relaxed) == id;
            if id > 1 && ledger.len() > SMALL {
                std::thread::sleep(REST);
            }
            // An older look gives way at its next project.
            let mut known = locked(&known);
            let told = Mutex::new(Instant::now());
            let tell = |progress| {
                let mut told = locked(&told);
                if told.elapsed() >= TELL && wanted() {
                    *told = Instant::now();
                    send(Action::Checking(progress));
                }
            };
            if let Some(findings) = known.look(&ledger, table, wanted, tell) {
                send(Action::Checked(Arc::new(findings)));
            }
        };
        let _ = pool::behind("check", look);
    }
}

impl Known {
    fn look(
        &mut self,
        ledger: &Ledger,
        table: &'static dyn Criteria,
        wanted: impl Fn() -> bool + Sync,
        tell: impl Fn(Progress) + Sync,
    ) -> Option<Findings> {
        let old = self.ledger.take().filter(|old| old.doc().frame() == ledger.doc().frame());
        let mut shown = std::mem::take(&mut self.shown);
        shown.resize_with(ledger.len(), Shown::default);
        let done = AtomicUsize::new(0);
        let blocks = Mutex::new(shown.chunks_mut(BLOCK).enumerate());
        let check = || {
            loop {
                let Some((block, shown)) = locked(&blocks).next() else { return };
                for (index, shown) in (block * BLOCK..).zip(shown.iter_mut()) {
                    if !wanted() {
                        return;
                    }
                    let same = old.as_ref().is_some_and(|old| old.doc().same_item(index, ledger.doc(), index));
                    if !same {
                        *shown = Shown::of(ledger, index, table);
                    }
                }
                let done = done.fetch_add(shown.len(), Ordering::Relaxed) + shown.len();
                tell(Progress { done: done as u64, total: ledger.len() as u64 });
            }
        };
        let others = if ledger.len() > SMALL { pool::processors() - 1 } else { 0 };
        let mut across = Across::new();
        std::thread::scope(|scope| {
            (0..others).for_each(|_| _ = pool::help(scope, "check", check));
            for index in (0..ledger.len()).take_while(|_| wanted()) {
                if let Some(record) = ledger.record(index) {
                    across.add(index, record.project(), table.words());
                }
            }
            check();
        });
        if !wanted() {
            return None;
        }
        let together = Together::new(across.finish(ledger.front().front(), table));
        let findings = Findings::new(ledger, table, &shown, together);
        (self.ledger, self.shown) = (Some(ledger.clone()), shown);
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
        let mut ledger = Ledger::read(crate::ledger::EMBEDDED).unwrap();
        let mut known = Known::default();
        let all = |findings: Option<Findings>| findings.map(|findings| findings.iter().collect::<Vec<_>>());
        let first = all(known.look(&ledger, table, || true, drop));
        assert!(first.as_ref().is_some_and(|first| !first.is_empty()));
        let at = Pointer::parse("/projects/2/reviews/0/cost").unwrap();
        let edit = Edit::replace(at.clone(), ledger.doc().get(&at).unwrap(), "1", 0);
        ledger.apply(&edit).unwrap();
        let again = all(known.look(&ledger, table, || true, drop));
        assert_ne!(again, first);
        assert_eq!(again, all(Known::default().look(&ledger, table, || true, drop)));
        assert_eq!(all(known.look(&ledger, table, || false, drop)), None);
        assert_eq!(again, all(known.look(&ledger, table, || true, drop)));
    }

    #[test]
    fn many_projects_are_looked_through_by_all_and_how_far_is_told() {
        let ledger = Ledger::read(&crate::ledger::sample::many(12)).unwrap();
        assert!(ledger.len() > SMALL);
        let (told, table) = (Mutex::new(Vec::new()), Table::embedded());
        let found = Known::default().look(&ledger, table, || true, |progress| locked(&told).push(progress)).unwrap();
        // The list has an order of its own; each finding is in it once.
        let sorted = |mut all: Vec<crate::check::Finding>| {
            all.sort_by_cached_key(|finding| (finding.code, finding.pointer.to_string(), finding.message.to_string()));
            all
        };
        let one_by_one = crate::check::check_ledger(&ledger, table);
        assert_eq!(sorted(found.iter().collect()), sorted(one_by_one));
        let told = told.into_inner().unwrap();
        assert!(told.len() > 1 && told.iter().all(|progress| progress.total == ledger.len() as u64));
        assert_eq!(told.iter().map(|progress| progress.done).max(), Some(ledger.len() as u64));
    }
}
