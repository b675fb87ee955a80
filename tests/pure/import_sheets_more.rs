//! Sheets that hold one project, laid out in rarer ways: indicators as columns or by their numbers, verdicts with their reasons beside or below
//! them, years told in words, money of several towns, boxes of prose beside a table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::import_forms::{at, planned, value};
use crate::support::workbook::{self, Sheet, sheet};

fn plan_of(rows: &[&[&str]], merges: &[&str]) -> Plan {
    planned(&workbook::bytes(&[Sheet { merges, ..sheet("1", rows) }], &[]))
}

const TITLE: &[&str] = &["令和6年度 事業評価シート"];
const NAME: &[&str] = &["事業名", "石垣の道事業"];
const REVIEW: &str = "/projects/0/reviews/0";

#[test]
fn indicators_side_by_side_are_columns_whatever_their_corner_is_called() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["項　目", "ＫＰＩ①", "ＫＰＩ②"],
        &["指標の名称", "歩いた人の数", "満足度"],
        &["単位", "人", "％"],
        &["目標値", "#100", "#70"],
        &["実績値", "#90", "集計中"],
        &["指標ごとの評価", "○", "－"],
    ];
    let plan = plan_of(rows, &[]);
    let kpis = value(&plan, &format!("{REVIEW}/kpis"));
    assert_eq!([&kpis[0]["name"], &kpis[1]["name"]], [&json!("歩いた人の数"), &json!("満足度")]);
    assert_eq!([&kpis[0]["target"], &kpis[1]["actual"]], [&json!(100), &json!("集計中")]);
    assert_eq!([&kpis[0]["rating"], &kpis[1]["unit"]], [&json!("○"), &json!("％")]);
}

#[test]
fn a_table_of_values_may_say_its_indicators_by_their_numbers_alone() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["番号", "指標名", "単位", "出典"],
        &["①", "歩いた人の数", "人", "文化課調べ"],
        &["②", "満足度", "％", "アンケート"],
        &[],
        &["番号", "区分", "基準値（R3）", "R5", "R6", "R7", "目標値（R9）"],
        &["①", "目標", "", "#80", "#100", "#110", "#150"],
        &["", "実績", "#40", "#77", "#90", "", ""],
        &["②", "目標", "", "#60", "#70", "#75", "#90"],
        &["", "実績", "#51", "#64", "集計中", "", ""],
    ];
    let plan = plan_of(rows, &["A8:A9", "A10:A11"]);
    let kpi =
        |year: usize, kpi: usize, key: &str| value(&plan, &format!("/projects/0/reviews/{year}/kpis/{kpi}/{key}"));
    assert_eq!([kpi(0, 0, "target"), kpi(0, 1, "actual")], [json!(80), json!(64)], "R5");
    assert_eq!([kpi(1, 0, "actual"), kpi(1, 1, "actual")], [json!(90), json!("集計中")], "R6");
    assert_eq!([kpi(1, 0, "baseline"), kpi(1, 1, "goal/value")], [json!(40), json!(90)]);
    assert_eq!(kpi(2, 1, "target"), 75, "what the years on the way aim at isn't the goal");
}

#[test]
fn a_verdict_has_its_reason_behind_it_or_below() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["総合評価", "Ａ", "道を歩く人が全国から訪れた。"],
        &["今後の方向", "○", "拡大", "", "継続", "", "縮小"],
        &["", "案内人を増やし、道標を立て直す。"],
        &["評価ランク", "Ａ", "Ａ：17点以上　Ｂ：13点以上　Ｃ：9点以上"],
    ];
    let plan = plan_of(rows, &["A4:A5", "B5:G5"]);
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/rating")), "Ａ");
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/comment")), "道を歩く人が全国から訪れた。");
    assert_eq!(value(&plan, &format!("{REVIEW}/policy/decision")), "拡大");
    assert_eq!(value(&plan, &format!("{REVIEW}/policy/reason")), "案内人を増やし、道標を立て直す。");
}

#[test]
fn years_in_words_stand_over_results_and_plans() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["指標", "", "単位", "前々年度", "前年度", "評価年度", "", "次年度"],
        &["", "", "", "実績", "実績", "計画", "実績", "計画"],
        &["活動指標", "直した石垣", "ｍ", "#10", "#12", "#20", "#18", "#25"],
        &["成果指標", "歩いた人の数", "人", "#70", "#77", "#100", "#90", "#110"],
    ];
    let plan = plan_of(rows, &["A3:B4", "C3:C4", "F3:G3"]);
    let kpi = |year: usize, key: &str| value(&plan, &format!("/projects/0/reviews/{year}/kpis/0/{key}"));
    assert_eq!([kpi(0, "actual"), kpi(1, "actual"), kpi(2, "actual")], [json!(10), json!(12), json!(18)]);
    assert_eq!([kpi(2, "target"), kpi(3, "target")], [json!(20), json!(25)]);
    assert_eq!([kpi(2, "name"), kpi(2, "kind")], [json!("直した石垣"), json!("活動")]);
}

#[test]
fn a_sum_below_the_cost_of_staff_is_not_the_projects_cost() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["コスト（千円）", "R5決算", "R6決算"],
        &["直接事業費", "#1200", "#1350"],
        &["人件費", "#800", "#820"],
        &["総事業費", "#2000", "#2170"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/1/cost"), 1_350_000);
    assert_eq!(at(&plan, "C6").kind, As::Unplaced);
}

#[test]
fn parts_of_several_towns_are_the_cost_together() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["事業費（千円）", "R5決算", "R6決算"],
        &["三川市", "#1000", "#1100"],
        &["川底村", "#200", "#250"],
        &["合計", "#1200", "#1350"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/1/cost"), 1_350_000);
    assert_eq!(at(&plan, "C4").kind, As::Unplaced);
    assert_eq!(value(&plan, "/totals"), Value::Null, "it is one project's sum");
}

#[test]
fn marks_of_a_table_of_indicators_are_theirs_where_the_sheet_judges_elsewhere() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["KPI", "当初値", "R6目標", "R6実績", "自己評価"],
        &["歩いた人の数（人）", "#40", "#100", "#90", "○"],
        &["満足度（％）", "#51", "#70", "#75", "◎"],
        &["総合評価", "Ａ", "道を歩く人が全国から訪れた。"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/0/rating")), "○");
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/1/rating")), "◎");
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/rating")), "Ａ");
}

#[test]
fn a_heading_over_the_whole_width_ends_the_labels_above_it() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "担当課"],
        &["#1", "石垣の道事業", "文化課"],
        &["交付金の種類", "実績額（円）", "うち交付金（円）"],
        &["推進タイプ", "#7000000", "#3500000"],
        &["事業の内容", "", ""],
        &["石垣を直し、道標を立てる。", "", ""],
        &["事業効果", "", "外部有識者からの評価"],
        &["相当程度効果があった", "", "有効であった"],
        &["今後の方針", "", ""],
        &["継続", "", ""],
    ];
    let merges = ["A6:C6", "A7:C7", "A8:B8", "A9:B9", "A10:C10", "A11:C11"];
    let plan = plan_of(rows, &merges);
    assert_eq!(value(&plan, "/projects/0/plan/summary"), "石垣を直し、道標を立てる。");
    assert_eq!(value(&plan, &format!("{REVIEW}/evaluations/0/rating")), "有効であった");
    assert_eq!(value(&plan, &format!("{REVIEW}/policy/decision")), "継続");
}

#[test]
fn a_box_of_prose_beside_a_table_is_no_heading_of_it() {
    let prose = "石垣の道を直し、道標を立てる。春と秋に歩く会を開き、ガイドを養成する。農家の直売所も道沿いに設けた。地元の学校とも組む。";
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["【事業の内容】", "", "【指標の達成状況】", "", ""],
        &[prose, "", "指標", "R6目標", "R6実績"],
        &["", "", "歩いた人の数（人）", "#100", "#90"],
        &["", "", "満足度（％）", "#70", "#75"],
        &["【費用】", "", "【評価】", "", ""],
        &["決算額", "1,350千円", "内部評価", "Ａ", ""],
    ];
    let plan = plan_of(rows, &["A3:B3", "C3:E3", "A4:B6", "A7:B7", "C7:E7"]);
    assert_eq!(value(&plan, "/projects/0/plan/summary"), prose);
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/1/actual")), 75);
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/2")), Value::Null, "内部評価 is no indicator");
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/rating")), "Ａ");
    assert_eq!(value(&plan, &format!("{REVIEW}/cost")), 1_350_000);
}

#[test]
fn marks_on_the_sheet_of_the_outside_evaluation_are_the_outsiders() {
    let own: &[&[&str]] = &[TITLE, NAME, &["総合評価", "Ａ", "道を歩く人が全国から訪れた。"]];
    let theirs: &[&[&str]] = &[
        &["外部評価委員会による評価結果"],
        &["整理番号", "事業名", "評価", "委員会の意見", "町の考え方"],
        &["#1", "石垣の道事業", "有効", "案内を増やすこと。", "案内板を立てる。"],
        &["#2", "海辺の道事業", "要改善", "歩きにくい。", "舗装する。"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("1", own), sheet("外部評価", theirs)], &[]));
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/rating")), "Ａ");
    assert_eq!(value(&plan, &format!("{REVIEW}/evaluations/0/rating")), "有効");
}
