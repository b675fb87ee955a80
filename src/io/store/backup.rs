//! The last texts that were saved over, kept in the state directory.
//!
//! A backup is for the person who notices next week; the save itself never needs it, except where the file has to be
//! overwritten in place. The last ten are kept, fewer when they are large: at most 512 MB together, but always two.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::fs::{Fs, sync_dir};
use crate::io::store::places::LedgerPlace;
use crate::io::store::who;

/// How many backups are kept of one ledger.
const KEEP: usize = 10;
/// How many are kept whatever their size.
const KEEP_ALWAYS: usize = 2;
/// How many bytes the rest may take together with those.
const KEEP_BYTES: u64 = 512 << 20;

/// Numbers the backups of this process.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// Copies the file, from its position on, and returns the copy's path. `synced` makes sure that it outlives a power cut.
pub(super) fn keep(fs: &impl Fs, place: &LedgerPlace, file: &File, ledger: &Path, synced: bool) -> io::Result<PathBuf> {
    let dir = place.backups();
    fs.make_private(&dir)?;
    let path = next_name(fs, &dir, ledger);
    let partial = path.with_extension("partial");
    let copied =
        copy(fs, file, &partial, &path, synced).and_then(|()| if synced { sync_dir(fs, &dir) } else { Ok(()) });
    if let Err(error) = copied {
        fs.remove(&partial).ok();
        return Err(error);
    }
    rotate(fs, place);
    Ok(path)
}

/// Whether a file on this device can become a backup by getting another name.
pub(super) fn can_adopt(fs: &impl Fs, place: &LedgerPlace, dev: u64) -> bool {
    let dir = place.backups();
    fs.make_private(&dir).is_ok() && fs.stat_path(&dir).is_ok_and(|meta| meta.identity.dev == dev)
}

/// Makes a backup of a file that isn't needed where it is any more, by giving it another name: nothing is copied,
/// however large it is. Which backups are too many then is left to [`rotate`].
pub(super) fn adopt(fs: &impl Fs, place: &LedgerPlace, displaced: &Path, ledger: &Path) -> io::Result<PathBuf> {
    let dir = place.backups();
    let path = next_name(fs, &dir, ledger);
    fs.rename(displaced, &path)?;
    Ok(path)
}

/// Takes in a text that a killed save left beside the ledger. It stays there if that can't be done.
pub(super) fn take_in(fs: &impl Fs, place: &LedgerPlace, left: &Path, ledger: &Path) {
    let Ok(meta) = fs.stat_name(left) else { return };
    if can_adopt(fs, place, meta.identity.dev) {
        adopt(fs, place, left, ledger).ok();
        rotate(fs, place);
    } else if let Ok(file) = fs.open(left)
        && keep(fs, place, &file, ledger, true).is_ok()
    {
        fs.remove(left).ok();
    }
}

/// A name that counts on from the last one, since clocks are set back and forth; the time is for people, and process and
/// number keep two apart that are taken at once.
fn next_name(fs: &impl Fs, dir: &Path, ledger: &Path) -> PathBuf {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let last = fs.list(dir).unwrap_or_default().iter().map(|path| sequence(path)).max().unwrap_or(0);
    let stamp = who::now().replace([':', '+'], "");
    let stem = format!("{:08}-{stamp}-{}-{number}", last.saturating_add(1), std::process::id());
    let mut name = OsString::from(stem + ".");
    // Text, as the notes that name a backup are.
    name.push(ledger.extension().filter(|it| it.to_str().is_some()).unwrap_or(OsStr::new("json")));
    dir.join(name)
}

/// How many backups were made before that one; those whose names only say when are older than all that count.
fn sequence(path: &Path) -> u32 {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let digits = name.get(..8).filter(|_| name.get(8..9) == Some("-"));
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

fn copy(fs: &impl Fs, file: &File, partial: &Path, path: &Path, synced: bool) -> io::Result<()> {
    let to = fs.create_new(partial, 0o600)?;
    fs.copy(file, &to)?;
    if synced {
        fs.sync(&to)?;
    }
    fs.rename(partial, path)
}

/// Removes the oldest ones beyond the limits. A backup too many is no reason not to save.
pub(super) fn rotate(fs: &impl Fs, place: &LedgerPlace) {
    remove_oldest(fs, &place.backups()).ok();
}

fn remove_oldest(fs: &impl Fs, dir: &Path) -> io::Result<()> {
    let mut kept = fs.list(dir)?;
    kept.sort_by_cached_key(|path| (sequence(path), path.clone()));
    let mut bytes = 0;
    for (index, path) in kept.iter().rev().enumerate() {
        bytes += fs.stat_path(path)?.identity.size;
        if index >= KEEP || (index >= KEEP_ALWAYS && bytes > KEEP_BYTES) {
            fs.remove(path)?;
        }
    }
    Ok(())
}
