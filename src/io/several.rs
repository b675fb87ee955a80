//! Several ledgers opened as one list: which files they are, what each is judged by, and reading them behind the screen.
//!
//! Each file has its own folder's decision table, its own lock, journal and trail. A ledger comes onto a [`Desk`] when it is
//! taken into hand, and not before: those that are only listed are read and looked through, and nothing is said of them to
//! others who have them open. A file that is no ledger is named with its sentence; the others go on.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::desk::Desk;
use super::source::Source;
use super::store::places::Places;
use super::store::{self, Disk, Pieces, journal};
use super::work::pool;
use super::{load, locked, names};
use crate::app::Action;
use crate::app::book::Book;
use crate::change::history::Noted;
use crate::check::{Criteria, Findings};
use crate::failure::{Exit, Failure};
use crate::ledger::Ledger;
use crate::rules::Table;

/// What the ledgers of a folder are judged by.
#[derive(Clone)]
pub struct Judged {
    /// The decision table.
    pub table: &'static Table,
    /// The same with the office's words, for the checks.
    pub criteria: &'static dyn Criteria,
    /// What there is to say about the table.
    pub words: Vec<String>,
}

/// How a ledger's [`Judged`] is found.
type Judge = Box<dyn Fn(&Path) -> Judged + Send + Sync>;

/// The ledgers that are open as one list.
pub struct Several {
    paths: Vec<PathBuf>,
    judge: Judge,
    /// By folder: a table is read once.
    known: Mutex<HashMap<PathBuf, Judged>>,
}

impl Several {
    /// These files, in this order.
    pub fn new(paths: Vec<PathBuf>, judge: impl Fn(&Path) -> Judged + Send + Sync + 'static) -> Several {
        Several { paths, judge: Box::new(judge), known: Mutex::default() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.paths.len()
    }

    /// What a ledger is judged by.
    pub fn judged(&self, which: usize) -> Judged {
        let path = self.paths.get(which).cloned().unwrap_or_default();
        let folder = path.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned));
        let folder = folder.unwrap_or_default();
        if let Some(known) = locked(&self.known).get(&folder) {
            return known.clone();
        }
        let judged = (self.judge)(&path);
        locked(&self.known).entry(folder).or_insert(judged).clone()
    }

    /// The names of all and their tables, as the list needs them.
    pub fn listed(&self) -> Vec<(String, &'static Table)> {
        let one = |(which, path): (usize, &PathBuf)| (names::shown(path), self.judged(which).table);
        self.paths.iter().enumerate().map(one).collect()
    }

    /// Opens a ledger with everything that belongs to it.
    ///
    /// # Errors
    /// Where it can't be read, or isn't a ledger.
    pub fn open(&self, which: usize) -> Result<(Desk, Ledger), Failure> {
        Desk::open(Source::File(self.paths.get(which).cloned().unwrap_or_default()))
    }

    /// Stands for the desk of a ledger that can't be opened.
    pub fn without(&self, which: usize) -> Desk {
        Desk::bare(Source::File(self.paths.get(which).cloned().unwrap_or_default()))
    }

    /// Opens the first of them that is a ledger.
    ///
    /// # Errors
    /// Where none is: what is to be said of the first ones.
    pub fn first(&self) -> Result<(usize, Desk, Ledger), Failure> {
        /// So many are named where all are broken.
        const NAMED: usize = 5;
        let mut words: Vec<String> = Vec::new();
        for which in 0..self.paths.len() {
            match self.open(which) {
                Ok((desk, ledger)) => return Ok((which, desk, ledger)),
                Err(failure) => words.push(failure.words),
            }
        }
        let more = words.len().saturating_sub(NAMED);
        words.truncate(NAMED);
        if more > 0 {
            words.push(format!("ほか{more}件も台帳として読めません。"));
        }
        Err(Failure::new(Exit::NotALedger, words.join("\n")))
    }

    /// In which of them, but for one, earlier runs left something.
    pub fn left(&self, except: usize) -> Vec<usize> {
        let Ok(places) = Places::find() else { return Vec::new() };
        // Nothing is compared with it: what has become of the file is seen when it is opened.
        let digest = Ledger::empty().doc().digest();
        let has_left = |which: &usize| {
            let file = self.paths.get(*which).and_then(|path| store::locate(&Disk, path).ok());
            let pending = file.map(|(_, file)| journal::pending::<Noted>(&places.ledger(&file), digest));
            pending.is_some_and(|runs| runs.is_ok_and(|runs| runs.iter().any(|run| !run.steps.is_empty())))
        };
        (0..self.paths.len()).filter(|which| *which != except).filter(has_left).collect()
    }

    /// Reads all but one behind the screen, in their order as nearly as several threads do, and then looks through them.
    /// `send` says whether anybody still listens.
    pub fn read(self: &Arc<Self>, except: usize, send: impl Fn(Action) -> bool + Send + Sync + 'static) {
        let several = Arc::clone(self);
        let work = move || {
            let count = several.paths.len();
            let kept: Vec<Mutex<Option<Ledger>>> = (0..count).map(|_| Mutex::default()).collect();
            // One processor stays the screen's.
            let threads = pool::processors().saturating_sub(1).max(1);
            let each = |work: &(dyn Fn(usize) -> bool + Sync)| {
                pool::blocks(threads, "shelf", (count, 1), || (), |(), which, _| which == except || work(which));
            };
            each(&|which| {
                let path = several.paths.get(which).cloned().unwrap_or_default();
                let read = match load::file(&path) {
                    Ok((_, ledger)) => {
                        *locked(&kept[which]) = Some(ledger.clone());
                        Ok(Book::of(ledger, several.judged(which).table))
                    }
                    Err(failure) => Err(failure.words),
                };
                send(Action::Kept(which, Box::new(read)))
            });
            each(&|which| {
                let Some(ledger) = locked(&kept[which]).take() else { return true };
                let findings = Findings::of(&ledger, several.judged(which).criteria);
                send(Action::Looked(which, ledger, Arc::new(findings)))
            });
        };
        let _ = pool::behind("shelf", work);
    }
}
