//! What comes in from a town's own workbook, csv or pasted table, as values: bytes → cells → what they mean → a ledger.

pub mod cells;
pub mod csv;
pub mod number_format;
pub mod read;
mod sheet_xml;
mod xlsx;
