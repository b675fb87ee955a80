//! What is shown on a screen that is only memory: keys in, cells or bytes out. `cargo test --test screen keys::` runs one
//! file of it.
#![allow(missing_docs)]
#![recursion_limit = "512"]

#[path = "../support/mod.rs"]
mod support;

mod any_keys;
mod asking;
mod editing;
mod engines;
mod exporting;
mod first;
mod importing;
mod keys;
mod lists;
mod looking;
mod manual;
mod screens;
mod several;
mod slips;
mod telling;
mod tutor;
mod ways;
mod wide;
mod year;
