//! A number alone where a value stood with its unit: 「4,650」 for 「4,650千円」 is in 千円 too.
//!
//! Whoever answers a question about a number answers with a number. What it counts in was printed beside the old one, and
//! without it the new one would be another quantity.

use super::decimal::shown;
use super::printed::Printed;
use super::units::Unit;
use super::view::{self, printed};
use crate::json::Value;

/// What a KPI's value at a key reads as where only a number is given for it: with the unit of the value that stands there. `None`:
/// as it is given, because it is no number alone, or the old one has no unit of its own besides the row's.
pub(crate) fn with_unit_of(row: Value<'_>, key: &str, typed: &str) -> Option<String> {
    let old = printed(row.get(key));
    let Printed::Text(text) = &old else { return None };
    let kpi = view::kpi(row);
    let own = kpi.unit().and_then(Unit::named);
    let readings = old.readings(None);
    let reading = readings.exact().filter(|reading| reading.unit_printed && reading.when.is_none())?;
    let unit = reading.unit.filter(|unit| own.is_none_or(|own| own.name != unit.name))?;
    // As it is printed: 「人/日」, 「PV」.
    let whole = text.get(reading.span()).unwrap_or_default();
    let behind = whole.trim_start_matches(|c: char| c.is_numeric() || "+-▲△−,.，．".contains(c)).trim();
    let unit = if behind.is_empty() { unit.name } else { behind };
    let digits = typed.trim();
    let is_digit = |c: char| c.is_ascii_digit();
    let plain = digits.strip_prefix('-').unwrap_or(digits);
    let alone = plain.contains(is_digit) && plain.chars().all(|c| is_digit(c) || matches!(c, ',' | '.'));
    let printed = || if text.contains([',', '，']) { shown(digits) } else { digits.to_owned() };
    alone.then(|| printed() + unit)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::json::Tree;

    fn kept(row: &str, typed: &str) -> Option<String> {
        with_unit_of(Tree::parse(row).unwrap().root(row), "actual", typed)
    }

    #[test]
    fn a_number_alone_is_in_the_unit_that_stood_there() {
        for (old, typed, read) in [
            ("4,650千円", "4700", Some("4,700千円")),
            ("288頭", "1290", Some("1290頭")),
            ("18.5万人", "19.25", Some("19.25万人")),
            ("4,650千円", "4,700千円", None),
            ("4,650千円", "確認中", None),
            ("13(301)", "14", None),
            ("確認中", "14", None),
            ("82.2", "83", None),
        ] {
            assert_eq!(kept(&format!(r#"{{"name":"a","actual":"{old}"}}"#), typed).as_deref(), read, "{old} {typed}");
        }
    }

    #[test]
    fn the_rows_own_unit_says_it_already() {
        assert_eq!(kept(r#"{"unit":"頭","actual":"288頭"}"#, "290"), None);
        assert_eq!(kept(r#"{"unit":"円","actual":"4,650千円"}"#, "4700").as_deref(), Some("4,700千円"));
        assert_eq!(kept(r#"{"unit":"頭","actual":288}"#, "290"), None);
    }
}
