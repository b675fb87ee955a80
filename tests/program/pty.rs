//! The real program in a pseudo terminal, under another project's terminal engine: what a user sees who starts it, types,
//! drags the window, closes it, or loses the line.
//!
//! Nothing is timed: every wait is for something to be seen on the screen, with a limit only so that a failure ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use crate::support::terminal::{LIMIT, Terminal};
use kensho::change::history::Noted;
use kensho::io::store::audit::Trail;
use kensho::io::store::digest::Digest;
use kensho::io::store::places::Places;
use rustix::process::Signal;

const MINE: &str = include_str!("../../data/mine-r6.json");

fn ledger(dir: &Path) -> PathBuf {
    let path = dir.join("台帳.json");
    fs::write(&path, MINE).unwrap();
    path
}

/// The ledger with project 1's first actual value changed.
fn changed(from: &str, to: &str) -> String {
    let before = format!("\"target\": 82, \"actual\": {from}");
    assert_eq!(MINE.matches(&before).count(), 1, "{before}");
    MINE.replacen(&before, &format!("\"target\": 82, \"actual\": {to}"), 1)
}

#[test]
fn it_opens_on_the_embedded_ledger_and_keys_change_the_screen() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal.see("美祢市").see("92,710,418円").see("1事業実績").see("みね探求塾");
    assert!(terminal.screen.screen().alternate_screen());
    // Not the digit: with a movement right behind it it would be a count.
    terminal.keys("\t").see("MICE誘致件数").see("203.7%");
    terminal.keys("\x1b[B").see("受講者数");
    terminal.keys("?").see("キーの説明");
    terminal.keys("\x1b").until("closed", |terminal| !terminal.contents().contains("キーの説明"));
    terminal.keys("/厚保").see("検索 /厚保").keys("\r").see("6 厚保くり");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.is_sane();
}

#[test]
fn a_resized_window_is_drawn_anew() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal.see("1事業実績");
    terminal.resize(40, 10).until("folded", |terminal| {
        let contents = terminal.contents();
        contents.contains("事業") && !contents.contains("1事業実績") && contents.lines().count() == 10
    });
    terminal.resize(120, 40).see("1事業実績").see("交付実績 46,248,061円");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.is_sane();
}

#[test]
fn sigterm_leaves_a_sane_terminal() {
    let dir = tempfile::tempdir().unwrap();
    for keys in ["", "?", "M", "2\re", "/秋"] {
        let mut terminal = Terminal::start(dir.path(), &[]);
        terminal.see("1事業実績").keys(keys);
        terminal.signal(Signal::TERM);
        assert!(!terminal.end().success());
        terminal.is_sane();
    }
}

#[test]
fn ctrl_z_gives_the_shell_its_screen_and_fg_paints_it_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal.see("1事業実績");
    // The child leads its session, so nobody could continue it: it says so instead of hanging.
    terminal.keys("\x1a").see("一時中断できません");
    // Stopped and continued from outside it comes back whole.
    terminal.keys("2").see("MICE誘致件数");
    terminal.signal(Signal::STOP);
    terminal.screen = vt100::Parser::new(24, 80, 0);
    terminal.signal(Signal::CONT);
    terminal.see("MICE誘致件数").see("美祢市").see("説明");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.is_sane();
}

#[test]
fn a_list_on_a_narrow_terminal_says_everything() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(dir.path(), &["list"]);
    assert!(terminal.end().success());
    let contents = terminal.contents();
    for words in ["みね探求塾", "学校教育課", "達成3/4", "公表 相当程度", "提案 相当程度"] {
        assert!(contents.contains(words), "{words}: {contents}");
    }
}

#[test]
fn japanese_text_typed_where_keys_are_commands_does_nothing_but_say_so() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal.see("1事業実績").keys("事業q").see("日本語入力がオンです");
    terminal.keys("j").see("みね探求塾").keys("q");
    assert!(terminal.end().success());
}

#[test]
fn nothing_is_sent_while_nothing_happens() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal.see("1事業実績").see("説明");
    // Whatever the start still brings (findings) comes first.
    while let Ok(bytes) = terminal.bytes.recv_timeout(Duration::from_secs(1)) {
        terminal.take(&bytes);
    }
    assert!(matches!(terminal.bytes.recv_timeout(Duration::from_secs(2)), Err(RecvTimeoutError::Timeout)));
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn an_edit_is_saved_and_nothing_else_is_touched() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.edits_the_result().keys("\x15").keys("168\r").see("直しました").see("204.9%");
    assert_eq!(fs::read_to_string(&path).unwrap(), MINE, "not before it is saved");
    terminal.keys("s").see("保存する変更 1件").keys("\r").see("保存しました");
    assert!(!terminal.contents().contains("これからは"), "the same file is open as before");
    assert_eq!(fs::read_to_string(&path).unwrap(), changed("167", "168"));
    terminal.keys("u").see("取り消しました").keys("s").see("保存する変更").keys("\r").see("保存しました");
    assert_eq!(fs::read_to_string(&path).unwrap(), MINE);
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.is_sane();
}

#[test]
fn a_dropped_line_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.edits_the_result().keys("\x15").keys("199\r").see("直しました");
    terminal.signal(Signal::HUP);
    assert!(!terminal.end().success());
    assert_eq!(fs::read_to_string(&path).unwrap(), MINE);

    // The next start offers the edit, says what it is, and saving it changes just that.
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("前回の変更 1件").see("167 →").see("199").keys("y").see("取り込みました");
    assert_eq!(fs::read_to_string(&path).unwrap(), MINE);
    terminal.keys("s").see("保存する変更 1件").keys("\r").see("保存しました");
    assert_eq!(fs::read_to_string(&path).unwrap(), changed("167", "199"));
    terminal.keys("q");
    assert!(terminal.end().success());

    // And then there is nothing left to offer.
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績");
    assert!(!terminal.contents().contains("前回の変更"));
    terminal.keys("q");
    assert!(terminal.end().success());
}

/// Which differences were to be taken is known again at the next start of the same ledger, and of no other.
#[test]
fn a_dropped_line_keeps_what_was_decided_of_an_import() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    fs::write(dir.path().join("隣.json"), MINE).unwrap();
    let rows = "No,事業名,指標名,目標値,実績値\n2,みね探求塾「挑戦のトビラ」展開による未来創生プロジェクト～未来は自分たちでつくるもの～,受講者数(通塾者数)(人),60,44\n";
    fs::write(dir.path().join("回答.csv"), format!("令和6年度 実績調査票\n{rows}")).unwrap();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績").keys("I").see("取り込むファイル").keys("回答.csv\r").see("見出し A2").keys("\r");
    terminal.see("取り込む 0件").keys("t").see("取り込む 1件").signal(Signal::HUP);
    assert!(!terminal.end().success());

    let mut terminal = Terminal::start(dir.path(), &["隣.json"]);
    terminal.see("1事業実績");
    assert!(!terminal.contents().contains("取り込みの途中"), "it was another ledger");
    terminal.keys("q").end();

    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("取り込みの途中でした(回答.csv)").keys("I").see("前の取り込みの続き").keys("\r");
    terminal
        .see("見出し A2")
        .keys("\r")
        .see("取り込む 1件")
        .keys("\r")
        .see("1件を取り込みました")
        .keys("s")
        .see("後: 44")
        .keys("\r")
        .see("保存しました");
    assert_ne!(fs::read_to_string(&path).unwrap(), MINE);
    terminal.keys("q");
    assert!(terminal.end().success());

    // What was gone on with is over.
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績");
    assert!(!terminal.contents().contains("取り込みの途中"));
    terminal.keys("q").end();
}

/// A decision is about what was seen: where the file or the ledger says something else by now, it is to be taken anew.
#[test]
fn what_was_decided_of_an_import_holds_for_the_very_same_difference_only() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let name = "みね探求塾「挑戦のトビラ」展開による未来創生プロジェクト～未来は自分たちでつくるもの～";
    let answer = |result: &str| {
        let row = format!("2,{name},受講者数(通塾者数)(人),60,{result}\n");
        let rows = format!("令和6年度 実績調査票\nNo,事業名,指標名,目標値,実績値\n{row}");
        fs::write(dir.path().join("回答.csv"), rows).unwrap();
    };
    let shown = |taken: &str| {
        let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
        terminal.see("取り込みの途中でした").keys("I").see("前の取り込みの続き").keys("\r").see("見出し A2");
        terminal.keys("\r").see(taken).signal(Signal::HUP);
        assert!(!terminal.end().success());
    };
    answer("44");
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績").keys("I").see("取り込むファイル").keys("回答.csv\r").see("見出し A2").keys("\r");
    terminal.see("取り込む 0件").keys("t").see("取り込む 1件").signal(Signal::HUP);
    terminal.end();
    let note = Places::under(dir.path()).ledger(&fs::canonicalize(&path).unwrap()).dir().join("import.json");
    let kept = fs::read(&note).unwrap();
    shown("取り込む 1件");

    // Another value came from the department in the meantime.
    answer("45");
    fs::write(&note, &kept).unwrap();
    shown("取り込む 0件");

    // Somebody else filled in the field.
    answer("44");
    fs::write(&note, &kept).unwrap();
    fs::write(&path, MINE.replacen("\"target\": 60, \"actual\": 43", "\"target\": 60, \"actual\": 42", 1)).unwrap();
    shown("取り込む 0件");

    // Without its file there is nothing to go on with; it may be there again the next time.
    fs::write(&note, &kept).unwrap();
    fs::remove_file(dir.path().join("回答.csv")).unwrap();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績");
    assert!(!terminal.contents().contains("取り込みの途中"));
    terminal.keys("q").end();
    assert_eq!(fs::read(&note).unwrap(), kept);
}

#[test]
fn a_window_that_is_closed_while_typing_keeps_what_was_taken() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.edits_the_result().keys("\x15").keys("150\r").see("直しました");
    // Killed without a word, in the middle of the next entry.
    terminal.keys("e").see("を編集").keys("9");
    terminal.signal(Signal::KILL);
    terminal.end();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal
        .see("前回の変更 1件")
        .see("167 →")
        .see("150")
        .keys("d")
        .see("本当に")
        .keys("\x04")
        .see("捨てました")
        .keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(&path).unwrap(), MINE);
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績");
    assert!(!terminal.contents().contains("前回の変更"), "given up is given up");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn what_is_being_typed_when_the_line_drops_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.edits_the_result().keys("\x15").keys("199").see("199").signal(Signal::USR1);
    assert!(!terminal.end().success());
    terminal.is_sane();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("前回の変更 1件").see("入力の途中").see("199").keys("y").see("取り込みました");
    terminal.keys("s").see("保存する変更 1件").keys("\r").see("保存しました");
    assert_eq!(fs::read_to_string(&path).unwrap(), changed("167", "199"));
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn an_opinion_and_a_reason_being_typed_when_the_line_drops_come_back() {
    for (keys, written) in [
        (&["m", "o", "山田委員", "\r", "次年度も続ける"][..], "\"by\": \"山田委員\""),
        (&["c", "a", "次年度も続ける"][..], "\"reason\": \"次年度も続ける\""),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let path = ledger(dir.path());
        let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
        terminal.see("1事業実績").see("要対応");
        for keys in keys {
            terminal.keys(keys).until("what was typed", |terminal| {
                keys.len() == 1 || terminal.contents().replace(' ', "").contains(keys)
            });
        }
        terminal.signal(Signal::HUP);
        assert!(!terminal.end().success());
        assert_eq!(fs::read_to_string(&path).unwrap(), MINE);
        let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
        terminal.see("前回の変更 1件").see("次年度も続ける").keys("y").see("取り込みました");
        terminal.keys("s").see("保存する変更").keys("\r").see("保存しました").keys("q");
        assert!(terminal.end().success());
        let saved = fs::read_to_string(&path).unwrap();
        assert!(saved.contains(written) && saved.contains("次年度も続ける"), "{written}");
    }
}

#[test]
fn what_an_editor_left_in_another_encoding_stays_in_a_file() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let editor = dir.path().join("editor");
    // Two characters of Shift_JIS in the second line; how often it ran stands in the first.
    fs::write(&editor, "#!/bin/sh\necho >> runs\n{ wc -l < runs; printf '\\212\\317\\214\\365\\n'; } > \"$1\"\n")
        .unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let (editor, temporary) = (editor.to_str().unwrap(), dir.path().to_str().unwrap());
    let environment = [("VISUAL", ""), ("EDITOR", editor), ("TMPDIR", temporary)];
    let mut terminal = Terminal::start_with(dir.path(), &["台帳.json"], &environment);
    terminal.see("1事業実績").keys("\r");
    for run in 1..=2 {
        terminal.keys("E").see("2行目にUTF-8でない文字").keys("j");
        terminal.until("the notice goes", |terminal| !terminal.contents().contains("UTF-8"));
        let names = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut kept: Vec<_> = names.filter(|path| path.to_string_lossy().ends_with(".kept.txt")).collect();
        kept.sort();
        assert_eq!(kept.len(), run, "each text is kept: {kept:?}");
        assert_eq!(
            fs::read(kept.last().unwrap()).unwrap(),
            [format!("{run}\n").as_bytes(), b"\x8a\xcf\x8c\xf5\n"].concat()
        );
    }
    terminal.keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(&path).unwrap(), MINE);
}

/// An editor that saves a text and then waits until the file `end` says how it ends.
fn slow_editor(dir: &Path) -> String {
    use std::os::unix::fs::PermissionsExt;
    let editor = dir.join("editor");
    let script =
        "#!/bin/sh\necho エディターで書いた文 > \"$1\"\n: > saved\nuntil [ -e end ]; do sleep 0.05; done\nexit 1\n";
    fs::write(&editor, script).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    editor.to_str().unwrap().to_owned()
}

#[test]
fn what_was_saved_in_an_editor_survives_the_editor_and_the_program() {
    for killed in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        let path = ledger(dir.path());
        let (editor, temporary) = (slow_editor(dir.path()), dir.path().to_str().unwrap().to_owned());
        let environment = [("VISUAL", ""), ("EDITOR", editor.as_str()), ("TMPDIR", temporary.as_str())];
        let mut terminal = Terminal::start_with(dir.path(), &["台帳.json"], &environment);
        terminal.see("1事業実績").keys("\r").see("戻る").keys("E");
        let started = Instant::now();
        while !dir.path().join("saved").exists() {
            assert!(started.elapsed() < LIMIT, "the editor doesn't start:\n{}", terminal.contents());
            std::thread::yield_now();
        }
        if killed {
            // The program is gone before the editor is.
            terminal.signal(Signal::KILL);
            terminal.end();
            fs::write(dir.path().join("end"), "").unwrap();
        } else {
            fs::write(dir.path().join("end"), "").unwrap();
            terminal.see("異常終了しました").see("エディターで書いた文").keys("\x1b");
            terminal.signal(Signal::KILL);
            terminal.end();
        }
        let mut terminal = Terminal::start_with(dir.path(), &["台帳.json"], &environment);
        if killed {
            terminal.see("前回の変更 1件").see("エディターで書いた文").keys("y").see("入力の途中だった文を開きました");
            terminal.keys("\x1b");
        } else {
            terminal.see("1事業実績");
        }
        terminal.signal(Signal::KILL);
        terminal.end();
        assert_eq!(fs::read_to_string(&path).unwrap(), MINE);
    }
}

#[test]
fn what_is_odd_about_a_table_is_told_on_the_screen() {
    let dir = tempfile::tempdir().unwrap();
    // Two rules that overlap without saying so.
    let text = include_str!("../../data/rules.json").replacen("\"otherwise\": true,", "", 1);
    fs::write(dir.path().join("基準.json"), text).unwrap();
    let mut terminal = Terminal::start(dir.path(), &["--rules", "基準.json"]);
    terminal.see("1事業実績").see("判断基準 基準.json").see("重なり").keys("q");
    assert!(terminal.end().success());
    // An office's own table that can't be used is told of as well, and the embedded one used.
    fs::create_dir(dir.path().join("config")).unwrap();
    fs::write(dir.path().join("config/rules.json"), "{").unwrap();
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal.see("1事業実績").see("内蔵の判断基準を使います").keys("q");
    assert!(terminal.end().success());
}

/// Killed when the ledger is replaced and before the trail says so: another process holds the trail meanwhile.
#[test]
fn a_save_that_was_killed_before_its_line_in_the_trail_is_noted_by_the_next_start() {
    let dir = tempfile::tempdir().unwrap();
    let path = fs::canonicalize(ledger(dir.path())).unwrap();
    let place = Places::under(dir.path()).ledger(&path);
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.edits_the_result().keys("\x15").keys("168\r").see("直しました").keys("s").see("保存する変更 1件");
    fs::create_dir_all(place.dir()).unwrap();
    let trail = fs::File::options().append(true).create(true).open(place.audit()).unwrap();
    trail.lock().unwrap();
    terminal.keys("\r");
    let started = Instant::now();
    while fs::read_to_string(&path).unwrap() == MINE {
        assert!(started.elapsed() < LIMIT, "it isn't saved:\n{}", terminal.contents());
        std::thread::yield_now();
    }
    terminal.signal(Signal::KILL);
    terminal.end();
    drop(trail);
    assert_eq!(fs::read_to_string(&path).unwrap(), changed("167", "168"));
    assert_eq!(fs::read(place.audit()).unwrap(), b"", "killed before its line");

    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績");
    assert!(!terminal.contents().contains("前回の変更"), "it has arrived:\n{}", terminal.contents());
    terminal.keys("q");
    assert!(terminal.end().success());
    let noted: Vec<_> = Trail::<Noted>::read(&place).unwrap().newest_first().map(|(_, entry)| entry).collect();
    let [entry] = &noted[..] else { panic!("{noted:?}") };
    assert_eq!(entry.saved_as, Digest::of(changed("167", "168").as_bytes()));
    let edits: Vec<_> = entry.edits.iter().flat_map(|noted| &noted.step.edits).collect();
    assert!(edits.len() == 1 && edits[0].before.as_deref() == Some("167") && edits[0].after.as_deref() == Some("168"));
    // Once, however often it is opened.
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績").keys("q");
    terminal.end();
    assert_eq!(Trail::<Noted>::read(&place).unwrap().newest_first().count(), 1);
}

#[test]
fn a_save_of_someone_else_is_taken_in_and_the_next_one_too() {
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("1事業実績").keys("2").see("203.7%");
    let mut look = |value: &str, words: &str| {
        fs::write(&path, changed("167", value)).unwrap();
        std::thread::sleep(Duration::from_millis(2100));
        terminal.keys("j").see(words);
    };
    look("168", "168。");
    look("169", "169。");
    // With something unsaved it is told of, each time.
    terminal.keys("g").see("206.1%").keys("\r").keys("e").see("を編集").keys("\x15").keys("5\r").see("直しました");
    for value in ["170", "171"] {
        fs::write(&path, changed("167", value)).unwrap();
        std::thread::sleep(Duration::from_millis(2100));
        terminal.keys("j").see("ほかの人かプログラムが").keys("k");
        terminal.until("the notice goes", |t| !t.contents().contains("ほかの人かプログラムが"));
    }
    terminal.keys("s").see("保存する変更 1件").keys("\r").see("食い違い").keys("m").see("保存する変更").keys("\r");
    terminal.see("保存しました");
    assert_eq!(fs::read_to_string(&path).unwrap(), changed("167", "5"));
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn keys_typed_ahead_do_not_answer_the_question() {
    let dir = tempfile::tempdir().unwrap();
    ledger(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.edits_the_result().keys("\x15").keys("150\r").see("直しました").keys("ql");
    assert!(terminal.end().success());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.keys("ddy").see("前回の変更 1件");
    std::thread::sleep(Duration::from_millis(300));
    terminal.see("前回の変更 1件").keys("y").see("取り込みました");
}

#[test]
fn a_file_that_cannot_be_written_and_a_folder_that_is_not_there_are_told() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = ledger(dir.path());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("読み取り専用").keys(":w nodir/x.json\r").see("フォルダー").see("がありません");
    assert!(!dir.path().join("nodir").exists());
    terminal.keys(":w x.json\r").see("これからは");
    assert_eq!(fs::read_to_string(dir.path().join("x.json")).unwrap(), MINE);
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn leaving_can_keep_the_edits_for_the_next_time() {
    let dir = tempfile::tempdir().unwrap();
    ledger(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.edits_the_result().keys("\x15").keys("150\r").see("直しました").keys("q").see("未保存").keys("l");
    assert!(terminal.end().success());
    terminal.is_sane();
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("前回の変更 1件").keys("n").see("1事業実績").keys("q");
    assert!(terminal.end().success());
    let mut terminal = Terminal::start(dir.path(), &["台帳.json"]);
    terminal.see("前回の変更 1件");
}

#[test]
fn the_embedded_ledger_is_saved_as_a_file_of_the_user_s() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal
        .edits_the_result()
        .keys("\x15")
        .keys("168\r")
        .see("直しました")
        .keys("s")
        .see("保存する変更")
        .keys("\r")
        .see("保存する場所");
    terminal.keys("\x15").keys("新しい.json\r").see("保存しました");
    assert_eq!(fs::read_to_string(dir.path().join("新しい.json")).unwrap(), changed("167", "168"));
    terminal.keys("q");
    assert!(terminal.end().success());
    // The next start opens it.
    let mut terminal = Terminal::start(dir.path(), &[]);
    terminal.see("1事業実績").keys("2").see("204.9%").keys("q");
    assert!(terminal.end().success());
}

#[test]
fn without_colours_nothing_but_bold_and_reverse_is_sent() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start_with(dir.path(), &[], &[("NO_COLOR", "1")]);
    terminal.see("1事業実績").keys("2").see("203.7%").keys("4").see("公表された").keys("/評価").see("件").keys("\rq");
    terminal.end();
    let text = String::from_utf8_lossy(&terminal.sent);
    for sequence in text.split("\x1b[").skip(1) {
        let end = sequence.find(|c: char| ('@'..='~').contains(&c)).unwrap_or(0);
        if sequence[end..].starts_with('m') {
            let coloured = sequence[..end].split(';').any(|n| matches!(n.parse(), Ok(30..=37 | 40..=47 | 90..=107u8)));
            assert!(!coloured, "{}", &sequence[..=end]);
        }
    }
}

#[test]
fn hostile_text_of_a_record_drives_no_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let evil = "悪\\u001b[2J\\u001b]52;c;aGFjaw==\\u0007\\u009b31m\\u202e意";
    let text = MINE.replacen("MICE誘致件数", evil, 1).replacen(
        "\"municipality\": \"",
        &format!("\"municipality\": \"{evil}"),
        1,
    );
    fs::write(dir.path().join("evil.json"), text).unwrap();
    let mut terminal = Terminal::start(dir.path(), &["evil.json"]);
    terminal.see("1事業実績").keys("2").see("203.7%").keys("0").keys("q");
    terminal.end();
    let text = String::from_utf8_lossy(&terminal.sent);
    assert!(
        !text.contains("]52;c;aGFjaw==\u{7}") && !text.contains("\x1b]52") && !text.contains(['\u{9b}', '\u{202e}'])
    );
    terminal.is_sane();
}

/// The ledger's projects over and over, so that it is read behind the screen; the last of them breaks off.
fn large_and_broken() -> String {
    let ledger = kensho::ledger::Ledger::read(MINE).unwrap();
    let doc = ledger.doc();
    let head = &doc.frame()[..doc.cut().unwrap()];
    let items: Vec<&str> = (0..doc.len()).map(|at| doc.item(at)).collect();
    format!("{head}{},\n{{ \"id\": nonsense", vec![items.join(",\n"); 3_000_000 / MINE.len() + 1].join(",\n"))
}

#[test]
fn half_a_ledger_can_be_read_and_ends_as_what_it_is() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("大.json"), large_and_broken()).unwrap();
    let mut terminal = Terminal::start(dir.path(), &["大.json"]);
    terminal.see("途中まで・編集できません").see("行");
    // The word stays, whatever else there is to say, and nothing is written anywhere.
    terminal.keys("jjW").see("途中までしか読めない").keys("j").see("説明");
    assert!(terminal.contents().contains("途中まで・編集できません"), "{}", terminal.contents());
    terminal.keys("q");
    assert_eq!(terminal.end().exit_code(), 3);
    terminal.is_sane();
    assert!(terminal.contents().contains("kensho: ") && terminal.contents().contains("行"), "{}", terminal.contents());
    let left = terminal.sent.windows(8).filter(|bytes| bytes == b"\x1b[?1049l").count();
    assert_eq!(left, 1, "the screen is left once");
}

#[test]
fn what_is_no_ledger_drives_no_terminal_either() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("敵.txt"), b"one\x1b]0;owned\x07\x1b[31mtwo\xff\n\xc2\x9b2Jthree\n").unwrap();
    let mut terminal = Terminal::start(dir.path(), &["diff", "--textconv", "敵.txt"]);
    terminal.end();
    assert!(terminal.contents().contains("one^[]0;owned^G^[[31mtwo"), "{}", terminal.contents());
    assert!(!terminal.sent.windows(3).any(|w| w == b"\x1b]0" || w == b"\x1b[3"));
    assert!(terminal.contents().contains("three"));
}
