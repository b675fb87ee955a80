//! The real program in a pseudo terminal, under another project's terminal engine.
//!
//! Nothing is timed: every wait is for something to be seen on the screen, with a limit only so that a failure ends.
#![allow(dead_code)]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// As long as a busy machine may take; nothing waits so long unless it fails.
pub const LIMIT: Duration = Duration::from_secs(30);

/// The program on a screen.
pub struct Terminal {
    pub child: Box<dyn Child + Send + Sync>,
    pub master: Box<dyn MasterPty + Send>,
    pub writer: Box<dyn Write + Send>,
    pub bytes: Receiver<Vec<u8>>,
    pub screen: vt100::Parser,
    /// Everything that was sent, for modes that the engine doesn't tell of.
    pub sent: Vec<u8>,
    /// The program's end of the line, where it is kept open: what a program says last can get lost when it is closed.
    slave: Option<Box<dyn SlavePty + Send>>,
    /// The line brings each answer in pieces, with so long a gap behind its ESC.
    pub gap: Option<Duration>,
}

impl Terminal {
    /// Starts the program in a directory that holds its state as well.
    pub fn start(dir: &Path, words: &[&str]) -> Terminal {
        Terminal::start_with(dir, words, &[])
    }

    pub fn start_with(dir: &Path, words: &[&str], environment: &[(&str, &str)]) -> Terminal {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kensho"));
        command.args(words);
        command.cwd(dir);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        for (name, place) in [("STATE", "state"), ("CONFIG", "config"), ("DATA", "data")] {
            command.env(format!("KENSHO_{name}_DIR"), dir.join(place));
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        Terminal::run(command)
    }

    /// Starts any program on a screen of 80 by 24, which stays when the program ends.
    pub fn run_on_a_line_that_stays(command: CommandBuilder) -> Terminal {
        Terminal::run_on(command, true)
    }

    /// Starts any program on a screen of 80 by 24.
    pub fn run(command: CommandBuilder) -> Terminal {
        Terminal::run_on(command, false)
    }

    fn run_on(command: CommandBuilder, stays: bool) -> Terminal {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let slave = stays.then_some(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, bytes) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(24, 80, 0);
        Terminal { child, master: pair.master, writer, bytes, screen, sent: Vec::new(), slave, gap: None }
    }

    /// Takes what comes until `done` says so.
    pub fn until(&mut self, what: &str, done: impl Fn(&Terminal) -> bool) -> &mut Terminal {
        let started = Instant::now();
        while !done(self) {
            match self.bytes.recv_timeout(LIMIT.saturating_sub(started.elapsed())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) if done(self) => break,
                Err(error) => panic!("{what}: {error}\n{}", self.contents()),
            }
        }
        self
    }

    pub fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.sent.extend_from_slice(bytes);
        // A terminal answers: what it is, where its cursor is, and that it is well.
        let answers = [
            (&b"\x1b[c"[..], "\x1b[?62;22c".to_owned()),
            (b"\x1b[6n", self.cursor()),
            (b"\x1b[5n", "\x1b[0n".to_owned()),
        ];
        for (query, answer) in answers {
            for _ in bytes.windows(query.len()).filter(|window| *window == query) {
                let (first, rest) = answer.as_bytes().split_at(usize::from(self.gap.is_some()));
                let _ = self.writer.write_all(first);
                self.gap.into_iter().for_each(std::thread::sleep);
                let _ = self.writer.write_all(rest);
            }
        }
    }

    pub fn cursor(&self) -> String {
        let (row, column) = self.screen.screen().cursor_position();
        format!("\x1b[{};{}R", row + 1, column + 1)
    }

    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// Opens the result of the built-in ledger's first indicator to be typed anew.
    pub fn edits_the_result(&mut self) -> &mut Self {
        self.see("1事業実績").keys("2").see("203.7%").keys("\r").keys("e").see("を編集")
    }

    /// Waits until the words are on the screen, wherever a row ends in them: a long path before them moves them.
    pub fn see(&mut self, words: &str) -> &mut Terminal {
        let joined: String = words.split_whitespace().collect();
        self.until(words, |terminal| {
            let shown = terminal.contents();
            shown.contains(words) || shown.split_whitespace().collect::<String>().contains(&joined)
        })
    }

    pub fn keys(&mut self, keys: &str) -> &mut Terminal {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Terminal {
        // What stood there is gone: the engine can't cut a wide character in two.
        self.screen.process(b"\x1b[2J");
        self.screen.screen_mut().set_size(rows, columns);
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self
    }

    pub fn signal(&mut self, signal: Signal) -> &mut Terminal {
        let pid = Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
        self
    }

    /// Waits for the end and takes what is left.
    pub fn end(&mut self) -> portable_pty::ExitStatus {
        let started = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(started.elapsed() < LIMIT, "it doesn't end:\n{}", self.contents());
            if let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(20)) {
                self.take(&bytes);
            }
        };
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(200)) {
            self.take(&bytes);
        }
        status
    }

    /// Whether a mode is on, by the last time it was switched.
    pub fn mode(&self, number: &str, from_the_start: bool) -> bool {
        let last = |end: char| {
            let sequence = format!("\x1b[?{number}{end}");
            self.sent.windows(sequence.len()).rposition(|window| window == sequence.as_bytes())
        };
        match (last('h'), last('l')) {
            (None, None) => from_the_start,
            (on, off) => on > off,
        }
    }

    /// As the shell left it: its own screen, the cursor shown, lines wrapping, no mouse, no marks around pastes, no colour.
    pub fn is_sane(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(self.mode("7", true), "lines wrap");
        assert!(!screen.bracketed_paste(), "pastes are not marked");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!((screen.fgcolor(), screen.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
        assert!(!screen.inverse() && !screen.bold() && !screen.underline());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
