//! Into a town's own workbook: the ledger's values arrive in the cells that say them, are read back as they are, and nothing
//! else of the workbook is another byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use kensho::exchange::into::{Asked, Outcome, into};
use kensho::exchange::out::Scope;
use kensho::exchange::plan::Given;
use kensho::exchange::read::{How, read};
use kensho::exchange::{Plan, plan};
use kensho::json::{Edit, Pointer};
use kensho::ledger::Ledger;
use kensho::ledger::year::FiscalYear;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{long, workbook};

// --------------------------------------------------------------------------------------------------------- the tools

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

fn with(ledger: &Ledger, pointer: &str, after: &str) -> Ledger {
    let mut changed = ledger.clone();
    let at = Pointer::parse(pointer).unwrap();
    let edit = match ledger.doc().get(&at) {
        Ok(before) => Edit::replace(at, before, after, 0),
        Err(_) => Edit::insert(at, after, 0),
    };
    changed.apply(&edit).unwrap();
    changed
}

fn get(ledger: &Ledger, pointer: &str) -> String {
    ledger.doc().get(&Pointer::parse(pointer).unwrap()).unwrap_or_else(|_| "-".to_owned())
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

// ------------------------------------------------------------------------------------------- forms that towns hand in

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

// ------------------------------------------------------------------------------------------------ what a form is made of

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
fn an_empty_form_is_filled_in_by_its_names() {
    let full = rows();
    let ledger = imported(&full);
    let empty = small(&[
        &["2", "起業支援事業", "", "", "起業者数", "", "", "", ""],
        &["1", "移住支援事業", "", "", "相談件数", "", "", "", ""],
        &["", "", "", "", "移住者の割合", "", "", "", ""],
    ]);
    let outcome = filled(&empty, &ledger);
    only_cells(&empty, &outcome);
    let again = imported(outcome.bytes.as_ref().unwrap());
    for (project, here) in [(0, 1), (1, 0)] {
        let at = |project: usize, field: &str| format!("/projects/{project}/{field}");
        for field in [
            "department",
            "reviews/0/cost",
            "reviews/0/kpis/0/target",
            "reviews/0/kpis/0/actual",
            "reviews/0/kpis/0/unit",
        ] {
            assert_eq!(get(&again, &at(here, field)), get(&ledger, &at(project, field)), "{project} {field}");
        }
    }
    assert_eq!(get(&again, "/projects/1/reviews/0/kpis/1/target"), "61.0");
    assert_eq!(get(&again, "/projects/1/reviews/0/kpis/1/actual"), "\"82.1%\"");
    assert_eq!(get(&again, "/projects/1/reviews/0/effect/comment"), "\"窓口を設けた。\"");
    // Where the ledger is blank, the form stays so.
    assert!(!outcome.written.iter().any(|written| written.place.ends_with("I3")));
    // Nothing goes into rows without a name.
    let nameless =
        small(&[&["1", "移住支援事業", "", "", "相談件数", "", "", "", ""], &["2", "", "", "", "", "", "", "", ""]]);
    let outcome = filled(&nameless, &ledger);
    only_cells(&nameless, &outcome);
    assert!(outcome.written.iter().all(|written| written.place.ends_with('3')), "{:#?}", outcome.written);
    assert!(outcome.left.iter().any(|left| left.label.contains("起業支援") && left.why.contains("行がありません")));
    assert!(outcome.left.iter().any(|left| left.label.contains("移住者の割合") && left.why.contains("指標の行")));
}

/// What an official has in May: headings, and drawn rows below them.
#[test]
fn a_blank_form_gets_the_names_of_its_rows_and_their_values() {
    let ledger = imported(&rows());
    let blank = small(&[]);
    let outcome = filled(&blank, &ledger);
    let again = imported(outcome.bytes.as_ref().unwrap());
    for (pointer, value) in leaves(&ledger).iter().filter(|(at, _)| !at.ends_with("/achievements")) {
        assert_eq!(get(&again, pointer), value.to_string(), "{pointer}");
    }
    assert_eq!(place_of(&outcome, "B5").after, "起業支援事業", "a project begins below the KPIs of the one before");
    assert!(outcome.notices.iter().any(|words| words.contains("名称も書きました")));
    // With fewer rows than the ledger has, what didn't fit is named; what stands below stays.
    let short = small(&[&[], &["合計"]]);
    let outcome = filled(&short, &ledger);
    assert!(outcome.written.iter().all(|written| written.place.ends_with('3')), "{:#?}", outcome.written);
    for (label, why) in [("移住者の割合", "指標の行"), ("起業支援事業", "行がありません")] {
        let said = |left: &kensho::exchange::into::Left| left.label.contains(label) && left.why.contains(why);
        assert!(outcome.left.iter().any(said), "{label}: {:#?}", outcome.left);
    }
}

#[test]
fn a_blank_form_that_names_no_year_is_of_the_ledgers() {
    let ledger = imported(&rows());
    let outcome = filled(&workbook::of(&[HEAD]), &ledger);
    assert_eq!(place_of(&outcome, "H2").after, "確認中");
    assert_eq!(place_of(&outcome, "E4").after, "起業者数");
    let unread = |left: &&kensho::exchange::into::Left| left.why.contains("違う値に読まれます");
    assert_eq!(outcome.left.iter().find(unread), None);
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

// ----------------------------------------------------------------------------------------- what else a workbook holds

/// A one-pixel picture.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0,
    0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0D, 0x0A,
    0x2D, 0xB4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

/// A workbook with a chart, a picture, a note, a rule for colours, a list of choices, a sum, protection, and macros.
fn rich() -> Vec<u8> {
    use rust_xlsxwriter::*;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("実績").unwrap();
    sheet.merge_range(0, 0, 0, 5, "令和6年度 交付金事業 実績一覧", &Format::new().set_bold()).unwrap();
    let head = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    for (n, words) in ["No", "事業名", "指標名", "目標値", "実績値", "評価"].iter().enumerate() {
        sheet.write_with_format(1, n as u16, *words, &head).unwrap();
    }
    let one = Format::new().set_num_format("#,##0.0").set_unlocked();
    for row in 0..3_u32 {
        sheet.write(row + 2, 0, row + 1).unwrap();
        sheet.write(row + 2, 1, format!("まちの事業{}", row + 1)).unwrap();
        sheet.write(row + 2, 2, "来場者数(人)").unwrap();
        sheet.write_with_format(row + 2, 3, 100.0 + f64::from(row), &one).unwrap();
        sheet.write_blank(row + 2, 4, &one).unwrap();
        sheet.write(row + 2, 5, "効果あり").unwrap();
    }
    sheet.write_formula(6, 4, Formula::new("=SUM(E3:E5)").set_result("0")).unwrap();
    sheet
        .add_conditional_format(
            2,
            4,
            4,
            4,
            &ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::GreaterThan(50))
                .set_format(Format::new().set_background_color(Color::Yellow)),
        )
        .unwrap();
    sheet
        .add_data_validation(2, 5, 4, 5, &DataValidation::new().allow_list_strings(&["効果あり", "効果なし"]).unwrap())
        .unwrap();
    sheet.insert_note(2, 4, &Note::new("ここに実績を入れる")).unwrap();
    sheet.insert_image(8, 0, &Image::new_from_buffer(PICTURE).unwrap()).unwrap();
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("実績!$E$3:$E$5");
    sheet.insert_chart(8, 2, &chart).unwrap();
    sheet.set_landscape().set_repeat_rows(0, 1).unwrap();
    sheet.protect();
    let bytes = book.save_to_buffer().unwrap();
    // Macros and a part that nobody knows, as other programs would have them.
    let mut zip = zip::ZipWriter::new_append(Cursor::new(bytes)).unwrap();
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("xl/vbaProject.bin", stored).unwrap();
    zip.write_all(&(0..5000_u32).map(|n| (n * 7 % 251) as u8).collect::<Vec<_>>()).unwrap();
    zip.start_file("customXml/謎.xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all("<?x?>".as_bytes()).unwrap();
    zip.set_comment("町の様式").unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn macros_charts_pictures_notes_rules_and_choices_stay_byte_for_byte() {
    let bytes = rich();
    let mut ledger = imported(&bytes);
    ledger = with(&ledger, "/projects/0/reviews/0/kpis/0/actual", "95.5");
    ledger = with(&ledger, "/projects/1/reviews/0/kpis/0/actual", "120");
    ledger = with(&ledger, "/projects/2/reviews/0/kpis/0/target", "1234.5");
    ledger = with(&ledger, "/projects/2/reviews/0/effect/rating", "\"効果なし\"");
    let outcome = filled(&bytes, &ledger);
    only_cells(&bytes, &outcome);
    let after = outcome.bytes.clone().unwrap();
    let places: Vec<&str> = outcome.written.iter().map(|written| written.place.as_str()).collect();
    eprintln!(
        "{:#?}",
        planned(&bytes).entries.iter().map(|e| (&e.cell, &e.pointer, &e.value, &e.why)).collect::<Vec<_>>()
    );
    assert_eq!(places, ["実績!E3", "実績!E4", "実績!D5", "実績!F5"]);
    assert_eq!(zip::ZipArchive::new(Cursor::new(&after)).unwrap().comment(), "町の様式".as_bytes());
    assert!(parts(&after).len() > 12);
    let again = imported(&after);
    for pointer in [
        "/projects/0/reviews/0/kpis/0/actual",
        "/projects/1/reviews/0/kpis/0/actual",
        "/projects/2/reviews/0/kpis/0/target",
    ] {
        assert_eq!(get(&again, pointer), get(&ledger, pointer), "{pointer}");
    }
    assert!(outcome.notices.iter().any(|words| words.contains("「実績」は保護されています")));
}

// ------------------------------------------------------------------------------------------------------ anything else

fn value() -> impl Strategy<Value = Value> {
    let texts = ["13(301)", "確認中", "-", "80%以上", "約60", "007", "82.1%", "1,234", "=1+1", "a<b", "未実施"];
    prop_oneof![
        (0..200_000_i64).prop_map(|n| json!(n)),
        (0..10_000_i64).prop_map(|n| serde_json::from_str(&format!("{}.{}", n / 10, n % 10)).unwrap()),
        prop::sample::select(texts.to_vec()).prop_map(|text| json!(text)),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let stock =
        ["窓口を設けた。", "①開催\n②配布", "=SUM(A1:A3)", "a < b & \"c\"", "達成率は61.0％であった。", "_x0041_"];
    prop::collection::vec(prop::sample::select(stock.to_vec()), 1..4).prop_map(|parts| parts.join("\n"))
}

proptest! {
    #![proptest_config(long::cases(24, 400))]

    /// Whatever is written into a form is read from it as it is in the ledger, by cells full and empty.
    #[test]
    fn whatever_is_written_comes_back(
        values in prop::collection::vec((value(), value()), 3),
        costs in prop::collection::vec(100_000..90_000_000_i64, 2),
        texts in prop::collection::vec(text(), 2),
        empty in any::<bool>(),
    ) {
        let bytes = if empty {
            small(&[
                &["1", "移住支援事業", "企画課", "", "相談件数", "件", "", "", ""],
                &["", "", "", "", "移住者の割合", "%", "", "", ""],
                &["2", "起業支援事業", "商工課", "", "起業者数", "人", "", "", ""],
            ])
        } else {
            rows()
        };
        let mut ledger = imported(&rows());
        for (n, (target, actual)) in values.iter().enumerate() {
            let at = ["/projects/0/reviews/0/kpis/0", "/projects/0/reviews/0/kpis/1", "/projects/1/reviews/0/kpis/0"][n];
            ledger = with(&ledger, &format!("{at}/target"), &target.to_string());
            ledger = with(&ledger, &format!("{at}/actual"), &actual.to_string());
        }
        for (n, cost) in costs.iter().take(2).enumerate() {
            ledger = with(&ledger, &format!("/projects/{n}/reviews/0/cost"), &cost.to_string());
        }
        ledger = with(&ledger, "/projects/0/reviews/0/effect/comment", &json!(texts[0]).to_string());
        let outcome = filled(&bytes, &ledger);
        only_cells(&bytes, &outcome);
        let after = outcome.bytes.clone().unwrap_or(bytes);
        let again = imported(&after);
        let printed = |ledger: &Ledger, at: &str| {
            let raw = get(ledger, at);
            // A text that is a number alone comes back as that number.
            serde_json::from_str::<String>(&raw).unwrap_or(raw).replace(',', "")
        };
        for (at, _) in leaves(&ledger).iter().filter(|(at, _)| at.contains("/reviews/")) {
            prop_assert_eq!(printed(&again, at), printed(&ledger, at), "{} {:#?}", at, outcome);
        }
    }
}

/// The box below 「○財源」 is empty: the next heading isn't what it says, and stays what it is.
#[test]
fn a_heading_below_an_empty_box_is_not_written_over() {
    let bytes = form("03-koka-kensho-ichiran");
    let ledger = with(&imported(&bytes), "/funding", "\"国の交付金（３分の２）\"");
    let outcome = filled(&bytes, &ledger);
    only_cells(&bytes, &outcome);
    let after = outcome.bytes.unwrap();
    assert_eq!(get(&imported(&after), "/funding"), "\"国の交付金（３分の２）\"");
    // The same form with that box emptied: its text is one of the shared ones, given up for none.
    let blank = emptied(&bytes, "概要", "A10");
    assert_eq!(get(&imported(&blank), "/funding"), "-", "nobody says it");
    let outcome = filled(&blank, &ledger);
    assert_eq!((outcome.bytes.is_some(), &outcome.written), (false, &Vec::new()));
    assert!(outcome.missing.iter().any(|missing| missing.at.as_str() == "/funding"), "{:?}", outcome.missing);
}

/// A sheet of one project, filled in and as it is sent out.
fn boxes(values: [&str; 6], marks: [&str; 3]) -> Vec<u8> {
    let [department, period, aim, rating, way, day] = values;
    let rows: &[&[&str]] = &[
        &["令和6年度 交付金事業 検証シート"],
        &["事業名", "移住支援事業", "担当課", department],
        &["事業期間", period, "事業の目的", aim],
        &["指標名", "目標値", "実績値", "確定予定日"],
        &["相談件数(件)", "#30", "#41", day],
        &["事業の効果(該当に○)", "大きい", "あった", "なかった"],
        &["", marks[0], marks[1], marks[2]],
        &["評価の理由", rating],
        &["今後の方針", way],
    ];
    workbook::bytes(&[workbook::Sheet { merges: &["A6:A7"], ..workbook::sheet("様式", rows) }], &[])
}

#[test]
fn empty_boxes_beside_labels_take_what_the_ledger_says() {
    let full = ["企画課", "R4～R8", "移り住む人を増やす。", "相談が増えた。", "□拡充　■継続　□終了", "2025/7/31"];
    let ledger = imported(&boxes(full, ["", "○", ""]));
    assert_eq!(get(&ledger, "/projects/0/reviews/0/effect/rating"), "\"あった\"");
    let outcome = filled(&boxes(["", "", "", "", "□拡充　□継続　□終了", ""], ["", "", ""]), &ledger);
    let after = |cell: &str| {
        let place = format!("様式!{cell}");
        let found = outcome.written.iter().find(|written| written.place == place);
        found.map(|written| written.after.clone()).unwrap_or_else(|| panic!("{cell}: {outcome:#?}"))
    };
    assert_eq!([after("D2"), after("B3"), after("D3")], ["企画課", "R4～R8", "移り住む人を増やす。"]);
    // The mark stands below its word alone, and in the box of its choice.
    assert_eq!([after("C7"), after("B9")], ["○", "□拡充　■継続　□終了"]);
    let again = imported(outcome.bytes.as_ref().unwrap());
    for (pointer, value) in leaves(&ledger) {
        assert_eq!(get(&again, &pointer), value.to_string(), "{pointer} {outcome:#?}");
    }
}

#[test]
fn a_mark_is_put_into_the_column_of_its_word_and_a_word_without_one_is_said() {
    let rows = |marks: [&'static str; 3], more: [&'static str; 3]| {
        let head: &[&str] = &["番号", "事業名", "指標名", "目標値", "実績値", "事業効果", "", ""];
        let words: &[&str] = &["", "", "", "", "", "大きい", "あった", "なかった"];
        let one: &[&str] = &["1", "移住支援事業", "相談件数", "#30", "#41", marks[0], marks[1], marks[2]];
        let two: &[&str] = &["2", "起業支援事業", "起業者数", "#5", "#4", more[0], more[1], more[2]];
        let merges = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:H2"];
        let all = [&["令和6年度 交付金事業 検証結果一覧"], head, words, one, two];
        workbook::bytes(&[workbook::Sheet { merges: &merges, ..workbook::sheet("一覧", &all) }], &[])
    };
    let ledger = imported(&rows(["○", "", ""], ["", "", "○"]));
    assert_eq!(get(&ledger, "/projects/1/reviews/0/effect/rating"), "\"なかった\"");
    let blank = rows(["", "", ""], ["", "", ""]);
    let outcome = filled(&blank, &ledger);
    let marks: Vec<&str> = outcome.written.iter().filter(|written| written.after == "○").map(|w| &*w.place).collect();
    assert_eq!(marks, ["一覧!F4", "一覧!H5"], "{outcome:#?}");
    // A word that the form doesn't offer is left out and named.
    let ledger = with(&ledger, "/projects/1/reviews/0/effect/rating", "\"どちらともいえない\"");
    let outcome = filled(&blank, &ledger);
    assert!(outcome.written.iter().all(|written| !written.place.ends_with('5')), "{outcome:#?}");
    let left = outcome.left.iter().find(|left| left.why.contains("どちらともいえない")).unwrap();
    assert!(left.why.contains("選択肢にありません") && left.place.ends_with("F5"), "{left:?}");
}

/// A workbook with a cell's content taken away.
fn emptied(bytes: &[u8], sheet: &str, address: &str) -> Vec<u8> {
    let at = planned_sheet(bytes, sheet);
    let name = format!("xl/worksheets/sheet{at}.xml");
    let xml = part(bytes, &name);
    let from = xml.find(&format!("<c r=\"{address}\"")).unwrap();
    let end = from + xml[from..].find("</c>").unwrap() + 4;
    let open = &xml[from..from + xml[from..].find('>').unwrap()];
    let style = open.split(" s=\"").nth(1).map_or("0", |rest| rest.split('"').next().unwrap());
    let new = format!("{}<c r=\"{address}\" s=\"{style}\"/>{}", &xml[..from], &xml[end..]);
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at).unwrap();
        let own = file.name().unwrap().to_string();
        if own != name {
            out.raw_copy_file(file).unwrap();
            continue;
        }
        drop(file);
        out.start_file(own, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(new.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The number of a sheet's part.
fn planned_sheet(bytes: &[u8], name: &str) -> usize {
    let book = read("様式.xlsx", bytes, &How::default()).unwrap();
    book.sheets.iter().position(|sheet| sheet.name.as_deref() == Some(name)).unwrap() + 1
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

#[test]
fn a_blank_list_with_its_sum_or_its_numbers_gets_its_rows_and_ratings() {
    let ledger = small_ledger();
    let sum: &[&str] = &["", "合計", "=SUM(C3:C8)|0"];
    let empty: &[&str] = &[];
    let numbers: [&[&str]; 6] = [&["#1"], &["#2"], &["#3"], &["#4"], &["#5"], &["#6"]];
    let title: &[&str] = &["令和6年度 効果検証一覧"];
    let bare: &[&[&str]] = &[title, LIST];
    let summed: &[&[&str]] = &[title, LIST, empty, empty, empty, empty, empty, empty, sum];
    let [a, b, c, d, e, f] = numbers;
    let numbered: &[&[&str]] = &[title, LIST, a, b, c, d, e, f, sum];
    for rows in [bare, summed, numbered] {
        let outcome = filled(&workbook::of(rows), &ledger);
        let at = |cell: &str| outcome.written.iter().find(|written| written.place.ends_with(cell)).map(|w| &*w.after);
        assert_eq!(
            (at("!B3"), at("!D4"), at("!B5")),
            (Some("石垣事業"), Some("案内人数"), Some("温泉事業")),
            "{rows:?}"
        );
        assert_eq!((at("!G3"), at("!G4"), at("!G5")), (Some("A"), None, Some("B")), "{rows:?}");
    }
}

#[test]
fn a_blank_sheet_of_one_project_gets_its_kpis_and_opinions_below_their_headings() {
    let empty: &[&str] = &[];
    let rows: &[&[&str]] = &[
        &["効果検証シート（令和６年度）"],
        &["番号"],
        &["事業名"],
        &["総事業費"],
        &["指標名", "単位", "目標値", "実績値"],
        empty,
        empty,
        empty,
        &["総合評価"],
        &["今後の方針"],
        empty,
        &["外部有識者からの意見"],
        &["委員", "意見", "対応"],
    ];
    let sheets = [workbook::sheet("事業1", rows), workbook::sheet("事業2", rows)];
    let bytes = workbook::bytes(&sheets, &[]);
    let outcome = filled(&bytes, &small_ledger());
    let at = |cell: &str| outcome.written.iter().find(|written| written.place == cell).map(|written| &*written.after);
    assert_eq!((at("事業1!B3"), at("事業2!B3")), (Some("石垣事業"), Some("温泉事業")));
    assert_eq!((at("事業1!A7"), at("事業1!D7"), at("事業1!B9")), (Some("案内人数"), Some("9"), Some("A")));
    assert_eq!((at("事業1!A14"), at("事業1!C14")), (Some("A委員"), Some("目標に加える。")));
    assert_eq!((at("事業1!B12"), at("事業2!B14")), (None, None), "nothing beside the title of a table");
}
