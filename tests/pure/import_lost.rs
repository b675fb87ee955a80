//! Cells that must not get lost: a table with a heading of the town's own, a number behind its label, hidden rows, emptied cells,
//! whose file it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::against::Warning;
use kensho::exchange::{As, Plan};
use serde_json::Value;

use crate::support::imported::{answering, at, beside, ledger, of, planned, planned_with, value};
use crate::support::workbook::{self, Sheet, sheet};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];
const HEAD: &[&str] = &["事業名", "指標名", "単位", "目標値", "実績値"];

fn answered(bytes: &[u8], answer: &str) -> Plan {
    planned_with(bytes, answering(&planned(bytes), |_| Some(answer.into())), "")
}

/// A project's own sheet with its costs by years below these headings.
fn of_costs(own: &'static str) -> Plan {
    of(&[
        &["令和6年度 効果検証調書"],
        &["事業名", "石垣事業"],
        &["担当課", "建設課"],
        &[],
        &["年度", "総事業費(円)", own, "一般財源"],
        &["令和5年度", "#3900321", "#1950000", "#1950321"],
        &["令和6年度", "#5399582", "#2699791", "#2699791"],
        &[],
        &["指標名", "単位", "目標値", "実績値"],
        &["人数", "人", "#20", "#22"],
    ])
}

#[test]
fn one_heading_of_the_towns_own_loses_no_column_beside_it() {
    let plan = of_costs("ひだまり基金");
    assert_eq!(value(&plan, "/projects/0/reviews/0/cost"), 3_900_321);
    assert_eq!(value(&plan, "/projects/0/reviews/1/cost"), 5_399_582);
    assert_eq!((at(&plan, "C6").kind, at(&plan, "C7").kind), (As::Unplaced, As::Unplaced), "a number is no heading");
    assert_eq!(plan.unknown.len(), 1, "it is asked what the column is");
    let plan = of_costs("国交付金");
    assert_eq!(value(&plan, "/projects/0/reviews/1/grant"), 2_699_791);
}

#[test]
fn a_number_is_no_heading_wherever_it_stands() {
    let plan = of(&[
        &["令和6年度 効果検証調書"],
        &["事業名", "石垣事業"],
        &["#3900321"],
        HEAD,
        &["", "人数", "人", "#3", "#4"],
    ]);
    assert_eq!(at(&plan, "A3").kind, As::Unplaced);
}

#[test]
fn a_number_in_the_cell_of_its_label_is_the_projects() {
    let sheet_of = |number: &'static str| {
        of(&[
            &["事業評価調書(令和6年度実績)", "", "", number],
            &["事業名", "石垣事業"],
            &["所管課", "建設課"],
            &["事業効果", "効果があった"],
        ])
    };
    for number in ["整理番号 3", "事業番号3", "No. 3"] {
        assert_eq!(value(&sheet_of(number), "/projects/0/number"), 3, "{number}");
    }
    // What orders files is no number of a project.
    for number in ["整理番号 0231", "様式 3"] {
        assert_eq!(value(&sheet_of(number), "/projects/0/number"), Value::Null, "{number}");
    }
}

#[test]
fn a_cell_that_came_back_empty_is_told() {
    let rows = |target: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            TITLE.to_vec(),
            HEAD.to_vec(),
            vec!["石垣事業", "人数", "人", "#5", "#6"],
            vec!["", "宿泊者数", "人", target, "#9"],
        ]
    };
    let file = |target| of(&rows(target).iter().map(Vec::as_slice).collect::<Vec<_>>());
    let base = ledger(&file("#4000"));
    let seen = beside(&[file("")], &base);
    let [told] = &seen.told[..] else { panic!("{:?}", seen.told) };
    for words in ["Sheet1!D4", "4,000", "宿泊者数", "目標値"] {
        assert!(told.contains(words), "{words} in {told}");
    }
    assert!(seen.offers.is_empty());
    assert!(beside(&[file("#4000")], &base).told.is_empty());
    // So is any other cell of a row and a column that both are known.
    let list = |row: [&'static str; 4]| {
        of(&[
            TITLE,
            &["事業名", "担当課", "総事業費(円)", "今後の方針", "意見", "指標名", "実績値"],
            &["石垣事業", "建設課", "#1200000", "継続", "よい。", "人数", "#6"],
            &["移住事業", row[0], row[1], row[2], row[3], "人数", "#8"],
        ])
    };
    let full = ["企画課", "#800000", "改善", "まだ足りない。"];
    let base = ledger(&list(full));
    assert!(beside(&[list(full)], &base).told.is_empty());
    let told = beside(&[list([""; 4])], &base).told;
    assert_eq!(told.len(), 4, "{told:?}");
    for words in ["B4(台帳は 企画課", "C4(台帳は 800,000円", "D4(台帳は 改善", "E4(台帳は まだ足りない。"]
    {
        assert!(told.iter().any(|told| told.contains(words)), "{words} in {told:?}");
    }
    // A file without such a column says nothing of it.
    let without = of(&[TITLE, &["事業名", "指標名", "単位", "実績値"], &["石垣事業", "宿泊者数", "人", "#9"]]);
    assert!(beside(&[without], &base).told.is_empty());
}

#[test]
fn yen_rounded_to_their_unit_are_taken_as_they_are_printed_and_told() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "総事業費(千円)", "指標名", "単位", "目標値", "実績値"],
        &["石垣事業", "#18450.6@#,##0", "人数", "人", "#5", "#6"],
        &["移住事業", "#32179.582@#,##0", "人数", "人", "#5", "#6"],
        &["空家事業", "#5400@#,##0", "人数", "人", "#5", "#6"],
    ];
    let bytes = workbook::of(rows);
    let plan = planned(&bytes);
    assert!(plan.questions().is_empty(), "{:?}", plan.questions());
    assert!(plan.notices.iter().any(|notice| notice.contains("B3: 表示 18,451、保存されている値 18450.6")));
    let costs = |plan: &Plan| [0, 1, 2].map(|at| value(plan, &format!("/projects/{at}/reviews/0/cost")));
    assert_eq!(costs(&plan), [18_451_000, 32_180_000, 5_400_000], "{:?}", plan.notices);
}

#[test]
fn a_year_of_dashes_is_no_review() {
    let rows = |actual: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            TITLE.to_vec(),
            vec!["事業名", "指標名", "単位", "令和5年度目標", "令和5年度実績", "令和6年度目標", "令和6年度実績"],
            vec!["石垣事業", "人数", "人", "―", actual, "#5", "#6"],
        ]
    };
    let years = |plan: &Plan| {
        let reviews = value(plan, "/projects/0/reviews");
        reviews.as_array().unwrap().iter().map(|review| review["fiscal_year"].clone()).collect::<Vec<_>>()
    };
    let file = |actual| of(&rows(actual).iter().map(Vec::as_slice).collect::<Vec<_>>());
    let plan = file("―");
    assert_eq!(years(&plan), ["R6"]);
    assert_eq!((at(&plan, "D3").kind, at(&plan, "E3").kind), (As::Unplaced, As::Unplaced));
    assert_eq!(years(&file("#3")), ["R5", "R6"], "one value makes it one");
}

#[test]
fn a_hidden_row_is_one_question_with_its_contents() {
    let rows: &[&[&str]] =
        &[TITLE, HEAD, &["石垣事業", "人数", "人", "#5", "#6"], &["", "新商品開発数", "品", "#6", "#8"]];
    let bytes = workbook::bytes(&[Sheet { hidden_rows: &[4], ..sheet("一覧", rows) }], &[]);
    let plan = planned(&bytes);
    let [asked] = &plan.questions()[..] else { panic!("{:?}", plan.questions()) };
    for words in ["4行目", "新商品開発数", "6 / 8"] {
        assert!(asked.asked.contains(words), "{words} in {}", asked.asked);
    }
    assert!(["B4", "C4", "D4", "E4"].iter().all(|cell| at(&plan, cell).kind == As::Ask));
    let kpi = |plan: &Plan| value(plan, "/projects/0/reviews/0/kpis/1/actual");
    assert_eq!((kpi(&plan), kpi(&answered(&bytes, "取り込む"))), (Value::Null, 8.into()));
    let left = answered(&bytes, "取り込まない");
    assert_eq!((kpi(&left), left.questions().len()), (Value::Null, 0));
}

#[test]
fn another_town_in_the_corner_of_a_file_is_told() {
    let file =
        |corner: &'static str| of(&[TITLE, &["", "", "", corner], HEAD, &["石垣事業", "人数", "人", "#5", "#6"]]);
    let ours = ledger(&file("霧里町 企画財政課"));
    let seen = beside(&[file("雲見町　総務課")], &ours);
    assert_eq!(seen.warnings, [Warning::Town("霧里町".into(), "雲見町".into())]);
    assert!(beside(&[file("島根県霧里町 総務課")], &ours).warnings.is_empty());
    assert_eq!(value(&file("山下地区 世話人会"), "/municipality"), Value::Null);
}

#[test]
fn a_town_with_and_without_its_prefecture_is_one_and_fills_in_a_ledger_without_one() {
    let list: &[&[&str]] = &[&["令和6年度 効果検証 一覧"], HEAD, &["石垣事業", "人数", "人", "#5", "#6"]];
    let cover: &[&[&str]] = &[&["霧里町まち・ひと・しごと創生総合戦略"], &["効果検証 調書"], &["島根県霧里町"]];
    let named = planned(&workbook::bytes(&[sheet("表紙", cover), sheet("一覧", list)], &[]));
    assert_eq!(
        (value(&named, "/municipality"), value(&named, "/prefecture")),
        ("島根県霧里町".into(), "島根県".into())
    );
    assert_eq!(named.questions().len(), 0);
    let base = ledger(&planned(&workbook::bytes(&[sheet("一覧", list)], &[])));
    let seen = beside(std::slice::from_ref(&named), &base);
    let offers: Vec<(&str, &str)> = seen.offers.iter().map(|offer| (offer.pointer.as_str(), &*offer.after)).collect();
    assert!(offers.contains(&("/municipality", "\"島根県霧里町\"")), "{offers:?}");
    // Where the ledger says one, no file changes it.
    let own = ledger(&named);
    assert!(beside(&[named], &own).offers.is_empty());
}
