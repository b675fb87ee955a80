//! Reading a file and proving its projects at the same time.
//!
//! One thread reads, cuts ([`Splitter`]) and makes the pieces into texts; as many as there are processors prove them and
//! take from each project what the caller wants to know of it; whoever has proved the piece that was missing hands on
//! everything that stands in order by then. The texts are made by the reading thread because they stay: memory that grows
//! in another thread grows with a system call for every project, in glibc. So the caller knows only projects that are proved, in the file's order, and
//! each is held once. It is a ledger when the end says so: a file that turns out not to be one is read again as a whole,
//! so that the complaint can name line and column, and one that was changed while it was read is refused.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::app::state::Progress;
use crate::failure::Failure;
use crate::io::load::{complain, unread};
use crate::io::locked;
use crate::io::store::{self, Disk, Opened, STEP, Unreadable};
use crate::io::work::pool::{self, InOrder};
use crate::json::doc::item_value;
use crate::json::{Splitter, split};
use crate::ledger::view::Project;
use crate::ledger::year::FiscalYear;
use crate::ledger::{Ledger, whole};

/// So many projects a processor proves at a time.
const AT_A_TIME: usize = 8;

/// So many times that may wait for a processor: a slow prover slows the reader down, not the memory up.
const WAITING: usize = 16;

/// What comes while the file is read, in its order.
#[derive(Debug)]
pub enum Came<T> {
    /// What stands before the projects, as a ledger without any.
    Head(Ledger),
    /// Projects that are proved.
    Projects {
        /// Each with its separator.
        items: Vec<Arc<str>>,
        /// What was taken from each.
        taken: Vec<T>,
        /// How far the file had been read.
        progress: Progress,
    },
}

/// A file that was read to its end and is a ledger.
#[derive(Debug)]
pub struct Whole<T> {
    /// The file as it was read.
    pub opened: Opened,
    /// The ledger.
    pub ledger: Ledger,
    /// What is taken from all projects, in place of what came before: the year under review stood behind them.
    pub anew: Option<Vec<T>>,
}

/// Some projects, in the file's order.
#[derive(Default)]
struct Work {
    /// Counts up.
    number: usize,
    /// Each with its separator.
    items: Vec<Arc<str>>,
    /// How far the file had been read.
    fed: u64,
    total: u64,
    year: Option<FiscalYear>,
}

/// Hands on in the file's order what the provers have done.
struct Order<T, F> {
    early: InOrder<Came<T>>,
    /// All that were handed on.
    items: Vec<Arc<str>>,
    /// Says whether there is any use in more.
    came: F,
}

impl<T, F: FnMut(Came<T>) -> bool> Order<T, F> {
    fn take(&mut self, number: usize, done: Came<T>) -> bool {
        self.early.put(number, done);
        for done in self.early.by_ref() {
            if let Came::Projects { items, .. } = &done {
                self.items.extend(items.iter().cloned());
            }
            if !(self.came)(done) {
                return false;
            }
        }
        true
    }
}

/// What the threads share.
struct Shared<T, F, G> {
    order: Mutex<Order<T, F>>,
    take: G,
    /// A piece was no project, or nobody listens any more: there is no use in reading on.
    stop: AtomicBool,
}

/// Where a prover breaks down, nobody reads on for it.
struct StopOnPanic<'s>(&'s AtomicBool);

impl Drop for StopOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.store(true, Ordering::Relaxed);
        }
    }
}

impl<T, F, G> Shared<T, F, G>
where
    F: FnMut(Came<T>) -> bool,
    G: Fn(Project<'_>, Option<FiscalYear>) -> T,
{
    fn prove(&self, work: Work) {
        if self.stop.load(Ordering::Relaxed) {
            return;
        }
        let prove = |item: &Arc<str>| whole::prove(item_value(item), |project| (self.take)(project, work.year));
        let proved: Option<Vec<_>> = work.items.iter().map(prove).collect();
        let progress = Progress { done: work.fed, total: work.total };
        let items = work.items;
        let go_on = match proved {
            Some(taken) => locked(&self.order).take(work.number, Came::Projects { items, taken, progress }),
            None => false,
        };
        if !go_on {
            self.stop.store(true, Ordering::Relaxed);
        }
    }

    fn prove_all(&self, waiting: &Mutex<Receiver<Work>>) {
        let _stop = StopOnPanic(&self.stop);
        loop {
            // The lock is let go before the work.
            let work = locked(waiting).recv();
            match work {
                Ok(work) => self.prove(work),
                Err(_) => return,
            }
        }
    }
}

/// Reads and proves a whole file. `take` is asked about every project, with the year under review where that stands
/// before the projects, on any thread. `came` gets all of it and says whether to go on; `wait` is called after each step
/// with the number of projects that have been handed to the provers, and whether to go on still.
///
/// # Errors
/// Where the file can't be read or isn't a ledger: the sentence, and exit code 3.
pub fn read<T: Send>(
    path: &Path,
    take: impl Fn(Project<'_>, Option<FiscalYear>) -> T + Sync,
    came: impl FnMut(Came<T>) -> bool + Send,
    mut wait: impl FnMut(usize, &AtomicBool),
) -> Result<Whole<T>, Failure> {
    let order = Order { early: InOrder::default(), items: Vec::new(), came };
    let shared = Shared { order: Mutex::new(order), take, stop: AtomicBool::new(false) };
    let mut splitter = Splitter::new(whole::PROJECTS);
    let (mut year, mut known) = (None, false);
    let streamed = thread::scope(|scope| {
        let (to_provers, waiting) = sync_channel::<Work>(WAITING);
        let waiting = Arc::new(Mutex::new(waiting));
        let (shared, mut begun, mut provers) = (&shared, false, 0);
        let (mut number, mut handed, mut broken) = (0, 0, false);
        let streamed = store::stream(&Disk, path, |step, total| {
            if !std::mem::replace(&mut begun, true) && total > STEP {
                for _ in 0..pool::processors() {
                    let waiting = Arc::clone(&waiting);
                    provers += usize::from(pool::help(scope, "prove", move || shared.prove_all(&waiting)));
                }
            }
            if shared.stop.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            let mut cut: Vec<Work> = Vec::new();
            let fed = splitter.feed_and_hand_on(step, |_, piece| {
                if cut.last().is_none_or(|work| work.items.len() == AT_A_TIME) {
                    cut.push(Work { items: Vec::with_capacity(AT_A_TIME), ..Work::default() });
                }
                match (split::item(piece), cut.last_mut()) {
                    (Some(item), Some(work)) => work.items.push(item),
                    _ => broken = true,
                }
                Ok(())
            });
            if fed.is_err() || broken {
                return ControlFlow::Break(());
            }
            if !known && let Some(head) = splitter.head() {
                known = true;
                let head = Ledger::unproved(head);
                year = head.front().front().fiscal_year();
                if !(locked(&shared.order).came)(Came::Head(head)) {
                    return ControlFlow::Break(());
                }
            }
            for work in cut {
                handed += work.items.len();
                let work = Work { number, fed: splitter.fed() as u64, total, year, ..work };
                number += 1;
                // A small file isn't worth a thread, and a system may have none to give.
                if provers == 0 {
                    shared.prove(work);
                } else if to_provers.send(work).is_err() {
                    return ControlFlow::Break(());
                }
            }
            wait(handed, &shared.stop);
            ControlFlow::Continue(())
        });
        drop(to_provers);
        streamed
    });
    let opened = match streamed {
        Ok(opened) => opened,
        Err(error) if matches!(error.why, Unreadable::Cancelled) => {
            drop(splitter);
            return Err(complain(path));
        }
        Err(error) => return Err(unread(&error.into())),
    };
    let stopped = shared.stop.load(Ordering::Relaxed);
    let items = std::mem::take(&mut locked(&shared.order).items);
    let ledger = splitter.finish_with(items).ok().filter(|_| !stopped).and_then(|doc| Ledger::from_doc(doc).ok());
    let Some(ledger) = ledger else { return Err(complain(path)) };
    let now = ledger.front().front().fiscal_year();
    let all = || (0..ledger.len()).map(|at| whole::prove(ledger.doc().item(at), |project| (shared.take)(project, now)));
    let anew = if now != year { Some(all().collect::<Option<Vec<T>>>()) } else { None };
    match anew {
        Some(None) => Err(complain(path)),
        anew => Ok(Whole { opened, ledger, anew: anew.flatten() }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::ledger::sample;

    /// The embedded ledger's projects, so many times over, each with a number of its own.
    fn many(times: usize) -> String {
        let projects = sample::projects();
        let numbered = |n: usize| {
            let old = format!("\"number\": {}", n % projects.len() + 1);
            let project = &projects[n % projects.len()];
            assert!(project.contains(&old));
            project.replacen(&old, &format!("\"number\": {n}"), 1)
        };
        sample::with(&(0..times * projects.len()).map(numbered).collect::<Vec<_>>())
    }

    type Numbers = Vec<Option<i64>>;

    /// The numbers of a file's projects: what comes of the reading, what came meanwhile, and how many were handed out after
    /// each step.
    fn numbers(bytes: &[u8]) -> (Result<Whole<Option<i64>>, Failure>, Numbers, Vec<usize>) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        let (mut taken_all, mut steps) = (Vec::new(), Vec::new());
        let came = |came| {
            if let Came::Projects { items, taken, .. } = came {
                assert_eq!(items.len(), taken.len());
                taken_all.extend(taken);
            }
            true
        };
        let whole = read(file.path(), |project, _| project.number(), came, |handed, _| steps.push(handed));
        (whole, taken_all, steps)
    }

    #[test]
    fn small_or_large_projects_come_in_their_order_and_the_text_is_the_file() {
        for times in [1, 30] {
            let text = many(times);
            assert_eq!(text.len() as u64 > STEP, times > 1);
            let (whole, taken, steps) = numbers(text.as_bytes());
            let expected: Vec<_> = (0..times as i64 * 7).map(Some).collect();
            assert_eq!(taken, expected);
            assert!(steps.is_sorted() && steps.last() == Some(&expected.len()));
            let whole = whole.unwrap();
            assert_eq!(whole.ledger.doc().to_text(), text);
            assert_eq!(whole.opened.digest, crate::io::store::digest::Digest::of(text.as_bytes()));
            assert!(whole.anew.is_none());
        }
    }

    #[test]
    fn a_byte_that_is_no_text_is_told_with_its_line_wherever_it_stands() {
        for times in [1, 30] {
            let text = many(times);
            for at in [text.find("\"name\"").unwrap(), text.rfind("\"name\"").unwrap(), text.len() - 3] {
                let mut bytes = text.clone().into_bytes();
                bytes[at + 1] = 0xff;
                let (line, _) = crate::json::line_column(&text, at + 1);
                let (whole, ..) = numbers(&bytes);
                let words = whole.unwrap_err().words;
                assert!(words.contains(&format!("{line}行")) && words.contains("UTF-8"), "{words}");
            }
        }
    }
}
