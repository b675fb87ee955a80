//! Where kensho keeps things that aren't the ledger.
//!
//! Three directories, where the system wants them (XDG on Linux): *config* for settings the user writes, *data* for
//! ledgers that have no home yet, *state* for what kensho writes for itself. In the state directory every ledger has
//! a directory of its own, named after the file (for people) and a checksum of its whole path (for certainty), that
//! holds its journal, audit trail, lock and backups. These repeat what the records say, so they are readable by the
//! user alone (0700).
//!
//! Several people at one ledger: where a directory [`SHARED`] stands beside it, what concerns all of them (who has it open,
//! what was saved) is kept in there instead, for the directory's group. Whoever makes that directory decides who reads it.
//!
//! `KENSHO_CONFIG_DIR`, `KENSHO_DATA_DIR` and `KENSHO_STATE_DIR` override the three.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

use crate::io::store::digest::Digest;

/// The three directories. None of them need exist yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    /// Settings, the replaceable rules table.
    pub config: PathBuf,
    /// Journals, audit trails, locks, backups.
    pub state: PathBuf,
    /// Where the first save of the embedded ledger is offered.
    pub data: PathBuf,
}

/// No home directory, and the environment names no place either.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoPlace;

impl fmt::Display for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "ホームディレクトリが分からないため、控えや設定の置き場所を決められません。環境変数 HOME か KENSHO_STATE_DIR・KENSHO_CONFIG_DIR・KENSHO_DATA_DIR を設定してください。",
        )
    }
}

impl std::error::Error for NoPlace {}

impl Places {
    /// Asks the environment and the system.
    ///
    /// # Errors
    /// [`NoPlace`] when one of the three is named by neither.
    pub fn find() -> Result<Self, NoPlace> {
        let system = directories::ProjectDirs::from("", "", "kensho");
        let place = |variable: &str, of_system: fn(&directories::ProjectDirs) -> PathBuf| {
            let named = env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
            named.or_else(|| system.as_ref().map(of_system)).ok_or(NoPlace)
        };
        Ok(Self {
            config: place("KENSHO_CONFIG_DIR", |system| system.config_dir().to_owned())?,
            state: place("KENSHO_STATE_DIR", |system| {
                system.state_dir().map_or_else(|| system.data_local_dir().join("state"), Path::to_owned)
            })?,
            data: place("KENSHO_DATA_DIR", |system| system.data_dir().to_owned())?,
        })
    }

    /// For those who have no place of their own: where nothing can be made. Saving needs none of it.
    pub(crate) fn nowhere() -> Self {
        Self::under(Path::new("/dev/null/kensho"))
    }

    /// All three below one directory.
    pub fn under(root: &Path) -> Self {
        Self { config: root.join("config"), state: root.join("state"), data: root.join("data") }
    }

    /// The state kept about one ledger. `canonical` is its path with every symlink followed, so that two names of
    /// one file share their state.
    pub fn ledger(&self, canonical: &Path) -> LedgerPlace {
        let stem = canonical.file_stem().unwrap_or(OsStr::new("ledger"));
        let digest = Digest::of(canonical.as_os_str().as_bytes());
        let beside = canonical.parent().map(|folder| folder.join(SHARED)).filter(|shared| shared.is_dir());
        LedgerPlace {
            dir: self.state.join("ledgers").join(format!("{}-{digest}", readable(stem))),
            shared: beside.map(|shared| shared.join(canonical.file_name().unwrap_or(OsStr::new("ledger")))),
        }
    }
}

/// A stem that may stand in any file name: letters and digits of any script, at most 60 bytes.
fn readable(stem: &OsStr) -> String {
    let mut name = String::new();
    for c in stem.to_string_lossy().chars() {
        let c = if c.is_alphanumeric() || c == '_' { c } else { '-' };
        if name.len() + c.len_utf8() > 60 {
            break;
        }
        name.push(c);
    }
    name
}

/// The directory beside a ledger in which those who work on it together find each other. Nobody makes it by accident.
pub(crate) const SHARED: &str = ".kensho";

/// The state directory of one ledger, and what of it is everybody's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerPlace {
    dir: PathBuf,
    /// The ledger's own directory in [`SHARED`], where there is one.
    shared: Option<PathBuf>,
}

impl LedgerPlace {
    /// The directory itself.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Edits that aren't saved yet, a file per running kensho; see [`journal`](crate::io::store::journal).
    pub(crate) fn journals(&self) -> PathBuf {
        self.dir.join("journal")
    }

    /// Edits that were saved; see [`audit`](crate::io::store::audit).
    pub fn audit(&self) -> PathBuf {
        self.common().join("audit.jsonl")
    }

    /// Where everybody finds what concerns everybody: [`SHARED`] if it is there, else the state directory.
    fn common(&self) -> &Path {
        self.shared.as_deref().unwrap_or(&self.dir)
    }

    /// Makes a directory of the common ones.
    ///
    /// # Errors
    /// What the system says, when it refuses.
    pub(crate) fn make_common(&self, dir: &Path) -> io::Result<()> {
        if self.shared.is_none() {
            return make_private(dir);
        }
        fs::DirBuilder::new().recursive(true).create(dir)?;
        // Whatever the umask is; a directory that someone else made has its rights already.
        fs::set_permissions(dir, fs::Permissions::from_mode(0o2770)).or_else(|error| match error.kind() {
            io::ErrorKind::PermissionDenied => Ok(()),
            _ => Err(error),
        })
    }

    /// The rights of a file in a common directory, whatever the umask is: the user's, and the group's where it is shared.
    ///
    /// # Errors
    /// What the system says, when it refuses.
    pub(crate) fn admit(&self, file: &fs::File) -> io::Result<()> {
        match self.shared {
            Some(_) => file.set_permissions(fs::Permissions::from_mode(0o660)),
            None => Ok(()),
        }
    }

    /// Who has it open, a file per running kensho; see [`lock`](crate::io::store::lock).
    pub(crate) fn open(&self) -> PathBuf {
        self.common().join("open")
    }

    /// Notes of the texts that the users' own editors have; see [`editor`](crate::io::editor).
    pub(crate) fn editing(&self) -> PathBuf {
        self.dir.join("editing")
    }

    /// The last saved-over texts.
    pub fn backups(&self) -> PathBuf {
        self.dir.join("backup")
    }

    /// Says that a save in place is under way; see [`store`](crate::io::store).
    pub(crate) fn in_place(&self) -> PathBuf {
        self.dir.join("in-place.json")
    }

    /// The same for the file itself, by whichever of its names it is opened.
    pub(crate) fn in_place_of(&self, dev: u64, ino: u64) -> PathBuf {
        self.dir.with_file_name(format!("in-place-{dev:x}-{ino:x}.json"))
    }
}

/// Makes a directory and its parents, readable by the user alone.
///
/// # Errors
/// What the system says, when it refuses.
pub(crate) fn make_private(dir: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)
}

/// Creates a file that must not exist, readable by the user alone.
///
/// # Errors
/// What the system says, when it refuses.
pub(crate) fn create_private(path: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path)
}

/// What stands in a directory, unsorted. Not `fs::read_dir`, which panics when a network share reports an error as it
/// is closed.
///
/// # Errors
/// What the system says.
pub(crate) fn list(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in rustix::fs::Dir::read_from(fs::File::open(dir)?)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            paths.push(dir.join(OsStr::from_bytes(name)));
        }
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_s_state_is_named_for_people_and_for_certainty() {
        let places = Places::under(Path::new("/s"));
        let a = places.ledger(Path::new("/共有/美祢市 R6.json"));
        let b = places.ledger(Path::new("/別/美祢市 R6.json"));
        assert_ne!(a, b, "same name in another directory");
        assert_eq!(a, places.ledger(Path::new("/共有/美祢市 R6.json")));
        let name = a.dir().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        assert!(name.starts_with("美祢市-R6-"), "{name}");
        assert!(a.journals().starts_with("/s/state/ledgers"));
    }

    #[test]
    fn the_longest_file_name_still_gives_a_short_one() {
        let long = format!("/d/{}.json", "漢".repeat(83));
        let place = Places::under(Path::new("/s")).ledger(Path::new(&long));
        assert!(place.dir().file_name().is_some_and(|name| name.len() < 100));
    }
}
