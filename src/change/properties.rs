//! Properties of comparing and merging, over ledgers and changes as the dice make them. What two texts say is judged by a
//! normal form of its own, not by the code under test.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

use crate::change::diff::{ChangeKind, diff};
use crate::change::merge::merge;
use crate::json::{Doc, Edit, Kind, Pointer, Tree, Value, move_element, string};
use crate::ledger::field::{Kind as Holds, Place, check_shape, field};

// ---- ledgers ----

const WORDS: [&str; 8] = ["栗", "美祢市の栗を売る。", "a/b~", "一\n二", "件", "確認中", "R6", ""];

fn word() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        3 => prop::sample::select(WORDS.to_vec()).prop_map(|word| json!(word)),
        1 => Just(json!(null)),
        1 => (0..3_u8).prop_map(|n| json!(n.to_string())),
    ]
}

fn amount() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![Just(json!(null)), (0..4_i64).prop_map(|n| json!(n)), Just(json!(40_404_482))]
}

fn printed() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![word(), amount(), Just(json!(61.5))]
}

/// A name from a small stock, so that names repeat; or one of its own for each place.
fn name(own: bool, kind: &'static str) -> impl Strategy<Value = serde_json::Value> {
    (0..4_u8, any::<u32>())
        .prop_map(move |(few, many)| if own { json!(format!("{kind}{many}")) } else { json!(format!("{kind}{few}")) })
}

fn kpi(own: bool) -> impl Strategy<Value = serde_json::Value> {
    (name(own, "指標"), printed(), printed(), word())
        .prop_map(|(name, target, actual, note)| json!({"name": name, "unit": "件", "target": target, "actual": actual, "note": note}))
}

fn achievement(own: bool) -> impl Strategy<Value = serde_json::Value> {
    (name(own, "【見出し】"), word()).prop_map(|(heading, body)| json!({"heading": heading, "body": body}))
}

fn opinion(own: bool) -> impl Strategy<Value = serde_json::Value> {
    (name(own, "委員"), word(), word())
        .prop_map(|(by, text, response)| json!({"by": by, "text": text, "response": response}))
}

fn cost_item(own: bool) -> impl Strategy<Value = serde_json::Value> {
    (word(), name(own, "経費"), amount())
        .prop_map(|(group, item, amount)| json!({"group": group, "item": item, "account": "委託料", "amount": amount}))
}

fn review(own: bool, year: u8) -> impl Strategy<Value = serde_json::Value> {
    let rows = (
        prop::collection::vec(kpi(own), 0..5),
        prop::collection::vec(achievement(own), 0..4),
        prop::collection::vec(opinion(own), 0..3),
    );
    (amount(), rows, word(), word(), prop::option::of(Just(json!({"current": "現況"})))).prop_map(move |(cost, rows, rating, comment, issues)| {
        json!({"fiscal_year": format!("R{year}"), "basis": "実績", "cost": cost, "kpis": rows.0, "achievements": rows.1, "opinions": rows.2,
            "effect": {"rating": rating, "comment": comment}, "issues": issues})
    })
}

fn project(own: bool, number: usize) -> impl Strategy<Value = serde_json::Value> {
    let plan = (
        amount(),
        prop::collection::vec(cost_item(own), 0..4),
        prop::collection::vec(word().prop_map(|word| json!(word.as_str().unwrap_or("x"))), 0..4),
    )
        .prop_map(|(total, items, purpose)| json!({"total_cost": total, "cost_items": items, "purpose": purpose}));
    let memo = prop_oneof![
        Just(json!([1, 2])),
        Just(json!({"a": {"b": 1}, "c": "x"})),
        Just(json!([{"id": "p", "v": 1}, {"id": "q", "v": 2}])),
    ];
    (word(), prop::option::of(plan), review(own, 6), prop::option::of(review(own, 7)), prop::option::of(memo)).prop_map(
        move |(department, plan, review, next, memo)| {
            let mut project = json!({"id": format!("p{number}"), "number": number, "name": format!("事業{number}"), "department": department,
                "plan": plan, "reviews": std::iter::once(review).chain(next).collect::<Vec<_>>()});
            if let Some(memo) = memo {
                project["memo"] = memo;
            }
            project
        },
    )
}

/// A ledger's text in one of several layouts. `own`: every row has a name of its own.
fn ledger(own: bool) -> impl Strategy<Value = String> {
    (0..4_usize)
        .prop_flat_map(move |count| ((0..count).map(|number| project(own, number)).collect::<Vec<_>>(), 0..4_u8, word(), amount()))
        .prop_map(|(projects, layout, title, cost)| {
            let title = title.as_str().unwrap_or("台帳").to_owned();
            let ledger = json!({"format": "kensho-ledger/1", "title": title, "totals": [{"fiscal_year": "R6", "basis": "実績", "cost": cost}],
                "notes": ["注記一", "注記二"], "projects": projects, "x-tool": {"版": 1}});
            laid_out(&ledger, layout)
        })
}

fn laid_out(ledger: &serde_json::Value, layout: u8) -> String {
    let pretty = serde_json::to_string_pretty(ledger).unwrap();
    match layout {
        0 => serde_json::to_string(ledger).unwrap(),
        1 => pretty.replace('\n', "\r\n"),
        2 => format!("\u{feff}{}\n", pretty.replace("  ", "\t")),
        _ => pretty,
    }
}

// ---- changes ----

/// What the dice say of one change.
type Dice = (Index, u8, Index, Index, serde_json::Value);

fn dice() -> impl Strategy<Value = Vec<Dice>> {
    let value = prop_oneof![printed(), printed(), kpi(false), cost_item(false), project(false, 8)];
    prop::collection::vec((any::<Index>(), 0..8_u8, any::<Index>(), any::<Index>(), value), 0..7)
}

fn doc(text: &str) -> Doc {
    Doc::parse(text, "projects").unwrap()
}

fn is_ledger(doc: &Doc) -> bool {
    let text = doc.to_text();
    Tree::parse(&text).is_ok_and(|tree| check_shape(tree.root(&text), "").is_ok())
}

/// Every place in a document with what is written there.
fn places(text: &str) -> Vec<(Pointer, String)> {
    fn walk(value: Value<'_>, here: Pointer, out: &mut Vec<(Pointer, String)>) {
        value.items().enumerate().for_each(|(at, item)| walk(item, here.index(at), out));
        value.members().for_each(|member| walk(member.value, here.key(&member.key()), out));
        out.push((here, value.raw().to_owned()));
    }
    let mut out = Vec::new();
    walk(Tree::parse(text).unwrap().root(text), Pointer::root(), &mut out);
    out
}

/// A value that the field takes.
fn fitting(at: &Pointer, value: &serde_json::Value) -> Option<String> {
    let text = value.as_str().unwrap_or("言葉");
    let number = value.as_i64().unwrap_or(7);
    let value = match field(at).map(|field| field.kind) {
        Some(_) if at.as_str() == "/format" => return None,
        Some(Holds::Line | Holds::Text | Holds::Date | Holds::Choice(_)) => json!(text),
        Some(Holds::Yen | Holds::Whole | Holds::Number) => json!(number),
        Some(Holds::Year) => json!(format!("R{}", 5 + number % 9)),
        Some(Holds::Printed) if value.is_object() => return None,
        Some(Holds::Printed) => value.clone(),
        Some(Holds::Flag) => json!(number > 1),
        Some(Holds::Record | Holds::List) => return None,
        None if value.is_null() => return None,
        None => value.clone(),
    };
    Some(value.to_string())
}

/// Changes a ledger as the dice say; changes that would make it none are left out.
fn changed(doc: &Doc, dice: &[Dice]) -> Doc {
    let mut doc = doc.clone();
    for (which, kind, from, to, value) in dice {
        let mut next = doc.clone();
        let places = places(&doc.to_text());
        let (pointer, raw) = which.get(&places).clone();
        let lists: Vec<_> = places.iter().filter(|(_, raw)| raw.starts_with('[') && raw.len() > 2).collect();
        let (list, row_count) = if lists.is_empty() {
            (Pointer::root(), 0)
        } else {
            let (list, raw) = which.get(&lists);
            (list.clone(), Tree::parse(raw).unwrap().root(raw).len())
        };
        let row = |index: usize| doc.get(&list.index(index)).ok();
        let done = match kind {
            0..=2 => fitting(&pointer, value).map(|after| next.apply(&Edit::replace(pointer, raw, after, 0)).is_ok()),
            3 if row_count > 0 => {
                let at = from.index(row_count);
                row(at).map(|raw| next.apply(&Edit::remove(list.index(at), raw, 0)).is_ok())
            }
            4 if row_count > 1 => {
                let (from, to) = (from.index(row_count), to.index(row_count));
                move_element(&next, &list, from, to, 0)
                    .ok()
                    .map(|edits| edits.iter().all(|edit| next.apply(edit).is_ok()))
            }
            5 if row_count > 0 => {
                let (from, to) = (from.index(row_count), to.index(row_count + 1));
                row(from).map(|raw| next.apply(&Edit::insert(list.index(to), raw, 0)).is_ok())
            }
            6 if row_count > 0 => {
                Some(next.apply(&Edit::insert(list.index(to.index(row_count + 1)), value.to_string(), 0)).is_ok())
            }
            7 if raw.starts_with('{') && !value.is_null() => Some(
                next.apply(&Edit::insert(pointer.key(["memo", "note", "due"][from.index(3)]), value.to_string(), 0))
                    .is_ok(),
            ),
            _ => None,
        };
        if done == Some(true) && is_ledger(&next) {
            doc = next;
        }
    }
    doc
}

/// What a text says: members by name, those that are null left out where the ledger knows them.
#[derive(Clone, PartialEq, Debug)]
enum Normal {
    Leaf(String),
    Array(Vec<Normal>),
    Object(BTreeMap<String, Normal>),
}

fn normal(text: &str) -> Normal {
    fn of(place: Place, value: Value<'_>) -> Normal {
        match value.kind() {
            Kind::Array => Normal::Array(value.items().map(|item| of(place.step("0"), item)).collect()),
            Kind::Object => {
                let members = value.members().map(|member| (place.step(&member.key()), member));
                let there = members.filter(|(place, member)| !(place.is_known() && member.value.is_null()));
                Normal::Object(
                    there.map(|(place, member)| (member.key().into_owned(), of(place, member.value))).collect(),
                )
            }
            Kind::String => Normal::Leaf(format!("\"{}", value.str().unwrap())),
            _ => Normal::Leaf(value.raw().to_owned()),
        }
    }
    let tree = Tree::parse(text).unwrap();
    of(Place::ROOT, tree.root(text))
}

/// Fields that name nothing: an edit of one leaves every row what it is.
fn plain_fields(doc: &Doc) -> Vec<(Pointer, String)> {
    const PLAIN: [&str; 13] = [
        "title",
        "department",
        "cost",
        "grant",
        "target",
        "actual",
        "note",
        "comment",
        "rating",
        "total_cost",
        "amount",
        "response",
        "current",
    ];
    places(&doc.to_text())
        .into_iter()
        .filter(|(pointer, _)| pointer.parent().is_some_and(|(_, token)| PLAIN.contains(&token.as_str())))
        .collect()
}

/// Sets fields to values, by value.
fn with(doc: &Doc, edits: &[(Pointer, String)]) -> Doc {
    let mut doc = doc.clone();
    for (pointer, after) in edits {
        let before = doc.get(pointer).unwrap();
        doc.apply(&Edit::replace(pointer.clone(), before, after.clone(), 0)).unwrap();
    }
    doc
}

proptest! {
    #![proptest_config(crate::long::cases(48, 256))]

    #[test]
    fn nothing_to_merge_leaves_every_byte(text in ledger(false), dice in dice()) {
        let base = doc(&text);
        let ours = changed(&base, &dice);
        let merged = merge(&base, &ours, &base);
        prop_assert_eq!(merged.doc.to_text(), ours.to_text());
        prop_assert!(merged.edits.is_empty() && merged.conflicts.is_empty() && merged.notes.is_empty());
        let same = merge(&base, &ours, &ours);
        prop_assert_eq!(same.doc.to_text(), ours.to_text());
        prop_assert!(same.edits.is_empty() && same.conflicts.is_empty());
    }

    #[test]
    fn what_only_theirs_changed_is_taken_whole(text in ledger(false), dice in dice(), layout in 0..4_u8) {
        let base = doc(&text);
        let theirs = changed(&base, &dice);
        let merged = merge(&base, &base, &theirs);
        prop_assert_eq!(&merged.conflicts, &[]);
        prop_assert_eq!(normal(&merged.doc.to_text()), normal(&theirs.to_text()));
        prop_assert!(is_ledger(&merged.doc));
        // Laid out anew, it is the same change; and only laid out anew, it is none.
        let relaid = doc(&laid_out(&serde_json::from_str(theirs.to_text().trim_start_matches('\u{feff}')).unwrap(), layout));
        let again = merge(&base, &base, &relaid);
        prop_assert_eq!(normal(&again.doc.to_text()), normal(&theirs.to_text()));
        prop_assert_eq!(merge(&base, &theirs, &relaid).doc.to_text(), theirs.to_text());
        // The edits are those that were made.
        let mut replayed = base.clone();
        for edit in &merged.edits {
            replayed.apply(edit).unwrap();
        }
        prop_assert_eq!(replayed.to_text(), merged.doc.to_text());
    }

    #[test]
    fn edits_of_different_fields_are_both_kept_in_either_direction(
        text in ledger(true), picks in prop::collection::vec((any::<Index>(), any::<bool>(), printed()), 0..8),
    ) {
        let base = doc(&text);
        let fields = plain_fields(&base);
        let mut edits: BTreeMap<Pointer, (bool, String)> = BTreeMap::new();
        for (which, mine, value) in picks {
            let (pointer, raw) = which.get(&fields);
            if let Some(after) = fitting(pointer, &value) && after != *raw {
                edits.insert(pointer.clone(), (mine, after));
            }
        }
        let of = |side: bool| edits.iter().filter(|(_, (mine, _))| *mine == side).map(|(pointer, (_, after))| (pointer.clone(), after.clone())).collect::<Vec<_>>();
        let (ours, theirs) = (with(&base, &of(true)), with(&base, &of(false)));
        let both = with(&ours, &of(false));
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(&merged.conflicts, &[]);
        prop_assert_eq!(merged.edits.len(), of(false).len());
        prop_assert_eq!(merged.doc.to_text(), both.to_text());
        prop_assert_eq!(normal(&merge(&base, &theirs, &ours).doc.to_text()), normal(&both.to_text()));
    }

    #[test]
    fn conflicts_stand_exactly_where_both_changed_differently(
        text in ledger(true), picks in prop::collection::vec((any::<Index>(), printed(), printed()), 0..6), moves in dice(),
    ) {
        let base = doc(&text);
        let fields = plain_fields(&base);
        let mut edits: BTreeMap<Pointer, (String, String)> = BTreeMap::new();
        for (which, one, two) in picks {
            let (pointer, _) = which.get(&fields);
            if let (Some(one), Some(two)) = (fitting(pointer, &one), fitting(pointer, &two)) {
                edits.insert(pointer.clone(), (one, two));
            }
        }
        let side = |pick: fn(&(String, String)) -> &String| edits.iter().map(|(pointer, both)| (pointer.clone(), pick(both).clone())).collect::<Vec<_>>();
        let (ours, theirs) = (with(&base, &side(|both| &both.0)), with(&base, &side(|both| &both.1)));
        let says = |raw: &str| if raw == "null" { None } else { Some(raw.to_owned()) };
        let expected: Vec<_> = edits.iter().filter(|(pointer, (one, two))| {
            let was = base.get(pointer).unwrap();
            one != two && says(one) != says(&was) && says(two) != says(&was)
        }).map(|(pointer, _)| pointer.clone()).collect();
        let merged = merge(&base, &ours, &theirs);
        let mut found: Vec<_> = merged.conflicts.iter().map(|conflict| conflict.pointer.clone()).collect();
        found.sort();
        prop_assert_eq!(&found, &expected);
        for conflict in &merged.conflicts {
            let (one, two) = edits.get(&conflict.pointer).unwrap();
            prop_assert_eq!((conflict.ours.as_ref(), conflict.theirs.as_ref()), (Some(one), Some(two)));
            prop_assert_eq!(&merged.doc.get(&conflict.pointer).unwrap(), one);
        }
        // Rows of theirs that stand elsewhere are the same rows with the same conflicts.
        let shuffled = moves.iter().filter(|one| one.1 == 4).fold(theirs, |doc, one| changed(&doc, std::slice::from_ref(one)));
        let again = merge(&base, &ours, &shuffled);
        let mut labels: Vec<_> = merged.conflicts.iter().map(|conflict| (conflict.label.clone(), conflict.theirs.clone())).collect();
        let mut others: Vec<_> = again.conflicts.iter().map(|conflict| (conflict.label.clone(), conflict.theirs.clone())).collect();
        labels.sort();
        others.sort();
        prop_assert_eq!(labels, others);
    }

    #[test]
    fn whatever_both_did_the_result_is_a_ledger_and_every_conflict_can_be_decided(
        text in ledger(false), mine in dice(), their in dice(),
    ) {
        let base = doc(&text);
        let (ours, theirs) = (changed(&base, &mine), changed(&base, &their));
        let merged = merge(&base, &ours, &theirs);
        let result = merged.doc.to_text();
        prop_assert!(is_ledger(&doc(&result)), "{result}");
        for conflict in &merged.conflicts {
            let written = merged.doc.get(&conflict.pointer).ok();
            if conflict.ours.is_some() {
                prop_assert_eq!(&written, &conflict.ours, "{}", conflict.pointer);
            }
            prop_assert!(!conflict.label.is_empty());
        }
        let mut decided = merged.doc.clone();
        for conflict in merged.conflicts.iter().rev() {
            prop_assert!(decided.apply(&conflict.take_theirs(0)).is_ok(), "{conflict:?}");
        }
        // The edits that are told make the result of ours, each on what stands there.
        let mut made = ours.clone();
        for edit in &merged.edits {
            prop_assert!(made.apply(edit).is_ok(), "{edit:?}");
        }
        prop_assert_eq!(made.to_text(), merged.doc.to_text());
        // Merging again has nothing new to take.
        if merged.conflicts.is_empty() && merged.notes.is_empty() {
            let again = merge(&theirs, &merged.doc, &theirs);
            prop_assert_eq!(again.doc.to_text(), result);
        }
    }

    #[test]
    fn differences_are_found_where_there_are_some(text in ledger(false), dice in dice(), layout in 0..4_u8) {
        let base = doc(&text);
        let other = changed(&base, &dice);
        let changes = diff(&base, &other);
        prop_assert_eq!(changes.is_empty(), normal(&text) == normal(&other.to_text()));
        let back = diff(&other, &base);
        let count = |changes: &[crate::change::diff::Change], kind| changes.iter().filter(|change| change.kind == kind).count();
        prop_assert_eq!(changes.is_empty(), back.is_empty());
        for change in &changes {
            if let Some(at) = &change.pointer_a && let Some(before) = &change.before {
                prop_assert_eq!(&base.get(at).unwrap(), before);
            }
            if let Some(at) = &change.pointer_b && let Some(after) = &change.after {
                prop_assert_eq!(&other.get(at).unwrap(), after);
            }
            prop_assert!(!change.sentence(&change.label, &crate::ledger::label::Labels::new(&other)).contains('\n'));
        }
        let relaid = doc(&laid_out(&serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap(), layout));
        prop_assert_eq!(diff(&base, &relaid), vec![]);
        prop_assert_eq!(count(&diff(&relaid, &other), ChangeKind::Added), count(&changes, ChangeKind::Added));
    }

    #[test]
    fn places_in_one_line(text in "\\PC{0,90}", other in "\\PC{0,90}") {
        let (one, two) = crate::ledger::label::around(&text, &other);
        prop_assert_eq!(one == two, text == other);
        prop_assert!(text.chars().count() > 60 || one == text);
        let raw = string::encode(&text, Default::default());
        let line = crate::ledger::label::shown(&doc("[]"), &Pointer::root().key("title"), &raw);
        prop_assert!(!line.contains('\n'), "{line}");
    }
}
