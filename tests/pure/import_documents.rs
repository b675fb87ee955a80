//! What the forms of published documents print around their values: years told by the one under review or counted on, money
//! among indicators, views of a project beside its verdict.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::support::imported::{at, merged, planned, value};
use crate::support::workbook::{self, sheet};

fn with_merges(rows: &[&[&str]], merges: &[&str]) -> Plan {
    merged("0012", rows, merges)
}

fn kpi(plan: &Plan, year: &str, field: &str) -> Value {
    let project = value(plan, "/projects/0");
    let reviews = project["reviews"].as_array().cloned().unwrap_or_default();
    let review = reviews.into_iter().find(|review| review["fiscal_year"] == year).unwrap_or_default();
    review["kpis"][0][field].clone()
}

#[test]
fn the_year_that_a_label_calls_evaluated_is_under_review_and_two_years_beside_each_other_are_told_by_it() {
    let rows: &[&[&str]] = &[
        &["平成28年度 事務事業評価シート"],
        &["評価年度", "平成27年度", "担当課", "環境課", "", "", "", ""],
        &["事務事業名", "ごみ減量事業"],
        &["指標名", "単位", "前年度", "", "", "評価年度", "", ""],
        &["", "", "目標値", "実績値", "達成度", "目標値", "実績値", "達成度"],
        &["講座の回数", "回", "#20", "#18", "90%", "#22", "#23", "105%"],
    ];
    let plan = with_merges(rows, &["A4:A5", "B4:B5", "C4:E4", "F4:H4"]);
    assert_eq!(value(&plan, "/fiscal_year"), "H27");
    assert_eq!((kpi(&plan, "H26", "target"), kpi(&plan, "H26", "actual")), (json!(20), json!(18)));
    assert_eq!((kpi(&plan, "H27", "target"), kpi(&plan, "H27", "actual")), (json!(22), json!(23)));
}

#[test]
fn numbers_that_count_on_from_a_year_below_one_heading_are_years() {
    let rows: &[&[&str]] = &[
        &["総合戦略 成果指標の推移（平成29年度末現在）"],
        &["施策", "指標名", "単位", "基準値（26年度）", "実績", "", ""],
        &["", "", "", "", "平成27年度", "28", "29"],
        &["移住の促進", "移住世帯数", "世帯", "#2", "#4", "#6", "#9"],
    ];
    let plan = with_merges(rows, &["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:G2"]);
    let actuals = ["H27", "H28", "H29"].map(|year| kpi(&plan, year, "actual"));
    assert_eq!((actuals, kpi(&plan, "H29", "baseline")), ([json!(4), json!(6), json!(9)], json!(2)));
    // A row of values that begins with its year counts nothing on.
    let rows: &[&[&str]] = &[
        &["令和6年度 交付金事業 進捗管理表"],
        &["事業名", "移住促進事業", "指標名", "移住世帯数"],
        &["年度", "目標値", "実績値"],
        &["R5", "#6", "#7"],
        &["R6", "#7", "#8"],
    ];
    let plan = with_merges(rows, &[]);
    assert_eq!((kpi(&plan, "R6", "target"), kpi(&plan, "R6", "actual")), (json!(7), json!(8)));
}

#[test]
fn a_final_target_whose_year_has_no_era_is_asked_about() {
    let rows: &[&[&str]] = &[
        &["総合戦略 平成27年度取組状況"],
        &["施策", "KPI", "目標値（31年度）", "27年度実績", "検証会議の意見", ""],
        &["", "", "", "", "区分", "主な意見"],
        &["観光の推進", "観光客数", "#1000", "#955", "Ａ", "特になし"],
    ];
    let plan = with_merges(rows, &["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2"]);
    assert_eq!((at(&plan, "C4").kind, kpi(&plan, "H27", "actual")), (As::Ask, json!(955)));
    let review = "/projects/0/reviews/0";
    assert_eq!(value(&plan, &format!("{review}/evaluations/0/rating")), "Ａ");
    assert_eq!(value(&plan, &format!("{review}/opinions/0/text")), "特になし");
}

#[test]
fn beside_other_views_of_a_project_that_of_its_effect_is_no_verdict() {
    let rows: &[&[&str]] = &[
        &["事務事業評価表（平成26年度実施分）"],
        &["事務事業名", "浄化槽補助事業"],
        &["妥当性評価", "Ａ", "有効性評価", "Ｂ", "効率性評価", "Ｃ"],
        &["総合評価", "Ａ"],
    ];
    let plan = with_merges(rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "Ａ");
    assert_eq!(at(&plan, "D3").kind, As::Unplaced);
}

#[test]
fn amounts_among_indicators_are_the_projects_and_those_of_its_staff_no_indicator() {
    let rows: &[&[&str]] = &[
        &["平成26年度 事務事業評価表（平成25年度実績）"],
        &["事務事業名", "産後ケア事業"],
        &["区分", "項目", "単位", "平成24年度", "", "平成25年度", ""],
        &["", "", "", "予定", "実績", "予定", "実績"],
        &["活動指標", "利用件数", "件", "#180", "#164", "#200", "#211"],
        &["コスト", "事業費", "千円", "#7200", "#6560", "#8000", "#8440"],
        &["", "人件費", "千円", "#2100", "#2100", "#2100", "#2100"],
        &["単位コスト", "総コスト÷利用件数", "円", "#51", "#52", "#50", "#49"],
    ];
    let plan = with_merges(rows, &["A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3", "A6:A7"]);
    let reviews = value(&plan, "/projects/0/reviews");
    let of = |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).cloned().unwrap();
    assert_eq!((&of("H25")["budget"], &of("H25")["cost"]), (&json!(8_000_000), &json!(8_440_000)));
    assert_eq!((&of("H24")["budget"], &of("H24")["cost"]), (&json!(7_200_000), &json!(6_560_000)));
    assert_eq!(of("H25")["kpis"].as_array().map(Vec::len), Some(1));
}

#[test]
fn headings_over_names_tell_kinds_apart_where_there_are_several_and_a_unit_ends_a_row_of_headings() {
    let rows: &[&[&str]] = &[
        &["平成25年度 事務事業評価票（平成24年度実施事業）"],
        &["事務事業名", "子育て支援事業"],
        &["対象指標", "単位", "24計画", "24数値", "25計画"],
        &["児童数", "人", "#4310", "#4288", "#4250"],
        &["成果指標", "単位", "24計画", "24実績", "25計画"],
        &["利用者数", "人", "#210", "#223", "#225"],
        &[],
        &["", "24決算", "25予算", "（千円）"],
        &["事業費", "#18204", "#18900"],
    ];
    let plan = with_merges(rows, &[]);
    let reviews = value(&plan, "/projects/0/reviews");
    let of = |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).cloned().unwrap();
    let kpis = of("H24")["kpis"].clone();
    assert_eq!(
        (&kpis[0]["name"], &kpis[0]["actual"], &kpis[0]["kind"]),
        (&json!("児童数"), &json!(4288), &Value::Null)
    );
    assert_eq!(
        (&kpis[1]["name"], &kpis[1]["actual"], &kpis[1]["kind"]),
        (&json!("利用者数"), &json!(223), &json!("成果"))
    );
    assert_eq!((&of("H24")["cost"], &of("H25")["budget"]), (&json!(18_204_000), &json!(18_900_000)));
}

#[test]
fn a_towns_name_with_a_particle_is_known_by_what_its_title_goes_on_with() {
    let table: &[&str] = &["事業名", "指標", "目標値", "実績値"];
    let town = |title: &str| {
        let rows: &[&[&str]] = &[&[title], table, &["移住事業", "世帯数", "#10", "#9"]];
        value(&with_merges(rows, &[]), "/municipality")
    };
    assert_eq!(town("江の川市総合戦略　令和6年度ＫＰＩ評価"), "江の川市");
    assert_eq!(town("みんなの町づくり　令和6年度ＫＰＩ評価"), Value::Null);
}

#[test]
fn a_second_column_of_names_with_quantities_below_it_is_one_of_targets() {
    let rows: &[&[&str]] = &[
        &["霧里市総合戦略　平成28年度進捗状況"],
        &["基本目標", "指標", "数値目標（H27～H31）", "H28実績値"],
        &["雇用の創出", "雇用創出数", "1,000人（累計）", "515人（うちH28年度 255人）"],
        &["移住の促進", "社会増", "1,600（累計）", "1,098"],
    ];
    let plan = with_merges(rows, &[]);
    assert_eq!((kpi(&plan, "H28", "name"), at(&plan, "C3").kind), (json!("雇用創出数"), As::Ask));
    assert_eq!(kpi(&plan, "H28", "actual"), "515人（うちH28年度 255人）");
    assert_eq!(kpi(&plan, "H31", "target"), Value::Null);
}

#[test]
fn arrows_beside_a_years_value_are_no_second_value() {
    let rows: &[&[&str]] = &[
        &["霧里市総合戦略　数値目標の推移（平成28年度）"],
        &["基本目標", "数値目標", "平成27", "", "平成28（現状値）", "", "達成率", "達成度"],
        &["若い世代", "婚姻率", "5.4‰", "↘", "5.0‰", "→", "90.0%", "②"],
        &["安全なまち", "認知件数", "#5122", "－", "#4790", "↘", "101.2%", "①"],
    ];
    let plan = with_merges(rows, &["A1:H1", "C2:D2", "E2:F2"]);
    assert_eq!((kpi(&plan, "H27", "actual"), kpi(&plan, "H28", "actual")), (json!("5.4‰"), json!("5.0‰")));
    assert_eq!((at(&plan, "F3").kind, at(&plan, "G3").kind), (As::Unplaced, As::Unplaced));
    assert_eq!(kpi(&plan, "H28", "rating"), "②");
}

#[test]
fn the_target_in_the_brackets_of_a_result_may_say_its_year_without_an_era() {
    let rows: &[&[&str]] = &[
        &["霧里市総合戦略　平成29年度の進捗状況"],
        &["基本目標", "数値目標", "31年度目標値", "実績値（29年度目標値）"],
        &["働く場", "新規雇用者数", "基準値を上回る", "17,861人（16,507人）"],
        &["移住", "移住世帯数", "30世帯", "未公表（22世帯）"],
    ];
    let plan = with_merges(rows, &[]);
    assert_eq!((kpi(&plan, "H29", "actual"), kpi(&plan, "H29", "target")), (json!("17,861人"), json!("16,507人")));
    assert_eq!(at(&plan, "C3").kind, As::Ask);
}

#[test]
fn numbers_beside_a_measure_that_reaches_over_several_of_them_count_indicators() {
    let rows: &[&[&str]] = &[
        &["霧里市総合計画　目標の進捗状況（平成28年度末）"],
        &["No.", "施策", "指標", "目標値", "実績値"],
        &["#1", "観光の推進", "客数", "#10", "#9"],
        &["#2", "", "宿泊数", "#5", "#6"],
        &["#3", "企業の立地", "立地件数", "#3", "#2"],
    ];
    let plan = with_merges(rows, &["B3:B4"]);
    assert_eq!(
        (value(&plan, "/projects/1/name"), value(&plan, "/projects/1/number")),
        (json!("企業の立地"), Value::Null)
    );
}

#[test]
fn items_of_the_cost_below_a_projects_name_are_no_part_of_it() {
    let rows: &[&[&str]] = &[
        &["令和6年度 交付金事業 効果検証 一覧"],
        &["No", "交付対象事業の名称", "実績額（円）", "指標", "目標値", "実績値"],
        &["#1", "多言語観光事業\n①PRビデオを制作する経費（9,967千円）", "#12960000", "閲覧数", "#30", "#41"],
    ];
    let plan = with_merges(rows, &[]);
    assert_eq!(value(&plan, "/projects/0/name"), "多言語観光事業");
    let of_cell = plan.entries.iter().filter(|entry| entry.cell == "B3").map(|entry| entry.kind);
    assert!(of_cell.into_iter().any(|kind| kind == As::Unplaced));
}

#[test]
fn labels_go_on_right_below_the_only_project_of_a_table() {
    let rows: &[&[&str]] = &[
        &["効果検証シート（平成28年度実施事業）"],
        &["№", "担当課", "交付対象事業名", "交付金の種類"],
        &["#1", "商工課", "ものづくり事業", "加速化交付金"],
        &["総合戦略での位置付け", "一之柱 → 2 → (2)"],
        &["事業費", "#21600000", "円", "うち交付金", "#10800000", "円"],
    ];
    let plan = with_merges(rows, &["A1:F1"]);
    assert_eq!((value(&plan, "/projects/0/name"), value(&plan, "/projects/1")), (json!("ものづくり事業"), Value::Null));
    assert_eq!(value(&plan, "/projects/0/strategy/0"), "一之柱 → 2 → (2)");
    let review = "/projects/0/reviews/0";
    assert_eq!(value(&plan, &format!("{review}/cost")), 21_600_000);
    assert_eq!(value(&plan, &format!("{review}/grant")), 10_800_000);
}

#[test]
fn of_two_labels_of_names_the_project_is_what_is_called_one() {
    let rows: &[&[&str]] = &[
        &["総合戦略 評価シート（平成27年度事業）"],
        &["プロジェクト名", "織物の里復活プロジェクト"],
        &["事業名", "後継者育成事業"],
        &["課題", "職人が減っている。"],
        &["自己評価", "Ｂ"],
    ];
    let plan = with_merges(rows, &[]);
    assert_eq!((value(&plan, "/projects/0/name"), value(&plan, "/projects/1")), (json!("後継者育成事業"), Value::Null));
    assert_eq!(value(&plan, "/projects/0/strategy/0"), "織物の里復活プロジェクト");
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "Ｂ");
}

#[test]
fn the_heading_of_a_verdict_on_a_sheet_that_explains_it_is_no_title() {
    let explained: &[&[&str]] = &[
        &["内部評価項目の説明"],
        &["効果度（担当課評価）"],
        &["1", "非常に効果があった", "全ての目標を達成した"],
        &["2", "効果があった", "一部を達成した"],
    ];
    let rows: &[&[&str]] = &[
        &["令和元年度　交付金事業　内部評価（笠置原市）"],
        &["№", "交付金事業", "指標", "目標値", "実績値", "効果度"],
        &["#1", "空き家事業", "成約件数", "#20", "#26", "非常に効果があった"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("説明", explained), sheet("内部評価", rows)], &[]));
    assert_eq!(value(&plan, "/title"), "令和元年度　交付金事業　内部評価（笠置原市）");
    assert_eq!(value(&plan, "/municipality"), "笠置原市");
}

#[test]
fn a_month_up_to_march_in_a_heading_is_of_the_fiscal_year_that_ends_then() {
    let rows: &[&[&str]] = &[
        &["効果検証シート（平成29年度実施事業）"],
        &["事業名", "指標名", "目標値（H30.3）", "実績値（平成30年3月末）"],
        &["サイクリング事業", "利用者数", "#3000", "#3481"],
    ];
    let plan = with_merges(rows, &[]);
    assert_eq!((kpi(&plan, "H29", "target"), kpi(&plan, "H29", "actual")), (json!(3000), json!(3481)));
    assert_eq!(value(&plan, "/projects/0/reviews/1"), Value::Null);
}

#[test]
fn kinds_without_a_heading_of_the_names_beside_them_and_costs_by_line_are_told() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事務事業評価表（令和5年度の実績）"],
        &["事務事業名", "資源回収事業"],
        &["指標", "", "単位", "", "令和4年度", "令和5年度"],
        &["活動量", "回収の団体数", "団体", "予定", "#310", "#320"],
        &["", "", "", "実績", "#305", "#318"],
        &[],
        &["コスト", "", "単位", "", "令和4年度", "令和5年度"],
        &["事業費", "", "千円", "予定", "#25200", "#25800"],
        &["", "", "", "実績", "#24066", "#23640"],
    ];
    let merges = ["A4:A5", "B4:B5", "C4:C5", "A8:B9", "C8:C9"];
    let plan = with_merges(rows, &merges);
    assert_eq!((kpi(&plan, "R5", "name"), kpi(&plan, "R5", "actual")), (json!("回収の団体数"), json!(318)));
    let reviews = value(&plan, "/projects/0/reviews");
    let of = |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).cloned().unwrap();
    assert_eq!((&of("R5")["budget"], &of("R5")["cost"]), (&json!(25_800_000), &json!(23_640_000)));
    assert_eq!(of("R5")["kpis"].as_array().map(Vec::len), Some(1));
}

#[test]
fn rows_of_settlements_and_of_the_budget_say_their_year_beside_the_sources_of_money() {
    let rows: &[&[&str]] = &[
        &["令和元年度 事務事業評価シート（平成30年度実績）"],
        &["事業名", "広報事業"],
        &["年度", "事業費（千円）", "財源内訳（千円）", ""],
        &["", "", "国庫支出金", "一般財源"],
        &["平成30年度決算", "#7940", "#1900", "#6040"],
        &["令和元年度予算", "#8500", "#2000", "#6500"],
    ];
    let plan = with_merges(rows, &["A3:A4", "B3:B4", "C3:D3"]);
    let reviews = value(&plan, "/projects/0/reviews");
    let of = |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).cloned().unwrap();
    assert_eq!((&of("H30")["cost"], &of("H30")["funding"][1]["amount"]), (&json!(7_940_000), &json!(6_040_000)));
    assert_eq!((&of("R1")["budget"], &of("R1")["cost"]), (&json!(8_500_000), &Value::Null));
}

#[test]
fn of_an_estimate_and_what_was_settled_the_latter_is_the_result() {
    let rows: &[&[&str]] = &[
        &["総合戦略　KPI評価一覧（平成27年度）"],
        &["施策", "指標名", "基準値", "H27（3月見込）", "H27（11月確定）"],
        &["研究の事業化", "企業数", "#178", "#180", "#181"],
    ];
    assert_eq!(kpi(&with_merges(rows, &[]), "H27", "actual"), 181);
}
