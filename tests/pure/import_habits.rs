//! Habits of forms that leave a reader to guess: each is told, asked or read by what stands around it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::support::imported::{answering, at, merged, planned, planned_with, value};
use crate::support::workbook::{self, sheet};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];

#[test]
fn a_goal_over_several_projects_is_said_of_each_and_no_measure_of_another_goal() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["基本目標", "施策", "事業名", "担当課", "指標名", "目標値", "実績値"],
        &["しごと", "農業", "担い手事業", "農林課", "就農者数", "#3", "#4"],
        &["", "", "加工品事業", "", "品数", "#5", "#2"],
        &["ひと", "", "移住事業", "", "世帯数", "#10", "#9"],
    ];
    let plan = merged("一覧", rows, &["A3:A4", "D3:D4"]);
    assert_eq!(value(&plan, "/projects/1/strategy"), json!(["しごと", "農業"]));
    assert_eq!(value(&plan, "/projects/1/department"), "農林課");
    assert_eq!(value(&plan, "/projects/2/strategy"), json!(["ひと"]), "農業 belongs to the goal before");
    assert_eq!(value(&plan, "/projects/2/department"), Value::Null, "the merged cell ends above it");
}

#[test]
fn an_amount_over_several_projects_is_nobodys_until_it_is_said() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "事業費(円)", "指標名", "目標値", "実績値"],
        &["石垣事業", "#4200000", "人数", "#3", "#4"],
        &["案内人事業", "", "人数", "#5", "#2"],
    ];
    let plan = merged("一覧", rows, &["B3:B4"]);
    assert_eq!(at(&plan, "B3").kind, As::Ask);
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), Value::Null);
    // Over the rows of one project it is that project's.
    let own: &[&[&str]] = &[rows[0], rows[1], rows[2], &["", "", "回数", "#5", "#2"]];
    assert_eq!(value(&merged("一覧", own, &["A3:A4", "B3:B4"]), "/projects/0/reviews/0/cost"), 4_200_000);
}

#[test]
fn a_result_over_several_indicators_is_none_of_theirs_until_it_is_said() {
    let rows: &[&[&str]] =
        &[TITLE, &["事業名", "指標名", "目標値", "実績値"], &["石垣事業", "人数", "#3", "#4"], &["", "回数", "#5", ""]];
    let plan = merged("一覧", rows, &["A3:A4", "D3:D4"]);
    assert_eq!(at(&plan, "D3").kind, As::Ask);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), Value::Null);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/target"), 5);
}

#[test]
fn amounts_beside_each_other_behind_one_label_are_none_of_them_placed() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "石垣事業"],
        &["事業費(円)", "#1000000", "#2000000", "#3000000"],
        &["事業効果", "効果があった"],
    ];
    let plan = merged("一覧", rows, &[]);
    for cell in ["B3", "C3", "D3"] {
        assert_eq!(at(&plan, cell).kind, As::Unplaced, "{cell}");
    }
}

#[test]
fn a_base_says_its_year_and_a_goal_that_is_asked_about_its_time() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "基準値", "R6実績", "目標値(R8)"],
        &["石垣事業", "人数", "1,102(H28)", "#1180", "#1300"],
    ];
    let bytes = workbook::bytes(&[sheet("一覧", rows)], &[]);
    let plan = planned(&bytes);
    let kpi = "/projects/0/reviews/0/kpis/0";
    assert_eq!(value(&plan, &format!("{kpi}/baseline")), "1,102(H28)");
    assert_eq!(value(&plan, &format!("{kpi}/baseline_year")), "H28");
    let plan = planned_with(&bytes, answering(&plan, |_| Some("最終目標".into())), "");
    assert_eq!(value(&plan, &format!("{kpi}/goal")), json!({"value": 1300, "by": "R8"}));
}

#[test]
fn tables_below_the_headings_of_their_years_are_reviews_of_those() {
    let header: &[&str] = &["事業名", "決算額(円)", "指標名", "目標値", "実績値"];
    let rows: &[&[&str]] = &[
        &["地域基金事業の実績"],
        &["■令和５年度"],
        header,
        &["石垣事業", "#1000000", "人数", "#3", "#4"],
        &["■令和６年度"],
        header,
        &["石垣事業", "#2000000", "人数", "#5", "集計中"],
    ];
    let plan = merged("一覧", rows, &[]);
    for (at, year, cost, target) in [(0, "R5", 1_000_000, 3), (1, "R6", 2_000_000, 5)] {
        assert_eq!(value(&plan, &format!("/projects/0/reviews/{at}/fiscal_year")), year);
        assert_eq!(value(&plan, &format!("/projects/0/reviews/{at}/cost")), cost);
        assert_eq!(value(&plan, &format!("/projects/0/reviews/{at}/kpis/0/target")), target);
    }
}

#[test]
fn a_second_column_of_names_has_its_own_values_and_an_unknown_one_beside_results_none() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "活動指標", "目標値", "実績値", "成果指標", "目標値", "実績値"],
        &["石垣事業", "回数", "#3", "#4", "人数", "#50", "#60"],
    ];
    let plan = merged("一覧", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 4);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/actual"), 60);
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "令和６年度", "", "担当課"],
        &["", "", "胸算用", "実績値", ""],
        &["石垣事業", "人数", "#70", "#60", "建設課"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:B3", "C2:D2", "E2:E3"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 60);
    assert_eq!(at(&plan, "C4").kind, As::Unplaced);
}

#[test]
fn lines_of_years_and_counted_lines_of_a_cell_are_values_of_their_own() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値", "実績値"],
        &["石垣事業", "人数", "R5：30\nR6：40", "R5：28\nR6：集計中"],
        &["案内人事業", "1. 回数\n2. 人数", "1. 3\n2. 1,200", "1. 4\n2. －"],
    ];
    let plan = merged("一覧", rows, &[]);
    let year = |year: &str| -> Value {
        let reviews = value(&plan, "/projects/0/reviews");
        let review = reviews.as_array().unwrap().iter().find(|review| review["fiscal_year"] == year).unwrap();
        json!([review["kpis"][0]["target"], review["kpis"][0]["actual"]])
    };
    assert_eq!((year("R5"), year("R6")), (json!([30, 28]), json!([40, "集計中"])));
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/target"), 3);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/1/target"), 1200);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/1/actual"), "－");
}

#[test]
fn a_code_is_no_prefecture_and_a_day_is_of_its_fiscal_year() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["都道府県名", "岐阜県", "市町村名", "水瀬市"],
        &["都道府県・市町村コード（5桁）", "21298"],
        &["事業名", "事業始期", "事業終期", "決算額(円)", "指標名", "実績値"],
        &["石垣事業", "R6.6", "2025/2/28", "#4200000", "人数", "#3"],
    ];
    let plan = merged("一覧", rows, &[]);
    assert_eq!(value(&plan, "/municipality"), "岐阜県水瀬市");
    assert_eq!(at(&plan, "B3").kind, As::Unplaced);
    assert_eq!(value(&plan, "/projects/0/period"), json!({"from": "R6", "to": "R6"}));
}

#[test]
fn a_year_still_empty_is_no_heading_of_what_stands_below_its_table() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "石垣事業"],
        &["年度", "目標値", "実績値"],
        &["令和6年度", "#3", "#4"],
        &["令和7年度"],
        &["令和8年度"],
        &["今後の方針", "継続"],
        &["意見", "対応", "委員"],
        &["広く知らせること。", "広報に載せる。", "商工会"],
    ];
    let plan = merged("一覧", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/fiscal_year"), "R6");
    assert_eq!(value(&plan, "/projects/0/reviews/0/opinions/0/text"), "広く知らせること。");
}

/// A table of one project's KPIs below these headings.
fn kpi_table(head: &[&str], row: &[&str]) -> Plan {
    merged("一覧", &[TITLE, head, row], &[])
}

#[test]
fn a_column_that_asks_yes_or_no_is_read_as_answered() {
    let head: &[&str] = &["事業名", "指標名", "目標値", "実績値", "参考指標"];
    let reference = |word: &str| {
        let plan = kpi_table(head, &["観光事業", "来場者数", "#100", "#90", word]);
        (value(&plan, "/projects/0/reviews/0/kpis/0/reference"), at(&plan, "E3").kind)
    };
    for yes in ["はい", "○", "1", "有", "該当", "参考", "Yes"] {
        assert_eq!(reference(yes), (json!(true), As::Value), "{yes}");
    }
    for no in ["いいえ", "×", "0", "－", "-", "無", "なし", "非該当", "ＮＯ"] {
        assert_eq!(reference(no), (json!(false), As::Value), "{no}");
    }
    assert_eq!(reference("要確認"), (Value::Null, As::Unplaced));
}

#[test]
fn the_units_of_headings_go_with_their_values() {
    let kpi = "/projects/0/reviews/0/kpis/0";
    let plan =
        kpi_table(&["事業名", "指標名", "目標値（千円）", "実績値（円）"], &["物産事業", "売上", "#600", "#480000"]);
    assert_eq!(value(&plan, kpi), json!({"name": "売上", "unit": "千円", "target": 600, "actual": "480000円"}));
    let plan = kpi_table(
        &["事業名", "指標名", "単位", "目標値(単位：百万円)", "実績値（千円）"],
        &["物産事業", "売上", "千円", "#6", "#4800"],
    );
    assert_eq!(value(&plan, kpi), json!({"name": "売上", "unit": "千円", "target": "6百万円", "actual": 4800}));
    let plan = kpi_table(
        &["事業名", "指標名", "単位", "目標値(人)", "実績値（千人）"],
        &["物産事業", "来客", "人", "#6", "#4"],
    );
    assert_eq!(value(&plan, kpi), json!({"name": "来客", "unit": "人", "target": 6, "actual": "4千人"}));
    // What says its own unit keeps it, and a year in brackets is none.
    let plan = kpi_table(&["事業名", "指標名", "目標値（人）", "実績値（R6）"], &["物産事業", "客", "6組", "#4"]);
    assert_eq!(value(&plan, kpi), json!({"name": "客", "target": "6組", "actual": 4}));
}

#[test]
fn a_result_below_a_heading_that_says_it_is_open_stays_open() {
    for (heading, printed) in [
        ("実績見込", "7(見込)"),
        ("実績値（見込）", "7(見込)"),
        ("実績値（速報値）", "7(速報)"),
        ("R6実績（見込み）", "7(見込)"),
    ] {
        let plan = kpi_table(&["事業名", "指標名", "目標値", heading], &["移住事業", "世帯数", "#9", "#7"]);
        assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), printed, "{heading}");
        assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/target"), 9, "{heading}");
    }
    let head: &[&str] = &["事業名", "指標名", "目標値", "実績値（見込）"];
    for (said, printed) in [("7世帯", "7世帯(見込)"), ("集計中", "集計中"), ("7(速報値)", "7(速報値)"), ("－", "－")]
    {
        let plan = kpi_table(head, &["移住事業", "世帯数", "#9", said]);
        assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), printed, "{said}");
    }
}

#[test]
fn headings_say_how_a_row_is_counted_and_a_goal_of_the_middle_is_asked() {
    let plan = kpi_table(&["事業名", "指標名", "目標値(累計)", "実績値(累計)"], &["移住事業", "世帯数", "#9", "#7"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/accumulation"), "累計");
    let plan = kpi_table(&["事業名", "指標名", "目標値(累計)", "実績値(単年)"], &["移住事業", "世帯数", "#9", "#7"]);
    let asked: Vec<_> = plan.entries.iter().filter(|entry| entry.kind == As::Ask).collect();
    assert!(asked.len() == 1 && asked[0].cell == "D3", "{asked:#?}");
    let plan =
        kpi_table(&["事業名", "指標名", "中間目標値", "目標値", "実績値"], &["移住事業", "世帯数", "#5", "#9", "#7"]);
    assert_eq!(at(&plan, "C3").kind, As::Ask);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0"), json!({"name": "世帯数", "target": 9, "actual": 7}));
}

#[test]
fn rows_of_sums_and_averages_are_no_projects_whatever_stands_in_them() {
    for last in [&["合計", "2事業", "#3000000"], &["", "計", "#3000000"], &["平均", "2事業", "#1500000"]] {
        let rows: &[&[&str]] = &[
            TITLE,
            &["事業名", "担当課", "事業費(円)"],
            &["石垣事業", "建設課", "#1000000"],
            &["案内人事業", "商工課", "#2000000"],
            last,
        ];
        let plan = merged("一覧", rows, &[]);
        assert_eq!(value(&plan, "/projects").as_array().unwrap().len(), 2, "{last:?}");
        let total = value(&plan, "/totals/0/cost");
        assert_eq!(total, if last[0] == "平均" { Value::Null } else { json!(3_000_000) }, "{last:?}");
    }
}

#[test]
fn a_sign_for_the_project_above_is_that_project() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値", "実績値"],
        &["石垣事業", "人数", "#3", "#4"],
        &["〃", "回数", "#5", "#2"],
        &["同上", "台数", "#6", "#1"],
    ];
    let plan = merged("一覧", rows, &[]);
    assert_eq!(value(&plan, "/projects").as_array().unwrap().len(), 1);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/2/target"), 6);
    assert!(at(&plan, "A4").why.contains("石垣事業"), "{}", at(&plan, "A4").why);
    let plan = merged("一覧", &[rows[0], rows[1], rows[3]], &[]);
    assert_eq!(at(&plan, "A3").kind, As::Unplaced, "nothing stands above it");
}

#[test]
fn what_is_struck_through_is_asked_about() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値", "実績値"],
        &["石垣事業", "人数", "#3", "~~#4"],
        &["~~案内人事業", "~~人数", "~~#5", "~~#2"],
    ];
    let bytes = workbook::bytes(&[sheet("一覧", rows)], &[]);
    let plan = planned(&bytes);
    assert_eq!(at(&plan, "D3").kind, As::Ask);
    assert_eq!(value(&plan, "/projects").as_array().unwrap().len(), 1);
    for cell in ["A4", "B4", "C4", "D4"] {
        assert_eq!(at(&plan, cell).kind, As::Ask, "{cell}");
    }
    let plan = planned_with(&bytes, answering(&plan, |asked| asked.options.first().cloned()), "");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 4);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/target"), 5);
}

#[test]
fn what_is_struck_through_goes_where_the_cells_value_would() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "担当課", "決算額（千円）", "指標名", "目標値", "実績値", "事業効果"],
        &["石垣事業", "~~企画課", "~~#150", "人数", "#3", "#4", "~~Ａ"],
    ];
    let bytes = workbook::bytes(&[sheet("一覧", rows)], &[]);
    let plan = planned_with(&bytes, answering(&planned(&bytes), |asked| asked.options.first().cloned()), "");
    assert_eq!(value(&plan, "/projects/0/department"), "企画課");
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 150_000, "in the column's unit");
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), "Ａ");
    let kpi = value(&plan, "/projects/0/reviews/0/kpis/0");
    assert!(kpi["cost"].is_null() && kpi["rating"].is_null() && kpi["department"].is_null(), "{kpi}");
}

#[test]
fn a_kpi_said_twice_is_one_row_and_differing_values_are_asked() {
    let head: &[&str] = &["事業名", "指標名", "単位", "目標値", "実績値"];
    let with = |one: &'static str, two: &'static str, target: &'static str| {
        let first: &[&str] = &["移住事業", "移住者数", "人", "#6", one];
        let second: &[&str] = &["移住事業", "移住者数", "人", target, two];
        merged("一覧", &[TITLE, head, first, second], &[])
    };
    let kpis = "/projects/0/reviews/0/kpis";
    let plan = with("", "#7", "#6");
    assert_eq!(value(&plan, kpis), json!([{"name": "移住者数", "unit": "人", "target": 6, "actual": 7}]));
    let plan = with("#5", "#7", "#6");
    assert_eq!((value(&plan, kpis).as_array().unwrap().len(), at(&plan, "E4").kind), (1, As::Ask));
    assert_eq!(value(&with("#5", "#7", "#8"), kpis).as_array().unwrap().len(), 2, "another target is another row");
}
