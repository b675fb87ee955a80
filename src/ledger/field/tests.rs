//! The shapes that the table of fields asks for, and what is said of a value of another one.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::json::Tree;

fn check(text: &str) -> Result<(), ShapeError> {
    check_shape(Tree::parse(text).unwrap().root(text), "")
}

#[test]
fn a_row_that_is_null_is_no_row() {
    let rows = [
        r#"{"projects":[{"reviews":[{"kpis":[null]}]}]}"#,
        r#"{"projects":[{"reviews":[{"achievements":[{},null]}]}]}"#,
        r#"{"projects":[{"plan":{"purpose":[null]}}]}"#,
        r#"{"projects":[{"reviews":[null]}]}"#,
    ];
    for text in rows {
        let error = check(text).unwrap_err();
        assert_eq!(error.offset, text.find("null").unwrap());
        assert!(error.to_string().contains("空(null)"), "{error}");
    }
    assert_eq!(check(r#"{"projects":[{"reviews":[{"kpis":null}]}]}"#), Ok(()));
}

#[test]
fn a_whole_number_is_one_however_it_is_written() {
    let cost =
        |number: &str| check(&format!(r#"{{"projects":[{{"number":{number},"reviews":[{{"cost":{number}}}]}}]}}"#));
    for whole in ["1", "1.0", "1e3", "2024.000", "1.50e1", "-5.0"] {
        assert_eq!(cost(whole), Ok(()), "{whole}");
    }
    assert!(cost("1.5").unwrap_err().to_string().contains("整数でない数値"));
    assert!(cost("99999999999999999999").unwrap_err().to_string().contains("桁数"));
    assert_eq!(super::super::decimal::whole("2024.0"), Some(2024));
}

#[test]
fn more_rows_than_are_handled_are_no_project() {
    let project = |years: usize, rows: usize| {
        let review = format!(r#"{{"kpis":[{}]}}"#, vec!["{}"; rows].join(","));
        format!(r#"{{"urls":null,"reviews":[{}]}}"#, vec![review; years].join(","))
    };
    let ledger = |projects: &[String]| format!(r#"{{"projects":[{}]}}"#, projects.join(","));
    // Each project for itself, with the rows of all of its lists: a review is a row too.
    let most = project(2, MOST_ROWS / 2 - 1);
    assert_eq!(check(&ledger(&[most.clone(), most.clone()])), Ok(()));
    let text = ledger(&[most, project(2, MOST_ROWS / 2)]);
    let error = check(&text).unwrap_err();
    assert_eq!((error.offset, error.kind.clone()), (text.rfind('[').unwrap(), ShapeErrorKind::TooMany { rows: 2_500 }));
    assert!(error.to_string().contains("2,500行") && error.to_string().contains("5,000行"), "{error}");
    // What stands outside the projects; projects may be many.
    let front = |rows: usize| format!(r#"{{"totals":[{}],"projects":[]}}"#, vec!["{}"; rows].join(","));
    assert_eq!(check(&front(MOST_ROWS)), Ok(()));
    assert!(check(&front(MOST_ROWS + 1)).is_err());
    assert_eq!(check(&ledger(&vec!["{}".to_owned(); 2 * MOST_ROWS])), Ok(()));
}

#[test]
fn the_embedded_ledger_has_the_shapes_of_the_table() {
    let text = include_str!("../../../data/mine-r6.json");
    assert_eq!(check(text), Ok(()));
    fn walk(value: Value<'_>, at: &Pointer) {
        assert!(field(at).is_some(), "the table doesn't name {at}");
        for (i, item) in value.items().enumerate() {
            walk(item, &at.index(i));
        }
        for member in value.members() {
            walk(member.value, &at.key(&member.key()));
        }
    }
    walk(Tree::parse(text).unwrap().root(text), &Pointer::root());
}

#[test]
fn a_container_stands_before_its_members_and_no_row_twice() {
    for (i, row) in FIELDS.iter().enumerate() {
        assert!(FIELDS[..i].iter().all(|other| other.pattern != row.pattern), "{} twice", row.pattern);
        if let Some((parent, _)) = row.pattern.rsplit_once('/') {
            assert!(FIELDS[..i].iter().any(|other| other.pattern == parent), "{} before {parent}", row.pattern);
        }
    }
}

#[test]
fn another_kind_of_value_is_named_with_its_place() {
    let text = r#"{"projects":[{"reviews":[{"cost":"40,404,482円"}]}]}"#;
    let error = check(text).unwrap_err();
    assert_eq!(&text[error.offset..error.offset + 4], "\"40,");
    assert_eq!(error.to_string(), "「総事業費」は円単位の整数でなければなりませんが、文字列が書かれています");
    assert!(check(r#"{"projects":[{"reviews":[{"cost":1.5}]}]}"#).is_err());
    assert!(check(r#"{"projects":[null]}"#).is_err());
    assert!(check(r#"{"projects":{}}"#).is_err());
    assert!(check("[]").is_err());
}

#[test]
fn a_known_member_given_twice_is_refused_and_an_unknown_one_kept() {
    assert!(check(r#"{"x":1,"x":2,"projects":[{"y":[],"y":{}}]}"#).is_ok());
    let error = check(r#"{"projects":[{"number":1,"number":2}]}"#).unwrap_err();
    assert_eq!(error.kind, ShapeErrorKind::Duplicate { key: "number".into() });
}

#[test]
fn blank_members_pass() {
    assert!(check(r#"{"projects":[{"plan":null,"reviews":[{"cost":null,"kpis":null,"effect":null}]}]}"#).is_ok());
}
