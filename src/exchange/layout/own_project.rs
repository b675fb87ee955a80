//! Rows of a table of the sheet's own project that are none of its data, or go on with it in words that nobody knows: headings of
//! the boxes below it, the parts of a sum.

use super::Walk;
use super::table::{Row, Shape};
use super::texts::Sign;
use crate::exchange::uses;
use crate::exchange::values::number;

impl Walk<'_, '_> {
    /// Whether the heading over a table's labels says that all of its rows are costs: 「事業費（千円） | R5決算 | R6決算」.
    pub(super) fn heads_costs(&self, shape: &Shape<'_>) -> bool {
        let first = shape.columns.iter().find(|column| column.heading.is_some());
        first.is_some_and(|column| column.concept == "cost" && column.year.is_none())
    }

    /// A row that only says a part of the costs in words that nobody knows, 「三川市 | 41,200 | 42,050」, where a row below says their sum.
    pub(super) fn is_part_of_sum(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some((&label, values)) = row.cells.split_first() else { return false };
        let known = !self.concept(label).is_empty() || self.texts.has(label, &[Sign::Total]);
        if !shape.cross || known || !self.heads_costs(shape) || !self.sums_sources(shape) || values.is_empty() {
            return false;
        }
        let of_year = |cell: &usize| {
            let number = number(&self.sheet.cells[*cell].text).is_some();
            number && self.column(shape.columns, *cell).is_some_and(|column| column.year.is_some())
        };
        let total = |row: &u32| self.sheet.row_indexes(*row).take(1).any(|cell| self.texts.has(cell, &[Sign::Total]));
        values.iter().all(of_year) && shape.body[row.n..].iter().any(total)
    }

    /// 「【事業費と財源】 | 【評価】」 below a table of the sheet's own project: headings of what stands below each of them.
    pub(super) fn is_row_of_headings(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let in_brackets = |&cell: &usize| {
            let text = self.sheet.cells[cell].text.trim();
            text.starts_with('【') && text.ends_with('】')
        };
        self.project.is_some() && !shape.projects && row.cells.len() > 1 && row.cells.iter().all(in_brackets)
    }

    /// Whether a row is a heading of a text that reaches over more columns than those of the table above it: 「今後の方針」 over the
    /// whole width below 「事業効果 | 外部有識者の評価」.
    pub(super) fn is_wider_heading(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let &[cell] = row.cells else { return false };
        let area = self.sheet.area(&self.sheet.cells[cell]);
        let column = shape.columns.get(area.left as usize);
        let over = column.and_then(|column| column.heading).map(|heading| self.sheet.area(&self.sheet.cells[heading]));
        uses::is(self.concept(cell), uses::BELOW)
            && self.project.is_some()
            && column.is_none_or(|column| column.concept != self.concept(cell))
            && over.is_some_and(|over| over.left >= area.left && over.right < area.right)
    }
}
