//! An answer about many projects is made on every processor and written in the projects' order.
//!
//! A reader that has gone away ends all of it ([`pool::in_order`]).

use std::io;

use crate::io::work::pool;

/// So many items a thread takes at a time.
const BLOCK: usize = 16;

/// Makes each block of items into bytes, on every processor, and hands these to `write` in order.
///
/// # Errors
/// The first of `make` or `write`, in the items' order.
pub fn in_order<T: Sync>(
    items: &[T],
    make: impl Fn(&[T]) -> io::Result<Vec<u8>> + Sync,
    mut write: impl FnMut(Vec<u8>) -> io::Result<()>,
) -> io::Result<()> {
    let blocks: Vec<&[T]> = items.chunks(BLOCK).collect();
    let make = |n: usize| make(blocks.get(n).copied().unwrap_or_default());
    pool::in_order(pool::processors(), "answer", blocks.len(), make, |made| write(made?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::{Error, ErrorKind};
    use std::thread;

    use super::*;

    fn say(block: &[usize]) -> io::Result<Vec<u8>> {
        // The first of each pair of threads is the slower one.
        thread::sleep(std::time::Duration::from_micros(if block[0].is_multiple_of(2 * BLOCK) { 300 } else { 1 }));
        Ok(block.iter().flat_map(|n| format!("{n} ").into_bytes()).collect())
    }

    #[test]
    fn what_many_make_is_written_in_order() {
        for count in [0, 1, BLOCK, BLOCK + 1, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let mut out = Vec::new();
            in_order(&items, say, |made| {
                out.extend(made);
                Ok(())
            })
            .unwrap();
            let expected: String = items.iter().map(|n| format!("{n} ")).collect();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn the_first_failure_ends_it() {
        let items: Vec<usize> = (0..100_000).collect();
        let mut written = 0;
        let gone = in_order(&items, say, |_| {
            written += 1;
            if written == 5 { Err(ErrorKind::BrokenPipe.into()) } else { Ok(()) }
        });
        assert_eq!((gone.unwrap_err().kind(), written), (ErrorKind::BrokenPipe, 5));
        let made = std::sync::atomic::AtomicUsize::new(0);
        let failed = in_order(
            &items,
            |block| {
                made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                if block[0] >= 10 * BLOCK { Err(Error::other("x")) } else { say(block) }
            },
            |_| Ok(()),
        );
        assert!(failed.is_err() && made.into_inner() < 100, "nobody goes on when nobody listens");
    }
}
