//! Every system call that saving makes, one method each.
//!
//! The protocol in [`save`](mod@super::save) is only worth something if each of its calls may fail, or be the last one the
//! process makes, without harm. So they all pass through [`Fs`]: [`Disk`] is the real one, and the tests put a
//! failing one in its place that counts the calls and breaks them one by one.

use std::collections::BTreeMap;
use std::ffi::CString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs as sys;
use rustix::io::Errno;

use crate::io::store::places;

/// The extended attributes of a file, access control lists among them.
pub type Attributes = BTreeMap<CString, Vec<u8>>;

/// What kind of thing a path leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// An ordinary file.
    File,
    /// A directory.
    Directory,
    /// A pipe or device: may be read as a stream, never saved to.
    Stream,
}

/// What `stat` says, as far as saving cares.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meta {
    /// Which bytes, as cheaply as one can ask.
    pub identity: Identity,
    /// File, directory or stream.
    pub kind: Kind,
    /// How many names (hard links) the file has.
    pub links: u64,
    /// Owner.
    pub uid: u32,
    /// Group.
    pub gid: u32,
    /// Permission bits, with set-id and sticky bits.
    pub mode: u32,
}

/// Tells "certainly untouched" from "look at the bytes". Never the other way round: equal bytes may have different identities.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Identity {
    /// Device.
    pub dev: u64,
    /// Inode.
    pub ino: u64,
    /// Length in bytes.
    pub size: u64,
    /// Last change of the bytes: seconds, nanoseconds.
    pub mtime: (i64, i64),
    /// Last change of the inode: seconds, nanoseconds. Can't be set back by hand.
    pub ctime: (i64, i64),
}

impl Identity {
    /// Whether nothing but the inode (its names, owner, mode) was touched between the two.
    pub fn same_bytes_as(&self, other: &Self) -> bool {
        Self { ctime: other.ctime, ..*self } == *other
    }
}

impl Identity {
    /// Whether both are the same file, whatever it holds.
    pub fn is_file(&self, other: &Self) -> bool {
        (self.dev, self.ino) == (other.dev, other.ino)
    }
}

impl From<fs::Metadata> for Meta {
    fn from(meta: fs::Metadata) -> Self {
        let kind = match meta.file_type() {
            kind if kind.is_file() => Kind::File,
            kind if kind.is_dir() => Kind::Directory,
            _ => Kind::Stream,
        };
        Self {
            identity: Identity {
                dev: meta.dev(),
                ino: meta.ino(),
                size: meta.size(),
                mtime: (meta.mtime(), meta.mtime_nsec()),
                ctime: (meta.ctime(), meta.ctime_nsec()),
            },
            kind,
            links: meta.nlink(),
            uid: meta.uid(),
            gid: meta.gid(),
            mode: meta.mode() & 0o7777,
        }
    }
}

/// A held lock; dropping it lets go, and so does the system when the process ends.
#[derive(Debug)]
pub struct Held {
    _file: File,
}

/// What asking for a lock came to.
#[derive(Debug)]
pub enum Locking {
    /// Ours now.
    Held(Held),
    /// Another process has it.
    Busy,
    /// The file system has no locks (some network shares), or a reader has one.
    Unknown,
}

/// The system calls of reading and saving. Each returns what the system says; no method retries, falls back or cleans up.
pub trait Fs: Sync {
    /// The path with every symlink followed.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
    /// Opens for reading, and waits for the other end of a pipe.
    fn open_stream(&self, path: &Path) -> io::Result<File>;
    /// Opens for reading without waiting for anyone: a pipe that someone has put in a file's place must not hold us up.
    fn open(&self, path: &Path) -> io::Result<File>;
    /// Opens an existing file for reading and writing, its bytes left as they are.
    fn open_in_place(&self, path: &Path) -> io::Result<File>;
    /// Creates a file that must not exist, with this mode (less the umask).
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<File>;
    /// Makes a directory and its parents, for the user alone.
    fn make_private(&self, dir: &Path) -> io::Result<()>;
    /// Makes a directory and its parents, with the usual mode.
    fn make_dirs(&self, dir: &Path) -> io::Result<()>;
    /// What an open file is.
    fn stat(&self, file: &File) -> io::Result<Meta>;
    /// What a path leads to, symlinks followed.
    fn stat_path(&self, path: &Path) -> io::Result<Meta>;
    /// What has that name itself, be it a symlink (which counts as a [`Kind::Stream`]).
    fn stat_name(&self, path: &Path) -> io::Result<Meta>;
    /// Fails unless this user may write the file.
    fn may_write(&self, path: &Path) -> io::Result<()>;
    /// Up to `buffer.len()` bytes.
    fn read(&self, file: &File, buffer: &mut [u8]) -> io::Result<usize>;
    /// The same from a place of the file; its position stays.
    fn read_at(&self, file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize>;
    /// Up to `limit` bytes, appended.
    fn read_append(&self, file: &File, to: &mut Vec<u8>, limit: u64) -> io::Result<usize>;
    /// Some of these bytes; says how many.
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize>;
    /// Copies the rest of one file to another, within the kernel where it can.
    fn copy(&self, from: &File, to: &File) -> io::Result<u64>;
    /// Reserves room, without changing the length.
    fn reserve(&self, file: &File, len: u64) -> io::Result<()>;
    /// Cuts or extends to a length.
    fn set_len(&self, file: &File, len: u64) -> io::Result<()>;
    /// Gives the file to an owner and a group.
    fn set_owner(&self, file: &File, uid: u32, gid: u32) -> io::Result<()>;
    /// Sets the permission bits.
    fn set_mode(&self, file: &File, mode: u32) -> io::Result<()>;
    /// Names and values of the extended attributes; empty where there is no such thing.
    fn attributes(&self, file: &File) -> io::Result<Attributes>;
    /// Sets one extended attribute.
    fn set_attribute(&self, file: &File, name: &CString, value: &[u8]) -> io::Result<()>;
    /// Removes one extended attribute.
    fn remove_attribute(&self, file: &File, name: &CString) -> io::Result<()>;
    /// Bytes and inode to the disk. Must not be called again after it failed: the system has forgotten by then.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// A directory's names to the disk.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Gives a file another name, replacing what had it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file another name that must be free.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Swaps two names in one step.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()>;
    /// Removes a name.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// The names in a directory.
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>>;
    /// Asks for the lock on a file or directory, without waiting.
    fn try_lock(&self, path: &Path) -> io::Result<Locking>;
}

/// Whether the system says that it can't do such a thing at this place at all, as against having tried and failed.
pub fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        Errno::from_io_error(error),
        Some(Errno::INVAL | Errno::NOTSUP | Errno::NOSYS | Errno::NOTTY | Errno::ACCESS | Errno::PERM | Errno::BADF)
    )
}

/// A file that grows beyond what its user may have (`ulimit -f`) is a failed write from now on, as a full disk is, and not
/// the end of the process.
pub fn outlive_size_limits() {
    // Any handler does: the system tells the call then (EFBIG). Without one it is as it was before.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// A directory's names to the disk, where that can be had at all.
pub(super) fn sync_dir(fs: &impl Fs, dir: &Path) -> io::Result<()> {
    match fs.sync_dir(dir) {
        Err(error) if is_unsupported(&error) => Ok(()),
        answer => answer,
    }
}

/// The real file system.
#[derive(Clone, Copy, Default, Debug)]
pub struct Disk;

impl Fs for Disk {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn open_stream(&self, path: &Path) -> io::Result<File> {
        File::open(path)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        let flags = sys::OFlags::NONBLOCK.bits();
        OpenOptions::new().read(true).custom_flags(flags.cast_signed()).open(path)
    }

    fn open_in_place(&self, path: &Path) -> io::Result<File> {
        let flags = sys::OFlags::NONBLOCK.bits();
        OpenOptions::new().read(true).write(true).custom_flags(flags.cast_signed()).open(path)
    }

    fn create_new(&self, path: &Path, mode: u32) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).mode(mode).open(path)
    }

    fn make_private(&self, dir: &Path) -> io::Result<()> {
        places::make_private(dir)
    }

    fn make_dirs(&self, dir: &Path) -> io::Result<()> {
        fs::create_dir_all(dir)
    }

    fn stat(&self, file: &File) -> io::Result<Meta> {
        file.metadata().map(Meta::from)
    }

    fn stat_path(&self, path: &Path) -> io::Result<Meta> {
        fs::metadata(path).map(Meta::from)
    }

    fn stat_name(&self, path: &Path) -> io::Result<Meta> {
        fs::symlink_metadata(path).map(Meta::from)
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        Ok(sys::accessat(sys::CWD, path, sys::Access::WRITE_OK, sys::AtFlags::EACCESS)?)
    }

    fn read(&self, mut file: &File, buffer: &mut [u8]) -> io::Result<usize> {
        file.read(buffer)
    }

    fn read_at(&self, file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        FileExt::read_at(file, buffer, offset)
    }

    fn read_append(&self, file: &File, to: &mut Vec<u8>, limit: u64) -> io::Result<usize> {
        file.take(limit).read_to_end(to)
    }

    fn write(&self, mut file: &File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn copy(&self, mut from: &File, mut to: &File) -> io::Result<u64> {
        io::copy(&mut from, &mut to)
    }

    fn reserve(&self, file: &File, len: u64) -> io::Result<()> {
        Ok(sys::fallocate(file, sys::FallocateFlags::KEEP_SIZE, 0, len)?)
    }

    fn set_len(&self, file: &File, len: u64) -> io::Result<()> {
        file.set_len(len)
    }

    fn set_owner(&self, file: &File, uid: u32, gid: u32) -> io::Result<()> {
        std::os::unix::fs::fchown(file, Some(uid), Some(gid))
    }

    fn set_mode(&self, file: &File, mode: u32) -> io::Result<()> {
        file.set_permissions(fs::Permissions::from_mode(mode))
    }

    fn attributes(&self, file: &File) -> io::Result<Attributes> {
        let mut names = Vec::new();
        match sys::flistxattr_query(file) {
            Ok(0) | Err(Errno::NOTSUP | Errno::NOSYS) => return Ok(Attributes::new()),
            Ok(size) => names.resize(size, 0),
            Err(error) => return Err(error.into()),
        }
        let filled = sys::flistxattr(file, &mut names[..])?;
        let mut attributes = Attributes::new();
        for name in names[..filled].split(|&byte| byte == 0).filter(|name| !name.is_empty()) {
            let name = CString::new(name).map_err(io::Error::other)?;
            let mut value = vec![0; sys::fgetxattr_query(file, name.as_c_str())?];
            let filled = sys::fgetxattr(file, name.as_c_str(), &mut value[..])?;
            value.truncate(filled);
            attributes.insert(name, value);
        }
        Ok(attributes)
    }

    fn set_attribute(&self, file: &File, name: &CString, value: &[u8]) -> io::Result<()> {
        Ok(sys::fsetxattr(file, name.as_c_str(), value, sys::XattrFlags::empty())?)
    }

    fn remove_attribute(&self, file: &File, name: &CString) -> io::Result<()> {
        Ok(sys::fremovexattr(file, name.as_c_str())?)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match sys::renameat_with(sys::CWD, from, sys::CWD, to, sys::RenameFlags::NOREPLACE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                fs::hard_link(from, to)?;
                fs::remove_file(from)
            }
            answer => Ok(answer?),
        }
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        Ok(sys::renameat_with(sys::CWD, a, sys::CWD, b, sys::RenameFlags::EXCHANGE)?)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        places::list(dir)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Locking> {
        let file = File::open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Locking::Held(Held { _file: file })),
            // A reader's lock (`flock -s`) is no kensho's, which always takes it for itself: nothing to wait for.
            Err(fs::TryLockError::WouldBlock) => match file.try_lock_shared() {
                Ok(()) => Ok(Locking::Unknown),
                Err(_) => Ok(Locking::Busy),
            },
            Err(fs::TryLockError::Error(_)) => Ok(Locking::Unknown),
        }
    }
}
