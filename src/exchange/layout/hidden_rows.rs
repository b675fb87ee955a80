//! Rows of a table that are hidden or struck through: nobody but the user knows whether they are still meant.

use super::left::Left;
use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::mapping::LEAVE;
use crate::exchange::place::{As, Choice, Place, READ, STRUCK};
use crate::exchange::values;
use crate::exchange::words::squeezed;

/// What the question about a hidden row is about.
const HIDDEN: &str = "隠された行";

impl Walk<'_, '_> {
    /// A hidden row, or one whose name is struck through, is asked about, unless that it is to be read was answered before.
    pub(super) fn is_hidden_row(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>) -> bool {
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
        let Some(&first) = row.cells.first() else { return false };
        let parts: Vec<&str> = row.cells.iter().map(|&cell| self.sheet.cells[cell].text.trim()).collect();
        let about = format!("{} {}", asked.1, parts.join(" / "));
        let answered = |answer: &str| self.maker.answered(asked.0, &about, &self.sheet.cells[first].text, answer);
        if answered(READ) {
            self.maker.struck_rows.insert((self.index, self.sheet.cells[first].row));
            return false;
        }
        // Rows below it are those of its own project, which isn't read.
        let whose = self.named(shape, row).filter(|&name| {
            let own = self.project.map(|project| &*self.maker.projects[project].name);
            !values::is_ditto(&self.sheet.cells[name].text)
                && own.is_none_or(|own| squeezed(own) != squeezed(&self.sheet.cells[name].text))
        });
        if whose.is_some() {
            self.project = None;
            left.kpi.clear();
            left.parts.clear();
        }
        if answered(LEAVE) {
            for &cell in row.cells {
                self.say(cell, As::Unplaced, format!("前の答え「{LEAVE}」による"));
            }
            return true;
        }
        self.hidden_row(row.cells, shape.columns, (asked.0, &about, asked.2));
        true
    }

    /// One question for all of a row, at its first cell: its cells are read together or not at all.
    fn hidden_row(&mut self, cells: &[usize], columns: &[Column], (kind, about, called): (&'static str, &str, &str)) {
        let project = self.project;
        let mut values = Vec::new();
        for &cell in cells {
            self.done.insert(cell);
            let field = match self.column(columns, cell).map(|c| c.concept) {
                Some("kpi") => "/name",
                Some("unit") => "/unit",
                Some("target") => "/target",
                Some("actual" | "previous") => "/actual",
                _ => "/note",
            };
            let kpi = project.map(|at| self.maker.projects[at].kpis.len());
            let place = Place { project, year: Some(self.maker.year), kpi, field: field.into() };
            values.push((place, values::printed(&self.sheet.cells[cell].text)));
        }
        let Some((&first, rest)) = cells.split_first() else { return };
        let row = self.sheet.cells[first].row + 1;
        let contents = about.split_once(' ').map_or(about, |(_, contents)| contents);
        let why = format!("{called}({row}行目「{contents}」)を取り込むか");
        let (id, options) = (self.id(first), vec![Choice { words: READ.to_owned(), values }]);
        self.maker.ask_plainly(id, (kind, about), why, project, options);
        for &cell in rest {
            let id = self.id(cell);
            self.maker.say(id, As::Ask, format!("{called}({row}行目)。{row}行目の質問の答えによる"), project);
        }
    }
}
