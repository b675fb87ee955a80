//! Many ledgers: files, folders with all that is in them, and lists of either on standard input, one after the other.
//!
//! A list is read as it is gone through and a folder when it is its turn, so that what is waited for and what is kept doesn't
//! grow with the number of files. A file that is named twice, also under another name, is taken once.

use std::collections::HashSet;
use std::fs;
use std::io::{self, BufRead, Read};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::store::error::{advice, cause};

/// What a ledger's name ends in, where a folder is gone through.
const ENDING: &str = "json";

/// What may stand beside ledgers and is none: the decision table of a folder, and an office's words.
const BESIDE: [&str; 2] = ["rules.json", "words.json"];

/// Goes through files; see the module's words.
pub struct Ledgers {
    /// What is still to be gone through, the next one last.
    waiting: Vec<Waiting>,
    /// Device and inode of every file taken.
    taken: HashSet<(u64, u64)>,
}

enum Waiting {
    /// A path that somebody named: a file or a folder.
    Named(PathBuf),
    /// A file of a folder.
    Found(PathBuf),
    /// The rest of a list.
    List(Box<dyn BufRead + Send>),
}

impl Ledgers {
    /// The ledgers that the words name; `-` is a list of paths on standard input, a line each.
    pub fn named(words: &[PathBuf]) -> Ledgers {
        let waiting = words.iter().rev().map(|word| match word.as_os_str().as_encoded_bytes() {
            b"-" => Waiting::List(Box::new(io::BufReader::new(io::stdin()))),
            _ => Waiting::Named(word.clone()),
        });
        Ledgers { waiting: waiting.collect(), taken: HashSet::new() }
    }

    /// Puts what is in a folder before everything else.
    fn open(&mut self, dir: &Path) -> Result<(), String> {
        let unread = |error: io::Error| {
            format!("{}: フォルダーを読めません({})。{}", dir.display(), cause(&error), advice(&error))
        };
        let mut found = Vec::new();
        for entry in fs::read_dir(dir).map_err(unread)? {
            let entry = entry.map_err(unread)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(unread)?);
            let name = entry.file_name();
            if name.as_encoded_bytes().starts_with(b".") || BESIDE.iter().any(|beside| name == *beside) {
                continue;
            }
            // A link to a folder may lead round in a circle.
            if kind.is_dir() {
                found.push(Waiting::Named(path));
            } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) && path.is_file() {
                found.push(Waiting::Found(path));
            }
        }
        let name = |waiting: &Waiting| match waiting {
            Waiting::Named(path) | Waiting::Found(path) => path.clone(),
            Waiting::List(_) => PathBuf::new(),
        };
        found.sort_by_cached_key(|waiting| std::cmp::Reverse(name(waiting)));
        self.waiting.append(&mut found);
        Ok(())
    }

    /// The next path of a list, and the list back for those after it.
    fn next_of(&mut self, mut list: Box<dyn BufRead + Send>) -> Result<(), String> {
        let mut line = Vec::new();
        let read = list.read_until(b'\n', &mut line);
        if read.map_err(|error| format!("標準入力の一覧を読めません({})。", cause(&error)))? == 0 {
            return Ok(());
        }
        self.waiting.push(Waiting::List(list));
        let end = line.iter().rposition(|byte| !matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
        line.truncate(end);
        if !line.is_empty() {
            self.waiting.push(Waiting::Named(std::ffi::OsString::from_vec(line).into()));
        }
        Ok(())
    }
}

/// The other ledgers in the folder of a file that need not be there, by their names. Only the beginning of each is looked at.
pub(crate) fn beside(file: &Path) -> Vec<PathBuf> {
    let Ok(dir) = std::path::absolute(file) else { return Vec::new() };
    let Some(found) = dir.parent().and_then(|dir| fs::read_dir(dir).ok()) else { return Vec::new() };
    let is_ledger = |path: &PathBuf| {
        let mut start = Vec::new();
        let named = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
        let mut read = || fs::File::open(path)?.take(BEGINNING).read_to_end(&mut start);
        let read = named && path.is_file() && *path != dir && read().is_ok();
        read && memchr::memmem::find(&start, FORMAT.as_bytes()).is_some()
    };
    let mut found: Vec<PathBuf> = found.flatten().map(|entry| entry.path()).filter(is_ledger).collect();
    found.sort();
    found
}

/// The bytes of a ledger in which its format stands: it is written first.
const BEGINNING: u64 = 4 << 10;

/// What a ledger says of itself.
const FORMAT: &str = "\"kensho-ledger/";

impl Iterator for Ledgers {
    /// A file; or the sentence that says why something named can't be gone through.
    type Item = Result<PathBuf, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (done, path) = match self.waiting.pop()? {
                Waiting::List(list) => (self.next_of(list), None),
                Waiting::Named(path) if path.is_dir() => (self.open(&path), None),
                Waiting::Named(path) | Waiting::Found(path) => (Ok(()), Some(path)),
            };
            match (done, path) {
                (Err(words), _) => return Some(Err(words)),
                (Ok(()), Some(path)) => {
                    let identity = fs::metadata(&path).map(|meta| (meta.dev(), meta.ino()));
                    // Whoever opens it says why it isn't there.
                    if identity.is_ok_and(|identity| !self.taken.insert(identity)) {
                        continue;
                    }
                    return Some(Ok(path));
                }
                (Ok(()), None) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn files_folders_and_lists_are_gone_through_in_order_each_file_once() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        for name in ["b/2.json", "b/1.JSON", "b/c/3.json", "b/.hidden.json", "b/notes.txt", "a.json", "z.json"] {
            fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            fs::write(at(name), "{}").unwrap();
        }
        std::os::unix::fs::symlink(at("b"), at("b/round")).unwrap();
        std::os::unix::fs::symlink(at("a.json"), at("b/again.json")).unwrap();
        let list = format!("{}\r\n\n{}\n{}", at("z.json").display(), at("a.json").display(), at("none.json").display());
        let mut ledgers = Ledgers::named(&[at("a.json"), at("b"), at("missing")].map(PathBuf::from));
        ledgers.waiting.insert(0, Waiting::List(Box::new(io::Cursor::new(list))));
        let found: Vec<String> =
            ledgers.map(|path| path.unwrap().strip_prefix(dir.path()).unwrap().display().to_string()).collect();
        assert_eq!(found, ["a.json", "b/1.JSON", "b/2.json", "b/c/3.json", "missing", "z.json", "none.json"]);
    }
}
