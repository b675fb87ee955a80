//! The years that headings say: with their era, without it, as western years, or counted from the first.

use std::borrow::Cow;

use super::{is_numeric, unified};
use crate::ledger::year::FiscalYear;

/// The years that a text names, in order: `R6`, `令和6年度`, `2024年度`, `平成28年3月` (its fiscal year isn't asked for).
pub fn years(text: &str) -> Vec<u16> {
    // Every year has a digit, or is the first of its era.
    if !text.contains(|c: char| is_numeric(c) || c == '元') {
        return Vec::new();
    }
    years_of_unified(&unified(text))
}

/// [`years`] of a text whose widths are unified.
pub(super) fn years_of_unified(text: &str) -> Vec<u16> {
    if !text.contains(is_of_year) {
        return Vec::new();
    }
    let (mut found, mut rest, mut before) = (Vec::new(), text, None);
    while let Some(c) = rest.chars().next() {
        let word = may_begin_year(c).then(|| year_word(rest, before)).flatten();
        let year = word.and_then(FiscalYear::parse);
        let taken = match year {
            Some(FiscalYear(year)) => {
                found.push(year);
                word.unwrap_or_default()
            }
            None => &rest[..c.len_utf8()],
        };
        before = taken.chars().next_back();
        rest = &rest[taken.len()..];
    }
    found
}

/// The fiscal year that a heading says first: 「目標値（H30.3）」 and 「平成30年3月末」 are of the one that ends then. `said`: the
/// years that it says.
pub(super) fn year_of_heading(text: &str, said: &[u16]) -> Option<u16> {
    let year = said.first().copied()?;
    let starts = text.char_indices().filter(|(_, c)| may_begin_year(*c));
    let word = starts.map(|(at, _)| &text[at..]).find_map(|rest| {
        let word = year_word(rest, None).filter(|word| FiscalYear::parse(word) == Some(FiscalYear(year)))?;
        Some(&rest[word.len()..])
    });
    let of_month = |behind: &str| {
        let month = behind.strip_prefix(['.', '/', '年'])?;
        let (digits, rest) = month.split_at(leading_digits(month));
        let named = !behind.starts_with('年') || rest.starts_with('月');
        digits.parse::<u16>().ok().filter(|month| named && (1..=3).contains(month))
    };
    Some(year - u16::from(word.and_then(of_month).is_some()))
}

/// Whether a character is one of those of which every year has one: its era's, or the 年 behind four digits.
fn is_of_year(c: char) -> bool {
    matches!(c, '年' | '令' | '平' | '昭' | 'R' | 'H' | 'S')
}

/// Whether a year may begin with a character: with its era or its digits.
fn may_begin_year(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '令' | '平' | '昭' | 'R' | 'H' | 'S')
}

/// What a text begins with, if it has the form of a year: an era with one or two digits, or four digits before a 年.
fn year_word(text: &str, before: Option<char>) -> Option<&str> {
    let era =
        era(text).filter(|_| !text.starts_with(['R', 'H', 'S']) || before.is_none_or(|c| !c.is_ascii_alphanumeric()));
    let start = era.map_or(0, str::len);
    let rest = text.get(start..)?;
    if start > 0 && rest.starts_with('元') {
        return text.get(..start + '元'.len_utf8());
    }
    let digits = leading_digits(rest);
    let western = start == 0
        && digits == 4
        && before.is_none_or(|c| !c.is_ascii_digit())
        && rest.get(digits..).is_some_and(|rest| rest.starts_with('年'));
    ((start > 0 && (1..=2).contains(&digits)) || western).then_some(&text[..start + digits])
}

/// The era that a text begins with.
fn era(text: &str) -> Option<&str> {
    match text.chars().next()? {
        '令' | '平' | '昭' => ["令和", "平成", "昭和"].into_iter().find(|era| text.starts_with(era)),
        'R' | 'H' | 'S' => Some(&text[..1]),
        _ => None,
    }
}

/// How many digits a text begins with.
fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A header that gives its year without an era, 「28年度」 or 「26決算」: the year's digits, and the rest.
pub fn bare_year(text: &str) -> Option<(u16, String)> {
    // Most cells don't begin with a digit of any width; they aren't looked at any closer.
    if !text.trim_start().starts_with(is_numeric) {
        return None;
    }
    let text = unified(text);
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let digits: u16 = text.get(..end).filter(|digits| (1..=2).contains(&digits.len()))?.parse().ok()?;
    let rest = text.get(end..)?;
    let year = ["年度", "年"].iter().find_map(|word| rest.strip_prefix(word));
    let outside = |text: &str| text.split('(').next().unwrap_or_default().chars().count();
    match year {
        // 「6年度実績値(6年度目標値)」: what stands in brackets is of the same year.
        Some(rest) if outside(rest) <= 8 && rest.chars().count() <= 20 => {
            let again = format!("({digits}年度");
            Some((digits, rest.replacen(&again, "(", 1)))
        }
        None if end == 2 && rest.chars().count() <= 8 => Some((digits, rest.to_owned())),
        _ => None,
    }
}

/// A header that is a western year alone, 「2024」 or 「2026(目標)」: the year, and what else it says.
pub fn western_year(text: &str) -> Option<(u16, String)> {
    // Nor do most that do: digits alone are a year where there are four of them.
    let is_number = text.len() != 4 && text.bytes().all(|b| b.is_ascii_digit());
    if is_number || !text.trim_start().starts_with(is_numeric) {
        return None;
    }
    let text = unified(text);
    let year: u16 = text.get(..4)?.parse().ok().filter(|year| (1990..2100).contains(year))?;
    let rest = text.get(4..)?;
    let plain =
        !rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '年')) && rest.chars().count() <= 8;
    plain.then(|| (year, rest.trim_matches(['(', ')', '[', ']']).to_owned()))
}

/// A header without its place in a row of years: 「1年目（令和5年度）」 is about R5.
pub(super) fn without_ordinal(text: &str) -> &str {
    let rest = text.trim_start_matches('第').trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < text.len() && matches!(rest, "年目" | "年度目" | "年次") { "" } else { text }
}

/// What a header says of a year that it only counts: 「５年目の目標」 → 「目標」.
pub(super) fn of_ordinal(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches('第').trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then(|| rest.strip_prefix("年目の"))?
}

/// A header without its year.
pub(in crate::exchange) fn without_year(text: &str) -> String {
    undated(text).into_owned()
}

/// [`without_year`], without a copy where nothing changes.
pub(super) fn undated(text: &str) -> Cow<'_, str> {
    if !text.contains(is_of_year) || !text.contains(|c: char| c.is_ascii_digit() || c == '元') {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(c) = rest.chars().next() {
        let other = rest.find(may_begin_year).unwrap_or(rest.len());
        if other > 0 {
            out.push_str(&rest[..other]);
            rest = &rest[other..];
            continue;
        }
        // S5 isn't taken for a year here: it is a number of something more often.
        let era = era(rest).filter(|era| *era != "S");
        let start = era.map_or(0, str::len);
        let behind = &rest[start..];
        let digits = if behind.starts_with('元') { '元'.len_utf8() } else { leading_digits(behind) };
        let alone = era.is_none() && digits == 4 && behind[digits..].starts_with('年');
        let first = era.is_some() && behind.starts_with('元');
        if first || (era.is_some() && (1..=2).contains(&digits)) || alone {
            rest = &behind[digits..];
            let unit =
                ["年度末", "年度分", "年度", "年", "末", "."].into_iter().find_map(|word| rest.strip_prefix(word));
            rest = unit.unwrap_or(rest);
            continue;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    Cow::Owned(out)
}
