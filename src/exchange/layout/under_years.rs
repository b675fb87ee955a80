//! Amounts in a row of labels below a table of years, in whose columns they stand: 「事業費（千円） | 決算 | 2,104 | 2,877」 below
//! 「指標 | 区分 | R5 | R6」.
//!
//! The row itself says no year, and right of a label any value may stand. So the columns are believed only where several amounts stand
//! in nothing but columns of years, or where a single one leaves those before it empty.

use super::{Column, Walk};
use crate::exchange::values::{is_dash, yen};

impl Walk<'_, '_> {
    /// Keeps the columns of a table over which years alone stand.
    pub(super) fn keep_years(&mut self, columns: &[Column]) {
        let alone = |column: &Column| {
            let head = column.heading.and_then(|heading| self.heads[heading].as_ref());
            column.year.filter(|_| head.is_some_and(|head| head.concept.is_empty()))
        };
        let years = (0_u32..).zip(columns).filter_map(|(at, column)| Some((at, alone(column)?)));
        self.years_above = years.collect();
        if self.years_above.iter().all(|(_, year)| *year == self.years_above[0].1) {
            self.years_above.clear();
        }
    }

    /// The year of the column in which an amount stands behind a label, where the table above says it. `cells`: those of the row.
    pub(super) fn year_above(&self, label: usize, cell: usize, cells: &[usize]) -> Option<u16> {
        let column = |cell: usize| self.sheet.cells[cell].column;
        let year = |cell: usize| self.years_above.iter().find(|(at, _)| *at == column(cell)).map(|(_, year)| *year);
        let found = year(cell)?;
        let behind = cells.iter().copied().filter(|&other| other > label);
        let values: Vec<usize> = behind.take_while(|&other| self.heads[other].is_none()).collect();
        let amount = |&cell: &usize| {
            let text = &self.sheet.cells[cell].text;
            year(cell).is_some() && (is_dash(text) || yen(text, 1).is_some())
        };
        let apart = |first: usize| column(first) > self.sheet.area(&self.sheet.cells[label]).right + 1;
        let several = values.len() > 1 || values.first().is_some_and(|&first| apart(first));
        (several && values.iter().all(amount)).then_some(found)
    }
}
