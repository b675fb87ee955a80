//! Percentages that were typed as fractions: 0.82 below 「達成度（％）」 may be 82% or 0.82%.
//!
//! Where no value of a column of percentages is as large as 2 and one is below 1, nobody but the writer knows; it is asked once for the column.

use super::left::Left;
use super::table::Shape;
use super::{Column, Walk};
use crate::exchange::mapping::PERCENT;
use crate::exchange::place::{Around, Choice, Place};
use crate::exchange::values;
use crate::ledger::decimal::Decimal;

/// From here on a value is a percentage.
const PERCENTAGE: f64 = 2.0;

const AS_TYPED: &str = "書かれたままの％";
const HUNDREDFOLD: &str = "100倍した％";

impl Walk<'_, '_> {
    /// Asks about a number that may be a fraction; says whether it did.
    pub(super) fn asks_of_fraction(
        &mut self,
        (shape, left): (&Shape<'_>, &mut Left),
        (cell, column): (usize, &Column),
        (concept, said): (&str, &str),
        around: &Around<'_>,
    ) -> bool {
        // Most values begin otherwise; they aren't looked at any closer.
        let may_be = said.len() <= 6 && said.starts_with(['0', '1']) && around.kpi.is_some();
        if !may_be || !matches!(concept, "target" | "actual" | "baseline" | "goal") {
            return false;
        }
        let percent = |text: &str| text.contains(['%', '％']);
        if !(around.unit.is_some_and(percent) || percent(column.lowest())) {
            return false;
        }
        let at = self.sheet.cells[cell].column;
        if !*left.fractions.entry(at).or_insert_with(|| self.are_fractions(shape, at)) {
            return false;
        }
        let number = values::number(said);
        let hundredfold = number.as_deref().and_then(Decimal::parse).and_then(|number| number.times_ten_to(2));
        let (Some(number), Some(hundredfold)) = (number, hundredfold) else { return false };
        let field = if concept == "goal" { "/goal/value".into() } else { format!("/{concept}").into() };
        let place = Place { project: around.project, year: around.year, kpi: around.kpi, field };
        let options = vec![
            Choice::new(AS_TYPED, place.clone(), number),
            Choice::new(HUNDREDFOLD, place, hundredfold.trimmed().plain().to_string()),
        ];
        let why = format!("％の列に「{said}」のような小さな数ばかりが入っている。割合(1が100％)か、書かれたままの％か");
        self.maker.ask((self.index, cell), (PERCENT, around.header), why, around.project, options);
        true
    }

    /// Whether the numbers of a column are all small, and one at least below 1 with decimals.
    fn are_fractions(&self, shape: &Shape<'_>, at: u32) -> bool {
        let cells = shape.body.iter().filter_map(|row| self.sheet.at(*row, at));
        let numbers = cells.filter_map(|cell| values::number(&cell.text)?.parse::<f64>().ok());
        let (mut count, mut small, mut below) = (0, true, false);
        for number in numbers {
            count += 1;
            small &= number < PERCENTAGE;
            below |= number > 0.0 && number < 1.0;
        }
        // One alone is no habit of a column's.
        count > 1 && small && below
    }
}
