//! The words that an office adds to those which `kensho check` looks for: `words.json` in the config directory, or the file
//! that the settings or the command line name. The file's form is `data/word-pairs.schema.json`.

use std::path::Path;

use super::names;
use super::settings::Settings;
use super::source::read_own;
use super::store::places::Places;
use crate::check::lexicon::Words;
use crate::check::{Criteria, Office};
use crate::rules::Table;

/// The name under which an office's own words are looked for in the config directory.
const OWN: &str = "words.json";

/// What the checks ask: the decision table, with the words of FILE, the settings' or the office's own, where there are any.
///
/// # Errors
/// A Japanese sentence where the file can't be read or makes no sense.
pub fn criteria(
    table: &'static Table,
    file: Option<&Path>,
    settings: &Settings,
) -> Result<&'static dyn Criteria, String> {
    let own = || Places::find().ok().map(|places| places.config.join(OWN)).filter(|path| path.is_file());
    let Some(path) = file.map(Path::to_owned).or_else(|| settings.words.clone()).or_else(own) else { return Ok(table) };
    // One table of words for the life of the program.
    Ok(Box::leak(Box::new(Office { table, words: read(&path)? })))
}

fn read(path: &Path) -> Result<Words, String> {
    let text = read_own(path).map_err(|cause| format!("{}: {cause}。", names::shown(path)))?;
    Words::with(&text).map_err(|error| format!("{}: {error}。", names::shown(path)))
}
