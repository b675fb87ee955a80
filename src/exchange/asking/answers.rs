//! The workbooks that come back: recognised by their hidden sheet, and read by the signs of their rows.
//!
//! Neither the file's name nor the place of a row matters: the sign in a row says what it asks, the headers say which columns
//! are the answers; where a sign stands beside the name of another row, or a column's headers are gone, nobody can say what
//! is answered, and nothing is taken. A cell that says what was sent says nothing new; a blank one takes nothing away, which
//! is told. What stands outside the cells to be answered, or can't be a value of its place, is told cell by cell and not taken.

use std::collections::{HashMap, HashSet};

use super::merged::same;
use super::note::{self, Note, Noted};
use super::workbook::{ANSWERS, ITEM, KEY};
use super::{PENDING, RESULTS, is_open, is_wanted, kind, typed};
use crate::exchange::cells::{Address, Book, Cell, Raw, Sheet};
use crate::exchange::out::clean::Cleaner;
use crate::exchange::place::Room;
use crate::exchange::plan::{As, Entry, Given as Known, Made, Plan, Spot};
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
        entries: Vec::new(),
        given: Vec::new(),
        unchanged: 0,
        unread: 0,
        emptied: Vec::new(),
    };
    let (open, lost) = reading.run(hidden);
    let (entries, given, unchanged) = (reading.entries, reading.given, reading.unchanged);
    let mut notices = book.notices.clone();
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
    let entries = entries.into_iter().chain(emptied).collect();
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
    })
}

/// Whether a workbook looks like one that was sent, but what was sent with it isn't there any more.
fn has_lost_its_note(book: &Book) -> bool {
    let has = |sheet: &Sheet, row: u32| {
        let says = |words: &str| sheet.row(row).iter().any(|cell| cell.text.trim() == words);
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
        entries: cells.map(|(sheet, cell)| said(sheet, cell, As::Unplaced, &words)).collect(),
        made: Made::Nothing,
        notices: book.notices.clone(),
        unknown: Vec::new(),
        answers: None,
        refusal: Some(words),
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

/// The columns of a sheet: of the signs, of the rows' names, and of each answer; `None` where nothing says it any more.
struct Columns {
    key: Option<u32>,
    item: Option<u32>,
    answers: [Option<u32>; 3],
}

/// By the row of headers, wherever it stands by now, and by the headers of the results where that one is gone; never by the
/// places that were sent, which another column may have by now.
fn columns(sheet: &Sheet, is_key: impl Fn(&str) -> bool) -> Columns {
    let at = |words: &[&str; 3]| {
        let says = |cell: &&Cell| words.contains(&cell.text.trim());
        let rows = sheet.used_rows().into_iter();
        // The row that says most of them, and not only one: that may be somebody's answer.
        let count = |row: &u32| sheet.row(*row).iter().filter(says).count();
        let row = rows.rev().max_by_key(count).filter(|row| count(row) > 1);
        let at = |words: &str| sheet.row(row?).iter().find(|cell| cell.text.trim() == words).map(|cell| cell.column);
        words.map(at)
    };
    let of = |words: &str| sheet.cells.iter().find(|cell| cell.text.trim() == words).map(|cell| cell.column);
    let (heads, results) = (at(&ANSWERS), at(&RESULTS));
    let key = sheet.cells.iter().find(|cell| is_key(cell.text.trim())).map(|cell| cell.column);
    Columns { key, item: of(ITEM), answers: [0, 1, 2].map(|n: usize| heads[n].or(results[n])) }
}

struct Reading<'b> {
    book: &'b Book,
    sent: Doc,
    note: &'b Note,
    entries: Vec<Entry>,
    given: Vec<Given>,
    unchanged: usize,
    /// How many cells to be answered say something that can't be taken.
    unread: usize,
    /// Places in which something was sent and nothing stands by now, each with its cell.
    emptied: Vec<(String, Entry)>,
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
        let mut filled: HashSet<&str> = HashSet::new();
        let mut seen: HashSet<&str> = HashSet::new();
        let book = self.book;
        for (at, sheet) in book.sheets.iter().enumerate() {
            if sheet.hidden || at == hidden {
                let quiet = |cell: &Cell| self::said(sheet, cell, As::Label, "照会票の控え");
                self.entries.extend(sheet.cells.iter().map(quiet));
                continue;
            }
            let columns = columns(sheet, |text| by_key.contains_key(text));
            for row in sheet.used_rows() {
                let key = columns.key.and_then(|column| sheet.at(row, column)).map_or("", |cell| cell.text.trim());
                let asked = by_key.get(key).map_or(&[][..], Vec::as_slice);
                let name = columns.item.and_then(|column| sheet.at(row, column)).map(|cell| note::bare(&cell.text));
                let another = name.is_some_and(|name| self.is_of_another_row(&name, asked));
                let mut taken: Vec<u32> = Vec::new();
                let (mut parts, mut cells) = (Vec::new(), Vec::new());
                for noted in asked {
                    let Some(column) = columns.answers.get(noted.column).copied().flatten() else { continue };
                    taken.push(column);
                    seen.insert(noted.place.as_str());
                    let Some(cell) = sheet.at(row, column) else {
                        self.unanswered(noted, sheet, (row, column));
                        continue;
                    };
                    filled.insert(noted.place.as_str());
                    let answer = match another {
                        true => Err(format!(
                            "「{KEY}」({key})と「{ITEM}」が別の行のものです。並べ替えがずれていないか確かめてください"
                        )),
                        false => self.answer(noted, cell),
                    };
                    match answer {
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
                            (entry.value, entry.project) =
                                (Some(value.as_str().into()), self.project(&noted.place).map(Into::into));
                            match member_of_new(&noted.place) {
                                Some((_, member)) => {
                                    parts.push(format!("\"{member}\":{value}"));
                                    cells.push(entry);
                                }
                                None => {
                                    entry.pointer = Some(Spot::of(noted.place.as_str().to_owned()));
                                    let cells = vec![entry.place()];
                                    self.given.push(Given { place: noted.place.clone(), value, cells });
                                    self.entries.push(entry);
                                }
                            }
                        }
                        Err(why) => {
                            self.unread += 1;
                            self.entries.push(said(sheet, cell, As::Unplaced, &why));
                        }
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
                        entry.pointer = Some(Spot::of(list.index(there + new).key(member).as_str().to_owned()));
                        self.entries.push(entry);
                    }
                    let value = format!("{{{}}}", parts.join(","));
                    self.given.push(Given { place: list.key("-"), value, cells: places });
                }
                for cell in sheet.row(row) {
                    if let Some(comment) = &cell.comment {
                        let why = "セルに付けたメモ(コメント)なので、取り込みません";
                        let text = format!("メモ {}", comment.trim()).into();
                        self.entries.push(said(sheet, &Cell { text, ..cell.clone() }, As::Unplaced, why));
                    }
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
        self.emptied.retain(|(place, _)| !filled.contains(place.as_str()));
        let cells = &self.note.cells;
        let wanted = cells.iter().filter(|noted| is_wanted(noted.place.as_str()));
        let open = wanted.filter(|noted| !settled.contains(noted.place.as_str())).count();
        let lost = cells.iter().filter(|noted| !seen.contains(noted.place.as_str()));
        (open, lost.filter(|noted| member_of_new(&noted.place).is_none()).count())
    }

    /// A blank cell takes nothing away; where something was sent in it, that is said.
    fn unanswered(&mut self, noted: &Noted, sheet: &Sheet, (row, column): (u32, u32)) {
        let sent = self.sent_text(&noted.place);
        if sent.trim().is_empty() {
            self.unchanged += 1;
            return;
        }
        let why = format!(
            "送ったときの「{}」が空欄になっています。台帳の値はそのままにします。消すのであれば台帳で消してください",
            head(&sent)
        );
        let entry = said(sheet, &Cell { row, column, ..Cell::default() }, As::Unplaced, &why);
        self.emptied.push((noted.place.as_str().to_owned(), entry));
    }

    /// Whether the name beside a sign is another row's: somebody has moved the one without the other. A name that isn't any
    /// row's was only changed.
    fn is_of_another_row(&self, name: &str, asked: &[&Noted]) -> bool {
        let says = |noted: &Noted| noted.label == name;
        !asked.is_empty() && !asked.iter().any(|noted| says(noted)) && self.note.cells.iter().any(says)
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
            Raw::Date => cell.day.as_deref().unwrap_or(&cell.text).to_owned(),
            _ => cell.text.to_string(),
        };
        if cell.unstruck.is_some() {
            return Err("一部に取り消し線が引かれています。どちらが正しいか確かめてください".to_owned());
        }
        if amount && cell.formula.is_some() && number_of(&text) == Some(0.0) {
            return Err("式の結果の0です。空のセルを参照していないか確かめてください".to_owned());
        }
        if text.trim().starts_with(PENDING) {
            match kind {
                Kind::Yen => return Err("金額はまだ確認中です".to_owned()),
                Kind::Choice(_) => return Err("まだ確認中です。決まったら選んでもらってください".to_owned()),
                _ => {}
            }
        }
        let text = match kind {
            Kind::Printed => typed::result(&text, self.unit(&noted.place).as_deref()),
            Kind::Choice(Choice::OpinionState) => said::code(kind, &text).map_or(text, str::to_owned),
            Kind::Date => typed::narrowed(&on_one_line(&text)),
            Kind::Line | Kind::Choice(_) => on_one_line(&text),
            _ => text,
        };
        let old = self.sent.get(&noted.place).unwrap_or_else(|_| "null".into());
        let value = entry(kind, &text, &old, false, Habits::default()).map_err(|refusal| refusal.to_string())?;
        Ok(Some(value).filter(|value| !same(Some(value.as_str()), Some(old.as_str()))))
    }

    /// The unit that the row of a result counts in.
    fn unit(&self, place: &Pointer) -> Option<String> {
        let (row, _) = place.parent()?;
        self.sent.find(&row, |row| view::kpi(row).unit().map(str::to_owned)).ok().flatten()
    }
}

fn on_one_line(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The list and the member, where a place is in a row that isn't there yet.
fn member_of_new(place: &Pointer) -> Option<(Pointer, String)> {
    let (row, member) = place.parent()?;
    let (list, at) = row.parent()?;
    (at == "-").then_some((list, member))
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

    /// A workbook as it comes back, with its first project's sheet changed.
    fn back(change: impl FnOnce(&mut Vec<Cell>)) -> Plan {
        let ledger = Ledger::read(EMBEDDED).unwrap();
        let asked = round(&ledger, &["学校教育課".to_owned()], Table::embedded()).unwrap();
        let mut bytes = Vec::new();
        super::super::workbook::write(&asked, &asked.parts[0], "", &mut bytes).unwrap();
        let mut book = crate::exchange::read::read("a.xlsx", &bytes, &Default::default()).unwrap();
        let sheet = &mut book.sheets[1];
        let mut cells = sheet.cells.clone();
        change(&mut cells);
        cells.sort_by_key(|cell| (cell.row, cell.column));
        *sheet = Sheet::new(sheet.name.clone(), cells, Vec::new());
        plan(&book, &Known::default()).unwrap()
    }

    fn of_sign<'c>(cells: &'c mut [Cell], sign: &str, column: u32) -> &'c mut Cell {
        let row = cells.iter().find(|cell| *cell.text == *sign).unwrap().row;
        cells.iter_mut().find(|cell| (cell.row, cell.column) == (row, column)).unwrap()
    }

    /// Without their headers columns would be taken for each other: a day for a result.
    #[test]
    fn a_column_of_answers_that_was_deleted_moves_no_answer_into_another_field() {
        let plan = back(|cells| {
            cells.retain(|cell| cell.column != 5);
            cells.iter_mut().filter(|cell| cell.column > 5).for_each(|cell| cell.column -= 1);
        });
        let answers = plan.answers.as_ref().unwrap();
        assert_eq!(answers.given, []);
        assert!(answers.untaken > 10, "{}", answers.untaken);
        assert!(plan.notices.iter().any(|words| words.contains("回答欄の見出しがなくなった")), "{:?}", plan.notices);
    }

    #[test]
    fn without_the_row_of_headers_those_of_the_results_say_which_column_is_which() {
        let plan = back(|cells| {
            of_sign(cells, "Q1-1", 5).text = "44".into();
            let row = cells.iter().find(|cell| *cell.text == *KEY).unwrap().row;
            cells.retain(|cell| cell.row != row);
            cells.iter_mut().for_each(|cell| cell.column += 2);
        });
        let given = &plan.answers.as_ref().unwrap().given;
        assert_eq!(given.len(), 1);
        assert_eq!((given[0].place.as_str(), given[0].value.as_str()), ("/projects/0/reviews/0/kpis/0/actual", "44"));
    }

    #[test]
    fn a_sign_beside_the_name_of_another_row_answers_nothing() {
        let plan = back(|cells| {
            of_sign(cells, "Q1-1", 5).text = "44".into();
            of_sign(cells, "Q1-2", 0).text = "また".into();
            of_sign(cells, "Q1-1", 0).text = "Q1-2".into();
            of_sign(cells, "また", 0).text = "Q1-1".into();
        });
        let answers = plan.answers.as_ref().unwrap();
        assert_eq!(answers.given, []);
        assert!(answers.untaken >= 2);
        assert!(plan.notices.iter().any(|words| words.contains("別の行のもの")), "{:?}", plan.notices);
    }

    /// The ledger keeps its value, and somebody has to hear of it.
    #[test]
    fn what_was_sent_and_is_blank_by_now_is_named_with_its_cell() {
        let plan = back(|cells| {
            let (row, column) = (of_sign(cells, "Q1-1", 5).row, 5);
            cells.retain(|cell| (cell.row, cell.column) != (row, column));
        });
        let answers = plan.answers.as_ref().unwrap();
        assert_eq!((answers.given.len(), answers.untaken), (0, 1));
        let words = plan.notices.iter().find(|words| words.contains("空欄になっています")).unwrap();
        assert!(words.contains("事業2!F5") && words.contains("43"), "{words}");
        assert!(plan.entries.iter().any(|entry| entry.kind == As::Unplaced && entry.cell == "F5"));
    }

    #[test]
    fn a_comment_on_a_cell_is_told_and_no_answer() {
        let plan = back(|cells| of_sign(cells, "Q1-1", 5).comment = Some("44の誤り?\n".into()));
        assert_eq!(plan.answers.as_ref().unwrap().given, []);
        assert!(plan.notices.iter().any(|words| words.contains("事業2!F5「メモ 44の誤り?」")), "{:?}", plan.notices);
    }

    #[test]
    fn the_value_that_was_sent_typed_in_another_way_is_no_change() {
        let plan = back(|cells| {
            let result = of_sign(cells, "Q1-1", 5);
            (result.text, result.raw) = ("４３人".into(), Raw::Text);
        });
        assert_eq!(plan.answers.as_ref().unwrap().given, []);
    }

    #[test]
    fn a_workbook_whose_hidden_sheet_is_gone_says_that_it_was_one_of_ours() {
        let ledger = Ledger::read(EMBEDDED).unwrap();
        let asked = round(&ledger, &["学校教育課".to_owned()], Table::embedded()).unwrap();
        let mut bytes = Vec::new();
        super::super::workbook::write(&asked, &asked.parts[0], "", &mut bytes).unwrap();
        let mut book = crate::exchange::read::read("a.xlsx", &bytes, &Default::default()).unwrap();
        book.sheets.retain(|sheet| sheet.name.as_deref() != Some(note::SHEET));
        let why = plan(&book, &Known::default()).unwrap().refused().unwrap();
        assert!(why.contains("控え") && why.contains("なくなっている"), "{why}");
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
        let row = cells.iter().find(|cell| &*cell.text == "Q1-1").unwrap().row;
        let result = cells.iter_mut().find(|cell| (cell.row, cell.column) == (row, 5)).unwrap();
        result.text = "44".into();
        let copied: Vec<Cell> = cells.iter().filter(|cell| cell.row == row).cloned().collect();
        cells.extend(copied.into_iter().map(|cell| Cell {
            row: 90,
            text: if &*cell.text == "44" { "45".into() } else { cell.text },
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
