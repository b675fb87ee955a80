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

use kensho::change::history::{Draft, Noted};
use kensho::io::store::digest::Digest;
use kensho::io::store::journal::{Header, Journal};
use kensho::io::store::places::{LedgerPlace, Places};
use kensho::json::{Doc, Pointer};
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
    terminal.edits_the_result();
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
    terminal.edits_the_result();
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
    terminal.edits_the_result().keys("\x15").keys("168\r").see("直しました");
    fs::write(&file, "<!DOCTYPE html><title>500</title>").unwrap();
    terminal.keys("s").see("保存する変更 1件").keys("\r").see("保存していません").see("HTML");
    assert_eq!(fs::read_to_string(&file).unwrap(), "<!DOCTYPE html><title>500</title>");
}

// ---- editors ----------------------------------------------------------------------------------------------------

/// A script that serves as an editor.
fn script(home: &Home, name: &str, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = home.file(name, format!("#!/bin/sh\n{text}"));
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_editor_is_what_a_shell_makes_of_it() {
    let quoted = ["'./my editor' '+x y' 'a b'", "\"$HOME/my editor\" \"+x y\" a\\ b", "~/my\\ editor +x\\ y 'a b'"];
    for editor in quoted.into_iter().chain(["no-such-editor --wait"]) {
        let home = Home::new();
        let file = home.file("台帳.json", EMBEDDED);
        let text = "[ \"$1\" = '+x y' ] && [ \"$2\" = 'a b' ] && echo エディターで書いた文 > \"$3\"\n";
        script(&home, "my editor", text);
        let mut terminal = on_screen(&home, &[OsStr::new("台帳.json")], &[("EDITOR", editor)]);
        terminal.see("1事業実績").keys("2").see("203.7%").keys("\r").see("戻る").keys("E");
        if editor.starts_with("no-such") {
            terminal.see("no-such-editor --wait を起動できません");
        } else {
            terminal.see("直しました").see("エディターで書いた文");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED, "{editor}");
    }
}

#[test]
fn what_an_editor_with_a_window_saves_later_is_taken_with_the_next_key() {
    let home = Home::new();
    home.file("台帳.json", EMBEDDED);
    script(&home, "window", "printf '%s' \"$1\" > handed\n");
    let temporary = home.path("").to_str().unwrap().to_owned();
    let environment = [("EDITOR", "./window"), ("TMPDIR", temporary.as_str())];
    let mut terminal = on_screen(&home, &[OsStr::new("台帳.json")], &environment);
    terminal
        .see("1事業実績")
        .keys("2")
        .see("203.7%")
        .keys("\r")
        .see("戻る")
        .keys("E")
        .see("すぐ終わりました")
        .see("--wait");
    fs::write(fs::read_to_string(home.path("handed")).unwrap(), "あとで保存した文\n").unwrap();
    terminal.keys("E").see("直しました").see("あとで保存した文");
    // Or by the next start, where it was saved later still.
    terminal.keys("j").keys("E").see("すぐ終わりました");
    fs::write(fs::read_to_string(home.path("handed")).unwrap(), "終わってから保存した文\n").unwrap();
    terminal.signal(rustix::process::Signal::KILL);
    terminal.end();
    let mut terminal = on_screen(&home, &[OsStr::new("台帳.json")], &environment);
    terminal.see("前回の変更").keys("y").see("終わってから保存した文");
}

#[test]
fn lines_that_the_editor_left_alone_keep_their_ends() {
    let home = Home::new();
    let place = "/projects/0/reviews/0/achievements/0/body";
    let file = home.file("台帳.json", EMBEDDED);
    let (code, _, err) = told(&home.run(&["set", "台帳.json", place, "\"一\\r\\n二\\n三\\r\\n四\""]));
    assert_eq!((code, err.as_str()), (0, ""));
    script(&home, "editor", "printf '一\\n二\\n新しい行\\n三\\n四\\n' > \"$1\"\n");
    let mut terminal = on_screen(&home, &[OsStr::new("台帳.json")], &[("EDITOR", "./editor")]);
    terminal.see("1事業実績").keys("\r").see("戻る").keys("j").keys("j").keys("j").keys("E").see("直しました");
    terminal.keys("s").see("保存する変更").keys("\r").see("保存しました");
    terminal.keys("q");
    assert!(terminal.end().success());
    let (_, out, _) = told(&home.run(&["get", "台帳.json", place]));
    let heading = "/projects/0/reviews/0/achievements/0/heading";
    let (_, other, _) = told(&home.run(&["get", "台帳.json", heading]));
    assert!(out.contains("一\\r\\n二\\n新しい行\\r\\n三\\r\\n四"), "{out} {other} {}", file.display());
}

// ---- what can't be seen -----------------------------------------------------------------------------------------

#[test]
fn a_difference_that_cannot_be_seen_is_said_in_words() {
    let home = Home::new();
    let titled = |title: &str| {
        let old = serde_json::from_str::<serde_json::Value>(EMBEDDED).unwrap()["title"].to_string();
        EMBEDDED.replacen(&old, &serde_json::to_string(title).unwrap(), 1)
    };
    for (one, two, words) in [
        ("葛城", "葛\u{E0100}城", "異体字セレクタ"),
        ("ガイド", "カ\u{3099}イド", "分解した文字"),
        ("a b", "a\u{A0}b", "ノーブレークスペース"),
        ("文", "文\n", "末尾の改行"),
        ("一\n二", "一\r\n二", "改行(CRLF)"),
        ("第1期", "第１期", "全角"),
    ] {
        home.file("a.json", titled(one));
        home.file("b.json", titled(two));
        home.file("元.json", titled("元"));
        let (code, out, _) = told(&home.run(&["diff", "a.json", "b.json"]));
        assert!(code == 1 && out.contains(words), "{one:?} {two:?}: {out}");
        let (code, _, err) = told(&home.run(&["merge", "元.json", "a.json", "b.json"]));
        assert!(code == 1 && err.contains(words), "{one:?} {two:?}: {err}");
        let (code, _, err) = told(&home.run(&["set", "a.json", "/title", &serde_json::to_string(two).unwrap()]));
        assert!(code == 0, "{err}");
        let (_, out, _) = told(&home.run(&["log", "a.json"]));
        assert!(out.contains(words), "{out}");
        fs::remove_dir_all(home.path(".local")).unwrap();
    }
    // What can be seen is left as it was.
    home.file("a.json", titled("前"));
    home.file("b.json", titled("後"));
    let (_, out, _) = told(&home.run(&["diff", "a.json", "b.json"]));
    assert!(out.contains("「前」 → 「後」"), "{out}");
}

// ---- what earlier runs left -------------------------------------------------------------------------------------

fn place_of(home: &Home, file: &Path) -> LedgerPlace {
    let state = home.path(".local/state/kensho");
    let places = Places { config: home.path("c"), state, data: home.path("d") };
    places.ledger(&fs::canonicalize(file).unwrap())
}

#[test]
fn what_was_being_typed_in_several_runs_comes_back_one_after_the_other() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    let doc = Doc::parse(EMBEDDED, "projects").unwrap();
    for (row, text) in ["一つ目の入力", "二つ目の入力", "三つ目の入力"].into_iter().enumerate() {
        let pointer = Pointer::parse(&format!("/projects/0/reviews/0/kpis/{row}/actual")).unwrap();
        let header = Header::new(&file, EMBEDDED.len() as u64, Digest::of(EMBEDDED.as_bytes()));
        let mut journal = Journal::new(place_of(&home, &file), header);
        let draft = Draft { pointer, text: text.to_owned() };
        journal.apply(&Noted::draft(&doc, format!("実績値{row}(入力の途中)"), draft)).unwrap();
        journal.leave();
    }
    let open = || on_screen(&home, &[OsStr::new("台帳.json")], &[]);
    let mut terminal = open();
    terminal.see("前回の変更 3件").keys("y").see("一つ目の入力").see("入力の途中だった文");
    // It is taken, and the next one's turn has come; killed there, the rest is there again, and so is what was taken.
    terminal.keys("\r").see("二つ目の入力").see("入力の途中だった文").signal(rustix::process::Signal::KILL);
    terminal.end();
    let mut terminal = open();
    terminal.see("前回の変更 3件").keys("y").see("二つ目の入力").see("入力の途中だった文");
    terminal.keys("\x1b[27u").see("三つ目の入力").keys("\r").see("直しました");
    terminal.keys("s").see("保存する変更 2件").keys("\r").see("保存しました").keys("q");
    assert!(terminal.end().success());
    let saved = fs::read_to_string(&file).unwrap();
    assert!(saved.contains("一つ目の入力") && !saved.contains("二つ目の入力") && saved.contains("三つ目の入力"));
    open().see("1事業実績").until("nothing is left", |terminal| !terminal.contents().contains("前回の変更"));
}

#[test]
fn a_save_that_was_cut_off_is_said_to_be_and_comes_right_by_any_name() {
    use std::os::unix::fs::MetadataExt;
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    fs::hard_link(&file, home.path("別名.json")).unwrap();
    let place = place_of(&home, &file);
    fs::create_dir_all(place.dir()).unwrap();
    let new = changed("99999");
    let (old_kept, new_kept) = (home.file("old", EMBEDDED), home.file("new", &new));
    // Half of it written.
    let cut = EMBEDDED.find("\"actual\": 167").unwrap() + 13;
    fs::write(&file, [&new.as_bytes()[..cut], &EMBEDDED.as_bytes()[cut..]].concat()).unwrap();
    let meta = fs::metadata(&file).unwrap();
    let notes = [
        place.dir().join("in-place.json"),
        place.dir().with_file_name(format!("in-place-{:x}-{:x}.json", meta.dev(), meta.ino())),
    ];
    let note = serde_json::json!({ "old": old_kept, "new": new_kept, "notes": notes });
    notes.iter().for_each(|path| fs::write(path, note.to_string()).unwrap());
    for name in ["台帳.json", "別名.json"] {
        for words in [
            &["list", name][..],
            &["check", name],
            &["show", name, "1"],
            &["get", name, "/title"],
            &["diff", name, name],
        ] {
            let (code, out, err) = told(&home.run(words));
            assert!(code == 3 && out.is_empty(), "{words:?}: {code}");
            assert!(
                err.contains("途中で切れています") && err.contains("エディターで直さずに") && err.contains("old"),
                "{err}"
            );
        }
    }
    let mut terminal = on_screen(&home, &[OsStr::new("別名.json")], &[]);
    terminal.see("1事業実績").keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED);
    assert!(notes.iter().all(|note| !note.exists()));
    assert_eq!(told(&home.run(&["list", "台帳.json"])).0, 0);
}

#[test]
fn backups_from_a_clock_that_ran_ahead_do_not_push_out_the_last_ones() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    let backups = place_of(&home, &file).backups();
    fs::create_dir_all(&backups).unwrap();
    for n in 0..10 {
        fs::write(backups.join(format!("2099-01-01T000000.00{n}0900-1-{n}.json")), "{}").unwrap();
    }
    for n in 0..3 {
        assert_eq!(told(&home.run(&["set", "台帳.json", "/title", &format!("\"題{n}\"")])).0, 0);
    }
    let kept: Vec<String> =
        fs::read_dir(&backups).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    assert_eq!(kept.len(), 10);
    assert!(kept.iter().any(|text| text == EMBEDDED) && kept.iter().any(|text| text.contains("題1")));
}

// ---- places that lack something ---------------------------------------------------------------------------------

#[test]
fn without_a_home_it_saves_and_says_what_is_missing() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    // A user whom the system doesn't know has no home either; root has one by the list of users.
    let able = |command: &mut std::process::Command| command.output().is_ok_and(|output| output.status.success());
    if !able(std::process::Command::new("setpriv").args(["--reuid", "54321", "--clear-groups", "true"])) {
        return eprintln!("left out: no other user can be had here");
    }
    use std::os::unix::fs::{PermissionsExt, chown};
    for path in [home.path(""), file.clone()] {
        chown(&path, Some(54321), None).unwrap();
    }
    fs::set_permissions(home.path(""), fs::Permissions::from_mode(0o755)).unwrap();
    let program = home.program().get_program().to_owned();
    let as_nobody = |words: &[&str]| {
        let mut command = std::process::Command::new("setpriv");
        command.args(["--reuid", "54321", "--clear-groups"]).arg(&program).args(words);
        command.env_remove("HOME").current_dir(home.path(""));
        for name in ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env_remove(name);
        }
        told(&command.output().unwrap())
    };
    if as_nobody(&["schema"]).0 != 0 {
        return eprintln!("left out: the program can't be run by another user here");
    }
    let (code, _, err) = as_nobody(&["set", "台帳.json", "/projects/0/reviews/0/kpis/0/actual", "168"]);
    assert!(code == 0 && err.contains("残せません") && err.contains("HOME"), "{code} {err}");
    assert_eq!(fs::read_to_string(&file).unwrap(), changed("168"));
}

#[test]
fn a_lock_of_someone_else_does_not_freeze_the_screen() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    let mut terminal = on_screen(&home, &[OsStr::new("台帳.json")], &[]);
    terminal.edits_the_result().keys("\x15").keys("168\r").see("直しました").keys("s").see("保存する変更 1件");
    let lock = fs::File::open(home.path("")).unwrap();
    lock.lock().unwrap();
    terminal.keys("\r").see("保存しています");
    // The screen lives: it is drawn for another window.
    terminal.resize(100, 30).until("drawn anew", |terminal| terminal.contents().contains("1事業実績"));
    assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED);
    drop(lock);
    terminal.see("保存しました").keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_to_string(&file).unwrap(), changed("168"));
}

#[test]
fn a_pipe_in_the_place_of_the_file_is_waited_for_by_nobody() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    let mut terminal = on_screen(&home, &[OsStr::new("台帳.json")], &[]);
    terminal.edits_the_result().keys("\x15").keys("168\r").see("直しました");
    fs::remove_file(&file).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
    terminal.keys("s").see("保存する変更 1件").keys("\r").see("保存");
    terminal.see("特殊なファイル");
}

#[test]
fn a_file_that_was_moved_and_linked_back_stays_a_link() {
    let home = Home::new();
    let file = home.file("台帳.json", EMBEDDED);
    let mut terminal = on_screen(&home, &[OsStr::new("台帳.json")], &[]);
    terminal.edits_the_result().keys("\x15").keys("168\r").see("直しました");
    fs::rename(&file, home.path("移した.json")).unwrap();
    std::os::unix::fs::symlink("移した.json", &file).unwrap();
    terminal.keys("s").see("保存する変更 1件").keys("\r").see("保存しました").keys("q");
    assert!(terminal.end().success());
    assert!(fs::symlink_metadata(&file).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(home.path("移した.json")).unwrap(), changed("168"));
}

#[test]
fn the_settings_drive_no_terminal_and_endless_files_end() {
    let home = Home::new();
    fs::create_dir_all(home.path(".config/kensho")).unwrap();
    home.file(
        ".config/kensho/settings.json",
        "{\"editor\": \"vi\\u001b]0;x\\u0007\", \"rules\": \"\\u009b2J.json\", \"\\u001b[2J\": 1}",
    );
    let output = home.run(&["settings"]);
    for bytes in [&output.stdout, &output.stderr] {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
    }
    fs::remove_file(home.path(".config/kensho/settings.json")).unwrap();
    home.file("台帳.json", EMBEDDED);
    for script in [
        "$kensho list 台帳.json --rules <(yes)",
        "$kensho rules check <(yes)",
        "$kensho check 台帳.json --words <(yes)",
    ] {
        let (code, out, err) = told(&bash(&home, script));
        assert!(code == 3 && out.is_empty() && err.contains("16 MB"), "{script}: {code} {err}");
    }
    for script in [
        "$kensho --help >/dev/full",
        "$kensho list --help >/dev/full",
        "$kensho --version >/dev/full",
        "$kensho schema >/dev/full",
    ] {
        assert_eq!(told(&bash(&home, script)).0, 4, "{script}");
    }
    let (code, ..) = told(&home.run(&["nosuch", "--help"]));
    assert!(code == 2 || code == 0, "{code}");
}
