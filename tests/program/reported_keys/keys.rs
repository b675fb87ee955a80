//! Keys, pastes and terminals: what comes from the line is what was meant, and nothing of it does what nobody wanted.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::support::program::{EMBEDDED, Home};
use crate::support::terminal::{LIMIT, Terminal};

fn ledger(dir: &Path) -> PathBuf {
    let path = dir.join("台帳.json");
    fs::write(&path, EMBEDDED).unwrap();
    path
}

/// The first project's KPI rows, the first actual value selected.
fn at_kpi(dir: &Path, environment: &[(&str, &str)]) -> Terminal {
    let mut terminal = Terminal::start_with(dir, &["台帳.json"], environment);
    terminal.see("1事業実績").keys("2").see("203.7%").keys("\r");
    terminal
}

/// Saves, and gives the file.
fn saved(terminal: &mut Terminal, path: &Path) -> String {
    terminal.keys("s").see("保存する変更").keys("\r").see("保存しました");
    terminal.keys("q");
    assert!(terminal.end().success());
    fs::read_to_string(path).unwrap()
}

fn with_actuals(values: [&str; 3]) -> String {
    let old =
        ["\"target\": 82, \"actual\": 167", "\"target\": 21, \"actual\": 30", "\"target\": 81555, \"actual\": 142229"];
    old.iter().zip(values).fold(EMBEDDED.to_owned(), |text, (old, value)| {
        let at = text.find(old).unwrap_or_else(|| panic!("{old}"));
        let (head, _) = old.rsplit_once(' ').unwrap();
        format!("{}{head} {value}{}", &text[..at], &text[at + old.len()..])
    })
}

#[test]
fn the_lines_behind_the_first_of_an_unmarked_paste_are_no_commands() {
    for (paste, held) in [("確認中\rDX推進室に照会\r", "DX推進室に照会"), ("12\rDelete Duu sq\r", "Delete Duu sq")]
    {
        let dir = tempfile::tempdir().unwrap();
        let path = ledger(dir.path());
        let mut terminal = at_kpi(dir.path(), &[]);
        terminal.keys("e").see("を編集").keys("\x15").keys(paste).see("預かりました").see(held);
        assert!(!terminal.contents().contains("取り除きました"));
        // It can be had where it belongs.
        terminal.keys("p").see("コピーした文字を入れました").see(held).keys("\r").see("直しました");
        let value = format!("\"{held}\"");
        assert_eq!(saved(&mut terminal, &path), with_actuals([&value, "30", "142229"]));
    }
}

#[test]
fn a_pasted_line_where_keys_are_commands_is_held_too() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = at_kpi(dir.path(), &[]);
    terminal.keys("照会済みDX\rDD\rs\r").see("預かりました");
    terminal.keys("q");
    assert!(terminal.end().success(), "nothing was changed");
    assert_eq!(fs::read_to_string(path).unwrap(), EMBEDDED);
}

#[test]
fn keys_typed_one_after_the_other_behind_enter_are_commands_as_ever() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = at_kpi(dir.path(), &[]);
    terminal.keys("e").see("を編集").keys("\x15168\r").see("直しました").keys("s").see("保存する変更 1件").keys("\r");
    terminal.see("保存しました").keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(path).unwrap(), with_actuals(["168", "30", "142229"]));
}

#[test]
fn answers_of_the_terminal_that_come_in_pieces_are_no_keys() {
    let dir = tempfile::tempdir().unwrap();
    ledger(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績");
    terminal.gap = Some(Duration::from_millis(120));
    // `[` is the project before, `0` the whole ledger, `n` the next hit: none of it happens.
    terminal.keys("z").until("folded", |terminal| !terminal.contents().contains("┌ 事業"));
    for name in [" 2 みね", " 3 美祢市健幸", " 4 美祢社会復帰", " 5 ラーニング", " 6 厚保くり"] {
        terminal.keys("J").see(name);
    }
    // Esc is still a key.
    terminal
        .keys("?")
        .see("キーの説明")
        .keys("\x1b")
        .until("closed", |terminal| !terminal.contents().contains("キーの説明"));
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn a_column_out_of_a_workbook_fills_the_rows_below() {
    for paste in ["12\n34\n56", "12\n34\n56\n", "12\t34\t56"] {
        let dir = tempfile::tempdir().unwrap();
        let path = ledger(dir.path());
        let mut terminal = at_kpi(dir.path(), &[]);
        terminal.keys("e").see("を編集").keys(&format!("\x1b[200~{paste}\x1b[201~"));
        terminal.see("貼り付け 3行").see("167 →").see("12").see("30 →").see("34").see("142229 →").see("56");
        terminal.keys("\r").see("3行を直しました");
        // One step.
        terminal.keys("u").see("取り消しました").see("203.7%").keys("\x12").see("やり直しました");
        assert_eq!(saved(&mut terminal, &path), with_actuals(["12", "34", "56"]), "{paste:?}");
    }
}

#[test]
fn a_pasted_column_can_be_left_or_taken_as_one_value() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = at_kpi(dir.path(), &[]);
    let paste = "\x1b[200~12\n\n確認中\n\n\n8\n9\x1b[201~";
    terminal
        .keys("e")
        .see("を編集")
        .keys(paste)
        .see("167 →")
        .see("12")
        .see("142229 →")
        .see("確認中")
        .see("行が足りないため、");
    terminal.keys("\x1b").see("を編集").keys(paste).see("貼り付け").keys("o").see("空白に変えて").keys("\x1b");
    terminal.until("closed", |terminal| !terminal.contents().contains("を編集"));
    // The blank leaves its row as it is.
    terminal.keys("e").see("を編集").keys(paste).see("貼り付け").keys("\r").see("入れられなかった値が2個");
    assert_eq!(saved(&mut terminal, &path), with_actuals(["12", "30", "\"確認中\""]));
}

#[test]
fn a_terminal_without_a_screen_gets_the_list_and_a_word() {
    for term in ["dumb", ""] {
        let dir = tempfile::tempdir().unwrap();
        ledger(dir.path());
        let mut terminal = Terminal::start_with(dir.path(), &["台帳.json"], &[("TERM", term)]);
        assert!(terminal.end().success());
        let contents = terminal.contents();
        assert!(contents.contains("みね探求塾") && !contents.contains("1事業実績"), "{contents}");
        let sent = String::from_utf8_lossy(&terminal.sent).into_owned();
        assert!(sent.contains("全画面を表示できないため") && !sent.contains("\x1b[?1049h"), "{sent}");
    }
}

#[test]
fn text_in_another_encoding_is_told_of_and_not_taken() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = at_kpi(dir.path(), &[]);
    // 確認中 and an Enter in Shift_JIS and in EUC-JP, typed and pasted; 表D where keys are commands.
    let pieces: [&[u8]; 3] =
        [b"\x8am\x94F\x92\x86\r", b"\xb3\xce\xc7\xa7\xc3\xe6\r", b"\x1b[200~\x8am\x94F\x92\x86\x1b[201~"];
    for bytes in pieces {
        terminal.keys("e").see("を編集");
        terminal.writer.write_all(bytes).unwrap();
        terminal.see("UTF-8ではありません");
        std::thread::sleep(Duration::from_millis(150));
        terminal.keys("\x1b").see("j/k 移動");
    }
    terminal.writer.write_all(b"\x95\\D").unwrap();
    terminal.see("UTF-8ではありません");
    // What a program on the way has made of letters that it couldn't read is said before and after it is taken.
    std::thread::sleep(Duration::from_millis(150));
    terminal.keys("e").see("を編集").keys("\x15").keys("\x1b[200~確\u{FFFD}中\x1b[201~").see("読めなくなった文字");
    terminal.keys("\r").see("直しました").see("読めなくなった文字");
    terminal.keys("u").see("取り消しました").keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(path).unwrap(), EMBEDDED);
}

#[test]
fn set_says_that_letters_were_lost() {
    let home = Home::new();
    home.file("台帳.json", EMBEDDED);
    let output = home.run(&["set", "台帳.json", "/title", "\"確\u{FFFD}中\""]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("読めなくなった文字"));
}

#[test]
fn a_copy_is_said_to_be_sent_and_can_be_had_without_the_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = at_kpi(dir.path(), &[]);
    terminal.keys("y").see("端末に送りました: 167").keys("j").keys("p").see("コピーした文字を入れました");
    terminal.keys("\r").see("直しました").keys("P").see("に書き出しました");
    assert_eq!(fs::read_to_string(dir.path().join("data/copy.txt")).unwrap(), "167");
    // Into an open text as well.
    terminal.keys("j").keys("e").see("を編集").keys("\x15\x16").keys("\r").see("直しました");
    assert_eq!(saved(&mut terminal, &path), with_actuals(["167", "167", "167"]));
    // A terminal that is known to take copies is believed.
    let mut terminal = at_kpi(dir.path(), &[("TERM", "xterm-kitty"), ("TMUX", ""), ("STY", "")]);
    terminal.keys("y").see("コピーしました: 167").keys("q");
    assert!(terminal.end().success());
}

/// Waits until a journal holds the words.
fn until_journaled(dir: &Path, words: &str) {
    let started = Instant::now();
    let mut journals = Vec::new();
    while !journals.iter().any(|text: &String| text.contains(words)) {
        assert!(started.elapsed() < LIMIT, "{words} is in no journal: {journals:?}");
        std::thread::sleep(Duration::from_millis(20));
        journals = files(&dir.join("state")).filter_map(|path| fs::read_to_string(path).ok()).collect();
    }
}

fn files(dir: &Path) -> Box<dyn Iterator<Item = PathBuf>> {
    let entries: Vec<PathBuf> =
        fs::read_dir(dir).map(|all| all.flatten().map(|e| e.path()).collect()).unwrap_or_default();
    Box::new(
        entries.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { Box::new(std::iter::once(path)) }),
    )
}

#[test]
fn what_was_being_typed_when_the_program_was_killed_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = at_kpi(dir.path(), &[]);
    terminal.keys("e").see("を編集").keys("\x15").keys("98").see("98");
    until_journaled(dir.path(), "98");
    terminal.keys("76");
    until_journaled(dir.path(), "9876");
    terminal.signal(Signal::KILL);
    terminal.end();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    // Once, as it was last.
    terminal.see("前回の変更 1件").see("9,876").keys("y").see("取り込みました");
    assert_eq!(saved(&mut terminal, &path), with_actuals(["9876", "30", "142229"]));

    // What was left without taking it, and what was taken, isn't offered as something else.
    fs::write(&path, EMBEDDED).unwrap();
    let mut terminal = at_kpi(dir.path(), &[]);
    terminal.keys("e").see("を編集").keys("\x15").keys("55").see("55");
    until_journaled(dir.path(), "55");
    terminal.keys("\x1b").until("closed", |terminal| !terminal.contents().contains("を編集"));
    terminal.keys("e").see("を編集").keys("\x15").keys("66").see("66");
    until_journaled(dir.path(), "66");
    terminal.keys("\r").see("直しました");
    terminal.signal(Signal::KILL);
    terminal.end();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("前回の変更 1件").see("167 →").see("66").keys("y").see("取り込みました");
    assert_eq!(saved(&mut terminal, &path), with_actuals(["66", "30", "142229"]));
}

#[test]
fn what_an_earlier_run_left_of_a_large_ledger_waits_until_it_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let mut text: serde_json::Value = serde_json::from_str(EMBEDDED).unwrap();
    let projects = text["projects"].as_array().unwrap().clone();
    let many: Vec<serde_json::Value> = (0..40)
        .flat_map(|time| {
            projects.iter().map(move |project| {
                let mut project = project.clone();
                project["id"] = format!("{}-{time}", project["id"].as_str().unwrap()).into();
                project
            })
        })
        .collect();
    text["projects"] = many.into();
    let path = dir.path().join("台帳.json");
    let text = serde_json::to_string_pretty(&text).unwrap();
    fs::write(&path, &text).unwrap();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal
        .see("事業費 3,708,416,720円")
        .keys("2")
        .see("203.7%")
        .keys("\r")
        .keys("e")
        .see("を編集")
        .keys("\x15150\r")
        .see("直しました");
    terminal.signal(Signal::KILL);
    terminal.end();

    // Whatever is typed meanwhile is no answer: a search goes on, and nothing is thrown away.
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績").keys("/dd");
    terminal.see("検索 /dd").keys("y").see("検索 /ddy").keys("\x1b").see("F4 前回の変更");
    terminal.keys("\x1bOS").see("前回の変更 1件").see("167 →").see("150").keys("y").see("取り込みました");
    terminal.keys("s").see("保存する変更 1件").keys("\r").see("保存しました").keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(&path).unwrap(), text.replacen("\"actual\": 167", "\"actual\": 150", 1));
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("要対応");
    assert!(!terminal.contents().contains("前回の変更"));
}

#[test]
fn a_word_that_arrives_at_once_answers_no_question_that_nobody_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    ledger(dir.path());
    let mut terminal = at_kpi(dir.path(), &[]);
    terminal.keys("e").see("を編集").keys("\x15150\r").see("直しました");
    terminal.signal(Signal::KILL);
    terminal.end();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("前回の変更 1件").keys("yesterday").keys("\x1b[200~yyy\x1b[201~");
    std::thread::sleep(Duration::from_millis(200));
    // Throwing away takes a key that no text holds.
    terminal.see("前回の変更 1件").keys("d").see("Ctrl-D").keys("d");
    terminal.until("asked again", |terminal| !terminal.contents().contains("Ctrl-D")).see("前回の変更 1件");
    terminal.keys("d").see("Ctrl-D").keys("\x04").see("捨てました").keys("q");
    assert!(terminal.end().success());
}

#[test]
fn keys_typed_ahead_of_a_save_answer_no_contradiction_that_it_meets() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = at_kpi(dir.path(), &[]);
    terminal.keys("e").see("を編集").keys("\x15150\r").see("直しました").keys("s").see("保存する変更 1件");
    fs::write(&path, with_actuals(["999", "30", "142229"])).unwrap();
    // Save, and go on to something that begins with t: the answer for the colleague's value.
    terminal.keys("\rt").see("食い違い 1/1").see("999").keys("m").see("保存する変更").keys("\r").see("保存しました");
    terminal.keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(&path).unwrap(), with_actuals(["150", "30", "142229"]));
}

#[test]
fn a_search_through_megabytes_leaves_the_program_awake() {
    let dir = tempfile::tempdir().unwrap();
    // Millions of marks upon one letter, in a text of the first project and in one that stands outside the projects.
    let marks = "\u{301}\u{327}".repeat(750_000);
    let text = ["summary", "comment"].iter().fold(EMBEDDED.to_owned(), |text, key| {
        text.replacen(&format!("\"{key}\": \""), &format!("\"{key}\": \"zq{marks}"), 1)
    });
    fs::write(dir.path().join("台帳.json"), text).unwrap();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("事業費 92,710,418円").keys("4").see("公表された事業効果");
    // Found, and not found: each key is on the screen before the next is pressed.
    terminal.keys("/").see("検索 /").keys("z").see("検索 /z").see("件").keys("q").see("検索 /zq");
    terminal.keys("x").see("検索 /zqx").keys("y").see("検索 /zqxy").keys("\x1b").see("j/k 移動").keys("q");
    assert!(terminal.end().success());
}

#[test]
fn the_help_of_no_command_is_a_mistake() {
    let home = Home::new();
    for words in [&["nosuch", "--help"][..], &["nosuch", "-h"], &["--help", "nosuch"], &["lisst", "--help"]] {
        let output = home.run(words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(output.stdout.is_empty() && String::from_utf8_lossy(&output.stderr).contains("コマンドもありません"));
    }
    for words in [&["--help"][..], &["list", "--help"], &["rules", "show", "-h"], &["-V"]] {
        let output = home.run(words);
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert!(!output.stdout.is_empty());
    }
}
