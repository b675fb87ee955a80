//! Someone else at the same file while it is saved: what they wrote is never lost.

use super::*;

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
