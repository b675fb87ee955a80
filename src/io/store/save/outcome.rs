//! What a save tells whoever asked for it: what was done, how, and what didn't work beside it.

use std::io;
use std::path::PathBuf;

use crate::io::names;
use crate::io::store::Opened;
use crate::io::store::error::{cause, kept};

/// A save that happened: written, synced, read back.
#[derive(Debug)]
pub struct Saved {
    /// The file as it is now; the next save compares with it.
    pub opened: Opened,
    /// How the bytes got there.
    pub how: How,
    /// Where the text that was saved over is kept.
    pub backup: Option<PathBuf>,
    /// What didn't work but doesn't touch the ledger.
    pub(crate) notices: Vec<Notice>,
}

/// How the new bytes got into the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// A new file took the name.
    Created,
    /// A new file took the old one's name in one step.
    Replaced,
    /// The bytes were overwritten where they are.
    InPlace(Because),
}

/// Why a file was overwritten in place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Because {
    /// It has other names (hard links) that would keep the old text.
    HardLinks,
    /// Nothing can be created in its directory.
    Directory,
    /// Its owner or group can't be given to another file.
    Owner,
    /// Its access control list or extended attributes can't be.
    Attributes,
    /// Its name can't be given to another file: a mount point, or a protected directory.
    Mount,
}

/// Something that failed without harm to the ledger.
#[derive(Debug)]
pub(crate) enum Notice {
    /// No backup of the old text could be kept.
    NoBackup(io::Error),
    /// A temporary file couldn't be removed.
    Leftover(PathBuf, io::Error),
    /// Someone else's save, made in the instant of ours: it is in this file.
    Kept(PathBuf),
    /// The directory can't be synced. Of the place, not of this save.
    NoSync,
}

impl Notice {
    /// Whether it will be the same with every save here, so that saying it once is enough.
    pub fn is_of_the_place(&self) -> bool {
        matches!(self, Notice::NoSync)
    }
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Notice::NoBackup(error) => {
                write!(f, "保存しましたが、保存前の控えは残せませんでした: {}。", cause(error))
            }
            Notice::Leftover(path, error) => {
                let cause = cause(error);
                write!(
                    f,
                    "保存しましたが、一時ファイル {} を消せませんでした: {cause}。消してかまいません。",
                    names::shown(path)
                )
            }
            Notice::Kept(path) => f.write_str(&kept(path)),
            Notice::NoSync => {
                f.write_str("この場所では、保存した直後の停電に備えた書き出しができません(保存はできています)。")
            }
        }
    }
}

/// What to do about a file that is there already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overwrite {
    /// Refuse with [`Unsaved::Exists`](crate::io::store::error::Unsaved::Exists).
    No,
    /// Save over it, keeping a backup.
    Yes,
}
