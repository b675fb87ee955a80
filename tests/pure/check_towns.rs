//! What `kensho check` finds in ledgers of other towns: four made-up ones, in other prose, departments, units and years than
//! the embedded document's, and the errors of `errors.json` and `unseen.json` put into them one at a time.
//!
//! An error counts as found where one of the codes that it names is told, and wasn't before. `unseen.json` was written after
//! the rules: when it was first tried 26 of its 29 errors were found, with one false alarm. The floors say how many of each
//! kind must be found; on the ledgers as they are nothing may be.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, HashSet};

use kensho::check::lexicon::Words;
use kensho::check::{Criteria, Office, check};
use kensho::json::Tree;
use kensho::ledger::view::{Front, Project};
use kensho::rules::Table;
use serde_json::Value;

const TOWNS: [(&str, &str); 4] = [
    ("shiomi", include_str!("../data/towns/shiomi.json")),
    ("chikumahara", include_str!("../data/towns/chikumahara.json")),
    ("minamine", include_str!("../data/towns/minamine.json")),
    ("hayaseno", include_str!("../data/towns/hayaseno.json")),
];

/// Code, place and words of a finding.
type Told = (&'static str, String, String);

fn told(ledger: &str, criteria: &dyn Criteria) -> HashSet<Told> {
    let tree = Tree::parse(ledger).unwrap();
    let root = tree.root(ledger);
    kensho::ledger::field::check_shape(root, "").unwrap();
    let projects = root.get("projects").unwrap().items().map(Project);
    let found = check(Front(root), projects, criteria);
    found.into_iter().map(|found| (found.code, found.pointer.to_string(), found.quote.to_string())).collect()
}

/// The towns' ledgers, and what is told of them as they are.
fn towns(criteria: &dyn Criteria) -> BTreeMap<&'static str, (Value, HashSet<Told>)> {
    TOWNS.iter().map(|(name, text)| (*name, (serde_json::from_str(text).unwrap(), told(text, criteria)))).collect()
}

/// Puts one error into a town's ledger.
fn with(ledger: &Value, error: &Value) -> Value {
    let mut ledger = ledger.clone();
    let more = error.get("more").and_then(Value::as_array).cloned().unwrap_or_default();
    for change in std::iter::once(error).chain(&more) {
        let place = ledger.pointer_mut(change["pointer"].as_str().unwrap()).unwrap();
        *place = match (change.get("before"), change.get("after")) {
            (Some(before), Some(after)) => {
                let (text, before) = (place.as_str().unwrap(), before.as_str().unwrap());
                assert!(text.contains(before), "{before}");
                text.replacen(before, after.as_str().unwrap(), 1).into()
            }
            _ => change["value"].clone(),
        };
    }
    ledger
}

/// How many errors of each kind are found, of how many; and those that aren't.
fn recall(errors: &str, criteria: &dyn Criteria) -> (BTreeMap<String, (usize, usize)>, Vec<String>) {
    let towns = towns(criteria);
    let errors: Vec<Value> = serde_json::from_str(errors).unwrap();
    let (mut kinds, mut missed) = (BTreeMap::new(), Vec::new());
    for error in &errors {
        let (ledger, before) = &towns[error["town"].as_str().unwrap()];
        let now = told(&with(ledger, error).to_string(), criteria);
        let codes = error["codes"].as_array().unwrap();
        let found = now.difference(before).any(|(code, ..)| codes.iter().any(|named| named == code));
        let kind: &mut (usize, usize) = kinds.entry(error["kind"].as_str().unwrap().to_owned()).or_default();
        kind.0 += usize::from(found);
        kind.1 += 1;
        if !found {
            missed.push(format!("{} {} {}", error["kind"], error["pointer"], error["after"]));
        }
    }
    (kinds, missed)
}

const ERRORS: &str = include_str!("../data/towns/errors.json");
const UNSEEN: &str = include_str!("../data/towns/unseen.json");

#[test]
fn a_clean_ledger_of_another_town_has_nothing_to_find() {
    for (name, (_, told)) in towns(Table::embedded()) {
        assert!(told.is_empty(), "{name}: {told:?}");
    }
}

#[test]
fn errors_of_every_kind_are_found_in_other_towns() {
    for (errors, floors) in [
        (
            ERRORS,
            [
                ("absence", 6),
                ("calendar", 10),
                ("claims", 10),
                ("letters", 15),
                ("money", 9),
                ("numbers", 10),
                ("privacy", 11),
            ],
        ),
        (
            UNSEEN,
            [
                ("absence", 2),
                ("calendar", 5),
                ("claims", 4),
                ("letters", 5),
                ("money", 2),
                ("numbers", 4),
                ("privacy", 4),
            ],
        ),
    ] {
        let (kinds, missed) = recall(errors, Table::embedded());
        for (kind, least) in floors {
            let (found, all) = kinds[kind];
            assert!(found >= least, "{kind}: {found} of {all}, not found: {missed:#?}");
        }
    }
}

/// The words of the table that stand in the embedded document too, its headings and the grammar of claims apart, could be
/// that document's own. Without any of them as much is found.
#[test]
fn no_find_in_another_town_needs_a_word_of_the_embedded_document() {
    let document = include_str!("../../data/mine-r6.json");
    let mut table: Value = serde_json::from_str(include_str!("../../data/word-pairs.json")).unwrap();
    let mut dropped = 0;
    let mut keep = |list: &mut Value, stands: &dyn Fn(&Value) -> bool| {
        let items = list.as_array_mut().unwrap();
        let before = items.len();
        items.retain(|item| !stands(item));
        dropped += before - items.len();
    };
    let word = |item: &Value| document.contains(item.as_str().unwrap());
    keep(&mut table["slips"], &|slip| document.contains(slip["wrong"].as_str().unwrap()));
    for list in ["spellings", "accounts", "hints"] {
        keep(&mut table[list], &|forms| forms["forms"].as_array().unwrap().iter().any(word));
    }
    for (room, lists) in [
        ("people", vec!["events", "states", "facts", "not_facts", "persons", "professionals", "few"]),
        ("policies", vec!["said_to_end"]),
    ] {
        for list in lists {
            keep(&mut table[room][list], &word);
        }
    }
    assert!(dropped > 20, "{dropped}");
    let without = Office { table: Table::embedded(), words: Words::parse(&table.to_string()).unwrap() };
    for errors in [ERRORS, UNSEEN] {
        let (all, _) = recall(errors, Table::embedded());
        let (rest, missed) = recall(errors, &without);
        assert_eq!(rest, all, "{missed:#?}");
    }
}
