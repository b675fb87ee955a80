//! kensho (検証): the record of a municipality's 地方創生 grant projects, read, judged and corrected in a terminal.
//!
//! The map of the rooms. A pure core and a thin shell, the Elm loop with effects as data:
//!
//! ```text
//! event → io::run → app::keys → Action → app::update(&mut State) → Vec<Effect> → io → (results come back as Actions)
//!                                           State → view(&State) → Frame
//! ```
//!
//! * [`text`] and [`json`] know nothing of the domain: what text looks like on a terminal, and bytes with places in them.
//! * [`ledger`] says what a record is; [`rules`] judges it, [`check`] looks for what is wrong in it.
//! * [`app`] is what the program knows and how that changes; [`view`] is what it looks like, the only room with ratatui.
//! * [`io`] is the world (terminal, files, locks); [`cli`] the words of the command line over the same core.
//!
//! `tests/pure/walls.rs` reads the `use` lines and fails when a wall is crossed.

pub mod app;
pub mod change;
pub mod check;
pub mod cli;
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
