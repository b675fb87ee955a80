//! What people type into a cell for a result or a day, as the ledger writes it.
//!
//! Whoever has a Japanese keyboard on types `８２．２％`, `＋５人`, `１，２３４`: full-width digits with their signs are those of a
//! half-width keyboard, and the unit that the row counts in anyway says nothing more. Other words stay as they are.

use unicode_normalization::UnicodeNormalization;

use crate::exchange::values::number;
use crate::ledger::units::is_odd_digit;

/// A result. `unit`: what its row counts in.
pub(super) fn result(text: &str, unit: Option<&str>) -> String {
    let narrow = folded(text);
    let unit = unit.map(folded).filter(|unit| !unit.is_empty());
    let bare = unit.and_then(|unit| narrow.strip_suffix(&unit).map(str::trim_end)).unwrap_or(&narrow);
    // ① and ² aren't digits, whatever they are folded to.
    let digits_end = text.trim().chars().take(bare.chars().count()).any(is_odd_digit);
    if digits_end {
        return narrowed(text);
    }
    let (sign, digits) = match bare.strip_prefix(['-', '−', '▲', '△']) {
        Some(rest) => ("-", rest),
        None => ("", bare.strip_prefix('+').unwrap_or(bare)),
    };
    let signed = number(digits).filter(|digits| !digits.starts_with('-'));
    signed.map_or_else(|| narrowed(text), |digits| format!("{sign}{digits}"))
}

fn folded(text: &str) -> String {
    text.trim().nfkc().collect()
}

/// A text whose digits are full-width, with these and what stands between digits in half width; any other text as it is.
pub(super) fn narrowed(text: &str) -> String {
    if !text.contains(|c| ('０'..='９').contains(&c)) {
        return text.to_owned();
    }
    let is_of_number = |c: char| ('０'..='９').contains(&c) || "％－＋．，（）／：".contains(c);
    text.chars().flat_map(|c| if is_of_number(c) { c.nfkc().collect::<Vec<_>>() } else { vec![c] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_read_as_its_digits_whatever_keyboard_was_on() {
        for (typed, unit, read) in [
            ("８２．２％", Some("%"), "82.2"),
            ("82.2 %", Some("％"), "82.2"),
            ("＋１６８件", Some("件"), "168"),
            ("－５人", Some("人"), "-5"),
            ("−5", None, "-5"),
            ("▲５人", Some("人"), "-5"),
            ("１，２３４．５０", None, "1234.50"),
            ("1 318 335", None, "1318335"),
            ("12km2", Some("㎢"), "12"),
        ] {
            assert_eq!(result(typed, unit), read, "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_keeps_its_words() {
        for (typed, read) in [
            ("１３（３０１）", "13(301)"),
            ("１４２，２３０人", "142,230人"),
            ("確認中（R8.6公表予定）", "確認中（R8.6公表予定）"),
            ("約160", "約160"),
            ("１，２３", "1,23"),
            ("--5", "--5"),
            ("①5", "①5"),
            ("5²", "5²"),
            ("100 200", "100 200"),
            ("未定", "未定"),
        ] {
            assert_eq!(result(typed, None), read, "{typed}");
        }
        assert_eq!(narrowed("令和８年６月２０日"), "令和8年6月20日");
    }
}
