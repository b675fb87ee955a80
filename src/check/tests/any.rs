//! Any ledger of the right shapes.
#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;

proptest! {
    #![proptest_config(crate::long::cases(8, 48))]
    /// Whatever a ledger of the right shapes holds, checking it is safe and every finding stands at a field that the table names.
    #[test]
    fn any_ledger_of_the_right_shapes_can_be_checked(seed in any::<u64>(), rounds in 1_usize..12) {
        let mut ledger: Json = serde_json::from_str(include_str!("../../../data/mine-r6.json")).unwrap();
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
