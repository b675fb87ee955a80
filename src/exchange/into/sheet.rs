//! One sheet's XML with other contents in some of its cells: the text is spliced, never written anew.
//!
//! A cell keeps its place, its style and every other attribute; only its type and what stands inside change. A cell that
//! isn't there yet is put into its row with the style that the row or the column has for it. Where a formula is, or an area
//! that one formula fills, nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::cells::{Area, address, place};
use super::super::torn;
use super::super::xlsx::attribute;

/// A place in a sheet: row and column, from 0.
pub(super) type At = (u32, u32);

/// What is to stand in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A number, as its digits.
    Number(String),
    /// Text.
    Text(String),
}

/// A cell that is there.
#[derive(Clone, Debug)]
struct Found {
    span: Range<usize>,
    /// The element's name with its prefix, and its attributes but the type, as written.
    name: String,
    attributes: String,
    style: usize,
}

/// A row that is there.
#[derive(Clone, Debug, Default)]
struct Row {
    name: String,
    /// The whole element, where nothing stands in it.
    empty: Option<Range<usize>>,
    /// Its attributes, as written.
    attributes: String,
    style: Option<usize>,
    /// Where its cells begin, by column; `None` where one doesn't say its column.
    cells: Option<Vec<(u32, usize)>>,
    /// Where the element ends, before its end tag.
    end: usize,
}

/// A sheet in which the wanted cells have been looked for.
#[derive(Debug, Default)]
pub(super) struct Scan {
    cells: BTreeMap<At, Found>,
    rows: BTreeMap<u32, Row>,
    /// Cells with a formula of their own, and areas that one fills.
    formulas: BTreeSet<At>,
    filled: Vec<Area>,
    columns: Vec<(u32, u32, usize)>,
    /// Whether the sheet is protected.
    pub protected: bool,
    /// What follows the cells, and the prefix of its elements.
    after: usize,
    prefix: String,
    /// Where each row begins, by its number, and where the last ends; `None` where the sheet's cells are one empty element.
    begins: Vec<(u32, usize)>,
    last: Option<usize>,
    /// The element that says whether formulas are to be calculated anew, and whether they are.
    calculation: Option<(Range<usize>, bool)>,
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(element, name).and_then(|text| text.parse().ok())
}

fn is_on(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(element, name).as_deref(), Some("1" | "true"))
}

/// The attributes as written, without the one of this name.
fn attributes(element: &BytesStart<'_>, without: &str) -> String {
    let mut out = String::new();
    for attribute in element.attributes().flatten() {
        let key: &str = attribute.key.as_ref();
        if key != without {
            out.push_str(&format!(" {key}=\"{}\"", attribute.value.replace('"', "&quot;")));
        }
    }
    out
}

impl Scan {
    /// Looks through a sheet for the wanted cells.
    ///
    /// # Errors
    /// What is wrong with its XML.
    pub(super) fn of(xml: &str, wanted: &BTreeSet<At>) -> Result<Scan, &'static str> {
        let rows: BTreeSet<u32> = wanted.iter().map(|(row, _)| *row).collect();
        let start = xml.len() - xml.trim_start_matches('\u{feff}').len();
        let mut reader = Reader::from_str(&xml[start..]);
        let mut scan = Scan::default();
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut open: Option<(At, Found, bool)> = None;
        loop {
            let from = start + reader.buffer_position() as usize;
            let event = reader.read_event().map_err(|error| torn::xml(&error))?;
            let to = start + reader.buffer_position() as usize;
            match &event {
                Event::Eof => return Ok(scan),
                Event::Start(element) | Event::Empty(element) => {
                    let empty = matches!(event, Event::Empty(_));
                    match element.local_name().as_ref() {
                        "row" => {
                            row = number(element, "r").map_or(row + 1, |row| row as u32);
                            column = 0;
                            scan.begins.push((row.saturating_sub(1), from));
                            if let Some(at) = row.checked_sub(1).filter(|at| rows.contains(at)) {
                                let style = number(element, "s").filter(|_| is_on(element, "customFormat"));
                                let (name, attributes) = (element.name().as_ref().to_owned(), attributes(element, ""));
                                let (empty, cells) = (empty.then_some(from..to), Some(Vec::new()));
                                scan.rows.insert(at, Row { name, empty, attributes, style, cells, end: to });
                            }
                        }
                        "c" => {
                            let said = attribute(element, "r").and_then(|text| place(&text));
                            let at = said.unwrap_or((row.saturating_sub(1), column));
                            column = at.1 + 1;
                            if let Some(row) = scan.rows.get_mut(&at.0) {
                                match (&mut row.cells, said) {
                                    (Some(cells), Some(_)) => cells.push((at.1, from)),
                                    _ => row.cells = None,
                                }
                            }
                            let style = number(element, "s").unwrap_or(0);
                            let (name, attributes) = (element.name().as_ref().to_owned(), attributes(element, "t"));
                            let found = Found { span: from..to, name, attributes, style };
                            if !empty {
                                open = Some((at, found, false));
                            } else if wanted.contains(&at) {
                                scan.cells.insert(at, found);
                            }
                        }
                        "f" => {
                            if let Some((at, _, formula)) = &mut open {
                                *formula = true;
                                scan.formulas.insert(*at);
                                let kind = attribute(element, "t");
                                let fills = matches!(kind.as_deref(), Some("array" | "dataTable"));
                                let area = attribute(element, "ref").filter(|_| fills);
                                scan.filled.extend(area.and_then(|area| Area::parse(&area)));
                            }
                        }
                        "col" => {
                            if let (Some(min), Some(max), Some(style)) =
                                (number(element, "min"), number(element, "max"), number(element, "style"))
                            {
                                scan.columns.push((min as u32, max as u32, style));
                            }
                        }
                        "sheetProtection" => scan.protected |= is_on(element, "sheet"),
                        "sheetCalcPr" if empty => {
                            scan.calculation = Some((from..to, is_on(element, "fullCalcOnLoad")));
                        }
                        "sheetData" if empty => scan.after = to,
                        _ => {}
                    }
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "c" => {
                        if let Some((at, found, _)) = open.take().filter(|(at, ..)| wanted.contains(at)) {
                            scan.cells.insert(at, Found { span: found.span.start..to, ..found });
                        }
                    }
                    "row" => {
                        if let Some(row) = row.checked_sub(1).and_then(|at| scan.rows.get_mut(&at)) {
                            row.end = from;
                        }
                    }
                    "sheetData" => {
                        (scan.after, scan.last) = (to, Some(from));
                        scan.prefix = prefix(element.name().as_ref()).to_owned();
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// Whether a formula says what stands here.
    pub(super) fn is_formula(&self, at: At) -> bool {
        let holds = |area: &Area| (area.top..=area.bottom).contains(&at.0) && (area.left..=area.right).contains(&at.1);
        self.formulas.contains(&at) || self.filled.iter().any(holds)
    }

    /// Whether any formula stands in the sheet.
    pub(super) fn has_formulas(&self) -> bool {
        !self.formulas.is_empty()
    }

    /// Whether something can be written here: there is the cell, a row that it can be put into, or room for such a row.
    pub(super) fn has_place(&self, at: At) -> bool {
        let is_there = || self.begins.iter().any(|(row, _)| *row == at.0);
        let in_row = || {
            let none = || self.last.is_some() && !is_there();
            self.rows.get(&at.0).map_or_else(none, |row| row.cells.is_some())
        };
        self.cells.contains_key(&at) || in_row()
    }

    /// The style that a cell has or would have.
    pub(super) fn style(&self, (row, column): At) -> usize {
        let found = self.cells.get(&(row, column)).map(|found| found.style);
        found.or_else(|| self.inherited((row, column))).unwrap_or(0)
    }

    fn inherited(&self, (row, column): At) -> Option<usize> {
        let of_column = self.columns.iter().find(|(min, max, _)| (*min..=*max).contains(&(column + 1)));
        self.rows.get(&row).and_then(|row| row.style).or(of_column.map(|(.., style)| *style))
    }

    /// The sheet with these contents. `calculate`: whoever opens it is told to calculate its formulas anew.
    pub(super) fn with(&self, xml: &str, contents: &BTreeMap<At, Content>, calculate: bool) -> String {
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let (mut in_empty, mut in_new) = (BTreeMap::<u32, String>::new(), BTreeMap::<u32, String>::new());
        for (&at, content) in contents {
            if let Some(found) = self.cells.get(&at) {
                edits.push((found.span.clone(), cell(&found.name, &found.attributes, content)));
                continue;
            }
            let Some(row) = self.rows.get(&at.0) else {
                let style = self.inherited(at).map_or_else(String::new, |style| format!(" s=\"{style}\""));
                let (name, place) = (format!("{}c", self.prefix), address(at.0, at.1));
                in_new.entry(at.0).or_default().push_str(&cell(&name, &format!(" r=\"{place}\"{style}"), content));
                continue;
            };
            let style = self.inherited(at).map_or_else(String::new, |style| format!(" s=\"{style}\""));
            let name = format!("{}c", prefix(&row.name));
            let new = cell(&name, &format!(" r=\"{}\"{style}", address(at.0, at.1)), content);
            match (&row.empty, &row.cells) {
                (Some(_), _) => in_empty.entry(at.0).or_default().push_str(&new),
                (None, Some(cells)) => {
                    let before = cells.iter().find(|(column, _)| *column > at.1).map_or(row.end, |(_, from)| *from);
                    edits.push((before..before, new));
                }
                (None, None) => {}
            }
        }
        for (at, cells) in in_empty {
            if let Some((Row { name, attributes, .. }, span)) =
                self.rows.get(&at).and_then(|row| Some((row, row.empty.clone()?)))
            {
                edits.push((span, format!("<{name}{attributes}>{cells}</{name}>")));
            }
        }
        for (at, cells) in in_new {
            let after = self.begins.iter().filter(|(row, _)| *row > at).map(|(_, from)| *from).min();
            if let Some(place) = after.or(self.last) {
                let (p, number) = (&self.prefix, at + 1);
                edits.push((place..place, format!("<{p}row r=\"{number}\">{cells}</{p}row>")));
            }
        }
        if calculate {
            let anew = format!("<{}sheetCalcPr fullCalcOnLoad=\"1\"/>", self.prefix);
            match &self.calculation {
                None => edits.push((self.after..self.after, anew)),
                Some((span, false)) => edits.push((span.clone(), anew)),
                Some((_, true)) => {}
            }
        }
        // What goes in at one place stays in the order of its columns: the sort is stable.
        edits.sort_by_key(|(span, _)| span.start);
        let mut out = String::with_capacity(xml.len() + edits.iter().map(|(_, new)| new.len()).sum::<usize>());
        let mut from = 0;
        for (span, new) in edits {
            out.push_str(xml.get(from..span.start).unwrap_or_default());
            out.push_str(&new);
            from = span.end;
        }
        out.push_str(xml.get(from..).unwrap_or_default());
        out
    }
}

/// The cells that a sheet has, empty or not: what somebody has drawn. None where its XML is broken.
pub(super) fn drawn(xml: &str) -> BTreeSet<At> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let mut found = BTreeSet::new();
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return found,
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == "c" => {
                found.extend(attribute(&element, "r").and_then(|at| place(&at)));
            }
            Ok(_) => {}
            Err(_) => return BTreeSet::new(),
        }
    }
}

/// The prefix of an element's name, with its colon.
fn prefix(name: &str) -> &str {
    name.split_at(name.find(':').map_or(0, |at| at + 1)).0
}

/// A cell's element. `name`: with its prefix, which what stands inside takes too.
fn cell(name: &str, attributes: &str, content: &Content) -> String {
    let p = prefix(name);
    match content {
        Content::Number(digits) => format!("<{name}{attributes}><{p}v>{digits}</{p}v></{name}>"),
        Content::Text(text) => format!(
            "<{name}{attributes} t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">{}</{p}t></{p}is></{name}>",
            escaped(text)
        ),
    }
}

/// Text as it stands in a cell's XML: `_x0041_` would be read as an A, were its underscore not escaped itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let is_code = |rest: &str| {
        let bytes = rest.as_bytes();
        bytes.first() == Some(&b'x')
            && bytes.get(5) == Some(&b'_')
            && bytes.get(1..5).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if is_code(&text[at + 1..]) => out.push_str("_x005F_"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SHEET: &str = "<?xml version=\"1.0\"?>\r\n<worksheet><cols><col min=\"3\" max=\"3\" style=\"7\"/></cols><sheetData>\
        <row r=\"1\" spans=\"1:4\"><c r=\"A1\" s=\"3\" t=\"s\" ph='1'><v>0</v></c><c r=\"B1\"><f>A1</f><v>1</v></c><c r=\"D1\" s=\"2\"/></row>\
        <row r=\"2\" s=\"9\" customFormat=\"1\"/><row r=\"3\"><c><v>1</v></c></row></sheetData><pageMargins left=\"1\"/></worksheet>";

    fn with(contents: &[(At, Content)], calculate: bool) -> (Scan, String) {
        let wanted = contents.iter().map(|(at, _)| *at).collect();
        let scan = Scan::of(SHEET, &wanted).unwrap();
        let xml = scan.with(SHEET, &contents.iter().cloned().collect(), calculate);
        (scan, xml)
    }

    #[test]
    fn only_the_cells_that_change_are_other_bytes() {
        let text = |text: &str| Content::Text(text.into());
        let (scan, xml) = with(
            &[
                ((0, 0), text("a<b&_x0041_\n c")),
                ((0, 2), Content::Number("5.0".into())),
                ((0, 3), Content::Number("7".into())),
                ((1, 1), text("=1")),
                ((1, 2), text("x")),
            ],
            true,
        );
        assert!(scan.is_formula((0, 1)) && scan.has_formulas() && !scan.protected);
        assert!(!scan.has_place((2, 4)), "its cells don't say where they are");
        let expected = SHEET
            .replace(
                "<c r=\"A1\" s=\"3\" t=\"s\" ph='1'><v>0</v></c>",
                "<c r=\"A1\" s=\"3\" ph=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">a&lt;b&amp;_x005F_x0041_\n c</t></is></c>",
            )
            .replace("<c r=\"D1\" s=\"2\"/>", "<c r=\"C1\" s=\"7\"><v>5.0</v></c><c r=\"D1\" s=\"2\"><v>7</v></c>")
            .replace(
                "<row r=\"2\" s=\"9\" customFormat=\"1\"/>",
                "<row r=\"2\" s=\"9\" customFormat=\"1\"><c r=\"B2\" s=\"9\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1</t></is></c><c r=\"C2\" s=\"9\" t=\"inlineStr\"><is><t xml:space=\"preserve\">x</t></is></c></row>",
            )
            .replace("</sheetData>", "</sheetData><sheetCalcPr fullCalcOnLoad=\"1\"/>");
        assert_eq!(xml, expected);
        assert_eq!(with(&[], false).1, SHEET);
    }

    #[test]
    fn a_formula_that_fills_an_area_and_a_prefix_are_seen() {
        let xml = "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:f t=\"array\" ref=\"A1:B2\">1</x:f><x:v>1</x:v></x:c>\
            <x:c r=\"B1\"><x:v>2</x:v></x:c><x:c r=\"C1\"><x:v>3</x:v></x:c></x:row></x:sheetData><x:sheetProtection sheet=\"1\"/></x:worksheet>";
        let scan = Scan::of(xml, &BTreeSet::from([(0, 1), (0, 2)])).unwrap();
        assert!(scan.is_formula((0, 1)) && !scan.is_formula((0, 2)) && scan.protected);
        let new = scan.with(xml, &BTreeMap::from([((0, 2), Content::Text("a".into()))]), true);
        assert!(new.contains("<x:c r=\"C1\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">a</x:t></x:is></x:c>"));
        assert!(new.contains("</x:sheetData><x:sheetCalcPr fullCalcOnLoad=\"1\"/>"));
        assert!(Scan::of("<a><c r=\"A1\"></a>", &BTreeSet::new()).is_err());
    }
}
