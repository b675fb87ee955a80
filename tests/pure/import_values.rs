//! Values that stand beside others of the same kind, or are shown otherwise than they are stored: none of them is taken for the
//! year's own before it is said to be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::As;
use kensho::exchange::against::Warning;
use serde_json::{Value, json};

use crate::support::imported::{answering, at, beside, ledger, merged, named, planned, planned_with, value};
use crate::support::workbook;

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];

#[test]
fn an_amount_that_a_format_shows_in_thousands_is_taken_as_it_is_stored_or_asked() {
    for (heading, cost, taken) in [
        ("事業費", "#123456789@#,##0,", None),
        ("事業費", "#1234000@#,##0,", None),
        ("事業費(円)", "#1234567@#,##0,", None),
        ("事業費(千円)", "#1234000@#,##0,", Some(1_234_000)),
        ("事業費", "#1234000@#,##0,\"千円\"", Some(1_234_000)),
    ] {
        let bytes = workbook::of(&[TITLE, &["事業名", heading], &["海の駅事業", cost]]);
        let plan = planned(&bytes);
        let now = taken.map_or(Value::Null, |yen: i64| json!(yen));
        assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), now, "{heading} {cost}");
        let plan = planned_with(&bytes, answering(&plan, |_| Some("保存された値".into())), "");
        let stored: i64 = cost[1..].split('@').next().unwrap().parse().unwrap();
        assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), stored, "{heading} {cost}");
    }
}

#[test]
fn results_of_a_part_of_the_year_are_not_the_years() {
    for heading in ["実績値(4月～12月)", "実績(年度途中)", "R6(4-12月)", "実績値（12月末）"] {
        let plan =
            merged("一覧", &[TITLE, &["事業名", "指標名", "目標値", heading], &["港事業", "人数", "#10", "#7"]], &[]);
        assert_eq!(at(&plan, "D3").kind, As::Unplaced, "{heading}");
    }
    let rows: &[&[&str]] =
        &[TITLE, &["事業名", "港事業"], &["指標名", "人数"], &["目標値", "#10"], &["実績値(4月～12月)", "#7"]];
    assert_eq!(at(&merged("一覧", rows, &[]), "B5").kind, As::Unplaced);
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値", "実績値", ""],
        &["", "", "", "4～12月", "1～3月"],
        &["港事業", "人数", "#10", "#7", "#2"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:B3", "C2:C3", "D2:E2"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0"), json!({"name": "人数", "target": 10}));
    let rows: &[&[&str]] = &[TITLE, &["事業名", "執行済額(12月末)"], &["港事業", "#2000000"]];
    assert_eq!(value(&merged("一覧", rows, &[]), "/projects/0/reviews/0/cost"), Value::Null);
}

#[test]
fn what_was_only_estimated_is_asked_once_for_a_column() {
    let cost = "/projects/1/reviews/0/cost";
    for heads in [["決算見込額(円)", ""], ["事業費(円)", "見込額"], ["事業費(円)", "推計"]] {
        let rows: &[&[&str]] = &[
            TITLE,
            &["事業名", "予算額(円)", heads[0], "指標名", "目標値", "実績値（推計）"],
            &["", "", heads[1], "", "", ""],
            &["港事業", "#3000000", "#2000000", "人数", "#10", "#7"],
            &["朝市事業", "#5000000", "#4000000", "人数", "#10", "#8"],
        ];
        let merges: &[&str] = &["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3"];
        let merges = if heads[1].is_empty() { merges } else { &["A2:A3", "B2:B3", "D2:D3", "E2:E3", "F2:F3"] };
        let bytes = workbook::bytes(&[workbook::Sheet { merges, ..workbook::sheet("一覧", rows) }], &[]);
        let plan = planned(&bytes);
        assert_eq!(plan.questions().len(), 2, "{:?}", plan.questions());
        assert_eq!((value(&plan, cost), at(&plan, "F4").kind), (Value::Null, As::Ask), "{heads:?}");
        let plan = planned_with(&bytes, answering(&plan, |asked| Some(asked.options[0].clone())), "");
        assert_eq!(value(&plan, cost), 4_000_000, "{heads:?}");
        assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/actual"), 8, "{heads:?}");
    }
    // A result keeps the word that it is open, behind a label too; beside the settled one it is none.
    let rows: &[&[&str]] =
        &[TITLE, &["事業名", "港事業"], &["指標名", "人数"], &["目標値", "#10"], &["実績値（見込）", "#7"]];
    assert_eq!(value(&merged("一覧", rows, &[]), "/projects/0/reviews/0/kpis/0/actual"), "7(見込)");
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値", "実績値", ""],
        &["", "", "", "見込", "確定"],
        &["港事業", "人数", "#10", "#7", "#9"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:B3", "C2:C3", "D2:E2"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 9);
}

/// Below a list of projects: tables of KPIs that say whose they are by a heading or a number, and one that doesn't.
#[test]
fn tables_of_kpis_below_a_list_are_of_the_project_that_they_say() {
    let list: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "事業費(円)"],
        &["①", "海の駅事業", "#1000000"],
        &["②", "山の駅事業", "#2000000"],
        &[],
    ];
    let heads: &[&str] = &["指標名", "目標値", "実績値"];
    let kpis =
        |plan: &kensho::exchange::Plan| [0, 1].map(|at| value(plan, &format!("/projects/{at}/reviews/0/kpis/0/name")));
    for [first, second] in
        [["海の駅事業", "山の駅事業"], ["①", "②"], ["No.1", "No.2"], ["■② 山の駅事業", "■① 海の駅事業"]]
    {
        let tables: &[&[&str]] =
            &[&[first], heads, &["来場者数", "#10", "#9"], &[], &[second], heads, &["登山者数", "#20", "#18"]];
        let plan = planned(&workbook::of(&[list, tables].concat()));
        let mut said = kpis(&plan);
        if first.contains('②') {
            said.reverse();
        }
        assert_eq!(said, ["来場者数", "登山者数"], "{first}");
    }
    let labels: &[&[&str]] = &[
        &["事業番号", "#1"],
        heads,
        &["来場者数", "#10", "#9"],
        &[],
        &["事業番号", "#2"],
        heads,
        &["登山者数", "#20", "#18"],
    ];
    assert_eq!(kpis(&planned(&workbook::of(&[list, labels].concat()))), ["来場者数", "登山者数"]);
    let column: &[&[&str]] = &[
        &["事業", "指標名", "目標値", "実績値"],
        &["①", "来場者数", "#10", "#9"],
        &["", "売上額", "#5", "#4"],
        &["②", "登山者数", "#20", "#18"],
    ];
    assert_eq!(kpis(&planned(&workbook::of(&[list, column].concat()))), ["来場者数", "登山者数"]);
    let bytes = workbook::of(&[list, &[heads, &["来場者数", "#10", "#9"]]].concat());
    let plan = planned(&bytes);
    assert_eq!((at(&plan, "A7").kind, kpis(&plan)), (As::Ask, [Value::Null, Value::Null]));
    assert_eq!(plan.questions()[0].options[..2], ["海の駅事業", "山の駅事業"]);
    let plan = planned_with(&bytes, answering(&plan, |_| Some("海の駅事業".into())), "");
    assert_eq!(kpis(&plan), [json!("来場者数"), Value::Null]);
}

#[test]
fn the_year_of_a_note_or_of_what_happened_is_not_the_year_under_review() {
    let year = |name: &str, title: &str, note: &str, below: &str| {
        let rows: &[&[&str]] = &[
            &[title],
            &["事業名", "事業概要", "指標名", "目標値", "実績値", "備考"],
            &["海の駅事業", "平成30年度に開いた駅を活用する。", "来場者数", "#10", "#9", note],
            &["山の駅事業", "", "登山者数", "#20", "#18", ""],
            &[],
            &[below],
        ];
        value(&merged(name, rows, &[]), "/fiscal_year")
    };
    let title = "交付金事業 効果検証 一覧";
    for (note, below) in [
        ("", ""),
        ("令和4年度に開始", ""),
        ("令和4年度の実績を基に設定", ""),
        ("", "※令和4年度の実績報告書による"),
        ("", "令和7年度公表"),
    ] {
        assert_eq!(year("一覧", title, note, below), Value::Null, "{note}{below}");
        assert_eq!(year("R5", title, note, below), "R5", "{note}{below}");
        assert_eq!(year("一覧", "R5 効果検証 一覧", note, below), "R5", "{note}{below}");
    }
    // The title stands before the sheet's name, and what happened to the paper isn't its year.
    assert_eq!(year("R4", "令和5年度 効果検証 一覧", "", ""), "R5");
    assert_eq!(year("令和5年度実績", "交付金事業 効果検証 一覧（令和6年度公表）", "", ""), "R5");
}

#[test]
fn a_sum_of_years_beside_the_years_own_result_is_asked_where_the_target_does_not_say_which_it_is_of() {
    let kpi = "/projects/0/reviews/0/kpis/0";
    for [own, sum] in [["実績値(単年)", "実績値(累計)"], ["単年度実績", "累計実績"]] {
        let rows: &[&[&str]] =
            &[TITLE, &["事業名", "指標名", "目標値", own, sum], &["海の駅事業", "来場者数", "#1000", "#900", "#2500"]];
        let bytes = workbook::of(rows);
        let plan = planned(&bytes);
        assert_eq!(value(&plan, kpi), json!({"name": "来場者数", "target": 1000}), "{own}");
        let answered = planned_with(&bytes, answering(&plan, |_| Some("2500".into())), "");
        assert_eq!(
            [&value(&answered, kpi)["actual"], &value(&answered, kpi)["accumulation"]],
            [&json!(2500), &json!("累計")]
        );
    }
    // Where the target says both too, the year's own are a pair.
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値(累計)", "目標値(単年)", "実績値(累計)", "実績値(単年)"],
        &["海の駅事業", "来場者数", "#3000", "#1000", "#2500", "#900"],
    ];
    let plan = planned(&workbook::of(rows));
    assert_eq!(value(&plan, kpi), json!({"name": "来場者数", "accumulation": "単年", "target": 1000, "actual": 900}));
    assert_eq!(at(&plan, "C3").kind, As::Unplaced);
}

#[test]
fn a_target_and_a_result_that_are_counted_otherwise_wait() {
    let rows: &[&[&str]] =
        &[TITLE, &["事業名", "指標名", "目標値(累計)", "実績値(単年)"], &["移住事業", "世帯数", "#9", "#7"]];
    let (bytes, kpi) = (workbook::of(rows), "/projects/0/reviews/0/kpis/0");
    let plan = planned(&bytes);
    assert_eq!(value(&plan, kpi), json!({"name": "世帯数"}));
    for (answer, said) in [
        ("累計", json!({"name": "世帯数", "target": 9, "actual": 7, "accumulation": "累計"})),
        ("取り込まない", json!({"name": "世帯数"})),
    ] {
        let answered = planned_with(&bytes, answering(&plan, |_| Some(answer.into())), "");
        assert_eq!(value(&answered, kpi), said, "{answer}");
    }
}

#[test]
fn nothing_of_a_row_with_money_of_its_own_is_taken_below_a_name_that_reaches_too_far() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "事業費(円)", "指標名", "目標値", "実績値"],
        &["#1", "海の駅事業", "#1000000", "来場者数", "#10", "#9"],
        &["", "", "", "売上額", "#50", "#40"],
        &["#2", "", "#2000000", "登山者数", "#20", "#18"],
        &["", "", "", "登山口の数", "#4", "#4"],
        &["#3", "里の駅事業", "#3000000", "収穫数", "#5", "#6"],
    ];
    let bytes = workbook::bytes(&[workbook::Sheet { merges: &["B3:B6"], ..workbook::sheet("一覧", rows) }], &[]);
    let names = |plan: &kensho::exchange::Plan| {
        let kpis = value(plan, "/projects/0/reviews/0/kpis");
        kpis.as_array().unwrap().iter().map(|kpi| kpi["name"].clone()).collect::<Vec<_>>()
    };
    let plan = planned(&bytes);
    assert_eq!((at(&plan, "C5").kind, names(&plan)), (As::Ask, vec![json!("来場者数"), json!("売上額")]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 1_000_000);
    assert_eq!(value(&plan, "/projects/1/name"), "里の駅事業");
    let plan = planned_with(&bytes, answering(&plan, |_| Some("上の事業の行".into())), "");
    assert_eq!(names(&plan).len(), 4);
}

#[test]
fn a_sheet_that_says_two_projects_names_waits() {
    let file = |sheet: &'static str, title: &'static str| {
        let rows: &[&[&str]] = &[
            &[title],
            &["事業名", "海の駅推進事業"],
            &["事業費(円)", "#2000000"],
            &["指標名", "目標値", "実績値"],
            &["登山者数", "#20", "#18"],
        ];
        workbook::bytes(&[workbook::sheet(sheet, rows)], &[])
    };
    let title = "令和6年度 効果検証シート";
    for (sheet, title) in [("山の駅事業", title), ("1", "令和6年度 効果検証シート（山の駅事業）")]
    {
        let bytes = file(sheet, title);
        let plan = planned(&bytes);
        assert_eq!((at(&plan, "B2").kind, value(&plan, "/projects")), (As::Ask, json!([])), "{sheet}");
        let plan = planned_with(&bytes, answering(&plan, |_| Some("山の駅事業".into())), "");
        assert_eq!(value(&plan, "/projects/0/name"), "山の駅事業");
        assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 2_000_000);
    }
    // A name cut short, a kind of projects and what only numbers them are no other name.
    for sheet in ["海の駅事業", "海の駅", "交付金事業", "推進事業", "R6実施事業", "事業1"] {
        assert!(planned(&file(sheet, title)).questions().is_empty(), "{sheet}");
    }
}

#[test]
fn a_second_number_of_a_sheets_project_is_asked_before_its_indicators_are_taken() {
    let rows = |number: &'static str, kpi: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["令和6年度 効果検証シート"],
            vec!["番号", number],
            vec!["事業名", "海の駅事業"],
            vec!["指標名", "目標値", "実績値"],
            vec![kpi, "#20", "#18"],
        ]
    };
    let (one, two) = (rows("#1", "来場者数"), rows("#2", "登山者数"));
    let [one, two] = [&one, &two].map(|rows| rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let plan = planned(&workbook::bytes(&[workbook::sheet("1", &one), workbook::sheet("2", &two)], &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis").as_array().unwrap().len(), 1);
    assert_eq!(plan.questions().len(), 1, "{:?}", plan.questions());
}

#[test]
fn another_town_is_told_by_the_name_of_a_file_or_a_sheet() {
    let rows = |title: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec![title],
            vec!["事業名", "指標名", "単位", "目標値", "実績値"],
            vec!["海の駅事業", "来場者数", "人", "#1000", "#900"],
        ]
    };
    let sheet_of = |name: &'static str, title: &'static str| {
        let rows = rows(title);
        workbook::bytes(&[workbook::sheet(name, &rows.iter().map(Vec::as_slice).collect::<Vec<_>>())], &[])
    };
    let title = "令和6年度 効果検証 一覧";
    let base = ledger(&planned(&sheet_of("一覧", "浜松浦市 令和6年度 効果検証 一覧")));
    let towns = |file: &str, sheet: &'static str| beside(&[named(file, &sheet_of(sheet, title))], &base).warnings;
    let other = || vec![Warning::Town("浜松浦市".into(), "鳥羽田町".into())];
    for (file, sheet) in
        [("鳥羽田町_R6実績.xlsx", "一覧"), ("a.xlsx", "鳥羽田町"), ("R6（鳥羽田町商工課）.xlsx", "一覧")]
    {
        assert_eq!(towns(file, sheet), other(), "{file} {sheet}");
    }
    for (file, sheet) in [("浜松浦市_R6.xlsx", "一覧"), ("市町村別.xlsx", "まちづくり"), ("a.xlsx", "対象市町村")]
    {
        assert_eq!(towns(file, sheet), [], "{file} {sheet}");
    }
}

#[test]
fn an_indicator_of_another_name_with_the_same_target_is_asked_to_be_the_ledgers() {
    let file = |kpi: &'static str, target: &'static str| {
        planned(&workbook::of(&[
            TITLE,
            &["事業名", "指標名", "単位", "目標値", "実績値"],
            &["海の駅事業", kpi, "人", target, "#950"],
            &["", "特産品の売上額", "千円", "#500", "#400"],
        ]))
    };
    let base = ledger(&file("来場者数", "#1000"));
    let seen = beside(&[file("施設の利用者", "#1000")], &base);
    assert_eq!((seen.offers.len(), seen.questions.len()), (0, 1), "{:?}", seen.offers);
    assert_eq!(seen.questions[0].options[0], "来場者数");
    let seen = beside(&[file("施設の利用者", "#300")], &base);
    assert_eq!((seen.offers.len(), seen.questions.len()), (1, 0), "{:?}", seen.questions);
}

#[test]
fn amounts_are_read_through_what_keeps_others_from_adding_to_them() {
    let of = |said: &str| planned(&workbook::of(&[TITLE, &["事業名", "事業費"], &["海の駅事業", said]]));
    for (said, yen) in [
        ("1,234,000円也", 1_234_000),
        ("金1,234円", 1_234),
        ("金１，２３４，０００円也", 1_234_000),
        ("¥1,234-", 1_234),
        ("￥1,234,000.-", 1_234_000),
        ("¥50,000", 50_000),
    ] {
        assert_eq!(value(&of(said), "/projects/0/reviews/0/cost"), yen, "{said}");
    }
    // Without ¥ in front a stroke behind may be anything.
    assert_eq!(at(&of("1,234,000-"), "B3").kind, As::Unplaced);
    for said in ["△1,234,000", "▲1,234,000円", "-1,234,000"] {
        let plan = of(said);
        assert_eq!(at(&plan, "B3").kind, As::Ask, "{said}");
        assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), Value::Null, "{said}");
        let bytes = workbook::of(&[TITLE, &["事業名", "事業費"], &["海の駅事業", said]]);
        let plan = planned_with(&bytes, answering(&plan, |asked| asked.options.first().cloned()), "");
        assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), -1_234_000, "{said}");
    }
}
