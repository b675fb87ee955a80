//! Printed texts as the ledger's values: numbers, amounts of yen, years, dates. Nothing that isn't clearly one becomes one.

mod choices;
pub(super) mod kinds;
mod yearly;

use std::borrow::Cow;

pub use self::choices::choices;
pub(super) use self::yearly::yearly;
use super::words::{scale, squeezed, unified, years};
use crate::ledger::decimal::Decimal;
use crate::ledger::printed::{Kind, Printed};
use crate::ledger::units::{fold, is_odd_digit, parted_by_blanks};
use crate::ledger::year::FiscalYear;

/// A text as a string of JSON, quotes and all.
pub fn string(text: &str) -> String {
    // Most texts take no more room than they need.
    if !needs_no_escape(text) {
        return serde_json::to_string(text).unwrap_or_default();
    }
    let mut json = String::with_capacity(text.len() + 2);
    json.extend(["\"", text, "\""]);
    json
}

/// Whether a text has nothing that JSON escapes in a string.
pub(super) fn needs_no_escape(text: &str) -> bool {
    // All of it is looked at, so that many bytes are at once.
    !text.bytes().fold(false, |any, b| any | (b < b' ') | (b == b'"') | (b == b'\\'))
}

/// Adds a number's digits to a text; a large file has many positions and addresses.
pub(super) fn add_digits(n: usize, out: &mut String) {
    out.push_str(itoa::Buffer::new().format(n));
}

/// A number alone, with its digits as printed: `1,318` → `1318`, `６１.０` → `61.0`. Digits in circles and raised ones are
/// none, and what a blank or a new line parts is more than one number.
pub fn number(text: &str) -> Option<String> {
    // A word, or a whole number: what there is most of.
    if begins_with_word(text) {
        return None;
    }
    if is_plain_whole(text) {
        return Some(text.to_owned());
    }
    let printed = text.trim();
    let text = printed;
    // Longer than any number in the widest digits is a text.
    if text.len() > 80 || begins_with_word(text) {
        return None;
    }
    let text: Cow<'_, str> =
        if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.chars().map(fold).collect()) };
    let text = if text.contains(' ') { Cow::Owned(parted_by_blanks(printed)?) } else { text };
    let (sign, digits) = text.strip_prefix('-').map_or(("", &*text), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let groups: Vec<&str> = whole.split(',').collect();
    let all = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if !groups.iter().all(|group| all(group)) || !grouped || decimals.is_some_and(|d| !all(d)) {
        return None;
    }
    let joined = groups.concat();
    // A code with a leading zero is no quantity.
    if joined.len() > 1 && joined.starts_with('0') || joined.len() > 17 {
        return None;
    }
    Some(match decimals {
        Some(decimals) => format!("{sign}{joined}.{decimals}"),
        None => format!("{sign}{joined}"),
    })
}

/// Whether a text is a [`number`].
pub fn is_number(text: &str) -> bool {
    is_plain_whole(text) || number(text).is_some()
}

/// Whether a text begins with a character of Japanese words, as no number does.
fn begins_with_word(text: &str) -> bool {
    text.starts_with(is_of_words)
}

/// Whether a character is one of Japanese words, whatever it may count.
fn is_of_words(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{9fff}')
}

/// Whether a text is a whole number, written in digits alone.
fn is_plain_whole(text: &str) -> bool {
    let is_zero_in_front = text.starts_with('0') && text.len() > 1;
    (1..=17).contains(&text.len()) && !is_zero_in_front && text.bytes().all(|b| b.is_ascii_digit())
}

/// A printed value: a number where only a number is printed, else the text.
pub fn printed(text: &str) -> String {
    number(text).unwrap_or_else(|| string(text))
}

/// A number with what stands behind it: `17件` → (17, 件).
pub fn with_unit(text: &str) -> Option<(String, String)> {
    let text: String = text.trim().chars().map(fold).collect();
    let at = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.' | '-'))?;
    let (value, unit) = text.split_at(at);
    let unit = squeezed(unit);
    // 100 200人, 3億2千万円: more than a number and its unit.
    let is_digit = |c: char| c.is_ascii_digit();
    let goes_on = unit.starts_with(is_digit) || unit.starts_with(['千', '万', '億']) && unit.contains(is_digit);
    if goes_on {
        return None;
    }
    Some((number(value)?, unit))
}

/// An amount in whole yen, as the ledger itself reads it: one exact amount, or none. `unit`: yen that 1 stands for where the
/// text itself doesn't say.
pub fn yen(text: &str, unit: i64) -> Option<i64> {
    // What there is most of.
    if is_plain_whole(text) {
        return text.parse::<i64>().ok()?.checked_mul(unit);
    }
    let power = unit.checked_ilog10().and_then(|power| u8::try_from(power).ok())?;
    let text = bare_amount(text.trim());
    if let Some(number) = number(text) {
        let value = Decimal::parse(&number)?.times_ten_to(power)?.trimmed();
        return value.plain().to_string().parse().ok().filter(|yen: &i64| *yen >= 0);
    }
    Printed::Text(text.into()).yen(power).filter(|yen| *yen >= 0)
}

/// An amount without what is written around it so that nobody adds to it: 「金1,234円也」, 「¥1,234-」.
fn bare_amount(text: &str) -> &str {
    let digit = |rest: &&str| rest.starts_with(char::is_numeric);
    let bare = text.strip_prefix('金').map(str::trim_start).filter(digit).unwrap_or(text);
    let bare = bare.strip_suffix('也').map_or(bare, str::trim_end);
    if !bare.starts_with(['¥', '￥']) {
        return bare;
    }
    let closed = bare.trim_end_matches(['-', '－', '―', '‐', '−', 'ー']);
    if closed.len() < bare.len() { closed.trim_end_matches(['.', '．']) } else { bare }
}

/// How many times (a thousand, ten thousand, a million) two amounts of one thing are apart, give or take what a plan and its
/// result differ: the units of money in which one of them may be.
pub(super) fn rescaled(was: i64, is: i64) -> Option<i64> {
    let (small, large) = (was.checked_abs()?.min(is.checked_abs()?), was.checked_abs()?.max(is.checked_abs()?));
    let times = large.checked_div(small)?;
    [1_000, 10_000, 1_000_000].into_iter().find(|unit| (unit / 2..=unit * 2).contains(&times))
}

/// The amount of yen that a text says without being exact (約3,000千円, 3億円程度).
pub fn about_yen(text: &str, unit: i64) -> Option<i64> {
    let printed = Printed::Text(text.trim().into());
    let (_, readings) = printed.read(None);
    let [reading] = &readings[..] else { return None };
    let digits = text.get(reading.span())?.trim_matches(|c: char| !c.is_numeric() && !"十百千万億兆円".contains(c));
    reading.approximate.then(|| yen(digits, unit))?
}

/// Whether a text says several numbers beside each other.
pub fn is_several(text: &str) -> bool {
    Printed::Text(text.trim().into()).readings(None).kind() == Kind::List
}

/// A whole number: `3`, `３`, `No.3`; `①` alone, as headings are numbered.
pub fn whole(text: &str) -> Option<String> {
    if text.len() < 6 && text != "0" && is_plain_whole(text) {
        return Some(text.to_owned());
    }
    if begins_with_word(text) {
        return None;
    }
    let mut characters = text.trim().chars();
    if let (Some(c @ '①'..='⑳'), None) = (characters.next(), characters.next()) {
        return Some((c as u32 - '①' as u32 + 1).to_string());
    }
    if text.chars().any(is_odd_digit) {
        return None;
    }
    let text = unified(text);
    let text = text.trim_start_matches("No.").trim_start_matches("No");
    (!text.is_empty() && text.len() < 6 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.trim_start_matches('0').to_owned())
        .filter(|t| !t.is_empty())
}

/// Beginning and end of a period in years.
pub fn period(text: &str) -> Option<(u16, Option<u16>)> {
    let text = squeezed(text);
    if let Some(spelled) = spelled(text.trim_matches(['(', ')'])) {
        return Some(spelled);
    }
    let found = years(&text);
    let ranged = text.contains(['~', '〜', '～', '-', '－', 'ー', '―']);
    match found[..] {
        [from, to] if from <= to => Some((from, Some(to))),
        [from] if ranged => Some((from, last_of(&text, from))),
        [only] if text.chars().count() <= 8 => Some((only, Some(only))),
        _ => None,
    }
}

/// A period whose ends are years, months or days, each of them whole: `2023～2025`, `令和6年4月1日～令和9年3月31日`, `2024`.
fn spelled(text: &str) -> Option<(u16, Option<u16>)> {
    // Most texts begin as no year does; they aren't looked at any closer.
    if text
        .starts_with(|c| matches!(c, '\u{3041}'..='\u{9fff}') && !matches!(c, '令' | '平' | '昭' | '大' | '明' | '西'))
    {
        return None;
    }
    let end = |text: &str| FiscalYear::around(text.trim_end_matches("まで")).map(|year| year.0);
    let parted = text.split_once(['~', '〜', 'ー', '―', '–', '—']).or_else(|| text.split_once("から"));
    let parted = parted.or_else(|| Some(text.split_once('-')?).filter(|(_, rest)| !rest.contains('-')));
    match parted {
        Some((from, to)) => {
            Some((end(from)?, end(to)?)).filter(|(from, to)| from <= to).map(|(from, to)| (from, Some(to)))
        }
        None => end(text).map(|only| (only, Some(only))),
    }
}

/// The fiscal year of one end of a period: a year, a month or a day.
pub fn end_of_period(text: &str) -> Option<u16> {
    match years(text)[..] {
        [year] => Some(FiscalYear::around(&squeezed(text)).map_or(year, |around| around.0)),
        _ => FiscalYear::around(&squeezed(text)).map(|year| year.0),
    }
}

/// The last year of 「令和5～7年度」, whose era is said once. The mark stands right between the two: a 「シート」 has one too.
fn last_of(text: &str, from: u16) -> Option<u16> {
    let marks = text.char_indices().filter(|(_, c)| matches!(c, '~' | '〜' | '～' | '-' | '－' | 'ー' | '―'));
    marks.into_iter().find_map(|(at, mark)| {
        let before = text[..at].trim_end_matches("年度").trim_end_matches('年');
        let after = &text[at + mark.len_utf8()..];
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (first, last): (u16, u16) = (before[digits..].parse().ok()?, after[..end].parse().ok()?);
        (first < last && last < 100).then(|| from + last - first)
    })
}

/// `R7.6.20`, `2025/6/20`, `令和7年6月20日` as `2025-06-20`.
pub fn day(text: &str) -> Option<String> {
    let text = squeezed(text);
    let parts: Vec<&str> = text.trim_end_matches('日').split(['.', '/', '年', '月', '-']).collect();
    let [year, month, day] = parts[..] else { return None };
    let FiscalYear(year) = FiscalYear::parse(year)?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// A year as the ledger writes it.
pub fn short(year: u16) -> String {
    FiscalYear(year).short()
}

/// Whether a text is a dash alone.
pub fn is_dash(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().all(|c| matches!(c, '-' | '－' | '―' | '‐' | '−' | 'ー' | '–' | '—'))
        && text.chars().count() <= 2
}

/// Whether a text says that a value isn't known yet.
pub fn is_pending(text: &str) -> bool {
    ["確認中", "集計中", "未確定", "未公表", "未定"].iter().any(|word| text.contains(word))
}

/// Whether a text says that the value above is meant.
pub fn is_ditto(text: &str) -> bool {
    // Most texts begin otherwise, in whatever width; they aren't looked at any closer.
    if text.starts_with(|c: char| c.is_ascii_alphanumeric() || (c != '同' && matches!(c, '\u{4e00}'..='\u{9fff}'))) {
        return false;
    }
    matches!(&*unified(text), "〃" | "\"" | "同上" | "々" | "″" | "''")
}

/// The parts of a text that counts them up, 「①利用者数 ②看板数」 or lines that begin with (1), (2) or 1., 2.: each with its number.
/// Empty where the text doesn't begin with a number or the numbers don't rise.
pub fn counted(text: &str) -> Vec<(usize, &str)> {
    let mut marks: Vec<(usize, usize, usize)> = Vec::new();
    // Most texts begin with no number; they aren't looked at any closer.
    let begins = |c: &char| matches!(c, '(' | '（') || (!is_of_words(*c) && c.is_numeric());
    let Some(first) = text.trim_start().chars().next().filter(begins) else {
        return Vec::new();
    };
    let circled = ('①'..='⑳').contains(&first);
    for (at, c) in text.char_indices() {
        let begins_line = || text[..at].trim_end_matches([' ', '　']).chars().next_back().is_none_or(|c| c == '\n');
        if circled && ('①'..='⑳').contains(&c) {
            marks.push((c as usize - '①' as usize + 1, at, at + c.len_utf8()));
        } else if !circled && c.is_numeric() && begins_line() {
            // 「1. 500」, 「2．満足度」; 「1.5」 is a number.
            let digits: String = text[at..].chars().take_while(|c| c.is_numeric()).collect();
            let behind = text[at + digits.len()..].strip_prefix(['.', '．', '、', ')', '）']);
            let Some(rest) = behind.filter(|rest| !rest.starts_with(char::is_numeric)) else { continue };
            let Some(number) = whole(&digits).and_then(|number| number.parse().ok()) else { continue };
            marks.push((number, at, text.len() - rest.len()));
        } else if !circled && matches!(c, '(' | '（') && begins_line() {
            let Some((number, rest)) = text[at + c.len_utf8()..].split_once([')', '）']) else { continue };
            let Some(number) = whole(number).and_then(|number| number.parse().ok()) else { continue };
            marks.push((number, at, text.len() - rest.len()));
        }
    }
    let begins = marks.first().is_some_and(|(_, at, _)| text[..*at].trim().is_empty());
    if !begins || !marks.is_sorted_by(|a, b| a.0 < b.0) {
        return Vec::new();
    }
    let ends = marks.iter().skip(1).map(|mark| mark.1).chain([text.len()]);
    marks.iter().zip(ends).map(|(&(number, _, from), to)| (number, text[from..to].trim())).collect()
}

/// The unit of money that a text such as 「（単位：千円）」 sets for a whole sheet.
pub fn sheet_scale(text: &str) -> Option<i64> {
    // Most cells say nothing of money: they aren't looked at any closer.
    if !text.contains('円') {
        return None;
    }
    let text = squeezed(text);
    let says = ["単位", "金額:", "金額は"].iter().any(|word| text.contains(word));
    (says && text.contains('円') && text.chars().count() <= 16).then(|| scale(&text))?
}

/// The unit of money in brackets that a text ends in, and what stands in front of it: 「２ コストの推移（千円）」, 「（千円）」.
pub fn scale_behind(text: &str) -> Option<(String, i64)> {
    if !text.contains('円') {
        return None;
    }
    let flat = squeezed(text);
    let (heading, unit) = flat.strip_suffix(')')?.rsplit_once('(')?;
    let unit = unit.trim_start_matches("単位").trim_start_matches(':');
    let known = matches!(unit, "円" | "千円" | "万円" | "百万円" | "億円") && heading.chars().count() <= 60;
    known.then(|| Some((heading.to_owned(), scale(unit)?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_of_words_is_a_digit_in_another_width() {
        for c in ('\u{3041}'..='\u{9fff}').filter(|c| is_of_words(*c) && !is_odd_digit(*c)) {
            assert!(unified(c.encode_utf8(&mut [0; 4])).chars().any(|c| !c.is_ascii_digit()), "{c}");
        }
        assert_eq!((whole("第3号"), whole("３"), whole(" 3 ")), (None, Some("3".into()), Some("3".into())));
    }

    #[test]
    fn amounts_are_those_that_the_ledger_reads() {
        for (text, unit, amount) in [
            ("3億2千万円", 1, 320_000_000),
            ("1億5千万円", 1000, 150_000_000),
            ("3億2,000万円", 1, 320_000_000),
            ("3億2百3万円", 1, 302_030_000),
            ("十二億円", 1, 1_200_000_000),
            ("３４，２１２", 1000, 34_212_000),
            ("34.5", 1000, 34_500),
            ("2千万円", 1000, 20_000_000),
            ("3億", 1000, 300_000_000),
            ("34,212\n千円", 1, 34_212_000),
            ("￥5,000", 1, 5_000),
        ] {
            assert_eq!(yen(text, unit), Some(amount), "{text}");
        }
        for no in [
            "②5,000円",
            "5000\n3000",
            "5,000千円\n3,000千円",
            "5,000円3,000円",
            "1 2 3",
            "約3,000千円",
            "3,000円以上",
            "5,000円²",
            "千円",
            "5,000円(R5)",
            "3,000人",
            "0.5",
            "確認中",
        ] {
            assert_eq!(yen(no, 1), None, "{no:?}");
        }
        assert_eq!(yen("5千", 1000), None);
        assert_eq!(about_yen("約3,000千円", 1), Some(3_000_000));
        assert_eq!(about_yen("3億円程度", 1), Some(300_000_000));
        assert_eq!(about_yen("3,000千円", 1), None);
        assert!(is_several("5,000円3,000円") && is_several("5000\n3000") && !is_several("5,000円"));
    }

    #[test]
    fn only_digits_are_digits_and_one_number_is_one() {
        for (text, value) in [
            ("１２", "12"),
            ("1,318", "1318"),
            ("12 450", "12450"),
            ("1 318.5", "1318.5"),
            ("1 318 335", "1318335"),
            ("６１．０", "61.0"),
            ("-5", "-5"),
        ] {
            assert_eq!(number(text).as_deref(), Some(value), "{text}");
        }
        for no in [
            "12①",
            "5²",
            "①5",
            "①",
            "100 200",
            "100　200",
            "1 2 3",
            "100\n200",
            "40\n404\n482",
            "４０\n４０４",
            "120 200 300",
            "½",
        ] {
            assert_eq!(number(no), None, "{no}");
            assert_eq!(printed(no), string(no));
        }
        assert_eq!((with_unit("100 200人"), with_unit("3億2千万円")), (None, None));
        assert_eq!(with_unit("5m2"), Some(("5".into(), "m2".into())));
        assert_eq!(with_unit("17件"), Some(("17".into(), "件".into())));
        assert_eq!((whole("①").as_deref(), whole("1①"), whole("Ｎｏ．３").as_deref()), (Some("1"), None, Some("3")));
    }

    #[test]
    fn a_period_whose_era_is_said_once_has_both_its_years() {
        assert_eq!(period("令和5～7年度"), Some((2023, Some(2025))));
        assert_eq!(period("令和５年度から令和７年度まで"), Some((2023, Some(2025))));
        assert_eq!(period("平成27年度～"), Some((2015, None)));
        assert_eq!(period("令和7～5年度"), Some((2025, None)));
    }

    #[test]
    fn a_period_of_days_or_western_years_is_one_of_fiscal_years() {
        for (text, from, to) in [
            ("令和6年4月1日～令和9年3月31日", 2024, 2026),
            ("(令和６年４月～令和９年３月)", 2024, 2026),
            ("令和7年1月から令和9年3月末まで", 2024, 2026),
            ("2024.4～2027.3", 2024, 2026),
            ("2023/4/1～2026/3/31", 2023, 2025),
            ("2024-04-01～2027-03-31", 2024, 2026),
            ("2023-2025", 2023, 2025),
            ("2023～2025", 2023, 2025),
            ("2023年度～2025年度", 2023, 2025),
            ("FY2023~FY2025", 2023, 2025),
            ("R5-R7", 2023, 2025),
            ("R5-7", 2023, 2025),
            ("令和五年度～令和七年度", 2023, 2025),
            ("H30～R6", 2018, 2024),
            ("2024", 2024, 2024),
            ("FY2024", 2024, 2024),
            ("R6年度のみ", 2024, 2024),
        ] {
            assert_eq!(period(text), Some((from, Some(to))), "{text}");
        }
        for no in ["5年度～7年度", "20～25", "2024.13", "12.5", "2025-2023", "未定"] {
            assert!(period(no).is_none(), "{no}");
        }
        assert_eq!(end_of_period("令和9年3月31日"), Some(2026));
        assert_eq!(end_of_period("2027.3"), Some(2026));
        assert_eq!(end_of_period("R7.3"), Some(2024));
        assert_eq!(end_of_period("2025/4/1"), Some(2025));
        assert_eq!(end_of_period("令和8年度"), Some(2026));
    }

    #[test]
    fn what_is_counted_up_is_told_apart() {
        assert_eq!(counted("①利用者数（人）\n②看板数（基）"), [(1, "利用者数（人）"), (2, "看板数（基）")]);
        assert_eq!(counted(" ①3,000 ②－"), [(1, "3,000"), (2, "－")]);
        assert_eq!(counted("（１）回数\n（２）人数(延べ)"), [(1, "回数"), (2, "人数(延べ)")]);
        assert_eq!(counted("1. 500\n2．－"), [(1, "500"), (2, "－")]);
        assert_eq!(counted("②12"), [(2, "12")]);
        for no in ["利用者数", "前年は①、今年は②", "②a ①b", "13(301)", "1.5\n2.5", "12\n15", ""] {
            assert_eq!(counted(no), [], "{no}");
        }
    }
}
