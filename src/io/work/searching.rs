//! Looking for a query behind the screen, with every processor, in the ledger's order.
//!
//! Blocks of projects are handed out in order; what comes of them is handed on in order. A newer search makes an older
//! one pointless: it stops at its next project, whether or not it finds anything. Where an index says that a project can't
//! hold the words, it isn't looked at.

use std::mem::take;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use crate::find::index;
use crate::find::index::Index;
use crate::find::query::Found;
use crate::find::query::Hit;
use crate::find::query::Query;
use crate::find::query::hits_in_front;
use crate::find::query::hits_of;
use crate::io::locked;
use crate::io::work::pool::{self, InOrder};
use crate::ledger::Ledger;
use crate::text::grams::Set;

/// Projects that one thread takes at a time.
const BLOCK: usize = 32;

/// Hits that are handed on at a time, after the first ones.
const MANY: usize = 1000;

/// Ledgers of no more projects than this, and of no more bytes than [`SHORT`], are looked through at once.
const SMALL: usize = 64;

/// So many bytes are looked through before anybody notices, whatever stands in them.
const SHORT: usize = 1 << 18;

/// A search: what, in what, and whether it is still wanted.
pub struct Look {
    /// The ledger, as far as it is there.
    pub ledger: Ledger,
    /// What is looked for.
    pub query: Query,
    /// Which search this is.
    pub id: u64,
    /// The search asked for last.
    pub newest: Arc<AtomicU64>,
    /// The index, as far as it is there.
    pub index: Arc<RwLock<Index>>,
}

#[derive(Default)]
struct Order {
    blocks: InOrder<Vec<Hit>>,
    hits: Vec<Hit>,
    any: bool,
}

/// Everything that a query finds in a ledger, in its order.
pub fn all(ledger: &Ledger, query: &Query) -> Vec<Hit> {
    let look =
        Look { ledger: ledger.clone(), query: query.clone(), id: 0, newest: Arc::default(), index: Arc::default() };
    let mut hits = Vec::new();
    look.look(pool::processors(), |found| {
        hits.extend(found.hits);
        true
    });
    hits
}

impl Look {
    fn wanted(&self) -> bool {
        self.newest.load(Ordering::Relaxed) == self.id
    }

    /// Looks, and hands on what it finds; at once for a small ledger, else behind the screen.
    pub fn begin(self, send: impl FnMut(Found) -> bool + Send + 'static) {
        if self.ledger.len() <= SMALL && self.ledger.doc().byte_len() <= SHORT {
            self.look(1, send);
        } else {
            let _ = pool::behind("find", move || self.look(pool::processors(), send));
        }
    }

    fn look(&self, threads: usize, mut send: impl FnMut(Found) -> bool + Send) {
        let groups: Vec<OnceLock<Set>> = vec![OnceLock::new(); index::groups(&self.ledger)];
        let found = |hits, done| Found { id: self.id, hits, done };
        let order = Mutex::new((Order::default(), &mut send));
        let lookup = || self.query.lookup();
        pool::blocks(threads, "find", (self.ledger.len(), BLOCK), lookup, |lookup, block, range| {
            let mut may_hold = |project| {
                let number = index::group_of(project);
                let candidates = || {
                    let index = self.index.read().unwrap_or_else(PoisonError::into_inner);
                    index.candidates(&self.ledger, number, lookup)
                };
                groups.get(number).is_none_or(|group| index::has(*group.get_or_init(candidates), project))
            };
            let wanted = range.take_while(|_| self.wanted()).filter(|&project| may_hold(project));
            let hits = wanted.flat_map(|index| hits_of(&self.ledger, index, &self.query)).collect();
            let mut order = locked(&order);
            let (order, send) = &mut *order;
            order.blocks.put(block, hits);
            for hits in order.blocks.by_ref() {
                order.hits.extend(hits);
            }
            let due = order.hits.len() >= if order.any { MANY } else { 1 };
            if due && self.wanted() {
                order.any = true;
                send(found(take(&mut order.hits), false));
            }
            self.wanted()
        });
        if self.wanted() {
            let (order, _) = order.into_inner().unwrap_or_else(PoisonError::into_inner);
            let mut hits = order.hits;
            hits.extend(hits_in_front(&self.ledger, &self.query));
            send(found(hits, true));
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc::channel;

    use super::*;
    use crate::find::index::Group;

    /// The embedded ledger, and so many times more of its projects.
    pub fn large(times: usize) -> Ledger {
        let mut ledger = Ledger::read(crate::ledger::EMBEDDED).unwrap();
        let items: Vec<Arc<str>> = (0..ledger.len()).map(|at| format!(",{}", ledger.doc().item(at)).into()).collect();
        (0..times).for_each(|_| ledger.extend(items.clone()));
        ledger
    }

    #[test]
    fn what_many_threads_find_with_or_without_an_index_is_what_one_finds_and_in_the_same_order() {
        let ledger = large(40);
        let mut indexed = Index::default();
        for number in indexed.missing(&ledger) {
            indexed.put(number, Group::new(&ledger, number, || true).unwrap());
        }
        // One group is indexed, the other isn't yet.
        let mut half = Index::default();
        let first = half.missing(&ledger)[0];
        half.put(first, Group::new(&ledger, first, || true).unwrap());
        let indexes = [Index::default(), half, indexed].map(|index| Arc::new(RwLock::new(index)));
        let words =
            ["健幸", "mine", "確認", "交付金", "ありません文字列", "塾", "tiiki mine", "year:R6 kpi", "hojok", "R4-R8"];
        for typed in words.into_iter().step_by(crate::long::every(3)) {
            let query = Query::new(typed).unwrap();
            let mut expected = Vec::new();
            crate::find::query::find(&ledger, &query, |hits| {
                expected.extend(hits);
                true
            });
            for index in &indexes {
                let (to, from) = channel();
                let (newest, index) = (Arc::new(AtomicU64::new(3)), Arc::clone(index));
                let look = Look { ledger: ledger.clone(), query: query.clone(), id: 3, newest, index };
                look.begin(move |found| to.send(found).is_ok());
                let news: Vec<Found> = from.iter().collect();
                assert!(news.last().unwrap().done && news.iter().rev().skip(1).all(|found| !found.done));
                let hits: Vec<Hit> = news.into_iter().flat_map(|found| found.hits).collect();
                assert_eq!(hits, expected, "{typed}");
            }
            assert_eq!(all(&ledger, &query), expected, "{typed}");
        }
    }

    #[test]
    fn a_search_that_is_no_longer_wanted_says_nothing() {
        let (to, from) = channel();
        let query = Query::new("美祢").unwrap();
        let look = Look { ledger: large(20), query, id: 1, newest: Arc::new(AtomicU64::new(2)), index: Arc::default() };
        look.begin(move |found| to.send(found).is_ok());
        assert_eq!(from.iter().count(), 0);
    }
}
