//! The rows of the list: the projects, or those whose ratings differ, or those of several ledgers below their towns.

use super::super::shelf::ListRow;
use super::*;
use crate::page::brief::Brief;
use crate::page::listed::Columns;

impl State {
    /// Makes the list of shown projects anew, where it was made for something else.
    pub(in crate::app) fn list_anew(&mut self) {
        let made_for = (self.book.revision(), self.shelf.revision(), self.differing);
        if std::mem::replace(&mut self.listed_for, made_for) == made_for {
            return;
        }
        if self.is_several() {
            self.list_several();
        } else {
            self.list_one();
        }
        let rows = (0..self.list_len()).map(|row| match self.list_row(row)? {
            ListRow::Town(_) => None,
            ListRow::Project(which, project) => {
                let beside = self.beside(which);
                beside.book.briefs().get(project).map(|brief| (brief, beside.table))
            }
        });
        self.columns = Columns::of(rows);
    }

    /// The projects of the one ledger that is open.
    fn list_one(&mut self) {
        use crate::rules::Agreement;
        self.visible = self.differing.then(|| {
            let differs = |brief: &Brief| matches!(brief.agreement, Agreement::Differs | Agreement::OffList);
            let listed = self.book.briefs().iter().enumerate().filter(|(_, brief)| differs(brief));
            listed.map(|(index, _)| index).collect()
        });
    }

    /// How many projects are listed.
    pub fn listed(&self) -> usize {
        if !self.is_several() {
            return self.visible.as_ref().map_or(self.book.briefs().len(), Vec::len);
        }
        self.rows_of_several().iter().filter(|row| matches!(row, ListRow::Project(..))).count()
    }

    /// How many rows the list has: the projects, and the headings of several ledgers.
    pub(crate) fn list_len(&self) -> usize {
        if self.is_several() { self.rows_of_several().len() } else { self.listed() }
    }

    /// A row of the list.
    pub fn list_row(&self, row: usize) -> Option<ListRow> {
        match &self.visible {
            _ if self.is_several() => self.rows_of_several().get(row).copied(),
            Some(visible) => visible.get(row).map(|&project| ListRow::Project(0, project)),
            None => (row < self.book.briefs().len()).then_some(ListRow::Project(0, row)),
        }
    }

    /// The row of the list that the user is at, or would be.
    pub(crate) fn selected_row(&self) -> usize {
        if !self.is_several() {
            return self.row_of_project(self.place.project);
        }
        let rows = self.rows_of_several();
        let here = (self.shelf.in_hand(), self.place.project);
        let at = rows.partition_point(|row| match row {
            ListRow::Town(which) => *which <= here.0,
            ListRow::Project(which, project) => (*which, *project) <= here,
        });
        // The heading before it is where one is only where the ledger has nothing below it.
        let at = at.saturating_sub(1);
        let below = matches!(rows.get(at + 1), Some(ListRow::Project(which, _)) if *which == here.0);
        if matches!(rows.get(at), Some(ListRow::Town(_))) && below { at + 1 } else { at }
    }

    /// Which of the listed projects the user is at, counted from 0.
    pub(crate) fn listed_before(&self) -> usize {
        let at = self.selected_row();
        if !self.is_several() {
            return at;
        }
        self.rows_of_several().iter().take(at).filter(|row| matches!(row, ListRow::Project(..))).count()
    }

    /// Rows of the screen that each row of the list has: where there are few projects, their names and more can be read.
    pub fn rows_each(&self) -> usize {
        if self.is_several() {
            return 1;
        }
        let height = self.layout.list_rows.height as usize;
        (height / self.listed().max(1)).clamp(1, 3)
    }

    /// How many of its rows the list has room for.
    pub(crate) fn projects_in_sight(&self) -> usize {
        self.layout.list_rows.height as usize / self.rows_each()
    }

    /// The row of the list that a project stands in, or would, where one ledger is open alone.
    pub(in crate::app) fn row_of_project(&self, project: usize) -> usize {
        match &self.visible {
            Some(visible) => visible.partition_point(|&index| index < project).min(visible.len().saturating_sub(1)),
            None => project,
        }
    }
}
