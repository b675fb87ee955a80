//! The crash journal: every edit on the disk before the next key is read.
//!
//! A journal belongs to one running kensho and one ledger: a file in the ledger's state directory, made at the first
//! edit and locked as long as its process lives. So a journal whose lock is free was left behind by a process that
//! ended without saving, and two that edit one ledger at the same time don't mix their edits.
//!
//! It is a text of lines, each a JSON value written with one call and synced. The first says which text the edits
//! belong to; then a line per event: a step (an edit, or several that belong together), a step taken back, a save
//! about to happen, another text to go on from. Reading them again gives exactly the steps that were pending. A last
//! line that was cut off is left aside.
//!
//! A kill between a save and the clearing of the journal is told apart from a kill before the save by the checksum in
//! the save's line: if the ledger has it, the steps before that line have arrived ([`Recovered::landed`]).
//!
//! The line is written first and synced after, the directory's entry last: a process that is being killed may have no
//! time for more than the first, and what the system was given outlives the process.
//!
//! When a line can't be written (full disk), the edit stays in memory and its line is written with the next one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::io::names;
use crate::io::store::digest::Digest;
use crate::io::store::fs::is_unsupported;
use crate::io::store::places::{self, LedgerPlace};
use crate::io::store::who::{self, Who};

/// Which text the edits belong to, and who made them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Header {
    /// The ledger, symlinks followed.
    pub(crate) path: String,
    /// Length of the text in bytes.
    pub(crate) size: u64,
    /// Checksum of the text.
    pub(crate) digest: Digest,
    /// Whose edits.
    pub(crate) who: Who,
    /// Since when; a stamp of [`who::now`].
    pub(crate) started: String,
}

impl Header {
    /// This process, now, on that text.
    pub fn new(path: &Path, size: u64, digest: Digest) -> Self {
        Self { path: names::shown(path), size, digest, who: Who::me(), started: who::now() }
    }
}

/// A line.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Event<T> {
    /// The text that the following steps belong to, and those that are pending on it at once.
    Base { header: Header, steps: Vec<T> },
    /// A step. Steps are numbered from 0 on after a base.
    Apply { number: u64, step: T },
    /// A step taken back.
    Undo { number: u64 },
    /// A save of everything so far is about to replace the ledger by a text with this checksum; what is held back from
    /// it is pending on that text.
    Saving {
        digest: Digest,
        #[serde(default = "Vec::new")]
        held: Vec<T>,
    },
}

/// The journal of this process on one ledger. `T` is a step: an edit, or a list of them.
pub struct Journal<T> {
    place: LedgerPlace,
    header: Header,
    file: Option<(File, PathBuf)>,
    /// The file's name is not on the disk for certain yet.
    new: bool,
    /// Length of what is certainly written, in bytes.
    good: u64,
    /// Lines that couldn't be written yet.
    backlog: Vec<u8>,
    /// Numbers of the pending steps, oldest first.
    pending: Vec<u64>,
    next: u64,
    step: std::marker::PhantomData<fn(T)>,
}

impl<T: Serialize> Journal<T> {
    /// A journal on this text. Nothing is written before the first step.
    pub fn new(place: LedgerPlace, header: Header) -> Self {
        let step = std::marker::PhantomData;
        Self { place, header, file: None, new: false, good: 0, backlog: Vec::new(), pending: Vec::new(), next: 0, step }
    }

    /// A step was made. On the disk when this returns `Ok`.
    ///
    /// # Errors
    /// What the system says. The step is kept, and its line tried again with the next one.
    pub fn apply(&mut self, step: &T) -> io::Result<()> {
        let number = self.next;
        self.next += 1;
        self.pending.push(number);
        self.append(&Event::Apply { number, step })
    }

    /// The last pending step was taken back. Without one (it was saved already) this does nothing: apply its inverse.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub(crate) fn undo(&mut self) -> io::Result<()> {
        let Some(number) = self.pending.pop() else { return Ok(()) };
        self.append(&Event::<&T>::Undo { number })
    }

    /// The last pending step was another one, or none at all. In one write, so that no kill can come between; without a
    /// pending step it is a new one.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub(crate) fn amend(&mut self, step: Option<&T>) -> io::Result<()> {
        if let Some(number) = self.pending.pop() {
            self.queue(&Event::<&T>::Undo { number })?;
        }
        if let Some(step) = step {
            let number = self.next;
            self.next += 1;
            self.pending.push(number);
            self.queue(&Event::Apply { number, step })?;
        }
        self.write()
    }

    /// A save is about to replace the ledger by a text with this checksum; `held` will be pending on it.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn saving(&mut self, digest: Digest, held: &[T]) -> io::Result<()> {
        if self.file.is_none() && self.backlog.is_empty() {
            return Ok(());
        }
        self.append(&Event::Saving { digest, held: held.iter().collect() })
    }

    /// The save was read back: nothing but `held` is pending, and edits go on from that text.
    ///
    /// # Errors
    /// As [`Self::apply`]; what stays in the file then is known to have arrived.
    pub fn saved(&mut self, header: Header, held: &[T]) -> io::Result<()> {
        if !held.is_empty() {
            return self.rebase(header, held);
        }
        self.header = header;
        self.pending.clear();
        self.backlog.clear();
        self.next = 0;
        self.good = 0;
        match &self.file {
            Some((file, _)) => file.set_len(0).and_then(|()| file.sync_data()),
            None => Ok(()),
        }
    }

    /// Someone else saved, and these steps are what is pending on their text. One line, so that a kill can't come between.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub(crate) fn rebase(&mut self, header: Header, steps: &[T]) -> io::Result<()> {
        if self.file.is_none() && self.backlog.is_empty() && steps.is_empty() {
            self.header = header;
            return Ok(());
        }
        self.header = header.clone();
        self.next = steps.len() as u64;
        self.pending = (0..self.next).collect();
        self.backlog.extend(line(&Event::Base { header, steps: steps.iter().collect() })?);
        self.write()
    }

    /// Leaves the journal to whoever looks for what ended processes left.
    pub fn leave(mut self) {
        self.file = None;
    }

    /// The pending steps are given up, and the file goes.
    ///
    /// # Errors
    /// What the system says about removing it.
    pub(crate) fn discard(mut self) -> io::Result<()> {
        self.pending.clear();
        self.file.take().map_or(Ok(()), |(_, path)| fs::remove_file(path))
    }

    fn append<S: Serialize>(&mut self, event: &Event<S>) -> io::Result<()> {
        self.queue(event)?;
        self.write()
    }

    fn queue<S: Serialize>(&mut self, event: &Event<S>) -> io::Result<()> {
        if self.good == 0 && self.backlog.is_empty() {
            self.backlog = line(&Event::<()>::Base { header: self.header.clone(), steps: Vec::new() })?;
        }
        self.backlog.extend(line(event)?);
        Ok(())
    }

    /// Everything that isn't written yet, after what certainly is.
    fn write(&mut self) -> io::Result<()> {
        if self.file.is_none() {
            self.file = Some(create(&self.place)?);
            self.new = true;
        }
        let Some((file, _)) = &mut self.file else { return Ok(()) };
        if file.metadata()?.len() != self.good {
            file.set_len(self.good)?;
        }
        file.seek(SeekFrom::Start(self.good))?;
        file.write_all(&self.backlog)?;
        file.sync_data()?;
        self.good += self.backlog.len() as u64;
        self.backlog.clear();
        if self.new {
            sync_dir(&self.place.journals())?;
            self.new = false;
        }
        Ok(())
    }
}

impl<T> Drop for Journal<T> {
    fn drop(&mut self) {
        if self.pending.is_empty()
            && let Some((_, path)) = &self.file
        {
            fs::remove_file(path).ok();
        }
    }
}

fn line<S: Serialize>(event: &Event<S>) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(event)?;
    line.push(b'\n');
    Ok(line)
}

/// The names in the directory to the disk; not every file system can, and it costs nothing but the power cut then.
fn sync_dir(dir: &Path) -> io::Result<()> {
    match File::open(dir).and_then(|dir| dir.sync_all()) {
        Err(error) if is_unsupported(&error) => Ok(()),
        answer => answer,
    }
}

/// A new, locked file.
fn create(place: &LedgerPlace) -> io::Result<(File, PathBuf)> {
    let dir = place.journals();
    places::make_private(&dir)?;
    let stamp = who::now().replace([':', '+'], "");
    for number in 0.. {
        let path = dir.join(format!("{stamp}-{}-{number}.jsonl", std::process::id()));
        match places::create_private(&path) {
            Ok(file) => {
                lock(&file);
                return Ok((file, path));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Another process may be looking at the file just now. Without locks others judge by the process number.
fn lock(file: &File) {
    for _ in 0..200 {
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(1)),
            _ => return,
        }
    }
}

/// What an ended process left. Holds the journal's lock, so that it is offered once.
pub struct Recovered<T> {
    /// Which text the steps belong to, and whose they are.
    pub(crate) header: Header,
    /// The steps that aren't in the ledger, oldest first.
    pub steps: Vec<T>,
    /// Steps that did arrive in the ledger with this checksum, though their process ended before it could say so (in
    /// the audit trail, for one).
    pub landed: Option<(Digest, Vec<T>)>,
    /// The ledger isn't the text that the steps belong to any more: each must be tried against what is there now.
    pub(crate) stale: bool,
    file: File,
    path: PathBuf,
}

impl<T: Serialize> Recovered<T> {
    /// Removes the journal: its steps were taken over or given up.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn discard(self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }

    /// Goes on with this journal: what it holds now is exactly `steps`, pending on the text of `header`.
    ///
    /// # Errors
    /// As [`Journal::apply`], with the journal as it was: nothing that it held is lost then.
    pub(crate) fn adopt(
        self,
        place: LedgerPlace,
        header: Header,
        steps: &[T],
    ) -> Result<Journal<T>, Box<(io::Error, Self)>> {
        let mut journal = Journal::new(place, header.clone());
        // On from the last whole line; one that was cut off is overwritten.
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) => return Err(Box::new((error, self))),
        };
        journal.good = memchr::memrchr(b'\n', &text).map_or(0, |end| end as u64 + 1);
        let Recovered { file, path, .. } = self;
        journal.file = Some((file, path));
        let Err(error) = journal.rebase(header, steps) else { return Ok(journal) };
        match journal.file.take() {
            Some((file, path)) => Err(Box::new((error, Self { file, path, ..self }))),
            None => Ok(journal),
        }
    }
}

/// The journals that ended processes left for this ledger, oldest first; `current` is the checksum of the ledger as it
/// is now. Those of running processes aren't looked at. Empty ones, and ones whose steps have all arrived and are
/// nobody's news, are removed.
///
/// # Errors
/// What the system says about the directory; a single journal that can't be read is passed over.
pub fn pending<T: DeserializeOwned + Serialize>(place: &LedgerPlace, current: Digest) -> io::Result<Vec<Recovered<T>>> {
    let mut paths = match places::list(&place.journals()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        paths => paths?,
    };
    paths.sort();
    let mut found = Vec::new();
    for path in paths.into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "jsonl")) {
        let Ok(file) = File::options().read(true).write(true).open(&path) else { continue };
        let locked = match file.try_lock() {
            Ok(()) => true,
            Err(fs::TryLockError::WouldBlock) => continue,
            Err(fs::TryLockError::Error(_)) => false,
        };
        let Ok(text) = fs::read(&path) else { continue };
        let Some(read) = replay::<T>(&text, current) else {
            // No whole first line: the process ended while it made the file, before any step was called recorded.
            if locked && gone(&path) {
                fs::remove_file(&path).ok();
            }
            continue;
        };
        if !locked && !read.header.who.is_gone() {
            continue;
        }
        if read.steps.is_empty() && read.landed.is_none() {
            fs::remove_file(&path).ok();
            continue;
        }
        let Replayed { header, steps, landed, stale } = read;
        found.push(Recovered { header, steps, landed, stale, file, path });
    }
    Ok(found)
}

/// Whether the process whose number the name carries runs no longer (on this machine).
fn gone(path: &Path) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let pid = stem.rsplit('-').nth(1).and_then(|pid| pid.parse().ok());
    pid.is_none_or(|pid| (Who { pid, ..Who::me() }).is_gone())
}

struct Replayed<T> {
    header: Header,
    steps: Vec<T>,
    landed: Option<(Digest, Vec<T>)>,
    stale: bool,
}

fn replay<T: DeserializeOwned>(text: &[u8], current: Digest) -> Option<Replayed<T>> {
    let whole = memchr::memrchr(b'\n', text).map_or(0, |end| end + 1);
    let mut base: Option<Header> = None;
    let mut landed = None;
    let mut stale = true;
    let mut steps: BTreeMap<u64, T> = BTreeMap::new();
    for line in text[..whole].split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
        match serde_json::from_slice(line) {
            Ok(Event::Base { header, steps: given }) => {
                stale = header.digest != current;
                base = Some(header);
                // Its process lived on after the save, and has told of it itself.
                landed = None;
                steps = (0..).zip(given).collect();
            }
            Ok(Event::Apply { number, step }) => {
                steps.insert(number, step);
            }
            Ok(Event::Undo { number }) => {
                steps.remove(&number);
            }
            Ok(Event::Saving { digest, held }) if digest == current => {
                let mut arrived: Vec<T> = std::mem::take(&mut steps).into_values().collect();
                // What was held back comes last, and didn't.
                arrived.truncate(arrived.len().saturating_sub(held.len()));
                // The same text as before proves no save.
                let is_news = base.as_ref().is_some_and(|base| base.digest != digest);
                landed = is_news.then_some((digest, arrived));
                steps = (0..).zip(held).collect();
                stale = false;
            }
            // A line that was cut off or can't be read is left aside.
            Ok(Event::Saving { .. }) | Err(_) => {}
        }
    }
    Some(Replayed { header: base?, steps: steps.into_values().collect(), landed, stale })
}

#[cfg(test)]
mod tests;
