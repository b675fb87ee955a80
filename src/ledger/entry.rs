//! What people type into a field, as the JSON that the field takes.
//!
//! Amounts and years are taken as people write them (`40,404,482`, `４０４０４４８２円`, `11,599千円`, `令和6`); a printed
//! value is taken as typed, as a number where it is nothing but one. What a field can't hold is refused with the reason;
//! what is merely odd (a rating that is on no list) is taken. An emptied field becomes `null`, as the format has it.

use std::fmt;

use super::decimal::Decimal;
use super::field::Kind;
use super::printed::Printed;
use super::units::{fold, parted_by_blanks};
use super::year::FiscalYear;
use crate::json::string::{Habits, reencode_in};

/// Why a field can't take what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No whole number of yen.
    NotYen(String),
    /// No whole number.
    NotWhole(String),
    /// No number.
    NotANumber(String),
    /// No fiscal year.
    NotAYear(String),
    /// Neither yes nor no.
    NotAFlag(String),
    /// More than one line for a field of one line.
    TwoLines,
    /// The field may not be blank.
    Needed,
    /// A line of a list may not be blank: it is there or it isn't.
    BlankRow,
    /// The field is a group of fields.
    Group,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NotYen(typed) => {
                write!(f, "「{typed}」は金額として読めません。円単位の整数(例 40,404,482)で入力してください。")
            }
            Refusal::NotWhole(typed) => {
                write!(f, "「{typed}」は整数ではありません。1, 2, 3 …のように入力してください。")
            }
            Refusal::NotANumber(typed) => write!(f, "「{typed}」は数値ではありません。数字だけを入力してください。"),
            Refusal::NotAYear(typed) => {
                write!(f, "「{typed}」は年度として読めません。R6、令和6、2024 のように入力してください。")
            }
            Refusal::NotAFlag(typed) => write!(f, "「{typed}」ではなく、はい か いいえ を選んでください。"),
            Refusal::TwoLines => f.write_str("この項目は1行です。改行を取り除いてください。"),
            Refusal::BlankRow => f.write_str("この行は空欄にできません。要らない行は、行ごと取り除いてください。"),
            Refusal::Needed => f.write_str("この項目は空欄にできません。"),
            Refusal::Group => f.write_str("この項目は中の項目ごとに直してください。"),
        }
    }
}

impl std::error::Error for Refusal {}

/// The JSON for what was typed into a field of a kind. `old` is the value as written before (`null` where nothing was),
/// whose hand a new text is written in; `needed`: the field may not be blank.
///
/// # Errors
/// When the field can't hold it.
pub fn entry(kind: Kind, typed: &str, old: &str, needed: bool, habits: Habits) -> Result<String, Refusal> {
    if typed.trim().is_empty() {
        return if needed { Err(Refusal::Needed) } else { Ok("null".into()) };
    }
    let text = |text: &str| Ok(reencode_in(old, text, habits));
    match kind {
        Kind::Record | Kind::List => Err(Refusal::Group),
        Kind::Line | Kind::Date | Kind::Choice(_) if typed.contains('\n') => Err(Refusal::TwoLines),
        Kind::Line | Kind::Text | Kind::Date | Kind::Choice(_) => text(typed),
        Kind::Yen => yen(typed).ok_or_else(|| Refusal::NotYen(typed.trim().into())),
        Kind::Whole => match plain_number(&narrow(typed)) {
            Some(number) if !number.contains(['.', 'e', 'E']) => Ok(number),
            _ => Err(Refusal::NotWhole(typed.trim().into())),
        },
        Kind::Number => plain_number(&narrow(typed))
            .or_else(|| with_exponent(&narrow(typed)))
            .ok_or_else(|| Refusal::NotANumber(typed.trim().into())),
        Kind::Year => match FiscalYear::around(typed) {
            Some(year) => text(&year.short()),
            None => Err(Refusal::NotAYear(typed.trim().into())),
        },
        Kind::Printed if typed.contains('\n') => Err(Refusal::TwoLines),
        // A value that was printed with words stays the text that it is; else what is only a number becomes one.
        Kind::Printed => match number(typed) {
            Some(number) => Ok(number),
            None => text(typed.trim()),
        },
        Kind::Flag => match narrow(typed).to_ascii_lowercase().as_str() {
            "はい" | "true" | "yes" | "y" | "1" => Ok("true".into()),
            "いいえ" | "false" | "no" | "n" | "0" => Ok("false".into()),
            _ => Err(Refusal::NotAFlag(typed.trim().into())),
        },
    }
}

/// What was typed in the width of numbers. Only full-width digits are digits: ① and ² stay what they are.
fn narrow(typed: &str) -> String {
    typed.trim().chars().map(fold).collect()
}

/// The number that a printed value is written as, where nothing but one was typed that can be read again.
pub(crate) fn number(typed: &str) -> Option<String> {
    let narrow = narrow(typed);
    let number = plain_number(&narrow).or_else(|| with_exponent(&narrow))?;
    Decimal::parse(&number).map(|_| number)
}

/// An amount of money as whole yen.
fn yen(typed: &str) -> Option<String> {
    let narrow = narrow(typed);
    let number = plain_number(&narrow).or_else(|| plain_number(&parted_by_blanks(typed)?));
    if let Some(number) = number.filter(|number| !number.contains('.')) {
        return Some(number);
    }
    Printed::Text(typed.into()).yen(0).map(|yen| yen.to_string())
}

/// A JSON number out of typed digits: separators in valid groups are dropped, the digits stay as typed (`61.0`).
fn plain_number(narrow: &str) -> Option<String> {
    let (sign, digits) = match narrow.strip_prefix(['-', '▲', '△', '−']) {
        Some(rest) => ("-", rest),
        None => ("", narrow.strip_prefix('+').unwrap_or(narrow)),
    };
    let (whole, rest) = match digits.split_once('.') {
        Some((whole, rest)) => (whole, Some(rest)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() > 1;
    let good = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().all(|group| good(group)) || rest.is_some_and(|rest| !good(rest)) {
        return None;
    }
    if grouped && (groups[0].len() > 3 || groups[1..].iter().any(|group| group.len() != 3)) {
        return None;
    }
    let joined = groups.concat();
    let trimmed = joined.trim_start_matches('0');
    let whole = if trimmed.is_empty() { "0" } else { trimmed };
    Some(match rest {
        Some(rest) => format!("{sign}{whole}.{rest}"),
        None => format!("{sign}{whole}"),
    })
}

/// A number with an exponent, as JSON writes it (`1E+2`).
fn with_exponent(narrow: &str) -> Option<String> {
    let (mantissa, exponent) = narrow.split_once(['e', 'E'])?;
    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let good = plain_number(mantissa)? == mantissa && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    good.then(|| narrow.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::ledger::field::Choice;

    fn typed(kind: Kind, text: &str) -> Result<String, Refusal> {
        entry(kind, text, "null", false, Habits::default())
    }

    #[test]
    fn amounts_are_taken_as_people_write_them() {
        for text in [
            "40,404,482",
            "40404482",
            "４０４０４４８２",
            "40,404,482円",
            " ４０，４０４，４８２円 ",
            "40 404 482",
            "４０　４０４　４８２",
        ] {
            assert_eq!(typed(Kind::Yen, text).as_deref(), Ok("40404482"), "{text}");
        }
        assert_eq!(typed(Kind::Yen, "11,599千円").as_deref(), Ok("11599000"));
        assert_eq!(typed(Kind::Yen, "3億2千万円").as_deref(), Ok("320000000"));
        assert_eq!(typed(Kind::Yen, "十二億").as_deref(), Ok("1200000000"));
        assert_eq!(typed(Kind::Yen, "").as_deref(), Ok("null"));
        for text in [
            "約100",
            "12.5",
            "1,23",
            "確認中",
            "13(301)",
            "100人",
            "1e3",
            "100円(R5)",
            "年間100円",
            "100円(累計)",
            "①5",
            "5²",
            "100 200",
            "100円※1",
            "40\n404",
            "1 2 3",
        ] {
            assert!(matches!(typed(Kind::Yen, text), Err(Refusal::NotYen(_))), "{text}");
        }
    }

    #[test]
    fn printed_values_keep_their_digits_and_words() {
        for (text, raw) in [
            ("61.0", "61.0"),
            ("８１，５５５", "81555"),
            ("確認中", "\"確認中\""),
            ("13(301)", "\"13(301)\""),
            ("34,212千円", "\"34,212千円\""),
            ("-", "\"-\""),
            ("▲5", "-5"),
            ("1,23", "\"1,23\""),
            ("007", "7"),
            ("1E+2", "1E+2"),
            ("1.5e3", "1.5e3"),
            ("1E", "\"1E\""),
            ("E5", "\"E5\""),
            ("①5", "\"①5\""),
            ("5²", "\"5²\""),
            ("100 200", "\"100 200\""),
            ("1e400", "\"1e400\""),
            ("99999999999999999999", "\"99999999999999999999\""),
            ("", "null"),
        ] {
            assert_eq!(typed(Kind::Printed, text).as_deref(), Ok(raw), "{text}");
        }
    }

    #[test]
    fn years_choices_and_lines() {
        assert_eq!(typed(Kind::Year, "令和6").as_deref(), Ok("\"R6\""));
        assert!(typed(Kind::Year, "来年").is_err());
        assert_eq!(typed(Kind::Choice(Choice::Rating), "独自の評価").as_deref(), Ok("\"独自の評価\""));
        assert_eq!(typed(Kind::Line, "a\nb"), Err(Refusal::TwoLines));
        assert_eq!(typed(Kind::Text, "a\nb").as_deref(), Ok("\"a\\nb\""));
        assert_eq!(typed(Kind::Flag, "はい").as_deref(), Ok("true"));
        assert_eq!(entry(Kind::Line, " ", "\"x\"", true, Habits::default()), Err(Refusal::Needed));
        assert_eq!(typed(Kind::Whole, "3.5").unwrap_err(), Refusal::NotWhole("3.5".into()));
    }

    #[test]
    fn a_text_is_written_in_the_old_ones_hand() {
        let old = "\"\\u3042/\"";
        assert_eq!(entry(Kind::Line, "あ/い", old, false, Habits::default()).as_deref(), Ok("\"\\u3042/\\u3044\""));
    }
}
