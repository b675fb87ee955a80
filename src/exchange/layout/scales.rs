//! What amounts are in: said once for a sheet, above a table, or behind a heading over amounts.

use super::texts::Sign;
use super::{Column, Walk};
use crate::exchange::place::{As, SURELY_YEN};
use crate::exchange::values::{number, scale_behind, sheet_scale, yen};
use crate::exchange::words::{scale, squeezed};

impl Walk<'_, '_> {
    /// What amounts are in, by the row in which it is said: 「（単位：千円）」, and 「（千円）」 alone above the tables or behind a
    /// heading over amounts.
    pub(super) fn scales(&mut self, rows: &[u32], header: &[bool]) -> Vec<(u32, i64)> {
        let (mut scales, mut of_columns) = (Vec::new(), Vec::new());
        let is_header = |row: u32| rows.binary_search(&row).is_ok_and(|at| header[at]);
        let first_band = rows.iter().zip(header).find(|(_, header)| **header).map(|(row, _)| *row);
        for cell in (0..self.sheet.cells.len()).filter(|cell| self.texts.has(*cell, &[Sign::Money])).collect::<Vec<_>>()
        {
            let of = &self.sheet.cells[cell];
            // 「１ 事業費（千円） | ２ KPI」 right above the headings of tables.
            let headings = || {
                let mut cells = self.sheet.row(of.row).iter();
                is_header(of.row + 1) && !is_header(of.row) && cells.all(|cell| number(&cell.text).is_none())
            };
            let single = || self.sheet.row_indexes(of.row).len() == 1 && self.concept(cell).is_empty();
            let alone = || single() || headings();
            if let Some(scale) = sheet_scale(&of.text) {
                // 「特産品の売上（単位：千円）」 says what the KPI is in, 「実績額（単位：円）」 what its own column is.
                let flat = squeezed(&of.text);
                let before = flat.split("単位").next().unwrap_or_default();
                let front = before.trim_matches(['(', ')', '[', ']', '【', '】', '<', '>', '※', '・', ':', '、', '注']);
                if self.heads[cell].is_some() {
                    of_columns.push((of.row, scale));
                } else if front.is_empty() || front.contains("金額") || is_of_money(front) || headings() {
                    scales.push((of.row, scale));
                    self.say(cell, As::Label, "金額の単位");
                }
            } else if let Some(scale) = scale(&squeezed(&of.text))
                .filter(|_| is_money_unit(&of.text) && single() && first_band.is_some_and(|band| of.row < band))
            {
                // 「千円」 alone at the edge above the tables.
                scales.push((of.row, scale));
                self.say(cell, As::Label, "金額の単位");
            } else if let Some(scale) =
                scale(&squeezed(&of.text)).filter(|_| is_money_unit(&of.text) && self.ends_amounts(cell))
            {
                scales.push((of.row, scale));
                self.say(cell, As::Label, "金額の単位");
            } else if let Some((heading, scale)) = scale_behind(&of.text).filter(|_| alone()) {
                let of_next = |row: u32| self.sheet.row_indexes(row).any(|cell| is_amount(self.concept(cell)));
                if heading.is_empty() && (first_band.is_some_and(|band| of.row < band) || of_next(of.row + 1)) {
                    scales.push((of.row, scale));
                    self.say(cell, As::Label, "金額の単位");
                } else if is_of_money(&heading) {
                    scales.push((of.row, scale));
                }
            }
        }
        if scales.is_empty() { of_columns } else { scales }
    }

    /// Whether a cell stands behind headings over amounts, 「24決算 | 25予算 | （千円）」, and nothing else is in its row.
    fn ends_amounts(&self, cell: usize) -> bool {
        let cells = self.sheet.row_indexes(self.sheet.cells[cell].row);
        cells.len() > 1 && cell + 1 == cells.end && (cells.start..cell).all(|cell| is_amount(self.concept(cell)))
    }

    /// One column is in one unit: where an amount leaves it open, so do the larger ones beside it.
    pub(super) fn settle_units(&self, columns: &mut [Column], body: &[u32]) {
        for (at, column) in (0_u32..).zip(columns) {
            if !matches!(column.concept, "cost" | "grant" | "budget") || column.scale.or(self.scale).is_some() {
                continue;
            }
            let texts = body.iter().filter_map(|&row| self.sheet.at(row, at)).map(|cell| &*cell.text);
            let amounts = texts.filter(|text| !text.contains('円')).filter_map(|text| yen(text, 1));
            let mut amounts: Vec<i64> = amounts.filter(|amount| *amount > 0).collect();
            column.no_unit = amounts.iter().any(|amount| *amount < SURELY_YEN);
            amounts.sort_unstable();
            let large = Some(&amounts).filter(|_| column.no_unit).and_then(|amounts| large_from(amounts));
            column.large = large.map(|from| (from, format!("{}{LARGE}|", column.words)));
        }
    }
}

/// What stands behind the headings of a column of which the large amounts are asked about apart.
const LARGE: &str = "桁の大きい額";

/// Amounts that differ by so much may be in two units.
const APART: i64 = 1_000;

/// Where the larger ones of sorted amounts begin that may be in another unit than the rest: behind the widest gap.
fn large_from(amounts: &[i64]) -> Option<i64> {
    let (least, most) = (amounts.first()?, amounts.last()?);
    let ratio = |pair: &&[i64]| pair[1].saturating_mul(APART) / pair[0].max(1);
    let widest = amounts.windows(2).max_by_key(ratio)?;
    (most / least >= APART && widest[1] / widest[0].max(1) >= 10).then_some(widest[1])
}

/// The words by which it is asked what an amount of a column is in.
pub(super) fn asked_as<'c>(column: &'c Column, said: &str) -> &'c str {
    match &column.large {
        Some((from, words)) if yen(said, 1).is_some_and(|amount| amount >= *from) => words,
        _ => &column.words,
    }
}

/// Whether a heading is over amounts of money.
fn is_of_money(heading: &str) -> bool {
    ["費", "コスト", "予算", "決算", "財源", "交付金"].iter().any(|word| heading.contains(word))
}

/// Whether a heading of this meaning stands over amounts.
fn is_amount(concept: &str) -> bool {
    matches!(concept, "cost" | "grant" | "budget" | "funding")
}

/// Whether a text is only a unit of money.
pub(super) fn is_money_unit(text: &str) -> bool {
    matches!(squeezed(text).trim_matches(['(', ')']), "円" | "千円" | "万円" | "百万円" | "億円")
}
