//! A ledger that was begun first and into which files come: what it has then is what `import -o` makes of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::Plan;
use kensho::exchange::against::take::take;
use kensho::exchange::against::{Against, Offer, against, together};
use kensho::exchange::mapping::Mapping;
use kensho::ledger::Ledger;
use kensho::ledger::beginning;
use kensho::ledger::year::FiscalYear;
use serde_json::Value as Json;

use crate::support::imported::named;
use crate::support::workbook;

fn planned(name: &str, rows: &[&[&str]]) -> Plan {
    named(name, &workbook::of(rows))
}

fn list() -> Plan {
    planned(
        "一覧.xlsx",
        &[
            &["白波市 令和6年度 交付金事業 効果検証一覧"],
            &["No", "事業名", "交付金の種類", "実績額(円)", "指標名", "目標値", "実績値"],
            &["1", "移住支援事業", "推進タイプ", "#1200000", "相談件数(件)", "#30", "#28"],
            &["2", "起業支援事業", "拠点整備タイプ", "#800000", "起業者数(人)", "#5", "#4"],
            &["※ 実績値は速報である。"],
        ],
    )
}

fn other() -> Plan {
    planned(
        "追加.xlsx",
        &[
            &["白波市 令和6年度 交付金事業 効果検証一覧"],
            &["No", "事業名", "交付金の種類", "実績額(円)", "指標名", "目標値", "実績値"],
            &["3", "観光振興事業", "推進タイプ", "#300000", "来場者数(人)", "#100", "#120"],
            &["※ 観光課の分である。"],
        ],
    )
}

fn json(ledger: &Ledger) -> Json {
    serde_json::from_str(&ledger.doc().to_text()).unwrap()
}

/// A ledger as the first page begins it, with all that the files offer.
fn begun(town: Option<&str>, plans: &[Plan]) -> (Ledger, Vec<Offer>) {
    let base = Ledger::read(&beginning::ledger(town, FiscalYear(2024))).unwrap();
    let seen = against(plans, base.doc(), &Mapping::default());
    let all: Vec<&Offer> = seen.offers.iter().collect();
    let taken = take(&base, &base, &all, false, 0).unwrap();
    (taken.ledger, seen.offers)
}

#[test]
fn a_ledger_begun_first_has_what_one_made_of_the_files_has() {
    for plans in [vec![list()], vec![list(), other()]] {
        let (made, clashes) = together(&plans, &Mapping::default()).unwrap();
        assert!(clashes.is_empty());
        let made = json(&made);
        assert_eq!(made["title"], "白波市 令和6年度 交付金事業 効果検証一覧");
        assert_eq!(made["programs"].as_array().unwrap().len(), 2);
        assert_eq!(made["notes"].as_array().unwrap().len(), plans.len());
        for town in [Some("白波市"), None] {
            let (ledger, offers) = begun(town, &plans);
            let ledger = json(&ledger);
            for member in ["title", "municipality", "fiscal_year", "notes", "programs", "projects"] {
                assert_eq!(ledger[member], made[member], "{member}");
            }
            // Nobody wrote the title that it began with.
            let base = Ledger::read(&beginning::ledger(town, FiscalYear(2024))).unwrap();
            let title = offers.iter().find(|offer| offer.pointer.as_str() == "/title").unwrap();
            assert_eq!((title.before.is_some(), Against::written(title, base.doc())), (true, None));
            // Each of them says where it comes from.
            let unsaid = offers.iter().find(|offer| offer.source.to_string() == "一覧.xlsx ");
            assert!(unsaid.is_none(), "{unsaid:?}");
        }
    }
}

#[test]
fn a_ledger_in_which_somebody_has_written_keeps_its_heading() {
    let begun = beginning::ledger(Some("白波市"), FiscalYear(2024));
    let own = begun.replacen("地方創生の交付金を活用した事業の効果検証", "わが市の検証", 1);
    let base = Ledger::read(&own).unwrap();
    let seen = against(&[list()], base.doc(), &Mapping::default());
    assert!(seen.offers.iter().all(|offer| offer.pointer.as_str() == "/projects/-"), "{:?}", seen.offers);
}
