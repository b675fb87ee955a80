//! What docs/analysis.md says of the tables and of the filter is what they are; its SQL is run by tests/analysis.sh.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::check::CODES;
use kensho::exchange::gathered::Gathered;
use kensho::rules::Verdict;

fn documents() -> [(&'static str, String); 2] {
    ["analysis.md", "analysis.en.md"].map(|name| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        (name, std::fs::read_to_string(path).unwrap())
    })
}

#[test]
fn the_findings_that_need_the_whole_ledger_are_named() {
    let mut expected: Vec<&str> = CODES.iter().filter(|code| code.across).map(|code| code.code).collect();
    expected.sort_unstable();
    for (name, text) in documents() {
        let (_, rest) = text.split_once("<!-- across -->").unwrap();
        let mut named: Vec<&str> = rest.split_once("<!-- /across -->").unwrap().0.split_whitespace().collect();
        named.sort_unstable();
        assert_eq!(named, expected, "{name}");
    }
}

#[test]
fn every_table_has_its_line_and_every_verdict_its_word() {
    for (name, text) in documents() {
        for table in Gathered::all() {
            assert!(text.contains(&format!("| `{}` | ", table.key())), "{name} says nothing of {}", table.key());
        }
        for verdict in
            [Verdict::Achieved, Verdict::Missed, Verdict::Open, Verdict::Excluded, Verdict::Unusable].map(Verdict::code)
        {
            assert!(text.contains(&format!("`{verdict}`")), "{name} says nothing of {verdict}");
        }
    }
}

/// Names in backticks that look like a column's are columns.
#[test]
fn every_column_that_is_named_exists() {
    let columns: Vec<&str> = Gathered::all().flat_map(Gathered::columns).map(|column| column.key).collect();
    for (name, text) in documents() {
        let words = text.split('`').skip(1).step_by(2);
        let named: Vec<&str> =
            words.filter(|word| word.contains('_') && !word.contains(['.', '=', '/', ' '])).collect();
        assert!(named.len() > 15, "{name}: {named:?}");
        for word in named {
            // `target_` stands for all that begin so; `off_list` is a value, `mean_of_others` the document's own.
            let known = columns
                .iter()
                .any(|column| if word.ends_with('_') { column.starts_with(word) } else { *column == word });
            assert!(known || ["off_list", "mean_of_others"].contains(&word), "{name} names {word}");
        }
    }
}
