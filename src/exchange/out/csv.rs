//! A flat table as CSV (RFC 4180): UTF-8 with BOM, so that Excel opens it as it is, or CP932 where that is asked for.
//!
//! Lines end in CRLF. A character that CP932 lacks is named with its place and the table refused: `?` or `&#…;` in place of
//! a name would be published unseen. The three that its Windows table maps otherwise than Unicode's own (〜 — −) are lacking
//! too: what came back would be another character.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write;

use encoding_rs::SHIFT_JIS;
use memchr::{memchr, memchr3};

use super::clean::Cleaner;
use super::{Stopped, Style};
use crate::exchange::tables::{Cell, Table};

/// Writes a table.
#[derive(Debug)]
pub struct Writer {
    table: Table,
    style: Style,
    rows: usize,
    line: String,
}

impl Writer {
    /// Of a table.
    pub fn new(table: Table, style: Style) -> Writer {
        Writer { table, style, rows: 0, line: String::new() }
    }

    /// The header row.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn header(&mut self, out: &mut dyn Write) -> Result<(), Stopped> {
        if !self.style.cp932 {
            out.write_all("\u{feff}".as_bytes())?;
        }
        self.line.clear();
        for column in self.table.columns() {
            quoted(&mut self.line, column.label);
        }
        self.put(&[], out)
    }

    /// A row.
    ///
    /// # Errors
    /// Those of `out`, and [`Stopped::Lacks`].
    pub fn row(&mut self, row: &[Cell<'_>], clean: &mut Cleaner, out: &mut dyn Write) -> Result<(), Stopped> {
        self.rows += 1;
        self.line.clear();
        for cell in row {
            match cell {
                Cell::Empty => self.line.push(','),
                Cell::Text(text) => {
                    let text = clean.text(text);
                    let text = if self.style.raw { Cow::Borrowed(&*text) } else { clean.guarded(&text) };
                    quoted(&mut self.line, &text);
                }
                // Digits, a sign and a point are never quoted.
                Cell::Whole(number) => _ = write!(self.line, "{number},"),
                Cell::Decimal(number) => _ = write!(self.line, "{},", number.plain()),
                Cell::Flag(flag) => self.line.push_str(if *flag { "1," } else { "0," }),
            }
        }
        self.put(row, out)
    }

    fn put(&mut self, row: &[Cell<'_>], out: &mut dyn Write) -> Result<(), Stopped> {
        // The comma behind the last value.
        self.line.pop();
        self.line.push_str("\r\n");
        if !self.style.cp932 {
            return Ok(out.write_all(self.line.as_bytes())?);
        }
        let (bytes, _, lacks) = SHIFT_JIS.encode(&self.line);
        if lacks || self.line.contains(['〜', '—', '−', '‖']) {
            return Err(self.lacking(row));
        }
        Ok(out.write_all(&bytes)?)
    }

    /// Which character the encoding lacks, and where it stands.
    fn lacking(&self, row: &[Cell<'_>]) -> Stopped {
        let lacks = |c: &char| {
            let mut buffer = [0; 4];
            matches!(c, '〜' | '—' | '−' | '‖') || SHIFT_JIS.encode(c.encode_utf8(&mut buffer)).2
        };
        let text = |cell: &Cell<'_>| if let Cell::Text(text) = cell { text.to_string() } else { String::new() };
        let name = self.table.columns().iter().position(|column| column.key == "project_name");
        let project = name.and_then(|at| row.get(at)).map(text).unwrap_or_default();
        for (cell, column) in row.iter().zip(self.table.columns()) {
            if let Some(character) = text(cell).chars().find(lacks) {
                let table = self.table.label();
                let place = format!("表「{table}」{}行目「{}」(事業「{project}」)", self.rows, column.label);
                return Stopped::Lacks { character, place };
            }
        }
        let character = self.line.chars().find(lacks).unwrap_or('\u{fffd}');
        Stopped::Lacks { character, place: format!("表「{}」", self.table.label()) }
    }
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
