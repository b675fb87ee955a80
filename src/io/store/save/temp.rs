//! Temporary names beside the ledger, and what is done with what stands there in the end.
//!
//! A name that was ours all the time is removed. One that may have become someone else's text is read first, and kept
//! under a name of its own where it holds anything that we don't know. What killed saves left is cleared away alike.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::outcome::Notice;
use crate::io::names;
use crate::io::store::backup;
use crate::io::store::digest::Digest;
use crate::io::store::fs::{Fs, Kind};
use crate::io::store::places::LedgerPlace;
use crate::io::store::pour::{Pieces, holds, pour};
use crate::io::store::who::{self, Who};

/// A temporary name, which goes when the save ends, however it ends. An empty path: there is nothing to remove.
pub(super) struct Temp<'a, F: Fs> {
    pub(super) fs: &'a F,
    pub(super) path: PathBuf,
    /// What stands there was made by us and never had the ledger's name: nobody else can have written to it.
    pub(super) holds_ours: bool,
}

impl<F: Fs> Temp<'_, F> {
    /// Removes what stands there if it holds this text and nothing else; else it is kept beside the ledger.
    pub(super) fn dispose(&mut self, ledger: &Path, known: &impl Pieces) -> Option<Notice> {
        if self.path.as_os_str().is_empty() {
            return None;
        }
        let opened = self.fs.open(&self.path);
        let is_file = self.fs.stat_name(&self.path).is_ok_and(|meta| meta.kind == Kind::File);
        let file = match opened {
            Ok(file) if is_file && holds(self.fs, &file, known).unwrap_or(false) => file,
            _ => return self.keep(ledger).map(Notice::Kept),
        };
        let path = std::mem::take(&mut self.path);
        match self.fs.remove(&path) {
            Err(error) => Some(Notice::Leftover(path, error)),
            Ok(()) => rescue(self.fs, &file, ledger, known),
        }
    }

    /// Gives what stands there a name of its own beside the ledger; leaves it where it is if that can't be.
    pub(super) fn keep(&mut self, ledger: &Path) -> Option<PathBuf> {
        let path = std::mem::take(&mut self.path);
        if path.as_os_str().is_empty() {
            return None;
        }
        let kept = kept_path(ledger);
        Some(self.fs.rename_new(&path, &kept).map_or(path, |()| kept))
    }
}

impl<F: Fs> Drop for Temp<'_, F> {
    fn drop(&mut self) {
        if self.holds_ours && !self.path.as_os_str().is_empty() {
            self.fs.remove(&self.path).ok();
        }
    }
}

/// The last look at a file that has lost its name: what someone has written to it is put beside the ledger.
pub(in crate::io::store) fn rescue(fs: &impl Fs, file: &File, ledger: &Path, known: &impl Pieces) -> Option<Notice> {
    if holds(fs, file, known).unwrap_or(true) {
        return None;
    }
    // They may be writing still.
    let mut text = read_all(fs, file).ok()?;
    for _ in 0..20 {
        thread::sleep(Duration::from_millis(25));
        let now = read_all(fs, file).ok()?;
        if std::mem::replace(&mut text, now) == text && !text.is_empty() {
            break;
        }
    }
    if text.is_empty() {
        return None;
    }
    let path = kept_path(ledger);
    let copy = fs.create_new(&path, fs.stat(file).map_or(0o600, |meta| meta.mode & 0o777)).ok()?;
    pour(fs, &copy, &text).and_then(|_| fs.sync(&copy)).ok()?;
    Some(Notice::Kept(path))
}

fn read_all(fs: &impl Fs, file: &File) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    let mut window = vec![0; 1 << 16];
    loop {
        match fs.read_at(file, &mut window, text.len() as u64)? {
            0 => return Ok(text),
            read => text.extend_from_slice(window.get(..read).unwrap_or_default()),
        }
    }
}

/// The name under which someone else's text is kept: beside the ledger, and seen by everyone.
fn kept_path(ledger: &Path) -> PathBuf {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let stamp = who::now().get(..19).unwrap_or_default().replace(['-', ':'], "");
    let mut name = ledger.file_stem().unwrap_or_default().to_owned();
    name.push(format!(".kept-{stamp}-{}-{number}.", std::process::id()));
    name.push(ledger.extension().unwrap_or("json".as_ref()));
    ledger.with_file_name(name)
}

/// The beginning of the temporary names of this ledger on this machine: `.r6.json.kensho-1a2b3c4d-`.
fn temp_prefix(path: &Path) -> String {
    // As it is shown: names that are no text are told apart.
    let name = path.file_name().map(names::shown).unwrap_or_default();
    let end = (0..=name.len().min(120)).rev().find(|&end| name.is_char_boundary(end)).unwrap_or(0);
    let host = Digest::of(Who::me().host.as_bytes()).to_string();
    format!(".{}.kensho-{}-", &name[..end], &host[..8])
}

/// A temporary name in the same directory that no other save uses.
pub(in crate::io::store) fn temp_path(path: &Path) -> PathBuf {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!("{}{}-{number}.tmp", temp_prefix(path), std::process::id()))
}

/// What killed processes of this machine left beside this path, each with what it was: `tmp` or `swap`.
fn left_by_the_dead(fs: &impl Fs, path: &Path) -> Vec<(PathBuf, String)> {
    let Some(dir) = path.parent() else { return Vec::new() };
    let prefix = temp_prefix(path);
    let of_the_dead = |left: PathBuf| {
        let name = left.file_name().map(names::shown).unwrap_or_default();
        let (rest, kind) = name.strip_prefix(&prefix)?.rsplit_once('.')?;
        let pid = rest.split('-').next()?.parse().ok()?;
        let is_dead = pid != std::process::id() && (Who { pid, ..Who::me() }).is_gone();
        is_dead.then(|| (left, kind.to_owned()))
    };
    fs.list(dir).unwrap_or_default().into_iter().filter_map(of_the_dead).collect()
}

/// Clears away what killed processes of this machine left of their saves of this ledger. A text that may be someone's
/// (the kill came at the swap) goes to the backups.
pub(super) fn sweep(fs: &impl Fs, place: &LedgerPlace, path: &Path) {
    for (left, kind) in left_by_the_dead(fs, path) {
        match &*kind {
            "tmp" => drop(fs.remove(&left)),
            "swap" => backup::take_in(fs, place, &left, path),
            _ => {}
        }
    }
}

/// Clears away what killed processes of this machine began and never gave this name.
pub(in crate::io::store) fn sweep_temps(fs: &impl Fs, path: &Path) {
    for (left, kind) in left_by_the_dead(fs, path) {
        if kind == "tmp" {
            drop(fs.remove(&left));
        }
    }
}
