//! 全国地方公共団体コード: the number by which a municipality is known to every other system.
//!
//! Six digits: two of the prefecture (JIS X 0401), three of the municipality (JIS X 0402) and a check digit, so that a slip
//! of the pen is noticed. Older forms print the first five alone. It is text: 012025 without its 0 is another number.

use super::units::fold;

/// What a code comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// Six digits, and the last proves the others.
    Proved,
    /// Six digits that don't agree: the last should be this one.
    Disproved(char),
    /// The first five digits alone, with the check digit that belongs to them.
    WithoutCheckDigit(char),
    /// Anything else.
    NotACode,
}

/// Reads a code as it was written, in any width.
pub fn read(text: &str) -> Code {
    let digits: Option<Vec<u32>> = text.trim().chars().map(|c| fold(c).to_digit(10)).collect();
    let digits = digits.unwrap_or_default();
    let Some((number, rest)) = digits.split_at_checked(5) else { return Code::NotACode };
    let Some(check) = check_digit(number) else { return Code::NotACode };
    let said = char::from_digit(check, 10).unwrap_or('0');
    match rest {
        [] => Code::WithoutCheckDigit(said),
        [last] if *last == check => Code::Proved,
        [_] => Code::Disproved(said),
        _ => Code::NotACode,
    }
}

/// The digits weighed 6 to 2, their sum taken from the next multiple of 11; of what is left the last digit. `None` where the
/// first two are no prefecture.
fn check_digit(number: &[u32]) -> Option<u32> {
    let [tens, ones, ..] = *number else { return None };
    if !(1..=47).contains(&(tens * 10 + ones)) {
        return None;
    }
    let sum: u32 = number.iter().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    Some((11 - sum % 11) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 北海道, 札幌市, 函館市, 青森県, 東京都, 千代田区, 横浜市, 大阪市, 美祢市, 那覇市: as the ministry lists them.
    #[test]
    fn the_official_codes_are_proved() {
        for code in ["010006", "011002", "012025", "020001", "130001", "131016", "141003", "271004", "352136", "472018"]
        {
            assert_eq!(read(code), Code::Proved, "{code}");
        }
        assert_eq!(read("３５２１３６"), Code::Proved);
    }

    #[test]
    fn a_slip_is_noticed() {
        assert_eq!(read("352137"), Code::Disproved('6'));
        assert_eq!(read("35213"), Code::WithoutCheckDigit('6'));
        assert_eq!(read("43364"), Code::WithoutCheckDigit('1'));
        for other in ["12025", "", "美祢市", "3521360", "482018", "352-136", "00000"] {
            assert!(!matches!(read(other), Code::Proved | Code::Disproved(_)), "{other}");
        }
        // Any one digit wrong, and any two neighbours exchanged (but where 0 stands for 10 as well), is noticed.
        for at in 2..6 {
            for digit in '0'..='9' {
                let mut wrong: Vec<char> = "352136".chars().collect();
                if std::mem::replace(&mut wrong[at], digit) != digit {
                    let wrong: String = wrong.into_iter().collect();
                    assert!(matches!(read(&wrong), Code::Disproved(_)), "{wrong}");
                }
            }
        }
    }
}
