//! git swaps the sides in a rebase, a cherry-pick and a stash; and where kensho is no merge driver, it leaves its marks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::program::EMBEDDED;
use crate::support::terminal::Terminal;
use kensho::json::Pointer;
use kensho::ledger::Ledger;

const FILE: &str = "台帳.json";

/// The first project's cost in the embedded ledger.
const COST: &str = "40404482";

/// The driver's line as the README has it, and as older ones have it.
const DRIVERS: [&str; 2] =
    ["kensho merge %O %A %B -o %A --name %P --label %Y", "kensho merge %O %A %B -o %A --name %P"];

/// A repository with the embedded ledger on `main`, on which a colleague has then written 1,000,001.
struct Repo(tempfile::TempDir);

impl Repo {
    /// `None`, with a word about it, where there is no git.
    fn new(driver: Option<&str>) -> Option<Repo> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("git is not installed: merging with real git is not tested here");
            return None;
        }
        let repo = Repo(tempfile::tempdir().unwrap());
        fs::create_dir(repo.path()).unwrap();
        repo.ok("git init -q -b main && git config user.name 企画 && git config user.email kikaku@example.jp");
        if let Some(driver) = driver {
            repo.ok("echo '台帳*.json merge=kensho' > .gitattributes");
            repo.ok(&format!("git config merge.kensho.driver '{driver}'"));
        }
        fs::write(repo.file(), EMBEDDED).unwrap();
        repo.ok("git add -A && git commit -qm はじめ && git branch mine");
        repo.write("1000001");
        repo.ok("git commit -qam 観光課の確報 --author '観光課 <kankou@example.jp>'");
        Some(repo)
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("台帳 置き場")
    }

    fn file(&self) -> PathBuf {
        self.path().join(FILE)
    }

    fn write(&self, cost: &str) {
        fs::write(self.file(), EMBEDDED.replacen(COST, cost, 1)).unwrap();
    }

    /// My own commit of 2,000,002 on the branch `mine`.
    fn mine(&self) {
        self.ok("git checkout -q mine");
        self.write("2000002");
        self.ok("git commit -qam 企画の集計");
    }

    fn sh_in(&self, dir: &Path, line: &str) -> Output {
        let bin = Path::new(env!("CARGO_BIN_EXE_kensho")).parent().unwrap();
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
        let home = self.0.path();
        let mut command = Command::new("sh");
        command.args(["-c", line]).current_dir(dir).env("PATH", path).env("HOME", home);
        command.envs([
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("LC_ALL", "C.UTF-8"),
            ("GIT_EDITOR", "true"),
        ]);
        for (name, place) in [("STATE", "state"), ("CONFIG", "config"), ("DATA", "data")] {
            command.env(format!("KENSHO_{name}_DIR"), home.join(place));
        }
        command.output().unwrap()
    }

    fn sh(&self, line: &str) -> Output {
        self.sh_in(&self.path(), line)
    }

    fn ok(&self, line: &str) -> String {
        let output = self.sh(line);
        assert!(output.status.success(), "{line}\n{}", both(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    fn cost(&self) -> String {
        cost_in(&self.file())
    }
}

fn cost_in(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let ledger = Ledger::read(&text).unwrap_or_else(|error| panic!("{error}\n{}", &text[..text.len().min(600)]));
    ledger.doc().get(&Pointer::parse("/projects/0/reviews/0/cost").unwrap()).unwrap()
}

fn both(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn says(words: &str, expected: &[&str]) {
    for expected in expected {
        assert!(words.contains(expected), "{expected} is not in:\n{words}");
    }
}

const MINE_IS_MINE: [&str; 3] = ["もとの値: 40,404,482円", "自分の値: 2,000,002円", "相手の値: 1,000,001円"];

#[test]
fn my_commit_is_mine_while_it_is_rebased_picked_or_unstashed() {
    for driver in DRIVERS {
        let cases: [(&str, &[&str], &str); 5] = [
            (
                "git rebase main",
                &["git rebase の途中です。自分 = コミット", "「企画の集計」、相手 = ", "「観光課の確報」"],
                "rebase",
            ),
            ("git rebase --apply main", &["git rebase の途中です。自分 = コミット", "「企画の集計」"], "rebase"),
            ("git pull -q --rebase . main", &["git rebase の途中です。自分 = コミット", "「企画の集計」"], "rebase"),
            (
                "git checkout -q main && git cherry-pick mine",
                &["git cherry-pick の途中です。自分 = コミット", "「企画の集計」、相手 = ブランチ main の"],
                "cherry-pick",
            ),
            (
                "git checkout -q main && git cherry-pick main..mine",
                &["git cherry-pick の途中です。自分 = コミット", "「企画の集計」、相手 = ブランチ main の"],
                "cherry-pick",
            ),
        ];
        for (line, words, command) in cases {
            let Some(repo) = Repo::new(Some(driver)) else { return };
            repo.mine();
            let output = repo.sh(line);
            let said = both(&output);
            assert!(!output.status.success(), "{line}: {said}");
            says(&said, &MINE_IS_MINE);
            says(&said, words);
            says(&said, &["ファイルには自分の値を残しました"]);
            assert_eq!(repo.cost(), "2000002", "{line}");
            // Asked again it says the same of the same, by what git has written meanwhile.
            let again = repo.sh(&format!("kensho merge --conflicts {FILE}"));
            assert_eq!(again.status.code(), Some(1));
            says(&both(&again), &MINE_IS_MINE);
            says(&both(&again), words);
            // The line that takes the colleague's value is there to be copied, and git goes on.
            let take = said.lines().find_map(|line| line.trim().strip_prefix("相手に合わせるには: ")).unwrap();
            repo.ok(take);
            assert_eq!(repo.cost(), "1000001");
            says(&both(&repo.sh(&format!("kensho merge --conflicts {FILE}"))), &["今の値: 1,000,001円(相手の値)"]);
            repo.write("2000002");
            repo.ok(&format!("git add {FILE} && git {command} --continue"));
            assert_eq!(repo.cost(), "2000002");
        }
    }
}

#[test]
fn what_i_have_put_aside_is_mine_when_it_comes_back() {
    for driver in DRIVERS {
        let Some(repo) = Repo::new(Some(driver)) else { return };
        repo.ok("git checkout -q mine");
        repo.write("2000002");
        repo.ok("git stash push -q -m 書きかけ && git merge -q main");
        let said = both(&repo.sh("git stash pop"));
        says(&said, &MINE_IS_MINE);
        says(
            &said,
            &[
                "git stash の途中です。自分 = 退避した変更 stash@{0}",
                "書きかけ",
                "相手 = ブランチ mine の",
                "観光課の確報",
            ],
        );
        assert_eq!(repo.cost(), "2000002");
        let again = both(&repo.sh(&format!("kensho merge --conflicts {FILE}")));
        says(&again, &MINE_IS_MINE);
        says(&again, &["自分 = 退避した変更 stash@{0}"]);
    }
}

#[test]
fn in_a_merge_a_revert_and_a_colleagues_commit_the_sides_are_as_git_has_them() {
    for driver in DRIVERS {
        let Some(repo) = Repo::new(Some(driver)) else { return };
        repo.mine();
        let said = both(&repo.sh("git merge --no-edit main"));
        says(&said, &MINE_IS_MINE);
        says(&said, &["git merge の途中です。自分 = ブランチ mine、相手 = ブランチ main。"]);
        assert_eq!(repo.cost(), "2000002");
        let again = both(&repo.sh(&format!("kensho merge --conflicts {FILE}")));
        says(&again, &["自分 = ブランチ mine、相手 = ブランチ main。"]);
        repo.ok("git merge --abort");

        // A colleague's commit that I take over is the colleague's.
        let said = both(&repo.sh("git cherry-pick main"));
        says(&said, &MINE_IS_MINE);
        says(
            &said,
            &["git cherry-pick の途中です。自分 = ブランチ mine の", "、相手 = コミット", "「観光課の確報」(観光課)"],
        );
        assert_eq!(repo.cost(), "2000002");
        repo.ok("git cherry-pick --abort");

        // Taken back, what was before the commit is the other side.
        repo.write("3000003");
        repo.ok("git commit -qam 訂正");
        let said = both(&repo.sh("git revert --no-edit HEAD~1"));
        says(&said, &["自分の値: 3,000,003円", "相手の値: 40,404,482円", "「企画の集計」を取り消した内容"]);
        assert_eq!(repo.cost(), "3000003");
    }
}

#[test]
fn in_a_working_tree_beside_the_repository_it_is_the_same() {
    let Some(repo) = Repo::new(Some(DRIVERS[0])) else { return };
    repo.mine();
    repo.ok("git checkout -q main && git worktree add -q ../別 mine");
    let beside = repo.0.path().join("別");
    let said = both(&repo.sh_in(&beside, "git rebase main"));
    says(&said, &MINE_IS_MINE);
    says(&said, &["git rebase の途中です。自分 = コミット", "「企画の集計」"]);
    assert_eq!(cost_in(&beside.join(FILE)), "2000002");
    // From any directory, the file named by its path.
    let words = format!("kensho merge --conflicts {}", beside.join(FILE).display());
    says(&both(&repo.sh_in(repo.0.path(), &words)), &["自分 = コミット", "自分の値: 2,000,002円"]);
}

#[test]
fn a_file_that_is_no_ledger_is_marked_with_the_names_of_the_right_sides() {
    let Some(repo) = Repo::new(Some(DRIVERS[0])) else { return };
    repo.ok(
        "git checkout -q mine && printf '[\n1\n]\n' > 台帳x.json && git add -A && git commit -qm x && git branch other",
    );
    repo.ok("printf '[\n2\n]\n' > 台帳x.json && git commit -qam 自分で");
    repo.ok("git checkout -q other && printf '[\n3\n]\n' > 台帳x.json && git commit -qam 相手が");
    repo.ok("git checkout -q mine");
    let said = both(&repo.sh("git rebase other"));
    says(&said, &["git rebase の途中です", "印を付けました"]);
    assert_eq!(
        fs::read_to_string(repo.path().join("台帳x.json")).unwrap(),
        "[\n<<<<<<< 相手\n3\n=======\n2\n>>>>>>> 自分\n]\n"
    );
}

/// A ledger with git's marks: no driver is set up.
fn marked(config: &str, attributes: &str) -> Option<Repo> {
    let repo = Repo::new(None)?;
    repo.mine();
    if !config.is_empty() {
        repo.ok(&format!("git config merge.conflictStyle {config}"));
    }
    fs::write(repo.path().join(".git/info/attributes"), attributes).unwrap();
    let said = both(&repo.sh("git merge --no-edit main"));
    says(&said, &["CONFLICT"]);
    Some(repo)
}

#[test]
fn marks_of_git_are_called_by_their_name_in_every_command() {
    for (config, attributes) in [
        ("", ""),
        ("diff3", ""),
        ("zdiff3", ""),
        ("merge", "*.json conflict-marker-size=20\n"),
        ("", "*.json conflict-marker-size=4\n"),
    ] {
        let Some(repo) = marked(config, attributes) else { return };
        let before = fs::read(repo.file()).unwrap();
        assert!(String::from_utf8_lossy(&before).contains("<<<<"));
        fs::write(repo.path().join("良.json"), EMBEDDED).unwrap();
        for words in [
            "list F",
            "check F",
            "show F 1",
            "suggest F",
            "get F /title",
            "set F /title '\"x\"'",
            "diff F 良.json",
            "diff 良.json F",
            "merge 良.json F 良.json",
            "F",
        ] {
            let output = repo.sh(&format!("kensho {}", words.replace('F', FILE)));
            let said = both(&output);
            assert_eq!(output.status.code(), Some(3), "{words}: {said}");
            says(&said, &["git で合わせている途中の印(<<<<<<<)", "kensho merge --index 台帳.json"]);
        }
        assert_eq!(fs::read(repo.file()).unwrap(), before, "nothing is written");

        // What is listed is true, and leads on.
        let output = repo.sh(&format!("kensho merge --conflicts {FILE}"));
        let said = both(&output);
        assert_eq!(output.status.code(), Some(1));
        says(&said, &MINE_IS_MINE);
        says(&said, &["台帳として使えません", "kensho merge --index 台帳.json"]);
        assert!(!said.contains("そのまま使えます") && !said.contains("kensho set"), "{said}");
        let output = repo.sh(&format!("kensho merge --index {FILE}"));
        let said = both(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        says(&said, &MINE_IS_MINE);
        says(
            &said,
            &["ファイルには自分の値を残しました", "git add 台帳.json", "自分 = ブランチ mine、相手 = ブランチ main。"],
        );
        assert_eq!(repo.cost(), "2000002");
        let take = said.lines().find_map(|line| line.trim().strip_prefix("相手に合わせるには: ")).unwrap();
        repo.ok(take);
        assert_eq!(repo.cost(), "1000001");
        // Not once more over what was decided since.
        assert_eq!(repo.sh(&format!("kensho merge --index {FILE}")).status.code(), Some(4));
        repo.ok(&format!("git add {FILE} && git commit -q --no-edit"));
        assert_eq!(repo.sh(&format!("kensho merge --index {FILE}")).status.code(), Some(2));
    }
}

#[test]
fn what_marks_hide_although_no_field_contradicts_is_merged_whole() {
    let Some(repo) = Repo::new(None) else { return };
    repo.ok("git checkout -q mine");
    // The line next to the colleague's: git sees one place, the ledger two fields.
    let text = EMBEDDED.replacen("\"grant\": 20202241", "\"grant\": 20202242", 1);
    fs::write(repo.file(), text).unwrap();
    repo.ok("git commit -qam 交付額");
    says(&both(&repo.sh("git merge --no-edit main")), &["CONFLICT"]);
    assert_eq!(repo.sh(&format!("kensho merge --conflicts {FILE}")).status.code(), Some(1));
    let output = repo.sh(&format!("kensho merge --index {FILE}"));
    assert_eq!(output.status.code(), Some(0), "{}", both(&output));
    let merged = EMBEDDED.replacen("\"grant\": 20202241", "\"grant\": 20202242", 1).replacen(COST, "1000001", 1);
    assert_eq!(fs::read_to_string(repo.file()).unwrap(), merged);
}

#[test]
fn marks_that_were_committed_are_told_as_such() {
    let Some(repo) = marked("", "") else { return };
    repo.ok("git commit -qam 印のまま");
    let said = both(&repo.sh(&format!("kensho list {FILE}")));
    says(&said, &["git で合わせている途中の印", "印のない版を git log -- 台帳.json で探してください"]);
}

#[test]
fn opening_a_ledger_with_marks_asks_whether_to_merge_it_first() {
    for (answer, merged) in [("n\r", false), ("y\r", true)] {
        let Some(repo) = marked("", "") else { return };
        let before = fs::read(repo.file()).unwrap();
        let mut terminal = Terminal::start(&repo.path(), &[FILE]);
        terminal.see("git で合わせている途中の印").see("n いいえ").keys(answer);
        if merged {
            terminal.see("自分の値: 2,000,002円").see("Enter で開きます").keys("\r").see("1事業実績").keys("q");
            assert!(terminal.end().success());
            assert_eq!(repo.cost(), "2000002");
            terminal.is_sane();
        } else {
            assert!(!terminal.end().success());
            assert_eq!(fs::read(repo.file()).unwrap(), before);
        }
    }
}
