//! A flat table as CSV (RFC 4180): UTF-8 with BOM, so that Excel opens it as it is, or CP932 where that is asked for.
//!
//! Lines end in CRLF. A character that CP932 lacks is named with its place and the table refused: `?` or `&#…;` in place of
//! a name would be published unseen. The three that its Windows table maps otherwise than Unicode's own (〜 — −) are lacking
//! too: what came back would be another character.

use std::borrow::Cow;

use encoding_rs::SHIFT_JIS;
use memchr::{memchr, memchr3};

use super::clean::{Cleaner, Signs, stop};
use super::{Changed, Stopped, Style};
use crate::exchange::tables::{Cell, Row, Table};
use crate::ledger::decimal::push_whole;

/// A character that CP932 lacks, and where it stands.
#[derive(Debug)]
pub struct Lack {
    character: char,
    /// The row, counted from 1 where this part of the table begins, its column and project; `None` in the header.
    place: Option<(usize, &'static str, String)>,
}

impl Lack {
    /// In words, where so many rows come before this part of the table.
    pub fn in_table(self, table: Table, before: usize) -> Stopped {
        let table = table.label();
        let place = match self.place {
            Some((row, column, project)) => {
                format!("表「{table}」{}行目「{column}」(事業「{project}」)", before + row)
            }
            None => format!("表「{table}」"),
        };
        Stopped::Lacks { character: self.character, place }
    }
}

/// A part of a table.
#[derive(Debug, Default)]
pub struct Part {
    /// Its rows.
    pub text: String,
    /// Those of them that are encoded otherwise.
    encoded: Vec<u8>,
    /// How many rows.
    pub rows: usize,
}

impl Part {
    /// An empty one, with room for so many bytes.
    pub fn with_room(bytes: usize) -> Part {
        Part { text: String::with_capacity(bytes), ..Part::default() }
    }

    /// The bytes of its rows.
    pub fn bytes(&self) -> &[u8] {
        if self.encoded.is_empty() { self.text.as_bytes() } else { &self.encoded }
    }

    /// Encodes the rows that aren't yet, or says which character can't be.
    fn encode(&mut self) -> Result<(), char> {
        let (encoded, _, lacks) = SHIFT_JIS.encode(&self.text);
        if lacks || self.text.contains(['〜', '—', '−', '‖']) {
            return Err(self.text.chars().find(is_lacking).unwrap_or('\u{fffd}'));
        }
        self.encoded.extend_from_slice(&encoded);
        self.text.clear();
        Ok(())
    }
}

/// The header row of a table.
///
/// # Errors
/// A character that the encoding lacks.
pub fn header(table: Table, style: Style) -> Result<Part, Lack> {
    let mut part = Part { text: if style.cp932 { "" } else { "\u{feff}" }.to_owned(), ..Part::default() };
    table.columns().iter().for_each(|column| quoted(&mut part.text, column.label));
    end(&mut part.text);
    if style.cp932 {
        part.encode().map_err(|character| Lack { character, place: None })?;
    }
    Ok(part)
}

/// Makes rows. What the rows of a project's sheet begin with is made once.
#[derive(Debug)]
pub struct Rows {
    style: Style,
    heads: Vec<(String, Changed)>,
}

impl Rows {
    /// Rows in this encoding, with or without the guard against formulas.
    pub fn new(style: Style) -> Rows {
        Rows { style, heads: Vec::new() }
    }

    /// The rows of another project follow.
    pub fn begin(&mut self) {
        self.heads.clear();
    }

    /// Adds a row to a part of a table.
    ///
    /// # Errors
    /// A character that the encoding lacks.
    pub fn add(&mut self, table: Table, row: Row<'_, '_>, clean: &mut Cleaner, part: &mut Part) -> Result<(), Lack> {
        part.rows += 1;
        while self.heads.len() <= row.sheet {
            self.heads.push(Default::default());
        }
        let Some((head, changed)) = self.heads.get_mut(row.sheet) else { return Ok(()) };
        if head.is_empty() {
            let mut own = Cleaner::default();
            row.head.iter().for_each(|cell| value(head, cell, self.style, &mut own));
            *changed = own.changed;
        }
        clean.changed += *changed;
        part.text.push_str(head);
        row.own.iter().for_each(|cell| value(&mut part.text, cell, self.style, clean));
        end(&mut part.text);
        if self.style.cp932 {
            part.encode().map_err(|character| lacking(character, table, row, part.rows))?;
        }
        Ok(())
    }
}

/// The comma behind the last value becomes the line's end.
fn end(line: &mut String) {
    line.pop();
    line.push_str("\r\n");
}

fn is_lacking(c: &char) -> bool {
    let mut buffer = [0; 4];
    matches!(c, '〜' | '—' | '−' | '‖') || SHIFT_JIS.encode(c.encode_utf8(&mut buffer)).2
}

/// Where in a row the character stands that the encoding lacks.
fn lacking(character: char, table: Table, row: Row<'_, '_>, number: usize) -> Lack {
    let text = |cell: &Cell<'_>| if let Cell::Text(text) = cell { text.to_string() } else { String::new() };
    let cells = || table.columns().iter().zip(row.head.iter().chain(row.own));
    let project = cells().find(|(column, _)| column.key == "project_name").map(|(_, cell)| text(cell));
    let found = cells().find_map(|(column, cell)| Some((text(cell).chars().find(is_lacking)?, column.label)));
    match found {
        Some((character, column)) => Lack { character, place: Some((number, column, project.unwrap_or_default())) },
        None => Lack { character, place: None },
    }
}

/// Adds a cell and a comma.
fn value(line: &mut String, cell: &Cell<'_>, style: Style, clean: &mut Cleaner) {
    match cell {
        Cell::Empty => line.push(','),
        Cell::Text(text) if is_plain(text) => {
            line.push_str(text);
            line.push(',');
        }
        Cell::Text(text) => {
            let text = clean.text(text);
            let text = if style.raw { Cow::Borrowed(&*text) } else { clean.guarded(&text) };
            quoted(line, &text);
        }
        // Digits, a sign and a point are never quoted.
        Cell::Whole(number) => {
            push_whole(line, *number);
            line.push(',');
        }
        Cell::Decimal(number) => {
            number.push_plain(line);
            line.push(',');
        }
        Cell::Flag(flag) => line.push_str(if *flag { "1," } else { "0," }),
    }
}

/// What has to be quoted.
struct Quoted;

impl Signs for Quoted {
    fn is_sign(byte: u8) -> bool {
        (byte == b'"') | (byte == b',') | (byte == b'\n')
    }

    fn write(sign: u8, out: &mut String) {
        out.push(char::from(sign));
    }
}

/// Whether a text goes on as it is: nothing in it to be marked, guarded or quoted. Nearly all do.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return true };
    !matches!(first, '\'' | '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | ' ' | '\u{3000}')
        && !text.ends_with([' ', '\u{3000}'])
        && stop::<Quoted>(text, 0).is_none()
}

/// Adds a value and a comma.
fn quoted(line: &mut String, value: &str) {
    let bytes = value.as_bytes();
    if memchr3(b'"', b',', b'\n', bytes).is_some()
        || memchr(b'\r', bytes).is_some()
        || value.starts_with([' ', '\u{3000}'])
        || value.ends_with([' ', '\u{3000}'])
    {
        line.push('"');
        for (n, part) in value.split('"').enumerate() {
            line.push_str(if n > 0 { "\"\"" } else { "" });
            line.push_str(part);
        }
        line.push('"');
    } else {
        line.push_str(value);
    }
    line.push(',');
}
