//! Text is data: escape sequences, clipboard orders, reading-direction tricks and control characters in every text of a
//! ledger, through everything that shows it. None of them reaches the terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use crate::support::program::{EMBEDDED, Home, path};
use crate::support::rooms::{Screen, obeyed, obeys_only_us};
use kensho::app::effect::Effect;
use kensho::app::key::{Code, Key};
use kensho::app::state::{Origin, State};
use kensho::app::{Action, update};
use kensho::check::Findings;
use kensho::ledger::Ledger;
use kensho::rules::Table;

/// What no terminal may get.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]52;c;aGFja2Vk\u{7}\u{1b}]0;t\u{1b}\\\u{9b}31m\u{9d}0;x\u{9c}\u{202e}逆\u{2066}\u{200f}\u{8}\u{7f}\r=1+1<script>\u{2028}\u{feff}\u{e0041}\u{0}";

/// The embedded ledger with hostile text at the end of each of its texts, but for the format's name and the years.
fn hostile() -> String {
    fn walk(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::String(text) if text == "kensho-ledger/1" || text.len() < 4 && text.starts_with('R') => {
            }
            serde_json::Value::String(text) => text.push_str(HOSTILE),
            serde_json::Value::Array(items) => items.iter_mut().for_each(walk),
            serde_json::Value::Object(members) => members.values_mut().for_each(walk),
            _ => {}
        }
    }
    let mut ledger = serde_json::from_str(EMBEDDED).unwrap();
    walk(&mut ledger);
    // Some of it as it is: what JSON lets stand in a string.
    serde_json::to_string_pretty(&ledger).unwrap()
}

/// No character that a terminal obeys but line feeds.
fn is_plain(what: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let bad = text.find(|c: char| c != '\n' && obeyed(c));
    assert_eq!(bad, None, "{what}: {:?}", bad.map(|at| text[at..].chars().take(20).collect::<String>()));
}

#[test]
fn the_screen_sends_nothing_of_it() {
    let ledger = Ledger::read(&hostile()).unwrap();
    let findings = Arc::new(Findings::of(&ledger, Table::embedded()));
    let mut state = State::with_ledger(Origin::File(format!("/tmp/{HOSTILE}.json")), ledger, Table::embedded());
    update(&mut state, Action::Checked(findings));
    let mut screen = Screen::new(true);
    let mut out = Vec::new();
    let (esc, enter) = (Key::plain(Code::Esc), Key::plain(Code::Enter));
    let k = Key::char;
    let (mut now, mut copied) = (0, 0);
    let mut does = |state: &mut State, action: Action| {
        let effects = update(state, action);
        out.clear();
        screen.draw(state, &mut out);
        obeys_only_us(&out);
        for effect in effects {
            if let Effect::Copy(text) = effect {
                // What is copied goes to the terminal in base64, and from there wherever it is pasted.
                let (bytes, _) =
                    kensho::io::terminal::clipboard::copy(&text, kensho::io::terminal::clipboard::Between::Nothing);
                assert!(bytes.starts_with(b"\x1b]52;c;") && bytes[7..bytes.len() - 2].iter().all(u8::is_ascii_graphic));
                let bad = text.find(|c: char| !matches!(c, '\n' | '\t') && obeyed(c));
                assert_eq!(bad, None, "{:?}", bad.map(|at| text[at..].chars().take(20).collect::<String>()));
                copied += 1;
            }
        }
    };
    for _ in 0..7 {
        for tab in ['1', '2', '3', '4', '5', '0'] {
            let keys = [
                k(tab),
                enter,
                k('j'),
                k('e'),
                Key::plain(Code::Right),
                esc,
                k('n'),
                k('e'),
                esc,
                k('n'),
                k('y'),
                k('Y'),
                esc,
                esc,
            ];
            for key in keys {
                now += 5000;
                does(&mut state, Action::Key(key, now));
            }
        }
        does(&mut state, Action::Key(k('j'), now));
    }
    // An edit, its notice, the list of what would be saved; a search; the palette; the findings.
    for key in [k('1'), enter, k('e')] {
        now += 5000;
        does(&mut state, Action::Key(key, now));
    }
    does(&mut state, Action::Paste(HOSTILE.into()));
    for key in [Key::ctrl('s'), enter, esc, k('s'), k('j'), esc, k('q'), esc, k('/')] {
        now += 5000;
        does(&mut state, Action::Key(key, now));
    }
    for opener in ['/', ':', 'F'] {
        does(&mut state, Action::Key(k(opener), now));
        does(&mut state, Action::Paste(HOSTILE.into()));
        does(&mut state, Action::Key(enter, now));
        does(&mut state, Action::Key(esc, now));
    }
    does(&mut state, Action::Key(k(':'), now));
    does(&mut state, Action::Paste("copy-json".into()));
    does(&mut state, Action::Key(enter, now));
    let notice = kensho::app::state::Notice { words: HOSTILE.into(), tone: kensho::app::state::Tone::Warn };
    does(&mut state, Action::Notice(notice));
    does(&mut state, Action::Resize(40, 10));
    assert!(copied > 50, "{copied}");
}

#[test]
fn the_command_line_prints_nothing_of_it() {
    let home = Home::new();
    let file = home.file("敵.json", hostile());
    let plain = home.file("元.json", EMBEDDED);
    let (file, plain) = (path(&file), path(&plain));
    let other = home.file("別.json", hostile().replace("逆", "\u{9b}2J順"));
    let other = path(&other);
    let mut ways: Vec<Vec<&str>> = vec![
        vec!["merge", plain, file, other],
        vec!["list", file],
        vec!["list", file, "--json"],
        vec!["suggest", file],
        vec!["suggest", file, "--json"],
        vec!["check", file],
        vec!["check", file, "--json"],
        vec!["diff", plain, file],
        vec!["diff", plain, file, "--json"],
        vec!["set", file, "/title", "\"\u{9b}2J\u{202e}\u{7f}\""],
        vec!["set", file, "/title", "\u{9b}2J\u{202e}"],
        vec!["set", file, "/\u{1b}[2J", "1"],
        vec!["set", file, "/projects/0/number", "\"\u{9b}\""],
        vec!["log", file],
        vec!["log", file, "--json"],
        vec!["get", file, "/\u{1b}]52;c;x\u{7}"],
        vec!["show", file, "\u{1b}[2J"],
        vec!["list", "\u{1b}[2J\u{202e}.json"],
        vec!["\u{1b}[2J", "x", "y"],
        vec!["merge", plain, file, plain],
    ];
    for tab in ["results", "kpi", "issues", "rating", "plan", "all"] {
        ways.push(vec!["show", file, "1", "--tab", tab]);
        ways.push(vec!["show", file, "5", "--tab", tab, "--json"]);
    }
    for words in ways {
        let output = home.run(&words);
        is_plain(&format!("stderr of {words:?}"), &output.stderr);
        assert_ne!(output.status.code(), Some(101), "{words:?}");
        // A merged ledger and a value are what the file says, byte for byte: for files and pipes.
        if !matches!(words[0], "merge" | "get") {
            is_plain(&format!("stdout of {words:?}"), &output.stdout);
        }
    }
    for (name, text) in [
        ("format", "{\"format\": \"\u{9b}2J\u{202e}\\u001b[2J\", \"projects\": []}".to_owned()),
        ("kind", EMBEDDED.replacen("\"number\": 1", "\"number\": \"\u{9b}2J\u{202e}\"", 1)),
        ("key", EMBEDDED.replacen("\"number\": 1", "\"number\": {\"\u{9b}2J\": 1}", 1)),
        ("text", "\u{1b}[2J\u{9b}31m".to_owned()),
    ] {
        let file = home.file("\u{9b}2J.json", text);
        for command in ["list", "check", "get"] {
            let mut words = vec![command, path(&file)];
            words.extend((command == "get").then_some("/projects/99"));
            let output = home.run(&words);
            is_plain(&format!("{name}: stderr of {command}"), &output.stderr);
        }
    }
}

/// Streams that can't be written, and a file that may not grow: the documented exit code, and nothing left behind.
#[test]
fn a_stream_or_a_file_that_takes_nothing_is_an_error_like_any_other() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("r6.json"), EMBEDDED).unwrap();
    let form = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms/03-koka-kensho-ichiran.xlsx");
    std::fs::copy(form, dir.path().join("form.xlsx")).unwrap();
    let asks = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms/05-kaito-norin.xlsx");
    std::fs::copy(asks, dir.path().join("asks.xlsx")).unwrap();
    let again = "ulimit -f 0; \"$0\" import q.json asks.xlsx 2>&1 | grep -q また尋ねます";
    let unkept =
        format!("\"$0\" import asks.xlsx -o q.json && rm q.import.json && {{ {again}; exit ${{PIPESTATUS[0]}}; }}");
    for (script, code) in [
        // Questions that can't be kept are asked again: the differences are told all the same.
        (&*unkept, 1),
        ("\"$0\" --help >/dev/full", 4),
        ("\"$0\" list >/dev/full", 4),
        ("\"$0\" export --to md >/dev/full", 4),
        ("\"$0\" export --to xlsx >/dev/full", 4),
        ("\"$0\" show nosuch.json 2>/dev/full", 2),
        ("\"$0\" set r6.json /title 1x 2>&-", 2),
        ("ulimit -f 8; \"$0\" set r6.json /title '\"題\"'", 4),
        ("ulimit -f 4; \"$0\" import form.xlsx -o new.json", 4),
        // Neither what never ends nor what never begins is read.
        ("ulimit -v 4000000; ln -s /dev/zero endless.csv; \"$0\" import endless.csv --dry-run", 3),
        ("mkfifo pipe.csv; timeout 20 \"$0\" import pipe.csv --dry-run", 3),
    ] {
        let mut command = std::process::Command::new("bash");
        command.args(["-c", script, env!("CARGO_BIN_EXE_kensho")]).current_dir(dir.path());
        for name in ["STATE", "CONFIG", "DATA"] {
            command.env(format!("KENSHO_{name}_DIR"), dir.path().join(name));
        }
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{script}: {said}");
        if code == 4 && script.contains(" >/dev/full") && !script.contains("--help") {
            assert!(said.contains("結果を書き出せません(ディスクの空きがありません)"), "{script}: {said}");
        }
    }
    let left = std::fs::read_dir(dir.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains(".kensho-"));
    assert_eq!(left.count(), 0, "a temporary file stays behind");
    assert!(!dir.path().join("new.json").exists(), "half a ledger under its final name");
}
