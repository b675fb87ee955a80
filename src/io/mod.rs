//! The world: terminal, files, locks, journal, settings.

pub mod audit;
pub mod behind;
pub mod checking;
pub mod clipboard;
pub mod desk;
pub mod digest;
pub mod editor;
pub mod finding;
pub mod git;
mod hyperlinks;
pub mod indexing;
pub mod input;
pub mod journal;
pub mod load;
pub mod lock;
pub mod pace;
pub mod places;
pub mod probe;
mod proving;
pub mod reader;
pub mod run;
pub mod settings;
pub mod signals;
pub mod source;
pub mod store;
mod ticker;
pub mod tty;
pub mod who;
pub mod words;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a mutex holds; a panic elsewhere doesn't spoil it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
