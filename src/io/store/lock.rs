//! Who has a ledger open: said to the next one who opens it, and nothing more.
//!
//! Every running kensho keeps a file of its own in the ledger's state directory, locked as long as its process lives,
//! that says who it is. The lock is what counts: a file whose lock is free was left by a process that was killed, and is
//! cleared away. Where the file system has no locks the process number decides. Both may still edit; a save is safe
//! because it compares bytes, not because of this.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::io::store::places::{self, LedgerPlace};
use crate::io::store::who::{self, Who};

/// Someone who has the ledger open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Present {
    /// Who, where.
    #[serde(flatten)]
    pub who: Who,
    /// Since when, as [`who::now`] writes it.
    pub since: String,
}

/// That others have it open, in one line however many they are; `None` where nobody has. Who it is counts, not in how many
/// windows.
pub fn told(present: &[Present]) -> Option<String> {
    let mut names: Vec<&str> = present.iter().map(|one| one.who.user.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let who = match names[..] {
        [] => return None,
        [name] => match present.len() {
            1 => format!("{name} さんが{}から開いて", who::in_words(&present[0].since)),
            several => format!("{name} さんがほかに{several}か所で開いて"),
        },
        _ => format!("ほかに{}人({})が開いて", names.len(), names.join("・")),
    };
    Some(format!("{who}います(保存のとき両方の変更を合わせます)。"))
}

/// Our own entry; it goes when this is dropped, and counts no more when the process ends.
pub struct Presence {
    path: PathBuf,
    _file: File,
}

impl Drop for Presence {
    fn drop(&mut self) {
        fs::remove_file(&self.path).ok();
    }
}

/// Says that this process has the ledger open, and finds out who else has.
///
/// # Errors
/// What the system says; the ledger can be opened all the same.
pub fn enter(place: &LedgerPlace) -> io::Result<(Presence, Vec<Present>)> {
    let dir = place.open();
    place.make_common(&dir)?;
    let others = others(place)?;
    let me = Present { who: Who::me(), since: who::now() };
    for number in 0.. {
        let path = dir.join(format!("{}-{number}.json", me.who.pid));
        match places::create_private(&path) {
            Ok(mut file) => {
                file.try_lock().ok();
                place.admit(&file)?;
                file.write_all(&serde_json::to_vec(&me)?)?;
                return Ok((Presence { path, _file: file }, others));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Who has it open now, this process's own entries included, the longest first.
///
/// # Errors
/// What the system says about the directory.
pub fn others(place: &LedgerPlace) -> io::Result<Vec<Present>> {
    let paths = match places::list(&place.open()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        paths => paths?,
    };
    let mut found = Vec::new();
    for path in paths {
        let Ok(file) = File::open(&path) else { continue };
        // Not written yet, or not ours: leave it alone.
        let Some(present) = fs::read(&path).ok().and_then(|text| serde_json::from_slice::<Present>(&text).ok()) else {
            continue;
        };
        let gone = match file.try_lock() {
            Ok(()) => true,
            Err(fs::TryLockError::WouldBlock) => false,
            Err(fs::TryLockError::Error(_)) => present.who.is_gone(),
        };
        if gone {
            fs::remove_file(&path).ok();
        } else {
            found.push(present);
        }
    }
    found.sort_by(|a, b| a.since.cmp(&b.since));
    Ok(found)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::io::store::places::Places;

    #[test]
    fn the_second_hears_of_the_first() {
        let root = tempfile::tempdir().unwrap();
        let place = Places::under(root.path()).ledger(Path::new("/d/r6.json"));
        let (first, alone) = enter(&place).unwrap();
        assert_eq!(alone, []);
        let (second, heard) = enter(&place).unwrap();
        assert_eq!(heard.iter().map(|present| &present.who).collect::<Vec<_>>(), [&Who::me()]);
        drop(first);
        assert_eq!(others(&place).unwrap().len(), 1, "the second is still there");
        drop(second);
        assert_eq!(others(&place).unwrap(), []);
    }

    #[test]
    fn who_else_is_there_is_one_line_whatever_their_number() {
        let one = |user: &str, pid| Present {
            who: Who { user: user.into(), host: "yakuba".into(), pid },
            since: "2026-11-27T09:00:00+09:00".into(),
        };
        assert_eq!(told(&[]), None);
        let alone = told(&[one("sato", 4711)]).unwrap();
        assert!(
            alone.starts_with("sato さんが") && alone.ends_with("から開いています(保存のとき両方の変更を合わせます)。")
        );
        assert!(!alone.contains("4711"), "nobody has a use for the process: {alone}");
        let twice = told(&[one("sato", 7), one("sato", 8)]).unwrap();
        assert!(twice.starts_with("sato さんがほかに2か所で開いています"), "{twice}");
        let three = told(&[one("sato", 7), one("yamada", 8), one("tanaka", 9), one("sato", 10)]).unwrap();
        assert_eq!(three, "ほかに3人(sato・tanaka・yamada)が開いています(保存のとき両方の変更を合わせます)。");
    }

    /// Two users of one server, each with a home of their own: beside the ledger is where they meet, if its owner made a
    /// place for that.
    #[test]
    fn users_meet_beside_the_ledger_where_there_is_a_place_for_it() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let desk = root.path().join("desk");
        fs::create_dir(&desk).unwrap();
        let of = |home: &str| Places::under(&root.path().join(home)).ledger(&desk.join("r6.json"));
        let (_alone, _) = enter(&of("yamada")).unwrap();
        assert_eq!(enter(&of("sato")).unwrap().1, [], "nobody made a common place");
        fs::create_dir(desk.join(places::SHARED)).unwrap();
        let (_first, _) = enter(&of("yamada")).unwrap();
        assert_eq!(enter(&of("sato")).unwrap().1.len(), 1);
        let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        let dir = of("yamada").open();
        assert_eq!(mode(dir.clone()), 0o2770);
        assert_eq!(mode(places::list(&dir).unwrap().remove(0)), 0o660);
    }

    #[test]
    fn a_file_that_is_not_an_entry_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let place = Places::under(root.path()).ledger(Path::new("/d/r6.json"));
        assert_eq!(others(&place).unwrap(), [], "nobody has ever opened it");
        let (_me, _) = enter(&place).unwrap();
        let strange = place.open().join("strange.json");
        fs::write(&strange, "{\"user\": ").unwrap();
        assert_eq!(others(&place).unwrap().len(), 1);
        assert!(strange.exists(), "it may just be being written");
        // Without a place to note it the ledger can be opened all the same; the caller is told.
        fs::remove_dir_all(place.open()).unwrap();
        fs::write(place.open(), "").unwrap();
        assert!(enter(&place).is_err() && others(&place).is_err());
    }

    #[test]
    fn a_killed_one_is_not_there_any_more() {
        let root = tempfile::tempdir().unwrap();
        let place = Places::under(root.path()).ledger(Path::new("/d/r6.json"));
        let (mut killed, _) = enter(&place).unwrap();
        let path = std::mem::take(&mut killed.path);
        drop(killed);
        assert!(path.exists());
        let (_new, heard) = enter(&place).unwrap();
        assert_eq!(heard, []);
        assert_eq!(fs::read_dir(place.open()).unwrap().count(), 1, "the stale entry was cleared away");
    }
}
