//! Taking the terminal over and giving it back.
//!
//! **However the program ends, the terminal is left as it was found.** What is needed to give it back is kept in one place
//! for the process, and [`Screen::leave`], dropping the screen and a panic all take it from there; whoever comes first
//! does it, and once. A panic's message appears after that, on the ordinary screen. A panic of a thread that doesn't own
//! the screen is kept and shown when the screen is left, so that it garbles nothing.
//!
//! crossterm does it: the modes of the line, the alternate screen, line wrap, pastes, the title, the cursor; like us it
//! takes standard input where that is a terminal, else `/dev/tty`. What it has no command for is [`Extra`]. Its commands are
//! queued and sent in one system call.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, Once};
use std::thread::ThreadId;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, SetTitle,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, cursor, queue};
use rustix::termios::{QueueSelector, tcflush};

use super::signals;
use super::tty::{Gone, Tty, TtyError};
use crate::io::locked;
use crate::text;

/// What crossterm has no command for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extra {
    /// Puts the window's title on the terminal's stack.
    KeepTitle,
    /// Takes it from there.
    RestoreTitle,
    /// ASCII as the character set, whatever was left set.
    Ascii,
    /// Hands the mouse to the program, or back. crossterm's own command asks for every movement as well, which over a slow
    /// line is a flood that nobody reads.
    Mouse(bool),
}

impl Command for Extra {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str(match self {
            Extra::KeepTitle => "\x1b[22;0t",
            Extra::RestoreTitle => "\x1b[23;0t",
            Extra::Ascii => "\x1b(B\x0f",
            Extra::Mouse(true) => "\x1b[?1002h\x1b[?1006h",
            Extra::Mouse(false) => "\x1b[?1002l\x1b[?1006l",
        })
    }
}

/// What it takes to give the terminal back.
struct Taken {
    tty: Arc<Tty>,
    owner: ThreadId,
    /// Whether our screen is the one that is seen.
    shown: bool,
}

impl Taken {
    /// Ends a frame that was cut short, then undoes whatever was switched on.
    fn hide(&mut self) {
        if std::mem::take(&mut self.shown) {
            let mut bytes = Vec::new();
            let queued = queue!(
                bytes,
                EndSynchronizedUpdate,
                Extra::Mouse(false),
                SetAttribute(Attribute::Reset),
                DisableBracketedPaste,
                EnableLineWrap,
                cursor::Show,
                Extra::RestoreTitle,
                LeaveAlternateScreen
            );
            // A terminal that is gone needs nothing undone.
            let _ = queued.map(|()| self.tty.write(&bytes));
        }
    }
}

/// The terminal that this process has taken over. One per process, as there is one controlling terminal.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);
/// Messages of panics in other threads, until the screen is left.
static KEPT: Mutex<String> = Mutex::new(String::new());
static HOOK: Once = Once::new();

/// The terminal taken over for the whole screen. Gives it back when dropped.
#[derive(Debug)]
pub struct Screen {
    tty: Arc<Tty>,
    title: String,
    mouse: bool,
    entered: bool,
}

impl Screen {
    /// Takes the terminal over: single keys, alternate screen, the window's title. The mouse stays the terminal's.
    ///
    /// # Errors
    /// [`TtyError::Mode`] where the terminal can't be switched.
    pub fn enter(tty: Tty, title: &str) -> Result<Screen, TtyError> {
        HOOK.call_once(install_hook);
        let mut screen = Screen { tty: Arc::new(tty), title: self::title(title), mouse: false, entered: false };
        screen.resume()?;
        Ok(screen)
    }

    /// The terminal, to read from.
    pub fn tty(&self) -> Arc<Tty> {
        Arc::clone(&self.tty)
    }

    /// Takes the terminal over again after [`Screen::leave`]. The next frame must be painted whole.
    ///
    /// # Errors
    /// [`TtyError::Mode`] where the terminal can't be switched.
    pub fn resume(&mut self) -> Result<(), TtyError> {
        if !self.entered {
            *locked(&TAKEN) = Some(Taken { tty: self.tty(), owner: std::thread::current().id(), shown: true });
            self.entered = true;
            enable_raw_mode().map_err(TtyError::Mode)?;
        }
        let mut bytes = Vec::new();
        queue!(
            bytes,
            EnterAlternateScreen,
            Extra::KeepTitle,
            Extra::Ascii,
            DisableLineWrap,
            EnableBracketedPaste,
            SetTitle(&self.title)
        )
        .map_err(TtyError::Mode)?;
        if self.mouse {
            queue!(bytes, Extra::Mouse(true)).map_err(TtyError::Mode)?;
        }
        // A terminal that is gone says so at the first frame.
        let _ = self.tty.write(&bytes);
        Ok(())
    }

    /// After the process was stopped and continued by someone else: whatever state the terminal is in, it is taken over.
    ///
    /// # Errors
    /// [`TtyError::Mode`] where the terminal can't be switched.
    pub fn continued(&mut self) -> Result<(), TtyError> {
        // What crossterm switched on may be off again, and it switches on only what it switched off.
        disable_raw_mode().and_then(|()| enable_raw_mode()).map_err(TtyError::Mode)?;
        self.resume()
    }

    /// Shows the user's own screen again; the keys stay ours until [`Screen::leave`], so that answers which are still on
    /// their way are nobody's typing.
    pub(crate) fn hide(&mut self) {
        locked(&TAKEN).as_mut().into_iter().for_each(Taken::hide);
    }

    /// Gives the terminal back. Once; later calls do nothing.
    pub fn leave(&mut self) {
        self.entered = false;
        give_back();
    }

    /// Ctrl-Z: gives the terminal back, stops the process as the shell's user expects, and takes the terminal again when
    /// it is continued. `false` where nobody could ever continue it (no shell with job control); nothing happened then.
    ///
    /// # Errors
    /// [`TtyError::Mode`] where the terminal can't be switched again.
    pub fn suspend(&mut self, control: &signals::Control) -> Result<bool, TtyError> {
        if !signals::someone_continues_us() {
            return Ok(false);
        }
        self.leave();
        control.stop_with_group();
        self.resume()?;
        Ok(true)
    }

    /// Sends a frame.
    ///
    /// # Errors
    /// [`Gone`] where the terminal has gone away.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Gone> {
        self.tty.write(bytes)
    }

    /// Hands the mouse to the program or back to the terminal (for selecting text).
    ///
    /// # Errors
    /// [`Gone`] where the terminal has gone away.
    pub(crate) fn set_mouse(&mut self, on: bool) -> Result<(), Gone> {
        self.mouse = on;
        let mut bytes = Vec::new();
        queue!(bytes, Extra::Mouse(on)).map_err(|_| Gone)?;
        self.tty.write(&bytes)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

/// A title in which nothing can end or extend the sequence that sets it.
fn title(words: &str) -> String {
    text::shown(words).chars().take(120).collect()
}

fn give_back() {
    let Some(mut taken) = locked(&TAKEN).take() else { return };
    taken.hide();
    // Unread answers of the terminal are thrown away, or the shell would take them for typing.
    let _ = tcflush(taken.tty.input(), QueueSelector::IFlush);
    let _ = disable_raw_mode();
    let kept = std::mem::take(&mut *locked(&KEPT));
    if !kept.is_empty() {
        let _ = io::Write::write_all(&mut io::stderr(), kept.as_bytes());
    }
}

fn install_hook() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let owner = TAKEN.try_lock().ok().and_then(|taken| taken.as_ref().map(|taken| taken.owner));
        match owner {
            Some(owner) if owner != std::thread::current().id() => {
                locked(&KEPT).push_str(&format!("{info}\n"));
            }
            _ => {
                give_back();
                before(info);
            }
        }
    }));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_title_cannot_end_its_sequence() {
        let sent = |words: &str| {
            let mut bytes = Vec::new();
            queue!(bytes, SetTitle(title(words))).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(sent("検証 令和6年度"), "\x1b]0;検証 令和6年度\x07");
        assert_eq!(sent("a\x07\x1b[2J\u{9c}\u{202e}b\n"), "\x1b]0;a^G^[[2J<U+009C><U+202E>b \x07");
        assert!(sent(&"あ".repeat(5000)).chars().count() < 130);
    }
}
