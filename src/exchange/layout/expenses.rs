//! What was spent on what, and the sum: 「費目 | 金額（円）」 over 「委託料 | 3,850,000」 and 「合計 | 5,240,000」.

use super::Walk;
use super::texts::Sign;
use super::totals::is_total;
use crate::exchange::place::{Around, As};
use crate::exchange::values::{number, yen};
use crate::exchange::words::{scale, squeezed};

/// How far up the heading of a list of expenses may stand.
const ROWS: u32 = 30;

/// What stands over the names of expenses.
const NAMES: [&str; 7] = ["費目", "経費", "節", "科目", "項目", "内訳", "区分"];

impl Walk<'_, '_> {
    /// 「費目 | 予算額 | 決算額 | 説明」 on a sheet of one project, the expenses below it, and their sum, 「計 | 12,600 | 12,400」, which is what the project
    /// was to cost and cost.
    pub(super) fn expenses(&mut self, cells: &[usize]) -> bool {
        let Some(&first) = cells.first().filter(|_| self.project.is_some() && self.labelled) else { return false };
        let row = self.sheet.cells[first].row;
        if self.heads_expenses(row) {
            cells.iter().for_each(|&cell| self.say(cell, As::Label, "見出し"));
            return true;
        }
        let column = self.sheet.cells[first].column;
        // From one row to the next, all of them begin in the same column.
        let begins = |row: &u32| self.sheet.row(*row).first().is_some_and(|cell| cell.column == column);
        let above = (row.saturating_sub(ROWS)..row).rev().take_while(begins);
        let of_sum = |row: u32| self.sheet.row(row).first().is_some_and(|cell| is_total(&cell.text));
        let mut above = above.take_while(|&row| !of_sum(row));
        let Some(heading) = above.find(|&row| self.heads_expenses(row)) else { return false };
        let over = |cell: usize| {
            let at = self.sheet.cells[cell].column;
            self.sheet.row_indexes(heading).find(|&of| self.sheet.cells[of].column == at)
        };
        let is_sum = self.texts.has(first, &[Sign::Total]);
        if !is_sum && !self.concept(first).is_empty() {
            return false;
        }
        let elsewhere = self.says_cost_elsewhere(heading);
        for &cell in cells {
            let of = over(cell).and_then(|of| self.heads[of].clone()).filter(|_| cell != first && is_sum);
            let text = self.sheet.cells[cell].text.clone();
            let of = of.filter(|of| matches!(of.concept, "cost" | "budget" | "grant") && yen(&text, 1).is_some());
            match of {
                Some(of) if of.concept != "cost" || !elsewhere => {
                    let (id, project) = (self.id(cell), self.project);
                    self.done.insert(cell);
                    let header = over(cell).map_or("", |of| &*self.sheet.cells[of].text);
                    let around =
                        Around { project, year: of.year, scale: of.scale.or(self.scale), header, ..Around::default() };
                    self.maker.put(id, of.concept, &text, around);
                }
                _ if is_sum && cell == first => self.say(cell, As::Label, "合計の見出し"),
                _ => self.say(cell, As::Unplaced, "経費の内訳"),
            }
        }
        true
    }

    /// Whether a row heads a list of expenses with what was planned or spent on each.
    fn heads_expenses(&self, row: u32) -> bool {
        let mut cells = self.sheet.row_indexes(row);
        let Some(first) = cells.next().map(|cell| squeezed(&self.sheet.cells[cell].text)) else { return false };
        let below = self.sheet.row(row + 1).first().is_some_and(|cell| number(&cell.text).is_none());
        let amounts = cells.filter(|&cell| matches!(self.concept(cell), "cost" | "budget")).count();
        NAMES.contains(&&*first) && below && amounts > 0
    }

    /// Whether another place of the sheet than a list of expenses says what the project cost: a heading with something beside it.
    fn says_cost_elsewhere(&self, heading: u32) -> bool {
        (0..self.sheet.cells.len()).any(|cell| {
            let row = self.sheet.cells[cell].row;
            self.concept(cell) == "cost" && row != heading && self.sheet.row_indexes(row).len() > 1
        })
    }

    /// The sum below a list of expenses is what the sheet's project cost, where nothing else on it says that.
    pub(super) fn sum_of_expenses(&mut self, cells: &[usize]) -> bool {
        let &[label, sum, ..] = cells else { return false };
        if self.project.is_none() || !self.labelled || !self.texts.has(label, &[Sign::Total]) {
            return false;
        }
        if (0..self.sheet.cells.len()).any(|cell| self.concept(cell) == "cost") {
            return false;
        }
        let (row, column) = (self.sheet.cells[sum].row, self.sheet.cells[sum].column);
        let above = (row.saturating_sub(ROWS)..row).rev().take_while(|&row| !self.sheet.row(row).is_empty());
        let heading = above.into_iter().find_map(|row| {
            let first = self.sheet.row(row).first().map(|cell| squeezed(&cell.text))?;
            let of_expenses = NAMES.iter().any(|word| first.starts_with(word));
            let over = self.sheet.at(row, column).filter(|_| of_expenses)?;
            let flat = squeezed(&over.text);
            let of_money = ["金額", "支出額", "決算額", "実績額"].iter().any(|word| flat.starts_with(word));
            of_money.then(|| scale(&flat))
        });
        let Some(of_heading) = heading else { return false };
        let text = self.sheet.cells[sum].text.clone();
        if yen(&text, 1).is_none() {
            return false;
        }
        self.say(label, As::Label, "合計の見出し");
        let id = self.id(sum);
        self.done.insert(sum);
        let around = Around { project: self.project, scale: of_heading.or(self.scale), ..Around::default() };
        self.maker.put(id, "cost", &text, around);
        for &cell in &cells[2..] {
            self.free_text(cell, false, false);
        }
        true
    }
}
