//! What headings say of how far their values are the year's own: results of a part of the year, and what was only estimated.

use super::years::years;

/// Words of results that aren't settled yet; a value keeps them, and is open as long as it does.
pub(in crate::exchange) const OPEN: [&str; 3] = ["見込", "速報", "暫定"];

/// Words of values that were never measured.
const ESTIMATED: [&str; 4] = ["推計", "推定", "概算", "予測"];

/// Parts of a year that are called by a word.
const PARTS: [&str; 6] = ["年度途中", "途中経過", "上半期", "下半期", "上期", "下期"];

/// The word by which a heading says that its results are no results yet, where it does.
pub(in crate::exchange) fn open(words: &str) -> Option<&'static str> {
    OPEN.into_iter().find(|word| words.contains(word))
}

/// The word by which a heading says that its values are only estimated, where it does. `of_money`: an amount has no words of its own
/// to say that it isn't settled.
pub(in crate::exchange) fn estimated(words: &str, of_money: bool) -> Option<&'static str> {
    ESTIMATED.into_iter().find(|word| words.contains(word)).or_else(|| open(words).filter(|_| of_money))
}

/// Whether words say a part of a fiscal year: 「4月~12月」, 「年度途中」, 「12月末」.
pub(in crate::exchange) fn is_part_of_year(flat: &str) -> bool {
    PARTS.iter().any(|part| flat.contains(part)) || is_span(flat) || is_partway(flat, None)
}

/// Two months with a sign between them, 「4~12月」, but for a whole year's.
fn is_span(flat: &str) -> bool {
    let Some((from, to)) = flat.split_once(['~', '～', '〜', '-', '－', '―']) else { return false };
    let digits = |text: &str| text.chars().rev().take_while(char::is_ascii_digit).count();
    let from = from.strip_suffix('月').unwrap_or(from);
    let first = from[from.len() - digits(from)..].parse::<u8>();
    let Some((to, _)) = to.split_once('月') else { return false };
    let last = to[to.len() - digits(to)..].parse::<u8>();
    let (Ok(first @ 1..=12), Ok(last @ 1..=12)) = (first, last) else { return false };
    // As many months as there are from the first to the last, both of them counted.
    (last + 12 - first) % 12 != 11
}

/// Whether a heading says the end of a month before the fiscal year's last one: 「R7.1月末」 in R6. In April and May results of the
/// year before are told, so without a year these months say nothing.
pub(in crate::exchange) fn is_partway(flat: &str, reviewed: Option<u16>) -> bool {
    let Some((before, _)) = flat.split_once("月末") else { return false };
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let Ok(month) = before[rest.len()..].parse::<u16>() else { return false };
    let of_month = rest.rsplit(['(', '|', ' ']).next().unwrap_or(rest);
    match (years(of_month).last(), reviewed) {
        (Some(said), Some(year)) => (*said == year && (6..=12).contains(&month)) || (*said == year + 1 && month <= 2),
        (Some(_), None) => false,
        (None, _) => (6..=12).contains(&month) || month <= 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_part_of_year, is_partway};

    #[test]
    fn the_end_of_a_month_within_the_year_is_partway() {
        for (text, expected) in [
            ("実績(R7.1月末)", true),
            ("実績(令和6年9月末現在)", true),
            ("実績(12月末)", true),
            ("実績(R7.3月末)", false),
            ("実績(R7.5月末)", false),
            ("R6|実績(9月末)", true),
            ("実績値", false),
        ] {
            assert_eq!(is_partway(text, Some(2024)), expected, "{text}");
        }
    }

    #[test]
    fn months_from_another_on_are_a_part_of_the_year_but_for_a_whole_one() {
        for (text, expected) in [
            ("4月~12月", true),
            ("R6.4~9月", true),
            ("4-12月", true),
            ("年度途中", true),
            ("4月~3月", false),
            ("4~3月", false),
            ("R4~R6", false),
            ("1-2", false),
        ] {
            assert_eq!(is_part_of_year(text), expected, "{text}");
        }
    }
}
