//! The terminal is given back however the program ends, and nothing that was typed goes astray: a process of its own in a
//! pseudo terminal, driven from outside.
//!
//! The process is this test binary again, running [`child`] with its part in `KENSHO_TEST_CHILD`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyModifiers};
use kensho::io::terminal::input::{Heard, key};
use kensho::io::terminal::probe;
use kensho::io::terminal::probe::WidthMode;
use kensho::io::terminal::reader::Input;
use kensho::io::terminal::reader::spawn_reader;
use kensho::io::terminal::screen::Screen;
use kensho::io::terminal::signals::Signal;
use kensho::io::terminal::signals::Signals;
use kensho::io::terminal::tty;
use kensho::io::terminal::tty::Tty;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, kill_process};

/// Long enough for a machine that is busy with other things; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a terminal such as xterm answers to the probe.
const ANSWERS: &str =
    "\x1b[2;2R\x1b[2;5R\x1b[2;3R\x1b[2;2R\x1b[2;2R\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?2026;2$y\x1b[0n\x1b[?64;1c";
/// The end of what gives the terminal back.
const GIVEN_BACK: &str = "\x1b[?7h\x1b[?25h\x1b[23;0t\x1b[?1049l";

/// The process in the terminal; does nothing when it is run as a test.
#[test]
fn child() {
    let Ok(report) = std::env::var("KENSHO_TEST_CHILD") else { return };
    let signals = Signals::install().unwrap();
    let control = signals.control();
    let mut screen = Screen::enter(Tty::open().unwrap(), "検証").unwrap();
    let (probed, ()) = probe::ask(&screen.tty(), probe::LIMIT, || {});
    let profile = probed.answers.profile(WidthMode::Auto);
    let (to, inputs) = mpsc::channel();
    spawn_reader(screen.tty(), signals, (probed.parser, Arc::default()), to, |input| input).unwrap();
    let say = |screen: &mut Screen, text: String| {
        let _ = screen.write(format!("<{text}>").as_bytes());
    };
    say(&mut screen, format!("ready {} {} {:?}", profile.widths.ambiguous, profile.acknowledges, profile.background));
    let mut early = Some(Input::Events(probed.events));
    loop {
        let input = early.take().unwrap_or_else(|| inputs.recv().unwrap());
        let Input::Events(events) = input else {
            match input {
                Input::Signal(Signal::End(ending)) => {
                    screen.leave();
                    std::fs::write(&report, format!("ended hangup={}", ending.hangup())).unwrap();
                    ending.die();
                }
                Input::Signal(Signal::Continue) => screen.continued().unwrap(),
                Input::Closed => {
                    std::fs::write(&report, "closed").unwrap();
                    return;
                }
                _ => {}
            }
            let told = format!("{input:?} {:?}", tty::size());
            say(&mut screen, told);
            continue;
        };
        for heard in events {
            let Heard::Event(Event::Key(event)) = heard else {
                let words = match heard {
                    Heard::Event(event) => format!("{event:?}"),
                    Heard::Reply(_) => format!("{heard:?}"),
                };
                say(&mut screen, words);
                continue;
            };
            match event.code {
                KeyCode::Char('q') => return,
                KeyCode::Char('p') => panic!("the program broke"),
                KeyCode::Char('t') => {
                    let broken = std::thread::spawn(|| panic!("a thread broke")).join();
                    say(&mut screen, format!("thread {}", broken.is_err()));
                }
                KeyCode::Char('z') if event.modifiers == KeyModifiers::CONTROL => {
                    let stopped = screen.suspend(&control).unwrap();
                    say(&mut screen, format!("suspended {stopped}"));
                }
                // Another program has the terminal: a shell that reads a line.
                KeyCode::Char('e') => {
                    control.pause();
                    screen.leave();
                    let mut editor = std::process::Command::new("sh");
                    editor.args(["-c", "echo editor here; read line; echo \"editor got $line\""]).status().unwrap();
                    screen.resume().unwrap();
                    control.resume();
                    say(&mut screen, "back".to_owned());
                }
                _ => say(&mut screen, format!("key {}", key(event).unwrap())),
            }
        }
    }
}

/// The terminal's side.
struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    process: Box<dyn Child + Send + Sync>,
    shown: Arc<(Mutex<String>, Condvar)>,
    before: String,
    report: PathBuf,
    _dir: tempfile::TempDir,
}

impl Terminal {
    /// Starts the child directly on a new terminal, or under a shell with job control.
    fn start(shell: Option<&str>) -> Terminal {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let report = dir.path().join("report");
        let own = std::env::current_exe().unwrap();
        let mut command = match shell {
            None => CommandBuilder::new(&own),
            Some(script) => {
                let mut bash = CommandBuilder::new("bash");
                bash.args(["-c", script]);
                bash.arg(&own);
                bash
            }
        };
        if shell.is_none() {
            command.args(["--exact", "terminal::child", "--nocapture"]);
        }
        command.env("KENSHO_TEST_CHILD", &report);
        command.env("RUST_BACKTRACE", "0");
        let before = format!("{:?}", pair.master.get_termios());
        let process = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let shown: Arc<(Mutex<String>, Condvar)> = Arc::default();
        let seen = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n) = reader.read(&mut bytes) {
                if n == 0 {
                    break;
                }
                seen.0.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..n]));
                seen.1.notify_all();
            }
        });
        let writer = Some(pair.master.take_writer().unwrap());
        Terminal { master: Some(pair.master), writer, process, shown, before, report, _dir: dir }
    }

    /// Started, asked, answered.
    fn ready(shell: Option<&str>) -> Terminal {
        let mut terminal = Terminal::start(shell);
        terminal.wait("\x1b[c");
        terminal.send(ANSWERS);
        terminal.wait("<ready 1 true Some(Light)>");
        terminal
    }

    fn send(&mut self, text: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(text.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Waits until `text` has been shown; returns everything shown up to it, and forgets that.
    fn wait(&mut self, text: &str) -> String {
        let started = Instant::now();
        let mut shown = self.shown.0.lock().unwrap();
        loop {
            if let Some(at) = shown.find(text) {
                let rest = shown.split_off(at + text.len());
                return std::mem::replace(&mut *shown, rest);
            }
            let left = PATIENCE.checked_sub(started.elapsed()).unwrap_or_default();
            assert!(!left.is_zero(), "{text:?} never came; shown: {:?}", *shown);
            shown = self.shown.1.wait_timeout(shown, left).unwrap().0;
        }
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.process.process_id().unwrap()).unwrap()).unwrap()
    }

    fn modes(&self) -> String {
        format!("{:?}", self.master.as_ref().unwrap().get_termios())
    }

    fn given_back(&mut self) {
        self.wait(GIVEN_BACK);
        self.process.wait().unwrap();
        assert_eq!(self.modes(), self.before);
    }
}

#[test]
fn keys_typed_while_the_terminal_was_asked_are_kept_and_answers_are_not_keys() {
    let mut terminal = Terminal::start(None);
    terminal.wait("\x1b[c");
    terminal.send("a");
    terminal.send(ANSWERS);
    terminal.wait("<ready 1 true Some(Light)>");
    terminal.wait("<key a>");
    assert_ne!(terminal.modes(), terminal.before);
    terminal.send("かj\x1b[0n\x1b[B\x1b");
    terminal.wait("<key か><key j><Reply(Status)><key ↓>");
    // Silence, and nothing else, makes it the key.
    terminal.wait("<key Esc>");
    terminal.send("\x1b[200~一行\r二行\x1b[201~");
    terminal.wait("<Paste(\"一行\\n二行\")>");
    terminal.send("q");
    terminal.given_back();
}

#[test]
fn a_terminal_that_never_answers_is_started_all_the_same() {
    let mut terminal = Terminal::start(None);
    terminal.wait("<ready 1 false None>");
    terminal.send("jq");
    terminal.wait("<key j>");
    terminal.given_back();
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_says_why() {
    let mut terminal = Terminal::ready(None);
    terminal.send("p");
    terminal.wait(GIVEN_BACK);
    terminal.wait("the program broke");
    terminal.process.wait().unwrap();
    assert_eq!(terminal.modes(), terminal.before);
}

#[test]
fn a_panic_of_another_thread_is_told_after_the_screen_is_left() {
    let mut terminal = Terminal::ready(None);
    terminal.send("t");
    assert!(!terminal.wait("<thread true>").contains("broke"));
    terminal.send("q");
    assert!(!terminal.wait(GIVEN_BACK).contains("broke"));
    terminal.wait("a thread broke");
    terminal.process.wait().unwrap();
}

#[test]
fn signals_that_end_a_program_give_the_terminal_back_first() {
    use rustix::process::Signal as S;
    let asked = [S::TERM, S::HUP, S::INT, S::QUIT];
    // Nobody means an evaluator's screen by these, and a script may send them all the same.
    let strange = [S::USR1, S::USR2, S::ALARM, S::VTALARM, S::PROF, S::IO, S::XCPU, S::ABORT, S::POWER, S::STKFLT];
    for signal in asked.into_iter().chain(strange) {
        let mut terminal = Terminal::ready(None);
        kill_process(terminal.pid(), signal).unwrap();
        terminal.given_back();
        assert!(!terminal.process.wait().unwrap().success());
        assert_eq!(std::fs::read_to_string(&terminal.report).unwrap(), format!("ended hangup={}", signal == S::HUP));
    }
}

#[test]
fn a_window_that_is_closed_ends_the_program_in_order() {
    let mut terminal = Terminal::ready(None);
    terminal.writer = None;
    terminal.master = None;
    // The reading side holds the terminal open as well; it ends with the process that is told to.
    kill_process(terminal.pid(), rustix::process::Signal::HUP).unwrap();
    terminal.process.wait().unwrap();
    assert_eq!(std::fs::read_to_string(&terminal.report).unwrap(), "ended hangup=true");
}

#[test]
fn a_resized_window_is_told() {
    let mut terminal = Terminal::ready(None);
    terminal.master.as_ref().unwrap().resize(PtySize { rows: 10, cols: 40, ..PtySize::default() }).unwrap();
    terminal.wait("<Signal(Resize) (40, 10)>");
    terminal.send("q");
    terminal.given_back();
}

#[test]
fn a_program_that_was_stopped_from_outside_takes_the_terminal_again() {
    let mut terminal = Terminal::ready(None);
    kill_process(terminal.pid(), rustix::process::Signal::STOP).unwrap();
    kill_process(terminal.pid(), rustix::process::Signal::CONT).unwrap();
    terminal.wait("\x1b[?1049h");
    terminal.wait("<Signal(Continue)");
    terminal.send("q");
    terminal.given_back();
}

#[test]
fn ctrl_z_without_a_shell_that_could_continue_it_does_nothing() {
    let mut terminal = Terminal::ready(None);
    terminal.send("\x1a");
    terminal.wait("<suspended false>");
    terminal.send("q");
    terminal.given_back();
}

#[test]
fn ctrl_z_stops_the_job_with_a_sane_terminal_and_fg_brings_it_back() {
    let mut terminal = Terminal::ready(Some(
        "set -m; \"$0\" --exact terminal::child --nocapture; echo the shell again; stty -a; read; fg",
    ));
    terminal.send("\x1a");
    terminal.wait(GIVEN_BACK);
    terminal.wait("the shell again");
    let modes = terminal.wait("isig icanon");
    assert!(!modes.contains("\x1b[?1049h"), "{modes:?}");
    terminal.send("\r");
    terminal.wait("\x1b[?1049h");
    terminal.wait("<suspended true>");
    terminal.send("j");
    terminal.wait("<key j>");
    terminal.send("q");
    terminal.wait(GIVEN_BACK);
    terminal.process.wait().unwrap();
}

#[test]
fn a_program_in_between_has_the_keys() {
    let mut terminal = Terminal::ready(None);
    terminal.send("e");
    terminal.wait(GIVEN_BACK);
    terminal.wait("editor here");
    terminal.send("jjj typed\r");
    terminal.wait("editor got jjj typed");
    terminal.wait("<back>");
    terminal.send("k");
    assert!(!terminal.wait("<key k>").contains("key j"));
    terminal.send("q");
    terminal.given_back();
}

#[test]
fn an_idle_program_sleeps() {
    let mut terminal = Terminal::ready(None);
    terminal.send("j");
    terminal.wait("<key j>");
    let wakeups = || -> Vec<String> {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", terminal.pid().as_raw_nonzero())).unwrap();
        let status = |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("status")).unwrap();
        tasks
            .map(|task| status(task.unwrap()))
            .map(|text| text.lines().filter(|line| line.contains("ctxt")).collect())
            .collect()
    };
    // Until everybody is asleep.
    let mut last = wakeups();
    loop {
        std::thread::sleep(Duration::from_millis(300));
        let now = wakeups();
        if now == last {
            break;
        }
        last = now;
    }
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(wakeups(), last);
    terminal.send("q");
    terminal.given_back();
}
