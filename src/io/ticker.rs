//! The seconds, told by a thread that lives only while somebody wants them.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::io::work::pool;

const SECOND: Duration = Duration::from_secs(1);

/// Tells every second from its start on, until it is dropped.
pub struct Ticker {
    /// Hung up when it is dropped.
    _alive: Sender<()>,
}

impl Ticker {
    /// Calls `tell` every second, in a thread of its own, until it says `false`.
    pub fn start(tell: impl Fn() -> bool + Send + 'static) -> Ticker {
        let (alive, stop) = mpsc::channel();
        let run = move || {
            let mut next = Instant::now() + SECOND;
            // Nothing is ever sent: the channel closes when the ticker is dropped.
            while stop.recv_timeout(next.saturating_duration_since(Instant::now())) == Err(RecvTimeoutError::Timeout) {
                if !tell() {
                    return;
                }
                // After a suspension the seconds that have gone by aren't made up for.
                next = (next + SECOND).max(Instant::now());
            }
        };
        let _ = pool::behind("ticker", run);
        Ticker { _alive: alive }
    }
}
