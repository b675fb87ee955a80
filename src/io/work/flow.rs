//! A flow: things come in one after the other, are worked on by every processor, and go out in the order in which they came.
//!
//! Nothing is waited for that isn't needed: what comes slowly is answered at once. And nothing piles up: only so many things
//! are on their way, then the source isn't asked for more until the sink has taken some. So a flow takes the same memory
//! whether ten things pass through it or a million.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

use super::pool;
use crate::io::locked;

/// So many things for each thread are on their way.
const AHEAD: usize = 2;

/// Bytes that are read at a time.
const READ: usize = 1 << 16;

/// Where the results stand in line, each as the place in which it will appear.
type Places<U> = SyncSender<Receiver<U>>;

/// Takes things from `source` as they come, does `work` on them on every processor, and hands what comes of it to `sink`, in
/// the order of the source. The source may wait for the world: when the sink fails, nobody waits for the source any more.
///
/// # Errors
/// The sink's first; and where a thread came to a bad end.
pub fn flow<T: 'static, U: Send + 'static>(
    name: &str,
    source: impl Iterator<Item = T> + Send + 'static,
    work: impl Fn(T) -> U + Send + Sync + 'static,
    mut sink: impl FnMut(U) -> io::Result<()>,
) -> io::Result<()> {
    let threads = pool::processors();
    let shared = Arc::new((Mutex::new(source), work));
    let (places, line) = sync_channel(threads * AHEAD);
    let begin = || {
        let (shared, places) = (Arc::clone(&shared), places.clone());
        pool::behind(name, move || take_turns(&shared.0, &shared.1, &places)).is_ok()
    };
    // One processor gains nothing from a second thread.
    let started = if threads > 1 { (0..threads).filter(|_| begin()).count() } else { 0 };
    drop(places);
    if started == 0 {
        let (source, work) = &*shared;
        return std::iter::from_fn(|| locked(source).next()).try_for_each(|thing| sink(work(thing)));
    }
    line.into_iter().try_for_each(|place| sink(place.recv().map_err(io::Error::other)?))
}

/// Takes one thing after the other, each with its place in the line, until there are none or nobody wants the results.
fn take_turns<T, U>(source: &Mutex<impl Iterator<Item = T>>, work: &impl Fn(T) -> U, places: &Places<U>) {
    loop {
        // The place is taken before the next one may ask: that is what keeps the order.
        let mut source = locked(source);
        let Some(thing) = source.next() else { return };
        let (done, place) = sync_channel(1);
        if places.send(place).is_err() {
            return;
        }
        drop(source);
        if done.send(work(thing)).is_err() {
            return;
        }
    }
}

/// Whole lines that came together.
#[derive(Debug, PartialEq, Eq)]
pub struct Lines {
    /// How many lines came before them.
    pub before: usize,
    /// Their bytes with the line feeds; the last line of all may have none.
    pub bytes: Vec<u8>,
}

impl Lines {
    /// The lines without their line feeds, each with its number from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &[u8])> {
        let bytes = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        (self.before + 1..).zip(bytes.split(|&byte| byte == b'\n'))
    }
}

/// Reads whole lines, as many at once as have come: of a slow input that is each by itself.
#[derive(Debug)]
pub struct LinesOf<R> {
    input: BufReader<R>,
    before: usize,
    /// A failure is told once.
    ended: bool,
}

impl<R: Read> LinesOf<R> {
    /// The lines of an input.
    pub fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(READ, input), before: 0, ended: false }
    }

    fn block(&mut self) -> io::Result<Option<Lines>> {
        let mut bytes = Vec::new();
        loop {
            let come = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                come => come?,
            };
            let end = memchr::memrchr(b'\n', come).map(|at| at + 1);
            let taken = end.unwrap_or(come.len());
            bytes.extend_from_slice(come.get(..taken).unwrap_or_default());
            self.input.consume(taken);
            if end.is_some() || taken == 0 {
                break;
            }
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let block = Lines { before: self.before, bytes };
        self.before += block.numbered().count();
        Ok(Some(block))
    }
}

impl<R: Read> Iterator for LinesOf<R> {
    type Item = io::Result<Lines>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let block = self.block().transpose();
        self.ended = !matches!(block, Some(Ok(_)));
        block
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_many_do_comes_out_in_order() {
        let mut out = Vec::new();
        let slow_now_and_then = |n: usize| {
            std::thread::sleep(std::time::Duration::from_micros(if n.is_multiple_of(7) { 300 } else { 1 }));
            n
        };
        flow("test", 0..500_usize, slow_now_and_then, |n| {
            out.push(n);
            Ok(())
        })
        .unwrap();
        assert_eq!(out, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn the_source_is_asked_for_no_more_than_is_on_its_way() {
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&asked);
        let source = std::iter::from_fn(move || Some(counted.fetch_add(1, Ordering::Relaxed)));
        let mut taken = 0;
        let most = pool::processors() * (AHEAD + 2) + 1;
        let end = flow(
            "test",
            source,
            |n| n,
            |_| {
                taken += 1;
                let ahead = asked.load(Ordering::Relaxed) - taken;
                assert!(ahead <= most, "{ahead} ahead");
                if taken == 2_000 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
            },
        );
        assert_eq!((end.unwrap_err().kind(), taken), (io::ErrorKind::BrokenPipe, 2_000));
    }

    #[test]
    fn what_comes_slowly_is_answered_before_more_comes() {
        let (ask, questions) = channel::<usize>();
        ask.send(0).unwrap();
        let mut ask = Some(ask);
        let mut out = Vec::new();
        // The next question is asked when the answer to the one before is there.
        flow(
            "test",
            questions.into_iter(),
            |n| n * n,
            |n| {
                out.push(n);
                match out.len() {
                    10 => drop(ask.take()),
                    next => ask.as_ref().unwrap().send(next).unwrap(),
                }
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(out, [0, 1, 4, 9, 16, 25, 36, 49, 64, 81]);
    }

    #[test]
    fn a_thread_that_comes_to_a_bad_end_is_no_end_of_the_input() {
        if pool::processors() > 1 {
            assert!(flow("test", 0..10, |n| assert_ne!(n, 5), |()| Ok(())).is_err());
        }
    }

    /// Gives an input in pieces, as a pipe does.
    struct Pieces(Vec<Vec<u8>>);

    impl Read for Pieces {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() {
                return Ok(0);
            }
            let mut piece = self.0.remove(0);
            let rest = piece.split_off(piece.len().min(into.len()));
            into[..piece.len()].copy_from_slice(&piece);
            if !rest.is_empty() {
                self.0.insert(0, rest);
            }
            Ok(piece.len())
        }
    }

    proptest! {
        #[test]
        fn every_line_is_read_once_with_its_number(
            text in "[a\n]{0,60}",
            cuts in proptest::collection::vec(1_usize..9, 0..30),
        ) {
            let mut pieces = Vec::new();
            let mut rest = text.as_bytes();
            for cut in cuts {
                let (piece, after) = rest.split_at(cut.min(rest.len()));
                pieces.push(piece.to_vec());
                rest = after;
            }
            pieces.push(rest.to_vec());
            pieces.retain(|piece| !piece.is_empty());
            let blocks: Vec<Lines> = LinesOf::new(Pieces(pieces)).map(Result::unwrap).collect();
            let read: Vec<(usize, String)> = blocks
                .iter()
                .flat_map(|block| block.numbered().map(|(n, line)| (n, String::from_utf8(line.to_vec()).unwrap())))
                .collect();
            let expected: Vec<(usize, String)> = (1..).zip(text.lines().map(str::to_owned)).collect();
            prop_assert_eq!(read, expected);
        }
    }

    #[test]
    fn lines_that_have_come_arent_held_back() {
        let pieces = ["one\n", "two\nthr", "ee\n", "last"].map(|piece| piece.as_bytes().to_vec()).to_vec();
        let blocks: Vec<Vec<u8>> = LinesOf::new(Pieces(pieces)).map(|block| block.unwrap().bytes).collect();
        assert_eq!(blocks, [&b"one\n"[..], b"two\n", b"three\n", b"last"]);
    }
}
