//! The protocol of a save, so that at every instant the file is the old text or the new one, whole.
//!
//! The new text is written beside the old one and takes its name in one step, after everything that can fail has
//! been tried. `Saving::run` is the protocol, line by line; each step is a method that says what it is for.
//!
//! Between the comparison and the replacement there is an instant in which someone else may save. Two things close
//! it. Among kensho processes, whoever they belong to, a lock on the *directory* (it needs no file of its own, and
//! isn't lost by the rename) makes that stretch one at a time. And where the system can swap two names
//! (`RENAME_EXCHANGE`), the file that was replaced is still there afterwards and is looked at again: if it isn't the
//! one that was compared, it gets its name back. Where neither exists (some network shares) the comparison stands alone.
//!
//! Other programs save in place: they open the file, empty it and write, and may have opened the old file before the
//! swap or the new one after it. So **no file is removed before it was read and found to hold nothing but what we know**
//! (the old text, or ours): what holds anything else gets the name back where it can, and otherwise a name of its own
//! beside the ledger ([`Notice::Kept`], [`SaveError::kept`]). What a killed save left is treated alike.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::{Duration, Instant};

use rustix::io::Errno;

use super::error::{OnDisk, ReadOnly, SaveError, Step, Unsaved};
use super::fs::{Fs, Held, Kind, Locking, Meta, is_unsupported};
use super::pour::{Pieces, holds, pour, pour_telling};
use super::{Opened, backup, in_place};
use crate::io::store::digest::Digest;
use crate::io::store::places::LedgerPlace;

mod outcome;
mod replace;
mod temp;

pub use outcome::Because;
pub use outcome::How;
pub(crate) use outcome::Notice;
pub use outcome::Overwrite;
pub use outcome::Saved;
use temp::{Temp, sweep};
pub(super) use temp::{rescue, sweep_temps, temp_path};

/// How long another kensho's save is waited for.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// After so many bytes a large text's way to the disk begins.
const EARLY: u64 = 4 << 20;

/// In so many steps at most. The file system closes its books at each, which costs more than a small step spares the end.
const STEPS: u64 = 4;

/// Saves `new` over the file that was opened as `opened` and held `old`. `announce` hears the checksum of the new text
/// when it is written and synced beside the old one, just before it takes its place: the moment for the journal's line.
///
/// # Errors
/// [`SaveError`] for everything that isn't a whole, checked save; it says what the file holds now.
pub fn save(
    fs: &impl Fs,
    place: &LedgerPlace,
    opened: &Opened,
    old: &impl Pieces,
    new: &impl Pieces,
    announce: impl FnMut(Digest),
) -> Result<Saved, SaveError> {
    save_within(PATIENCE, fs, place, opened, (old, new), announce)
}

/// The same for who doesn't want to wait that long for another one's save.
///
/// # Errors
/// As [`save`].
pub(crate) fn save_within(
    patience: Duration,
    fs: &impl Fs,
    place: &LedgerPlace,
    opened: &Opened,
    (old, new): (&impl Pieces, &impl Pieces),
    mut announce: impl FnMut(Digest),
) -> Result<Saved, SaveError> {
    if opened.identity.is_none() {
        return Err(SaveError {
            path: opened.path.clone(),
            why: Unsaved::NotAFile,
            on_disk: OnDisk::Untouched,
            kept: None,
        });
    }
    let gone = |error: io::Error| {
        let why = match error.kind() {
            io::ErrorKind::NotFound => Unsaved::Gone,
            _ => Unsaved::Failed(Step::Locate, error),
        };
        SaveError { path: opened.path.clone(), why, on_disk: OnDisk::Untouched, kept: None }
    };
    let path = fs.canonicalize(&opened.given).map_err(gone)?;
    Saving { fs, place, opened, old, new, path: &path, patience }.run(&mut announce)
}

/// Saves `new` as a file at `path`, whose directories are made where they are missing. `place` finds the state
/// directory of the ledger, given its path with symlinks followed.
///
/// # Errors
/// As [`save`]; [`Unsaved::Exists`] when there is a file already and `overwrite` says no.
pub fn create(
    fs: &impl Fs,
    place: impl FnOnce(&Path) -> LedgerPlace,
    path: &Path,
    new: &impl Pieces,
    overwrite: Overwrite,
) -> Result<Saved, SaveError> {
    let fail = |path: &Path, why| SaveError { path: path.to_owned(), why, on_disk: OnDisk::Untouched, kept: None };
    let locate = |error| fail(path, Unsaved::Failed(Step::Locate, error));
    let given = std::path::absolute(path).map_err(locate)?;
    if fs.stat_path(&given).is_ok_and(|meta| meta.kind != Kind::File) {
        return Err(fail(&given, Unsaved::NotAFile));
    }
    match fs.canonicalize(&given) {
        Ok(_) if overwrite == Overwrite::No => return Err(fail(&given, Unsaved::Exists)),
        Ok(canonical) => {
            let (opened, old) = super::open(fs, &given).map_err(|error| fail(&canonical, unread(error)))?;
            return save(fs, &place(&canonical), &opened, &old, new, |_| {});
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(locate(error)),
    }
    let (Some(parent), Some(name)) = (given.parent(), given.file_name()) else {
        return Err(fail(&given, Unsaved::NotAFile));
    };
    fs.make_dirs(parent).map_err(locate)?;
    let path = fs.canonicalize(parent).map_err(locate)?.join(name);
    let opened = Opened { given, path: path.clone(), identity: None, digest: Digest::of(b"") };
    let nothing: &[u8] = &[];
    Saving { fs, place: &place(&path), opened: &opened, old: &nothing, new, path: &path, patience: PATIENCE }.run_new()
}

/// Why a save to the file would be refused, as far as that can be known beforehand.
pub(crate) fn read_only(fs: &impl Fs, path: &Path) -> Option<ReadOnly> {
    if fs.stat_path(path).ok()?.mode & 0o222 == 0 {
        return Some(ReadOnly::Mode);
    }
    fs.may_write(path).err().and_then(|error| ReadOnly::of(&error))
}

impl ReadOnly {
    /// What the system's refusal to let someone write means.
    fn of(error: &io::Error) -> Option<ReadOnly> {
        match Errno::from_io_error(error) {
            Some(Errno::ROFS) => Some(ReadOnly::FileSystem),
            Some(Errno::ACCESS | Errno::PERM) => Some(ReadOnly::Rights),
            _ => None,
        }
    }
}

/// The reading that `create` does before it overwrites, told as a failed save.
fn unread(error: super::ReadError) -> Unsaved {
    match error.why {
        super::Unreadable::System(error) => Unsaved::Failed(Step::Locate, error),
        super::Unreadable::Directory | super::Unreadable::Endless(_) => Unsaved::NotAFile,
        super::Unreadable::ChangedMeanwhile | super::Unreadable::Cancelled => Unsaved::ChangedOnDisk,
    }
}

/// One save under way.
pub(super) struct Saving<'a, F, O, N> {
    pub(crate) fs: &'a F,
    pub(crate) place: &'a LedgerPlace,
    pub(crate) opened: &'a Opened,
    pub(crate) old: &'a O,
    pub(crate) new: &'a N,
    /// The file itself, symlinks followed.
    pub path: &'a Path,
    pub(crate) patience: Duration,
}

/// A step's answer: go on, or leave the file its inode and overwrite it.
enum Or<T> {
    Done(T),
    InPlace(Because),
}

/// How the old text is kept.
enum Backup {
    /// The old file itself, when it has been replaced.
    Adopt,
    /// A copy, or why there is none.
    Copied(io::Result<PathBuf>),
}

/// What became of the old file.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Displaced {
    /// It has the temporary file's name now.
    Kept,
    /// It has no name any more.
    Gone,
}

impl<F: Fs, O: Pieces, N: Pieces> Saving<'_, F, O, N> {
    /// The protocol.
    fn run(&self, announce: &mut dyn FnMut(Digest)) -> Result<Saved, SaveError> {
        let (file, meta) = self.open_target()?;
        self.refuse_read_only(&meta)?;
        if self.opened.identity != Some(meta.identity) {
            self.compare(&file)?;
        }
        if meta.links > 1 {
            return in_place::overwrite(self, Because::HardLinks, announce);
        }
        let mut backup = self.begin_backup(&meta);
        let (mut temp, new) = match self.create_temp(0o600)? {
            Or::Done(temp) => temp,
            Or::InPlace(because) => return in_place::overwrite(self, because, announce),
        };
        let digest = self.write(&new)?;
        if let Or::InPlace(because) = self.keep_owner(&file, &meta, &new)? {
            drop(temp);
            return in_place::overwrite(self, because, announce);
        }
        self.sync(&new)?;
        announce(digest);
        let turn = self.take_turn(self.dir())?;
        let (compared, identity) = self.compare_target(&meta)?;
        let displaced = match self.replace(&mut temp, &new, (&compared, &identity), &mut backup)? {
            Or::Done(displaced) => displaced,
            Or::InPlace(because) => {
                drop((temp, turn));
                return in_place::overwrite(self, because, announce);
            }
        };
        let unsynced = self.sync_directory(&mut temp, displaced)?;
        let identity = self.read_back(&mut temp, &new, displaced)?;
        self.check_displaced(&mut temp, displaced)?;
        drop(turn);
        let (backup, mut notices) = self.end_backup(backup, temp, &compared, displaced);
        notices.extend(unsynced);
        Ok(Saved { opened: self.now(identity, digest), how: How::Replaced, backup, notices })
    }

    /// The protocol where there is no file yet.
    fn run_new(&self) -> Result<Saved, SaveError> {
        let (mut temp, new) = match self.create_temp(0o666)? {
            Or::Done(temp) => temp,
            Or::InPlace(_) => return Err(self.failed(Step::CreateTemp, Errno::ACCESS.into())),
        };
        let digest = self.write(&new)?;
        self.sync(&new)?;
        match self.fs.rename_new(&temp.path, self.path) {
            Ok(()) => temp.path.clear(),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(self.refused(Unsaved::Exists)),
            Err(error) => return Err(self.failed(Step::Replace, error)),
        }
        let notices = self.sync_directory(&mut temp, Displaced::Gone)?.into_iter().collect();
        let identity = self.read_back(&mut temp, &new, Displaced::Gone)?;
        Ok(Saved { opened: self.now(identity, digest), how: How::Created, backup: None, notices })
    }

    /// The file as it is now. Held open, so that what is looked at is one file throughout.
    pub(super) fn open_target(&self) -> Result<(File, Meta), SaveError> {
        let gone = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => self.refused(Unsaved::Gone),
            _ => self.failed(Step::Locate, error),
        };
        if self.fs.stat_path(self.path).map_err(gone)?.kind != Kind::File {
            return Err(self.refused(Unsaved::NotAFile));
        }
        let file = self.fs.open(self.path).map_err(gone)?;
        let meta = self.fs.stat(&file).map_err(gone)?;
        Ok((file, meta))
    }

    /// A file that may not be written isn't replaced either, even where the directory would allow it.
    fn refuse_read_only(&self, meta: &Meta) -> Result<(), SaveError> {
        if meta.mode & 0o222 == 0 {
            return Err(self.refused(Unsaved::ReadOnly(ReadOnly::Mode)));
        }
        self.fs.may_write(self.path).map_err(|error| match ReadOnly::of(&error) {
            Some(why) => self.refused(Unsaved::ReadOnly(why)),
            None => self.failed(Step::Locate, error),
        })
    }

    /// The old text stays in the state directory. Where that is on the same device, the old file itself goes there when
    /// it has been replaced; elsewhere it is copied now. A replacement doesn't need it, so a failure is only a notice.
    fn begin_backup(&self, meta: &Meta) -> Backup {
        match backup::can_adopt(self.fs, self.place, meta.identity.dev) {
            true => Backup::Adopt,
            false => Backup::Copied(self.copy_backup(self.path)),
        }
    }

    fn copy_backup(&self, from: &Path) -> io::Result<PathBuf> {
        self.fs.open(from).and_then(|file| backup::keep(self.fs, self.place, &file, self.path, false))
    }

    /// The displaced file becomes the backup, or goes, unless someone has written to it even now.
    fn end_backup(
        &self,
        backup: Backup,
        mut temp: Temp<'_, F>,
        compared: &File,
        displaced: Displaced,
    ) -> (Option<PathBuf>, Vec<Notice>) {
        let mut notices = Vec::new();
        let kept = match backup {
            Backup::Copied(copy) => {
                match displaced {
                    Displaced::Kept => notices.extend(temp.dispose(self.path, self.old)),
                    // It has no name: what was written to it can only be read from what is held open.
                    Displaced::Gone => notices.extend(rescue(self.fs, compared, self.path, self.old)),
                }
                copy
            }
            Backup::Adopt => match backup::adopt(self.fs, self.place, &temp.path, self.path) {
                Ok(path) => {
                    temp.path.clear();
                    // To remove a large backup takes as long as to read the old text once more.
                    let clear = || backup::rotate(self.fs, self.place);
                    if self.old.total() < EARLY {
                        clear();
                        notices.extend(rescue(self.fs, compared, self.path, self.old));
                    } else {
                        thread::scope(|scope| {
                            scope.spawn(clear);
                            notices.extend(rescue(self.fs, compared, self.path, self.old));
                        });
                    }
                    Ok(path)
                }
                Err(_) => {
                    let copy = self.copy_backup(&temp.path);
                    notices.extend(temp.dispose(self.path, self.old));
                    copy
                }
            },
        };
        match kept {
            Ok(path) => (Some(path), notices),
            Err(error) => {
                notices.push(Notice::NoBackup(error));
                (None, notices)
            }
        }
    }

    /// An empty file in the same directory, hence on the same file system, that only we can read.
    fn create_temp(&self, mode: u32) -> Result<Or<(Temp<'_, F>, File)>, SaveError> {
        sweep(self.fs, self.place, self.path);
        // A name that is taken was left by a process that had our number (as in containers).
        for _ in 0..1000 {
            let path = temp_path(self.path);
            if self.fs.stat_name(&path.with_extension("swap")).is_ok() {
                continue;
            }
            match self.fs.create_new(&path, mode) {
                Ok(file) => return Ok(Or::Done((Temp { fs: self.fs, path, holds_ours: true }, file))),
                Err(error) => match Errno::from_io_error(&error) {
                    Some(Errno::EXIST) => {}
                    Some(Errno::ACCESS | Errno::PERM | Errno::ROFS) => return Ok(Or::InPlace(Because::Directory)),
                    _ => return Err(self.failed(Step::CreateTemp, error)),
                },
            }
        }
        Err(self.failed(Step::CreateTemp, Errno::EXIST.into()))
    }

    fn write(&self, new: &File) -> Result<Digest, SaveError> {
        if self.new.total() < 2 * EARLY {
            return pour(self.fs, new, self.new).map_err(|error| self.failed(Step::Write, error));
        }
        // The disk begins while there is still more to write, and the sync at the end finds little left to do.
        let (written, synced) = thread::scope(|scope| {
            let (begin, begun) = sync_channel(1);
            let syncing = scope.spawn(move || begun.iter().try_for_each(|()| self.fs.sync(new)));
            let step = EARLY.max(self.new.total() / STEPS);
            let mut waiting = 0;
            let written = pour_telling(self.fs, new, self.new, |bytes| {
                waiting += bytes as u64;
                if waiting >= step && begin.try_send(()).is_ok() {
                    waiting = 0;
                }
            });
            drop(begin);
            (written, syncing.join().unwrap_or_else(|_| Err(io::Error::other("a thread has panicked"))))
        });
        // A failed sync isn't tried again, so the one at the end mustn't follow it.
        synced.map_err(|error| self.failed(Step::Sync, error))?;
        written.map_err(|error| self.failed(Step::Write, error))
    }

    /// Owner, group, mode, access control list and attributes of the old file; all of them, or not this way.
    fn keep_owner(&self, file: &File, meta: &Meta, new: &File) -> Result<Or<()>, SaveError> {
        let failed = |error| self.failed(Step::KeepOwner, error);
        let own = self.fs.stat(new).map_err(failed)?;
        if (own.uid, own.gid) != (meta.uid, meta.gid) {
            match self.fs.set_owner(new, meta.uid, meta.gid) {
                Ok(()) => {}
                Err(error) => match Errno::from_io_error(&error) {
                    Some(Errno::PERM | Errno::ACCESS | Errno::INVAL | Errno::NOTSUP | Errno::NOSYS) => {
                        return Ok(Or::InPlace(Because::Owner));
                    }
                    _ => return Err(failed(error)),
                },
            }
        }
        match self.fs.set_mode(new, meta.mode) {
            // A share that gives every file the same mode has given it already, or never will: seen below.
            Err(error) if is_unsupported(&error) => {}
            answer => answer.map_err(failed)?,
        }
        let (wanted, mut has) = match (self.fs.attributes(file), self.fs.attributes(new)) {
            (Ok(wanted), Ok(has)) => (wanted, has),
            (Err(error), _) | (_, Err(error)) if is_unsupported(&error) => return Ok(Or::InPlace(Because::Attributes)),
            (Err(error), _) | (_, Err(error)) => return Err(failed(error)),
        };
        if has != wanted {
            for name in has.keys().filter(|name| !wanted.contains_key(*name)) {
                self.fs.remove_attribute(new, name).ok();
            }
            for (name, value) in wanted.iter().filter(|(name, value)| has.get(*name) != Some(value)) {
                self.fs.set_attribute(new, name, value).ok();
            }
            has = self.fs.attributes(new).map_err(failed)?;
        }
        let now = self.fs.stat(new).map_err(failed)?;
        Ok(match has == wanted && now.mode == meta.mode {
            true => Or::Done(()),
            false => Or::InPlace(Because::Attributes),
        })
    }

    /// Once. After a failure the system has marked the pages clean, and a second sync would lie.
    pub(super) fn sync(&self, file: &File) -> Result<(), SaveError> {
        self.fs.sync(file).map_err(|error| self.failed(Step::Sync, error))
    }

    /// One kensho at a time from the comparison to the reading back. A file system without locks is no obstacle.
    pub(super) fn take_turn(&self, path: &Path) -> Result<Option<Held>, SaveError> {
        wait_for_turn(self.fs, path, self.patience).ok_or_else(|| self.refused(Unsaved::Busy))
    }

    /// The file that has the name now, compared with what was opened.
    fn compare_target(&self, meta: &Meta) -> Result<(File, Meta), SaveError> {
        let (file, now) = self.open_target()?;
        self.compare(&file)?;
        // The same bytes under another owner or mode: what was prepared no longer fits.
        if (now.uid, now.gid, now.mode) != (meta.uid, meta.gid, meta.mode) {
            return Err(self.refused(Unsaved::ChangedOnDisk));
        }
        Ok((file, now))
    }

    /// Byte for byte.
    pub(super) fn compare(&self, file: &File) -> Result<(), SaveError> {
        match holds(self.fs, file, self.old) {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.refused(Unsaved::ChangedOnDisk)),
            Err(error) => Err(self.failed(Step::Compare, error)),
        }
    }

    /// The file as the next save will compare with it.
    pub(super) fn now(&self, identity: super::Identity, digest: Digest) -> Opened {
        let given = self.opened.given.clone();
        Opened { given, path: self.path.to_owned(), identity: Some(identity), digest }
    }

    pub(super) fn dir(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("/"))
    }

    /// Refused with the file untouched.
    pub(super) fn refused(&self, why: Unsaved) -> SaveError {
        SaveError { path: self.path.to_owned(), why, on_disk: OnDisk::Untouched, kept: None }
    }

    /// A step failed with the file untouched.
    pub(super) fn failed(&self, step: Step, error: io::Error) -> SaveError {
        self.refused(Unsaved::Failed(step, error))
    }
}

/// Waits for the lock on a path. `None`: somebody else kept it all the time. `Some(None)`: there are no locks here.
pub(crate) fn wait_for_turn(fs: &impl Fs, path: &Path, patience: Duration) -> Option<Option<Held>> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match fs.try_lock(path) {
            Ok(Locking::Held(held)) => return Some(Some(held)),
            Ok(Locking::Unknown) | Err(_) => return Some(None),
            Ok(Locking::Busy) if start.elapsed() >= patience => return None,
            Ok(Locking::Busy) => std::thread::sleep(pause),
        }
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}
