//! One sheet's XML: where the cells come from, with what is stored in them and how it is shown.

use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::cells::{Area, Besides, Cell, MOST_CELLS, Raw, TOO_MANY_CELLS, place, place_of_bytes};
use super::number_format::{Format, civil, general};
use super::read::Unreadable;
use super::words::is_blank;
use super::xlsx::{LONGEST, Part, Shared, TEXT, TOO_MUCH_TEXT, attribute, broken, too_long_a_text};

use self::texts::{Rich, text_of, unescaped};
pub(super) use self::texts::{Shown, comments, shared_strings};

mod plain;
mod texts;

/// Merged areas of one sheet.
const MERGES: usize = 500_000;
/// Cells without a stored value that are remembered by their place.
const VALUELESS: usize = 10_000;

/// What a sheet's XML says.
#[derive(Default)]
pub(super) struct RawSheet {
    pub cells: Vec<Cell>,
    pub merges: Vec<Area>,
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u32>,
    /// How many cells have a formula or a value that nothing can be read of, and the first ones.
    pub valueless: (usize, Vec<(u32, u32)>),
    /// Where a value stands of which its format shows nothing.
    pub unseen: Vec<(u32, u32)>,
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    at: Option<(u32, u32)>,
    kind: Stored,
    style: usize,
    value: String,
    formula: Option<String>,
    rich: Rich,
    inside: u8,
}

impl Open {
    /// Begins the next cell; what was made room for stays.
    fn begin(&mut self, at: Option<(u32, u32)>, kind: Stored, style: usize) {
        (self.at, self.kind, self.style, self.formula, self.inside) = (at, kind, style, None, 0);
        self.value.clear();
        self.rich.begin();
    }
}

/// How a cell's value is stored.
#[derive(Clone, Copy, Default)]
enum Stored {
    #[default]
    Number,
    /// The number of a shared string.
    Shared,
    /// A text in the cell itself.
    Inline,
    /// The text that a formula has made.
    Made,
    Error,
    Bool,
    Date,
}

impl Stored {
    fn of(word: &[u8]) -> Stored {
        match word {
            b"s" => Stored::Shared,
            b"inlineStr" => Stored::Inline,
            b"str" => Stored::Made,
            b"e" => Stored::Error,
            b"b" => Stored::Bool,
            b"d" => Stored::Date,
            _ => Stored::Number,
        }
    }
}

/// How much of a book has been read.
#[derive(Clone, Default)]
pub(super) struct Taken {
    /// Bytes of the cells' texts.
    text: usize,
    /// Cells.
    cells: usize,
    /// Whether there is a cell with a formula, or with an error.
    pub has_formulas_or_errors: bool,
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
                        let (mut said, mut hidden) = (None, false);
                        for attribute in element.attributes().with_checks(false).flatten() {
                            match attribute.key.local_name().as_ref() {
                                "r" => said = attribute.value.parse::<u32>().ok(),
                                "hidden" => hidden = matches!(&*attribute.value, "1" | "true"),
                                _ => {}
                            }
                        }
                        (row, column) = (said.unwrap_or(row.saturating_add(1)), 0);
                        if hidden && row > 0 {
                            raw.hidden_rows.insert(row - 1);
                        }
                    }
                    "col" => hidden_columns(element, &mut raw.hidden_columns),
                    "c" => {
                        // One walk over the attributes of what there is most of.
                        let (mut at, mut kind, mut style) = (None, Stored::Number, 0);
                        for attribute in element.attributes().with_checks(false).flatten() {
                            let text: &str = &attribute.value;
                            match attribute.key.local_name().as_ref() {
                                "r" => at = place(text),
                                "t" => kind = Stored::of(text.as_bytes()),
                                "s" => style = text.parse().unwrap_or_default(),
                                _ => {}
                            }
                        }
                        let at = at.unwrap_or((row.saturating_sub(1), column));
                        column = at.1 + 1;
                        open.begin(Some(at).filter(|_| !empty), kind, style);
                    }
                    "v" => open.inside = if empty { 0 } else { b'v' },
                    "f" => {
                        open.formula = Some(String::new());
                        open.inside = if empty { 0 } else { b'f' };
                    }
                    "mergeCell" => raw.merge(attribute(element, "ref").as_deref().and_then(Area::parse))?,
                    _ => open.rich.open(element, empty),
                }
            }
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "c" => raw.close(&mut open, shared, taken)?,
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
                    let formula = open.formula.as_ref().map_or(0, String::len);
                    if open.value.len().max(formula).max(open.rich.len()) > LONGEST {
                        return Err(too_long_a_text(name));
                    }
                }
                // Behind a text the reader has seen a part of what comes.
                buffer.clear();
                continue;
            }
            Err(error) => return Err(broken(name, error)),
        }
        buffer.clear();
        if open.inside == 0 && open.rich.is_fresh() {
            raw.plain(part, (&mut row, &mut column), shared, taken)?;
        }
    }
}

impl RawSheet {
    /// The plain rows, cells and merged areas that come next in the bytes at hand. `row` and `column`: where the next cell
    /// stands that doesn't say it.
    fn plain(
        &mut self,
        part: &mut Part<'_>,
        (row, column): (&mut u32, &mut u32),
        shared: &Shared,
        taken: &mut Taken,
    ) -> Result<(), Unreadable> {
        loop {
            let bytes = part.get_ref().buffer();
            let length = if let Some((cell, length)) = plain::cell(bytes) {
                self.cell(&cell, (*row, column), shared, taken)?;
                length
            } else if let Some((number, mut length)) = plain::row(bytes) {
                // Read to its end or, where that isn't at hand or not all is plain, left to the reader as a whole.
                let before = (self.cells.len(), self.valueless.0, taken.clone(), self.unseen.len());
                let mut at = 0;
                let rest = |length: usize| bytes.get(length..).unwrap_or_default();
                while let Some((cell, more)) = plain::cell(rest(length)) {
                    self.cell(&cell, (number, &mut at), shared, taken)?;
                    length += more;
                }
                let Some(end) = plain::row_end(rest(length)) else {
                    self.cells.truncate(before.0);
                    self.valueless.0 = before.1;
                    self.valueless.1.truncate(before.1);
                    self.unseen.truncate(before.3);
                    *taken = before.2;
                    return Ok(());
                };
                (*row, *column) = (number, at);
                length + end
            } else if let Some(([from, to], length)) = plain::merge(bytes) {
                self.merge(place_of_bytes(from).zip(place_of_bytes(to)).and_then(Area::between))?;
                length
            } else {
                return Ok(());
            };
            part.get_mut().consume(length);
        }
    }

    /// Takes a plain cell.
    fn cell(
        &mut self,
        cell: &plain::Cell<'_>,
        (row, column): (u32, &mut u32),
        shared: &Shared,
        taken: &mut Taken,
    ) -> Result<(), Unreadable> {
        let at = cell.at.and_then(place_of_bytes).unwrap_or((row.saturating_sub(1), *column));
        *column = at.1 + 1;
        if cell.empty {
            return Ok(());
        }
        let of = Value {
            kind: cell.kind.map_or(Stored::Number, Stored::of),
            style: cell.style.and_then(plain::digits).unwrap_or_default() as usize,
            text: cell.value,
            formula: cell.formula.map(Box::from),
        };
        self.take(at, of, || (unescaped(cell.inline).into(), None), shared, taken)
    }

    /// Takes the cell that ends, if it shows something.
    fn close(&mut self, open: &mut Open, shared: &Shared, taken: &mut Taken) -> Result<(), Unreadable> {
        if let Some(at) = open.at {
            let formula = open.formula.take().map(String::into_boxed_str);
            let of = Value { kind: open.kind, style: open.style, text: &open.value, formula };
            self.take(at, of, || open.rich.finish(), shared, taken)?;
        }
        open.begin(None, Stored::Number, 0);
        Ok(())
    }

    /// Takes a cell, if it shows something. `inline`: the text that stands in the cell itself.
    fn take(
        &mut self,
        at: (u32, u32),
        of: Value<'_>,
        inline: impl FnOnce() -> Shown,
        shared: &Shared,
        taken: &mut Taken,
    ) -> Result<(), Unreadable> {
        let (text, has_formula) = (of.text, of.formula.is_some());
        match finish(at, of, inline, shared) {
            Some(cell) => {
                taken.text += cell.text.len();
                taken.cells += 1;
                taken.has_formulas_or_errors |= has_formula || cell.raw == Raw::Error;
                if !is_blank(&cell.text) {
                    self.cells.push(cell);
                } else if cell.raw != Raw::Text {
                    self.unseen.push(at);
                }
            }
            None if has_formula || !text.trim().is_empty() => {
                self.valueless.0 += 1;
                self.valueless.1.extend(Some(at).filter(|_| self.valueless.1.len() < VALUELESS));
            }
            None => {}
        }
        if taken.cells > MOST_CELLS {
            return Err(Unreadable::TooLarge(TOO_MANY_CELLS.to_owned()));
        }
        if taken.text > TEXT {
            return Err(Unreadable::TooLarge(TOO_MUCH_TEXT.to_owned()));
        }
        Ok(())
    }

    /// Takes a merged area.
    fn merge(&mut self, area: Option<Area>) -> Result<(), Unreadable> {
        self.merges.extend(area);
        if self.merges.len() > MERGES {
            return Err(Unreadable::TooLarge("結合したセルが多すぎます".to_owned()));
        }
        Ok(())
    }
}

fn hidden_columns(element: &BytesStart<'_>, hidden: &mut BTreeSet<u32>) {
    let number = |name: &str| attribute(element, name).and_then(|text| text.parse::<u32>().ok());
    let is_hidden = matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"));
    if let (true, Some(min), Some(max)) = (is_hidden, number("min"), number("max")) {
        hidden.extend(min.saturating_sub(1)..max.min(16_384));
    }
}

/// Whether a text is a whole number as it is shown without a format: so short that it is stored exactly.
fn is_short(text: &str) -> bool {
    let first = if text == "0" { Some(&b'0') } else { text.as_bytes().first().filter(|b| **b != b'0') };
    first.is_some() && text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit())
}

/// What a cell holds.
struct Value<'v> {
    kind: Stored,
    style: usize,
    text: &'v str,
    formula: Option<Box<str>>,
}

/// A cell that shows something.
fn finish(at: (u32, u32), of: Value<'_>, inline: impl FnOnce() -> Shown, shared: &Shared) -> Option<Cell> {
    let (mut raw, mut day, mut exact, mut number) = (Raw::Text, None, None, 0);
    let value = of.text;
    let (text, unstruck) = match of.kind {
        Stored::Shared => {
            let at = value.trim().parse::<usize>().ok()?;
            number = at as u32 + 1;
            shared.strings.get(at)?.clone()
        }
        Stored::Inline => inline(),
        Stored::Made => (unescaped(value).into(), None),
        Stored::Error => {
            raw = Raw::Error;
            (value.into(), None)
        }
        Stored::Bool => {
            raw = Raw::Bool;
            (if value == "1" { "TRUE" } else { "FALSE" }.into(), None)
        }
        Stored::Date => {
            (raw, day) = (Raw::Date, value.get(..10).map(Box::from));
            (value.into(), None)
        }
        // What there is most of is shown as it is stored.
        Stored::Number if is_short(value) && shared.formats.get(of.style).is_none_or(|format| format.is_general()) => {
            raw = Raw::Number;
            (value.into(), None)
        }
        Stored::Number => {
            let value: f64 = value.trim().parse().ok()?;
            raw = Raw::Number;
            let text = match shared.formats.get(of.style) {
                Some(format) => {
                    if format.is_date() {
                        raw = Raw::Date;
                        let civil = civil(value, shared.from_1904);
                        day = civil.map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}").into());
                    }
                    let text = Format::show(format, value, shared.from_1904);
                    exact = (raw == Raw::Number && format.hides_part(value, &text)).then_some(value);
                    text
                }
                None => general(value),
            };
            (text.into(), None)
        }
    };
    let unstruck = if shared.struck.contains(&of.style) { Some("".into()) } else { unstruck };
    let cell = Cell { row: at.0, column: at.1, text, raw, shared: number, ..Cell::default() };
    Some(cell.with(Besides { day, formula: of.formula, unstruck, exact, comment: None }))
}
