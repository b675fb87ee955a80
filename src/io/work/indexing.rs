//! Indexing a large ledger behind the screen, with every processor that nobody else needs.
//!
//! Groups of projects are indexed one by one and can be searched by as soon as they are there. What was indexed is kept
//! until a good part of its projects has changed. A newer ledger ends the work on an older one at its next project; the
//! program's end waits for none of it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use crate::find::index::Group;
use crate::find::index::Index;
use crate::io::locked;
use crate::io::work::pool;
use crate::ledger::Ledger;

/// Ledgers of no more projects than this are looked through as fast without an index.
const SMALL: usize = 256;

/// So long at least between two messages; work that is done sooner isn't worth one.
const PAUSE: Duration = Duration::from_millis(250);

/// The index of the ledger that is open.
#[derive(Default)]
pub struct Indexer {
    index: Arc<RwLock<Index>>,
    /// The work begun last; older work stops.
    newest: Arc<AtomicU64>,
    /// Whether somebody was told of work that isn't done.
    told: Arc<AtomicBool>,
}

/// Work under way.
struct Work<F> {
    ledger: Ledger,
    missing: Vec<usize>,
    id: u64,
    index: Arc<RwLock<Index>>,
    newest: Arc<AtomicU64>,
    told: Arc<AtomicBool>,
    progress: Mutex<Progress<F>>,
}

struct Progress<F> {
    done: usize,
    last: Instant,
    send: F,
}

impl Indexer {
    /// The index as far as it is there, for searches.
    pub fn index(&self) -> Arc<RwLock<Index>> {
        Arc::clone(&self.index)
    }

    /// Indexes what of a ledger isn't yet; `send` is told how far it is, in percent, and by `None` that it is done.
    pub fn begin(&self, ledger: Ledger, send: impl FnMut(Option<u8>) + Send + 'static) {
        let id = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        if ledger.len() <= SMALL {
            return;
        }
        let (index, newest, told) = (Arc::clone(&self.index), Arc::clone(&self.newest), Arc::clone(&self.told));
        let work = move || {
            give_way();
            let missing = index.write().unwrap_or_else(PoisonError::into_inner).missing(&ledger);
            let progress = Mutex::new(Progress { done: 0, last: Instant::now(), send });
            Work { ledger, missing, id, index, newest, told, progress }.run();
        };
        let _ = pool::behind("index", work);
    }
}

impl<F: FnMut(Option<u8>) + Send> Work<F> {
    fn wanted(&self) -> bool {
        self.newest.load(Ordering::Relaxed) == self.id
    }

    fn run(self) {
        pool::blocks(
            pool::processors(),
            "index",
            (self.missing.len(), 1),
            || (),
            |(), _, one| self.missing.get(one).unwrap_or_default().iter().all(|&number| self.add(number)),
        );
        if self.wanted() && self.told.swap(false, Ordering::Relaxed) {
            let mut progress = locked(&self.progress);
            (progress.send)(None);
        }
    }

    /// Indexes a group, and says whether the work goes on.
    fn add(&self, number: usize) -> bool {
        let Some(group) = Group::new(&self.ledger, number, || self.wanted()) else { return false };
        self.index.write().unwrap_or_else(PoisonError::into_inner).put(number, group);
        let mut progress = locked(&self.progress);
        progress.done += 1;
        if progress.done < self.missing.len() && progress.last.elapsed() >= PAUSE && self.wanted() {
            progress.last = Instant::now();
            self.told.store(true, Ordering::Relaxed);
            let percent = progress.done * 100 / self.missing.len();
            (progress.send)(Some(percent as u8));
        }
        true
    }
}

/// Lets everybody else go first. On Linux that is asked for by thread, and threads that it starts are as polite; elsewhere it
/// would be the whole program.
fn give_way() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(19);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc::channel;

    use super::*;
    use crate::find::index::group_of;
    use crate::find::index::has;
    use crate::find::query::Query;
    use crate::io::work::searching::tests::large;
    use crate::json::{Edit, Pointer};

    /// Waits for the end of the work: nobody holds the sender any more.
    fn indexed(indexer: &Indexer, ledger: &Ledger) {
        let (to, from) = channel::<Option<u8>>();
        indexer.begin(ledger.clone(), move |percent| to.send(percent).unwrap());
        assert!(from.iter().all(|percent| percent.is_none_or(|percent| percent < 100)));
    }

    fn candidates(indexer: &Indexer, ledger: &Ledger, typed: &str) -> Vec<usize> {
        let (query, index) = (Query::new(typed).unwrap(), indexer.index());
        let (mut lookup, index) = (query.lookup(), index.read().unwrap());
        let mut set = |project| has(index.candidates(ledger, group_of(project), &mut lookup), project);
        (0..ledger.len()).filter(|&project| set(project)).collect()
    }

    #[test]
    fn what_was_changed_after_it_was_indexed_is_always_looked_at() {
        let mut ledger = large(40);
        let indexer = Indexer::default();
        assert_eq!(candidates(&indexer, &ledger, "ありません文字列").len(), ledger.len(), "nothing is indexed yet");
        indexed(&indexer, &ledger);
        assert_eq!(candidates(&indexer, &ledger, "ありません文字列"), [0_usize; 0]);
        let at = Pointer::parse("/projects/263/name").unwrap();
        let edit = Edit::replace(at.clone(), ledger.doc().get(&at).unwrap(), "\"新しい名\"", 0);
        ledger.apply(&edit).unwrap();
        assert_eq!(candidates(&indexer, &ledger, "ありません文字列"), [263]);
        let items: Vec<Arc<str>> = vec![format!(",{}", ledger.doc().item(0)).into()];
        ledger.extend(items);
        assert_eq!(candidates(&indexer, &ledger, "ありません文字列"), [263, ledger.len() - 1]);
        // A change or two aren't worth the work.
        indexed(&indexer, &ledger);
        assert_eq!(candidates(&indexer, &ledger, "ありません文字列"), [263, ledger.len() - 1]);
        // Another text of the same ledger is another ledger.
        let other = Ledger::read(&ledger.doc().to_text()).unwrap();
        assert_eq!(candidates(&indexer, &other, "ありません文字列").len(), other.len());
        indexed(&indexer, &other);
        assert_eq!(candidates(&indexer, &other, "ありません文字列"), [0_usize; 0]);
    }

    #[test]
    fn an_index_is_a_small_part_of_the_text() {
        let (ledger, indexer) = (large(40), Indexer::default());
        indexed(&indexer, &ledger);
        let bytes = indexer.index().read().unwrap().bytes();
        assert!(bytes * 2 < ledger.doc().byte_len(), "{bytes} of {}", ledger.doc().byte_len());
    }

    #[test]
    fn a_small_ledger_needs_none() {
        let (ledger, indexer) = (large(1), Indexer::default());
        indexed(&indexer, &ledger);
        assert_eq!(indexer.index().read().unwrap().bytes(), 0);
    }
}
