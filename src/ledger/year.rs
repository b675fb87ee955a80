//! Fiscal years as officials write them.
//!
//! A fiscal year runs from April to March and is named after its first month. The record writes `R6`; people type
//! `令和6年度`, `R6`, `６` or `2024`. All mean the same year, and the screen shows wareki. What can't be read as a year
//! stays the text that it is.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// A fiscal year, kept as the western year in which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FiscalYear(pub u16);

/// The eras that can occur in a record, newest first: letter, name, the western year before its year 1.
const ERAS: [(char, &str, u16); 5] =
    [('R', "令和", 2018), ('H', "平成", 1988), ('S', "昭和", 1925), ('T', "大正", 1911), ('M', "明治", 1867)];

impl FiscalYear {
    /// Reads `R6`, `r6`, `Ｒ６`, `令和6年度`, `令和元年`, `2024` or `2024年度`; `None` for anything else.
    pub fn parse(text: &str) -> Option<FiscalYear> {
        let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
        let text = text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(&text);
        for (letter, name, before) in ERAS {
            let number = text
                .strip_prefix(name)
                .or_else(|| text.strip_prefix(letter))
                .or_else(|| text.strip_prefix(letter.to_ascii_lowercase()));
            if let Some(number) = number {
                let year = if number == "元" { 1 } else { small_number(number)? };
                return (1..=99).contains(&year).then_some(FiscalYear(before + year));
            }
        }
        let year = small_number(text)?;
        (1868..=2200).contains(&year).then_some(FiscalYear(year))
    }

    /// The era letter and the year within the era, as `R6` is written.
    fn era(self) -> (char, &'static str, u16) {
        for (letter, name, before) in ERAS {
            if self.0 > before {
                return (letter, name, self.0 - before);
            }
        }
        ('M', "明治", self.0)
    }

    /// The short form that the ledger keeps: `R6`.
    pub fn short(self) -> String {
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

fn small_number(text: &str) -> Option<u16> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_year_means_the_same() {
        for text in ["R6", "r6", "Ｒ６", "令和6年度", "令和６年", " 令和 6 年度 ", "2024", "2024年度", "２０２４"]
        {
            assert_eq!(FiscalYear::parse(text), Some(FiscalYear(2024)), "{text}");
        }
        assert_eq!(FiscalYear::parse("令和元年度"), Some(FiscalYear(2019)));
        assert_eq!(FiscalYear::parse("H31"), Some(FiscalYear(2019)));
    }

    #[test]
    fn what_is_no_year_is_not_guessed() {
        for text in ["", "R", "R0", "R6-R8", "6", "令和六年", "確認中", "99999", "R123"] {
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
