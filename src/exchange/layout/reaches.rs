//! Rows that a project's name reaches over though they say money of their own: a merged cell drawn too far, or a name left out. Nobody but
//! the user knows whose they are, and nothing of them is taken before that is said.

use super::Walk;
use super::left::Left;
use super::table::{Row, Shape};
use crate::exchange::mapping::LEAVE;
use crate::exchange::place::{As, Choice};
use crate::exchange::values::yen;

/// The question whose such a row is, and the answer that it is the project's above it.
const WHOSE_ROW: &str = "whose-row";
const ABOVE: &str = "上の事業の行";

impl Walk<'_, '_> {
    /// A row of indicators without a name whose amount is another than that of the project's first row: it is asked about, unless that it is
    /// that project's was answered before. The rows below it are of the same, whichever that is.
    pub(super) fn is_of_another(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>) -> bool {
        let Some((money, project)) = self.other_amount(shape, left, row).zip(self.project) else { return false };
        let name = self.maker.projects[project].name.clone();
        let parts: Vec<&str> = row.cells.iter().map(|&cell| self.sheet.cells[cell].text.trim()).collect();
        let (about, text) = (format!("{name} / {}", parts.join(" / ")), self.sheet.cells[money].text.clone());
        if self.maker.answered(WHOSE_ROW, &about, &text, ABOVE) {
            return false;
        }
        let left_out = self.maker.answered(WHOSE_ROW, &about, &text, LEAVE);
        for &cell in row.cells {
            let why = if left_out {
                format!("前の答え「{LEAVE}」による")
            } else {
                "どの事業の行か分かれば読む".to_owned()
            };
            self.done.insert(cell);
            if left_out || cell != money {
                self.maker.say(self.id(cell), As::Unplaced, why, None);
                continue;
            }
            let options = vec![Choice { words: ABOVE.to_owned(), values: Vec::new() }];
            let why =
                format!("事業名がなく、上の「{name}」とは違う金額がある行。その事業の行か、名前の抜けた別の事業か");
            self.maker.ask_plainly(self.id(cell), (WHOSE_ROW, &about), why, None, options);
        }
        self.project = None;
        left.kpi.clear();
        left.parts.clear();
        true
    }

    /// The cell of such an amount.
    fn other_amount(&self, shape: &Shape<'_>, left: &Left, row: Row<'_>) -> Option<usize> {
        if !shape.money || shape.items || self.maker.given.unfilled || self.named(shape, row).is_some() {
            return None;
        }
        let is = |cell: usize, of: &[&str]| {
            self.column(shape.columns, cell).is_some_and(|column| of.contains(&column.concept))
        };
        let first = *shape.body.get(*left.named_at.get(&self.project?)?)?;
        let other = |cell: &usize| {
            let amount = |text: &str| yen(text, 1);
            let own = || amount(&self.sheet.cells[*cell].text);
            let above = || self.sheet.at(first, self.sheet.cells[*cell].column).and_then(|above| amount(&above.text));
            is(*cell, &["cost", "grant"]) && own().zip(above()).is_some_and(|(own, above)| own != above)
        };
        let money = row.cells.iter().copied().find(other)?;
        row.cells.iter().any(|&cell| is(cell, &["kpi"])).then_some(money)
    }
}
