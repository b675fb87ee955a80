//! The history of what was saved, and taking it back: by row, not by place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use crate::support::program::{EMBEDDED, Home, is_japanese, path};
use kensho::json::{Doc, Edit, Pointer, move_element};

const KPIS: &str = "/projects/1/reviews/0/kpis";

fn at(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

/// stdout, stderr and the exit code.
fn run(home: &Home, words: &[&str]) -> (String, String, i32) {
    let output = home.run(words);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn set(home: &Home, file: &Path, place: &str, value: &str) {
    let (_, told, code) = run(home, &["set", path(file), place, value]);
    assert_eq!(code, 0, "{told}");
}

fn doc(file: &Path) -> Doc {
    Doc::parse(&std::fs::read_to_string(file).unwrap(), "projects").unwrap()
}

/// Someone else changes the file without kensho.
fn change(file: &Path, edits: impl FnOnce(&Doc) -> Vec<Edit>) {
    let mut doc = doc(file);
    edits(&doc).iter().for_each(|edit| drop(doc.apply(edit).unwrap()));
    std::fs::write(file, doc.to_text()).unwrap();
}

fn get(file: &Path, place: &str) -> String {
    doc(file).get(&at(place)).unwrap()
}

#[test]
fn a_change_is_taken_back_where_its_row_stands_now() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    set(&home, &file, &format!("{KPIS}/1/actual"), "99");
    change(&file, |doc| move_element(doc, &at(KPIS), 1, 3, 0).unwrap().to_vec());
    change(&file, |doc| move_element(doc, &at("/projects"), 1, 0, 0).unwrap().to_vec());
    // The row that stands there now says the same as the changed one did.
    let moved = KPIS.replacen("/1/", "/0/", 1);
    change(&file, |doc| {
        let place = at(&format!("{moved}/1/actual"));
        vec![Edit::replace(place.clone(), doc.get(&place).unwrap(), "99", 0)]
    });
    let (_, told, code) = run(&home, &["log", path(&file), "--revert", "1"]);
    assert_eq!(code, 0, "{told}");
    let old = Doc::parse(EMBEDDED, "projects").unwrap().get(&at(&format!("{KPIS}/1/actual"))).unwrap();
    assert_eq!(get(&file, &format!("{moved}/3/actual")), old);
    assert_eq!(get(&file, &format!("{moved}/1/actual")), "99", "another row is left alone");
    // Done already: nothing to do, and nothing noted.
    let (_, told, code) = run(&home, &["log", path(&file), "--revert", "1"]);
    assert!(code == 0 && told.contains("すでに"), "{told}");
    assert_eq!(run(&home, &["log", path(&file)]).0.lines().filter(|line| line.contains(" さん ")).count(), 2);
}

#[test]
fn what_was_changed_since_or_is_gone_is_refused() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    set(&home, &file, &format!("{KPIS}/0/actual"), "50");
    set(&home, &file, &format!("{KPIS}/0/actual"), "51");
    let before = std::fs::read_to_string(&file).unwrap();
    let (_, told, code) = run(&home, &["log", path(&file), "--revert", "1"]);
    assert!(code == 4 && is_japanese(&told) && told.contains("51") && told.contains("43"), "{told}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
    change(&file, |doc| vec![Edit::remove(at(&format!("{KPIS}/0")), doc.get(&at(&format!("{KPIS}/0"))).unwrap(), 0)]);
    assert_eq!(run(&home, &["log", path(&file), "--revert", "2"]).2, 4, "the row is gone, and another stands there");
    for number in ["9", "0", "1.9", "x", "1.x"] {
        assert_eq!(run(&home, &["log", path(&file), "--revert", number]).2, 2, "{number}");
    }
}

#[test]
fn one_change_of_a_save_is_taken_back_alone() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    let project = get(&file, "/projects/4");
    let changed = project.replacen("\"number\": 5", "\"number\": 55", 1).replacen("\"R6\"", "\"R5\"", 1);
    set(&home, &file, "/projects/4", &changed);
    let (log, ..) = run(&home, &["log", path(&file)]);
    let line = log.lines().find(|line| line.contains("番号: 5 → 55")).unwrap_or_else(|| panic!("{log}"));
    let number = line.split_whitespace().next().unwrap();
    assert!(number.starts_with("1."), "{line}");
    assert!(log.lines().count() > 2 && !log.contains('{'), "fields, not JSON: {log}");
    let (_, told, code) = run(&home, &["log", path(&file), "--revert", number]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(get(&file, "/projects/4"), changed.replacen("\"number\": 55", "\"number\": 5", 1));
}

#[test]
fn the_log_can_be_read() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    let comment = "/projects/0/reviews/0/effect/comment";
    let old = get(&file, comment);
    let long = format!("{}、末尾に足した文。\"", old.trim_end_matches('"'));
    set(&home, &file, comment, &long);
    set(&home, &file, "/projects/4/department", "\"新しい課\"");
    let (_, told, code) = run(&home, &["set", path(&file), "/projects/4/department", "\"新しい課\""]);
    assert!(code == 0 && told.contains("すでに"), "{told}");
    let row = "{\"name\": \"加えた指標\", \"unit\": \"件\", \"actual\": 3}";
    let kpis = get(&file, KPIS);
    set(&home, &file, KPIS, &kpis.replacen('[', &format!("[{row},"), 1));
    let (log, ..) = run(&home, &["log", path(&file)]);
    assert_eq!(
        log.lines().filter(|line| line.contains(" さん ")).count(),
        3,
        "the value that was there is no entry: {log}"
    );
    assert!(log.lines().next().unwrap().contains("年") && !log.contains("uid "), "{log}");
    assert!(log.contains("KPI「加えた指標」 を追加") && !log.contains("KPI「受講者数"), "{log}");
    let line = log.lines().find(|line| line.contains("の評価:")).unwrap();
    let (before, after) = line.split_once(" → ").unwrap();
    assert!(after.contains("末尾に足した文") && !before.contains("末尾に足した文"), "{line}");
    // By project or field.
    let (log, ..) = run(&home, &["log", path(&file), "--about", "所管課"]);
    assert!(log.lines().count() == 2 && log.contains("新しい課"), "{log}");
    let (log, ..) = run(&home, &["log", path(&file), "--about", "ない語"]);
    assert!(log.contains("記録はありません"), "{log}");
    let (json, ..) = run(&home, &["log", path(&file), "--json", "--about", "所管課"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["changes"][0]["pointer"], "/projects/4/department");
    assert_eq!(json.as_array().unwrap().len(), 1);
}

#[test]
fn the_trail_names_the_user_whether_or_not_the_environment_does() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    let who = |value: &str, name: Option<&str>| {
        let mut command = home.program();
        command.args(["set", path(&file), "/title", value]).env_remove("USER").env_remove("LOGNAME");
        if let Some(name) = name {
            command.env("LOGNAME", name);
        }
        assert!(command.status().unwrap().success());
        let (log, ..) = run(&home, &["log", path(&file), "--json"]);
        let log: serde_json::Value = serde_json::from_str(&log).unwrap();
        log[0]["user"].as_str().unwrap_or_else(|| panic!("{log}")).to_owned()
    };
    assert_eq!(who("\"一\"", Some("yamada")), "yamada");
    // The system's list of users; a number where even that doesn't know.
    let id = rustix::process::getuid().as_raw().to_string();
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let line = users.lines().map(|line| line.split(':').collect::<Vec<_>>()).find(|line| line.get(2) == Some(&&*id));
    let expected = line.map_or(format!("uid {id}"), |line| line[0].to_owned());
    assert_eq!(who("\"二\"", None), expected);
    assert_eq!(who("\"三\"", Some("")), expected);
}

#[test]
fn refusals_name_the_file() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    for words in [["x", "1"], ["/title", "だめ"], ["/nowhere/1", "1"]] {
        let (_, told, code) = run(&home, &["set", path(&file), words[0], words[1]]);
        assert!(code != 0 && told.contains("台帳.json") && is_japanese(&told), "{told}");
    }
}

#[test]
fn an_amount_with_an_exponent_is_an_amount() {
    let home = Home::new();
    let text = EMBEDDED.replacen("\"cost\": 40404482", "\"cost\": 1E+2", 1);
    let file = home.file("台帳.json", &text);
    let (shown, told, code) = run(&home, &["show", path(&file), "1"]);
    assert_eq!(code, 0, "{told}");
    assert!(shown.contains("100円"), "{shown}");
    assert_eq!(get(&file, "/projects/0/reviews/0/cost"), "1E+2");
}
