//! Each code on a small project that shows it and on one that doesn't.
#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::json::Tree;
use crate::ledger::kpi::Kpi;
use crate::rules::Case;

/// A decision table of two lists; what the KPIs leave possible follows the share of rows met.
struct Lists;

const RATINGS: [&str; 3] = ["良い", "ふつう", "悪い"];

impl Criteria for Lists {
    fn ratings(&self) -> Vec<&str> {
        RATINGS.to_vec()
    }
    fn decisions(&self) -> Vec<&str> {
        vec!["継続", "改善", "終了"]
    }
    fn possible(&self, case: &Case<'_>) -> Vec<&str> {
        let kpis: Vec<&Kpi<'_>> = case.kpis.iter().filter(|kpi| !kpi.is_reference()).collect();
        let met =
            kpis.iter().filter(|kpi| kpi.rate().is_some_and(|rate| rate >= crate::ledger::decimal::Ratio::ONE)).count();
        let open = kpis.iter().filter(|kpi| kpi.rate().is_none()).count();
        match (met, open) {
            _ if kpis.is_empty() || open == kpis.len() => Vec::new(),
            (_, 1..) => RATINGS.to_vec(),
            (met, 0) if met == kpis.len() => vec![RATINGS[0]],
            (0, 0) => vec![RATINGS[2]],
            _ => vec![RATINGS[1]],
        }
    }
    fn is_odd_with(&self, decision: &str, rating: &str) -> bool {
        (decision, rating) == ("改善", "良い") || (decision, rating) == ("継続", "悪い")
    }
    fn goes_on(&self, decision: &str) -> bool {
        decision == "継続"
    }
}

/// A ledger of one project with nothing to find.
fn clean() -> Json {
    json!({
        "format": "kensho-ledger/1", "fiscal_year": "R6",
        "programs": [{ "id": "p", "name": "交付金", "subsidy_rate": "1/2" }],
        "totals": [{ "fiscal_year": "R6", "basis": "実績", "projects": 1, "joint": 0, "cost": 1_000_000, "grant": 500_000 }],
        "projects": [{
            "id": "a", "number": 1, "name": "学びの場づくり事業", "name_variants": ["学びの場 づくり事業"], "scope": "単独",
            "period": { "from": "R5", "to": "R7" }, "department": "学校教育課",
            "plan": {
                "first_adopted": "令和5年度第1回募集", "total_cost": 3_000_000,
                "year_cost": { "fiscal_year": "R6", "amount": 1_100_000 },
                "field": "観光分野", "purpose": ["観光を学ぶ場をつくる(講座など)。"], "summary": null,
                "cost_items": [
                    { "group": "運営", "item": "運営", "account": null, "amount": 900_000, "subtotal": true },
                    { "group": "運営", "item": "(1) 講師", "account": "委託料", "amount": 600_000 },
                    { "group": "運営", "item": "(2) 会場", "account": "委託料", "amount": 300_000 },
                    { "group": "広報", "item": "ちらし", "account": "委託料", "amount": 200_000, "subtotal": true },
                ],
                "cost_note": "※経費内訳はR6年度事業費",
                "kpi_increments": [
                    { "name": "講座の数（回）", "increase": 20, "unit": "回" },
                    { "name": "満足度", "increase": 5, "unit": "ポイント" },
                ],
                "urls": ["https://www.example.lg.jp/soshiki/kyouiku/1.html"],
            },
            "reviews": [{
                "fiscal_year": "R6", "basis": "実績", "program": "p", "cost": 1_000_000, "grant": 500_000,
                "achievements": [{ "heading": "【講座】", "body": "○講座を開き、13名が\n1)市内から 2)市外から参加した。" }],
                "kpis": [
                    { "name": "講座の数(回)", "unit": "回", "target": 10, "actual": 12, "baseline": 0 },
                    { "name": "満足度(%)", "unit": "%", "target": 60, "actual": 50, "baseline": 40 },
                    { "name": "参考_人口(人)", "unit": "人", "target": "-", "actual": 20_000, "reference": true },
                ],
                "effect": { "rating": "ふつう", "comment": "満足度は目標に届かなかったが、講座は広がった。" },
                "policy": { "decision": "継続", "reason": "引き続き行う。" },
                "issues": { "current": null, "obstacles": null, "revisions": "次年度は会場を増やす。" },
                "opinions": [{ "by": "委員", "text": "よい。", "response": "続ける。", "state": "answered" }],
                "accepted": [],
            }],
        }],
    })
}

/// Sets the value at a pointer; a member that isn't there is added, `-` appends.
fn set(ledger: &mut Json, pointer: &str, value: Json) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match ledger.pointer_mut(parent).unwrap() {
        Json::Object(members) => drop(members.insert(key.into(), value)),
        Json::Array(items) if key == "-" => items.push(value),
        Json::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        other => panic!("{pointer}: {other}"),
    }
}

fn findings(ledger: &Json) -> Vec<Finding> {
    let text = ledger.to_string();
    let tree = Tree::parse(&text).unwrap();
    let root = tree.root(&text);
    crate::ledger::field::check_shape(root, "").unwrap();
    let projects = root.get("projects").unwrap();
    let found = check(Front(root), projects.items().map(Project), &Lists);
    for finding in &found {
        assert!(codes::code(finding.code).is_some(), "{}", finding.code);
        assert!(finding.message.ends_with("。"), "{}", finding.message);
    }
    found
}

/// Code and place (inside the first project, shortened: `R` is `/projects/0/reviews/0`, `P` is `/projects/0`).
fn told(ledger: &Json) -> Vec<String> {
    let short = |pointer: &str| pointer.replacen("/projects/0/reviews/0", "R", 1).replacen("/projects/0", "P", 1);
    findings(ledger).iter().map(|f| format!("{} {}", f.code, short(f.pointer.as_str()))).collect()
}

/// The clean ledger with some values changed.
fn with(changes: &[(&str, Json)]) -> Json {
    let mut ledger = clean();
    for (pointer, value) in changes {
        let pointer = match pointer.as_bytes().first() {
            Some(b'R') => format!("/projects/0/reviews/0{}", &pointer[1..]),
            Some(b'P') => format!("/projects/0{}", &pointer[1..]),
            _ => (*pointer).to_owned(),
        };
        set(&mut ledger, &pointer, value.clone());
    }
    ledger
}

fn kpi(name: &str, unit: &str, target: Json, actual: Json) -> Json {
    json!({ "name": name, "unit": unit, "target": target, "actual": actual, "baseline": 1 })
}

/// What is expected of the clean ledger with these changes.
#[track_caller]
fn expect(changes: &[(&str, Json)], expected: &[&str]) {
    assert_eq!(told(&with(changes)), expected, "{changes:?}");
}

#[test]
fn a_clean_ledger_has_no_findings() {
    expect(&[], &[]);
}

#[test]
fn structure() {
    expect(&[("R/achievements/0/body", json!(" "))], &["I05 R/achievements/0"]);
    expect(&[("R/achievements/0", json!({"heading": null, "body": null}))], &[]);
    expect(&[("R/effect/rating", json!("【評価】"))], &["E04 R/effect/rating"]);
    expect(&[("R/policy/reason", json!("理 由"))], &[]);
    expect(&[("R/policy/reason", json!("本事業の今後の方針の理由"))], &["E04 R/policy/reason"]);
    expect(&[("R/kpis/0/actual", json!("実績値"))], &["E04 R/kpis/0/actual", "W43 R/effect/rating"]);
    expect(&[("P/scope", json!("種別"))], &["E04 P/scope"]);
    expect(&[("P/scope", json!("共同"))], &["W15 P/scope"]);
    expect(&[("R/kpis/0/direction", json!("上"))], &["W15 R/kpis/0/direction"]);
    expect(&[("R/kpis/0/direction", json!("up"))], &[]);
    expect(&[("P/number", json!(null)), ("P/department", json!(""))], &["W10 P/number"]);
    expect(&[("P/period/from", json!("来年"))], &["E11 P/period/from"]);
    expect(
        &[("P/period", json!({"from": "R7", "to": "R5"})), ("P/plan/first_adopted", json!("令和7年度"))],
        &["E11 P/period"],
    );
    expect(&[("R/fiscal_year", json!("六年"))], &["I21 /totals/0/cost", "W08 P/reviews", "E11 R/fiscal_year"]);
    expect(&[("R/kpis/0/due", json!("いつか"))], &["E11 R/kpis/0/due"]);
    expect(&[("R/kpis/0/due", json!("令和7年3月"))], &[]);
    expect(&[("R/program", json!("q"))], &["E14 R/program"]);
    expect(&[("R/program", json!("q")), ("/programs", json!([]))], &[]);
    expect(&[("R/opinions/0/response", json!(""))], &["W120 R/opinions/0/response"]);
    expect(&[("R/opinions/0/text", json!(null)), ("R/opinions/0/response", json!(null))], &[]);
}

#[test]
fn rows_and_years_that_stand_there_twice() {
    let twin = clean()["projects"][0]["reviews"][0]["kpis"][0].clone();
    expect(&[("R/kpis/-", twin)], &["W83 P/plan/kpi_increments", "E03 R/kpis/3"]);
    let review = clean()["projects"][0]["reviews"][0].clone();
    expect(&[("P/reviews/-", review)], &["E06 P/reviews/1"]);
    let mut project = clean()["projects"][0].clone();
    project["id"] = json!("b");
    let totals = json!([]);
    expect(
        &[("/totals", totals.clone()), ("/projects/-", project.clone())],
        &["E01 /projects/1/number", "W07 /projects/1/name"],
    );
    project["number"] = json!(2);
    project["name"] = json!("別の事業");
    expect(&[("/totals", totals.clone()), ("/projects/-", project.clone())], &["W90 /projects/1/name_variants/0"]);
    project["name_variants"] = json!([]);
    project["id"] = json!("a");
    expect(&[("/totals", totals), ("/projects/-", project)], &["E02 /projects/1/id"]);
}

#[test]
fn years_and_bases() {
    let none = ("/totals", json!([]));
    expect(&[none.clone(), ("/fiscal_year", json!("R5"))], &["W08 P/reviews", "W13 R/basis"]);
    expect(&[none.clone(), ("R/basis", json!("計画"))], &["W13 R/basis", "E27 R/cost"]);
    // A plan of the next year with results in it, with a rating, and as it should be.
    let plan = [
        none,
        ("/fiscal_year", json!("R4")),
        ("R/fiscal_year", json!("R7")),
        ("R/basis", json!("計画")),
        ("P/plan/year_cost", json!(null)),
    ];
    let mut changes = plan.to_vec();
    expect(&changes, &["W13 R/basis", "W45 R/policy/decision"]);
    changes.extend([("R/kpis/0/actual", json!(null)), ("R/kpis/1/actual", json!(null))]);
    expect(&changes, &["W13 R/basis", "W45 R/policy/decision"]);
    changes.extend([("R/effect/rating", json!(null)), ("R/policy/decision", json!(null))]);
    expect(&changes, &[]);
    changes.push(("R/fiscal_year", json!("R8")));
    expect(&changes, &["W12 R/fiscal_year"]);
}

#[test]
fn grants_and_costs() {
    expect(&[("R/grant", json!(499_999))], &["E20 /totals/0/grant", "I23 R/grant"]);
    // A thousand yen is no rounding any more.
    expect(&[("R/grant", json!(499_001)), ("/totals/0/grant", json!(499_001))], &["I23 R/grant"]);
    expect(&[("R/grant", json!(499_000)), ("/totals/0/grant", json!(499_000))], &["W22 R/grant"]);
    expect(&[("R/grant", json!(500_001)), ("/totals/0/grant", json!(500_001))], &["E24 R/grant"]);
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
    expect(&[none, ("R/kpis/-", kpi("伸び(%)", "%", json!(0.6), json!(0.822)))], &[]);
}

#[test]
fn ratings_and_policies() {
    expect(&[("R/effect/rating", json!("まあまあ"))], &["E40 R/effect/rating"]);
    expect(&[("R/policy/decision", json!("続ける"))], &["E41 R/policy/decision"]);
    expect(&[("R/effect/rating", json!("良い"))], &["W42 R/effect/rating"]);
    expect(&[("R/effect/rating", json!("悪い"))], &["W42 R/effect/rating", "W44 R/policy/decision"]);
    expect(&[("R/kpis/1/actual", json!("確認中"))], &["W63 R/kpis/1/actual", "W43 R/effect/rating"]);
    expect(&[("R/policy/decision", json!("改善"))], &[]);
    expect(&[("P/period/to", json!("R6"))], &["W45 R/policy/decision"]);
    expect(&[("P/period/to", json!("R6")), ("R/policy/decision", json!("終了"))], &[]);
    expect(&[("R/policy/decision", json!("終了"))], &["W46 R/policy/decision"]);
    expect(&[("R/effect/rating", json!(null))], &["E49 R/effect/rating"]);
    expect(
        &[("R/effect/comment", json!(" ")), ("R/policy/reason", json!("目標に届かないが続ける。"))],
        &["W50 R/effect/comment"],
    );
    expect(&[("R/issues/revisions", json!("次年度以降は、自走で行う。"))], &["I51 R/issues/revisions"]);
    expect(&[("R/issues/revisions", json!("次年度以降は、自走で行う。")), ("R/policy/decision", json!("改善"))], &[]);
}

#[test]
fn words_against_numbers() {
    let comment = |text: &str| [("R/effect/comment", json!(text))];
    let wrong = ["W47 R/effect/comment"];
    expect(&comment("すべてのKPIが目標を達成した。課題もある。"), &wrong);
    expect(&comment("全項目が未達成となった。"), &wrong);
    expect(&comment("すべてのKPIの達成を目指す。目標に届かないものもある。"), &[]);
    expect(&comment("目標の一部は達成できていない。"), &[]);
    expect(&comment("よくできた。"), &["I48 R/effect/comment"]);
    let all_met = ("R/kpis/1/actual", json!(70));
    let best = ("R/effect/rating", json!("良い"));
    expect(&[all_met.clone(), best.clone(), comment("目標の一部は達成できていない。")[0].clone()], &wrong);
    let just = [("R/kpis/1/actual", json!("60.0%")), best.clone(), comment("すべての目標を達成した。")[0].clone()];
    expect(&just, &[]);
    expect(&[all_met, best, comment("すべての目標を達成した。")[0].clone()], &[]);
    let none =
        [("R/kpis/0/actual", json!(1)), ("R/effect/rating", json!("悪い")), ("R/policy/decision", json!("改善"))];
    let mut praise = none.to_vec();
    praise.extend(comment("大きな効果があった。"));
    expect(&praise, &["W47 R/effect/comment", "I48 R/effect/comment"]);
    praise.extend(comment("PRには大きな効果があったが、目標は全項目が未達成となった。"));
    expect(&praise, &[]);
}

#[test]
fn rows_by_themselves() {
    let bare = |k: usize| (if k == 0 { "R/kpis/0/baseline" } else { "R/kpis/1/baseline" }, json!(null));
    expect(&[bare(0)], &[]);
    expect(&[bare(0), bare(1)], &["I60 R/kpis"]);
    let none = ("P/plan/kpi_increments", json!([]));
    let add = |row: Json, expected: &[&str]| expect(&[none.clone(), ("R/kpis/-", row)], expected);
    add(kpi("離職率(%)", "%", json!(10), json!(12)), &["W61 R/kpis/3/direction"]);
    add(kpi("離職率の改善(%)", "%", json!(10), json!(12)), &[]);
    add(json!({"name": "離職率(%)", "target": 10, "actual": 9, "direction": "down"}), &[]);
    add(kpi("来た数", "", json!(10), json!(12)), &["I62 R/kpis/3/unit"]);
    add(kpi("来た数", "", json!("10人"), json!(12)), &[]);
    add(kpi("来た数", "人", json!(null), json!(12)), &["W64 R/kpis/3/target", "W43 R/effect/rating"]);
    add(kpi("来た数", "人", json!(10), json!(" ")), &["W64 R/kpis/3/actual", "W43 R/effect/rating"]);
    add(kpi("来た数", "人", json!(10), json!("13(301)")), &["W65 R/kpis/3/actual", "W43 R/effect/rating"]);
    // What can't be judged leaves the rating open as well.
    let early = "W43 R/effect/rating";
    add(kpi("来た数", "人", json!(10), json!("200・4,000")), &["W66 R/kpis/3/actual", early]);
    add(kpi("来た数", "人", json!("10人"), json!("3時間")), &["W67 R/kpis/3/actual", early]);
    add(kpi("来た数", "人", json!(0), json!(3)), &["W68 R/kpis/3/target", early]);
    add(json!({"name": "事故件数", "unit": "件", "target": 0, "actual": 3, "direction": "down"}), &[]);
    add(kpi("来た数", "人", json!(10), json!(20)), &["I69 R/kpis/3/actual"]);
    add(kpi("来た数", "人", json!(10), json!(19)), &[]);
    add(kpi("参加率(%)", "%", json!(90), json!(120)), &["W70 R/kpis/3/actual"]);
    add(kpi("売上の増加率(%)", "%", json!(90), json!(120)), &[]);
    add(kpi("参考_来た数(人)", "人", json!(10), json!(12)), &["W71 R/kpis/3/target"]);
    // The achievements help with two readings.
    let found = findings(&with(&[none.clone(), ("R/kpis/-", kpi("来た数", "人", json!(10), json!("13(301)")))]));
    let two = found.iter().find(|f| f.code == "W65").unwrap();
    assert!(two.message.contains("事業実績には「○講座を開き、13名」とあります。学校教育課に"), "{}", two.message);
}

#[test]
fn plan_against_results() {
    let one = |name: &str, increase: Json, unit: &str| json!({ "name": name, "increase": increase, "unit": unit });
    expect(&[("P/plan/kpi_increments/0", one("講座の数", json!(30), "時間"))], &["W80 R/kpis/0/target"]);
    expect(&[("P/plan/kpi_increments/0", one("講座の数", json!(31), "回"))], &["W82 R/kpis/0/target"]);
    expect(&[("P/plan/kpi_increments/0", one("講座回数", json!(30), "回"))], &["W83 P/plan/kpi_increments"]);
    expect(
        &[
            ("P/plan/kpi_increments/0", one("学び講座の開催数", json!(20), "回")),
            ("R/kpis/0/name", json!("学び講座の開催回数(回)")),
        ],
        &["W84 P/plan/kpi_increments/0/name"],
    );
    let first = [("P/period/from", json!("R6")), ("P/plan/first_adopted", json!("令和6年度"))];
    let mut at_once = first.to_vec();
    at_once.push(("P/plan/kpi_increments/0", one("講座の数", json!(10), "回")));
    expect(&at_once, &["W81 R/kpis/0/target"]);
    expect(&first, &[]);
    // A target above the sum is a level, not an increase.
    let mut level = first.to_vec();
    level.push(("P/plan/kpi_increments/0", one("講座の数", json!(9), "回")));
    expect(&level, &[]);
    expect(&[("P/plan/field", json!("農林水産分野"))], &["W85 P/plan/field"]);
    expect(&[("P/plan/field", json!("まちづくり分野"))], &[]);
    expect(&[("P/plan/first_adopted", json!("令和4年度第2回募集"))], &["W86 P/plan/first_adopted"]);
}

#[test]
fn letters() {
    let revisions = |text: &str| [("R/issues/revisions", json!(text))];
    expect(&[("P/name_variants/0", json!("学びの場ずくり事業"))], &["W90 P/name_variants/0"]);
    expect(&revisions("直接敵な、直接敵な、キャンペ一ン。"), &["W92 R/issues/revisions"]);
    let both = findings(&with(&revisions("直接敵な、直接敵な、キャンペ一ン。")));
    assert_eq!(both[0].message.matches("「直接敵」は「直接的」").count(), 1);
    assert!(both[0].message.contains("「一」は「ー」") && both[0].quote.contains(" / "), "{both:?}");
    expect(&revisions("(講座"), &["W93 R/issues/revisions"]);
    expect(&revisions("講座」を開く"), &["W93 R/issues/revisions"]);
    expect(&revisions("交流会も開催した。(催)等)、実施した。"), &["W93 R/issues/revisions"]);
    expect(&revisions("講座を開く minetoABC)"), &["W93 R/issues/revisions"]);
    expect(&revisions("（講座)を開く\n①)広報 2)会場\nア）講師"), &[]);
    expect(&revisions("文字\u{FFFD}化け"), &["E94 R/issues/revisions"]);
    expect(&revisions("隠れた\u{202E}字"), &["E94 R/issues/revisions"]);
    expect(&revisions("改行\nと\tタブ"), &[]);
    expect(&revisions("シティプロモーションとシティープロモーション"), &["I91 R/issues/revisions"]);
    expect(&revisions("シティプロモーションとシティプロモーション"), &[]);
    let broken = findings(&with(&revisions("文字\u{FFFD}化け")));
    assert_eq!(&*broken[0].quote, "文字□化け");
}

#[test]
fn addresses() {
    expect(&[("P/plan/urls/0", json!("www.example.jp"))], &["W100 P/plan/urls/0"]);
    for odd in ["sosohiki", "sos/hiki", "so-shiki"] {
        expect(&[("P/plan/urls/-", json!(format!("https://www.example.lg.jp/{odd}/2.html")))], &["W101 P/plan/urls/1"]);
        expect(&[("P/plan/urls/-", json!(format!("https://elsewhere.example/{odd}/2.html")))], &[]);
    }
    expect(&[("P/plan/urls/-", json!("https://www.example.lg.jp/soshiki/kankou/2.html"))], &[]);
}

#[test]
fn people() {
    let current = |text: &str| [("R/issues/current", json!(text))];
    expect(&current("保護者にがん患者がいる。"), &["W110 R/issues/current"]);
    expect(&current("担当の職員が退職したため遅れた。"), &["W110 R/issues/current"]);
    expect(&current("患者がいる。職員も増えた。"), &[]);
    expect(&current("不登校の生徒を支援した。認知症の方と家族の集いを11人で開いた。"), &[]);
    expect(&current("不登校の生徒1名を支援した。"), &["W110 R/issues/current"]);
    expect(&current("住民向けの認知症サポーター講座を開いた。"), &[]);
    let narrow = findings(&with(&current("小学校1校のみ未実施。学校の保護者に患者がいるため。")));
    assert!(narrow[0].message.contains("「小学校1校のみ未実施。…」ともあり"), "{}", narrow[0].message);
    let wide = findings(&with(&current("小学校11校で実施。学校の保護者に患者がいるため。")));
    assert!(!wide[0].message.contains("ともあり"), "{}", wide[0].message);
}

#[test]
fn claims_are_read_as_they_are_meant() {
    let comment = |text: &str| [("R/effect/comment", json!(text))];
    let wrong = ["W47 R/effect/comment"];
    // One of two rows is missed: what isn't said of all, or is denied, claims nothing of all.
    for honest in [
        "全ての指標で目標を達成することはできなかった。",
        "すべての目標を達成したわけではない。届かないものもある。",
        "満足度を除き、全ての指標が目標を達成した。満足度は届かなかった。",
        "講座の数は目標を達成した。満足度は課題である。",
    ] {
        expect(&comment(honest), if honest.contains("できなかった") { &["I48 R/effect/comment"] } else { &[] });
    }
    for false_claim in ["KPIはすべて目標を上回った。課題もある。", "大きな効果があったが、全項目が未達成となった。"]
    {
        expect(&comment(false_claim), &wrong);
    }
    // None met: a target can't have been reached.
    let none =
        [("R/kpis/0/actual", json!(1)), ("R/effect/rating", json!("悪い")), ("R/policy/decision", json!("改善"))];
    let said = |text: &str| [none.to_vec(), comment(text).to_vec()].concat();
    expect(&said("目標を達成した。課題もある。"), &wrong);
    expect(&said("目標達成率は低く、課題がある。"), &[]);
}

#[test]
fn names_in_prose_titles_and_notes() {
    let project = [("P/name", json!("美祢市健幸百寿プロジェクト")), ("P/name_variants", json!([]))];
    let current = |text: &str| [project.to_vec(), vec![("R/issues/current", json!(text))]].concat();
    expect(&current("健康寿命プロジェクトの意義。"), &["W90 R/issues/current"]);
    expect(&current("健康百寿プロジェクトの意義。"), &["W90 R/issues/current"]);
    expect(&current("健幸百寿プロジェクトと、観光振興プロジェクト。"), &[]);
    expect(&[("/municipality_code", json!("352136"))], &[]);
    for slip in ["352137", "35213", "美祢市"] {
        expect(&[("/municipality_code", json!(slip))], &["E17 /municipality_code"]);
    }
    expect(&[("R/kpis/0/accumulation", json!("累計"))], &[]);
    expect(&[("R/kpis/0/accumulation", json!("いろいろ"))], &["W15 R/kpis/0/accumulation"]);
    expect(&[("R/kpis/0/kind", json!("いろいろ"))], &["W15 R/kpis/0/kind"]);
    let stage = |stage: &str| [("R/evaluations", json!([{ "stage": stage, "rating": "A" }]))];
    expect(&stage("外部"), &[]);
    expect(&stage("だれか"), &["W15 R/evaluations/0/stage"]);
    expect(&[("/title", json!("令和5年度の実績について"))], &["W16 /title"]);
    expect(&[("/title", json!("令和5年度の実績及び令和6年度の計画について"))], &[]);
    expect(&[("/title", json!("実績について"))], &[]);
    expect(&[("/notes", json!(["令和6年度は番号1の1事業を実施。"]))], &[]);
    expect(&[("/notes", json!(["令和6年度は番号1～2の2事業、令和7年度は3事業を実施。"]))], &["E20 /notes/0"]);
    let lists = |names: &[&str]| {
        let effect: Vec<Json> = names.iter().map(|name| json!({ "rating": name, "criterion": "…" })).collect();
        json!({ "effect": effect })
    };
    expect(&[("/criteria", lists(&RATINGS))], &[]);
    expect(&[("/criteria", lists(&["良い", "悪い"]))], &["W52 /criteria/effect"]);
}

#[test]
fn plans_that_do_not_fit_themselves() {
    expect(&[("P/plan/kpi_increments/0/increase", json!(0))], &["W87 P/plan/kpi_increments/0/increase"]);
    expect(&[("P/plan/kpi_increments/0/increase", json!(-3))], &["W87 P/plan/kpi_increments/0/increase"]);
    expect(
        &[("P/plan/year_cost/fiscal_year", json!("R9")), ("P/plan/cost_note", json!(null))],
        &["W12 P/plan/year_cost/fiscal_year"],
    );
    let town = ("/municipality", json!("山口県美祢市"));
    expect(&[town.clone(), ("P/plan/applicant", json!("美祢市"))], &[]);
    expect(&[town.clone(), ("P/plan/applicant", json!("山口県山口市"))], &["W88 P/plan/applicant"]);
    expect(
        &[town, ("P/plan/applicant", json!("山口県山口市")), ("P/scope", json!("広域")), ("/totals", json!([]))],
        &[],
    );
    let url = "https://www.example.lg.jp/soshiki/kyouiku/1.html";
    expect(&[("P/plan/urls/-", json!(url))], &["W102 P/plan/urls/1"]);
    expect(&[("R/grant", json!(500)), ("/totals", json!([]))], &["E30 R/grant"]);
    // What a project's grant lacks isn't told again for a total that was right.
    expect(&[("R/grant", json!(400_000))], &["E20 /totals/0/grant", "W22 R/grant"]);
}

#[test]
fn counts_targets_and_copies() {
    let none = ("P/plan/kpi_increments", json!([]));
    let add = |row: Json, expected: &[&str]| expect(&[none.clone(), ("R/kpis/-", row)], expected);
    add(kpi("来た数", "人", json!(10), json!(10.5)), &["W73 R/kpis/3/actual"]);
    add(kpi("来た数", "人", json!(10), json!(-12)), &["W73 R/kpis/3/actual"]);
    add(kpi("来た数", "人", json!(10), json!("12.0")), &[]);
    add(kpi("来た数", "人", json!(10), json!("把握不可")), &["I74 R/kpis/3/actual", "W43 R/effect/rating"]);
    add(kpi("来た数", "人", json!(10), json!("達成済み")), &["W66 R/kpis/3/actual", "W43 R/effect/rating"]);
    add(kpi("転入の増減数", "人", json!(-10), json!(-8)), &["W68 R/kpis/3/target"]);
    add(kpi("満足度", "点", json!(10), json!(10.5)), &[]);
    let comment = |text: &str| [("R/effect/comment", json!(text))];
    expect(&comment("目標60名に届かなかった。"), &[]);
    expect(&comment("目標値は８０名であり、届かなかった。"), &["W54 R/effect/comment"]);
    expect(&comment("目標達成に届かなかった。第2期の目標2つ。"), &[]);
    let long = "満足度は目標に届かなかったが、講座は市内の各地に広がり、参加した人も増えたと考えている。";
    expect(&[comment(long)[0].clone(), ("R/policy/reason", json!(long))], &["W53 R/policy/reason"]);
}

#[test]
fn what_tells_or_reaches_one_person() {
    let current = |text: &str| [("R/issues/current", json!(text))];
    for told in ["発達障害の児童2名を支援した。", "母子家庭の1世帯が利用した。", "ひとり親1名が就職した。"]
    {
        expect(&current(told), &["W110 R/issues/current"]);
    }
    expect(&current("いじめを受けた生徒は1人もいない。発達障害への理解を広めた。"), &[]);
    for personal in ["連絡先は０８３７－５２－１１１０。", "問合せ k.ensho@example.jp まで。", "講師(45歳)を招いた。"]
    {
        expect(&current(personal), &["W111 R/issues/current"]);
    }
    expect(&current("対象は高齢者(65歳以上)、2024-10-01開始、延べ0-10件。"), &[]);
}

#[test]
fn what_is_right_is_not_cried_over() {
    let none = ("P/plan/kpi_increments", json!([]));
    for name in ["離職者の再就職件数(件)", "転出者アンケート回収数(件)", "未利用魚の商品化数(件)", "苦情解決件数(件)"]
    {
        expect(&[none.clone(), ("R/kpis/-", kpi(name, "件", json!(10), json!(12)))], &[]);
    }
    let revisions = |text: &str| [("R/issues/revisions", json!(text))];
    expect(&revisions("課題は1)周知不足 2)人手不足である。生産量の増大の障害要因を把握した。"), &[]);
    let look = findings(&with(&revisions("キャンペ一ンとプ口ジェクト")));
    assert!(look[0].message.contains("漢数字の一") && look[0].message.contains("漢字の口"), "{}", look[0].message);
    // Two sheets that both lack the state before are told once.
    let mut other = clean()["projects"][0].clone();
    for (key, value) in
        [("id", json!("b")), ("number", json!(2)), ("name", json!("別の 事業")), ("name_variants", json!([]))]
    {
        other[key] = value;
    }
    let bare = |r: &mut Json| (0..2).for_each(|k| r["reviews"][0]["kpis"][k]["baseline"] = json!(null));
    bare(&mut other);
    let totals = ("/totals", json!([]));
    expect(&[totals.clone(), ("/projects/-", other.clone())], &["I60 /projects/1/reviews/0/kpis"]);
    let both = [totals, ("R/kpis/0/baseline", json!(null)), ("R/kpis/1/baseline", json!(null)), ("/projects/-", other)];
    expect(&both, &["I60 /projects"]);
}

#[test]
fn an_acceptance_ends_when_what_was_accepted_changes() {
    let totals = |cost: i64| ("/totals/0/cost", json!(cost));
    let codes = |changes: &[(&str, Json)]| -> Vec<(&str, bool)> {
        findings(&with(changes)).iter().map(|f| (f.code, f.accepted.is_some())).collect()
    };
    let place = "/totals/0/cost";
    let entry = |quote: &str| json!([{ "code": "E20", "pointer": place, "quote": quote, "reason": "協議済み" }]);
    let quote = findings(&with(&[totals(7)]))[0].quote.clone();
    assert_eq!(&*quote, "7円 / 1,000,000円");
    // In a project's sheet as before, or in the ledger's own list.
    for list in ["/accepted", "R/accepted"] {
        assert_eq!(codes(&[totals(7), (list, entry(&quote))]), [("E20", true)], "{list}");
        // Wrong by another amount, be it on the other side.
        let mut changed = codes(&[totals(8), (list, entry(&quote))]);
        changed.sort_unstable();
        assert_eq!(changed, [("E20", false), ("I09", false)], "{list}");
        let other = [totals(7), ("R/cost", json!(900_000)), ("R/grant", json!(450_000)), (list, entry(&quote))];
        assert!(codes(&other).contains(&("E20", false)), "{list}");
    }
    let stale = findings(&with(&[totals(8), ("/accepted", entry(&quote))]));
    let stale = stale.iter().find(|f| f.code == "I09").unwrap();
    assert_eq!(stale.pointer.as_str(), "/accepted/0");
    assert!(stale.message.contains("「7円 / 1,000,000円」でしたが、いまは「8円 / 1,000,000円」"), "{}", stale.message);
    // A group that grows is another group.
    let blank = |k: usize| (["R/kpis/0/actual", "R/kpis/1/actual"][k], json!(null));
    let one = findings(&with(&[blank(0)])).into_iter().find(|f| f.code == "W64").unwrap();
    let entry = json!([{ "code": "W64", "pointer": one.pointer.as_str(), "quote": &*one.quote, "reason": "照会中" }]);
    assert!(codes(&[blank(0), ("R/accepted", entry.clone())]).contains(&("W64", true)));
    assert!(codes(&[blank(0), blank(1), ("R/accepted", entry)]).contains(&("W64", false)));
}

#[test]
fn an_acceptance_outside_the_projects_reaches_into_them() {
    // A project without any sheet has no place of its own for it.
    let none = [("P/reviews", json!([])), ("/totals", json!([])), ("P/period", json!({"from": "R6", "to": "R7"}))];
    let mut changes = none.to_vec();
    changes.push(("/accepted", json!([{ "code": "W08", "pointer": "/projects/0/reviews", "reason": "休止中" }])));
    let found = findings(&with(&changes));
    let kept = found.iter().find(|f| f.code == "W08").unwrap();
    assert_eq!(kept.accepted.as_deref(), Some("休止中"));
    // An entry in one project says nothing of another.
    let mut other = clean()["projects"][0].clone();
    for (key, value) in
        [("id", json!("b")), ("number", json!(2)), ("name", json!("別の 事業")), ("name_variants", json!([]))]
    {
        other[key] = value;
    }
    other["plan"]["cost_items"][1]["account"] = json!("委託費");
    let accepted = json!([{ "code": "I91", "pointer": "/projects/0/plan/cost_items/1/account", "reason": "様式" }]);
    let found = findings(&with(&[("R/accepted", accepted), ("/totals", json!([])), ("/projects/-", other)]));
    assert!(found.iter().any(|f| f.code == "I91" && f.accepted.is_none()), "{found:?}");
    assert!(found.iter().any(|f| f.code == "I09"));
}

#[test]
fn the_engine_judges_rows_and_the_checks_count_what_it_says() {
    let find = |changes: &[(&str, Json)], code: &str| {
        findings(&with(changes)).into_iter().find(|f| f.code == code).map(|f| f.message)
    };
    let none = ("P/plan/kpi_increments", json!([]));
    // Due later: not missed yet, and the rating not settled.
    let mut later = kpi("来た数", "人", json!(10), json!(1));
    later["due"] = json!("R8");
    let all_met = ("R/kpis/1/actual", json!(70));
    let early = [
        none.clone(),
        all_met.clone(),
        ("R/kpis/-", later),
        ("R/effect/rating", json!("良い")),
        ("R/effect/comment", json!("よくできた。")),
    ];
    assert_eq!(find(&early, "I48"), None);
    // A row entered twice in another width counts once, and is told.
    let twins = |name: &str| kpi(name, "件", json!(10), json!(9));
    let twice = [
        none.clone(),
        ("R/kpis/-", twins("ＭＩＣＥ件数")),
        ("R/kpis/-", twins("MICE件数")),
        ("R/effect/rating", json!("良い")),
    ];
    assert!(find(&twice, "E03").unwrap().contains("値も同じです"));
    assert!(find(&twice, "W42").unwrap().contains("達成1・未達2・未確定0件"));
    // Units that don't compare leave the rating open.
    let odd = [none, ("R/kpis/-", kpi("来た数", "", json!("10人"), json!("3時間")))];
    assert!(find(&odd, "W43").unwrap().contains("達成1・未達1・未確定0・判定不能1件"));
}

#[test]
fn a_hundred_of_one_kind_are_told_and_then_how_many_more() {
    let rows: Vec<Json> = (0..MOST + 50).map(|k| kpi(&format!("指標{k}"), "人", json!(1), json!("確認中"))).collect();
    let pending = |kept: Json| {
        let found = findings(&with(&[("R/kpis", json!(rows)), ("R/accepted", kept)]));
        found.into_iter().filter(|finding| finding.code == "W63").collect::<Vec<_>>()
    };
    let found = pending(json!([]));
    assert_eq!(found.len(), MOST + 1);
    assert_eq!(found.iter().map(Finding::count).sum::<usize>(), MOST + 50);
    let last = found.last().unwrap();
    assert_eq!((last.more, last.pointer.as_str()), (49, "/projects/0/reviews/0/kpis/100/actual"));
    assert!(last.message.ends_with("この事業には同じ指摘がほか49件あります。"), "{}", last.message);
    // What is kept is told wherever it stands, and counts as one.
    let place = "/projects/0/reviews/0/kpis/140/actual";
    let found = pending(json!([{ "code": "W63", "pointer": place, "reason": "照会中" }]));
    assert_eq!(found.iter().map(Finding::count).sum::<usize>(), MOST + 50);
    let kept = found.last().unwrap();
    assert_eq!((kept.pointer.as_str(), kept.accepted.as_deref()), (place, Some("照会中")));
    assert_eq!(found.iter().find(|finding| finding.more > 0).unwrap().more, 48);
}

#[test]
fn accepted_findings_stay_and_say_why() {
    let accept = |code: &str, pointer: &str| json!([{ "code": code, "pointer": pointer, "reason": "協議済み" }]);
    let slip = ("R/issues/revisions", json!("直接敵"));
    let accepted = |entry: Json| {
        let found = findings(&with(&[slip.clone(), ("/totals/0/cost", json!(7)), ("R/accepted", entry)]));
        found.into_iter().map(|f| (f.code, f.accepted)).collect::<Vec<_>>()
    };
    let reason = Some("協議済み".into());
    // The index of the project in the pointer doesn't count.
    for place in ["/projects/0/reviews/0/issues/revisions", "/projects/9/reviews/0/issues/revisions"] {
        assert_eq!(accepted(accept("W92", place)), [("E20", None), ("W92", reason.clone())]);
    }
    assert_eq!(accepted(accept("E20", "/totals/0/cost")), [("E20", reason), ("W92", None)]);
    assert_eq!(
        accepted(accept("W92", "/projects/0/reviews/0/issues/current")),
        [("E20", None), ("W92", None), ("I09", None)]
    );
    let total =
        json!({ "fiscal_year": "R7", "basis": "計画", "projects": 1, "joint": 0, "cost": 2_000_000, "grant": 900_000 });
    let found = findings(&with(&[("/totals/-", total), ("R/accepted", accept("W22", "/totals/1/grant"))]));
    let codes: Vec<_> = found.iter().map(|f| (f.code, f.accepted.is_some())).collect();
    assert_eq!(codes, [("I21", false), ("W22", true)]);
    let found = findings(&with(&[slip, ("R/accepted", accept("W92", "/projects/0/reviews/0/issues/revisions"))]));
    assert!(!found[0].is_pending());
}

#[test]
fn findings_come_in_the_order_of_the_record() {
    let mut ledger =
        with(&[("R/kpis/1/actual", json!("確認中")), ("P/plan/urls/0", json!("x")), ("P/number", json!(null))]);
    for _ in 0..10 {
        set(&mut ledger, "/projects/0/reviews/0/kpis/-", kpi("来た数", "人", json!(0), json!(3)));
    }
    let places = told(&ledger);
    let at = |place: &str| places.iter().position(|told| told.ends_with(place)).unwrap();
    assert!(at("P/number") < at("P/plan/urls/0"));
    assert!(at("P/plan/urls/0") < at("R/kpis/1/actual"));
    assert!(at("R/kpis/3/target") < at("R/kpis/10/target"));
    assert!(at("R/kpis/10/target") < at("R/effect/rating"));
}

/// Every code has a project above that shows it: a code that nothing can show would be a promise about nothing.
#[test]
fn every_code_is_shown_by_a_test() {
    let tests = include_str!("tests.rs");
    for row in CODES {
        assert!(
            tests.contains(&format!("\"{} ", row.code)) || tests.contains(&format!("\"{}\"", row.code)),
            "{}",
            row.code
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Whatever a ledger of the right shapes holds, checking it is safe and every finding stands at a field that the table names.
    #[test]
    fn any_ledger_of_the_right_shapes_can_be_checked(seed in any::<u64>(), rounds in 1_usize..12) {
        let mut ledger: Json = serde_json::from_str(include_str!("../../data/mine-r6.json")).unwrap();
        let mut state = seed | 1;
        let mut random = |most: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % most as u64) as usize
        };
        for _ in 0..rounds {
            let mut places = Vec::new();
            walk(&ledger, &mut String::new(), &mut places);
            let (place, fits) = places[random(places.len())].clone();
            let value = fits[random(fits.len())].clone();
            *ledger.pointer_mut(&place).unwrap() = value;
        }
        let found = findings(&ledger);
        for (i, finding) in found.iter().enumerate() {
            let again = found[..i].iter().any(|other| other.code == finding.code && other.pointer == finding.pointer);
            prop_assert!(!again, "{} {} twice", finding.code, finding.pointer);
            prop_assert!(crate::ledger::field::field(&finding.pointer).is_some(), "{} {}", finding.code, finding.pointer);
        }
    }
}

/// Every place of a ledger that may be changed, with values of its shape.
fn walk(value: &Json, at: &mut String, places: &mut Vec<(String, Vec<Json>)>) {
    let texts = [
        "",
        "　",
        "確認中",
        "-",
        "▲5",
        "13(301)",
        "（(「",
        "令和",
        "R0",
        "\u{FFFD}患者の保護者1校",
        "一",
        "9".repeat(500).as_str(),
    ]
    .map(|text| json!(text));
    let pinned = at.is_empty() || at == "/projects" || at.matches('/').count() == 2 && at.starts_with("/projects/");
    let review = at.contains("/reviews/") && at.matches('/').count() == 4;
    let mut fits = match value {
        Json::Null | Json::Bool(_) => Vec::new(),
        Json::Number(_) => vec![json!(0), json!(-1), json!(999_999_999_999_999_999_i64), json!(1)],
        Json::String(_) => texts.to_vec(),
        Json::Array(items) => {
            let twice: Vec<Json> = items.iter().chain(items).cloned().collect();
            vec![json!([]), json!(twice)]
        }
        Json::Object(_) => vec![json!({})],
    };
    // A field may be blank, a row of a list not.
    let element = at.rsplit('/').next().is_some_and(|token| token.parse::<usize>().is_ok());
    if !pinned && !review && !element {
        fits.push(Json::Null);
    }
    if !at.is_empty() && !fits.is_empty() {
        places.push((at.clone(), fits));
    }
    let length = at.len();
    let mut step = |key: &str, value: &Json| {
        at.push('/');
        at.push_str(key);
        walk(value, at, places);
        at.truncate(length);
    };
    match value {
        Json::Array(items) => items.iter().enumerate().for_each(|(i, item)| step(&i.to_string(), item)),
        Json::Object(members) => members.iter().for_each(|(key, value)| step(key, value)),
        _ => {}
    }
}
