//! Finding: what was typed as a query, filters by facts, an index of large ledgers, and the hits as a list.

pub(crate) mod filter;
pub(crate) mod hits;
pub mod index;
pub mod query;
