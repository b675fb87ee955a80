//! Rows below KPIs that are none, names said by 〃, and values that nothing but a person can say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::As;
use serde_json::{Value, json};

use crate::support::imported::{answering, at, merged, of, planned, planned_with, value};
use crate::support::workbook;

const TITLE: &[&str] = &["令和６年度 効果検証シート"];
const NAME: &[&str] = &["事業名", "朝霧市場事業"];
const HEAD: &[&str] = &["成果指標", "単位", "R6目標", "R6実績"];
const FIRST: &[&str] = &["来場者数", "人", "#100", "#90"];

fn kpis(plan: &kensho::exchange::Plan) -> Vec<Value> {
    let kpis = value(plan, "/projects/0/reviews/0/kpis");
    kpis.as_array().unwrap().iter().map(|kpi| kpi["name"].clone()).collect()
}

#[test]
fn a_label_and_what_is_said_of_it_below_kpis_is_none_of_them() {
    let said = [("達成状況", "概ね達成"), ("達成度", "B"), ("指標の達成状況", "未達成"), ("特記事項", "雨の日が多い")];
    for (label, text) in said {
        let plan = of(&[TITLE, NAME, HEAD, FIRST, &[label, text], &["総合評価", "B"]]);
        assert_eq!(kpis(&plan), ["来場者数"], "{label}");
        assert_eq!((at(&plan, "A5").kind, at(&plan, "B5").kind), (As::Label, As::Unplaced), "{label}");
        assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "B", "{label}");
    }
    // Between KPIs the table goes on.
    let second: &[&str] = &["出店数", "店", "#10", "#12"];
    let plan = of(&[TITLE, NAME, HEAD, FIRST, &["達成状況", "概ね達成"], second, &["達成状況", "達成"]]);
    assert_eq!(kpis(&plan), ["来場者数", "出店数"]);
    assert_eq!((at(&plan, "B5").kind, at(&plan, "B7").kind), (As::Unplaced, As::Unplaced));
    // Words that nobody knows beside a text that reaches over the values.
    let rows: &[&[&str]] = &[TITLE, NAME, HEAD, FIRST, &["周辺の様子", "人出が戻る"], &["総合評価", "B"]];
    let plan = merged("Sheet1", rows, &["B5:D5"]);
    assert_eq!((kpis(&plan), at(&plan, "B5").kind), (vec![json!("来場者数")], As::Unplaced));
}

#[test]
fn a_kpi_whose_values_are_still_open_stays_one() {
    for row in [&["出店数", "店"][..], &["出店数", "店", "", "確認中"], &["進捗率", "％"], &["達成率", "人"]]
    {
        let plan = of(&[TITLE, NAME, HEAD, FIRST, row, &["総合評価", "B"]]);
        assert_eq!(kpis(&plan), [json!("来場者数"), json!(row[0])], "{row:?}");
    }
}

#[test]
fn a_word_in_the_place_of_values_is_never_said_to_be_a_label() {
    let plan = of(&[TITLE, NAME, HEAD, FIRST, &["今後の見通し", "達成見込み"], &["総合評価", "B"]]);
    let entry = at(&plan, "B5");
    assert_eq!(entry.kind, As::Unplaced);
    assert!(entry.why.contains("値か見出しか分からない"), "{}", entry.why);
}

#[test]
fn marks_beside_a_name_said_by_ditto_are_each_kpis() {
    for ditto in ["〃", "同上", "々", ""] {
        let plan = of(&[
            TITLE,
            &["No.", "事業名", "KPI", "目標", "実績", "評価"],
            &["#1", "朝霧市場事業", "来場者数(人)", "#100", "#90", "B"],
            &["", ditto, "出店数(店)", "#10", "#12", "A"],
        ]);
        let kpis = value(&plan, "/projects/0/reviews/0/kpis");
        assert_eq!((&kpis[0]["rating"], &kpis[1]["rating"]), (&json!("B"), &json!("A")), "{ditto}");
        assert!(plan.questions().is_empty(), "{ditto}: {:?}", plan.questions());
    }
}

#[test]
fn the_value_of_an_error_or_a_lost_ditto_can_be_typed() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No.", "事業名", "総事業費(千円)", "KPI", "目標", "実績"],
        &["#1", "朝霧市場事業", "!#REF!", "来場者数(人)", "〃", "!#N/A"],
    ];
    let bytes = workbook::of(rows);
    let plan = planned(&bytes);
    let questions = plan.questions();
    assert_eq!(questions.len(), 3, "{questions:?}");
    assert!(
        questions.iter().any(|asked| asked.about.contains("来場者数") && asked.question == "error"),
        "{questions:?}"
    );
    let answers = answering(&plan, |asked| {
        let typed = if asked.about.contains("事業費") { "1,200千円" } else { "120" };
        Some(typed.to_owned())
    });
    let review = value(&planned_with(&bytes, answers, ""), "/projects/0/reviews/0");
    assert_eq!(review["cost"], 1_200_000);
    assert_eq!((&review["kpis"][0]["target"], &review["kpis"][0]["actual"]), (&json!(120), &json!(120)));
}
