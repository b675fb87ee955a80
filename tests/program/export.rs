//! The way out by the command: what is said, what is refused, and what stands on the disk afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::program::{kensho, said};

const LEDGER: &str = include_str!("../../data/mine-r6.json");

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

/// A sheet that nobody sees is said, and stays at home where it is told to.
#[test]
fn what_nobody_sees_is_said_or_left_out() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.json"), LEDGER).unwrap();
    let sheets = |file: &str, more: &[&str]| {
        let out = kensho(home.path(), &[&["export", "a.json", "--to", "xlsx", "-o", file], more].concat());
        assert_eq!(out.status.code(), Some(0), "{}", said(&out));
        let book = zip::ZipArchive::new(fs::File::open(home.path().join(file)).unwrap()).unwrap();
        let sheets = book
            .file_names()
            .filter(|name| name.as_ref().is_ok_and(|name| name.starts_with("xl/worksheets/sheet")))
            .count();
        (sheets, said(&out).contains("見えないシート"))
    };
    assert_eq!(sheets("whole.xlsx", &[]), (6, true));
    assert_eq!(sheets("seen.xlsx", &["--visible-only"]), (5, false));
    let out = kensho(home.path(), &["export", "a.json", "--to", "html", "--visible-only"]);
    assert_eq!(out.status.code(), Some(2), "{}", said(&out));
}

#[test]
fn what_is_open_is_said_and_strict_goes_no_further() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("work");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("a.json"), LEDGER).unwrap();
    let out = kensho(&dir, &["export", "a.json", "--to", "xlsx", "-o", "a.xlsx", "--strict"]);
    assert_eq!(out.status.code(), Some(4));
    for words in
        ["個人に関わる指摘が 1件", "W110", "誤りの指摘が 4件", "E40", "確認中の実績値が 1件", "市内就職率", "--strict"]
    {
        assert!(said(&out).contains(words), "{words}: {}", said(&out));
    }
    assert!(!dir.join("a.xlsx").exists());
    let out = kensho(&dir, &["export", "a.json", "--to", "xlsx", "-o", "a.xlsx"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert!(said(&out).contains("誤りの指摘が 4件") && said(&out).contains("a.xlsx に書き出しました"));
    assert!(out.stdout.is_empty());
    assert!(fs::read(dir.join("a.xlsx")).unwrap().starts_with(b"PK"));
    // A project that nothing is open in goes out in silence, also where strictness is asked for.
    let out = kensho(&dir, &["export", "a.json", "--to", "md", "--project", "1", "--strict"]);
    assert_eq!((out.status.code(), said(&out).as_str()), (Some(0), ""));
    let text = String::from_utf8(out.stdout).unwrap();
    assert!(text.contains("山口ゆめ回廊") && !text.contains("みね探求塾"));
}

#[test]
fn nothing_is_replaced_unless_that_is_asked_for_and_the_ledger_never() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("work");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("a.json"), LEDGER).unwrap();
    fs::write(dir.join("a.html"), "mine").unwrap();
    let out = kensho(&dir, &["export", "a.json", "--to", "html", "-o", "a.html"]);
    assert_eq!(out.status.code(), Some(4));
    assert!(said(&out).contains("--force"));
    assert_eq!(fs::read_to_string(dir.join("a.html")).unwrap(), "mine");
    let out = kensho(&dir, &["export", "a.json", "--to", "html", "-o", "a.html", "--force"]);
    assert_eq!(out.status.code(), Some(0));
    assert!(fs::read_to_string(dir.join("a.html")).unwrap().starts_with("<!DOCTYPE html>"));
    let out = kensho(&dir, &["export", "a.json", "--to", "html", "-o", "a.json", "--force"]);
    assert_eq!(out.status.code(), Some(4));
    assert!(said(&out).contains("台帳そのもの"));
    assert_eq!(fs::read_to_string(dir.join("a.json")).unwrap(), LEDGER);
    assert_eq!(names(&dir), ["a.html", "a.json"]);
}

#[test]
fn the_tables_come_together_or_not_at_all() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("work");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("a.json"), LEDGER).unwrap();
    let tables = ["KPI.csv", "事業.csv", "事業実績.csv", "意見.csv", "経費.csv"];
    let out = kensho(&dir, &["export", "a.json", "--to", "csv", "-o", "表"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert_eq!(names(&dir.join("表")), tables);
    // One file in the way: none of them is written.
    fs::remove_file(dir.join("表/事業.csv")).unwrap();
    let out = kensho(&dir, &["export", "a.json", "--to", "csv", "-o", "表"]);
    assert_eq!(out.status.code(), Some(4));
    assert!(!dir.join("表/事業.csv").exists());
    // A character that CP932 lacks in the fourth table: no folder is left.
    fs::write(dir.join("b.json"), LEDGER.replace("施設運営に係る経費", "施設運営に係る𠮷経費")).unwrap();
    let out = kensho(&dir, &["export", "b.json", "--to", "csv", "--encoding", "cp932", "-o", "表2"]);
    assert_eq!(out.status.code(), Some(4));
    for words in ["𠮷", "U+20BB7", "経費の内容", "みね探求塾", "書き出していません"] {
        assert!(said(&out).contains(words), "{words}: {}", said(&out));
    }
    assert!(!dir.join("表2").exists());
    let out = kensho(&dir, &["export", "a.json", "--to", "csv", "--encoding", "cp932", "-o", "表2"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert_eq!(names(&dir.join("表2")), tables);
    // One table goes to standard output.
    let out = kensho(&dir, &["export", "a.json", "--to", "ndjson", "--table", "kpis", "--year", "令和7年度"]);
    let lines: Vec<serde_json::Value> =
        String::from_utf8(out.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!lines.is_empty() && lines.iter().all(|line| line["fiscal_year"] == 2025));
}

#[test]
fn wrong_words_get_a_sentence() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.json"), LEDGER).unwrap();
    for (words, sentence) in [
        (&["--to", "pdf"][..], "「pdf」は使えません"),
        (&["--to", "csv"], "-o フォルダー か --table"),
        (&["--to", "html", "--table", "KPI"], "--table は --to csv か ndjson"),
        (&["--to", "csv", "--table", "財源"], "「財源」は使えません"),
        (&["--to", "md", "--raw"], "--to csv と使います"),
        (&["--to", "md", "--year", "来年"], "「来年」を年度として読めません"),
        (&["--to", "md", "--project", "99"], "「99」に当たる事業がありません"),
    ] {
        let out = kensho(home.path(), &[&["export", "a.json"], words].concat());
        assert_eq!(out.status.code(), Some(2), "{words:?}");
        assert!(said(&out).contains(sentence), "{words:?}: {}", said(&out));
        assert!(out.stdout.is_empty());
    }
    let out = kensho(home.path(), &["export", "a.json", "--to", "xlsx", "-o", "no/such/a.xlsx"]);
    assert_eq!(out.status.code(), Some(4));
    assert!(said(&out).contains("no/such/a.xlsx"));
}

/// Ctrl-C in the middle of a large ledger, also pressed again and again: nothing under the final name, and nothing beside it.
#[test]
fn what_is_given_up_leaves_nothing() {
    for times in [1, 20] {
        given_up_by(times);
    }
}

fn given_up_by(times: usize) {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("work");
    fs::create_dir(&dir).unwrap();
    let mut ledger: serde_json::Value = serde_json::from_str(LEDGER).unwrap();
    let projects = ledger["projects"].as_array().unwrap().clone();
    ledger["projects"] = (0..1500).map(|n| projects[n % projects.len()].clone()).collect();
    fs::write(dir.join("a.json"), ledger.to_string()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kensho"));
    command.args(["export", "a.json", "--to", "html", "-o", "a.html"]).current_dir(&dir);
    command.env("HOME", home.path()).env("XDG_STATE_HOME", home.path()).env("XDG_CONFIG_HOME", home.path());
    let child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    // As soon as the file is begun beside its name.
    while names(&dir).len() < 2 {
        std::thread::yield_now();
    }
    let pid = rustix::process::Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    for _ in 0..times {
        // It isn't waited for yet, so that its number is nobody else's.
        rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    }
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(4), "{}", said(&out));
    assert!(said(&out).contains("中止しました"));
    assert_eq!(names(&dir), ["a.json"]);
}

#[test]
fn a_place_that_cannot_be_written_is_named_with_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let said = |words: &[&str]| {
        let output = kensho(home.path(), words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{said}");
        said
    };
    let missing = said(&["export", "--to", "md", "-o", "ない/a.md"]);
    assert!(missing.contains("ない/a.md: 書き出し先のフォルダーがありません"), "{missing}");
    std::fs::write(home.path().join("表.csv"), "手元の表").unwrap();
    // --force was given already; five tables need a folder.
    let file = said(&["export", "--to", "csv", "-o", "表.csv", "--force"]);
    assert!(file.contains("フォルダーの名前を指定してください") && !file.contains("--force を付ける"), "{file}");
    assert_eq!(std::fs::read_to_string(home.path().join("表.csv")).unwrap(), "手元の表");
}

#[test]
fn a_year_that_no_project_has_is_told_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    let output = kensho(home.path(), &["export", "--to", "md", "--year", "R1", "-o", "a.md"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("令和元年度の効果検証のある事業がありません"), "{said}");
    assert!(!home.path().join("a.md").exists());
    // A year that only plans have goes out.
    let output = kensho(home.path(), &["export", "--to", "md", "--year", "R7", "-o", "a.md"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
