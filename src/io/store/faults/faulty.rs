//! The real file system with one fault in it.

use std::io;
use std::os::fd::AsRawFd;
use std::sync::Mutex;

use super::super::fs::{Fs, Meta};
use super::*;

#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Fault {
    /// This call fails.
    Fails(Errno),
    /// This call and every later one of its kind fail: a full or broken disk stays so.
    FailsFromHere(Errno),
    /// This write takes half of its bytes.
    Short,
    /// This write takes none of its bytes.
    TakesNothing,
    /// The process ends before this call.
    Killed,
    /// The process ends in the middle of this call (a write), before any other.
    KilledInside,
    /// The machine ends before this call.
    PowerCut,
}

pub(super) type Intruder = Box<dyn Fn() + Send + Sync>;

#[derive(Default)]
pub(super) struct State {
    pub calls: Vec<&'static str>,
    pub dead: bool,
    /// Files that were created and not synced since they were last written.
    pub unsynced: Vec<(i32, File)>,
}

/// The real file system with one fault.
pub(super) struct Faulty {
    pub at: usize,
    pub fault: Option<Fault>,
    /// The file system can't swap names.
    pub no_exchange: bool,
    /// The backups are on another device.
    pub other_device: bool,
    /// Kinds of call that are always refused.
    pub refuses: Vec<(&'static str, Errno)>,
    /// The first byte of every write comes out as another one.
    pub garbles: bool,
    /// The inode of a file that has these attributes or, where there are none, another owner.
    pub foreign: Option<(u64, Attributes)>,
    /// Someone else's program, run just before each call of a kind.
    pub intruder: Option<(&'static str, Intruder)>,
    /// The same, just before one call by its number.
    pub intruder_at: Option<(usize, Intruder)>,
    pub state: Mutex<State>,
}

impl Faulty {
    pub fn new(at: usize, fault: Option<Fault>) -> Self {
        Self {
            at,
            fault,
            no_exchange: false,
            other_device: false,
            refuses: Vec::new(),
            garbles: false,
            foreign: None,
            intruder: None,
            intruder_at: None,
            state: Mutex::default(),
        }
    }

    fn call<T>(&self, name: &'static str, real: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let broken = || Err(io::Error::from(Errno::IO));
        if let Some((_, intrude)) = self.intruder.as_ref().filter(|(before, _)| *before == name) {
            intrude();
        }
        let mut state = self.state.lock().unwrap();
        if state.dead {
            return broken();
        }
        let index = state.calls.len();
        state.calls.push(name);
        if let Some((_, intrude)) = self.intruder_at.as_ref().filter(|(at, _)| *at == index) {
            intrude();
        }
        match self.fault {
            Some(Fault::Fails(errno)) if index == self.at => return Err(errno.into()),
            Some(Fault::FailsFromHere(errno)) if index >= self.at && state.calls.get(self.at) == Some(&name) => {
                return Err(errno.into());
            }
            Some(Fault::Killed) if index == self.at => {
                state.dead = true;
                return broken();
            }
            Some(Fault::PowerCut) if index == self.at => {
                state.dead = true;
                for (_, file) in &state.unsynced {
                    file.set_len(file.metadata().unwrap().len() / 2).unwrap();
                }
                return broken();
            }
            _ => {}
        }
        drop(state);
        match self.refuses.iter().find(|(refused, _)| *refused == name) {
            Some((_, errno)) => Err((*errno).into()),
            None => real(),
        }
    }

    pub fn killed(&self) -> bool {
        self.state.lock().unwrap().dead
    }
}

impl Fs for Faulty {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("canonicalize", || Disk.canonicalize(path))
    }
    fn open(&self, path: &Path) -> io::Result<File> {
        self.call("open", || Disk.open(path))
    }
    fn open_stream(&self, path: &Path) -> io::Result<File> {
        self.call("open", || Disk.open_stream(path))
    }
    fn open_in_place(&self, path: &Path) -> io::Result<File> {
        self.call("open_in_place", || Disk.open_in_place(path))
    }
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<File> {
        let file = self.call("create_new", || Disk.create_new(path, mode))?;
        self.state.lock().unwrap().unsynced.push((file.as_raw_fd(), file.try_clone()?));
        Ok(file)
    }
    fn make_private(&self, dir: &Path) -> io::Result<()> {
        self.call("make_private", || Disk.make_private(dir))
    }
    fn make_dirs(&self, dir: &Path) -> io::Result<()> {
        self.call("make_dirs", || Disk.make_dirs(dir))
    }
    fn stat(&self, file: &File) -> io::Result<Meta> {
        let mut meta = self.call("stat", || Disk.stat(file))?;
        // Without attributes it is the owner that is another one.
        let foreign = self.foreign.as_ref().is_some_and(|(ino, has)| *ino == meta.identity.ino && has.is_empty());
        meta.uid += u32::from(foreign);
        Ok(meta)
    }
    fn stat_path(&self, path: &Path) -> io::Result<Meta> {
        let mut meta = self.call("stat_path", || Disk.stat_path(path))?;
        meta.identity.dev += u64::from(self.other_device && path.ends_with("backup"));
        Ok(meta)
    }
    fn stat_name(&self, path: &Path) -> io::Result<Meta> {
        self.call("stat_name", || Disk.stat_name(path))
    }
    fn may_write(&self, path: &Path) -> io::Result<()> {
        self.call("may_write", || Disk.may_write(path))
    }
    fn read(&self, file: &File, buffer: &mut [u8]) -> io::Result<usize> {
        self.call("read", || Disk.read(file, buffer))
    }
    fn read_append(&self, file: &File, to: &mut Vec<u8>, limit: u64) -> io::Result<usize> {
        self.call("read_append", || Disk.read_append(file, to, limit))
    }
    fn read_at(&self, file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        self.call("read_at", || Disk.read_at(file, buffer, offset))
    }
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        let here = self.state.lock().unwrap().calls.len() == self.at;
        let half = &bytes[..bytes.len().div_ceil(2)];
        let written = match self.fault {
            Some(Fault::Short) if here => self.call("write", || Disk.write(file, half))?,
            Some(Fault::TakesNothing) if here => self.call("write", || Ok(0))?,
            Some(Fault::KilledInside) if here => {
                self.call("write", || Disk.write(file, half))?;
                self.state.lock().unwrap().dead = true;
                return Err(Errno::IO.into());
            }
            _ if self.garbles => {
                let garbled: Vec<u8> = bytes.iter().enumerate().map(|(i, byte)| byte ^ u8::from(i == 0)).collect();
                self.call("write", || Disk.write(file, &garbled))?
            }
            _ => self.call("write", || Disk.write(file, bytes))?,
        };
        Ok(written)
    }
    fn copy(&self, from: &File, to: &File) -> io::Result<u64> {
        self.call("copy", || Disk.copy(from, to))
    }
    fn reserve(&self, file: &File, len: u64) -> io::Result<()> {
        self.call("reserve", || Disk.reserve(file, len))
    }
    fn set_len(&self, file: &File, len: u64) -> io::Result<()> {
        self.call("set_len", || Disk.set_len(file, len))
    }
    fn set_owner(&self, file: &File, uid: u32, gid: u32) -> io::Result<()> {
        self.call("set_owner", || Disk.set_owner(file, uid, gid))
    }
    fn set_mode(&self, file: &File, mode: u32) -> io::Result<()> {
        self.call("set_mode", || Disk.set_mode(file, mode))
    }
    fn attributes(&self, file: &File) -> io::Result<Attributes> {
        let ino = Disk.stat(file)?.identity.ino;
        let foreign = self.foreign.as_ref().filter(|(foreign, _)| *foreign == ino);
        self.call("attributes", || foreign.map_or_else(|| Disk.attributes(file), |(_, has)| Ok(has.clone())))
    }
    fn set_attribute(&self, file: &File, name: &CString, value: &[u8]) -> io::Result<()> {
        self.call("set_attribute", || Disk.set_attribute(file, name, value))
    }
    fn remove_attribute(&self, file: &File, name: &CString) -> io::Result<()> {
        self.call("remove_attribute", || Disk.remove_attribute(file, name))
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.call("sync", || Disk.sync(file))?;
        self.state.lock().unwrap().unsynced.retain(|(fd, _)| *fd != file.as_raw_fd());
        Ok(())
    }
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.call("sync_dir", || Disk.sync_dir(dir))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", || Disk.rename(from, to))
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename_new", || Disk.rename_new(from, to))
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        match self.no_exchange {
            true => self.call("exchange", || Err(Errno::INVAL.into())),
            false => self.call("exchange", || Disk.exchange(a, b)),
        }
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove", || Disk.remove(path))
    }
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        self.call("list", || Disk.list(dir))
    }
    fn try_lock(&self, path: &Path) -> io::Result<Locking> {
        self.call("try_lock", || Disk.try_lock(path))
    }
}
