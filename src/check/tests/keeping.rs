//! What is kept on purpose, how much is told, and in which order.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value as Json, json};

use super::*;

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
    let slip = ("R/issues/revisions", json!("直接敵な"));
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
