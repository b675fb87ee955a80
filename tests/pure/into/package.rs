//! What else a workbook holds, charts, pictures, rules and macros: byte for byte as it was.

use std::io::Write;

use super::*;

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
