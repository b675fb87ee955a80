//! Files that a breaker made: what was read wrongly, or left out without a word, stays mended.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::against::{against, together};
use kensho::exchange::mapping::Mapping;
use kensho::exchange::{As, Plan};
use kensho::ledger::Ledger;
use serde_json::{Value, json};

use crate::support::imported::{answering, at, of, planned, planned_with, value};
use crate::support::workbook::{self, Sheet, sheet};

const TITLE: &[&str] = &["白波市 令和６年度 効果検証"];
const HEAD: &[&str] = &["No", "事業名", "担当課", "KPI", "目標値", "実績値"];

/// The mapping in which the questions of a plan are answered so, where they allow it.
fn answered(plan: &Plan, answer: &str) -> Mapping {
    answering(plan, |asked| asked.options.iter().any(|option| option == answer).then(|| answer.to_owned()))
}

#[test]
fn a_word_of_the_field_may_be_what_a_row_is_called() {
    for word in ["評価", "効果", "事業", "プロジェクト", "取組", "施策", "課題", "意見", "期間", "予算"]
    {
        let rows: &[&[&str]] = &[
            TITLE,
            HEAD,
            &["#1", "交流促進事業", "企画課", "参加者数", "#5", "#6"],
            &["", "", "", word, "#3", "#4"],
            &["#2", "移住支援事業", "観光課", "移住者数", "#50", "#60"],
            &["", "", "", word, "#30", "#40"],
        ];
        let plan = of(rows);
        let names: Vec<Value> = (0..3).map(|n| value(&plan, &format!("/projects/{n}/name"))).collect();
        assert_eq!(names, [json!("交流促進事業"), json!("移住支援事業"), Value::Null], "{word}");
        let kpi = value(&plan, "/projects/1/reviews/0/kpis/1");
        assert_eq!((&kpi["name"], &kpi["target"], &kpi["actual"]), (&json!(word), &json!(30), &json!(40)), "{word}");
    }
    // At the table's edge it is a label, as ever.
    let below: &[&[&str]] =
        &[TITLE, &["事業名", "灯台観光事業"], &["KPI", "目標値", "実績値"], &["来場者数", "#5", "#6"], &["評価", "A"]];
    assert_eq!(value(&of(below), "/projects/0/reviews/0/effect/rating"), "A");
}

#[test]
fn years_in_a_second_line_are_of_the_columns_below() {
    for years in [["#2025", "#2023", "#2024"], ["2025", "2023", "2024"], ["（R7）", "（R5）", "（R6）"]] {
        let rows: &[&[&str]] = &[
            TITLE,
            &["事業名", "担当課", "KPI", "目標値", "実績値", ""],
            &["", "", "", years[0], years[1], years[2]],
            &["子育て応援事業", "子ども課", "出生数", "#320", "#220", "#210"],
        ];
        let plan = planned(&workbook::bytes(&[Sheet { merges: &["E2:F2"], ..sheet("進捗", rows) }], &[]));
        let of = |year: &str| {
            let reviews = value(&plan, "/projects/0/reviews");
            let review =
                reviews.as_array().unwrap().iter().find(|review| review["fiscal_year"] == year).unwrap().clone();
            review["kpis"][0].clone()
        };
        assert_eq!((&of("R6")["actual"], &of("R5")["actual"]), (&json!(210), &json!(220)), "{years:?}");
        assert_eq!(of("R6")["target"], Value::Null, "{years:?}");
        assert_eq!(at(&plan, "D4").kind, As::Ask, "{years:?}: the target of a later year");
    }
}

#[test]
fn without_a_year_in_the_title_the_last_column_with_numbers_is_reviewed() {
    let rows: &[&[&str]] = &[
        &["白波市 総合戦略KPI管理表"],
        &["事業名", "KPI", "令和4年度", "令和5年度", "令和6年度", "令和7年度", "最終目標値"],
        &["交流促進事業", "参加者数", "#51", "#52", "#53", "", "#60"],
    ];
    let plan = of(rows);
    assert_eq!(value(&plan, "/fiscal_year"), "R6");
}

#[test]
fn an_answer_to_two_values_is_none_to_two_others() {
    let rows = |year: &'static str| -> [&'static [&'static str]; 3] {
        let row: &'static [&'static str] = match year {
            "90" => &["灯台観光事業", "入場者数", "#100", "#90", "#900"],
            _ => &["灯台観光事業", "入場者数", "#100", "#95", "#900"],
        };
        [TITLE, &["事業名", "KPI", "目標値", "年間実績", "実績（累計）"], row]
    };
    let first = of(&rows("90"));
    let mapping = answered(&first, "90");
    let settled = planned_with(&workbook::of(&rows("90")), mapping.clone(), "");
    let kpi = value(&settled, "/projects/0/reviews/0/kpis/0");
    assert_eq!((&kpi["actual"], &kpi["accumulation"]), (&json!(90), &Value::Null), "the year's own is no sum");
    let sum = planned_with(&workbook::of(&rows("90")), answered(&first, "900"), "");
    let kpi = value(&sum, "/projects/0/reviews/0/kpis/0");
    assert_eq!((&kpi["actual"], &kpi["accumulation"]), (&json!(900), &json!("累計")));
    let corrected = planned_with(&workbook::of(&rows("95")), mapping.clone(), "");
    assert_eq!(value(&corrected, "/projects/0/reviews/0/kpis/0/actual"), Value::Null);
    assert!(corrected.questions().iter().any(|asked| asked.options.contains(&"95".to_owned())));
    // Nor is it one after the new question was kept beside it.
    let mut kept = mapping;
    corrected.questions().into_iter().for_each(|asked| kept.put(asked));
    let again = planned_with(&workbook::of(&rows("95")), kept, "");
    assert_eq!(value(&again, "/projects/0/reviews/0/kpis/0/actual"), Value::Null);
}

#[test]
fn a_sum_of_years_is_no_result_of_a_year_whose_own_is_blank() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "KPI", "目標値", "年間実績", "実績（累計）"],
        &["港まつり事業", "来場者数", "#500", "", "#4000"],
    ];
    let plan = of(rows);
    assert_eq!(at(&plan, "E3").kind, As::Ask);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), Value::Null);
}

#[test]
fn a_column_of_amounts_is_in_one_unit() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "事業費", "KPI", "目標値", "実績値"],
        &["港湾整備事業", "#125000", "入港数", "#100", "#90"],
        &["朝市事業", "#80000", "出店数", "#5", "#4"],
    ];
    let plan = of(rows);
    assert_eq!((at(&plan, "B3").kind, at(&plan, "B4").kind), (As::Ask, As::Ask));
    assert_eq!(plan.questions().len(), 1, "one question for the column");
    let settled = planned_with(&workbook::of(rows), answered(&plan, "千円"), "");
    assert_eq!(value(&settled, "/projects/0/reviews/0/cost"), 125_000_000);
    assert_eq!(value(&settled, "/projects/1/reviews/0/cost"), 80_000_000);
}

#[test]
fn what_nobody_sees_is_told() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "KPI", "目標値", "実績値"],
        &["朝市事業", "来場者数", "#100", "#90@;;;"],
        &["", "", "#7", ""],
    ];
    let hidden: &[&[&str]] = &[TITLE, &["事業名", "KPI", "目標値", "実績値"], &["夜市事業", "来客数", "#50", "#60"]];
    let lists: &[&[&str]] = &[&["Ａ", "拡充"], &["Ｂ", "継続"]];
    let sheets = [
        Sheet { merges: &["C3:C4"], ..sheet("R6", rows) },
        Sheet { hidden: true, ..sheet("R6追加", hidden) },
        Sheet { hidden: true, ..sheet("選択肢", lists) },
    ];
    let plan = planned(&workbook::bytes(&sheets, &[]));
    let of = |sheet: &str, cell: &str| {
        let is = |entry: &&kensho::exchange::plan::Entry| entry.sheet.as_deref() == Some(sheet) && entry.cell == cell;
        plan.entries.iter().find(is).map(|entry| (entry.kind, entry.why.to_string()))
    };
    assert_eq!(of("R6", "D3"), Some((As::Unplaced, "書式で隠れている値".to_owned())));
    assert_eq!(of("R6", "C4").unwrap().0, As::Unplaced, "it lies under a merged area");
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/target"), 100);
    assert_eq!(of("R6追加", "A3").unwrap().0, As::Unplaced);
    assert!(plan.notices.iter().any(|notice| notice.contains("R6追加")), "{:?}", plan.notices);
    assert_eq!(of("選択肢", "A1").unwrap().0, As::Label);
}

#[test]
fn a_sheet_of_another_town_is_left_and_two_towns_make_no_ledger() {
    let rows: &[&[&str]] = &[TITLE, HEAD, &["#1", "交流促進事業", "企画課", "参加者数", "#50", "#61"]];
    let other: &[&[&str]] =
        &[&["黒潮町 令和６年度 効果検証"], HEAD, &["#1", "交流促進事業", "企画課", "参加者数", "#50", "#999"]];
    let plan = planned(&workbook::bytes(&[sheet("S", rows), sheet("黒潮", other)], &[]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), 61);
    assert!(plan.notices.iter().any(|notice| notice.contains("黒潮町")), "{:?}", plan.notices);
    let why = together(&[of(rows), of(other)], &Mapping::default()).unwrap_err();
    assert!(why.contains("白波市") && why.contains("黒潮町"), "{why}");
}

#[test]
fn the_name_of_its_office_says_which_town_it_is() {
    let rows: &[&[&str]] = &[
        &["令和６年度 効果検証"],
        &["", "", "", "", "", "黒潮町役場"],
        HEAD,
        &["#1", "交流促進事業", "企画課", "参加者数", "#50", "#61"],
    ];
    assert_eq!(value(&of(rows), "/municipality"), "黒潮町");
}

#[test]
fn what_is_written_below_a_numbered_table_is_no_project() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "担当課", "KPI", "目標値", "実績値"],
        &["#1", "朝市事業", "商工課", "来場者数", "#100", "#90"],
        &["#2", "夜市事業", "観光課", "来客数", "#50", "#60"],
        &["", "集計は3月末", "", "", "", ""],
        &["", "", "", "", "要確認", "#123"],
    ];
    let plan = of(rows);
    assert_eq!(value(&plan, "/projects/2"), Value::Null);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/actual"), 60);
    assert_ne!(at(&plan, "F6").kind, As::Value);
}

#[test]
fn indicators_in_the_lines_of_one_cell_have_the_values_of_the_same_lines() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "担当課", "KPI", "目標値", "実績値"],
        &["港まつり事業", "商工課", "・来場者数\n・協賛金", "5000\n10", "4800\n12"],
        &["朝市事業", "商工課", "出店数（店）\n売上（円）", "5", "6\n70000"],
        &["夜市事業", "商工課", "交流人口の\n増加数", "5", "6"],
    ];
    let plan = of(rows);
    let kpis = value(&plan, "/projects/0/reviews/0/kpis");
    let of = |n: usize| (kpis[n]["name"].clone(), kpis[n]["target"].clone(), kpis[n]["actual"].clone());
    assert_eq!(of(0), (json!("来場者数"), json!(5000), json!(4800)));
    assert_eq!(of(1), (json!("協賛金"), json!(10), json!(12)));
    assert_eq!(at(&plan, "D4").kind, As::Ask, "a single target of two indicators");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/1/actual"), 70000);
    assert_eq!(value(&plan, "/projects/2/reviews/0/kpis").as_array().unwrap().len(), 1, "a name in two lines");
}

#[test]
fn a_project_that_got_a_bracket_behind_its_name_is_asked_about() {
    let rows = |name: &'static str, number: &'static str, department: &'static str| -> Plan {
        of(&[TITLE, HEAD, &[number, name, department, "移住者数", "#5", "#6"]])
    };
    let ledger = Ledger::read(&rows("移住支援事業", "#2", "企画課").ledger().unwrap()).unwrap();
    let asks = |plan: Plan| against(&[plan], ledger.doc(), &Mapping::default()).questions.len();
    assert_eq!(asks(rows("移住支援事業（継続）", "#2", "観光課")), 1);
    assert_eq!(asks(rows("移住支援事業（継続）", "#7", "企画課")), 1);
    assert_eq!(asks(rows("移住支援事業（継続）", "#7", "観光課")), 0, "another number and department");
}
