//! Reading and saving on the real file system: what a save keeps, what it refuses, what it notices; and several
//! processes that save to one ledger at the same time.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::io::Write;
use std::ops::ControlFlow;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use kensho::io::store::audit;
use kensho::io::store::audit::Entry;
use kensho::io::store::audit::Trail;
use kensho::io::store::places::LedgerPlace;
use kensho::io::store::places::Places;
use kensho::io::store::save::Because;
use kensho::io::store::{
    Disk, How, Opened, Overwrite, Pieces, STEP, SaveError, Saved, Since, Unreadable, Unsaved, changed, create, open,
    save, stream,
};

const OLD: &[u8] = "{\"実績\": 43}\r\n".as_bytes();
const NEW: &[u8] = "{\"実績\": 1,060}\r\n".as_bytes();

struct Desk {
    root: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { root: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.path("共有")).unwrap();
        fs::write(desk.file(), OLD).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        fs::canonicalize(self.root.path()).unwrap().join(name)
    }

    fn file(&self) -> PathBuf {
        self.path("共有/R6.json")
    }

    fn place(&self, path: &Path) -> LedgerPlace {
        Places::under(self.root.path()).ledger(path)
    }

    fn save(&self, opened: &Opened, old: &[u8], new: &[u8]) -> Result<Saved, SaveError> {
        save(&Disk, &self.place(&self.file()), opened, &old, &new, |_| {})
    }

    /// Opens by that name and saves the new text.
    fn save_by(&self, name: &Path) -> Result<Saved, SaveError> {
        let (opened, old) = open(&Disk, name).unwrap();
        self.save(&opened, &old, NEW)
    }

    /// Everything beside the ledger.
    fn beside(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("共有")).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        names.filter(|name| name != "R6.json").collect()
    }
}

#[test]
fn symlink_owner_mode_and_attributes_are_kept() {
    let desk = Desk::new();
    let file = desk.file();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    // As root the group can be another one; without, this tests one's own.
    let gid = if std::os::unix::fs::chown(&file, None, Some(65_534)).is_ok() {
        65_534
    } else {
        fs::metadata(&file).unwrap().gid()
    };
    let marked = rustix::fs::setxattr(&file, "user.kensho.test", b"kept", rustix::fs::XattrFlags::empty()).is_ok();
    let (first, second) = (desk.path("一.json"), desk.path("二.json"));
    symlink("共有/R6.json", &first).unwrap();
    symlink(&first, &second).unwrap();

    let saved = desk.save_by(&second).unwrap();
    assert_eq!(saved.how, How::Replaced);
    assert_eq!(saved.opened.path, file);
    assert!(second.is_symlink() && first.is_symlink());
    assert_eq!(fs::read(&file).unwrap(), NEW);
    let meta = fs::metadata(&file).unwrap();
    assert_eq!((meta.mode() & 0o7777, meta.gid()), (0o664, gid));
    if marked {
        let mut value = [0; 16];
        let length = rustix::fs::getxattr(&file, "user.kensho.test", &mut value).unwrap();
        assert_eq!(&value[..length], b"kept");
    }
    assert_eq!(desk.beside(), [""; 0]);
    assert_eq!(fs::read(saved.backup.unwrap()).unwrap(), OLD);
}

#[test]
fn a_file_with_two_names_keeps_both() {
    let desk = Desk::new();
    let second = desk.path("second.json");
    fs::hard_link(desk.file(), &second).unwrap();
    let saved = desk.save_by(&desk.file()).unwrap();
    assert_eq!(saved.how, How::InPlace(Because::HardLinks));
    assert_eq!(fs::read(&second).unwrap(), NEW);
    assert_eq!(fs::metadata(&second).unwrap().nlink(), 2);
    let state = fs::read_dir(desk.place(&desk.file()).dir()).unwrap().map(|e| e.unwrap().file_name());
    assert_eq!(state.collect::<Vec<_>>(), ["backup"], "nothing left of the preparations");
    assert_eq!(fs::read(saved.backup.unwrap()).unwrap(), OLD);
    // And a shorter text: nothing of the longer one stays behind.
    let (opened, old) = open(&Disk, &second).unwrap();
    desk.save(&opened, &old, b"{}").unwrap();
    assert_eq!(fs::read(desk.file()).unwrap(), b"{}");
}

#[test]
fn someone_else_s_save_is_never_replaced() {
    let desk = Desk::new();
    let (opened, old) = open(&Disk, &desk.file()).unwrap();
    let before = fs::metadata(desk.file()).unwrap();
    // Same length, same time stamp.
    let theirs = "{\"実績\": 99}\r\n".as_bytes();
    fs::write(desk.file(), theirs).unwrap();
    fs::File::options().write(true).open(desk.file()).unwrap().set_modified(before.modified().unwrap()).unwrap();
    let error = desk.save(&opened, &old, NEW).unwrap_err();
    assert!(matches!(error.why, Unsaved::ChangedOnDisk), "{error:?}");
    assert_eq!(error.exit_code(), 4);
    assert_eq!(fs::read(desk.file()).unwrap(), theirs);
    assert_eq!(desk.beside(), [""; 0]);
    // Replaced by an equal file: the bytes count.
    let copy = desk.path("copy");
    fs::write(&copy, OLD).unwrap();
    fs::rename(copy, desk.file()).unwrap();
    desk.save(&opened, &old, NEW).unwrap();

    let (opened, old) = open(&Disk, &desk.file()).unwrap();
    fs::remove_file(desk.file()).unwrap();
    let error = desk.save(&opened, &old, OLD).unwrap_err();
    assert!(matches!(error.why, Unsaved::Gone), "{error:?}");
    assert!(!desk.file().exists(), "a file that someone removed isn't brought back silently");
}

#[test]
fn a_read_only_file_is_refused_even_where_a_rename_would_do() {
    let desk = Desk::new();
    fs::set_permissions(desk.file(), fs::Permissions::from_mode(0o444)).unwrap();
    let error = desk.save_by(&desk.file()).unwrap_err();
    assert!(matches!(error.why, Unsaved::ReadOnly(_)), "{error:?}");
    assert!(error.to_string().contains("読み取り専用"), "{error}");
    assert_eq!(fs::read(desk.file()).unwrap(), OLD);
    assert_eq!(desk.beside(), [""; 0]);
}

#[test]
fn what_a_killed_process_left_is_swept() {
    let desk = Desk::new();
    let (opened, old) = open(&Disk, &desk.file()).unwrap();
    let saved = desk.save(&opened, &old, NEW).unwrap();
    // A temporary name of this machine, seen in the making, with the number of a process that doesn't run.
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    let host = kensho::io::store::digest::Digest::of(host.as_bytes()).to_string();
    let dead = desk.path("共有").join(format!(".R6.json.kensho-{}-{}-0.tmp", &host[..8], i32::MAX));
    let alive = desk.path("共有").join(format!(".R6.json.kensho-{}-1-0.tmp", &host[..8]));
    let strange = desk.path("共有").join(format!(".R6.json.kensho-00000000-{}-0.tmp", i32::MAX));
    for left in [&dead, &alive, &strange] {
        fs::write(left, "half").unwrap();
    }
    desk.save(&saved.opened, NEW, OLD).unwrap();
    assert!(!dead.exists());
    assert!(alive.exists() && strange.exists(), "someone may still be writing these");
}

#[test]
fn the_last_ten_backups_are_kept() {
    let desk = Desk::new();
    let (mut opened, mut text) = open(&Disk, &desk.file()).unwrap();
    for round in 0..13 {
        let next = format!("{{\"回\": {round}}}").into_bytes();
        opened = desk.save(&opened, &text, &next).unwrap().opened;
        text = next;
    }
    let backups = fs::read_dir(desk.place(&desk.file()).backups()).unwrap();
    let mut kept: Vec<_> = backups.map(|entry| entry.unwrap().path()).collect();
    kept.sort();
    let kept: Vec<_> = kept.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert_eq!(kept, (2..12).map(|round| format!("{{\"回\": {round}}}")).collect::<Vec<_>>());
}

#[test]
fn a_first_save_makes_directories_and_replaces_nothing() {
    let desk = Desk::new();
    let path = desk.path("data/令和6年度/美祢市.json");
    let saved = create(&Disk, |path| desk.place(path), &path, &NEW, Overwrite::No).unwrap();
    assert_eq!((saved.how, fs::read(&path).unwrap().as_slice()), (How::Created, NEW));
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    let error = create(&Disk, |path| desk.place(path), &path, &OLD, Overwrite::No).unwrap_err();
    assert!(matches!(error.why, Unsaved::Exists), "{error:?}");
    assert_eq!(fs::read(&path).unwrap(), NEW);
    // On from there as with any file; asked to, it saves over it and keeps what was there.
    save(&Disk, &desk.place(&path), &saved.opened, &NEW, &OLD, |_| {}).unwrap();
    let saved = create(&Disk, |path| desk.place(path), &path, &NEW, Overwrite::Yes).unwrap();
    assert_eq!(fs::read(&path).unwrap(), NEW);
    assert_eq!(fs::read(saved.backup.unwrap()).unwrap(), OLD);
    let error = create(&Disk, |path| desk.place(path), &desk.path("共有"), &NEW, Overwrite::Yes).unwrap_err();
    assert!(matches!(error.why, Unsaved::NotAFile), "{error:?}");
}

#[test]
fn a_change_on_disk_is_noticed_by_its_bytes() {
    let desk = Desk::new();
    let (opened, old) = open(&Disk, &desk.file()).unwrap();
    assert_eq!(changed(&Disk, &opened, &old), Since::Untouched);
    fs::write(desk.file(), OLD).unwrap();
    let Since::SameBytes(identity) = changed(&Disk, &opened, &old) else { panic!("the same bytes, written again") };
    let opened = Opened { identity: Some(identity), ..opened };
    assert_eq!(changed(&Disk, &opened, &old), Since::Untouched);
    fs::OpenOptions::new().append(true).open(desk.file()).unwrap().write_all(b" ").unwrap();
    assert_eq!(changed(&Disk, &opened, &old), Since::Changed);
    fs::remove_file(desk.file()).unwrap();
    assert_eq!(changed(&Disk, &opened, &old), Since::Gone);
}

#[test]
fn a_file_that_moves_while_it_is_read_is_not_called_read() {
    let desk = Desk::new();
    let large = vec![b' '; 3 * STEP as usize + 5];
    for change in [0, STEP, 4 * STEP] {
        fs::write(desk.file(), &large).unwrap();
        let mut steps = 0;
        let error = stream(&Disk, &desk.file(), |_, total| {
            assert_eq!(total, large.len() as u64);
            steps += 1;
            if steps == 1 {
                fs::File::options().write(true).open(desk.file()).unwrap().set_len(change).unwrap();
            }
            ControlFlow::Continue(())
        });
        assert!(matches!(error.unwrap_err().why, Unreadable::ChangedMeanwhile), "to {change}");
    }
    fs::write(desk.file(), &large).unwrap();
    let mut seen = Vec::new();
    stream(&Disk, &desk.file(), |step, _| {
        seen.push(step.len() as u64);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(seen, [STEP, STEP, STEP, 5]);
    let error = stream(&Disk, &desk.file(), |_, _| ControlFlow::Break(())).unwrap_err();
    assert!(matches!(error.why, Unreadable::Cancelled));
    let error = open(&Disk, &desk.path("共有")).unwrap_err();
    assert!(error.to_string().contains("ディレクトリ"), "{error}");
}

#[test]
fn pieces_are_saved_and_compared_as_one_text() {
    let desk = Desk::new();
    let text: Vec<u8> = (0..700_000u32).map(|i| b'a' + (i % 23) as u8).collect();
    let cuts = [0usize, 1, 1, 70_000, 70_003, 300_000, 300_000, 699_999, 700_000];
    let pieces: Vec<&[u8]> = cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect();
    let (opened, old) = open(&Disk, &desk.file()).unwrap();
    let place = desk.place(&desk.file());
    let saved = save(&Disk, &place, &opened, &old, &pieces, |_| {}).unwrap();
    assert_eq!(fs::read(desk.file()).unwrap(), text);
    assert_eq!(saved.opened.digest, text.digest());
    // A base that differs by its last byte, or by one more, isn't what is on the disk.
    let longer = [text.as_slice(), b"x"].concat();
    for other in [&text[..699_999], &longer] {
        let error = save(&Disk, &place, &saved.opened, &other, &OLD, |_| {}).unwrap_err();
        assert!(matches!(error.why, Unsaved::ChangedOnDisk), "{error:?}");
    }
    save(&Disk, &place, &saved.opened, &pieces, &OLD, |_| {}).unwrap();
}

#[test]
fn a_pipe_is_read_and_never_saved_to() {
    let desk = Desk::new();
    let pipe = desk.path("管");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU, 0).unwrap();
    let writer = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::write(pipe, OLD).unwrap()
    });
    let (opened, bytes) = open(&Disk, &pipe).unwrap();
    writer.join().unwrap();
    assert_eq!((bytes.as_slice(), opened.identity), (OLD, None));
    let error = desk.save(&opened, &bytes, NEW).unwrap_err();
    assert!(matches!(error.why, Unsaved::NotAFile), "{error:?}");
    assert_eq!(changed(&Disk, &opened, &bytes), Since::Untouched, "a pipe has no later state");
    // A directory in a ledger's place isn't the ledger changed, and no name is no file.
    let (opened, old) = open(&Disk, &desk.file()).unwrap();
    fs::remove_file(desk.file()).unwrap();
    fs::create_dir(desk.file()).unwrap();
    assert_eq!(changed(&Disk, &opened, &old), Since::Gone);
    let error = create(&Disk, |path| desk.place(path), &desk.path("ない/.."), &NEW, Overwrite::No).unwrap_err();
    assert!(matches!(error.why, Unsaved::NotAFile), "{error:?}");
}

#[test]
fn every_refusal_is_a_sentence_in_the_user_s_language() {
    use kensho::io::store::error::{advice, cause};
    use kensho::io::store::{OnDisk, ReadError, Step};
    use rustix::io::Errno;
    let is_sentence = |text: &str| {
        assert!(text.ends_with('。') && text.chars().any(|c| ('\u{3041}'..='\u{30ff}').contains(&c)), "{text}");
    };
    let path = PathBuf::from("/共有/R6.json");
    let mut said = std::collections::BTreeSet::new();
    for errno in [
        Errno::NOSPC,
        Errno::DQUOT,
        Errno::FBIG,
        Errno::IO,
        Errno::ACCESS,
        Errno::ROFS,
        Errno::NOENT,
        Errno::NOTDIR,
        Errno::ISDIR,
        Errno::EXIST,
        Errno::LOOP,
        Errno::NAMETOOLONG,
        Errno::MFILE,
        Errno::NOMEM,
        Errno::STALE,
    ] {
        let words = cause(&errno.into());
        is_sentence(&format!("{words}。"));
        is_sentence(advice(&errno.into()));
        assert!(said.insert(words.clone()) && !words.contains("システム"), "{errno:?} has words of its own: {words}");
    }
    assert!(cause(&Errno::PROTO.into()).contains("システムのエラー"));
    for why in [
        Unsaved::ChangedOnDisk,
        Unsaved::Gone,
        Unsaved::NotAFile,
        Unsaved::Exists,
        Unsaved::Busy,
        Unsaved::Differs,
        Unsaved::Failed(Step::Write, std::io::ErrorKind::WriteZero.into()),
    ] {
        let error = SaveError { path: path.clone(), why, on_disk: OnDisk::Untouched, kept: None };
        is_sentence(&error.to_string());
        assert!(error.to_string().starts_with("/共有/R6.json に保存していません"), "{error}");
        assert!(said.insert(error.to_string()), "{error}");
    }
    for why in [
        Unreadable::Directory,
        Unreadable::ChangedMeanwhile,
        Unreadable::Endless(1 << 30),
        Unreadable::Cancelled,
        Unreadable::System(Errno::HOSTDOWN.into()),
    ] {
        let error = ReadError { path: path.clone(), why };
        is_sentence(&error.to_string());
        assert!(error.to_string().contains("R6.json") && said.insert(error.to_string()), "{error}");
    }
}

/// Four processes append to one ledger, again and again; each reads again when someone was faster. What any of them
/// called saved must be in the file, and in the audit trail.
#[test]
fn no_save_of_four_processes_is_lost() {
    const WRITERS: usize = 4;
    const ROUNDS: usize = 12;
    let desk = Desk::new();
    fs::write(desk.file(), "").unwrap();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "store::one_of_the_writers", "--ignored", "--nocapture"])
                .env("KENSHO_TEST_DESK", desk.root.path())
                .env("KENSHO_TEST_WRITER", format!("{writer} {ROUNDS}"))
                .spawn()
                .unwrap()
        })
        .collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let text = fs::read_to_string(desk.file()).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    let mut expected: Vec<String> =
        (0..WRITERS).flat_map(|writer| (0..ROUNDS).map(move |round| format!("{writer}-{round}"))).collect();
    expected.sort();
    assert_eq!(lines, expected);
    let trail = Trail::<String>::read(&desk.place(&desk.file())).unwrap();
    let mut recorded: Vec<String> = trail.newest_first().flat_map(|(_, entry)| entry.edits).collect();
    recorded.sort();
    assert_eq!(recorded, expected);
    assert_eq!(desk.beside(), [""; 0]);
}

/// Run by the test above, in processes of their own.
#[test]
#[ignore = "one process of another test"]
fn one_of_the_writers() {
    let Some(root) = std::env::var_os("KENSHO_TEST_DESK").map(PathBuf::from) else { return };
    let of_test = std::env::var("KENSHO_TEST_WRITER").unwrap();
    let (writer, rounds) = of_test.split_once(' ').unwrap();
    let file = fs::canonicalize(root.join("共有/R6.json")).unwrap();
    let place = Places::under(&root).ledger(&file);
    for round in 0..rounds.parse::<usize>().unwrap() {
        let edit = format!("{writer}-{round}");
        loop {
            let (opened, old) = match open(&Disk, &file) {
                Ok(read) => read,
                Err(error) if matches!(error.why, Unreadable::ChangedMeanwhile) => continue,
                Err(error) => panic!("{error}"),
            };
            let mut new = old.clone();
            writeln!(new, "{edit}").unwrap();
            match save(&Disk, &place, &opened, &old, &new, |_| {}) {
                Ok(saved) => {
                    let entry = Entry::new("試験", vec![edit], saved.opened.digest);
                    audit::append(&place, &entry).unwrap();
                    break;
                }
                Err(error) if matches!(error.why, Unsaved::ChangedOnDisk) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
}

/// Programs that know no lock save in place and by rename again and again while we save: what any of them wrote is on
/// the disk afterwards, or was seen by our next opening. `KENSHO_LONG=1` tries it two hundred times a way.
#[test]
fn no_save_of_a_program_without_locks_vanishes() {
    let long = std::env::var_os("KENSHO_LONG").is_some();
    let rounds = if long { 200 } else { 20 };
    let (mut met, mut vanished) = (0, Vec::new());
    // In place there is an instant that nothing closes (see `in_place`): not for every run.
    for linked in [false, true].into_iter().filter(|linked| long || !linked) {
        for rename in [false, true].into_iter().filter(|rename| !(linked && *rename)) {
            let desk = Desk::new();
            if linked {
                fs::hard_link(desk.file(), desk.path("別名.json")).unwrap();
            }
            for round in 0..rounds {
                let (opened, old) = open(&Disk, &desk.file()).unwrap();
                let theirs = format!("{{\"かれら\": \"{linked} {rename} {round}\"}}");
                let ours = format!("{{\"われら\": \"{linked} {rename} {round}\"}}");
                let begun = std::sync::Barrier::new(2);
                let answer = std::thread::scope(|scope| {
                    scope.spawn(|| {
                        begun.wait();
                        // From before our first call to behind our last one, whatever the machine's speed is.
                        (0..round * 40).for_each(|_| std::thread::yield_now());
                        let path = desk.file();
                        if rename {
                            let other = path.with_extension("theirs");
                            fs::write(&other, &theirs).unwrap();
                            fs::rename(&other, &path).unwrap();
                        } else {
                            fs::write(&path, &theirs).unwrap();
                        }
                    });
                    begun.wait();
                    desk.save(&opened, &old, ours.as_bytes())
                });
                let dirs = [desk.path("共有"), desk.place(&desk.file()).backups()];
                let texts: Vec<String> = dirs
                    .iter()
                    .flat_map(|dir| fs::read_dir(dir).into_iter().flatten())
                    .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
                    .collect();
                met += usize::from(answer.is_err());
                if !texts.contains(&theirs) {
                    vanished.push(format!("linked {linked}, rename {rename}, round {round}: {answer:?}"));
                }
            }
        }
    }
    println!("{met} saves met someone else's");
    assert!(vanished.is_empty(), "{} vanished: {vanished:#?}", vanished.len());
}
