//! Boxes of several projects side by side on a sheet: the label of the name stands more than once in a row.
//!
//! What stands right of such a label, up to the next one, is about its project. Tables are cut too where each of the boxes
//! has headings of its own; a sheet with any other table isn't.

use super::{Column, Walk};
use crate::exchange::place::As;
use crate::exchange::words::squeezed;

/// A part of the sheet from a column on, and what is known while it is read.
#[derive(Clone, Debug)]
pub(super) struct Strip {
    left: u32,
    project: usize,
    label_kpi: Option<(usize, Option<String>)>,
    verdict: &'static str,
}

impl Walk<'_, '_> {
    /// Finds the boxes side by side, and names their projects.
    pub(super) fn find_strips(&mut self, rows: &[u32], header: &[bool]) {
        for &row in rows {
            let cells = self.sheet.row_indexes(row);
            if !self.heads.any(cells.clone()) {
                continue;
            }
            let is_name =
                |(label, name): &(usize, usize)| self.concept(*label) == "project" && self.heads[*name].is_none();
            let names: Vec<(usize, usize)> = cells.clone().zip(cells.skip(1)).filter(is_name).collect();
            let words = |cell: usize| squeezed(&self.sheet.cells[cell].text);
            let alike = names.iter().all(|&(label, _)| words(label) == words(names[0].0));
            if names.len() < 2 || !alike || names.iter().all(|&(_, name)| words(name) == words(names[0].1)) {
                continue;
            }
            let lefts: Vec<u32> = names.iter().map(|&(label, _)| self.sheet.cells[label].column).collect();
            if !self.tables_are_cut(rows, header, row, &lefts) {
                continue;
            }
            for (label, name) in names {
                let (id, text) = (self.id(name), self.sheet.cells[name].text.trim().to_owned());
                let project = self.maker.project(id, &text, None);
                self.done.insert(name);
                self.project = Some(project);
                self.say(label, As::Label, "見出し");
                let left = self.sheet.cells[label].column;
                self.strips.push(Strip { left, project, label_kpi: None, verdict: "" });
            }
            return;
        }
    }

    /// Whether all tables stand below the names, and each box has its own headings in them, beginning with the same one.
    fn tables_are_cut(&self, rows: &[u32], header: &[bool], names: u32, lefts: &[u32]) -> bool {
        let mut headers = rows.iter().zip(header).filter(|(_, header)| **header).map(|(row, _)| *row);
        headers.all(|row| {
            let heads = |(at, left): (usize, &u32)| {
                let right = lefts.get(at + 1).copied().unwrap_or(u32::MAX);
                let cells = self.sheet.row_indexes(row);
                let own = cells.filter(|&cell| (*left..right).contains(&self.sheet.cells[cell].column));
                let own: Vec<usize> = own.filter(|&cell| self.heads[cell].is_some()).collect();
                own.first().filter(|_| own.len() >= 2).map(|&first| self.concept(first))
            };
            let first = lefts.first().and_then(|left| heads((0, left)));
            row > names && first.is_some() && lefts.iter().enumerate().map(heads).all(|own| own == first)
        })
    }

    /// Reads a table, or one for each of the boxes side by side; gives how many of the rows belong to all of them.
    pub(super) fn tables(&mut self, columns: &[Column], body: &[u32]) -> usize {
        if self.strips.is_empty() {
            return self.table(columns, body);
        }
        let mut used = body.len();
        for at in 0..self.strips.len() {
            let strip = self.strips[at].clone();
            (self.project, self.strip) = (Some(strip.project), Some(at));
            let right = self.strips.get(at + 1).map_or(u32::MAX, |next| next.left);
            let mut own = columns.to_vec();
            let others = (0_u32..).zip(&mut own).filter(|(column, _)| !(strip.left..right).contains(column));
            others.for_each(|(_, column)| *column = Column::default());
            used = used.min(self.table(&own, body));
        }
        self.strip = None;
        used
    }

    /// Whether a cell belongs to the table that is being read.
    pub(super) fn is_in_strip(&self, cell: usize) -> bool {
        let column = self.sheet.cells[cell].column;
        self.part.is_none_or(|(from, to)| (from..to).contains(&column))
            && (self.strip.is_none() || self.strip_of(cell) == self.strip)
    }

    /// In which of the boxes a cell stands.
    pub(super) fn strip_of(&self, cell: usize) -> Option<usize> {
        let column = self.sheet.cells[cell].column;
        self.strips.iter().rposition(|strip| strip.left <= column)
    }

    /// What is read next stands at a cell: it is about the project of the box there.
    pub(super) fn at_strip(&mut self, cell: usize) {
        let Some(at) = self.strip_of(cell) else { return };
        let strip = self.strips[at].clone();
        (self.project, self.label_kpi, self.verdict) = (Some(strip.project), strip.label_kpi, strip.verdict);
    }

    /// What was said at a cell is kept for what stands below it.
    pub(super) fn leave_strip(&mut self, cell: usize) {
        let at = self.strip_of(cell);
        if let Some(strip) = at.and_then(|at| self.strips.get_mut(at)) {
            (strip.label_kpi, strip.verdict) = (self.label_kpi.clone(), self.verdict);
        }
    }
}
