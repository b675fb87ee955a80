//! Text in pieces: written without being joined, compared without being read whole.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::thread;

use super::fs::Fs;
use crate::io::store::digest::Digest;
use crate::io::store::digest::Hasher;

/// Pieces shorter than this are gathered before they are written.
const GATHER: usize = 64 << 10;

/// A text of so many bytes is worth the other processors.
const LARGE: u64 = 4 << 20;

/// How much is read at once for a comparison: small enough to stay in the processor's cache.
const WINDOW: usize = 128 << 10;

/// A text as a row of slices, in order. It can be walked more than once and is the same each time.
pub trait Pieces: Sync {
    /// The slices, from the first byte to the last. Empty ones are allowed.
    fn pieces(&self) -> impl Iterator<Item = &[u8]>;

    /// The length of the text in bytes.
    fn total(&self) -> u64 {
        self.pieces().map(|piece| piece.len() as u64).sum()
    }

    /// The checksum of the text.
    fn digest(&self) -> Digest {
        let mut hasher = Hasher::default();
        self.pieces().for_each(|piece| hasher.update(piece));
        hasher.finish()
    }
}

impl Pieces for [u8] {
    fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        std::iter::once(self)
    }
}

impl Pieces for Vec<u8> {
    fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        std::iter::once(self.as_slice())
    }
}

impl Pieces for Vec<&[u8]> {
    fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        self.iter().copied()
    }
}

impl Pieces for crate::json::Doc {
    fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        self.chunks().map(str::as_bytes)
    }
}

impl<T: Pieces + ?Sized> Pieces for &T {
    fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        (**self).pieces()
    }
}

/// Writes the whole text at the file's position, and says its checksum.
pub(super) fn pour(fs: &impl Fs, file: &File, text: &impl Pieces) -> io::Result<Digest> {
    pour_telling(fs, file, text, |_| {})
}

/// The same; `wrote` is told each time how many bytes were written since it was told last.
pub(super) fn pour_telling(
    fs: &impl Fs,
    file: &File,
    text: &impl Pieces,
    mut wrote: impl FnMut(usize),
) -> io::Result<Digest> {
    let mut written = 0;
    let wrote = |next: u64| {
        wrote(std::mem::replace(&mut written, usize::try_from(next).unwrap_or(0)));
        Ok(())
    };
    if text.total() < LARGE {
        write_pieces(fs, file, text, wrote)?;
        return Ok(text.digest());
    }
    thread::scope(|scope| {
        let digest = scope.spawn(|| text.digest());
        write_pieces(fs, file, text, wrote)?;
        Ok(digest.join().unwrap_or_else(|_| text.digest()))
    })
}

/// As [`pour`] without the checksum; `before` is asked ahead of each stretch, told its length, and may end it.
pub(super) fn pour_watching(
    fs: &impl Fs,
    file: &File,
    text: &impl Pieces,
    before: impl FnMut(u64) -> io::Result<()>,
) -> io::Result<()> {
    write_pieces(fs, file, text, before)
}

fn write_pieces(
    fs: &impl Fs,
    file: &File,
    text: &impl Pieces,
    mut before: impl FnMut(u64) -> io::Result<()>,
) -> io::Result<()> {
    let mut gathered = Vec::with_capacity(GATHER);
    for piece in text.pieces() {
        if gathered.len() + piece.len() > GATHER {
            before(gathered.len() as u64)?;
            write_all(fs, file, &gathered)?;
            gathered.clear();
        }
        if piece.len() >= GATHER {
            before(piece.len() as u64)?;
            write_all(fs, file, piece)?;
        } else {
            gathered.extend_from_slice(piece);
        }
    }
    if !gathered.is_empty() {
        before(gathered.len() as u64)?;
    }
    write_all(fs, file, &gathered)
}

/// The system may take fewer bytes than it is given; the rest is offered again until it says no.
fn write_all(fs: &impl Fs, file: &File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match fs.write(file, bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Whether the file, from its first byte to its last, holds exactly this text. A large one is compared on every
/// processor, each with a stretch of it.
pub(super) fn holds(fs: &impl Fs, file: &File, text: &impl Pieces) -> io::Result<bool> {
    let total = text.total();
    let threads = thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let share = total.div_ceil(if total < LARGE { 1 } else { threads }).max(1);
    // It may have grown.
    let mut end = [0];
    loop {
        match fs.read_at(file, &mut end, total) {
            Ok(0) => break,
            Ok(_) => return Ok(false),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let stretches = (0..total.div_ceil(share)).map(|n| n * share..((n + 1) * share).min(total));
    thread::scope(|scope| {
        let mut all: Vec<_> = stretches.collect();
        let own = all.pop();
        let others: Vec<_> =
            all.into_iter().map(|stretch| scope.spawn(|| holds_stretch(fs, file, text, stretch))).collect();
        let mut same = own.map_or(Ok(true), |stretch| holds_stretch(fs, file, text, stretch))?;
        for other in others {
            same &= other.join().map_err(|_| io::Error::other("a thread has panicked"))??;
        }
        Ok(same)
    })
}

/// Whether a stretch of the file holds the same stretch of the text.
pub(super) fn holds_stretch(fs: &impl Fs, file: &File, text: &impl Pieces, stretch: Range<u64>) -> io::Result<bool> {
    let mut window = vec![0; WINDOW];
    let mut skip = stretch.start;
    let mut at = stretch.start;
    let mut pieces = text.pieces().filter_map(|piece| {
        let skipped = skip.min(piece.len() as u64);
        skip -= skipped;
        piece.get(usize::try_from(skipped).ok()?..)
    });
    let mut expected: &[u8] = &[];
    while at < stretch.end {
        let most = usize::try_from(stretch.end - at).unwrap_or(WINDOW).min(WINDOW);
        let read = match fs.read_at(file, window.get_mut(..most).unwrap_or_default(), at) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            answer => answer?,
        };
        if read == 0 {
            return Ok(false);
        }
        at += read as u64;
        let mut found = window.get(..read).unwrap_or_default();
        while !found.is_empty() {
            if expected.is_empty() {
                let Some(next) = pieces.next() else { return Ok(false) };
                expected = next;
                continue;
            }
            let length = found.len().min(expected.len());
            if found[..length] != expected[..length] {
                return Ok(false);
            }
            (found, expected) = (&found[length..], &expected[length..]);
        }
    }
    Ok(true)
}

/// Reads into the buffer, once; 0 at the end.
pub(super) fn read_some(fs: &impl Fs, file: &File, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match fs.read(file, buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            answer => return answer,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Write;

    use super::super::Disk;
    use super::*;

    #[test]
    fn what_a_file_holds_is_known_to_the_last_byte_however_it_is_cut() {
        for length in [0, 1, WINDOW, WINDOW + 1, LARGE as usize - 1, LARGE as usize + 12_345] {
            let bytes: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            let cuts = [0, 0, 1, 1000, 70_000, length / 2 + 1, length];
            let mut cuts = cuts.map(|cut| cut.min(length));
            cuts.sort_unstable();
            let text: Vec<&[u8]> = cuts.windows(2).map(|cut| &bytes[cut[0]..cut[1]]).collect();
            assert_eq!(text.concat(), bytes);
            let file = |bytes: &[u8]| {
                let mut file = tempfile::tempfile().unwrap();
                file.write_all(bytes).unwrap();
                file
            };
            assert!(holds(&Disk, &file(&bytes), &text).unwrap(), "{length}");
            assert!(!holds(&Disk, &file(&[&bytes[..], b"x"].concat()), &text).unwrap(), "{length}: longer");
            for at in [0, length / 3, length / 2, length / 2 + 1, length.saturating_sub(1)] {
                if at < length {
                    assert!(!holds(&Disk, &file(&bytes[..at]), &text).unwrap(), "{length}: cut at {at}");
                    let mut other = bytes.clone();
                    other[at] ^= 1;
                    assert!(!holds(&Disk, &file(&other), &text).unwrap(), "{length}: another byte at {at}");
                }
            }
            let mut written = tempfile::tempfile().unwrap();
            let digest = pour(&Disk, &written, &text).unwrap();
            assert_eq!(digest, Digest::of(&bytes));
            written.flush().unwrap();
            assert!(holds(&Disk, &written, &text).unwrap());
        }
    }
}
