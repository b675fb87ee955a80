//! What was answered of one value, one year or one department isn't used for another's; what a heading means is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::against::against;
use kensho::exchange::mapping::{Answer, Mapping};
use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::support::imported::{at, planned, planned_with, value};
use crate::support::imported::{beside, ledger, of};
use crate::support::workbook;

const THIS: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];
const NEXT: &[&str] = &["令和7年度 交付金事業 効果検証 一覧"];

/// All that a plan asks, answered so where it allows it.
fn answered(plan: &Plan, answer: &str) -> Mapping {
    let mut mapping = Mapping::default();
    for asked in plan.questions() {
        assert!(asked.options.iter().any(|option| option == answer), "{asked:?}");
        mapping.put(Answer { answer: Some(answer.into()), ..asked });
    }
    Mapping::read(&mapping.text()).unwrap()
}

#[test]
fn what_one_departments_amounts_are_in_says_nothing_of_anothers() {
    let head: &[&str] = &["事業名", "事業費"];
    let file = |title: &'static [&'static str], name: &'static str, cost: &'static str| {
        workbook::of(&[title, head, &[name, cost]])
    };
    let first = file(THIS, "棚田保全事業", "#4820");
    let mapping = answered(&planned(&first), "千円");
    assert_eq!(value(&planned_with(&first, mapping.clone(), ""), "/projects/0/reviews/0/cost"), 4_820_000);
    for (whose, other) in [
        ("another department's", file(THIS, "読書推進事業", "#64300")),
        ("another amount", file(THIS, "棚田保全事業", "#64300")),
        ("another year's", file(NEXT, "棚田保全事業", "#4820")),
    ] {
        let plan = planned_with(&other, mapping.clone(), "");
        assert_eq!(at(&plan, "B3").kind, As::Ask, "{whose}");
        // Asked and kept beside the first, each answer is its own.
        let mut both = mapping.clone();
        plan.questions().into_iter().for_each(|asked| both.put(asked));
        assert_eq!(value(&planned_with(&first, both.clone(), ""), "/projects/0/reviews/0/cost"), 4_820_000, "{whose}");
        assert_eq!(at(&planned_with(&other, both.clone(), ""), "B3").kind, As::Ask, "{whose}");
        for asked in plan.questions() {
            both.put(Answer { answer: Some("円".into()), ..asked });
        }
        assert_ne!(at(&planned_with(&other, both, ""), "B3").kind, As::Ask, "{whose}");
    }
}

/// That a column isn't taken is an answer like its others: nothing of it is asked again, here or in next year's file.
#[test]
fn a_column_that_isnt_to_be_taken_is_asked_about_once() {
    let head: &[&str] = &["事業名", "指標名", "目標値", "実績値", "庁内区分"];
    let file = |title| {
        let (first, second) =
            (["棚田保全事業", "保全面積", "#10", "#12"], ["読書推進事業", "貸出冊数", "#500", "#480"]);
        let row = |values: [&'static str; 4], class| [&values[..], &[class]].concat();
        workbook::of(&[title, head, &row(first, "直営"), &row(second, "委託")])
    };
    let mapping = answered(&planned(&file(THIS)), "取り込まない");
    for title in [THIS, NEXT] {
        let plan = planned_with(&file(title), mapping.clone(), "");
        assert_eq!(plan.questions(), [], "{title:?}");
        for cell in ["E3", "E4"] {
            let said = at(&plan, cell);
            assert_eq!((said.kind, &*said.why), (As::Unplaced, "前の答え「取り込まない」による"));
        }
    }
    // Another word is none of its answers, and is asked again.
    let mut other = planned(&file(THIS)).questions();
    other[0].answer = Some("知らない".into());
    let mut mapping = Mapping::default();
    other.into_iter().for_each(|asked| mapping.put(asked));
    assert_eq!(planned_with(&file(THIS), mapping, "").questions().len(), 1);
}

#[test]
fn a_column_is_asked_about_once_and_answered_for_all_that_stood_in_it() {
    let rows: &[&[&str]] = &[THIS, &["事業名", "事業費"], &["棚田保全事業", "#4820"], &["読書推進事業", "#64300"]];
    let bytes = workbook::of(rows);
    let questions = planned(&bytes).questions();
    assert_eq!((questions.len(), questions[0].values.len()), (1, 2), "{questions:?}");
    let plan = planned_with(&bytes, answered(&planned(&bytes), "千円"), "");
    assert_eq!(value(&plan, "/projects/1/reviews/0/cost"), 64_300_000);
    assert!(plan.questions().is_empty());
}

#[test]
fn what_a_format_hides_in_one_file_says_nothing_of_another() {
    let file = |name: &'static str, actual: &'static str| {
        workbook::of(&[THIS, &["事業名", "KPI", "目標", "実績"], &[name, "転入超過数", "#30", actual]])
    };
    let first = file("移住支援事業", "#-72@#,##0;[Red]#,##0");
    let mapping = answered(&planned(&first), "保存された値");
    assert_eq!(value(&planned_with(&first, mapping.clone(), ""), "/projects/0/reviews/0/kpis/0/actual"), -72);
    let plan = planned_with(&file("朝市事業", "#-15@#,##0;[Red]#,##0"), mapping, "");
    assert_eq!(at(&plan, "D3").kind, As::Ask);
}

#[test]
fn a_tables_project_isnt_that_of_another_departments_sheet_of_the_same_name() {
    let file = |kpi: &'static str| {
        let rows: &[&[&str]] =
            &[&["令和6年度 数値の一覧"], &["指標名", "単位", "目標値", "実績値"], &[kpi, "人", "#100", "#120"]];
        workbook::of(rows)
    };
    let mut mapping = Mapping::default();
    for asked in planned(&file("来場者数")).questions() {
        mapping.put(Answer { answer: Some("港まつり事業".into()), ..asked });
    }
    assert_eq!(value(&planned_with(&file("来場者数"), mapping.clone(), ""), "/projects/0/name"), "港まつり事業");
    assert_eq!(at(&planned_with(&file("貸出冊数"), mapping, ""), "A3").kind, As::Ask);
}

#[test]
fn one_years_answer_about_a_value_isnt_the_other_years() {
    let rows: &[&[&str]] =
        &[THIS, &["事業名", "指標名", "R5実績値", "R6実績値"], &["石垣事業", "転入数", "9→10", "9→10"]];
    let bytes = workbook::of(rows);
    let questions = planned(&bytes).questions();
    assert_eq!(questions.len(), 2, "{questions:?}");
    let mut mapping = Mapping::default();
    mapping.put(Answer { answer: Some("10 に訂正".into()), ..questions[0].clone() });
    let plan = planned_with(&bytes, mapping, "");
    let kpi = |n: usize| value(&plan, &format!("/projects/0/reviews/{n}/kpis/0/actual"));
    assert_eq!((kpi(0), kpi(1)), (json!(10), Value::Null));
    assert_eq!(at(&plan, "D3").kind, As::Ask);
}

#[test]
fn which_kpi_a_name_is_was_answered_of_its_project_alone() {
    let head: &[&str] = &["事業名", "指標名", "実績値"];
    let file = |name: &'static str, actual: &'static str| {
        of(&[THIS, head, &["石垣事業", name, actual], &["漆器事業", name, actual]])
    };
    let base = ledger(&file("参加者数", "#6"));
    let new = file("参加者数(延べ)", "#9");
    let asked = beside(std::slice::from_ref(&new), &base).questions;
    assert_eq!(asked.len(), 2, "{asked:?}");
    let mut mapping = Mapping::default();
    mapping.put(Answer { answer: Some("参加者数".into()), ..asked[0].clone() });
    let seen = against(std::slice::from_ref(&new), base.doc(), &mapping);
    assert_eq!((seen.offers.len(), seen.questions.len()), (1, 1));
}
