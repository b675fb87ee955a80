//! What kensho asks of git, where it works beside it.

pub mod state;

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// How git put three files together line by line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lines {
    /// Without a conflict.
    Whole,
    /// With conflict marks in the result.
    Marked,
    /// Not at all (no texts, or no git): the first file is as it was.
    Not,
}

/// Puts three files together as git does without a driver: the result is in `ours`. `names`: of ours and theirs, for
/// the marks.
///
/// # Errors
/// Where git can't be started.
pub fn merge_lines(base: &Path, ours: &Path, theirs: &Path, names: (&str, &str)) -> io::Result<Lines> {
    let mut git = Command::new("git");
    git.args(["merge-file", "-q", "-L", names.0, "-L", "もと", "-L", names.1]).args([ours, base, theirs]);
    Ok(match git.status()?.code() {
        Some(0) => Lines::Whole,
        // The number of conflicts.
        Some(1..=127) => Lines::Marked,
        _ => Lines::Not,
    })
}

/// The text of a file at a stage of git's index while a merge is under way: 1 what both started from, 2 ours, 3 theirs.
/// `None`: there is none.
///
/// # Errors
/// Where git can't be started.
pub fn stage(file: &Path, stage: u8) -> io::Result<Option<String>> {
    let (Some(name), parent) = (file.file_name(), file.parent()) else { return Ok(None) };
    let dir = parent.filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut place = std::ffi::OsString::from(format!(":{stage}:./"));
    place.push(name);
    let output = Command::new("git").arg("-C").arg(dir).arg("show").arg(place).stderr(Stdio::null()).output()?;
    Ok(output.status.success().then(|| String::from_utf8(output.stdout).ok()).flatten())
}

/// Whether git's index holds several versions of a file, between which somebody has to decide.
pub fn is_left_open(file: &Path) -> bool {
    matches!((stage(file, 2), stage(file, 3)), (Ok(Some(_)), Ok(Some(_))))
}

/// What git says to a question, without the line's end; `None` where it says nothing, or isn't there.
fn ask<const N: usize>(dir: &Path, words: [&str; N], last: Option<&OsStr>) -> Option<String> {
    let mut git = Command::new("git");
    git.arg("-C").arg(dir).args(words).args(last).stdin(Stdio::null()).stderr(Stdio::null());
    let output = git.output().ok().filter(|output| output.status.success())?;
    let said = String::from_utf8(output.stdout).ok()?;
    let said = said.trim_end_matches(['\n', '\r']);
    (!said.is_empty()).then(|| said.to_owned())
}
