//! What differs between two ledgers, field by field.
//!
//! Rows are compared with the rows that they are (`rows.rs`), not with those in the same place, and values by
//! what they say: layout, the order of an object's members and the way a string is escaped make no difference, the text
//! of a number does (61.0 is not 61 in a printed document). A field of the ledger that is missing says the same as
//! `null`; a member that the ledger doesn't know is compared as it is.
//!
//! What is equal is passed over as bytes: two national ledgers that differ in one project are compared about as fast
//! as they can be read.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Serialize;

use crate::json::{Doc, Kind, Pointer, Tree, Value};

use crate::change::rows::{Care, Pairs, Piece, Row, has_rows, staying};
use crate::ledger::field::{self, Place};
use crate::ledger::label::Labels;

/// What happened to a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It says something else.
    Changed,
    /// It is new: a row, or a member that the ledger doesn't know.
    Added,
    /// It is gone.
    Removed,
    /// The row stands elsewhere among the others.
    Moved,
}

/// One difference.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// Where it stands in the first ledger, if it does.
    pub(crate) pointer_a: Option<Pointer>,
    /// Where it stands in the second ledger, if it does.
    pub(crate) pointer_b: Option<Pointer>,
    /// The place in the officials' words ([`crate::ledger::label::describe`]).
    pub label: String,
    /// What the first ledger says, as written.
    pub(crate) before: Option<String>,
    /// What the second ledger says, as written.
    pub(crate) after: Option<String>,
}

impl Change {
    /// The place: in the second ledger, or where it was in the first.
    pub fn pointer(&self) -> &Pointer {
        const NOWHERE: &Pointer = &Pointer::root();
        self.pointer_b.as_ref().or(self.pointer_a.as_ref()).unwrap_or(NOWHERE)
    }

    /// Both values as officials read them, long texts cut around what changed. `labels` are those of either ledger.
    pub(crate) fn shown(&self, labels: &Labels<'_>) -> (String, String) {
        labels.shown_pair(self.pointer(), self.before.as_deref(), self.after.as_deref())
    }

    /// One line: 「label: before → after」, with the label that is said.
    pub fn sentence(&self, label: &str, labels: &Labels<'_>) -> String {
        let (before, after) = self.shown(labels);
        match self.kind {
            ChangeKind::Changed => format!("{label}: {before} → {after}"),
            ChangeKind::Added => format!("{label} を追加: {after}"),
            ChangeKind::Removed => format!("{label} を削除: {before}"),
            ChangeKind::Moved => format!("{label} の順番を移動"),
        }
    }
}

/// What `b` says otherwise than `a`, in the order of `b`; in each list, what is gone comes first. Nothing when they
/// say the same.
pub fn diff(a: &Doc, b: &Doc) -> Vec<Change> {
    if a.cut().is_some() != b.cut().is_some() || a.key() != b.key() {
        // One of them has no list of projects: compared in one piece.
        return match (Doc::whole(&a.to_text()), Doc::whole(&b.to_text())) {
            (Ok(a), Ok(b)) => diff(&a, &b),
            _ => Vec::new(),
        };
    }
    let mut walk = Walk { labels_a: Labels::new(a), labels_b: Labels::new(b), found: Vec::new() };
    let root = Pointer::root();
    let frames = (Tree::parse(a.frame()).unwrap_or_default(), Tree::parse(b.frame()).unwrap_or_default());
    if a.frame() != b.frame() {
        walk.value(Place::ROOT, &root, &root, Some(frames.0.root(a.frame())), Some(frames.1.root(b.frame())));
    }
    if a.cut().is_some() && !walk.in_place(a, b) {
        let items = |doc| pieces(doc).collect::<Vec<_>>();
        let list = root.key(a.key());
        walk.list(Place::ROOT.step(a.key()).step("0"), &list, &list, &items(a), &items(b));
    }
    walk.found
}

/// The elements of a document's long array.
pub(crate) fn pieces(doc: &Doc) -> impl Iterator<Item = Piece<'_>> {
    (0..doc.len()).map(|at| Piece(doc.item(at)))
}

struct Walk<'d> {
    labels_a: Labels<'d>,
    labels_b: Labels<'d>,
    found: Vec<Change>,
}

impl Walk<'_> {
    /// Compares only the projects whose text isn't the very same in memory, where each of them is still the one that it
    /// was: what an edit leaves. `false` where that can't be said, and nothing was compared.
    fn in_place(&mut self, a: &Doc, b: &Doc) -> bool {
        /// More differences than this are no handful of edits.
        const FEW: usize = 256;
        if a.len() != b.len() {
            return false;
        }
        let differ: Vec<usize> = (0..a.len()).filter(|&at| !a.same_item(at, b, at)).take(FEW + 1).collect();
        if differ.len() > FEW {
            return false;
        }
        let (one, two): (Vec<_>, Vec<_>) = differ.iter().map(|&at| (Piece(a.item(at)), Piece(b.item(at)))).unzip();
        let list = Pointer::root().key(a.key());
        let place = Place::ROOT.step(a.key()).step("0");
        let pairs = Pairs::of(place, &one, &two, Care::Loose);
        if pairs.back.iter().enumerate().any(|(at, partner)| *partner != Some(at)) {
            return false;
        }
        for ((at, old), new) in differ.into_iter().zip(&one).zip(&two) {
            if old.raw() != new.raw() {
                let at = list.index(at);
                old.read(|old| new.read(|new| self.value(place, &at, &at, Some(old), Some(new))));
            }
        }
        true
    }

    fn value(&mut self, place: Place, at_a: &Pointer, at_b: &Pointer, a: Option<Value<'_>>, b: Option<Value<'_>>) {
        if same(place, a, b) {
            return;
        }
        let is = |value: Option<Value<'_>>, kind| value.is_some_and(|value| value.kind() == kind);
        if is(a, Kind::Object) && is(b, Kind::Object) {
            return self.members(place, at_a, at_b, a, b);
        }
        let element = place.step("0");
        let lists = (list_of(place, a), list_of(place, b));
        if let (Some(one), Some(two)) = lists
            && one.len() + two.len() > 0
            && has_rows(element, &[a, b])
        {
            return self.list(element, at_a, at_b, &one, &two);
        }
        let kind = match (a, b) {
            (None, _) if !place.is_known() => ChangeKind::Added,
            (_, None) if !place.is_known() => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        self.say(kind, a.map(|a| (at_a, a.raw())), b.map(|b| (at_b, b.raw())));
    }

    fn members(&mut self, place: Place, at_a: &Pointer, at_b: &Pointer, a: Option<Value<'_>>, b: Option<Value<'_>>) {
        let (a, b) = (Members::of(a), Members::of(b));
        for name in b.names.iter().chain(a.names.iter().filter(|name| !b.values.contains_key(*name))) {
            let (place, at_a, at_b) = (place.step(name), at_a.key(name), at_b.key(name));
            let (one, two) = (a.all(name), b.all(name));
            for n in 0..one.len().max(two.len()) {
                self.value(place, &at_a, &at_b, one.get(n).copied(), two.get(n).copied());
            }
        }
    }

    fn list<R: Row>(&mut self, place: Place, at_a: &Pointer, at_b: &Pointer, a: &[R], b: &[R]) {
        let pairs = Pairs::of(place, a, b, Care::Loose);
        for (at, row) in a.iter().enumerate().filter(|(at, _)| pairs.forth.get(*at) == Some(&None)) {
            self.say(ChangeKind::Removed, Some((&at_a.index(at), row.raw())), None);
        }
        let order: Vec<_> = pairs.back.iter().flatten().copied().collect();
        let mut stays = staying(&order).into_iter();
        for (at, (row, partner)) in b.iter().zip(&pairs.back).enumerate() {
            let Some(partner) = *partner else {
                self.say(ChangeKind::Added, None, Some((&at_b.index(at), row.raw())));
                continue;
            };
            let stays = stays.next().unwrap_or(true);
            let Some(old) = a.get(partner) else { continue };
            if stays && old.raw() == row.raw() {
                continue;
            }
            let (at_a, at_b) = (at_a.index(partner), at_b.index(at));
            if !stays {
                let label = self.labels_b.describe(&at_b);
                let (pointer_a, pointer_b) = (Some(at_a.clone()), Some(at_b.clone()));
                self.found.push(Change {
                    kind: ChangeKind::Moved,
                    pointer_a,
                    pointer_b,
                    label,
                    before: None,
                    after: None,
                });
            }
            if old.raw() != row.raw() {
                old.read(|old| row.read(|row| self.value(place, &at_a, &at_b, Some(old), Some(row))));
            }
        }
    }

    fn say(&mut self, kind: ChangeKind, before: Option<(&Pointer, &str)>, after: Option<(&Pointer, &str)>) {
        let label = match (before, after) {
            (_, Some((at, _))) => self.labels_b.describe(at),
            (Some((at, _)), None) => self.labels_a.describe(at),
            (None, None) => return,
        };
        let parts = |side: Option<(&Pointer, &str)>| side.map(|(at, raw)| (at.clone(), raw.to_owned())).unzip();
        let ((pointer_a, before), (pointer_b, after)) = (parts(before), parts(after));
        self.found.push(Change { kind, pointer_a, pointer_b, label, before, after });
    }
}

/// The rows of an array; those of a list of the ledger that is missing are none.
pub(crate) fn list_of<'a>(place: Place, value: Option<Value<'a>>) -> Option<Vec<Value<'a>>> {
    match value {
        Some(value) if value.kind() == Kind::Array => Some(value.items().collect()),
        Some(value) if !value.is_null() => None,
        _ => place.field().is_some_and(|field| field.kind == field::Kind::List).then(Vec::new),
    }
}

/// The members of an object by name.
pub(crate) struct Members<'a> {
    /// The names in the order in which they first stand.
    pub names: Vec<Cow<'a, str>>,
    values: HashMap<Cow<'a, str>, Vec<Value<'a>>>,
}

impl<'a> Members<'a> {
    /// Those of an object; none of anything else.
    pub fn of(object: Option<Value<'a>>) -> Self {
        let mut members = Self { names: Vec::new(), values: HashMap::new() };
        for member in object.into_iter().flat_map(Value::members) {
            let values = members.values.entry(member.key()).or_default();
            if values.is_empty() {
                members.names.push(member.key());
            }
            values.push(member.value);
        }
        members
    }

    /// All values of that name; more than one where it stands twice.
    pub fn all(&self, name: &str) -> &[Value<'a>] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether there is a member of that name.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }
}

/// Whether two values at `place` say the same; `None` where there is none.
pub(crate) fn same(place: Place, a: Option<Value<'_>>, b: Option<Value<'_>>) -> bool {
    let there = |value: Option<Value<'_>>| value.is_some_and(|value| !(place.is_known() && value.is_null()));
    let (Some(x), Some(y)) = (a, b) else { return there(a) == there(b) };
    if x.raw() == y.raw() {
        return true;
    }
    match (x.kind(), y.kind()) {
        (Kind::Object, Kind::Object) => same_members(place, x, y, &[]),
        (Kind::Array, Kind::Array) => {
            let place = place.step("0");
            x.len() == y.len() && x.items().zip(y.items()).all(|(x, y)| same(place, Some(x), Some(y)))
        }
        (Kind::String, Kind::String) => x.str() == y.str(),
        // Numbers, and words that are written in one way only.
        _ => false,
    }
}

/// Whether two objects say the same, apart from the members named in `except`.
pub(crate) fn same_members(place: Place, a: Value<'_>, b: Value<'_>, except: &[&str]) -> bool {
    let (a, b) = (Members::of(Some(a)), Members::of(Some(b)));
    let names = a.names.iter().chain(b.names.iter().filter(|name| !a.has(name)));
    names.filter(|name| !except.contains(&&***name)).all(|name| {
        let place = place.step(name);
        match (a.all(name), b.all(name)) {
            ([], [y]) => same(place, None, Some(*y)),
            ([x], []) => same(place, Some(*x), None),
            (x, y) => x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same(place, Some(*x), Some(*y))),
        }
    })
}

#[cfg(test)]
mod tests;
