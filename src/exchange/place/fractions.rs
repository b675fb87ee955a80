//! Numbers of which their format shows less than is stored: 16,781 for 16780.5, 77% for 0.7651, 72 in red for -72, 4,900 for
//! 4,900,123 in thousands.
//!
//! What is printed holds where it says how exact it is: an amount rounded to the unit that it is in, a format with decimals of its own,
//! and a quotient without an end, of which nobody wants all digits. Else either may be meant: which is asked once for a column, and
//! until then neither is taken.

use super::{Around, Choice, Maker, Place};
use crate::exchange::mapping::FRACTION;
use crate::exchange::number_format::general;
use crate::exchange::values::{number, yen};
use crate::exchange::words;

/// The most decimals of a number that somebody has typed.
const TYPED: usize = 4;

impl Maker<'_> {
    /// Asks which of two values a cell says, its printed or its stored one, each in words and as JSON.
    pub(super) fn ask_fraction(
        &mut self,
        id: (usize, usize),
        place: &Place,
        text: &str,
        [(shown, printed), (stored, exact)]: [(String, String); 2],
        around: Around<'_>,
    ) {
        let choice = |words: &str, value: &str| Choice::new(words, place.clone(), value);
        let options = vec![choice("表示どおり", &printed), choice("保存された値", &exact)];
        let shown = if shown == text { String::new() } else { format!("は {shown}") };
        let why = format!(
            "書式で端数や符号が隠れている列(表示「{text}」{shown}、保存された値は {stored})。この列をどちらで読むか"
        );
        self.ask(id, (FRACTION, around.header), why, around.project, options);
    }

    /// The whole yen that are stored behind a format, with a sign as it is stored, where what is shown isn't the same, rounded to its
    /// unit. `value`: what is shown, in yen.
    pub(super) fn other_yen(&self, id: (usize, usize), value: i64, text: &str, scale: Option<i64>) -> Option<i64> {
        let (_, cell) = self.cell(id)?;
        let stored = cell.exact()?;
        // 「1,235千円」 says its unit itself.
        let digits = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
        let scale = words::scale(text.trim()[digits.len()..].trim()).or(scale);
        // What is shown in thousands under 「千円」 is stored in yen; so it is where nothing says the unit.
        let shown = number(digits)?.parse::<f64>().ok()?;
        let thousands = in_thousands(shown, stored);
        let unit = match (scale, thousands) {
            (Some(scale), thousands) => (scale / thousands.unwrap_or(1)).max(1),
            (None, thousands) => thousands.map(|_| 1)?,
        };
        let stored = yen(&general(stored.abs()), unit)? * if stored < 0.0 { -1 } else { 1 };
        ((value - stored).abs() > scale.unwrap_or(1)).then_some(stored)
    }
}

/// Whether a number that is shown isn't the stored one, rounded, but its opposite or a thousandth.
fn is_another(text: &str, stored: f64) -> bool {
    let Some(shown) = number(text.trim()).and_then(|shown| shown.parse::<f64>().ok()) else { return false };
    (shown > 0.0 && stored < 0.0) || in_thousands(shown, stored).is_some()
}

/// In which unit a number is shown that is a thousandth or a millionth of the stored one.
fn in_thousands(shown: f64, stored: f64) -> Option<i64> {
    let is = |unit: &i64| (shown.abs() - stored.abs() / *unit as f64).abs() <= 0.5;
    [1_000, 1_000_000].into_iter().find(|unit| stored.abs() >= *unit as f64 / 2.0 && shown != 0.0 && is(unit))
}

/// A whole number as it is stored behind it; `None` where that is neither what is printed, rounded, nor its opposite.
pub(super) fn as_stored(text: &str, stored: f64) -> Option<String> {
    if is_another(text, stored) {
        return Some(general(stored));
    }
    with_fraction(text, stored)
}

fn with_fraction(text: &str, stored: f64) -> Option<String> {
    let shown = text.trim();
    let (digits, sign, by) = match shown.strip_suffix(['%', '％']) {
        Some(digits) => (digits, &shown[digits.len()..], 100.0),
        None => (shown, "", 1.0),
    };
    let shown = number(digits)?;
    let value = stored * by;
    if shown.contains('.') || (shown.parse::<f64>().ok()? - value).abs() > 0.5 * (1.0 + 1e-9) {
        return None;
    }
    let exact = format!("{value:.9}");
    let exact = exact.trim_end_matches('0').trim_end_matches('.');
    let typed = exact.split_once('.').is_some_and(|(_, decimals)| decimals.len() <= TYPED);
    typed.then(|| format!("{exact}{sign}"))
}

#[cfg(test)]
mod tests {
    use super::as_stored;

    #[test]
    fn only_what_somebody_may_have_typed_is_offered() {
        for (text, stored, expected) in [
            ("77%", 0.7651, Some("76.51%")),
            ("4,813", 4812.6, Some("4812.6")),
            ("6", 6.25, Some("6.25")),
            ("▲3", -2.75, None),
            ("33%", 1.0 / 3.0, None),
            ("12.5%", 0.1246, None),
            ("1月5日", 45296.5, None),
            // In thousands, or without the sign.
            ("12", 12345.6, Some("12345.6")),
            ("4,900", 4_900_123.0, Some("4900123")),
            ("72", -72.0, Some("-72")),
        ] {
            assert_eq!(as_stored(text, stored).as_deref(), expected, "{text}");
        }
    }
}
