//! Tables of many projects that say by their build what belongs to what: a measure's KPIs beside its projects, rows that name the
//! columns, parts beside their sum.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::As;

use crate::support::imported::{at, planned, value};
use crate::support::workbook::{self, Sheet, sheet};
use kensho::exchange::{Given, csv, plan};

#[test]
fn kpis_in_front_of_the_projects_that_serve_a_measure_are_the_measures() {
    let rows: &[&[&str]] = &[
        &["令和6年度 総合戦略 施策別進捗 一覧"],
        &["施策", "KPI", "", "", "関連事業", ""],
        &["", "指標", "R6目標", "R6実績", "事業名", "決算額(千円)"],
        &["商業の振興", "出店数(店)", "#8", "#9", "空き店舗補助事業", "#4200"],
        &["", "", "", "", "街路灯更新事業", "#6710"],
    ];
    let merges = ["A2:A3", "B2:D2", "E2:F2", "A4:A5"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("一覧", rows) }], &[]));
    let projects = value(&plan, "/projects");
    let of = |name: &str| projects.as_array().unwrap().iter().find(|project| project["name"] == name).unwrap().clone();
    assert_eq!(of("商業の振興")["reviews"][0]["kpis"][0]["actual"], 9);
    assert!(of("空き店舗補助事業")["reviews"][0]["kpis"].as_array().is_none_or(Vec::is_empty));
    assert_eq!(of("空き店舗補助事業")["reviews"][0]["cost"], 4_200_000);
    assert_eq!(of("街路灯更新事業")["reviews"][0]["cost"], 6_710_000);
}

#[test]
fn rows_may_say_what_stands_in_columns_that_only_count_kpis() {
    let rows: &[&[&str]] = &[
        &["令和6年度 交付金事業 評価一覧"],
        &["番号", "事業名", "区分", "指標１", "指標２", "事業の評価"],
        &["1", "酒蔵事業", "指標名", "参加者数(人)", "蔵の数(蔵)", "A"],
        &["", "", "目標値", "#500", "#8", ""],
        &["", "", "実績値", "#634", "集計中", ""],
        &["2", "保育事業", "指標名", "保育士の数(人)", "－", "C"],
        &["", "", "目標値", "#10", "", ""],
        &["", "", "実績値", "#6", "", ""],
    ];
    let merges = ["A3:A5", "B3:B5", "F3:F5", "A6:A8", "B6:B8", "F6:F8"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("評価", rows) }], &[]));
    let of = |project: usize, rest: &str| value(&plan, &format!("/projects/{project}/reviews/0/kpis/{rest}"));
    assert_eq!((of(0, "0/target"), of(0, "0/actual")), (500.into(), 634.into()));
    assert_eq!((of(0, "1/name"), of(0, "1/actual")), ("蔵の数(蔵)".into(), "集計中".into()));
    assert_eq!((of(1, "0/actual"), of(1, "1")), (6.into(), serde_json::Value::Null));
    assert_eq!(value(&plan, "/projects/1/reviews/0/effect/rating"), "C");
}

#[test]
fn a_numbered_heading_names_the_project_of_the_table_of_years_below_it() {
    let rows: &[&[&str]] = &[
        &["交付金事業の推移（令和5～6年度）"],
        &[],
        &["１　キャンプ場事業（観光課）"],
        &["年度", "来場者数(人)", "", "売上(千円)", ""],
        &["", "目標", "実績", "目標", "実績"],
        &["令和5年度", "#80", "#72", "#60", "#51"],
        &["令和6年度", "#90", "#98", "#70", "集計中"],
        &[],
        &["２　誘致事業（企画課）"],
        &["年度", "利用企業(社)", "", "進出企業(社)", ""],
        &["", "目標", "実績", "目標", "実績"],
        &["令和6年度", "#5", "#3", "#1", "#0"],
    ];
    let merges = ["A3:E3", "A4:A5", "B4:C4", "D4:E4", "A9:E9", "A10:A11", "B10:C10", "D10:E10"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("推移", rows) }], &[]));
    assert_eq!(value(&plan, "/projects/0/name"), "キャンプ場事業");
    assert_eq!(value(&plan, "/projects/0/department"), "観光課");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 72);
    assert_eq!(value(&plan, "/projects/0/reviews/1/kpis/1/actual"), "集計中");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/1/actual"), 0);
}

#[test]
fn a_sheet_of_kpis_may_refer_to_projects_by_their_numbers_alone() {
    let list: &[&[&str]] = &[
        &["令和6年度 交付金事業 一覧"],
        &["番号", "事業名", "担当課", "効果"],
        &["1", "水素事業", "環境課", "B"],
        &["2", "出店事業", "商工課", "A"],
    ];
    let kpis: &[&[&str]] = &[
        &["KPIの達成状況"],
        &["番号", "KPI", "単位", "R6目標", "R6実績"],
        &["1", "試乗者数", "人", "#400", "#362"],
        &["", "削減量", "t", "#9", "#8"],
        &["2", "出店者数", "人", "#4", "#6"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("概要", list), sheet("KPI", kpis)], &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/actual"), 8);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/actual"), 6);
    // Where every KPI has a number, it may as well count the KPIs.
    let counted: &[&[&str]] = &[kpis[0], kpis[1], kpis[2], &["2", "削減量", "t", "#9", "#8"]];
    let plan = planned(&workbook::bytes(&[sheet("概要", list), sheet("KPI", counted)], &[]));
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0"), serde_json::Value::Null);
}

#[test]
fn two_lines_of_headings_need_no_merged_cells() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価 一覧"],
        &["No", "事業名", "担当課", "KPI", "", "", "事業費(千円)", "", "評価", ""],
        &["", "", "", "指標名", "目標値", "実績値", "予算", "決算", "評価", "理由"],
        &["1", "案内板事業", "観光課", "宿泊者数", "#20", "#28", "#6000", "#5712", "A", "効果が出た。"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("Sheet1", rows)], &[]));
    let review = |rest: &str| value(&plan, &format!("/projects/0/reviews/0/{rest}"));
    assert_eq!(
        (review("kpis/0/actual"), review("budget"), review("cost")),
        (28.into(), 6_000_000.into(), 5_712_000.into())
    );
    assert_eq!((review("effect/rating"), review("effect/comment")), ("A".into(), "効果が出た。".into()));
}

#[test]
fn beside_their_sum_parts_of_an_amount_are_none_and_beside_the_towns_value_those_of_others() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業の決算 一覧"],
        &["番号", "事業名", "決算額(千円)", "", "", "交付金(千円)", "", "指標", "実績値", ""],
        &["", "", "現年分", "繰越分", "計", "交付決定額", "交付確定額", "", "町", "県平均"],
        &["1", "漁港事業", "#21300", "#24118", "#45418", "#24100", "#22709", "受診率(%)", "#56.3", "#48.9"],
    ];
    let merges = ["A2:A3", "B2:B3", "C2:E2", "F2:G2", "H2:H3", "I2:J2"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("決算", rows) }], &[]));
    let review = |rest: &str| value(&plan, &format!("/projects/0/reviews/0/{rest}"));
    assert_eq!((review("cost"), review("grant")), (45_418_000.into(), 22_709_000.into()));
    assert_eq!(review("kpis/0/actual"), serde_json::json!(56.3));
    for cell in ["C4", "D4", "F4", "J4"] {
        assert_eq!(at(&plan, cell).kind, As::Unplaced, "{cell}");
    }
}

#[test]
fn a_table_may_list_a_measures_kpis_and_its_projects_below_each_other() {
    let rows: &[&[&str]] = &[
        &["令和6年度 施策評価表"],
        &["施策名", "道路の整備"],
        &[],
        &["区分", "名称", "単位", "計画", "実績", "担当課"],
        &["指標", "良い道路の割合", "％", "#72", "#70", ""],
        &["事業", "舗装修繕事業", "千円", "#120000", "#118430", "建設課"],
        &["指標", "危険箇所数", "か所", "#15", "#18", ""],
    ];
    let plan = planned(&workbook::bytes(&[sheet("1", rows)], &[]));
    assert_eq!(value(&plan, "/projects/0/name"), "道路の整備");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/actual"), 18);
    assert_eq!(value(&plan, "/projects/1/name"), "舗装修繕事業");
    assert_eq!(value(&plan, "/projects/1/reviews/0/budget"), 120_000_000);
    assert_eq!(value(&plan, "/projects/1/reviews/0/cost"), 118_430_000);
    assert!(value(&plan, "/projects/1/reviews/0/kpis").as_array().is_none_or(Vec::is_empty));
}

#[test]
fn a_cell_may_say_the_base_and_the_goal_with_their_years() {
    let rows: &[&[&str]] = &[
        &["令和6年度 総合戦略 成果指標 一覧"],
        &["施策", "成果指標", "現状値 → 目標値", "R5実績", "R6実績"],
        &["空き家の活用", "成約数", "5件（R3）→ 20件（R9）", "8件", "7件"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("KPI", rows)], &[]));
    let projects = value(&plan, "/projects/0/reviews");
    let kpi = &projects.as_array().unwrap().iter().find(|review| review["fiscal_year"] == "R6").unwrap()["kpis"][0];
    assert_eq!((&kpi["baseline"], &kpi["baseline_year"]), (&"5件（R3）".into(), &"R3".into()));
    assert_eq!((&kpi["goal"]["value"], &kpi["goal"]["by"]), (&"20件（R9）".into(), &"R9".into()));
    assert_eq!((&kpi["target"], &kpi["actual"]), (&serde_json::Value::Null, &"7件".into()));
}

#[test]
fn amounts_stand_in_the_lines_that_their_heading_says() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業の進捗 一覧"],
        &["番号", "事業名", "上段：予算額\n下段：決算額\n（千円）", "評価"],
        &["1", "バス事業", "#14200", "A"],
        &["", "", "#13874", ""],
    ];
    let merges = ["A3:A4", "B3:B4", "D3:D4"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("R6", rows) }], &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/budget"), 14_200_000);
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 13_874_000);
}

#[test]
fn a_heading_of_two_lines_says_what_each_line_below_it_is() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価 一覧"],
        &["番号", "事業名", "予算額\n決算額\n（千円）", "KPI", "目標値\n実績値"],
        &["1", "道の駅事業", "95,000\n93,418", "来場者数", "250人\n268人"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("R6", rows)], &[]));
    let review = |rest: &str| value(&plan, &format!("/projects/0/reviews/0/{rest}"));
    assert_eq!((review("budget"), review("cost")), (95_000_000.into(), 93_418_000.into()));
    assert_eq!((review("kpis/0/target"), review("kpis/0/actual")), ("250人".into(), "268人".into()));
}

#[test]
fn what_was_planned_of_a_cost_is_its_budget() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業実績 一覧"],
        &["番号", "事業名", "参加者数（計画）", "参加者数（実績）", "事業費（計画）\n円", "事業費（実績）\n円"],
        &["1", "講座事業", "#300", "#355", "#600000", "#571200"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("R6", rows)], &[]));
    let review = |rest: &str| value(&plan, &format!("/projects/0/reviews/0/{rest}"));
    assert_eq!((review("budget"), review("cost")), (600_000.into(), 571_200.into()));
    assert_eq!((review("kpis/0/name"), review("kpis/0/actual")), ("参加者数".into(), 355.into()));
}

#[test]
fn goals_and_measures_in_lines_of_their_own_are_of_the_projects_below_them() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業体系別 実績一覧"],
        &["基本目標", "施策", "事業名", "決算額(円)", "評価"],
        &["１ しごと"],
        &["", "(1) 農業"],
        &["", "", "就農事業", "#6300000", "A"],
        &["", "(2) 水産業"],
        &["", "", "漁業事業", "#4120500", "B"],
        &["２ ひと"],
        &["", "", "移住事業", "#980000", "A"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("体系", rows)], &[]));
    let of = |project: usize| value(&plan, &format!("/projects/{project}/strategy"));
    assert_eq!(of(0), serde_json::json!(["１ しごと", "(1) 農業"]));
    assert_eq!(of(1), serde_json::json!(["１ しごと", "(2) 水産業"]));
    assert_eq!(of(2), serde_json::json!(["２ ひと"]));
}

#[test]
fn what_is_expected_of_a_later_year_is_neither_spent_nor_reached() {
    let rows: &[&[&str]] = &[
        &["実施計画進捗状況（令和6年度実績）"],
        &["番号", "事業名", "事業費(千円)", "", "成果指標", "", ""],
        &["", "", "R6（実績）", "R7（見込）", "指標名", "R6（実績）", "R7（見込）"],
        &["1", "跡地事業", "#12300", "#48000", "申込み件数", "#2", "#5"],
    ];
    let merges = ["A2:A3", "B2:B3", "C2:D2", "E2:G2"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("計画", rows) }], &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 12_300_000);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 2);
    for cell in ["D4", "G4"] {
        assert_eq!(at(&plan, cell).kind, As::Unplaced, "{cell}");
    }
}

#[test]
fn a_title_says_the_year_reviewed_in_its_brackets_and_a_plans_years_are_none() {
    let list = |title: &'static str| {
        let rows: &[&[&str]] =
            &[&[title], &["番号", "事業名", "決算額（円）", "評価"], &["1", "花の事業", "#1200", "A"]];
        value(&planned(&workbook::bytes(&[sheet("R6実績", rows)], &[])), "/fiscal_year")
    };
    assert_eq!(list("令和７年度 行政評価（令和６年度事務事業）結果一覧 栗原市"), "R6");
    assert_eq!(list("第３次実施計画（令和４年度～令和９年度）の進捗状況一覧"), "R6");
    assert_eq!(list("事業の実績一覧（令和４年度～令和６年度）"), "R6");
}

#[test]
fn one_sheet_may_say_the_targets_of_years_and_another_one_the_results() {
    let values = |title: &'static str, values: [&'static str; 2]| -> Vec<Vec<&'static str>> {
        vec![
            vec![title],
            vec!["施策", "指標", "単位", "R5", "R6"],
            vec!["創業の支援", "創業件数", "件", values[0], values[1]],
        ]
    };
    let targets = values("総合戦略 年度別目標値 一覧（令和6年度）", ["#10", "#12"]);
    let results = values("総合戦略 年度別実績値 一覧（令和6年度）", ["#11", "確認中"]);
    let targets: Vec<&[&str]> = targets.iter().map(Vec::as_slice).collect();
    let results: Vec<&[&str]> = results.iter().map(Vec::as_slice).collect();
    let plan = planned(&workbook::bytes(&[sheet("目標値", &targets), sheet("実績値", &results)], &[]));
    let reviews = value(&plan, "/projects/0/reviews");
    for (year, target, actual) in [("R5", 10, serde_json::json!(11)), ("R6", 12, serde_json::json!("確認中"))] {
        let review = reviews.as_array().unwrap().iter().find(|review| review["fiscal_year"] == year).unwrap();
        let kpis = review["kpis"].as_array().unwrap();
        assert_eq!(kpis.len(), 1, "{year}");
        assert_eq!((&kpis[0]["target"], &kpis[0]["actual"]), (&target.into(), &actual), "{year}");
    }
}

#[test]
fn below_projects_side_by_side_further_ones_may_stand() {
    let rows: &[&[&str]] = &[
        &["令和6年度 交付金事業 効果検証"],
        &["事業名", "海辺の事業", "水田の事業"],
        &["担当課", "企画課", "農林課"],
        &["実績額(円)", "#8200000", "#3145000"],
        &["事業効果", "A", "B"],
        &[],
        &["事業名", "ご縁の事業", "古道の事業"],
        &["担当課", "福祉課", "観光課"],
        &["実績額(円)", "#1980000", "#5500000"],
        &["事業効果", "C", "B"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("検証", rows)], &[]));
    for (project, department, cost) in
        [(0, "企画課", 8_200_000), (1, "農林課", 3_145_000), (2, "福祉課", 1_980_000), (3, "観光課", 5_500_000)]
    {
        assert_eq!(value(&plan, &format!("/projects/{project}/department")), department);
        assert_eq!(value(&plan, &format!("/projects/{project}/reviews/0/cost")), cost);
    }
}

#[test]
fn a_town_may_have_a_syllable_of_other_words_in_its_name() {
    let town = |title: &'static str| {
        let rows: &[&[&str]] =
            &[&[title], &["番号", "事業名", "決算額（円）", "評価"], &["1", "花の事業", "#1200", "A"]];
        value(&planned(&workbook::bytes(&[sheet("一覧", rows)], &[])), "/municipality")
    };
    assert_eq!(town("令和6年度 事業評価の一覧（東尾道町）"), "東尾道町");
    assert_eq!(town("令和6年度 事業評価の一覧（甲府市）"), "甲府市");
    assert_eq!(town("事業評価の一覧（霧里町 令和6年度末）"), "霧里町");
    assert_eq!(town("四日市市総合戦略 事業評価の一覧（令和6年度）"), "四日市市");
    assert_eq!(town("余市町総合戦略 事業評価の一覧（令和6年度）"), "余市町");
    assert_eq!(town("デジタル田園都市国家構想交付金 事業評価の一覧（令和6年度）"), serde_json::Value::Null);
}

#[test]
fn neither_a_table_of_counts_nor_the_sum_of_kinds_of_costs_is_of_other_projects() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業の経費と成果 一覧"],
        &["番号", "事業名", "経費の内容", "決算額(円)", "評価"],
        &["1", "里海事業", "委託料", "#2400000", "A"],
        &["", "", "負担金", "#350000", ""],
        &["", "", "計", "#2750000", ""],
        &[],
        &["■集計"],
        &["基本目標", "事業数", "Ａ", "Ｂ"],
        &["基本目標１", "#1", "#1", "#0"],
    ];
    let merges = ["A3:A5", "B3:B5", "E3:E5"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("経費", rows) }], &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 2_750_000);
    assert_eq!(value(&plan, "/projects/1"), serde_json::Value::Null);
}

#[test]
fn a_goals_own_numbers_beside_its_measures_are_the_goals() {
    let rows: &[&[&str]] = &[
        &["令和6年度 総合戦略 ＫＰＩ 一覧"],
        &["基本目標", "数値目標", "", "", "施策", "重要業績評価指標", "", ""],
        &["", "項目", "目標値", "実績値", "", "指標", "目標値", "実績値"],
        &["しごとを創る", "従業者数(人)", "#210", "#204", "商工業の振興", "創業件数(件)", "#20", "#24"],
        &["", "", "", "", "農業の振興", "就農者数(人)", "#8", "#6"],
    ];
    let merges = ["A2:A3", "B2:D2", "E2:E3", "F2:H2", "A4:A5", "B4:B5", "C4:C5", "D4:D5"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("一覧", rows) }], &[]));
    let projects = value(&plan, "/projects");
    let of = |name: &str| projects.as_array().unwrap().iter().find(|project| project["name"] == name).unwrap().clone();
    assert_eq!(of("しごとを創る")["reviews"][0]["kpis"][0]["actual"], 204);
    for (name, actual) in [("商工業の振興", 24), ("農業の振興", 6)] {
        let measure = of(name);
        assert_eq!(measure["reviews"][0]["kpis"].as_array().unwrap().len(), 1, "{name}");
        assert_eq!(measure["reviews"][0]["kpis"][0]["actual"], actual, "{name}");
        assert_eq!(measure["strategy"][0], "しごとを創る", "{name}");
    }
}

#[test]
fn a_year_may_stand_once_over_all_of_its_rows() {
    let rows: &[&[&str]] = &[
        &["教育分野の事業の実績 一覧（令和6年度末）"],
        &["年度", "事業名", "決算額(円)", "評価"],
        &["令和5年度", "支援員事業", "#1200", "B"],
        &["", "部活動事業", "#880", "A"],
        &["令和6年度", "支援員事業", "#1400", "A"],
        &["", "部活動事業", "#2310", "B"],
    ];
    let merges = ["A3:A4", "A5:A6"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("教育", rows) }], &[]));
    let reviews = value(&plan, "/projects/1/reviews");
    let cost =
        |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap()["cost"].clone();
    assert_eq!((cost("R5"), cost("R6")), (880.into(), 2310.into()));
}

#[test]
fn years_may_stand_below_each_other_and_projects_beside_where_a_line_says_what_the_amounts_are() {
    let rows = |title: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec![title],
            vec!["", "", "", "単位：千円"],
            vec!["年度", "移住支援事業", "空き家事業", "計"],
            vec!["令和5年度", "#4600", "#6030", "#10630"],
            vec!["令和6年度", "#6200", "#5888", "#12088"],
        ]
    };
    let of = |title| {
        let rows = rows(title);
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        planned(&workbook::bytes(&[sheet("推移", &rows)], &[]))
    };
    let plan = of("関連事業の決算額の推移（令和5年度～令和6年度） 高千穂原町");
    let reviews = value(&plan, "/projects/1/reviews");
    let cost =
        |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap()["cost"].clone();
    assert_eq!((cost("R5"), cost("R6")), (6_030_000.into(), 5_888_000.into()));
    assert_eq!(at(&plan, "D5").kind, As::Unplaced);
    // Nobody knows what the numbers are where no line says it.
    let plan = of("関連事業の推移（令和5年度～令和6年度） 高千穂原町");
    assert!(plan.entries.iter().all(|entry| entry.kind != As::Value));
}

/// A document of Markdown may have several tables, each with its own columns; their strokes are no project.
#[test]
fn tables_that_are_drawn_in_text_are_read_each_by_its_own_columns() {
    let text = "# 令和6年度 効果検証\n\n## 1 朝市にぎわい事業\n\n| 項目 | 内容 |\n|:--|:--|\n| 事業名 | **朝市にぎわい事業** |\n\
        | 担当課 | 商工課 |\n\n| 指標名 | 目標値 | 実績値 |\n|---|--:|--:|\n| 来場者数(人) | 1,200 | 1,350 |\n\n\
        ## 2 夜市事業\n\n| 項目 | 内容 |\n|:--|:--|\n| 事業名 | 夜市事業 |\n| 担当課 | 商工課 |\n\n\
        | 指標名 | 目標値 | 実績値 |\n|---|--:|--:|\n| 出店\\|店数(店) | 20 | 確認中 |\n";
    let plan = plan(&csv::table("結果.md", text).unwrap(), &Given::default());
    let projects = value(&plan, "/projects");
    let names: Vec<&str> = projects.as_array().unwrap().iter().filter_map(|project| project["name"].as_str()).collect();
    assert_eq!(names, ["朝市にぎわい事業", "夜市事業"]);
    let kpis = |at: usize| projects[at]["reviews"][0]["kpis"].clone();
    assert_eq!((kpis(0).as_array().unwrap().len(), kpis(1).as_array().unwrap().len()), (1, 1));
    assert_eq!((&kpis(0)[0]["actual"], &kpis(1)[0]["actual"]), (&1350.into(), &"確認中".into()));
    assert_eq!(kpis(1)[0]["name"], "出店|店数(店)");
    assert_eq!(projects[0]["department"], "商工課");
    // Cells are called by the lines in which they stand.
    assert_eq!((at(&plan, "A12").kind, at(&plan, "A6").kind), (As::Value, As::Label));
}
