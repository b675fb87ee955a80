//! A new ledger's file, and the way from one ledger to another.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::source::Source;
use super::store::places::Places;
use super::store::{self, Disk, Overwrite};
use crate::app::modes::importing::path::places;
use crate::ledger::Ledger;
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

/// Whether a file is a ledger that was begun and into which nothing has come: an import that was given up leaves one.
fn is_left_empty(path: &Path) -> bool {
    let small = std::fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() < 1 << 16);
    let text = small.then(|| std::fs::read_to_string(path).ok()).flatten();
    text.is_some_and(|text| Ledger::read(&text).is_ok_and(|ledger| beginning::is_one(ledger.doc())))
}

/// Begins anew in the file of a ledger that was left empty.
fn begin_again(path: &Path, municipality: Option<&str>, year: FiscalYear) -> Result<(), String> {
    let text = beginning::ledger(municipality, year);
    let ledger = Ledger::read(&text).map_err(|error| error.to_string())?;
    let places = Places::find().unwrap_or_else(|_| Places::nowhere());
    let saved = store::create(&Disk, |path| places.ledger(path), path, ledger.doc(), Overwrite::Yes);
    saved.map(drop).map_err(|error| error.to_string())
}

/// The ledger that the screen goes on with: begun where that is asked for (again, where it was begun before and left empty),
/// and readable. `import`: the places of files that are
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
        match is_left_empty(&path) {
            true => begin_again(&path, Some(municipality), *year)?,
            false => create(&path, Some(municipality), *year)?,
        }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_ledger_that_was_begun_and_left_empty_is_begun_again_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("daicho.json");
        let name = path.display().to_string();
        let begin = |town: &str, year: u16| another(Some(&name), Some(&(town.to_owned(), FiscalYear(year))), None);
        let read = || std::fs::read_to_string(&path).unwrap();
        begin("例町", 2026).unwrap();
        // Another town and year were typed this time.
        begin("霧里町", 2024).unwrap();
        assert_eq!(read(), beginning::ledger(Some("霧里町"), FiscalYear(2024)));
        // What somebody has put something into is never overwritten.
        let used = read().replacen("\"projects\": []", "\"projects\": [{\"id\": \"p1\", \"name\": \"事業\"}]", 1);
        std::fs::write(&path, &used).unwrap();
        assert!(begin("霧里町", 2024).unwrap_err().contains("すでにあります"));
        assert_eq!(read(), used);
        std::fs::write(&path, "no ledger").unwrap();
        assert!(begin("霧里町", 2024).unwrap_err().contains("すでにあります"));
        assert_eq!(read(), "no ledger");
    }
}
