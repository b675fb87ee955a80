//! Boxes of several projects side by side on a sheet: the label of the name stands more than once in a row.
//!
//! What stands right of such a label, up to the next one, is about its project. Only labels and their values are read so; a
//! sheet with tables isn't cut.

use super::Walk;
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
        if header.iter().any(|header| *header) {
            return;
        }
        for &row in rows {
            let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
            let names =
                cells.windows(2).filter(|pair| self.concept(pair[0]) == "project" && self.heads[pair[1]].is_none());
            let names: Vec<(usize, usize)> = names.map(|pair| (pair[0], pair[1])).collect();
            let words = |cell: usize| squeezed(&self.sheet.cells[cell].text);
            let alike = names.iter().all(|&(label, _)| words(label) == words(names[0].0));
            if names.len() < 2 || !alike || names.iter().all(|&(_, name)| words(name) == words(names[0].1)) {
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
