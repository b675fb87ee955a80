//! What a ledger must say: a second account of it that knows nothing of the program.
//!
//! Every row has an identity of its own, which the program doesn't have: where it follows rows by their names, the model
//! knows which is which. A step is what somebody meant (this field says that, this row goes behind that one), and is taken
//! back, carried over to another person's ledger or merged with it by what was meant.

use std::collections::BTreeMap;

use serde_json::Value;

/// A row's identity, never given twice.
pub type Id = u64;

/// A value of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Leaf(Value),
    Record(BTreeMap<String, Node>),
    Rows(Vec<(Id, Node)>),
}

/// One step down into a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Seg {
    Key(String),
    Row(Id),
}

/// The way to a value, from the root.
pub type Path = Vec<Seg>;

/// What somebody meant to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// What stands at a place, before and after; `None`: nothing.
    Put { path: Path, old: Option<Node>, new: Option<Node> },
    /// Where in a list a row stands, before and after: behind which other row (`None`: as the first).
    Row { list: Path, id: Id, row: Node, old: Option<Option<Id>>, new: Option<Option<Id>> },
}

impl Op {
    pub fn inverse(&self) -> Op {
        match self.clone() {
            Op::Put { path, old, new } => Op::Put { path, old: new, new: old },
            Op::Row { list, id, row, old, new } => Op::Row { list, id, row, old: new, new: old },
        }
    }
}

/// What belongs together and is taken back together, with what was to be seen before it and after it, while that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub ops: Vec<Op>,
    pub bytes: Option<(u64, u64)>,
}

impl Step {
    pub fn inverse(&self) -> Step {
        let ops = self.ops.iter().rev().map(Op::inverse).collect();
        Step { ops, bytes: self.bytes.map(|(before, after)| (after, before)) }
    }

    /// Makes it on a ledger; `false`, and nothing is changed, where it doesn't fit any more.
    pub fn make(&self, ledger: &mut Node) -> bool {
        let mut made = ledger.clone();
        let fits = self.ops.iter().all(|op| made.make(op));
        if fits {
            *ledger = made;
        }
        fits
    }
}

/// Nothing and `null` are one.
fn same(one: Option<&Node>, other: Option<&Node>) -> bool {
    let blank = |node: Option<&Node>| matches!(node, None | Some(Node::Leaf(Value::Null)));
    one == other || (blank(one) && blank(other))
}

impl Node {
    pub fn of(value: &Value, ids: &mut Id) -> Node {
        match value {
            Value::Object(members) => {
                Node::Record(members.iter().map(|(key, value)| (key.clone(), Node::of(value, ids))).collect())
            }
            Value::Array(items) => Node::Rows(
                items
                    .iter()
                    .map(|item| {
                        *ids += 1;
                        (*ids, Node::of(item, ids))
                    })
                    .collect(),
            ),
            leaf => Node::Leaf(leaf.clone()),
        }
    }

    /// Where it says something else than a value; `None` where it says the same.
    pub fn differs(&self, value: &Value) -> Option<String> {
        match (self, value) {
            (Node::Record(members), Value::Object(values)) if members.len() == values.len() => {
                members.iter().find_map(|(key, node)| match values.get(key) {
                    Some(value) => node.differs(value).map(|at| format!("/{key}{at}")),
                    None => Some(format!("/{key}: {node:?}, nothing")),
                })
            }
            (Node::Rows(rows), Value::Array(values)) if rows.len() == values.len() => {
                let mut pairs = rows.iter().zip(values).enumerate();
                pairs.find_map(|(i, ((_, node), value))| node.differs(value).map(|at| format!("/{i}{at}")))
            }
            (Node::Leaf(leaf), value) if leaf == value => None,
            (node, value) => Some(format!(": {node:?}, {value}")),
        }
    }

    pub fn child(&self, seg: &Seg) -> Option<&Node> {
        match (self, seg) {
            (Node::Record(members), Seg::Key(key)) => members.get(key),
            (Node::Rows(rows), Seg::Row(id)) => rows.iter().find(|(row, _)| row == id).map(|(_, node)| node),
            _ => None,
        }
    }

    pub fn get(&self, path: &[Seg]) -> Option<&Node> {
        path.iter().try_fold(self, |node, seg| node.child(seg))
    }

    fn get_mut(&mut self, path: &[Seg]) -> Option<&mut Node> {
        path.iter().try_fold(self, |node, seg| match (node, seg) {
            (Node::Record(members), Seg::Key(key)) => members.get_mut(key),
            (Node::Rows(rows), Seg::Row(id)) => rows.iter_mut().find(|(row, _)| row == id).map(|(_, node)| node),
            _ => None,
        })
    }

    pub fn rows(&self) -> &[(Id, Node)] {
        match self {
            Node::Rows(rows) => rows,
            _ => &[],
        }
    }

    /// The path that a JSON Pointer names, as far as there is something: with what is left of its tokens.
    pub fn path<'p>(&self, pointer: &'p str) -> (Path, Vec<&'p str>) {
        let (mut node, mut path) = (self, Path::new());
        let mut tokens = pointer.split('/').skip(1);
        while let Some(token) = tokens.next() {
            let seg = match node {
                Node::Rows(rows) => token.parse().ok().and_then(|i: usize| rows.get(i)).map(|(id, _)| Seg::Row(*id)),
                _ => Some(Seg::Key(token.to_owned())),
            };
            let next = seg.as_ref().and_then(|seg| node.child(seg));
            let (Some(seg), Some(next)) = (seg, next) else {
                return (path, std::iter::once(token).chain(tokens).collect());
            };
            path.push(seg);
            node = next;
        }
        (path, Vec::new())
    }

    pub fn pointer(&self, path: &[Seg]) -> Option<String> {
        let (mut node, mut pointer) = (self, String::new());
        for seg in path {
            match (node, seg) {
                (_, Seg::Key(key)) => pointer.push_str(&format!("/{key}")),
                (Node::Rows(rows), Seg::Row(id)) => {
                    pointer.push_str(&format!("/{}", rows.iter().position(|(row, _)| row == id)?));
                }
                _ => return None,
            }
            node = node.child(seg)?;
        }
        Some(pointer)
    }

    /// What must be done for the value at a pointer to be `new`, with whatever has to be made on the way.
    pub fn putting(&self, pointer: &str, new: Value, ids: &mut Id) -> Op {
        let (path, left) = self.path(pointer);
        let here = self.get(&path);
        let new = left.iter().skip(usize::from(matches!(here, Some(Node::Record(_) | Node::Rows(_))))).rev().fold(
            Node::of(&new, ids),
            |node, token| match token.parse::<usize>() {
                Ok(_) => {
                    *ids += 1;
                    Node::Rows(vec![(*ids, node)])
                }
                Err(_) => Node::Record(BTreeMap::from([((*token).to_owned(), node)])),
            },
        );
        match (here, left.first()) {
            (Some(Node::Rows(rows)), Some(_)) => {
                *ids += 1;
                let last = rows.last().map(|(id, _)| *id);
                Op::Row { list: path, id: *ids, row: new, old: None, new: Some(last) }
            }
            (Some(Node::Record(_)), Some(key)) => {
                let path = [path, vec![Seg::Key((*key).to_owned())]].concat();
                Op::Put { path, old: None, new: Some(new) }
            }
            (old, _) => Op::Put { old: old.cloned(), path, new: Some(new) },
        }
    }

    fn make(&mut self, op: &Op) -> bool {
        match op {
            Op::Put { path, old, new } => {
                if self.get(path) != old.as_ref() {
                    return false;
                }
                let Some((last, parent)) = path.split_last() else { return false };
                match (self.get_mut(parent), last, new) {
                    (Some(Node::Record(members)), Seg::Key(key), Some(new)) => {
                        drop(members.insert(key.clone(), new.clone()));
                    }
                    (Some(Node::Record(members)), Seg::Key(key), None) => drop(members.remove(key)),
                    (Some(Node::Rows(rows)), Seg::Row(id), Some(new)) => {
                        match rows.iter_mut().find(|(row, _)| row == id) {
                            Some((_, node)) => *node = new.clone(),
                            None => return false,
                        }
                    }
                    _ => return false,
                }
                true
            }
            Op::Row { list, id, row, old, new } => {
                if let Some(_before) = old
                    && self.get(list).and_then(|rows| rows.child(&Seg::Row(*id))) != Some(row)
                {
                    return false;
                }
                let Some(Node::Rows(rows)) = self.get_mut(list) else { return false };
                if old.is_some() {
                    rows.retain(|(row, _)| row != id);
                }
                match new {
                    None => true,
                    Some(behind) => put_behind(rows, *behind, (*id, row.clone())),
                }
            }
        }
    }
}

fn put_behind(rows: &mut Vec<(Id, Node)>, behind: Option<Id>, row: (Id, Node)) -> bool {
    let at = match behind {
        None => Some(0),
        Some(behind) => rows.iter().position(|(id, _)| *id == behind).map(|at| at + 1),
    };
    at.map(|at| rows.insert(at, row)).is_some()
}

/// What is to become of what two people said differently.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    Mine,
    Theirs,
}

/// What two people made of one ledger, in one; and how many contradictions were answered with `answer`.
pub fn merge(base: &Node, mine: &Node, theirs: &Node, answer: Answer) -> (Node, usize) {
    let mut conflicts = 0;
    let merged = merged(Some(base), Some(mine), Some(theirs), answer, &mut conflicts);
    (merged.unwrap_or_else(|| base.clone()), conflicts)
}

fn merged(
    base: Option<&Node>,
    mine: Option<&Node>,
    theirs: Option<&Node>,
    answer: Answer,
    conflicts: &mut usize,
) -> Option<Node> {
    if same(base, mine) {
        return theirs.cloned();
    }
    if same(base, theirs) || same(mine, theirs) {
        return mine.cloned();
    }
    match (mine, theirs) {
        (Some(Node::Record(a)), Some(Node::Record(b))) => {
            let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
            let member = |key: &String| {
                let base = base.and_then(|base| base.child(&Seg::Key(key.clone())));
                Some((key.clone(), merged(base, a.get(key), b.get(key), answer, conflicts)?))
            };
            Some(Node::Record(keys.filter_map(member).collect()))
        }
        (Some(a @ Node::Rows(_)), Some(b @ Node::Rows(_))) => {
            let empty = Node::Rows(Vec::new());
            Some(Node::Rows(merged_rows(base.unwrap_or(&empty), a, b, answer, conflicts)))
        }
        _ => {
            *conflicts += 1;
            if answer == Answer::Mine { mine.cloned() } else { theirs.cloned() }
        }
    }
}

fn merged_rows(base: &Node, mine: &Node, theirs: &Node, answer: Answer, conflicts: &mut usize) -> Vec<(Id, Node)> {
    let ids = |list: &Node| list.rows().iter().map(|(id, _)| *id).collect::<Vec<_>>();
    // One of the two has left the order alone.
    let (first, second) = if ids(base) == ids(theirs) { (mine, theirs) } else { (theirs, mine) };
    let mut rows = Vec::new();
    let mut row = |id: Id| {
        let [base, mine, theirs] = [base, mine, theirs].map(|list| list.child(&Seg::Row(id)));
        merged(base, mine, theirs, answer, conflicts)
    };
    for (id, _) in first.rows() {
        rows.extend(row(*id).map(|node| (*id, node)));
    }
    for (at, (id, _)) in second.rows().iter().enumerate() {
        if first.child(&Seg::Row(*id)).is_none()
            && let Some(node) = row(*id)
        {
            let before = second.rows().get(..at).into_iter().flatten().rev().map(|(id, _)| *id);
            let behind = before.into_iter().find(|before| rows.iter().any(|(id, _)| id == before));
            put_behind(&mut rows, behind, (*id, node));
        }
    }
    rows
}

/// The members that name a row.
const NAMES: [&str; 15] = [
    "id",
    "number",
    "name",
    "unit",
    "fiscal_year",
    "basis",
    "heading",
    "body",
    "by",
    "at",
    "text",
    "group",
    "item",
    "account",
    "decision",
];

/// What a row is called.
pub fn name(row: &Node) -> Vec<Option<&Node>> {
    match row {
        Node::Record(members) => NAMES.iter().map(|name| members.get(*name)).collect(),
        leaf => vec![Some(leaf)],
    }
}

/// Whether a member names the row that it stands in.
pub fn is_name(key: &str) -> bool {
    NAMES.contains(&key)
}

/// The steps made and taken back since the ledger was opened.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub done: Vec<Step>,
    pub undone: Vec<Step>,
    /// What has to be done to the file for it to say what is shown; `None` where only what comes out of it is known.
    pub log: Option<Vec<Step>>,
    /// Below the first step there may be others of which only this is known: taken back and made again, all is as it was.
    pub vague: bool,
    /// Someone else has added, removed or moved rows under the steps since: not all of them must be found again.
    pub shifted: bool,
}

impl History {
    pub fn new() -> History {
        History { log: Some(Vec::new()), ..History::default() }
    }

    pub fn made(&mut self, step: Step) {
        self.undone.clear();
        self.noted(&step);
        self.done.push(step);
    }

    fn noted(&mut self, step: &Step) {
        if let Some(log) = &mut self.log {
            match log.last() == Some(&step.inverse()) {
                true => drop(log.pop()),
                false => log.push(step.clone()),
            }
        }
    }

    /// Takes the last step back; `None` when there is none that is known.
    pub fn undo(&mut self, ledger: &mut Node) -> Option<Step> {
        let back = self.done.last()?.inverse();
        assert!(back.make(ledger), "the model can't take back its own step: {back:?}");
        self.noted(&back);
        self.undone.extend(self.done.pop());
        Some(back)
    }

    pub fn redo(&mut self, ledger: &mut Node) -> Option<Step> {
        let step = self.undone.pop()?;
        assert!(step.make(ledger), "the model can't make its own step again: {step:?}");
        self.noted(&step);
        self.done.push(step.clone());
        Some(step)
    }

    /// Goes on with another ledger, which the file that holds `saved` came to: the steps that can be taken back there stay,
    /// from the last one on.
    pub fn carry(&mut self, saved: &Node, ledger: &Node, most: usize) {
        // Where mine was chosen against theirs, my steps don't lead there from theirs.
        let mut led = saved.clone();
        if !self.log.iter().flatten().all(|step| step.make(&mut led)) || led != *ledger {
            return self.forget();
        }
        let mut now = ledger.clone();
        let mut takes_back = |step: &Step| step.inverse().make(&mut now);
        // What was made since the save, what was taken back of the file before that, and what is in the file.
        if let Some(log) = &self.log {
            let made = self.done.iter().rev().zip(log.iter().rev()).take_while(|(one, other)| one == other).count();
            let (left, made) = log.split_at(log.len() - made);
            if made.len() > most || !made.iter().rev().all(&mut takes_back) {
                // The unsaved rest is kept as what it comes to.
                return self.forget();
            }
            let mut before = now.clone();
            if !left.iter().rev().all(|step| step.inverse().make(&mut before)) {
                return self.forget();
            }
        }
        let mut now = ledger.clone();
        let held = self.done.iter().rev().take(most).take_while(|step| step.inverse().make(&mut now)).count();
        self.done.drain(..self.done.len() - held);
        self.undone.clear();
        self.done.iter_mut().for_each(|step| step.bytes = None);
        if let Some(log) = &mut self.log {
            log.iter_mut().for_each(|step| step.bytes = None);
        }
    }

    /// From here on, only what comes out of it is known of what was done before.
    pub fn forget(&mut self) {
        *self = History { vague: true, ..History::default() };
    }
}
