//! A flat table as NDJSON: a JSON object a line, its members named in English, the empty ones `null`.
//!
//! Numbers are numbers with the places that are printed, texts are the record's own, character for character: JSON escapes
//! what a terminal or a reader would obey, so nothing has to be changed. Every line has every member, so that readers which
//! guess the types from the first lines see all of them.

use std::io::{self, Write};

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
    let mut line = String::with_capacity(256);
    for (column, cell) in row {
        line.push(if line.is_empty() { '{' } else { ',' });
        line.push('"');
        line.push_str(column.key);
        line.push_str("\":");
        match cell {
            Cell::Empty => line.push_str("null"),
            Cell::Text(text) => line.push_str(&escaped(&encode(text, Habits::default()), is_hostile)),
            Cell::Whole(number) => line.push_str(&number.to_string()),
            Cell::Decimal(number) => line.push_str(&number.plain().to_string()),
            Cell::Flag(flag) => line.push_str(if *flag { "true" } else { "false" }),
        }
    }
    line.push_str("}\n");
    out.write_all(line.as_bytes())
}
