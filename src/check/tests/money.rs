//! Money: grants, items, totals, units.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::json;

use super::*;

#[test]
fn grants_and_costs() {
    expect(&[("R/grant", json!(499_999))], &["E20 /totals/0/grant", "I23 R/grant"]);
    // A thousand yen is no rounding any more.
    expect(&[("R/grant", json!(499_001)), ("/totals/0/grant", json!(499_001))], &["I23 R/grant"]);
    expect(&[("R/grant", json!(499_000)), ("/totals/0/grant", json!(499_000))], &["W22 R/grant"]);
    expect(&[("R/grant", json!(500_001)), ("/totals/0/grant", json!(500_001))], &["E24 R/grant"]);
    // Two thirds at the most: less is what was granted, more is too much; 定額 says no share.
    let rated = |rate: &str, grant: i64| {
        [("/programs/0/subsidy_rate", json!(rate)), ("R/grant", json!(grant)), ("/totals/0/grant", json!(grant))]
    };
    expect(&rated("２／３以内", 500_000), &[]);
    expect(&rated("3分の2以内", 700_000), &["E24 R/grant"]);
    expect(&rated("2/3", 500_000), &["W22 R/grant"]);
    expect(&rated("定額", 700_000), &[]);
    expect(&rated("-1/2", 700_000), &[]);
    // More than the whole cost, whether a programme says its share or none does.
    let over: [(&str, Json); 2] = [("R/grant", json!(1_000_001)), ("/totals/0/grant", json!(1_000_001))];
    expect(&over, &["E24 R/grant"]);
    expect(&[("R/program", json!(null)), over[0].clone(), over[1].clone()], &["E24 R/grant"]);
    let thousandth = [("R/cost", json!(1_000)), ("P/plan", json!(null)), ("/totals", json!([]))];
    assert!(told(&with(&thousandth)).contains(&"E30 R/grant".to_owned()), "{:?}", told(&with(&thousandth)));
    // Half of an odd amount is rounded down: nothing odd about that.
    expect(&[("R/cost", json!(1_000_001)), ("/totals/0/cost", json!(1_000_001))], &[]);
    expect(&[("R/grant", json!(null))], &["I21 /totals/0/grant", "W10 R/grant"]);
    // A plan's amount is no result: it can't prove a total of results.
    expect(&[("R/cost", json!(null)), ("/totals/0/cost", json!(1_100_000))], &["I21 /totals/0/cost", "W10 R/cost"]);
    expect(
        &[
            ("R/cost", json!(null)),
            ("R/grant", json!(null)),
            ("R/basis", json!("計画")),
            ("R/effect/rating", json!(null)),
            ("/totals/0/basis", json!("計画")),
            ("/totals/0/cost", json!(1_100_000)),
            ("/totals/0/grant", json!(550_000)),
            ("/fiscal_year", json!("R5")),
        ],
        &["I21 /totals/0/grant", "W08 P/reviews", "W13 R/basis"],
    );
    expect(&[("R/cost", json!(1_200_000)), ("R/grant", json!(600_000)), ("/totals", json!([]))], &["W28 R/cost"]);
    expect(&[("R/cost", json!(1_000)), ("R/grant", json!(500)), ("/totals", json!([]))], &["E30 R/cost"]);
    expect(&[("P/plan/total_cost", json!(999_999))], &["E29 P/plan/total_cost"]);
    expect(&[("P/plan/total_cost", json!(3_000))], &["E30 P/plan/total_cost"]);
}

#[test]
fn items_of_the_plan() {
    expect(&[("P/plan/cost_items/3/amount", json!(100_000))], &["E25 P/plan/cost_items"]);
    expect(&[("P/plan/cost_items/0/amount", json!(900_001))], &["E25 P/plan/cost_items/0/amount"]);
    expect(&[("P/plan/cost_items/3/amount", json!(null))], &[]);
    expect(
        &[("P/plan/cost_items", json!([{ "group": "運営", "item": "講師", "account": "委託料", "amount": 1_100 }]))],
        &["E30 P/plan/cost_items"],
    );
    expect(&[("P/plan/cost_note", json!("※経費内訳は令和７年度事業費"))], &["W26 P/plan/cost_note"]);
    expect(&[("P/plan/cost_note", json!("※税込み"))], &[]);
    expect(&[("P/plan/cost_items/1/account", json!("委託費"))], &["I91 P/plan/cost_items/1/account"]);
}

#[test]
fn printed_totals() {
    expect(&[("/totals/0/cost", json!(1_000_002))], &["E20 /totals/0/cost"]);
    expect(&[("/totals/0/projects", json!(2))], &["E20 /totals/0/projects"]);
    expect(&[("/totals/0/joint", json!(1))], &["E20 /totals/0/joint"]);
    expect(&[("/totals/0/basis", json!("計画"))], &["W32 /totals/0/basis"]);
    // The next year's total can't be proved as long as the project has no amount for it …
    let next = |cost: i64, grant: i64| json!({ "fiscal_year": "R7", "basis": "計画", "projects": 1, "joint": 0, "cost": cost, "grant": grant });
    expect(&[("/totals/-", next(2_000_000, 1_000_000))], &["I21 /totals/1/cost"]);
    // … but its own share can. And what is known already may be too much.
    let mut other = clean()["projects"][0].clone();
    for (key, value) in [("id", json!("b")), ("number", json!(2)), ("name", json!("別")), ("name_variants", json!([]))]
    {
        other[key] = value;
    }
    other["reviews"][0]["cost"] = json!(null);
    let two = json!([{ "fiscal_year": "R6", "basis": "実績", "projects": 2, "joint": 0, "cost": 999_999, "grant": 1_000_000 }]);
    expect(&[("/totals", two), ("/projects/-", other)], &["E20 /totals/0/cost", "W10 /projects/1/reviews/0/cost"]);
    expect(&[("/totals/-", next(2_000_000, 900_000))], &["I21 /totals/1/cost", "W22 /totals/1/grant"]);
    expect(&[("/totals/-", next(2_000_000, 999_500))], &["I21 /totals/1/cost"]);
}

#[test]
fn yen_and_thousands() {
    let sales = kpi("売上高", "", json!("2,000千円"), json!("2,100千円"));
    let other = kpi("販売額", "", json!("900円"), json!("1,000円"));
    let none = ("P/plan/kpi_increments", json!([]));
    expect(&[none.clone(), ("R/kpis/-", sales.clone())], &[]);
    expect(&[none.clone(), ("R/kpis/-", sales), ("R/kpis/-", other)], &["I31 R/kpis/4"]);
    let bare = kpi("売上高", "", json!("2,000千円"), json!("1,800,000"));
    expect(&[none.clone(), ("R/kpis/-", bare)], &["W72 R/kpis/3/actual"]);
    // A spreadsheet's percentage, and a small percentage.
    let share = kpi("肯定率(%)", "%", json!(61.0), json!(0.822));
    expect(&[none.clone(), ("R/kpis/-", share)], &["W72 R/kpis/3/actual"]);
    expect(&[none, ("R/kpis/-", kpi("伸び(%)", "%", json!(1.6), json!(1.822)))], &[]);
}

#[test]
fn slips_of_single_amounts() {
    // The one item that explains the gap is named.
    let item = |i: usize, amount: i64| {
        with(&[(["P/plan/cost_items/1/amount", "P/plan/cost_items/3/amount"][i], json!(amount))])
    };
    assert!(told(&item(1, 200)).contains(&"E30 P/plan/cost_items/3/amount".to_owned()));
    let two = json!([
        { "group": "運営", "item": "講師", "account": "委託料", "amount": 865_000 },
        { "group": "広報", "item": "ちらし", "account": "委託料", "amount": 410_000 },
    ]);
    let found = findings(&with(&[("P/plan/cost_items", two), ("P/plan/year_cost/amount", json!(1_005_000))]));
    assert_eq!(found[0].pointer.as_str(), "/projects/0/plan/cost_items/1/amount");
    assert!(found[0].message.contains("410,000円を140,000円とすれば合います"), "{}", found[0].message);
    // A total whose gap is divisible by nine.
    let found = findings(&with(&[("/totals/0/cost", json!(1_000_009))]));
    assert!(found[0].message.contains("数字の並びの入れ替わり"), "{}", found[0].message);
    // A KPI in yen where thousands are meant.
    let none = ("P/plan/kpi_increments", json!([]));
    let sales = |actual: i64| kpi("売上高", "千円", json!(3_000), json!(actual));
    expect(&[none.clone(), ("R/kpis/-", sales(3_100_000))], &["E30 R/kpis/3/actual"]);
    expect(&[none, ("R/kpis/-", sales(3_100))], &[]);
}

#[test]
fn a_next_year_that_costs_more_than_its_result_allows() {
    let next = |amount: i64| ("P/plan/year_cost", json!({ "fiscal_year": "R7", "amount": amount }));
    let items =
        [("P/plan/cost_items", json!([])), ("P/plan/cost_note", json!(null)), ("R/issues/revisions", json!(null))];
    let with_policy = |policy: &str, amount: i64| {
        let mut all = items.to_vec();
        all.extend([next(amount), ("R/policy/decision", json!(policy))]);
        told(&with(&all)).iter().any(|told| told.starts_with("W33 "))
    };
    assert!(with_policy("改善", 1_300_000) && !with_policy("改善", 1_100_000) && !with_policy("継続", 1_300_000));
    let mut reasoned = items.to_vec();
    reasoned.extend([next(1_300_000), ("R/policy/decision", json!("改善"))]);
    reasoned.push(("R/policy/reason", json!("会場を増やすため、次年度は増額して見直す。満足度は届かなかった。")));
    expect(&reasoned, &[]);
    assert_eq!(codes::NEXT_COST.code, "W33");
}

#[test]
fn rounding_is_told_once_for_the_ledger() {
    let mut other = clean()["projects"][0].clone();
    for (key, value) in [("id", json!("b")), ("number", json!(2)), ("name", json!("別")), ("name_variants", json!([]))]
    {
        other[key] = value;
    }
    other["reviews"][0]["grant"] = json!(499_999);
    let ledger = with(&[("R/grant", json!(499_999)), ("/totals", json!([])), ("/projects/-", other)]);
    let found = findings(&ledger);
    let rounding: Vec<_> = found.iter().filter(|found| found.code == "I23").collect();
    assert_eq!(rounding.len(), 1);
    assert!(rounding[0].message.ends_with("同じような端数がほかに1件あります。"), "{}", rounding[0].message);
}
