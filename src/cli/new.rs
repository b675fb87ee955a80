//! `kensho new`: a ledger begun.

use std::path::Path;

use super::output::{answer, tell};
use crate::failure::{Exit, Failure};
use crate::io::{beginning, names};
use crate::ledger::year::FiscalYear;

/// The file's name unless another one is given.
const NAME: &str = "daicho.json";

/// Begins a ledger in FILE; nothing is overwritten.
pub fn run(file: Option<&Path>, municipality: Option<&str>, year: Option<&str>) -> Result<Exit, Failure> {
    let year = match year {
        Some(word) => year_of(word, "--year")?,
        None => beginning::this_year(),
    };
    let path = file.unwrap_or(Path::new(NAME));
    beginning::create(path, municipality, year).map_err(|words| Failure::new(Exit::Refused, words))?;
    if municipality.is_none() {
        tell("自治体の名前は空欄です。画面の台帳全体(0)で入力するか、--municipality で指定してください。");
    }
    let file = names::shown(path);
    answer(|out| out.line(&format!("{file} を作りました({year})。kensho {file} で開き、a で事業を加えます。")))
}

/// A word of the command line as a year.
pub fn year_of(word: &str, option: &str) -> Result<FiscalYear, Failure> {
    FiscalYear::parse(word)
        .ok_or_else(|| Failure::new(Exit::Usage, format!("{option}「{word}」を年度として読めません(例 R7)。")))
}
