//! The world: terminal, files, locks, journal, settings.

pub(crate) mod beginning;
pub mod desk;
pub(crate) mod editor;
pub(crate) mod git;
pub(crate) mod incoming;
pub(crate) mod ledgers;
pub(crate) mod load;
pub(crate) mod names;
pub(crate) mod run;
pub(crate) mod settings;
pub(crate) mod several;
pub mod source;
pub mod store;
pub mod terminal;
mod ticker;
pub(crate) mod words;
pub(crate) mod work;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use work::pool::Processors;

/// What a mutex holds; a panic elsewhere doesn't spoil it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
