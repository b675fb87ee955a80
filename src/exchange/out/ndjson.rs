//! A flat table as NDJSON: a JSON object a line, its members named in English, the empty ones `null`.
//!
//! Numbers are numbers with the places that are printed, texts are the record's own, character for character: JSON escapes
//! what a terminal or a reader would obey, so nothing has to be changed. Every line has every member, so that readers which
//! guess the types from the first lines see all of them.

use std::io::{self, Write};

use super::clean::{Signs, stop};
use crate::exchange::tables::{Cell, Column, Row, Table};
use crate::json::string::{Habits, encode, escaped};
use crate::ledger::decimal::push_whole;
use crate::text::is_hostile;

/// Writes a row: each cell with its column.
///
/// # Errors
/// Those of `out`.
pub fn row<'c>(
    row: impl Iterator<Item = (&'c Column, &'c Cell<'c>)>,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    let mut line = String::with_capacity(1024);
    line.push('{');
    members(&mut line, row);
    end(&mut line);
    out.write_all(line.as_bytes())
}

/// Makes rows. What the rows of a project's sheet begin with is made once.
#[derive(Debug, Default)]
pub struct Rows {
    heads: Vec<String>,
}

impl Rows {
    /// The rows of another project follow.
    pub fn begin(&mut self) {
        self.heads.clear();
    }

    /// Adds a row to `out`, a JSON object on one line with the table's columns as keys.
    pub fn add(&mut self, table: Table, row: Row<'_, '_>, out: &mut String) {
        let (of_head, own) = table.columns().split_at(row.head.len());
        while self.heads.len() <= row.sheet {
            self.heads.push(String::new());
        }
        let Some(head) = self.heads.get_mut(row.sheet) else { return };
        if head.is_empty() {
            head.push('{');
            members(head, of_head.iter().zip(row.head));
        }
        out.push_str(head);
        members(out, own.iter().zip(row.own));
        end(out);
    }
}

/// Adds members, each with a comma behind it.
fn members<'c>(line: &mut String, row: impl Iterator<Item = (&'c Column, &'c Cell<'c>)>) {
    for (column, cell) in row {
        line.push('"');
        line.push_str(column.key);
        line.push_str("\":");
        match cell {
            Cell::Empty => line.push_str("null"),
            Cell::Text(text) => string(line, text),
            Cell::Whole(number) => push_whole(line, *number),
            Cell::Decimal(number) => number.push_plain(line),
            Cell::Flag(flag) => line.push_str(if *flag { "true" } else { "false" }),
        }
        line.push(',');
    }
}
/// The comma behind the last member becomes the object's end.
fn end(line: &mut String) {
    line.pop();
    line.push_str("}\n");
}

/// What JSON escapes in a text besides what is hostile.
struct Escapes;

impl Signs for Escapes {
    fn is_sign(byte: u8) -> bool {
        (byte == b'"') | (byte == b'\\') | (byte == b'\n')
    }

    fn write(sign: u8, out: &mut String) {
        out.push_str(match sign {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            _ => "\\n",
        });
    }
}

/// Adds a text. Nearly all of it goes on as it is; what is hostile is written as JSON writes it, a character at a time.
fn string(line: &mut String, text: &str) {
    line.push('"');
    let mut done = 0;
    while let Some(at) = stop::<Escapes>(text, done) {
        line.push_str(text.get(done..at).unwrap_or_default());
        let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        done = at + c.len_utf8();
        match u8::try_from(c) {
            Ok(sign) if Escapes::is_sign(sign) => Escapes::write(sign, line),
            _ => {
                let literal = encode(c.encode_utf8(&mut [0; 4]), Habits::default());
                line.push_str(escaped(&literal, is_hostile).trim_matches('"'));
            }
        }
    }
    line.push_str(text.get(done..).unwrap_or_default());
    line.push('"');
}
