//! What two years show together.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::slice::from_ref;

use serde_json::{Value as Json, json};

use super::*;

/// The clean ledger with the year before: the sheet as it is now, other in these values.
fn two_years(before: &[(&str, Json)], now: &[(&str, Json)]) -> Vec<String> {
    let mut ledger = clean();
    let mut old = ledger["projects"][0]["reviews"][0].clone();
    for (at, value) in [
        ("/fiscal_year", json!("R5")),
        ("/cost", json!(900_000)),
        ("/grant", json!(450_000)),
        ("/kpis/0/actual", json!(11)),
        ("/effect/comment", json!("満足度は低かったが、講座は続いた。")),
        ("/policy/reason", json!("次の年も行う。")),
        ("/issues/revisions", json!("講師を増やす。")),
        ("/achievements/0/body", json!("○講座を開いた。")),
    ] {
        set(&mut old, at, value);
    }
    before.iter().for_each(|(at, value)| set(&mut old, at, value.clone()));
    set(&mut ledger, "/projects/0/reviews/-", old);
    for (at, value) in now {
        set(&mut ledger, &format!("/projects/0/reviews/0{at}"), value.clone());
    }
    let mut told = told(&ledger);
    told.retain(|told| ["W150", "W151", "W152", "E153", "W154", "W120"].iter().any(|code| told.starts_with(code)));
    told
}

/// A form that shows last year's results beside this year's is no review of last year; one word more makes it one.
#[test]
fn a_year_of_results_alone_is_no_review() {
    let glimpse = |more: Json| {
        let mut ledger = clean();
        let mut old = json!({"fiscal_year": "R5", "basis": "実績", "kpis": [{"name": "講座の参加者数", "actual": 11}]});
        old.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        set(&mut ledger, "/projects/0/reviews/-", old);
        told(&ledger)
    };
    assert_eq!(glimpse(json!({})), told(&clean()));
    assert!(glimpse(json!({"cost": 900_000})).len() > told(&clean()).len());
    // The only year of a project is its review, however little it says.
    let mut ledger = clean();
    set(
        &mut ledger,
        "/projects/0/reviews",
        json!([{"fiscal_year": "R6", "basis": "実績", "kpis": [{"name": "a", "actual": 1}]}]),
    );
    assert!(told(&ledger).iter().any(|told| told.starts_with("W10 ")), "{:?}", told(&ledger));
}

#[test]
fn a_target_lowered_without_a_word() {
    assert_eq!(two_years(&[], &[]), [""; 0]);
    let lower = ("/kpis/0/target", json!(20));
    assert_eq!(two_years(from_ref(&lower), &[]), ["W150 R/kpis/0/target"]);
    let note = ("/kpis/0/note", json!("会場が減ったため"));
    assert_eq!(two_years(from_ref(&lower), &[note]), [""; 0]);
    let why = ("/policy/reason", json!("会場が減ったので目標を見直した。"));
    assert_eq!(two_years(from_ref(&lower), &[why]), [""; 0]);
    // Where less is better a lower target asks for more.
    let down = ("/kpis/0/direction", json!("down"));
    assert_eq!(two_years(&[lower, down.clone()], &[down]), [""; 0]);
    assert_eq!(two_years(&[("/kpis/0/target", json!("20人")), ("/kpis/0/unit", json!("人"))], &[]), [""; 0]);
}

#[test]
fn an_actual_taken_over_to_the_digit() {
    let same = |value: Json| two_years(&[("/kpis/1/actual", value.clone())], &[("/kpis/1/actual", value)]);
    assert_eq!(same(json!(51.7)), ["W151 R/kpis/1/actual"]);
    assert_eq!(same(json!("1,234人")), ["W151 R/kpis/1/actual"]);
    // Small and round numbers are the same by chance, and words aren't figures.
    assert_eq!(same(json!(50)), [""; 0]);
    assert_eq!(same(json!(10_000)), [""; 0]);
    assert_eq!(same(json!("確認中")), [""; 0]);
}

#[test]
fn an_improvement_that_nothing_came_of() {
    let alike = |decision: &str, revisions: Json| {
        let now = [
            ("/effect/comment", json!("同じ。")),
            ("/policy/reason", json!("同じ。")),
            ("/issues/revisions", revisions),
            ("/achievements", json!([])),
        ];
        let before = [
            ("/effect/comment", json!("同じ。")),
            ("/policy/reason", json!("同じ。")),
            ("/policy/decision", json!(decision)),
        ];
        two_years(&before, &now)
    };
    assert_eq!(alike("改善", json!("講師を増やす。")), ["W152 R/issues/revisions"]);
    assert_eq!(alike("改善", json!(null)), ["W152 R/issues/revisions"]);
    assert_eq!(alike("改善", json!("会場を替えた。")), [""; 0]);
    assert_eq!(alike("継続", json!("講師を増やす。")), [""; 0]);
}

#[test]
fn a_cumulative_value_that_fell() {
    let sum = ("/kpis/0/accumulation", json!("累計"));
    let more = ("/kpis/0/actual", json!(15));
    assert_eq!(two_years(&[more.clone(), sum.clone()], from_ref(&sum)), ["E153 R/kpis/0/actual"]);
    assert_eq!(two_years(from_ref(&more), from_ref(&sum)), ["E153 R/kpis/0/actual"]);
    assert_eq!(two_years(&[more], &[]), [""; 0], "what counts each year by itself may fall");
    assert_eq!(two_years(&[], &[sum]), [""; 0]);
}

#[test]
fn a_baseline_that_is_not_what_was_reached() {
    let now = |value: Json, year: &str| {
        two_years(&[], &[("/kpis/0/baseline", value), ("/kpis/0/baseline_year", json!(year))])
    };
    assert_eq!(now(json!(10), "R5"), ["W154 R/kpis/0/baseline"]);
    assert_eq!(now(json!(11), "R5"), [""; 0]);
    assert_eq!(now(json!("11件"), "R5"), [""; 0], "in a unit that doesn't compare nothing is said");
    assert_eq!(now(json!(10), "R4"), [""; 0], "of that year there is no sheet");
}

#[test]
fn an_opinion_that_a_later_year_carries_is_asked_about_there() {
    let open = json!([{ "by": "議会", "text": "広めてほしい。", "response": null, "state": "open" }]);
    let carried =
        json!([{ "by": "議会", "text": "広めてほしい。", "response": null, "state": "open", "from_year": "R5" }]);
    assert_eq!(two_years(&[("/opinions", open.clone())], &[("/opinions", carried)]), ["W120 R/opinions/0/response"]);
    assert_eq!(
        two_years(&[("/opinions", open)], &[("/opinions", json!([]))]),
        ["W120 P/reviews/1/opinions/0/response"]
    );
}
