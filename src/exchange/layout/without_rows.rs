//! Sheets without a table, and tables without a row.

use super::{Column, Walk};
use crate::exchange::place::{As, is_answered};

impl Walk<'_, '_> {
    /// Headings side by side over boxes of the sheet's own project that nobody has filled in yet.
    pub(super) fn empty_boxes(&mut self, columns: &[Column], band: &[u32], body: &[u32]) {
        let of_rows = columns.iter().any(|column| matches!(column.concept, "project" | "kpi" | "number"));
        let Some(below) = band.last().map(|row| row + 1).filter(|below| body.first() != Some(below)) else { return };
        if self.project.is_some() && !of_rows {
            // A heading over several columns has one box below it.
            let begins = |at: u32, column: &Column| {
                let before = at.checked_sub(1).and_then(|before| columns.get(before as usize));
                before.is_none_or(|before| before.words != column.words)
            };
            let answers = (0_u32..).zip(columns).filter(|(_, column)| is_answered(column.concept));
            let answers = answers.filter(|(at, column)| begins(*at, column)).map(|(at, _)| at);
            self.maker.room.tables.push((self.index, answers.collect(), vec![below]));
        }
    }

    pub(super) fn no_table(&mut self) {
        // A cover says what the book is, whose and of which year; a sheet of counts says it above them.
        let alone = |cell: &usize| self.sheet.row_indexes(self.sheet.cells[*cell].row).len() == 1;
        if self.index == 0 && self.maker.book.sheets.len() > 1 {
            let cover = self.sheet.cells.len() <= 12;
            let all = 0..self.sheet.cells.len();
            let lines: Vec<usize> = match cover {
                true => all.filter(alone).collect(),
                false => all.take_while(alone).take(2).filter(|&cell| !self.tells_how(cell)).collect(),
            };
            lines.into_iter().for_each(|cell| _ = self.free_text(cell, false, true));
        }
        for cell in 0..self.sheet.cells.len() {
            if !self.done.contains(&cell) {
                self.say(cell, As::Unplaced, "表でないシートの内容(計算メモ・文書など)");
            }
        }
    }

    /// Whether a text says how a form is to be filled in: nothing of it is the book's title.
    fn tells_how(&self, cell: usize) -> bool {
        let words = ["記入", "要領", "案内", "説明", "目次", "作成", "使い方", "凡例", "注意", "お願い"];
        words.iter().any(|word| self.sheet.cells[cell].text.contains(word))
    }
}
