//! The workbooks that come back: recognised by their hidden sheet, and read by the signs of their rows.
//!
//! Neither the file's name nor the place of a row matters: the sign in a row says what it asks, the headers say which columns
//! are the answers. A cell that says what was sent says nothing new; a blank one takes nothing away. What stands outside the
//! cells to be answered, or can't be a value of its place, is told cell by cell and not taken.

use std::collections::{HashMap, HashSet};

use super::note::{self, Note, Noted};
use super::workbook::{ANSWERS, COLUMNS, KEY};
use super::{PENDING, is_open, is_wanted, kind};
use crate::exchange::cells::{Book, Cell, Raw, Sheet};
use crate::exchange::out::clean::Cleaner;
use crate::exchange::place::Room;
use crate::exchange::plan::{As, Entry, Given as Known, Plan};
use crate::exchange::values::number;
use crate::json::{Doc, Edit, Habits, Pointer, Tree};
use crate::ledger::adding::adding;
use crate::ledger::entry::entry;
use crate::ledger::field::{Choice, Kind};
use crate::ledger::{said, view};

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
    let (hidden, sheet) = note::of_book(book)?;
    let Some((note, sent)) = note::read(sheet).and_then(|note| {
        let sent = Doc::parse(&note.sent, "projects").ok()?;
        Some((note, sent))
    }) else {
        return Some(unreadable(book));
    };
    let mut reading = Reading { book, sent, note: &note, entries: Vec::new(), given: Vec::new(), unchanged: 0 };
    let (open, lost) = reading.run(hidden);
    let (entries, given, unchanged) = (reading.entries, reading.given, reading.unchanged);
    let mut notices = book.notices.clone();
    if lost > 0 {
        notices
            .push(format!("「{KEY}」がなくなった行の欄が {lost} か所あります。そこは回答がないものとして読みました。"));
    }
    let strange = entries.iter().filter(|entry| entry.kind == As::Unplaced);
    notices.extend(strange.map(|entry| format!("{}「{}」: {}", entry.place(), head(&entry.text), entry.why)));
    let ledger = Some(answered(&note, &given));
    let year_said = known.year == Some(note.year.0);
    let answers = Answers { note, given, unchanged, open, year_said };
    Some(Plan {
        file: book.file.clone(),
        entries,
        ledger,
        notices,
        unknown: Vec::new(),
        answers: Some(Box::new(answers)),
        room: Room::default(),
    })
}

fn unreadable(book: &Book) -> Plan {
    let why = "照会票の控え(隠しシート)が壊れているため、読めません";
    let words = format!("{why}。もう一度 kensho ask で作った照会票に記入してもらってください。");
    let cells = book.sheets.iter().flat_map(|sheet| sheet.cells.iter().map(move |cell| (sheet, cell)));
    Plan {
        file: book.file.clone(),
        entries: cells.map(|(sheet, cell)| said(sheet, cell, As::Unplaced, why)).collect(),
        ledger: None,
        notices: book.notices.iter().cloned().chain([words]).collect(),
        unknown: Vec::new(),
        answers: None,
        room: Room::default(),
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

/// The columns of a sheet: of the signs, and of each answer.
struct Columns {
    key: u32,
    answers: [u32; 3],
}

/// By the row of headers, wherever it stands by now; as they were sent where it is gone.
fn columns(sheet: &Sheet) -> Columns {
    let sent = Columns { key: COLUMNS.0.into(), answers: COLUMNS.1.map(u32::from) };
    let first = sheet.cells.iter().find(|cell| cell.text.trim() == ANSWERS[0]);
    let Some(row) = first.map(|cell| cell.row) else { return sent };
    let at = |words: &str| sheet.row(row).iter().find(|cell| cell.text.trim() == words).map(|cell| cell.column);
    let [one, two, three] = ANSWERS.map(at);
    match (at(KEY), one, two, three) {
        (Some(key), Some(one), Some(two), Some(three)) => Columns { key, answers: [one, two, three] },
        _ => sent,
    }
}

struct Reading<'b> {
    book: &'b Book,
    sent: Doc,
    note: &'b Note,
    entries: Vec<Entry>,
    given: Vec<Given>,
    unchanged: usize,
}

impl Reading<'_> {
    /// Goes through all cells; gives how many wait for an answer, and how many have lost their row.
    fn run(&mut self, hidden: usize) -> (usize, usize) {
        let mut by_key: HashMap<&str, Vec<&Noted>> = HashMap::new();
        for noted in &self.note.cells {
            by_key.entry(&noted.key).or_default().push(noted);
        }
        // The places that have an answer, or none, by now.
        let mut settled: HashSet<&str> = HashSet::new();
        let mut seen: HashSet<&str> = HashSet::new();
        let book = self.book;
        for (at, sheet) in book.sheets.iter().enumerate() {
            if sheet.hidden || at == hidden {
                let quiet = |cell: &Cell| self::said(sheet, cell, As::Label, "照会票の控え");
                self.entries.extend(sheet.cells.iter().map(quiet));
                continue;
            }
            let columns = columns(sheet);
            for row in sheet.used_rows() {
                let key = sheet.at(row, columns.key).map_or("", |cell| cell.text.trim());
                let asked = by_key.get(key).map_or(&[][..], Vec::as_slice);
                let mut taken: Vec<u32> = Vec::new();
                let (mut parts, mut cells) = (Vec::new(), Vec::new());
                for noted in asked {
                    let column = columns.answers.get(noted.column).copied().unwrap_or(u32::MAX);
                    taken.push(column);
                    seen.insert(noted.place.as_str());
                    let Some(cell) = sheet.at(row, column) else {
                        self.unanswered(noted);
                        continue;
                    };
                    match self.answer(noted, cell) {
                        Ok(None) => {
                            self.unchanged += 1;
                            self.entries.push(said(sheet, cell, As::Repeated, "送ったときのまま"));
                            let raw = self.sent.get(&noted.place).unwrap_or_else(|_| "null".into());
                            if !is_open(&raw) {
                                settled.insert(noted.place.as_str());
                            }
                        }
                        Ok(Some(value)) => {
                            if !is_open(&value) {
                                settled.insert(noted.place.as_str());
                            }
                            let mut entry = said(sheet, cell, As::Value, "照会票の回答");
                            (entry.value, entry.project) = (Some(value.clone()), self.project(&noted.place));
                            match member_of_new(&noted.place) {
                                Some((_, member)) => {
                                    parts.push(format!("\"{member}\":{value}"));
                                    cells.push(entry);
                                }
                                None => {
                                    entry.pointer = Some(noted.place.as_str().to_owned());
                                    let cells = vec![entry.place()];
                                    self.given.push(Given { place: noted.place.clone(), value, cells });
                                    self.entries.push(entry);
                                }
                            }
                        }
                        Err(why) => self.entries.push(said(sheet, cell, As::Unplaced, &why)),
                    }
                }
                if let Some((list, _)) = asked.first().and_then(|noted| member_of_new(&noted.place))
                    && !parts.is_empty()
                {
                    let new = self.given.iter().filter(|given| given.place == list.key("-")).count();
                    let there = self.sent.find(&list, |rows| rows.len()).unwrap_or(0);
                    let places = cells.iter().map(Entry::place).collect();
                    for (mut entry, part) in cells.into_iter().zip(&parts) {
                        let member = part.split('"').nth(1).unwrap_or_default();
                        entry.pointer = Some(list.index(there + new).key(member).as_str().to_owned());
                        self.entries.push(entry);
                    }
                    let value = format!("{{{}}}", parts.join(","));
                    self.given.push(Given { place: list.key("-"), value, cells: places });
                }
                for cell in sheet.row(row).iter().filter(|cell| !taken.contains(&cell.column)) {
                    let own = self.note.fixed.contains(&note::print(&cell.text));
                    self.entries.push(match own {
                        true => said(sheet, cell, As::Label, "照会票の文字"),
                        false => said(sheet, cell, As::Unplaced, "回答欄の外に書かれているため、取り込みません"),
                    });
                }
            }
        }
        let cells = &self.note.cells;
        let wanted = cells.iter().filter(|noted| is_wanted(noted.place.as_str()));
        let open = wanted.filter(|noted| !settled.contains(noted.place.as_str())).count();
        let lost = cells.iter().filter(|noted| !seen.contains(noted.place.as_str()));
        (open, lost.filter(|noted| member_of_new(&noted.place).is_none()).count())
    }

    /// A blank cell takes nothing away; where something was sent in it, that is said.
    fn unanswered(&mut self, noted: &Noted) {
        if self.sent_text(&noted.place).trim().is_empty() {
            self.unchanged += 1;
        }
    }

    fn project(&self, place: &Pointer) -> Option<String> {
        let project = place.tokens().nth(1)?;
        let name = Pointer::root().key("projects").key(&project).key("name");
        self.sent.find(&name, |name| name.str().map(|name| name.into_owned())).ok()?
    }

    /// The text that was sent in a cell.
    fn sent_text(&self, place: &Pointer) -> String {
        let raw = self.sent.get(place).unwrap_or_else(|_| "null".into());
        let Ok(tree) = Tree::parse(&raw) else { return String::new() };
        Cleaner::default().text(&super::shown(place, tree.root(&raw))).into_owned()
    }

    /// What a cell answers, as JSON; `None`: what was sent.
    fn answer(&self, noted: &Noted, cell: &Cell) -> Result<Option<String>, String> {
        let sent = self.sent_text(&noted.place);
        let number_of = |text: &str| number(text).and_then(|number| number.parse::<f64>().ok());
        let equal = number_of(&sent).is_some_and(|sent| number_of(&cell.text) == Some(sent));
        if note::bare(&sent) == note::bare(&cell.text) || (equal && cell.raw == Raw::Number) {
            return Ok(None);
        }
        let kind = kind(&noted.place);
        let amount = matches!(kind, Kind::Printed | Kind::Yen);
        let text = match cell.raw {
            Raw::Error => return Err("式の結果がエラーです".to_owned()),
            Raw::Date if amount => {
                return Err("日付になっています。数値か「確認中」で答えてもらってください".to_owned());
            }
            Raw::Date => cell.day.clone().unwrap_or_else(|| cell.text.clone()),
            _ => cell.text.clone(),
        };
        if cell.unstruck.is_some() {
            return Err("一部に取り消し線が引かれています。どちらが正しいか確かめてください".to_owned());
        }
        if amount && cell.formula.is_some() && number_of(&text) == Some(0.0) {
            return Err("式の結果の0です。空のセルを参照していないか確かめてください".to_owned());
        }
        if kind == Kind::Yen && text.trim().starts_with(PENDING) {
            return Err("金額はまだ確認中です".to_owned());
        }
        let text = match kind {
            Kind::Printed => self.without_unit(&noted.place, &text),
            Kind::Choice(Choice::OpinionState) => said::code(kind, &text).map_or(text, str::to_owned),
            Kind::Line | Kind::Date | Kind::Choice(_) => text.split('\n').map(str::trim).collect::<Vec<_>>().join(" "),
            _ => text,
        };
        let old = self.sent.get(&noted.place).unwrap_or_else(|_| "null".into());
        entry(kind, &text, &old, false, Habits::default()).map(Some).map_err(|refusal| refusal.to_string())
    }

    /// A result without the unit that its row has anyway: `82.2%` where the row counts in %.
    fn without_unit(&self, place: &Pointer, text: &str) -> String {
        let row = place.parent().map(|(row, _)| row).unwrap_or_else(Pointer::root);
        let unit = self.sent.find(&row, |row| view::kpi(row).unit().map(str::to_owned)).ok().flatten();
        let full = |unit: &str| unit.replace('%', "％");
        let without = unit.and_then(|unit| {
            let text = text.trim();
            text.strip_suffix(unit.trim()).or_else(|| text.strip_suffix(&full(unit.trim()))).map(str::to_owned)
        });
        without.filter(|rest| number(rest).is_some()).unwrap_or_else(|| text.to_owned())
    }
}

/// The list and the member, where a place is in a row that isn't there yet.
fn member_of_new(place: &Pointer) -> Option<(Pointer, String)> {
    let (row, member) = place.parent()?;
    let (list, at) = row.parent()?;
    (at == "-").then_some((list, member))
}

fn said(sheet: &Sheet, cell: &Cell, kind: As, why: &str) -> Entry {
    Entry {
        sheet: sheet.name.clone(),
        cell: cell.address(),
        text: cell.text.clone(),
        kind,
        pointer: None,
        value: None,
        elsewhere: false,
        project: None,
        repeats: None,
        why: why.to_owned(),
        question: None,
        options: Vec::new(),
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
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::exchange::asking::round;
    use crate::ledger::{EMBEDDED, Ledger};
    use crate::rules::Table;

    #[test]
    fn texts_are_compared_as_whoever_saves_them_leaves_them() {
        assert_eq!(note::bare(" a\n\u{3000}_x0041_b_x00_ _x000D_"), "aAb_x00_");
        assert_eq!(note::bare("_x005F_x0041_"), "_x0041_");
        assert_ne!(note::print("確認中"), note::print("確認"));
    }

    /// Signs and headers say what a cell answers: columns may be inserted too, and a row copied is two answers.
    #[test]
    fn columns_are_found_by_their_headers_and_a_row_that_is_there_twice_is_asked_about() {
        let ledger = Ledger::read(EMBEDDED).unwrap();
        let mut asked = round(&ledger, &["学校教育課".to_owned()], Table::embedded()).unwrap();
        asked.digest = "0".to_owned();
        let mut bytes = Vec::new();
        super::super::workbook::write(&asked, &asked.parts[0], "", &mut bytes).unwrap();
        let mut book = crate::exchange::read::read("a.xlsx", &bytes, &Default::default()).unwrap();
        let sheet = &mut book.sheets[1];
        let mut cells = sheet.cells.clone();
        let row = cells.iter().find(|cell| cell.text == "Q1-1").unwrap().row;
        let result = cells.iter_mut().find(|cell| (cell.row, cell.column) == (row, 5)).unwrap();
        result.text = "44".to_owned();
        let copied: Vec<Cell> = cells.iter().filter(|cell| cell.row == row).cloned().collect();
        cells.extend(copied.into_iter().map(|cell| Cell {
            row: 90,
            text: if cell.text == "44" { "45".to_owned() } else { cell.text },
            ..cell
        }));
        cells.iter_mut().filter(|cell| cell.column >= 2).for_each(|cell| cell.column += 1);
        *sheet = Sheet::new(sheet.name.clone(), cells, Vec::new());
        let plan = plan(&book, &Known::default()).unwrap();
        let answers = plan.answers.as_ref().unwrap();
        let given: Vec<_> = answers
            .given
            .iter()
            .map(|given| (given.place.as_str(), given.value.as_str(), &given.cells[0][..]))
            .collect();
        let place = "/projects/0/reviews/0/kpis/0/actual";
        assert_eq!(given, [(place, "44", "事業2!G5"), (place, "45", "事業2!G91")]);
        let plans = [plan];
        let base = super::super::merged::base(&plans, &ledger);
        let seen = crate::exchange::against::against(&plans, base.doc(), &Default::default());
        assert_eq!(seen.offers.len(), 1);
        assert_eq!((seen.offers[0].after.as_str(), seen.offers[0].others[0].0.as_str()), ("44", "45"));
    }
}
