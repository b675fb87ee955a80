//! Two printed values of one place: whether they are one number written in two ways, and whether the one would make a number of the
//! other unreadable.
//!
//! A number of the ledger is never given up for a text without a person: 「4,3l2」 over 4,312 is a slip, 「約10」 over 9 and
//! 「▲0.3ポイント」 over 17.9 say something else than the cell asks for.

use super::super::values::number;
use crate::json::{Doc, Pointer, Tree};
use crate::ledger::field::{Kind, field};
use crate::ledger::printed::{Printed, Reading, State};
use crate::ledger::units::Unit;
use crate::ledger::view::printed;

/// The unit of the row in which a value stands, or of the row around it.
pub(super) fn unit_of(base: &Doc, at: &Pointer) -> Option<String> {
    let (row, _) = at.parent()?;
    let said = |row: &Pointer| serde_json::from_str::<String>(&base.get(&row.key("unit")).ok()?).ok();
    said(&row).or_else(|| said(&row.parent()?.0))
}

/// Whether a place takes a value as it is printed.
pub(super) fn is_printed(at: &Pointer) -> bool {
    field(at).is_some_and(|field| field.kind == Kind::Printed)
}

/// Whether two values, as JSON, are one number in the unit of their row, which one of them prints and the other doesn't: 「45.5%」
/// in a row of percents is 45.5.
pub(super) fn same_quantity(one: &str, two: &str, unit: &str) -> bool {
    let unit = Unit::named(unit);
    let number = |value: &Printed<'_>| {
        let (state, readings) = value.read(None);
        let reading = readings.exact().filter(|_| state == State::Fixed)?;
        let of_row = |own: Unit<'_>| unit.is_some_and(|unit| unit.name == own.name);
        reading.unit.is_none_or(of_row).then(|| reading.value.trimmed())
    };
    with_both(one, two, |one, two| number(one).is_some() && number(one) == number(two)).unwrap_or_default()
}

/// Whether a value, as JSON, that is one number would be replaced by one that isn't: by words, several numbers, an estimate, or a
/// number in another unit than the row's. A target may be a bound: 「120人以上」.
pub(super) fn is_lost(at: &Pointer, before: &str, after: &str, unit: Option<&str>) -> bool {
    let is_target = at.tokens().any(|key| matches!(&*key, "target" | "goal"));
    let is_number = |value: &Printed<'_>, unit: Option<&str>| {
        let (state, readings) = value.read(unit);
        let of_row = |reading: &Reading<'_>| {
            let own = reading.unit.filter(|_| reading.unit_printed);
            own.zip(unit.and_then(Unit::named)).is_none_or(|(own, unit)| own.compares_with(unit))
        };
        let bound = readings.first().filter(|reading| is_target && reading.bound.is_some() && !reading.approximate);
        state == State::Fixed && readings.exact().or(bound).is_some_and(of_row)
    };
    // That a number is open again is said by itself, and meant by a department that answers so.
    let is_open = |value: &Printed<'_>| matches!(value.state(), State::Pending | State::Blank);
    with_both(before, after, |before, after| is_number(before, None) && !is_number(after, unit) && !is_open(after))
        .unwrap_or_default()
}

fn with_both<R>(one: &str, two: &str, say: impl Fn(&Printed<'_>, &Printed<'_>) -> R) -> Option<R> {
    let (first, second) = (Tree::parse(one).ok()?, Tree::parse(two).ok()?);
    Some(say(&printed(Some(first.root(one))), &printed(Some(second.root(two)))))
}

/// The smallest step of an amount of yen as a cell shows it; `None` where it shows single yen or nobody can say.
pub(super) fn grain(text: &str, amount: i64) -> Option<i64> {
    let units = [("百万円", 1_000_000), ("千円", 1_000), ("万円", 10_000), ("億円", 100_000_000)];
    let text = text.trim();
    let named = units.iter().find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)));
    let digits = number(named.map_or(text, |(digits, _)| digits))?;
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    let unit = match named {
        Some((_, unit)) => unit,
        None => {
            let shown = digits.parse::<f64>().ok().filter(|shown| *shown != 0.0)?;
            units
                .iter()
                .map(|(_, unit)| *unit)
                .find(|unit| (amount as f64 / shown - *unit as f64).abs() < 1e-6 * *unit as f64)?
        }
    };
    Some(unit / 10_i64.checked_pow(u32::try_from(places).ok()?)?).filter(|grain| *grain > 1)
}
