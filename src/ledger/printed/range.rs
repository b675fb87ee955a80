//! The two ends of a range, of which one may lend the other its unit and its 万: `10～20人`, `3～4万人`, `3億～4億円`.
//!
//! What is lent must leave the first end below the last, as a range is written: 3億～4億円 isn't 3億億円. Where only a
//! leap would (5,000～1億円), nobody knows what is meant, and nothing is read.

use super::reading::{Reading, Scale};
use crate::ledger::decimal::Decimal;
use crate::ledger::units::Unit;

/// Both ends with their units. `None` where it isn't clear how large the first is.
pub(super) fn shared<'u>(first: Reading<'u>, second: Reading<'u>) -> Option<(Reading<'u>, Reading<'u>)> {
    if first.scale.is_plain() && second.scale.is_plain() && first.unit.or(second.unit).is_none_or(is_single) {
        return Some((lent(first, second.unit), lent(second, first.unit)));
    }
    match (first.unit, second.unit) {
        (Some(_), Some(_)) => Some((first, second)),
        (Some(unit), None) => {
            // 3億円～4億, 2,000万円～3千.
            let ends = [unit.base(), unit].map(|unit| lent(second, Some(unit)));
            let choice = if second.scale.is_plain() { ends.get(1..)? } else { &ends[..] };
            let fitting = choice.iter().find(|end| in_ones(end) >= in_ones(&first) && in_ones(end).is_some());
            Some((first, *fitting.or(choice.last())?))
        }
        (None, unit) => Some((begun(first, &second, unit)?, second)),
    }
}

/// The first end of a range whose unit stands behind the last.
fn begun<'u>(first: Reading<'u>, second: &Reading<'u>, unit: Option<Unit<'u>>) -> Option<Reading<'u>> {
    let Scale { power, great, compound } = second.scale;
    let times = |power: u8| {
        let mut first = lent(first, unit);
        first.value = first.value.times_ten_to(power)?;
        Some(first)
    };
    let plain = first.scale.is_plain();
    if plain && compound {
        return None;
    }
    let by = match plain {
        true => power,
        false if first.scale.great == 0 && !compound => great,
        false => 0,
    };
    let as_printed = lent(first, unit.map(Unit::base));
    let ends = [times(by), times(0), Some(as_printed)];
    let fits = |end: &Reading<'_>| in_ones(end).zip(in_ones(second)).is_some_and(|(end, second)| end <= second);
    let choice = ends.into_iter().flatten().find(fits).or_else(|| (!plain).then_some(as_printed))?;
    // 5,000 yen to 1億 is no range that anybody means.
    let near = |end: Decimal| end.times_ten_to(3).zip(in_ones(second)).is_some_and(|(end, second)| end >= second);
    let is_lent = in_ones(&choice) != Some(first.value);
    (!plain || is_lent || near(first.value)).then_some(choice)
}

/// A value with a unit that it doesn't print itself.
fn lent<'u>(mut reading: Reading<'u>, unit: Option<Unit<'u>>) -> Reading<'u> {
    if let Some(unit) = unit.filter(|_| reading.unit.is_none()) {
        reading.unit = Some(unit);
        reading.unit_printed = true;
    }
    reading
}

fn is_single(unit: Unit<'_>) -> bool {
    unit.yen.is_none_or(|power| power == 0)
}

/// The value in yen, or in single ones.
fn in_ones(reading: &Reading<'_>) -> Option<Decimal> {
    reading.value.times_ten_to(reading.unit.and_then(|unit| unit.yen).unwrap_or(0))
}
