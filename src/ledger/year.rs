//! Fiscal years as officials write them.
//!
//! A fiscal year runs from April to March and is named after its first month. The record writes `R6`; people type
//! `令和6年度`, `R6`, `６` or `2024`. All mean the same year, and the screen shows wareki. What can't be read as a year
//! stays the text that it is.

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::UnicodeNormalization;

use super::units::is_odd_digit;

/// A fiscal year, kept as the western year in which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FiscalYear(pub u16);

/// The eras that can occur in a record, newest first: letter, name, how it is read, the western year before its year 1.
const ERAS: [(char, &str, &str, u16); 5] = [
    ('R', "令和", "レイワ", 2018),
    ('H', "平成", "ヘイセイ", 1988),
    ('S', "昭和", "ショウワ", 1925),
    ('T', "大正", "タイショウ", 1911),
    ('M', "明治", "メイジ", 1867),
];

impl FiscalYear {
    /// Reads `R6`, `r6`, `Ｒ６`, `令和6年度`, `令和六年`, `令和元年`, `ﾚｲﾜ6`, `2024` or `2024年度`; `None` for anything else.
    pub fn parse(text: &str) -> Option<FiscalYear> {
        // As the record writes it, in ASCII, it is its own NFKC.
        let text = if text.bytes().all(|b| b.is_ascii_graphic()) {
            Cow::Borrowed(text)
        } else if text.chars().any(is_odd_digit) {
            return None;
        } else {
            text.nfkc().filter(|c| !c.is_whitespace()).collect()
        };
        let text = text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(&text);
        for (letter, name, reading, before) in ERAS {
            let number = text
                .strip_prefix(name)
                .or_else(|| text.strip_prefix(reading))
                .or_else(|| text.strip_prefix(letter))
                .or_else(|| text.strip_prefix(letter.to_ascii_lowercase()));
            if let Some(number) = number {
                let year = if number == "元" { 1 } else { small_number(number).or_else(|| kanji_number(number))? };
                return (1..=99).contains(&year).then_some(FiscalYear(before + year));
            }
        }
        let year = small_number(text)?;
        // No later than the short form can say: a year is read again as it is written.
        (1868..=2117).contains(&year).then_some(FiscalYear(year))
    }

    /// The fiscal year in which a year, a month or a day as people write it lies: `2024`, `FY2024`, `令和9年3月31日` (R8), `2027.3`,
    /// `2024-04-01`. Fiscal years end with March.
    pub(crate) fn around(text: &str) -> Option<FiscalYear> {
        let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
        let text = text.strip_prefix("FY").or_else(|| text.strip_prefix("fy")).unwrap_or(&text);
        if let Some(year) = FiscalYear::parse(text) {
            return Some(year);
        }
        let dashed = text.matches('-').count() == 2;
        let mark = |c: char| matches!(c, '年' | '.' | '/') || (dashed && c == '-');
        let (year, rest) = text.split_once(mark)?;
        let FiscalYear(year) = FiscalYear::parse(year)?;
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (month, behind) = rest.split_at_checked(digits).filter(|(month, _)| month.len() <= 2)?;
        let month: u16 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
        let day = behind.trim_start_matches(|c: char| c == '月' || mark(c));
        let day = day.strip_suffix("日").unwrap_or(day);
        let words = ["", "末", "末日", "頃", "上旬", "中旬", "下旬"];
        let whole = words.contains(&day) || (day.len() <= 2 && day.bytes().all(|b| b.is_ascii_digit()));
        whole.then_some(FiscalYear(if month < 4 { year - 1 } else { year }))
    }

    /// The era letter and the year within the era, as `R6` is written.
    fn era(self) -> (char, &'static str, u16) {
        for (letter, name, _, before) in ERAS {
            if self.0 > before {
                return (letter, name, self.0 - before);
            }
        }
        ('M', "明治", self.0)
    }

    /// A title with another year (`to`) in place of this one, in the way it is written; `None` where it names no year, or
    /// another one.
    pub(crate) fn replaced_in(self, title: &str, to: FiscalYear) -> Option<String> {
        const END: &str = "年度";
        /// Characters that a year has at most before its 年度: 令和十二.
        const LONGEST: usize = 5;
        let mut made = String::new();
        let mut rest = title;
        let mut any = false;
        while let Some(end) = rest.find(END) {
            let (before, after) = rest.split_at(end + END.len());
            let head = &before[..end];
            let starts: Vec<usize> = head
                .char_indices()
                .rev()
                .take(LONGEST)
                .filter(|(_, c)| !c.is_whitespace())
                .map(|(start, _)| start)
                .collect();
            let year = starts.iter().rev().find_map(|&start| Some((start, FiscalYear::parse(&head[start..])?)));
            match year {
                Some((start, year)) if year == self => {
                    made.push_str(&head[..start]);
                    let wide = head[start..].chars().any(|c| ('０'..='９').contains(&c));
                    let western = head[start..].starts_with(|c: char| c.is_numeric());
                    let new = if western { format!("{}{END}", to.0) } else { to.to_string() };
                    made.extend(new.chars().map(|c| match c {
                        '0'..='9' if wide => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
                        c => c,
                    }));
                    any = true;
                }
                Some(_) => return None,
                None => made.push_str(before),
            }
            rest = after;
        }
        made.push_str(rest);
        any.then_some(made)
    }

    /// The short form that the ledger keeps: `R6`.
    pub(crate) fn short(self) -> String {
        let (letter, _, year) = self.era();
        format!("{letter}{year}")
    }
}

impl fmt::Display for FiscalYear {
    /// The long form: `令和6年度`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, name, year) = self.era();
        match year {
            1 => write!(f, "{name}元年度"),
            _ => write!(f, "{name}{year}年度"),
        }
    }
}

/// A number up to 99 in kanji: `六`, `十二`, `二十`, `三一`.
fn kanji_number(text: &str) -> Option<u16> {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|d| d == c).map(|d| d as u16);
    let digits: Vec<char> = text.chars().collect();
    match digits[..] {
        ['十'] => Some(10),
        [one] => digit(one),
        ['十', one] => Some(10 + digit(one)?),
        [ten, '十'] => Some(10 * digit(ten)?),
        [ten, one] | [ten, '十', one] => Some(10 * digit(ten)? + digit(one)?),
        _ => None,
    }
}

fn small_number(text: &str) -> Option<u16> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_again_as_it_is_written() {
        let years: Vec<FiscalYear> = (0..=9999).filter_map(|n| FiscalYear::parse(&n.to_string())).collect();
        assert_eq!((years.first(), years.last()), (Some(&FiscalYear(1868)), Some(&FiscalYear(2117))));
        for year in years {
            for written in [year.short(), year.to_string()] {
                assert_eq!(FiscalYear::parse(&written), Some(year), "{written}");
            }
        }
    }

    #[test]
    fn every_way_of_writing_a_year_means_the_same() {
        for text in ["R6", "r6", "Ｒ６", "令和6年度", "令和６年", " 令和 6 年度 ", "2024", "2024年度", "２０２４"]
        {
            assert_eq!(FiscalYear::parse(text), Some(FiscalYear(2024)), "{text}");
        }
        assert_eq!(FiscalYear::parse("令和元年度"), Some(FiscalYear(2019)));
        assert_eq!(FiscalYear::parse("H31"), Some(FiscalYear(2019)));
        for (text, year) in [
            ("令和六年度", 2024),
            ("ﾚｲﾜ6", 2024),
            ("レイワ６年", 2024),
            ("令和十年", 2028),
            ("平成三十一年", 2019),
            ("平成二十", 2008),
            ("令和一二", 2030),
        ] {
            assert_eq!(FiscalYear::parse(text), Some(FiscalYear(year)), "{text}");
        }
    }

    #[test]
    fn what_is_no_year_is_not_guessed() {
        for text in ["", "R", "R0", "R6-R8", "6", "令和六六六年", "六", "令和十十", "確認中", "99999", "R123"]
        {
            assert_eq!(FiscalYear::parse(text), None, "{text}");
        }
    }

    #[test]
    fn years_are_shown_in_wareki() {
        assert_eq!(FiscalYear(2024).to_string(), "令和6年度");
        assert_eq!(FiscalYear(2019).to_string(), "令和元年度");
        assert_eq!(FiscalYear(2024).short(), "R6");
        assert_eq!(FiscalYear(2018).short(), "H30");
    }
}
