//! The plan of a file of any layout: its sheets are read one after the other, and every cell becomes an entry.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::entries::{Making, contested, entries};
use super::follows::{
    SaidInFile, further, said_in_file, structure, sums_of_sheets, without_year_unplaced, years_of_dashes,
};
use super::{Entry, Given, Leftovers, Made, NO_YEAR, Plan, UNKNOWN_NUMBER, WHOSE, WITHOUT_YEAR, place_of};
use crate::exchange::cells::{Address, Book, Cell};
use crate::exchange::counted::CountedSet;
use crate::exchange::hands::{Hands, beside};
use crate::exchange::layout::{self, Looked};
use crate::exchange::lines;
use crate::exchange::number_format::general;
use crate::exchange::pieces::Pieces;
use crate::exchange::place::{As, Fact, Maker, Room};
use crate::exchange::positions::{Positions, Spot};
use crate::exchange::reviewed::{contradicted_names, reviewed_year, with_years_alone, years_of_sheets};

/// The year under review of a whole file. `own`: those of its sheets; `tables`: what the program's own tables say.
fn year_of(book: &Book, given: &Given, own: &[Option<u16>], tables: Option<Option<u16>>) -> Option<u16> {
    let latest = own.iter().flatten().max().copied();
    let of_book = || tables.unwrap_or_else(|| reviewed_year(book, &given.words));
    given.year.or(latest).or_else(of_book)
}

/// The same of a file of which nothing else is known.
pub(super) fn year(book: &Book, given: &Given) -> Option<u16> {
    year_of(book, given, &years_of_sheets(book), layout::year_of_own_tables(book))
}

/// The plan of a file of any layout.
pub(super) fn by_layout(hands: &impl Hands, book: &Book, looked: &Looked, given: &Given) -> Plan {
    // Into a report nothing is filled in.
    match Some(book).filter(|_| !given.unfilled).and_then(|book| lines::report(book, &given.words)) {
        Some(told) => with_own_cells(of_cells(hands, &told, looked, given), book),
        None => of_cells(hands, book, looked, given),
    }
}

/// What became of a report's parts, as said of the workbook's cells that they are parts of.
fn with_own_cells(mut plan: Plan, book: &Book) -> Plan {
    plan.room = Room::default();
    for entry in &mut plan.entries {
        let sheet = book.sheets.iter().find(|sheet| sheet.name.as_deref() == entry.sheet.as_deref());
        if let Some(cell) = sheet.and_then(|sheet| sheet.row(entry.cell.row).first()) {
            (entry.cell.column, entry.text) = (cell.column, cell.text.clone());
        }
    }
    // A cell that gives a value isn't said to be a label too.
    let gives = |entry: &&Entry| matches!(entry.kind, As::Value | As::Ask);
    let given: HashSet<(u32, u32)> =
        plan.entries.iter().filter(gives).map(|entry| (entry.cell.row, entry.cell.column)).collect();
    plan.entries.retain(|entry| entry.kind != As::Label || !given.contains(&(entry.cell.row, entry.cell.column)));
    plan
}

fn of_cells(hands: &impl Hands, book: &Book, looked: &Looked, given: &Given) -> Plan {
    let own = years_of_sheets(book);
    let tables = layout::year_of_own_tables(book);
    let said = year_of(book, given, &own, tables);
    let own = with_years_alone(book, &given.words, own, said);
    let mut notices = book.notices.clone();
    // The rows of the program's own tables say their years themselves.
    if said.is_none() && tables.is_none() {
        notices.push(format!("{NO_YEAR}--year で指定してください。"));
    }
    if let Some(reviewed) = said.filter(|_| given.year.is_none()) {
        notices.extend(contradicted_names(book, |sheet| own[sheet].unwrap_or(reviewed)));
    }
    let mut maker = Maker::new(book, given, said.unwrap_or(0));
    for (index, sheet) in book.sheets.iter().enumerate() {
        if given.sheet.as_ref().is_none_or(|only| sheet.name.as_ref() == Some(only)) {
            maker.year = own[index].unwrap_or(maker.reviewed);
            notices.extend(layout::sheet(hands, &mut maker, looked, index));
        } else {
            let cells = 0..sheet.cells.len();
            cells.for_each(|cell| maker.say((index, cell), As::Unplaced, "指定されていないシート", None));
        }
    }
    maker.year = maker.reviewed;
    let with_review = maker.facts.iter().any(|fact| fact.place.as_ref().is_some_and(|place| place.project.is_some()));
    if said.is_none() {
        maker.facts.iter_mut().for_each(without_year_unplaced);
        // A cell that would have told two things isn't read once; one that is read elsewhere isn't told as unread.
        let read: HashSet<_> = maker.facts.iter().filter(|fact| fact.kind == As::Value).map(|fact| fact.cell).collect();
        let mut once = HashSet::new();
        let without_year = |fact: &Fact| fact.why == WITHOUT_YEAR;
        maker.facts.retain(|fact| {
            fact.kind != As::Unplaced || (once.insert(fact.cell) && !(without_year(fact) && read.contains(&fact.cell)))
        });
    }
    maker.leave_waiting();
    years_of_dashes(&mut maker);
    structure(hands, &mut maker);
    sums_of_sheets(&mut maker);
    let unknown = maker.unknown.iter().map(|(header, &(sheet, cell))| {
        let sheet = book.sheets.get(sheet);
        let cell = sheet.and_then(|sheet| sheet.cells.get(cell)).map(Cell::address).unwrap_or_default();
        (header.clone(), place_of(sheet.and_then(|sheet| sheet.name.as_deref()), &cell))
    });
    let unknown: Vec<_> = unknown.collect();
    let two_values = maker.among.two_values;
    let (mut facts, projects, mut room, rest) = maker.said();
    let whose = |fact: &Fact| fact.asked.as_ref().is_some_and(|asked| asked.0.kind == WHOSE);
    let unnamed = !with_review && facts.iter().any(whose);
    let numbered = !with_review && facts.iter().any(|fact| fact.why == UNKNOWN_NUMBER);
    if unnamed {
        for fact in facts.iter_mut().filter(|fact| !matches!(fact.kind, As::Ask | As::Label)) {
            (fact.kind, fact.place, fact.value) = (As::Unplaced, None, None);
            fact.why = "どの事業のものか分かれば読む".into();
        }
    } else if !with_review && tables.is_none() {
        let mut once = std::collections::HashSet::new();
        facts.retain(|fact| once.insert(fact.cell));
        for fact in &mut facts {
            (fact.kind, fact.place, fact.value) = (As::Unplaced, None, None);
            let why = if numbered { UNKNOWN_NUMBER } else { "取り込める表がない" };
            (fact.why, fact.asked) = (why.into(), None);
        }
    }
    let choices = || room.choices.iter().map(|choosing| &choosing.place);
    let mut said_of = SaidInFile::default();
    let positions = if facts.len() < hands.long() {
        said_of = said_in_file(&facts, projects.len());
        Positions::new(&facts, choices())
    } else {
        beside(hands, || Positions::new(&facts, choices()), || said_of = said_in_file(&facts, projects.len()))
    };
    for choosing in &mut room.choices {
        choosing.pointer = positions.pointer(choosing.place.clone());
    }
    let further = further(hands, &facts, &positions, &said_of, said);
    let contested = if two_values { contested(&facts) } else { CountedSet::default() };
    let of = Making { book, projects: &projects, positions: &positions, contested: &contested };
    let (mut entries, seen) = entries(hands, &of, facts);
    let mut hides = false;
    for (sheet, seen) in book.sheets.iter().zip(&seen) {
        let name = || sheet.name.as_deref().map(Arc::from);
        for (cell, _) in sheet.cells.iter().zip(seen).filter(|(_, seen)| !**seen) {
            let at = Address { row: cell.row, column: cell.column };
            entries.push(unread(name(), at, cell.text.clone(), "読まなかったセル".into()));
        }
        for cell in sheet.with_besides() {
            hides |= cell.exact().is_some();
            if let Some(comment) = cell.comment() {
                let place = place_of(sheet.name.as_deref(), &cell.address());
                notices.push(format!("{place} のメモ: {}", comment.trim()));
            }
        }
        for (row, column, note) in &sheet.notes {
            let cell = Address { row: *row, column: *column };
            let place = place_of(sheet.name.as_deref(), &cell.to_string());
            notices.push(format!("{place}(空のセル)のメモ: {}", note.trim()));
            let why = format!("空のセルに付いたメモ「{}」", note.trim());
            entries.push(unread(name(), cell, Arc::default(), why.into()));
        }
        for (row, shown, what) in &sheet.beside {
            let said = unread(name(), Address { row: *row, column: 0 }, shown.clone(), (*what).into());
            entries.push(Entry { kind: As::Label, ..said });
        }
        for (row, column, why) in &sheet.unseen {
            let cell = Address { row: *row, column: *column };
            entries.push(unread(name(), cell, Arc::default(), why.clone().into()));
        }
        for (row, column) in &sheet.valueless {
            let cell = Address { row: *row, column: *column };
            entries.push(unread(name(), cell, Arc::default(), WITHOUT_RESULT.into()));
        }
        let hidden = sheet.hidden_rows.len() + sheet.hidden_columns.len();
        if hidden > 0 && !sheet.hidden {
            let name = sheet.name.as_deref().unwrap_or_default();
            notices.push(format!("シート「{name}」に隠された行や列があります。値としては読んでいません。"));
        }
    }
    // Most books have no such cell; only where there is one are the amounts looked for.
    if hides {
        notices.extend(hidden_fractions(book, &entries, "金額", &MONEY));
        notices.extend(hidden_fractions(book, &entries, "指標の値", &MEASURED));
    }
    // One of the program's own tables may have no rows, and is none the less read whole.
    let made = if with_review || tables.is_some() { Made::OfEntries(further) } else { Made::Nothing };
    let refusal = match made {
        _ if unnamed => {
            Some("どの事業・施策の指標か書かれていません。質問(どの事業の指標か)に答えれば読めます。".to_owned())
        }
        Made::Nothing if numbered => Some(
            "どの事業の指標か、事業の番号でしか書かれていません。事業名の列を加えるか、番号と事業名の一覧を前のシートに入れてください。"
                .to_owned(),
        ),
        Made::Nothing if book.plain => Some(WITHOUT_COLUMNS.to_owned()),
        _ => None,
    };
    let leftovers = Leftovers::of((rest, positions));
    let file = book.file.clone();
    Plan { file, entries, made, notices, unknown, answers: None, refusal, room, _leftovers: leftovers }
}

/// A cell of which nothing comes into the ledger.
fn unread(sheet: Option<Arc<str>>, cell: Address, text: Arc<str>, why: Cow<'static, str>) -> Entry {
    Entry {
        sheet,
        cell,
        text,
        kind: As::Unplaced,
        pointer: None,
        value: None,
        project: None,
        elsewhere: false,
        waits: false,
        repeats: None,
        why,
        asked: None,
    }
}

/// Why nothing can be read of a cell whose formula was never calculated.
const WITHOUT_RESULT: &str = "式の結果が保存されていない(Excelで開いて保存し直すと読める)";

/// Why nothing can be read of a text without columns.
const WITHOUT_COLUMNS: &str = "取り込める表がありません。列の区切りが分からないか、見出しを知らない表です。Excelに貼り付けて列に分けて保存するか、列をタブで区切り、上と同じ欄も空けて列をそろえてから取り込んでください。";

/// Fields of money.
const MONEY: [&str; 5] = ["cost", "grant", "budget", "amount", "total_cost"];

/// Fields of a KPI's values. The value of its final goal is none that is judged.
const MEASURED: [&str; 3] = ["target", "actual", "baseline"];

/// So many cells are told one by one.
const TOLD: usize = 10;

/// What there is to say of values of some fields that a number format shows without a part of what is stored.
fn hidden_fractions(book: &Book, entries: &Pieces<Entry>, what: &str, fields: &[&str]) -> Option<String> {
    let of_fields = |entry: &&Entry| {
        let field = entry.pointer.as_ref().map_or("", Spot::key);
        // What was asked about was read as it was answered.
        entry.kind == As::Value && !entry.why.starts_with("前の答え") && fields.contains(&field)
    };
    let exact = |entry: &Entry| {
        let sheet = book.sheets.iter().find(|sheet| sheet.name.as_deref() == entry.sheet.as_deref())?;
        sheet.at(entry.cell.row, entry.cell.column)?.exact()
    };
    let mut found = entries.iter().filter(of_fields).filter_map(|entry| Some((entry, exact(entry)?)));
    let told: Vec<String> = found
        .by_ref()
        .take(TOLD)
        .map(|(entry, stored)| format!("{}: 表示 {}、保存されている値 {}", entry.place(), entry.text, general(stored)))
        .collect();
    let more = found.count();
    let etc = if more > 0 { " など" } else { "" };
    (!told.is_empty()).then(|| {
        format!(
            "書式で端数が隠れている{what}のセルが {} か所あります({}{etc})。見えているとおりに読みました。",
            told.len() + more,
            told.join("、")
        )
    })
}
