//! The thread that listens: it sleeps until the terminal or a signal has something, and hands it on. No clock ticks while
//! nothing happens; only after a lone ESC byte (or a paste that stopped in the middle) does it wait for a limited time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::io::terminal::input::{Heard, Parser};
use crate::io::terminal::signals::{Signal, Signals};
use crate::io::terminal::tty::Tty;

/// More than a terminal line holds.
const CHUNK: usize = 1 << 16;

/// What the reader hands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Everything that came at once, in order: handle all, then draw once.
    Events(Vec<Heard>),
    /// The same, with bytes among it that are no UTF-8: what looks like typed characters is not what was typed.
    Foreign(Vec<Heard>),
    /// The system wants something.
    Signal(Signal),
    /// The terminal is gone: nothing more will come from it.
    Closed,
}

/// Starts the reader. `parser` may have read already (the probe's answers); `wrap` makes the receiver's own message. The
/// thread ends when the receiver is gone. `owed`: whether an answer of the terminal is.
///
/// # Errors
/// Where the system has no thread to give.
pub fn spawn_reader<T: Send + 'static>(
    tty: Arc<Tty>,
    signals: Signals,
    (parser, owed): (Parser, Arc<AtomicBool>),
    to: Sender<T>,
    wrap: impl Fn(Input) -> T + Send + 'static,
) -> std::io::Result<()> {
    let mut reader = Reader { tty, signals, parser, owed, open: true };
    thread::Builder::new().name("reader".to_owned()).spawn(move || {
        while let Some(inputs) = reader.next() {
            for input in inputs {
                if to.send(wrap(input)).is_err() {
                    return reader.signals.set_paused(true);
                }
            }
        }
        reader.signals.set_paused(true);
    })?;
    Ok(())
}

struct Reader {
    tty: Arc<Tty>,
    signals: Signals,
    parser: Parser,
    owed: Arc<AtomicBool>,
    open: bool,
}

impl Reader {
    /// Sleeps until there is something. [`None`] where nothing can come any more.
    fn next(&mut self) -> Option<Vec<Input>> {
        let away = self.signals.pause_wanted();
        self.signals.set_paused(away);
        let listening = self.open && !away;
        self.parser.await_answer(self.owed.load(Ordering::Relaxed));
        let wait = self.parser.wait().filter(|_| listening);
        let (told, typed) = {
            let mut fds = [
                PollFd::from_borrowed_fd(self.signals.fd(), PollFlags::IN),
                PollFd::from_borrowed_fd(self.tty.input(), PollFlags::IN),
            ];
            let fds = if listening { &mut fds[..] } else { &mut fds[..1] };
            match poll(fds, wait.map(timespec).as_ref()) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(_) => return None,
            }
            (!fds[0].revents().is_empty(), fds.get(1).is_some_and(|fd| !fd.revents().is_empty()))
        };
        let mut inputs = Vec::new();
        if told {
            inputs.extend(self.signals.take(away).into_iter().map(Input::Signal));
        }
        // Asked to let go in the meantime: what has been typed is for someone else.
        if typed && !self.signals.pause_wanted() {
            inputs.extend(self.read());
        } else if !told && !typed && wait.is_some() {
            let mut events = Vec::new();
            // The answer may have come to be owed, or not to be, meanwhile.
            self.parser.await_answer(self.owed.load(Ordering::Relaxed));
            self.parser.flush(&mut events);
            let foreign = self.parser.take_foreign();
            let input = if foreign { Input::Foreign } else { Input::Events };
            inputs.extend((!events.is_empty()).then(|| input(events)));
        }
        Some(inputs)
    }

    fn read(&mut self) -> Option<Input> {
        let mut bytes = [0; CHUNK];
        match rustix::io::read(self.tty.input(), &mut bytes) {
            Ok(n) if n > 0 => {
                let mut events = Vec::new();
                self.parser.feed(bytes.get(..n).unwrap_or_default(), &mut events);
                if self.parser.take_foreign() {
                    return Some(Input::Foreign(events));
                }
                (!events.is_empty()).then_some(Input::Events(events))
            }
            Err(Errno::INTR | Errno::AGAIN) => None,
            Ok(_) | Err(_) => {
                self.open = false;
                Some(Input::Closed)
            }
        }
    }
}

/// Durations as `poll` takes them.
pub(crate) fn timespec(wait: Duration) -> Timespec {
    Timespec { tv_sec: i64::try_from(wait.as_secs()).unwrap_or(i64::MAX), tv_nsec: i64::from(wait.subsec_nanos()) }
}
