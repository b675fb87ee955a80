//! The audit trail: every saved edit, with time and user, for as long as the state directory lives.
//!
//! One file per ledger, only ever appended to, a JSON value per line. A line is written under a lock and with one call
//! at the end of the file, so that lines of two processes don't mix; a line that a kill cut off is closed by the next
//! writer and left aside by the reader. Entries are numbered by their line, from 1, and keep their number for ever.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::marker::PhantomData;
use std::os::unix::fs::OpenOptionsExt;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::io::store::digest::Digest;
use crate::io::store::places::LedgerPlace;
use crate::io::store::who::{self, Who};

/// One save.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry<T> {
    /// When, as [`who::now`] writes it.
    pub(crate) at: String,
    /// Who, where.
    #[serde(flatten)]
    pub(crate) who: Who,
    /// What was done, in words.
    pub label: String,
    /// Checksum of the text that the save produced.
    pub saved_as: Digest,
    /// The edits, oldest first.
    pub edits: Vec<T>,
}

impl<T> Entry<T> {
    /// This process, now.
    pub fn new(label: impl Into<String>, edits: Vec<T>, saved_as: Digest) -> Self {
        Self { at: who::now(), who: Who::me(), label: label.into(), saved_as, edits }
    }
}

/// How long another process's line is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Adds an entry; on the disk when this returns `Ok`.
///
/// # Errors
/// What the system says. The save itself is done by then: tell the user that only the record is missing.
pub fn append<T: Serialize>(place: &LedgerPlace, entry: &Entry<T>) -> io::Result<()> {
    let path = place.audit();
    path.parent().map_or(Ok(()), |dir| place.make_common(dir))?;
    let mut file = match File::options().read(true).append(true).create_new(true).mode(0o600).open(&path) {
        Ok(file) => {
            place.admit(&file)?;
            file
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            File::options().read(true).append(true).open(&path)?
        }
        Err(error) => return Err(error),
    };
    wait_for_lock(&file);
    let mut line = Vec::new();
    if !ends_whole(&mut file)? {
        line.push(b'\n');
    }
    serde_json::to_writer(&mut line, entry)?;
    line.push(b'\n');
    file.write_all(&line)?;
    file.sync_data()
}

/// Without a lock (a file system that has none, or a process that hangs) the line is still written in one call.
fn wait_for_lock(file: &File) {
    let start = Instant::now();
    while let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
        if start.elapsed() > PATIENCE {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Whether the last line is whole.
fn ends_whole(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// A ledger's audit trail as it was when it was read. Its entries are parsed as they are asked for.
pub struct Trail<T> {
    text: Vec<u8>,
    lines: usize,
    entry: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Trail<T> {
    /// Reads the trail; an empty one if nothing was ever saved.
    ///
    /// # Errors
    /// What the system says.
    pub fn read(place: &LedgerPlace) -> io::Result<Self> {
        let text = match fs::read(place.audit()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            text => text?,
        };
        Ok(Self { lines: memchr::memchr_iter(b'\n', &text).count(), text, entry: PhantomData })
    }

    /// The entries with their numbers, newest first. Lines that were cut off are left aside.
    pub fn newest_first(&self) -> impl Iterator<Item = (usize, Entry<T>)> {
        let whole = memchr::memrchr(b'\n', &self.text).map_or(0, |end| end);
        let lines = self.text[..whole].rsplit(|&byte| byte == b'\n');
        let numbers = (1..=self.lines).rev();
        numbers.zip(lines).filter_map(|(number, line)| Some((number, serde_json::from_slice(line).ok()?)))
    }

    /// The entry with this number.
    pub(crate) fn entry(&self, number: usize) -> Option<Entry<T>> {
        let line = self.text.split(|&byte| byte == b'\n').nth(number.checked_sub(1)?)?;
        serde_json::from_slice(line).ok()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::io::store::places::Places;

    fn place(root: &Path) -> LedgerPlace {
        Places::under(root).ledger(Path::new("/d/r6.json"))
    }

    fn entry(label: &str) -> Entry<String> {
        Entry::new(label, vec!["a\nb".to_owned(), label.to_owned()], Digest::of(label.as_bytes()))
    }

    fn labels(place: &LedgerPlace) -> Vec<(usize, String)> {
        let trail = Trail::<String>::read(place).unwrap();
        trail.newest_first().map(|(number, entry)| (number, entry.label)).collect()
    }

    /// Waits out the whole patience.
    #[test]
    fn a_process_that_hangs_keeps_no_line_out() {
        let root = tempfile::tempdir().unwrap();
        let place = place(root.path());
        append(&place, &entry("一")).unwrap();
        let hanging = File::open(place.audit()).unwrap();
        hanging.lock().unwrap();
        append(&place, &entry("二")).unwrap();
        assert_eq!(labels(&place), [(2, "二".to_owned()), (1, "一".to_owned())]);
    }

    #[test]
    fn newest_first_and_whole() {
        let root = tempfile::tempdir().unwrap();
        let place = place(root.path());
        assert_eq!(labels(&place), []);
        let second = entry("二");
        append(&place, &entry("一")).unwrap();
        append(&place, &second).unwrap();
        assert_eq!(labels(&place), [(2, "二".to_owned()), (1, "一".to_owned())]);
        let trail = Trail::<String>::read(&place).unwrap();
        assert_eq!(trail.entry(2), Some(second));
        assert_eq!(trail.entry(0), None);
        assert_eq!(trail.entry(3), None);
    }

    #[test]
    fn a_line_that_was_cut_off_harms_no_other() {
        let root = tempfile::tempdir().unwrap();
        let place = place(root.path());
        append(&place, &entry("一")).unwrap();
        File::options().append(true).open(place.audit()).unwrap().write_all(b"{\"at\":\"20").unwrap();
        assert_eq!(labels(&place), [(1, "一".to_owned())]);
        append(&place, &entry("三")).unwrap();
        assert_eq!(labels(&place), [(3, "三".to_owned()), (1, "一".to_owned())]);
    }

    #[test]
    fn lines_of_many_writers_do_not_mix() {
        let root = tempfile::tempdir().unwrap();
        let place = place(root.path());
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let place = &place;
                scope.spawn(move || {
                    for round in 0..10 {
                        let mut long = entry(&format!("{writer}-{round}"));
                        long.edits = vec!["長い文".repeat(10_000)];
                        append(place, &long).unwrap();
                    }
                });
            }
        });
        let mut found: Vec<String> = labels(&place).into_iter().map(|(_, label)| label).collect();
        found.sort();
        let expected: Vec<String> = (0..4).flat_map(|w| (0..10).map(move |r| format!("{w}-{r}"))).collect();
        assert_eq!(found, expected);
    }
}
