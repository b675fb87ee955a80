//! One sheet's XML, the shared strings and the notes: where the cells come from.
//!
//! Furigana (`rPh`) is left out, `_x000D_` and its like are the characters that they stand for, rich text is joined and,
//! where a part of it is struck through, kept a second time without that part.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use quick_xml::events::{BytesStart, Event};

use super::cells::{Area, Cell, MOST_CELLS, Raw, TOO_MANY_CELLS, place};
use super::number_format::{Format, civil, general};
use super::read::Unreadable;
use super::xlsx::{Part, Shared, TEXT, TOO_MUCH_TEXT, attribute, broken};

/// Merged areas of one sheet.
const MERGES: usize = 500_000;
/// Shared strings.
const STRINGS: usize = 3_000_000;

/// What a sheet's XML says.
#[derive(Default)]
pub(super) struct RawSheet {
    pub cells: Vec<Cell>,
    pub merges: Vec<Area>,
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u32>,
    /// Cells with a formula or a value that nothing can be read of: how many, and the first.
    pub valueless: (usize, Option<(u32, u32)>),
}

/// Text that is being put together, with and without what is struck through.
#[derive(Default)]
struct Rich {
    all: String,
    kept: String,
    /// How deep inside of `t`, `rPh`.
    in_text: bool,
    in_reading: bool,
    struck: bool,
    any_struck: bool,
}

impl Rich {
    fn open(&mut self, element: &BytesStart<'_>, empty: bool) {
        match element.local_name().as_ref() {
            "t" => self.in_text = !empty,
            "rPh" => self.in_reading = !empty,
            "r" => self.struck = false,
            "strike" => self.struck = !matches!(attribute(element, "val").as_deref(), Some("0" | "false")),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.in_reading = false,
            "r" => self.struck = false,
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if !self.in_text || self.in_reading {
            return;
        }
        self.all.push_str(text);
        if self.struck {
            self.any_struck = true;
        } else {
            self.kept.push_str(text);
        }
    }

    fn finish(self) -> (String, Option<String>) {
        let unstruck = self.any_struck.then(|| unescaped(&self.kept));
        (unescaped(&self.all), unstruck)
    }
}

/// `_x000D_` is a carriage return; `_x005F_` protects an underscore.
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.as_bytes().get(6) == Some(&b'_'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &from[7..];
            }
            None => {
                out.push_str("_x");
                rest = &from[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The text of an event that may be one: characters, CDATA or an entity.
fn text_of<'e>(event: &'e Event<'_>) -> Option<Cow<'e, str>> {
    match event {
        Event::Text(text) => Some(Cow::Borrowed(text)),
        Event::CData(text) => Some(Cow::Borrowed(text)),
        Event::GeneralRef(name) => {
            let whole = format!("&{};", &**name);
            Some(Cow::Owned(quick_xml::escape::unescape(&whole).map(Cow::into_owned).unwrap_or_default()))
        }
        _ => None,
    }
}

pub(super) fn shared_strings(part: &mut Part<'_>) -> Result<Vec<(String, Option<String>)>, Unreadable> {
    let name = "xl/sharedStrings.xml";
    let (mut strings, mut rich, mut buffer, mut bytes) = (Vec::new(), Rich::default(), Vec::new(), 0);
    loop {
        match part.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(strings),
            Ok(Event::Start(element)) => rich.open(&element, false),
            Ok(Event::Empty(element)) => {
                rich.open(&element, true);
                if element.local_name().as_ref() == "si" {
                    strings.push((String::new(), None));
                }
            }
            Ok(Event::End(element)) => {
                rich.close(element.local_name().as_ref());
                if element.local_name().as_ref() == "si" {
                    let string = std::mem::take(&mut rich).finish();
                    bytes += string.0.len();
                    strings.push(string);
                    if strings.len() > STRINGS || bytes > TEXT {
                        return Err(Unreadable::TooLarge(TOO_MUCH_TEXT.to_owned()));
                    }
                }
            }
            Ok(event) => {
                if let Some(text) = text_of(&event) {
                    rich.add(&text);
                }
            }
            Err(error) => return Err(broken(name, &error)),
        }
        buffer.clear();
    }
}

/// The notes of a sheet, by place.
pub(super) fn comments(part: &mut Part<'_>, name: &str) -> Result<HashMap<(u32, u32), String>, Unreadable> {
    let (mut notes, mut rich, mut buffer, mut at) = (HashMap::new(), Rich::default(), Vec::new(), None);
    loop {
        match part.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(notes),
            Ok(Event::Start(element)) => {
                if element.local_name().as_ref() == "comment" {
                    at = attribute(&element, "ref").and_then(|text| place(&text));
                    rich = Rich::default();
                }
                rich.open(&element, false);
            }
            Ok(Event::Empty(element)) => rich.open(&element, true),
            Ok(Event::End(element)) => {
                rich.close(element.local_name().as_ref());
                if element.local_name().as_ref() == "comment"
                    && let Some(at) = at.take()
                {
                    notes.insert(at, std::mem::take(&mut rich).finish().0);
                }
            }
            Ok(event) => {
                if let Some(text) = text_of(&event) {
                    rich.add(&text);
                }
            }
            Err(error) => return Err(broken(name, &error)),
        }
        buffer.clear();
    }
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    at: Option<(u32, u32)>,
    kind: String,
    style: usize,
    value: String,
    formula: Option<String>,
    rich: Rich,
    inside: u8,
}

/// How much of a book has been read.
#[derive(Default)]
pub(super) struct Taken {
    /// Bytes of the cells' texts.
    text: usize,
    /// Cells.
    cells: usize,
}

/// Reads a sheet. `taken` counts what all sheets so far hold.
pub(super) fn sheet(
    part: &mut Part<'_>,
    shared: &Shared,
    name: &str,
    taken: &mut Taken,
) -> Result<RawSheet, Unreadable> {
    let mut raw = RawSheet::default();
    let mut buffer = Vec::new();
    let mut open = Open::default();
    let (mut row, mut column) = (0u32, 0u32);
    loop {
        let event = part.read_event_into(&mut buffer);
        match &event {
            Ok(Event::Eof) => return Ok(raw),
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let empty = matches!(event, Ok(Event::Empty(_)));
                match element.local_name().as_ref() {
                    "row" => {
                        row = attribute(element, "r")
                            .and_then(|text| text.parse::<u32>().ok())
                            .unwrap_or(row.saturating_add(1));
                        column = 0;
                        if matches!(attribute(element, "hidden").as_deref(), Some("1" | "true")) && row > 0 {
                            raw.hidden_rows.insert(row - 1);
                        }
                    }
                    "col" => hidden_columns(element, &mut raw.hidden_columns),
                    "c" => {
                        // One walk over the attributes of what there is most of.
                        let (mut at, mut kind, mut style) = (None, String::new(), 0);
                        for attribute in element.attributes().flatten() {
                            let text: &str = &attribute.value;
                            match attribute.key.local_name().as_ref() {
                                "r" => at = place(text),
                                "t" => kind.push_str(text),
                                "s" => style = text.parse().unwrap_or_default(),
                                _ => {}
                            }
                        }
                        let at = at.unwrap_or((row.saturating_sub(1), column));
                        column = at.1 + 1;
                        open = Open { at: Some(at), kind, style, ..Open::default() };
                        if empty {
                            open.at = None;
                        }
                    }
                    "v" => open.inside = if empty { 0 } else { b'v' },
                    "f" => {
                        open.formula = Some(String::new());
                        open.inside = if empty { 0 } else { b'f' };
                    }
                    "mergeCell" => {
                        if let Some(area) = attribute(element, "ref").and_then(|text| Area::parse(&text)) {
                            raw.merges.push(area);
                        }
                        if raw.merges.len() > MERGES {
                            return Err(Unreadable::TooLarge("結合したセルが多すぎます".to_owned()));
                        }
                    }
                    _ => open.rich.open(element, empty),
                }
            }
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "c" => {
                    let done = std::mem::take(&mut open);
                    let (at, holds) = (done.at, done.formula.is_some() || !done.value.trim().is_empty());
                    let cell = finish(done, shared);
                    if cell.is_none() && holds && at.is_some() {
                        raw.valueless = (raw.valueless.0 + 1, raw.valueless.1.or(at));
                    }
                    if let Some(cell) = cell {
                        taken.text += cell.text.len();
                        taken.cells += 1;
                        raw.cells.push(cell);
                    }
                    if taken.cells > MOST_CELLS {
                        return Err(Unreadable::TooLarge(TOO_MANY_CELLS.to_owned()));
                    }
                    if taken.text > TEXT {
                        return Err(Unreadable::TooLarge(TOO_MUCH_TEXT.to_owned()));
                    }
                }
                "v" | "f" => open.inside = 0,
                other => open.rich.close(other),
            },
            Ok(event) => {
                if let Some(piece) = text_of(event) {
                    match (open.inside, &mut open.formula) {
                        (b'v', _) => open.value.push_str(&piece),
                        (b'f', Some(formula)) => formula.push_str(&piece),
                        _ => open.rich.add(&piece),
                    }
                }
            }
            Err(error) => return Err(broken(name, error)),
        }
        buffer.clear();
    }
}

fn hidden_columns(element: &BytesStart<'_>, hidden: &mut BTreeSet<u32>) {
    let number = |name: &str| attribute(element, name).and_then(|text| text.parse::<u32>().ok());
    let is_hidden = matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"));
    if let (true, Some(min), Some(max)) = (is_hidden, number("min"), number("max")) {
        hidden.extend(min.saturating_sub(1)..max.min(16_384));
    }
}

/// A cell that shows something.
fn finish(open: Open, shared: &Shared) -> Option<Cell> {
    let (row, column) = open.at?;
    let mut cell = Cell { row, column, formula: open.formula, ..Cell::default() };
    match open.kind.as_str() {
        "s" => {
            let (text, unstruck) = shared.strings.get(open.value.trim().parse::<usize>().ok()?)?;
            (cell.text, cell.unstruck) = (text.clone(), unstruck.clone());
        }
        "inlineStr" => (cell.text, cell.unstruck) = open.rich.finish(),
        "str" => cell.text = unescaped(&open.value),
        "e" => (cell.text, cell.raw) = (open.value, Raw::Error),
        "b" => (cell.text, cell.raw) = (if open.value == "1" { "TRUE" } else { "FALSE" }.to_owned(), Raw::Bool),
        "d" => {
            cell.raw = Raw::Date;
            cell.day = open.value.get(..10).map(str::to_owned);
            cell.text = open.value;
        }
        _ => {
            let value: f64 = open.value.trim().parse().ok()?;
            cell.raw = Raw::Number;
            cell.text = match shared.formats.get(open.style) {
                Some(format) => {
                    if format.is_date() {
                        cell.raw = Raw::Date;
                        cell.day = civil(value, shared.from_1904).map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"));
                    }
                    Format::show(format, value, shared.from_1904)
                }
                None => general(value),
            };
        }
    }
    Some(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_what_they_stand_for() {
        assert_eq!(unescaped("a_x000D_\nb_x005F_x"), "a\r\nb_x");
        assert_eq!(unescaped("_xyz_ _x00"), "_xyz_ _x00");
    }
}
