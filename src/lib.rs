//! kensho (検証): the record of a municipality's 地方創生 grant projects, read, judged and corrected in a terminal.
//!
//! A pure core in a thin shell, the Elm loop with effects as data:
//!
//! ```text
//! event → io::run → Action → app::update(&mut State) → Vec<Effect> → io → (what comes of them comes back as Actions)
//!                                       State → view::draw → cells → bytes
//! ```
//!
//! From the bottom up; a room knows those before it:
//!
//! * [`failure`]: how a command ends. [`text`] and [`json`]: what text looks like on a terminal, and bytes with places in
//!   them; both know nothing of the domain.
//! * [`ledger`] says what a record is, [`change`] what becomes of it; [`rules`] judges it, [`check`] looks for what is
//!   wrong in it.
//! * [`page`] lays a project out, [`find`] finds in all of them, [`exchange`] reads other people's tables.
//! * [`app`] is what the program knows and how that changes; [`view`] is what it looks like.
//! * [`io`] is the world (terminal, files, locks, threads); [`cli`] the words of the command line over the same core.
//!
//! `ARCHITECTURE.md` is the map with the ways through it. `tests/pure/walls.rs` reads every path and fails when a wall is
//! crossed.

pub mod app;
pub mod change;
pub mod check;
pub mod cli;
pub mod exchange;
pub mod failure;
pub mod find;
pub mod io;
pub mod json;
pub mod ledger;
pub mod page;
pub mod rules;
pub mod text;
pub mod view;

#[cfg(test)]
#[path = "../tests/support/long.rs"]
mod long;
