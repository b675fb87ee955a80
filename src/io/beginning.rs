//! A new ledger's file, and the way from one ledger to another.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::source::Source;
use crate::app::modes::importing::path::places;
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
pub fn create(path: &Path, municipality: Option<&str>, year: FiscalYear) -> Result<(), String> {
    let file = super::names::shown(path);
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

/// The ledger that the screen goes on with: begun where that is asked for, and readable. `import`: the places of files that are
/// to come into it; where one of them isn't there, nothing is begun.
///
/// # Errors
/// A Japanese sentence.
pub fn another(
    path: Option<&str>,
    begin: Option<&(String, FiscalYear)>,
    import: Option<&str>,
) -> Result<Source, String> {
    for file in import.map(places).unwrap_or_default() {
        super::incoming::readable(&super::desk::expand(&file)).map_err(|failure| failure.words)?;
    }
    let Some(path) = path else { return Ok(Source::Embedded) };
    let path = super::desk::expand(path);
    if let Some((municipality, year)) = begin {
        create(&path, Some(municipality), *year)?;
        return Ok(Source::File(path));
    }
    let large = std::fs::metadata(&path).is_ok_and(|meta| meta.is_file() && meta.len() > super::work::behind::LARGE);
    let source = Source::File(path);
    // A large one is proved while it is shown.
    if !large {
        super::load::source(&source).map_err(|failure| failure.words)?;
    }
    Ok(source)
}
