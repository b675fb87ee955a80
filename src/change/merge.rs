//! What two people did to one ledger, in one ledger.
//!
//! Given the ledger that both started from, the result is the *bytes of ours* with everything that theirs says
//! otherwise than the base put into it: edits as they would have been typed here, so that the layout stays. Rows are
//! followed by what names them (`rows.rs`), so an edit on one side and a reordering on the other are both kept.
//!
//! * Changed on one side: that side's value. Changed to the same on both: that value.
//! * Changed differently on both, or edited on one side and deleted on the other: **a conflict**. Ours stays in the file
//!   and the conflict is listed with all three values, to be decided by a person. The file is a whole ledger at any time.
//! * Rows added on both sides all stay, ours first; rows of one name are one row.
//! * Reordered on one side: that order. Reordered differently on both: ours, with a note.
//!
//! The same function merges branches, and what is being edited on the screen with what someone else saved meanwhile.

use crate::json::{Doc, Edit, EditError, Kind, Pointer, Tree, Value, move_element, string};

use crate::change::diff::{Members, list_of, pieces, same};
use crate::change::rows::{Row, has_rows, staying};
use crate::ledger::field::Place;
use crate::ledger::label::{self, Labels};

mod order;

use order::{Node, Rows, Sorted, merged_order};

/// A merged ledger and what was done to get it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// Ours with theirs' changes.
    pub doc: Doc,
    /// The edits that made it of ours, one after the other, each as [`Doc::apply`] wants it to do it again.
    pub edits: Vec<Edit>,
    /// What a person has to decide. The result says there what ours says.
    pub conflicts: Vec<Conflict>,
    /// What was decided here and should be known.
    pub(crate) notes: Vec<Note>,
}

/// A place that says three different things.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// Where it stands in the merged ledger; for what ours has deleted, where it would stand.
    pub(crate) pointer: Pointer,
    /// The place in the officials' words.
    pub(crate) label: String,
    /// What both started from, as written; `None`: nothing.
    pub(crate) base: Option<String>,
    /// What ours says; `None`: deleted, or nothing.
    pub(crate) ours: Option<String>,
    /// What theirs says; `None`: deleted, or nothing.
    pub(crate) theirs: Option<String>,
}

impl Conflict {
    /// The edit of the merged ledger that takes what theirs says. With several conflicts, the last is to be taken first,
    /// as rows that come or go shift those behind them.
    pub(crate) fn take_theirs(&self, at: u64) -> Edit {
        Edit { pointer: self.pointer.clone(), before: self.ours.clone(), after: self.theirs.clone(), around: None, at }
    }

    /// The three values as officials read them: base, ours, theirs. Long texts are cut around what differs between ours
    /// and theirs.
    pub fn shown(&self, doc: &Doc) -> [String; 3] {
        let (ours, theirs) = label::shown_pair(doc, &self.pointer, self.ours.as_deref(), self.theirs.as_deref());
        let (base, _) = label::shown_pair(doc, &self.pointer, self.base.as_deref(), self.ours.as_deref());
        let gone = |value: &Option<String>, shown: String| match value {
            None if self.is_row() => "（削除）".to_owned(),
            _ => shown,
        };
        [gone(&self.base, base), gone(&self.ours, ours), gone(&self.theirs, theirs)]
    }

    /// Whether a whole row of a list is at stake.
    pub(crate) fn is_row(&self) -> bool {
        crate::ledger::field::field(&self.pointer).is_some_and(|field| field.pattern.ends_with("/*"))
    }
}

/// Something that was decided without a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Note {
    /// The rows of a list were put into two different orders; ours was kept.
    Order {
        /// The list in the merged ledger.
        pointer: Pointer,
        /// The list in the officials' words.
        label: String,
    },
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Order { label, .. } => {
                write!(f, "{label}: 並び順が両方で違うように変わっていたため、こちらの順のままにしました")
            }
        }
    }
}

/// Merges what changed from `base` to `theirs` into `ours`.
pub fn merge(base: &Doc, ours: &Doc, theirs: &Doc) -> Merged {
    let docs = [base, ours, theirs];
    if docs.iter().any(|doc| doc.cut().is_some() != ours.cut().is_some() || doc.key() != ours.key()) {
        // One of them has no list of projects: merged in one piece.
        if let [Ok(base), Ok(whole), Ok(theirs)] = docs.map(|doc| Doc::whole(&doc.to_text())) {
            let merged = merge(&base, &whole, &theirs);
            let doc = Doc::parse(&merged.doc.to_text(), ours.key()).unwrap_or_else(|_| ours.clone());
            return Merged { doc, ..merged };
        }
    }
    let mut merger = Merger::new(ours, theirs);
    let trees = docs.map(|doc| Tree::parse(doc.frame()).unwrap_or_default());
    let [base_root, ours_root, theirs_root] =
        [0, 1, 2].map(|n| trees.get(n).zip(docs.get(n)).map(|(tree, doc)| tree.root(doc.frame())));
    merger.value(&At::default(), Three { base: base_root, ours: ours_root, theirs: theirs_root });
    if ours.cut().is_some() {
        let items = |doc| pieces(doc).collect::<Vec<_>>();
        merger.list(&At::default().key(ours.key()), &items(base), &items(ours), &items(theirs));
    }
    merger.finish()
}

/// A place on its way through the merge.
#[derive(Clone)]
struct At {
    place: Place,
    /// In ours, and in the document as it is while what is inside this place is merged: containers are rearranged after
    /// what is in them.
    ours: Pointer,
    /// In theirs.
    theirs: Pointer,
    /// In the result.
    end: Pointer,
}

impl Default for At {
    fn default() -> Self {
        Self { place: Place::ROOT, ours: Pointer::root(), theirs: Pointer::root(), end: Pointer::root() }
    }
}

impl At {
    fn key(&self, name: &str) -> Self {
        Self {
            place: self.place.step(name),
            ours: self.ours.key(name),
            theirs: self.theirs.key(name),
            end: self.end.key(name),
        }
    }

    fn index(&self, ours: usize, theirs: usize, end: usize) -> Self {
        Self {
            place: self.place.step("0"),
            ours: self.ours.index(ours),
            theirs: self.theirs.index(theirs),
            end: self.end.index(end),
        }
    }
}

#[derive(Clone, Copy)]
struct Three<'a> {
    base: Option<Value<'a>>,
    ours: Option<Value<'a>>,
    theirs: Option<Value<'a>>,
}

struct Merger<'d> {
    theirs: &'d Doc,
    doc: Doc,
    habits: crate::json::Habits,
    /// Theirs is laid out like ours, so that its rows fit in as they are.
    same_layout: bool,
    edits: Vec<Edit>,
    /// The labels come at the end, when the rows are where they will be.
    conflicts: Vec<Conflict>,
    disordered: Vec<Pointer>,
}

impl<'d> Merger<'d> {
    fn new(ours: &Doc, theirs: &'d Doc) -> Self {
        Self {
            theirs,
            doc: ours.clone(),
            habits: ours.habits(),
            same_layout: layout(ours) == layout(theirs),
            edits: Vec::new(),
            conflicts: Vec::new(),
            disordered: Vec::new(),
        }
    }

    fn finish(self) -> Merged {
        let doc = self.doc;
        let mut in_doc = Labels::new(&doc);
        let name = |conflict: Conflict| match conflict.label.is_empty() {
            true => Conflict { label: in_doc.describe(&conflict.pointer), ..conflict },
            // A row that ours has deleted has its name from theirs.
            false => conflict,
        };
        let mut conflicts: Vec<_> = self.conflicts.into_iter().map(name).collect();
        // In the order of the ledger; where a row would come and another stands, that which comes first, so that taken
        // from the last to the first none shifts another.
        conflicts.sort_by_cached_key(|conflict| (in_order(&conflict.pointer), conflict.ours.is_some()));
        let note = |pointer| Note::Order { label: label::describe(&doc, &pointer), pointer };
        let notes = self.disordered.into_iter().map(note).collect();
        Merged { edits: self.edits, conflicts, notes, doc }
    }

    fn value(&mut self, at: &At, three: Three<'_>) {
        let Three { base, ours, theirs } = three;
        if same(at.place, ours, theirs) || same(at.place, base, theirs) {
            return;
        }
        let both = |kind| [ours, theirs].iter().all(|side| side.is_some_and(|value| value.kind() == kind));
        if both(Kind::Object) {
            return self.members(at, three);
        }
        if both(Kind::Array) && has_rows(at.place.step("0"), &[base, ours, theirs]) {
            let rows = |value| list_of(at.place, value).unwrap_or_default();
            return self.list(at, &rows(base), &rows(ours), &rows(theirs));
        }
        if same(at.place, base, ours) {
            self.take(at, ours, theirs);
        } else {
            self.conflict(&at.end, base.map(Value::raw), ours.map(Value::raw), theirs.map(Value::raw));
        }
    }

    fn members(&mut self, at: &At, three: Three<'_>) {
        let [base, ours, theirs] = [three.base, three.ours, three.theirs].map(Members::of);
        for name in ours.names.iter().chain(theirs.names.iter().filter(|name| !ours.has(name))) {
            let at = at.key(name);
            let values = [&base, &ours, &theirs].map(|members| members.all(name));
            if values.iter().all(|values| values.len() < 2) {
                let [base, ours, theirs] = values.map(|values| values.first().copied());
                self.value(&at, Three { base, ours, theirs });
                continue;
            }
            // A name that stands twice: no pointer says which of them is meant.
            let [base, ours, theirs] = values;
            let equal = |a: &[Value<'_>], b: &[Value<'_>]| {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(at.place, Some(*a), Some(*b)))
            };
            if !equal(ours, theirs) && !equal(base, theirs) {
                let first = |values: &[Value<'_>]| values.first().map(|value| value.raw().to_owned());
                let (base, ours, theirs) = (first(base), first(ours), first(theirs));
                self.conflict(&at.end, base.as_deref(), ours.as_deref(), theirs.as_deref());
            }
        }
    }

    fn take(&mut self, at: &At, ours: Option<Value<'_>>, theirs: Option<Value<'_>>) {
        let after = theirs.map(|theirs| match (ours, theirs.str()) {
            (Some(ours), Some(text)) => string::reencode_in(ours.raw(), &text, self.habits),
            _ => self.written(theirs.raw()),
        });
        let before = ours.map(|ours| ours.raw().to_owned());
        let edit = Edit { pointer: at.ours.clone(), before, after, around: None, at: 0 };
        self.apply(&[edit], &at.end);
    }

    /// Makes edits that belong together, or none of them: then the place is for a person to decide. `at`: where it is in the
    /// result.
    fn apply(&mut self, edits: &[Edit], at: &Pointer) {
        let mut doc = self.doc.clone();
        let done: Result<Vec<_>, EditError> = edits.iter().map(|edit| doc.apply(edit)).collect();
        match (done, edits) {
            (Ok(inverses), _) => {
                self.doc = doc;
                self.edits.extend(inverses.iter().map(Edit::inverse));
            }
            (Err(_), [Edit { before, after, .. }]) => {
                self.conflict(at, before.as_deref(), before.as_deref(), after.as_deref());
            }
            // A move.
            (Err(_), _) => self.conflict(at, None, None, None),
        }
    }

    fn conflict(&mut self, at: &Pointer, base: Option<&str>, ours: Option<&str>, theirs: Option<&str>) {
        let [base, ours, theirs] = [base, ours, theirs].map(|side| side.map(str::to_owned));
        self.conflicts.push(Conflict { pointer: at.clone(), label: String::new(), base, ours, theirs });
    }

    /// A value of theirs as it is put into ours: as it stands, or on one line to be laid out anew.
    fn written(&self, raw: &str) -> String {
        if self.same_layout || !raw.contains('\n') { raw.to_owned() } else { on_one_line(raw) }
    }

    fn list<R: Row>(&mut self, at: &At, base: &[R], ours: &[R], theirs: &[R]) {
        let place = at.place.step("0");
        let rows = Rows { place, base, ours, theirs };
        let Sorted { nodes, gone, lost } = rows.sorted();
        let (order, disordered) = merged_order(&nodes);
        if disordered {
            self.disordered.push(at.end.clone());
        }
        let mut end_of = vec![0; nodes.len()];
        for (end, &node) in order.iter().enumerate() {
            if let Some(slot) = end_of.get_mut(node) {
                *slot = end;
            }
        }
        for (node, end) in nodes.iter().zip(&end_of) {
            let Some(mine) = node.ours else { continue };
            self.row(&at.index(mine, node.theirs.unwrap_or(0), *end), &rows, *node);
        }
        for (base, their) in lost {
            // Edited there, deleted here: it would stand behind the row that it stands behind there.
            let before = nodes.iter().zip(&end_of).filter(|(node, _)| node.theirs.is_some_and(|at| at < their));
            let end = before.max_by_key(|(node, _)| node.theirs).map_or(0, |(_, end)| end + 1);
            let label = label::describe(self.theirs, &at.theirs.index(their));
            self.conflicts.push(Conflict {
                pointer: at.end.index(end),
                label,
                base: rows.base.get(base).map(|row| row.raw().to_owned()),
                ours: None,
                theirs: rows.theirs.get(their).map(|row| row.raw().to_owned()),
            });
        }
        for mine in gone.into_iter().rev() {
            let pointer = at.ours.index(mine);
            let Some(row) = ours.get(mine) else { continue };
            self.apply(&[Edit::remove(pointer.clone(), row.raw(), 0)], &pointer);
        }
        self.arrange(at, &nodes, &order);
        // What follows each other comes at once.
        let mut run: Vec<String> = Vec::new();
        for (end, node) in order.iter().enumerate() {
            let node = nodes.get(*node).filter(|node| node.ours.is_none());
            match node.and_then(|node| theirs.get(node.theirs?)) {
                Some(row) => run.push(self.written(row.raw())),
                None => self.add(at, end - run.len(), &std::mem::take(&mut run)),
            }
        }
        self.add(at, order.len() - run.len(), &run);
    }

    /// Rows of theirs, one behind the other.
    fn add(&mut self, at: &At, first: usize, rows: &[String]) {
        if rows.is_empty() {
            return;
        }
        match self.doc.insert_run(&at.ours, first, rows) {
            Ok(inverses) => self.edits.extend(inverses.iter().map(Edit::inverse)),
            Err(_) => {
                for (row, end) in rows.iter().zip(first..) {
                    self.conflict(&at.end.index(end), None, None, Some(row));
                }
            }
        }
    }

    /// A row that ours has.
    fn row<R: Row>(&mut self, at: &At, rows: &Rows<'_, R>, node: Node) {
        let of = |side: &'_ [R], at: Option<usize>| at.and_then(|at| side.get(at).map(|row| row.raw().to_owned()));
        let Some(mine) = node.ours.and_then(|mine| rows.ours.get(mine)) else { return };
        let base = node.base.and_then(|at| rows.base.get(at));
        match node.theirs.and_then(|at| rows.theirs.get(at)) {
            Some(theirs) if theirs.raw() == mine.raw() || base.is_some_and(|base| base.raw() == theirs.raw()) => {}
            Some(theirs) => mine.read(|mine| {
                theirs.read(|theirs| {
                    let sides = Three { base: None, ours: Some(mine), theirs: Some(theirs) };
                    match base {
                        Some(base) => base.read(|base| self.value(at, Three { base: Some(base), ..sides })),
                        None => self.value(at, sides),
                    }
                });
            }),
            // Edited here, deleted there.
            None if node.base.is_some() => {
                let (base, ours) = (of(rows.base, node.base), of(rows.ours, node.ours));
                self.conflict(&at.end, base.as_deref(), ours.as_deref(), None);
            }
            None => {}
        }
    }

    /// Moves the rows that ours has into their order.
    fn arrange(&mut self, at: &At, nodes: &[Node], order: &[usize]) {
        let target: Vec<usize> =
            order.iter().copied().filter(|&n| nodes.get(n).is_some_and(|node| node.ours.is_some())).collect();
        let mut now = target.clone();
        now.sort_by_key(|&node| nodes.get(node).and_then(|node| node.ours));
        if now == target {
            return;
        }
        let mut place_of = vec![0; nodes.len()];
        now.iter().enumerate().for_each(|(place, &node)| {
            if let Some(slot) = place_of.get_mut(node) {
                *slot = place;
            }
        });
        let places: Vec<_> = target.iter().filter_map(|&node| place_of.get(node).copied()).collect();
        let mut before = None;
        for (&node, stays) in target.iter().zip(staying(&places)) {
            let from = now.iter().position(|&other| other == node);
            if let (false, Some(from)) = (stays, from) {
                now.remove(from);
                let to = before.and_then(|before| now.iter().position(|&other| other == before)).map_or(0, |at| at + 1);
                now.insert(to, node);
                if let Ok(edits) = move_element(&self.doc, &at.ours, from, to, 0) {
                    let end = order.iter().position(|&other| other == node).unwrap_or(to);
                    self.apply(&edits, &at.end.index(end));
                }
            }
            before = Some(node);
        }
    }
}

/// A pointer as it sorts by where it leads: indices as numbers.
fn in_order(pointer: &Pointer) -> Vec<(usize, String)> {
    pointer.tokens().map(|token| (token.parse().unwrap_or(0), token.into_owned())).collect()
}

/// How the lines of a file begin and end, as far as its first project and the lines around the projects show it.
fn layout(doc: &Doc) -> (Option<&str>, Option<&str>, bool) {
    let last_line = |text: &'_ str| text.rfind('\n').map(|at| at + 1);
    let item = doc.item(0);
    let closing = last_line(item).and_then(|at| item.get(at..)).map(|line| line.trim_end_matches(['}', ']']));
    let frame = doc.frame();
    let first = frame.find('\n').and_then(|at| frame.get(at + 1..)).map(|rest| {
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        rest.get(..blank).unwrap_or_default()
    });
    (closing, first, frame.contains("\r\n"))
}

/// JSON without the white space between its parts.
pub(crate) fn on_one_line(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in raw.chars() {
        if quoted {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else {
            if matches!(c, ' ' | '\t' | '\r' | '\n') {
                continue;
            }
            quoted = c == '"';
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests;
