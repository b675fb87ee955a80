//! Long work behind the screen: reading, proving, checking, indexing, searching.

pub mod behind;
pub mod checking;
pub mod exporting;
pub mod indexing;
pub mod pool;
pub mod proving;
pub mod searching;
