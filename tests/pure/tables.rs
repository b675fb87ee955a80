//! No table lets two cells run into each other, whatever stands in it and however narrow the page is: a figure is whole,
//! or it is cut with a sign.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use kensho::app::state::{Origin, State};
use kensho::ledger::Ledger;
use kensho::ledger::field::Tab;
use kensho::page::{self, Body, Page};
use kensho::rules::Table;
use kensho::text;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::long;

const MINE: &str = include_str!("../../data/mine-r6.json");

/// The real document with other figures in all its tables.
fn with_figures(figure: &Value, money: i64) -> String {
    let mut ledger: Value = serde_json::from_str(MINE).unwrap();
    for total in ledger["totals"].as_array_mut().unwrap() {
        total["cost"] = money.into();
        total["grant"] = (money / 2).into();
        total["projects"] = (money / 1_000).into();
    }
    for (i, project) in ledger["projects"].as_array_mut().unwrap().iter_mut().enumerate() {
        if i % 2 == 0 {
            project["department"] = "とても長い名前の地域振興観光交流推進課デジタル化担当".into();
        }
        if let Some(items) = project["plan"]["cost_items"].as_array_mut() {
            items.iter_mut().for_each(|item| item["amount"] = money.into());
        }
        if let Some(increments) = project["plan"]["kpi_increments"].as_array_mut() {
            let increase = if figure.is_number() { figure.clone() } else { money.into() };
            increments.iter_mut().for_each(|increment| increment["increase"] = increase.clone());
        }
        for review in project["reviews"].as_array_mut().unwrap() {
            review["cost"] = money.into();
            review["grant"] = money.into();
            for (k, kpi) in review["kpis"].as_array_mut().unwrap().iter_mut().enumerate() {
                match k % 3 {
                    0 => kpi["actual"] = figure.clone(),
                    1 => kpi["target"] = figure.clone(),
                    _ => (kpi["target"], kpi["actual"]) = (1.into(), figure.clone()),
                }
            }
        }
    }
    ledger.to_string()
}

fn cells_of(body: &Body) -> usize {
    match body {
        Body::Text { text, .. } => text::cells(text),
        Body::Bar(bar) => usize::from(bar.cells),
        Body::Rule(cells) => usize::from(*cells),
    }
}

/// What runs into what, in words.
fn overlaps(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    for row in &page.rows {
        let mut spans: Vec<_> = row.iter().collect();
        spans.sort_by_key(|span| span.x);
        for pair in spans.windows(2) {
            if usize::from(pair[0].x) + cells_of(&pair[0].body) > usize::from(pair[1].x) {
                found.push(format!("{:?} runs into {:?}", pair[0].body, pair[1].body));
            }
        }
        if let Some(last) = spans.last()
            && usize::from(last.x) + cells_of(&last.body) > page.width
        {
            found.push(format!("{:?} at {} leaves the page", last.body, last.x));
        }
    }
    found
}

/// Figures that are neither whole nor visibly cut in the first row of their field.
fn broken(page: &Page) -> Vec<String> {
    let figure = |text: &str| text.len() > 1 && text.chars().all(|c| c.is_ascii_digit() || ",.円+-".contains(c));
    let fields = page.fields.iter().enumerate().filter(|(_, field)| figure(&field.text));
    let mut found = Vec::new();
    for (id, field) in fields {
        let row = &page.rows[field.rows.start];
        let piece = row.iter().find_map(|span| match &span.body {
            Body::Text { text, from: Some((of, _)) } if *of == id => Some((span.x, text.as_str())),
            _ => None,
        });
        let (x, piece) = piece.unwrap_or((field.x, ""));
        let sign_at = x + text::cells(piece) as u16;
        let is_cut =
            row.iter().any(|span| span.x == sign_at && matches!(&span.body, Body::Text { text, .. } if text == "…"));
        if piece != field.text && !is_cut || field.rows.len() > 1 {
            found.push(format!("{} is shown as {piece:?}", field.text));
        }
    }
    found
}

/// What is wrong on any page of the ledger at a width, each fault once.
fn faults(text: &str, width: usize) -> BTreeSet<String> {
    let state = State::with_ledger(Origin::Embedded, Ledger::read(text).unwrap(), Table::embedded());
    let mut pages = Vec::new();
    for index in 0..state.projects() {
        state.with_subject(index, |subject| {
            let suggestion = state.suggestion(subject);
            for blanks in [false, true] {
                let subject = page::Subject { suggestion: suggestion.as_ref(), blanks, ..*subject };
                for tab in Tab::ALL {
                    pages.push((format!("{index} {tab:?}"), page::screen_page(&subject, tab, width)));
                }
                pages.push((format!("{index} meeting"), page::meeting_page(&subject, width, 30)));
                for height in [1, 3, 6] {
                    let rows = page::summary(&subject, None, true, (width, height));
                    pages.push((format!("{index} summary {height}"), Page { width, rows, ..Page::default() }));
                }
            }
        });
    }
    let sums = (state.book.tally(), state.book.briefs());
    pages.push(("whole".into(), page::whole_page(state.book.ledger(), sums, (false, true), state.table, width)));
    let each = |(name, page): (String, Page)| {
        let found = overlaps(&page).into_iter().chain(broken(&page));
        found.map(|fault| format!("{name} at {width}: {fault}")).collect::<Vec<_>>()
    };
    pages.into_iter().flat_map(each).collect()
}

proptest! {
    #![proptest_config(long::cases(8, 24))]
    #[test]
    fn no_two_cells_of_a_table_run_into_each_other(
        width in 16_usize..=196,
        digits in 1_u32..=18,
        sign in prop::bool::ANY,
    ) {
        let number = 10_i64.pow(digits) / 9 * if sign { 1 } else { -1 };
        let found = faults(&with_figures(&json!(number), number.abs()), width);
        prop_assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn the_figures_that_once_ran_together_stand_apart() {
    let mut found = BTreeSet::new();
    for width in [16, 26, 36, 46, 60, 78, 92, 196].into_iter().step_by(long::every(3)) {
        for figure in [json!(61_000), json!("61,000,000,000人"), json!("13(301)"), json!("確認中(令和8年6月公表)")]
        {
            found.extend(faults(&with_figures(&figure, 9_999_999_999_999), width));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
