//! Three documents of other towns, typed into the format (tests/data/documents): each keeps the contract, is read as it is
//! meant, and goes through its next year and back to the byte.
#![allow(clippy::unwrap_used)]

use kensho::change::roll::roll;
use kensho::json::Edit;
use kensho::ledger::Ledger;
use kensho::ledger::year::FiscalYear;

const DOCUMENTS: [(&str, &str); 3] = [
    ("gyokuto", include_str!("../data/documents/gyokuto.json")),
    ("izumo", include_str!("../data/documents/izumo.json")),
    ("kurume", include_str!("../data/documents/kurume.json")),
];

#[test]
fn each_keeps_the_contract() {
    let schema: serde_json::Value = serde_json::from_str(kensho::ledger::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (name, text) in DOCUMENTS {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        Ledger::read(text).unwrap();
    }
}

/// The rates as they follow from what is printed: of the cumulative rows the whole against the whole, of the ones with a
/// year in brackets the value alone; a target in words and a blank have none.
#[test]
fn each_value_is_read_as_it_is_meant() {
    let rates = |text: &str, project: usize| -> Vec<Option<String>> {
        let ledger = Ledger::read(text).unwrap();
        let record = ledger.record(project).unwrap();
        let (_, review) = record.project().reviews().next().unwrap();
        review.kpis().map(|kpi| kpi.rate().map(|rate| rate.percent().to_string())).collect()
    };
    let said = |rates: &[&str]| -> Vec<Option<String>> {
        rates.iter().map(|rate| (!rate.is_empty()).then(|| (*rate).to_owned())).collect()
    };
    assert_eq!(rates(DOCUMENTS[0].1, 1), said(&["", "", "100.0"]));
    assert_eq!(rates(DOCUMENTS[1].1, 0), said(&["51.5", "68.6", "102.4", "100.2"]));
    assert_eq!(rates(DOCUMENTS[2].1, 0), said(&["108.2", "64.0", ""]));
}

#[test]
fn each_goes_through_its_next_year_and_back_to_the_byte() {
    for (name, text) in DOCUMENTS {
        let ledger = Ledger::read(text).unwrap();
        let year = ledger.front().front().fiscal_year().unwrap();
        let rolling = roll(&ledger, FiscalYear(year.0 + 1), 0).unwrap();
        let mut next = ledger.clone();
        let mut back: Vec<Edit> = rolling.edits.iter().map(|edit| next.apply(edit).unwrap()).collect();
        let made = next.doc().to_text();
        Ledger::read(&made).unwrap();
        assert_eq!(made.contains("\r\n"), text.contains("\r\n"), "{name}");
        let record = next.record(next.len() - 1).unwrap();
        let review = record.project().review_for(Some(FiscalYear(year.0 + 1))).unwrap().1;
        let before = ledger.record(next.len() - 1).unwrap();
        let kept = before.project().reviews().next().unwrap().1;
        let names = |review: kensho::ledger::view::Review<'_>| -> Vec<String> {
            review.kpis().map(|kpi| kpi.name.to_string()).collect()
        };
        assert_eq!(names(review), names(kept), "{name}");
        assert!(review.kpis().all(|kpi| kpi.actual.text().is_empty()), "{name}");
        back.reverse();
        back.iter().for_each(|edit| drop(next.apply(edit).unwrap()));
        assert_eq!(next.doc().to_text(), text, "{name}");
    }
}
