//! The ledger's values in the cells of a town's own workbook, and nothing else changed in it.
//!
//! A form without names gets them first ([`names`]). It is read as an import reads it ([`super::plan()`]): that says which cell
//! says which value, and, asked once more with something in the empty cells ([`blanks`]), which cell is for which value.
//! [`pairs`] finds the ledger's record for each ([`fills`]), [`spell`] says how the cell would print it, [`sheet`] splices it
//! in, [`package`] leaves every other part alone. Then the result is read again: what an import would read otherwise is taken
//! out again, or said ([`writing`]).
//!
//! A cell that shows the ledger's value already isn't touched, and neither is a formula, a name by which a row is known, a
//! cell that an import has to ask about, or one for which the ledger says nothing. Everything that stays unwritten is listed.

use self::names::Names;
use self::sheet::At;
use super::against::against;
use super::cells::{Book, Cell};
use super::out::Scope;
use super::plan::{Given, Plan, plan};
use super::read::{How, Unreadable, read};
use super::xlsx::{self, Parts};
use crate::json::{Tree, Value};
use crate::ledger::Ledger;

pub use outcome::{Left, Missing, Outcome, Written};

mod blanks;
mod compare;
mod fills;
mod missing;
mod names;
mod outcome;
mod package;
mod pairs;
mod readings;
mod sheet;
mod spell;
mod writing;

/// What is to be written.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// Which of its projects, and which year.
    pub scope: &'a Scope,
    /// What is known of the office's forms.
    pub given: &'a Given,
}

/// A cell: its sheet's number, and its place there.
type Key = (usize, At);

/// Writes a ledger's values into a workbook.
///
/// # Errors
/// Why the workbook can't be read, in a sentence.
pub fn into(file: &str, bytes: &[u8], asked: Asked<'_>) -> Result<Outcome, Unreadable> {
    let how = How { workbook: true, ..How::default() };
    let book = read(file, bytes, &how)?;
    let parts = xlsx::parts(bytes)?;
    let year = asked.scope.year.map(|year| year.0).or(asked.given.year);
    let mut given = Given { year, unfilled: true, ..asked.given.clone() };
    let mut first = plan(&book, &given);
    let year = asked.ledger.front().front().fiscal_year().map(|year| year.0);
    if given.year.is_none() && !says_year(&first) && year.is_some() {
        given.year = year;
        first = plan(&book, &given);
    }
    let text = asked.ledger.doc().to_text();
    let broken = |error: &dyn std::fmt::Display| Unreadable::Broken(error.to_string());
    let tree = Tree::parse(&text).map_err(|error| broken(&error))?;
    let ledger = tree.root(&text);
    let mut outcome = Outcome { notices: notices(bytes, &book), ..Outcome::default() };
    let drawn = |sheet: usize| {
        let name = book.sheets.get(sheet).and_then(|sheet| sheet.name.as_deref());
        let part = parts.sheets.iter().find(|(have, _)| Some(have.as_str()) == name).map(|(_, part)| part);
        let xml = part.and_then(|part| package::text(bytes, part).ok().flatten());
        xml.map(|xml| sheet::drawn(&xml)).unwrap_or_default()
    };
    let indexes: Vec<usize> = asked.scope.indexes(asked.ledger).into_iter().collect();
    let names = names::of((&book, &first, &given.words), drawn, (ledger, &indexes), given.year.or(year));
    let book = names::with(&book, &names);
    if !names.is_empty() {
        first = plan(&book, &given);
        // A form without names said nothing, not even that it has no year.
        if given.year.is_none() && !says_year(&first) && year.is_some() {
            given.year = year;
            first = plan(&book, &given);
        }
        let words = "事業名・指標名の欄が空の様式なので、台帳の順に名称も書きました。行の割り当てを確かめてください。";
        outcome.notices.push(words.to_owned());
    }
    let warnings = against(std::slice::from_ref(&first), asked.ledger.doc(), &given.mapping).warnings;
    outcome.notices.extend(warnings.iter().map(ToString::to_string));
    if first.is_empty() {
        outcome.notices.push(
            "事業名の入った行がないので、どこに書けばよいか分かりません。様式に事業名(と指標名)を入れてからやり直してください。"
                .to_owned(),
        );
        return Ok(outcome);
    }
    let mut writer = Writer { asked, bytes, book: &book, parts: &parts, ledger, names, outcome };
    let probed = blanks::probed(&book, &first, &given);
    let fills = writer.fills(&first, &probed);
    let fills = writer.with_scans(fills)?;
    writer.write(fills, &given, file)?;
    Ok(writer.outcome)
}

fn says_year(plan: &Plan) -> bool {
    let Some(text) = plan.ledger() else { return true };
    Tree::parse(&text).is_ok_and(|tree| tree.root(&text).get("fiscal_year").is_some())
}

/// What there is to say about a workbook before anything is written into it.
fn notices(bytes: &[u8], book: &Book) -> Vec<String> {
    let mut notices = Vec::new();
    if package::has(bytes, "_xmlsignatures/") {
        notices.push("電子署名のあるブックです。書き込んだ写しの署名は無効になります。".to_owned());
    }
    let links = book.notices.iter().filter(|notice| notice.contains("ほかのブック"));
    notices.extend(links.map(|_| "ほかのブックを参照する式があります。式はそのままです。".to_owned()));
    notices
}

struct Writer<'a> {
    asked: Asked<'a>,
    bytes: &'a [u8],
    book: &'a Book,
    parts: &'a Parts,
    ledger: Value<'a>,
    /// The names that a form without any gets.
    names: Names,
    outcome: Outcome,
}

impl Writer<'_> {
    fn cell(&self, (sheet, (row, column)): Key) -> Option<&Cell> {
        self.book.sheets.get(sheet)?.at(row, column)
    }

    fn place(&self, (sheet, (row, column)): Key) -> String {
        let name = self.book.sheets.get(sheet).and_then(|sheet| sheet.name.as_deref());
        super::plan::place_of(name, &super::cells::address(row, column))
    }

    fn leave(&mut self, key: Option<Key>, label: impl Into<String>, why: impl Into<String>) {
        let place = key.map_or_else(String::new, |key| self.place(key));
        let new = Left { place, label: label.into(), why: why.into() };
        if !self.outcome.left.contains(&new) {
            self.outcome.left.push(new);
        }
    }
}
