//! What the program knows and how it changes.
//!
//! `Key` → a room of [`modes`] → [`update()`] changes the [`State`] and gives back [`Effect`]s for the world. The room is
//! pure: it knows no terminal, no file and no clock, so that any sequence of keys can be replayed in a test.
//! What can be done stands once in [`command::TABLE`]; where things stand once in [`layout`](mod@layout) and [`crate::page`].

pub mod book;
mod changing;
pub mod command;
pub(crate) mod copying;
pub mod effect;
mod going;
pub mod help;
pub mod key;
pub mod keymap;
pub mod keys;
pub(crate) mod layout;
pub(crate) mod marks;
pub mod modes;
pub(crate) mod moving;
pub(crate) mod pasting;
pub(crate) mod pointed;
pub(crate) mod prompt;
pub mod reading;
pub(crate) mod shelf;
pub mod state;
mod supposing;
pub mod tabs;
pub mod tutor;
pub(crate) mod typed;
pub(crate) mod typing;
pub mod update;

pub use effect::Effect;
pub use modes::starting::Heading;
pub(crate) use state::State;
pub use update::{Action, update};
