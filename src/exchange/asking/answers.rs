//! The workbooks that come back: recognised by their hidden sheet, and what came of them.
//!
//! The file's name doesn't matter. Where the hidden sheet is gone or no longer whole, nothing is read: nobody could say what
//! was sent. Else their rows are read (`answers/rows.rs`), and the answers are what was sent with the new values in it;
//! whatever wasn't taken is told cell by cell.

mod amount;
mod ditto;
mod rows;

use super::note::{self, Note};
use super::workbook::{ANSWERS, ITEM, KEY};
use crate::exchange::cells::{Address, Book, Cell, Sheet};
use crate::exchange::place::Room;
use crate::exchange::plan::{As, Entry, Given as Known, Leftovers, Made, Plan};
use crate::json::{Doc, Edit, Pointer};
use crate::ledger::adding::adding;
use rows::Reading;

/// What came back of a department's workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// What was sent.
    pub note: Note,
    /// What is answered otherwise than it was sent.
    pub given: Vec<Given>,
    /// How many cells say what was sent.
    pub unchanged: usize,
    /// How many cells still wait for an answer.
    pub open: usize,
    /// How many cells say something, or were emptied, that isn't taken.
    pub untaken: usize,
    /// Whether the user has said that the year is the right one.
    pub year_said: bool,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The place in what was sent; a list and `-` for a new row.
    pub place: Pointer,
    /// The value, as JSON.
    pub value: String,
    /// The cells that say so: `事業2!F7`.
    pub cells: Vec<String>,
}

/// The plan of a workbook that was sent by [`super::workbook`]; `None` where it is another one. Where its hidden sheet is
/// no longer whole, nothing of it is read: nobody could say what was sent.
pub fn plan(book: &Book, known: &Known) -> Option<Plan> {
    let Some((hidden, sheet)) = note::of_book(book) else {
        return has_lost_its_note(book).then(|| unreadable(book, "照会票の控え(隠しシート)がなくなっているため"));
    };
    let Some((note, sent)) = note::read(sheet).and_then(|note| {
        let sent = Doc::parse(&note.sent, "projects").ok()?;
        Some((note, sent))
    }) else {
        return Some(unreadable(book, "照会票の控え(隠しシート)が壊れているため"));
    };
    let mut reading = Reading {
        book,
        sent,
        note: &note,
        mapping: &known.mapping,
        told: Vec::new(),
        entries: Vec::new(),
        given: Vec::new(),
        unchanged: 0,
        unread: 0,
        emptied: Vec::new(),
    };
    let (open, lost) = reading.run(hidden);
    let (entries, given, unchanged) = (reading.entries, reading.given, reading.unchanged);
    let mut notices = book.notices.clone();
    notices.extend(reading.told);
    if lost > 0 {
        notices.push(format!(
            "「{KEY}」や回答欄の見出しがなくなったために読めない欄が {lost} か所あります。そこは回答がないものとして読みました。"
        ));
    }
    let untaken = reading.unread + lost + reading.emptied.len();
    // A cell that is blank by now is listed too: a list is where a person goes through what wasn't taken.
    let emptied: Vec<Entry> = reading.emptied.into_iter().map(|(_, entry)| entry).collect();
    notices.extend(emptied.iter().map(|entry| format!("{}: {}", entry.place(), entry.why)));
    let strange = entries.iter().filter(|entry| entry.kind == As::Unplaced);
    notices.extend(strange.map(|entry| format!("{}「{}」: {}", entry.place(), head(&entry.text), entry.why)));
    let entries = entries.into_iter().chain(emptied).collect::<Vec<_>>().into();
    let made = Made::Text(answered(&note, &given));
    let year_said = known.year == Some(note.year.0);
    let answers = Answers { note, given, unchanged, open, untaken, year_said };
    Some(Plan {
        file: book.file.clone(),
        entries,
        made,
        notices,
        unknown: Vec::new(),
        answers: Some(Box::new(answers)),
        refusal: None,
        room: Room::default(),
        _leftovers: Leftovers::default(),
    })
}

/// Whether a workbook looks like one that was sent, but what was sent with it isn't there any more.
fn has_lost_its_note(book: &Book) -> bool {
    let has = |sheet: &Sheet, row: u32| {
        if sheet.row_indexes(row).len() < 2 + ANSWERS.len() {
            return false;
        }
        // Most cells are another text at a glance.
        let is = |text: &str, words: &str| {
            (text.starts_with(words) || text.starts_with(char::is_whitespace)) && text.trim() == words
        };
        let says = |words: &str| sheet.row(row).iter().any(|cell| is(&cell.text, words));
        [KEY, ITEM].into_iter().chain(ANSWERS).all(says)
    };
    book.sheets.iter().any(|sheet| sheet.used_rows().into_iter().any(|row| has(sheet, row)))
}

/// `why`: the reason, in words that the sentence begins with.
fn unreadable(book: &Book, why: &str) -> Plan {
    let words = format!(
        "{why}、どの欄への回答か分かりません。kensho ask で作った照会票に写し直すか、記入し直してもらってください。"
    );
    let cells = book.sheets.iter().flat_map(|sheet| sheet.cells.iter().map(move |cell| (sheet, cell)));
    Plan {
        file: book.file.clone(),
        entries: cells.map(|(sheet, cell)| said(sheet, cell, As::Unplaced, &words)).collect::<Vec<_>>().into(),
        made: Made::Nothing,
        notices: book.notices.clone(),
        unknown: Vec::new(),
        answers: None,
        refusal: Some(words),
        room: Room::default(),
        _leftovers: Leftovers::default(),
    }
}

fn head(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(20).collect()
}

/// What was sent, with the answers in it.
fn answered(note: &Note, given: &[Given]) -> String {
    let Ok(mut doc) = Doc::parse(&note.sent, "projects") else { return note.sent.clone() };
    for one in given {
        let edit = match doc.get(&one.place) {
            Ok(old) => Some(Edit::replace(one.place.clone(), old, one.value.as_str(), 0)),
            Err(_) => adding(&doc, &one.place, one.value.as_str(), 0).ok(),
        };
        if let Some(edit) = edit {
            let _ = doc.apply(&edit);
        }
    }
    doc.to_text()
}

fn said(sheet: &Sheet, cell: &Cell, kind: As, why: &str) -> Entry {
    Entry {
        sheet: sheet.name.as_deref().map(Into::into),
        cell: Address { row: cell.row, column: cell.column },
        text: cell.text.clone(),
        kind,
        pointer: None,
        value: None,
        elsewhere: false,
        waits: false,
        project: None,
        repeats: None,
        why: why.to_owned().into(),
        asked: None,
    }
}

impl Given {
    /// Whether it is a new row.
    pub(crate) fn is_row(&self) -> bool {
        self.place.as_str().ends_with("/-")
    }
}

impl Answers {
    /// What came of it, in a sentence.
    pub(crate) fn in_words(&self, file: &str) -> String {
        format!(
            "{} の回答({file}): 変わった欄 {}、送ったままの欄 {}、まだ空いている欄 {}",
            self.note.name(),
            self.given.len(),
            self.unchanged,
            self.open
        )
    }
}

#[cfg(test)]
mod tests;
