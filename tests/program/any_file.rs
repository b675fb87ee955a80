//! Any bytes as a ledger file: an answer or a sentence, never a panic, in bounded memory, from the commands and on the
//! screen, whatever keys are pressed and whatever size the window has; and the file stays as it is.
//!
//! With `--nocapture`, `KENSHO_LONG=2 KENSHO_BIN=target/release/kensho cargo test --test program any_file::` tries the big
//! ones in full size and more of the broken ones, and says how long each took.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::time::{Duration, Instant};

use crate::support::chance::dice;
use crate::support::long;
use crate::support::program::{EMBEDDED, Home, is_japanese, path};
use crate::support::terminal::Terminal;
use kensho::ledger::Ledger;
use kensho::ledger::field::MOST_ROWS;

fn is_long() -> bool {
    long::asked().is_some()
}

/// What may come of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Is {
    Ledger,
    NotALedger,
    Either,
}

/// Runs the commands that read a ledger on it, within so much memory.
fn look(home: &Home, name: &str, file: &Path, is: Is, megabytes: u64) {
    let before = std::fs::read(file).unwrap();
    for command in ["list", "check", "suggest"] {
        let started = Instant::now();
        let output = home.within(megabytes).arg(command).arg(file).output().unwrap();
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        let code = output.status.code();
        println!("{name}: kensho {command}: {code:?} in {:.2} s", started.elapsed().as_secs_f64());
        assert!(!told.contains("panicked"), "{name}: {told}");
        match code {
            Some(0 | 1) => assert_ne!(is, Is::NotALedger, "{name}: taken for a ledger"),
            Some(3) => {
                assert_ne!(is, Is::Ledger, "{name}: {told}");
                assert!(is_japanese(&told) && told.trim_end().ends_with('。'), "{name}: {told}");
                assert!(told.contains(file.file_name().unwrap().to_str().unwrap()), "{name}: {told}");
                assert!(output.stdout.is_empty());
                assert!(told.len() < 4000, "{name}: a sentence of {} bytes", told.len());
            }
            other => panic!("{name}: kensho {command} ended with {other:?}: {told}"),
        }
    }
    assert!(std::fs::read(file).unwrap() == before, "{name}: the file was changed");
}

/// The key Esc as terminals of today send it: it can't be taken for the beginning of another one.
const ESC: &str = "\x1b[27u";

/// How long a screen may take for one answer, whatever it shows.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 30 });

/// Opens it on a screen within so much memory, moves about in it, and leaves.
fn walk(home: &Home, name: &str, file: &Path, is: Is, megabytes: u64) {
    let before = std::fs::read(file).unwrap();
    let started = Instant::now();
    let mut terminal = Terminal::run_on_a_line_that_stays(home.on_screen_within(megabytes, file));
    let is_drawn =
        |terminal: &Terminal| terminal.screen.screen().alternate_screen() && !terminal.contents().trim().is_empty();
    let open = wait(&mut terminal, name, |terminal| is_drawn(terminal) || is_over(terminal));
    if !open {
        let ended = Instant::now();
        let told = loop {
            let told = String::from_utf8_lossy(&terminal.sent).into_owned();
            // The sentence is there when it ends.
            if told.trim_end().ends_with('。') || ended.elapsed() > Duration::from_secs(5) {
                break told;
            }
            if let Ok(bytes) = terminal.bytes.recv_timeout(Duration::from_millis(20)) {
                terminal.take(&bytes);
            }
        };
        assert_ne!(is, Is::Ledger, "{name}: {told}");
        assert!(is_japanese(&told) && !told.contains("panicked"), "{name}: {told}");
        assert!(std::fs::read(file).unwrap() == before, "{name}: the file was changed");
        return;
    }
    let first = started.elapsed();
    let mut slowest = (Duration::ZERO, "");
    // In a long run each key by itself, to see how long it takes; else many at a time.
    let mut press = |terminal: &mut Terminal, all: &[&'static str]| {
        for &keys in all {
            let sent = Instant::now();
            terminal.keys(keys);
            if is_long() {
                answered(terminal, &format!("{name}, after {keys:?}"), sent);
                if sent.elapsed() > slowest.0 {
                    slowest = (sent.elapsed(), keys);
                }
            }
        }
        answered(terminal, name, Instant::now());
    };
    press(&mut terminal, &["\t", "\t", "\t", "\t", "\t", "\r", "j", "j", "2", "G", "k", " ", "3", "4", "5", "1", ESC]);
    press(&mut terminal, &["G", "g", "\r", "w", "w", "b", ESC]);
    for (columns, rows) in [(200, 60), (40, 10), (20, 5), (300, 100), (80, 24)] {
        terminal.resize(columns, rows);
        press(&mut terminal, &["\x0c"]);
    }
    press(&mut terminal, &["/a\r", "n", "N", "/\u{6817}\r", "n", ESC]);
    press(&mut terminal, &["0", "G", "g", "0", "z", "z", "f", "f", "m", "j", ESC]);
    // The findings, and a field that is opened and left as it was.
    press(&mut terminal, &["cj\x1b[27u", "1", "e\x1b[27u", "2", "e\x1b[27u", ESC]);
    // What isn't text, and a paste where there is nothing to paste into.
    terminal.keys("\x1b[200~\u{3042}\x00\x1b]52;c;eA==\x07\x1b[201~");
    press(&mut terminal, &[ESC]);
    let peak = peak(&terminal);
    let leaving = Instant::now();
    terminal.keys("q");
    wait(&mut terminal, name, is_over);
    println!(
        "{name}: the screen in {:.2} s, the slowest key {:?} in {:.2} s, left in {:.2} s, {} MB",
        first.as_secs_f64(),
        slowest.1,
        slowest.0.as_secs_f64(),
        leaving.elapsed().as_secs_f64(),
        peak >> 10
    );
    let told = String::from_utf8_lossy(&terminal.sent);
    assert!(!told.contains("panicked"), "{name}: {told}");
    assert!(terminal.child.wait().unwrap().success(), "{name}: {}", terminal.contents());
    assert!(std::fs::read(file).unwrap() == before, "{name}: the file was changed");
}

/// The help comes and goes: what was pressed before it has been answered. `sent`: when that was.
fn answered(terminal: &mut Terminal, name: &str, sent: Instant) {
    if is_long() {
        // What is drawn for a key is drawn before the next one is read.
        while let Ok(bytes) = terminal.bytes.recv_timeout(Duration::from_millis(20)) {
            terminal.take(&bytes);
            assert!(sent.elapsed() < PATIENCE, "{name}: it goes on drawing");
        }
    }
    terminal.keys("?");
    wait(terminal, name, |terminal| terminal.contents().contains("キーの説明"));
    terminal.keys(ESC);
    wait(terminal, name, |terminal| !terminal.contents().contains("キーの説明"));
}

/// Takes what comes until `done` says so; whether the program is still there.
fn wait(terminal: &mut Terminal, name: &str, done: impl Fn(&Terminal) -> bool) -> bool {
    let started = Instant::now();
    loop {
        if done(terminal) {
            return !is_over(terminal);
        }
        assert!(started.elapsed() < PATIENCE, "{name}: no answer\n{}", terminal.contents());
        match terminal.bytes.recv_timeout(Duration::from_millis(5)) {
            Ok(bytes) => terminal.take(&bytes),
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return false,
            Err(_) => {}
        }
    }
}

/// Whether the program has closed its screen: nothing more comes.
fn is_over(terminal: &Terminal) -> bool {
    terminal.child.process_id().is_none_or(|id| {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        status.is_empty() || status.contains("State:\tZ")
    })
}

/// The most memory that it has had, in kilobytes.
fn peak(terminal: &Terminal) -> u64 {
    let id = terminal.child.process_id().unwrap_or_default();
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or("0");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The embedded ledger with something in place of the first project's name.
fn named(name: &str) -> String {
    let at = EMBEDDED.find("\"projects\": [").unwrap();
    let from = at + EMBEDDED[at..].find("\"name\": \"").unwrap() + 8;
    let to = from + 1 + EMBEDDED[from + 1..].find('"').unwrap() + 1;
    format!("{}{name}{}", &EMBEDDED[..from], &EMBEDDED[to..])
}

fn ledger_of(projects: &str) -> String {
    format!("{{\"format\": \"kensho-ledger/1\", \"fiscal_year\": \"R6\", \"projects\": {projects}}}")
}

#[test]
fn files_that_are_no_ledger_get_a_sentence() {
    let home = Home::new();
    let deep = |n: usize| "[".repeat(n) + &"]".repeat(n);
    let with = |value: &str| EMBEDDED.replacen("\"R6\"", value, 1);
    let cases: Vec<(&str, Vec<u8>, Is)> = vec![
        ("empty", b"".to_vec(), Is::NotALedger),
        ("blank", b" \n\t".to_vec(), Is::NotALedger),
        ("nul", vec![0; 4096], Is::NotALedger),
        ("high", vec![0xff; 4096], Is::NotALedger),
        ("deep", deep(20_000).into(), Is::NotALedger),
        ("deep, not closed", "[".repeat(20_000).into(), Is::NotALedger),
        ("deep objects", "{\"a\":".repeat(20_000).into(), Is::NotALedger),
        ("deep inside", ledger_of(&format!("[{{\"x\": {}}}]", deep(20_000))).into(), Is::NotALedger),
        ("deep in front", with(&deep(20_000)).into(), Is::NotALedger),
        ("NaN", with("NaN").into(), Is::NotALedger),
        ("Infinity", with("-Infinity").into(), Is::NotALedger),
        ("two BOMs", format!("\u{feff}\u{feff}{EMBEDDED}").into(), Is::NotALedger),
        ("one BOM", format!("\u{feff}{EMBEDDED}").into(), Is::Ledger),
        ("CRLF", EMBEDDED.replace('\n', "\r\n").into(), Is::Ledger),
        ("lone surrogate", named("\"\\ud842\"").into(), Is::Either),
        ("surrogates the wrong way round", named("\"\\udfb7\\ud842\"").into(), Is::Either),
        ("NUL in a name", named("\"a\\u0000b\"").into(), Is::Ledger),
        ("a pile of marks", named(&format!("\"か{}\"", "\u{3099}".repeat(100_000))).into(), Is::Ledger),
        ("UTF-16", EMBEDDED.encode_utf16().flat_map(u16::to_le_bytes).collect(), Is::NotALedger),
        ("Shift_JIS", b"{\"title\": \"\x94\xfc\x94\xe9\x8e\x73\"}".to_vec(), Is::NotALedger),
        ("a spreadsheet", b"PK\x03\x04\x14\x00\x06\x00".to_vec(), Is::NotALedger),
        ("CSV", "番号,名称\r\n1,山口ゆめ回廊\r\n".into(), Is::NotALedger),
        ("HTML", "<!DOCTYPE html><title>404</title>".into(), Is::NotALedger),
        ("projects that are none", ledger_of("{\"a\": 1}").into(), Is::NotALedger),
        ("a null project", ledger_of("[null]").into(), Is::NotALedger),
        ("no project", ledger_of("[]").into(), Is::Ledger),
        ("an empty project", ledger_of("[{}]").into(), Is::Ledger),
        ("hostile format", "{\"format\": \"\\u001b]52;c;eA==\\u0007\\u009b2J\\u202e\"}".into(), Is::NotALedger),
        (
            "a huge number",
            EMBEDDED.replacen("\"number\": 1", &format!("\"number\": 1{}", "0".repeat(100_000)), 1).into(),
            Is::Either,
        ),
    ];
    for (name, bytes, is) in cases {
        let file = home.file("台帳.json", bytes);
        look(&home, name, &file, is, 1024);
        walk(&home, name, &file, is, 1024);
    }
}

/// A big file in the commands and on the screen, in a bounded room: what the system's libraries and threads reserve, and
/// so many times the file.
fn both(home: &Home, name: &str, file: &Path, is: Is) {
    let megabytes = 1024 + ((TIMES * std::fs::metadata(file).unwrap().len()) >> 20);
    look(home, name, file, is, megabytes);
    walk(home, name, file, is, megabytes);
}

/// How many times its size a file may take in memory.
const TIMES: u64 = 12;

#[test]
fn big_files_take_bounded_memory() {
    let home = Home::new();
    let (rows, bytes) = if is_long() { (1_000_000, 100_000_000) } else { (5_000, 600_000) };
    let row = "{\"name\": \"来館者数\", \"unit\": \"人\", \"target\": 82, \"actual\": \"確認中\"}";
    let kpis = |rows: usize| {
        let kpis = vec![row; rows].join(",");
        ledger_of(&format!(
            "[{{\"number\": 1, \"name\": \"a\", \"reviews\": [{{\"fiscal_year\": \"R6\", \"kpis\": [{kpis}]}}]}}]"
        ))
    };
    // The review is a row too.
    both(&home, "as many KPI rows as a project may have", &home.file("most.json", kpis(MOST_ROWS - 1)), Is::Ledger);
    let file = home.file("many.json", kpis(rows.max(MOST_ROWS)));
    both(&home, "many KPI rows", &file, Is::NotALedger);
    let told = home.run(&["show", path(&file), "1"]);
    let told = (told.status.code(), String::from_utf8(told.stderr).unwrap());
    assert!(told.0 == Some(3) && told.1.contains("「KPI」が") && told.1.contains("5,000行"), "{told:?}");
    let file = home.file("long.json", named(&format!("\"{}\"", "栗".repeat(bytes / 3))));
    both(&home, "a long name", &file, Is::Ledger);
    let file = home.file("long.json", named(&format!("\"{}\"", "a".repeat(bytes))));
    both(&home, "a long ASCII name", &file, Is::Ledger);
    let file = home.file(
        "open.json",
        named(&format!("\"{}", "a".repeat(bytes))).split_once("aaa\"").map_or(vec![], |(a, _)| a.into()),
    );
    both(&home, "a long string without an end", &file, Is::NotALedger);
    let body = named("\"a\"").replacen(
        "\"body\": \"",
        &format!("\"body\": \"{}", "栗のまちづくりを進めた。".repeat(bytes / 36)),
        1,
    );
    both(&home, "a long text", &home.file("text.json", body), Is::Ledger);
    let file = home.file("flat.json", ledger_of(&format!("[{}]", vec!["{}"; rows].join(","))));
    both(&home, "many empty projects", &file, Is::Ledger);
}

#[test]
fn a_ledger_cut_anywhere_is_none() {
    // Through the library at every 1,000th byte, through the program at some.
    for at in (0..EMBEDDED.trim_end().len()).step_by(1000) {
        let text = String::from_utf8_lossy(&EMBEDDED.as_bytes()[..at]).into_owned();
        assert!(Ledger::read(&text).is_err(), "cut at byte {at}");
    }
    let home = Home::new();
    for at in (0..EMBEDDED.trim_end().len()).step_by(if is_long() { 1000 } else { 9000 }) {
        let file = home.file("cut.json", &EMBEDDED.as_bytes()[..at]);
        look(&home, &format!("cut at byte {at}"), &file, Is::NotALedger, 1024);
        walk(&home, &format!("cut at byte {at}"), &file, Is::NotALedger, 1024);
    }
}

#[test]
fn flipped_bits_never_break_the_program() {
    let home = Home::new();
    let mut next = dice(0x9E37_79B9_7F4A_7C15);
    let mut taken = 0;
    let through_library = if is_long() { 5000 } else { 60 };
    for round in 0..through_library + if is_long() { 50 } else { 4 } {
        let mut bytes = EMBEDDED.as_bytes().to_vec();
        for _ in 0..=next(3) {
            let at = next(bytes.len());
            bytes[at] ^= 1 << next(8);
        }
        if round < through_library {
            if let Ok(text) = String::from_utf8(bytes)
                && let Ok(ledger) = Ledger::read(&text)
            {
                taken += 1;
                let front = ledger.front();
                let records: Vec<_> = (0..ledger.len()).filter_map(|i| ledger.record(i)).collect();
                let projects = records.iter().map(|record| record.project());
                kensho::check::check(front.front(), projects, kensho::rules::Table::embedded());
            }
        } else {
            let file = home.file("flipped.json", bytes);
            look(&home, "flipped bits", &file, Is::Either, 1024);
            walk(&home, "flipped bits", &file, Is::Either, 1024);
        }
    }
    assert!(taken > 0, "no flip left a ledger: nothing was tried");
    println!("{taken} of {through_library} were still ledgers");
    let output = home.run(&["list", path(&home.path("gone.json"))]);
    assert_eq!(output.status.code(), Some(3));
}
