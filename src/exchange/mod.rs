//! What comes in from a town's own workbook, csv or pasted table, as values: bytes → cells → what they mean → a ledger.
//!
//! [`read`] says what a file shows, [`words`] what its headers mean, [`layout`] finds the tables and boxes, [`place`] puts
//! each cell into the ledger, asks about it or says why not, and [`mod@plan`] is the outcome: every cell with what became of
//! it, and the ledger that would be written. [`mapping`] keeps what was answered, and [`against`] lays the outcome beside a
//! ledger that is there; [`mod@into`] goes the same way back, into the workbook's cells. [`asking`] asks the departments by
//! workbooks and knows them when they come back. [`kind`] says what a file is that is none of these. What can be made
//! by itself is made by whoever's [`hands`] there are. No file, clock, thread or environment is known here.

pub mod against;
mod ahead;
mod aligned;
pub mod asking;
mod bars;
mod broken;
pub mod cells;
mod commas;
mod counted;
pub mod csv;
pub mod gathered;
pub mod hands;
pub mod into;
pub mod kind;
mod layout;
mod lines;
pub mod mapping;
pub(crate) mod number_format;
pub mod out;
mod pieces;
mod place;
pub mod plan;
mod positions;
mod published;
pub mod read;
mod reviewed;
mod ruled;
mod sentences;
mod sheet_xml;
mod single_blanks;
pub mod tables;
mod torn;
mod tree;
mod uses;
pub(crate) mod values;
pub(crate) mod words;
mod xlsx;

pub(crate) use place::Free;
pub use plan::{As, Given, Plan, plan};
