//! Sheets that hold one project: labels left of their values or above them, choices, years across and down, lists within.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::As;
use serde_json::{Value, json};

use crate::support::imported::{at, merged, planned, value};
use crate::support::workbook::{self, Sheet, sheet};

const TITLE: &[&str] = &["令和6年度 事業評価シート"];
const NAME: &[&str] = &["事業名", "石垣の道事業"];

#[test]
fn a_ring_in_front_of_one_of_several_choices_is_the_answer() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["事業効果", "非常に効果的・○相当程度効果あり・効果なし"],
        &["今後の方針", "（　）拡充　（○）継続　（　）廃止"],
        &["種別", "☑単独　□広域連携"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "相当程度効果あり");
    assert_eq!(value(&plan, "/projects/0/reviews/0/policy/decision"), "継続");
    assert_eq!(value(&plan, "/projects/0/scope"), "単独");
}

#[test]
fn labels_above_values_stand_above_others_again() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "担当課"],
        &["#1", "石垣の道事業", "文化課"],
        &["実施主体", "実施期間", "対象者"],
        &["市", "令和4年度～令和8年度", "市民"],
        &["今後の方向性", "改善の内容", "備考"],
        &["継続", "道標を増やす。", ""],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/period"), json!({ "from": "R4", "to": "R8" }));
    assert_eq!(value(&plan, "/projects/0/reviews/0/policy/decision"), "継続");
    assert_eq!(value(&plan, "/projects/0/reviews/0/issues/revisions"), "道標を増やす。");
    assert_eq!(value(&plan, "/projects/1"), Value::Null, "a period is no project's name");
}

#[test]
fn years_down_below_indicators_side_by_side_are_of_the_one_above_them() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["指標", "歩いた人の数", "", "満足度", ""],
        &["単位", "人", "", "％", ""],
        &["年度", "目標", "実績", "目標", "実績"],
        &["令和5年度", "#100", "#90", "#70", "#71"],
        &["令和6年度", "#120", "集計中", "#75", "#80"],
    ];
    let plan = merged("1", rows, &["B3:C3", "D3:E3", "B4:C4", "D4:E4"]);
    let kpi =
        |year: usize, kpi: usize, key: &str| value(&plan, &format!("/projects/0/reviews/{year}/kpis/{kpi}/{key}"));
    assert_eq!([kpi(0, 0, "actual"), kpi(0, 1, "target")], [json!(90), json!(70)]);
    assert_eq!([kpi(1, 0, "actual"), kpi(1, 1, "actual")], [json!("集計中"), json!(80)]);
    assert_eq!(kpi(0, 1, "name"), "満足度");
}

#[test]
fn pairs_of_targets_and_results_below_years_are_of_those_years() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["年度", "令和5年度", "", "令和6年度", "", "令和7年度（計画）", ""],
        &["取組内容", "測った。", "", "直した。", "", "広げる。", ""],
        &["事業費（千円）", "#2100", "", "#4350", "", "#7000", ""],
        &["指標", "目標", "実績", "目標", "実績", "目標", "実績"],
        &["歩いた人（人）", "#10", "#8", "#20", "#21", "#30", ""],
        &["総合評価", "Ａ", "理由", "人が増えた。", "", "", ""],
    ];
    let merges = ["B3:C3", "D3:E3", "F3:G3", "B4:C4", "D4:E4", "F4:G4", "B5:C5", "D5:E5", "F5:G5"];
    let plan = merged("1", rows, &merges);
    let of = |pointer: &str| value(&plan, &format!("/projects/0/reviews/{pointer}"));
    assert_eq!([of("0/cost"), of("1/cost"), of("2/budget")], [json!(2_100_000), json!(4_350_000), json!(7_000_000)]);
    assert_eq!([of("0/kpis/0/actual"), of("1/kpis/0/actual"), of("2/kpis/0/target")], [json!(8), json!(21), json!(30)]);
    assert_eq!(at(&plan, "F4").kind, As::Unplaced, "what is still to be done was not achieved");
    assert_eq!(of("1/effect/comment"), "人が増えた。");
}

#[test]
fn sources_of_money_are_read_with_their_years_across_and_down() {
    let across: &[&[&str]] = &[
        TITLE,
        NAME,
        &["区分", "", "R5決算", "R6決算", "R7予算"],
        &["財源内訳", "国庫支出金", "#100", "#200", "#300"],
        &["", "一般財源", "#40", "#50", "#60"],
        &["合計", "", "#140", "#250", "#360"],
        &["（単位：千円）"],
    ];
    let down: &[&[&str]] = &[
        TITLE,
        NAME,
        &["事業費と財源（千円）"],
        &["年度", "区分", "事業費", "国庫支出金", "一般財源"],
        &["R5", "決算", "#140", "#100", "#40"],
        &["R6", "決算", "#250", "#200", "#50"],
        &["R7", "予算", "#360", "#300", "#60"],
    ];
    let across = merged(
        "1",
        &[across[0], across[6], across[1], across[2], across[3], across[4], across[5]],
        &["A5:A6", "A4:B4", "A7:B7"],
    );
    for plan in [across, merged("1", down, &[])] {
        let of = |pointer: &str| value(&plan, &format!("/projects/0/reviews/{pointer}"));
        assert_eq!([of("0/cost"), of("1/cost"), of("2/budget")], [json!(140_000), json!(250_000), json!(360_000)]);
        let sources =
            json!([{ "source": "国庫支出金", "amount": 200_000 }, { "source": "一般財源", "amount": 50_000 }]);
        assert_eq!(of("1/funding"), sources);
        assert_eq!(of("2/funding"), Value::Null, "what is planned is no source of what was spent");
        assert_eq!(of("2/program"), Value::Null, "予算 is no grant");
    }
}

#[test]
fn marks_below_years_are_those_years_ratings_and_a_legend_no_choice() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["評価の推移", "令和5年度", "令和6年度"],
        &["総合評価", "Ｂ", "Ａ"],
        &["評価の理由", "人が増えた。"],
        &["今後の方針", "継続", "Ａ：拡充　Ｂ：継続　Ｃ：廃止"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "Ｂ");
    assert_eq!(value(&plan, "/projects/0/reviews/1/effect/rating"), "Ａ");
    assert_eq!(value(&plan, "/projects/0/reviews/1/policy/decision"), "継続");
}

#[test]
fn a_heading_at_the_left_over_several_rows_leaves_the_labels_beside_it_theirs() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["実\n績", "指標", "単位", "目標", "実績"],
        &["", "歩いた人の数", "人", "#10", "#12"],
        &["検\n証", "事業効果", "□", "効果的", "☑", "効果あり"],
        &["", "理由", "人が増えた。"],
        &["", "今後の方針", "☑", "継続", "□", "廃止"],
    ];
    let plan = merged("1", rows, &["A3:A4", "A5:A7"]);
    let of = |pointer: &str| value(&plan, &format!("/projects/0/reviews/0/{pointer}"));
    assert_eq!(of("effect/rating"), "効果あり");
    assert_eq!(of("effect/comment"), "人が増えた。");
    assert_eq!(of("policy/decision"), "継続");
    assert_eq!(of("kpis/1"), Value::Null, "the choices are no indicators");
}

#[test]
fn what_follows_a_table_of_indicators_is_no_project_and_none_of_them() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["■指標"],
        &["成果指標", "目標", "実績", "評価"],
        &["歩いた人（人）", "#10", "#12", "◎"],
        &["◎：達成　△：未達成", "", "", ""],
        &["■評価", "", "", ""],
        &["昨年度の意見", "道標を増やすこと。"],
        &["総合評価", "Ａ"],
    ];
    let plan = merged("1", rows, &["A6:D6", "A7:D7"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "Ａ");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1"), Value::Null);
    assert_eq!(value(&plan, "/projects/1"), Value::Null);
    assert_eq!(at(&plan, "B8").kind, As::Unplaced);
}

#[test]
fn a_list_of_other_projects_leaves_what_stands_below_it_to_the_sheets_own() {
    let rows: &[&[&str]] = &[
        &["令和6年度 施策評価シート"],
        &["施策名", "健康づくり"],
        &["成果指標", "単位", "目標", "実績"],
        &["受診率", "％", "#45", "#47"],
        &[],
        &["構成する事業", "", "", "（千円）"],
        &["No.", "事務事業名", "担当課", "R6決算額"],
        &["#1", "健診事業", "健康課", "#420"],
        &["施策の評価", "順調"],
        &["残された課題", "若い人が少ない。"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/name"), "健康づくり");
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "順調");
    assert_eq!(value(&plan, "/projects/0/reviews/0/issues/current"), "若い人が少ない。");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1"), Value::Null, "the heading is no indicator");
    assert_eq!(value(&plan, "/projects/1/reviews/0/cost"), 420_000);
    assert_eq!(value(&plan, "/projects/1/number"), Value::Null, "the rows of each sheet are counted from 1");
}

#[test]
fn a_mark_and_its_text_are_one_evaluation_and_a_choice_among_heads_none_of_them() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["一次評価", "Ｂ", "人が少ない。"],
        &["二次評価", "Ｃ", "道標を増やすこと。"],
        &["外部評価", "Ｂ"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect"), json!({ "rating": "Ｂ", "comment": "人が少ない。" }));
    let of = |n: usize| value(&plan, &format!("/projects/0/reviews/0/evaluations/{n}"));
    assert_eq!(of(0), json!({ "stage": "庁内", "rating": "Ｃ", "comment": "道標を増やすこと。" }));
    assert_eq!(of(1), json!({ "stage": "外部", "rating": "Ｂ" }));
}

#[test]
fn values_beside_words_that_nobody_knows_are_told_as_unread() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["総事業費", "7,318千円", "うち町分", "3,659千円"],
        &["得意先", "農協", "主管課", "農林課"],
        &["関係課", "観光課"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 7_318_000);
    assert_eq!(value(&plan, "/projects/0/department"), "農林課");
    for cell in ["D3", "B4", "B5"] {
        assert_eq!(at(&plan, cell).kind, As::Unplaced, "{cell}");
    }
}

#[test]
fn a_table_of_marks_at_the_right_is_no_value_of_the_labels_at_the_left() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["担当課", "農林課", "", "区分", "基準"],
        &["事業名", "石垣の道事業", "", "Ａ", "全て達成"],
        &["交付金の種類", "推進タイプ", "", "Ｂ", "半分達成"],
        &["総合評価", "Ｂ"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/name"), "石垣の道事業");
    assert_eq!(value(&plan, "/projects/0/reviews/0/program"), "推進タイプ");
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "Ｂ");
    assert_eq!(at(&plan, "E3").kind, As::Unplaced);
}

#[test]
fn the_year_of_which_a_title_says_that_it_is_reviewed_counts() {
    for title in [
        "令和7年度 事務事業評価表（令和6年度の実績に基づく評価）",
        "令和7年度 事務事業評価シート（対象年度：令和6年度）",
        "令和7年度 推進会議 事業検証シート（令和6年度実施事業）",
    ] {
        let plan = merged("1", &[&[title], NAME, &["総合評価", "Ｂ"]], &[]);
        assert_eq!(value(&plan, "/fiscal_year"), "R6", "{title}");
    }
}

#[test]
fn the_year_before_and_the_next_one_are_those_around_the_one_under_review() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["指標", "前年度実績", "今年度目標", "今年度実績", "次年度目標"],
        &["歩いた人（人）", "#8", "#10", "#12", "#15"],
        &["事業費（千円）", "前年度決算", "#210", "今年度決算", "#264", "次年度予算", "#270"],
    ];
    let plan = merged("1", rows, &[]);
    let of = |pointer: &str| value(&plan, &format!("/projects/0/reviews/{pointer}"));
    assert_eq!([of("0/kpis/0/actual"), of("1/kpis/0/actual"), of("2/kpis/0/target")], [json!(8), json!(12), json!(15)]);
    assert_eq!([of("0/cost"), of("1/cost"), of("2/budget")], [json!(210_000), json!(264_000), json!(270_000)]);
}

#[test]
fn a_heading_in_plain_words_is_what_its_brackets_say() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["何のために（目的）", "人を増やす。"],
        &["これから（今後の方針）", "続ける"],
        &["投入（インプット）", "事業費 7,840千円"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/plan/purpose"), json!(["人を増やす。"]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/policy/decision"), "続ける");
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 7_840_000);
}

#[test]
fn words_for_how_far_a_result_came_are_marks_below_any_heading_and_letters_are_not() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["成果指標", "単位", "目標", "実績", "結果は", "町長は"],
        &["歩いた人", "人", "#10", "#12", "達成", "Ａ"],
        &["店", "店", "#3", "#2", "未達成", "Ｂ"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/rating"), "未達成");
    assert_eq!(at(&plan, "F4").kind, As::Unplaced);
}

#[test]
fn a_verdict_on_progress_below_years_is_the_projects_where_no_other_is() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["年度", "令和5年度", "", "令和6年度", ""],
        &["指標", "目標", "実績", "目標", "実績"],
        &["歩いた人の数", "#100", "#90", "#120", "#130"],
        &["進捗評価", "順調", "", "説明", "歩く人が増えた。"],
    ];
    let plan = merged("1", rows, &["B3:C3", "D3:E3", "B6:C6"]);
    assert_eq!(
        value(&plan, "/projects/0/reviews/1/effect"),
        json!({ "rating": "順調", "comment": "歩く人が増えた。" })
    );
}

#[test]
fn a_zero_that_a_formula_makes_of_an_empty_name_is_asked_about() {
    let rows: &[&[&str]] =
        &[TITLE, NAME, &["指標", "単位", "目標", "実績"], &["人数", "人", "#3", "#4"], &["=入力!B9|0", "人", "", ""]];
    let plan = merged("1", rows, &[]);
    assert_eq!(at(&plan, "A5").kind, As::Ask);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1"), Value::Null);
}

#[test]
fn what_a_heading_means_on_one_sheet_it_means_on_the_next() {
    let of = |name: &'static str, actual: &'static str, mark: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            TITLE.to_vec(),
            vec!["事業名", name],
            vec!["指標", "目標", "実績", "どうだったか"],
            vec!["歩いた人の数", "120人", actual, mark],
        ]
    };
    let (first, second) = (of("石垣の道事業", "130人", "達成"), of("水車の里事業", "集計中", "－"));
    let rows = |of: &'static str| sheet(of, &[]);
    let (first, second): (Vec<&[&str]>, Vec<&[&str]>) =
        (first.iter().map(Vec::as_slice).collect(), second.iter().map(Vec::as_slice).collect());
    let both = [Sheet { rows: &first, ..rows("1") }, Sheet { rows: &second, ..rows("2") }];
    let plan = planned(&workbook::bytes(&both, &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/rating"), "達成");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/rating"), "－");
    let alone = planned(&workbook::bytes(&both[1..], &[]));
    assert_eq!(value(&alone, "/projects/0/reviews/0/kpis/0/rating"), Value::Null, "a dash alone says nothing");
}

#[test]
fn a_sheet_that_is_called_by_a_year_and_how_settled_it_is_is_of_that_year() {
    let of = |actual: &'static str| [["事業名", "KPI", "実績値"], ["石垣の道事業", "歩いた人の数", actual]];
    let (one, two) = (of("#10"), of("#20"));
    let first: &[&[&str]] = &[&["事業 効果検証"], &one[0], &one[1]];
    let second: &[&[&str]] = &[&["事業 効果検証"], &two[0], &two[1]];
    for (name, other, year) in [("R6(確定)", "R5(参考)", "R5"), ("R6", "R7見込", "R7"), ("R6", "令和5年度修正", "R5")]
    {
        let plan = planned(&workbook::bytes(&[sheet(name, first), sheet(other, second)], &[]));
        let reviews = value(&plan, "/projects/0/reviews");
        let actual = |of: &str| {
            let review = reviews.as_array().unwrap().iter().find(|review| review["fiscal_year"] == of);
            review.map(|review| review["kpis"][0]["actual"].clone())
        };
        assert_eq!((actual("R6"), actual(year)), (Some(json!(10)), Some(json!(20))), "{name} {other}");
    }
}

#[test]
fn a_mark_beside_one_of_the_choices_below_each_other_says_that_it_is_the_one() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["事業効果", "", "非常に効果的であった"],
        &["", "○", "相当程度効果があった"],
        &["", "", "効果がなかった"],
        &["今後の方針", "事業を継続", "□"],
        &["", "事業の改善", "☑"],
        &["", "事業を廃止", "□"],
    ];
    let plan = merged("1", rows, &["A3:A5", "A6:A8"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "相当程度効果があった");
    assert_eq!(value(&plan, "/projects/0/reviews/0/policy/decision"), "事業の改善");
    let two: &[&[&str]] = &[TITLE, NAME, &["事業効果", "○", "大きい"], &["", "○", "小さい"]];
    assert_eq!(at(&merged("1", two, &["A3:A4"]), "B3").kind, As::Ask);
}

#[test]
fn target_and_result_in_front_of_the_name_of_one_indicator_are_of_one() {
    let rows: &[&[&str]] = &[
        TITLE,
        NAME,
        &["区分", "指標名", "R5", "R6"],
        &["目標", "宿泊者数", "#110", "#120"],
        &["実績", "宿泊者数", "#95", "#99"],
        &["目標", "売上", "#11", "#12"],
        &["実績", "売上", "#8", "#7"],
    ];
    let plan = merged("1", rows, &[]);
    let reviews = value(&plan, "/projects/0/reviews");
    let own = reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == "R6").unwrap();
    let kpis = json!([
        {"name": "宿泊者数", "target": 120, "actual": 99},
        {"name": "売上", "target": 12, "actual": 7},
    ]);
    assert_eq!(own["kpis"], kpis);
}

#[test]
fn a_sheet_of_another_year_by_its_name_than_by_its_title_is_told() {
    let rows: &[&[&str]] =
        &[&["令和6年度 事業評価一覧"], &["事業名", "指標名", "目標値", "実績値"], &["石垣事業", "人数", "#3", "#4"]];
    let told = |name: &str| {
        let plan = planned(&workbook::bytes(&[sheet(name, rows)], &[]));
        assert_eq!(value(&plan, "/projects/0/reviews/0/fiscal_year"), "R6", "{name}");
        plan.notices.iter().filter(|notice| notice.contains("シートの名前")).count()
    };
    assert_eq!(["R5", "令和5年度", "R6", "R7計画", "一覧", "4"].map(told), [1, 1, 0, 0, 0, 0]);
}
