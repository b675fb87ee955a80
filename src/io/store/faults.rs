//! Every call of a save broken, one by one.
//!
//! A save is run once to count its calls, then once per call and fault: the call fails, fails from then on, takes only
//! half of the bytes, or is the last thing the process does (nothing that comes after it has any effect, which is what
//! a kill looks like from the disk; with the power cut, files that weren't synced lose their second half as well).
//! After each run the file must be what the answer says it is.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::ffi::CString;
use std::fs::{self, File};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use rustix::io::Errno;

use super::fs::{Attributes, Disk, Fs, Locking, Meta};
use super::in_place::{Recovery, recover};
use super::save::Because;
use super::*;
use crate::io::store::places::LedgerPlace;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Fault {
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

type Intruder = Box<dyn Fn() + Send + Sync>;

#[derive(Default)]
struct State {
    calls: Vec<&'static str>,
    dead: bool,
    /// Files that were created and not synced since they were last written.
    unsynced: Vec<(i32, File)>,
}

/// The real file system with one fault.
struct Faulty {
    at: usize,
    fault: Option<Fault>,
    /// The file system can't swap names.
    no_exchange: bool,
    /// The backups are on another device.
    other_device: bool,
    /// Kinds of call that are always refused.
    refuses: Vec<(&'static str, Errno)>,
    /// The first byte of every write comes out as another one.
    garbles: bool,
    /// The inode of a file that has these attributes or, where there are none, another owner.
    foreign: Option<(u64, Attributes)>,
    /// Someone else's program, run just before each call of a kind.
    intruder: Option<(&'static str, Intruder)>,
    /// The same, just before one call by its number.
    intruder_at: Option<(usize, Intruder)>,
    state: Mutex<State>,
}

impl Faulty {
    fn new(at: usize, fault: Option<Fault>) -> Self {
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

    fn killed(&self) -> bool {
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

/// The situations in which a ledger is saved.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Scene {
    /// An ordinary file, reached through a symlink.
    Ordinary,
    /// The same on a file system that can't swap names.
    PlainRename,
    /// The state directory is on another device.
    OtherDevice,
    /// A file with two names.
    HardLinked,
    /// No file yet.
    New,
}

const OLD: &str = "{\n  \"実績\": 43,\n  \"注\": \"もとの文\"\n}\n";

/// Longer than what is gathered, so that there are several writes.
static NEW: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut text = OLD.replace("43", "60").into_bytes();
    for i in 0..9000 {
        text.extend(format!("  {i:06} あたらしい\n").bytes());
    }
    text
});

fn new_text() -> Vec<u8> {
    NEW.clone()
}

struct Stage {
    root: tempfile::TempDir,
    scene: Scene,
}

impl Stage {
    fn set(scene: Scene) -> Self {
        // In memory where there is such a place: a thousand saves are synced here, and no disk is being tested.
        let memory = Path::new("/dev/shm");
        let root = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        fs::create_dir(root.path().join("共有")).unwrap();
        let stage = Self { root, scene };
        if scene != Scene::New {
            fs::write(stage.file(), OLD).unwrap();
            fs::set_permissions(stage.file(), fs::Permissions::from_mode(0o640)).unwrap();
        }
        match scene {
            Scene::Ordinary => symlink(stage.file(), stage.root.path().join("link.json")).unwrap(),
            Scene::HardLinked => fs::hard_link(stage.file(), stage.root.path().join("second.json")).unwrap(),
            _ => {}
        }
        stage
    }

    fn file(&self) -> PathBuf {
        self.root.path().join("共有/R6 実績.json")
    }

    fn given(&self) -> PathBuf {
        if self.scene == Scene::Ordinary { self.root.path().join("link.json") } else { self.file() }
    }

    fn place(&self) -> LedgerPlace {
        Places::under(self.root.path()).ledger(&fs::canonicalize(self.root.path()).unwrap().join("共有/R6 実績.json"))
    }

    fn save(&self, fs: &Faulty, new: &Vec<u8>) -> Result<Saved, SaveError> {
        if self.scene == Scene::New {
            return create(fs, |_| self.place(), &self.file(), new, Overwrite::No);
        }
        let (opened, old) = read(&self.given());
        let pieces: Vec<&[u8]> = new.chunks(40_000).collect();
        super::save(fs, &self.place(), &opened, &old, &pieces, |_| {})
    }

    fn temps(&self) -> usize {
        let beside = fs::read_dir(self.root.path().join("共有")).unwrap();
        let temp = |name: &str| name.ends_with(".tmp") || name.ends_with(".swap");
        beside.filter(|entry| temp(&entry.as_ref().unwrap().file_name().to_string_lossy())).count()
    }
}

fn read(path: &Path) -> (Opened, Vec<u8>) {
    open(&Disk, path).unwrap()
}

fn healthy(scene: Scene) -> Faulty {
    Faulty {
        no_exchange: scene == Scene::PlainRename,
        other_device: scene == Scene::OtherDevice,
        ..Faulty::new(usize::MAX, None)
    }
}

/// Runs one save with one fault and checks that the answer is true. Says whether the save was called one.
fn try_fault(scene: Scene, at: usize, fault: Fault) -> bool {
    let stage = Stage::set(scene);
    let new = new_text();
    let fs = Faulty { at, fault: Some(fault), ..healthy(scene) };
    let answer = stage.save(&fs, &new);
    let step = fs.state.lock().unwrap().calls.get(at).copied().unwrap_or("past the end");
    let context = format!("{scene:?}, call {at} ({step}), {fault:?}: {answer:?}");
    if scene == Scene::HardLinked && fs.killed() {
        let recovery =
            recover(&Disk, &fs::canonicalize(stage.file()).unwrap(), &stage.place(), Duration::from_secs(15));
        assert!(!matches!(recovery, Recovery::Failed { .. }), "{context}: {recovery:?}");
        assert!(!stage.place().in_place().exists(), "{context}: the note stays");
    }
    let on_disk = fs::read(stage.file()).ok();
    let is_old = match scene {
        Scene::New => on_disk.is_none(),
        _ => on_disk.as_deref() == Some(OLD.as_bytes()),
    };
    let is_new = on_disk.as_ref() == Some(&new);
    match &answer {
        Ok(saved) => {
            assert!(is_new, "called saved: {context}");
            assert_eq!(saved.opened.identity, Some(Disk.stat_path(&stage.file()).unwrap().identity), "{context}");
            assert_eq!(saved.opened.digest, new.digest());
        }
        Err(error) if !fs.killed() => {
            match &error.on_disk {
                OnDisk::Untouched => assert!(is_old, "{context}"),
                OnDisk::NewUnconfirmed => assert!(is_new, "{context}"),
                OnDisk::Uncertain { old } => assert_eq!(fs::read(old).unwrap(), OLD.as_bytes(), "{context}"),
            }
            let sentence = error.to_string();
            assert!(sentence.contains("R6 実績.json") && sentence.ends_with('。'), "{sentence}");
            assert_eq!(error.exit_code(), 4);
        }
        Err(_) => assert!(is_old || is_new, "neither old nor new: {context}"),
    }
    if scene != Scene::New {
        assert_eq!(fs::metadata(stage.file()).unwrap().mode() & 0o7777, 0o640, "{context}");
    }
    let removal_broken = step == "remove" || fs.state.lock().unwrap().calls.last() == Some(&"exchange");
    if !fs.killed() && !removal_broken {
        assert_eq!(stage.temps(), 0, "temporary file left: {context}");
    }
    if scene == Scene::HardLinked {
        let second = stage.root.path().join("second.json");
        assert_eq!(fs::metadata(&second).unwrap().ino(), fs::metadata(stage.file()).unwrap().ino(), "{context}");
    }
    // Whatever happened, the next save in good health succeeds.
    if scene != Scene::New || is_old {
        let again = stage.save(&healthy(scene), &new);
        assert!(again.is_ok(), "after {context}: {again:?}");
        assert_eq!(fs::read(stage.file()).unwrap(), new);
    }
    answer.is_ok()
}

fn every_fault(scene: Scene) {
    let stage = Stage::set(scene);
    let fs = healthy(scene);
    stage.save(&fs, &new_text()).unwrap();
    let calls = fs.state.lock().unwrap().calls.clone();
    let (mut tried, mut saved) = (0, 0);
    for (at, call) in calls.iter().enumerate() {
        let errors = [Errno::IO, Errno::NOSPC, Errno::ACCESS, Errno::PERM, Errno::ROFS, Errno::XDEV, Errno::BUSY];
        let fails = errors.into_iter().flat_map(|errno| [Fault::Fails(errno), Fault::FailsFromHere(errno)]);
        let partly = [Fault::Short, Fault::TakesNothing, Fault::KilledInside].into_iter().filter(|_| *call == "write");
        for fault in fails.chain(partly).chain([Fault::Killed, Fault::PowerCut]) {
            tried += 1;
            saved += usize::from(try_fault(scene, at, fault));
        }
    }
    println!("{scene:?}: {} calls, {tried} faults, of which {saved} didn't hinder the save", calls.len());
    assert!(calls.len() > 10 && tried > 16 * 10, "{calls:?}");
    assert!(saved < tried / 2, "{saved} of {tried} faults were survived by a save that was called one");
}

#[test]
fn every_fault_of_an_ordinary_save() {
    every_fault(Scene::Ordinary);
}

#[test]
fn every_fault_where_names_cannot_be_swapped() {
    every_fault(Scene::PlainRename);
}

#[test]
fn every_fault_where_the_backup_is_a_copy() {
    every_fault(Scene::OtherDevice);
}

#[test]
fn every_fault_of_a_save_in_place() {
    every_fault(Scene::HardLinked);
}

#[test]
fn every_fault_of_a_first_save() {
    every_fault(Scene::New);
}

#[test]
fn the_order_of_the_protocol() {
    let stage = Stage::set(Scene::Ordinary);
    let fs = healthy(Scene::Ordinary);
    let saved = stage.save(&fs, &new_text()).unwrap();
    assert_eq!(saved.how, How::Replaced);
    let calls = fs.state.lock().unwrap().calls.clone();
    let order = [
        ("create_new", "the temporary file"),
        ("write", "the text"),
        ("set_mode", "the old one's rights"),
        ("sync", "to the disk"),
        ("try_lock", "one at a time"),
        ("read_at", "compared"),
        ("exchange", "replaced"),
        ("stat_name", "what was replaced"),
        ("sync_dir", "to the disk"),
        ("read_at", "read back"),
        ("rename", "the backup"),
    ];
    let mut rest = calls.iter();
    for (step, what_for) in order {
        assert!(rest.any(|call| *call == step), "{step} ({what_for}) isn't where it belongs in {calls:?}");
    }
    assert_eq!(calls.iter().filter(|call| **call == "sync").count(), 1, "one sync: {calls:?}");
    assert!(stage.root.path().join("link.json").is_symlink());
    assert_eq!(fs::read(saved.backup.unwrap()).unwrap(), OLD.as_bytes());
}

#[test]
fn a_failed_sync_is_not_tried_again() {
    let stage = Stage::set(Scene::Ordinary);
    let count = healthy(Scene::Ordinary);
    stage.save(&count, &new_text()).unwrap();
    let at = count.state.lock().unwrap().calls.iter().position(|call| *call == "sync").unwrap();
    let stage = Stage::set(Scene::Ordinary);
    let fs = Faulty::new(at, Some(Fault::Fails(Errno::IO)));
    let error = stage.save(&fs, &new_text()).unwrap_err();
    assert!(matches!(error.why, Unsaved::Failed(Step::Sync, _)), "{error:?}");
    assert_eq!(fs.state.lock().unwrap().calls.iter().filter(|call| **call == "sync").count(), 1);
}

/// A large text's way to the disk begins while it is written. When that fails nothing is tried again either.
#[test]
fn a_large_text_is_whole_or_not_saved() {
    let large: Vec<u8> = (0..40_000_000_u32).map(|n| b' ' + (n % 89) as u8).collect();
    let stage = Stage::set(Scene::Ordinary);
    let saved = stage.save(&healthy(Scene::Ordinary), &large).unwrap();
    assert!(fs::read(stage.file()).unwrap() == large && saved.opened.digest == large.digest());
    let stage = Stage::set(Scene::Ordinary);
    let broken = Faulty { refuses: vec![("sync", Errno::IO)], ..healthy(Scene::Ordinary) };
    let error = stage.save(&broken, &large).unwrap_err();
    assert!(matches!(error.why, Unsaved::Failed(Step::Sync, _)), "{error:?}");
    assert_eq!(error.on_disk, OnDisk::Untouched);
    assert_eq!(broken.state.lock().unwrap().calls.iter().filter(|call| **call == "sync").count(), 1);
    assert_eq!(fs::read(stage.file()).unwrap(), OLD.as_bytes());
}

#[test]
fn a_directory_that_did_not_sync_is_not_called_saved() {
    let stage = Stage::set(Scene::Ordinary);
    let count = healthy(Scene::Ordinary);
    stage.save(&count, &new_text()).unwrap();
    let at = count.state.lock().unwrap().calls.iter().position(|call| *call == "sync_dir").unwrap();
    let stage = Stage::set(Scene::Ordinary);
    let error = stage.save(&Faulty::new(at, Some(Fault::Fails(Errno::IO))), &new_text()).unwrap_err();
    assert_eq!(error.on_disk, OnDisk::NewUnconfirmed);
    assert_eq!(fs::read(stage.file()).unwrap(), new_text());
    assert!(error.to_string().contains("確認できません"), "{error}");
}

/// Places that refuse what can be done without: saved all the same, in the safest way that works there.
#[test]
fn what_a_place_cannot_do_hinders_no_save() {
    for errno in [Errno::INVAL, Errno::NOTSUP, Errno::PERM, Errno::ACCESS] {
        for call in ["set_mode", "set_owner", "attributes", "set_attribute", "sync_dir", "try_lock", "exchange"] {
            // What cannot be told apart from a file that may not be replaced.
            let how = match call {
                "attributes" => Some(How::InPlace(Because::Attributes)),
                "set_mode" => Some(How::InPlace(Because::Attributes)),
                _ => None,
            };
            let stage = Stage::set(Scene::Ordinary);
            let fs = Faulty { refuses: vec![(call, errno)], ..healthy(Scene::Ordinary) };
            let saved = stage.save(&fs, &new_text()).unwrap_or_else(|error| panic!("{call} {errno:?}: {error:?}"));
            assert_eq!(fs::read(stage.file()).unwrap(), new_text(), "{call} {errno:?}");
            assert!(how.is_none_or(|how| saved.how == how), "{call} {errno:?}: {:?}", saved.how);
            let told = saved.notices.iter().any(Notice::is_of_the_place);
            assert_eq!(told, call == "sync_dir", "{call} {errno:?}: {:?}", saved.notices);
            assert!(saved.backup.is_some(), "{call} {errno:?}");
            assert_eq!(stage.temps(), 0);
        }
    }
}

/// Someone who only reads has locked the directory (`flock -s`): nothing to wait for.
#[test]
fn a_reader_s_lock_on_the_directory_is_not_waited_for() {
    let stage = Stage::set(Scene::Ordinary);
    let dir = File::open(stage.root.path().join("共有")).unwrap();
    dir.lock_shared().unwrap();
    assert!(matches!(Disk.try_lock(&stage.root.path().join("共有")).unwrap(), Locking::Unknown));
    stage.save(&healthy(Scene::Ordinary), &new_text()).unwrap();
    drop(dir);
    let dir = File::open(stage.root.path().join("共有")).unwrap();
    dir.lock().unwrap();
    assert!(matches!(Disk.try_lock(&stage.root.path().join("共有")).unwrap(), Locking::Busy));
}

/// A temporary name that a process with our number has left (in containers they start from 1 again) is in no way.
#[test]
fn a_temporary_name_that_is_taken_is_passed_over() {
    let stage = Stage::set(Scene::Ordinary);
    let file = stage.file();
    let first = super::save::temp_path(&fs::canonicalize(&file).unwrap());
    let stem = first.to_string_lossy().trim_end_matches(".tmp").to_owned();
    let (prefix, number) = stem.rsplit_once('-').unwrap();
    let number: u32 = number.parse().unwrap();
    for number in number..number + 400 {
        fs::write(format!("{prefix}-{number}.tmp"), "left").unwrap();
    }
    stage.save(&healthy(Scene::Ordinary), &new_text()).unwrap();
    assert_eq!(fs::read(&file).unwrap(), new_text());
}

/// Someone saves between the comparison and the replacement, with a program that knows no lock.
#[test]
fn an_intruder_in_the_last_instant_keeps_the_name() {
    for rename in [true, false] {
        let stage = Stage::set(Scene::Ordinary);
        let (file, once) = (stage.file(), std::sync::atomic::AtomicBool::new(true));
        let intrude = move || {
            if !once.swap(false, std::sync::atomic::Ordering::Relaxed) {
                return;
            }
            if rename {
                let other = file.with_extension("theirs");
                fs::write(&other, "theirs").unwrap();
                fs::rename(&other, &file).unwrap();
            } else {
                fs::write(&file, "theirs").unwrap();
            }
        };
        let fs = Faulty { intruder: Some(("exchange", Box::new(intrude))), ..healthy(Scene::Ordinary) };
        let error = stage.save(&fs, &new_text()).unwrap_err();
        assert!(matches!(error.why, Unsaved::ChangedOnDisk), "{error:?}");
        assert_eq!(error.on_disk, OnDisk::Untouched);
        assert_eq!(fs::read(stage.file()).unwrap(), b"theirs");
        assert_eq!(stage.temps(), 0);
    }
}

/// How a program that knows no lock saves.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Habit {
    /// Opens the file, empties it and writes.
    InPlace,
    /// The same with a file that it has had open since before our save.
    HeldOpen,
    /// The same, and it writes only when our save is done.
    Slow,
    /// Writes another file and gives it the name.
    Rename,
}

/// Every text in the ledger's directory, and in the backups.
fn all_texts(stage: &Stage) -> Vec<String> {
    let dirs = [stage.root.path().join("共有"), stage.place().backups()];
    let files = dirs.iter().flat_map(|dir| fs::read_dir(dir).into_iter().flatten());
    files.map(|entry| String::from_utf8_lossy(&fs::read(entry.unwrap().path()).unwrap()).into_owned()).collect()
}

/// Someone saves just before each call of ours in turn, in each way: what they wrote is on the disk afterwards, under
/// the ledger's name or beside it or in the backups, whatever our save is called.
#[test]
fn nobody_s_save_vanishes_at_whatever_call_it_comes() {
    use std::io::{Seek, Write};
    let theirs = format!("{{\"theirs\": \"{}\", \"end\": 1}}", "かれら".repeat(20_000));
    for scene in [Scene::Ordinary, Scene::PlainRename, Scene::OtherDevice, Scene::HardLinked] {
        let count = healthy(scene);
        Stage::set(scene).save(&count, &new_text()).unwrap();
        let calls = count.state.lock().unwrap().calls.clone();
        let reserve = calls.iter().position(|call| *call == "reserve").unwrap_or(usize::MAX);
        for habit in [Habit::InPlace, Habit::HeldOpen, Habit::Slow, Habit::Rename] {
            for (at, call) in calls.iter().enumerate().step_by(crate::long::every(3)) {
                // What no system call can close: between a comparison and what follows it, where names can't be swapped.
                let instant = match scene {
                    Scene::PlainRename => habit == Habit::Rename && *call == "rename",
                    Scene::HardLinked => at > reserve && matches!(*call, "write" | "set_len"),
                    _ => false,
                };
                if instant {
                    continue;
                }
                let stage = Stage::set(scene);
                let (path, text) = (stage.file(), theirs.clone());
                let held = std::sync::Arc::new(fs::File::options().write(true).open(&path).unwrap());
                let intrude = {
                    let held = std::sync::Arc::clone(&held);
                    move || match habit {
                        Habit::InPlace => fs::write(&path, &text).unwrap(),
                        Habit::HeldOpen => {
                            held.set_len(0).unwrap();
                            (&*held).write_all(text.as_bytes()).unwrap();
                        }
                        Habit::Slow => held.set_len(0).unwrap(),
                        Habit::Rename => {
                            let other = path.with_extension("theirs");
                            fs::write(&other, &text).unwrap();
                            fs::rename(&other, &path).unwrap();
                        }
                    }
                };
                let fs = Faulty { intruder_at: Some((at, Box::new(intrude))), ..healthy(scene) };
                let answer = stage.save(&fs, &new_text());
                if habit != Habit::Slow {
                    assert!(fs.state.lock().unwrap().calls.len() > at, "{scene:?}: call {at} ({call}) isn't reached");
                }
                if habit == Habit::Slow {
                    (&*held).rewind().unwrap();
                    (&*held).write_all(theirs.as_bytes()).unwrap();
                }
                let found = all_texts(&stage);
                let context = format!("{scene:?}, {habit:?}, before call {at} ({call}): {answer:?}");
                // A file emptied after its text was found whole has no name any more, and nobody can see it filled.
                let gone = habit == Habit::Slow && held.metadata().unwrap().nlink() == 0;
                assert!(gone || found.contains(&theirs), "{context}");
                let last_look = matches!(*call, "remove" | "read_at" | "rename");
                assert!(!gone || last_look || scene == Scene::PlainRename, "{context}");
                let new = String::from_utf8(new_text()).unwrap();
                if answer.is_ok() && at < calls.len() - 1 {
                    assert!(found.contains(&new) || found.contains(&theirs), "{context}");
                }
                let told = match &answer {
                    Ok(saved) => saved.notices.iter().map(ToString::to_string).collect(),
                    Err(error) => error.to_string(),
                };
                let beside = fs::read_dir(stage.root.path().join("共有")).unwrap();
                let kept =
                    beside.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains(".kept-"));
                assert_eq!(kept.count() > 0, told.contains(".kept-"), "{context}");
            }
        }
    }
}

/// A name that leads elsewhere since, and a file put at the temporary name: neither is given away nor replaced.
#[test]
fn names_that_someone_else_has_moved_are_left_alone() {
    let stage = Stage::set(Scene::Ordinary);
    let (file, once) = (stage.file(), std::sync::Once::new());
    let move_away = move || {
        once.call_once(|| {
            let elsewhere = file.with_file_name("移した.json");
            fs::rename(&file, &elsewhere).unwrap();
            symlink(&elsewhere, &file).unwrap();
        });
    };
    let fs = Faulty { intruder: Some(("exchange", Box::new(move_away))), ..healthy(Scene::Ordinary) };
    let error = stage.save(&fs, &new_text()).unwrap_err();
    assert!(matches!(error.why, Unsaved::ChangedOnDisk), "{error:?}");
    assert!(stage.file().is_symlink() && fs::read(stage.file()).unwrap() == OLD.as_bytes());
    assert_eq!(stage.temps(), 0);

    let stage = Stage::set(Scene::Ordinary);
    let dir = stage.root.path().join("共有");
    let replace = move || {
        for entry in fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "tmp") {
                fs::remove_file(&path).unwrap();
                fs::write(&path, "a stranger's").unwrap();
            }
        }
    };
    let fs = Faulty { intruder: Some(("rename", Box::new(replace))), ..healthy(Scene::Ordinary) };
    stage.save(&fs, &new_text()).unwrap_err();
    assert_eq!(fs::read(stage.file()).unwrap(), OLD.as_bytes());
    assert!(all_texts(&stage).contains(&"a stranger's".to_owned()));
}

#[test]
fn a_mixture_is_put_right_and_someone_s_work_is_not() {
    let stage = Stage::set(Scene::HardLinked);
    let new = new_text();
    let count = healthy(Scene::HardLinked);
    stage.save(&count, &new).unwrap();
    let last = count.state.lock().unwrap().calls.iter().rposition(|call| *call == "write").unwrap();

    let stage = Stage::set(Scene::HardLinked);
    let path = fs::canonicalize(stage.file()).unwrap();
    stage.save(&Faulty::new(last, Some(Fault::KilledInside)), &new).unwrap_err();
    assert_ne!(fs::read(&path).unwrap(), OLD.as_bytes());
    assert_ne!(fs::read(&path).unwrap(), new);
    assert!(matches!(recover(&Disk, &path, &stage.place(), Duration::from_secs(15)), Recovery::Restored));
    assert_eq!(fs::read(&path).unwrap(), OLD.as_bytes());
    assert!(matches!(recover(&Disk, &path, &stage.place(), Duration::from_secs(15)), Recovery::Nothing));

    let stage = Stage::set(Scene::HardLinked);
    let path = fs::canonicalize(stage.file()).unwrap();
    stage.save(&Faulty::new(last, Some(Fault::KilledInside)), &new).unwrap_err();
    fs::write(&path, "someone put this here since").unwrap();
    assert!(matches!(recover(&Disk, &path, &stage.place(), Duration::from_secs(15)), Recovery::Nothing));
    assert_eq!(fs::read(&path).unwrap(), b"someone put this here since");
}

/// Saves the stage's ledger while something is done to it just before the save's turn.
fn save_meanwhile(stage: &Stage, change: impl Fn(&Path)) -> SaveError {
    let (opened, old) = read(&stage.given());
    super::save(&Disk, &stage.place(), &opened, &old, &new_text(), |_| change(&stage.file())).unwrap_err()
}

#[test]
fn what_the_ledger_has_become_meanwhile_is_left_alone() {
    let stage = Stage::set(Scene::Ordinary);
    let error = save_meanwhile(&stage, |file| fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap());
    assert!(matches!(error.why, Unsaved::ChangedOnDisk), "what was prepared has the old rights: {error:?}");
    assert_eq!(fs::read(stage.file()).unwrap(), OLD.as_bytes());
    let error = save_meanwhile(&stage, |file| fs::remove_file(file).unwrap());
    assert!(matches!(error.why, Unsaved::Gone), "{error:?}");
    assert!(!stage.file().exists());
    let stage = Stage::set(Scene::Ordinary);
    let error = save_meanwhile(&stage, |file| {
        fs::remove_file(file).unwrap();
        fs::create_dir(file).unwrap();
    });
    assert!(matches!(error.why, Unsaved::NotAFile), "{error:?}");
    assert!(stage.file().is_dir() && stage.temps() == 0);
}

/// The names are swapped already when someone replaces the new file.
#[test]
fn an_intruder_before_the_reading_back_keeps_the_name() {
    let stage = Stage::set(Scene::Ordinary);
    let file = stage.file();
    let intrude = move || {
        let other = file.with_extension("theirs");
        fs::write(&other, "theirs").unwrap();
        fs::rename(&other, &file).unwrap();
    };
    let fs = Faulty { intruder: Some(("sync_dir", Box::new(intrude))), ..healthy(Scene::Ordinary) };
    let error = stage.save(&fs, &new_text()).unwrap_err();
    assert!(matches!(error.why, Unsaved::ChangedOnDisk), "{error:?}");
    assert_eq!(fs::read(stage.file()).unwrap(), b"theirs");
}

#[test]
fn a_disk_that_keeps_other_bytes_is_found_out() {
    let garbling = |scene| Faulty { garbles: true, ..healthy(scene) };
    for scene in [Scene::Ordinary, Scene::PlainRename, Scene::HardLinked, Scene::New] {
        let stage = Stage::set(scene);
        let error = stage.save(&garbling(scene), &new_text()).unwrap_err();
        assert!(matches!(error.why, Unsaved::Differs), "{scene:?} {error:?}");
        match (scene, &error.on_disk) {
            (Scene::Ordinary, OnDisk::Untouched) => assert_eq!(fs::read(stage.file()).unwrap(), OLD.as_bytes()),
            (Scene::PlainRename | Scene::New, OnDisk::NewUnconfirmed) => {}
            (Scene::HardLinked, OnDisk::Uncertain { old }) => assert_eq!(fs::read(old).unwrap(), OLD.as_bytes()),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_cannot_be_given_to_another_file_stays_with_this_one() {
    let label = Attributes::from([(CString::new("user.label").unwrap(), b"1".to_vec())]);
    for (refuses, attributes, because) in [
        (("set_owner", Errno::PERM), Attributes::new(), Some(Because::Owner)),
        (("set_owner", Errno::IO), Attributes::new(), None),
        (("set_attribute", Errno::NOTSUP), label, Some(Because::Attributes)),
    ] {
        let stage = Stage::set(Scene::Ordinary);
        let ino = fs::metadata(stage.file()).unwrap().ino();
        let fs = Faulty { foreign: Some((ino, attributes)), refuses: vec![refuses], ..healthy(Scene::Ordinary) };
        let answer = stage.save(&fs, &new_text());
        match because {
            Some(because) => {
                assert_eq!(answer.unwrap().how, How::InPlace(because));
                assert_eq!(fs::read(stage.file()).unwrap(), new_text());
                assert_eq!(fs::metadata(stage.file()).unwrap().ino(), ino, "the same file");
            }
            None => {
                let error = answer.unwrap_err();
                assert!(matches!(error.why, Unsaved::Failed(Step::KeepOwner, _)), "{error:?}");
                assert_eq!(fs::read(stage.file()).unwrap(), OLD.as_bytes());
            }
        }
        assert_eq!(stage.temps(), 0);
    }
}

#[test]
fn what_failed_without_harm_is_told() {
    let stage = Stage::set(Scene::OtherDevice);
    let fs = Faulty { refuses: vec![("copy", Errno::NOSPC)], ..healthy(Scene::OtherDevice) };
    let saved = stage.save(&fs, &new_text()).unwrap();
    let told: Vec<String> = saved.notices.iter().map(ToString::to_string).collect();
    assert!(
        matches!(&told[..], [one] if one.contains("控えは残せません") && one.contains("空きがありません")),
        "{told:?}"
    );
    assert_eq!((saved.backup, fs::read(stage.file()).unwrap()), (None, new_text()));
    let stage = Stage::set(Scene::OtherDevice);
    let fs = Faulty { refuses: vec![("remove", Errno::IO)], ..healthy(Scene::OtherDevice) };
    let saved = stage.save(&fs, &new_text()).unwrap();
    let told: Vec<String> = saved.notices.iter().map(ToString::to_string).collect();
    assert!(matches!(&told[..], [one] if one.contains(".swap を消せません")), "{told:?}");
    assert_eq!((stage.temps(), fs::read(stage.file()).unwrap()), (1, new_text()));
}

#[test]
fn a_mixture_that_cannot_be_put_right_says_where_the_old_text_is() {
    let new = new_text();
    let count = healthy(Scene::HardLinked);
    Stage::set(Scene::HardLinked).save(&count, &new).unwrap();
    let last = count.state.lock().unwrap().calls.iter().rposition(|call| *call == "write").unwrap();
    let stage = Stage::set(Scene::HardLinked);
    let path = fs::canonicalize(stage.file()).unwrap();
    stage.save(&Faulty::new(last, Some(Fault::KilledInside)), &new).unwrap_err();
    let fs = Faulty { refuses: vec![("open_in_place", Errno::ROFS)], ..healthy(Scene::HardLinked) };
    let recovery = recover(&fs, &path, &stage.place(), Duration::from_secs(15));
    let Recovery::Failed { old, .. } = &recovery else { panic!("{recovery:?}") };
    assert_eq!(fs::read(old).unwrap(), OLD.as_bytes());
    let words = recovery.to_string();
    assert!(words.contains(old.to_str().unwrap()) && words.contains("読み取り専用のディスク"), "{words}");
    // The note is still there for the next start.
    let recovery = recover(&Disk, &path, &stage.place(), Duration::from_secs(15));
    assert!(matches!(recovery, Recovery::Restored) && recovery.to_string().contains("保存前の内容に戻しました"));
    assert_eq!(fs::read(&path).unwrap(), OLD.as_bytes());
    assert_eq!(recover(&Disk, &path, &stage.place(), Duration::from_secs(15)).to_string(), "");
}

#[test]
fn what_cannot_be_read_is_not_saved_over() {
    let stage = Stage::set(Scene::Ordinary);
    let over = |fs: &Faulty| create(fs, |_| stage.place(), &stage.file(), &new_text(), Overwrite::Yes).unwrap_err();
    let error = over(&Faulty { refuses: vec![("open", Errno::ACCESS)], ..healthy(Scene::Ordinary) });
    assert!(matches!(error.why, Unsaved::Failed(Step::Locate, _)), "{error:?}");
    assert_eq!(fs::read(stage.file()).unwrap(), OLD.as_bytes());
    let file = stage.file();
    let grow = move || fs::write(&file, [OLD, " "].concat()).unwrap();
    let error = over(&Faulty { intruder: Some(("read", Box::new(grow))), ..healthy(Scene::Ordinary) });
    assert!(matches!(error.why, Unsaved::ChangedOnDisk), "{error:?}");
    assert_eq!(fs::read(stage.file()).unwrap(), [OLD, " "].concat().as_bytes());
    // Whether it has changed can't be told of a file that can't be read.
    let (opened, old) = read(&stage.file());
    fs::write(stage.file(), OLD).unwrap();
    let fs = Faulty { refuses: vec![("read_at", Errno::IO)], ..healthy(Scene::Ordinary) };
    assert_eq!(changed(&fs, &opened, &old), Since::Gone);
}
