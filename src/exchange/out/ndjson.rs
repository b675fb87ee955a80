//! A flat table as NDJSON: a JSON object a line, its members named in English, the empty ones `null`.
//!
//! Numbers are numbers with the places that are printed, texts are the record's own, character for character: JSON escapes
//! what a terminal or a reader would obey, so nothing has to be changed. Every line has every member, so that readers which
//! guess the types from the first lines see all of them.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::clean::is_plain;
use crate::exchange::tables::{Cell, Column};
use crate::json::string::{Habits, encode, escaped};
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
    for (column, cell) in row {
        line.push(if line.is_empty() { '{' } else { ',' });
        line.push('"');
        line.push_str(column.key);
        line.push_str("\":");
        match cell {
            Cell::Empty => line.push_str("null"),
            Cell::Text(text) => string(&mut line, text),
            Cell::Whole(number) => _ = write!(line, "{number}"),
            Cell::Decimal(number) => _ = write!(line, "{}", number.plain()),
            Cell::Flag(flag) => line.push_str(if *flag { "true" } else { "false" }),
        }
    }
    line.push_str("}\n");
    out.write_all(line.as_bytes())
}

/// Adds a text. Nearly all of it goes on as it is; what is left is written as JSON writes it, a character at a time.
fn string(line: &mut String, text: &str) {
    line.push('"');
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.find(|c| !is_plain(c) || matches!(c, '"' | '\\' | '\n')).unwrap_or(rest.len());
        let (said, others) = rest.split_at(plain);
        line.push_str(said);
        let mut after = others.chars();
        match after.next() {
            Some('\n') => line.push_str("\\n"),
            Some(c @ ('"' | '\\')) => line.extend(['\\', c]),
            Some(c) => {
                let literal = encode(c.encode_utf8(&mut [0; 4]), Habits::default());
                line.push_str(escaped(&literal, is_hostile).trim_matches('"'));
            }
            None => {}
        }
        rest = after.as_str();
    }
    line.push('"');
}
