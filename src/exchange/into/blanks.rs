//! Which value an empty cell of a form is for.
//!
//! The reading of a form says what its cells say, so it is asked: a number that nobody would write is put into the empty
//! cells below known headings and right of known labels, in memory, and the form is read once more. Where the number
//! arrives is what the cell is for. Cells whose number would change what is read elsewhere are left out.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::super::cells::{Book, Cell, Raw, Sheet};
use super::super::place::Band;
use super::super::plan::{As, Entry, Given, Plan, Spot, plan};
use super::super::values::{number, short};
use super::compare::is_heading;
use super::sheet::At;

/// What is put into empty cells: large enough not to be asked about as thousands of yen.
pub(super) const PROBE: i64 = 700_001;

/// A year that nobody would write, and the last that can be.
const LAST_YEAR: u16 = 2_116;

/// Merged rows that are looked at.
const MOST: usize = 2_000_000;

/// A form as it is read with something in its empty cells.
pub(super) struct Probed {
    /// The reading.
    pub plan: Plan,
    /// The cells that were empty, or say 0 and so nothing of their unit: sheet, row and column.
    pub cells: HashSet<(usize, At)>,
}

/// Reads a form with something in its empty cells.
pub(super) fn probed(book: &Book, first: &Plan, given: &Given) -> Probed {
    let room = Room::of(book, first);
    // How much is left out of each sheet: the labels, then the tables as well.
    let mut left_out = vec![0; book.sheets.len()];
    for _ in 0..4 {
        let cells = room.cells(book, &left_out);
        if cells.is_empty() {
            break;
        }
        let read = plan(&with_probes(book, &cells, &Probes { book, plan: first, given }), given);
        let (before, after) = (said(book, first, &cells), said(book, &read, &cells));
        let disturbed: Vec<usize> =
            (0..book.sheets.len()).filter(|at| before[*at] != after[*at] && left_out[*at] < 2).collect();
        if disturbed.is_empty() && before == after {
            return Probed { plan: read, cells };
        }
        match disturbed.is_empty() {
            // Another sheet's numbers have reached into one of which nothing is left.
            true => left_out.iter_mut().for_each(|level| *level += 1),
            false => disturbed.into_iter().for_each(|at| left_out[at] += 1),
        }
    }
    Probed { plan: first.clone(), cells: HashSet::new() }
}

/// The cells of each sheet that say something, but those that were put there.
fn said(book: &Book, plan: &Plan, but: &HashSet<(usize, At)>) -> Vec<BTreeSet<At>> {
    let mut said = vec![BTreeSet::new(); book.sheets.len()];
    let sheets = super::readings::numbers(book);
    // The year, and what holds for the whole file, are put down to any cell where no cell says them.
    let own = |entry: &&Entry| {
        let pointer = entry.pointer.as_ref().map_or_else(|| "//".to_owned(), Spot::to_string);
        !matches!(entry.kind, As::Label | As::Unplaced) && !pointer.ends_with("/fiscal_year") && !is_heading(&pointer)
    };
    for entry in plan.entries.iter().filter(own) {
        let at = (entry.cell.row, entry.cell.column);
        let sheet = sheets.get(entry.sheet.as_deref().unwrap_or_default());
        if let Some(&sheet) = sheet.filter(|sheet| !but.contains(&(**sheet, at))) {
            said[sheet].insert(at);
        }
    }
    said
}

/// What is put into an empty cell: a number where any value is read, else what is read as a value of its meaning.
struct Probes<'p> {
    book: &'p Book,
    plan: &'p Plan,
    given: &'p Given,
}

impl Probes<'_> {
    /// The meaning of the heading over a cell, or of the label left of it.
    fn concept(&self, sheet: usize, (row, column): At) -> &'static str {
        let mut bands = self.plan.room.bands.iter().filter(|band| band.sheet == sheet && band.below <= row);
        let over =
            bands.next_back().and_then(|band| band.columns.get(column as usize)).map_or("", |(concept, _)| concept);
        let of_table =
            self.plan.room.tables.iter().any(|(of, columns, rows)| {
                *of == sheet && rows.binary_search(&row).is_ok() && columns.contains(&column)
            });
        if of_table {
            return over;
        }
        let cells = self.book.sheets.get(sheet).map(|sheet| sheet.row(row)).unwrap_or_default();
        let label = cells.iter().rfind(|cell| cell.column < column);
        label.and_then(|cell| self.given.words.head(&cell.text)).map_or("", |head| head.concept)
    }

    fn text(&self, sheet: usize, at: At) -> String {
        match self.concept(sheet, at) {
            "period" => format!("{}～{}", short(LAST_YEAR - 1), short(LAST_YEAR)),
            "period_from" => short(LAST_YEAR - 1),
            "period_to" => short(LAST_YEAR),
            "due" => format!("{LAST_YEAR}/12/31"),
            // The same place in a strategy is said once only.
            "strategy" | "strategy_group" => format!("{PROBE}-{}-{}-{}", sheet, at.0, at.1),
            _ => PROBE.to_string(),
        }
    }
}

fn with_probes(book: &Book, cells: &HashSet<(usize, At)>, probes: &Probes<'_>) -> Book {
    let mut book = book.clone();
    for (n, sheet) in book.sheets.iter_mut().enumerate() {
        let new: Vec<At> = cells.iter().filter(|(of, _)| *of == n).map(|(_, at)| *at).collect();
        if new.is_empty() {
            continue;
        }
        let probe = |(row, column): At| {
            let text = probes.text(n, (row, column));
            let raw = if text == PROBE.to_string() { Raw::Number } else { Raw::Text };
            Cell { row, column, text: text.into(), raw, ..Cell::default() }
        };
        let mut all = std::mem::take(&mut sheet.cells);
        all.retain(|cell| !cells.contains(&(n, (cell.row, cell.column))));
        all.extend(new.into_iter().map(probe));
        let mut whole = Sheet::new(sheet.name.take(), all, std::mem::take(&mut sheet.merges));
        whole.hidden = sheet.hidden;
        (whole.hidden_rows, whole.hidden_columns) =
            (std::mem::take(&mut sheet.hidden_rows), std::mem::take(&mut sheet.hidden_columns));
        *sheet = whole;
    }
    book
}

/// Whether the rows below headings are opinions, each for itself: no name says whose a row is.
fn is_of_opinions(band: &Band) -> bool {
    let has = |concept: &str| band.starts(concept).next().is_some();
    has("opinion") && !["project", "kpi", "number"].into_iter().any(has)
}

/// Free rows that are looked at below the headings of opinions.
const OPINIONS: u32 = 40;

/// The empty cells below headings and beside labels.
struct Room {
    tables: Vec<(usize, At)>,
    labels: Vec<(usize, At)>,
}

impl Room {
    fn of(book: &Book, plan: &Plan) -> Room {
        let rows = |at: usize| {
            let of_tables = plan.room.tables.iter().filter(move |(sheet, ..)| *sheet == at);
            of_tables.flat_map(|(_, _, rows)| rows.iter().copied())
        };
        let covered = |(at, sheet): (usize, &Sheet)| Covered::of(sheet, rows(at));
        let covered: Vec<Covered> = book.sheets.iter().enumerate().map(covered).collect();
        let is_room = |sheet: usize, (row, column): At| {
            let Some(of) = book.sheets.get(sheet) else { return false };
            let hidden = of.hidden || of.hidden_rows.contains(&row) || of.hidden_columns.contains(&column);
            let nothing = of.at(row, column).is_none_or(|cell| {
                cell.raw == Raw::Number && cell.formula().is_none() && number(&cell.text).as_deref() == Some("0")
            });
            nothing && !hidden && !covered.get(sheet).is_none_or(|covered| covered.hides((row, column)))
        };
        let mut room = Room { tables: Vec::new(), labels: Vec::new() };
        for (sheet, columns, rows) in &plan.room.tables {
            let all = rows.iter().flat_map(|row| columns.iter().map(|column| (*row, *column)));
            room.tables.extend(all.filter(|at| is_room(*sheet, *at)).map(|at| (*sheet, at)));
        }
        for band in plan.room.bands.iter().filter(|band| is_of_opinions(band)) {
            let Some(of) = book.sheets.get(band.sheet) else { continue };
            let columns = (0_u32..).zip(&band.columns).filter(|(_, (concept, _))| !concept.is_empty());
            let columns: Vec<u32> = columns.map(|(at, _)| at).collect();
            let free = (band.below..band.below + OPINIONS).take_while(|row| of.row(*row).is_empty());
            let all = free.flat_map(|row| columns.iter().map(move |column| (row, *column)));
            room.tables.extend(all.filter(|at| is_room(band.sheet, *at)).map(|at| (band.sheet, at)));
        }
        for (sheet, cell) in &plan.room.labels {
            let Some(of) = book.sheets.get(*sheet) else { continue };
            let Some(cell) = of.cells.get(*cell) else { continue };
            // 「外部有識者からの意見」 right above a table of opinions is its title: nothing is written beside it.
            let below = of.area(cell).bottom + 1;
            if plan.room.bands.iter().any(|band| band.sheet == *sheet && band.top == below && is_of_opinions(band)) {
                continue;
            }
            let at = (cell.row, of.area(cell).right + 1);
            if is_room(*sheet, at) {
                room.labels.push((*sheet, at));
            }
        }
        room
    }

    fn cells(&self, book: &Book, left_out: &[usize]) -> HashSet<(usize, At)> {
        let level = |sheet: &usize| left_out.get(*sheet).copied().unwrap_or(2);
        let tables = self.tables.iter().filter(|(sheet, _)| level(sheet) < 2);
        let labels = self.labels.iter().filter(|(sheet, _)| level(sheet) < 1);
        tables.chain(labels).filter(|(sheet, _)| *sheet < book.sheets.len()).copied().collect()
    }
}

/// Places under merged areas, but their first: nothing that is written there is seen.
struct Covered {
    rows: BTreeMap<u32, Vec<(u32, u32)>>,
    /// There are too many to say.
    too_many: bool,
}

impl Covered {
    /// `more`: rows that hold nothing and are asked about too.
    fn of(sheet: &Sheet, more: impl Iterator<Item = u32>) -> Covered {
        let used: BTreeSet<u32> = sheet.used_rows().into_iter().chain(more).collect();
        let mut covered = Covered { rows: BTreeMap::new(), too_many: false };
        let mut count = 0;
        for area in &sheet.merges {
            for &row in used.range(area.top..=area.bottom) {
                let left = if row == area.top { area.left + 1 } else { area.left };
                if left <= area.right {
                    covered.rows.entry(row).or_default().push((left, area.right));
                }
                count += 1;
                if count > MOST {
                    covered.too_many = true;
                    return covered;
                }
            }
        }
        covered
    }

    fn hides(&self, (row, column): At) -> bool {
        let areas = self.rows.get(&row).map_or(&[][..], Vec::as_slice);
        self.too_many || areas.iter().any(|(left, right)| (*left..=*right).contains(&column))
    }
}
