//! The rows of a workbook that came back, read by their signs.
//!
//! The place of a row doesn't matter: the sign in it says what it asks, the headers say which columns are the answers; where
//! a sign stands beside the name of another row, or a column's headers are gone, nobody can say what is answered, and nothing
//! is taken. A cell that says what was sent says nothing new; a blank one takes nothing away, which is told. What stands
//! outside the cells to be answered, or can't be a value of its place, is told cell by cell and not taken.

use std::collections::{HashMap, HashSet};

use super::super::merged::same;
use super::super::note::{self, Note, Noted};
use super::super::workbook::{ANSWERS, GOAL, ITEM, KEY};
use super::super::{PENDING, RESULTS, folded, is_open, is_wanted, kind, shown, typed};
use super::amount::{self, Refused};
use super::ditto::{self, Meant};
use super::{Given, head, said};
use crate::exchange::cells::{Book, Cell, Raw, Sheet};
use crate::exchange::mapping::Mapping;
use crate::exchange::out::clean::Cleaner;
use crate::exchange::plan::{As, Entry, Spot, place_of};
use crate::exchange::values::{choices, number};
use crate::json::{Doc, Habits, Pointer, Tree};
use crate::ledger::entry::entry;
use crate::ledger::field::{Choice, Kind};
use crate::ledger::kept_unit::with_unit_of;
use crate::ledger::label;
use crate::ledger::view;

/// The columns of a sheet: of the signs, of the rows' names, and of each answer; `None` where nothing says it any more.
struct Columns {
    key: Option<u32>,
    item: Option<u32>,
    answers: [Option<u32>; 4],
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
    let [one, two, three] = [0, 1, 2].map(|n: usize| heads[n].or(results[n]));
    Columns { key, item: of(ITEM), answers: [one, two, three, of(GOAL)] }
}

pub(super) struct Reading<'b> {
    pub(super) book: &'b Book,
    pub(super) sent: Doc,
    pub(super) note: &'b Note,
    /// What was answered to questions that answers raised before.
    pub(super) mapping: &'b Mapping,
    /// What was made of answers that left something out, in sentences.
    pub(super) told: Vec<String>,
    pub(super) entries: Vec<Entry>,
    pub(super) given: Vec<Given>,
    pub(super) unchanged: usize,
    /// How many cells to be answered say something that can't be taken.
    pub(super) unread: usize,
    /// Places in which something was sent and nothing stands by now, each with its cell.
    pub(super) emptied: Vec<(String, Entry)>,
}

/// The places that were met with on the sheets.
#[derive(Default)]
struct Met<'n> {
    /// Their row is there, and so is the column of the answer.
    seen: HashSet<&'n str>,
    /// Something stands in the cell.
    filled: HashSet<&'n str>,
    /// They have an answer by now, or never waited for one.
    settled: HashSet<&'n str>,
}

/// An answer of a row that the ledger doesn't have yet.
struct OfNew {
    member: String,
    value: String,
    entry: Entry,
}

impl Reading<'_> {
    /// Goes through all cells; gives how many wait for an answer, and how many have lost their row.
    pub(super) fn run(&mut self, hidden: usize) -> (usize, usize) {
        let (book, note) = (self.book, self.note);
        let mut by_key: HashMap<&str, Vec<&Noted>> = HashMap::new();
        for noted in &note.cells {
            by_key.entry(&noted.key).or_default().push(noted);
        }
        let mut met = Met::default();
        for (at, sheet) in book.sheets.iter().enumerate() {
            if sheet.hidden || at == hidden {
                let quiet = |cell: &Cell| said(sheet, cell, As::Label, "照会票の控え");
                self.entries.extend(sheet.cells.iter().map(quiet));
                continue;
            }
            let columns = columns(sheet, |text| by_key.contains_key(text));
            for row in sheet.used_rows() {
                let key = columns.key.and_then(|column| sheet.at(row, column)).map_or("", |cell| cell.text.trim());
                let asked = by_key.get(key).map_or(&[][..], Vec::as_slice);
                let taken = self.row((sheet, row), &columns, (key, asked), &mut met);
                self.rest(sheet, row, &taken);
            }
        }
        self.emptied.retain(|(place, _)| !met.filled.contains(place.as_str()));
        let wanted = note.cells.iter().filter(|noted| is_wanted(noted.place.as_str()));
        let open = wanted.filter(|noted| !met.settled.contains(noted.place.as_str())).count();
        let lost = note.cells.iter().filter(|noted| !met.seen.contains(noted.place.as_str()));
        (open, lost.filter(|noted| member_of_new(&noted.place).is_none()).count())
    }

    /// Takes the answers of a row; gives the columns in which they stand. `key`: the row's sign, and what it asks.
    fn row<'n>(
        &mut self,
        (sheet, row): (&Sheet, u32),
        columns: &Columns,
        (key, asked): (&str, &[&'n Noted]),
        met: &mut Met<'n>,
    ) -> Vec<u32> {
        let name = columns.item.and_then(|column| sheet.at(row, column)).map(|cell| note::bare(&cell.text));
        let another = name.is_some_and(|name| self.is_of_another_row(&name, asked));
        let (mut taken, mut new) = (Vec::new(), Vec::new());
        for noted in asked {
            let Some(column) = columns.answers.get(noted.column).copied().flatten() else { continue };
            taken.push(column);
            met.seen.insert(noted.place.as_str());
            let Some(cell) = sheet.at(row, column) else {
                self.unanswered(noted, sheet, (row, column));
                continue;
            };
            met.filled.insert(noted.place.as_str());
            let answer = match another {
                true => Err(Refused::Why(format!(
                    "「{KEY}」({key})と「{ITEM}」が別の行のものです。並べ替えがずれていないか確かめてください"
                ))),
                false => self.answer(noted, cell, sheet),
            };
            new.extend(self.take(noted, (sheet, cell), answer, met));
        }
        if let Some((list, _)) = asked.first().and_then(|noted| member_of_new(&noted.place))
            && !new.is_empty()
        {
            self.add(&list, new);
        }
        taken
    }

    /// Notes what a cell answers; gives it back where the row is a new one.
    fn take<'n>(
        &mut self,
        noted: &'n Noted,
        (sheet, cell): (&Sheet, &Cell),
        answer: Result<Option<String>, Refused>,
        met: &mut Met<'n>,
    ) -> Option<OfNew> {
        match answer {
            Ok(None) => {
                self.unchanged += 1;
                self.entries.push(said(sheet, cell, As::Repeated, "送ったときのまま"));
                let raw = self.sent.get(&noted.place).unwrap_or_else(|_| "null".into());
                if !is_open(&raw) {
                    met.settled.insert(noted.place.as_str());
                }
            }
            Ok(Some(value)) => {
                if !is_open(&value) {
                    met.settled.insert(noted.place.as_str());
                }
                let mut entry = said(sheet, cell, As::Value, "照会票の回答");
                (entry.value, entry.project) =
                    (Some(value.as_str().into()), self.project(&noted.place).map(Into::into));
                if let Some((_, member)) = member_of_new(&noted.place) {
                    return Some(OfNew { member, value, entry });
                }
                entry.pointer = Some(Spot::of(noted.place.as_str().to_owned()));
                let cells = vec![entry.place()];
                self.given.push(Given { place: noted.place.clone(), value, cells });
                self.entries.push(entry);
            }
            Err(Refused::Asked(asked)) => {
                self.unread += 1;
                let mut entry = said(sheet, cell, As::Ask, &asked.why);
                entry.pointer = Some(Spot::of(noted.place.as_str().to_owned()));
                entry.project = self.project(&noted.place).map(Into::into);
                entry.asked = Some(Box::new((asked.question, asked.options)));
                self.entries.push(entry);
            }
            Err(Refused::Why(why)) => {
                self.unread += 1;
                self.entries.push(said(sheet, cell, As::Unplaced, &why));
            }
        }
        None
    }

    /// Adds a row to a list, of the answers that are its members.
    fn add(&mut self, list: &Pointer, members: Vec<OfNew>) {
        let place = list.key("-");
        let new = self.given.iter().filter(|given| given.place == place).count();
        let there = self.sent.find(list, |rows| rows.len()).unwrap_or(0);
        let cells = members.iter().map(|one| one.entry.place()).collect();
        let value: Vec<String> = members.iter().map(|one| format!("\"{}\":{}", one.member, one.value)).collect();
        for OfNew { member, mut entry, .. } in members {
            entry.pointer = Some(Spot::of(list.index(there + new).key(&member).as_str().to_owned()));
            self.entries.push(entry);
        }
        self.given.push(Given { place, value: format!("{{{}}}", value.join(",")), cells });
    }

    /// Tells what else stands in a row: comments, and cells outside those that are answered.
    fn rest(&mut self, sheet: &Sheet, row: u32, taken: &[u32]) {
        for cell in sheet.row(row) {
            if let Some(comment) = cell.comment() {
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

    /// A blank cell takes nothing away; where something was sent in it, that is said.
    fn unanswered(&mut self, noted: &Noted, sheet: &Sheet, (row, column): (u32, u32)) {
        let sent = self.sent_text(&noted.place);
        if sent.trim().is_empty() && !sheet.valueless.contains(&(row, column)) {
            self.unchanged += 1;
            return;
        }
        let why = match sheet.valueless.contains(&(row, column)) {
            true => format!(
                "式が入っていますが、計算した結果が保存されていません。送ったときの「{}」のままにします。表計算ソフトで開いて保存し直すか、数値で答えてもらってください",
                head(&sent)
            ),
            false => format!(
                "送ったときの「{}」が空欄になっています。台帳の値はそのままにします。消すのであれば台帳で消してください",
                head(&sent)
            ),
        };
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
        Cleaner::default().text(&shown(place, tree.root(&raw))).into_owned()
    }

    /// What a cell answers, as JSON; `None`: what was sent.
    fn answer(&mut self, noted: &Noted, cell: &Cell, sheet: &Sheet) -> Result<Option<String>, Refused> {
        let sent = self.sent_text(&noted.place);
        let number_of = |text: &str| number(text).and_then(|number| number.parse::<f64>().ok());
        let equal = number_of(&sent).is_some_and(|sent| number_of(&cell.text) == Some(sent));
        if note::bare(&sent) == note::bare(&cell.text) || (equal && cell.raw == Raw::Number) {
            return Ok(None);
        }
        let kind = kind(&noted.place);
        if let Some(meant) = ditto::meant(&cell.text) {
            let other = self.pointed_to(noted, cell, sheet, meant);
            let old = self.sent.get(&noted.place).unwrap_or_else(|_| "null".into());
            let value = ditto::settled(self.mapping, &self.about(noted), &noted.place, &cell.text, other)?;
            return Ok(Some(value).filter(|value| !same(Some(value.as_str()), Some(old.as_str()))));
        }
        let amount = matches!(kind, Kind::Printed | Kind::Yen);
        let text = match cell.raw {
            Raw::Error => return Err(Refused::why("式の結果がエラーです")),
            Raw::Date if amount => {
                return Err(Refused::why("日付になっています。数値か「確認中」で答えてもらってください"));
            }
            Raw::Date => cell.day().unwrap_or(&cell.text).to_owned(),
            _ => cell.text.to_string(),
        };
        if cell.unstruck().is_some() {
            return Err(Refused::why("一部に取り消し線が引かれています。どちらが正しいか確かめてください"));
        }
        if amount && cell.formula().is_some() && number_of(&text) == Some(0.0) {
            return Err(Refused::why("式の結果の0です。空のセルを参照していないか確かめてください"));
        }
        if text.trim().starts_with(PENDING) {
            match kind {
                Kind::Yen => return Err(Refused::why("金額はまだ確認中です")),
                Kind::Choice(_) => return Err(Refused::why("まだ確認中です。決まったら選んでもらってください")),
                _ => {}
            }
        }
        if matches!(kind, Kind::Choice(_)) && folded(&text) == folded(&sent) {
            return Ok(None);
        }
        let text = match kind {
            Kind::Printed => typed::result(&text, self.unit(&noted.place).as_deref()),
            // 「□継続 ■改善」: what is marked is the answer.
            Kind::Choice(Choice::Rating | Choice::Decision) if choices(&text).is_some() => {
                match choices(&text).map(|(_, marked)| marked).as_deref() {
                    Some([one]) => one.clone(),
                    _ => {
                        return Err(Refused::why(
                            "印の付いた選択肢が1つではありません。どれか1つを選んでもらってください",
                        ));
                    }
                }
            }
            Kind::Choice(Choice::OpinionState) => crate::ledger::said::code(kind, &text).map_or(text, str::to_owned),
            Kind::Date => typed::narrowed(&on_one_line(&text)),
            Kind::Line | Kind::Choice(_) => on_one_line(&text),
            _ => text,
        };
        let old = self.sent.get(&noted.place).unwrap_or_else(|_| "null".into());
        let text = match self.with_unit(&noted.place, &text) {
            Some(whole) => {
                let place = place_of(sheet.name.as_deref(), &cell.address());
                self.told.push(format!("{place}「{text}」: 送ったときの値の単位を補い、「{whole}」と読みました"));
                whole
            }
            None => text,
        };
        let value =
            entry(kind, &text, &old, false, Habits::default()).map_err(|refusal| Refused::Why(refusal.to_string()))?;
        let value = Some(value).filter(|value| !same(Some(value.as_str()), Some(old.as_str())));
        match value {
            Some(value) if kind == Kind::Yen => {
                amount::settled(self.mapping, &self.about(noted), &noted.place, (&old, &value), &cell.text)
            }
            value => Ok(value),
        }
    }

    /// What stands in the cell that an answer points to, in words and as JSON, where the answer's field takes it.
    fn pointed_to(&mut self, noted: &Noted, cell: &Cell, sheet: &Sheet, meant: Meant) -> Option<(String, String)> {
        let says = |of: &&Cell| !of.text.trim().is_empty();
        let other = match meant {
            Meant::Left => sheet.row(cell.row).iter().rev().filter(|of| of.column < cell.column).find(says),
            Meant::Above => (0..cell.row).rev().filter_map(|row| sheet.at(row, cell.column)).find(says),
        }?;
        // A header over the answers is none.
        if self.note.fixed.contains(&note::print(&other.text)) {
            return None;
        }
        if ditto::meant(&other.text).is_some() {
            return self.pointed_to(noted, other, sheet, meant);
        }
        let value = match self.answer(noted, other, sheet) {
            Ok(Some(value)) => value,
            Ok(None) => self.sent.get(&noted.place).ok()?,
            Err(_) => return None,
        };
        Some((head(&other.text), value))
    }

    /// The place that a cell is about, with its project, year and KPI.
    fn about(&self, noted: &Noted) -> String {
        label::describe(&self.sent, &noted.place)
    }

    /// A result that is a number alone, with the unit of the one that was sent.
    fn with_unit(&self, place: &Pointer, text: &str) -> Option<String> {
        let (row, key) = place.parent().filter(|_| kind(place) == Kind::Printed)?;
        self.sent.find(&row, |row| with_unit_of(row, &key, text)).ok().flatten()
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
