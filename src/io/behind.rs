//! Reading a large file behind the screen: the first projects at once, the rest while the user is at work already.
//!
//! One thread reads and cuts ([`Splitter`]); as many as there are processors prove the pieces and take them in brief;
//! whoever has proved the piece that was missing hands on everything that stands in order by then. So the program knows
//! only projects that are proved, in the file's order, each held once, and what it holds is a ledger when
//! the last message says so. Once there are as many projects as the first screen shows, the reading stands still until
//! that screen is drawn: it has the processors for itself. A file that turns out not to be one is read again as a whole, so that the complaint can
//! name line and column; one that was changed while it was read is refused.

use std::collections::BTreeMap;
use std::mem::take;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::load::{complain, unread};
use super::store::{self, Disk, Opened, Unreadable};
use crate::app::brief::Brief;
use crate::app::reading::{Batch, End};
use crate::app::state::Progress;
use crate::cli::Failure;
use crate::json::Splitter;
use crate::json::doc::item_value;
use crate::ledger::year::FiscalYear;
use crate::ledger::{Ledger, book};
use crate::rules::Table;

/// Files of more bytes than this are read behind the screen.
pub const LARGE: u64 = store::STEP;

/// So many projects a processor proves at a time.
const PIECE: usize = 8;

/// So long at least between two messages.
const PAUSE: Duration = Duration::from_millis(40);

/// So many pieces of work may wait for a processor: a slow prover slows the reader down, not the memory up.
const WAITING: usize = 32;

/// What comes of the reading.
#[derive(Debug)]
pub enum News {
    /// More projects.
    More(Batch),
    /// The last projects; the whole file is a ledger.
    Whole(Batch, Box<Opened>),
    /// The file isn't a ledger, or can't be read.
    Failed(Failure),
}

/// A reading that has begun. It stands still at the end of the first screen's projects until this is dropped.
#[derive(Debug)]
#[must_use]
pub struct Reading(Arc<Gate>);

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.open();
    }
}

/// Where the reader waits for the first screen.
#[derive(Debug, Default)]
struct Gate {
    open: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    fn open(&self) {
        *lock(&self.open) = true;
        self.opened.notify_all();
    }

    fn pass(&self) {
        drop(self.opened.wait_while(lock(&self.open), |open| !*open));
    }
}

/// Some projects, in the file's order.
struct Work {
    /// Counts up.
    number: usize,
    items: Vec<Arc<str>>,
    /// How far the file had been read.
    progress: Progress,
    year: Option<FiscalYear>,
}

/// Projects proved and taken in brief.
struct Done {
    items: Vec<Arc<str>>,
    briefs: Vec<Brief>,
    progress: Progress,
}

/// Puts what is done in order and hands it on.
struct Order<F> {
    next: usize,
    early: BTreeMap<usize, Done>,
    batch: Batch,
    /// So many projects are there before the first are handed on, unless there are no more.
    first: usize,
    shown: bool,
    last: Instant,
    /// Says whether anybody still listens.
    send: F,
}

impl<F: FnMut(News) -> bool> Order<F> {
    fn take(&mut self, number: usize, done: Done) -> bool {
        self.early.insert(number, done);
        while let Some(done) = self.early.remove(&self.next) {
            self.next += 1;
            self.batch.items.extend(done.items);
            self.batch.briefs.extend(done.briefs);
            self.batch.progress = done.progress;
        }
        let due = if self.shown { self.last.elapsed() >= PAUSE } else { self.batch.briefs.len() >= self.first };
        if !due || self.batch.briefs.is_empty() {
            return true;
        }
        (self.shown, self.last) = (true, Instant::now());
        let batch = self.cut_batch();
        (self.send)(News::More(batch))
    }

    fn cut_batch(&mut self) -> Batch {
        let progress = self.batch.progress;
        std::mem::replace(&mut self.batch, Batch::none(progress))
    }
}

/// What the threads share.
struct Shared<F> {
    order: Mutex<Order<F>>,
    /// A piece was no project, or nobody listens any more: there is no use in reading on.
    stop: AtomicBool,
    gate: Arc<Gate>,
    table: &'static Table,
}

impl<F> Shared<F> {
    fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
        self.gate.open();
    }
}

/// A lock that a panic elsewhere doesn't spoil.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins to read; what comes of it goes to `send`, which says whether anybody still listens. `first` is how many projects
/// the first screen can show: they come in one message, and no more of them before the answer is dropped.
///
/// # Errors
/// Where the system has no thread to give.
pub fn read(
    path: PathBuf,
    table: &'static Table,
    first: usize,
    send: impl FnMut(News) -> bool + Send + 'static,
) -> std::io::Result<Reading> {
    let batch = Batch::none(Progress { done: 0, total: 0 });
    let order = Order { next: 0, early: BTreeMap::new(), batch, first, shown: false, last: Instant::now(), send };
    let gate = Arc::new(Gate::default());
    let reading = Reading(Arc::clone(&gate));
    let shared = Arc::new(Shared { order: Mutex::new(order), stop: AtomicBool::new(false), gate, table });
    let (to_provers, work) = sync_channel::<Work>(WAITING);
    let work = Arc::new(Mutex::new(work));
    let count = thread::available_parallelism().map_or(1, usize::from);
    let mut provers = Vec::new();
    for _ in 0..count {
        let (shared, work) = (Arc::clone(&shared), Arc::clone(&work));
        provers.push(thread::Builder::new().name("prove".into()).spawn(move || prove_all(&shared, &work))?);
    }
    drop(work);
    thread::Builder::new().name("read".into()).spawn(move || {
        let read = cut_all(&path, &shared, first, to_provers);
        provers.into_iter().for_each(|prover| drop(prover.join()));
        let mut order = lock(&shared.order);
        let news = match read.and_then(|read| whole(&path, &shared, read, &mut order)) {
            Ok((batch, opened)) => News::Whole(batch, Box::new(opened)),
            Err(failure) => News::Failed(failure),
        };
        (order.send)(news);
    })?;
    Ok(reading)
}

/// A file read to its end: the frame's year under review as far as it was known then, and the pieces.
struct Read {
    opened: Opened,
    splitter: Splitter,
    year: Option<FiscalYear>,
}

/// Reads the file and hands out what there is to prove.
fn cut_all<F: FnMut(News) -> bool>(
    path: &Path,
    shared: &Shared<F>,
    first: usize,
    to_provers: SyncSender<Work>,
) -> Result<Read, Failure> {
    let mut splitter = Splitter::new(book::PROJECTS);
    let (mut number, mut year, mut known, mut handed) = (0, None, false, 0);
    let streamed = store::stream(&Disk, path, |step, total| {
        if shared.stop.load(Ordering::Relaxed) || splitter.feed(step).is_err() {
            return ControlFlow::Break(());
        }
        if !known && let Some(head) = splitter.head() {
            known = true;
            let head = Ledger::unproved(head);
            year = head.front().front().fiscal_year();
            lock(&shared.order).batch.ledger = Some(head);
        }
        let progress = Progress { done: splitter.fed() as u64, total };
        for piece in splitter.items().get(handed..).unwrap_or_default().chunks(PIECE) {
            handed += piece.len();
            let work = Work { number, items: piece.to_vec(), progress, year };
            number += 1;
            if to_provers.send(work).is_err() {
                return ControlFlow::Break(());
            }
        }
        if handed >= first {
            shared.gate.pass();
        }
        ControlFlow::Continue(())
    });
    match streamed {
        Ok(opened) => Ok(Read { opened, splitter, year }),
        Err(error) if matches!(error.why, Unreadable::Cancelled) => {
            drop(splitter);
            Err(complain(path))
        }
        Err(error) => Err(unread(&error.into())),
    }
}

/// Proves pieces until there are no more.
fn prove_all<F: FnMut(News) -> bool>(shared: &Shared<F>, work: &Mutex<Receiver<Work>>) {
    loop {
        let Ok(Work { number, items, progress, year }) = lock(work).recv() else { return };
        if shared.stop.load(Ordering::Relaxed) {
            continue;
        }
        let brief =
            |item: &Arc<str>| book::prove(item_value(item), |project| Brief::in_year(project, year, shared.table));
        let go_on = match items.iter().map(brief).collect::<Option<Vec<_>>>() {
            Some(briefs) => lock(&shared.order).take(number, Done { items, briefs, progress }),
            None => false,
        };
        if !go_on {
            shared.stop();
        }
    }
}

/// Proves what stands around the projects, once they are all proved.
fn whole<F: FnMut(News) -> bool>(
    path: &Path,
    shared: &Shared<F>,
    read: Read,
    order: &mut Order<F>,
) -> Result<(Batch, Opened), Failure> {
    let Read { opened, splitter, year } = read;
    let stopped = shared.stop.load(Ordering::Relaxed);
    let ledger = splitter.finish().ok().filter(|_| !stopped).and_then(|doc| Ledger::from_doc(doc).ok());
    let Some(ledger) = ledger else { return Err(complain(path)) };
    let mut batch = order.cut_batch();
    let total = ledger.doc().byte_len() as u64;
    batch.progress = Progress { done: total, total };
    let front = ledger.front();
    // The year under review stood behind the projects.
    if front.front().fiscal_year() != year {
        let year = front.front().fiscal_year();
        let briefs = (0..ledger.len()).filter_map(|index| {
            book::prove(ledger.doc().item(index), |project| Brief::in_year(project, year, shared.table))
        });
        batch.briefs = briefs.collect();
        batch.anew = true;
    }
    take(&mut batch.items);
    batch.ledger = Some(ledger);
    batch.end = Some(End::Whole);
    Ok((batch, opened))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc::channel;

    use super::*;
    use crate::app::key::{Code, Key};
    use crate::app::reading;
    use crate::app::state::Origin;
    use crate::app::{Action, Effect, State, update};

    /// The embedded ledger's projects, so many times over.
    fn national(times: usize) -> String {
        let text = crate::cli::EMBEDDED;
        let ledger = Ledger::read(text).unwrap();
        let doc = ledger.doc();
        let (head, tail) = doc.frame().split_at(doc.cut().unwrap());
        let items: Vec<&str> = (0..doc.len()).map(|at| doc.item(at)).collect();
        let all = vec![items.join(",\n"); times].join(",\n");
        format!("{head}{all}{tail}")
    }

    /// What a first screen shows in these tests.
    const FIRST: usize = 28;

    fn news_of(text: &str) -> Vec<News> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let (to, from) = channel();
        drop(read(file.path().to_owned(), Table::embedded(), FIRST, move |news| to.send(news).is_ok()).unwrap());
        from.iter().collect()
    }

    fn state_after(news: Vec<News>) -> (State, Option<String>) {
        let mut state = State::new(Origin::File("x".into()), Table::embedded());
        let mut failed = None;
        for news in news {
            match news {
                News::More(batch) => {
                    assert!(!state.can_edit() || state.is_empty());
                    reading::take(&mut state, batch);
                    assert!(!state.can_edit(), "nothing may be changed before the whole is proved");
                    state.refresh();
                    assert!(!state.is_unsaved(), "what comes from the file is nobody's change");
                    let (enter, esc) = (Key::plain(Code::Enter), Key::plain(Code::Esc));
                    for key in ["c", "W", "e", "s", ":w x"].map(|keys| keys.chars().map(Key::char).chain([enter, esc]))
                    {
                        let effects = key.flat_map(|key| update(&mut state, Action::Key(key, 0)));
                        assert!(!effects.into_iter().any(|e| matches!(e, Effect::Save(_) | Effect::Check)));
                    }
                }
                News::Whole(batch, _) => reading::take(&mut state, batch),
                News::Failed(failure) => failed = Some(failure.words),
            }
        }
        state.refresh();
        (state, failed)
    }

    #[test]
    fn what_is_read_behind_the_screen_is_what_is_read_at_once() {
        let text = national(12);
        let (state, failed) = state_after(news_of(&text));
        assert_eq!(failed, None);
        let at_once = State::with_ledger(Origin::File("x".into()), Ledger::read(&text).unwrap(), Table::embedded());
        assert_eq!(state.ledger.doc().to_text(), text);
        assert_eq!((&state.briefs, &state.tally), (&at_once.briefs, &at_once.tally));
        assert!(state.can_edit() && state.changes.is_empty());
    }

    #[test]
    fn the_first_projects_come_before_the_last_are_read() {
        let news = news_of(&national(30));
        assert!(matches!(&news[0], News::More(batch) if batch.ledger.is_some() && batch.briefs.len() >= FIRST));
        assert!(matches!(news.last(), Some(News::Whole(..))) && news.len() >= 2);
    }

    #[test]
    fn the_rest_waits_until_the_first_projects_are_shown() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), national(60)).unwrap();
        let (to, from) = channel();
        let reading =
            read(file.path().to_owned(), Table::embedded(), FIRST, move |news| to.send(news).is_ok()).unwrap();
        assert!(matches!(from.recv().unwrap(), News::More(batch) if batch.briefs.len() < 60));
        let more = from.recv_timeout(Duration::from_millis(200));
        assert!(more.is_err(), "the reading went on: {more:?}");
        drop(reading);
        assert!(matches!(from.iter().last(), Some(News::Whole(..))));
    }

    #[test]
    fn a_year_under_review_behind_the_projects_is_not_missed() {
        let text = national(12).replacen("\"fiscal_year\": \"R6\",", "", 1);
        let end = text.rfind('}').unwrap();
        let text = format!("{},\n  \"fiscal_year\": \"R6\"\n}}\n", text[..end].trim_end());
        let (state, failed) = state_after(news_of(&text));
        assert_eq!(failed, None);
        let at_once = State::with_ledger(Origin::File("x".into()), Ledger::read(&text).unwrap(), Table::embedded());
        assert_eq!((&state.briefs, &state.tally), (&at_once.briefs, &at_once.tally));
    }

    #[test]
    fn a_file_that_breaks_off_half_way_says_where_and_stays_closed_to_changes() {
        let text = national(30);
        let broken = text.match_indices("\"cost\": ").nth(150).unwrap().0 + 8;
        let bad = format!("{}x{}", &text[..broken], &text[broken..]);
        let (line, _) = crate::json::line_column(&bad, broken);
        let (state, failed) = state_after(news_of(&bad));
        let words = failed.unwrap();
        assert!(words.contains(&format!("{line}行")), "{words} {line}");
        assert!(!state.can_edit());
        let (_, failed) = state_after(news_of(&text[..text.len() - 20]));
        assert!(failed.unwrap().contains("行"));
    }

    #[test]
    fn a_project_of_the_wrong_shape_is_told_with_its_line() {
        let text = national(20);
        let at = text.rfind("\"number\": ").unwrap() + 10;
        let bad = format!("{}\"二\"{}", &text[..at], &text[at + 1..]);
        let (line, _) = crate::json::line_column(&bad, at);
        let (_, failed) = state_after(news_of(&bad));
        assert!(failed.as_ref().is_some_and(|words| words.contains(&format!("{line}行"))), "{failed:?}");
    }

    #[test]
    fn nobody_listening_ends_the_reading() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), national(30)).unwrap();
        let (to, from) = channel();
        let mut heard = 0;
        let reading = read(file.path().to_owned(), Table::embedded(), FIRST, move |news| {
            heard += 1;
            to.send(matches!(news, News::Whole(..))).is_ok() && heard > 1
        });
        assert!(from.iter().all(|whole| !whole));
        drop(reading);
    }
}
