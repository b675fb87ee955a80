//! Rows of a table that are hidden or struck through: nobody but the user knows whether they are still meant.

use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::place::{Choice, Place, READ, STRUCK};
use crate::exchange::values;

/// What the question about a hidden row is about.
const HIDDEN: &str = "隠された行";

impl Walk<'_, '_> {
    /// A hidden row, or one whose name is struck through, is asked about, unless that it is to be read was answered before.
    pub(super) fn is_hidden_row(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let hidden = shape.kpis && shape.body.get(row.n).is_some_and(|row| self.sheet.hidden_rows.contains(row));
        let names = |cell: &&usize| {
            self.column(shape.columns, **cell).is_some_and(|column| matches!(column.concept, "project" | "kpi"))
        };
        let is_struck = |cell: &usize| self.sheet.cells[*cell].unstruck() == Some("");
        let asked = if hidden {
            ("hidden-row", HIDDEN, "隠された行")
        } else if row.cells.iter().filter(names).any(is_struck) {
            (STRUCK.0, STRUCK.1, STRUCK.1)
        } else {
            return false;
        };
        let read = |cell: &&usize| self.maker.answered(asked.0, asked.1, &self.sheet.cells[**cell].text, READ);
        if row.cells.first().iter().any(read) {
            return false;
        }
        self.hidden_row(row.cells, shape.columns, asked);
        true
    }

    fn hidden_row(&mut self, cells: &[usize], columns: &[Column], (kind, about, called): (&'static str, &str, &str)) {
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
            let why = format!("{called}({row}行目)の内容。取り込むか");
            self.maker.ask_plainly(id, (kind, about), why, project, vec![Choice::new(READ, place, value)]);
        }
    }
}
