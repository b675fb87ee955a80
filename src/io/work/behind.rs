//! Reading a large file behind the screen: the first projects at once, the rest while the user is at work already.
//!
//! The file is read and proved as every file is (`proving`), in a thread of its own, and what has come is handed on a
//! few times a second. Once there are as many projects as the first screen shows, the reading stands still until that
//! screen is drawn: it has the processors for itself.

use std::mem::take;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::reading::{Batch, End};
use crate::app::state::Progress;
use crate::failure::{Exit, Failure};
use crate::io::locked;
use crate::io::store::{self, Opened};
use crate::io::work::pool;
use crate::io::work::proving::{self, Came};
use crate::page::brief::Brief;
use crate::rules::Table;

/// Files of more bytes than this are read behind the screen.
pub const LARGE: u64 = store::STEP;

/// So long at least between two messages.
const PAUSE: Duration = Duration::from_millis(40);

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
        *locked(&self.open) = true;
        self.opened.notify_all();
    }

    /// Waits until it is open, or there is no use in going on.
    fn pass(&self, stop: &AtomicBool) {
        let mut open = locked(&self.open);
        while !*open && !stop.load(Ordering::Relaxed) {
            // Whoever finds that a piece is no project doesn't know of this gate.
            open = self.opened.wait_timeout(open, PAUSE).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// Gathers what has come until it is time to hand it on.
struct Gathering {
    batch: Batch,
    /// So many projects are there before the first are handed on, unless there are no more.
    first: usize,
    shown: bool,
    last: Instant,
}

impl Gathering {
    fn take(&mut self, came: Came<Brief>) -> Option<Batch> {
        match came {
            Came::Head(ledger) => {
                self.batch.ledger = Some(ledger);
                return None;
            }
            Came::Projects { items, taken, progress } => {
                self.batch.items.extend(items);
                self.batch.briefs.extend(taken);
                self.batch.progress = progress;
            }
        }
        let due = if self.shown { self.last.elapsed() >= PAUSE } else { self.batch.briefs.len() >= self.first };
        due.then(|| {
            (self.shown, self.last) = (true, Instant::now());
            self.cut()
        })
    }

    fn cut(&mut self) -> Batch {
        let progress = self.batch.progress;
        std::mem::replace(&mut self.batch, Batch::none(progress))
    }
}

/// Where the news goes. Whoever waits for the end hears of one, even if the reading itself breaks down.
struct Listener<S: FnMut(News) -> bool>(S);

impl<S: FnMut(News) -> bool> Drop for Listener<S> {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.0)(News::Failed(Failure::new(Exit::Refused, BROKEN_OFF)));
        }
    }
}

/// What is said when the reading has ended without an end.
pub const BROKEN_OFF: &str = "ファイルを読む処理が途中で終わりました。";

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
    let gate = Arc::new(Gate::default());
    let reading = Reading(Arc::clone(&gate));
    let batch = Batch::none(Progress { done: 0, total: 0 });
    let mut gathering = Gathering { batch, first, shown: false, last: Instant::now() };
    let mut listener = Listener(send);
    pool::behind("read", move || {
        let read = proving::read(
            &path,
            |project, year| Brief::in_year(project, year, table),
            |came| gathering.take(came).is_none_or(|batch| (listener.0)(News::More(batch))),
            |handed, stop| {
                if handed >= first {
                    gate.pass(stop);
                }
            },
        );
        let news = match read {
            Ok(whole) => {
                let mut batch = gathering.cut();
                let total = whole.ledger.doc().byte_len() as u64;
                batch.progress = Progress { done: total, total };
                if let Some(briefs) = whole.anew {
                    (batch.briefs, batch.anew) = (briefs, true);
                }
                // The whole ledger has them.
                take(&mut batch.items);
                batch.ledger = Some(whole.ledger);
                batch.end = Some(End::Whole);
                News::Whole(batch, Box::new(whole.opened))
            }
            Err(failure) => News::Failed(failure),
        };
        (listener.0)(news);
    })?;
    Ok(reading)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc::channel;

    use super::*;
    use crate::app::key::{Code, Key};
    use crate::app::state::Origin;
    use crate::app::{Action, Effect, State, update};
    use crate::ledger::Ledger;
    use crate::ledger::sample::many;

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
                    update(&mut state, Action::Read(Box::new(batch)));
                    assert!(!state.can_edit(), "nothing may be changed before the whole is proved");
                    assert!(!state.is_unsaved(), "what comes from the file is nobody's change");
                    let (enter, esc) = (Key::plain(Code::Enter), Key::plain(Code::Esc));
                    for key in ["c", "W", "e", "s", ":w x"].map(|keys| keys.chars().map(Key::char).chain([enter, esc]))
                    {
                        let effects = key.flat_map(|key| update(&mut state, Action::Key(key, 0)));
                        assert!(!effects.into_iter().any(|e| matches!(e, Effect::Save(_) | Effect::Check)));
                    }
                }
                News::Whole(batch, _) => drop(update(&mut state, Action::Read(Box::new(batch)))),
                News::Failed(failure) => failed = Some(failure.words),
            }
        }
        (state, failed)
    }

    #[test]
    fn what_is_read_behind_the_screen_is_what_is_read_at_once() {
        let text = many(12);
        let (state, failed) = state_after(news_of(&text));
        assert_eq!(failed, None);
        let at_once = State::with_ledger(Origin::File("x".into()), Ledger::read(&text).unwrap(), Table::embedded());
        assert_eq!(state.book.ledger().doc().to_text(), text);
        assert_eq!((state.book.briefs(), state.book.tally()), (at_once.book.briefs(), at_once.book.tally()));
        assert!(state.can_edit() && state.book.changes().is_empty());
    }

    #[test]
    fn the_first_projects_come_before_the_last_are_read() {
        let news = news_of(&many(30));
        assert!(matches!(&news[0], News::More(batch) if batch.ledger.is_some() && batch.briefs.len() >= FIRST));
        assert!(matches!(news.last(), Some(News::Whole(..))) && news.len() >= 2);
    }

    #[test]
    fn the_rest_waits_until_the_first_projects_are_shown() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), many(60)).unwrap();
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
        let text = many(12).replacen("\"fiscal_year\": \"R6\",", "", 1);
        let end = text.rfind('}').unwrap();
        let text = format!("{},\n  \"fiscal_year\": \"R6\"\n}}\n", text[..end].trim_end());
        let (state, failed) = state_after(news_of(&text));
        assert_eq!(failed, None);
        let at_once = State::with_ledger(Origin::File("x".into()), Ledger::read(&text).unwrap(), Table::embedded());
        assert_eq!((state.book.briefs(), state.book.tally()), (at_once.book.briefs(), at_once.book.tally()));
    }

    #[test]
    fn a_file_that_breaks_off_half_way_says_where_and_stays_closed_to_changes() {
        let text = many(30);
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
        let text = many(20);
        let at = text.rfind("\"number\": ").unwrap() + 10;
        let bad = format!("{}\"二\"{}", &text[..at], &text[at + 1..]);
        let (line, _) = crate::json::line_column(&bad, at);
        let (_, failed) = state_after(news_of(&bad));
        assert!(failed.as_ref().is_some_and(|words| words.contains(&format!("{line}行"))), "{failed:?}");
    }

    #[test]
    fn a_reading_that_breaks_down_is_told_of() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), many(30)).unwrap();
        let (to, from) = channel();
        let reading = read(file.path().to_owned(), Table::embedded(), FIRST, move |news| {
            assert!(!matches!(news, News::More(..)), "a bug");
            to.send(news).is_ok()
        });
        assert!(matches!(from.recv().unwrap(), News::Failed(failure) if failure.words == BROKEN_OFF));
        assert!(from.recv().is_err());
        drop(reading);
    }

    #[test]
    fn nobody_listening_ends_the_reading() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), many(30)).unwrap();
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
