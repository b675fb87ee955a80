//! kensho's own flat tables, imported again: what was exported brings no change back, and what a person changed in them is seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::against::{Against, against};
use kensho::exchange::mapping::Mapping;
use kensho::exchange::out::{Kind, Style};
use kensho::exchange::plan::Entry;
use kensho::exchange::tables::Table;
use kensho::exchange::{As, Plan};
use kensho::ledger::Ledger;
use serde_json::{Value, json};

use crate::export::{embedded, hostile, table_bytes};
use crate::support::imported::{at, beside, named, value};

fn planned(bytes: &[u8]) -> Plan {
    named("KPI.csv", bytes)
}

fn seen(text: &str, ledger: &Ledger) -> Against {
    beside(&[planned(text.as_bytes())], ledger)
}

fn ledger(value: &Value) -> Ledger {
    Ledger::read(&value.to_string()).unwrap()
}

/// A ledger of one project, whose review has these KPIs.
fn one(kpis: Value) -> Ledger {
    let review = json!({"fiscal_year": "R6", "basis": "計画", "program": "pg", "kpis": kpis});
    let plan = json!({"cost_items": [{"group": "ソフト", "item": "-委託", "amount": 5000, "subtotal": true}]});
    let project = json!({"id": "p7", "name": "石垣事業", "number": 3, "plan": plan, "reviews": [review]});
    ledger(
        &json!({"format": "kensho-ledger/1", "municipality": "山口県山中市", "fiscal_year": "R6", "programs": [{"id": "pg", "name": "推進タイプ"}],
        "projects": [project]}),
    )
}

fn csv(table: Table, ledger: &Ledger) -> String {
    String::from_utf8(table_bytes(Kind::Csv, table, ledger, Style::default()).unwrap()).unwrap()
}

/// A table without rows is no file that can't be read.
fn plan_is_refused(text: &str) -> bool {
    planned(text.as_bytes()).is_empty()
}

#[test]
fn an_export_says_nothing_new_of_its_own_ledger() {
    let values = one(json!([
        {"name": "売上", "unit": "千円", "target": "34,212千円", "actual": "確認中", "baseline": null},
        {"name": "（参考）満足度(%)", "target": 61.0, "actual": "13(301)", "accumulation": "単年"},
        {"name": "'=1+1", "unit": "=人", "target": "-", "actual": -5, "note": "''+a\r\nb", "goal": {"value": "約3人", "by": "R8"}},
        {"name": "満足度", "target": "-5件", "actual": "+3", "reference": true},
    ]));
    for (name, ledger) in [("embedded", embedded()), ("hostile", hostile()), ("values", values)] {
        for table in Table::ALL {
            let text = csv(table, &ledger);
            let plan = planned(text.as_bytes());
            let open = |entry: &&Entry| matches!(entry.kind, As::Ask | As::Unplaced);
            let asked: Vec<_> = plan.entries.iter().filter(open).collect();
            assert!(asked.is_empty(), "{name} {table:?}: {asked:#?}");
            let found = against(&[plan], ledger.doc(), &Mapping::default());
            assert!(found.offers.is_empty(), "{name} {table:?}: {:#?}", found.offers);
            assert!(found.warnings.is_empty() && found.questions.is_empty(), "{name} {table:?}: {:?}", found.warnings);
            assert!(!plan_is_refused(&text), "{name} {table:?}");
            assert!(found.same > 0 || text.lines().count() == 1, "{name} {table:?}");
        }
    }
}

#[test]
fn what_a_person_changed_in_such_a_table_is_the_only_difference() {
    let ledger = one(json!([{"name": "売上", "unit": "千円", "target": "34,212千円", "actual": "確認中"}]));
    let text = csv(Table::Kpis, &ledger);
    assert!(text.contains("確認中"), "{text}");
    // The printed text is the value, whatever columns are left beside it and in whatever order.
    let found = seen(&text.replacen(",確認中,確認中", ",\"35,000千円\",確認中", 1), &ledger);
    let [offer] = &found.offers[..] else { panic!("{:#?}", found.offers) };
    assert_eq!((offer.pointer.as_str(), &*offer.after), ("/projects/0/reviews/0/kpis/0/actual", "\"35,000千円\""));
    // The number alone: nobody knows which of them holds.
    let plan = planned(text.replacen("34212000", "35000000", 1).as_bytes());
    let asked: Vec<_> = plan.entries.iter().filter(|entry| entry.kind == As::Ask).collect();
    assert!(asked.len() == 1 && asked[0].cell == "N2", "{asked:#?}");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/target"), "34,212千円");
}

#[test]
fn a_table_without_a_ledger_makes_one_of_what_it_prints() {
    let ledger = one(json!([{"name": "売上(千円)", "target": "34,212千円", "actual": 61.0, "due": "2025-06-20"}]));
    let plan = planned(csv(Table::Kpis, &ledger).as_bytes());
    assert_eq!(value(&plan, "/projects/0/id"), "p7");
    assert_eq!(value(&plan, "/projects/0/number"), 3);
    assert_eq!(value(&plan, "/projects/0/reviews/0/basis"), "計画");
    let kpi =
        json!({"name": "売上(千円)", "target": "34,212千円", "actual": 61.0, "due": "2025-06-20", "reference": false});
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0"), kpi);
    let reviews = planned(csv(Table::Reviews, &ledger).as_bytes());
    assert_eq!(value(&reviews, "/programs"), json!([{"id": "pg", "name": "推進タイプ"}]));
    assert_eq!(value(&reviews, "/projects/0/reviews/0/program"), "pg");
    let costs = planned(csv(Table::Costs, &ledger).as_bytes());
    let item = json!({"group": "ソフト", "item": "-委託", "amount": 5000, "subtotal": true});
    assert_eq!(value(&costs, "/projects/0/plan/cost_items/0"), item);
}

#[test]
fn projects_and_kpis_of_one_name_are_told_apart_in_whatever_order_they_stand() {
    let kpi = |actual: i32| json!({"name": "移住者数", "unit": "人", "target": 6, "actual": actual});
    let review = |year: &str, kpis: Value| json!({"fiscal_year": year, "kpis": kpis});
    let projects = json!([
        {"id": "p1", "name": "移住事業", "reviews": [review("R6", json!([kpi(1), kpi(2)]))]},
        {"id": "p2", "name": "移住事業", "reviews": [review("R6", json!([kpi(3)])), review("R7", json!([kpi(4)]))]},
    ]);
    let ledger = ledger(&json!({"format": "kensho-ledger/1", "fiscal_year": "R6", "projects": projects}));
    let text = csv(Table::Kpis, &ledger);
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    let found = seen(&lines.join("\r\n"), &ledger);
    assert!(found.offers.is_empty() && found.same > 10, "{:#?}", found.offers);
    assert!(found.warnings.is_empty(), "{:?}", found.warnings);
}

#[test]
fn readings_beside_a_printed_text_are_no_values_in_any_table() {
    let plan = planned(
        "事業名,指標名,実績値(数値),実績値(数値の単位),実績値(表記),実績値(状態),年度\n石垣事業,売上,34212000,円,\"34,212千円\",確定,R6\n"
            .as_bytes(),
    );
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), "34,212千円");
    for cell in ["C2", "D2", "F2"] {
        assert_eq!(at(&plan, cell).kind, As::Unplaced, "{cell}");
    }
}
