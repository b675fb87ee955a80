//! Reading running text: its sentences, and the amounts that stand in it.

use std::ops::Range;

use crate::ledger::decimal::Decimal;
use crate::ledger::printed::amount_at;
use crate::ledger::units::{Unit, fold};

/// What a sentence ends at.
pub(super) const STOPS: [char; 4] = ['。', '\n', '！', '？'];

/// The sentences of a text, in bytes, each without the stop behind it.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    between(text, text.char_indices().filter(|(_, c)| STOPS.contains(c)).map(|(at, _)| at))
}

/// The same, where it is known at which places stops stand.
pub(super) fn between(text: &str, stops: impl Iterator<Item = usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    stops.chain(std::iter::once(text.len())).filter_map(move |stop| {
        let sentence = at..stop;
        at = stop + text.get(stop..)?.chars().next().map_or(0, char::len_utf8);
        (!text.get(sentence.clone())?.trim().is_empty()).then_some(sentence)
    })
}

/// A sentence in one width, without blanks and without の: 「特定健診の受診率」 and 「特定健診受診率」 are one name.
pub(super) fn plain(sentence: &str) -> String {
    let mut line = String::with_capacity(sentence.len());
    let mut rest = sentence;
    // Most characters stay, and are taken over by the run.
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| c == 'の' || c == ' ' || fold(c) != c) {
        let (kept, behind) = rest.split_at(at);
        line.push_str(kept);
        line.extend(Some(fold(c)).filter(|c| !matches!(c, ' ' | 'の')));
        rest = behind.get(c.len_utf8()..).unwrap_or_default();
    }
    line.push_str(rest);
    line
}

/// A number in a text with the unit behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// Where its digits begin, and where its unit ends, in bytes.
    pub start: usize,
    pub end: usize,
    /// The number in its unit: 2.4万 is 24000.
    pub value: Decimal,
    pub unit: Option<Unit<'static>>,
    /// Whether 万 or 億 stands in it: it may be rounded.
    pub rounded: bool,
}

/// The amounts in a text that is folded to one width, from left to right. Parts of names (R6, 第2期) aren't amounts.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).map(|i| i + from)
    {
        let rest = text.get(start..).unwrap_or_default();
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(rest.len());
        let digits = rest.get(..digits).unwrap_or_default().trim_end_matches([',', '.']);
        from = start + digits.len().max(1);
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '第' | '-' | '.' | '/')) {
            continue;
        }
        let Some(number) = Decimal::parse(&digits.replace(',', "")) else { continue };
        let after = text.get(from..).unwrap_or_default();
        // 3億2千万円 is one amount.
        if after.starts_with(['十', '百', '千', '万', '億', '兆'])
            && let Some((value, unit, rounded, length)) = amount_at(rest).filter(|(.., length)| *length > digits.len())
        {
            all.push(Amount { start, end: start + length, value, unit, rounded });
            from = start + length;
            continue;
        }
        let plainly = Unit::at(after).map(|(unit, length)| (number, Some(unit), length, false));
        let (value, unit, length, rounded) = plainly.unwrap_or((number, None, 0, false));
        all.push(Amount { start, end: from + length, value, unit, rounded });
        from += length;
    }
    all
}

/// The words around a place as far as they are one word: kanji and katakana.
pub(super) fn word_around(text: &str, part: Range<usize>) -> Range<usize> {
    let inside = |c: char| is_kanji(c) || is_katakana(c);
    let before = text.get(..part.start).unwrap_or_default();
    let after = text.get(part.end..).unwrap_or_default();
    let start = before.trim_end_matches(inside).len();
    let end = text.len() - after.trim_start_matches(inside).len();
    start..end
}

/// Whether a character is a kanji.
pub(super) fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '々' | '\u{F900}'..='\u{FAFF}')
}

/// Whether a character is a katakana or the mark that lengthens one.
pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー')
}

/// Whether a character is a hiragana.
pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn sentences_end_at_stops_and_lines() {
        let text = "一文目。二文目\n\n三文目！";
        let all: Vec<&str> = sentences(text).map(|range| &text[range]).collect();
        assert_eq!(all, ["一文目", "二文目", "三文目"]);
        assert_eq!(sentences("").count(), 0);
    }

    #[test]
    fn amounts_are_read_with_their_units() {
        let read = |text: &str| -> Vec<String> {
            let name = |unit: Option<Unit<'static>>| unit.map_or("", |unit| unit.name);
            amounts(text).iter().map(|a| format!("{}{}", a.value, name(a.unit))).collect()
        };
        assert_eq!(
            read("R6は1,234人、87.6%、3千円と2.4万人、3億2千万円、1万2千人。第2期10a"),
            ["1,234人", "87.6%", "3千円", "24,000人", "320,000,000円", "12,000人", "10a"]
        );
        assert_eq!(read("432㎥"), ["432㎥"]);
        let text = "計12名。";
        let one = amounts(text)[0];
        assert_eq!(&text[one.start..one.end], "12名");
    }
}
