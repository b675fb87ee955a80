//! A value of the ledger as a cell says it: with the digits that are printed, in the style that the cell has.
//!
//! A number stays a number where the cell's format shows the ledger's digits; else it is written as text, because what is
//! printed is what officials sign. Where a cell says more than the value, only the value's own words are exchanged, and only
//! where it can't be mistaken which they are.

use super::super::number_format::Format;
use super::super::place::plain;
use super::super::values::{choices, number, yen};
use super::sheet::Content;
use crate::ledger::year::FiscalYear;

/// Units in which money is printed, and their yen.
const UNITS: [(&str, i64); 5] =
    [("円", 1), ("千円", 1_000), ("万円", 10_000), ("百万円", 1_000_000), ("億円", 100_000_000)];

/// Days from the beginning of Excel's count to that of 1904.
const FROM_1904: i64 = 1462;

/// How a cell shows what is stored in it.
#[derive(Clone, Copy)]
pub(super) struct Look<'f> {
    /// Its number format; `None`: none.
    pub format: Option<&'f Format>,
    /// Days are counted from 1904.
    pub from_1904: bool,
}

impl Look<'_> {
    fn show(self, value: f64) -> String {
        self.format.map_or_else(|| super::super::number_format::general(value), |f| f.show(value, self.from_1904))
    }

    fn is_date(self) -> bool {
        self.format.is_some_and(Format::is_date)
    }
}

/// A value as the content of a whole cell. `scale`: the yen that 1 stands for, where it is an amount of money.
pub(super) fn whole(value: &str, scale: Option<i64>, look: Look<'_>) -> Content {
    let text = plain(value);
    if let (Some(scale), Ok(amount)) = (scale, text.parse::<i64>()) {
        return money(amount, scale.max(1), look);
    }
    if look.is_date() {
        return date(&text, look).unwrap_or(Content::Text(text));
    }
    // What is stored may be another number than the one that is printed: 0.821 for 82.1%.
    let shows = |digits: &String| {
        let shown = digits.parse().map(|value| look.show(value)).unwrap_or_default();
        shown == text || number(&shown).is_some_and(|shown| number(&text) == Some(shown))
    };
    match digits_in(&text) {
        Some(digits) => {
            let stored = [0, -2, 3, 6].into_iter().map(|by| shifted(&digits, by)).find(shows);
            stored.map_or(Content::Text(text), Content::Number)
        }
        None => Content::Text(text),
    }
}

fn money(amount: i64, scale: i64, look: Look<'_>) -> Content {
    let zeros = scale.ilog10() as i32;
    let digits = shifted(&amount.to_string(), -zeros);
    let shown = digits.parse().map(|value| look.show(value)).unwrap_or_default();
    if !look.is_date() && yen(&shown, scale) == Some(amount) {
        return Content::Number(digits);
    }
    Content::Text(match amount % scale {
        0 => grouped(&(amount / scale).to_string()),
        _ => grouped(&amount.to_string()) + "円",
    })
}

fn date(text: &str, look: Look<'_>) -> Option<Content> {
    let iso = super::super::values::day(text)?;
    let mut parts = iso.split('-').filter_map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    // Days since 1 March of the year 0, by the proleptic Gregorian calendar.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
    let serial = days - 693_899 - if look.from_1904 { FROM_1904 } else { 0 };
    let shown = look.show(serial as f64);
    let same = super::super::values::day(&shown).is_some_and(|shown| shown == iso);
    (same || shown == text).then(|| Content::Number(serial.to_string()))
}

/// The only number in a text, without what separates its thousands; negative with `-`, `▲` or `△` in front.
fn digits_in(text: &str) -> Option<String> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(rest.len());
    let digits = rest[..end].replace(',', "");
    let digits = digits.trim_end_matches('.');
    let negative = text[..start].contains(['-', '▲', '△', '−']);
    let other = rest[end..].contains(|c: char| c.is_ascii_digit());
    let fits = digits.len() <= 16 && digits.matches('.').count() <= 1;
    (fits && !other).then(|| format!("{}{digits}", if negative { "-" } else { "" }))
}

/// Decimal digits with the point moved, as no binary fraction would keep them.
fn shifted(digits: &str, by: i32) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{decimals}");
    let point = whole.len() as i32 + by;
    let text = if point <= 0 {
        format!("0.{}{all}", "0".repeat(point.unsigned_abs() as usize))
    } else if point as usize >= all.len() {
        format!("{all}{}", "0".repeat(point as usize - all.len()))
    } else {
        format!("{}.{}", &all[..point as usize], &all[point as usize..])
    };
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let bare = text.trim_start_matches('0');
    let zero = if bare.is_empty() || bare.starts_with('.') { "0" } else { "" };
    format!("{sign}{zero}{bare}")
}

/// Digits with their thousands separated.
fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').map_or((digits, ""), |(whole, _)| (whole, &digits[whole.len()..]));
    let mut out = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{sign}{out}{decimals}")
}

/// A cell's text with a new value in place of the old one, in the old one's style; `None` where it can't be told for certain
/// which words say the old one. The flag says whether they are all that the cell says.
pub(super) fn restated(text: &str, old: &str, new: &str, money: bool) -> Option<(String, bool)> {
    let (before, after) = (plain(old), plain(new));
    if let Some((_, marked)) = choices(text) {
        return (marked == [before.clone()])
            .then(|| marks_moved(text, &before, &after))
            .flatten()
            .map(|text| (text, false));
    }
    let styles = styles(&before, &after, money);
    if let Some((_, after)) = styles.iter().find(|(before, _)| text.trim() == before.trim()) {
        return Some((after.clone(), true));
    }
    styles.iter().filter(|(before, _)| !before.trim().is_empty()).find_map(|(before, after)| {
        let mut found = text.match_indices(before.as_str()).filter(|(at, _)| is_apart(text, *at, before));
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Some((format!("{}{after}{}", &text[..at], &text[at + before.len()..]), false)),
            _ => None,
        }
    })
}

/// The ways in which a value may be printed, and the new one printed so, the surest first.
fn styles(before: &str, after: &str, money: bool) -> Vec<(String, String)> {
    let mut styles = Vec::new();
    if let (true, Ok(old), Ok(new)) = (money, before.parse::<i64>(), after.parse::<i64>()) {
        for (unit, scale) in UNITS.into_iter().filter(|(_, scale)| old % scale == 0) {
            let in_yen = grouped(&new.to_string()) + "円";
            let in_unit = |number: String| if new % scale == 0 { number + unit } else { in_yen.clone() };
            let (old, new) = ((old / scale).to_string(), (new / scale).to_string());
            styles.push((grouped(&old) + unit, in_unit(grouped(&new))));
            styles.push((old + unit, in_unit(new)));
        }
    }
    let years = FiscalYear::parse(before).zip(FiscalYear::parse(after));
    if let Some((old, new)) = years.filter(|(old, _)| old.short() == before) {
        let long = |year: FiscalYear| year.to_string().trim_end_matches("年度").to_owned();
        styles.push((long(old), long(new)));
        styles.push((old.0.to_string(), new.0.to_string()));
    }
    styles.push((before.to_owned(), after.to_owned()));
    if number(before).as_deref() == Some(before) {
        let new = if number(after).as_deref() == Some(after) { grouped(after) } else { after.to_owned() };
        styles.push((grouped(before), new));
    }
    styles
}

/// Whether words that begin or end with a digit aren't cut out of a longer number.
fn is_apart(text: &str, at: usize, words: &str) -> bool {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let before = text[..at].chars().next_back().is_some_and(of_number);
    let after = text[at + words.len()..].chars().next().is_some_and(of_number);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    !(digit(words.chars().next()) && before || digit(words.chars().next_back()) && after)
}

/// Several lines as one cell says them.
pub(super) fn items<'v>(lines: impl Iterator<Item = std::borrow::Cow<'v, str>>) -> String {
    lines.map(std::borrow::Cow::into_owned).collect::<Vec<_>>().join("\n")
}

/// A text with empty boxes in which a choice is marked; `None` where it isn't one of them.
pub(super) fn marked(text: &str, choice: &str) -> Option<String> {
    let is_box = |c: char| matches!(c, '□' | '☐');
    let boxes: Vec<usize> = text.char_indices().filter(|(_, c)| is_box(*c)).map(|(at, _)| at).collect();
    let says = |n: usize| {
        let from = boxes[n] + text[boxes[n]..].chars().next().map_or(0, char::len_utf8);
        text[from..boxes.get(n + 1).copied().unwrap_or(text.len())].trim()
    };
    let at = boxes[(0..boxes.len()).find(|n| says(*n) == choice)?];
    let mark = if text[at..].starts_with('☐') { "☑" } else { "■" };
    let rest = &text[at + text[at..].chars().next()?.len_utf8()..];
    Some(format!("{}{mark}{rest}", &text[..at]))
}

/// A text with boxes in which another choice is marked.
fn marks_moved(text: &str, before: &str, after: &str) -> Option<String> {
    let is_box = |c: char| matches!(c, '□' | '■' | '☑' | '☐' | '✓' | '✔' | '☒' | '▣');
    let boxes: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_box(*c)).collect();
    let says = |n: usize| {
        let (at, mark) = boxes[n];
        let end = boxes.get(n + 1).map_or(text.len(), |(at, _)| *at);
        text[at + mark.len_utf8()..end].trim()
    };
    let (old, new) = ((0..boxes.len()).find(|n| says(*n) == before)?, (0..boxes.len()).find(|n| says(*n) == after)?);
    let mut marks: Vec<char> = boxes.iter().map(|(_, mark)| *mark).collect();
    marks.swap(old, new);
    let mut marks = marks.into_iter();
    Some(text.chars().map(|c| if is_box(c) { marks.next().unwrap_or(c) } else { c }).collect())
}

/// Several results as one cell says them: headings with what stands below each.
pub(super) fn results<'v>(parts: impl Iterator<Item = (String, String)> + 'v) -> String {
    let lines = parts.flat_map(|(heading, body)| [heading, body]).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(digits: &str) -> Content {
        Content::Number(digits.into())
    }

    fn text(words: &str) -> Content {
        Content::Text(words.into())
    }

    fn shown(code: &str, value: &str, scale: Option<i64>) -> Content {
        whole(value, scale, Look { format: Some(&Format::new(code)), from_1904: false })
    }

    #[test]
    fn a_number_is_stored_only_where_its_digits_are_shown() {
        for (code, value, content) in [
            ("General", "61", number("61")),
            ("General", "61.0", text("61.0")),
            ("0.0", "61.0", number("61")),
            ("0.0", "61", text("61")),
            ("#,##0", "81555", number("81555")),
            ("0.0%", "\"82.1%\"", number("0.821")),
            ("0%", "\"8%\"", number("0.08")),
            ("0.0%", "82.1", text("82.1")),
            ("0\"人\"", "\"12人\"", number("12")),
            ("#,##0,\"千円\"", "\"34,212千円\"", number("34212000")),
            ("General", "\"13(301)\"", text("13(301)")),
            ("General", "\"確認中\"", text("確認中")),
            ("General", "\"007\"", text("007")),
            ("000", "\"007\"", number("7")),
            ("#,##0;\"▲\"#,##0", "\"▲5\"", number("-5")),
            ("General", "12345678901234567", text("12345678901234567")),
            ("yyyy/m/d", "5", text("5")),
            ("[$-411]ge.m.d", "\"2025-06-20\"", number("45828")),
            ("m\"月\"d\"日\"", "\"2025-06-20\"", text("2025-06-20")),
        ] {
            assert_eq!(shown(code, value, None), content, "{code} {value}");
        }
    }

    #[test]
    fn money_is_in_the_cell_s_unit_or_says_its_own() {
        assert_eq!(shown("#,##0", "40404000", Some(1000)), number("40404"));
        assert_eq!(shown("#,##0", "40404482", Some(1000)), text("40,404,482円"));
        assert_eq!(shown("#,##0.000", "40404482", Some(1000)), number("40404.482"));
        assert_eq!(shown("General", "40404482", Some(1)), number("40404482"));
        assert_eq!(shown("#,##0,", "40404482", Some(1)), text("40,404,482"));
        assert_eq!(shifted("5", -3), "0.005");
        assert_eq!(shifted("100", -2), "1");
        assert_eq!(grouped("-1234567.5"), "-1,234,567.5");
    }

    #[test]
    fn an_empty_box_is_marked_where_its_choice_is_one_of_them() {
        assert_eq!(marked("□拡充　□継続　□終了", "継続").as_deref(), Some("□拡充　■継続　□終了"));
        assert_eq!(marked("☐ 有効\n☐ 有効でない", "有効").as_deref(), Some("☑ 有効\n☐ 有効でない"));
        assert_eq!(marked("□拡充　□継続", "縮小"), None);
    }

    #[test]
    fn only_the_value_s_own_words_are_exchanged() {
        let new = |cell: &str, old: &str, new: &str, money| restated(cell, old, new, money);
        let part = |text: &str| Some((text.to_owned(), false));
        assert_eq!(new("30人／27人", "\"27人\"", "\"28人\"", false), part("30人／28人"));
        assert_eq!(new("127/27", "27", "28", false), part("127/28"));
        assert_eq!(new("27/27", "27", "28", false), None, "which of them?");
        assert_eq!(new("委託料 5,660千円", "5660000", "5700000", true), part("委託料 5,700千円"));
        assert_eq!(new("委託料 5,660千円", "5660000", "5700500", true), part("委託料 5,700,500円"));
        assert_eq!(new("令和4年度～令和8年度", "\"R8\"", "\"R9\"", false), part("令和4年度～令和9年度"));
        assert_eq!(new("R4-R8", "\"R4\"", "\"R5\"", false), part("R5-R8"));
        assert_eq!(new("□効果あり ■効果なし", "\"効果なし\"", "\"効果あり\"", false), part("■効果あり □効果なし"));
        assert_eq!(new("□効果あり ■効果なし", "\"効果なし\"", "\"不明\"", false), None);
        assert_eq!(new("1,318", "1318", "1400", false), Some(("1,400".to_owned(), true)));
    }
}
