//! What git is in the middle of, read from what git itself has written: the directories of a rebase, the heads of a
//! cherry-pick, a revert and a merge, the list of stashes. While git runs kensho as its merge driver, some of these aren't
//! written yet; then the names that git gives the two versions tell (`%Y` of the driver's line), or the command that git
//! was started with.
//!
//! Only questions are asked of git, none that changes anything; a repository of which nothing can be learnt has no names.

use std::fs;
use std::path::{Path, PathBuf};

use super::ask;
use crate::change::sides::{Coming, Commit, Sides};

/// How many stashes are compared with what stands in the index.
const STASHES: usize = 20;

/// How far up the processes git is looked for: it starts its drivers through a shell.
const PROCESSES: usize = 4;

/// What is known of a file that git puts together.
#[derive(Clone, Copy, Debug)]
pub struct Putting<'a> {
    /// The file, as seen from here.
    pub file: &'a Path,
    /// The version that git calls theirs.
    pub theirs: &'a Path,
    /// What git calls that version, where the driver's line hands it on.
    pub label: Option<&'a str>,
}

/// Whose version is whose, while git runs kensho as a driver.
pub fn while_putting(putting: Putting<'_>) -> Sides {
    let Some(repository) = Repository::of(putting.file) else { return Sides::default() };
    // Without `%Y` in git (before 2.44) the letters come as they are.
    let label = putting.label.filter(|label| !label.is_empty() && !label.starts_with('%'));
    let oid = ask(&repository.dir, ["hash-object", "--no-filters"], Some(putting.theirs.as_os_str()));
    let coming = label
        .and_then(|label| repository.by_label(label, oid.as_deref()))
        .or_else(|| repository.by_state())
        .or_else(merged_by_environment)
        .or_else(|| repository.by_command(oid.as_deref()));
    repository.sides(coming)
}

/// Whose version is whose in a file that git has left to be decided.
pub fn left_open(file: &Path) -> Sides {
    let Some(repository) = Repository::of(file) else { return Sides::default() };
    let oid = repository.oid(":3");
    let coming = repository.by_state().or_else(|| repository.stash_with(&oid?).map(Coming::Stashed));
    repository.sides(coming)
}

/// Where git keeps what belongs to a file.
struct Repository {
    /// The file's directory.
    dir: PathBuf,
    /// The file's name in it.
    name: String,
    /// Where git keeps the state of this working tree.
    git: PathBuf,
}

impl Repository {
    fn of(file: &Path) -> Option<Repository> {
        let dir = file.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        let name = file.file_name()?.to_str()?.to_owned();
        let git = PathBuf::from(ask(&dir, ["rev-parse", "--absolute-git-dir"], None)?);
        Some(Repository { dir, name, git })
    }

    fn sides(&self, coming: Option<Coming>) -> Sides {
        coming.map_or_else(Sides::default, |coming| Sides::of(&self.here(&coming), &coming))
    }

    /// What stands in the working tree: the branch, the commit. In a rebase it is what the user's commits are put on.
    fn here(&self, coming: &Coming) -> String {
        let branch = ask(&self.dir, ["symbolic-ref", "--short", "-q", "HEAD"], None);
        match (branch, coming) {
            (Some(branch), Coming::Branch(_)) => format!("ブランチ {branch}"),
            (branch, _) => {
                let commit = self.commit("HEAD").map(|commit| commit.to_string()).unwrap_or_default();
                let branch = branch.map(|branch| format!("ブランチ {branch} の")).unwrap_or_default();
                format!("{branch}{commit}")
            }
        }
    }

    fn by_state(&self) -> Option<Coming> {
        let first_word = |file: &str| {
            let text = fs::read_to_string(self.git.join(file)).ok()?;
            text.split_whitespace().next().map(str::to_owned)
        };
        let commit = |file: &str| first_word(file).and_then(|id| self.commit(&id));
        let merge = first_word("MERGE_HEAD");
        if self.git.join("rebase-merge").is_dir() && merge.is_none() {
            return Some(Coming::Rebased(self.last_done("rebase-merge/done").or_else(|| commit("REBASE_HEAD"))));
        }
        if self.git.join("rebase-apply").is_dir() {
            let commit = commit("rebase-apply/original-commit").or_else(|| commit("REBASE_HEAD"));
            let own = self.git.join("rebase-apply/rebasing").exists();
            return Some(if own { Coming::Rebased(commit) } else { Coming::Patch(commit.or_else(|| self.patch())) });
        }
        if let Some(id) = merge {
            return Some(Coming::Branch(self.name_of(&id)));
        }
        if self.git.join("CHERRY_PICK_HEAD").exists() {
            return Some(Coming::Picked(commit("CHERRY_PICK_HEAD")));
        }
        self.git.join("REVERT_HEAD").exists().then(|| Coming::Reverted(commit("REVERT_HEAD")))
    }

    /// The commit that a rebase has come to: `pick 3cdd9c5… message`, the last line of what is done.
    fn last_done(&self, file: &str) -> Option<Commit> {
        let text = fs::read_to_string(self.git.join(file)).ok()?;
        let line = text.lines().rfind(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
        // `fixup -C 3cdd9c5`: options stand before the number.
        let id = line.split_whitespace().skip(1).find(|word| !word.starts_with('-'))?;
        self.commit(id)
    }

    /// The patch that `git am` is at.
    fn patch(&self) -> Option<Commit> {
        let line = |file: &str| fs::read_to_string(self.git.join("rebase-apply").join(file)).ok();
        let subject = line("final-commit").or_else(|| line("msg"))?.lines().next()?.to_owned();
        let script = line("author-script").unwrap_or_default();
        let value = |name: &str| {
            let line = script.lines().find_map(|line| line.strip_prefix(name));
            line.map(|value| value.trim_matches('\'').to_owned()).unwrap_or_default()
        };
        let (author, mail) = (value("GIT_AUTHOR_NAME="), value("GIT_AUTHOR_EMAIL="));
        let number = line("next").map(|next| next.trim().to_owned()).unwrap_or_default();
        Some(Commit { id: number, subject, own: self.is_user(&mail), author })
    }

    /// The names that git gives the version that comes: a branch, `3cdd9c5 (message)`, `parent of 3cdd9c5 (message)`,
    /// `Stashed changes`, `local`.
    fn by_label(&self, label: &str, oid: Option<&str>) -> Option<Coming> {
        let commit = |label: &str| self.commit(label.split_once(" (")?.0);
        if label == "Stashed changes" {
            let name = oid.and_then(|oid| self.stash_with(oid));
            return Some(Coming::Stashed(name.unwrap_or_default()));
        }
        if let Some(reverted) = label.strip_prefix("parent of ").and_then(commit) {
            return Some(Coming::Reverted(Some(reverted)));
        }
        if label == "local" && ask(&self.dir, ["rev-parse", "-q", "--verify", "refs/heads/local"], None).is_none() {
            return Some(Coming::Uncommitted);
        }
        if self.git.join("rebase-merge").is_dir() || self.git.join("rebase-apply").is_dir() {
            return None;
        }
        if let Some(picked) = commit(label) {
            return Some(Coming::Picked(Some(picked)));
        }
        Some(Coming::Branch(self.name_of(label)))
    }

    /// The command that git was started with, where the system tells.
    fn by_command(&self, oid: Option<&str>) -> Option<Coming> {
        let words = calling_git()?;
        let (command, rest) = words.split_first()?;
        let commit = || {
            let of_several = fs::read_to_string(self.git.join("sequencer/todo")).ok();
            let first = of_several.and_then(|todo| todo.split_whitespace().nth(1).map(str::to_owned));
            let named = || rest.iter().rfind(|word| !word.starts_with('-')).cloned();
            self.commit(&first.or_else(named)?)
        };
        match command.as_str() {
            "cherry-pick" => Some(Coming::Picked(commit())),
            "revert" => Some(Coming::Reverted(commit())),
            "stash" => Some(Coming::Stashed(oid.and_then(|oid| self.stash_with(oid)).unwrap_or_default())),
            "checkout" | "switch" => Some(Coming::Uncommitted),
            _ => None,
        }
    }

    /// The stash that holds this very version of the file, as `git stash list` names it.
    fn stash_with(&self, oid: &str) -> Option<String> {
        let list = ask(&self.dir, ["stash", "list", "--format=%gd %gs"], None)?;
        let found = list.lines().take(STASHES).find(|line| {
            let stash = line.split(' ').next().unwrap_or_default();
            self.oid(stash).is_some_and(|found| found == oid)
        })?;
        let (stash, words) = found.split_once(' ')?;
        Some(format!("{stash}「{words}」"))
    }

    /// The number of the file's version at a commit, or at a stage of the index.
    fn oid(&self, at: &str) -> Option<String> {
        let place = format!("{at}:./{}", self.name);
        ask(&self.dir, ["rev-parse", "-q", "--verify"], Some(place.as_ref()))
    }

    /// A branch by its name; a commit that is none's.
    fn name_of(&self, word: &str) -> String {
        if !word.bytes().all(|byte| byte.is_ascii_hexdigit()) || word.len() < 7 {
            return format!("ブランチ {word}");
        }
        let refs = ["name-rev", "--name-only", "--no-undefined", "--refs=refs/heads/*", "--refs=refs/remotes/*"];
        let branch = ask(&self.dir, refs, Some(word.as_ref())).filter(|name| !name.contains(['~', '^']));
        match (branch, self.commit(word)) {
            (Some(branch), _) => format!("ブランチ {}", branch.strip_prefix("remotes/").unwrap_or(&branch)),
            (None, Some(commit)) => commit.to_string(),
            (None, None) => format!("ブランチ {word}"),
        }
    }

    fn commit(&self, rev: &str) -> Option<Commit> {
        if rev.is_empty() || rev.starts_with('-') {
            return None;
        }
        let told = ask(
            &self.dir,
            ["log", "-1", "--no-show-signature", "--format=%h%x00%s%x00%an%x00%ae"],
            Some(rev.as_ref()),
        )?;
        let mut parts = told.split('\0').map(str::to_owned);
        let (id, subject, author, mail) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        Some(Commit { id, subject, author, own: self.is_user(&mail) })
    }

    /// Whether a mail address is the one under which the user commits here.
    fn is_user(&self, mail: &str) -> Option<bool> {
        let user = ask(&self.dir, ["var", "GIT_AUTHOR_IDENT"], None)?;
        let (_, rest) = user.split_once('<')?;
        let own = rest.split_once('>')?.0;
        (!mail.is_empty()).then(|| own == mail)
    }
}

/// `git merge` tells its drivers the names of the branches.
fn merged_by_environment() -> Option<Coming> {
    let mut heads =
        std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(|name| name.starts_with("GITHEAD_")));
    let (id, name) = heads.next()?;
    let (id, name) = (id.into_string().ok()?, name.into_string().ok()?);
    let name = if name.is_empty() { id.strip_prefix("GITHEAD_")?.to_owned() } else { name };
    Some(Coming::Branch(format!("ブランチ {name}")))
}

/// The words of the git that runs this program, from its command on. Only Linux tells them without another program.
fn calling_git() -> Option<Vec<String>> {
    let mut process = rustix::process::getppid()?.as_raw_nonzero().get();
    for _ in 0..PROCESSES {
        let line = fs::read(format!("/proc/{process}/cmdline")).ok()?;
        let words: Vec<String> =
            line.split(|&byte| byte == 0).map(|word| String::from_utf8_lossy(word).into_owned()).collect();
        let program = words.first().map(|word| word.rsplit('/').next().unwrap_or_default());
        if program == Some("git") {
            let mut rest = words.into_iter().skip(1).filter(|word| !word.is_empty()).peekable();
            while rest.peek()?.starts_with('-') {
                // `-C dir` and `-c name=value` have their word behind them.
                if matches!(rest.next()?.as_str(), "-C" | "-c") {
                    rest.next()?;
                }
            }
            return Some(rest.collect());
        }
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        process = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
    }
    None
}
