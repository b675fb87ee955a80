//! Values that are of another year than the one under review, or of a part of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::As;
use serde_json::Value;

use crate::support::imported::{at, planned, value};
use crate::support::workbook::{self, Sheet, sheet};

const TITLE: &[&str] = &["令和６年度 交付金事業 効果検証一覧"];

#[test]
fn tables_beside_each_other_are_of_the_years_over_them() {
    let plan = planned(&workbook::of(&[
        TITLE,
        &["令和6年度", "", "", "", "", "令和5年度"],
        &["事業名", "KPI", "目標値", "実績値", "", "事業名", "KPI", "目標値", "実績値"],
        &["朝市事業", "来場者数", "#10", "#11", "", "朝市事業", "来場者数", "#9", "#8"],
        &["灯台事業", "移住者数", "#20", "#21", "", "港事業", "出店数", "#5", "#4"],
    ]));
    let reviews = value(&plan, "/projects/0/reviews");
    assert_eq!([&reviews[0]["fiscal_year"], &reviews[1]["fiscal_year"]], ["R5", "R6"]);
    assert_eq!([&reviews[0]["kpis"][0]["target"], &reviews[1]["kpis"][0]["target"]], [9, 10]);
    assert_eq!(value(&plan, "/projects/2/reviews/0/fiscal_year"), "R5");
}

#[test]
fn sums_of_years_and_results_partway_through_a_year_are_not_the_years() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "KPI", "目標値", "", "実績値", ""],
        &["", "", "単年", "累計", "単年", "累計"],
        &["朝市事業", "来場者数", "#10", "#50", "#11", "#49"],
        &["港事業", "出店数", "", "#20", "", "#15"],
    ];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &["C2:D2", "E2:F2"], ..sheet("一覧", rows) }], &[]));
    let kpi = |project: usize| value(&plan, &format!("/projects/{project}/reviews/0/kpis/0"));
    assert_eq!([&kpi(0)["target"], &kpi(0)["actual"]], [10, 11]);
    assert_eq!([&kpi(1)["target"], &kpi(1)["actual"]], [&Value::Null, &Value::Null]);
    assert_eq!((at(&plan, "D5").kind, at(&plan, "D3").kind), (As::Unplaced, As::Label));
    let plan = planned(&workbook::of(&[
        TITLE,
        &["事業名", "KPI", "目標値", "実績(R7.1月末)"],
        &["朝市事業", "来場者数", "#10", "#7"],
    ]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/actual"), Value::Null);
    assert_eq!(&*at(&plan, "D3").why, "台帳に欄がない: 年度途中の値");
}

#[test]
fn what_was_counted_partway_through_a_year_leaves_the_rest_in_that_year() {
    let plan = planned(&workbook::of(&[
        TITLE,
        &["事業名", "総事業費（千円）", "KPI", "R6目標", "R5実績", "実績(R7.1月末)"],
        &["朝市事業", "#100", "来場者数", "#10", "#8", "#7"],
    ]));
    let reviews = value(&plan, "/projects/0/reviews");
    assert_eq!((&reviews[1]["fiscal_year"], &reviews[1]["cost"]), (&"R6".into(), &100_000.into()));
    assert_eq!((&reviews[0]["cost"], &reviews[0]["kpis"][0]["actual"]), (&Value::Null, &8.into()));
}
