//! Dates and years in the text.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::json;

use super::*;

#[test]
fn days_that_no_calendar_has_and_weekdays_of_other_days() {
    let body = |text: &str| [("R/achievements/0/body", json!(text))];
    expect(&body("9月31日に開いた。"), &["E130 R/achievements/0/body"]);
    expect(&body("令和6年2月30日と13月1日。"), &["E130 R/achievements/0/body"]);
    expect(&body("令和6年8月3日(日)に開いた。"), &["W131 R/achievements/0/body"]);
    let found = findings(&with(&body("令和6年8月3日(日)に開いた。")));
    assert!(found[0].message.contains("「令和6年8月3日(土)」に直す"), "{}", found[0].message);
    // A date without a year belongs to the one before, or to the sheet's.
    expect(&body("令和5年12月10日(日)と1月7日(日)に開いた。"), &[]);
    expect(&body("8月10日（金）に開いた。"), &["W131 R/achievements/0/body"]);
    expect(&body("8月10日（土・祝）に開いた。2月29日は令和6年2月29日(木)である。"), &[]);
    expect(&body("3月(水産課)と12か月、10月5日(3日間)。"), &[]);
}

#[test]
fn eras_against_western_years() {
    let current = |text: &str| [("R/issues/current", json!(text))];
    for wrong in [
        "令和6年(2023年)に始まった。",
        "2024年度(令和5年度)に始まった。",
        "平成36年に始まった。",
        "令和６（2025）年に始まった。",
    ] {
        expect(&current(wrong), &["W132 R/issues/current"]);
    }
    for right in [
        "令和6年(2024年)に始まった。",
        "令和6年度(2025年3月)に終えた。",
        "平成31年4月に始まった。",
        "2024年度（令和６年度）から。",
    ] {
        expect(&current(right), &[]);
    }
}

#[test]
fn what_was_done_after_the_year_and_years_of_the_plan() {
    let body = |text: &str| [("R/achievements/0/body", json!(text))];
    expect(&body("令和7年10月に講座を開いた。"), &["W133 R/achievements/0/body"]);
    expect(&body("令和7年度は講座を3回開いた。"), &["W133 R/achievements/0/body"]);
    expect(&body("令和7年3月に講座を開いた。令和7年6月に開所する予定である。"), &[]);
    expect(&body("令和7年度に向けて準備した。令和4年に整備した施設を使った。"), &[]);
    expect(&body("令和4年度は講座を開いた。"), &["W134 R/achievements/0/body"]);
    let plan = |text: &str| [("P/plan/summary", json!(text))];
    expect(&plan("最終年度(令和8年度)までに自立する。"), &["W134 P/plan/summary"]);
    expect(&plan("初年度である令和6年度に整える。"), &["W134 P/plan/summary"]);
    expect(&plan("令和7年度(最終年度)に自立する。総合戦略の最終年度(令和9年度)を見据える。"), &[]);
}
