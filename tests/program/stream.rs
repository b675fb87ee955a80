//! `--stream`: what a line is answered with is what the command says of that project in its whole ledger; every line has its
//! answer, as soon as it can be given.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Output, Stdio};

use kensho::check::codes;
use kensho::ledger::Ledger;
use serde_json::{Value, json};

use crate::support::program::{EMBEDDED, Home, is_japanese, path};

#[path = "../../benches/national.rs"]
#[allow(dead_code)]
pub mod national;

/// On one line, nothing else changed: a string has no line feed in it.
fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// The projects of a ledger, each on a line.
fn projects(ledger: &Ledger) -> Vec<String> {
    (0..ledger.len()).map(|index| on_one_line(ledger.doc().item(index))).collect()
}

/// The same, each with all that stands outside the projects.
fn ledgers_of_one(ledger: &Ledger) -> Vec<String> {
    let doc = ledger.doc();
    let (head, tail) = doc.frame().split_at(doc.cut().unwrap());
    (0..ledger.len()).map(|index| on_one_line(&format!("{head}{}{tail}", doc.item(index)))).collect()
}

/// The ledgers of other towns, each with its file's name.
pub fn towns() -> Vec<(String, String)> {
    let dir = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/towns")).unwrap();
    let files = dir.map(|entry| entry.unwrap());
    let read =
        files.map(|file| (file.file_name().into_string().unwrap(), std::fs::read_to_string(file.path()).unwrap()));
    // What is wrong in them is told in a list beside them.
    let towns: Vec<_> = read.filter(|(_, text)| Ledger::read(text).is_ok()).collect();
    assert!(towns.len() >= 4, "{}", towns.len());
    towns
}

fn piped(home: &Home, words: &[&str], input: &[u8]) -> Output {
    let mut program = home.program();
    let program = program.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap()
    })
}

fn answers(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every line's answer.
fn stream(home: &Home, words: &[&str], lines: &[String]) -> Vec<Value> {
    let output = piped(home, words, (lines.join("\n") + "\n").as_bytes());
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    answers(&output)
}

fn rows(home: &Home, words: &[&str]) -> Vec<Value> {
    serde_json::from_slice(&home.run(words).stdout).unwrap()
}

/// What `check` says of each project by itself.
fn checked(all: &[Value], count: usize) -> Vec<Value> {
    let alone = |row: &&Value| !codes::code(row["code"].as_str().unwrap()).unwrap().across;
    let of = |index: usize| {
        let (place, below) = (format!("/projects/{index}"), format!("/projects/{index}/"));
        let at = move |row: &&Value| {
            let pointer = row["pointer"].as_str().unwrap();
            pointer == place || pointer.starts_with(&below)
        };
        Value::Array(all.iter().filter(alone).filter(at).cloned().collect())
    };
    (0..count).map(of).collect()
}

/// The same, as it is said of a ledger of that project alone.
fn as_the_first(answers: &[Value]) -> Vec<Value> {
    let renumbered = |row: &Value| {
        let mut row = row.clone();
        let pointer = row["pointer"].as_str().unwrap();
        let (_, below) = pointer["/projects/".len()..].split_once('/').unwrap_or(("", ""));
        row["pointer"] = json!(format!("/projects/0{}{below}", if below.is_empty() { "" } else { "/" }));
        row
    };
    answers.iter().map(|answer| Value::Array(answer.as_array().unwrap().iter().map(renumbered).collect())).collect()
}

/// Both commands over a whole ledger, against both forms of its projects as lines. Gives how many findings there were.
fn same_as_the_whole(home: &Home, name: &str, text: &str) -> usize {
    let (file, ledger) = (home.file(name, text), Ledger::read(text).unwrap());
    let (file, lines, alone) = (path(&file), projects(&ledger), ledgers_of_one(&ledger));
    let suggested: Vec<Value> = rows(home, &["suggest", file, "--json"]).into_iter().map(|row| json!([row])).collect();
    assert_eq!(suggested.len(), ledger.len());
    assert_eq!(stream(home, &["suggest", file, "--stream"], &lines), suggested, "{name}");
    assert_eq!(stream(home, &["suggest", "--stream"], &alone), suggested, "{name}");
    let found = checked(&rows(home, &["check", file, "--json"]), ledger.len());
    assert_eq!(stream(home, &["check", file, "--stream"], &lines), found, "{name}");
    // What is kept on purpose outside the projects names them by their place in the whole ledger.
    if ledger.front().front().accepted().count() == 0 {
        assert_eq!(stream(home, &["check", "--stream"], &alone), as_the_first(&found), "{name}");
    }
    found.iter().map(|found| found.as_array().unwrap().len()).sum()
}

#[test]
fn an_answer_is_what_the_command_says_of_the_project_in_its_ledger() {
    let home = Home::new();
    assert!(same_as_the_whole(&home, "mine.json", EMBEDDED) > 10);
    for (name, text) in towns() {
        same_as_the_whole(&home, &name, &text);
    }
    let mut many = Vec::new();
    national::write(60, &mut many);
    assert!(same_as_the_whole(&home, "national.json", std::str::from_utf8(&many).unwrap()) > 60);
}

#[test]
fn what_is_kept_on_purpose_is_kept_wherever_it_is_written() {
    let home = Home::new();
    let ledger = Ledger::read(EMBEDDED).unwrap();
    let file = home.file("mine.json", EMBEDDED);
    let all = rows(&home, &["check", path(&file), "--json"]);
    let found = checked(&all, ledger.len());
    let (at, one) = found.iter().enumerate().rev().find_map(|(at, rows)| Some((at, rows.get(0)?))).unwrap();
    assert!(at > 0, "the place must tell it from the first project");
    let entry = json!([{ "code": one["code"], "pointer": one["pointer"], "reason": "確認した" }]).to_string();
    let kept = EMBEDDED.replacen("\"projects\": [", &format!("\"accepted\": {entry},\n  \"projects\": ["), 1);
    same_as_the_whole(&home, "kept.json", &kept);
    let kept_file = home.path("kept.json");
    let answers = stream(&home, &["check", path(&kept_file), "--stream"], &projects(&ledger));
    assert_eq!(answers[at][0]["accepted"], "確認した");
    // A project that isn't in the ledger has nothing kept for it.
    let stranger = projects(&ledger)[at].replacen(&format!("\"id\": \"{}\"", id(&ledger, at)), "\"id\": \"other\"", 1);
    let answers = stream(&home, &["check", path(&kept_file), "--stream"], &[stranger]);
    assert_eq!(answers[0][0]["code"], one["code"]);
    assert_eq!(answers[0][0]["accepted"], Value::Null);
}

fn id(ledger: &Ledger, at: usize) -> String {
    ledger.record(at).unwrap().project().id().unwrap().into_owned()
}

#[test]
fn a_line_that_cant_be_read_is_answered_and_the_next_one_too() {
    let home = Home::new();
    let good = projects(&Ledger::read(EMBEDDED).unwrap()).remove(1);
    let shape = good.replacen("\"number\": 2", "\"number\": \"二\"", 1);
    let mut input = Vec::new();
    input.extend(b"\xEF\xBB\xBF");
    for line in [good.as_bytes(), b"{\"name\": \"\xE4\xBA\x8B\",}", b"", b"[1]", b"{\"format\":\"x\"}"] {
        input.extend(line);
        input.extend(b"\n");
    }
    input.extend(b"{\"name\":\"\xE3\x81\x82\xFF\"}\r\n");
    input.extend(shape.as_bytes());
    input.extend(b"\n");
    // The last line has no end.
    input.extend(good.as_bytes());
    for command in ["suggest", "check"] {
        let output = piped(&home, &[command, "--stream"], &input);
        let told = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(output.status.code(), Some(0), "{told}");
        assert!(told.starts_with("kensho: 6行は") && is_japanese(&told) && told.lines().count() == 1, "{told}");
        let answers = answers(&output);
        assert_eq!(answers.len(), 8);
        assert!(answers[0].is_array());
        assert_eq!(answers[0], answers[7]);
        let places: Vec<_> = answers[1..7].iter().map(|answer| (&answer["line"], &answer["column"])).collect();
        let column = 1 + shape[..shape.find("\"二\"").unwrap()].chars().count();
        let columns = [json!(14), json!(1), json!(1), json!(11), json!(11), json!(column)];
        let expected: Vec<Value> = (2..8).map(|line| json!(line)).collect();
        assert_eq!(places, expected.iter().zip(&columns).collect::<Vec<_>>(), "{answers:#?}");
        assert!(answers[1..7].iter().all(|answer| is_japanese(answer["error"].as_str().unwrap())), "{answers:#?}");
    }
    assert_eq!(answers(&piped(&home, &["suggest", "--stream"], b"")), [] as [Value; 0]);
}

#[test]
fn a_slow_line_is_answered_before_the_next_one_comes() {
    let home = Home::new();
    let mut program = home.program();
    let program = program.args(["suggest", "--stream"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let (mut stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (mut lines, mut answer) = (BufReader::new(stdout), String::new());
    for (number, line) in projects(&Ledger::read(EMBEDDED).unwrap()).iter().enumerate() {
        writeln!(stdin, "{line}").unwrap();
        answer.clear();
        lines.read_line(&mut answer).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()[0]["number"], number + 1);
    }
    // Nobody listens any more: it ends with the next answer, though more might come.
    drop(lines);
    let line = projects(&Ledger::read(EMBEDDED).unwrap()).remove(0);
    writeln!(stdin, "{line}").unwrap();
    assert!(child.wait().unwrap().success());
    drop(stdin);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let home = Home::new();
    for (words, code) in [
        (&["suggest", "--stream", "3"][..], 2),
        (&["suggest", "--stream", "--json"], 2),
        (&["check", "-", "--stream"], 2),
        (&["check", "missing.json", "--stream"], 3),
    ] {
        let output = piped(&home, words, b"{}\n");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(code), 0), "{words:?} {told}");
        assert!(is_japanese(&told), "{told}");
    }
}
