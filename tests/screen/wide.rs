//! The optional keys of other towns' forms: a ledger with them and the same one without are both kept to the byte, in every
//! layout; each value is shown, found again by what names its row, and typed into from the keyboard; a new row is made
//! without them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use crate::support::session::Session;
use kensho::app::state::{Origin, State};
use kensho::change::diff::{ChangeKind, diff};
use kensho::change::merge::merge;
use kensho::json::{Doc, Edit, Kind, Pointer, Value};
use kensho::ledger::Ledger;
use kensho::ledger::field::{FIELDS, Kind as FieldKind, Tab, field};
use kensho::page;
use kensho::rules::Table;
use serde_json::{Value as Json, json};

/// A ledger of one project that has every rare member.
fn wide() -> Json {
    json!({
        "format": "kensho-ledger/1", "municipality": "福井県坂井市", "municipality_code": "182109", "prefecture": "福井県",
        "fiscal_year": "R6", "unknown": { "町の欄": [1.50, "x"] },
        "verifications": [{ "body": "評価委員会", "at": "R7.7.17", "kind": "外部組織" }, { "body": "議会", "at": "R7.6.29", "kind": "議会" }],
        "criteria": {
            "external": [{ "rating": "有効であった", "criterion": "KPIの達成に有効" }],
            "kpi": [{ "rating": "◎", "criterion": "目標値以上" }, { "rating": "×", "criterion": "進捗なし" }]
        },
        "projects": [{
            "id": "a", "number": 1, "name": "販路", "period": { "from": "R5", "to": "R8" }, "department": "商工課",
            "strategy": ["基本目標1", "施策2"], "contact": "内線123",
            "reviews": [{
                "fiscal_year": "R6", "basis": "実績", "cost": 2000, "grant": 1000, "budget": 3000,
                "funding": [{ "source": "国庫支出金", "amount": 1000 }, { "source": "一般財源", "amount": 1000 }],
                "kpis": [
                    { "name": "来場者数", "unit": "人", "target": "80,000", "actual": 77000, "baseline": "1.4人/年", "id": "visitors",
                      "goal": { "value": "100千人", "by": "R8.3" }, "baseline_year": "24～26年度平均", "accumulation": "単年",
                      "rating": "B", "kind": "成果", "department": "観光課", "source": "入込客調査" },
                    { "name": "認知度", "unit": "%", "target": 6, "actual": "7.3%", "id": "known" }
                ],
                "opinions": [{ "by": "委員", "at": "R6.8", "text": "広報を。", "response": "行う。", "state": "answered", "from_year": "R5" }],
                "evaluations": [
                    { "stage": "担当課", "by": "商工課長", "at": "R7.5", "rating": "B", "comment": "おおむね順調" },
                    { "stage": "外部", "by": "委員会", "at": "R7.7", "rating": "有効であった", "comment": null }
                ]
            }]
        }]
    })
}

/// The same without any rare member.
fn narrow() -> Json {
    fn strip(value: &mut Json, at: &Pointer) {
        match value {
            Json::Object(members) => {
                members.retain(|key, _| !field(&at.key(key)).is_some_and(|field| field.rare));
                members.iter_mut().for_each(|(key, value)| strip(value, &at.key(key)));
            }
            Json::Array(items) => items.iter_mut().enumerate().for_each(|(i, item)| strip(item, &at.index(i))),
            _ => {}
        }
    }
    let mut ledger = wide();
    strip(&mut ledger, &Pointer::root());
    ledger
}

/// A ledger as different programs and hands lay it out.
fn layouts(ledger: &Json) -> Vec<String> {
    let pretty = serde_json::to_string_pretty(ledger).unwrap();
    let compact = ledger.to_string();
    let indented = |indent: &str| {
        let line = |line: &str| {
            let text = line.trim_start();
            indent.repeat((line.len() - text.len()) / 2) + text
        };
        pretty.lines().map(line).collect::<Vec<_>>().join("\n")
    };
    let escaped: String = pretty
        .chars()
        .map(|c| if c.is_ascii() || c as u32 > 0xFFFF { c.to_string() } else { format!("\\u{:04x}", c as u32) })
        .collect();
    vec![
        pretty.clone(),
        pretty.clone() + "\n",
        compact.clone(),
        compact.replace("\":", "\": ") + "\n\n",
        compact.replace("\":", "\" : ").replace("},{", "} , {"),
        indented("    "),
        indented("\t"),
        indented(" ").replace('\n', "\r\n") + "\r\n",
        format!("\u{feff}{pretty}"),
        escaped,
        pretty.replace("[\n", "[\n\n").replace(": null", ":null"),
    ]
}

fn leaves(value: Value<'_>, at: &Pointer, out: &mut Vec<Pointer>) {
    match value.kind() {
        Kind::Object => value.members().for_each(|m| leaves(m.value, &at.key(&m.key()), out)),
        Kind::Array => value.items().enumerate().for_each(|(i, item)| leaves(item, &at.index(i), out)),
        _ => out.push(at.clone()),
    }
}

fn all_leaves(ledger: &Ledger) -> Vec<Pointer> {
    let mut all = Vec::new();
    leaves(ledger.front().value(), &Pointer::root(), &mut all);
    leaves(ledger.record(0).unwrap().value(), &Pointer::root().key("projects").index(0), &mut all);
    all
}

fn doc(ledger: &Json) -> Doc {
    Ledger::read(&ledger.to_string()).unwrap().doc().clone()
}

#[test]
fn the_sample_has_every_rare_member_and_keeps_the_contract() {
    let schema: Json = serde_json::from_str(kensho::ledger::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for ledger in [wide(), narrow()] {
        let errors: Vec<String> = validator.iter_errors(&ledger).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    let ledger = Ledger::read(&wide().to_string()).unwrap();
    let named: BTreeSet<&str> = all_leaves(&ledger).iter().filter_map(|at| Some(field(at)?.pattern)).collect();
    let rare = FIELDS.iter().filter(|field| field.rare && !field.pattern.contains("/plan/"));
    for one in rare {
        assert!(named.iter().any(|leaf| leaf.starts_with(one.pattern)), "{} isn't tried", one.pattern);
    }
    let narrow = Ledger::read(&narrow().to_string()).unwrap();
    assert!(all_leaves(&narrow).iter().all(|at| !field(at).is_some_and(|field| field.rare)));
}

#[test]
fn every_layout_is_kept_to_the_byte_with_the_keys_and_without_them() {
    for ledger in [wide(), narrow()] {
        for text in layouts(&ledger) {
            let read = Ledger::read(&text).unwrap();
            assert_eq!(read.doc().to_text(), text);
            for at in all_leaves(&read) {
                let mut doc = read.doc().clone();
                let before = doc.get(&at).unwrap();
                let edit = Edit::replace(at.clone(), before.clone(), "\"〓\"".to_owned(), 0);
                let back = doc.apply(&edit).unwrap();
                let changed = doc.to_text();
                // One stretch of the text is another one, and it is the value that was edited.
                let ahead = text.bytes().zip(changed.bytes()).take_while(|(a, b)| a == b).count();
                let behind = text.bytes().rev().zip(changed.bytes().rev()).take_while(|(a, b)| a == b).count();
                assert!(text.len() <= ahead + before.len() + behind, "{at} in {text}");
                doc.apply(&back).unwrap();
                assert_eq!(doc.to_text(), text, "{at}");
            }
        }
    }
}

#[test]
fn a_rare_member_typed_on_the_screen_comes_into_any_layout_and_goes_again() {
    for text in layouts(&narrow()) {
        for (tab, place, typed, expected) in [
            ("2", "/projects/0/reviews/0/kpis/0/goal/value", "100千人", "\"100千人\""),
            ("2", "/projects/0/reviews/0/kpis/1/accumulation", "累計", "\"累計\""),
            ("1", "/projects/0/strategy/0", "基本目標1", "\"基本目標1\""),
            ("1", "/projects/0/reviews/0/budget", "3,000千円", "3000000"),
            ("1", "/projects/0/reviews/0/funding/0/source", "一般財源", "\"一般財源\""),
            ("4", "/projects/0/reviews/0/evaluations/0/rating", "A", "\"A\""),
            ("0", "/municipality_code", "182109", "\"182109\""),
            ("0", "/verifications/0/body", "議会", "\"議会\""),
            ("0", "/criteria/kpi/0/rating", "◎", "\"◎\""),
        ] {
            let mut session = Session::of(&text, 100, 40);
            session.keys(&if tab == "0" { "0<wait>Bg".to_owned() } else { format!("{tab}<wait><Enter>Bg") });
            let count = session.state.shown.page.fields.len();
            for _ in 0..count {
                if session.field() == place {
                    break;
                }
                session.keys("w");
            }
            assert_eq!(session.field(), place, "it has no place on the page");
            session.write(typed).keys("<Enter>");
            let value: Json = serde_json::from_str(&session.value(place)).unwrap();
            assert_eq!(value.to_string(), expected, "{place}: {}", session.bar());
            let read: Json = serde_json::from_str(session.bytes().trim_start_matches('\u{feff}')).unwrap();
            assert_eq!(read["unknown"], wide()["unknown"]);
            session.keys("u");
            assert_eq!(session.bytes(), text, "{place}");
        }
    }
}

#[test]
fn every_rare_value_is_a_field_of_some_page_at_any_width() {
    let state = State::with_ledger(Origin::Embedded, Ledger::read(&wide().to_string()).unwrap(), Table::embedded());
    for width in [36, 44, 60, 92, 140] {
        let mut shown: BTreeSet<String> = BTreeSet::new();
        let mut see = |page: page::Page| shown.extend(page.fields.iter().map(|field| field.pointer.to_string()));
        for tab in Tab::ALL {
            let all = |subject: &page::Subject<'_>| page::page(&page::Subject { blanks: true, ..*subject }, tab, width);
            see(state.with_subject(0, all).unwrap());
        }
        let sums = (state.book.tally(), state.book.briefs());
        see(page::whole_page(state.book.ledger(), sums, (false, true), state.table, width));
        for at in all_leaves(state.book.ledger()) {
            let known =
                field(&at).is_some_and(|field| !field.pattern.ends_with("/id") || field.pattern.contains("kpis"));
            assert!(
                !known || field(&at).unwrap().pattern == "/format" || shown.contains(at.as_str()),
                "{at} at {width}"
            );
        }
    }
}

#[test]
fn a_new_row_is_made_without_rare_members() {
    let list = "/projects/0/reviews/0/kpis/1";
    for ledger in [narrow(), wide()] {
        let mut session = Session::of(&ledger.to_string(), 100, 40);
        session.keys("2<wait><Enter>a").keys("新しい指標<Enter>");
        let new: Json = serde_json::from_str(&session.value(list)).unwrap();
        assert_eq!(new["name"], "新しい指標");
        let row = Pointer::parse(list).unwrap();
        let rare = |key: &String| field(&row.key(key)).is_none_or(|field| field.rare);
        let unasked: Vec<&String> = new.as_object().unwrap().keys().filter(|key| rare(key)).collect();
        assert!(unasked.is_empty(), "{unasked:?}");
    }
}

#[test]
fn rows_of_the_new_lists_are_known_by_what_identifies_them() {
    let base = wide();
    let mut other = wide();
    let review = &mut other["projects"][0]["reviews"][0];
    // Renamed, with another value, and behind the other one: it is the same indicator by its id.
    review["kpis"].as_array_mut().unwrap().swap(0, 1);
    review["kpis"][1]["name"] = json!("延べ来場者");
    review["kpis"][1]["actual"] = json!(78000);
    review["kpis"][1]["goal"]["value"] = json!("110千人");
    review["evaluations"].as_array_mut().unwrap().swap(0, 1);
    review["evaluations"][1]["rating"] = json!("A");
    review["funding"].as_array_mut().unwrap().swap(0, 1);
    review["funding"][1]["amount"] = json!(900);
    other["verifications"].as_array_mut().unwrap().swap(0, 1);
    other["verifications"][1]["at"] = json!("R7.7.18");
    other["projects"][0]["strategy"][1] = json!("施策3");
    let changes: BTreeSet<String> = diff(&doc(&base), &doc(&other))
        .into_iter()
        .filter(|change| change.kind != ChangeKind::Moved)
        .map(|change| format!("{:?} {}", change.kind, change.pointer()))
        .collect();
    let review = "/projects/0/reviews/0";
    let expected = [
        format!("Changed {review}/kpis/1/name"),
        format!("Changed {review}/kpis/1/actual"),
        format!("Changed {review}/kpis/1/goal/value"),
        format!("Changed {review}/evaluations/1/rating"),
        format!("Changed {review}/funding/1/amount"),
        "Changed /verifications/1/at".to_owned(),
        "Changed /projects/0/strategy/1".to_owned(),
    ];
    assert_eq!(changes, expected.into_iter().collect());

    let mut ours = wide();
    ours["projects"][0]["reviews"][0]["kpis"][0]["source"] = json!("統計年報");
    ours["projects"][0]["reviews"][0]["evaluations"][0]["comment"] = json!("順調");
    let merged = merge(&doc(&base), &doc(&ours), &doc(&other));
    assert!(merged.conflicts.is_empty(), "{}", merged.conflicts.len());
    let whole: Json = serde_json::from_str(&merged.doc.to_text()).unwrap();
    let kpis = whole["projects"][0]["reviews"][0]["kpis"].as_array().unwrap();
    let visitors = kpis.iter().find(|kpi| kpi["id"] == "visitors").unwrap();
    assert_eq!((&visitors["source"], &visitors["actual"]), (&json!("統計年報"), &json!(78000)));
    let stages = whole["projects"][0]["reviews"][0]["evaluations"].as_array().unwrap();
    let own = stages.iter().find(|stage| stage["stage"] == "担当課").unwrap();
    assert_eq!((&own["comment"], &own["rating"]), (&json!("順調"), &json!("A")));
}

#[test]
fn two_ids_are_two_indicators_whatever_their_names() {
    let (mut ours, mut theirs) = (wide(), wide());
    ours["projects"][0]["reviews"][0]["kpis"][1]["actual"] = json!("7.4%");
    // Another indicator of the same name in its place: what was corrected in the old one isn't its value.
    theirs["projects"][0]["reviews"][0]["kpis"][1]["id"] = json!("another");
    let merged = merge(&doc(&wide()), &doc(&ours), &doc(&theirs));
    let whole: Json = serde_json::from_str(&merged.doc.to_text()).unwrap();
    let kpis = whole["projects"][0]["reviews"][0]["kpis"].as_array().unwrap();
    let another = kpis.iter().find(|kpi| kpi["id"] == "another");
    assert!(another.is_none_or(|another| another["actual"] == "7.3%"), "{kpis:#?}");
    assert!(!merged.conflicts.is_empty(), "the old one was changed here and is gone there");
}

#[test]
fn a_value_of_another_shape_is_refused_with_its_place() {
    for (at, value) in [
        ("/municipality_code", json!(352136)),
        ("/projects/0/strategy", json!("基本目標1")),
        ("/projects/0/reviews/0/budget", json!("3,000千円")),
        ("/projects/0/reviews/0/kpis/0/goal", json!(100)),
        ("/projects/0/reviews/0/funding/0/amount", json!(1.5)),
        ("/projects/0/reviews/0/evaluations/0", Json::Null),
    ] {
        let mut ledger = wide();
        *ledger.pointer_mut(at).unwrap() = value;
        let read = Ledger::read(&ledger.to_string());
        let label = field(&Pointer::parse(at).unwrap()).unwrap().label;
        let refused = match read {
            Err(error) => error.to_string(),
            // A record is looked at when it is read.
            Ok(ledger) => panic!("{at} is taken: {}", ledger.len()),
        };
        assert!(refused.contains(label), "{refused}");
        assert_ne!(field(&Pointer::parse(at).unwrap()).unwrap().kind, FieldKind::Text);
    }
}
