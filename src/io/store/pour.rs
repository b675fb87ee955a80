//! Text in pieces: written without being joined, compared without being read whole.

use std::fs::File;
use std::io::{self, ErrorKind};

use super::fs::Fs;
use crate::io::digest::{Digest, Hasher};

/// Pieces shorter than this are gathered before they are written.
const GATHER: usize = 64 << 10;

/// How much is read at once for a comparison: small enough to stay in the processor's cache.
const WINDOW: usize = 128 << 10;

/// A text as a row of slices, in order. It can be walked more than once and is the same each time.
pub trait Pieces {
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
    let mut hasher = Hasher::default();
    let mut gathered = Vec::with_capacity(GATHER);
    for piece in text.pieces() {
        hasher.update(piece);
        if gathered.len() + piece.len() > GATHER {
            write_all(fs, file, &gathered)?;
            gathered.clear();
        }
        if piece.len() >= GATHER {
            write_all(fs, file, piece)?;
        } else {
            gathered.extend_from_slice(piece);
        }
    }
    write_all(fs, file, &gathered)?;
    Ok(hasher.finish())
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

/// Whether the file, from its position on, holds exactly this text.
pub(super) fn holds(fs: &impl Fs, file: &File, text: &impl Pieces) -> io::Result<bool> {
    let mut window = vec![0; WINDOW];
    let mut pieces = text.pieces();
    let mut expected: &[u8] = &[];
    loop {
        let read = read_some(fs, file, &mut window)?;
        let mut found = &window[..read];
        if read == 0 {
            return Ok(expected.is_empty() && pieces.all(<[u8]>::is_empty));
        }
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
