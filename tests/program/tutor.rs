//! The practice, walked through by keys with the real program: what is worked on is a copy, and nothing else is touched.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::program::EMBEDDED;
use crate::support::terminal::Terminal;
use kensho::app::tutor::STEPS;
use rustix::process::Signal;

/// What is pressed at each step, the last one being the end.
const KEYS: [&str; 21] = [
    "j",
    "2",
    "\r",
    "e",
    "\x1561\r",
    "u",
    "\x12",
    "s",
    "\r",
    "4",
    "/kenshin\r",
    "n",
    "c",
    "j\x1b",
    "0",
    "0",
    "m",
    "n\x1b",
    "?",
    "\x1b",
    "q",
];

/// Waits for a step: its place among all of them stands above the screen.
fn step(terminal: &mut Terminal, at: usize) {
    terminal.see(&format!("練習 {}/{} ", at + 1, STEPS.len()));
}

/// The copy that is practised on.
fn copy(temporary: &Path) -> Option<PathBuf> {
    let mut folders = fs::read_dir(temporary).unwrap().map(|entry| entry.unwrap().path());
    let folder = folders.next()?;
    assert!(folders.next().is_none(), "one folder for one practice");
    Some(folder.join("練習.json"))
}

struct Desk(tempfile::TempDir);

impl Desk {
    /// A desk with a ledger on it, at which nobody has worked yet.
    fn new() -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        fs::create_dir(desk.temporary()).unwrap();
        fs::write(desk.path("台帳.json"), EMBEDDED).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn temporary(&self) -> PathBuf {
        self.path("tmp")
    }

    fn practise(&self) -> Terminal {
        let temporary = self.temporary();
        Terminal::start_with(self.0.path(), &["tutor"], &[("TMPDIR", temporary.to_str().unwrap())])
    }

    /// Nothing of the user's was written, and nothing of the practice is left.
    fn is_as_before(&self) {
        let mut names: Vec<_> = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["tmp", "台帳.json"], "neither state nor data of the user's own");
        assert_eq!(fs::read_to_string(self.path("台帳.json")).unwrap(), EMBEDDED);
        assert_eq!(fs::read_dir(self.temporary()).unwrap().count(), 0, "the copy goes with the practice");
    }
}

#[test]
fn it_is_walked_through_on_a_copy_that_goes_with_it() {
    let desk = Desk::new();
    let mut terminal = desk.practise();
    assert_eq!(KEYS.len(), STEPS.len());
    for (at, keys) in KEYS.iter().enumerate() {
        step(&mut terminal, at);
        if at == 4 {
            assert_eq!(
                fs::read_to_string(copy(&desk.temporary()).unwrap()).unwrap(),
                EMBEDDED,
                "not before it is saved"
            );
        }
        terminal.keys(keys);
        if at == 8 {
            terminal.see("練習.json に保存しました");
        }
    }
    // It ends by itself: what was changed is saved.
    assert!(terminal.end().success());
    terminal.is_sane();
    desk.is_as_before();
}

#[test]
fn what_is_saved_is_the_copy() {
    let desk = Desk::new();
    let mut terminal = desk.practise();
    for (at, keys) in KEYS.iter().enumerate().take(9) {
        step(&mut terminal, at);
        terminal.keys(keys);
    }
    step(&mut terminal, 9);
    let saved = fs::read_to_string(copy(&desk.temporary()).unwrap()).unwrap();
    let differing: Vec<_> = EMBEDDED.lines().zip(saved.lines()).filter(|(old, new)| old != new).collect();
    let [(_, new)] = differing[..] else { panic!("one line is another: {differing:?}") };
    assert!(new.contains("61"), "{new}");
    terminal.keys("q");
    assert!(terminal.end().success());
    desk.is_as_before();
}

#[test]
fn a_line_that_drops_leaves_no_copy_behind() {
    let desk = Desk::new();
    let mut terminal = desk.practise();
    step(&mut terminal, 0);
    terminal.keys("j");
    step(&mut terminal, 1);
    assert!(copy(&desk.temporary()).unwrap().exists());
    terminal.signal(Signal::HUP);
    assert!(!terminal.end().success());
    desk.is_as_before();
}
