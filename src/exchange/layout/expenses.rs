//! What was spent on what, and the sum: 「費目 | 金額（円）」 over 「委託料 | 3,850,000」 and 「合計 | 5,240,000」.

use super::Walk;
use super::texts::Sign;
use crate::exchange::place::{Around, As};
use crate::exchange::values::yen;
use crate::exchange::words::{scale, squeezed};

/// How far up the heading of a list of expenses may stand.
const ROWS: u32 = 30;

impl Walk<'_, '_> {
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
            let of_expenses =
                ["費目", "経費", "節", "科目", "項目", "内訳", "区分"].iter().any(|word| first.starts_with(word));
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
