//! Long use: random actions of two people on one ledger, against a model that knows only which value stands where. Whatever
//! was said to be saved is in the file, and nothing else changed; and the program's memory stays flat.
//!
//! `KENSHO_LONG=100000 cargo test --release --test long_use -- --nocapture`: that many actions, from `KENSHO_SEED`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kensho::app::effect::{Effect, Saving};
use kensho::app::history::Step;
use kensho::app::key::{Code, Key};
use kensho::app::saving::Outcome;
use kensho::app::state::{Mode, Origin, State};
use kensho::app::{Action, update};
use kensho::io::desk::Desk;
use kensho::io::source::Source;
use kensho::json::{Edit, Pointer};
use kensho::ledger::Ledger;
use kensho::ledger::diff::diff;
use kensho::rules::Table;

const EMBEDDED: &str = include_str!("../data/mine-r6.json");

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }
}

/// A person at the program: the state and the desk, without a terminal between.
struct Person {
    state: State,
    desk: Desk,
    now: u64,
}

impl Person {
    fn sit_down(path: &Path) -> Person {
        let (desk, ledger) =
            Desk::open(Source::File(path.to_owned())).unwrap_or_else(|failure| panic!("{}", failure.words));
        let mut state = State::with_ledger(Origin::File(path.display().to_string()), ledger, Table::embedded());
        let left = desk.left_behind();
        if !left.is_empty() {
            update(&mut state, Action::Recovered(left));
        }
        let mut person = Person { state, desk, now: 0 };
        if matches!(person.state.mode, Mode::Recovery { .. }) {
            person.key(Key::plain(Code::Enter));
        }
        person
    }

    /// Does one thing and everything that comes of it; says whether the file was saved.
    fn act(&mut self, action: Action) -> bool {
        let mut saved = false;
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Journal(moved) => assert_eq!(self.desk.journal(&moved, &self.state.saved), None),
                Effect::Save(saving) => {
                    let outcome = self.desk.save(&saving);
                    if let Outcome::Failed(words) = &outcome {
                        panic!("{words}");
                    }
                    saved |= matches!(outcome, Outcome::Saved { .. });
                    saved |= self.act(Action::Saved(outcome));
                }
                Effect::Forget => self.desk.forget(),
                Effect::ForgetLeft => self.desk.forget_left(),
                Effect::Adopt(steps) => self.desk.adopt(&steps, &self.state.saved),
                Effect::Rebase(steps) => self.desk.rebase(&steps, &self.state.saved),
                _ => {}
            }
        }
        saved
    }

    fn key(&mut self, key: Key) -> bool {
        self.now += 5000;
        self.act(Action::Key(key, self.now))
    }

    fn keys(&mut self, keys: &str) -> bool {
        keys.chars().map(|c| self.key(Key::char(c))).fold(false, |one, other| one | other)
    }

    /// Saves, whatever is asked on the way, with our value where both changed one.
    fn save(&mut self) -> bool {
        let mut saved = self.keys("s");
        for _ in 0..60 {
            saved |= match self.state.mode {
                Mode::Review { .. } => self.key(Key::plain(Code::Enter)),
                Mode::Conflicts(_) => self.keys("m"),
                _ => break,
            };
        }
        assert!(matches!(self.state.mode, Mode::Browse), "{:?}", self.state.mode);
        saved
    }
}

/// Two texts are one; if not, says where they part rather than all they hold.
fn same(one: &str, other: &str, what: &str, action: usize) {
    if one != other {
        let at = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| {
            String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(80)..(at + 80).min(text.len())]).into_owned()
        };
        panic!("action {action}: {what}: at byte {at}\n{}\n---\n{}", near(one), near(other));
    }
}

/// What a ledger says: each field's place and value as written. The model's whole knowledge.
fn says(text: &str) -> BTreeMap<String, String> {
    fn walk(value: &serde_json::Value, at: String, out: &mut BTreeMap<String, String>) {
        match value {
            serde_json::Value::Object(members) => {
                members.iter().for_each(|(key, value)| walk(value, format!("{at}/{key}"), out));
            }
            serde_json::Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| walk(item, format!("{at}/{i}"), out));
            }
            leaf => drop(out.insert(at, leaf.to_string())),
        }
    }
    let mut out = BTreeMap::new();
    walk(&serde_json::from_str(text).expect("JSON"), String::new(), &mut out);
    out
}

fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or("0");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The state and data directories come from the environment, which a test may not change safely: the test runs itself
/// again in a process with a home of its own.
#[test]
fn whatever_is_said_to_be_saved_is_in_the_file() {
    let home = tempfile::tempdir().unwrap();
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "child", "--nocapture"]).env("KENSHO_TEST_HOME", home.path()).env("HOME", home.path());
    for name in ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"] {
        command.env_remove(name);
    }
    assert!(command.status().unwrap().success());
}

#[test]
fn child() {
    let Some(home) = std::env::var_os("KENSHO_TEST_HOME") else { return };
    let path = PathBuf::from(home).join("台帳.json");
    std::fs::write(&path, EMBEDDED).unwrap();
    let actions = match std::env::var_os("KENSHO_LONG") {
        Some(number) => number.to_str().and_then(|n| n.parse().ok()).unwrap_or(100_000),
        None => 250,
    };
    let seed = std::env::var("KENSHO_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_123);
    let mut chance = Chance(seed);
    let mut ann = Person::sit_down(&path);
    // What the file must say, and what Ann's screen must say before she saves.
    let mut file = EMBEDDED.to_owned();
    let mut undo: Vec<String> = Vec::new();
    let (mut saves, mut others, mut reloads, mut early) = (0, 0, 0, 0);
    for action in 0..actions {
        if action == actions / 10 {
            early = memory();
        }
        let before = ann.state.ledger.doc().to_text();
        match chance.below(100) {
            // Edits a field in sight.
            0..35 => {
                let moves = chance.below(12);
                ann.keys(["1", "2", "3", "4", "5"][chance.below(5)]);
                ann.key(Key::plain(Code::Enter));
                ann.keys(&"j".repeat(moves));
                ann.keys("e");
                if matches!(ann.state.mode, Mode::Entry(_)) {
                    let text = ["12", "確認中", "R6", "直した", "-", "=1+1", "\u{1b}[2J"][chance.below(7)];
                    ann.act(Action::Paste(text.into()));
                    ann.key(Key::ctrl('s'));
                    if matches!(ann.state.mode, Mode::Entry(_)) {
                        ann.key(Key::plain(Code::Enter));
                    }
                    for _ in 0..3 {
                        if !matches!(ann.state.mode, Mode::Browse) {
                            ann.key(Key::plain(Code::Esc));
                            ann.keys("n");
                        }
                    }
                }
                ann.key(Key::plain(Code::Esc));
            }
            // Adds, removes, moves rows.
            35..47 => {
                ann.keys("2");
                ann.key(Key::plain(Code::Enter));
                let command = [Key::char('a'), Key::char('D'), Key::char('>'), Key::char('<')][chance.below(4)];
                ann.key(command);
                ann.key(Key::plain(Code::Esc));
                ann.key(Key::plain(Code::Esc));
            }
            47..60 => drop(ann.keys("u")),
            60..66 => drop(ann.key(Key::ctrl('r'))),
            66..78 => drop(ann.keys(["j", "k", "n", "p", "g", "G"][chance.below(6)])),
            78..82 => drop(ann.act(Action::Resize(20 + chance.below(150) as u16, 5 + chance.below(60) as u16))),
            // Somebody else saves a field of theirs.
            82..88 => {
                let (mut desk, base) =
                    Desk::open(Source::File(path.to_owned())).unwrap_or_else(|f| panic!("{}", f.words));
                same(&base.doc().to_text(), &file, "the file isn't what was saved last", action);
                let at = Pointer::parse(
                    ["/title", "/municipality", "/projects/0/department", "/projects/5/department"][chance.below(4)],
                )
                .unwrap();
                let old = base.doc().get(&at).unwrap();
                let mut ledger = base.clone();
                let edit = Edit::replace(at, old, format!("\"他{action}\""), 0);
                let step = Step::make("他", &[edit], &mut ledger).unwrap();
                let text = ledger.doc().to_text();
                let saving =
                    Saving { base, ledger, path: None, steps: vec![step], held: Vec::new(), label: "他".into() };
                assert!(matches!(desk.save(&saving), Outcome::Saved { .. }));
                file = text;
                others += 1;
                continue;
            }
            88..94 => {
                let theirs = says(&file);
                let (base, ours) = (says(&ann.state.saved.doc().to_text()), says(&before));
                let same_rows = base.keys().eq(theirs.keys()) && base.keys().eq(ours.keys());
                if ann.save() {
                    saves += 1;
                    let now = std::fs::read_to_string(&path).unwrap();
                    same(&now, &ann.state.ledger.doc().to_text(), "the file isn't what the screen shows", action);
                    assert!(ann.state.changes.is_empty());
                    // The model: where no row came or went, every field says what Ann made of it, else what the others did.
                    if same_rows {
                        let expected: BTreeMap<_, _> = base
                            .iter()
                            .map(|(at, old)| {
                                (at.clone(), if ours[at] == *old { theirs[at].clone() } else { ours[at].clone() })
                            })
                            .collect();
                        let ordered = ours.keys().any(|at| at.ends_with("/kpis/0/name") && ours[at] != base[at]);
                        assert!(ordered || says(&now) == expected, "action {action}: seed {seed}");
                    }
                    file = now;
                }
                undo.clear();
                continue;
            }
            // Ends without saving (the edits stay in the journal), and comes back.
            94..97 => {
                reloads += 1;
                let (shown, saved) = (before.clone(), ann.state.saved.doc().to_text());
                drop(ann);
                ann = Person::sit_down(&path);
                if saved == file {
                    same(&ann.state.ledger.doc().to_text(), &shown, "unsaved edits didn't come back", action);
                }
                continue;
            }
            _ => {
                // Back as far as it goes, and forth as many steps.
                let mut steps = 0;
                loop {
                    ann.keys("u");
                    let told = ann.state.notice.as_ref().map_or("", |notice| &notice.words);
                    if !told.ends_with("の変更を取り消しました。") {
                        break;
                    }
                    steps += 1;
                }
                for _ in 0..steps {
                    ann.key(Key::ctrl('r'));
                }
                same(&ann.state.ledger.doc().to_text(), &before, "undo and redo of everything", action);
            }
        }
        assert!(matches!(ann.state.mode, Mode::Browse), "action {action}: {:?}", ann.state.mode);
        if action % 50 == 0 {
            let text = ann.state.ledger.doc().to_text();
            Ledger::read(&text).unwrap_or_else(|error| panic!("action {action}: {error}"));
            same(&std::fs::read_to_string(&path).unwrap(), &file, "written without being asked", action);
            let changes = diff(ann.state.saved.doc(), ann.state.ledger.doc());
            assert_eq!(changes.len(), ann.state.changes.len());
        }
    }
    let late = memory();
    println!(
        "{actions} actions, {saves} saves, {others} saves by others, {reloads} restarts; {early} kB, then {late} kB"
    );
    assert!(saves > 0 && others > 0 && reloads > 0, "{saves} {others} {reloads}");
    assert!(late < early * 2 + 20_000, "memory grew from {early} to {late} kB");
}
