//! The terminal: how it is taken and given back, what it says, how fast it is, what its user types.

pub mod clipboard;
pub(crate) mod hyperlinks;
pub mod input;
pub(crate) mod pace;
pub mod probe;
pub mod reader;
pub mod screen;
pub mod signals;
pub mod tty;
