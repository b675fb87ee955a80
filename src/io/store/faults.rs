//! Every call of a save broken, one by one.
//!
//! A save is run once to count its calls, then once per call and fault: the call fails, fails from then on, takes only
//! half of the bytes, or is the last thing the process does (nothing that comes after it has any effect, which is what
//! a kill looks like from the disk; with the power cut, files that weren't synced lose their second half as well).
//! After each run the file must be what the answer says it is.

#![allow(clippy::unwrap_used, clippy::panic)]

mod faulty;
mod intruders;

use std::ffi::CString;
use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rustix::io::Errno;

use super::fs::{Attributes, Disk, Locking};
use super::in_place::{Recovery, recover};
use super::save::Because;
use super::*;
use crate::io::store::places::LedgerPlace;
use faulty::{Fault, Faulty};

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
