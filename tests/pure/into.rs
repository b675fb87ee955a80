//! Into a town's own workbook: the ledger's values arrive in the cells that say them, are read back as they are, and nothing
//! else of the workbook is another byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod any;
mod blank;
mod package;

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use serde_json::{Value, json};

use crate::support::imported::{get, with};
use crate::support::{long, workbook};
use kensho::exchange::into::{Asked, Outcome, into};
use kensho::exchange::out::Scope;
use kensho::exchange::plan::Given;
use kensho::exchange::read::{How, read};
use kensho::exchange::{Plan, plan};
use kensho::ledger::Ledger;
use kensho::ledger::year::FiscalYear;

fn planned(bytes: &[u8]) -> Plan {
    plan(&read("様式.xlsx", bytes, &How::default()).unwrap(), &Given::default())
}

fn imported(bytes: &[u8]) -> Ledger {
    Ledger::read(&planned(bytes).ledger().unwrap()).unwrap()
}

fn filled_of(bytes: &[u8], ledger: &Ledger, scope: &Scope) -> Outcome {
    into("様式.xlsx", bytes, Asked { ledger, scope, given: &Given::default() }).unwrap()
}

fn filled(bytes: &[u8], ledger: &Ledger) -> Outcome {
    filled_of(bytes, ledger, &Scope::default())
}

/// Name, packed bytes, method and time of every part, in their order.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index_raw(at).unwrap();
            let mut raw = Vec::new();
            file.read_to_end(&mut raw).unwrap();
            let of = format!("{:?} {:?} {}", file.compression(), file.last_modified(), file.size());
            (file.name().unwrap().to_string(), raw, of)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A sheet's XML cut at its cells: what stands between them, and the cells by address.
fn cut(xml: &str) -> (String, Vec<(String, String)>) {
    let (mut between, mut cells, mut rest) = (String::new(), Vec::new(), xml);
    while let Some(at) = rest.find("<c ") {
        between.push_str(&rest[..at]);
        rest = &rest[at..];
        let close = rest.find('>').unwrap() + 1;
        let end = if rest[..close].ends_with("/>") { close } else { rest.find("</c>").unwrap() + 4 };
        let address = rest.split(" r=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        cells.push((address, rest[..end].to_owned()));
        rest = &rest[end..];
    }
    (between + rest, cells)
}

/// That only the cells that are said to be written are other bytes.
fn only_cells(before: &[u8], outcome: &Outcome) {
    let Some(after) = &outcome.bytes else {
        assert!(outcome.written.is_empty());
        return;
    };
    let (one, two) = (parts(before), parts(after));
    let names = |all: &[(String, Vec<u8>, String)]| all.iter().map(|(name, ..)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&one), names(&two));
    let mut changed = BTreeSet::new();
    for ((name, raw, of), (_, raw_after, of_after)) in one.iter().zip(&two) {
        if raw == raw_after {
            assert_eq!(of, of_after);
            continue;
        }
        assert!(name.starts_with("xl/worksheets/") && name.ends_with(".xml"), "{name} has changed");
        let (xml, xml_after) =
            (part(before, name), part(after, name).replace("<sheetCalcPr fullCalcOnLoad=\"1\"/>", ""));
        let ((between, cells), (between_after, cells_after)) = (cut(&xml), cut(&xml_after));
        assert_eq!(between, between_after, "{name}: something else than cells");
        let was: std::collections::BTreeMap<_, _> = cells.into_iter().collect();
        for (address, cell) in &cells_after {
            if was.get(address) != Some(cell) {
                assert!(!was.get(address).is_some_and(|cell| cell.contains("<f")), "{address}: a formula");
                let style =
                    |cell: &str| cell.split(" s=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
                if let Some(was) = was.get(address) {
                    assert_eq!(style(was), style(cell), "{address}");
                }
                changed.insert(address.clone());
            }
        }
    }
    let said: BTreeSet<String> =
        outcome.written.iter().map(|written| written.place.rsplit('!').next().unwrap().to_owned()).collect();
    assert_eq!(changed, said);
}

/// The values of a ledger that are cells' own: pointer and JSON.
fn leaves(ledger: &Ledger) -> Vec<(String, Value)> {
    fn walk(value: &Value, at: String, all: &mut Vec<(String, Value)>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(key, value)| walk(value, format!("{at}/{key}"), all)),
            Value::Array(items) => items.iter().enumerate().for_each(|(n, item)| walk(item, format!("{at}/{n}"), all)),
            Value::Number(_) | Value::String(_) => all.push((at, value.clone())),
            _ => {}
        }
    }
    let mut all = Vec::new();
    walk(&serde_json::from_str(&ledger.doc().to_text()).unwrap(), String::new(), &mut all);
    all
}

const FORMS: [&str; 7] = [
    "01-yoshiki2-jisseki",
    "02-koka-kensho-sheet",
    "03-koka-kensho-ichiran",
    "04-sogo-senryaku-kpi",
    "05-kaito-norin",
    "06-jimujigyo-hyoka",
    "07-yoko-narabi",
];

fn form(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/forms/{name}.xlsx", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn what_came_out_of_a_form_changes_nothing_in_it() {
    for name in FORMS {
        let bytes = form(name);
        let outcome = filled(&bytes, &imported(&bytes));
        assert_eq!((outcome.written, outcome.bytes.is_some()), (Vec::new(), false), "{name}");
    }
}

/// Every result and target, the amounts and the texts of every form, changed one after the other.
#[test]
fn a_changed_value_arrives_in_its_cell_and_comes_back() {
    let (mut arrived, mut said) = (0, 0);
    for name in FORMS {
        let bytes = form(name);
        let ledger = imported(&bytes);
        let wanted =
            ["/actual", "/target", "/cost", "/effect/comment", "/issues/current", "/effect/rating", "/department"];
        let all = leaves(&ledger);
        // One of each kind and third of the rest: every form once with all of them would take minutes.
        for (n, (pointer, value)) in all.iter().enumerate() {
            if !wanted.iter().any(|end| pointer.ends_with(end)) || n % (3 * long::every(4)) != 0 {
                continue;
            }
            let new = match value {
                Value::Number(_) if pointer.ends_with("/cost") => json!(98_765_000),
                Value::Number(_) => json!(4321),
                _ => json!("別の値"),
            };
            let changed = with(&ledger, pointer, &new.to_string());
            let outcome = filled(&bytes, &changed);
            only_cells(&bytes, &outcome);
            match &outcome.bytes {
                Some(after) => {
                    assert_eq!(get(&imported(after), pointer), new.to_string(), "{name} {pointer}");
                    arrived += 1;
                }
                None => {
                    assert!(!outcome.left.is_empty(), "{name} {pointer}: neither written nor said");
                    said += 1;
                }
            }
        }
    }
    assert!(arrived * long::every(4) > 60 && said * 5 < arrived, "{arrived} arrived, {said} were only said");
}

const HEAD: &[&str] = &["No", "事業名", "担当課", "実績額(千円)", "指標名", "単位", "目標値", "実績値", "評価の理由"];

fn small(rows: &[&[&str]]) -> Vec<u8> {
    let title: &[&str] = &["令和6年度 交付金事業 実績一覧"];
    let all: Vec<&[&str]> = [title, HEAD].into_iter().chain(rows.iter().copied()).collect();
    workbook::of(&all)
}

fn rows() -> Vec<u8> {
    small(&[
        &["1", "移住支援事業", "企画課", "#1200@#,##0", "相談件数", "件", "#30", "確認中", "窓口を設けた。"],
        &["", "", "", "", "移住者の割合", "%", "#61@0.0", "#0.821@0.0%", ""],
        &["2", "起業支援事業", "商工課", "#800@#,##0", "起業者数", "人", "#5", "#4", ""],
    ])
}

fn place_of<'o>(outcome: &'o Outcome, cell: &str) -> &'o kensho::exchange::into::Written {
    let found = outcome.written.iter().find(|written| written.place == format!("Sheet1!{cell}"));
    found.unwrap_or_else(|| panic!("{cell} in {:#?}", outcome))
}

#[test]
fn printed_digits_stay_and_what_the_format_would_not_print_is_text() {
    let bytes = rows();
    let mut ledger = imported(&bytes);
    assert_eq!(get(&ledger, "/projects/0/reviews/0/kpis/1/target"), "61.0");
    for (pointer, after) in [
        ("/projects/0/reviews/0/cost", "1250000"),
        ("/projects/1/reviews/0/cost", "800500"),
        ("/projects/0/reviews/0/kpis/0/actual", "35"),
        ("/projects/0/reviews/0/kpis/1/target", "65.5"),
        ("/projects/0/reviews/0/kpis/1/actual", "\"90.0%\""),
        ("/projects/1/reviews/0/kpis/0/target", "6.0"),
        ("/projects/1/reviews/0/kpis/0/actual", "\"13(301)\""),
    ] {
        ledger = with(&ledger, pointer, after);
    }
    let outcome = filled(&bytes, &ledger);
    only_cells(&bytes, &outcome);
    let after = outcome.bytes.clone().unwrap();
    let xml = part(&after, "xl/worksheets/sheet1.xml");
    for cell in ["<v>1250</v>", "<v>35</v>", "<v>65.5</v>", "<v>0.9</v>", ">800,500円<", ">6.0<", ">13(301)<"] {
        assert!(xml.contains(cell), "{cell} in {xml}");
    }
    assert!(place_of(&outcome, "D5").note.unwrap().contains("文字で書きました"));
    assert!(place_of(&outcome, "G5").note.unwrap().contains("文字で書きました"));
    assert_eq!(place_of(&outcome, "H3").note, None);
    assert_eq!(outcome.written.len(), 7);
    let again = imported(&after);
    for pointer in
        ["/projects/1/reviews/0/cost", "/projects/1/reviews/0/kpis/0/target", "/projects/0/reviews/0/kpis/1/actual"]
    {
        assert_eq!(get(&again, pointer), get(&ledger, pointer));
    }
    // A second time there is nothing to do.
    assert_eq!(filled(&after, &ledger).bytes, None);
}

#[test]
fn formulas_names_and_what_is_asked_about_stay_and_are_said() {
    let bytes = small(&[
        &["1", "移住支援事業", "企画課", "=C9*2|1200", "相談件数", "件", "#30", "17→20", "よい。"],
        &["2", "起業支援事業", "商工課", "#800", "起業者数", "人", "#5", "#4", "よい。"],
    ]);
    let mut ledger = imported(&bytes);
    ledger = with(&ledger, "/projects/0/reviews/0/cost", "1300000");
    // None of the answers to 「17→20」.
    ledger = with(&ledger, "/projects/0/reviews/0/kpis/0/actual", "21");
    ledger = with(&ledger, "/projects/1/name", "\"起業支援事業(拡充)\"");
    ledger = with(&ledger, "/projects/1/reviews/0/effect/comment", "null");
    ledger = with(&ledger, "/projects/1/reviews/0/kpis/0/actual", "6");
    let outcome = filled(&bytes, &ledger);
    only_cells(&bytes, &outcome);
    let places: Vec<&str> = outcome.written.iter().map(|written| written.place.as_str()).collect();
    assert_eq!(places, ["Sheet1!H4"], "{outcome:#?}");
    for (place, why) in [("D3", "式のセル"), ("H3", "質問になる"), ("B4", "行の目印"), ("I4", "台帳が空欄")]
    {
        let place = format!("Sheet1!{place}");
        assert!(
            outcome.left.iter().any(|left| left.place == place && left.why.contains(why)),
            "{place}: {:#?}",
            outcome.left
        );
    }
    // The formulas are calculated anew when it is opened, and that is said.
    let xml = part(outcome.bytes.as_ref().unwrap(), "xl/worksheets/sheet1.xml");
    assert!(xml.contains("</sheetData><sheetCalcPr fullCalcOnLoad=\"1\"/>"));
    assert!(outcome.notices.iter().any(|words| words.contains("計算し直す")));
}

#[test]
fn only_what_was_asked_for_is_written() {
    let bytes = rows();
    let mut ledger = imported(&bytes);
    for project in 0..2 {
        ledger = with(&ledger, &format!("/projects/{project}/reviews/0/kpis/0/target"), "77");
    }
    let places = |scope: Scope| {
        let outcome = filled_of(&bytes, &ledger, &scope);
        outcome.written.into_iter().map(|written| written.place).collect::<Vec<_>>()
    };
    assert_eq!(places(Scope::default()), ["Sheet1!G3", "Sheet1!G5"]);
    assert_eq!(places(Scope { projects: Some(vec![1]), ..Scope::default() }), ["Sheet1!G5"]);
    assert_eq!(places(Scope { year: Some(FiscalYear(2024)), ..Scope::default() }), ["Sheet1!G3", "Sheet1!G5"]);
}

#[test]
fn a_record_makes_no_formula_and_no_character_that_drives() {
    let bytes = rows();
    let ledger = imported(&bytes);
    for (text, shown) in [
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("+1+1", "+1+1"),
        ("<script>&amp;\"'</script>", "<script>&amp;\"'</script>"),
        ("_x0041_ と \u{1b}[31m赤\u{7}", "_x0041_ と ^[[31m赤^G"),
        ("一行目\r\n二行目\n  三行目", "一行目\n二行目\n  三行目"),
        ("invoice\u{202e}fdp.exe", "invoice<U+202E>fdp.exe"),
        ("]]> と \u{fffe}", "]]> と"),
    ] {
        let changed = with(&ledger, "/projects/0/reviews/0/effect/comment", &json!(text).to_string());
        let outcome = filled(&bytes, &changed);
        only_cells(&bytes, &outcome);
        let after = outcome.bytes.unwrap();
        let xml = part(&after, "xl/worksheets/sheet1.xml");
        assert!(!xml.contains("<f>") && xml.contains("<is><t xml:space=\"preserve\">"), "{text:?}");
        assert!(!xml.chars().any(|c| c != '\n' && c.is_control()), "{text:?}");
        let book = read("様式.xlsx", &after, &How::default()).unwrap();
        let cell = book.sheets[0].at(2, 8).unwrap();
        assert!(cell.text.starts_with(shown) && cell.formula().is_none(), "{:?}", cell.text);
    }
    let long = with(&ledger, "/projects/0/reviews/0/effect/comment", &json!("あ".repeat(32_768)).to_string());
    let outcome = filled(&bytes, &long);
    assert!(
        outcome.bytes.is_none() && outcome.left.iter().any(|left| left.why.contains("32767")),
        "{:#?}",
        outcome.left
    );
}

/// Counted by field for whoever reads, one by one with their places for whoever looks them up.
#[test]
fn every_value_that_has_no_cell_is_named_with_its_place() {
    let bytes = form("07-yoko-narabi");
    let own = imported(&bytes);
    let ledger = with(&own, "/projects/0/name_en", "\"Unknown to all\"");
    let ledger = with(&ledger, "/funding", "\"国の交付金\"");
    let ledger = with(&ledger, "/projects/0/reviews/-", r#"{"fiscal_year": "R1", "basis": "実績", "cost": 1234}"#);
    let outcome = filled(&bytes, &ledger);
    let said = |at: &str| {
        let found = outcome.missing.iter().find(|one| one.at.as_str() == at);
        found.map(|one| one.value.as_str())
    };
    assert_eq!(said("/funding"), Some("\"国の交付金\""));
    assert_eq!(said("/projects/0/name_en"), Some("\"Unknown to all\""));
    let last = leaves(&ledger).into_iter().find(|(_, value)| *value == json!(1234)).unwrap().0;
    assert_eq!(said(&last), Some("1234"), "{last}");
    let words: Vec<String> = outcome.left.iter().map(|left| format!("{}: {}", left.label, left.why)).collect();
    assert!(words.iter().any(|words| words.contains("財源 1件")), "{words:?}");
    assert!(words.iter().any(|words| words.contains("令和元年度の効果検証 1件")), "{words:?}");
    // What has a cell isn't among them.
    for written in leaves(&own).iter().filter(|(at, _)| at.ends_with("/actual")) {
        assert_eq!(said(&written.0), None);
    }
}

/// The list and the sheet of one project that towns hand out blank.
const LIST: &[&str] = &["No.", "事業名", "総事業費(円)", "指標名", "目標値", "実績値", "評価"];

fn small_ledger() -> Ledger {
    let kpi = |name: &str| json!({"name": name, "unit": "人", "target": 10, "actual": 9});
    let opinion = json!({"by": "A委員", "text": "長期の視点で見るべき。", "response": "目標に加える。"});
    let review = |rating: &str, kpis: Value, opinions: Value| {
        json!({"fiscal_year": "R6", "cost": 4_200_000, "kpis": kpis, "opinions": opinions,
            "effect": {"rating": rating}, "policy": {"decision": "継続"}})
    };
    let projects = json!([
        {"id": "p1", "name": "石垣事業", "number": 1,
            "reviews": [review("A", json!([kpi("見学者数"), kpi("案内人数")]), json!([opinion]))]},
        {"id": "p2", "name": "温泉事業", "number": 2, "reviews": [review("B", json!([kpi("宿泊者数")]), json!([]))]},
    ]);
    let value = json!({"format": "kensho-ledger/1", "fiscal_year": "R6", "projects": projects});
    Ledger::read(&value.to_string()).unwrap()
}
