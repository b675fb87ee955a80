//! What the program knows and how it changes.
//!
//! `Key` → [`keys::meaning`] → [`update()`] changes the [`State`] and gives back [`Effect`]s for the world. The room is
//! pure: it knows no terminal, no file and no clock, so that any sequence of keys can be replayed in a test.
//! What can be done stands once in [`action::TABLE`]; where things stand once in [`layout`](mod@layout) and [`page`].

pub mod action;
pub mod brief;
pub mod copying;
pub mod editing;
pub mod effect;
pub mod entry;
pub mod filter;
pub mod finding;
pub mod findings;
pub mod help;
pub mod history;
pub mod hits;
pub mod index;
pub mod key;
pub mod keymap;
pub mod keys;
pub mod layout;
pub mod marks;
pub mod meeting;
pub mod moving;
pub mod page;
pub mod reading;
pub mod saving;
pub mod search;
pub mod state;
mod supposing;
pub mod tabs;
pub mod update;

pub use effect::Effect;
pub use state::State;
pub use update::{Action, update};
