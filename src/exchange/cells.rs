//! What a file shows, whatever its format: sheets of cells with their addresses, before anybody asks what they mean.
//!
//! A cell carries its **printed text**, as its number format shows it, and apart from it what is stored, because both
//! can matter: 0.821 shown as `82.1%` is the text `82.1%`, a date in the column of a quantity must not become a number,
//! and a 0 that a formula makes out of an empty cell is nobody's answer. Cells stand in the order of rows, then columns;
//! empty ones don't exist.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::values::add_digits;
use super::words::is_blank;

/// The most cells with something in them that are taken from a file. What is said of each of them takes some 750 bytes
/// (benches/IMPORT.md); a list of all projects of the country with their KPIs has a third of it.
pub(crate) const MOST_CELLS: usize = 500_000;

/// That a file has more cells than that, in words.
pub(super) const TOO_MANY_CELLS: &str = "値の入ったセルが50万個より多くあります";

/// A file as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// The file's name, for messages and the trail.
    pub(crate) file: String,
    /// Its sheets, in their order.
    pub sheets: Vec<Sheet>,
    /// What should be said about how it was read (encoding, macros left alone …).
    pub notices: Vec<String>,
    /// Whether its cells came as plain text without any layout: a csv, or a table that was pasted.
    pub(crate) plain: bool,
    /// Whether it is a table copied as text, where a cell may run on in the next line.
    pub(crate) pasted: bool,
    /// Whether it is a report as running text: headings, labels and paragraphs, a line a row.
    pub(crate) running: bool,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; `None` for a text file, which has no sheets.
    pub name: Option<String>,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// The cells that hold something, by row, then column.
    pub cells: Vec<Cell>,
    /// Merged areas.
    pub(crate) merges: Vec<Area>,
    /// Hidden rows, from 0.
    pub(crate) hidden_rows: BTreeSet<u32>,
    /// Hidden columns, from 0.
    pub(crate) hidden_columns: BTreeSet<u32>,
    /// Notes hung on cells that show nothing: row and column, from 0, and the words.
    pub(crate) notes: Vec<(u32, u32, Arc<str>)>,
    /// Cells whose formula has no stored result, row and column, from 0: they show nothing.
    pub valueless: Vec<(u32, u32)>,
    /// Cells that hold something that nobody sees, row and column, from 0, and what and why.
    pub(crate) unseen: Vec<(u32, u32, String)>,
    /// The rows with which tables begin that say so themselves, in order.
    pub(crate) begin: Vec<u32>,
    /// The lines of a text that are no rows: where they stand, from 0, what they show, and what they are.
    pub(crate) beside: Vec<(u32, Arc<str>, &'static str)>,
    /// By row, from 0: how many fields a text's line has whose columns a sign parts, blank ones too; 0 or nothing where no sign does.
    pub(crate) fields: Vec<u32>,
    /// The rows that hold something, in order, each with the cell that it begins with.
    rows: Vec<(u32, u32)>,
    /// By column, from 0: whether it holds something.
    columns: Vec<bool>,
    /// Whether a cell has anything besides what is shown.
    has_besides: bool,
    /// The cells with which merged areas begin, in order, each with the area's number, counted from 1.
    merged: Vec<(u32, u32)>,
}

/// What is stored in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Raw {
    /// Text.
    #[default]
    Text,
    /// A number.
    Number,
    /// A number whose format shows a date or a time.
    Date,
    /// TRUE or FALSE.
    Bool,
    /// An error such as `#DIV/0!`.
    Error,
}

/// A cell that holds something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// The text that is shown. Cells that say the same mostly share it.
    pub text: Arc<str>,
    /// What is stored.
    pub raw: Raw,
    /// The number of the merged area that begins with it, counted from 1; 0 where there is none.
    pub(super) merged: u32,
    /// The number of its text among those that a workbook's sheets share, counted from 1; 0 where it has its own.
    pub(super) shared: u32,
    /// What few cells have.
    pub(super) besides: Option<Box<Besides>>,
}

/// What few cells have besides what is shown. A large file has many cells: none takes room for what it hasn't.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Besides {
    /// The day of a date, as `2025-06-20`.
    pub day: Option<Box<str>>,
    /// The formula behind the value, if there is one (empty where it is shared from another cell).
    pub formula: Option<Box<str>>,
    /// A note hung on the cell.
    pub comment: Option<Box<str>>,
    /// The text without what is struck through, where a part of it is or all: then nothing is left.
    pub unstruck: Option<Box<str>>,
    /// The number that is stored, where its format shows it without its fraction.
    pub exact: Option<f64>,
}

/// A rectangle of cells, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Area {
    /// First row, from 0.
    pub top: u32,
    /// First column, from 0.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Area {
    /// Reads `B2:D4` or `B2`.
    pub fn parse(text: &str) -> Option<Area> {
        let (from, to) = text.split_once(':').unwrap_or((text, text));
        Area::between((place(from)?, place(to)?))
    }

    /// The area from one cell to another one, each by row and column, unless they stand the wrong way round.
    pub(super) fn between(((top, left), (bottom, right)): ((u32, u32), (u32, u32))) -> Option<Area> {
        (top <= bottom && left <= right).then_some(Area { top, left, bottom, right })
    }
}

/// A row and column, from 0, of an address such as `B12` or `$B$12`.
pub fn place(text: &str) -> Option<(u32, u32)> {
    plain_place(text.as_bytes()).or_else(|| strange_place(text))
}

/// [`place`] of bytes.
pub(super) fn place_of_bytes(text: &[u8]) -> Option<(u32, u32)> {
    plain_place(text).or_else(|| strange_place(std::str::from_utf8(text).ok()?))
}

/// [`place`] of any address.
fn strange_place(text: &str) -> Option<(u32, u32)> {
    let text = if text.as_bytes().contains(&b'$') { Cow::Owned(text.replace('$', "")) } else { Cow::Borrowed(text) };
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let row: u32 = text.get(letters..)?.parse().ok()?;
    if !(1..=3).contains(&letters) || row == 0 {
        return None;
    }
    let column = text[..letters].bytes().fold(0u32, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    Some((row - 1, column - 1))
}

/// [`place`] of an address without further signs, as nearly all are.
fn plain_place(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let (name, digits) = text.split_at(letters);
    if !(1..=3).contains(&letters) || !(1..=9).contains(&digits.len()) || digits.first() == Some(&b'0') {
        return None;
    }
    let column = name.iter().fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
    let mut row = 0;
    for b in digits {
        row = row * 10 + char::from(*b).to_digit(10)?;
    }
    Some((row - 1, column - 1))
}

/// The address of a row and column, from 0: `B12`.
pub fn address(row: u32, column: u32) -> String {
    let mut name = String::with_capacity(10);
    Address { row, column }.add_to(&mut name);
    name
}

/// Where a cell is in its sheet. It is shown, and compared with a text, as `B12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl Address {
    /// Adds the address to a text. A large file has many of them: none is a text by itself.
    pub(crate) fn add_to(self, out: &mut String) {
        add_letters(self.column, out);
        add_digits(self.row as usize + 1, out);
    }
}

/// Adds the letters of a column, from 0: A to Z, then AA.
fn add_letters(column: u32, out: &mut String) {
    if let Some(before) = (column / 26).checked_sub(1) {
        add_letters(before, out);
    }
    out.push(char::from(b'A' + (column % 26) as u8));
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&address(self.row, self.column))
    }
}

impl PartialEq<&str> for Address {
    fn eq(&self, text: &&str) -> bool {
        address(self.row, self.column) == *text
    }
}

impl Cell {
    /// A cell of plain text.
    pub(crate) fn text(row: u32, column: u32, text: impl Into<Arc<str>>) -> Cell {
        Cell { row, column, text: text.into(), ..Cell::default() }
    }

    /// The same cell with what it has besides.
    pub(super) fn with(self, besides: Besides) -> Cell {
        let besides = (besides != Besides::default()).then(|| Box::new(besides));
        Cell { besides, ..self }
    }

    /// Says that all of the text is struck through but what is left.
    pub(super) fn strike_all_but(&mut self, left: &str) {
        self.besides.get_or_insert_default().unstruck = Some(left.into());
    }

    /// Hangs a note on the cell.
    pub(super) fn comment_on(&mut self, comment: Box<str>) {
        self.besides.get_or_insert_default().comment = Some(comment);
    }

    /// The day of a date, as `2025-06-20`.
    pub(super) fn day(&self) -> Option<&str> {
        self.besides.as_ref()?.day.as_deref()
    }

    /// The formula behind the value, if there is one (empty where it is shared from another cell).
    pub fn formula(&self) -> Option<&str> {
        self.besides.as_ref()?.formula.as_deref()
    }

    /// A note hung on the cell.
    pub(super) fn comment(&self) -> Option<&str> {
        self.besides.as_ref()?.comment.as_deref()
    }

    /// The text without what is struck through, where a part of it is or all: then nothing is left.
    pub fn unstruck(&self) -> Option<&str> {
        self.besides.as_ref()?.unstruck.as_deref()
    }

    /// The number that is stored, where its format shows it without its fraction.
    pub(super) fn exact(&self) -> Option<f64> {
        self.besides.as_ref()?.exact
    }

    /// Its address: `B12`.
    pub(crate) fn address(&self) -> String {
        address(self.row, self.column)
    }
}

impl Sheet {
    /// A sheet of cells in any order; what shows nothing is left out, and so is what lies hidden under a merged area.
    pub(crate) fn new(name: Option<String>, mut cells: Vec<Cell>, merges: Vec<Area>) -> Sheet {
        cells.retain(|cell| !is_blank(&cell.text));
        Sheet::of_shown(name, cells, merges)
    }

    /// The same of cells that all show something.
    pub(super) fn of_shown(name: Option<String>, cells: Vec<Cell>, merges: Vec<Area>) -> Sheet {
        let mut sheet = Sheet { name, cells, merges, ..Sheet::default() };
        let mut covered = sheet.index();
        if covered.is_none() {
            sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
            let Sheet { cells, unseen, .. } = &mut sheet;
            cells.dedup_by(|cell, first| {
                let again = (cell.row, cell.column) == (first.row, first.column);
                if again && cell.text != first.text {
                    unseen.push((cell.row, cell.column, format!("同じ番地にもう1つある値「{}」", cell.text)));
                }
                again
            });
            covered = sheet.index();
        }
        if let Some(covered) = covered.filter(|covered| !covered.is_empty()) {
            sheet.take_out(&covered);
            sheet.index();
        }
        sheet
    }

    /// Takes out cells, by index and in order, that lie hidden under a merged area: only its first cell is seen.
    fn take_out(&mut self, covered: &[u32]) {
        let Sheet { cells, unseen, .. } = self;
        let (mut covered, mut at) = (covered.iter().copied().peekable(), 0..);
        cells.retain(|cell| {
            let is_covered = covered.next_if_eq(&at.next().unwrap_or_default()).is_some();
            if is_covered {
                unseen.push((cell.row, cell.column, format!("結合したセルの下に隠れている値「{}」", cell.text)));
            }
            !is_covered
        });
    }

    /// Notes where each row begins and which columns are used, and tells each cell of the merged area that begins with it, of several
    /// the last one. Gives the cells that lie under merged areas; `None` where the cells aren't in order, as in most files they are.
    /// A large sheet's cells are gone over once.
    fn index(&mut self) -> Option<Vec<u32>> {
        let Sheet { cells, merges, rows, columns, merged, has_besides, .. } = self;
        *has_besides = false;
        rows.clear();
        columns.clear();
        merged.clear();
        let begins = |area: &Area| (area.top, area.left);
        let mut order: Vec<(u32, Area)> = (0..).zip(merges.iter().copied()).collect();
        if !order.is_sorted_by_key(|(_, area)| begins(area)) {
            order.sort_by_key(|(_, area)| begins(area));
        }
        let (mut first_rows, mut first_cells) = (order.iter().peekable(), order.iter().peekable());
        // In the order of their left edges: the areas that reach the row; and how many of them begin left of the cell, or with it.
        let (mut open, mut left): (Vec<Area>, usize) = (Vec::new(), 0);
        let (mut covered, mut before) = (Vec::new(), None);
        for (at, cell) in (0_u32..).zip(cells) {
            let place = (cell.row, cell.column);
            if before.is_some_and(|before| before >= place) {
                return None;
            }
            if before.is_none_or(|(row, _)| row != cell.row) {
                rows.push((cell.row, at));
                left = 0;
                while let Some((_, area)) = first_rows.next_if(|(_, area)| area.top <= cell.row) {
                    if area.bottom < cell.row {
                        continue;
                    }
                    match open.binary_search_by_key(&area.left, |known| known.left) {
                        Ok(at) if open[at].bottom > area.bottom => {}
                        Ok(at) => open[at] = *area,
                        Err(at) => open.insert(at, *area),
                    }
                }
            }
            before = Some(place);
            let column = cell.column as usize;
            if columns.len() <= column {
                columns.resize(column + 1, false);
            }
            columns[column] = true;
            *has_besides |= cell.besides.is_some();
            left += open.iter().skip(left).take_while(|area| area.left <= cell.column).count();
            let under = left.checked_sub(1).map(|at| open[at]);
            if under.is_some_and(|area| cell.row <= area.bottom && cell.column <= area.right && begins(&area) != place)
            {
                covered.push(at);
            }
            cell.merged = 0;
            while let Some((number, area)) = first_cells.next_if(|(_, area)| begins(area) <= place) {
                cell.merged = if begins(area) == place { number + 1 } else { 0 };
            }
            merged.extend(Some((at, cell.merged)).filter(|_| cell.merged > 0));
        }
        Some(covered)
    }

    /// The cells of a row.
    pub(crate) fn row(&self, row: u32) -> &[Cell] {
        self.cells.get(self.row_indexes(row)).unwrap_or_default()
    }

    /// The indexes of a row's cells.
    pub(crate) fn row_indexes(&self, row: u32) -> std::ops::Range<usize> {
        let is_it = |at: &usize| self.rows.get(*at).is_some_and(|(of, _)| *of == row);
        // Most sheets leave no row out.
        let first = self.rows.first().map_or(row, |(first, _)| *first);
        let guess = Some(row.wrapping_sub(first) as usize).filter(is_it);
        let Some(at) = guess.or_else(|| self.rows.binary_search_by_key(&row, |(row, _)| *row).ok()) else {
            return 0..0;
        };
        let begin = |at: usize| self.rows.get(at).map_or(self.cells.len(), |(_, begin)| *begin as usize);
        begin(at)..begin(at + 1)
    }

    /// The cell at a place.
    pub fn at(&self, row: u32, column: u32) -> Option<&Cell> {
        let cells = self.row(row);
        cells.binary_search_by_key(&column, |cell| cell.column).ok().and_then(|at| cells.get(at))
    }

    /// The cells with which merged areas begin, by index and in order, each with its area.
    pub(crate) fn merged(&self) -> impl Iterator<Item = (usize, Area)> {
        let area = |number: u32| self.merges.get((number as usize).checked_sub(1)?).copied();
        self.merged.iter().filter_map(move |(cell, number)| Some((*cell as usize, area(*number)?)))
    }

    /// The cells that have something besides what is shown, in order.
    pub(super) fn with_besides(&self) -> impl Iterator<Item = &Cell> {
        let all = if self.has_besides { &*self.cells } else { &[] };
        all.iter().filter(|cell| cell.besides.is_some())
    }

    /// How many columns there are up to the last one that holds something.
    pub(crate) fn width(&self) -> u32 {
        self.columns.len() as u32
    }

    /// Whether a column, from 0, holds something.
    pub(crate) fn is_used(&self, column: u32) -> bool {
        self.columns.get(column as usize).is_some_and(|used| *used)
    }

    /// The area that a cell takes up: its merged area, or itself alone.
    pub(crate) fn area(&self, cell: &Cell) -> Area {
        let alone = Area { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
        let merged = (cell.merged as usize).checked_sub(1).and_then(|at| self.merges.get(at));
        merged.copied().unwrap_or(alone)
    }

    /// The rows that hold something, in order.
    pub(crate) fn used_rows(&self) -> Vec<u32> {
        self.rows.iter().map(|(row, _)| *row).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for (row, column, name) in [(0, 0, "A1"), (11, 1, "B12"), (0, 25, "Z1"), (0, 26, "AA1"), (9, 701, "ZZ10")] {
            assert_eq!(address(row, column), name);
            assert_eq!(place(name), Some((row, column)));
            assert!(Address { row, column } == name && Address { row, column: column + 1 } != name);
        }
        assert_eq!(place("$B$12"), Some((11, 1)));
        assert_eq!((place("b12"), place("B012")), (Some((11, 1)), Some((11, 1))));
        for no in ["", "B", "12", "B0", "ABCD1", "B1x"] {
            assert_eq!(place(no), None, "{no}");
        }
        assert_eq!(Area::parse("B2:D4"), Some(Area { top: 1, left: 1, bottom: 3, right: 3 }));
    }

    #[test]
    fn a_sheet_is_found_by_row_and_place() {
        let merge = Area::parse("A1:B2").unwrap();
        let sheet = Sheet::new(
            None,
            vec![Cell::text(2, 1, "b"), Cell::text(0, 0, "a"), Cell::text(1, 0, " \u{3000}")],
            vec![merge],
        );
        assert_eq!(sheet.used_rows(), [0, 2]);
        assert_eq!(&*sheet.at(2, 1).unwrap().text, "b");
        assert_eq!(sheet.area(sheet.at(0, 0).unwrap()), merge);
        assert_eq!((sheet.width(), sheet.is_used(0), sheet.is_used(1)), (2, true, true));
    }

    #[test]
    fn what_lies_under_a_merged_area_or_a_cell_is_out_and_told() {
        let places = [(3, 4), (0, 0), (1, 1), (1, 3), (2, 0), (2, 1), (3, 0), (0, 0)];
        let cells = places.iter().zip(1..).map(|((row, column), n)| Cell::text(*row, *column, format!("{n}")));
        let merges = ["A3:B4", "D1:D2", "A1:C2"].map(|area| Area::parse(area).unwrap());
        let sheet = Sheet::new(None, cells.collect(), merges.to_vec());
        let left: Vec<&str> = sheet.cells.iter().map(|cell| &*cell.text).collect();
        assert_eq!(left, ["2", "5", "1"]);
        let covered: Vec<(u32, u32)> = sheet.unseen.iter().map(|(row, column, _)| (*row, *column)).collect();
        assert_eq!(covered, [(0, 0), (1, 1), (1, 3), (2, 1), (3, 0)]);
        assert!(sheet.unseen[0].2.contains('8') && sheet.unseen[1].2.contains('3'));
        assert!(sheet.merged().eq([(0, merges[2]), (1, merges[0])]));
        assert_eq!(sheet.used_rows(), [0, 2, 3]);
        let besides = sheet.with_besides().count();
        assert_eq!((sheet.width(), sheet.is_used(1), sheet.is_used(4), besides), (5, false, true, 0));
    }
}
