//! A ledger of one's own, from its first byte through its years, on the command line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Output;

use crate::support::program::{EMBEDDED, Home, is_japanese, path};

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn fine(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn a_missing_member_is_added_where_it_belongs_and_no_other_byte_moves() {
    let home = Home::new();
    let before = "{\r\n\t\"format\": \"kensho-ledger/1\",\r\n\t\"x\": 1.10,\r\n\t\"projects\": [ { \"id\":\"a\", \"name\":\"甲\", \"reviews\":[] } ]\r\n}";
    let file = home.file("台帳.json", before);
    fine(&home.run(&["set", path(&file), "/municipality", "\"架空市\""]));
    fine(&home.run(&["set", path(&file), "/projects/0/number", "7"]));
    fine(&home.run(&["set", path(&file), "/projects/0/period/from", "\"R5\""]));
    let unknown = home.run(&["set", path(&file), "/memo", "\"x\""]);
    assert!(text(&unknown.stderr).contains("使わない項目"), "{unknown:?}");
    let after = before
        .replace("1\",\r\n\t\"x\"", "1\",\r\n\t\"municipality\": \"架空市\",\r\n\t\"x\"")
        .replace("\"a\", ", "\"a\", \"number\":7, ")
        .replace("\"甲\", ", "\"甲\", \"period\":{\"from\":\"R5\"}, ")
        .replace("} ]\r\n", "} ],\r\n\t\"memo\": \"x\"\r\n");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), after);
    for place in ["/projects/3/name", "/projects/0/name/x", "/projects/0/reviews/0/kpis/0/name"] {
        let refused = home.run(&["set", path(&file), place, "\"x\""]);
        assert_eq!(refused.status.code(), Some(2), "{place}");
        assert!(is_japanese(&text(&refused.stderr)));
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), after);
}

#[test]
fn a_new_ledger_is_one_and_nothing_is_overwritten() {
    let home = Home::new();
    fine(&home.run(&["new", "飯田.json", "--municipality", "長野県飯田市", "--year", "令和7年度"]));
    let made = std::fs::read_to_string(home.path("飯田.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&made).unwrap();
    assert_eq!((&value["prefecture"], &value["fiscal_year"]), (&"長野県".into(), &"R7".into()));
    let found = home.run(&["check", "飯田.json"]);
    assert_eq!(found.status.code(), Some(0), "{}", text(&found.stdout));
    fine(&home.run(&["list", "飯田.json"]));
    let again = home.run(&["new", "飯田.json"]);
    assert_eq!(again.status.code(), Some(4));
    assert!(text(&again.stderr).contains("上書きはしません"));
    assert_eq!(std::fs::read_to_string(home.path("飯田.json")).unwrap(), made);
    assert_eq!(home.run(&["new", "b.json", "--year", "来年"]).status.code(), Some(2));
    assert_eq!(home.run(&["new", "なし/b.json"]).status.code(), Some(4));
    // Without a year it is this one's, without a name the usual one.
    fine(&home.run(&["new"]));
    assert!(home.path("daicho.json").is_file());
}

#[test]
fn a_year_is_rolled_over_once_as_one_entry_of_the_trail() {
    let home = Home::new();
    let file = home.file("美祢.json", EMBEDDED);
    let dry = fine(&home.run(&["roll", path(&file), "--to", "R8", "--dry-run"]));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), EMBEDDED);
    for words in ["対象年度を令和6年度から令和8年度", "実施年度がR7で終わっている", "KPI5行"]
    {
        assert!(dry.contains(words), "{words}: {dry}");
    }
    let done = home.run(&["roll", path(&file), "--to", "R8"]);
    assert_eq!(fine(&done), dry);
    let rolled = std::fs::read_to_string(&file).unwrap();
    assert_ne!(rolled, EMBEDDED);
    let again = home.run(&["roll", path(&file), "--to", "R8"]);
    assert!(text(&again.stderr).contains("済んでいます"), "{again:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), rolled);
    assert_eq!(home.run(&["roll", path(&file), "--to", "R5"]).status.code(), Some(2));
    // It is one save, and taking that one back gives the very bytes.
    assert_eq!(fine(&home.run(&["log", path(&file), "--json"])).matches("への繰り越し").count(), 1);
    fine(&home.run(&["log", path(&file), "--revert", "1"]));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), EMBEDDED);
}
