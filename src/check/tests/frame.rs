//! The frame: structure, years, plans, rows, addresses.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value as Json, json};

use super::*;

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
    for none in ["意見なし", "特になし。", "なし"] {
        expect(&[("R/opinions/0/text", json!(none)), ("R/opinions/0/response", json!(null))], &[]);
    }
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
fn rows_by_themselves() {
    let bare = |k: usize| (if k == 0 { "R/kpis/0/baseline" } else { "R/kpis/1/baseline" }, json!(null));
    expect(&[bare(0)], &[]);
    expect(&[bare(0), bare(1)], &["I60 R/kpis"]);
    let none = ("P/plan/kpi_increments", json!([]));
    let add = |row: Json, expected: &[&str]| expect(&[none.clone(), ("R/kpis/-", row)], expected);
    add(kpi("離職率(%)", "%", json!(10), json!(12)), &["W61 R/kpis/3/direction"]);
    add(kpi("離職率の改善(%)", "%", json!(10), json!(12)), &[]);
    add(json!({"name": "離職率(%)", "target": 10, "actual": 9, "direction": "down"}), &[]);
    // No name says so, but the goal is below the start.
    let cost =
        json!({"name": "一人当たりの光熱費", "unit": "円", "baseline": 412_300, "target": 400_000, "actual": 398_500});
    add(cost.clone(), &["W61 R/kpis/3/direction"]);
    add(kpi("一人当たりの医療費", "円", json!(380_000), json!(372_415)), &["W61 R/kpis/3/direction"]);
    let given = |key: &str, value: Json| {
        let mut row = cost.clone();
        row[key] = value;
        row
    };
    add(given("direction", json!("down")), &[]);
    // What is written below zero is to rise, whatever its name sounds like.
    let leaving = |baseline: i64, target: i64| json!({"name": "転出超過数", "unit": "人", "baseline": baseline, "target": target, "actual": -95});
    add(leaving(-112, -80), &["W68 R/kpis/3/target"]);
    let found = findings(&with(&[none.clone(), ("R/kpis/-", leaving(-112, -80))]));
    assert!(!found.iter().any(|f| f.message.contains("少ないほど良い")), "{found:?}");
    // Of a place on a list the unit says it.
    add(kpi("全国での位置", "位", json!(5), json!(3)), &["W61 R/kpis/3/direction"]);
    add(given("target", json!(420_000)), &[]);
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
    let range = findings(&with(&[none.clone(), ("R/kpis/-", kpi("来た数", "人", json!(10), json!("3万～4万")))]));
    let range = range.iter().find(|f| f.code == "W65").unwrap();
    assert!(range.message.contains("幅があり") && !range.message.contains("どちらにも"), "{}", range.message);
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
fn addresses() {
    expect(&[("P/plan/urls/0", json!("www.example.jp"))], &["W100 P/plan/urls/0"]);
    for odd in ["sosohiki", "sos/hiki", "so-shiki"] {
        expect(&[("P/plan/urls/-", json!(format!("https://www.example.lg.jp/{odd}/2.html")))], &["W101 P/plan/urls/1"]);
        expect(&[("P/plan/urls/-", json!(format!("https://elsewhere.example/{odd}/2.html")))], &[]);
    }
    expect(&[("P/plan/urls/-", json!("https://www.example.lg.jp/soshiki/kankou/2.html"))], &[]);
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
fn what_is_absent_although_others_have_it() {
    let town = |change: &dyn Fn(usize, &mut Json)| {
        let mut ledger = with(&[("/totals", json!([])), ("P/plan/kpi_note", json!("※最終年度までの累計"))]);
        let first = ledger["projects"][0].clone();
        for (i, name) in ["甲の事業", "乙の事業", "丙の事業"].iter().enumerate() {
            let mut project = first.clone();
            project["id"] = json!(name);
            project["number"] = json!(i + 2);
            project["name"] = json!(name);
            project["name_variants"] = json!([]);
            set(&mut ledger, "/projects/-", project);
        }
        for i in 0..4 {
            for key in ["current", "obstacles"] {
                ledger["projects"][i]["reviews"][0]["issues"][key] = json!(format!("{i}番の{key}は人手である。"));
            }
            change(i, &mut ledger["projects"][i]);
        }
        told(&ledger)
    };
    assert_eq!(town(&|_, _| ()), [""; 0]);
    assert_eq!(town(&|_, project| project["reviews"][0]["opinions"] = json!([])), ["I140 /projects"]);
    let third = |i: usize, project: &mut Json, path: &str, value: Json| {
        if i == 2 {
            set(project, path, value);
        }
    };
    assert_eq!(town(&|i, project| third(i, project, "/plan", json!(null))), ["I141 /projects/2/plan"]);
    let note = json!("※供用開始から5か年分の累計");
    assert_eq!(
        town(&|i, project| third(i, project, "/plan/kpi_note", note.clone())),
        ["I142 /projects/2/plan/kpi_note"]
    );
    let blank = |i: usize, project: &mut Json| third(i, project, "/reviews/0/issues/obstacles", json!(null));
    assert_eq!(town(&blank), ["I143 /projects/2/reviews/0/issues/obstacles"]);
}
