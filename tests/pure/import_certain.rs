//! What only seems certain: last year's sheet, a project's own sum, a correction, a name with another bracket, words over a number.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::against::against;
use kensho::exchange::against::take::{Standing, standings};
use kensho::exchange::mapping::{Answer, Mapping};
use kensho::exchange::{As, Plan};
use serde_json::Value;

use crate::support::imported::{at, beside, ledger, of, planned, planned_with, value};
use crate::support::workbook::{self, sheet};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];
const HEAD: &[&str] = &["事業名", "決算額(円)", "指標名", "単位", "目標値", "実績値"];

/// Every value of the reviews: the year, its cost and the results of its KPIs.
fn reviews(plan: &Plan) -> Vec<(String, Value, Vec<Value>)> {
    let review = |review: &Value| {
        let kpis = review["kpis"].as_array().unwrap().iter().map(|kpi| kpi["actual"].clone()).collect();
        (review["fiscal_year"].as_str().unwrap().to_owned(), review["cost"].clone(), kpis)
    };
    value(plan, "/projects/0/reviews").as_array().unwrap().iter().map(review).collect()
}

#[test]
fn last_years_sheet_in_the_workbook_is_of_last_year() {
    let this: &[&[&str]] = &[TITLE, HEAD, &["石垣事業", "#2000000", "人数", "人", "#5", "#6"]];
    let row: &[&str] = &["石垣事業", "#1900000", "人数", "人", "#4", "#3"];
    let expected =
        [("R5".to_owned(), 1_900_000.into(), vec![3.into()]), ("R6".to_owned(), 2_000_000.into(), vec![6.into()])];
    let amounts: &[&str] = &["事業名", "R5決算額(円)", "指標名", "単位", "目標値", "実績値"];
    // By its name, by the year alone above the table, by the heading of its amounts.
    let untitled: &[&[&str]] = &[&["交付金事業 効果検証 一覧"], HEAD, row];
    let above: &[&[&str]] = &[&["令和5年度分"], HEAD, row];
    let headed: &[&[&str]] = &[&["交付金事業"], amounts, row];
    for (name, rows) in
        [("R5", untitled), ("R5(前年度)", untitled), ("前年度", above), ("Sheet2", headed), ("令和5年度", headed)]
    {
        let plan = planned(&workbook::bytes(&[sheet("R6", this), sheet(name, rows)], &[]));
        assert_eq!(reviews(&plan), expected, "{name}: {:?}", rows[0]);
        assert_eq!(plan.questions().len(), 0, "{name}");
    }
    let plan = planned(&workbook::bytes(&[sheet("R6", this), sheet("前年度", untitled)], &[]));
    assert_eq!(reviews(&plan), expected, "by being called last year's");
    // A title that says otherwise than the name leaves it open: the sheet may be a copy that nobody has renamed.
    let copied: &[&[&str]] = &[TITLE, HEAD, &["移住事業", "#1900000", "人数", "人", "#4", "#3"]];
    let plan = planned(&workbook::bytes(&[sheet("R6", this), sheet("R5", copied)], &[]));
    assert_eq!(value(&plan, "/projects/1/reviews/0/fiscal_year"), "R6");
    // A sheet that says no year is of the file's.
    let other: &[&[&str]] = &[&["交付金事業"], &["事業名", "担当課"], &["石垣事業", "建設課"]];
    let plan = planned(&workbook::bytes(&[sheet("R6", this), sheet("担当", other)], &[]));
    assert_eq!((reviews(&plan).len(), value(&plan, "/projects/0/department")), (1, "建設課".into()));
}

#[test]
fn the_sum_of_one_projects_years_is_not_the_towns() {
    let rows: &[&[&str]] = &[
        &["令和6年度 効果検証調書"],
        &["事業名", "石垣事業"],
        &["担当課", "建設課"],
        &[],
        &["年度", "総事業費(円)", "交付金額(円)"],
        &["令和5年度", "#3900321", "#1950000"],
        &["令和6年度", "#5399582", "#2699791"],
        &["合計", "#9299903", "#4649791"],
        &[],
        &["指標名", "単位", "目標値", "実績値"],
        &["人数", "人", "#20", "#22"],
    ];
    let plan = of(rows);
    assert_eq!(value(&plan, "/totals"), Value::Null);
    assert_eq!((at(&plan, "B8").kind, at(&plan, "C8").kind), (As::Unplaced, As::Unplaced));
    // Below all projects it is.
    let list: &[&[&str]] = &[TITLE, HEAD, &["石垣事業", "#2000000", "人数", "人", "#5", "#6"], &["合計", "#2000000"]];
    assert_eq!(value(&of(list), "/totals/0/cost"), 2_000_000);
}

#[test]
fn a_value_put_right_with_an_arrow_overrules_no_other_cell_and_is_asked_about_by_itself() {
    let head: &[&str] = &["事業名", "指標名", "単位", "基準値", "目標値", "実績値"];
    let rows: &[&[&str]] = &[
        TITLE,
        head,
        &["石垣事業", "転入数", "世帯", "#11", "#15", "9→10"],
        &["", "人数", "人", "#30", "#50", "40→41"],
    ];
    let bytes = workbook::of(rows);
    let plan = planned(&bytes);
    let asked: Vec<Answer> = plan.questions();
    assert_eq!(asked.len(), 2, "one a cell");
    assert_eq!(asked[0].options, ["10 に訂正", "書かれたまま", "取り込まない"]);
    assert!(asked[0].asked.ends_with("の「9→10」は、9 を 10 に直したものか"), "{}", asked[0].asked);
    assert!(asked[0].asked.contains("石垣事業") && asked[0].asked.contains("転入数"), "{}", asked[0].asked);
    let mut mapping = Mapping::default();
    mapping.put(Answer { answer: Some("10 に訂正".into()), ..asked[0].clone() });
    let plan = planned_with(&bytes, mapping, "");
    let kpi = |n: usize, field: &str| value(&plan, &format!("/projects/0/reviews/0/kpis/{n}/{field}"));
    assert_eq!((kpi(0, "baseline"), kpi(0, "target"), kpi(0, "actual")), (11.into(), 15.into(), 10.into()));
    assert_eq!((kpi(1, "actual"), plan.questions().len()), (Value::Null, 1), "the other cell still waits");
    // Where nothing else says what was before, the arrow may lead from there.
    let bare: &[&[&str]] = &[TITLE, &["事業名", "指標名", "実績値"], &["石垣事業", "転入数", "9→10"]];
    let options = &of(bare).questions()[0].options;
    assert_eq!(options[..3], ["開始前→実績", "目標→実績", "10 に訂正"]);
}

#[test]
fn a_bracket_that_changes_what_is_counted_is_asked_about_and_a_unit_is_not() {
    let named = |name: &'static str, actual: &'static str| {
        of(&[TITLE, HEAD, &["石垣事業", "#2000000", name, "人", "#5", actual]])
    };
    let base = ledger(&named("参加者数", "#6"));
    for name in ["参加者数(延べ)", "参加者数(累計)", "参加者数（SNS計）"] {
        let seen = beside(&[named(name, "#9")], &base);
        assert_eq!((seen.offers.len(), seen.questions.len()), (0, 1), "{name}");
        assert!(seen.questions[0].asked.contains("参加者数"), "{name}");
    }
    for name in ["参加者数(人)", "参加者数（人）", "①参加者数", "(1)参加者数", "1. 参加者数(人)"]
    {
        let seen = beside(&[named(name, "#9")], &base);
        assert_eq!((seen.offers.len(), seen.questions.len()), (1, 0), "{name}: {:?}", seen.questions);
        assert_eq!(seen.offers[0].after, "9", "{name}");
    }
    // Another unit is another count; behind a bracket that says what is counted a unit says nothing new.
    assert_eq!(beside(&[named("参加者数(件)", "#9")], &ledger(&named("参加者数(人)", "#6"))).questions.len(), 1);
    let seen = beside(&[named("参加者数(累計)(人)", "#9")], &ledger(&named("参加者数(累計)", "#6")));
    assert_eq!((seen.offers.len(), seen.questions.len()), (1, 0));
}

#[test]
fn a_kpi_of_a_new_year_is_called_as_the_ledger_calls_it() {
    let base = ledger(&of(&[TITLE, HEAD, &["石垣事業", "#2000000", "参加者数", "人", "#5", "#6"]]));
    let rows: &[&[&str]] = &[
        &["令和7年度 交付金事業 効果検証 一覧"],
        HEAD,
        &["石垣事業", "#2000000", "①参加者数", "人", "#5", "#7"],
        &["", "", "②宿泊者数", "人", "#5", "#8"],
    ];
    let seen = beside(&[of(rows)], &base);
    assert_eq!(seen.offers.len(), 1);
    let row: Value = serde_json::from_str(&seen.offers[0].after).unwrap();
    assert_eq!(row["kpis"][0]["name"], "参加者数");
    assert_eq!(row["kpis"][1]["name"], "②宿泊者数", "the ledger knows no other name for it");
    // What was answered of one year's name holds for the next.
    let next: &[&[&str]] = &[rows[0], HEAD, &["石垣事業", "#2000000", "参加者数(延べ)", "人", "#5", "#7"]];
    let mut mapping = Mapping::default();
    let (question, about, answer) = ("kpis".into(), "石垣事業 / 参加者数(延べ)".into(), Some("参加者数".into()));
    mapping.put(Answer { question, about, answer, ..Answer::default() });
    let seen = against(&[of(next)], base.doc(), &mapping);
    let row: Value = serde_json::from_str(&seen.offers[0].after).unwrap();
    assert_eq!(row["kpis"][0]["name"], "参加者数");
}

#[test]
fn what_is_no_number_over_a_number_is_left_to_a_person() {
    let with = |unit: &'static str, actual: &'static str| {
        of(&[TITLE, HEAD, &["石垣事業", "#2000000", "人数", unit, "#5", actual]])
    };
    let base = ledger(&with("人", "#4312"));
    for (actual, standing) in [
        ("4,3l2", Standing::Unreads),
        ("約4,300", Standing::Unreads),
        ("8/6", Standing::Unreads),
        ("4,312人(前年比+8.5%)", Standing::Unreads),
        ("4,313人", Standing::Clean),
        ("4,313", Standing::Clean),
        ("確認中", Standing::Reopens),
    ] {
        let seen = beside(&[with("人", actual)], &base);
        assert_eq!(standings(&seen.offers, &base, &base), [standing], "{actual}");
    }
    let base = ledger(&with("%", "#17.9"));
    for (actual, expected) in [
        ("▲0.3ポイント", vec![Standing::Unreads]),
        ("17.8%", vec![Standing::Clean]),
        // The same number with the unit of its row is no difference.
        ("17.9%", vec![]),
        ("#0.179@0.0%", vec![]),
    ] {
        let seen = beside(&[with("%", actual)], &base);
        assert_eq!(standings(&seen.offers, &base, &base), expected, "{actual}");
    }
    // A target may be a bound, a result not.
    let target = |target: &'static str, actual: &'static str| {
        of(&[TITLE, HEAD, &["石垣事業", "#2000000", "人数", "人", target, actual]])
    };
    let base = ledger(&target("#120", "#6"));
    let seen = beside(&[target("120人以上", "6人以上")], &base);
    assert_eq!(standings(&seen.offers, &base, &base), [Standing::Clean, Standing::Unreads]);
    // Words that aren't numbers in both are as good as each other.
    let words = ledger(&with("人", "順調"));
    let seen = beside(&[with("人", "概ね順調")], &words);
    assert_eq!(standings(&seen.offers, &words, &words), [Standing::Clean]);
}

/// What is stored behind a format may decide whether a target is met: it is said, and waits.
#[test]
fn a_fraction_that_a_format_hides_of_a_kpi_is_told() {
    let rows = |actual| of(&[TITLE, HEAD, &["石垣事業", "#2000000", "受講率", "%", "#77@0", actual]]);
    for (actual, shown, stored) in [("#0.7651@0%", "77%", "76.51%"), ("#76.51@0", "77", "76.51")] {
        let plan = rows(actual);
        let asked = &plan.questions()[0].asked;
        assert!(asked.contains(&format!("表示「{shown}」、保存された値は {stored}")), "{asked}");
    }
    let plan = rows("#0.7653333333@0%");
    let told = "隠れている指標の値のセルが 1 か所あります(Sheet1!F3: 表示 77%、保存されている値 0.765333333)";
    assert!(plan.notices.iter().any(|notice| notice.contains(told)), "{:?}", plan.notices);
    for whole in ["#0.77@0%", "#77@0", "#0.765@0.0%", "#76.5@0.0"] {
        let plan = rows(whole);
        assert!(plan.notices.iter().all(|notice| !notice.contains("指標の値")), "{whole}: {:?}", plan.notices);
    }
}
