//! Two departments correct one ledger on two branches, and real git puts it together with kensho as its merge driver. The
//! lines that set it up are those of the README, run by a shell as a user would.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use kensho::json::{Doc, Edit, Pointer, move_element};
use kensho::ledger::Ledger;

const MINE: &str = include_str!("../../data/mine-r6.json");
const FILE: &str = "台帳.json";

/// As the README has them.
const SETUP: [&str; 3] = [
    "echo '台帳*.json merge=kensho diff=kensho' >> .gitattributes",
    "git config merge.kensho.driver 'kensho merge %O %A %B -o %A --name %P --label %Y'",
    "git config diff.kensho.textconv 'kensho diff --textconv'",
];

struct Repo {
    dir: tempfile::TempDir,
}

impl Repo {
    /// A repository with the embedded ledger on `main`; `None`, with a word about it, where there is no git.
    fn new() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("git is not installed: merging with real git is not tested here");
            return None;
        }
        let repo = Self { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(repo.path()).unwrap();
        repo.ok("git init -q -b main");
        repo.ok("git config user.name 検証 && git config user.email k@example.jp");
        SETUP.iter().for_each(|line| drop(repo.ok(line)));
        fs::write(repo.file(), MINE).unwrap();
        repo.commit("台帳");
        Some(repo)
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("市 の台帳")
    }

    fn file(&self) -> PathBuf {
        self.path().join(FILE)
    }

    fn sh(&self, line: &str) -> Output {
        let bin = Path::new(env!("CARGO_BIN_EXE_kensho")).parent().unwrap();
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
        let home = self.dir.path();
        Command::new("sh")
            .args(["-c", line])
            .current_dir(self.path())
            .env("PATH", path)
            .env("HOME", home)
            .envs([
                ("GIT_CONFIG_NOSYSTEM", "1"),
                ("GIT_CONFIG_GLOBAL", "/dev/null"),
                ("LC_ALL", "C.UTF-8"),
                ("GIT_PAGER", "cat"),
            ])
            .env("KENSHO_STATE_DIR", home.join("state"))
            .env("KENSHO_CONFIG_DIR", home.join("config"))
            .env("KENSHO_DATA_DIR", home.join("data"))
            .output()
            .unwrap()
    }

    fn ok(&self, line: &str) -> String {
        let output = self.sh(line);
        assert!(output.status.success(), "{line}\n{}", both(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    fn commit(&self, message: &str) {
        self.ok(&format!("git add -A && git commit -qm '{message}'"));
    }

    fn ledger(&self) -> Doc {
        let text = fs::read_to_string(self.file()).unwrap();
        Ledger::read(&text).unwrap_or_else(|error| panic!("{error}")).doc().clone()
    }

    /// A branch off the first commit on which `change` was done.
    fn branch(&self, name: &str, change: impl FnOnce(Doc) -> Doc) {
        self.ok(&format!("git checkout -q -b {name} $(git rev-list --max-parents=0 HEAD)"));
        fs::write(self.file(), change(self.ledger()).to_text()).unwrap();
        self.commit(name);
    }
}

fn both(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn at(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

fn set(mut doc: Doc, place: &str, after: &str) -> Doc {
    let before = doc.get(&at(place)).unwrap();
    assert_ne!(before, after);
    doc.apply(&Edit::replace(at(place), before, after, 0)).unwrap();
    doc
}

fn moved(mut doc: Doc, list: &str, from: usize, to: usize) -> Doc {
    move_element(&doc, &at(list), from, to, 0).unwrap().iter().for_each(|edit| drop(doc.apply(edit).unwrap()));
    doc
}

const KPIS: &str = "/projects/1/reviews/0/kpis";

#[test]
fn the_setup_is_the_one_of_the_readmes() {
    for readme in ["README.md", "README.ja.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(readme)).unwrap();
        SETUP.iter().for_each(|line| assert!(text.contains(line), "{readme}: {line}"));
    }
}

#[test]
fn different_fields_projects_and_a_new_order_merge_without_a_conflict() {
    let Some(repo) = Repo::new() else { return };
    let here = |doc| set(set(doc, &format!("{KPIS}/0/actual"), "44"), "/projects/4/department", "\"定住推進課\"");
    let there = |doc| {
        let doc = set(doc, &format!("{KPIS}/0/note"), "\"速報値\"");
        let doc = set(doc, "/projects/0/reviews/0/cost", "40404483");
        let doc = set(doc, "/projects/1/department", "\"教育総務課\"");
        moved(moved(doc, KPIS, 0, 2), "/projects", 6, 5)
    };
    repo.branch("kikaku", here);
    repo.branch("kankou", there);
    repo.ok("git checkout -q kikaku");
    let output = repo.sh("git merge --no-edit kankou");
    assert!(output.status.success(), "{}", both(&output));
    assert_eq!(repo.ok("git status --porcelain"), "");
    // All of both, to the byte: the first row stands third now and holds both edits.
    let expected = set(there(Doc::parse(MINE, "projects").unwrap()), &format!("{KPIS}/2/actual"), "44");
    let expected = set(expected, "/projects/4/department", "\"定住推進課\"");
    assert_eq!(fs::read_to_string(repo.file()).unwrap(), expected.to_text());
    // git alone would not have managed.
    repo.ok("git reset -q --hard HEAD~1 && git config --unset merge.kensho.driver && git config merge.kensho.name x");
    assert!(!repo.sh("git -c merge.kensho.driver=false merge --no-edit kankou").status.success());
    repo.ok("git merge --abort; : > .gitattributes; git add -A; git commit -qm x");
    assert!(both(&repo.sh("git merge --no-edit kankou")).contains("CONFLICT"));
}

#[test]
fn one_field_changed_on_both_sides_is_a_readable_choice_in_a_whole_ledger() {
    let Some(repo) = Repo::new() else { return };
    let actual = format!("{KPIS}/0/actual");
    repo.branch("kikaku", |doc| {
        set(set(doc, &actual, "44"), "/projects/1/reviews/0/effect/comment", "\"塾に通う子が増えた。\"")
    });
    repo.branch("kankou", |doc| set(set(doc, &actual, "\"確認中\""), "/projects/1/department", "\"教育総務課\""));
    repo.ok("git checkout -q kikaku");
    let output = repo.sh("git merge --no-edit kankou");
    let words = both(&output);
    assert_eq!(output.status.code(), Some(1), "{words}");
    for expected in [
        "台帳.json: 両方で違うように変わった項目が1件あります",
        "1. 事業2 みね探求塾",
        "（令和6年度） KPI「受講者数(通塾者数)(人)」の実績値",
        "もとの値: 43",
        "自分の値: 44",
        "相手の値: 「確認中」",
        "git add 台帳.json",
    ] {
        assert!(words.contains(expected), "{expected} is not in:\n{words}");
    }
    // A whole ledger with ours in it, and with what was no matter of dispute from both.
    let merged = repo.ledger();
    assert_eq!(merged.get(&at(&actual)).unwrap(), "44");
    assert_eq!(merged.get(&at("/projects/1/department")).unwrap(), "\"教育総務課\"");
    assert_eq!(merged.get(&at("/projects/1/reviews/0/effect/comment")).unwrap(), "\"塾に通う子が増えた。\"");
    assert!(repo.ok("git -c core.quotePath=false status --porcelain").contains("UU 台帳.json"));
    // The line that takes theirs is there to be copied, and git goes on.
    let command = words.lines().find_map(|line| line.trim().strip_prefix("相手に合わせるには: ")).unwrap();
    repo.ok(command);
    assert_eq!(repo.ledger().get(&at(&actual)).unwrap(), "\"確認中\"");
    repo.ok("git add 台帳.json && git commit -q --no-edit");
    assert_eq!(repo.ok("git status --porcelain"), "");
}

#[test]
fn a_row_deleted_on_one_side_and_edited_on_the_other_is_a_choice_too() {
    let Some(repo) = Repo::new() else { return };
    let row = format!("{KPIS}/1");
    repo.branch("kikaku", |doc| set(doc, &format!("{row}/actual"), "99.9"));
    repo.branch("kankou", |mut doc| {
        let raw = doc.get(&at(&row)).unwrap();
        doc.apply(&Edit::remove(at(&row), raw, 0)).unwrap();
        doc
    });
    for (mine, other) in [("kikaku", "kankou"), ("kankou", "kikaku")] {
        repo.ok(&format!("git checkout -q {mine}"));
        let before = fs::read_to_string(repo.file()).unwrap();
        let output = repo.sh(&format!("git merge --no-edit {other}"));
        let words = both(&output);
        assert_eq!(output.status.code(), Some(1), "{words}");
        assert!(
            words.contains("（削除）") && words.contains("99.9") && words.contains("KPI「「地域や社会を"),
            "{words}"
        );
        assert_eq!(fs::read_to_string(repo.file()).unwrap(), before);
        repo.ok("git merge --abort");
    }
}

#[test]
fn the_conflicts_can_be_listed_again_until_they_are_decided() {
    let Some(repo) = Repo::new() else { return };
    let actual = format!("{KPIS}/0/actual");
    repo.branch("kikaku", |doc| set(doc, &actual, "44"));
    repo.branch("kankou", |doc| set(doc, &actual, "45"));
    repo.ok("git checkout -q kikaku");
    assert_eq!(repo.sh("kensho merge --conflicts 台帳.json").status.code(), Some(2), "no merge is under way");
    let first = both(&repo.sh("git merge --no-edit kankou"));
    let again = repo.sh("kensho merge --conflicts 台帳.json");
    assert_eq!(again.status.code(), Some(1));
    let list =
        |words: &str| words.lines().filter(|line| line.starts_with("   ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(list(&both(&again)), list(&first));
    assert_eq!(list(&first).len(), 4, "{first}");
    repo.ok("git add 台帳.json && git commit -q --no-edit");
    assert_eq!(repo.sh("kensho merge --conflicts 台帳.json").status.code(), Some(2));
}

#[test]
fn what_is_no_ledger_is_merged_as_git_would_have_done_it() {
    let Some(repo) = Repo::new() else { return };
    // Other files are none of ours.
    assert!(repo.ok("git check-attr merge package.json").ends_with("unspecified\n"));
    // One that only has a ledger's name: both sides' lines, or marks; theirs is never lost.
    let file = repo.path().join("台帳設定.json");
    let write = |text: &str| fs::write(&file, text).unwrap();
    write("{\n \"a\": 1,\n \"x\": 0,\n \"y\": 0,\n \"z\": 0,\n \"b\": 1\n}\n");
    repo.commit("設定");
    for (name, text) in [
        ("one", "{\n \"a\": 2,\n \"x\": 0,\n \"y\": 0,\n \"z\": 0,\n \"b\": 1\n}\n"),
        ("two", "{\n \"a\": 1,\n \"x\": 0,\n \"y\": 0,\n \"z\": 0,\n \"b\": 2\n}\n"),
        ("three", "{\n \"a\": 3,\n \"x\": 0,\n \"y\": 0,\n \"z\": 0,\n \"b\": 1\n}\n"),
    ] {
        repo.ok(&format!("git checkout -q -b {name} main"));
        write(text);
        repo.commit(name);
    }
    repo.ok("git checkout -q one");
    let output = repo.sh("git merge --no-edit two");
    assert!(output.status.success(), "{}", both(&output));
    assert_eq!(fs::read_to_string(&file).unwrap(), "{\n \"a\": 2,\n \"x\": 0,\n \"y\": 0,\n \"z\": 0,\n \"b\": 2\n}\n");
    let output = repo.sh("git merge --no-edit three");
    let words = both(&output);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(words.contains("台帳設定.json(") && !words.contains(".merge_file"), "{words}");
    let text = fs::read_to_string(&file).unwrap();
    for expected in ["<<<<<<< 自分", "\"a\": 2", ">>>>>>> 相手", "\"a\": 3"] {
        assert!(text.contains(expected), "{text}");
    }
    // A ledger that is broken on one side is marked as well, and not called merged.
    repo.ok("git merge --abort");
    repo.ok("git checkout -q -b broken $(git rev-list --max-parents=0 HEAD)");
    fs::write(repo.file(), MINE.replacen("40404482,", "40404482,,", 1)).unwrap();
    repo.commit("broken");
    repo.branch("whole", |doc| set(doc, "/projects/0/reviews/0/cost", "5"));
    let output = repo.sh("git merge --no-edit broken");
    assert_eq!(output.status.code(), Some(1), "{}", both(&output));
    let text = fs::read_to_string(repo.file()).unwrap();
    assert!(text.contains("<<<<<<<") && text.contains("40404482,,") && text.contains("\"cost\": 5"), "nothing is lost");
}

#[test]
fn git_diff_speaks_of_fields() {
    let Some(repo) = Repo::new() else { return };
    repo.branch("kikaku", |doc| {
        moved(
            set(set(doc, "/projects/0/reviews/0/cost", "40404483"), &format!("{KPIS}/0/actual"), "44"),
            "/projects",
            6,
            5,
        )
    });
    let diff = repo.ok("git diff main kikaku");
    let changed = |sign: &str| {
        diff.lines().filter(|line| line.starts_with(sign) && !line.starts_with(&sign.repeat(3))).collect::<Vec<_>>()
    };
    assert!(changed("-").iter().any(|line| line.ends_with("（令和6年度）の総事業費: 40,404,482円")), "{diff}");
    assert!(changed("+").iter().any(|line| line.ends_with("（令和6年度）の総事業費: 40,404,483円")), "{diff}");
    assert!(changed("+").iter().any(|line| line.ends_with("KPI「受講者数(通塾者数)(人)」の実績値: 44")), "{diff}");
    // A corrected name is said once, not on every line of its project.
    repo.branch("name", |doc| set(doc, "/projects/1/name", "\"別の名称\""));
    let named = repo.ok("git diff main name");
    let lines = named.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++")).collect::<Vec<_>>();
    assert_eq!(lines, ["+事業2 別の名称", "+事業2の名称: 別の名称"], "{named}");
    // Paragraphs stand on lines of their own.
    let comment = "/projects/1/reviews/0/effect/comment";
    repo.branch("text", |doc| set(doc, comment, "\"一段落目。\\n二段落目。\""));
    repo.ok("git checkout -q -b text2");
    fs::write(repo.file(), set(repo.ledger(), comment, "\"一段落目。\\n直した二段落目。\"").to_text()).unwrap();
    let named = repo.ok("git diff");
    assert!(named.contains("     一段落目。\n-    二段落目。\n+    直した二段落目。\n"), "{named}");
    repo.commit("text2");
    repo.ok("git checkout -q kikaku");
    // A ledger that is laid out otherwise has no other fields, and a file that is no ledger is compared as ever.
    let relaid =
        serde_json::to_string(&serde_json::from_str::<serde_json::Value>(&repo.ledger().to_text()).unwrap()).unwrap();
    fs::write(repo.file(), relaid).unwrap();
    assert_eq!(repo.ok("git diff -- 台帳.json").lines().filter(|line| line.starts_with(['+', '-'])).count(), 0);
    fs::write(repo.path().join("台帳x.json"), "{\"a\": 1}\n").unwrap();
    repo.commit("x");
    fs::write(repo.path().join("台帳x.json"), "{\"a\": 2}\n").unwrap();
    assert!(repo.ok("git diff -- 台帳x.json").contains("+{\"a\": 2}"));
}

#[test]
fn the_commands_alone() {
    let Some(repo) = Repo::new() else { return };
    let write = |name: &str, doc: &Doc| fs::write(repo.path().join(name), doc.to_text()).unwrap();
    let base = repo.ledger();
    write("a.json", &set(base.clone(), "/title", "\"甲\""));
    write("b.json", &set(base.clone(), "/projects/2/number", "33"));
    // To stdout; and over a file, whose old text is kept.
    let merged = repo.ok("kensho merge 台帳.json a.json b.json");
    assert_eq!(merged, set(set(base.clone(), "/title", "\"甲\""), "/projects/2/number", "33").to_text());
    repo.ok("kensho merge 台帳.json a.json b.json -o a.json");
    assert_eq!(fs::read_to_string(repo.path().join("a.json")).unwrap(), merged);
    // Differences: exit code 1, as text and as JSON.
    let output = repo.sh("kensho diff 台帳.json b.json");
    assert_eq!(output.status.code(), Some(1));
    let words = both(&output);
    assert!(words.contains("\n  番号: 3 → 33\n"), "{words}");
    let output = repo.sh("kensho diff - b.json --json < 台帳.json");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        (&list[0]["kind"], &list[0]["pointer_b"], &list[0]["after"]),
        (&"changed".into(), &"/projects/2/number".into(), &33.into())
    );
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(repo.ok("kensho diff 台帳.json 台帳.json"), "");
    // Broken: refused, and nothing written.
    fs::write(repo.path().join("broken.json"), "{").unwrap();
    let output = repo.sh("kensho merge 台帳.json a.json broken.json -o a.json");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(fs::read_to_string(repo.path().join("a.json")).unwrap(), merged);
    assert_eq!(repo.sh("kensho diff a.json").status.code(), Some(2));
}
