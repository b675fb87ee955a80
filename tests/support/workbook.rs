//! Small workbooks for tests, written as Excel writes them: one part each for the book, its styles and every sheet.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

/// A sheet. A cell of `rows` is text; `#61.5` is a number, `#0.821@0.0%` one with a format, `=A1*2|5` a formula with its stored
/// value, `!#DIV/0!` an error, `~~text` text struck through; an empty one isn't there.
#[derive(Clone, Debug, Default)]
pub struct Sheet<'a> {
    pub name: &'a str,
    pub rows: &'a [&'a [&'a str]],
    pub merges: &'a [&'a str],
    /// Rows and columns counted from 1.
    pub hidden_rows: &'a [usize],
    pub hidden_columns: &'a [usize],
    pub hidden: bool,
}

/// A sheet of rows alone.
pub fn sheet<'a>(name: &'a str, rows: &'a [&'a [&'a str]]) -> Sheet<'a> {
    Sheet { name, rows, ..Sheet::default() }
}

/// The bytes of a workbook of one sheet.
pub fn of(rows: &[&[&str]]) -> Vec<u8> {
    bytes(&[sheet("Sheet1", rows)], &[])
}

/// The bytes of a workbook; `more`: further parts of the package.
pub fn bytes(sheets: &[Sheet<'_>], more: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut formats, mut parts) = (Vec::new(), Vec::new());
    let (mut names, mut relations) = (String::new(), String::new());
    for (n, sheet) in sheets.iter().enumerate() {
        let n = n + 1;
        let state = if sheet.hidden { " state=\"hidden\"" } else { "" };
        write!(names, "<sheet name=\"{}\" sheetId=\"{n}\"{state} r:id=\"rId{n}\"/>", escaped(sheet.name)).unwrap();
        write!(
            relations,
            "<Relationship Id=\"rId{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        )
        .unwrap();
        parts.push((format!("xl/worksheets/sheet{n}.xml"), xml(sheet, &mut formats).into_bytes()));
    }
    let mut codes = String::new();
    let mut styles = "<xf numFmtId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/>".to_owned();
    for (n, code) in formats.iter().enumerate() {
        write!(codes, "<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", n + 164, escaped(code)).unwrap();
        write!(styles, "<xf numFmtId=\"{}\"/>", n + 164).unwrap();
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let of_documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let of_packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    let text = |text: String| text.into_bytes();
    parts.extend([
        (
            "_rels/.rels".to_owned(),
            text(format!("<Relationships xmlns=\"{of_packages}\"><Relationship Id=\"rId1\" Type=\"{of_documents}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ),
        (
            "xl/workbook.xml".to_owned(),
            text(format!("<workbook xmlns=\"{main}\" xmlns:r=\"{of_documents}\"><sheets>{names}</sheets></workbook>")),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            text(format!("<Relationships xmlns=\"{of_packages}\">{relations}</Relationships>")),
        ),
        (
            "xl/styles.xml".to_owned(),
            text(format!("<styleSheet xmlns=\"{main}\"><numFmts>{codes}</numFmts><fonts><font/><font><strike/></font></fonts><cellXfs>{styles}</cellXfs></styleSheet>")),
        ),
    ]);
    parts.extend(more.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())));
    package(&parts)
}

/// The bytes of a zip package.
pub fn package(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn xml(sheet: &Sheet<'_>, formats: &mut Vec<String>) -> String {
    let mut out = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">".to_owned();
    if !sheet.hidden_columns.is_empty() {
        out.push_str("<cols>");
        for column in sheet.hidden_columns {
            write!(out, "<col min=\"{column}\" max=\"{column}\" hidden=\"1\"/>").unwrap();
        }
        out.push_str("</cols>");
    }
    out.push_str("<sheetData>");
    for (r, row) in sheet.rows.iter().enumerate() {
        let hidden = if sheet.hidden_rows.contains(&(r + 1)) { " hidden=\"1\"" } else { "" };
        write!(out, "<row r=\"{}\"{hidden}>", r + 1).unwrap();
        for (c, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let at = kensho::exchange::cells::address(r as u32, c as u32);
            out.push_str(&cell(&at, text, formats));
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData>");
    if !sheet.merges.is_empty() {
        out.push_str("<mergeCells>");
        for area in sheet.merges {
            write!(out, "<mergeCell ref=\"{area}\"/>").unwrap();
        }
        out.push_str("</mergeCells>");
    }
    out + "</worksheet>"
}

fn cell(at: &str, text: &str, formats: &mut Vec<String>) -> String {
    if let Some(number) =
        text.strip_prefix('#').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
    {
        let (value, code) = number.split_once('@').unwrap_or((number, ""));
        let style = if code.is_empty() {
            0
        } else {
            let known = formats.iter().position(|known| known == code);
            known.unwrap_or_else(|| {
                formats.push(code.to_owned());
                formats.len() - 1
            }) + 2
        };
        return format!("<c r=\"{at}\" s=\"{style}\"><v>{value}</v></c>");
    }
    if let Some((formula, value)) = text.strip_prefix('=').and_then(|rest| rest.split_once('|')) {
        return format!("<c r=\"{at}\"><f>{}</f><v>{value}</v></c>", escaped(formula));
    }
    if let Some(error) = text.strip_prefix('!') {
        return format!("<c r=\"{at}\" t=\"e\"><f>A1/0</f><v>{error}</v></c>");
    }
    if let Some(struck) = text.strip_prefix("~~") {
        let plain = cell(at, struck, formats).replacen(" s=\"0\"", "", 1);
        return plain.replacen("<c ", "<c s=\"1\" ", 1);
    }
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text))
}

/// Text as XML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
