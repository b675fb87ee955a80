//! Several ledgers on one screen, with real files: each keeps its own bytes, journal and lock.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use rustix::process::Signal;

use crate::support::program::{EMBEDDED, Home, path};
use crate::support::terminal::Terminal;

const GYOKUTO: &str = include_str!("../data/documents/gyokuto.json");
const KURUME: &str = include_str!("../data/documents/kurume.json");

/// The cost of the first project of 玉東町, as the document has it.
const COST: &str = "2673000";

/// A folder with two towns, one of them in a folder below, and a file between them that is no ledger.
fn towns(dir: &Path) {
    fs::create_dir_all(dir.join("県/玉東")).unwrap();
    fs::write(dir.join("県/a-mine.json"), EMBEDDED).unwrap();
    fs::write(dir.join("県/b-broken.json"), "{\"format\": \"kensho-ledger/1\", \"projects\": [\n").unwrap();
    fs::write(dir.join("県/玉東/c-gyokuto.json"), GYOKUTO).unwrap();
    // Beside a ledger, and none.
    fs::write(dir.join("県/玉東/rules.json"), include_str!("../data/rules-three-levels.json")).unwrap();
}

fn read(dir: &Path, name: &str) -> String {
    fs::read_to_string(dir.join("県").join(name)).unwrap()
}

fn changed(cost: &str) -> String {
    assert_eq!(GYOKUTO.matches(COST).count(), 1);
    GYOKUTO.replacen(COST, cost, 1)
}

/// Edits the cost of the first project of 玉東町 from the list.
fn edit(terminal: &mut Terminal, cost: &str) {
    terminal.keys("G").see("(3/3)").keys("\x1b[A").see("1 玉東町総合戦略策定事業");
    terminal.keys("\r").keys("e").see("総事業費 を編集").keys("\x15").keys(cost);
    terminal.keys("\r").see("直しました");
}

#[test]
fn a_folder_is_one_list_and_an_edit_changes_its_own_file_only() {
    let dir = tempfile::tempdir().unwrap();
    towns(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["県"]);
    terminal.see("美祢市 R6").see("b-broken.json").see("玉東町 H27").see("(1/3)");
    // The broken one says why.
    terminal.keys("7j").see("(2/3)").see("2行1文字目").see("開けません");
    edit(&mut terminal, "999");
    terminal.keys("s").see("玉東町(c-gyokuto.json) 保存する変更 1件").keys("\r").see("保存しました");
    assert_eq!(read(dir.path(), "玉東/c-gyokuto.json"), changed("999"));
    assert_eq!(read(dir.path(), "a-mine.json"), EMBEDDED);
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.is_sane();
    // Its own history.
    let log = |file: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kensho"));
        command.current_dir(dir.path()).args(["log", file, "--json"]).env("KENSHO_STATE_DIR", dir.path().join("state"));
        let output = command.output().unwrap();
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap().as_array().unwrap().len()
    };
    assert_eq!((log("県/玉東/c-gyokuto.json"), log("県/a-mine.json")), (1, 0));
}

#[test]
fn two_unsaved_ledgers_are_asked_about_and_both_come_back() {
    let dir = tempfile::tempdir().unwrap();
    towns(dir.path());
    let words = ["県/a-mine.json", "県/玉東/c-gyokuto.json"];
    let both = |terminal: &mut Terminal| {
        terminal.see("(1/2)").see("玉東町 H27");
        terminal.keys("\r").keys("e").see("総事業費 を編集").keys("\x15").keys("111").keys("\r").see("直しました");
        terminal.keys("7J").see("(2/2)").see("玉東町総合戦略策定事業");
        terminal.keys("e").see("総事業費 を編集").keys("\x15").keys("222").keys("\r").see("直しました");
    };
    let mut terminal = Terminal::start(dir.path(), &words);
    both(&mut terminal);
    terminal.signal(Signal::HUP);
    assert!(!terminal.end().success());
    assert_eq!(
        (read(dir.path(), "a-mine.json"), read(dir.path(), "玉東/c-gyokuto.json")),
        (EMBEDDED.into(), GYOKUTO.into())
    );

    // One question at a time, each with its file.
    let mut terminal = Terminal::start(dir.path(), &words);
    terminal.see("美祢市(a-mine.json) 前回の変更 1件").see("111").keys("y");
    terminal.see("玉東町(c-gyokuto.json) 前回の変更 1件").see("222").keys("y").see("取り込みました").see("(1/2)");
    // Each is asked about by name at the end.
    terminal.keys("q").see("美祢市(a-mine.json) 未保存").keys("s").see("美祢市(a-mine.json) 保存する変更").keys("\r");
    terminal.see("玉東町(c-gyokuto.json) 未保存").keys("l");
    assert!(terminal.end().success());
    assert!(read(dir.path(), "a-mine.json") != EMBEDDED && read(dir.path(), "玉東/c-gyokuto.json") == GYOKUTO);

    let mut terminal = Terminal::start(dir.path(), &words);
    terminal.see("玉東町(c-gyokuto.json) 前回の変更 1件").keys("y").see("取り込みました");
    terminal.keys("q").see("玉東町(c-gyokuto.json) 未保存").keys("d").see("捨てない").keys("d");
    assert!(terminal.end().success());
    assert_eq!(read(dir.path(), "玉東/c-gyokuto.json"), GYOKUTO);
    let mut terminal = Terminal::start(dir.path(), &words);
    terminal.see("玉東町 H27").keys("q");
    assert!(terminal.end().success());
    assert!(!terminal.contents().contains("前回の変更"));
}

#[test]
fn what_is_typed_when_the_line_drops_comes_back_in_its_own_ledger() {
    let dir = tempfile::tempdir().unwrap();
    towns(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["県"]);
    terminal
        .see("玉東町 H27")
        .keys("G")
        .see("(3/3)")
        .keys("\x1b[A")
        .see("1 玉東町総合戦略策定事業")
        .keys("\re")
        .see("総事業費 を編集")
        .keys("77");
    terminal.see("267300077").signal(Signal::HUP);
    assert!(!terminal.end().success());
    let mut terminal = Terminal::start(dir.path(), &["県"]);
    terminal.see("玉東町(c-gyokuto.json) 前回の変更").see("267,300,077円").keys("n").see("(1/3)");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn whoever_saves_beside_is_merged_and_read_only_is_for_all() {
    let dir = tempfile::tempdir().unwrap();
    towns(dir.path());
    let gyokuto = dir.path().join("県/玉東/c-gyokuto.json");
    let mut terminal = Terminal::start(dir.path(), &["県"]);
    terminal.see("玉東町 H27");
    edit(&mut terminal, "999");
    let theirs = GYOKUTO.replacen("総務課", "企画課", 1);
    assert_ne!(theirs, GYOKUTO);
    fs::write(&gyokuto, &theirs).unwrap();
    terminal.keys("s").see("保存する変更").keys("\r").see("保存しました");
    assert_eq!(fs::read_to_string(&gyokuto).unwrap(), theirs.replacen(COST, "999", 1));
    terminal.keys("q");
    assert!(terminal.end().success());

    let mut terminal = Terminal::start(dir.path(), &["--read-only", "県"]);
    terminal
        .see("玉東町 H27")
        .keys("\re")
        .see("見るだけの設定")
        .keys("8J")
        .see("(3/3)")
        .see("1 玉東町総合戦略策定事業")
        .keys("e")
        .see("見るだけの設定")
        .keys("q");
    assert!(terminal.end().success());
}

#[test]
fn each_ledger_is_judged_by_its_own_folder() {
    let dir = tempfile::tempdir().unwrap();
    towns(dir.path());
    let mut terminal = Terminal::start(dir.path(), &["県"]);
    terminal.see("玉東町 H27").see("公表    非常に効果的");
    // Whose levels are A, B and C.
    terminal.keys("G").see("(3/3)").see("提案はAかB");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn without_a_screen_all_are_listed_and_a_broken_one_is_named() {
    let home = Home::new();
    let (mine, broken, kurume) =
        (home.file("mine.json", EMBEDDED), home.file("broken.json", "{"), home.file("kurume.json", KURUME));
    let output = home.run(&[path(&mine), path(&broken), path(&kurume)]);
    let (answer, told) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("broken.json"), "{told}");
    let heading = answer.lines().position(|line| line.starts_with("福岡県久留米市 平成29年度")).expect("a heading");
    let alone = |file: &Path| String::from_utf8(home.run(&["list", path(file)]).stdout).unwrap();
    let lines: Vec<&str> = answer.lines().collect();
    assert_eq!(lines[1..heading - 1].join("\n") + "\n", alone(&mine));
    assert_eq!(lines[heading + 1..].join("\n") + "\n", alone(&kurume));
    // One file in a folder is that file; none is said.
    fs::create_dir(home.path("一つ")).unwrap();
    fs::copy(&mine, home.path("一つ/台帳.json")).unwrap();
    fs::create_dir(home.path("空")).unwrap();
    assert_eq!(String::from_utf8(home.run(&[path(&home.path("一つ"))]).stdout).unwrap(), alone(&mine));
    let empty = home.run(&[path(&home.path("空"))]);
    assert_eq!(empty.status.code(), Some(3));
    assert!(String::from_utf8(empty.stderr).unwrap().contains("台帳(.json)がありません"));
}

/// A folder is a place and no word to look for, wherever a command takes either.
#[test]
fn a_folder_is_no_word_to_look_for() {
    let home = Home::new();
    towns(&home.path("."));
    let said = |words: &[&str]| {
        let out = home.run(words);
        let (answer, told) = (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap());
        (out.status.code(), answer, told)
    };
    // Those that can, go through all of it; the broken one is named.
    for command in ["check", "list"] {
        let (code, answer, told) = said(&[command, "県"]);
        assert_eq!(code, Some(3), "{command}: {told}");
        assert!(answer.contains("県/a-mine.json") && answer.contains("県/玉東/c-gyokuto.json"), "{command}: {answer}");
        assert!(told.contains("県/b-broken.json"), "{command}: {told}");
        assert!(!answer.contains("b-broken.json") && !answer.contains("\n\n\n"), "{command}: {answer}");
    }
    // The others say what to do.
    for words in [
        &["check", "県", "--json"][..],
        &["check", "県", "1"],
        &["suggest", "県"],
        &["show", "県", "1"],
        &["history", "県", "1"],
        &["todo", "県"],
        &["ask", "県", "-o", "照会"],
        &["export", "県", "--to", "md"],
    ] {
        let (code, answer, told) = said(words);
        assert_eq!((code, answer.as_str()), (Some(2), ""), "{words:?}: {told}");
        assert!(told.contains("フォルダーに台帳が3つあります") && told.contains("県/a-mine.json"), "{words:?}: {told}");
    }
    // A folder with one ledger is that ledger, as on the screen.
    let (code, answer, told) = said(&["show", "県/玉東", "1", "--tab", "plan"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(answer.contains("玉東町総合戦略策定事業"), "{answer}");
    let (_, answer, _) = said(&["suggest", "県/玉東", "--json"]);
    assert_eq!(answer, said(&["suggest", "県/玉東/c-gyokuto.json", "--json"]).1);
    // Written as a path it is a folder, also where there is no ledger in it; a bare name is a word to look for then.
    fs::create_dir(home.path("ラーニング")).unwrap();
    let (code, _, told) = said(&["show", "./ラーニング"]);
    assert_eq!(code, Some(3), "{told}");
    assert!(told.contains("./ラーニング に台帳(.json)がありません"), "{told}");
    let (code, answer, told) = said(&["show", "ラーニング"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(answer.contains("ラーニング"), "{answer}");
}
