//! Days of the calendar, as the record writes them: `2025-08-20`.

use jiff::Timestamp;
use jiff::tz::Offset;

use super::year::FiscalYear;

/// Japanese time. It is the record's time whatever the machine is set to: servers run on UTC, and meetings don't. It has
/// known no summer time since 1951, so that no time zone database is asked.
pub const JAPAN: Offset = Offset::constant(9);

/// A time in milliseconds since 1970-01-01T00:00Z; what the calendar has no day for is its last one.
pub fn at_millis(millis: u64) -> Timestamp {
    i64::try_from(millis).ok().and_then(|millis| Timestamp::from_millisecond(millis).ok()).unwrap_or(Timestamp::MAX)
}

/// The day in Japan at a time in milliseconds since 1970-01-01T00:00Z, as the record writes it.
pub fn day_in_japan(millis: u64) -> String {
    JAPAN.to_datetime(at_millis(millis)).date().to_string()
}

/// The fiscal year in Japan at a time in milliseconds since 1970-01-01T00:00Z: from April on the one named after the year.
pub fn fiscal_year_in_japan(millis: u64) -> FiscalYear {
    let day = JAPAN.to_datetime(at_millis(millis)).date();
    let year = u16::try_from(day.year()).unwrap_or_default();
    FiscalYear(if day.month() < 4 { year.saturating_sub(1) } else { year })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_nine_hours_before_it_does_in_greenwich() {
        assert_eq!(day_in_japan(0), "1970-01-01");
        assert_eq!(day_in_japan(1_795_412_040_000), "2026-11-23");
        // 14:59:59 UTC is a second before midnight in Japan.
        assert_eq!(day_in_japan(1_735_657_199_000), "2024-12-31");
        assert_eq!(day_in_japan(1_735_657_200_000), "2025-01-01");
        assert_eq!(day_in_japan(951_782_400_000), "2000-02-29");
    }

    #[test]
    fn a_fiscal_year_begins_in_april() {
        // 2026-03-31T14:59:59Z and a second later, midnight in Japan.
        assert_eq!(fiscal_year_in_japan(1_774_969_199_000), FiscalYear(2025));
        assert_eq!(fiscal_year_in_japan(1_774_969_200_000), FiscalYear(2026));
    }
}
