//! Files, names and editors as users of such programs have reported them: pipes in place of files, names that are no text,
//! files that are something else, differences that can't be seen, editors of all sorts, homes that are missing.
//!
//! Each scene is named after what the user sees. Nothing is timed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;
use std::process::Output;

use portable_pty::CommandBuilder;

use crate::support::program::{EMBEDDED, Home, is_japanese};
use crate::support::terminal::Terminal;

/// A script in bash, which knows `<(…)`, with the program as `$kensho`.
fn bash(home: &Home, script: &str) -> Output {
    let program = home.program();
    let mut bash = std::process::Command::new("bash");
    bash.args(["-c", script]).env("kensho", program.get_program()).current_dir(home.path(""));
    program.get_envs().for_each(|(name, value)| match value {
        Some(value) => drop(bash.env(name, value)),
        None => drop(bash.env_remove(name)),
    });
    bash.output().unwrap()
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// The embedded ledger with project 1's first actual value changed.
fn changed(to: &str) -> String {
    let before = "\"target\": 82, \"actual\": 167";
    assert_eq!(EMBEDDED.matches(before).count(), 1);
    EMBEDDED.replacen(before, &format!("\"target\": 82, \"actual\": {to}"), 1)
}

/// The program on a screen, in that home.
fn on_screen(home: &Home, words: &[&OsStr], environment: &[(&str, &str)]) -> Terminal {
    let program = home.program();
    let mut command = CommandBuilder::new(program.get_program());
    command.args(words);
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        }
    }
    command.env("TERM", "xterm-256color");
    for name in ["NO_COLOR", "VISUAL", "EDITOR"] {
        command.env_remove(name);
    }
    environment.iter().for_each(|(name, value)| command.env(name, value));
    command.cwd(home.path(""));
    Terminal::run(command)
}

// ---- pipes ------------------------------------------------------------------------------------------------------

#[test]
fn what_comes_through_a_pipe_is_a_file() {
    let home = Home::new();
    home.file("台帳.json", EMBEDDED);
    home.file("前.json", changed("160"));
    let list = told(&home.run(&["list", "台帳.json"]));
    for script in [
        "$kensho list <(cat 台帳.json)",
        "$kensho list /dev/stdin < 台帳.json",
        "cat 台帳.json | $kensho list /dev/stdin",
        "cat 台帳.json | $kensho list /dev/fd/0",
        "cat 台帳.json | $kensho list -",
        "mkfifo p; cat 台帳.json > p & $kensho list p",
        "exec 7< <(cat 台帳.json); $kensho list /dev/fd/7",
    ] {
        assert_eq!(told(&bash(&home, script)), list, "{script}");
    }
    let diff = told(&home.run(&["diff", "前.json", "台帳.json"]));
    assert!(diff.0 == 1 && diff.1.contains("160 → 167"), "{diff:?}");
    for script in [
        "$kensho diff <(cat 前.json) 台帳.json",
        "$kensho diff <(cat 前.json) <(cat 台帳.json)",
        "cat 台帳.json | $kensho diff 前.json /dev/stdin",
    ] {
        assert_eq!(told(&bash(&home, script)), diff, "{script}");
    }
    for script in
        ["$kensho suggest <(cat 台帳.json) 6", "$kensho show <(cat 台帳.json) 6", "$kensho check <(cat 台帳.json)"]
    {
        let (code, out, err) = told(&bash(&home, script));
        assert!(code <= 1 && out.contains("厚保") && err.is_empty(), "{script}: {code} {err}");
    }
    let (code, out, _) = told(&bash(&home, "$kensho get <(cat 台帳.json) /fiscal_year"));
    assert_eq!((code, out.as_str()), (0, "\"R6\"\n"));
    let (code, out, err) = told(&bash(&home, "$kensho merge <(cat 台帳.json) 台帳.json <(cat 前.json)"));
    assert!(code == 0 && out == changed("160"), "{code} {err}");
    // A decision table may come that way as well.
    let (code, _, err) = told(&bash(
        &home,
        "$kensho rules init >rules; $kensho list 台帳.json --rules <(cat .config/kensho/rules.json)",
    ));
    assert_eq!((code, err.as_str()), (0, ""));
}

#[test]
fn what_is_wrong_with_a_pipe_is_said_of_what_came_through_it() {
    let home = Home::new();
    let (code, out, err) = told(&bash(&home, "$kensho list <(printf '{\\n\"a\": }')"));
    assert!(code == 3 && out.is_empty() && err.contains("2行"), "{err}");
    let (code, _, err) = told(&bash(&home, "cat /dev/null | $kensho list /dev/stdin"));
    assert!(code == 3 && err.contains("空"), "{err}");
    let (code, _, err) = told(&bash(&home, "$kensho diff - /dev/stdin </dev/null"));
    assert!(code == 2 && err.contains("片方だけ"), "{err}");
}

#[test]
fn nothing_is_saved_to_a_pipe() {
    let home = Home::new();
    home.file("台帳.json", EMBEDDED);
    for script in [
        "$kensho set <(cat 台帳.json) /title '\"題\"'",
        "$kensho set /dev/stdin /title '\"題\"' < 台帳.json",
        "$kensho set - /title '\"題\"' < 台帳.json",
        "mkfifo p; $kensho set p /title '\"題\"'",
        "$kensho log --revert 1 <(cat 台帳.json)",
        "$kensho merge 台帳.json 台帳.json 台帳.json -o >(cat)",
    ] {
        let (code, out, err) = told(&bash(&home, script));
        assert!(matches!(code, 2 | 4) && out.is_empty(), "{script}: {code} {out}");
        assert!(err.contains("保存") && is_japanese(&err), "{script}: {err}");
        assert_eq!(fs::read_to_string(home.path("台帳.json")).unwrap(), EMBEDDED, "{script}");
    }
}

#[test]
fn what_was_read_from_a_pipe_is_saved_where_one_says() {
    let home = Home::new();
    home.file("台帳.json", EMBEDDED);
    let script = "exec \"$kensho\" <(cat 台帳.json)";
    let program = home.program().get_program().to_owned();
    let mut command = CommandBuilder::new("bash");
    command.args(["-c", script]);
    command.env("kensho", program);
    command.env("HOME", home.path(""));
    command.env("TERM", "xterm-256color");
    command.cwd(home.path(""));
    let mut terminal = Terminal::run(command);
    terminal.see("1事業実績").keys("2").see("203.7%").keys("\r").keys("e").see("を編集");
    terminal
        .keys("\x15")
        .keys("168\r")
        .see("直しました")
        .keys("s")
        .see("保存する変更 1件")
        .keys("\r")
        .see("mine-r6.json");
    terminal.keys("\x15新.json\r").see("保存しました").keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(home.path("新.json")).unwrap(), changed("168"));
}

// ---- names ------------------------------------------------------------------------------------------------------

/// 台帳 in CP932.
const CP932: &[u8] = b"\x91\xe4\x92\xa0.json";

#[test]
fn a_name_from_an_old_share_is_a_name() {
    let home = Home::new();
    let name = OsString::from_vec(CP932.to_vec());
    let path = home.path("").join(&name);
    fs::write(&path, EMBEDDED).unwrap();
    let run = |words: &[&OsStr]| told(&home.program().args(words).output().unwrap());
    let word = OsStr::new;
    let (code, out, err) = run(&[word("list"), &name]);
    assert!(code == 0 && out.contains("厚保") && err.is_empty(), "{err}");
    let (code, _, err) = run(&[word("set"), &name, word("/projects/0/reviews/0/kpis/0/actual"), word("168")]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(&path).unwrap(), changed("168"));
    let (code, out, _) = run(&[word("log"), &name]);
    assert!(code == 0 && out.contains("167 → 168"), "{out}");
    let (code, ..) = run(&[word("show"), &name, word("6")]);
    assert_eq!(code, 0);
    // What is said of it names it, and can be told from another.
    fs::write(&path, "").unwrap();
    let (code, _, err) = run(&[word("check"), &name]);
    assert!(code == 3 && err.contains("\\x91"), "{err}");
    assert_eq!(
        fs::read_dir(home.path(""))
            .unwrap()
            .filter(|entry| { entry.as_ref().unwrap().file_name().as_bytes().ends_with(b".json") })
            .count(),
        1,
        "nothing else was made"
    );
}

#[test]
fn a_name_that_is_no_text_is_remembered_and_saved_to() {
    let home = Home::new();
    let name = OsString::from_vec(CP932.to_vec());
    let path = home.path("").join(&name);
    fs::write(&path, EMBEDDED).unwrap();
    let mut terminal = on_screen(&home, &[&name], &[]);
    terminal.see("1事業実績").keys("2").see("203.7%").keys("\r").keys("e").see("を編集");
    terminal
        .keys("\x15")
        .keys("168\r")
        .see("直しました")
        .keys("s")
        .see("保存する変更 1件")
        .keys("\r")
        .see("保存しました");
    terminal.keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(&path).unwrap(), changed("168"));
    let (code, out, _) = told(&home.run(&["get", path_of_last(&home).as_str(), "/title"]));
    assert_eq!(code, 3, "shown as text it is another name: {out}");
    let (code, out, _) = told(&home.run(&["show", "1", "--tab", "kpi"]));
    assert!(code == 0 && out.contains("168"), "{out}");
}

/// The ledger last opened, as text.
fn path_of_last(home: &Home) -> String {
    String::from_utf8_lossy(&fs::read(home.path(".local/state/kensho/last-opened")).unwrap()).trim_end().to_owned()
}

#[test]
fn two_names_that_look_alike_keep_what_is_theirs() {
    let home = Home::new();
    let names = [&b"\x91.json"[..], b"\x92.json"].map(|name| OsString::from_vec(name.to_vec()));
    for name in &names {
        fs::write(home.path("").join(name), EMBEDDED).unwrap();
    }
    let set = |name: &OsStr, value: &str| {
        let words = [OsStr::new("set"), name, OsStr::new("/title"), OsStr::new(value)];
        assert!(home.program().args(words).status().unwrap().success());
    };
    set(&names[0], "\"一\"");
    set(&names[1], "\"二\"");
    for (name, mine, other) in [(&names[0], "一", "二"), (&names[1], "二", "一")] {
        let (_, out, _) = told(&home.program().args([OsStr::new("log"), name]).output().unwrap());
        assert!(out.contains(mine) && !out.contains(other), "{out}");
    }
}

// ---- what a file is ---------------------------------------------------------------------------------------------

#[test]
fn a_file_that_is_something_else_is_called_by_its_name() {
    let home = Home::new();
    let book = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms/08-jimu-renraku.xlsx")).unwrap();
    let euc = encoding("{\"title\": \"事業の効果検証\"}", "euc-jp");
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("xlsx", book.clone(), "Excelのブック", "kensho import"),
        ("xlsx-cut", book[..book.len() / 2].to_vec(), "途中で切れた", "受け取り直す"),
        ("gz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), "gzip", "展開"),
        ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj".to_vec(), "PDF", "kensho import"),
        ("png", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "PNG", "台帳のファイルを指定"),
        ("euc", euc, "EUC-JP", "UTF-8に変えて"),
        ("jis", b"{\"title\": \"\x1b$B;v6H\x1b(B\"}".to_vec(), "ISO-2022-JP", "UTF-8に変えて"),
        ("cp932", encoding("{\"title\": \"事業の効果検証\"}", "shift_jis"), "Shift_JIS", "UTF-8に変えて"),
        ("utf16", EMBEDDED.encode_utf16().flat_map(u16::to_le_bytes).collect(), "UTF-16", "UTF-8に変えて"),
        ("utf16be", EMBEDDED.encode_utf16().flat_map(u16::to_be_bytes).collect(), "UTF-16", "UTF-8に変えて"),
        ("csv", "番号,名称\r\n1,山口ゆめ回廊\r\n".into(), "CSV", "kensho import"),
        ("html", "<!DOCTYPE html><title>404</title>".into(), "HTML", "受け取り直"),
        ("nul", vec![0; 4096], "すべて0", "控え"),
        ("rules", include_bytes!("../../data/rules.json").to_vec(), "判断基準", "--rules"),
        ("cut", EMBEDDED.as_bytes()[..EMBEDDED.len() / 2].to_vec(), "途中で", "控え"),
        ("empty", Vec::new(), "空", "バックアップ"),
    ];
    for (name, bytes, what, advice) in cases {
        home.file("台帳.json", bytes);
        for words in [
            &["list", "台帳.json"][..],
            &["check", "台帳.json"],
            &["get", "台帳.json", "/title"],
            &["diff", "台帳.json", "台帳.json"],
        ] {
            // One value of any JSON can be had.
            if name == "rules" && words[0] == "get" {
                continue;
            }
            let (code, out, err) = told(&home.run(words));
            assert!(code == 3 && out.is_empty(), "{name}: {code}");
            assert!(err.contains(what) && err.contains(advice) && err.contains("台帳.json"), "{name} {words:?}: {err}");
        }
        let (_, _, piped) = told(&bash(&home, "$kensho list <(cat 台帳.json)"));
        assert!(piped.contains(what), "{name}: {piped}");
    }
}

fn encoding(text: &str, name: &str) -> Vec<u8> {
    pipe(std::process::Command::new("iconv").args(["-f", "utf-8", "-t", name]), text)
}

/// What a command makes of a text.
fn pipe(command: &mut std::process::Command, text: &str) -> Vec<u8> {
    use std::io::Write;
    use std::process::Stdio;
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap().stdout
}

#[test]
fn an_open_ledger_that_becomes_something_else_is_said_to() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    let mut terminal = on_screen(&home, &[OsStr::new("台帳.json")], &[]);
    terminal.see("1事業実績").keys("2").see("203.7%").keys("\r").keys("e").see("を編集");
    terminal.keys("\x15").keys("168\r").see("直しました");
    fs::write(&file, "<!DOCTYPE html><title>500</title>").unwrap();
    terminal.keys("s").see("保存する変更 1件").keys("\r").see("保存していません").see("HTML");
    assert_eq!(fs::read_to_string(&file).unwrap(), "<!DOCTYPE html><title>500</title>");
}
