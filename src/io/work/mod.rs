//! Long work: reading, proving, checking, indexing and searching behind the screen, and what flows through a filter.

pub mod asking;
pub mod behind;
pub mod checking;
pub mod exporting;
pub mod flow;
pub mod importing;
pub mod indexing;
pub mod into;
pub mod looking;
pub mod pool;
pub mod proving;
mod queue;
pub mod searching;
