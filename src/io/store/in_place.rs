//! Saving where the file must stay the same file.
//!
//! Some files can't be replaced by another: they have a second name, an owner or an access list that can't be given
//! on, or a directory in which nothing may be created. These are overwritten where they are. A kill in the middle
//! then leaves a mixture, so everything needed to put it right is on the disk before the first byte is touched: the
//! old text and the new one, whole and synced, in the state directory, and a note that names them. Room for the new
//! text is reserved beforehand, so that a full disk is noticed while the old text still stands.
//!
//! Whoever else saves in place meanwhile isn't written over: the old text is compared once more directly before the
//! first byte, and ahead of every further stretch; the first thing that isn't ours ends the save, and stays. What
//! remains is the instant between the last comparison and the first byte, which no system call closes.
//!
//! [`recover`] reads the note when the ledger is opened again. If the file is such a mixture (every byte the old or the
//! new one of that place) it gets the old text back; the edits are still in the journal. Anything else in the file is
//! someone's work and is left alone.

use std::fs::File;
use std::io::{self, Seek};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::io::Errno;
use serde::{Deserialize, Serialize};

use super::backup;
use super::error::{OnDisk, ReadOnly, SaveError, Step, Unsaved};
use super::fs::{Fs, Kind, sync_dir};
use super::pour::{Pieces, holds, holds_stretch, pour, pour_watching, read_some};
use super::save::{Because, How, Saved, Saving, wait_for_turn};
use crate::io::names;
use crate::io::store::digest::Digest;
use crate::io::store::places::LedgerPlace;

/// The note that a save in place is under way.
#[derive(Serialize, Deserialize)]
struct Note {
    /// The old text, whole.
    old: PathBuf,
    /// The new text, whole.
    new: PathBuf,
    /// Where this note lies: they all go when it is done with.
    #[serde(default)]
    notes: Vec<PathBuf>,
}

/// What [`recover`] found.
#[derive(Debug)]
pub enum Recovery {
    /// No save was interrupted.
    Nothing,
    /// A save was interrupted in the middle; the file holds the text from before it again.
    Restored,
    /// A save was interrupted in the middle, and the old text couldn't be put back.
    Failed {
        /// Where the old text is kept.
        old: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl std::fmt::Display for Recovery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Recovery::Nothing => Ok(()),
            Recovery::Restored => f.write_str("前回の保存が途中で切れていたため、保存前の内容に戻しました。"),
            Recovery::Failed { old, error } => write!(
                f,
                "前回の保存が途中で切れていますが、元に戻せません: {}。保存前の内容は {} にあります。管理者に知らせてください。",
                super::error::cause(error),
                names::shown(old)
            ),
        }
    }
}

/// The protocol where the file keeps its inode.
pub(super) fn overwrite<F: Fs, O: Pieces, N: Pieces>(
    saving: &Saving<'_, F, O, N>,
    because: Because,
    announce: &mut dyn FnMut(Digest),
) -> Result<Saved, SaveError> {
    let &Saving { fs, place, path, old, new, .. } = saving;
    let _turn = saving.take_turn(saving.dir())?;
    // The file has other names in other directories; its inode stays, so a lock on it holds too.
    let _file_turn = saving.take_turn(path)?;
    let file = fs.open_in_place(path).map_err(|error| match Errno::from_io_error(&error) {
        Some(Errno::ROFS) => saving.refused(Unsaved::ReadOnly(ReadOnly::FileSystem)),
        Some(Errno::ACCESS | Errno::PERM | Errno::TXTBSY) => saving.refused(Unsaved::ReadOnly(ReadOnly::Rights)),
        _ => saving.failed(Step::Locate, error),
    })?;
    saving.compare(&file)?;

    let prepared = (&file).rewind().and_then(|()| Prepared::write(fs, place, &file, path, new));
    let prepared = prepared.map_err(|error| saving.failed(Step::Backup, error))?;
    announce(prepared.digest);
    let length = new.total();
    match fs.reserve(&file, length) {
        Err(error) if matches!(Errno::from_io_error(&error), Some(Errno::NOSPC | Errno::DQUOT | Errno::FBIG)) => {
            prepared.discard(fs);
            return Err(saving.failed(Step::Write, error));
        }
        _ => {}
    }

    // From here on the file is neither, until it is the new one.
    let written = write_over(fs, &file, old, new)
        .map_err(|error| Unsaved::Failed(Step::Write, error))
        .and_then(|alone| if alone { Ok(()) } else { Err(Unsaved::ChangedOnDisk) })
        .and_then(|()| fs.sync(&file).map_err(|error| Unsaved::Failed(Step::Sync, error)))
        .and_then(|()| read_back(fs, path, new));
    let identity = match written {
        Ok(identity) => identity,
        Err(why) => {
            let uncertain = OnDisk::Uncertain { old: prepared.note.old.clone() };
            let on_disk = match &why {
                // Theirs stands.
                Unsaved::ChangedOnDisk => {
                    prepared.discard(fs);
                    OnDisk::Untouched
                }
                // Whose bytes these are can't be told: left alone, and the old text is kept.
                Unsaved::Differs => {
                    prepared.discard(fs);
                    uncertain
                }
                _ => match is_mixture(fs, path, &prepared.note) {
                    Ok(Mixture::Yes | Mixture::Whole) if undo(fs, &file, old).is_ok() => {
                        prepared.discard(fs);
                        OnDisk::Untouched
                    }
                    _ => uncertain,
                },
            };
            return Err(SaveError { path: path.to_owned(), why, on_disk, kept: None });
        }
    };
    prepared.discard(fs);
    let backup = prepared.note.old;
    let how = How::InPlace(because);
    Ok(Saved { opened: saving.now(identity, prepared.digest), how, backup: Some(backup), notices: Vec::new() })
}

/// So much is compared ahead of the writing at once.
const AHEAD: u64 = 1 << 20;

/// Writes the new text over the old one; `false` as soon as something else than the two of them is found there.
fn write_over(fs: &impl Fs, mut file: &File, old: &impl Pieces, new: &impl Pieces) -> io::Result<bool> {
    let (before, length) = (old.total(), new.total());
    let (mut at, mut compared) = (0, 0);
    let mut alone = true;
    file.rewind()?;
    pour_watching(fs, file, new, |next| {
        while compared < (at + next).min(before) {
            let end = (compared + AHEAD).min(before);
            alone &= holds_stretch(fs, file, old, compared..end)?;
            compared = end;
        }
        // Emptied, or added to, by someone who may not have written yet.
        alone &= fs.stat(file)?.identity.size == before.max(at);
        at += next;
        match alone {
            true => Ok(()),
            false => Err(io::ErrorKind::Interrupted.into()),
        }
    })
    .or_else(|error| if alone { Err(error) } else { Ok(()) })?;
    if alone && before > length {
        alone = fs.stat(file)?.identity.size == before;
        if alone {
            fs.set_len(file, length)?;
        }
    }
    Ok(alone)
}

/// Both texts and the note, synced.
struct Prepared {
    note: Note,
    /// Where the note lies.
    paths: Vec<PathBuf>,
    /// Checksum of the new text.
    digest: Digest,
}

impl Prepared {
    fn write(fs: &impl Fs, place: &LedgerPlace, file: &File, path: &Path, new: &impl Pieces) -> io::Result<Self> {
        let old = backup::keep(fs, place, file, path, true)?;
        let staged = place.dir().join("in-place.new");
        let digest = write_synced(fs, &staged, new)?;
        let meta = fs.stat(file)?;
        let mut paths = vec![place.in_place()];
        // Opened by another of its names the file must be found to be under way too.
        if meta.links > 1 {
            paths.push(place.in_place_of(meta.identity.dev, meta.identity.ino));
        }
        let note = Note { old, new: staged, notes: paths.clone() };
        let partial = place.dir().join("in-place.partial");
        let text = serde_json::to_vec(&note).map_err(io::Error::other)?;
        for path in paths.iter().rev() {
            write_synced(fs, &partial, &text)?;
            fs.rename(&partial, path)?;
            path.parent().map_or(Ok(()), |dir| sync_dir(fs, dir))?;
        }
        Ok(Self { note, paths, digest })
    }

    /// The note goes first: without it the staged text means nothing.
    fn discard(&self, fs: &impl Fs) {
        discard(fs, &self.paths, &self.note.new);
    }
}

fn discard(fs: &impl Fs, notes: &[PathBuf], staged: &Path) {
    let gone = |note: &PathBuf| match fs.remove(note) {
        Ok(()) => true,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    // All of them, whether or not one stays.
    let left = notes.iter().filter(|note| !gone(note)).count();
    if left == 0 {
        fs.remove(staged).ok();
    }
}

/// Writes a file of the state directory anew.
fn write_synced(fs: &impl Fs, path: &Path, text: &impl Pieces) -> io::Result<Digest> {
    match fs.remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let file = fs.create_new(path, 0o600)?;
    let digest = pour(fs, &file, text)?;
    fs.sync(&file)?;
    Ok(digest)
}

/// The text from the first byte on, and nothing after it.
fn pour_over(fs: &impl Fs, mut file: &File, text: &impl Pieces, length: u64) -> io::Result<()> {
    file.rewind()?;
    pour(fs, file, text)?;
    fs.set_len(file, length)
}

fn read_back(fs: &impl Fs, path: &Path, new: &impl Pieces) -> Result<super::Identity, Unsaved> {
    let failed = |error| Unsaved::Failed(Step::ReadBack, error);
    let file = fs.open(path).map_err(failed)?;
    let before = fs.stat(&file).map_err(failed)?.identity;
    if holds(fs, &file, new).map_err(failed)? {
        return Ok(before);
    }
    let now = fs.stat(&file).map_err(failed)?.identity;
    match now.size == new.total() && now == before {
        true => Err(Unsaved::Differs),
        // Of another length, or under someone's hands.
        false => Err(Unsaved::ChangedOnDisk),
    }
}

/// The old text again. Newly written pages may be synced; this isn't a second try of a failed sync.
fn undo(fs: &impl Fs, file: &File, old: &impl Pieces) -> io::Result<()> {
    pour_over(fs, file, old, old.total())?;
    fs.sync(file)?;
    match holds(fs, file, old)? {
        true => Ok(()),
        false => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// Where the note of a save in place of this file may lie.
fn notes(fs: &impl Fs, path: &Path, place: &LedgerPlace) -> Vec<PathBuf> {
    let by_file = fs.stat_path(path).map(|meta| place.in_place_of(meta.identity.dev, meta.identity.ino));
    std::iter::once(place.in_place()).chain(by_file).collect()
}

/// Whether a save in place was interrupted and the file holds neither text now: where the old one is.
pub fn interrupted(fs: &impl Fs, path: &Path, place: &LedgerPlace) -> Option<PathBuf> {
    let note = notes(fs, path, place).iter().find_map(|note| read_note(fs, note))?;
    // One that is at work right now holds this lock, and is done in a moment.
    let _turn = wait_for_turn(fs, path, Duration::from_secs(2))?;
    matches!(is_mixture(fs, path, &note), Ok(Mixture::Yes)).then_some(note.old)
}

/// Looks for the note of an interrupted save in place, and puts right what it left, after waiting so long for one that is
/// under way. Costs two failed `open`s otherwise.
pub fn recover(fs: &impl Fs, path: &Path, place: &LedgerPlace, patience: Duration) -> Recovery {
    let notes = notes(fs, path, place);
    if notes.iter().all(|note| fs.open(note).is_err()) {
        return Recovery::Nothing;
    }
    // A save may be at work right now; it holds this lock, and its note is gone when it lets go.
    let dir = path.parent().unwrap_or(Path::new("/"));
    let Some(_turn) = wait_for_turn(fs, dir, patience) else { return Recovery::Nothing };
    let Some(_file_turn) = wait_for_turn(fs, path, patience) else { return Recovery::Nothing };
    let Some(note) = notes.iter().find_map(|note| read_note(fs, note)) else { return Recovery::Nothing };
    // Saved by another of its names, whose note is beside ours.
    let notes = [notes, note.notes.clone()].concat();
    match restore(fs, path, &note) {
        Ok(restored) => {
            discard(fs, &notes, &note.new);
            if restored { Recovery::Restored } else { Recovery::Nothing }
        }
        Err(error) => Recovery::Failed { old: note.old, error },
    }
}

fn read_note(fs: &impl Fs, path: &Path) -> Option<Note> {
    let mut text = Vec::new();
    fs.read_append(&fs.open(path).ok()?, &mut text, 1 << 16).ok()?;
    serde_json::from_slice(&text).ok()
}

/// Whether the file was a mixture, and has been put right.
fn restore(fs: &impl Fs, path: &Path, note: &Note) -> io::Result<bool> {
    let meta = fs.stat_path(path)?;
    if meta.kind != Kind::File || is_mixture(fs, path, note)? != Mixture::Yes {
        return Ok(false);
    }
    let mut old = Vec::new();
    fs.read_append(&fs.open(&note.old)?, &mut old, u64::MAX)?;
    undo(fs, &fs.open_in_place(path)?, &old)?;
    Ok(true)
}

/// What a file holds, by the two texts of a note.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mixture {
    /// Neither of the two, but every byte from one of them.
    Yes,
    /// One of the two.
    Whole,
    /// Something else.
    Foreign,
}

fn is_mixture(fs: &impl Fs, path: &Path, note: &Note) -> io::Result<Mixture> {
    let files = [fs.open(path)?, fs.open(&note.old)?, fs.open(&note.new)?];
    let (mut is_old, mut is_new) = (true, true);
    let mut windows = [vec![0; 1 << 16], vec![0; 1 << 16], vec![0; 1 << 16]];
    loop {
        let mut filled = [0; 3];
        for ((file, window), filled) in files.iter().zip(&mut windows).zip(&mut filled) {
            while *filled < window.len() {
                match read_some(fs, file, &mut window[*filled..])? {
                    0 => break,
                    read => *filled += read,
                }
            }
        }
        let [found, old, new] = [0, 1, 2].map(|i| &windows[i][..filled[i]]);
        is_old &= found == old;
        is_new &= found == new;
        let from_either = |(i, byte): (usize, &u8)| old.get(i) == Some(byte) || new.get(i) == Some(byte);
        if !found.iter().enumerate().all(from_either) || found.len() < old.len().min(new.len()) {
            return Ok(Mixture::Foreign);
        }
        if filled == [0; 3] {
            return Ok(if is_old || is_new { Mixture::Whole } else { Mixture::Yes });
        }
    }
}
