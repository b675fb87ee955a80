//! `export --into` by the command: what is said, what is refused, and what stands on the disk afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use crate::support::program::{kensho, said};

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.filter(|name| name.ends_with("xlsx") || name.ends_with("tmp")).collect();
    names.sort();
    names
}

/// A folder with a form and the ledger that came out of it, one result changed.
fn desk() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let form = format!("{}/tests/forms/02-koka-kensho-sheet.xlsx", env!("CARGO_MANIFEST_DIR"));
    fs::copy(form, home.path().join("様式.xlsx")).unwrap();
    assert_eq!(
        kensho(home.path(), &["import", "-o", "台帳.json", "様式.xlsx"]).status.code(),
        Some(1),
        "some of it is asked"
    );
    let out = kensho(home.path(), &["set", "台帳.json", "/projects/0/reviews/0/kpis/0/actual", "4321"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    home
}

#[test]
fn the_form_stays_and_the_filled_in_one_stands_beside_it() {
    let home = desk();
    let dir = home.path();
    let form = fs::read(dir.join("様式.xlsx")).unwrap();
    let out = kensho(dir, &["export", "台帳.json", "--into", "様式.xlsx", "--dry-run"]);
    let list = String::from_utf8(out.stdout.clone()).unwrap();
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert!(list.lines().any(|line| line.starts_with("書く ") && line.contains("→ 4321")), "{list}");
    assert!(list.contains("1セルに書きます"), "{list}");
    assert_eq!(names(dir), ["様式.xlsx"]);
    let out = kensho(dir, &["export", "台帳.json", "--into", "様式.xlsx"]);
    assert_eq!((out.status.code(), out.stdout.len()), (Some(0), 0), "{}", said(&out));
    assert!(said(&out).contains("様式_記入済.xlsx に書きました"), "{}", said(&out));
    assert_eq!(names(dir), ["様式.xlsx", "様式_記入済.xlsx"]);
    assert_eq!(fs::read(dir.join("様式.xlsx")).unwrap(), form);
    let again = kensho(dir, &["import", "台帳.json", "様式_記入済.xlsx"]);
    assert!(String::from_utf8(again.stdout).unwrap().contains("違い 0件"));
    // What is there is replaced only where that is said; the form itself too.
    let out = kensho(dir, &["export", "台帳.json", "--into", "様式.xlsx"]);
    assert_eq!(out.status.code(), Some(4));
    assert!(said(&out).contains("--force"));
    let out = kensho(dir, &["export", "台帳.json", "--into", "様式.xlsx", "-o", "様式.xlsx", "--force"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert_eq!(fs::read(dir.join("様式.xlsx")).unwrap(), fs::read(dir.join("様式_記入済.xlsx")).unwrap());
    // Nothing is left to write, and no file is made of that.
    fs::remove_file(dir.join("様式_記入済.xlsx")).unwrap();
    let out = kensho(dir, &["export", "台帳.json", "--into", "様式.xlsx"]);
    assert!(said(&out).contains("書き換えるセルはありません"), "{}", said(&out));
    assert_eq!(names(dir), ["様式.xlsx"]);
}

#[test]
fn what_cannot_be_filled_in_gets_a_sentence_and_no_file() {
    let home = desk();
    let dir = home.path();
    fs::write(dir.join("表.csv"), "事業名,実績値\nまち,5\n").unwrap();
    fs::write(dir.join("途中.xlsx"), &fs::read(dir.join("様式.xlsx")).unwrap()[..4000]).unwrap();
    for (words, exit, sentence) in [
        (&["--into", "表.csv"][..], 3, "Excelのブック(xlsx)でない"),
        (&["--into", "途中.xlsx"], 3, "壊れている"),
        (&["--into", "ない.xlsx"], 3, "読めません"),
        (&["--into", "様式.xlsx", "-o", "台帳.json", "--force"], 4, "台帳そのもの"),
        (&["--into", "様式.xlsx", "--to", "html"], 2, "--into"),
        (&["--dry-run", "--to", "html"], 2, "--into"),
        (&["--into", "様式.xlsx", "--raw"], 2, "--into"),
    ] {
        let out = kensho(dir, &[&["export", "台帳.json"], words].concat());
        assert_eq!(out.status.code(), Some(exit), "{words:?}: {}", said(&out));
        assert!(said(&out).contains(sentence), "{words:?}: {}", said(&out));
    }
    assert_eq!(names(dir), ["様式.xlsx", "途中.xlsx"]);
}

#[test]
fn strictness_goes_no_further_where_something_is_open() {
    let home = desk();
    let dir = home.path();
    let out = kensho(dir, &["set", "台帳.json", "/projects/0/reviews/0/kpis/0/actual", "\"確認中\""]);
    assert_eq!(out.status.code(), Some(0));
    let out = kensho(dir, &["export", "台帳.json", "--into", "様式.xlsx", "--strict"]);
    assert_eq!(out.status.code(), Some(4), "{}", said(&out));
    assert!(said(&out).contains("確認中の実績値が") && said(&out).contains("--strict"), "{}", said(&out));
    assert_eq!(names(dir), ["様式.xlsx"]);
}

#[test]
fn what_has_no_cell_is_listed_with_its_place() {
    let home = desk();
    let dir = home.path();
    let out = kensho(dir, &["set", "台帳.json", "/funding", "\"国の交付金\""]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    let out = kensho(dir, &["export", "台帳.json", "--into", "様式.xlsx", "--dry-run"]);
    let list = String::from_utf8(out.stdout).unwrap();
    assert!(list.lines().any(|line| line.starts_with("欄なし") && line.contains("/funding")), "{list}");
    let out = kensho(dir, &["export", "台帳.json", "--into", "様式.xlsx", "--dry-run", "--json"]);
    let rows: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let rows = rows.as_array().unwrap();
    let of = |what: &str| rows.iter().filter(|row| row["as"] == what).collect::<Vec<_>>();
    assert!(of("written").iter().any(|row| row["after"] == "4321"), "{rows:?}");
    let missing = of("missing");
    assert!(missing.iter().any(|row| row["pointer"] == "/funding" && row["value"] == "国の交付金"), "{missing:?}");
    assert_eq!(names(dir), ["様式.xlsx"]);
    let out = kensho(dir, &["export", "台帳.json", "--to", "html", "--json"]);
    assert_eq!((out.status.code(), said(&out).contains("--into")), (Some(2), true));
}
