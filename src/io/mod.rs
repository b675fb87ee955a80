//! The world: terminal, files, locks, journal, settings.

pub mod beginning;
pub mod desk;
pub mod editor;
pub mod git;
pub mod incoming;
pub mod ledgers;
pub mod load;
pub mod names;
pub mod run;
pub mod settings;
pub mod several;
pub mod source;
pub mod store;
pub mod terminal;
mod ticker;
pub mod words;
pub mod work;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a mutex holds; a panic elsewhere doesn't spoil it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
