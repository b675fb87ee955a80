//! What stands in several places of a form and belongs to only one of a record: to a KPI or its project, to one stage of an evaluation,
//! to a project or its code, to what was promised or paid. And one name that is spelt in two ways.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::As;
use serde_json::{Value, json};

use crate::support::imported::{answering, at, beside, ledger, merged, named, planned, planned_with, value};
use crate::support::workbook::{self, sheet};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];

#[test]
fn a_reason_beside_each_kpi_is_that_kpis_and_an_only_one_the_projects() {
    let head: &[&str] = &["事業名", "指標名", "目標値", "実績値", "未達の理由"];
    let rows: &[&[&str]] = &[
        TITLE,
        head,
        &["移住事業", "世帯数", "#30", "#21", "求人が少ない。"],
        &["", "相談件数", "#100", "#80", "周知が足りない。"],
        &["観光事業", "客数", "#1000", "#900", "悪天候"],
        &["祭り事業", "客数", "#50", "#40", "雨"],
        &["", "店の数", "#5", "#4", ""],
    ];
    let plan = merged("一覧", rows, &["A3:A4", "A6:A7", "E6:E7"]);
    let note = |project: usize, kpi: usize| value(&plan, &format!("/projects/{project}/reviews/0/kpis/{kpi}/note"));
    assert_eq!([note(0, 0), note(0, 1), note(1, 0)], ["求人が少ない。", "周知が足りない。", "悪天候"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/issues"), Value::Null);
    assert_eq!(note(2, 0), Value::Null, "a cell over both KPIs is the project's");
    assert_eq!(value(&plan, "/projects/2/reviews/0/issues/obstacles"), "雨");
    assert!(plan.questions().is_empty(), "{:?}", plan.questions());
    // Only one of a project's KPIs was missed: nothing says that the column asks each of them.
    let rows: &[&[&str]] =
        &[TITLE, head, &["移住事業", "世帯数", "#30", "#31", ""], &["", "相談件数", "#100", "#80", "周知"]];
    let plan = merged("一覧", rows, &["A3:A4"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/issues/obstacles"), "周知");
    // The reason for a KPI's mark; and reasons beside remarks, of which a KPI has one.
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価シート"],
        &["事業名", "移住事業"],
        &["指標名", "目標値", "実績値", "達成状況", "理由", "未達の理由"],
        &["世帯数", "#30", "#21", "△", "求人", "景気"],
        &["相談件数", "#100", "#80", "×", "周知", "人手"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/note"), "周知");
    assert_eq!((at(&plan, "F4").kind, at(&plan, "F5").kind), (As::Unplaced, As::Unplaced));
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect"), Value::Null);
}

#[test]
fn numbered_kpis_with_their_values_behind_them_are_blocks() {
    let text = "令和6年度 効果検証\n事業名,事業費,KPI①,目標,実績,KPI②,目標,実績\n移住事業,1200000,移住者数,30,21,相談件数,100,80\n";
    let plan = named("a.csv", text.as_bytes());
    let kpis = json!([
        {"name": "移住者数", "target": 30, "actual": 21}, {"name": "相談件数", "target": 100, "actual": 80}]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis"), kpis);
}

#[test]
fn small_numbers_of_a_list_are_its_projects_and_codes_are_not() {
    let of = |head: &[&str], first: &[&str], second: &[&str]| {
        let row = |numbers: &[&'static str], name: &'static str| [numbers, &[name, "人数", "#3", "#4"]].concat();
        let head: Vec<&str> = head.iter().copied().chain(["事業名", "指標名", "目標値", "実績値"]).collect();
        let (first, second) = (first.to_vec(), second.to_vec());
        let leak = |of: Vec<&str>| -> Vec<&'static str> {
            of.into_iter().map(|text| &*Box::leak(text.to_owned().into_boxed_str())).collect()
        };
        let (one, two) = (row(&leak(first), "移住事業"), row(&leak(second), "観光事業"));
        let plan = planned(&workbook::of(&[TITLE, &head, &one, &two]));
        [0, 1].map(|n| value(&plan, &format!("/projects/{n}/number")))
    };
    let none = [Value::Null, Value::Null];
    assert_eq!(of(&["整理番号"], &["12"], &["13"]), [12, 13]);
    assert_eq!(of(&["整理番号"], &["0012"], &["0013"]), none, "codes");
    assert_eq!(of(&["整理番号"], &["12"], &["1203"]), none, "one of them is a code: so are all");
    assert_eq!(of(&["整理番号"], &["1"], &["1"]), none, "it counts something else");
    assert_eq!(of(&["整理番号", "管理番号"], &["7", "12"], &["8", "13"]), [12, 13]);
    assert_eq!(of(&["No", "事業番号"], &["1", "101"], &["2", "102"]), [101, 102], "No counts the rows");
    assert_eq!(of(&["No", "事業番号"], &["1", "イ-1"], &["2", "イ-2"]), [1, 2], "a code is no number");
}

#[test]
fn why_a_stage_judged_so_is_that_stages() {
    let rows: &[&[&str]] = &[
        TITLE,
        &[
            "事業名",
            "指標名",
            "目標値",
            "実績値",
            "一次評価",
            "一次評価の理由",
            "二次評価",
            "二次評価コメント",
            "外部評価",
            "理由",
        ],
        &["移住事業", "人数", "#3", "#4", "B", "相談増", "A", "人が増", "有効", "周知が要る"],
    ];
    let plan = planned(&workbook::of(rows));
    let expected = json!([
        {"stage": "担当課", "rating": "B", "comment": "相談増"},
        {"stage": "庁内", "rating": "A", "comment": "人が増"},
        {"stage": "外部", "rating": "有効", "comment": "周知が要る"}]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/evaluations"), expected);
    assert_eq!(value(&plan, "/projects/0/reviews/0/policy"), Value::Null);
    // Labels and two rows of headings; short words of a reason are no second verdict.
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価シート"],
        &["事業名", "移住事業"],
        &["一次評価", "B", "一次評価の理由", "相談増"],
        &["二次評価", "A", "コメント", "人が増"],
        &["外部評価", "有効", "コメント", "周知が要る"],
        &["総合評価", "A"],
    ];
    let plan = planned(&workbook::of(rows));
    assert_eq!(value(&plan, "/projects/0/reviews/0/evaluations"), expected);
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値", "実績値", "外部評価", ""],
        &["", "", "", "", "評価", "コメント"],
        &["移住事業", "人数", "#3", "#4", "有効", "周知が要る"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/evaluations"), json!([expected[2]]));
}

#[test]
fn a_first_stage_that_is_the_published_verdict_has_its_reason_there() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価シート"],
        &["事業名", "移住事業"],
        &["一次評価", "B"],
        &["一次評価の理由", "相談が増えた。"],
        &["二次評価", "A"],
    ];
    let plan = planned(&workbook::of(rows));
    let effect = json!({"rating": "B", "comment": "相談が増えた。"});
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect"), effect);
}

#[test]
fn a_grant_that_was_promised_yields_to_what_was_paid() {
    let list = |heads: &[&str], amounts: &[&str]| {
        let head = [&["事業名", "指標名", "目標値", "実績値"], heads].concat();
        let row = [&["移住事業", "人数", "#3", "#4"], amounts].concat();
        planned(&workbook::of(&[TITLE, &head, &row]))
    };
    let plan = list(&["交付決定額(円)", "交付額(円)"], &["#700000", "#600000"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/grant"), 600_000);
    assert_eq!(at(&plan, "E3").kind, As::Unplaced);
    let plan = list(&["交付決定額(円)"], &["#700000"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/grant"), 700_000, "nothing else says it");
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価シート"],
        &["事業名", "移住事業"],
        &["交付決定額", "700,000円"],
        &["交付金充当額", "600,000円"],
    ];
    let plan = planned(&workbook::of(rows));
    assert_eq!(value(&plan, "/projects/0/reviews/0/grant"), 600_000);
}

#[test]
fn a_name_spelt_in_two_ways_is_one_project() {
    let list: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "担当課", "総事業費(円)"],
        &["1", "松ヶ岬サポート事業", "企画課", "#1200000"],
        &["2", "髙台（港）の道事業", "建設課", "#800000"],
    ];
    let kpis: &[&[&str]] = &[
        &["令和6年度 KPI一覧"],
        &["事業名", "指標名", "目標値", "実績値"],
        &["松ケ岬サポ－ト事業", "人数", "#3", "#4"],
        &["", "回数", "#5", "#5"],
        &["松ケ岬サポ－ト事業", "件数", "#7", "#8"],
        &["高台(港)の道 事業", "距離", "#2", "#2"],
    ];
    let plan = planned(&workbook::bytes(&[sheet("一覧", list), sheet("KPI", kpis)], &[]));
    let projects = value(&plan, "/projects");
    assert_eq!(projects.as_array().unwrap().len(), 2, "{projects}");
    assert_eq!(projects[0]["name"], "松ヶ岬サポート事業");
    assert_eq!(projects[0]["name_variants"], json!(["松ケ岬サポ－ト事業"]), "once");
    assert_eq!(projects[0]["reviews"][0]["kpis"].as_array().unwrap().len(), 3);
    // Numbers of their own tell two projects apart, other amounts are asked about.
    let rows = |numbers: [&'static str; 2]| {
        let row = |n: usize, name, cost, kpi| [numbers[n], name, cost, kpi, "#3", "#4"];
        let head = ["番号", "事業名", "総事業費(円)", "指標名", "目標値", "実績値"];
        let first = row(0, "松ヶ岬事業", "#1200000", "人数");
        let second = row(1, "松ケ岬事業", "#2400000", "回数");
        planned(&workbook::of(&[TITLE, &head, &first, &second]))
    };
    let apart = value(&rows(["1", "2"]), "/projects");
    assert_eq!([&apart[0]["number"], &apart[1]["number"]], [1, 2]);
    let plan = rows(["", ""]);
    assert_eq!(at(&plan, "B4").kind, As::Ask);
    assert_eq!(value(&plan, "/projects").as_array().unwrap().len(), 1);
    let plan = planned_with(
        &workbook::of(&[
            TITLE,
            &["事業名", "総事業費(円)", "指標名", "目標値", "実績値"],
            &["松ヶ岬事業", "#1200000", "人数", "#3", "#4"],
            &["松ケ岬事業", "#2400000", "回数", "#3", "#4"],
        ]),
        answering(&plan, |_| Some("別の事業".into())),
        "",
    );
    assert_eq!(value(&plan, "/projects").as_array().unwrap().len(), 2);
}

#[test]
fn a_ledgers_project_spelt_otherwise_is_that_project() {
    let of = |name: &str, actual: &str| {
        let text = format!("令和6年度 効果検証 一覧\n事業名\tKPI\t目標値\t実績値\n{name}\t人数\t30\t{actual}\n");
        named("a.tsv", text.as_bytes())
    };
    let base = ledger(&of("松ヶ岬サポート事業", "確認中"));
    let seen = beside(&[of("松ケ岬サポ－ト事業", "21")], &base);
    assert!(seen.questions.is_empty(), "{:?}", seen.questions);
    assert!(seen.offers.iter().any(|offer| offer.pointer.as_str() == "/projects/0/reviews/0/kpis/0/actual"));
    assert!(seen.offers.iter().all(|offer| !offer.pointer.as_str().starts_with("/projects/1")));
}
