//! Dates and times as a number format shows them: Western years, wareki, weekdays, hours that run on.

use super::{Part, Section};

impl Section {
    /// What is shown for a date's serial number; `None` where it is none of Excel's days.
    pub(super) fn date_text(&self, serial: f64, from_1904: bool) -> Option<String> {
        let (year, month, day) = civil(serial, from_1904)?;
        let seconds = ((serial - serial.floor()) * 86_400.0).round() as u64;
        let elapsed = (serial * 86_400.0).round() as u64;
        let era = era(year, month, day);
        let mut text = String::new();
        let mut after_hour = false;
        for (at, part) in self.parts.iter().enumerate() {
            let (unit, width) = match part {
                &Part::Date(unit, width) => (unit, width),
                &Part::Elapsed(unit, width) => {
                    let per = match unit {
                        'h' => 3600,
                        'm' => 60,
                        _ => 1,
                    };
                    text.push_str(&format!("{:0width$}", elapsed / per));
                    after_hour = unit == 'h';
                    continue;
                }
                Part::Literal(literal) => {
                    text.push_str(literal);
                    continue;
                }
                Part::Number => continue,
            };
            let before_seconds = self.parts[at..].iter().find_map(|part| match part {
                Part::Date(unit, _) if *unit != 'm' => Some(*unit == 's'),
                _ => None,
            });
            let padded = |n: u64| if width > 1 { format!("{n:02}") } else { n.to_string() };
            match unit {
                'y' if width > 2 => text.push_str(&year.to_string()),
                'y' => text.push_str(&format!("{:02}", year % 100)),
                'g' => text.push_str(match (width, era.0) {
                    (1, letter) => letter,
                    (2, "R") => "令",
                    (2, "H") => "平",
                    (2, "S") => "昭",
                    (2, _) => "大",
                    (_, "R") => "令和",
                    (_, "H") => "平成",
                    (_, "S") => "昭和",
                    _ => "大正",
                }),
                'e' => text.push_str(&padded(u64::from(era.1))),
                'm' if after_hour || before_seconds == Some(true) => text.push_str(&padded(seconds / 60 % 60)),
                'm' => text.push_str(&padded(u64::from(month))),
                'd' => text.push_str(&padded(u64::from(day))),
                'h' => text.push_str(&padded(seconds / 3600)),
                's' => text.push_str(&padded(seconds % 60)),
                'a' => {
                    let days = ["日", "月", "火", "水", "木", "金", "土"];
                    let weekday = days.get((serial.floor() as i64 - 1).rem_euclid(7) as usize)?;
                    text.push_str(weekday);
                    if width > 3 {
                        text.push_str("曜日");
                    }
                }
                _ => {}
            }
            after_hour = unit == 'h';
        }
        Some(text.trim().to_owned())
    }
}

/// Year, month and day of a date's serial number.
pub fn civil(serial: f64, from_1904: bool) -> Option<(i64, u32, u32)> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let mut days = serial.floor() as i64;
    if from_1904 {
        days += 1462;
    } else if days < 60 {
        // Excel counts a 29 February 1900 that never was.
        days += 1;
    }
    // Days since 0000-03-01, by the proleptic Gregorian calendar.
    let days = days + 693_899;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    Some((year + era * 400 + i64::from(month <= 2), month as u32, day as u32))
}

/// The era's letter and the year in it.
fn era(year: i64, month: u32, day: u32) -> (&'static str, u32) {
    let of = |before: i64| u32::try_from(year - before).unwrap_or_default();
    match (year, month, day) {
        date if date >= (2019, 5, 1) => ("R", of(2018)),
        date if date >= (1989, 1, 8) => ("H", of(1988)),
        date if date >= (1926, 12, 25) => ("S", of(1925)),
        _ => ("T", of(1911)),
    }
}
