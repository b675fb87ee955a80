//! Tables as nobody has written them yet: every fault is named, and conditions that the embedded table doesn't use decide
//! and are told all the same.
#![allow(clippy::unwrap_used, missing_docs)]

use kensho::ledger::kpi::{Direction, Kpi};
use kensho::ledger::printed::Printed;
use kensho::rules::{Case, Severity, Suggestion, Table, check, judge, load};
use serde_json::{Value, json};

const EMBEDDED: &str = include_str!("../../data/rules.json");

/// The embedded table, changed.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut table: Value = serde_json::from_str(EMBEDDED).unwrap();
    change(&mut table);
    serde_json::to_string_pretty(&table).unwrap()
}

/// A rule with these conditions: item, operator, value.
fn rule(rating: &str, when: &[(&str, &str, Value)]) -> Value {
    let when: Vec<Value> =
        when.iter().map(|(item, op, value)| json!({ "item": item, "op": op, "value": value })).collect();
    json!({ "name": rating, "when": when, "rating": rating, "sentence": rating, "source": "試験" })
}

const MET: &str = "達成した指標数";

/// Four ratings by the number of KPI that were met: more than three, some, none with progress, none.
fn by_number() -> Table {
    let text = changed(|table| {
        let names: Vec<String> = ["甲", "乙", "丙", "丁"].map(str::to_owned).into();
        table["settings"] = json!([]);
        table["policies"] = json!([]);
        table["ratings"] =
            names.iter().map(|name| json!({ "name": name, "criterion": name, "source": "試験" })).collect();
        table["rules"] = json!([
            rule("甲", &[(MET, "超", json!(3))]),
            rule("乙", &[(MET, "以下", json!(3)), (MET, "≠", json!(0))]),
            rule("丙", &[(MET, "=", json!(0)), ("取組の前進", "=", json!(true))]),
            rule("丁", &[(MET, "=", json!(0)), ("取組の前進", "=", json!(false))]),
        ]);
    });
    load(&text, "数.json").unwrap()
}

fn kpi(target: &str, actual: &str) -> Kpi<'static> {
    Kpi {
        name: format!("指標{target}").into(),
        target: Printed::Text(target.to_owned().into()),
        actual: Printed::Text(actual.to_owned().into()),
        ..Kpi::default()
    }
}

/// A row of its own: of rows alike only one counts.
fn numbered(number: usize, actual: &str) -> Kpi<'static> {
    Kpi { name: format!("指標その{number}").into(), ..kpi("10", actual) }
}

fn judged(table: &Table, kpis: &[Kpi<'_>]) -> (Suggestion, Vec<String>) {
    let suggestion = judge(table, &Case { kpis, ..Case::default() });
    let names = suggestion.candidates.iter().map(|&index| table.ratings[index].name.clone()).collect();
    (suggestion, names)
}

fn words(suggestion: &Suggestion) -> String {
    let grounds = suggestion.grounds.iter().map(|ground| ground.text.as_str());
    grounds.chain(suggestion.would_change.iter().map(String::as_str)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_fault_of_a_table_is_named() {
    for (text, words) in [
        (changed(|table| table["items"][0] = json!(3)), "ここには{…}が要りますが、数値です"),
        (
            changed(|table| drop(table["settings"][0].as_object_mut().unwrap().remove("value"))),
            "に「value」がありません",
        ),
        (
            changed(|table| drop(table["rules"][0]["when"][0].as_object_mut().unwrap().remove("value"))),
            "「value」か「setting」のどちらか1つ",
        ),
        ("[]".into(), "ここには{…}が要りますが、配列です"),
        (changed(|table| table["rules"] = json!([])), "規則が1つもありません"),
        (
            changed(|table| drop(table["rules"][0].as_object_mut().unwrap().remove("rating"))),
            "規則1に「rating」がありません",
        ),
        (changed(|table| table["rules"][0]["when"][0]["value"] = json!(1_000_001)), "件数が大きすぎます"),
        (changed(|table| table["settings"][0]["value"] = json!("150%")), "150%"),
        (
            changed(|table| table["rules"][2]["when"][1] = json!({ "item": "達成割合", "op": "≧", "value": "150%" })),
            "0%から100%",
        ),
        (
            changed(|table| {
                let many = (0..65).map(|n| json!({ "name": format!("{n}"), "criterion": "", "source": "" }));
                table["ratings"].as_array_mut().unwrap().extend(many);
            }),
            "評価は64までです",
        ),
    ] {
        let problems = check(&text, "r.json");
        let found = problems.iter().find(|problem| problem.message.contains(words));
        assert_eq!(found.map(|problem| problem.severity), Some(Severity::Error), "{words}: {problems:?}");
        assert!(load(&text, "r.json").is_err());
    }
}

#[test]
fn more_gaps_than_can_be_read_are_counted() {
    let text = changed(|table| {
        let name = table["ratings"][0]["name"].clone();
        // None of them ever applies, each for another number.
        let rules = (1..10).map(|n| rule(name.as_str().unwrap(), &[(MET, "≧", json!(n)), (MET, "<", json!(n))]));
        table["rules"] = rules.collect();
    });
    let problems = check(&text, "r.json");
    let gaps =
        problems.iter().filter(|problem| problem.message.starts_with("どの規則にも当てはまらない場合があります"));
    assert_eq!(gaps.count(), 5);
    assert!(
        problems.iter().any(|problem| problem.message.contains("ほかに") && problem.message.contains("種類あります"))
    );
    // A rating that no rule gives is told, and doesn't forbid the table's use.
    let rest = problems.iter().filter(|problem| problem.message.ends_with("になる規則がありません。"));
    assert!(rest.clone().count() == 3 && rest.clone().all(|problem| problem.severity == Severity::Notice));
}

#[test]
fn conditions_of_every_kind_decide_and_are_told() {
    let table = by_number();
    let shown = table.show();
    for condition in ["3指標超", "3指標以下", "0指標以外", "取組の前進がある", "取組の前進がない"]
    {
        assert!(shown.contains(condition), "{condition}: {shown}");
    }
    let case = |met: usize, missed: usize| -> Vec<Kpi<'static>> {
        (0..met + missed).map(|n| numbered(n, if n < met { "10" } else { "9" })).collect()
    };
    assert_eq!(judged(&table, &case(4, 1)).1, ["甲"]);
    let (suggestion, names) = judged(&table, &case(3, 2));
    assert_eq!(names, ["乙"]);
    assert!(words(&suggestion).contains("達成は3指標である"), "{}", words(&suggestion));
    assert_eq!(judged(&table, &case(0, 5)).1, ["丙", "丁"], "progress is for people to judge");
}

#[test]
fn what_would_change_a_rating_is_told_of_few_and_of_many() {
    let table = by_number();
    let missed = |count: usize| (0..count).map(|n| numbered(n, "9")).collect::<Vec<_>>();
    // More than can be combined one by one: all of them together.
    let said = words(&judged(&table, &missed(10)).0);
    assert!(said.contains("目標に届いていない10指標がすべて届けば「甲」"), "{said}");
    let said = words(&judged(&table, &missed(3)).0);
    assert!(said.contains("目標に届いていない指標がすべて届いても、「甲」にはならない。"), "{said}");
}

#[test]
fn a_bound_is_neither_more_nor_less_than_it_says() {
    let table = by_number();
    let alone = |actual: &str| judged(&table, &[kpi("10", actual)]).1;
    assert_eq!(alone("12以上"), ["乙"], "met, whatever it is");
    assert_eq!(alone("8以下"), ["丙", "丁"], "missed, whatever it is");
    assert_eq!(alone("8以上").len(), 3, "either");
    assert_eq!(alone("12以下").len(), 3, "either");
    // A bound against the direction can't be judged.
    let down = Kpi { direction: Direction::Down, ..kpi("10以上", "12") };
    let (suggestion, _) = judged(&table, &[down]);
    let said = words(&suggestion);
    assert!(said.contains("「以上」が、良くなる向きの設定と合わない"), "{said}");
}

/// Which way is better is taken for granted where nobody has written it; that is said wherever the judgement stands on it.
#[test]
fn a_direction_that_nobody_has_written_is_said_to_be_assumed() {
    let table = Table::embedded();
    let assumed = |target: &str, actual: &str| Kpi { is_direction_assumed: true, ..kpi(target, actual) };
    let said = |rows: &[Kpi<'_>]| {
        let (suggestion, _) = judged(table, rows);
        let ground = suggestion.grounds.iter().find(|ground| ground.kind.code() == "assumed");
        ground.map(|ground| (ground.text.clone(), ground.rows.clone()))
    };
    let (words, rows) = said(&[assumed("10", "12"), assumed("10", "8")]).unwrap();
    assert!(words.contains("どの指標も多いほど良いものとして比べた") && rows == [0, 1], "{words}");
    // Where somebody has written it of others, those are named of which nobody has.
    let named = Kpi { name: "待機児童数".into(), ..assumed("10", "8") };
    let (words, rows) = said(&[kpi("10", "12"), named]).unwrap();
    assert!(words.contains("待機児童数は多いほど良い") && rows == [1], "{words}");
    // It changes nothing: it is written, the target says it itself, both values are one, or nothing is judged yet.
    for row in [kpi("10", "12"), assumed("10以上", "12"), assumed("10", "10"), assumed("10", "確認中")] {
        assert_eq!(said(&[row.clone(), kpi("5", "6")]), None, "{row:?}");
    }
    // What can't be judged because of it says so too.
    for (row, why) in [(assumed("0件", "3件"), "良い方向の記入がない"), (assumed("5件以下", "3件"), "記入がない")]
    {
        let (suggestion, _) = judged(table, &[row, kpi("5", "6")]);
        assert!(suggestion.grounds.iter().any(|ground| ground.text.contains(why)), "{why}");
    }
}

/// So many ways for the rows to come out that they are taken together: nothing that is possible may get lost.
#[test]
fn many_open_rows_leave_every_rating_possible() {
    let table = Table::embedded();
    let rows: Vec<_> = (0..24).map(|n| kpi(&(10 + 7 * n).to_string(), &format!("{}～{}", n + 1, 200 + n))).collect();
    let every: Vec<_> = table.ratings.iter().map(|rating| rating.name.clone()).collect();
    assert_eq!(judged(table, &rows).1, every);
    // Of more rows than are told apart it is said that the list may be too long.
    let rows: Vec<_> = (0..70).map(|n| Kpi { name: format!("{n}").into(), ..kpi("10", "5～15") }).collect();
    let (suggestion, names) = judged(table, &rows);
    assert_eq!(names, every);
    assert!(suggestion.grounds.iter().any(|ground| ground.kind.code() == "widened"), "{}", words(&suggestion));
    let published = Some(names[1].as_str());
    let met = judge(table, &Case { kpis: &[kpi("10", "10")], published, ..Case::default() });
    assert_eq!(met.agreement.code(), "differs");
}
