//! Each code on a small project that shows it and on one that doesn't.
#![allow(clippy::unwrap_used, clippy::panic)]

mod any;
mod calendar;
mod claims;
mod frame;
mod keeping;
mod money;
mod words;
mod years;

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

/// Every code has a project above that shows it: a code that nothing can show would be a promise about nothing.

#[test]
fn every_code_is_shown_by_a_test() {
    let tests = [
        include_str!("calendar.rs"),
        include_str!("claims.rs"),
        include_str!("frame.rs"),
        include_str!("keeping.rs"),
        include_str!("money.rs"),
        include_str!("words.rs"),
        include_str!("years.rs"),
    ]
    .concat();
    for row in CODES {
        assert!(
            tests.contains(&format!("\"{} ", row.code)) || tests.contains(&format!("\"{}\"", row.code)),
            "{}",
            row.code
        );
    }
}
