//! The plan of a file of any layout: its sheets are read one after the other, and every cell becomes an entry.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::follows::{further, structure, sums_of_sheets, without_year_unplaced};
use super::{Entry, Given, Made, NO_YEAR, Plan, WHOSE, place_of};
use crate::exchange::cells::{Address, Book, Cell};
use crate::exchange::counted::CountedSet;
use crate::exchange::hands::Hands;
use crate::exchange::layout;
use crate::exchange::number_format::general;
use crate::exchange::place::{As, Choice, Fact, Maker, Place};
use crate::exchange::positions::{Positions, Spot};
use crate::exchange::reviewed::{reviewed_year, years_of_sheets};

/// The plan of a file of any layout.
pub(super) fn by_layout(hands: &impl Hands, book: &Book, given: &Given) -> Plan {
    let own = years_of_sheets(book);
    let latest = own.iter().flatten().max().copied();
    let tables = layout::year_of_own_tables(book);
    let of_book = || tables.unwrap_or_else(|| reviewed_year(book, &given.words));
    let said = given.year.or(latest).or_else(of_book);
    let mut notices = book.notices.clone();
    // The rows of the program's own tables say their years themselves.
    if said.is_none() && tables.is_none() {
        notices.push(format!("{NO_YEAR}--year で指定してください。"));
    }
    let mut maker = Maker::new(book, given, said.unwrap_or(0));
    for (index, sheet) in book.sheets.iter().enumerate() {
        if given.sheet.as_ref().is_none_or(|only| sheet.name.as_ref() == Some(only)) {
            maker.year = own[index].unwrap_or(maker.reviewed);
            layout::sheet(hands, &mut maker, index);
        } else {
            let cells = 0..sheet.cells.len();
            cells.for_each(|cell| maker.say((index, cell), As::Unplaced, "指定されていないシート", None));
        }
    }
    maker.year = maker.reviewed;
    let with_review = maker.facts.iter().any(|fact| fact.place.as_ref().is_some_and(|place| place.project.is_some()));
    if said.is_none() {
        maker.facts.iter_mut().for_each(without_year_unplaced);
        // A cell that would have told two things isn't read once.
        let mut once = HashSet::new();
        maker.facts.retain(|fact| fact.kind != As::Unplaced || once.insert(fact.cell));
    }
    maker.leave_waiting();
    structure(&mut maker);
    sums_of_sheets(&mut maker);
    let unknown = maker.unknown.iter().map(|(header, &(sheet, cell))| {
        let sheet = book.sheets.get(sheet);
        let cell = sheet.and_then(|sheet| sheet.cells.get(cell)).map(Cell::address).unwrap_or_default();
        (header.clone(), place_of(sheet.and_then(|sheet| sheet.name.as_deref()), &cell))
    });
    let unknown: Vec<_> = unknown.collect();
    let (mut facts, projects, mut room) = maker.said();
    let whose = |fact: &Fact| fact.asked.as_ref().is_some_and(|asked| asked.0.kind == WHOSE);
    let unnamed = !with_review && facts.iter().any(whose);
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
            (fact.why, fact.asked) = ("取り込める表がない".into(), None);
        }
    }
    let mut positions = Positions::new(&facts);
    for choosing in &mut room.choices {
        choosing.pointer = positions.pointer(choosing.place.clone());
    }
    let further = further(&facts, &mut positions, projects.len(), said);
    let sheets: Vec<Option<Arc<str>>> = book.sheets.iter().map(|sheet| sheet.name.as_deref().map(Arc::from)).collect();
    let projects: Vec<Arc<str>> = projects.iter().map(|project| project.name.as_str().into()).collect();
    let contested = contested(&facts);
    let mut seen: Vec<Vec<bool>> = book.sheets.iter().map(|sheet| vec![false; sheet.cells.len()]).collect();
    let entry = |(at, fact): (usize, Fact)| {
        let sheet = book.sheets.get(fact.cell.0)?;
        let cell = sheet.cells.get(fact.cell.1)?;
        seen[fact.cell.0][fact.cell.1] = true;
        let pointer = fact.place.and_then(|place| positions.spot(place));
        let mut write = |(place, value): (Place, String)| Some((positions.pointer(place)?, value));
        let asked = fact.asked.map(|asked| {
            let (question, choices) = *asked;
            let option = |choice: Choice| (choice.words, choice.values.into_iter().filter_map(&mut write).collect());
            Box::new((question, choices.into_iter().map(option).collect()))
        });
        let (pointer, value, repeats) = match fact.kind {
            As::Value => (pointer, fact.value, None),
            As::Ask => (pointer, None, None),
            As::Repeated => (None, None, pointer.zip(fact.value).map(Box::new)),
            As::Label | As::Unplaced => (None, None, None),
        };
        Some(Entry {
            sheet: sheets[fact.cell.0].clone(),
            cell: Address { row: cell.row, column: cell.column },
            text: cell.text.clone(),
            kind: fact.kind,
            pointer,
            value: value.map(String::into_boxed_str),
            elsewhere: fact.elsewhere,
            waits: contested.contains(&at),
            project: fact.project.and_then(|at| projects.get(at)).cloned(),
            repeats,
            why: fact.why,
            asked,
        })
    };
    // No larger than a fact, so that each entry takes the room of its own: there are as many as cells.
    const _: () = assert!(size_of::<Entry>() <= size_of::<Fact>());
    let mut entries: Vec<Entry> = facts.into_iter().enumerate().filter_map(entry).collect();
    let mut hides = false;
    for (s, sheet) in book.sheets.iter().enumerate() {
        for (cell, seen) in sheet.cells.iter().zip(&seen[s]) {
            if !seen {
                let at = Address { row: cell.row, column: cell.column };
                entries.push(unread(&sheets[s], at, cell.text.clone(), "読まなかったセル".into()));
            }
            hides |= cell.exact().is_some();
            if let Some(comment) = cell.comment() {
                let place = place_of(sheet.name.as_deref(), &cell.address());
                notices.push(format!("{place} のメモ: {}", comment.trim()));
            }
        }
        for (row, column, note) in &sheet.notes {
            let cell = Address { row: *row, column: *column };
            let place = cell.with(|cell| place_of(sheet.name.as_deref(), cell));
            notices.push(format!("{place}(空のセル)のメモ: {}", note.trim()));
            let why = format!("空のセルに付いたメモ「{}」", note.trim());
            entries.push(unread(&sheets[s], cell, Arc::default(), why.into()));
        }
        let hidden = sheet.hidden_rows.len() + sheet.hidden_columns.len();
        if hidden > 0 && !sheet.hidden {
            let name = sheet.name.as_deref().unwrap_or_default();
            notices.push(format!("シート「{name}」に隠された行や列があります。値としては読んでいません。"));
        }
    }
    // Most books have no such cell; only where there is one are the amounts looked for.
    if hides {
        notices.extend(hidden_fractions(book, &entries));
    }
    // One of the program's own tables may have no rows, and is none the less read whole.
    let made = if with_review || tables.is_some() { Made::OfEntries(further) } else { Made::Nothing };
    let refusal = match made {
        _ if unnamed => {
            Some("どの事業・施策の指標か書かれていません。質問(どの事業の指標か)に答えれば読めます。".to_owned())
        }
        Made::Nothing if book.plain => Some(WITHOUT_COLUMNS.to_owned()),
        _ => None,
    };
    Plan { file: book.file.clone(), entries, made, notices, unknown, answers: None, refusal, room }
}

/// A cell of which nothing comes into the ledger.
fn unread(sheet: &Option<Arc<str>>, cell: Address, text: Arc<str>, why: Cow<'static, str>) -> Entry {
    Entry {
        sheet: sheet.clone(),
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

/// Why nothing can be read of a text without columns.
const WITHOUT_COLUMNS: &str = "取り込める表がありません。列の区切りが分からないか、見出しを知らない表です。Excelに貼り付けて列に分けて保存するか、列をタブで区切ってから取り込んでください。";

/// The values beside which another cell says something else of the same place, where nobody has said yet which is right. A
/// project's number stays: a second one is asked about because it may count something else.
fn contested(facts: &[Fact]) -> CountedSet<usize> {
    let asks = facts.iter().filter(|fact| fact.kind == As::Ask).filter_map(|fact| fact.asked.as_deref());
    let two = asks.filter(|(question, _)| question.kind == "two-values");
    let places = two.flat_map(|(_, choices)| choices).flat_map(|choice| &choice.values).map(|(place, _)| place);
    let places: CountedSet<&Place> = places.filter(|place| place.field != "/number").collect();
    if places.is_empty() {
        return CountedSet::default();
    }
    let of = |fact: &Fact| fact.kind == As::Value && fact.place.as_ref().is_some_and(|place| places.contains(place));
    facts.iter().enumerate().filter(|(_, fact)| of(fact)).map(|(at, _)| at).collect()
}

/// What there is to say of amounts that a number format shows without a part of what is stored.
fn hidden_fractions(book: &Book, entries: &[Entry]) -> Option<String> {
    let of_money = |entry: &&Entry| {
        let field = entry.pointer.as_ref().map_or("", Spot::key);
        entry.kind == As::Value && matches!(field, "cost" | "grant" | "budget" | "amount" | "total_cost")
    };
    let exact = |entry: &Entry| {
        let sheet = book.sheets.iter().find(|sheet| sheet.name.as_deref() == entry.sheet.as_deref())?;
        sheet.at(entry.cell.row, entry.cell.column)?.exact()
    };
    let mut found = entries.iter().filter(of_money).filter_map(|entry| Some((entry, exact(entry)?)));
    let (first, stored) = found.next()?;
    Some(format!(
        "書式で端数が隠れている金額のセルが {} か所あります({}: 表示 {}、保存されている値 {} など)。見えているとおりに読みました。",
        found.count() + 1,
        first.place(),
        first.text,
        general(stored)
    ))
}
