//! Files beside a ledger that is there: what they say otherwise, and what taking it makes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::Plan;
use kensho::exchange::against::take::{Standing, standings, take};
use kensho::exchange::against::{Against, NEW, Offer, Warning, against, together};
use kensho::exchange::mapping::{Answer, Mapping};
use kensho::json::{Edit, Pointer};
use kensho::ledger::Ledger;

use crate::support::imported::{beside as seen, get, ledger, named, with};
use crate::support::workbook;

fn planned(name: &str, year: &str, rows: &[&[&str]]) -> Plan {
    let title = format!("{year} 交付金事業 実績一覧");
    let title = [title.as_str()];
    let mut all: Vec<&[&str]> = vec![&title];
    all.extend(rows);
    named(name, &workbook::of(&all))
}

const HEAD: &[&str] = &["No", "事業名", "担当課", "実績額(円)", "指標名", "目標値", "実績値"];

fn base() -> Ledger {
    let made = planned(
        "base.xlsx",
        "令和6年度",
        &[
            HEAD,
            &["1", "移住支援事業", "企画課", "#1200000", "相談件数(件)", "#30", "確認中"],
            &["", "", "", "", "移住者数(人)", "#10", "#8"],
            &["2", "起業支援事業", "商工課", "#800000", "起業者数(人)", "#5", "#4"],
        ],
    );
    ledger(&made)
}

fn all(seen: &Against) -> Vec<&Offer> {
    seen.offers.iter().collect()
}

/// A year that was a plan, and of which the file says what came of it.
#[test]
fn results_of_a_planned_year_make_it_one_of_results() {
    let text = r#"{"format":"kensho-ledger/1","fiscal_year":"R7","projects":[{"id":"p1","number":1,"name":"移住支援事業","reviews":[
        {"fiscal_year":"R6","basis":"実績","kpis":[{"name":"相談件数(件)","target":40,"actual":41}]},
        {"fiscal_year":"R7","basis":"計画","kpis":[{"name":"相談件数(件)","target":50,"actual":null}]}]}]}"#;
    let base = Ledger::read(text).unwrap();
    let basis = "/projects/0/reviews/1/basis";
    let rows = |cell: &'static str| {
        planned(
            "結果.xlsx",
            "令和7年度",
            &[&["No", "事業名", "指標名", "目標値", "実績値"], &["1", "移住支援事業", "相談件数(件)", "#50", cell]],
        )
    };
    let found = seen(&[rows("#52")], &base);
    let offer = found.offers.iter().find(|offer| offer.pointer.as_str() == basis).expect("it is offered");
    assert_eq!((offer.before.as_deref(), offer.after.as_str()), (Some("\"計画\""), "\"実績\""));
    assert_eq!(offer.source.to_string(), "結果.xlsx Sheet1!E3", "the cell that says what came of it");
    let taken = take(&base, &base, &all(&found), false, 7).unwrap();
    assert_eq!(get(&taken.ledger, basis), "\"実績\"");
    // What is still to come makes no results of it.
    let open = seen(&[rows("確認中")], &base);
    assert!(open.offers.iter().all(|offer| offer.pointer.as_str() != basis), "{:?}", open.offers);
    // And a year that is one of results already isn't offered once more.
    assert!(seen(&[rows("#52")], &taken.ledger).offers.is_empty());
}

#[test]
fn the_same_file_says_nothing_new_and_another_value_is_one_edit() {
    let base = base();
    let same = planned(
        "a.xlsx",
        "令和6年度",
        &[HEAD, &["1", "移住支援事業", "企画課", "#1200000", "相談件数(件)", "#30", "確認中"]],
    );
    let found = seen(&[same], &base);
    assert_eq!((found.offers.len(), found.warnings.len()), (0, 0));
    assert!(found.same >= 5);
    let answer =
        planned("課/回答.xlsx", "令和6年度", &[HEAD, &["1", "移住支援事業", "", "", "相談件数(件)", "", "#41"]]);
    let found = seen(&[answer], &base);
    let [offer] = &found.offers[..] else { panic!("{:?}", found.offers) };
    assert_eq!((offer.before.as_deref(), offer.after.as_str()), (Some("\"確認中\""), "41"));
    assert_eq!(offer.source.to_string(), "回答.xlsx Sheet1!G3");
    let taken = take(&base, &base, &all(&found), false, 7).unwrap();
    assert_eq!(taken.ledger.doc().to_text(), base.doc().to_text().replace("\"確認中\"", "41"));
    assert_eq!(taken.steps[0].origin.as_deref(), Some("回答.xlsx Sheet1!G3"));
    assert_eq!(taken.steps[0].edits[0].at, 7);
}

#[test]
fn a_new_kpi_a_new_project_and_a_new_year_are_offered_as_rows() {
    let base = base();
    let more = planned(
        "b.xlsx",
        "令和6年度",
        &[
            HEAD,
            &["1", "移住支援事業", "", "", "空き家の成約数(件)", "#3", "#2"],
            &["3", "観光振興事業", "観光課", "#500000", "観光客数(人)", "#1000", "#1100"],
        ],
    );
    let found = seen(&[more], &base);
    let rows: Vec<&str> = found.offers.iter().map(|offer| offer.pointer.as_str()).collect();
    assert_eq!(rows, ["/projects/0/reviews/0/kpis/-", "/projects/-"]);
    let taken = take(&base, &base, &all(&found), false, 0).unwrap();
    assert_eq!(get(&taken.ledger, "/projects/0/reviews/0/kpis/2/actual"), "2");
    assert_eq!(get(&taken.ledger, "/projects/2/reviews/0/kpis/0/name"), "\"観光客数(人)\"");
    assert_ne!(get(&taken.ledger, "/projects/2/id"), get(&taken.ledger, "/projects/0/id"));
    let mut undone = taken.ledger.clone();
    for step in taken.steps.iter().rev() {
        for edit in step.inverse().edits {
            undone.apply(&edit).unwrap();
        }
    }
    assert_eq!(undone.doc().to_text(), base.doc().to_text());
    // Only the second is wanted.
    let taken = take(&base, &base, &[&found.offers[1]], false, 0).unwrap();
    assert_eq!(get(&taken.ledger, "/projects/0/reviews/0/kpis/2"), "-");
    assert_eq!(get(&taken.ledger, "/projects/2/name"), "\"観光振興事業\"");
    let next =
        planned("c.xlsx", "令和7年度", &[HEAD, &["1", "移住支援事業", "", "#900000", "相談件数(件)", "#35", "#36"]]);
    let found = seen(&[next], &base);
    assert_eq!(found.warnings, [Warning::Year("R6".into(), "R7".into())]);
    let taken = take(&base, &base, &all(&found), false, 0).unwrap();
    assert_eq!(get(&taken.ledger, "/projects/0/reviews/1/fiscal_year"), "\"R7\"");
    assert_eq!(get(&taken.ledger, "/projects/0/reviews/0/kpis/0/actual"), "\"確認中\"");
}

#[test]
fn what_was_changed_here_since_the_file_was_sent_out_is_not_overwritten() {
    let base = base();
    // Here the target was corrected and a result filled in; the department fills in two results on what it was given.
    let ours = with(&base, "/projects/0/reviews/0/kpis/0/target", "31");
    let ours = with(&ours, "/projects/0/reviews/0/kpis/1/actual", "9");
    let answer = planned(
        "回答.xlsx",
        "令和6年度",
        &[
            HEAD,
            &["1", "移住支援事業", "企画課", "#1200000", "相談件数(件)", "#30", "#41"],
            &["", "", "", "", "移住者数(人)", "#10", "#11"],
        ],
    );
    let found = seen(&[answer], &base);
    assert_eq!(found.offers.len(), 2, "{:?}", found.offers);
    let stand = standings(&found.offers, &base, &ours);
    assert_eq!(stand, [Standing::Clean, Standing::Conflict(Some("9".into()))]);
    let taken = take(&base, &ours, &all(&found), false, 0).unwrap();
    assert_eq!(taken.conflicts, 1);
    assert_eq!(get(&taken.ledger, "/projects/0/reviews/0/kpis/0/target"), "31");
    assert_eq!(get(&taken.ledger, "/projects/0/reviews/0/kpis/0/actual"), "41");
    assert_eq!(get(&taken.ledger, "/projects/0/reviews/0/kpis/1/actual"), "9");
    // Where a person says so, the file's value is taken, and the step says where it is from.
    let taken = take(&base, &ours, &[&found.offers[1]], true, 0).unwrap();
    assert_eq!(get(&taken.ledger, "/projects/0/reviews/0/kpis/1/actual"), "11");
    assert!(taken.steps.iter().any(|step| step.origin.as_deref() == Some("回答.xlsx Sheet1!G4")), "{:?}", taken.steps);
    // What was entered here meanwhile isn't offered as news.
    let entered = with(&base, "/projects/0/reviews/0/kpis/0/actual", "41");
    assert_eq!(standings(&found.offers[..1], &base, &entered), [Standing::Settled]);
}

#[test]
fn files_that_contradict_each_other_are_asked_about() {
    let base = base();
    let row = |actual| -> Vec<&str> { vec!["1", "移住支援事業", "", "", "相談件数(件)", "", actual] };
    let (one, two) = (row("#41"), row("#42"));
    let (a, b) = (planned("a.xlsx", "令和6年度", &[HEAD, &one]), planned("b.xlsx", "令和6年度", &[HEAD, &two]));
    let found = seen(&[a.clone(), b], &base);
    let [offer] = &found.offers[..] else { panic!("{:?}", found.offers) };
    assert_eq!(
        offer.others.iter().map(|(value, source)| (value.as_str(), source.file.as_str())).collect::<Vec<_>>(),
        [("42", "b.xlsx")]
    );
    // The same from both is said once.
    assert!(seen(&[a.clone(), a], &base).offers[0].others.is_empty());
}

#[test]
fn several_files_make_one_ledger() {
    let a = planned(
        "a.xlsx",
        "令和6年度",
        &[HEAD, &["1", "移住支援事業", "企画課", "#1200000", "相談件数(件)", "#30", "#41"]],
    );
    let b = planned(
        "b.xlsx",
        "令和6年度",
        &[
            HEAD,
            &["1", "移住支援事業", "企画部", "", "移住者数(人)", "#10", "#8"],
            &["2", "起業支援事業", "商工課", "#800000", "起業者数(人)", "#5", "#4"],
        ],
    );
    let (ledger, clashes) = together(&[a, b], &Mapping::default()).unwrap();
    assert_eq!(get(&ledger, "/projects/0/reviews/0/kpis/1/actual"), "8");
    assert_eq!(get(&ledger, "/projects/1/department"), "\"商工課\"");
    // Of two departments neither is written: that is asked.
    assert_eq!(get(&ledger, "/projects/0/department"), "null");
    assert_eq!(clashes.iter().map(|offer| offer.after.as_str()).collect::<Vec<_>>(), ["\"企画部\""]);
}

#[test]
fn a_name_that_is_only_alike_is_asked_about_and_the_answer_kept() {
    let base = base();
    let file = planned("a.xlsx", "令和6年度", &[HEAD, &["1", "移住支援の事業", "", "", "相談件数(件)", "", "#41"]]);
    let found = seen(std::slice::from_ref(&file), &base);
    assert!(found.offers.is_empty(), "{:?}", found.offers);
    let [asked] = &found.questions[..] else { panic!("{:?}", found.questions) };
    assert!(asked.asked.contains("移住支援の事業") && asked.options[0] == "移住支援事業");
    let answered = |words: &str| {
        let mut mapping = Mapping::default();
        mapping.put(Answer { answer: Some(words.into()), ..asked.clone() });
        against(std::slice::from_ref(&file), base.doc(), &Mapping::read(&mapping.text()).unwrap())
    };
    let same = answered("移住支援事業");
    assert_eq!((same.offers.len(), same.offers[0].after.as_str()), (1, "41"));
    assert_eq!(answered(NEW).offers[0].pointer.as_str(), "/projects/-");
    assert!(answered("取り込まない").offers.is_empty());
}

#[test]
fn a_file_of_another_town_or_with_none_of_the_projects_says_so() {
    let base = {
        let made = planned(
            "b.xlsx",
            "令和6年度",
            &[&["市町村名", "甲野市"], &[], HEAD, &["1", "移住支援事業", "企画課", "#1", "x(件)", "#1", "#1"]],
        );
        ledger(&made)
    };
    let other = planned(
        "o.xlsx",
        "令和6年度",
        &[&["市町村名", "乙川町"], &[], HEAD, &["1", "水道更新計画", "水道課", "#1", "y(件)", "#1", "#1"]],
    );
    let found = seen(&[other], &base);
    assert_eq!(found.warnings, [Warning::Town("甲野市".into(), "乙川町".into()), Warning::Strange]);
}

#[test]
fn a_row_that_the_ledger_has_got_meanwhile_is_no_second_one() {
    let base = base();
    let row = |actual: &'static str| -> Vec<Vec<&'static str>> {
        vec![HEAD.to_vec(), vec!["3", "観光振興事業", "観光課", "#500000", "観光客数(人)", "#1000", actual]]
    };
    let file = |actual| {
        let rows = row(actual);
        planned("b.xlsx", "令和6年度", &rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
    };
    // Here it was added too, under an id of its own and with a unit that the file doesn't say.
    let found = seen(&[file("#1100")], &base);
    let [offer] = &found.offers[..] else { panic!("{:?}", found.offers) };
    let mut own: serde_json::Value = serde_json::from_str(&offer.after).unwrap();
    own["id"] = "kanko".into();
    own["reviews"][0]["kpis"][0]["note"] = "速報".into();
    let mut ours = base.clone();
    ours.apply(&Edit::insert(Pointer::parse("/projects/-").unwrap(), own.to_string(), 0)).unwrap();
    assert_eq!(standings(&found.offers, &base, &ours), [Standing::Settled]);
    // Said otherwise in the file, it is for a person; taken, only what differs changes, and its cell is known.
    let found = seen(&[file("#1200")], &base);
    let [Standing::Conflict(Some(now))] = &standings(&found.offers, &base, &ours)[..] else { panic!() };
    assert!(now.contains("kanko"), "{now}");
    let taken = take(&base, &ours, &all(&found), true, 0).unwrap();
    assert_eq!(taken.ledger.doc().to_text(), ours.doc().to_text().replace("1100", "1200"));
    let origins: Vec<_> = taken.steps.iter().map(|step| step.origin.as_deref()).collect();
    assert!(matches!(origins[..], [Some(origin)] if origin.starts_with("b.xlsx Sheet1!")), "{origins:?}");
    // A second row of a name that the base has once is new all the same.
    let twice = planned(
        "c.xlsx",
        "令和6年度",
        &[
            HEAD,
            &["2", "起業支援事業", "商工課", "#800000", "起業者数(人)", "#5", "#4"],
            &["", "", "", "", "相談者数(人)", "#9", "#8"],
        ],
    );
    let found = seen(&[twice], &base);
    assert_eq!(standings(&found.offers, &base, &ours), [Standing::Clean]);
}

/// A department's list sums up its own projects only.
#[test]
fn a_sum_of_some_of_the_projects_is_for_a_person() {
    let rows: [&[&str]; 4] = [
        HEAD,
        &["1", "移住支援事業", "企画課", "#1200000", "相談件数(件)", "#30", "#31"],
        &["2", "起業支援事業", "商工課", "#800000", "起業者数(人)", "#5", "#4"],
        &["", "合計", "", "#2000000"],
    ];
    let ledger = together(&[planned("base.xlsx", "令和6年度", &rows)], &Mapping::default()).unwrap().0;
    assert_eq!(get(&ledger, "/totals/0/cost"), "2000000");
    let of_totals = |rows: &[&[&str]]| {
        let seen = seen(&[planned("回答.xlsx", "令和6年度", rows)], &ledger);
        let all = seen.offers.iter().zip(standings(&seen.offers, &ledger, &ledger));
        let totals = all.filter(|(offer, _)| offer.pointer.as_str().starts_with("/totals"));
        totals.map(|(offer, standing)| (offer.after.clone(), standing)).collect::<Vec<_>>()
    };
    let one = of_totals(&[HEAD, rows[1], &["", "合計", "", "#1200000"]]);
    assert_eq!(one, [("1200000".to_owned(), Standing::Partial)]);
    let all = of_totals(&[HEAD, rows[1], rows[2], &["", "合計", "", "#2100000"]]);
    assert_eq!(all, [("2100000".to_owned(), Standing::Clean)]);
}

#[test]
fn a_number_that_another_project_has_is_for_a_person() {
    let base = base();
    for (number, standing) in [("1", Standing::Renumbers), ("7", Standing::Clean)] {
        let rows: [&[&str]; 2] = [HEAD, &[number, "起業支援事業", "商工課", "#800000", "起業者数(人)", "#5", "#4"]];
        let seen = seen(&[planned("次の年.xlsx", "令和6年度", &rows)], &base);
        assert_eq!(all(&seen).iter().map(|offer| offer.after.as_str()).collect::<Vec<_>>(), [number]);
        assert_eq!(standings(&seen.offers, &base, &base), [standing]);
    }
}

/// What stands in brackets behind a name may change what is counted, in whatever brackets.
#[test]
fn a_remark_in_any_brackets_is_asked_about() {
    let base = base();
    for name in ["移住者数(累計)", "移住者数【累計】", "②移住者数（人）【累計】", "移住者数［累計］"]
    {
        let rows: [&[&str]; 2] = [HEAD, &["1", "移住支援事業", "企画課", "#1200000", name, "#10", "#8"]];
        let seen = seen(&[planned("a.xlsx", "令和6年度", &rows)], &base);
        let asked: Vec<&str> = seen.questions.iter().map(|asked| asked.options[0].as_str()).collect();
        assert_eq!((asked, seen.offers.len()), (vec!["移住者数(人)"], 0), "{name}");
    }
}
