//! Long use: random actions of two people on one ledger, against a model of it that knows nothing of the program.
//!
//! After every action the screen's ledger says what the model says; every byte of it that no changed value asks for is
//! where it was. After every save the file is what the model says as well, and the audit trail leads from what the file
//! held to what it holds. And the program's memory stays flat.
//!
//! `KENSHO_LONG=100000 cargo test --release --test program long_use:: -- --nocapture`: that many actions, from `KENSHO_SEED`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bytes;
mod model;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::support::long;
use bytes::{Text, strayed};
use kensho::app::effect::{Effect, Saving};
use kensho::app::key::{Code, Key};
use kensho::app::modes::saving::Outcome;
use kensho::app::state::{Mode, Origin, State};
use kensho::app::{Action, update};
use kensho::change::history;
use kensho::io::desk::{Desk, FileNews};
use kensho::io::source::Source;
use kensho::io::store::places::Places;
use kensho::json::{Edit, Pointer, move_element};
use kensho::rules::Table;
use model::{Answer, History, Id, Node, Op, Path as Way, Seg, Step};
use serde_json::Value;

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

/// A person at the program: the state and the desk, without a terminal between.
struct Person {
    state: State,
    /// `None` once the program is dead.
    desk: Option<Desk>,
    now: u64,
    /// Whether the program has ended.
    gone: bool,
    /// Whether the file was saved since this was last asked.
    saved: bool,
    /// The most recent text that was handed to the user's own editor.
    outside: Option<Pointer>,
}

impl Person {
    fn sit_down(path: &Path) -> Person {
        let (desk, ledger) =
            Desk::open(Source::File(path.to_owned())).unwrap_or_else(|failure| panic!("{}", failure.words));
        let state = State::with_ledger(Origin::File(path.display().to_string()), ledger, Table::embedded());
        let mut person = Person { state, desk: Some(desk), now: 0, gone: false, saved: false, outside: None };
        let left = person.desk().left_behind();
        if !left.is_empty() {
            person.act(Action::Recovered(left));
        }
        person
    }

    /// Does one thing and everything that comes of it.
    fn act(&mut self, action: Action) {
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Journal(moved) => {
                    assert_eq!(self.desk.as_mut().and_then(|desk| desk.journal(&moved, self.state.book.saved())), None)
                }
                Effect::Save(saving) => {
                    let outcome = self.desk().save(&saving);
                    if let Outcome::Failed(words) = &outcome {
                        panic!("{words}");
                    }
                    self.saved |= matches!(outcome, Outcome::Saved { .. });
                    self.act(Action::Saved(outcome));
                }
                Effect::Forget => self.desk().forget(),
                Effect::ForgetLeft => self.desk().forget_left(),
                Effect::Adopt(steps) => {
                    self.desk.iter_mut().for_each(|desk| drop(desk.adopt(&steps, self.state.book.saved())))
                }
                Effect::Rebase(steps) => {
                    self.desk.iter_mut().for_each(|desk| desk.rebase(&steps, self.state.book.saved()))
                }
                Effect::Edit { pointer, .. } => self.outside = Some(pointer),
                Effect::Quit => self.gone = true,
                _ => {}
            }
        }
    }

    fn desk(&mut self) -> &mut Desk {
        self.desk.as_mut().expect("the program is dead")
    }

    fn key(&mut self, key: Key) {
        self.now += 5000;
        self.act(Action::Key(key, self.now));
    }

    fn keys(&mut self, keys: &str) {
        keys.chars().for_each(|c| self.key(Key::char(c)));
    }

    fn plain(&mut self, code: Code) {
        self.key(Key::plain(code));
    }

    fn text(&self) -> String {
        self.state.book.doc().to_text()
    }

    fn field(&self) -> Option<String> {
        self.state.selected_field().map(|pointer| pointer.as_str().to_owned())
    }

    fn told(&self) -> &str {
        self.state.notice.as_ref().map_or("", |notice| &notice.words)
    }

    fn browses(&self) -> bool {
        matches!(self.state.mode, Mode::Browse)
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

    // ---- Ann ------------------------------------------------------------------------------------------------------

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

    /// Types `text` over what an open one-line field holds, or behind what a text holds, and takes it.
    fn types(&mut self, text: &str) {
        let Mode::Entry(entry) = &self.ann.state.mode else { return };
        let (pointer, lines, offers) =
            (entry.pointer.as_str().to_owned(), entry.has_lines(), !entry.choices.is_empty());
        let (path, left) = self.shown.path(&pointer);
        let here = self.shown.get(&path).filter(|_| left.is_empty());
        let before = edited(here);
        let is = here.cloned();
        let (mut meant, mut value);
        if offers {
            // One of what is offered: other words are written in a step of their own.
            self.ann.plain(Code::Down);
            if matches!(&self.ann.state.mode, Mode::Entry(entry) if entry.choice == Some(entry.choices.len())) {
                self.ann.plain(Code::Down);
            }
            let Mode::Entry(entry) = &self.ann.state.mode else { self.fail("the field was closed") };
            meant = entry.buffer.text().to_owned();
            value = match &*meant {
                "多いほど良い" => Some("up".into()),
                "少ないほど良い" => Some("down".into()),
                "対応待ち" => Some("open".into()),
                "対応済み" => Some("answered".into()),
                "はい" => Some(Value::Bool(true)),
                "いいえ" => Some(Value::Bool(false)),
                other => Some(self.program(other).unwrap_or_else(|| other.to_owned()).into()),
            };
        } else if lines {
            self.ann.key(Key { ctrl: true, ..Key::plain(Code::End) });
            self.ann.act(Action::Paste(text.into()));
            meant = format!("{before}{}", text.replace('\u{1b}', ""));
            value = typed(&pointer, &meant);
        } else {
            self.ann.key(Key { ctrl: true, ..Key::plain(Code::End) });
            self.ann.key(Key::ctrl('u'));
            self.ann.act(Action::Paste(text.into()));
            meant = text.replace('\u{1b}', "");
            value = typed(&pointer, &meant);
        }
        if offers && matches!(pointer.rsplit('/').next(), Some("direction" | "state" | "reference")) && value.is_none()
        {
            // Neither yes nor no.
            meant.clear();
        }
        // The old text gives the old value, in the form that it had; so does the text that is in the file.
        let in_file = self.base.get(&path).filter(|_| left.is_empty());
        for known in [in_file, is.as_ref()].into_iter().flatten() {
            if !meant.is_empty() && edited(Some(known)) == meant {
                value = match known {
                    Node::Leaf(value) => Some(value.clone()),
                    _ => value,
                };
            }
        }
        let op = value.clone().map(|value| self.shown.putting(&pointer, value, &mut self.ids));
        let unchanged = match (&op, &is) {
            (Some(Op::Put { old, new, .. }), _) if old == new => true,
            (Some(_), None) => value == Some(Value::Null),
            (Some(_), _) => !offers && meant == before,
            _ => false,
        };
        let Some(op) = op.filter(|op| unchanged || !self.muddles(op)) else {
            // Refused, or left alone.
            if value.is_none() {
                self.ann.key(Key::ctrl('s'));
                if !matches!(self.ann.state.mode, Mode::Entry(_)) && !before.eq(&meant) {
                    self.fail(&format!("{pointer} took {text:?}"));
                }
                self.counts.refused += 1;
            }
            for _ in 0..3 {
                self.ann.plain(Code::Esc);
                if !self.ann.browses() {
                    self.ann.keys("n");
                }
            }
            return self.same();
        };
        self.ann.key(Key::ctrl('s'));
        if !self.ann.browses() {
            self.fail(&format!("{pointer} didn't take {text:?}"));
        }
        if unchanged {
            return self.same();
        }
        self.counts.edits += 1;
        let mut ops = vec![op];
        ops.extend(self.rest_of_group(&pointer, &ops[0]));
        self.made(ops);
    }

    /// The heading of a group of costs stands in each row of it: those below change with it.
    fn rest_of_group(&self, pointer: &str, op: &Op) -> Vec<Op> {
        let tokens: Vec<&str> = pointer.split('/').collect();
        let (["", "projects", _, "plan", "cost_items", row, "group"], Op::Put { path, old: Some(old), new }) =
            (&tokens[..], op)
        else {
            return Vec::new();
        };
        let list = path[..path.len() - 2].to_vec();
        let rows = self.shown.get(&list).map_or(&[][..], Node::rows);
        let group = |node: &Node| node.child(&Seg::Key("group".into())).cloned();
        // A heading that is blank is no heading.
        let below = rows.iter().skip(row.parse::<usize>().unwrap() + 1);
        let below =
            below.take_while(|(_, node)| group(node).is_some_and(|group| edited(Some(&group)) == edited(Some(old))));
        let put = |(id, _): &(Id, Node)| {
            let path = [list.clone(), vec![Seg::Row(*id), Seg::Key("group".into())]].concat();
            Op::Put { old: self.shown.get(&path).cloned(), path, new: new.clone() }
        };
        below.map(put).collect()
    }

    fn words(&mut self) -> String {
        let number = self.action;
        match self.chance.below(12) {
            0 => "12".into(),
            1 => "確認中".into(),
            2 => format!("R{}", 3 + number % 6),
            3 => "-".into(),
            4 => "=1+1".into(),
            5 => "\u{1b}[2J".into(),
            6 => format!("{number}"),
            7 => "13(301)".into(),
            8 => "".into(),
            9 => format!("{}.5", number % 90),
            _ => format!("直した{number}"),
        }
    }

    fn edits(&mut self) {
        let Some(pointer) = self.somewhere() else { return };
        if self.chance.below(3) == 0 {
            return self.edits_outside(&pointer);
        }
        self.ann.keys("e");
        let text = match self.chance.below(6) {
            // What is in the file.
            0 => {
                let (path, left) = self.shown.path(&pointer);
                edited(self.base.get(&path).filter(|_| left.is_empty()))
            }
            _ => self.words(),
        };
        match text.contains('\n') {
            true => self.ann.plain(Code::Esc),
            false => self.types(&text),
        }
        self.ann.plain(Code::Esc);
        self.same();
    }

    /// The field in an editor of her own, which gives it back with a newline at the end.
    fn edits_outside(&mut self, pointer: &str) {
        let text = format!("外で直した{}", self.action);
        let (path, left) = self.shown.path(pointer);
        let Some(value) = typed(pointer, &text) else { return };
        let leaf = matches!(self.shown.get(&path), Some(Node::Leaf(_))) || !left.is_empty();
        let op = self.shown.putting(pointer, value, &mut self.ids);
        if !leaf || self.muddles(&op) {
            return;
        }
        self.ann.outside = None;
        self.ann.keys("E");
        let Some(at) = self.ann.outside.take() else { return self.same() };
        assert_eq!(at.as_str(), pointer);
        self.ann.act(Action::Edited(at, format!("{text}\n")));
        if matches!(&self.ann.state.mode, Mode::Entry(entry) if entry.writing) {
            // No word of the list: that is asked before.
            self.ann.plain(Code::Enter);
        }
        if !self.ann.browses() {
            // Neither yes nor no.
            self.ann.plain(Code::Esc);
            self.ann.keys("n");
            return self.same();
        }
        self.counts.edits += 1;
        let mut ops = vec![op];
        ops.extend(self.rest_of_group(pointer, &ops[0]));
        self.made(ops);
    }

    fn rows(&mut self) {
        let Some(pointer) = self.somewhere() else { return };
        let tokens: Vec<&str> = pointer.split('/').collect();
        // The innermost list; projects and their sheets don't come and go by a key.
        let mut row = None;
        for at in (2..tokens.len()).rev() {
            let list = tokens[..at].join("/");
            let whole = list == "/projects" || (tokens[1] == "projects" && at == 4 && tokens[3] == "reviews");
            let (path, left) = self.shown.path(&list);
            if !whole && left.is_empty() && matches!(self.shown.get(&path), Some(Node::Rows(_))) {
                row = Some((path, tokens[at].parse::<usize>().unwrap()));
                break;
            }
        }
        let Some((list, at)) = row else { return };
        let rows = self.shown.get(&list).unwrap().rows().to_vec();
        let Some((id, node)) = rows.get(at).cloned() else {
            return self.adds(&list, &rows, at, pointer.as_str());
        };
        let behind = |at: usize| at.checked_sub(1).map(|before| rows[before].0);
        let key = match self.chance.below(4) {
            0 if rows.len() < 12 => 'a',
            1 | 2 => self.chance.of(&['<', '>'].each_ref()).to_owned(),
            _ if rows.len() > 2 => 'D',
            _ => 'a',
        };
        self.counts.rows += 1;
        match key {
            'D' => {
                let op = Op::Row { list, id, row: node, old: Some(behind(at)), new: None };
                if !self.muddles(&op) {
                    self.ann.keys("D");
                    self.made(vec![op]);
                }
            }
            'a' => self.adds(&list, &rows, at, pointer.as_str()),
            _ => {
                let to = if key == '<' { at.wrapping_sub(1) } else { at + 1 };
                let group = |at: usize| rows.get(at).and_then(|(_, node)| node.child(&Seg::Key("group".into())));
                let costs = list.last() == Some(&Seg::Key("cost_items".into()));
                let op = match (group(at), group(to)) {
                    // Past the edge of its group it joins the one beyond.
                    (Some(own), Some(beyond)) if costs && own != beyond => {
                        let path = [list, vec![Seg::Row(id), Seg::Key("group".into())]].concat();
                        Some(Op::Put { path, old: Some(own.clone()), new: Some(beyond.clone()) })
                    }
                    _ if to >= rows.len() => None,
                    _ => {
                        let new = if to < at { behind(to) } else { Some(rows[to].0) };
                        Some(Op::Row { list, id, row: node, old: Some(behind(at)), new: Some(new) })
                    }
                };
                if op.as_ref().is_some_and(|op| self.muddles(op)) {
                    return;
                }
                self.ann.key(Key::char(key));
                match op {
                    Some(op) => self.made(vec![op]),
                    None => self.same(),
                }
            }
        }
    }

    /// A blank row behind the selected one, and words for its first field.
    fn adds(&mut self, list: &Way, rows: &[(Id, Node)], at: usize, pointer: &str) {
        let mut op = Op::Row { list: list.clone(), id: 0, row: Node::Leaf(Value::Null), old: None, new: None };
        let issues = pointer.contains("/issues/");
        if issues || self.muddles(&op) {
            return;
        }
        self.ann.keys("a");
        let text = Text::new(self.ann.text());
        let there = self.shown.pointer(list).unwrap();
        let index = if rows.is_empty() { 0 } else { at + 1 };
        let Some(span) = text.find(&format!("{there}/{index}")) else { self.fail("no row was added") };
        let blank: Value = serde_json::from_str(&text.text[span]).unwrap();
        let is_blank = |(key, value): (&String, &Value)| {
            value.is_null()
                || *value == Value::Bool(false)
                || matches!(value.as_str(), Some("" | "open"))
                || key == "fiscal_year"
        };
        let blank_row = blank.as_object().is_some_and(|members| members.iter().all(is_blank)) || blank == "";
        if !blank_row {
            self.fail(&format!("the new row isn't blank: {blank}"));
        }
        self.ids += 1;
        let id = self.ids;
        let row = Node::of(&blank, &mut self.ids);
        op = Op::Row { list: list.clone(), id, row, old: None, new: Some(rows.get(at).map(|(id, _)| *id)) };
        self.made(vec![op]);
        use kensho::ledger::field::Kind;
        match &self.ann.state.mode {
            Mode::Entry(entry) if matches!(entry.kind, Kind::Year | Kind::Yen | Kind::Whole | Kind::Number) => {
                // Left as it is, the row stays: only Esc takes it away again.
                self.ann.plain(Code::Enter);
            }
            Mode::Entry(_) => {
                let text = format!("加えた{}", self.action);
                self.types(&text);
            }
            _ => {}
        }
        self.ann.plain(Code::Esc);
        self.ann.keys(if self.ann.browses() { "" } else { "n" });
    }

    fn undo(&mut self, redo: bool) {
        let next = if redo { self.history.undone.last() } else { self.history.done.last() }.cloned();
        if next.is_none() && self.history.vague {
            return self.walk();
        }
        if next.as_ref().is_some_and(|step| step.ops.iter().any(|op| self.muddles(op))) {
            return;
        }
        self.ann.key(if redo { Key::ctrl('r') } else { Key::char('u') });
        let nothing = self.ann.told().contains("変更はありません");
        if nothing && next.is_some() && !redo && self.history.shifted {
            // Its rows could not be found again in the other person's ledger.
            self.history.done.clear();
            self.history.undone.clear();
            self.counts.lost_history += 1;
            return self.same();
        }
        if nothing != next.is_none() {
            self.fail(&format!("{next:?} was to be taken back or made again"));
        }
        self.trace(if redo { "redo" } else { "undo" });
        let mut now = self.shown.clone();
        let step = if redo { self.history.redo(&mut now) } else { self.history.undo(&mut now) };
        self.sees(now);
        if let Some((_, after)) = step.as_ref().and_then(|step| step.bytes)
            && after != hash(&self.screen.text)
        {
            self.fail(&format!("not the very bytes again after {step:?}"));
        }
        if step.is_some() {
            *if redo { &mut self.counts.redone } else { &mut self.counts.undone } += 1;
        }
    }

    /// Back as far as it goes, and forth as many steps.
    fn walk(&mut self) {
        // What was taken back before is not to be made again by this.
        if self.overtaken() || self.history.done.len() > 60 {
            return;
        }
        let mut steps = 0;
        for _ in 0..CARRIED {
            self.ann.keys("u");
            if !self.ann.told().ends_with("の変更を取り消しました。") {
                break;
            }
            steps += 1;
        }
        for _ in 0..steps {
            self.ann.key(Key::ctrl('r'));
        }
        self.counts.walks += 1;
        self.same();
    }

    fn looks(&mut self) {
        match self.chance.below(8) {
            0 => {
                let (width, height) = (20 + self.chance.below(150) as u16, 5 + self.chance.below(60) as u16);
                self.ann.act(Action::Resize(width, height));
            }
            1 => {
                self.ann.keys("/");
                self.ann.act(Action::Paste("美祢".into()));
                self.ann.plain(Code::Enter);
            }
            2 => {
                // A value that is only supposed.
                self.somewhere();
                self.ann.keys("=");
                if matches!(self.ann.state.mode, Mode::Entry(_)) {
                    self.ann.act(Action::Paste("77".into()));
                    self.ann.plain(Code::Enter);
                }
                self.ann.plain(Code::Esc);
                self.ann.keys("-");
            }
            3 => {
                let keys = self.chance.of(&["f", "c", "m", "?", ":"]);
                self.ann.keys(keys);
                self.ann.plain(Code::Esc);
                self.ann.plain(Code::Esc);
                if self.ann.state.differing {
                    self.ann.keys("f");
                }
            }
            _ => {
                let keys = self.chance.of(&["j", "k", "n", "G", "g", "l", "h", "J", "z", "v", "V", " "]);
                self.ann.keys(keys);
            }
        }
        self.same();
    }

    // ---- saving ---------------------------------------------------------------------------------------------------

    fn save(&mut self, key: &str) {
        let (mine, overtaken) = (self.shown.clone(), self.overtaken());
        self.ann.saved = false;
        self.ann.keys(key);
        if self.ann.told().contains("保存する変更はありません") || self.ann.browses() {
            return self.same();
        }
        if !matches!(self.ann.state.mode, Mode::Review { .. }) {
            self.fail("nothing to confirm");
        }
        if self.chance.below(8) == 0 {
            self.ann.plain(Code::Esc);
            return self.same();
        }
        let answer = if self.chance.below(2) == 0 { Answer::Mine } else { Answer::Theirs };
        self.ann.plain(Code::Enter);
        let (merged, conflicts) = model::merge(&self.base, &mine, &self.file, answer);
        match &self.ann.state.mode {
            Mode::Conflicts(clash) if clash.conflicts.len() == conflicts && conflicts > 0 => {}
            Mode::Browse if conflicts == 0 => {}
            _ => self.fail(&format!("{conflicts} contradictions were to be asked about")),
        }
        if conflicts > 0 {
            self.counts.conflicts += conflicts;
            match self.chance.below(5) {
                // Not now: nothing has happened.
                0 => {
                    self.ann.plain(Code::Esc);
                    return self.same();
                }
                // Later: theirs stays in the file, mine on the screen.
                1 => return self.leaves(conflicts),
                _ => self.ann.keys(&if answer == Answer::Mine { "m" } else { "t" }.repeat(conflicts)),
            }
            if matches!(self.ann.state.mode, Mode::Review { .. }) {
                self.ann.plain(Code::Enter);
            }
        }
        if !self.ann.browses() {
            self.fail("not saved");
        }
        self.settled(merged.clone(), overtaken);
        if self.ann.saved {
            self.counts.saves += 1;
            self.saved(merged.clone(), true);
        } else if merged != self.file {
            self.fail("nothing was saved");
        }
        if !self.ann.state.book.changes().is_empty() {
            self.fail("something is left unsaved");
        }
        self.base = merged;
        self.history.log = Some(Vec::new());
    }

    /// Her screen shows what the two ledgers came to.
    fn settled(&mut self, merged: Node, overtaken: bool) {
        if overtaken {
            self.counts.merges += 1;
            // What she sees now is the file's text with her changes in it.
            self.screen = Text::new(self.bytes.text.clone());
            let mine = std::mem::replace(&mut self.shown, self.file.clone());
            self.history.shifted |= shifted(&self.base, &self.file);
            if mine == merged && self.history.done.is_empty() && !self.history.vague {
                self.history.undone.clear();
            }
            self.history.carry(&self.file, &merged, CARRIED);
        }
        let words = format!("merged: {overtaken}, {} done, vague {}", self.history.done.len(), self.history.vague);
        self.trace(&words);
        self.sees(merged);
    }

    fn leaves(&mut self, conflicts: usize) {
        let mine = self.shown.clone();
        let (settled, _) = model::merge(&self.base, &mine, &self.file, Answer::Theirs);
        let (with_mine, _) = model::merge(&self.base, &mine, &self.file, Answer::Mine);
        self.ann.keys(&"l".repeat(conflicts));
        if matches!(self.ann.state.mode, Mode::Review { .. }) {
            self.ann.plain(Code::Enter);
        }
        if !self.ann.browses() {
            self.fail("not settled");
        }
        self.settled(with_mine, true);
        self.history.forget();
        if self.ann.saved {
            self.counts.saves += 1;
            self.saved(settled.clone(), true);
        } else if settled != self.file {
            self.fail("nothing was saved");
        }
        self.base = settled;
    }

    /// A second goes by, in which the program looks at the file.
    fn second(&mut self) {
        let Person { desk, state, .. } = &mut self.ann;
        let news = desk.as_mut().map_or(FileNews::None, |desk| desk.news(state.book.saved()));
        if news == FileNews::Changed
            && !self.ann.state.is_unsaved()
            && let Ok(theirs) = self.ann.desk().reread()
        {
            self.ann.act(Action::Theirs(Box::new(theirs)));
            self.counts.taken += 1;
            let theirs = self.file.clone();
            self.settled(theirs.clone(), true);
            self.base = theirs;
            if let Some(log) = &mut self.history.log {
                log.clear();
            }
        }
        self.same();
    }

    /// The program is killed, or ends as it was told to, and is started again.
    fn comes_back(&mut self) {
        let quit = self.chance.below(3) == 0;
        if quit {
            self.counts.quits += 1;
            self.ann.plain(Code::Esc);
            self.ann.keys("q");
            if matches!(self.ann.state.mode, Mode::Leaving { .. }) {
                if self.chance.below(2) == 0 {
                    self.ann.keys("dd");
                    self.discard();
                } else {
                    self.ann.keys("l");
                }
            }
            assert!(self.ann.gone, "{:?}", self.ann.state.mode);
        } else {
            self.counts.crashes += 1;
        }
        let stale = self.overtaken();
        let unsaved = !same_ledger(&self.shown, &self.base);
        self.restart();
        let (mine, base) = (self.shown.clone(), std::mem::replace(&mut self.base, self.file.clone()));
        let log = self.history.log.take();
        self.screen = Text::new(self.bytes.text.clone());
        self.shown = self.file.clone();
        self.history = History::new();
        if !matches!(self.ann.state.mode, Mode::Recovery { .. }) {
            if unsaved {
                self.fail("nothing was left behind");
            }
            return self.same();
        }
        match self.chance.below(6) {
            0 => {
                self.ann.keys("d");
                self.ann.key(Key::ctrl('d'));
                return self.same();
            }
            // Not now; and the power goes.
            1 => {
                self.ann.plain(Code::Esc);
                self.same();
                self.restart();
                if !matches!(self.ann.state.mode, Mode::Recovery { .. }) {
                    self.fail("what was left behind isn't asked about again");
                }
            }
            _ => {}
        }
        let answer = if self.chance.below(2) == 0 { Answer::Mine } else { Answer::Theirs };
        self.ann.plain(Code::Enter);
        if !stale {
            match log {
                Some(log) => {
                    self.history.log = Some(log.clone());
                    self.history.done = log;
                }
                None => self.history.forget(),
            }
            return self.sees(mine);
        }
        self.counts.merged_recoveries += 1;
        let (merged, conflicts) = model::merge(&base, &mine, &self.file, answer);
        match &self.ann.state.mode {
            Mode::Conflicts(clash) if clash.conflicts.len() == conflicts && conflicts > 0 => {}
            Mode::Browse if conflicts == 0 => {}
            _ => self.fail(&format!("{conflicts} contradictions were to be asked about")),
        }
        self.ann.keys(&if answer == Answer::Mine { "m" } else { "t" }.repeat(conflicts));
        self.history.forget();
        self.sees(merged);
    }

    fn restart(&mut self) {
        self.ann.desk = None;
        self.ann = Person::sit_down(&self.path);
    }

    fn discard(&mut self) {
        self.shown = self.base.clone();
    }

    // ---- the others -----------------------------------------------------------------------------------------------

    /// Somebody else changes the file: a value, or the rows of a list.
    fn other(&mut self) {
        let Some(op) = self.their_op() else { return };
        let mut now = self.file.clone();
        let step = Step { ops: vec![op.clone()], bytes: None };
        assert!(step.make(&mut now), "{op:?}");
        let by_hand = matches!(op, Op::Put { .. }) && self.chance.below(2) == 0;
        if by_hand {
            // With any editor: the value's bytes and no others.
            let Op::Put { path, new: Some(Node::Leaf(value)), .. } = &op else { return };
            let span = self.bytes.find(&self.file.pointer(path).unwrap()).unwrap();
            let mut text = std::fs::read_to_string(&self.path).unwrap();
            text.replace_range(span, &value.to_string());
            let beside = self.path.with_extension("new");
            std::fs::write(&beside, text).unwrap();
            std::fs::rename(&beside, &self.path).unwrap();
        } else {
            // With a kensho of their own.
            let (mut desk, base) =
                Desk::open(Source::File(self.path.clone())).unwrap_or_else(|failure| panic!("{}", failure.words));
            let mut ledger = base.clone();
            let doc = ledger.doc();
            let at = |pointer: &str| Pointer::parse(pointer).unwrap();
            let edits = match &op {
                Op::Put { path, new: Some(Node::Leaf(value)), .. } => {
                    let at = at(&self.file.pointer(path).unwrap());
                    let old = doc.get(&at).unwrap();
                    vec![Edit::replace(at, old, value.to_string(), 0)]
                }
                Op::Row { list, id, old, new, .. } => {
                    let place = |ledger: &Node| {
                        let rows = ledger.get(list).unwrap().rows();
                        rows.iter().position(|(row, _)| row == id).unwrap()
                    };
                    let list = at(&self.file.pointer(list).unwrap());
                    match (old, new) {
                        (Some(_), None) => {
                            let at = list.index(place(&self.file));
                            let old = doc.get(&at).unwrap();
                            vec![Edit::remove(at, old, 0)]
                        }
                        (None, _) => {
                            let at = list.index(place(&now));
                            let row = format!(
                                "{{ \"name\": \"他の指標{}\", \"unit\": \"件\", \"target\": 5, \"actual\": null }}",
                                self.action
                            );
                            vec![Edit::insert(at, row, 0)]
                        }
                        _ => move_element(doc, &list, place(&self.file), place(&now), 0).unwrap().to_vec(),
                    }
                }
                _ => return,
            };
            let step = history::Step::make("他", &edits, &mut ledger).unwrap();
            let saving = Saving { base, ledger, path: None, steps: vec![step], held: Vec::new(), label: "他".into() };
            match desk.save(&saving) {
                Outcome::Saved { .. } => {}
                other => {
                    self.fail(&format!("the others could not save: {other:?}").chars().take(2000).collect::<String>())
                }
            }
        }
        self.counts.others += 1;
        self.trace(&format!("others {op:?}"));
        self.saved(now, !by_hand);
        self.same();
    }

    fn their_op(&mut self) -> Option<Op> {
        let key = |key: &str| Seg::Key(key.to_owned());
        let (project, node) = {
            let projects = self.file.child(&key("projects"))?.rows();
            projects[self.chance.below(projects.len())].clone()
        };
        let (review, _) = node.child(&key("reviews"))?.rows().first()?.clone();
        let at_project = vec![key("projects"), Seg::Row(project)];
        let at_review = [at_project.clone(), vec![key("reviews"), Seg::Row(review)]].concat();
        let words = Value::from(format!("他{}", self.action));
        // One in three falls on what she has just changed herself.
        let kind = self.chance.below(18);
        if kind >= 12 {
            let mine = self.history.log.iter().flatten().flat_map(|step| &step.ops);
            let mine: Vec<Way> = mine
                .filter_map(|op| match op {
                    Op::Put { path, old: Some(Node::Leaf(_)), new: Some(Node::Leaf(_)) } => Some(path.clone()),
                    _ => None,
                })
                .collect();
            let path = mine.get(self.chance.below(mine.len()))?.clone();
            let old = self.file.get(&path)?.clone();
            let Some(Seg::Key(name)) = path.last().filter(|seg| !matches!(seg, Seg::Key(key) if model::is_name(key)))
            else {
                return None;
            };
            let new = match &old {
                Node::Leaf(Value::String(_)) if !matches!(&**name, "from" | "to" | "format") => words,
                Node::Leaf(Value::Number(_)) => self.action.into(),
                _ => return None,
            };
            // In a list whose rows can be told from each other.
            let list = list_of(&path);
            let apart = |ledger: &Node| ledger.get(&list).is_none_or(|list| told_apart(list.rows()));
            let renamed = renamed(self.base.get(&list)?.rows(), self.shown.get(&list)?.rows());
            let fits = !renamed && [&self.base, &self.shown, &self.file].into_iter().all(apart);
            return fits.then_some(Op::Put { path, old: Some(old), new: Some(Node::Leaf(new)) });
        }
        let (path, value) = match kind {
            0 => (vec![key(self.chance.of(&["title", "municipality", "funding"]))], words),
            1 => ([at_project, vec![key("department")]].concat(), words),
            2 => ([at_review, vec![key(self.chance.of(&["cost", "grant"]))]].concat(), self.action.into()),
            3 => ([at_review, vec![key("effect"), key("comment")]].concat(), words),
            4 => {
                let member = self.chance.of(&["current", "obstacles", "revisions"]);
                ([at_review, vec![key("issues"), key(member)]].concat(), words)
            }
            _ => {
                let list = [at_review, vec![key("kpis")]].concat();
                // Rows that can be told from each other, in a list whose names she has left alone.
                let [base, mine, file] = [&self.base, &self.shown, &self.file].map(|ledger| ledger.get(&list));
                let (base, mine, file) = (base?.rows(), mine?.rows(), file?.rows());
                let order = |rows: &[(Id, Node)]| rows.iter().map(|(id, _)| *id).collect::<Vec<_>>();
                if renamed(base, mine) || ![base, mine, file].into_iter().all(told_apart) || file.is_empty() {
                    return None;
                }
                let at = self.chance.below(file.len());
                let (id, row) = file[at].clone();
                let behind = |at: usize| at.checked_sub(1).map(|before| file[before].0);
                if kind < 9 {
                    let member = self.chance.of(&["target", "actual", "note", "baseline"]);
                    let path = [list, vec![Seg::Row(id), key(member)]].concat();
                    (path, if kind < 7 || member == "note" { words } else { self.action.into() })
                } else if order(base) != order(mine) {
                    return None;
                } else {
                    return Some(match self.chance.below(3) {
                        0 if file.len() > 2 => Op::Row { list, id, row, old: Some(behind(at)), new: None },
                        1 if at > 0 => Op::Row { list, id, row, old: Some(behind(at)), new: Some(behind(at - 1)) },
                        _ if file.len() > 8 => return None,
                        _ => {
                            let value = serde_json::json!({
                                "name": format!("他の指標{}", self.action), "unit": "件", "target": 5, "actual": null
                            });
                            self.ids += 1;
                            let id = self.ids;
                            let row = Node::of(&value, &mut self.ids);
                            Op::Row { list, id, row, old: None, new: Some(Some(file[at].0)) }
                        }
                    });
                }
            }
        };
        // Of a value that isn't there, nobody says that it is another.
        let old = self.file.get(&path).filter(|old| matches!(old, Node::Leaf(_)))?.clone();
        let new = Node::Leaf(value);
        (old != new).then_some(Op::Put { path, old: Some(old), new: Some(new) })
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
