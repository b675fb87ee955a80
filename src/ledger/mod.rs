//! What a record is.

pub mod book;
pub mod date;
pub mod decimal;
pub mod diff;
pub mod entry;
pub mod excerpt;
pub mod field;
pub mod follow;
pub mod kpi;
pub mod label;
pub mod merge;
pub mod printed;
mod rows;
pub mod units;
pub mod view;
pub mod year;

pub use book::{Ledger, NotALedger, Record};

#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod sample;
