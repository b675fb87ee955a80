//! Rows of a text that have fewer fields than their headings, or more: a tab, a comma or a bar was lost on the way or came to it, and all
//! that stands behind it would be read as what the next heading says.
//!
//! Where it was lost is seen by what the values are: a letter below 実績値, a number below KPI. Nothing of such a row is read. A row
//! that lacks its last cells is read as it stands, but where it ends with a value that could as well be the one it lacks and all
//! other rows have: then it is asked which one is blank.

use super::displaced::fits;
use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::place::{As, Choice};

/// Cells of a row of which something can be seen.
const CELLS: usize = 3;

/// What the question about the last cells is about, and the answer that can be given.
const LAST: &str = "右の欄が足りない行";
const LAST_BLANK: &str = "左から順に読む(右端の欄は空き)";

/// Rows of which none lacks the last cells, before one that does is an exception.
const OTHERS: usize = 2;

/// How a row differs from its headings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Differs {
    /// It has fewer fields.
    Short,
    /// It has more, and something stands in them.
    Long,
}

impl Walk<'_, '_> {
    /// A row of which it isn't known what its values are: it stays unread, or is asked about.
    pub(super) fn has_lost_cells(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some(differs) = self.differs(shape, row.cells) else { return false };
        let fits = |cell: &usize| {
            self.column(shape.columns, *cell).is_none_or(|column| fits(column, &self.sheet.cells[*cell].text))
        };
        if !row.cells.iter().all(fits) {
            // It may have begun another project, whose name isn't known: the KPIs below aren't those of the one above.
            self.project = None;
            let why = match differs {
                Differs::Short => "見出しより欄が少なく、値が見出しと合わない行(空の欄も区切りを入れて列をそろえる)",
                Differs::Long => "見出しより欄が多く、値が見出しと合わない行(余分な区切りを取って列をそろえる)",
            };
            self.lost_rows.extend(shape.body.get(row.n));
            row.cells.iter().for_each(|&cell| self.say(cell, As::Unplaced, why));
            return true;
        }
        differs == Differs::Short && self.asks_which_is_blank(shape, row)
    }

    /// How many fields a text's row has; `None` where no sign parts them.
    fn fields(&self, row: u32) -> Option<usize> {
        self.sheet.fields.get(row as usize).map(|fields| *fields as usize).filter(|fields| *fields > 0)
    }

    fn differs(&self, shape: &Shape<'_>, cells: &[usize]) -> Option<Differs> {
        let first = cells.first()?;
        let fields = self.fields(self.sheet.cells[*first].row)?;
        let last = shape.columns.iter().rposition(|column| column.heading.is_some())?;
        if cells.len() < CELLS || fields == last + 1 || !(shape.projects || shape.kpis) {
            return None;
        }
        if fields <= last {
            return Some(Differs::Short);
        }
        let heading = self.sheet.cells.get(shape.columns[last].heading?)?.row;
        let beyond = cells.last().is_some_and(|&cell| self.sheet.cells[cell].column as usize > last);
        (beyond && self.fields(heading).is_some_and(|headings| fields > headings)).then_some(Differs::Long)
    }

    /// A row whose last value could be the one of a column that it lacks, though all other rows have a value there.
    fn asks_which_is_blank(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some(&last) = row.cells.last() else { return false };
        let cell = &self.sheet.cells[last];
        let is_value = |column: &Column| {
            matches!(column.concept, "target" | "actual" | "baseline" | "goal" | "cost" | "grant" | "budget" | "rate")
        };
        let further = shape.columns.iter().enumerate().skip(cell.column as usize + 1);
        let mut lacks = further.filter(|(_, column)| is_value(column) && fits(column, &cell.text));
        let of_value = self.column(shape.columns, last).is_some_and(is_value);
        let Some((lacks, _)) = lacks.next().filter(|_| of_value) else { return false };
        // Each of them is as wide as the headings, and has it.
        let width = shape.columns.iter().rposition(|column| column.heading.is_some()).unwrap_or_default() + 1;
        let others = || shape.body.iter().filter(|other| **other != cell.row);
        let has = |other: &u32| {
            let whole = self.fields(*other).is_some_and(|fields| fields >= width);
            whole && self.sheet.at(*other, lacks as u32).is_some()
        };
        if others().count() < OTHERS || !others().all(has) {
            return false;
        }
        let text = self.sheet.cells[row.cells[0]].text.clone();
        if self.maker.answered("displaced", LAST, &text, LAST_BLANK) {
            return false;
        }
        self.project = None;
        for &cell in row.cells {
            let id = self.id(cell);
            self.done.insert(cell);
            let options = vec![Choice { words: LAST_BLANK.to_owned(), values: Vec::new() }];
            let why = "見出しより欄が少ない行。空いているのは右端の欄か";
            self.maker.ask_plainly(id, ("displaced", LAST), why, None, options);
        }
        true
    }

    /// The rows of which nothing could be read since their fields aren't those of the headings, in words.
    pub(super) fn tell_lost_rows(&self) -> Option<String> {
        let [first, ..] = self.lost_rows[..] else { return None };
        Some(format!(
            "見出しと欄の数が違い、どの欄の値か分からない行が {} 行あります({}行目など)。読んでいません。空の欄にも区切りを入れて、見出しと列をそろえてください。",
            self.lost_rows.len(),
            first + 1
        ))
    }
}
