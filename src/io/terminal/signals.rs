//! Signals as values. A handler only sets a flag and writes a byte into a socket that the reader waits on beside the
//! terminal, so nothing happens inside a handler and nothing has to be asked in turns.
//!
//! A dropped line tells a process twice: the system does, and the shell passes it on a moment later. So a process that
//! has been told to end and is told again in the same way gets [`GRACE`] to bring what is being typed to safety, and
//! then ends, whatever it is doing: a program that is stuck writing to a dead line can still be killed without force.

use std::ffi::c_int;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::process::Child;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::io::locked;
use rustix::process::{Pid, Signal as Told, kill_current_process_group, kill_process};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM,
    SIGWINCH, SIGXCPU,
};
use signal_hook::low_level::emulate_default_handler;

/// What a program with a screen listens to. Whatever else a process can be told ends it as well unless it is listened to, and
/// would leave the terminal to the shell as it is: so all of it is, except for what can't be had (SIGKILL), for the processor's
/// own complaints (SIGSEGV and its like: there is nothing left to go on with), and for what ends nothing here (SIGPIPE, which
/// Rust ignores, and [SIGXFSZ](crate::io::store::fs::outlive_size_limits)).
const WATCHED: [c_int; 17] = [
    SIGWINCH,
    SIGCONT,
    SIGTSTP,
    SIGTERM,
    SIGHUP,
    SIGINT,
    SIGQUIT,
    SIGUSR1,
    SIGUSR2,
    SIGALRM,
    SIGVTALRM,
    SIGPROF,
    SIGIO,
    SIGXCPU,
    SIGABRT,
    Told::POWER.as_raw(),
    Told::STKFLT.as_raw(),
];

/// How long after the first word a second one doesn't end the process: far more than it takes to write a line down and
/// to leave the screen, and little for someone who waits.
const GRACE: Duration = Duration::from_secs(3);

/// What the system told the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The window has another size.
    Resize,
    /// Continued after being stopped by someone else; the terminal may be in any state.
    Continue,
    /// Asked to stop (`kill -TSTP`).
    Stop,
    /// Asked to end: leave the screen, put things in order, and [`Ending::die`].
    End(Ending),
}

/// The signal that asked the process to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending(c_int);

impl Ending {
    /// The line dropped or the window was closed: there is no terminal any more.
    pub const fn hangup(self) -> bool {
        self.0 == SIGHUP
    }

    /// Ends the process as the signal would have, so that whoever started it sees by what it ended. Doesn't return.
    pub fn die(self) -> ! {
        let _ = emulate_default_handler(self.0);
        std::process::exit(128 + self.0)
    }
}

/// From now on a word to end sets a flag, so that what is being written can be cleared away; the second one ends the process
/// when there was [`GRACE`] for that. For commands that have no screen.
pub(crate) fn interrupt_sets(flag: &Arc<AtomicBool>) {
    let signals = [SIGINT, SIGTERM, SIGHUP];
    let listening = signal_hook::iterator::Signals::new(signals).and_then(|mut heard| {
        let listen = move || {
            let mut told = [Words::default(); 3];
            for signal in heard.forever() {
                if let Some(index) = signals.iter().position(|one| *one == signal) {
                    told[index].again(signal, end_by);
                }
            }
        };
        std::thread::Builder::new().name("signals".to_owned()).spawn(listen)
    });
    for signal in signals {
        // Where nobody listens the second word ends the process at once, and where nothing can be had the first.
        if listening.is_err() {
            let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(flag));
        }
        let _ = signal_hook::flag::register(signal, Arc::clone(flag));
    }
}

/// How often the process was told to end in one way, and when first.
#[derive(Clone, Copy, Debug, Default)]
struct Words(Option<(Instant, u32)>);

impl Words {
    /// Counts a word; says whether it is the first. From the second on the process ends when [`GRACE`] is over.
    fn again(&mut self, signal: c_int, end: fn(c_int)) -> bool {
        let (first, times) = self.0.get_or_insert_with(|| (Instant::now(), 0));
        *times += 1;
        let (left, times) = (GRACE.saturating_sub(first.elapsed()), *times);
        // The second word is enough for the force; those that come while it waits add nothing.
        if times > 1 && left.is_zero() {
            end(signal);
        } else if times == 2 {
            let wait = move || {
                std::thread::sleep(left);
                end(signal);
            };
            let _ = std::thread::Builder::new().name("ending".to_owned()).spawn(wait);
        }
        times == 1
    }
}

/// From now on a word to end goes on to a process that this one started and waits for, so that what belongs to both can be
/// cleared away when that has ended.
///
/// # Errors
/// Where signals can't be had: the first word then ends this process, as it would have.
pub(crate) fn pass_on_to(child: &Child) -> io::Result<()> {
    let pid = Pid::from_child(child);
    let mut heard = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in heard.forever() {
            let signal = match signal {
                SIGINT => Told::INT,
                SIGTERM => Told::TERM,
                _ => Told::HUP,
            };
            let _ = kill_process(pid, signal);
        }
    })?;
    Ok(())
}

/// The receiving end, for the reader thread.
#[derive(Debug)]
pub struct Signals {
    wake: UnixStream,
    raised: [Arc<AtomicBool>; WATCHED.len()],
    /// When the process was told to end, and how often, by signal.
    told_to_end: [Words; WATCHED.len()],
    /// Ends the process as the signal would; another thing in tests.
    end: fn(c_int),
    control: Control,
}

/// What other threads tell the reader, and what they share with it about stopping.
#[derive(Clone, Debug)]
pub struct Control {
    wake: Arc<UnixStream>,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    pause: AtomicBool,
    paused: Mutex<bool>,
    changed: Condvar,
    /// SIGTSTP and SIGCONT that this process brought about itself.
    own_stops: AtomicU32,
    own_continues: AtomicU32,
}

impl Signals {
    /// Takes the signals over, for the life of the process.
    ///
    /// # Errors
    /// Where the system is out of file descriptors.
    pub fn install() -> io::Result<Signals> {
        let (read, write) = UnixStream::pair()?;
        read.set_nonblocking(true)?;
        write.set_nonblocking(true)?;
        let raised: [Arc<AtomicBool>; WATCHED.len()] = std::array::from_fn(|_| Arc::default());
        for (signal, flag) in WATCHED.into_iter().zip(&raised) {
            // The flag first: the actions run in this order, and the byte is what makes the reader look at it.
            signal_hook::flag::register(signal, Arc::clone(flag))?;
            signal_hook::low_level::pipe::register(signal, write.try_clone()?)?;
        }
        let control = Control { wake: Arc::new(write), shared: Arc::default() };
        Ok(Signals { wake: read, raised, told_to_end: [Words::default(); WATCHED.len()], end: end_by, control })
    }

    /// A handle for other threads.
    pub fn control(&self) -> Control {
        self.control.clone()
    }

    /// Readable when there is something to take.
    pub(crate) fn fd(&self) -> BorrowedFd<'_> {
        self.wake.as_fd()
    }

    /// What has been raised since the last call. `away` while another program has the terminal.
    pub(crate) fn take(&mut self, away: bool) -> Vec<Signal> {
        let mut bytes = [0; 64];
        while matches!(self.wake.read(&mut bytes), Ok(n) if n > 0) {}
        let mut found = Vec::new();
        for (index, signal) in WATCHED.into_iter().enumerate() {
            if self.raised[index].swap(false, Ordering::SeqCst) {
                found.extend(self.meaning(index, signal, away));
            }
        }
        found
    }

    fn meaning(&mut self, index: usize, signal: c_int, away: bool) -> Option<Signal> {
        let shared = &self.control.shared;
        match signal {
            SIGWINCH => Some(Signal::Resize),
            SIGCONT if spend(&shared.own_continues) || away => None,
            SIGCONT => Some(Signal::Continue),
            SIGTSTP if spend(&shared.own_stops) => None,
            // Ctrl-Z in a program that has the terminal stops the whole job, and the terminal is in its hands.
            SIGTSTP if away => {
                if someone_continues_us() {
                    let _ = emulate_default_handler(SIGTSTP);
                }
                None
            }
            SIGTSTP => Some(Signal::Stop),
            // Ctrl-C in such a program is meant for it.
            SIGINT | SIGQUIT if away => None,
            _ => self.told_to_end[index].again(signal, self.end).then_some(Signal::End(Ending(signal))),
        }
    }

    /// Whether the reader is to keep its hands off the terminal.
    pub(crate) fn pause_wanted(&self) -> bool {
        self.control.shared.pause.load(Ordering::SeqCst)
    }

    /// Says that the reader has let go of the terminal, or has it again.
    pub(crate) fn set_paused(&self, paused: bool) {
        *locked(&self.control.shared.paused) = paused;
        self.control.shared.changed.notify_all();
    }
}

impl Control {
    /// Keeps the reader from the terminal, for another program (`$EDITOR`) that is to have its keys; returns when it has
    /// let go. Until [`Control::resume`], Ctrl-C and Ctrl-Z are that program's as well.
    pub fn pause(&self) {
        self.shared.pause.store(true, Ordering::SeqCst);
        self.wake();
        let mut paused = locked(&self.shared.paused);
        while !*paused {
            paused = self.shared.changed.wait(paused).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Lets the reader read again.
    pub fn resume(&self) {
        self.shared.pause.store(false, Ordering::SeqCst);
        self.wake();
    }

    fn wake(&self) {
        // A full socket wakes the reader just as well.
        let _ = (&*self.wake).write(b"c");
    }

    /// Stops the job as Ctrl-Z does: this process and, where it runs inside a script, the script with it. Returns when it
    /// is continued.
    pub(crate) fn stop_with_group(&self) {
        self.shared.own_stops.fetch_add(1, Ordering::SeqCst);
        self.shared.own_continues.fetch_add(1, Ordering::SeqCst);
        let _ = kill_current_process_group(rustix::process::Signal::TSTP);
        let _ = emulate_default_handler(SIGTSTP);
    }
}

/// Ends the process as the signal would have.
fn end_by(signal: c_int) {
    Ending(signal).die()
}

/// Takes one from a count, if there is one.
fn spend(count: &AtomicU32) -> bool {
    count.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok()
}

/// Whether a shell with job control stands above this process. Without one (`ssh host kensho`, a terminal that runs
/// nothing else) a stopped process would stay stopped for ever: POSIX's orphaned process group, which the system spares
/// SIGTSTP but not the SIGSTOP that a program stops itself with.
pub(crate) fn someone_continues_us() -> bool {
    let Some(own) = Family::of("self") else { return false };
    let mut ancestor = own.parent;
    for _ in 0..32 {
        let Some(family) = Family::of(&ancestor.to_string()) else { return false };
        if family.session != own.session {
            return false;
        }
        if family.group != own.group {
            return true;
        }
        // A script that we run in: what matters is who started it.
        ancestor = family.parent;
    }
    false
}

/// Whom a process belongs to, as `/proc` tells it. Not `getsid` and its like: in a container they say 0 of a session
/// whose leader is outside, which rustix has no value for and panics on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Family {
    parent: i32,
    group: i32,
    session: i32,
}

impl Family {
    /// Of a process by its number, or `self`; [`None`] where there is no such process, or no `/proc`.
    fn of(process: &str) -> Option<Family> {
        Family::read(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
    }

    /// Reads `PID (NAME) STATE PARENT GROUP SESSION …` (proc(5)). The name may hold anything, parentheses as well.
    fn read(stat: &str) -> Option<Family> {
        let (_, after) = stat.rsplit_once(')')?;
        let mut fields = after.split_whitespace().skip(1).map_while(|field| field.parse().ok());
        Some(Family { parent: fields.next()?, group: fields.next()?, session: fields.next()? })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_count_is_spent_once() {
        let count = AtomicU32::new(1);
        assert!(spend(&count));
        assert!(!spend(&count));
    }

    #[test]
    fn told_twice_a_process_gets_the_time_to_bring_its_work_to_safety() {
        static ENDED: AtomicU32 = AtomicU32::new(0);
        let (wake, write) = UnixStream::pair().unwrap();
        let control = Control { wake: Arc::new(write), shared: Arc::default() };
        let end = |_| {
            ENDED.fetch_add(1, Ordering::SeqCst);
        };
        let raised = std::array::from_fn(|_| Arc::default());
        let mut signals = Signals { wake, raised, told_to_end: [Words::default(); WATCHED.len()], end, control };
        let index = WATCHED.iter().position(|signal| *signal == SIGHUP).unwrap();
        assert_eq!(signals.meaning(index, SIGHUP, false), Some(Signal::End(Ending(SIGHUP))));
        for _ in 0..10 {
            assert_eq!(signals.meaning(index, SIGHUP, false), None);
        }
        assert_eq!(ENDED.load(Ordering::SeqCst), 0, "what is typed isn't safe yet");
        // Long after the first word nothing is waited for any more.
        signals.told_to_end[index] = Words(Some((Instant::now().checked_sub(GRACE).unwrap(), 1)));
        signals.meaning(index, SIGHUP, false);
        assert_eq!(ENDED.load(Ordering::SeqCst), 1);
        // And the second word works by itself when the time is over.
        let started = Instant::now();
        while ENDED.load(Ordering::SeqCst) < 2 {
            assert!(started.elapsed() < 10 * GRACE);
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn the_family_is_read_behind_any_name() {
        let family = |parent, group, session| Some(Family { parent, group, session });
        assert_eq!(Family::read("12 (sh) S 3 12 4 34816 12 4194304"), family(3, 12, 4));
        assert_eq!(Family::read("12 (a) R 9 (b)) S 3 12 4 0"), family(3, 12, 4));
        // The session's leader is outside of this container.
        assert_eq!(Family::read("12 (sh) S 3 0 0 0 -1"), family(3, 0, 0));
        assert_eq!(Family::read("12 (sh) S 3"), None);
        assert_eq!(Family::read(""), None);
    }

    #[test]
    fn the_parents_are_found() {
        let own = Family::of("self").unwrap();
        let parent = rustix::process::getppid().map_or(0, |pid| pid.as_raw_nonzero().get());
        assert_eq!(own.parent, parent);
        assert_eq!(Family::of(&parent.to_string()).is_some(), parent != 0);
        assert_eq!(Family::of(&i32::MAX.to_string()), None);
    }
}
