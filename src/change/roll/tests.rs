//! The next fiscal year: what comes along, what is blank, and that it is one step.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::change::history::Step;

fn rolled(ledger: &Ledger, to: u16) -> (Rolling, Ledger) {
    let rolling = roll(ledger, FiscalYear(to), 0).unwrap();
    let mut after = ledger.clone();
    Step::make("", &rolling.edits, &mut after).unwrap();
    let proved = Ledger::read(&after.doc().to_text()).unwrap();
    (rolling, proved)
}

const TOWN: &str = r#"{"format": "kensho-ledger/1", "title": "令和６年度の検証", "fiscal_year": "R6", "projects": [
 {"id": "a", "name": "甲", "scope": "広域", "period": {"from": "R5", "to": "R7"}, "reviews": [
  {"fiscal_year": "R6", "basis": "実績", "program": "x", "cost": 5, "kpis": [
   {"name": "客数", "unit": "人", "target": 10, "actual": 8, "note": "速報", "memo": 1, "id": "k", "goal": {"value": 20, "by": "R7"}},
   {"name": "店", "target": 3, "actual": 3, "rating": "◎"}],
   "opinions": [{"by": "議会", "text": "周知を", "response": "行う", "state": "answered"},
    {"from_year": "R5", "text": "昔の", "state": "answered"}, {"from_year": "R5", "text": "未回答", "state": "open"}]}]},
 {"id": "b", "name": "乙", "period": {"from": "R4", "to": "R6"}, "reviews": []},
 {"id": "c", "name": "丙", "period": {"from": "R8", "to": "R9"}, "reviews": []},
 {"id": "d", "name": "丁", "reviews": [{"fiscal_year": "R7", "basis": "計画", "cost": 700, "grant": 350, "kpis": [{"name": "x", "target": 1}]}]},
 {"id": "e", "name": "戊", "reviews": null}
]}"#;

#[test]
fn what_is_printed_for_every_year_comes_along_and_the_rest_is_blank() {
    let (rolling, after) = rolled(&Ledger::read(TOWN).unwrap(), 2025);
    let fates: Vec<Fate> = rolling.projects.iter().map(|project| project.fate).collect();
    let carried = Fate::Carried { from: Some(FiscalYear(2024)), kpis: 2, targets: 1, opinions: 2 };
    let others =
        [Fate::Over(FiscalYear(2024)), Fate::NotYet(FiscalYear(2026)), Fate::Settled { opinions: 0 }, Fate::Begun];
    assert_eq!(fates, [&[carried], &others[..]].concat());
    let get = |at: &str| {
        let value: serde_json::Value = serde_json::from_str(&after.doc().to_text()).unwrap();
        value.pointer(at).cloned().unwrap_or(serde_json::json!("missing"))
    };
    assert_eq!(get("/fiscal_year"), "R7");
    assert_eq!(get("/title"), "令和７年度の検証");
    assert_eq!(get("/totals/0/projects"), 3);
    assert_eq!(get("/totals/0/joint"), 1);
    assert_eq!(
        get("/projects/0/reviews/1/kpis"),
        serde_json::json!([
            {"name": "客数", "unit": "人", "target": 20, "actual": null, "note": null, "id": "k", "goal": {"value": 20, "by": "R7"}},
            {"name": "店", "target": null, "actual": null}
        ])
    );
    assert_eq!(get("/projects/0/reviews/1/opinions/0/from_year"), "R6");
    assert_eq!(get("/projects/0/reviews/1/opinions/0/response"), serde_json::Value::Null);
    assert_eq!(get("/projects/0/reviews/1/opinions/1/from_year"), "R5");
    assert_eq!(get("/projects/0/reviews/1/opinions/1/text"), "未回答");
    assert_eq!(get("/projects/0/reviews/1/program"), "x");
    assert_eq!(get("/projects/3/reviews/0/basis"), "実績");
    assert_eq!(get("/projects/3/reviews/0/budget"), 700);
    assert_eq!(get("/projects/3/reviews/0/cost"), serde_json::Value::Null);
    assert_eq!(get("/projects/4/reviews/0/fiscal_year"), "R7");
}

#[test]
fn rolling_twice_does_nothing_more_and_never_goes_back() {
    for text in [TOWN, crate::ledger::EMBEDDED] {
        let (_, after) = rolled(&Ledger::read(text).unwrap(), 2025);
        let again = roll(&after, FiscalYear(2025), 0).unwrap();
        assert_eq!((again.edits.as_slice(), again.front.as_slice()), (&[][..], &[][..]));
        let back = RollError::Back { from: FiscalYear(2025), to: FiscalYear(2024) };
        assert_eq!(roll(&after, FiscalYear(2024), 0).unwrap_err(), back);
    }
}

#[test]
fn one_step_back_gives_the_very_bytes() {
    for text in [TOWN, crate::ledger::EMBEDDED] {
        for layout in [text.to_owned(), text.replace('\n', "\r\n"), text.replace('\n', " ")] {
            let ledger = Ledger::read(&layout).unwrap();
            let rolling = roll(&ledger, FiscalYear(2025), 0).unwrap();
            let mut after = ledger.clone();
            let step = Step::make("", &rolling.edits, &mut after).unwrap();
            assert_ne!(after.doc().to_text(), layout);
            Step::make("", &step.inverse().edits, &mut after).unwrap();
            assert_eq!(after.doc().to_text(), layout);
        }
    }
}

#[test]
fn a_title_with_another_year_in_it_is_left_alone() {
    let to = |title: &str| FiscalYear(2024).replaced_in(title, FiscalYear(2025));
    assert_eq!(to("令和6年度 検証(2024年度)").as_deref(), Some("令和7年度 検証(2025年度)"));
    assert_eq!(to("大瀬浦村 令和６年度 検証").as_deref(), Some("大瀬浦村 令和７年度 検証"));
    assert_eq!(to("令和6年度と令和7年度"), None);
    assert_eq!(to("検証"), None);
}

#[test]
fn of_joint_projects_nothing_is_said_where_no_project_says_it() {
    let (_, after) = rolled(&Ledger::read(&TOWN.replace("\"広域\"", "null")).unwrap(), 2025);
    let value: serde_json::Value = serde_json::from_str(&after.doc().to_text()).unwrap();
    assert_eq!(value.pointer("/totals/0/projects"), Some(&serde_json::json!(3)));
    assert_eq!(value.pointer("/totals/0/joint"), Some(&serde_json::Value::Null));
}
