//! Days of the calendar, as the record writes them: `2025-08-20`.

/// The Gregorian date of a day counted from 1970-01-01: year, month, day. Years are counted from March, so that the leap
/// day is the last.
pub fn civil(days: u64) -> (u64, u64, u64) {
    let from_march_0000 = days + 719_468;
    let (era, day_of_era) = (from_march_0000 / 146_097, from_march_0000 % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

/// The day in Japan at a time in milliseconds since 1970-01-01T00:00Z, as the record writes it. Japanese time whatever
/// the machine is set to: servers run on UTC, and meetings don't.
pub fn day_in_japan(millis: u64) -> String {
    let (year, month, day) = civil((millis / 1000 + 9 * 3600) / 86_400);
    format!("{year:04}-{month:02}-{day:02}")
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
}
