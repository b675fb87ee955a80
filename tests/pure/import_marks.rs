//! Marks, choices and words that say that there is nothing: what they choose, and what is only told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::mapping::Mapping;
use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::support::imported::{answering, at, planned, planned_with, value};
use crate::support::workbook;

const TITLE: &[&str] = &["白波市 令和６年度 効果検証"];

/// The mapping in which the questions about these columns are answered so.
fn explained(plan: &Plan, columns: &[(&str, &str)]) -> Mapping {
    answering(plan, |asked| {
        columns.iter().find(|(column, _)| *column == asked.about).map(|(_, meaning)| (*meaning).to_owned())
    })
}

#[test]
fn a_mark_below_a_heading_that_is_a_choice_chooses_the_heading() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "KPI", "目標値", "実績値", "改善", "廃止", "総合"],
        &["#1", "灯台観光推進事業", "入場者数", "#1200", "#1350", "○", "", "○"],
        &["#2", "港まつり事業", "来場者数", "#5000", "#4800", "", "✓", "△"],
    ];
    let book = workbook::of(rows);
    let plan = planned(&book);
    let explained = explained(&plan, &[("改善", "今後の方針"), ("廃止", "今後の方針"), ("総合", "事業効果")]);
    let plan = planned_with(&book, explained, "");
    let of = |project: usize, field: &str| value(&plan, &format!("/projects/{project}/reviews/0/{field}"));
    assert_eq!([of(0, "policy/decision"), of(1, "policy/decision")], [json!("改善"), json!("廃止")]);
    // Where other signs stand in the column, a ring is one of them.
    assert_eq!([of(0, "effect/rating"), of(1, "effect/rating")], [json!("○"), json!("△")]);
}

#[test]
fn a_mark_that_stands_beside_nothing_is_no_policy() {
    let plan = planned(&workbook::of(&[
        TITLE,
        &["No", "事業名", "KPI", "目標値", "実績値", "評価", "今後の方針"],
        &["#1", "灯台観光推進事業", "入場者数", "#1200", "#1350", "○", "○"],
        &["#2", "港まつり事業", "来場者数", "#5000", "#4800", "１・②・３・４", "継続"],
    ]));
    assert_eq!(at(&plan, "G3").kind, As::Ask);
    assert_eq!(value(&plan, "/projects/0/reviews/0/policy/decision"), Value::Null);
    // A ring is a rating, and so is the number in one.
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), json!("○"));
    assert_eq!(value(&plan, "/projects/1/reviews/0/effect/rating"), json!("2"));
}

#[test]
fn whether_a_project_is_new_is_no_period() {
    let plan = planned(&workbook::of(&[
        &["令和６年度 効果検証シート"],
        &["事業名", "灯台観光推進事業"],
        &["事業期間", "R4～R8", "新規・継続", "□新規　☑継続"],
        &["KPI", "入場者数"],
        &["目標値", "#1200"],
        &["実績値", "#1350"],
    ]));
    assert_eq!(value(&plan, "/projects/0/period"), json!({"from": "R4", "to": "R8"}));
    assert_eq!(at(&plan, "C3").kind, As::Label);
    let choice = at(&plan, "D3");
    assert_eq!((choice.kind, &*choice.why), (As::Unplaced, "台帳に欄がない: 新規・継続の別"));
}
