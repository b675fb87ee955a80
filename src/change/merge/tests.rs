//! Three ledgers put together: what both sides did is kept, and what contradicts is for a person.
#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;

const MINE: &str = include_str!("../../../data/mine-r6.json");

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
    assert_eq!((&conflict.ours, conflict.label.as_str()), (&None, &*label::describe(&base, &at(&format!("{KPIS}/1")))));
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
    let theirs = doc(r#"{"projects":[{"id":"a","plan":{"field":"y","urls":["u"]},"reviews":[{"fiscal_year":"R7"}]}]}"#);
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
