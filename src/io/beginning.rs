//! A new ledger's file.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::ledger::beginning;
use crate::ledger::date::fiscal_year_in_japan;
use crate::ledger::year::FiscalYear;

/// The fiscal year that it is now.
pub fn this_year() -> FiscalYear {
    fiscal_year_in_japan(super::store::who::millis())
}

/// Writes a ledger without projects. A file that is there is never overwritten.
///
/// # Errors
/// A Japanese sentence.
pub fn create(file: &str, municipality: Option<&str>, year: FiscalYear) -> Result<(), String> {
    let path = Path::new(file);
    let write = || {
        let mut new = File::create_new(path)?;
        new.write_all(beginning::ledger(municipality, year).as_bytes())?;
        new.sync_all()
    };
    write().map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => format!("{file}: すでにあります。上書きはしません。別の名前を指定してください。"),
        ErrorKind::NotFound => format!("{file}: フォルダーがありません。先に作るか、場所を確かめてください。"),
        _ => format!("{file}: 作れません({})。", super::store::error::cause(&error)),
    })
}
