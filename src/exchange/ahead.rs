//! A part of a package, unpacked ahead of whoever reads it.
//!
//! Unpacking takes a third of the time of reading a sheet and needs nothing of what stands before it in the package: another
//! pair of hands begins with it at once. So much is kept and no more ([`MOST`]); what is left then the reader unpacks itself.

use std::io::{self, Read};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::hands::lock;

/// Bytes that are unpacked at a time.
const BLOCK: usize = 64 << 10;
/// Blocks that are unpacked ahead.
const MOST: usize = 256;

/// A stream that another pair of hands reads ahead.
pub(super) struct Ahead<R> {
    source: Mutex<R>,
    to: Mutex<Option<Sender<io::Result<Vec<u8>>>>>,
}

/// The same stream for its reader.
pub(super) struct Unpacked<'a, R> {
    ahead: &'a Ahead<R>,
    from: Receiver<io::Result<Vec<u8>>>,
    block: io::Cursor<Vec<u8>>,
}

impl<R: Read> Ahead<R> {
    /// Nothing is read yet.
    pub(super) fn new(source: R) -> Ahead<R> {
        Ahead { source: Mutex::new(source), to: Mutex::new(None) }
    }

    /// The stream for its reader, who waits for [`Ahead::unpack`]: that has to be done before, or beside.
    pub(super) fn reader(&self) -> Unpacked<'_, R> {
        let (to, from) = channel();
        *lock(&self.to) = Some(to);
        Unpacked { ahead: self, from, block: io::Cursor::default() }
    }

    /// Reads ahead as far as it goes.
    pub(super) fn unpack(&self) {
        let Some(to) = lock(&self.to).take() else { return };
        // Given back before `to` is, which tells the reader that nothing more comes.
        let mut source = lock(&self.source);
        for _ in 0..MOST {
            let mut block = Vec::with_capacity(BLOCK);
            let read = source.by_ref().take(BLOCK as u64).read_to_end(&mut block);
            let goes_on = read.as_ref().is_ok_and(|n| *n > 0);
            if to.send(read.map(|_| block)).is_err() || !goes_on {
                return;
            }
        }
    }
}

impl<R: Read> Read for Unpacked<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.block.read(buffer)? {
                0 => {}
                n => return Ok(n),
            }
            match self.from.recv() {
                Ok(block) => self.block = io::Cursor::new(block?),
                Err(_) => return lock(&self.ahead.source).read(buffer),
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Gives some bytes at a time, then an error.
    struct Torn<'b>(&'b [u8]);

    impl Read for Torn<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(1000);
            match self.0.read(&mut buffer[..most])? {
                0 => Err(io::Error::other("torn")),
                n => Ok(n),
            }
        }
    }

    fn read(source: impl Read) -> (Vec<u8>, Option<String>) {
        let (ahead, mut all) = (Ahead::new(source), Vec::new());
        let mut reader = ahead.reader();
        ahead.unpack();
        let done = reader.read_to_end(&mut all);
        (all, done.err().map(|error| error.to_string()))
    }

    #[test]
    fn what_is_unpacked_ahead_is_what_the_stream_gives() {
        let bytes: Vec<u8> = (0..(MOST + 3) * BLOCK).map(|n| (n % 251) as u8).collect();
        for length in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, MOST * BLOCK, bytes.len()] {
            let bytes = &bytes[..length];
            assert!(read(bytes) == (bytes.to_vec(), None), "{length}");
            let (all, error) = read(Torn(bytes));
            // What stands before the tear is read as far as whole blocks of it came.
            assert!(bytes.starts_with(&all) && all.len() + BLOCK > length, "{length}");
            assert_eq!(error.as_deref(), Some("torn"), "{length}");
        }
    }

    #[test]
    fn a_reader_who_gives_up_stops_who_is_ahead() {
        let ahead = Ahead::new(io::repeat(7));
        drop(ahead.reader());
        ahead.unpack();
        let mut one = [0; 10];
        lock(&ahead.source).read_exact(&mut one).unwrap();
        assert_eq!(one, [7; 10]);
    }
}
