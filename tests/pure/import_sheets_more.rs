//! Sheets that hold one project, laid out in rarer ways: indicators as columns or by their numbers, verdicts with their reasons beside or below
//! them, years told in words, money of several towns, boxes of prose beside a table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::support::imported::{at, merged, planned, value};
use crate::support::workbook::{self, sheet};

fn plan_of(rows: &[&[&str]], merges: &[&str]) -> Plan {
    merged("1", rows, merges)
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

#[test]
fn headings_of_another_table_below_indicators_are_none_of_them() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["効果を測る指標", "単位", "R5実績", "R6目標", "R6実績"],
        &["歩いた人の数", "人", "#77", "#100", "#90"],
        &["評価の視点", "", "", "判定", "説明"],
        &["公益性が認められるか", "", "", "○", "誰でも歩ける。"],
    ];
    let plan = plan_of(rows, &[]);
    const REVIEW: &str = "/projects/0/reviews/1";
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/0/name")), "歩いた人の数", "a heading in words of the town's own");
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/0/actual")), 90);
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/1")), Value::Null);
}

#[test]
fn a_row_that_explains_an_indicator_ends_no_table() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["指標名", "R5実績", "R6目標", "R6実績"],
        &["歩いた人の数（人）", "#77", "#100", "#90"],
        &["（説明）", "案内所で数えた人", "", ""],
        &["満足度（％）", "#64", "#70", "#75"],
        &["（説明）", "案内所のアンケート", "", ""],
        &["評価の理由", "満足度が上がった。", "", ""],
    ];
    let plan = plan_of(rows, &["B5:D5", "B7:D7", "B8:D8"]);
    let kpis = value(&plan, "/projects/0/reviews/1/kpis");
    assert_eq!([&kpis[0]["note"], &kpis[1]["note"]], [&json!("案内所で数えた人"), &json!("案内所のアンケート")]);
    assert_eq!(kpis[1]["actual"], 75);
    assert_eq!(value(&plan, "/projects/0/reviews/1/effect/comment"), "満足度が上がった。");
}

#[test]
fn a_subsidy_is_what_is_judged_where_nothing_else_is_named() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["補助金等の名称", "石垣修復補助金", "所管課", "文化課"],
        &["補助の目的", "持ち主が石垣を直せるようにする。"],
        &["年度", "令和5年度", "令和6年度"],
        &["交付件数（件）", "#4", "#6"],
        &["決算額（円）", "#1200000", "#1800000"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, "/projects/0/name"), "石垣修復補助金");
    assert_eq!(value(&plan, "/projects/0/plan/purpose/0"), "持ち主が石垣を直せるようにする。");
    assert_eq!(value(&plan, "/projects/0/reviews/1/cost"), 1_800_000);
    assert_eq!(at(&plan, "C5").kind, As::Unplaced, "how many were paid is no amount");
}

#[test]
fn what_stands_behind_the_way_on_is_what_will_be_done() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["事業の目標", "道を歩く人を増やす。"],
        &["今後の方針", "継続", "取組の内容", "道標を増やす。"],
        &["課長コメント", "案内人が足りない。"],
        &["外部評価", "特になし"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, "/projects/0/plan/purpose/0"), "道を歩く人を増やす。");
    assert_eq!(value(&plan, &format!("{REVIEW}/issues/revisions")), "道標を増やす。");
    assert_eq!(value(&plan, &format!("{REVIEW}/achievements")), Value::Null);
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/comment")), "案内人が足りない。");
    assert_eq!(value(&plan, &format!("{REVIEW}/evaluations/0/rating")), Value::Null, "「特になし」 is no verdict");
}

#[test]
fn the_sum_of_expenses_is_the_cost_where_nothing_else_says_it() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["費目", "金額（円）", "内容"],
        &["委託料", "#3850000", "石垣の修復"],
        &["報償費", "#180000", "講師謝金"],
        &["合　計", "#4030000", ""],
        &["評価の理由", "道を歩く人が増えた。"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, &format!("{REVIEW}/cost")), 4_030_000);
    assert_eq!(at(&plan, "B4").kind, As::Unplaced);
    let with_cost: Vec<&[&str]> =
        [TITLE, NAME, &["事業費（円）", "#5000000"]].into_iter().chain(rows[2..].iter().copied()).collect();
    let plan = plan_of(&with_cost, &[]);
    assert_eq!(value(&plan, &format!("{REVIEW}/cost")), 5_000_000, "it is only a part of them");
}

#[test]
fn a_meetings_year_is_not_the_year_that_it_is_about() {
    let agenda: &[&[&str]] = &[
        &["令和7年度　石垣町創生有識者会議"],
        &["日時　令和7年9月30日"],
        &["議題", "令和6年度交付金事業の効果検証について"],
    ];
    let own: &[&[&str]] = &[
        &["事業検証シート"],
        NAME,
        &["KPI", "目標", "実績", "達成"],
        &["歩いた人の数（人）", "#100", "#90", "×"],
        &["満足度（％）", "#70", "#75", "○"],
    ];
    let said: &[&[&str]] = &[
        &["事業名", "開催日", "委員", "意見", "町の対応"],
        &["石垣の道事業", "R7.9.30", "Ａ委員", "案内を増やすこと。", "案内板を立てる。"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("次第", agenda), sheet("1", own), sheet("意見", said)], &[]));
    assert_eq!(value(&plan, &format!("{REVIEW}/fiscal_year")), "R6");
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/1/rating")), "○");
    assert_eq!(value(&plan, &format!("{REVIEW}/opinions/0/at")), "R7.9.30");
    assert_eq!(value(&plan, &format!("{REVIEW}/opinions/0/by")), "Ａ委員");
}

#[test]
fn boxes_abreast_have_their_texts_below_and_the_fruits_of_what_was_done_are_no_more_of_it() {
    let did = "・石垣を三か所で直した。\n・春と秋に歩く会を開き、県外からも多くの人が訪れた。\n・道標を立てた。";
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["実施した内容", "", "数値で見る成果", "", ""],
        &[did, "", "指標", "目標", "実績"],
        &["", "", "歩いた人の数（人）", "#100", "#90"],
        &["", "", "満足度（％）", "#70", "#75"],
        &["成果", "", "課題", "", ""],
        &["県外の人が増えた。", "", "案内人が足りない。", "", ""],
    ];
    let merges = ["A3:B3", "C3:E3", "A4:B6", "A7:B7", "C7:E7", "A8:B8", "C8:E8"];
    let plan = plan_of(rows, &merges);
    assert_eq!(value(&plan, &format!("{REVIEW}/achievements/1")), Value::Null);
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/comment")), "県外の人が増えた。");
    assert_eq!(value(&plan, &format!("{REVIEW}/issues/current")), "案内人が足りない。");
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/1/actual")), 75);
}

#[test]
fn a_mark_in_the_row_of_an_indicators_values_is_its_own() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["指標名", "歩いた人の数", "単位", "人"],
        &["R6目標値", "#100", "R6実績値", "#90", "達成率", "90%", "評価", "○"],
        &["指標名", "満足度", "単位", "％"],
        &["R6目標値", "#70", "R6実績値", "#75", "達成率", "107%", "評価", "◎"],
        &["総合評価", "おおむね順調"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/0/rating")), "○");
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/1/rating")), "◎");
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/rating")), "おおむね順調");
}

#[test]
fn a_rate_over_plans_and_results_is_what_the_indicator_is_called() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["年度", "事業費（千円）", "進捗率（％）", ""],
        &["", "", "計画", "実績"],
        &["R5", "#1200", "#50", "#45"],
        &["R6", "#1800", "#100", "#96"],
    ];
    let plan = plan_of(rows, &["A3:A4", "B3:B4", "C3:D3"]);
    assert_eq!(value(&plan, "/projects/0/reviews/1/kpis/0/name"), "進捗率（％）");
    assert_eq!(value(&plan, "/projects/0/reviews/1/kpis/0/actual"), 96);
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 1_200_000);
}

#[test]
fn who_judged_may_stand_between_a_stage_and_its_mark() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["一次評価", "担当課長", "順調", "所見", "歩く人が増えた。"],
        &["二次評価", "企画課長", "要改善", "所見", "案内人を育てること。"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/rating")), "順調");
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/comment")), "歩く人が増えた。");
    assert_eq!(value(&plan, &format!("{REVIEW}/evaluations/0/rating")), "要改善");
    assert_eq!(value(&plan, &format!("{REVIEW}/evaluations/0/comment")), "案内人を育てること。");
    assert_eq!(at(&plan, "B4").kind, As::Unplaced);
}

#[test]
fn money_below_a_gap_is_no_value_of_the_last_indicator() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["指標の種類", "指標名", "区分", "R5", "R6"],
        &["成果指標", "歩いた人の数", "目標", "#80", "#100"],
        &["", "", "実績", "#77", ""],
        &[],
        &["事業費", "（単位：千円）", "決算", "#1200", "#1800"],
    ];
    let plan = plan_of(rows, &["A4:A5", "B4:B5"]);
    assert_eq!(value(&plan, "/projects/0/reviews/1/kpis/0/actual"), Value::Null);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 77);
}

#[test]
fn money_and_indicators_may_share_one_table_of_years() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["項目", "", "単位", "R5年度\n実績", "R6年度\n実績", "R7年度\n計画"],
        &["事業費", "", "千円", "#1200", "#1800", "#2000"],
        &["うち一般財源", "", "千円", "#600", "#900", "#1000"],
        &["人件費", "", "千円", "#700", "#700", "#700"],
        &["活動指標", "直した石垣", "ｍ", "#10", "#12", "#15"],
        &["成果指標", "歩いた人の数", "人", "#77", "集計中", "#110"],
    ];
    let plan = plan_of(rows, &["A3:B3", "A4:B4", "A5:B5", "A6:B6"]);
    let at_year = |year: usize, key: &str| value(&plan, &format!("/projects/0/reviews/{year}/{key}"));
    assert_eq!(
        [at_year(0, "cost"), at_year(1, "cost"), at_year(2, "budget")],
        [json!(1_200_000), json!(1_800_000), json!(2_000_000)]
    );
    assert_eq!([at_year(1, "kpis/0/name"), at_year(1, "kpis/1/actual")], [json!("直した石垣"), json!("集計中")]);
    assert_eq!(
        [at_year(2, "kpis/1/target"), at_year(1, "kpis/2")],
        [json!(110), Value::Null],
        "neither money nor a unit is an indicator"
    );
}

#[test]
fn a_year_of_results_says_nothing_of_a_later_target_beside_it() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["指標名", "単位", "区分", "R5", "R6", "目標値（R8）", "担当課"],
        &["歩いた人の数", "人", "実績", "#77", "#90", "#150", "文化課"],
        &["満足度", "％", "実績", "#64", "#75", "#90", "観光課"],
        &["とりまとめ課", "企画課"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/1/kpis/0/actual"), 90);
    assert_eq!(value(&plan, "/projects/0/reviews/2"), Value::Null, "nothing was reached in R8");
    assert_eq!(at(&plan, "F4").kind, As::Ask);
}

#[test]
fn two_lines_of_a_cell_are_what_the_form_says_and_else_asked_about() {
    let form = |heading: &'static str| {
        let rows: Vec<Vec<&str>> = vec![
            TITLE.to_vec(),
            NAME.to_vec(),
            vec![heading, "単位", "令和5年度", "令和6年度"],
            vec!["歩いた人の数", "人", "80\n77", "100\n90"],
            vec!["満足度", "％", "60\n64", "70\n集計中"],
            vec!["事業費（千円）", "", "1,200", "1,800"],
        ];
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        planned(&workbook::bytes(&[sheet("1", &rows)], &[]))
    };
    let plan = form("指標（上段：目標値、下段：実績値）");
    let kpis = value(&plan, "/projects/0/reviews/1/kpis");
    assert_eq!(
        [&kpis[0]["target"], &kpis[0]["actual"], &kpis[1]["actual"]],
        [&json!(100), &json!(90), &json!("集計中")]
    );
    assert_eq!(value(&plan, "/projects/0/reviews/1/cost"), 1_800_000);
    let plan = form("指標");
    assert_eq!(at(&plan, "D4").kind, As::Ask);
    assert_eq!(value(&plan, "/projects/0/reviews/1/kpis/0/actual"), Value::Null);
}

#[test]
fn a_sentence_over_the_values_of_indicators_is_none_of_them() {
    let rows: &[&[&str]] = &[
        &["デジタル実装タイプ（ＴＹＰＥ１）　効果検証シート【令和6年度】"],
        NAME,
        &["区分", "ＫＰＩ", "単位", "R6計画値", "R6実績値"],
        &["アウトカム", "歩いた人の数", "人", "#100", "#90"],
        &["広がりのようす", "道標を読み取ると案内が聞ける。", "", "", ""],
        &["うち外国人向け", "三つの言葉で聞ける。", "", "", ""],
    ];
    let plan = plan_of(rows, &["B5:E5", "B6:E6"]);
    assert_eq!(value(&plan, "/fiscal_year"), "R6", "a mark within a word is none between years");
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/1")), Value::Null);
    assert_eq!(value(&plan, &format!("{REVIEW}/program")), Value::Null);
    assert_eq!(at(&plan, "B5").kind, As::Unplaced);
}

#[test]
fn what_one_project_cost_behind_a_colon_is_no_sum_of_all() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業検証シート"],
        &["事業番号：7", "事業名：石垣の道事業", "担当課：文化課"],
        &["総事業費：5,632,000円", "うち交付金：2,816,000円"],
        &["３　令和６年度の実績"],
        &["石垣を三か所で直した。"],
        &["内部評価", "Ａ", "内部評価の理由", "人が増えた。"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, &format!("{REVIEW}/cost")), 5_632_000);
    assert_eq!(value(&plan, "/totals"), Value::Null);
    assert_eq!(value(&plan, "/projects/0/department"), "文化課");
    assert_eq!(value(&plan, &format!("{REVIEW}/achievements/0/body")), "石垣を三か所で直した。");
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/comment")), "人が増えた。");
}

#[test]
fn a_box_may_have_its_label_in_its_first_line() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["№\n7", "事業名\n石垣の道事業", "担当課\n文化課"],
        &["【事業の目的】\n石垣の道を歩く人を増やす。", "【令和6年度の取組】\n石垣を三か所で直した。", ""],
        &["指標", "目標値", "実績値"],
        &["歩いた人の数（人）", "#100", "#90"],
    ];
    let plan = plan_of(rows, &["B3:C3"]);
    assert_eq!(value(&plan, "/projects/0/name"), "石垣の道事業");
    assert_eq!(value(&plan, "/projects/0/number"), 7);
    assert_eq!(value(&plan, "/projects/0/department"), "文化課");
    assert_eq!(value(&plan, "/projects/0/plan/purpose/0"), "石垣の道を歩く人を増やす。");
    assert_eq!(value(&plan, &format!("{REVIEW}/achievements/0/body")), "石垣を三か所で直した。");
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/0/actual")), 90);
}

#[test]
fn what_others_reached_below_the_towns_own_is_for_comparison() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["指標", "区分", "R5", "R6", "R6目標"],
        &["歩いた人の数（人）", "本市", "#77", "#90", "#100"],
        &["", "県平均", "#50", "#55", ""],
    ];
    let plan = plan_of(rows, &["A4:A5", "E4:E5"]);
    assert_eq!(value(&plan, "/projects/0/reviews/1/kpis/0/actual"), 90);
    assert_eq!(at(&plan, "D5").kind, As::Unplaced);
}

#[test]
fn indicators_may_be_told_line_by_line_beside_their_label() {
    let told = "①歩いた人の数　目標 100人 → 実績 90人\n②満足度　目標 70％ → 実績 集計中";
    let plan = plan_of(&[TITLE, NAME, &["ＫＰＩ", told], &["評価", "良好"]], &[]);
    let kpis = value(&plan, &format!("{REVIEW}/kpis"));
    assert_eq!([&kpis[0]["name"], &kpis[0]["target"]], [&json!("歩いた人の数"), &json!("100人")]);
    assert_eq!([&kpis[1]["target"], &kpis[1]["actual"]], [&json!("70％"), &json!("集計中")]);
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/rating")), "良好");
}

#[test]
fn headings_of_the_budget_stand_over_amounts_though_some_of_them_are_unknown() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["当初予算額", "補正予算額", "予算現額", "支出済額", "翌年度繰越額", "不用額", "執行率"],
        &["1,200,000円", "100,000円", "1,300,000円", "1,050,000円", "200,000円", "50,000円", "80.8%"],
        &["評価の理由", "道を歩く人が増えた。"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, &format!("{REVIEW}/cost")), 1_050_000);
    assert_eq!(value(&plan, &format!("{REVIEW}/budget")), Value::Null);
    assert_eq!(at(&plan, "C4").kind, As::Ask, "which of the budgets is for a person");
    assert_eq!(at(&plan, "F4").kind, As::Unplaced);
}

#[test]
fn texts_abreast_end_where_a_label_has_its_value_in_the_middle_of_them() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["事業費（うち交付金）", "9,240,000円（4,620,000円）"],
        &["効果の内容", "", "有識者会議の意見", ""],
        &["新商品が生まれた。", "", "商工会も加わること。", ""],
        &["今後の方針", "○発展　●継続　○終了", "", ""],
        &["方針の理由", "企業の関心が高いため。", "", ""],
    ];
    let plan = plan_of(rows, &["A4:B4", "C4:D4", "A5:B5", "C5:D5", "B6:D6", "B7:D7"]);
    assert_eq!(value(&plan, &format!("{REVIEW}/cost")), 9_240_000);
    assert_eq!(value(&plan, &format!("{REVIEW}/grant")), 4_620_000);
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/comment")), "新商品が生まれた。");
    assert_eq!(value(&plan, &format!("{REVIEW}/policy/decision")), "継続");
    assert_eq!(value(&plan, &format!("{REVIEW}/policy/reason")), "企業の関心が高いため。");
}

#[test]
fn what_stands_behind_the_town_is_said_of_something_else() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["市町村名", "石垣市", "とりまとめ", "企画課"],
        &["事業名", "石垣の道事業", "事業担当課", "文化課"],
        &["今後の課題と方向性", "案内人が足りない。"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, "/municipality"), "石垣市");
    assert_eq!(value(&plan, "/projects/0/department"), "文化課");
    assert_eq!(value(&plan, &format!("{REVIEW}/issues/current")), "案内人が足りない。");
    assert_eq!(value(&plan, &format!("{REVIEW}/policy")), Value::Null);
}
