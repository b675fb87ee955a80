//! What has changed between two ledgers, row by row, however the rows stand.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::json::Edit;

const MINE: &str = include_str!("../../../data/mine-r6.json");

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
        sentence.starts_with("事業1 ") && sentence.ends_with("（令和6年度）の総事業費: 40,404,482円 → 40,404,483円"),
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
    let a =
        ledger(r#""reviews": [{"fiscal_year": "R6", "cost": 1}, {"fiscal_year": "R7", "basis": "計画", "cost": 2}]"#);
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
    assert!(!changed.iter().any(|change| matches!(change.0, ChangeKind::Added | ChangeKind::Removed)), "{changed:?}");
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
    let a = doc(r#"{"totals": [{"fiscal_year":"R6","cost":1},{"fiscal_year":"R7","cost":2}], "projects": [{"id":"a",
            "plan": {"cost_items": [{"group":"g","item":"i","account":"委託料","amount":1},{"group":"g","item":"i","account":"負担金","amount":1}]},
            "reviews": [{"opinions": [{"by":"甲","at":"1","text":"x"},{"by":"甲","at":"1","text":"y"}]}]}]}"#);
    let b = doc(r#"{"totals": [{"fiscal_year":"R7","cost":2},{"fiscal_year":"R6","cost":3}], "projects": [{"id":"a",
            "plan": {"cost_items": [{"group":"g","item":"i","account":"負担金","amount":1},{"group":"g","item":"i","account":"委託料","amount":9}]},
            "reviews": [{"opinions": [{"by":"甲","at":"1","text":"y","response":"r"},{"by":"甲","at":"1","text":"x"}]}]}]}"#);
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
