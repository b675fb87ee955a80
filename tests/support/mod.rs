//! What the tests are driven with. Every test binary has all of it and uses a part.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

pub mod answered;
pub mod chance;
pub mod engine;
pub mod imported;
pub mod long;
pub mod program;
pub mod rooms;
pub mod session;
pub mod terminal;
pub mod workbook;
pub mod written;
