//! Forms that are empty: their rows get the names of the ledger's records, their boxes what it says, their marks a
//! column.

use std::io::Write;

use super::*;

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
