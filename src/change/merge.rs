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
use crate::change::rows::{Care, Pairs, Row, has_rows, staying};
use crate::ledger::field::Place;
use crate::ledger::label::{self, Labels};

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

/// A row of the merged list: which row it is in each.
#[derive(Clone, Copy, Default)]
struct Node {
    base: Option<usize>,
    ours: Option<usize>,
    theirs: Option<usize>,
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

/// The rows of a list on all three sides.
struct Rows<'r, R> {
    /// Of a row.
    place: Place,
    base: &'r [R],
    ours: &'r [R],
    theirs: &'r [R],
}

/// What becomes of the rows of a list.
struct Sorted {
    /// Those of the merged list: ours in their order, then the new ones of theirs.
    nodes: Vec<Node>,
    /// Rows of ours that theirs has deleted, ascending.
    gone: Vec<usize>,
    /// Rows that ours has deleted and theirs edited: in the base, and in theirs.
    lost: Vec<(usize, usize)>,
}

impl<R: Row> Rows<'_, R> {
    fn sorted(&self) -> Sorted {
        let mine = Pairs::of(self.place, self.base, self.ours, Care::Strict);
        let their = Pairs::of(self.place, self.base, self.theirs, Care::Strict);
        // Rows that are new on both sides, by name.
        let fresh =
            |back: &[Option<usize>]| (0..back.len()).filter(|&at| back.get(at) == Some(&None)).collect::<Vec<_>>();
        let (new_mine, new_their) = (fresh(&mine.back), fresh(&their.back));
        fn pick<'r, R>(of: &'r [R], at: &[usize]) -> Vec<&'r R> {
            at.iter().filter_map(|&at| of.get(at)).collect()
        }
        let met = Pairs::of(self.place, &pick(self.ours, &new_mine), &pick(self.theirs, &new_their), Care::Named);
        let mut partner = vec![None; self.ours.len()];
        for (&at, other) in new_mine.iter().zip(&met.forth) {
            if let (Some(slot), Some(other)) = (partner.get_mut(at), other.and_then(|other| new_their.get(other))) {
                *slot = Some(*other);
            }
        }
        let mut sorted = Sorted { nodes: Vec::with_capacity(self.ours.len()), gone: Vec::new(), lost: Vec::new() };
        let mut kept = vec![false; self.theirs.len()];
        for at in 0..self.ours.len() {
            let base = mine.back.get(at).copied().flatten();
            let theirs = match base {
                Some(base) => their.forth.get(base).copied().flatten(),
                None => partner.get(at).copied().flatten(),
            };
            if let Some(slot) = theirs.and_then(|theirs| kept.get_mut(theirs)) {
                *slot = true;
            }
            match (base.and_then(|base| self.base.get(base)), theirs, self.ours.get(at)) {
                (Some(base), None, Some(row)) if self.same(base, row) => sorted.gone.push(at),
                _ => sorted.nodes.push(Node { base, ours: Some(at), theirs }),
            }
        }
        for at in (0..self.theirs.len()).filter(|&at| kept.get(at) == Some(&false)) {
            let Some(was) = their.back.get(at).copied().flatten() else {
                sorted.nodes.push(Node { theirs: Some(at), ..Node::default() });
                continue;
            };
            let untouched = self.base.get(was).zip(self.theirs.get(at)).is_some_and(|(base, row)| self.same(base, row));
            if !untouched {
                sorted.lost.push((was, at));
            }
        }
        sorted
    }

    fn same(&self, a: &R, b: &R) -> bool {
        a.raw() == b.raw() || a.read(|a| b.read(|b| same(self.place, Some(a), Some(b))))
    }
}

/// The order of the merged rows, and whether the two sides had put them into two different ones.
fn merged_order(nodes: &[Node]) -> (Vec<usize>, bool) {
    let mut shared: Vec<Node> =
        nodes.iter().copied().filter(|node| node.base.and(node.ours).and(node.theirs).is_some()).collect();
    let moved = |rows: &[Node]| !rows.is_sorted_by_key(|node| node.base);
    shared.sort_by_key(|node| node.theirs);
    let theirs_moved = moved(&shared);
    let agree = shared.is_sorted_by_key(|node| node.ours);
    shared.sort_by_key(|node| node.ours);
    let ours_moved = moved(&shared);
    let order = if theirs_moved && !ours_moved {
        woven(nodes, |node| node.theirs, |node| node.ours, false)
    } else {
        woven(nodes, |node| node.ours, |node| node.theirs, true)
    };
    (order, theirs_moved && ours_moved && !agree)
}

/// The rows of one side in its order, and each row of the other side behind the row that it stands behind there (`last`:
/// and behind the rows that only the leading side has in that gap).
fn woven(
    nodes: &[Node],
    lead: impl Fn(&Node) -> Option<usize>,
    other: impl Fn(&Node) -> Option<usize>,
    last: bool,
) -> Vec<usize> {
    let side = |of: &dyn Fn(&Node) -> Option<usize>| {
        let mut rows: Vec<(usize, usize)> =
            nodes.iter().enumerate().filter_map(|(at, node)| Some((of(node)?, at))).collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, at)| at).collect::<Vec<_>>()
    };
    let mut order = side(&lead);
    let mut before = None;
    for at in side(&other) {
        if nodes.get(at).is_some_and(|node| lead(node).is_none()) {
            let mut slot =
                before.and_then(|before| order.iter().position(|&row| row == before)).map_or(0, |slot| slot + 1);
            let only_lead = |row: &usize| nodes.get(*row).is_some_and(|node| other(node).is_none());
            while last && order.get(slot).is_some_and(only_lead) {
                slot += 1;
            }
            order.insert(slot, at);
        }
        before = Some(at);
    }
    order
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
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    const MINE: &str = include_str!("../../data/mine-r6.json");

    fn doc(text: &str) -> Doc {
        Doc::parse(text, "projects").unwrap()
    }

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    fn edited(doc: &Doc, edit: impl FnOnce(&Doc) -> Edit) -> Doc {
        let mut doc = doc.clone();
        doc.apply(&edit(&doc)).unwrap();
        doc
    }

    fn set(doc: &Doc, place: &str, after: &str) -> Doc {
        edited(doc, |doc| Edit::replace(at(place), doc.get(&at(place)).unwrap(), after, 0))
    }

    fn remove(doc: &Doc, place: &str) -> Doc {
        edited(doc, |doc| Edit::remove(at(place), doc.get(&at(place)).unwrap(), 0))
    }

    fn insert(doc: &Doc, place: &str, value: &str) -> Doc {
        edited(doc, |_| Edit::insert(at(place), value, 0))
    }

    fn moved(doc: &Doc, list: &str, from: usize, to: usize) -> Doc {
        let mut doc = doc.clone();
        move_element(&doc, &at(list), from, to, 0).unwrap().iter().for_each(|edit| drop(doc.apply(edit).unwrap()));
        doc
    }

    fn clean(merged: &Merged) -> String {
        assert!(merged.conflicts.is_empty() && merged.notes.is_empty(), "{:?} {:?}", merged.conflicts, merged.notes);
        merged.doc.to_text()
    }

    const KPIS: &str = "/projects/1/reviews/0/kpis";

    fn names(doc: &Doc, list: &str) -> Vec<String> {
        let name = |row: Value<'_>| row.get("name").unwrap_or(row).str().unwrap().into_owned();
        doc.find(&at(list), |rows| rows.items().map(name).collect()).unwrap()
    }

    #[test]
    fn an_edit_here_and_a_new_order_there_are_both_kept() {
        let base = doc(MINE);
        let before = names(&base, KPIS);
        let ours = set(&base, &format!("{KPIS}/0/actual"), "12345");
        let theirs = set(&moved(&base, KPIS, 0, 2), &format!("{KPIS}/1/actual"), "54321");
        let merged = merge(&base, &ours, &theirs);
        let order = [1, 2, 0].map(|n| before[n].clone());
        assert_eq!(names(&merged.doc, KPIS)[..3], order);
        assert_eq!(merged.doc.get(&at(&format!("{KPIS}/2/actual"))).unwrap(), "12345");
        assert_eq!(merged.doc.get(&at(&format!("{KPIS}/1/actual"))).unwrap(), "54321");
        // The other way round it is the same text, as both are laid out alike.
        assert_eq!(clean(&merged), clean(&merge(&base, &theirs, &ours)));
        assert_eq!(clean(&merged), set(&theirs, &format!("{KPIS}/2/actual"), "12345").to_text());
    }

    #[test]
    fn rows_added_on_both_sides_all_stay_and_the_same_row_once() {
        let base = doc(MINE);
        let row = |name: &str, target: u8| format!("{{\"name\":\"{name}\",\"target\":{target}}}");
        let end = format!("{KPIS}/-");
        let ours = insert(&insert(&base, &end, &row("甲", 1)), &end, &row("丙", 3));
        let theirs = insert(&insert(&base, &end, &row("乙", 2)), &end, &row("丙", 3));
        let merged = merge(&base, &ours, &theirs);
        clean(&merged);
        let mut expected = names(&base, KPIS);
        expected.extend(["甲", "乙", "丙"].map(str::to_owned));
        assert_eq!(names(&merged.doc, KPIS), expected);
        // The same name with other values is the same row, with a choice to be made.
        let theirs = insert(&base, &end, &row("甲", 9));
        let merged = merge(&base, &ours, &theirs);
        let [conflict] = &merged.conflicts[..] else { panic!("{:?}", merged.conflicts) };
        assert_eq!(
            (conflict.base.as_deref(), conflict.ours.as_deref(), conflict.theirs.as_deref()),
            (None, Some("1"), Some("9"))
        );
        assert!(conflict.label.ends_with("KPI「甲」の目標値"), "{}", conflict.label);
    }

    #[test]
    fn what_is_added_looks_as_it_does_in_theirs() {
        let whole = doc(MINE);
        for place in [
            "/projects/6",
            "/projects/0",
            "/projects/2/reviews/0/kpis/1",
            "/projects/1/reviews/0/achievements/0",
            "/notes/0",
            "/title",
        ] {
            let base = remove(&whole, place);
            let merged = merge(&base, &base, &whole);
            if place == "/title" {
                assert_eq!(merged.doc.get(&at(place)), whole.get(&at(place)), "a member goes to the end of its object");
            } else {
                assert_eq!(clean(&merged), MINE, "{place}");
            }
        }
        // Theirs on one line: laid out as the neighbours are.
        let flat = doc(&on_one_line(MINE));
        let base = remove(&whole, "/projects/2/reviews/0/kpis/1");
        assert_eq!(clean(&merge(&base, &base, &flat)), MINE);
        let base = remove(&whole, "/projects/2");
        let merged = clean(&merge(&base, &base, &flat));
        let lines = merged.lines().count();
        assert!((lines as i64 - MINE.lines().count() as i64).abs() < 40, "{lines} lines");
    }

    #[test]
    fn edited_here_and_deleted_there_is_for_a_person_to_decide() {
        let base = doc(MINE);
        let edited = set(&base, &format!("{KPIS}/1/actual"), "\"確認中\"");
        let deleted = remove(&base, &format!("{KPIS}/1"));

        let merged = merge(&base, &edited, &deleted);
        assert_eq!(merged.doc.to_text(), edited.to_text());
        let [conflict] = &merged.conflicts[..] else { panic!() };
        assert_eq!((conflict.pointer.as_str(), &conflict.theirs), (&*format!("{KPIS}/1"), &None));
        assert_eq!(conflict.shown(&merged.doc)[2], "（削除）");
        assert_eq!(conflict.label, label::describe(&base, &at(&format!("{KPIS}/1"))));
        let mut decided = merged.doc.clone();
        decided.apply(&conflict.take_theirs(0)).unwrap();
        assert_eq!(decided.to_text(), deleted.to_text());

        let merged = merge(&base, &deleted, &edited);
        assert_eq!(merged.doc.to_text(), deleted.to_text());
        let [conflict] = &merged.conflicts[..] else { panic!() };
        assert_eq!(
            (&conflict.ours, conflict.label.as_str()),
            (&None, &*label::describe(&base, &at(&format!("{KPIS}/1"))))
        );
        let mut decided = merged.doc.clone();
        decided.apply(&conflict.take_theirs(0)).unwrap();
        assert_eq!(decided.to_text(), edited.to_text());

        // Deleted on one side, untouched on the other: it goes. Deleted on both: too.
        assert_eq!(clean(&merge(&base, &base, &deleted)), deleted.to_text());
        assert_eq!(clean(&merge(&base, &deleted, &deleted)), deleted.to_text());
        let project = remove(&base, "/projects/3");
        assert_eq!(clean(&merge(&base, &project, &deleted)), clean(&merge(&base, &deleted, &project)));
    }

    #[test]
    fn two_new_orders_are_ours_with_a_note() {
        let base = doc(MINE);
        let (ours, theirs) = (moved(&base, "/projects", 0, 3), moved(&base, "/projects", 5, 1));
        let merged = merge(&base, &ours, &set(&theirs, "/projects/1/department", "\"新しい課\""));
        assert_eq!((merged.notes.len(), merged.conflicts.len(), merged.edits.len()), (1, 0, 1));
        assert!(merged.notes[0].to_string().starts_with("事業: 並び順"), "{}", merged.notes[0]);
        assert_eq!(merged.doc.to_text(), set(&ours, "/projects/5/department", "\"新しい課\"").to_text());
        assert_eq!(clean(&merge(&base, &ours, &ours)), ours.to_text(), "the same order on both sides needs no note");
    }

    #[test]
    fn a_corrected_name_is_the_same_row_and_a_replaced_row_is_not() {
        let base = doc(MINE);
        let ours = set(&base, &format!("{KPIS}/0/actual"), "99");
        let renamed = set(&base, &format!("{KPIS}/0/name"), "\"正しい名称\"");
        let merged = merge(&base, &ours, &renamed);
        clean(&merged);
        assert_eq!(merged.doc.to_text(), set(&renamed, &format!("{KPIS}/0/actual"), "99").to_text());
        // Another indicator in its place, however alike its name: our value must not get into its row, nor theirs.
        let other = format!("\"{}の前年比\"", names(&base, KPIS)[0]);
        let replaced = set(&base, &format!("{KPIS}/0/name"), &other);
        let replaced = set(&set(&replaced, &format!("{KPIS}/0/target"), "5"), &format!("{KPIS}/0/actual"), "6");
        let ours = set(&ours, &format!("{KPIS}/0/note"), "\"速報値\"");
        for (one, two) in [(&ours, &replaced), (&replaced, &ours)] {
            let merged = merge(&base, one, two);
            assert_eq!(merged.conflicts.len(), 1);
            let row = names(&merged.doc, KPIS).iter().position(|name| name.ends_with("の前年比")).unwrap();
            assert_eq!(merged.doc.get(&at(&format!("{KPIS}/{row}"))), replaced.get(&at(&format!("{KPIS}/0"))));
        }
    }

    #[test]
    fn a_name_corrected_together_with_a_value_is_no_new_row() {
        let base = doc(MINE);
        let name = names(&base, KPIS)[0].replace("受講者数", "受講した人の数");
        let theirs = set(&base, &format!("{KPIS}/0/name"), &format!("\"{name}\""));
        let theirs = set(&theirs, &format!("{KPIS}/0/actual"), "44");
        let ours = set(&base, &format!("{KPIS}/0/note"), "\"速報値\"");
        for merged in [merge(&base, &ours, &theirs), merge(&base, &theirs, &ours)] {
            assert_eq!(clean(&merged), set(&theirs, &format!("{KPIS}/0/note"), "\"速報値\"").to_text());
        }
        // The same value on both sides: a choice of that value, not of a row.
        let ours = set(&base, &format!("{KPIS}/0/actual"), "45");
        let merged = merge(&base, &ours, &theirs);
        let [conflict] = &merged.conflicts[..] else { panic!("{:?}", merged.conflicts) };
        assert!(!conflict.is_row() && conflict.pointer.as_str() == format!("{KPIS}/0/actual"));
    }

    #[test]
    fn new_rows_with_names_that_are_alike_are_two_rows() {
        let base = doc(MINE);
        let row = |name: &str| format!("{{\"name\":\"{name}\",\"target\":null}}");
        let end = format!("{KPIS}/-");
        let (one, two) = ("市内の高校に通う高校生の市内就職率(%)", "市内の高校に通う高校生の市内進学率(%)");
        let merged = merge(&base, &insert(&base, &end, &row(one)), &insert(&base, &end, &row(two)));
        clean(&merged);
        assert!(names(&merged.doc, KPIS).ends_with(&[one.to_owned(), two.to_owned()]));
    }

    #[test]
    fn strings_are_written_in_the_hand_of_ours_and_layout_stays() {
        let text = "{\r\n\t\"title\" : \"\\u53f0\\u5e33\",\r\n\t\"projects\": [ {\"id\":\"a\",\"cost\":1.10 ,  \"memo\": [1,2]} ]\r\n\r\n}";
        let base = doc(text);
        let theirs = doc(r#"{"projects":[{"id":"a","cost":1E+2,"memo":[1,2,3]}],"title":"台帳二"}"#);
        let expected = text.replace("\\u5e33", "\\u5e33\\u4e8c").replace("1.10", "1E+2").replace("[1,2]", "[1,2,3]");
        assert_eq!(clean(&merge(&base, &base, &theirs)), expected);
    }

    #[test]
    fn filled_from_nothing_on_both_sides() {
        let base = doc(r#"{"projects":[{"id":"a","plan":null,"reviews":[]}]}"#);
        let ours = doc(r#"{"projects":[{"id":"a","plan":{"type":"x"},"reviews":[{"fiscal_year":"R6"}]}]}"#);
        let theirs =
            doc(r#"{"projects":[{"id":"a","plan":{"field":"y","urls":["u"]},"reviews":[{"fiscal_year":"R7"}]}]}"#);
        let merged = r#"{"projects":[{"id":"a","plan":{"type":"x","field":"y","urls":["u"]},"reviews":[{"fiscal_year":"R6"},{"fiscal_year":"R7"}]}]}"#;
        assert_eq!(clean(&merge(&base, &ours, &theirs)), merged);
    }

    #[test]
    fn what_no_pointer_can_name_is_listed_and_left_alone() {
        let of = |x: u8| doc(&format!("{{\"projects\":[{{\"id\":\"a\",\"x\":1,\"x\":{x}}}]}}"));
        let merged = merge(&of(2), &of(2), &of(3));
        assert_eq!((merged.doc.to_text(), merged.conflicts.len()), (of(2).to_text(), 1));
        assert!(merge(&of(2), &of(3), &of(2)).conflicts.is_empty());
        let other = merge(&doc("{\"projects\":[]}"), &doc("{\"projects\":[]}"), &doc("[1]"));
        assert_eq!(other.doc.to_text(), "[1]");
    }
}
