//! Columns whose values are of another span than the year under review: 「単年 | 累計」 in a row below a merged heading, and a result as it
//! stood in the middle of the year, 「実績（R7.1月末）」.

use super::settle::settle_twins;
use super::{Column, Walk};
use crate::exchange::place::As;
use crate::exchange::words::{is_partway, squeezed};

/// How the value of one year and the sum of several are told apart.
const SINGLE: [&str; 4] = ["単年", "単年度", "年間", "当年度"];
const SUM: [&str; 4] = ["累計", "累計値", "計画期間累計", "期間累計"];

impl Walk<'_, '_> {
    /// Whether the first row below the headings says of targets and results which of them are sums over several years; these
    /// columns are given up where they are none of the year's.
    pub(super) fn sums_below(&mut self, columns: &mut [Column], body: &[u32]) -> bool {
        let Some(&row) = body.first() else { return false };
        let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
        let flats: Vec<String> = cells.iter().map(|&cell| squeezed(&self.sheet.cells[cell].text)).collect();
        let says = |words: &[&str]| flats.iter().any(|flat| words.contains(&&**flat));
        let all = flats.iter().all(|flat| SINGLE.contains(&&**flat) || SUM.contains(&&**flat));
        let of_values = |cell: &usize| {
            self.column(columns, *cell).is_some_and(|column| matches!(column.concept, "target" | "actual"))
        };
        if !all || !says(&SINGLE) || !says(&SUM) || !cells.iter().all(of_values) {
            return false;
        }
        for (&cell, flat) in cells.iter().zip(&flats) {
            self.say(cell, As::Label, "見出し");
            let column = &mut columns[self.sheet.cells[cell].column as usize];
            column.words.push_str(if SUM.contains(&&**flat) { "累計|" } else { "単年|" });
        }
        settle_twins(columns);
        true
    }

    /// A result as of the end of a month within the year under review isn't the year's.
    pub(super) fn settle_partway(&self, columns: &mut [Column]) {
        for column in columns.iter_mut().filter(|column| column.concept == "actual") {
            // The heading's own date may have been taken for its year: 「R7.1月末」 is of R6.
            let year = column.year.filter(|year| *year <= self.maker.year).unwrap_or(self.maker.year);
            if column.heading.is_some() && is_partway(&squeezed(&column.words), Some(year)) {
                column.concept = "interim";
            }
        }
    }
}
