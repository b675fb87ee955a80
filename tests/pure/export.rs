//! The way out: what a file says is what the ledger says, whatever stands in it; and what the form prints comes back by the
//! way in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use kensho::exchange::out::{Kind, Scope, Stopped, Style, write_form, write_table};
use kensho::exchange::plan::Given;
use kensho::exchange::tables::{Kind as Holds, Table};
use kensho::exchange::{plan, read};
use kensho::ledger::year::FiscalYear;
use kensho::ledger::{EMBEDDED, Ledger};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::long;

fn ledger(value: &Value) -> Ledger {
    Ledger::read(&value.to_string()).unwrap()
}

pub(crate) fn embedded() -> Ledger {
    Ledger::read(EMBEDDED).unwrap()
}

fn form(kind: Kind, ledger: &Ledger) -> Vec<u8> {
    let mut out = Vec::new();
    write_form(kind, ledger, &Scope::default(), &mut out, &mut |_| true).unwrap();
    out
}

fn form_text(kind: Kind, ledger: &Ledger) -> String {
    String::from_utf8(form(kind, ledger)).unwrap()
}

pub(crate) fn table_bytes(kind: Kind, table: Table, ledger: &Ledger, style: Style) -> Result<Vec<u8>, Stopped> {
    let mut out = Vec::new();
    write_table((kind, table), ledger, &Scope::default(), style, &mut out, &mut |_| true)?;
    Ok(out)
}

fn csv_rows(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let strings = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = strings(reader.headers().unwrap());
    (header, reader.records().map(|record| strings(&record.unwrap())).collect())
}

/// A part of a workbook as text.
fn part(workbook: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// All sheets of a workbook as text.
fn sheets(workbook: &[u8]) -> String {
    let zip = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let names = zip.file_names().map(|name| name.unwrap().into_owned());
    let names: Vec<String> = names.filter(|name| name.starts_with("xl/worksheets/")).collect();
    names.iter().map(|name| part(workbook, name)).collect()
}

/// A small ledger with one project whose review and plan have these members over the usual ones.
fn one(review: Value, plan: Value) -> Value {
    let mut usual = json!({"fiscal_year": "R6", "basis": "実績", "cost": 1000000, "grant": 500000, "kpis": []});
    usual.as_object_mut().unwrap().extend(review.as_object().unwrap().clone());
    json!({
        "format": "kensho-ledger/1", "title": "令和6年度事業の効果検証について", "municipality": "北海道函館市",
        "municipality_code": "012025", "fiscal_year": "R6", "programs": [],
        "projects": [{"id": "p", "number": 1, "name": "まちの事業", "scope": "単独", "department": "企画課",
            "period": {"from": "R5", "to": "R7"}, "plan": plan, "reviews": [usual]}]
    })
}

// --------------------------------------------------------------------------------------------------- there and back

/// What a ledger says, leaf by leaf; a blank text and a flag that is off say nothing.
fn leaves(value: &Value) -> BTreeMap<String, Value> {
    fn walk(value: &Value, at: String, all: &mut BTreeMap<String, Value>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(key, value)| walk(value, format!("{at}/{key}"), all)),
            Value::Array(items) => items.iter().enumerate().for_each(|(i, item)| walk(item, format!("{at}/{i}"), all)),
            Value::Null | Value::Bool(false) => {}
            Value::String(text) if text.is_empty() => {}
            other => _ = all.insert(at, other.clone()),
        }
    }
    let mut all = BTreeMap::new();
    walk(value, String::new(), &mut all);
    all
}

/// The ledger that the way in makes of a ledger's workbook.
fn back(ledger: &Ledger) -> Value {
    let workbook = form(Kind::Xlsx, ledger);
    let book = read::read("様式.xlsx", &workbook, &read::How::default()).unwrap();
    let plan =
        plan(&book, &Given { year: ledger.front().front().fiscal_year().map(|year| year.0), ..Given::default() });
    serde_json::from_str(&plan.ledger().expect("a ledger comes back")).unwrap()
}

/// The leaves that didn't come back as they went, their indexes left out.
fn lost(before: &Value, after: &Value) -> BTreeSet<String> {
    let after = leaves(after);
    let plain = |at: &str| {
        let tokens = at.split('/').skip(1).map(|token| if token.parse::<u32>().is_ok() { "*" } else { token });
        tokens.fold(String::new(), |all, token| format!("{all}/{token}"))
    };
    leaves(before).iter().filter(|(at, value)| after.get(*at) != Some(value)).map(|(at, _)| plain(at)).collect()
}

#[test]
fn the_embedded_ledger_comes_back_from_its_workbook() {
    let before: Value = serde_json::from_str(EMBEDDED).unwrap();
    // Why a finding was accepted is the office's own and leaves with no form.
    let expected: BTreeSet<String> =
        lost(&before, &json!({})).into_iter().filter(|at| at.contains("/accepted/")).collect();
    assert_eq!(lost(&before, &back(&embedded())), expected);
    let workbook = form(Kind::Xlsx, &embedded());
    assert!(part(&workbook, "xl/workbook.xml").contains("name=\"kensho\" sheetId=\"6\" state=\"veryHidden\""));
    assert!(!part(&workbook, "xl/sharedStrings.xml").contains("accepted"));
}

/// What a person changes in a visible cell holds; what stands only in the hidden sheet stays.
#[test]
fn a_visible_cell_that_was_changed_wins() {
    use crate::support::answered::Answered;
    let before: Value = serde_json::from_str(EMBEDDED).unwrap();
    let mut book = Answered::open(&form(Kind::Xlsx, &embedded()));
    let read_book = |bytes: &[u8]| read::read("様式.xlsx", bytes, &read::How::default()).unwrap();
    let sheets = read_book(&book.bytes()).sheets;
    let comment = before["projects"][0]["reviews"][0]["effect"]["comment"].as_str().unwrap();
    let cell = sheets[2].cells.iter().find(|cell| *cell.text == *comment).unwrap();
    book.put(3, &kensho::exchange::cells::address(cell.row, cell.column), "書き直した評価である。");
    let plan = plan(&read_book(&book.bytes()), &Given { year: Some(2024), ..Given::default() });
    let after: Value = serde_json::from_str(&plan.ledger().unwrap()).unwrap();
    assert_eq!(after["projects"][0]["reviews"][0]["effect"]["comment"], "書き直した評価である。");
    assert_eq!(after["projects"][0]["id"], before["projects"][0]["id"]);
    let lost = lost(&before, &after);
    let changed = lost.iter().filter(|at| !at.contains("/accepted/")).collect::<Vec<_>>();
    assert_eq!(changed, ["/projects/*/reviews/*/effect/comment"]);
}

/// What an earlier year came to is no plan in the next year's form, neither for who reads it nor for the way in.
#[test]
fn totals_of_results_come_back_as_results_of_their_years() {
    let mut before: Value = serde_json::from_str(EMBEDDED).unwrap();
    before["totals"] = json!([
        {"fiscal_year": "R5", "basis": "実績", "projects": 4, "cost": 61_000_000, "grant": 30_500_000},
        {"fiscal_year": "R6", "basis": "実績", "projects": 5, "cost": 92_710_418, "grant": 46_248_061},
        {"fiscal_year": "R7", "basis": "計画", "projects": 7, "cost": 139_217_000, "grant": 69_607_000},
    ]);
    let mut out = Vec::new();
    let scope = Scope { visible_only: true, ..Scope::default() };
    write_form(Kind::Xlsx, &ledger(&before), &scope, &mut out, &mut |_| true).unwrap();
    let book = read::read("様式.xlsx", &out, &read::How::default()).unwrap();
    let said = |text: &str| book.sheets[0].cells.iter().filter(|cell| *cell.text == *text).count();
    assert_eq!((said("○令和5年度事業実施数及び交付実績額"), said("○事業実施数及び交付実績額")), (1, 1));
    assert_eq!(said("○令和7年度事業実施数"), 1);
    let after: Value = serde_json::from_str(&plan(&book, &Given::default()).ledger().unwrap()).unwrap();
    assert_eq!(after["totals"], before["totals"]);
}

fn words() -> impl Strategy<Value = String> {
    let stock = [
        "市内の事業者と連携して実施した。",
        "参加者は42人で、前年度を上回った。",
        "①窓口の設置\n②相談会の開催(延べ12回)",
        "・講座を開催した。\n・冊子を配布した。",
        "a < b & \"c\" | d",
        "=SUM(A1:A3)",
        "髙橋川の﨑を整備した㈱",
        "達成率は61.0％であった。",
        "@窓口",
    ];
    prop::sample::select(stock.to_vec()).prop_map(str::to_owned)
}

fn printed() -> impl Strategy<Value = Value> {
    let texts = ["13(301)", "確認中", "-", "80%以上", "約60"];
    prop_oneof![
        (0..200_000_i64).prop_map(|n| json!(n)),
        (0..10_000_i64).prop_map(|n| serde_json::from_str(&format!("{}.{}", n / 10, n % 10)).unwrap()),
        prop::sample::select(texts.to_vec()).prop_map(|text| json!(text)),
    ]
}

fn kpis() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec((printed(), printed(), any::<bool>()), 1..6).prop_map(|rows| {
        let row = |(i, (target, actual, unit)): (usize, (Value, Value, bool))| {
            let name = ["来場者数", "参加者満足度(%)", "新規就農者数", "商品開発件数", "移住相談数"][i];
            let mut row = json!({"name": name, "target": target, "actual": actual});
            if name.ends_with("(%)") {
                row["unit"] = json!("%");
            } else if unit {
                row["unit"] = json!("件");
            }
            row
        };
        rows.into_iter().enumerate().map(row).collect()
    })
}

fn project(number: usize) -> impl Strategy<Value = Value> {
    let texts = prop::collection::vec(words(), 8);
    let amounts = (100_000..90_000_000_i64, 100_000..40_000_000_i64);
    let rating = prop::sample::select(vec!["地方創生に非常に効果的であった", "効果は限定的であった", "B"]);
    let decision = prop::sample::select(vec!["事業を継続", "事業の終了", "見直しのうえ継続"]);
    (texts, amounts, kpis(), rating, decision, prop::option::of(1..9_i64)).prop_map(
        move |(texts, (cost, grant), kpis, rating, decision, planned)| {
            let name = ["駅前にぎわい創出事業", "山の学校づくり事業", "うみの仕事応援事業", "ことば交流事業"][number];
            let scope = ["広域", "単独"][number % 2];
            let plan = planned.map(|n| {
                json!({"applicant": "長野県安曇野市", "first_adopted": "令和5年度第1回募集", "total_cost": n * 3_000_000,
                    "year_cost": {"fiscal_year": "R6", "amount": n * 1_000_000}, "purpose": ["・交流を広げる"],
                    "cost_items": [{"group": "運営", "item": "委託", "account": "委託料", "amount": n * 1_000},
                        {"group": "運営", "item": "印刷", "amount": 5_500}],
                    "kpi_increments": [{"name": "来場者数", "increase": n, "unit": "人"}]})
            });
            json!({
                "id": format!("own-{number}"), "name_variants": ["別の表記"], "number": number + 1, "name": name, "scope": scope, "department": "企画課",
                "period": {"from": "R5", "to": "R9"}, "plan": plan,
                "reviews": [{
                    "fiscal_year": "R6", "basis": "実績", "cost": cost, "grant": grant,
                    "achievements": [{"heading": "【取組】", "body": texts[0]}, {"heading": "【広報】", "body": texts[1]}],
                    "kpis": kpis,
                    "effect": {"rating": rating, "comment": texts[2]},
                    "policy": {"decision": decision, "reason": texts[3]},
                    "budget": cost + 1, "funding": [{"source": "国費", "amount": grant}, {"source": texts[6], "amount": 1}],
                    "evaluations": [{"stage": "外部", "by": "検証会議", "at": "2025-08-20", "rating": "B", "comment": texts[7]}],
                    "opinions": [{"by": "委員", "text": texts[2], "response": texts[3], "state": "answered"}],
                    "issues": {"current": texts[4], "obstacles": texts[5], "revisions": texts[6]},
                }]
            })
        },
    )
}

/// What may stand in a field: what officials write, and what no program may lose.
fn any_text() -> impl Strategy<Value = String> {
    let stock = [
        "R7.6末",
        "令和8年3月頃",
        "未定",
        "null",
        "0",
        "１２",
        "=1+1",
        "+81",
        "_x0041_",
        " 前後の空白 ",
        "a\tb",
        "一行目\n二行目",
        "\"引用\"",
        "\\",
        "'0123",
        "<b>",
        "😀👨‍👩‍👧",
        "か\u{3099}",
        "﨑",
        "\u{202e}逆",
        "〃",
        "同上",
        "－",
        "確認中",
        "4,650千円",
        "■",
    ];
    prop_oneof![
        prop::sample::select(stock.to_vec()).prop_map(str::to_owned),
        "[ぁ-んァ-ヶ一-龠々ー0-9a-zA-Z%()。、・,.~\"'<>&=@+-]{1,40}",
        "\\PC{1,12}",
    ]
}

/// A ledger with one row of every list and every field of the contract filled in. The year under review and its review are those
/// of a ledger that is published.
fn with_every_field(texts: &[String]) -> Value {
    use kensho::ledger::field::{FIELDS, Kind as Of};
    fn put(node: &mut Value, tokens: &[&str], value: Value) {
        let Some((first, rest)) = tokens.split_first() else { return *node = value };
        let child = match *first {
            "*" => {
                if !node.is_array() {
                    *node = json!([null]);
                }
                &mut node[0]
            }
            key => {
                if !node.is_object() {
                    *node = json!({});
                }
                &mut node[key]
            }
        };
        put(child, rest, value);
    }
    let mut ledger = json!({});
    for (n, field) in FIELDS.iter().enumerate() {
        let value = match (field.pattern, field.kind) {
            (_, Of::Record | Of::List) => continue,
            ("/format", _) => json!("kensho-ledger/1"),
            ("/fiscal_year" | "/projects/*/reviews/*/fiscal_year", _) => json!("R6"),
            ("/projects/*/reviews/*/basis", _) => json!("実績"),
            (_, Of::Yen | Of::Whole | Of::Number) => json!(n + 1),
            (_, Of::Flag) => json!(true),
            _ => json!(texts[n % texts.len()]),
        };
        let tokens: Vec<&str> = field.pattern.split('/').skip(1).collect();
        put(&mut ledger, &tokens, value);
    }
    ledger
}

fn any_ledger() -> impl Strategy<Value = Value> {
    (1..4_usize)
        .prop_flat_map(|count| (0..count).map(project).collect::<Vec<_>>())
        .prop_map(|projects| {
            json!({
                "format": "kensho-ledger/1", "title": "令和6年度地方創生事業の実績について", "municipality": "長野県安曇野市",
                "municipality_code": "202207", "fiscal_year": "R6", "funding": "国の交付金(2分の1)",
                "criteria": {"effect": [{"rating": "B", "criterion": "目標に届いた"}]},
                "verifications": [{"body": "検証会議", "at": "2025-08-20", "kind": "外部組織"}],
                "programs": [{"id": "new", "name": "新しい地方の交付金", "summary": "地方の取組を支援する", "subsidy_rate": "1/2"}],
                "totals": [{"fiscal_year": "R6", "basis": "実績", "projects": projects.len(), "cost": 98765432, "grant": 4321000}],
                "projects": projects
            })
        })
}

proptest! {
    #![proptest_config(long::cases(24, 400))]

    #[test]
    fn any_ledger_comes_back_from_its_workbook(value in any_ledger()) {
        let lost = lost(&value, &back(&ledger(&value)));
        prop_assert!(lost.is_empty(), "{:#?}", lost);
    }

    /// Whatever a field says, the form's hidden sheet brings it back: 「R7.6末」 for a day, a formula, a quote, any character.
    #[test]
    fn every_field_with_any_text_comes_back_from_the_hidden_sheet(texts in prop::collection::vec(any_text(), 200)) {
        let value = with_every_field(&texts);
        let expected: BTreeSet<String> = lost(&value, &json!({})).into_iter().filter(|at| at.contains("/accepted/")).collect();
        let lost = lost(&value, &back(&ledger(&value)));
        prop_assert_eq!(lost, expected);
    }

    /// Every text and number of a table, read by someone else's reader, is the ledger's own.
    #[test]
    fn any_table_says_what_the_ledger_says(value in any_ledger()) {
        let ledger = ledger(&value);
        for table in Table::ALL {
            let (_, rows) = csv_rows(&table_bytes(Kind::Csv, table, &ledger, Style { raw: true, cp932: false }).unwrap());
            let lines = String::from_utf8(table_bytes(Kind::Ndjson, table, &ledger, Style::default()).unwrap()).unwrap();
            let objects: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            prop_assert_eq!(rows.len(), objects.len());
            for (row, object) in rows.iter().zip(&objects) {
                for (cell, column) in row.iter().zip(table.columns()) {
                    let said = match &object[column.key] {
                        Value::Null => String::new(),
                        Value::String(text) => text.clone(),
                        Value::Bool(flag) => u8::from(*flag).to_string(),
                        other => other.to_string(),
                    };
                    prop_assert_eq!(cell, &said, "{:?} {}", table, column.key);
                }
            }
        }
        let lines = String::from_utf8(table_bytes(Kind::Ndjson, Table::Kpis, &ledger, Style::default()).unwrap()).unwrap();
        let mut lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        for project in value["projects"].as_array().unwrap() {
            for kpi in project["reviews"][0]["kpis"].as_array().unwrap() {
                let line = lines.next().unwrap();
                prop_assert_eq!(&line["name"], &kpi["name"]);
                for (key, column) in [("target", "target_text"), ("actual", "actual_text")] {
                    let printed = kpi[key].as_str().map_or_else(|| kpi[key].to_string(), str::to_owned);
                    prop_assert_eq!(&line[column], &json!(printed));
                }
            }
        }
    }
}

// --------------------------------------------------------------------------------------------------- the workbook

#[test]
fn the_same_ledger_gives_the_same_bytes() {
    let first = form(Kind::Xlsx, &embedded());
    assert_eq!(first, form(Kind::Xlsx, &embedded()));
    assert!(part(&first, "docProps/core.xml").contains("2025-04-01T00:00:00Z"));
    assert!(part(&first, "docProps/core.xml").contains("<dc:creator>山口県美祢市</dc:creator>"));
}

#[test]
fn numbers_are_numbers_with_their_printed_places_and_texts_are_texts() {
    let kpis = json!([
        {"name": "割合(%)", "unit": "%", "target": 61.0, "actual": "13(301)"},
        {"name": "人数(人)", "unit": "人", "target": 81555, "actual": "確認中"},
        {"name": "長い数(人)", "unit": "人", "target": 1234567890123456_i64, "actual": "007"},
    ]);
    // As it is written: serde_json would keep 61.0 as well.
    let text = one(json!({"kpis": kpis}), Value::Null).to_string();
    let workbook = form(Kind::Xlsx, &Ledger::read(&text).unwrap());
    let book = read::read("様式.xlsx", &workbook, &read::How::default()).unwrap();
    let sheet = book.sheets.iter().find(|sheet| sheet.name.as_deref() == Some("効果検証")).unwrap();
    let shown: Vec<(&str, bool)> =
        sheet.cells.iter().map(|cell| (&*cell.text, cell.raw == kensho::exchange::cells::Raw::Number)).collect();
    for wanted in [
        ("61.0", true),
        ("81,555", true),
        ("1,000,000", true),
        ("13(301)", false),
        ("確認中", false),
        ("1,234,567,890,123,456", false),
        ("007", false),
    ] {
        assert!(shown.contains(&wanted), "{wanted:?} in {shown:?}");
    }
}

#[test]
fn the_sheets_print_as_official_papers_do() {
    let workbook = form(Kind::Xlsx, &embedded());
    let names = part(&workbook, "xl/workbook.xml");
    let order: Vec<usize> = ["概要", "一覧", "効果検証", "備考", "事業概要"]
        .iter()
        .map(|name| names.find(&format!("name=\"{name}\"")).unwrap())
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(names.contains("_xlnm.Print_Titles"));
    assert_eq!(names.matches("_xlnm.Print_Area").count(), 5);
    let sheet = part(&workbook, "xl/worksheets/sheet3.xml");
    assert!(
        sheet.contains("paperSize=\"8\"")
            && sheet.contains("orientation=\"landscape\"")
            && sheet.contains("fitToPage=\"1\"")
    );
    assert!(sheet.contains("<mergeCell ") && sheet.contains("customHeight=\"1\""));
    // No row is higher than Excel allows, and none is lower than its longest text needs.
    let heights: Vec<f64> =
        sheet.split(" ht=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect();
    assert!(heights.iter().all(|height| (13.0..=409.5).contains(height)), "{heights:?}");
}

#[test]
fn a_long_text_gets_the_rows_that_it_needs() {
    let long = "一行の文が続く。\n".repeat(120);
    let value = one(json!({"issues": {"current": long}, "achievements": [{"body": long}]}), Value::Null);
    let workbook = form(Kind::Xlsx, &ledger(&value));
    let sheet = part(&workbook, "xl/worksheets/sheet3.xml");
    let heights = sheet.split(" ht=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse::<f64>().unwrap());
    // 120 lines of 10 points for each of the two boxes.
    assert!(heights.sum::<f64>() > 2.0 * 120.0 * 10.0);
    let too_long = one(json!({"issues": {"current": "あ".repeat(40_000)}}), Value::Null);
    let refused = write_form(Kind::Xlsx, &ledger(&too_long), &Scope::default(), &mut Vec::new(), &mut |_| true);
    assert!(matches!(refused, Err(Stopped::Book(words)) if words.contains("32767") && words.contains("あああ")));
    assert!(form_text(Kind::Html, &ledger(&too_long)).contains(&"あ".repeat(40_000)));
}

// --------------------------------------------------------------------------------------------------- hostile records

/// Formulas, tags, controls and tricks in every sort of field.
const HOSTILE: [&str; 9] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1)",
    "-2+3",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\u{1b}]0;title\u{7}\u{1b}[31m赤",
    "invoice\u{202e}fdp.exe",
    "a|b\n# 見出し\n- 項目\n| x | y |",
    "_x0041_ &amp; \"引用\" `code` **太字** $x$",
];

pub(crate) fn hostile() -> Ledger {
    let review = json!({
        "achievements": [{"heading": HOSTILE[0], "body": HOSTILE[5]}],
        "kpis": HOSTILE.map(|text| json!({"name": text, "unit": text, "target": text, "actual": text, "note": text})),
        "effect": {"rating": HOSTILE[4], "comment": HOSTILE[7]},
        "policy": {"decision": HOSTILE[1], "reason": HOSTILE[8]},
        "issues": {"current": HOSTILE[6], "obstacles": HOSTILE[2], "revisions": HOSTILE[3]},
        "opinions": HOSTILE.map(|text| json!({"by": text, "at": text, "text": text, "response": text})),
        "evaluations": [{"stage": "外部", "by": HOSTILE[4], "rating": HOSTILE[0], "comment": HOSTILE[6]}],
    });
    let plan = json!({"applicant": HOSTILE[4], "summary": HOSTILE[7], "urls": ["javascript:alert(1)"],
        "cost_items": [{"group": HOSTILE[0], "item": HOSTILE[4], "account": HOSTILE[6], "amount": 5000}]});
    let mut value = one(review, plan);
    value["projects"][0]["name"] = json!(HOSTILE.join(" "));
    value["projects"][0]["department"] = json!(HOSTILE[0]);
    value["title"] = json!(format!("令和6年度の実績 {} {}", HOSTILE[4], HOSTILE[6]));
    value["municipality"] = json!(HOSTILE[5]);
    ledger(&value)
}

/// Whether a text holds what drives a terminal or deceives a reader.
fn drives(text: &str) -> Option<char> {
    text.chars().find(|&c| !matches!(c, '\n' | '\r' | '\u{feff}') && (c.is_control() || kensho::text::is_hostile(c)))
}

#[test]
fn no_formula_link_or_control_character_gets_into_a_workbook() {
    let workbook = form(Kind::Xlsx, &hostile());
    let (sheets, strings) = (sheets(&workbook), part(&workbook, "xl/sharedStrings.xml"));
    assert!(!sheets.contains("<f>") && !sheets.contains("<f ") && !sheets.contains("<hyperlink"));
    assert_eq!(drives(&strings), None);
    assert_eq!(drives(&part(&workbook, "docProps/core.xml")), None);
    // Excel takes _x0041_ for an A where the underscore isn't escaped itself.
    assert!(strings.contains("_x005F_x0041_"));
    let book = read::read("様式.xlsx", &workbook, &read::How::default()).unwrap();
    let texts: BTreeSet<&str> = book.sheets.iter().flat_map(|sheet| &sheet.cells).map(|cell| &*cell.text).collect();
    assert!(texts.contains("=cmd|' /C calc'!A0") && texts.contains("+1+1"));
    assert!(texts.contains("invoice<U+202E>fdp.exe") && texts.contains("^[]0;title^G^[[31m赤"), "{texts:#?}");
}

#[test]
fn no_tag_of_a_record_gets_into_a_page() {
    let page = form_text(Kind::Html, &hostile());
    assert_eq!(drives(&page), None);
    assert!(!page.contains("<script") && !page.contains("<img") && page.contains("&lt;script&gt;"));
    // Every tag is one of ours.
    let known = [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "div", "table",
        "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "section", "svg", "rect", "small",
    ];
    for tag in page.split('<').skip(1) {
        let name: String =
            tag.trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric() || *c == '!').collect();
        assert!(known.contains(&name.as_str()), "<{}", tag.chars().take(40).collect::<String>());
    }
}

#[test]
fn a_page_can_be_read_without_being_seen() {
    let page = form_text(Kind::Html, &embedded());
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"ja\">"));
    assert_eq!(page.matches("<table>").count(), page.matches("<caption>").count());
    let headers = page.matches("<th ").count();
    assert!(headers > 100 && headers == page.matches("scope=\"col\"").count() + page.matches("scope=\"row\"").count());
    assert_eq!(page.matches("<svg ").count(), page.matches("aria-label=\"達成率 ").count());
    assert!(page.contains("aria-label=\"達成率 71.7%\"") && page.contains("@page{size:A3 landscape"));
    // What isn't known has no bar and is no 0.
    assert!(page.contains(">確認中<") && page.contains(">13(301)<"));
    let order: Vec<usize> = ["交付金の概要", "<h2>一覧", "効果検証 1 ", "<h2>備考", "<h2>事業概要"]
        .iter()
        .map(|words| page.find(words).unwrap())
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    for sign in ["http-equiv", "<link", "<script", "url("] {
        assert!(!page.contains(sign), "{sign}: nothing is fetched");
    }
}

#[test]
fn a_record_makes_no_markdown() {
    let text = form_text(Kind::Markdown, &hostile());
    assert_eq!(drives(&text), None);
    assert!(!text.contains("<script") && text.contains("&lt;script&gt;"));
    assert!(text.contains("a\\|b<br>\\# 見出し<br>- 項目<br>\\| x \\| y \\|"), "{text}");
    assert!(text.contains("\\*\\*太字\\*\\*") && text.contains("\\`code\\`"));
    // Every row of a table has as many cells as its header.
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut width = None;
    for line in text.lines() {
        match (line.starts_with('|'), width) {
            (true, None) => width = Some(cells(line)),
            (true, Some(width)) => assert_eq!(cells(line), width, "{line}"),
            (false, _) => width = None,
        }
    }
    // Outside of tables no line of a record begins a list or a heading.
    assert!(text.lines().filter(|line| line.starts_with("# ")).count() == 1 && !text.contains("\n- "));
}

#[test]
fn a_spreadsheet_finds_no_formula_in_a_csv_unless_that_is_wanted() {
    let ledger = hostile();
    let guarded = table_bytes(Kind::Csv, Table::Opinions, &ledger, Style::default()).unwrap();
    assert!(guarded.starts_with("\u{feff}全国地方公共団体コード,".as_bytes()));
    let (header, rows) = csv_rows(guarded.strip_prefix("\u{feff}".as_bytes()).unwrap());
    let at = |name: &str| header.iter().position(|word| word == name).unwrap();
    let texts: Vec<&str> = rows.iter().map(|row| row[at("意見の内容")].as_str()).collect();
    assert_eq!(&texts[..4], ["'=cmd|' /C calc'!A0", "'+1+1", "'@SUM(1)", "'-2+3"]);
    assert!(rows.iter().flatten().all(|cell| drives(cell).is_none()));
    assert_eq!(rows[0][at("全国地方公共団体コード")], "012025");
    let raw = table_bytes(Kind::Csv, Table::Opinions, &ledger, Style { raw: true, cp932: false }).unwrap();
    let (_, rows) = csv_rows(raw.strip_prefix("\u{feff}".as_bytes()).unwrap());
    assert_eq!(rows[0][at("意見の内容")], HOSTILE[0]);
    let mut out = Vec::new();
    let scope = Scope::default();
    let changed = write_table((Kind::Csv, Table::Opinions), &ledger, &scope, Style::default(), &mut out, &mut |_| true);
    let changed = changed.unwrap();
    assert!(changed.guarded >= 16 && changed.marked > 0, "{changed:?}");
    assert!(changed.words().iter().any(|words| words.contains("--raw")));
}

#[test]
fn ndjson_keeps_every_character_and_none_that_drives() {
    let lines = table_bytes(Kind::Ndjson, Table::Kpis, &hostile(), Style::default()).unwrap();
    let text = String::from_utf8(lines).unwrap();
    assert_eq!(drives(&text), None);
    let names: Vec<String> = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names, HOSTILE);
}

#[test]
fn cp932_names_what_it_lacks_and_writes_all_else() {
    let cp932 = Style { cp932: true, raw: false };
    let fine = one(json!({"opinions": [{"text": "髙橋 ①㈱～ⅲ―－"}]}), Value::Null);
    let bytes = table_bytes(Kind::Csv, Table::Opinions, &ledger(&fine), cp932).unwrap();
    let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(&bytes);
    assert!(!broken && text.contains("髙橋 ①㈱～ⅲ―－"));
    assert!(text.lines().count() == 2 && text.ends_with("\r\n"));
    for lacking in ['𠮷', '〜', '—', '−', '😀', 'ä'] {
        let value = one(json!({"opinions": [{"text": "一"}, {"text": format!("あ{lacking}い")}]}), Value::Null);
        match table_bytes(Kind::Csv, Table::Opinions, &ledger(&value), cp932) {
            Err(Stopped::Lacks { character, place }) => {
                assert_eq!(character, lacking);
                assert!(
                    place.contains("2行目") && place.contains("意見の内容") && place.contains("まちの事業"),
                    "{place}"
                );
            }
            other => panic!("{lacking}: {other:?}"),
        }
        let utf8 = table_bytes(Kind::Csv, Table::Opinions, &ledger(&value), Style::default()).unwrap();
        assert!(String::from_utf8(utf8).unwrap().contains(lacking));
    }
}

// --------------------------------------------------------------------------------------------------- the tables

#[test]
fn the_tables_keep_the_ministry_s_rules() {
    for table in Table::ALL {
        let bytes = table_bytes(Kind::Csv, table, &embedded(), Style::default()).unwrap();
        let (header, rows) = csv_rows(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap());
        assert_eq!(header, table.columns().iter().map(|column| column.label).collect::<Vec<_>>());
        for row in &rows {
            for (cell, column) in row.iter().zip(table.columns()) {
                // A number has no unit and no separator; an empty cell is no 0.
                if column.kind != Holds::Text && !cell.is_empty() {
                    assert!(cell.parse::<f64>().is_ok(), "{table:?} {}: {cell}", column.label);
                }
            }
        }
    }
    let kpis = table_bytes(Kind::Csv, Table::Kpis, &embedded(), Style::default()).unwrap();
    let text = String::from_utf8(kpis).unwrap();
    let row = text.lines().find(|line| line.contains("市内就職率")).unwrap();
    assert!(row.contains(",38.3,%,38.3,確定,,,確認中,確認中,"), "{row}");
    let row = text.lines().find(|line| line.contains("厚保くり販売金額")).unwrap();
    assert!(row.contains(",34212000,円,\"34,212千円\",確定,"), "{row}");
}

#[test]
fn a_project_or_a_year_alone_can_be_had() {
    let ledger = embedded();
    let scope = Scope { projects: Some(vec![1, 5]), year: Some(FiscalYear(2024)), ..Scope::default() };
    let mut out = Vec::new();
    write_form(Kind::Markdown, &ledger, &scope, &mut out, &mut |_| true).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("みね探求塾") && !text.contains("山口ゆめ回廊"));
    // The sixth is a plan of the next year: it stands in the list, without a review.
    assert!(text.contains("厚保くりYAMAMORI") && !text.contains("### 6 "));
    let mut out = Vec::new();
    let written =
        write_table((Kind::Ndjson, Table::Reviews), &ledger, &scope, Style::default(), &mut out, &mut |_| true);
    written.unwrap();
    assert_eq!(out.iter().filter(|&&byte| byte == b'\n').count(), 1);
}

#[test]
fn whoever_gives_up_is_heard_at_the_next_project() {
    for kind in Kind::ALL {
        let mut asked = 0;
        let mut stop = |_: usize| {
            asked += 1;
            asked < 3
        };
        let (ledger, scope, mut out) = (embedded(), Scope::default(), Vec::new());
        let stopped = if kind.is_tables() {
            write_table((kind, Table::Kpis), &ledger, &scope, Style::default(), &mut out, &mut stop)
        } else {
            write_form(kind, &ledger, &scope, &mut out, &mut stop)
        };
        assert!(matches!(stopped, Err(Stopped::Cancelled)), "{kind:?}");
        assert_eq!(asked, 3, "{kind:?}");
    }
}
