//! A workbook that somebody fills in: values put into cells, rows inserted, moved and deleted in the XML of its sheets, as
//! Excel does it (what refers to rows moves along) and as libraries do (it stays where it was).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::workbook::{escaped, package};

/// A workbook with its parts.
pub struct Answered(Vec<(String, Vec<u8>)>);

type Cells = BTreeMap<u32, (String, BTreeMap<u32, String>)>;

impl Answered {
    pub fn open(bytes: &[u8]) -> Answered {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..zip.len()).map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        });
        Answered(parts.collect())
    }

    pub fn bytes(&self) -> Vec<u8> {
        package(&self.0)
    }

    /// The text of a part.
    pub fn part(&self, name: &str) -> String {
        let part = self.0.iter().find(|(have, _)| have == name).unwrap_or_else(|| panic!("{name}"));
        String::from_utf8(part.1.clone()).unwrap()
    }

    fn change(&mut self, sheet: usize, change: impl FnOnce(String) -> String) {
        let name = format!("xl/worksheets/sheet{sheet}.xml");
        let text = change(self.part(&name));
        self.0.iter_mut().find(|(have, _)| *have == name).unwrap().1 = text.into_bytes();
    }

    /// Puts a value into a cell of the sheet that is the `sheet`th from 1: `#12` is a number, else it is text.
    pub fn put(&mut self, sheet: usize, cell: &str, value: &str) -> &mut Answered {
        self.change(sheet, |text| {
            let (mut cells, around) = cells(&text);
            let (row, column) = kensho::exchange::cells::place(cell).unwrap();
            let xml = match value.strip_prefix('#') {
                Some(number) => format!("<c r=\"{cell}\"><v>{number}</v></c>"),
                None => format!(
                    "<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escaped(value)
                ),
            };
            cells.entry(row).or_default().1.insert(column, xml);
            written(&cells, &around)
        });
        self
    }

    /// Sends every row from `first` (from 1) on to another one: `to` gives its new number, `None` where it goes.
    pub fn rows(&mut self, sheet: usize, with_merges: bool, to: impl Fn(u32) -> Option<u32>) -> &mut Answered {
        self.change(sheet, |text| {
            let (old, around) = cells(&text);
            let mut new = Cells::new();
            for (row, cells) in old {
                if let Some(row) = to(row + 1) {
                    new.insert(row - 1, cells);
                }
            }
            let text = written(&new, &around);
            if with_merges { merges(&text, to) } else { text }
        });
        self
    }

    /// The row (from 1) of a sheet whose first column says this.
    pub fn row_of(&self, sheet: usize, key: &str) -> u32 {
        let book = kensho::exchange::read::read("a.xlsx", &self.bytes(), &Default::default()).unwrap();
        let cell = book.sheets[sheet - 1].cells.iter().find(|cell| cell.column == 0 && *cell.text == *key);
        cell.unwrap_or_else(|| panic!("{key}")).row + 1
    }
}

/// The rows of a sheet: attributes and cells as XML; and what stands before and behind them.
fn cells(text: &str) -> (Cells, [String; 2]) {
    let (before, rest) = text.split_once("<sheetData>").unwrap();
    let (data, behind) = rest.split_once("</sheetData>").unwrap();
    let mut rows = Cells::new();
    for row in data.split("<row ").skip(1) {
        let (head, inside) = row.split_once('>').unwrap();
        let number: u32 = head.split('"').nth(1).unwrap().parse().unwrap();
        let inside = inside.split("</row>").next().unwrap_or_default();
        let mut cells = BTreeMap::new();
        for cell in inside.split("<c ").skip(1) {
            let address = cell.split('"').nth(1).unwrap();
            cells.insert(kensho::exchange::cells::place(address).unwrap().1, format!("<c {cell}"));
        }
        let attributes = head.trim_end_matches('/').split_once("\" ").map_or("", |(_, more)| more);
        rows.insert(number - 1, (attributes.to_owned(), cells));
    }
    (rows, [before.to_owned(), behind.to_owned()])
}

fn written(rows: &Cells, [before, behind]: &[String; 2]) -> String {
    let mut out = format!("{before}<sheetData>");
    for (row, (attributes, cells)) in rows {
        out.push_str(&format!("<row r=\"{}\" {attributes}>", row + 1));
        for (column, cell) in cells {
            let (_, rest) = cell.split_once("r=\"").unwrap().1.split_once('"').unwrap();
            out.push_str(&format!("<c r=\"{}\"{rest}", kensho::exchange::cells::address(*row, *column)));
        }
        out.push_str("</row>");
    }
    format!("{out}</sheetData>{behind}")
}

fn merges(text: &str, to: impl Fn(u32) -> Option<u32>) -> String {
    let mut parts = text.split("<mergeCell ref=\"");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (area, rest) = part.split_once('"').unwrap();
        let moved = |cell: &str| {
            let (row, column) = kensho::exchange::cells::place(cell).unwrap();
            Some(kensho::exchange::cells::address(to(row + 1)? - 1, column))
        };
        let (from, till) = area.split_once(':').unwrap();
        let area = moved(from).zip(moved(till)).map_or_else(|| "AA1:AB1".to_owned(), |(a, b)| format!("{a}:{b}"));
        out.push_str(&format!("<mergeCell ref=\"{area}\"{rest}"));
    }
    out
}
