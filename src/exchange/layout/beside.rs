//! Two tables beside each other under one row of headings: 「番号 | 事業名 | 決算 | | 番号 | 指標 | 目標 | 実績」.
//!
//! They are told by a column in which nothing stands at all, right of which the headings name projects or their numbers once
//! more. Each is read by itself, or a row of the one would be taken for the project of the other's.

use super::{Column, Walk};

impl Walk<'_, '_> {
    /// Reads a table, or two beside each other; gives how many of the rows belong to them.
    pub(super) fn tables_beside(&mut self, columns: &[Column], body: &[u32]) -> usize {
        let Some(at) = self.second_table(columns) else { return self.tables(columns, body) };
        let (mut left, mut right) = (columns.to_vec(), columns.to_vec());
        left.iter_mut().skip(at).for_each(|column| *column = Column::default());
        right.iter_mut().take(at).for_each(|column| *column = Column::default());
        let named = right.iter().any(|column| column.concept == "project");
        for column in right.iter_mut().filter(|_| !named) {
            column.refers = column.concept == "number";
            if column.either {
                column.concept = "kpi_rating";
            }
        }
        self.part = Some((0, at as u32));
        let used = self.table(&left, body);
        (self.part, self.project) = (Some((at as u32, u32::MAX)), None);
        let used = used.min(self.table(&right, body));
        self.part = None;
        used
    }

    /// The column in which the second table begins.
    fn second_table(&self, columns: &[Column]) -> Option<usize> {
        if !self.strips.is_empty() || self.project.is_some() {
            return None;
        }
        (2..columns.len()).find(|&at| {
            let of = columns[at].concept;
            let begins = matches!(of, "number" | "project");
            let apart = columns[at - 1].words.is_empty() && !self.landmarks.is_used(at as u32 - 1);
            begins && apart && columns[..at].iter().any(|column| column.concept == of)
        })
    }
}
