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
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::json::Edit;

    const MINE: &str = include_str!("../../data/mine-r6.json");

    fn doc(text: &str) -> Doc {
        Doc::parse(text, "projects").unwrap()
    }

    fn mine() -> Doc {
        doc(MINE)
    }

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    fn set(doc: &mut Doc, place: &str, after: &str) {
        let before = doc.get(&at(place)).unwrap();
        doc.apply(&Edit::replace(at(place), before, after, 0)).unwrap();
    }

    /// Kind, place in the first and in the second ledger.
    fn found(a: &Doc, b: &Doc) -> Vec<(ChangeKind, String, String)> {
        let of = |pointer: &Option<Pointer>| pointer.as_ref().map_or("-".to_owned(), Pointer::to_string);
        diff(a, b).iter().map(|change| (change.kind, of(&change.pointer_a), of(&change.pointer_b))).collect()
    }

    fn ledger(project: &str) -> Doc {
        doc(&format!("{{\"projects\": [{{\"id\": \"a\", \"number\": 1, \"name\": \"栗\", {project}}}]}}"))
    }

    #[test]
    fn one_changed_number_is_one_line_in_the_officials_words() {
        let (a, mut b) = (mine(), mine());
        set(&mut b, "/projects/0/reviews/0/cost", "40404483");
        let changes = diff(&a, &b);
        assert_eq!(changes.len(), 1);
        let change = changes.first().unwrap();
        let sentence = change.sentence(&change.label, &Labels::new(&b));
        assert!(
            sentence.starts_with("事業1 ")
                && sentence.ends_with("（令和6年度）の総事業費: 40,404,482円 → 40,404,483円"),
            "{sentence}"
        );
        assert_eq!(diff(&b, &b.clone()), []);
    }

    #[test]
    fn layout_order_of_members_and_escapes_make_no_difference_and_number_texts_do() {
        let relaid = serde_json::to_string(&serde_json::from_str::<serde_json::Value>(MINE).unwrap()).unwrap();
        let changes = diff(&mine(), &doc(&relaid));
        // serde_json writes 61.0 as it stands, and sorts the members.
        assert_eq!(changes, []);
        let a = ledger(
            r#""department": "\u6817", "reviews": [{"fiscal_year": "R6", "kpis": [{"name": "率", "target": 61.0}]}]"#,
        );
        let b = ledger(
            r#""reviews": [{"kpis": [{"target": 61, "name": "率", "note": null}], "fiscal_year": "R6"}], "department": "栗""#,
        );
        let place = "/projects/0/reviews/0/kpis/0/target".to_owned();
        assert_eq!(found(&a, &b), [(ChangeKind::Changed, place.clone(), place)]);
    }

    #[test]
    fn a_missing_field_is_an_empty_one_and_an_unknown_member_is_not() {
        let (a, b) = (ledger(r#""department": null, "reviews": []"#), ledger(r#""memo": null"#));
        assert_eq!(
            found(&a, &b),
            [
                (ChangeKind::Added, "-".into(), "/projects/0/memo".into()),
                (ChangeKind::Changed, "/projects/0/reviews".into(), "-".into()),
            ]
        );
        assert_eq!(found(&b, &a)[1], (ChangeKind::Removed, "/projects/0/memo".into(), "-".into()));
        let c = ledger(r#""memo": {"x": [1, 2], "y": 3}, "department": "課""#);
        let d = ledger(r#""memo": {"x": [1, 3], "y": 3}, "department": null"#);
        assert_eq!(
            found(&c, &d),
            [
                (ChangeKind::Changed, "/projects/0/memo/x".into(), "/projects/0/memo/x".into()),
                (ChangeKind::Changed, "/projects/0/department".into(), "/projects/0/department".into()),
            ]
        );
    }

    #[test]
    fn projects_are_known_by_id_wherever_they_stand() {
        let (a, mut b) = (mine(), mine());
        let moved = b.get(&at("/projects/4")).unwrap();
        b.apply(&Edit::remove(at("/projects/4"), moved.clone(), 0)).unwrap();
        b.apply(&Edit::insert(at("/projects/0"), moved, 0)).unwrap();
        assert_eq!(found(&a, &b), [(ChangeKind::Moved, "/projects/4".into(), "/projects/0".into())]);
        set(&mut b, "/projects/0/department", "\"総務課\"");
        assert_eq!(
            found(&a, &b)[1],
            (ChangeKind::Changed, "/projects/4/department".into(), "/projects/0/department".into())
        );
        set(&mut b, "/projects/0/id", "\"new-id\"");
        assert_eq!(found(&a, &b)[1].0, ChangeKind::Changed, "number and name are still the same");
        set(&mut b, "/projects/0/number", "9");
        assert_eq!(
            found(&a, &b),
            [
                (ChangeKind::Removed, "/projects/4".into(), "-".into()),
                (ChangeKind::Added, "-".into(), "/projects/0".into()),
            ]
        );
    }

    #[test]
    fn reviews_are_known_by_year_and_kind_however_the_year_is_written() {
        let a = ledger(
            r#""reviews": [{"fiscal_year": "R6", "cost": 1}, {"fiscal_year": "R7", "basis": "計画", "cost": 2}]"#,
        );
        let b = ledger(
            r#""reviews": [{"fiscal_year": "令和7年度", "basis": "実績", "cost": 3}, {"fiscal_year": 2024, "cost": 1}]"#,
        );
        let changed = found(&a, &b);
        assert!(changed.contains(&(
            ChangeKind::Changed,
            "/projects/0/reviews/1/cost".into(),
            "/projects/0/reviews/0/cost".into()
        )));
        assert!(changed.contains(&(
            ChangeKind::Changed,
            "/projects/0/reviews/1/basis".into(),
            "/projects/0/reviews/0/basis".into()
        )));
        assert!(
            !changed.iter().any(|change| matches!(change.0, ChangeKind::Added | ChangeKind::Removed)),
            "{changed:?}"
        );
    }

    fn kpis(rows: &str) -> Doc {
        ledger(&format!(r#""reviews": [{{"fiscal_year": "R6", "kpis": [{rows}]}}]"#))
    }

    fn short(a: &Doc, b: &Doc) -> Vec<String> {
        let cut = |place: String| place.trim_start_matches("/projects/0/reviews/0/kpis/").to_owned();
        found(a, b).into_iter().map(|(kind, a, b)| format!("{kind:?} {} {}", cut(a), cut(b))).collect()
    }

    #[test]
    fn kpi_rows_are_known_by_name_and_those_of_one_name_by_what_is_in_them_then_by_order() {
        let a = kpis(r#"{"name":"甲","target":1},{"name":"乙","target":2},{"name":"甲","target":3}"#);
        let b = kpis(r#"{"name":"乙","target":5},{"name":"甲","target":3}"#);
        assert_eq!(short(&a, &b), ["Removed 0 -", "Changed 1/target 0/target"]);
        let c = kpis(r#"{"name":"甲","target":7},{"name":"甲","target":8},{"name":"乙","target":2}"#);
        assert_eq!(short(&a, &c), ["Changed 0/target 0/target", "Moved 2 1", "Changed 2/target 1/target"]);
        let d = kpis(r#"{"name":"甲","target":1},{"name":"乙","target":2},{"name":"丙","target":3}"#);
        assert_eq!(short(&a, &d), ["Changed 2/name 2/name"], "only the name was corrected");
    }

    #[test]
    fn a_row_that_was_renamed_and_changed_otherwise_is_still_that_row() {
        let a = kpis(
            r#"{"name":"甲","target":1},{"name":"受講者数","unit":"人","target":60,"actual":43,"note":"x"},{"name":"乙","target":2}"#,
        );
        let b = kpis(
            r#"{"name":"甲","target":1},{"name":"塾の参加","unit":"人","target":60,"actual":44,"note":"y"},{"name":"乙","target":2}"#,
        );
        assert_eq!(short(&a, &b), ["Changed 1/name 1/name", "Changed 1/actual 1/actual", "Changed 1/note 1/note"]);
        // With no figure in common it is another row, as is one of two that could be it.
        let c = kpis(
            r#"{"name":"甲","target":1},{"name":"塾の参加","unit":"人","target":5,"actual":44},{"name":"乙","target":2}"#,
        );
        assert_eq!(short(&a, &c), ["Removed 1 -", "Added - 1"]);
    }

    #[test]
    fn rewritten_texts_are_changes_and_not_one_gone_and_one_come() {
        let a = ledger(
            r#""plan": {"purpose": ["人の流れをつくる", "仕事をつくる", "x"]},
            "reviews": [{"achievements": [{"heading": null, "body": "看板を設置した。観光客が増えた。"}, {"heading": "一", "body": "二"}]}]"#,
        );
        let b = ledger(
            r#""plan": {"purpose": ["仕事をつくる", "人の流れを大きくつくる", "y"]},
            "reviews": [{"achievements": [{"heading": "一", "body": "三"}, {"heading": null, "body": "看板を二つ設置した。観光客が増えた。"}]}]"#,
        );
        let kinds: Vec<_> = found(&a, &b).into_iter().map(|(kind, _, b)| format!("{kind:?} {b}")).collect();
        assert_eq!(
            kinds,
            [
                "Moved /projects/0/plan/purpose/0",
                "Changed /projects/0/plan/purpose/1",
                "Changed /projects/0/plan/purpose/2",
                "Moved /projects/0/reviews/0/achievements/0",
                "Changed /projects/0/reviews/0/achievements/0/body",
                "Changed /projects/0/reviews/0/achievements/1/body",
            ]
        );
    }

    #[test]
    fn cost_items_opinions_and_totals_are_known_by_what_they_say() {
        let a = doc(
            r#"{"totals": [{"fiscal_year":"R6","cost":1},{"fiscal_year":"R7","cost":2}], "projects": [{"id":"a",
            "plan": {"cost_items": [{"group":"g","item":"i","account":"委託料","amount":1},{"group":"g","item":"i","account":"負担金","amount":1}]},
            "reviews": [{"opinions": [{"by":"甲","at":"1","text":"x"},{"by":"甲","at":"1","text":"y"}]}]}]}"#,
        );
        let b = doc(
            r#"{"totals": [{"fiscal_year":"R7","cost":2},{"fiscal_year":"R6","cost":3}], "projects": [{"id":"a",
            "plan": {"cost_items": [{"group":"g","item":"i","account":"負担金","amount":1},{"group":"g","item":"i","account":"委託料","amount":9}]},
            "reviews": [{"opinions": [{"by":"甲","at":"1","text":"y","response":"r"},{"by":"甲","at":"1","text":"x"}]}]}]}"#,
        );
        let changed: Vec<_> = found(&a, &b).into_iter().filter(|change| change.0 != ChangeKind::Moved).collect();
        assert_eq!(
            changed,
            [
                (ChangeKind::Changed, "/totals/0/cost".into(), "/totals/1/cost".into()),
                (
                    ChangeKind::Changed,
                    "/projects/0/plan/cost_items/0/amount".into(),
                    "/projects/0/plan/cost_items/1/amount".into()
                ),
                (ChangeKind::Changed, "-".into(), "/projects/0/reviews/0/opinions/0/response".into()),
            ]
        );
    }

    #[test]
    fn members_given_twice_and_files_without_projects_are_compared_all_the_same() {
        let (a, b) = (ledger(r#""x": 1, "x": 2"#), ledger(r#""x": 1, "x": 3"#));
        assert_eq!(found(&a, &b), [(ChangeKind::Changed, "/projects/0/x".into(), "/projects/0/x".into())]);
        assert_eq!(diff(&a, &a), []);
        assert_eq!(found(&doc("[1]"), &doc(r#"{"projects": [{}]}"#)), [(ChangeKind::Changed, "".into(), "".into())]);
        assert_eq!(
            found(&doc("{}"), &doc(r#"{"projects": [{}]}"#)),
            [(ChangeKind::Added, "-".into(), "/projects/0".into())]
        );
    }
}
