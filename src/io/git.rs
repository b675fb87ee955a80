//! What kensho asks of git, where it works beside it.

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

/// Puts three files together as git does without a driver: the result is in `ours`.
///
/// # Errors
/// Where git can't be started.
pub fn merge_lines(base: &Path, ours: &Path, theirs: &Path) -> io::Result<Lines> {
    let mut git = Command::new("git");
    git.args(["merge-file", "-q", "-L", "自分", "-L", "もと", "-L", "相手"]).args([ours, base, theirs]);
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
