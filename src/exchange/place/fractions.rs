//! Numbers of which their format shows less than is stored: 16,781 for 16780.5, 77% for 0.7651, 72 in red for -72, 4,900 for
//! 4,900,123 in thousands.
//!
//! What is printed holds until somebody says otherwise, where it is what is stored, rounded; a number without its sign or in
//! thousands may be either, and waits. That is asked once for a column, where what is stored is a number that somebody may have
//! typed: of a quotient without an end nobody wants all digits.

use super::{Around, As, Choice, Maker, Place};
use crate::exchange::mapping::FRACTION;
use crate::exchange::number_format::general;
use crate::exchange::values::{number, yen};

/// The most decimals of a number that somebody has typed.
const TYPED: usize = 4;

impl Maker<'_> {
    /// Asks which of two values a cell says, its printed or its stored one, each in words and as JSON; whether that was answered
    /// before, and is done.
    pub(super) fn settled_fraction(
        &mut self,
        id: (usize, usize),
        place: &Place,
        text: &str,
        [(shown, printed), (stored, exact)]: [(String, String); 2],
        around: Around<'_>,
    ) -> bool {
        let choice = |words: &str, value: &str| Choice::new(words, place.clone(), value);
        let options = vec![choice("表示どおり", &printed), choice("保存された値", &exact)];
        let shown = if shown == text { String::new() } else { format!("は {shown}") };
        let why = format!(
            "書式で端数や符号が隠れている列(表示「{text}」{shown}、保存された値は {stored})。この列をどちらで読むか"
        );
        self.ask(id, (FRACTION, around.header), why, around.project, options);
        match self.facts.last_mut().filter(|fact| fact.kind == As::Ask && fact.cell == id) {
            Some(fact) => {
                (fact.place, fact.value) = (None, None);
                false
            }
            None => true,
        }
    }

    /// The whole yen that are stored behind a format that shows less of them, with a sign as it is stored.
    pub(super) fn stored_yen(&self, id: (usize, usize), text: &str, scale: Option<i64>) -> Option<i64> {
        let (_, cell) = self.cell(id)?;
        let stored = cell.exact()?;
        // What is shown in thousands under 「千円」 is stored in yen.
        let shown = number(text.trim())?.parse::<f64>().ok()?;
        let thousands = in_thousands(shown, stored).unwrap_or(1);
        let unit = (scale? / thousands).max(1);
        Some(yen(&general(stored.abs()), unit)? * if stored < 0.0 { -1 } else { 1 })
    }
}

/// Whether a number that is shown isn't the stored one, rounded, but its opposite or a thousandth.
pub(super) fn is_another(text: &str, stored: f64) -> bool {
    let Some(shown) = number(text.trim()).and_then(|shown| shown.parse::<f64>().ok()) else { return false };
    (shown > 0.0 && stored < 0.0) || in_thousands(shown, stored).is_some()
}

/// In which unit a number is shown that is a thousandth or a millionth of the stored one.
fn in_thousands(shown: f64, stored: f64) -> Option<i64> {
    let is = |unit: &i64| (shown.abs() - stored.abs() / *unit as f64).abs() <= 0.5;
    [1_000, 1_000_000].into_iter().find(|unit| stored.abs() >= *unit as f64 / 2.0 && shown != 0.0 && is(unit))
}

/// A printed number as it is stored behind it; `None` where that is neither what is printed, rounded, nor its opposite.
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
    let (places, value) = (shown.split_once('.').map_or(0, |(_, places)| places.len()), stored * by);
    let rounded = 0.5 * 10f64.powi(-i32::try_from(places).ok()?);
    if (shown.parse::<f64>().ok()? - value).abs() > rounded * (1.0 + 1e-9) {
        return None;
    }
    let exact = format!("{value:.9}");
    let exact = exact.trim_end_matches('0').trim_end_matches('.');
    let typed = exact.split_once('.').is_some_and(|(_, decimals)| decimals.len() <= TYPED);
    typed.then(|| format!("{exact}{sign}"))
}

#[cfg(test)]
mod tests {
    use super::{as_stored, is_another};

    #[test]
    fn only_what_somebody_may_have_typed_is_offered() {
        for (text, stored, expected) in [
            ("77%", 0.7651, Some("76.51%")),
            ("4,813", 4812.6, Some("4812.6")),
            ("6", 6.25, Some("6.25")),
            ("▲3", -2.75, None),
            ("33.3%", 1.0 / 3.0, None),
            ("1月5日", 45296.5, None),
            // In thousands, or without the sign.
            ("12", 12345.6, Some("12345.6")),
            ("4,900", 4_900_123.0, Some("4900123")),
            ("72", -72.0, Some("-72")),
        ] {
            assert_eq!(as_stored(text, stored).as_deref(), expected, "{text}");
            let other = ["12", "4,900", "72"].contains(&text);
            assert_eq!(is_another(text, stored), other, "{text}: it waits");
        }
    }
}
