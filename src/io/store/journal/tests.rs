//! What was pending comes back, whenever the process is killed and whoever else has written meanwhile.
#![allow(clippy::unwrap_used, clippy::panic)]
use proptest::prelude::*;

use super::*;
use crate::io::store::places::Places;

fn place(root: &Path) -> LedgerPlace {
    Places::under(root).ledger(Path::new("/d/r6.json"))
}

fn header(text: &str) -> Header {
    Header::new(Path::new("/d/r6.json"), text.len() as u64, Digest::of(text.as_bytes()))
}

fn journal(root: &Path) -> Journal<String> {
    Journal::new(place(root), header("old"))
}

/// What a kill leaves: the file as it is, the lock gone.
fn kill<T>(mut journal: Journal<T>) {
    journal.file = None;
}

fn recovered(root: &Path, current: &str) -> Vec<Recovered<String>> {
    pending(&place(root), Digest::of(current.as_bytes())).unwrap()
}

#[test]
fn what_was_pending_comes_back() {
    let root = tempfile::tempdir().unwrap();
    let mut journal = journal(root.path());
    for step in ["a", "b", "c"] {
        journal.apply(&step.to_owned()).unwrap();
    }
    journal.undo().unwrap();
    assert_eq!(journal.pending.len(), 2);
    assert!(recovered(root.path(), "old").is_empty(), "a running process's journal is its own");
    kill(journal);
    let found = recovered(root.path(), "old");
    let [one] = &found[..] else { panic!("{}", found.len()) };
    assert_eq!(one.steps, ["a", "b"]);
    assert!(!one.stale && one.landed.is_none());
    assert_eq!(one.header.size, 3);
    assert!(recovered(root.path(), "old").is_empty(), "offered once at a time");
    drop(found);
    assert!(recovered(root.path(), "new")[0].stale, "the ledger is another text now");
}

#[test]
fn a_saved_journal_is_empty_and_leaves_nothing() {
    let root = tempfile::tempdir().unwrap();
    let mut journal = journal(root.path());
    journal.apply(&"a".to_owned()).unwrap();
    journal.saving(Digest::of(b"new"), &[]).unwrap();
    journal.saved(header("new"), &[]).unwrap();
    journal.undo().unwrap();
    journal.apply(&"b".to_owned()).unwrap();
    kill(journal);
    let found = recovered(root.path(), "new");
    assert_eq!(found[0].steps, ["b"]);
    assert_eq!(found[0].header.digest, Digest::of(b"new"));
    drop(found);
    recovered(root.path(), "new").pop().unwrap().discard().unwrap();
    let mut journal = self::journal(root.path());
    journal.apply(&"a".to_owned()).unwrap();
    journal.undo().unwrap();
    drop(journal);
    assert_eq!(fs::read_dir(place(root.path()).journals()).unwrap().count(), 0, "nothing pending, nothing left");
}

#[test]
fn killed_after_the_save_and_before_the_clearing() {
    let root = tempfile::tempdir().unwrap();
    let mut journal = journal(root.path());
    journal.apply(&"a".to_owned()).unwrap();
    journal.saving(Digest::of(b"new"), &[]).unwrap();
    journal.apply(&"later".to_owned()).unwrap();
    kill(journal);
    let found = recovered(root.path(), "new");
    assert_eq!(found[0].landed, Some((Digest::of(b"new"), vec!["a".to_owned()])));
    assert_eq!(found[0].steps, ["later"]);
    assert!(!found[0].stale);
    drop(found);
    let found = recovered(root.path(), "old");
    assert_eq!(found[0].steps, ["a", "later"], "the save didn't happen");
    assert!(found[0].landed.is_none() && !found[0].stale);
}

#[test]
fn two_journals_of_one_moment_have_files_of_their_own() {
    let root = tempfile::tempdir().unwrap();
    let at_once = std::sync::Barrier::new(16);
    let begin = |number: usize| {
        let mut journal = journal(root.path());
        at_once.wait();
        journal.apply(&format!("{number:02}")).unwrap();
        journal
    };
    let journals: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..16)
            .map(|number| {
                scope.spawn({
                    let begin = &begin;
                    move || begin(number)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    journals.into_iter().for_each(kill);
    let mut steps: Vec<String> =
        recovered(root.path(), "old").into_iter().flat_map(|left| left.steps.clone()).collect();
    steps.sort();
    assert_eq!(steps, (0..16).map(|number| format!("{number:02}")).collect::<Vec<_>>());
}

#[test]
fn what_is_nobody_s_news_is_cleared_away() {
    let root = tempfile::tempdir().unwrap();
    let mut journal = journal(root.path());
    journal.apply(&"a".to_owned()).unwrap();
    journal.undo().unwrap();
    journal.pending.push(0);
    kill(journal);
    let dir = place(root.path()).journals();
    // Killed before the first line was whole: one of a process that ended, one of a process that runs.
    let name = |pid| dir.join(format!("20261123T100000-{pid}-0.jsonl"));
    let (dead, alive) = (name(i32::MAX as u32), name(std::process::id()));
    [&dead, &alive].iter().for_each(|path| fs::write(path, "{\"base\"").unwrap());
    assert!(recovered(root.path(), "old").is_empty());
    let left: Vec<_> = places::list(&dir).unwrap();
    assert_eq!(left, [alive], "taken back or never begun");
}

#[test]
fn a_line_that_cannot_be_read_costs_no_other() {
    let root = tempfile::tempdir().unwrap();
    let mut journal = journal(root.path());
    journal.apply(&"a".to_owned()).unwrap();
    journal.apply(&"b".to_owned()).unwrap();
    let path = journal.file.as_ref().map(|(_, path)| path.clone()).unwrap();
    kill(journal);
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    fs::write(&path, format!("{}\n{}\n\0\0\0\n{}\n", lines[0], lines[1], lines[2])).unwrap();
    let found = recovered(root.path(), "old");
    assert_eq!(found[0].steps, ["a", "b"]);
}

#[test]
fn what_was_held_back_from_a_save_stays_pending_whenever_the_kill_comes() {
    for told in [false, true] {
        let root = tempfile::tempdir().unwrap();
        let mut journal = journal(root.path());
        journal.apply(&"a".to_owned()).unwrap();
        journal.apply(&"b".to_owned()).unwrap();
        let held = ["b".to_owned()];
        journal.saving(Digest::of(b"new"), &held).unwrap();
        if told {
            journal.saved(header("new"), &held).unwrap();
        }
        kill(journal);
        let found = recovered(root.path(), "new");
        assert_eq!(found[0].steps, held, "{told}");
        assert!(!found[0].stale);
        let landed = (!told).then(|| (Digest::of(b"new"), vec!["a".to_owned()]));
        assert_eq!(found[0].landed, landed, "told of once, and never what was held back");
        drop(found);
        if !told {
            assert_eq!(recovered(root.path(), "old")[0].steps, ["a", "b"], "the save didn't happen");
        }
    }
}

#[test]
fn taken_over_by_the_next_process() {
    let root = tempfile::tempdir().unwrap();
    let mut journal = journal(root.path());
    journal.apply(&"a".to_owned()).unwrap();
    journal.apply(&"b".to_owned()).unwrap();
    let path = journal.file.as_ref().unwrap().1.clone();
    kill(journal);
    File::options().append(true).open(&path).unwrap().write_all(b"{\"apply\":{\"num").unwrap();
    let one = recovered(root.path(), "theirs").pop().unwrap();
    assert!(one.stale);
    let adopted = one.adopt(place(root.path()), header("theirs"), &["b".to_owned()]);
    let Ok(mut journal) = adopted else { panic!() };
    journal.apply(&"c".to_owned()).unwrap();
    assert!(recovered(root.path(), "theirs").is_empty(), "in use again");
    kill(journal);
    let found = recovered(root.path(), "theirs");
    assert_eq!(found[0].steps, ["b", "c"]);
    assert!(!found[0].stale);
}

#[test]
fn a_full_disk_at_the_taking_over_leaves_everything_as_it_was() {
    let root = tempfile::tempdir().unwrap();
    let mut journal = journal(root.path());
    journal.apply(&"a".to_owned()).unwrap();
    kill(journal);
    let mut one = recovered(root.path(), "old").pop().unwrap();
    // A file that can't be written, as a full disk would have it.
    one.file = File::open(&one.path).unwrap();
    let adopted = one.adopt(place(root.path()), header("old"), &["a".to_owned()]);
    let Err(back) = adopted else { panic!() };
    let (_, one) = *back;
    assert_eq!(one.steps, ["a"]);
    drop(one);
    assert_eq!(recovered(root.path(), "old")[0].steps, ["a"]);
}

#[test]
fn a_save_that_changed_nothing_is_no_news() {
    let root = tempfile::tempdir().unwrap();
    let mut journal = journal(root.path());
    journal.apply(&"a".to_owned()).unwrap();
    journal.saving(Digest::of(b"old"), &[]).unwrap();
    kill(journal);
    assert!(recovered(root.path(), "old").is_empty());
}

#[test]
fn a_line_that_could_not_be_written_comes_with_the_next() {
    let root = tempfile::tempdir().unwrap();
    let mut journal = journal(root.path());
    journal.apply(&"a".to_owned()).unwrap();
    let (file, path) = journal.file.take().unwrap();
    // A file that can't be written, as a full disk would have it.
    journal.file = Some((File::open(&path).unwrap(), path.clone()));
    journal.apply(&"b".to_owned()).unwrap_err();
    journal.undo().unwrap_err();
    journal.apply(&"c".to_owned()).unwrap_err();
    assert_eq!(journal.pending.len(), 2);
    // Half of a line got through.
    (&file).write_all(b"{\"appl").unwrap();
    journal.file = Some((file, path));
    journal.apply(&"d".to_owned()).unwrap();
    kill(journal);
    let found = recovered(root.path(), "old");
    assert_eq!(found[0].steps, ["a", "c", "d"]);
}

#[test]
fn two_processes_do_not_mix() {
    let root = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (journal(root.path()), journal(root.path()));
    one.apply(&"one".to_owned()).unwrap();
    two.apply(&"two".to_owned()).unwrap();
    one.saved(header("new"), &[]).unwrap();
    kill(two);
    kill(one);
    let found = recovered(root.path(), "new");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].steps, ["two"]);
    assert!(found[0].stale);
}

proptest! {
    #![proptest_config(crate::long::cases(48, 256))]

    /// Cut anywhere, the journal gives the steps of its whole lines.
    #[test]
    fn cut_at_any_byte(moves in prop::collection::vec(prop::option::weighted(0.7, "[a-zあ-お\n\"]{0,6}"), 1..20), at in 0.0f64..1.0) {
        let mut text = line(&Event::<()>::Base { header: header("old"), steps: Vec::new() }).unwrap();
        let first = text.len();
        let (mut model, mut numbers) = (vec![], vec![]);
        // After each line: where it ends, and what is pending then.
        let mut states = vec![(first, model.clone())];
        for (number, step) in (0..).zip(moves) {
            let event = match step {
                Some(step) => {
                    model.push(step.clone());
                    numbers.push(number);
                    Event::Apply { number, step }
                }
                None => {
                    model.pop();
                    Event::Undo { number: numbers.pop().unwrap_or(u64::MAX) }
                }
            };
            text.extend(line(&event).unwrap());
            states.push((text.len(), model.clone()));
        }
        let cut = (text.len() as f64 * at) as usize;
        let read = replay::<String>(&text[..cut], Digest::of(b"old"));
        match states.iter().rev().find(|(end, _)| *end <= cut) {
            None => prop_assert!(read.is_none()),
            Some((_, expected)) => {
                let read = read.unwrap();
                prop_assert_eq!(&read.steps, expected);
            }
        }
    }
}
