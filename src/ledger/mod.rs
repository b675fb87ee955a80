//! What a record is.

pub(crate) mod adding;
pub mod beginning;
pub(crate) mod date;
pub(crate) mod decimal;
pub mod entry;
pub mod field;
pub(crate) mod kept_unit;
pub mod kpi;
pub mod label;
pub(crate) mod municipality;
pub mod printed;
pub(crate) mod said;
pub(crate) mod sums;
pub(crate) mod time;
pub(crate) mod units;
pub mod view;
pub(crate) mod whole;
pub mod year;
pub(crate) mod years;

pub use whole::Ledger;
pub(crate) use whole::{NotALedger, Reader, Record};

#[cfg(test)]
pub(crate) mod sample;

/// The default ledger: the real document of 美祢市.
pub const EMBEDDED: &str = include_str!("../../data/mine-r6.json");

/// The contract of the format: a JSON Schema (2020-12).
pub const SCHEMA: &str = include_str!("../../data/ledger.schema.json");
