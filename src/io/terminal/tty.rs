//! The terminal as a device: taking it over, giving it back, writing to it.
//!
//! **However the program ends, the terminal is left as it was found.** What is needed to give it back is kept in one place
//! for the process, and [`Screen::leave`], dropping the screen and a panic all take it from there; whoever comes first
//! does it, and once. A panic's message appears after that, on the ordinary screen. A panic of a thread that doesn't own
//! the screen is kept and shown when the screen is left, so that it garbles nothing.
//!
//! A terminal that is gone (closed window, dropped line) is not an error worth a message: nobody would read it.
//! [`Gone`] says so, and nothing here panics or waits for it.

use std::fmt;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::{Arc, Mutex, Once};
use std::thread::ThreadId;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, isatty, tcgetattr, tcgetwinsize, tcsetattr};

use crate::io::locked;
use crate::io::terminal::signals;
use crate::text;

/// Alternate screen, title kept, ASCII as the character set, no autowrap, pastes marked as such.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[22;0t\x1b(B\x0f\x1b[?7l\x1b[?2004h";
/// Ends a frame that was cut short, then undoes [`ENTER`] and whatever else was switched on.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1002l\x1b[?1006l\x1b[m\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[23;0t\x1b[?1049l";
const MOUSE_ON: &[u8] = b"\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1002l\x1b[?1006l";

/// Columns and rows where the terminal doesn't say: those of a VT100.
const SIZE_UNKNOWN: (u16, u16) = (80, 24);
/// Columns and rows that are believed at most.
const SIZE_MAX: (u16, u16) = (1000, 500);

/// Why there is no screen.
#[derive(Debug)]
pub enum TtyError {
    /// Neither the standard streams nor `/dev/tty` are a terminal.
    NoTerminal(io::Error),
    /// The terminal refused to be switched to single keys.
    Mode(io::Error),
}

impl fmt::Display for TtyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TtyError::NoTerminal(why) => {
                write!(
                    f,
                    "端末が見つかりません（{why}）。端末から実行するか、kensho list や kensho show をお使いください。"
                )
            }
            TtyError::Mode(why) => {
                write!(f, "端末を画面表示に切り替えられません（{why}）。別の端末で実行してください。")
            }
        }
    }
}

impl std::error::Error for TtyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            TtyError::NoTerminal(why) | TtyError::Mode(why) => Some(why),
        }
    }
}

/// Columns of the terminal that standard output is; [`None`] where it is none, or doesn't say.
pub fn stdout_columns() -> Option<u16> {
    columns(io::stdout().as_fd())
}

/// Columns of the terminal that messages go to.
pub fn stderr_columns() -> Option<u16> {
    columns(io::stderr().as_fd())
}

fn columns(fd: BorrowedFd<'_>) -> Option<u16> {
    if !isatty(fd) {
        return None;
    }
    crossterm::terminal::window_size().ok().map(|size| size.columns).filter(|&columns| columns > 0)
}

/// The terminal has gone away; nothing more can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone;

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("端末との接続が切れました。")
    }
}

impl std::error::Error for Gone {}

/// The open terminal: where keys come from and where frames go. Usually the standard streams; `/dev/tty` for one that is
/// redirected.
#[derive(Debug)]
pub struct Tty {
    input: File,
    output: File,
}

impl Tty {
    /// Opens the terminal that the user sits at.
    ///
    /// # Errors
    /// [`TtyError::NoTerminal`] where there is none.
    pub fn open() -> Result<Tty, TtyError> {
        let device = || File::options().read(true).write(true).open("/dev/tty").map_err(TtyError::NoTerminal);
        let own = |fd: BorrowedFd<'_>| -> Result<File, TtyError> {
            if isatty(fd) { fd.try_clone_to_owned().map(File::from).map_err(TtyError::NoTerminal) } else { device() }
        };
        Ok(Tty { input: own(io::stdin().as_fd())?, output: own(io::stdout().as_fd())? })
    }

    /// Columns and rows of the window; 80 × 24 where the terminal doesn't know.
    pub fn size(&self) -> (u16, u16) {
        let size = tcgetwinsize(&self.output).map_or((0, 0), |size| (size.ws_col, size.ws_row));
        let sane = |n: u16, unknown: u16, max: u16| if n == 0 { unknown } else { n.min(max) };
        (sane(size.0, SIZE_UNKNOWN.0, SIZE_MAX.0), sane(size.1, SIZE_UNKNOWN.1, SIZE_MAX.1))
    }

    /// Where keys are read from.
    pub fn input(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }

    /// Writes everything, in one system call where the terminal takes it.
    ///
    /// # Errors
    /// [`Gone`] where nobody is there to read it.
    pub fn write(&self, mut bytes: &[u8]) -> Result<(), Gone> {
        while !bytes.is_empty() {
            match rustix::io::write(&self.output, bytes) {
                Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                // Someone who shares the terminal made it non-blocking.
                Err(Errno::AGAIN) => {
                    let mut fds = [PollFd::new(&self.output, PollFlags::OUT)];
                    match poll(&mut fds, None) {
                        Ok(_) | Err(Errno::INTR) => {}
                        Err(_) => return Err(Gone),
                    }
                    if fds.iter().any(|fd| fd.revents().intersects(PollFlags::ERR | PollFlags::HUP | PollFlags::NVAL)) {
                        return Err(Gone);
                    }
                }
                Err(_) => return Err(Gone),
            }
        }
        Ok(())
    }
}

/// What it takes to give the terminal back.
struct Taken {
    tty: Arc<Tty>,
    before: Termios,
    owner: ThreadId,
    /// Whether our screen is the one that is seen.
    shown: bool,
}

impl Taken {
    fn hide(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = self.tty.write(LEAVE);
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
        let mut screen = Screen { tty: Arc::new(tty), title: String::new(), mouse: false, entered: false };
        screen.title = title_bytes(title);
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
        let mode = |why: Errno| TtyError::Mode(why.into());
        if !self.entered {
            let before = tcgetattr(&self.tty.input).map_err(mode)?;
            let mut raw = before.clone();
            raw.make_raw();
            let owner = std::thread::current().id();
            *locked(&TAKEN) = Some(Taken { tty: self.tty(), before, owner, shown: true });
            self.entered = true;
            tcsetattr(&self.tty.input, OptionalActions::Now, &raw).map_err(mode)?;
        }
        let mut bytes = ENTER.to_vec();
        bytes.extend_from_slice(self.title.as_bytes());
        if self.mouse {
            bytes.extend_from_slice(MOUSE_ON);
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
        let mut raw = tcgetattr(&self.tty.input).map_err(|why| TtyError::Mode(why.into()))?;
        raw.make_raw();
        tcsetattr(&self.tty.input, OptionalActions::Now, &raw).map_err(|why| TtyError::Mode(why.into()))?;
        self.resume()
    }

    /// Shows the user's own screen again; the keys stay ours until [`Screen::leave`], so that answers which are still on
    /// their way are nobody's typing.
    pub fn hide(&mut self) {
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

    /// Columns and rows of the window.
    pub fn size(&self) -> (u16, u16) {
        self.tty.size()
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
    pub fn set_mouse(&mut self, on: bool) -> Result<(), Gone> {
        self.mouse = on;
        self.tty.write(if on { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Whether the mouse is the program's.
    pub const fn mouse(&self) -> bool {
        self.mouse
    }

    /// Changes the window's title.
    ///
    /// # Errors
    /// [`Gone`] where the terminal has gone away.
    pub fn set_title(&mut self, title: &str) -> Result<(), Gone> {
        let title = title_bytes(title);
        if title == self.title {
            return Ok(());
        }
        self.title = title;
        self.tty.write(self.title.as_bytes())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

/// OSC 2 with a title in which nothing can end or extend the sequence.
fn title_bytes(title: &str) -> String {
    let shown = text::shown(title);
    let short: String = shown.chars().take(120).collect();
    format!("\x1b]2;{short}\x07")
}

fn give_back() {
    let Some(mut taken) = locked(&TAKEN).take() else { return };
    taken.hide();
    // Unread answers of the terminal are thrown away, or the shell would take them for typing.
    let _ = tcsetattr(&taken.tty.input, OptionalActions::Flush, &taken.before);
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

    use std::os::fd::OwnedFd;

    use super::*;

    #[test]
    fn a_title_cannot_end_its_sequence() {
        assert_eq!(title_bytes("検証 令和6年度"), "\x1b]2;検証 令和6年度\x07");
        let hostile = title_bytes("a\x07\x1b[2J\u{9c}\u{202e}b\n");
        assert_eq!(hostile, "\x1b]2;a^G^[[2J<U+009C><U+202E>b \x07");
        assert!(title_bytes(&"あ".repeat(5000)).chars().count() < 130);
    }

    #[test]
    fn writing_where_nobody_reads_is_gone_and_no_panic() {
        let (read, write) = io::pipe().unwrap();
        let tty = Tty { input: OwnedFd::from(read).into(), output: OwnedFd::from(write).into() };
        assert_eq!(tty.write(b"abc"), Ok(()));
        assert_eq!(tty.size(), SIZE_UNKNOWN);
        let Tty { input, output } = tty;
        drop(input);
        let tty = Tty { input: output.try_clone().unwrap(), output };
        assert_eq!(tty.write(b"abc"), Err(Gone));
    }

    #[test]
    fn a_full_terminal_that_doesnt_block_is_waited_for() {
        let (mut read, write) = io::pipe().unwrap();
        rustix::fs::fcntl_setfl(&write, rustix::fs::OFlags::NONBLOCK).unwrap();
        let tty = Tty { input: File::open("/dev/null").unwrap(), output: OwnedFd::from(write).into() };
        let sent = vec![b'x'; 1 << 20];
        let expected = sent.clone();
        let reader = std::thread::spawn(move || {
            let mut all = Vec::new();
            io::Read::read_to_end(&mut read, &mut all).unwrap();
            all
        });
        assert_eq!(tty.write(&sent), Ok(()));
        drop(tty);
        assert_eq!(reader.join().unwrap(), expected);
    }
}
