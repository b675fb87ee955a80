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
    Unreadable,
}

/// Reads a code as it was written, in any width.
pub fn read(text: &str) -> Code {
    let digits: Option<Vec<u32>> = text.trim().chars().map(|c| fold(c).to_digit(10)).collect();
    let digits = digits.unwrap_or_default();
    let Some((number, rest)) = digits.split_at_checked(5) else { return Code::Unreadable };
    let Some(check) = check_digit(number) else { return Code::Unreadable };
    let said = char::from_digit(check, 10).unwrap_or('0');
    match rest {
        [] => Code::WithoutCheckDigit(said),
        [last] if *last == check => Code::Proved,
        [_] => Code::Disproved(said),
        _ => Code::Unreadable,
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

/// The prefectures, as a municipality's full name begins with one.
const PREFECTURES: &str = "\
    北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 \
    東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 \
    滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 \
    香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県";

/// A municipality's printed name as prefecture and the rest. A prefecture alone is its own: it evaluates too. By the list
/// and not by the last character: 太宰府市 is in no prefecture of that name.
pub fn split(name: &str) -> (Option<&str>, &str) {
    let name = name.trim();
    let Some(prefecture) = PREFECTURES.split(' ').find(|prefecture| name.starts_with(prefecture)) else {
        return (None, name);
    };
    let (prefecture, rest) = name.split_at(prefecture.len());
    (Some(prefecture), if rest.trim().is_empty() { prefecture } else { rest.trim_start() })
}

/// 美祢市 of 山口県美祢市: a prefecture's name has three characters, or four.
pub fn without_prefecture(municipality: &str) -> &str {
    let ends = municipality.char_indices().skip(2).take(2).find(|(_, c)| matches!(c, '都' | '道' | '府' | '県'));
    let rest = ends.and_then(|(at, c)| municipality.get(at + c.len_utf8()..)).filter(|rest| !rest.is_empty());
    rest.unwrap_or(municipality)
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

    #[test]
    fn a_name_is_parted_only_behind_a_prefecture() {
        assert_eq!(split("山口県美祢市"), (Some("山口県"), "美祢市"));
        assert_eq!(split("京都府 京都市"), (Some("京都府"), "京都市"));
        assert_eq!(split("太宰府市"), (None, "太宰府市"));
        assert_eq!(split("東京都"), (Some("東京都"), "東京都"));
    }

    #[test]
    fn prefectures_are_told_from_municipalities() {
        let cases = [
            ("山口県美祢市", "美祢市"),
            ("京都府京都市", "京都市"),
            ("神奈川県葉山町", "葉山町"),
            ("北海道", "北海道"),
        ];
        for (whole, rest) in cases {
            assert_eq!(without_prefecture(whole), rest);
        }
    }
}
