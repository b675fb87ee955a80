//! `kensho rules`: the decision table, for people and for those who edit it.

use super::output::answer;
use super::{Exit, Failure};
use std::path::PathBuf;

use crate::io::places::Places;
use crate::io::settings::Settings;
use crate::rules::{self, Severity, Table};

/// The name under which an office's own table is looked for in the config directory.
const OWN: &str = "rules.json";

/// The table that a command uses: FILE, the settings', the office's own, or the embedded one. A table from a file is proved.
///
/// # Errors
/// Where it can't be read, or isn't a table that can be used: every problem with line and column.
pub fn table(file: Option<&str>) -> Result<&'static Table, Failure> {
    let own = Places::find().ok().map(|places| places.config.join(OWN)).filter(|path| path.is_file());
    let set = || Settings::find().rules;
    let path = match file.map(PathBuf::from).or_else(set).or(own) {
        Some(path) => path,
        None => return Ok(Table::embedded()),
    };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(&path).map_err(|error| {
        Failure::new(Exit::NotALedger, format!("{name}: {}", crate::io::store::error::cause(&error)))
    })?;
    let table = rules::load(&text, &name).map_err(|error| Failure::new(Exit::NotALedger, error.to_string()))?;
    // One table for the life of the program.
    Ok(Box::leak(Box::new(table)))
}

/// `kensho rules show`: the table as people read it.
pub fn show(file: Option<&str>) -> Result<Exit, Failure> {
    let table = table(file)?;
    answer(|out| out.line(table.show().trim_end()))
}

/// `kensho rules check FILE`: every problem of a table, with its place.
pub fn check(file: &str) -> Result<Exit, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Failure::new(Exit::NotALedger, format!("{file}: {}", crate::io::store::error::cause(&error)))
    })?;
    let problems = rules::check(&text, file);
    let wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
    answer(|out| {
        problems.iter().try_for_each(|problem| out.line(&format!("{file}:{problem}")))?;
        if problems.is_empty() { out.line(&format!("{file}: 問題はありません。")) } else { Ok(()) }
    })?;
    Ok(if wrong { Exit::Findings } else { Exit::Fine })
}
