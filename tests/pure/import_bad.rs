//! Files that can't be imported, each with the sentence that its owner gets, and odd ones that can.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::read::{How, Unreadable, read};
use kensho::exchange::{As, Given, plan};

use crate::support::workbook::{self, package, sheet};

fn refused(bytes: &[u8]) -> String {
    match read("file", bytes, &How::default()) {
        Err(why) => why.to_string(),
        Ok(book) => panic!("it was read: {book:?}"),
    }
}

/// The beginning of a compound file (the container of old Office files and of locked new ones) with the names of its streams.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    for stream in streams {
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0, 0]);
    }
    bytes
}

fn zip_of(names: &[&str]) -> Vec<u8> {
    package(&names.iter().map(|name| ((*name).to_owned(), b"<x/>".to_vec())).collect::<Vec<_>>())
}

#[test]
fn every_kind_of_file_that_is_no_table_is_called_by_its_name() {
    for (bytes, words) in [
        (compound(&["EncryptionInfo", "EncryptedPackage"]), "パスワードで保護されています"),
        (compound(&["Workbook"]), "古い形式のExcelブック(xls)です"),
        (compound(&["Book"]), "古い形式のExcelブック(xls)です"),
        (compound(&["WordDocument"]), "古い形式のWord文書(doc)です"),
        (compound(&["JSRV_SegmentInformation", "DocumentText"]), "一太郎の文書(jtd)です"),
        (b"\x89PNG\r\n\x1a\n____".to_vec(), "画像(PNG)です"),
        (b"\xFF\xD8\xFF\xE0__JFIF".to_vec(), "画像(JPEG)です"),
        (b"%PDF-1.7\n".to_vec(), "PDFです"),
        (b"{\\rtf1 x}".to_vec(), "リッチテキスト(rtf)です"),
        (zip_of(&["word/document.xml"]), "Wordの文書です"),
        (zip_of(&["ppt/presentation.xml"]), "PowerPointの文書です"),
        (zip_of(&["mimetype", "content.xml"]), "OpenDocumentの文書(ods など)です"),
        (zip_of(&["xl/workbook.bin"]), "Excelのバイナリブック(xlsb)です"),
        (zip_of(&["photo.jpg"]), "Excelのブックではないzipファイルです"),
        ("\u{feff}<html><table><tr><td>1".into(), "Webページ(HTML)かXMLのファイルです"),
        (b"{ \"format\": \"kensho-ledger/1\" }".to_vec(), "kensho merge"),
    ] {
        let said = refused(&bytes);
        assert!(said.contains(words), "{said}");
    }
    // The way out is named with it.
    assert!(refused(&compound(&["Workbook"])).contains("「Excelブック(.xlsx)」として保存し直してください"));
    for document in [b"%PDF-1.7\n".to_vec(), compound(&["WordDocument"]), zip_of(&["word/document.xml"])] {
        let said = refused(&document);
        assert!(said.contains("表を選び、コピーして") && said.contains("Excelに貼り付けて"), "{said}");
    }
    assert_eq!(read("f", b" \r\n\t", &How::default()), Err(Unreadable::Empty));
}

#[test]
fn a_workbook_that_is_cut_off_anywhere_is_refused_or_read_and_never_half() {
    let whole = workbook::of(&[&["No", "事業名", "実績額(円)"], &["1", "移住支援事業", "#120000"]]);
    let all = read("f", &whole, &How::default()).unwrap();
    assert_eq!(all.sheets[0].cells.len(), 6);
    for length in 4..whole.len() {
        if let Ok(book) = read("f", &whole[..length], &How::default()) {
            assert_eq!(book, all, "{length} of {} bytes", whole.len());
        }
    }
    assert!(refused(&whole[..whole.len() / 2]).contains("壊れているか、途中で切れています"));
}

#[test]
fn what_would_fill_the_memory_is_refused_before_it_does() {
    // 450 MB of blanks in half a megabyte.
    let mut parts = vec![(
        "xl/workbook.xml".to_owned(),
        b"<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>".to_vec(),
    )];
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        b"<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>".to_vec(),
    ));
    let mut bomb = b"<worksheet><sheetData>".to_vec();
    bomb.resize(450 << 20, b' ');
    (1..450).for_each(|at| bomb[at << 20..][..6].copy_from_slice(b"<row/>"));
    parts.push(("xl/s.xml".to_owned(), bomb));
    let bytes = package(&parts);
    drop(parts);
    assert!(bytes.len() < 1 << 20);
    assert!(refused(&bytes).contains("展開すると大きすぎます"), "{}", refused(&bytes));
    let names: String = (0..2001).map(|n| format!("<sheet name=\"{n}\" id=\"r{n}\"/>")).collect();
    let many = [("xl/workbook.xml".to_owned(), format!("<workbook>{names}</workbook>").into_bytes())];
    assert!(refused(&package(&many)).contains("シートが2001枚あります"));
}

/// A text far longer than any cell of Excel is refused while it is read, whichever way it is written.
#[test]
fn a_text_that_no_cell_holds_is_refused_before_it_is_held() {
    let text = "A".repeat(6 << 20);
    let runs = format!("<r><t>{}</t></r>", "A".repeat(30_000)).repeat(40);
    let cell = |inside: &str| format!("<row r=\"1\"><c r=\"A1\" {inside}</c></row>");
    let shared = |strings: &str| (cell("t=\"s\"><v>0</v>"), format!("<sst><si>{strings}</si></sst>"));
    let inline = |text: &str| (cell(&format!("t=\"inlineStr\"><is>{text}</is>")), String::new());
    let whole = format!("<t>{text}</t>");
    for ((cells, strings), where_) in [
        (shared(&whole), "xl/sharedStrings.xml: ひと続きの文字が4MBより多く"),
        (shared(&runs), "xl/sharedStrings.xml: 1つのセルの文字が1MBより多く"),
        (inline(&whole), "シート「表」(xl/s.xml): ひと続きの文字が"),
        (inline(&runs), "シート「表」(xl/s.xml): 1つのセルの文字が"),
        ((cell(&format!("><f>{text}</f><v>1</v>")), String::new()), "シート「表」(xl/s.xml): ひと続きの文字が"),
        ((format!("<!--{text}-->"), String::new()), "シート「表」(xl/s.xml): ひと続きの文字が"),
    ] {
        let said = refused(&with_sheet(&format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"), &strings));
        assert!(said.contains(where_) && said.contains("32,767文字"), "{said}");
    }
    // What a cell holds at most is read, however it is written.
    let most = "&#x3042;".repeat(32_767);
    let (cells, strings) = shared(&format!("<t>{most}</t>"));
    let book = read("f", &with_sheet(&format!("<worksheet>{cells}</worksheet>"), &strings), &How::default()).unwrap();
    assert_eq!(book.sheets[0].cells[0].text.chars().count(), 32_767);
}

/// A workbook of one sheet, by its XML and that of its shared strings.
fn with_sheet(sheet: &str, strings: &str) -> Vec<u8> {
    let relations = "<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>";
    let parts = [
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"表\" id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/sharedStrings.xml", strings),
        ("xl/s.xml", sheet),
    ];
    package(&parts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())))
}

/// What the libraries say in English of a broken file is said in Japanese, with where it is broken.
#[test]
fn a_broken_file_is_refused_in_japanese() {
    let whole = workbook::of(&[&["No", "事業名", "実績額(円)"], &["1", "移住支援事業", "#120000"]]);
    let mut spoilt = whole.clone();
    // Inside of the first part's packed bytes.
    spoilt[80..110].fill(0xff);
    let sheet = |xml: &str| with_sheet(xml, "<sst/>");
    for (bytes, words) in [
        (whole[..whole.len() / 2].to_vec(), "zipの目録"),
        (spoilt, "壊れて"),
        (sheet("<worksheet><sheetData></worksheet>"), "シート「表」(xl/s.xml): XMLのタグの始めと終わりが合いません"),
        (sheet("<worksheet><sheetData><row r=\"1\""), "シート「表」(xl/s.xml): XMLのタグが途中で終わって"),
        (sheet("<worksheet><!-- "), "シート「表」(xl/s.xml): XMLのタグが途中で終わって"),
    ] {
        let said = refused(&bytes);
        assert!(said.contains(words) && said.contains("もう一度もらい"), "{said}");
        // Names of parts are all that isn't Japanese.
        let words = said.replace("xl/", "").replace("_rels/", "").replace(".xml", "").replace(".rels", "");
        let english = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3);
        let english: Vec<&str> =
            english.filter(|word| !["Excel", "Sheet", "sheet", "worksheets", "workbook"].contains(word)).collect();
        assert!(english.is_empty(), "{english:?} in {said}");
    }
}

#[test]
fn a_quote_that_nobody_closes_takes_no_more_memory_than_a_table() {
    let lines = String::from("\"事業名\n") + &"あ,\n".repeat(600_000);
    assert!(refused(lines.as_bytes()).contains("値の入ったセルが50万個より多くあります"));
    assert!(refused(&vec![b'x'; (64 << 20) + 1]).contains("上限64MB"));
}

/// Each character is looked at a few times, whatever stands behind it: looked at again for each one before it, these texts take minutes.
#[test]
fn a_text_of_one_sign_takes_as_long_as_any_other() {
    let labels = "事業名：朝市事業\n目標値：12人\n実績値：13人\n担当課：観光課\nKPI：参加者\n";
    for text in [
        "\"".repeat(1 << 18),
        "(".repeat(1 << 18),
        "、".repeat(1 << 16),
        "|あ|\n".repeat(50_000),
        format!("{labels}{}", format!("概要：{}\n", "/".repeat(20)).repeat(500)),
    ] {
        let book = read("f.txt", text.as_bytes(), &How::default()).unwrap();
        assert!(!plan(&book, &Given::default()).entries.is_empty(), "{text:.40}");
    }
}

#[test]
fn text_of_an_old_mail_program_is_read_as_it_is() {
    let (text, ..) = encoding_rs::ISO_2022_JP.encode("事業名,目標値\n移住支援事業,30\n");
    let book = read("f.csv", &text, &How::default()).unwrap();
    assert_eq!(&*book.sheets[0].cells[0].text, "事業名");
    assert!(book.notices.iter().any(|notice| notice.contains("ISO-2022-JP")), "{:?}", book.notices);
}

#[test]
fn an_entity_that_grows_is_no_text() {
    let sheet = b"<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x&b;&b;y</t></is></c></row></sheetData></worksheet>";
    let parts = [
        ("xl/workbook.xml", &b"<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>"[..]),
        ("xl/_rels/workbook.xml.rels", b"<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>"),
        ("xl/s.xml", sheet),
    ];
    let bytes = package(&parts.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
    if let Ok(book) = read("f", &bytes, &How::default()) {
        assert_eq!(&*book.sheets[0].cells[0].text, "x&b;&b;y", "as it is written, and no larger");
    }
}

#[test]
fn macros_links_and_errors_are_said_and_nothing_of_them_is_run() {
    let rows: &[&[&str]] = &[
        &["No", "事業名", "指標名", "目標値", "実績値"],
        &["1", "移住支援事業", "相談件数(件)", "#30", "!#DIV/0!"],
        &["2", "起業支援事業", "起業者数(人)", "#5", "=[1]Sheet1!A1|7"],
    ];
    let more: [(&str, &[u8]); 2] =
        [("xl/vbaProject.bin", b"Sub Auto_Open()"), ("xl/externalLinks/externalLink1.xml", b"<x/>")];
    let bytes = workbook::bytes(&[sheet("KPI", rows)], &more);
    let book = read("a.xlsm", &bytes, &How::default()).unwrap();
    for words in [
        "マクロは実行せず",
        "ほかのブックを参照しています",
        "式の結果がエラーのセルが 1 か所あります(E2 など)",
        "式が 2 か所あります",
    ] {
        assert!(book.notices.iter().any(|notice| notice.contains(words)), "{words}: {:?}", book.notices);
    }
    let made = plan(&book, &Given { year: Some(2024), ..Given::default() });
    let of = |cell: &str| made.entries.iter().find(|entry| entry.cell == cell).unwrap();
    assert_eq!((of("E2").kind, of("E2").value.as_deref()), (As::Ask, None));
    assert_eq!((of("E3").kind, of("E3").value.as_deref()), (As::Value, Some("7")));
}

#[test]
fn what_a_file_is_can_be_said() {
    let mut how = How::default();
    assert!(how.say("tsv") && how.say("cp932") && !how.say("jtd") && !how.say("sheet:"));
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("事業名\t実績額(円)\n移住,支援\t1,200\n");
    let book = read("f.txt", &bytes, &how).unwrap();
    assert_eq!(&*book.sheets[0].at(1, 0).unwrap().text, "移住,支援");
    let mut wrong = How::default();
    wrong.say("utf-8");
    assert!(refused_as(&bytes, &wrong).contains("文字コード"));
    let mut workbook = How::default();
    workbook.say("xlsx");
    assert!(refused_as(&bytes, &workbook).contains("xlsx"));
}

fn refused_as(bytes: &[u8], how: &How) -> String {
    read("f", bytes, how).unwrap_err().to_string()
}
