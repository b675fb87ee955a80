//! Rows of a pasted table that have lost their columns: they are asked about, and read in their order where that was answered.

use super::Walk;
use super::project::is_department;
use super::table::{Left, Row, Shape};
use crate::exchange::place::{Around, As, Choice};
use crate::exchange::words::squeezed;

/// What the question about a displaced row is about, and the answer that can be given.
const DISPLACED: &str = "列がずれた行";
const KPI_FIRST: &str = "左から指標・目標値・実績値と読む";

impl Walk<'_, '_> {
    /// A row of a pasted table that has lost its columns: there a project has its number, and what stands in the column of
    /// projects without one is something else. Values whose headers say what they are and that fit are still told.
    pub(super) fn is_displaced(
        &mut self,
        shape: &Shape<'_>,
        left: &mut Left,
        row: Row<'_>,
        number: Option<usize>,
    ) -> bool {
        let Some(cell) = self.named(shape, row) else { return false };
        if !(self.maker.book.pasted && number.is_none() && shape.numbers && self.project.is_some()) {
            return false;
        }
        let text = self.sheet.cells[cell].text.clone();
        if row.cells.len() == 1 && is_department(&text) {
            let (id, project) = (self.id(cell), self.project);
            self.done.insert(cell);
            self.maker.put(id, "department", &text, Around { project, ..Around::default() });
            return true;
        }
        if squeezed(&text).starts_with(['<', '(']) {
            return false;
        }
        if self.maker.answered("displaced", DISPLACED, &text, KPI_FIRST) {
            self.read_in_order(left, row);
            return true;
        }
        for &cell in row.cells {
            let (id, project) = (self.id(cell), self.project);
            self.done.insert(cell);
            let options = vec![Choice { words: KPI_FIRST.to_owned(), values: Vec::new() }];
            self.maker.ask_plainly(id, ("displaced", DISPLACED), "列がずれた行。どの欄の値か", project, options);
        }
        true
    }

    /// A displaced row of which it was answered that it says KPI, target and result, and then what headings above say.
    fn read_in_order(&mut self, left: &mut Left, row: Row<'_>) {
        let Some(project) = self.project else { return };
        let year = self.table_year.unwrap_or(self.maker.year);
        let mut kpi = None;
        for (n, &cell) in row.cells.iter().enumerate() {
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            self.done.insert(cell);
            let at = self.sheet.cells[cell].column;
            let heading = match self.concept(cell) {
                "mark" | "comment" => Some("comment"),
                "reason" => Some("reason"),
                _ => None,
            };
            if let (true, Some(heading)) = (n > 2, heading) {
                left.sub.insert(at, heading);
                self.say(cell, As::Label, "欄の中の見出し");
                continue;
            }
            let around = Around { project: Some(project), year: Some(year), kpi, ..Around::default() };
            match n {
                0 => kpi = Some(self.maker.kpi(id, project, year, &text)),
                1 => self.maker.put(id, "target", &text, around),
                2 => self.maker.put(id, "actual", &text, around),
                _ => match left.sub.get(&at) {
                    Some(concept) => self.maker.put(id, concept, &text, around),
                    None => self.maker.say(id, As::Unplaced, "列がずれた行の残り", Some(project)),
                },
            }
        }
    }
}
