//! Long use: random actions of two people on one ledger, against a model of it that knows nothing of the program.
//!
//! After every action the screen's ledger says what the model says; every byte of it that no changed value asks for is
//! where it was. After every save the file is what the model says as well, and the audit trail leads from what the file
//! held to what it holds. And the program's memory stays flat.
//!
//! `KENSHO_LONG=100000 cargo test --release --test program long_use:: -- --nocapture`: that many actions, from `KENSHO_SEED`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bytes;
mod editing;
mod model;
mod person;
mod saving;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use bytes::{Text, strayed};
use model::{Answer, History, Id, Node, Op, Path as Way, Seg, Step};
use person::Person;
use serde_json::Value;

use crate::support::long;
use kensho::app::key::{Code, Key};
use kensho::change::history;
use kensho::io::store::places::Places;
use kensho::json::Pointer;

const EMBEDDED: &str = include_str!("../../data/mine-r6.json");

/// The most steps that are carried over to another person's ledger.
const CARRIED: usize = 500;

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What a field holds when this is typed into it; `None` where it is refused. The contract, in the test's own words.
fn typed(pointer: &str, text: &str) -> Option<Value> {
    let key = pointer.rsplit('/').next().unwrap_or_default();
    let number = |digits: &str| serde_json::from_str::<Value>(digits).ok().filter(Value::is_number);
    if text.trim().is_empty() {
        let project = pointer.split('/').count() == 4 && pointer.starts_with("/projects/");
        let needed = pointer == "/format" || (project && matches!(key, "name" | "id"));
        // A line of a list is there or it isn't.
        return (!needed && key.parse::<usize>().is_err()).then_some(Value::Null);
    }
    match key {
        "cost" | "grant" | "amount" | "total_cost" => number(&text.replace(',', "")).filter(Value::is_i64),
        "number" | "joint" => number(text).filter(Value::is_i64),
        "projects" if pointer.starts_with("/totals") => number(text).filter(Value::is_i64),
        "increase" => number(text),
        "fiscal_year" | "from" | "to" => match text.parse::<u32>() {
            Ok(year @ 2019..=2117) => Some(format!("R{}", year - 2018).into()),
            Ok(year @ 1989..=2018) => Some(format!("H{}", year - 1988).into()),
            Ok(year @ 1926..=1988) => Some(format!("S{}", year - 1925).into()),
            Ok(year @ 1912..=1925) => Some(format!("T{}", year - 1911).into()),
            Ok(year @ 1868..=1911) => Some(format!("M{}", year - 1867).into()),
            _ => text.starts_with('R').then(|| text.into()),
        },
        "target" | "actual" | "baseline" => Some(number(text).unwrap_or_else(|| text.trim().into())),
        "reference" | "subtotal" => None,
        _ => Some(text.into()),
    }
}

/// The text of a value as it is edited.
fn edited(node: Option<&Node>) -> String {
    match node {
        Some(Node::Leaf(Value::String(text))) => text.clone(),
        Some(Node::Leaf(number @ Value::Number(_))) => number.to_string(),
        _ => String::new(),
    }
}

/// Everything that is known without asking the program.
struct World {
    path: PathBuf,
    audit: PathBuf,
    chance: Chance,
    ids: Id,
    ann: Person,
    /// What her screen must say, and what it was.
    shown: Node,
    screen: Text,
    history: History,
    /// What the file said when she opened or saved it last.
    base: Node,
    /// What the file must say.
    file: Node,
    bytes: Text,
    action: usize,
    /// What was done last, for whoever has to find out why a run failed.
    traces: std::collections::VecDeque<String>,
    counts: Counts,
}

#[derive(Debug, Default)]
struct Counts {
    edits: usize,
    refused: usize,
    rows: usize,
    undone: usize,
    redone: usize,
    saves: usize,
    merges: usize,
    conflicts: usize,
    others: usize,
    taken: usize,
    crashes: usize,
    merged_recoveries: usize,
    quits: usize,
    walks: usize,
    lost_history: usize,
}

impl World {
    fn begin(path: PathBuf, seed: u64) -> World {
        let mut ids = 0;
        let value: Value = serde_json::from_str(EMBEDDED).unwrap();
        let node = Node::of(&value, &mut ids);
        let places = Places::find().unwrap_or_else(|error| panic!("{error}"));
        World {
            ann: Person::sit_down(&path),
            audit: places.ledger(&path.canonicalize().unwrap()).audit(),
            path,
            chance: Chance(seed),
            ids,
            shown: node.clone(),
            screen: Text::new(EMBEDDED.to_owned()),
            history: History::new(),
            base: node.clone(),
            file: node,
            bytes: Text::new(EMBEDDED.to_owned()),
            action: 0,
            traces: std::collections::VecDeque::new(),
            counts: Counts::default(),
        }
    }

    fn fail(&self, what: &str) -> ! {
        let traces: Vec<&str> = self.traces.iter().map(String::as_str).collect();
        let what = format!("{what}\n{:?}\n{}", self.ann.state.mode, self.ann.told());
        panic!("action {}: {what}\n{}", self.action, traces.join("\n"));
    }

    fn trace(&mut self, what: &str) {
        self.traces.truncate(15);
        self.traces.push_front(format!("{} {}", self.action, what.chars().take(300).collect::<String>()));
    }

    /// Her screen says what `now` says, and no byte has strayed since it said what `shown` says.
    fn sees(&mut self, now: Node) {
        let text = self.ann.text();
        if text == self.screen.text && now == self.shown {
            return;
        }
        let text = Text::new(text);
        let value: Value = serde_json::from_str(&text.text).unwrap_or_else(|error| self.fail(&error.to_string()));
        if let Some(at) = now.differs(&value) {
            self.fail(&format!("the screen says something else than the model{at}"));
        }
        if let Some(at) = strayed(&self.screen, &self.shown, &text, &now) {
            self.fail(&format!("a byte that nobody changed isn't what it was{at}"));
        }
        (self.shown, self.screen) = (now, text);
    }

    /// The file says what `now` says, and no byte has strayed; the trail's last line leads there.
    fn saved(&mut self, now: Node, trailed: bool) {
        let text = Text::new(std::fs::read_to_string(&self.path).unwrap());
        let value: Value = serde_json::from_str(&text.text).unwrap();
        if let Some(at) = now.differs(&value) {
            self.fail(&format!("the file says something else than the model{at}"));
        }
        if let Some(at) = strayed(&self.bytes, &self.file, &text, &now) {
            self.fail(&format!("a byte of the file that nobody changed isn't what it was{at}"));
        }
        if trailed && text.text != self.bytes.text {
            let mut told: Value = serde_json::from_str(&self.bytes.text).unwrap();
            let entry = last_line(&self.audit);
            for step in entry["edits"].as_array().unwrap() {
                for edit in step["step"]["edits"].as_array().unwrap() {
                    if !make(&mut told, edit) {
                        self.fail(&format!("the trail tells of a change that doesn't fit: {edit}"));
                    }
                }
            }
            if told != value {
                self.fail("the trail doesn't lead to what was saved");
            }
        }
        (self.file, self.bytes) = (now, text);
    }

    /// She has done what she meant to.
    fn made(&mut self, ops: Vec<Op>) {
        let mut now = self.shown.clone();
        let mut step = Step { ops, bytes: None };
        if !step.make(&mut now) {
            self.fail(&format!("the model can't make {step:?}"));
        }
        let before = hash(&self.screen.text);
        self.trace(&format!("made {:?}", step.ops));
        self.sees(now);
        step.bytes = Some((before, hash(&self.screen.text)));
        self.history.made(step);
    }

    /// She has done nothing to the ledger.
    fn same(&mut self) {
        let now = self.shown.clone();
        self.sees(now);
    }

    /// Whether the file isn't what she started from.
    fn overtaken(&self) -> bool {
        self.file != self.base
    }

    /// Whether it can't be told what comes out when she does this and the others' changes are merged with it: a list
    /// that both have rearranged, or in which one has renamed rows that the other has changed.
    fn muddles(&self, op: &Op) -> bool {
        if !self.overtaken() {
            return false;
        }
        let list = match op {
            Op::Row { list, .. } => Some(list.clone()),
            Op::Put { path, old: Some(Node::Leaf(_)), new: Some(Node::Leaf(_)) } => match path.last() {
                Some(Seg::Key(key)) if !model::is_name(key) => None,
                _ => Some(list_of(path)),
            },
            Op::Put { path, .. } => Some(list_of(path)),
        };
        list.is_some_and(|list| self.base.get(&list) != self.file.get(&list))
    }

    /// She goes to some field; gives its place.
    fn somewhere(&mut self) -> Option<String> {
        let (project, moves) = (self.chance.below(7), self.chance.below(14));
        self.ann.plain(Code::Esc);
        self.ann.plain(Code::Esc);
        if self.chance.below(8) == 0 {
            self.ann.keys("0");
        } else {
            self.ann.keys("g");
            self.ann.keys(&"j".repeat(project));
            let tab = self.chance.of(&["1", "2", "3", "4", "5"]);
            self.ann.keys(tab);
        }
        self.ann.plain(Code::Enter);
        // Enter on a field that leads no further opens it.
        if !self.ann.browses() {
            self.ann.plain(Code::Esc);
        }
        self.ann.keys(&"j".repeat(moves));
        if self.chance.below(2) == 0 {
            self.ann.keys("w");
        }
        self.same();
        self.ann.field()
    }

    /// The identifier of the programme of a name.
    fn program(&self, name: &str) -> Option<String> {
        let at = kensho::json::Pointer::parse("/programs").unwrap();
        let find = |programs: kensho::json::Value<'_>| {
            let of = |program: kensho::json::Value<'_>, key: &str| Some(program.get(key)?.str()?.into_owned());
            programs.items().find(|one| of(*one, "name").as_deref() == Some(name)).and_then(|one| of(one, "id"))
        };
        self.ann.state.book.doc().find(&at, find).ok().flatten()
    }

    fn step(&mut self) {
        match self.chance.below(1000) {
            0..340 => self.edits(),
            340..460 => self.rows(),
            460..590 => self.undo(false),
            590..650 => self.undo(true),
            650..780 => self.looks(),
            780..850 => self.other(),
            850..890 => self.second(),
            890..980 => self.save("s"),
            980..990 => self.comes_back(),
            _ => self.walk(),
        }
        if !self.ann.browses() {
            self.fail("she can't go on");
        }
    }
}

/// The innermost list that a place is in.
fn list_of(path: &[Seg]) -> Way {
    let row = path.iter().rposition(|seg| matches!(seg, Seg::Row(_))).unwrap_or(0);
    path[..row].to_vec()
}

/// Whether no two rows have one name.
fn told_apart(rows: &[(Id, Node)]) -> bool {
    let mut names: Vec<String> = rows.iter().map(|(_, row)| format!("{:?}", model::name(row))).collect();
    names.sort();
    names.windows(2).all(|two| two[0] != two[1])
}

/// Whether a row has another name in the second list than in the first.
fn renamed(one: &[(Id, Node)], other: &[(Id, Node)]) -> bool {
    one.iter().any(|(id, row)| other.iter().any(|(same, other)| id == same && model::name(row) != model::name(other)))
}

fn same_ledger(one: &Node, other: &Node) -> bool {
    model::merge(one, one, other, Answer::Mine).0 == *one && one == other
}

/// Whether rows have come, gone or moved between two ledgers.
fn shifted(one: &Node, other: &Node) -> bool {
    match (one, other) {
        (Node::Record(a), Node::Record(b)) => {
            a.iter().any(|(key, node)| b.get(key).is_some_and(|other| shifted(node, other)))
        }
        (Node::Rows(a), Node::Rows(b)) => {
            !a.iter().map(|(id, _)| id).eq(b.iter().map(|(id, _)| id))
                || a.iter().zip(b).any(|((_, one), (_, other))| shifted(one, other))
        }
        _ => false,
    }
}

/// The last line of a file as JSON.
fn last_line(path: &Path) -> Value {
    let mut file = std::fs::File::open(path).unwrap();
    let length = file.metadata().unwrap().len();
    let mut tail = 1 << 16;
    loop {
        file.seek(SeekFrom::Start(length.saturating_sub(tail))).unwrap();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        let whole = &text[..text.len() - 1];
        match whole.iter().rposition(|&byte| byte == b'\n') {
            Some(at) => return serde_json::from_slice(&whole[at + 1..]).unwrap(),
            None if tail > length => return serde_json::from_slice(whole).unwrap(),
            None => tail *= 8,
        }
    }
}

/// Makes an edit of the audit trail on a ledger, as its format says; `false` where it doesn't fit.
fn make(ledger: &mut Value, edit: &Value) -> bool {
    let pointer = edit["pointer"].as_str().unwrap();
    let raw = |key: &str| edit.get(key).and_then(Value::as_str).map(|raw| serde_json::from_str::<Value>(raw).unwrap());
    let (before, after) = (raw("before"), raw("after"));
    if before.as_ref().is_some_and(|before| ledger.pointer(pointer) != Some(before)) {
        return false;
    }
    let Some((parent, last)) = pointer.rsplit_once('/') else {
        *ledger = after.unwrap();
        return true;
    };
    match (ledger.pointer_mut(parent), after) {
        (Some(Value::Object(members)), Some(after)) => drop(members.insert(last.to_owned(), after)),
        (Some(Value::Object(members)), None) => drop(members.remove(last)),
        (Some(Value::Array(items)), after) => {
            let at = if last == "-" { items.len() } else { last.parse().unwrap() };
            match (before, after) {
                (Some(_), Some(after)) => items[at] = after,
                (None, Some(after)) if at <= items.len() => items.insert(at, after),
                (Some(_), None) => drop(items.remove(at)),
                _ => return false,
            }
        }
        _ => return false,
    }
    true
}

/// Kilobytes of memory in use.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or("0");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// A home that costs no disk: what a disk loses is another test's business, and every edit is synced.
fn home() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let builder = tempfile::Builder::new();
    match memory.is_dir() {
        true => builder.tempdir_in(memory).or_else(|_| tempfile::tempdir()).unwrap(),
        false => tempfile::tempdir().unwrap(),
    }
}

/// The state and data directories come from the environment, which a test may not change safely: the test runs itself
/// again in a process with a home of its own.
#[test]
fn whatever_is_said_to_be_saved_is_in_the_file() {
    let home = home();
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "long_use::child", "--nocapture"])
        .env("KENSHO_TEST_HOME", home.path())
        .env("HOME", home.path());
    for name in ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"] {
        command.env_remove(name);
    }
    assert!(command.status().unwrap().success());
}

/// How many kilobytes more than after a fifth of a long use its end may take.
const GROWTH: u64 = 8 << 10;

#[test]
fn child() {
    let Some(home) = std::env::var_os("KENSHO_TEST_HOME") else { return };
    let path = PathBuf::from(home).join("台帳.json");
    std::fs::write(&path, EMBEDDED).unwrap();
    let actions = usize::try_from(long::rounds(200, 1000)).unwrap();
    let seed = std::env::var("KENSHO_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_123);
    println!("seed {seed}");
    let mut world = World::begin(path, seed);
    let (started, mut checkpoints) = (std::time::Instant::now(), Vec::new());
    for action in 1..=actions {
        world.action = action;
        world.step();
        if action % (actions / 10).max(1) == 0 {
            checkpoints.push(memory());
            println!("{action}: {} kB, {:.0} s", memory(), started.elapsed().as_secs_f64());
        }
    }
    let counts = &world.counts;
    println!("{actions} actions: {counts:?}");
    assert!(
        [counts.edits, counts.rows, counts.undone, counts.redone, counts.saves, counts.others].iter().all(|&n| n > 0)
    );
    if actions >= 10_000 {
        let rare =
            [counts.merges, counts.conflicts, counts.taken, counts.crashes, counts.quits, counts.merged_recoveries];
        assert!(rare.iter().all(|&n| n > 10), "{counts:?}");
        assert!(counts.lost_history * 20 < counts.undone, "{counts:?}");
        let (early, late) = (checkpoints[1], *checkpoints.last().unwrap());
        assert!(late < early + GROWTH, "memory grew from {early} to {late} kB");
    }
}
