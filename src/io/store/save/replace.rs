//! The swap of the names, and what is made sure of behind it: that what came out is what was compared, that the name is on the
//! disk, and that it leads to the new text. Where one of them fails the old file gets its name back.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::outcome::{Because, Notice};
use super::temp::Temp;
use super::{Backup, Displaced, Or, Saving};
use crate::io::store::Identity;
use crate::io::store::error::{OnDisk, SaveError, Step, Unsaved};
use crate::io::store::fs::{Fs, Kind, Meta, is_unsupported};
use crate::io::store::pour::{Pieces, holds};

impl<F: Fs, O: Pieces, N: Pieces> Saving<'_, F, O, N> {
    /// The new file gets the name. Swapped where possible, so that what was replaced can still be looked at.
    pub(super) fn replace(
        &self,
        temp: &mut Temp<'_, F>,
        new: &File,
        (compared, identity): (&File, &Meta),
        backup: &mut Backup,
    ) -> Result<Or<Displaced>, SaveError> {
        let failed = |error| self.failed(Step::Replace, error);
        // From here on the name may stand for someone's text, and is never cleared away unread.
        let swap = temp.path.with_extension("swap");
        match self.fs.rename(&temp.path, &swap) {
            Ok(()) => temp.path = swap,
            Err(error) => return self.not_by_name(error),
        }
        let ours = self.fs.stat(new).map_err(failed)?.identity;
        if !self.fs.stat_name(&temp.path).map_err(failed)?.identity.is_file(&ours) {
            // Someone else's file under our temporary name: not ours to give away or to remove.
            temp.path.clear();
            return Err(failed(Errno::EXIST.into()));
        }
        let renamed = match self.fs.exchange(&temp.path, self.path) {
            Ok(()) => {
                temp.holds_ours = false;
                // A clock's tick may hide a change of the last moment, but not one of a file that had rested before.
                let rested = identity.identity.mtime.0 + 2 < ours.mtime.0;
                let same = |out: Meta| out.kind == Kind::File && out.identity.same_bytes_as(&identity.identity);
                if !(rested && self.fs.stat_name(&temp.path).is_ok_and(same)) {
                    self.check_displaced(temp, Displaced::Kept)?;
                }
                return Ok(Or::Done(Displaced::Kept));
            }
            Err(error) => match Errno::from_io_error(&error) {
                Some(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                    // The old file will have no name any more: now or never.
                    if let Backup::Adopt = backup {
                        *backup = Backup::Copied(self.copy_backup(self.path));
                    }
                    // Copying took its time.
                    self.compare(compared)?;
                    let there = self.fs.stat_name(self.path).map_err(failed)?;
                    if !there.identity.is_file(&identity.identity) {
                        return Err(self.refused(Unsaved::ChangedOnDisk));
                    }
                    self.fs.rename(&temp.path, self.path)
                }
                _ => Err(error),
            },
        };
        match renamed {
            Ok(()) => {
                temp.path.clear();
                Ok(Or::Done(Displaced::Gone))
            }
            Err(error) => self.not_by_name(error),
        }
    }

    /// Where names can't be changed the file is overwritten.
    fn not_by_name<T>(&self, error: io::Error) -> Result<Or<T>, SaveError> {
        match Errno::from_io_error(&error) {
            Some(Errno::XDEV | Errno::BUSY | Errno::PERM | Errno::ACCESS) => Ok(Or::InPlace(Because::Mount)),
            _ => Err(self.failed(Step::Replace, error)),
        }
    }

    /// What was replaced must hold what was compared a moment before; otherwise someone saved in that moment, and gets
    /// the name back.
    pub(super) fn check_displaced(&self, temp: &mut Temp<'_, F>, displaced: Displaced) -> Result<(), SaveError> {
        if displaced == Displaced::Gone {
            return Ok(());
        }
        let is_file = self.fs.stat_name(&temp.path).is_ok_and(|out| out.kind == Kind::File);
        let why = match self.fs.open(&temp.path).and_then(|file| holds(self.fs, &file, self.old)) {
            Ok(true) if is_file => return Ok(()),
            // A name that leads elsewhere now is someone's doing as well.
            Ok(_) => Unsaved::ChangedOnDisk,
            Err(error) => Unsaved::Failed(Step::Compare, error),
        };
        Err(self.put_back(temp, why))
    }

    /// Undoes a swap, unless someone has saved over ours since: then theirs stands, and what was displaced is kept.
    fn put_back(&self, temp: &mut Temp<'_, F>, why: Unsaved) -> SaveError {
        let error = |why, on_disk, kept| SaveError { path: self.path.to_owned(), why, on_disk, kept };
        let written = |path: &Path| self.fs.open(path).and_then(|file| holds(self.fs, &file, self.new));
        if let (Ok(false), Unsaved::ChangedOnDisk) = (written(self.path), &why) {
            return error(why, OnDisk::Untouched, temp.keep(self.path));
        }
        if self.fs.exchange(&temp.path, self.path).is_err() {
            // The temporary name holds the only copy of what was there: leave it.
            let old = temp.keep(self.path).unwrap_or_else(|| std::mem::take(&mut temp.path));
            return error(why, OnDisk::Uncertain { old }, None);
        }
        self.fs.sync_dir(self.dir()).ok();
        temp.holds_ours = true;
        let kept = match temp.dispose(self.path, self.new) {
            Some(Notice::Kept(path)) => Some(path),
            _ => None,
        };
        error(why, OnDisk::Untouched, kept)
    }

    /// The name to the disk. Where a directory can't be synced at all (some network shares; one that may not be read)
    /// the save is as good as it gets there.
    pub(super) fn sync_directory(
        &self,
        temp: &mut Temp<'_, F>,
        displaced: Displaced,
    ) -> Result<Option<Notice>, SaveError> {
        match self.fs.sync_dir(self.dir()) {
            Ok(()) => Ok(None),
            Err(error) if is_unsupported(&error) => Ok(Some(Notice::NoSync)),
            Err(error) => {
                let kept = self.let_go(temp, displaced);
                Err(SaveError { on_disk: OnDisk::NewUnconfirmed, kept, ..self.failed(Step::SyncDirectory, error) })
            }
        }
    }

    /// The old file goes if it holds the old text and nothing else; says where it is kept otherwise.
    fn let_go(&self, temp: &mut Temp<'_, F>, displaced: Displaced) -> Option<PathBuf> {
        match displaced {
            Displaced::Kept => match temp.dispose(self.path, self.old)? {
                Notice::Kept(path) => Some(path),
                _ => None,
            },
            Displaced::Gone => None,
        }
    }

    /// What the name leads to now, read as anyone else would read it. The old file goes only after this.
    pub(super) fn read_back(
        &self,
        temp: &mut Temp<'_, F>,
        new: &File,
        displaced: Displaced,
    ) -> Result<Identity, SaveError> {
        // Everything of ours was written and synced long before: what is newer is someone else's.
        let written = self.fs.stat(new).map(|meta| meta.identity);
        let read = || -> io::Result<Result<Identity, Unsaved>> {
            let file = self.fs.open(self.path)?;
            let found = self.fs.stat(&file)?.identity;
            let ours = written?;
            Ok(match holds(self.fs, &file, self.new)? {
                true => Ok(found),
                false if found.is_file(&ours) && self.fs.stat(&file)?.identity.size == self.new.total() => {
                    Err(Unsaved::Differs)
                }
                // Someone else has replaced it since, or is writing to it: theirs stands.
                false => Err(Unsaved::ChangedOnDisk),
            })
        };
        let why = match read() {
            Ok(Ok(identity)) => return Ok(identity),
            Ok(Err(why)) => why,
            Err(error) => Unsaved::Failed(Step::ReadBack, error),
        };
        match (why, displaced) {
            (Unsaved::ChangedOnDisk, _) => {
                let kept = self.let_go(temp, displaced);
                Err(SaveError { kept, ..self.refused(Unsaved::ChangedOnDisk) })
            }
            (why, Displaced::Kept) => Err(self.put_back(temp, why)),
            (why, Displaced::Gone) => Err(SaveError { on_disk: OnDisk::NewUnconfirmed, ..self.refused(why) }),
        }
    }
}
