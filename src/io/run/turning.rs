//! Several ledgers on one screen: each has its own desk, with its lock, journal and trail, from when it is first in hand to
//! the end of the program.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::{End, Message, Shell, welcome};
use crate::app::Action;
use crate::app::shelf::is_asking;
use crate::app::state::Mode;
use crate::find::query::{self, Found, Query};
use crate::io::desk::Desk;
use crate::io::several::Several;
use crate::io::work::checking::Checker;
use crate::io::work::indexing::Indexer;
use crate::io::work::pool;
use crate::ledger::Ledger;

/// The ledgers beside the one in hand.
pub(super) struct Shelf {
    several: Arc<Several>,
    /// The one in hand.
    at: usize,
    /// What those have that were in hand before.
    aside: Vec<Option<Aside>>,
}

/// What the world has of a ledger that isn't in hand.
struct Aside {
    desk: Desk,
    checker: Checker,
    indexer: Indexer,
}

impl Shelf {
    /// All of them, with the one at `at` in hand.
    pub(super) fn new(several: Arc<Several>, at: usize) -> Shelf {
        let aside = (0..several.len()).map(|_| None).collect();
        Shelf { several, at, aside }
    }
}

impl Shell {
    /// The place of the ledger in hand.
    pub(super) fn at(&self) -> usize {
        self.shelf.as_ref().map_or(0, |shelf| shelf.at)
    }

    /// Once the first frame is drawn: the others are read behind the screen, and what earlier runs left is asked about.
    pub(super) fn begin_shelf(&mut self) -> Option<End> {
        let shelf = self.shelf.as_ref()?;
        let to = self.to_loop.clone();
        shelf.several.read(shelf.at, move |action| to.send(Message::Action(action)).is_ok());
        let left = if self.state.setup.read_only { Vec::new() } else { shelf.several.left(shelf.at) };
        if left.is_empty() { None } else { self.act(Action::AskOthers(left)) }
    }

    /// Takes the desk of another ledger; one that comes for the first time, or couldn't be opened before, is opened. The
    /// state has it in hand already.
    pub(super) fn turn(&mut self, to: usize) -> Option<End> {
        // What was being typed was the other ledger's.
        self.note_typing();
        let shelf = self.shelf.as_mut()?;
        if to == shelf.at {
            return None;
        }
        let known = shelf.aside.get_mut(to).and_then(Option::take).filter(|aside| !aside.desk.is_bare());
        let is_known = known.is_some();
        let (next, read) = known.map_or_else(
            || {
                let judged = shelf.several.judged(to);
                let (mut desk, read) = match shelf.several.open(to) {
                    Ok((desk, ledger)) => (desk, Ok(ledger)),
                    Err(failure) => (shelf.several.without(to), Err(failure.words)),
                };
                desk.patience = Duration::ZERO;
                desk.notices.extend(judged.words);
                (Aside { desk, checker: Checker::asking(judged.criteria), indexer: Indexer::default() }, Some(read))
            },
            |aside| (aside, None),
        );
        let from = std::mem::replace(&mut shelf.at, to);
        let before = Aside {
            desk: std::mem::replace(&mut self.desk, next.desk),
            checker: std::mem::replace(&mut self.checker, next.checker),
            indexer: std::mem::replace(&mut self.indexer, next.indexer),
        };
        if let Some(place) = shelf.aside.get_mut(from) {
            *place = Some(before);
        }
        if let Some(read) = read {
            let asking = is_asking(&self.state);
            if let Some(end) = self.act(Action::Opened(Box::new(read))) {
                return Some(end);
            }
            welcome(&mut self.state, &mut self.desk, !asking);
            // Somebody else has taken in meanwhile what there was to ask about.
            if asking && matches!(self.state.mode, Mode::Browse) {
                return self.act(Action::AskOthers(Vec::new()));
            }
        }
        if is_known {
            // Whoever saved it while it wasn't looked at is told of at once.
            self.looked = Instant::now().checked_sub(Duration::from_secs(60)).unwrap_or_else(Instant::now);
            return self.look_at_file();
        }
        None
    }

    /// Gives up what is unsaved of a ledger that isn't in hand.
    pub(super) fn forget_beside(&mut self, which: usize) {
        let aside = self.shelf.as_mut().and_then(|shelf| shelf.aside.get_mut(which)).and_then(Option::as_mut);
        aside.into_iter().for_each(|aside| aside.desk.forget());
    }

    /// What has come of a look through a ledger: it is about the one in hand, or goes onto the shelf.
    pub(super) fn came_of(&mut self, which: usize, ledger: Ledger, action: Action) -> Option<End> {
        match action {
            action if which == self.at() => self.act(action),
            Action::Checked(findings) => self.act(Action::Looked(which, ledger, findings)),
            _ => None,
        }
    }

    /// Looks for a query in the ledgers beside the one in hand, one after the other.
    pub(super) fn find_beside(&self, id: u64, query: Query) {
        if self.shelf.is_none() {
            return;
        }
        let at = self.at();
        let others: Vec<_> = self.state.searchable().into_iter().filter(|(which, _)| *which != at).collect();
        let (to, newest) = (self.to_loop.clone(), Arc::clone(&self.search));
        let work = move || {
            for (which, ledger) in others {
                let wanted = || newest.load(Ordering::Relaxed) == id;
                let mut hits = Vec::new();
                query::find(&ledger, &query, |more| {
                    hits.extend(more);
                    wanted()
                });
                let found = Action::FoundIn(which, Found { id, hits, done: true });
                if !wanted() || to.send(Message::Action(found)).is_err() {
                    return;
                }
            }
        };
        let _ = pool::behind("find", work);
    }
}
