//! Days of the calendar: as the record writes them (`2025-08-20`), and whether what people write for one is one.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use unicode_normalization::UnicodeNormalization;

use super::units::is_odd_digit;
use super::year::FiscalYear;

/// Japanese time. It is the record's time whatever the machine is set to: servers run on UTC, and meetings don't. It has
/// known no summer time since 1951, so that no time zone database is asked.
pub const JAPAN: Offset = Offset::constant(9);

/// A time in milliseconds since 1970-01-01T00:00Z; what the calendar has no day for is its last one.
pub fn at_millis(millis: u64) -> Timestamp {
    i64::try_from(millis).ok().and_then(|millis| Timestamp::from_millisecond(millis).ok()).unwrap_or(Timestamp::MAX)
}

/// The day in Japan at a time in milliseconds since 1970-01-01T00:00Z, as the record writes it.
#[inline]
pub fn day_in_japan(millis: u64) -> String {
    JAPAN.to_datetime(at_millis(millis)).date().to_string()
}

/// The fiscal year in Japan at a time in milliseconds since 1970-01-01T00:00Z: from April on the one named after the year.
pub fn fiscal_year_in_japan(millis: u64) -> FiscalYear {
    let day = JAPAN.to_datetime(at_millis(millis)).date();
    let year = u16::try_from(day.year()).unwrap_or_default();
    FiscalYear(if day.month() < 4 { year.saturating_sub(1) } else { year })
}

/// How a date that somebody wrote reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A day, a month of a year or a year, also 「令和8年3月末」.
    Date,
    /// It has the shape of a date, and no calendar has that day.
    NoSuchDay,
    /// Something else.
    Other,
}

/// Words that may stand behind a date without making it another one.
const BEHIND: [&str; 16] = [
    "末日",
    "末",
    "上旬",
    "中旬",
    "下旬",
    "頃",
    "ごろ",
    "まで",
    "迄",
    "以降",
    "時点",
    "現在",
    "予定",
    "見込み",
    "公表",
    "確定",
];

/// Reads what stands in a field for dates: `2025-08-20`, `R7.8.20`, `令和7年8月20日(水)`, `2025/8`, `令和8年3月末`, `令和7年度`.
pub fn written(text: &str) -> Written {
    if text.chars().any(is_odd_digit) {
        return Written::Other;
    }
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let text = text.rsplit_once('(').filter(|(_, rest)| rest.ends_with(')')).map_or(&*text, |(date, _)| date);
    let text = {
        let mut text = text;
        while let Some(rest) = BEHIND.iter().find_map(|word| text.strip_suffix(word)) {
            text = rest;
        }
        text
    };
    if let (8, Ok(digits)) = (text.len(), text.parse::<u32>()) {
        return day(digits / 10_000, digits / 100 % 100, Some(digits % 100));
    }
    let Some((year, mark, rest)) = split(text, &['年', '.', '/', '-']) else {
        return if FiscalYear::parse(text).is_some() { Written::Date } else { Written::Other };
    };
    let Some(FiscalYear(year)) = FiscalYear::parse(year) else { return Written::Other };
    if mark == '年' && matches!(rest, "" | "度") {
        return Written::Date;
    }
    let (month, rest) = match split(rest, &['月', mark]) {
        Some((month, _, rest)) => (month, rest.strip_suffix('日').unwrap_or(rest)),
        None => (rest, ""),
    };
    match (month.parse(), rest.parse()) {
        (Ok(month), Ok(date)) => day(year.into(), month, Some(date)),
        (Ok(month), Err(_)) if rest.is_empty() => day(year.into(), month, None),
        _ => Written::Other,
    }
}

/// What stands before and behind the first of some characters.
fn split<'t>(text: &'t str, marks: &[char]) -> Option<(&'t str, char, &'t str)> {
    let (at, mark) = text.char_indices().find(|(_, c)| marks.contains(c))?;
    Some((text.get(..at)?, mark, text.get(at + mark.len_utf8()..)?))
}

fn day(year: u32, month: u32, day: Option<u32>) -> Written {
    let number = |n: u32| i8::try_from(n).unwrap_or(0);
    let date = Date::new(i16::try_from(year).unwrap_or(0), number(month), day.map_or(1, number));
    if date.is_ok() { Written::Date } else { Written::NoSuchDay }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_for_a_date_is_read_against_the_calendar() {
        for text in [
            "2025-08-20",
            "2025/8/20",
            "２０２５．８．２０",
            "20250820",
            "R7.8.20",
            "令和7年8月20日",
            "令和七年8月20日（水）",
            "令和 7年 8月",
            "2026年3月末",
            "R8.3",
            "令和8年度末",
            "R6",
            "2024年",
            "令和8年6月公表予定",
            "平成31年4月1日",
        ] {
            assert_eq!(written(text), Written::Date, "{text}");
        }
        for text in ["2026年13月45日", "2025-02-29", "R7.0.5", "20251301", "令和7年4月31日", "2025年13月"] {
            assert_eq!(written(text), Written::NoSuchDay, "{text}");
        }
        for text in ["", "きのう", "abc", "8月20日", "令和7年8月20日ほか", "2025-08-20-01", "年月日", "いつか(仮)"]
        {
            assert_eq!(written(text), Written::Other, "{text}");
        }
    }

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
