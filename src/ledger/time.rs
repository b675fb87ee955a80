//! Times that stand beside or in place of a printed value: `(H26)`, `(26年度)`, `R8.6公表予定`.
//!
//! A time is taken for one only where it can't be a number: with an era, or with 年度, or as a year of four digits with
//! 年 behind it. (26) and (26年) may be twenty-six of something and stay the numbers they are.

use super::units::{first_of, fold, words};
use super::year::FiscalYear;

/// The time that a printed value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A fiscal year, also one in which a printed month lies.
    Year(FiscalYear),
    /// 26年度: the era isn't printed.
    OfAnEra(u16),
    /// 24～26年度平均: more than one year.
    Several,
}

impl When {
    /// Whether it is this fiscal year, as far as it says.
    pub fn is(self, year: FiscalYear) -> bool {
        match self {
            Self::Year(own) => own == year,
            Self::OfAnEra(number) => year.short().get(1..) == Some(number.to_string().as_str()),
            Self::Several => false,
        }
    }
}

/// What is enough for a year.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// An era or 年度 (or four digits and 年).
    OnlyYears,
    /// Where a year is sure to stand: any number with 年度, an era, or 年.
    AnyNumber,
}

/// The time that `text` begins with, and how many bytes it takes, words behind it included (`H28.6月調査結果`).
pub(super) fn at(text: &str, care: Care) -> Option<(When, usize)> {
    let (first, mut length) = year(text)?;
    let mut when = first.when(care);
    let rest = text.get(length..)?;
    if let Some(dash) = rest.chars().next().filter(|c| matches!(fold(*c), '~' | '-'))
        && let Some((last, more)) = rest.get(dash.len_utf8()..).and_then(year)
        && last.when(care).is_some()
    {
        when = Some(When::Several);
        length += dash.len_utf8() + more;
    }
    while let Some(more) = text.get(length..).and_then(|rest| first_of(&words().time_after, rest)) {
        length += more;
    }
    Some((when?, length))
}

/// The first date in a text that names its year by an era or in four digits, or a month of it: `R8.6` of 「R8.6公表予定」.
pub(super) fn date_in(text: &str) -> Option<&str> {
    let mut inside = false;
    for (start, c) in text.char_indices() {
        let begins = !std::mem::replace(&mut inside, c.is_ascii_alphanumeric());
        let Some((found, length)) = text.get(start..).and_then(year).filter(|_| begins) else { continue };
        if found.era || (found.number >= 1900 && (found.month.is_some() || found.fiscal || found.calendar)) {
            return text.get(start..start + length);
        }
    }
    None
}

/// Whether a text is a date and nothing else, exact or not: `R7.10`, `令和7年秋頃`, `10月`.
pub(super) fn is_date(text: &str) -> bool {
    let Some(mut rest) = year(text).and_then(|(_, length)| text.get(length..)) else { return false };
    while let Some(more) = first_of(&words().roughly, rest) {
        rest = rest.get(more..).unwrap_or_default();
    }
    rest.is_empty()
}

/// The first month in a text whose year is sure, as calendar year and month: (2026, 6) of 「R8.6公表予定」.
pub(super) fn month_in(text: &str) -> Option<(u16, u16)> {
    let mut inside = false;
    text.char_indices().find_map(|(start, c)| {
        let begins = !std::mem::replace(&mut inside, c.is_ascii_alphanumeric());
        let (found, _) = text.get(start..).and_then(year).filter(|_| begins)?;
        Some((found.begun?.0, found.month?))
    })
}

/// A year as it was printed.
struct Year {
    number: u16,
    era: bool,
    /// The year that era and number name.
    begun: Option<FiscalYear>,
    /// 年度 stands behind it.
    fiscal: bool,
    /// 年 stands behind it.
    calendar: bool,
    month: Option<u16>,
}

impl Year {
    fn when(&self, care: Care) -> Option<When> {
        let certain = self.era || self.fiscal || (self.calendar && (self.number >= 1900 || care == Care::AnyNumber));
        match self.begun {
            _ if !certain => None,
            None => Some(When::OfAnEra(self.number)),
            // A month before April belongs to the fiscal year before.
            Some(FiscalYear(year)) if self.month.is_some_and(|month| month <= 3) => {
                Some(When::Year(FiscalYear(year.checked_sub(1)?)))
            }
            Some(year) => Some(When::Year(year)),
        }
    }
}

/// `H26`, `令和8年度`, `2024年`, `26年度`, `R8.6`, `令和7年8月20日` and how many bytes they take.
fn year(text: &str) -> Option<(Year, usize)> {
    const ERAS: [&str; 8] = ["令和", "平成", "昭和", "大正", "R", "H", "S", "T"];
    let upper = |c: char| fold(c).to_ascii_uppercase();
    let era = ERAS.iter().find_map(|era| {
        let length: usize = text.chars().take(era.chars().count()).map(char::len_utf8).sum();
        text.get(..length)?.chars().map(upper).eq(era.chars()).then_some(length)
    });
    let mut length = era.unwrap_or(0);
    let (number, digits) = match text.get(length..)?.strip_prefix('元').filter(|_| era.is_some()) {
        Some(_) => (1, '元'.len_utf8()),
        None => number(text.get(length..)?)?,
    };
    length += digits;
    let begun = if era.is_some() || number >= 1900 { Some(FiscalYear::parse(text.get(..length)?)?) } else { None };
    let mut found = Year { number, era: era.is_some(), begun, fiscal: false, calendar: false, month: None };
    let rest = text.get(length..)?;
    if rest.starts_with("年度") {
        found.fiscal = true;
        return Some((found, length + "年度".len()));
    }
    let (mark, is_year) = match rest.chars().next() {
        Some('年') => ('年', true),
        Some(c) if matches!(fold(c), '.' | '/' | '-') => (c, false),
        _ => return Some((found, length)),
    };
    found.calendar = is_year;
    let behind = length + mark.len_utf8();
    match self::number(text.get(behind..)?) {
        Some((month @ 1..=12, digits)) if is_year || found.begun.is_some() => {
            found.month = Some(month);
            length = behind + digits;
            let behind = text.get(length..)?;
            let mark = behind.chars().next().filter(|c| *c == '月' || (!is_year && fold(*c) == fold(mark)));
            let mark = mark.map_or(0, char::len_utf8);
            match behind.get(mark..).filter(|_| mark > 0).and_then(self::number) {
                Some((1..=31, digits)) => {
                    length += mark + digits;
                    length += text.get(length..)?.strip_prefix('日').map_or(0, |_| '日'.len_utf8());
                }
                _ if behind.starts_with('月') => length += mark,
                _ => {}
            }
        }
        _ if is_year => length = behind,
        _ => {}
    }
    Some((found, length))
}

/// A number of up to four digits, in any width, and how many bytes it takes.
fn number(text: &str) -> Option<(u16, usize)> {
    let digits: String = text.chars().map(fold).take_while(char::is_ascii_digit).collect();
    let length = text.chars().take(digits.len()).map(char::len_utf8).sum();
    (1..=4).contains(&digits.len()).then(|| digits.parse().ok()).flatten().map(|number| (number, length))
}
