//! Hidden rows of a table: nobody but the user knows whether they are still meant.

use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::place::{Choice, Place};
use crate::exchange::values;

/// What the question about a hidden row is about, and the answer that it is to be read.
const HIDDEN: &str = "隠された行";
const READ: &str = "取り込む";

impl Walk<'_, '_> {
    /// A hidden row is asked about, unless that it is to be read was answered before.
    pub(super) fn is_hidden_row(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let hidden = shape.kpis && shape.body.get(row.n).is_some_and(|row| self.sheet.hidden_rows.contains(row));
        let read = |cell: &&usize| {
            let text = &self.sheet.cells[**cell].text;
            self.maker.answered("hidden-row", HIDDEN, text, READ)
        };
        if !hidden || row.cells.first().iter().any(read) {
            return false;
        }
        self.hidden_row(row.cells, shape.columns);
        true
    }

    fn hidden_row(&mut self, cells: &[usize], columns: &[Column]) {
        for &cell in cells {
            let id = self.id(cell);
            self.done.insert(cell);
            let field = match self.column(columns, cell).map(|c| c.concept) {
                Some("kpi") => "/name",
                Some("unit") => "/unit",
                Some("target") => "/target",
                Some("actual" | "previous") => "/actual",
                _ => "/note",
            };
            let project = self.project;
            let kpi = project.map(|at| self.maker.projects[at].kpis.len());
            let place = Place { project, year: Some(self.maker.year), kpi, field: field.into() };
            let value = values::printed(&self.sheet.cells[cell].text);
            let row = self.sheet.cells[cell].row + 1;
            let why = format!("隠された行({row}行目)の内容。取り込むか");
            self.maker.ask_plainly(id, ("hidden-row", HIDDEN), why, project, vec![Choice::new(READ, place, value)]);
        }
    }
}
