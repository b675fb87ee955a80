//! What a record is.

pub mod adding;
pub mod beginning;
pub mod date;
pub mod decimal;
pub mod entry;
pub mod field;
pub mod kpi;
pub mod label;
pub mod municipality;
pub mod printed;
pub mod said;
pub mod sums;
pub mod time;
pub mod units;
pub mod view;
pub mod whole;
pub mod year;
pub mod years;

pub use whole::{Ledger, NotALedger, Record};

#[cfg(test)]
pub(crate) mod sample;

/// The default ledger: the real document of 美祢市.
pub const EMBEDDED: &str = include_str!("../../data/mine-r6.json");

/// The contract of the format: a JSON Schema (2020-12).
pub const SCHEMA: &str = include_str!("../../data/ledger.schema.json");
