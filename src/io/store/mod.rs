//! A ledger's bytes: read, watched, saved.
//!
//! What this room promises: a file that was called saved holds exactly the new text and would survive a power cut; a
//! save that was not called saved left the file as it was, or says what it left; and the bytes of someone else's save
//! are never replaced. Correctness rests on comparing bytes. Time stamps only tell when a comparison can be spared,
//! locks only make collisions rare.
//!
//! The text to be saved comes in [`Pieces`], so that saving a large ledger copies nothing.
//!
//! * [`stream`], [`open`], [`changed`], [`recover`]: here.
//! * [`save`](fn@save), [`create`]: the protocol, in [`mod@save`]; where a file must keep its inode, [`in_place`].
//! * [`fs`]: the system calls. [`error`]: the sentences.

pub mod error;
pub(crate) mod fs;
pub(crate) mod in_place;
pub mod save;

pub mod audit;
mod backup;
pub(crate) mod beside;
pub mod digest;
#[cfg(test)]
mod faults;
pub mod journal;
pub(crate) mod lock;
pub(crate) mod partitions;
pub mod places;
mod pour;
pub(crate) mod who;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use error::{OnDisk, ReadError, SaveError, Step, Unreadable, Unsaved};
pub use fs::Disk;
pub(crate) use fs::{Fs, Identity, Kind};
pub use pour::Pieces;
pub(crate) use save::Notice;
pub use save::{How, Overwrite, Saved, create, save};

use crate::io::store::digest::{Digest, Hasher};
use crate::io::store::places::Places;

/// How many bytes are read between two calls of the watcher: few enough to stay in the processor's cache.
pub const STEP: u64 = 1 << 18;

/// A pipe is read up to this many bytes.
pub(crate) const STREAM_LIMIT: u64 = 1 << 30;

/// A file whose bytes were read. Says which file it was, not what it holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// The path the user named, made absolute.
    pub given: PathBuf,
    /// The file it led to, symlinks followed.
    pub path: PathBuf,
    /// What the file looked like; `None` for a pipe, which can't be saved to.
    pub identity: Option<Identity>,
    /// Checksum of the bytes.
    pub digest: Digest,
}

/// Whether a file is still the one that was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// Not touched at all.
    Untouched,
    /// Touched, or replaced by an equal one: same bytes. Take the new identity so as not to compare again.
    SameBytes(Identity),
    /// Other bytes.
    Changed,
    /// No longer there (or not readable as a file).
    Gone,
}

/// Where a path leads: absolute, symlinks followed.
///
/// # Errors
/// [`ReadError`] when it leads nowhere.
pub(crate) fn locate(fs: &impl Fs, path: &Path) -> Result<(PathBuf, PathBuf), ReadError> {
    let fail = |error| ReadError { path: path.to_owned(), why: Unreadable::System(error) };
    let given = std::path::absolute(path).map_err(fail)?;
    match fs.canonicalize(&given) {
        Ok(canonical) => Ok((given, canonical)),
        // A pipe without a name, which /dev/fd/63 leads to all the same.
        Err(_) if fs.stat_path(&given).is_ok_and(|meta| meta.kind == Kind::Stream) => Ok((given.clone(), given)),
        Err(error) => Err(fail(error)),
    }
}

/// Reads a whole file a [`STEP`] at a time. `take` gets each step's bytes and the expected total (0: unknown), so that
/// nothing need be held twice and the first bytes can be shown while the rest is read; it may stop the reading.
/// What it was given is worth something only when this returns `Ok`.
///
/// An interrupted save is not looked for here: see [`recover`].
///
/// # Errors
/// [`ReadError`]: no file, no right, stopped, or changed while it was read.
pub fn stream(
    fs: &impl Fs,
    path: &Path,
    mut take: impl FnMut(&[u8], u64) -> ControlFlow<()>,
) -> Result<Opened, ReadError> {
    let fail = |why| ReadError { path: path.to_owned(), why };
    let system = |error| fail(Unreadable::System(error));
    let (given, canonical) = locate(fs, path)?;
    let file = fs.open_stream(&canonical).map_err(system)?;
    let before = fs.stat(&file).map_err(system)?;
    if before.kind == Kind::Directory {
        return Err(fail(Unreadable::Directory));
    }
    let regular = before.kind == Kind::File;
    let total = if regular { before.identity.size } else { 0 };

    let mut window = vec![0; STEP as usize];
    let mut length = 0;
    let mut hasher = Hasher::default();
    loop {
        let read = pour::read_some(fs, &file, &mut window).map_err(system)?;
        let step = window.get(..read).unwrap_or_default();
        if step.is_empty() {
            break;
        }
        length += step.len() as u64;
        if regular && length > total {
            return Err(fail(Unreadable::ChangedMeanwhile));
        }
        if !regular && length > STREAM_LIMIT {
            return Err(fail(Unreadable::Endless(STREAM_LIMIT)));
        }
        hasher.update(step);
        if take(step, total).is_break() {
            return Err(fail(Unreadable::Cancelled));
        }
    }
    let identity = if regular {
        let after = fs.stat(&file).map_err(system)?.identity;
        if !after.same_bytes_as(&before.identity) || length != total {
            return Err(fail(Unreadable::ChangedMeanwhile));
        }
        Some(after)
    } else {
        None
    };
    Ok(Opened { given, path: canonical, identity, digest: hasher.finish() })
}

/// Reads a whole file into memory.
///
/// # Errors
/// As [`stream`].
pub fn open(fs: &impl Fs, path: &Path) -> Result<(Opened, Vec<u8>), ReadError> {
    let mut bytes = Vec::new();
    let opened = stream(fs, path, |step, total| {
        if bytes.is_empty() {
            // A file that claims an absurd size isn't believed beforehand.
            bytes.reserve_exact(usize::try_from(total.clamp(step.len() as u64, STREAM_LIMIT)).unwrap_or(0));
        }
        bytes.extend_from_slice(step);
        ControlFlow::Continue(())
    })?;
    Ok((opened, bytes))
}

/// Puts right what an interrupted save left of the file at this path, after waiting so long for one that is under way. To
/// be called before the file is read; costs a
/// failed `open` when there is nothing to do.
///
/// # Errors
/// As [`locate`].
pub fn recover(
    fs: &impl Fs,
    path: &Path,
    places: &Places,
    patience: Duration,
) -> Result<in_place::Recovery, ReadError> {
    let (_, canonical) = locate(fs, path)?;
    Ok(in_place::recover(fs, &canonical, &places.ledger(&canonical), patience))
}

/// Whether the file still holds `base`, the bytes that were opened (or last saved). Costs one `stat` while nobody
/// touches the file, and one reading of it when someone did.
pub fn changed(fs: &impl Fs, opened: &Opened, base: &impl Pieces) -> Since {
    let Some(identity) = opened.identity else { return Since::Untouched };
    let Ok(path) = fs.canonicalize(&opened.given) else { return Since::Gone };
    match fs.stat_path(&path) {
        Ok(meta) if meta.identity == identity => return Since::Untouched,
        Ok(meta) if meta.kind == Kind::File => {}
        _ => return Since::Gone,
    }
    let Ok(file) = fs.open(&path) else { return Since::Gone };
    let Ok(before) = fs.stat(&file) else { return Since::Gone };
    match pour::holds(fs, &file, base) {
        Ok(true) => Since::SameBytes(before.identity),
        Ok(false) => Since::Changed,
        Err(_) => Since::Gone,
    }
}
