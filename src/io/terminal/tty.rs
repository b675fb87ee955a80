//! The terminal as a device: opening it, its size, writing to it.
//!
//! A terminal that is gone (closed window, dropped line) is not an error worth a message: nobody would read it.
//! [`Gone`] says so, and nothing here panics or waits for it.

use std::fmt;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};

use crossterm::terminal::window_size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::isatty;

use crate::io::store::error::cause;

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
                    "端末が見つかりません（{}）。端末から実行するか、kensho list や kensho show をお使いください。",
                    cause(why)
                )
            }
            TtyError::Mode(why) => {
                write!(f, "端末を画面表示に切り替えられません（{}）。別の端末で実行してください。", cause(why))
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
pub(crate) fn stdout_columns() -> Option<u16> {
    columns(io::stdout().as_fd())
}

/// Columns of the terminal that messages go to.
pub(crate) fn stderr_columns() -> Option<u16> {
    columns(io::stderr().as_fd())
}

fn columns(fd: BorrowedFd<'_>) -> Option<u16> {
    window_size().ok().filter(|_| isatty(fd)).map(|size| size.columns).filter(|&columns| columns > 0)
}

/// Columns and rows of the window; 80 × 24 where the terminal doesn't know.
pub fn size() -> (u16, u16) {
    believed(window_size().map_or((0, 0), |size| (size.columns, size.rows)))
}

fn believed((columns, rows): (u16, u16)) -> (u16, u16) {
    let sane = |n: u16, unknown: u16, max: u16| if n == 0 { unknown } else { n.min(max) };
    (sane(columns, SIZE_UNKNOWN.0, SIZE_MAX.0), sane(rows, SIZE_UNKNOWN.1, SIZE_MAX.1))
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

    /// Where keys are read from.
    pub(crate) fn input(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }

    /// Writes everything, in one system call where the terminal takes it.
    ///
    /// # Errors
    /// [`Gone`] where nobody is there to read it.
    pub(crate) fn write(&self, mut bytes: &[u8]) -> Result<(), Gone> {
        while !bytes.is_empty() {
            match rustix::io::write(&self.output, bytes) {
                Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                // Someone who shares the terminal made it non-blocking.
                Err(Errno::AGAIN) => {
                    // One that has gone away meanwhile says so at the next write.
                    match poll(&mut [PollFd::new(&self.output, PollFlags::OUT)], None) {
                        Ok(_) | Err(Errno::INTR) => {}
                        Err(_) => return Err(Gone),
                    }
                }
                Err(_) => return Err(Gone),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::os::fd::OwnedFd;

    use super::*;

    #[test]
    fn a_size_that_cannot_be_is_not_believed() {
        assert_eq!(believed((0, 0)), SIZE_UNKNOWN);
        assert_eq!(believed((100, 0)), (100, SIZE_UNKNOWN.1));
        assert_eq!(believed((u16::MAX, 30)), (SIZE_MAX.0, 30));
    }

    #[test]
    fn writing_where_nobody_reads_is_gone_and_no_panic() {
        let (read, write) = io::pipe().unwrap();
        let tty = Tty { input: OwnedFd::from(read).into(), output: OwnedFd::from(write).into() };
        assert_eq!(tty.write(b"abc"), Ok(()));
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
