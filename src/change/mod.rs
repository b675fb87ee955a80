//! What becomes of a record: differences, rows found again, merges, steps and their history.
//!
//! Everything here compares or follows texts of ledgers; nothing reads a file. A change is a value ([`crate::json::Edit`]),
//! so undoing, merging and the audit trail are the same list read in different ways.

pub mod diff;
pub(crate) mod excerpt;
pub(crate) mod follow;
pub mod history;
pub mod merge;
pub mod roll;
pub(crate) mod rows;
pub(crate) mod sides;
pub mod trail;
pub(crate) mod unsaved;

#[cfg(test)]
mod properties;
